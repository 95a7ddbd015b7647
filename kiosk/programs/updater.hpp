// Looking for a newer release, fetching it, adopting it (release/release.hpp): what `repere-updater` does between two waits.
//
// From a web server: manifest and signature first, conditionally; judged before the file is asked for, which goes on where it was cut off,
// also after a power cut. From a folder, a share, a stick: as it lies there. In either case nothing is believed but what the key signed.
//
//     STATE/fetched/{again, next, sent, directory-202611240900.sqlite.zst}      what the server said of its manifest; when to look; the heartbeat that
//                                                                               was sent last; a file in part
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "programs/fetch.hpp"
#include "release/release.hpp"

namespace repere::programs {

struct Looked {
    release::Version adopted = 0;            // just now
    std::string trouble, why;                // "" none; a code of release::Refused, or "unreachable"; one sentence
};

class Updater {
public:
    Updater(std::string from, release::Kiosk kiosk, const Patience& patience = {});      // from: URL or folder
    Looked look(language::Minute now);

private:
    Looked look_there(language::Minute now);
    Looked look_here(language::Minute now);
    Looked told(const release::Outcome& outcome);

    std::string from_;
    release::Kiosk kiosk_;
    Web web_;
    release::Files files_;
    std::optional<std::pair<release::Bytes, release::Bytes>> settled_;      // manifest and signature of a folder that needs no second look …
    Looked of_settled_;                                                     // … and the trouble with it
};

// Until the next look. Drawn anew each time between half and one and a half of `every`, so that a town's kiosks do not ask in one second; the first
// between none and `every`, since a power cut switches them on in one. Troubles in a row double it, to an hour or `every`.
// drawn: from 0 to 1.
using Wait = std::chrono::milliseconds;
Wait first_wait(std::chrono::seconds every, double drawn);
Wait next_wait(std::chrono::seconds every, int troubles, double drawn);

// For the process that follows this one: a kiosk starts again after quiet visits, and neither its log nor a server's shall tell when.
struct Due {
    std::chrono::sys_seconds at;             // of the next look
    int troubles = 0;                        // in a row
    std::string said;                        // the code of the last, "" none
};
std::optional<Due> due_in(const std::string& state);
void keep(const std::string& state, const Due& due);
std::string sent_from(const std::string& state);           // the heartbeat that was sent last
void keep_sent(const std::string& state, const std::string& heartbeat);

}  // namespace repere::programs
