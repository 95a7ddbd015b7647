// Starting again: after a quiet visit, behind the attract screen, the kiosk becomes a new process image (execv), and with the old one
// goes every byte of its memory, whoever forgot to overwrite it.
//
// The process keeps its number and its arguments; its window stays on the screen until the new one is painted. What must not be
// forgotten is handed on in one variable of the environment, as numbers: nothing of a visit is among them.
#pragma once

#include <optional>
#include <string>

namespace repere::programs {

struct Again {
    int screen = -1;                         // descriptor that keeps the old window; to be closed once the new one is painted
    long passed = 0;                         // ms on the kiosk's clock: --now and the attract loop go on
    int wrong_pins = 0;                      // in a row, for a kiosk without --usage
    long pin_wait = 0;                       // ms until the next PIN may be tried
    int pages = 0;                           // printed in the last ten minutes: the printer rests no less
    bool headset = false;                    // one is plugged in
    bool mute = false;                       // a maintainer was told why: a line of a log now would tell when somebody was here
    friend bool operator==(const Again&, const Again&) = default;
};

std::string to_string(const Again& again);                   // "7 123456 3 8000 2 0 1"
std::optional<Again> again_of(const std::string& numbers);   // nothing for whatever else stands there

void start_again(char** arguments, const Again& again);      // comes back only if it cannot, which is said once
std::optional<Again> started_again();                        // and takes it out of the environment

}  // namespace repere::programs
