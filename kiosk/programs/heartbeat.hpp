// The heartbeat: what a kiosk says of itself, once an hour, for whoever looks after several: `heartbeat.json` in --state.
//
// Nothing of a visit is in it, and none changes it, nor the moment it is written: that is a whole hour of the process's own life, which
// starting again behind attract does not end. The hour it bears, also as the file's time, is the clock's, cut to the hour.
//
//     {"repere_heartbeat": 1, "kiosk": "mjd-1", "place": "mjd", "program": "0.1.0", "data": "3f2a91c04b7e", "data_date": "2026-11-20",
//      "up_hours": 41, "printer": "ready", "error": "", "written": "2026-11-24T10:00"}
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "language/language.hpp"

namespace repere::programs {

struct Beat {
    std::string kiosk;                       // which one: "kiosk" of its settings, else the name of the machine
    std::string place, program, data;        // where it stands; versions: of the program, the beginning of the directory's hash
    std::optional<language::Day> data_date;
    long up_hours = 0;
    std::string printer;                     // none · ready · lacking · unknown
    std::string error;                       // "" none, no-directory, directory-refused, clock-before-data, printer-lacking,
                                             // release- and why none is adopted (release::code), or release-unreachable
    language::Minute written{};
    friend bool operator==(const Beat&, const Beat&) = default;
};

std::string to_json(const Beat& beat);
std::variant<Beat, std::string> beat_of(const std::string& text);      // else one clause: what it is not

std::string name_of_this_machine();
bool is_kiosk_name(const std::string& name);                           // 1 to 64 of A–Z a–z 0–9 . _ -

class Heartbeat {
public:
    using Milliseconds = std::chrono::milliseconds;
    Heartbeat() = default;                                             // kept nowhere
    Heartbeat(std::string folder, Milliseconds age, bool goes_on);     // of the process; it goes on where the one before it became this one

    bool due(Milliseconds lived);                                      // once a whole hour of its life, first after a minute
    long up_hours(Milliseconds lived) const { return std::chrono::floor<std::chrono::hours>(age_ + lived).count(); }
    void write(const Beat& beat);                                      // whole or not at all; that it cannot is said once, on standard error

private:
    long hour(Milliseconds lived) const;
    std::string folder_;
    Milliseconds age_{0};
    long last_ = -1;
    bool complained_ = false;
};

std::chrono::milliseconds age_of_this_process();                       // execv does not make it younger

}  // namespace repere::programs
