// Moments and languages in one word, for tests of the rooms that stand on `language`.
#pragma once

#include <stdexcept>
#include <string>

#include "language/language.hpp"

namespace given {

inline repere::language::Minute minute(const char* iso) {
    const auto found = repere::language::minute_of(iso);
    if (!found) throw std::runtime_error{std::string{"no moment: "} + iso};
    return *found;
}

inline repere::language::Day day(const char* iso) {
    const auto found = repere::language::day_of(iso);
    if (!found) throw std::runtime_error{std::string{"no day: "} + iso};
    return *found;
}

inline repere::language::Tag tag(const char* text) {
    const auto found = repere::language::parse(text);
    if (!found) throw std::runtime_error{std::string{"no language: "} + text};
    return *found;
}

}  // namespace given
