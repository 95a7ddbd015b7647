// What the machine has, as Linux tells it.
#pragma once

#include <optional>
#include <string>

namespace repere::programs {

// The name of the first screen, by number, that says itself where it is touched. Nothing: there is none.
std::optional<std::string> touch_screen(const std::string& folder = "/sys/class/input");

// Why nothing can be written there; "" it can. Nothing is left behind.
std::string cannot_write_in(const std::string& folder);

}  // namespace repere::programs
