// Where what belongs to the programs lies: under the prefix they were installed to, wherever that was put; in a working copy, its assets/.
#pragma once

#include <optional>
#include <string>

namespace repere::programs {

std::string asset(const std::string& name);                  // a folder: "voice", "lsf", "speech-dispatcher"
std::optional<std::string> installed_directory();            // the compiled file that came with the programs; a working copy has none

}  // namespace repere::programs
