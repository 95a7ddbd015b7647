// Newer releases: `repere-updater`, a program of its own beside ours, so that the screen's process links no network and waits for none.
//
// It looks by itself, adopts what is newer and good (release/release.hpp), and says so; the kiosk opens that between visits. Lines of JSON:
//
//     {"adopted": 202611240900}      {"trouble": "signature", "why": "…"}      trouble "": there is none any more; why "": it was said before      {"unheard": "…"}
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "language/language.hpp"
#include "programs/child.hpp"

namespace repere::programs {

class Updating {
public:
    struct Asked {
        std::string from, public_key, state;                // --update-from, --public-key, --state
        std::string desk_key, heartbeat_to;                 // of the settings
        int every = 0;                                      // seconds; 0: as the program has it
        std::optional<language::Minute> now;                // --now
        bool goes_on = false;                               // the kiosk started itself again: its log shall not tell when
    };
    Updating(Asked asked, std::function<void()> wake) : asked_{std::move(asked)}, wake_{std::move(wake)} {}      // called from a thread: look for adopted()

    void start();                                           // after the first frame, when there is something to do; begun anew where it ended
    bool adopted();                                         // something since the last call. Troubles are said once on standard error
    const std::string& trouble() const { return trouble_; } // its code, "" none

private:
    Asked asked_;
    std::function<void()> wake_;
    std::unique_ptr<Child> child_;
    std::string trouble_;
    bool told_ended_ = false;
};

}  // namespace repere::programs
