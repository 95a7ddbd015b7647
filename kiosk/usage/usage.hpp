// Usage: what a kiosk counts and notes, in the one file it may write (--usage).
//
// No person, no visit, no time of day, no order (DESIGN §10): how many a desk received, by kind and quarter; which service it found closed,
// for that day; which record is wrong and in what, for thirty days; how many wrong PINs stand in a row. One line each, in words that
// anybody can read. A file that is none is set aside under another name, and said; nothing in it is lost.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "language/language.hpp"

namespace repere::usage {

using language::Day;

struct Wrong {
    std::string service, category;
    Day on;
    friend bool operator==(const Wrong&, const Wrong&) = default;
};

class Usage {
public:
    Usage() = default;                                       // kept nowhere
    static Usage open(const std::string& file, Day today, std::string& said);      // what lapsed goes; `said`: one sentence when it cannot be used

    void receive(const std::string& desk, const std::string& kind, Day on, int by);      // never below none
    int received(const std::string& desk, const std::string& kind, Day on) const;        // in that day's quarter
    void toggle_closed(const std::string& service, Day on);
    std::vector<std::string> closed_on(Day day) const;       // what was found closed on another day counts for nothing
    void note_wrong(const std::string& service, const std::string& category, Day on);    // once a record, a category and a day
    std::vector<Wrong> wrong(Day today) const;               // of the last thirty days
    void pin_tried(bool right);
    int wrong_pins() const { return wrong_pins_; }           // in a row

    std::string text() const;                                // the file, as it is written

private:
    void keep(Day today);
    void save() const;
    std::string file_;
    std::map<std::string, int> received_;                    // "2026-Q4 tourist-office tourist"
    std::map<std::string, Day> closed_;
    std::vector<Wrong> wrong_;
    int wrong_pins_ = 0;
};

std::string quarter(Day day);                                // "2026-Q4"
// Seconds to wait after so many wrong PINs in a row: it doubles, and ends at a minute, so that nobody can lock the staff out (people.md, P7).
int pin_delay(int wrong_pins);

}  // namespace repere::usage
