// The command line of repere-kiosk, exactly as DESIGN §12 has it.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "language/language.hpp"

namespace repere::programs {

struct Options {
    std::string directory = "build/directory.sqlite";      // when nothing else is said: for the profile staff build/staff.sqlite; what was installed
    std::optional<language::Tag> language;
    int width = 1920, height = 1080;
    std::optional<double> diagonal;                  // inches
    bool fullscreen = false;
    std::string place;
    std::optional<language::Minute> now;
    std::string profile = "tourist-office";
    std::string state;                               // a folder it may write to: releases, the heartbeat, the shader cache
    std::string update_from, public_key;             // where releases lie, and whom to believe of them
    std::string settings, usage;                     // the PIN of the desk; what is counted and noted
    std::string play;
    bool set_pin = false;
    bool inspect = false, check = false, helper = false;
};

// Else what to exit with: 0 after --help and --version, 2 for a command line that is none (usage is on standard error).
std::variant<Options, int> options(int argc, char** argv);

}  // namespace repere::programs
