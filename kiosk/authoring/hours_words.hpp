// Opening hours in the French of a secretary, both ways: « lundi au vendredi 9 h–12 h, 14 h–17 h ; fermé les jours fériés ».
//
// What could be meant in two ways is refused with one plain French sentence, never guessed: « mardi matin » says no hour, « un mercredi
// sur deux » not which, and hours said twice of one day not which hold. What is read is OpenStreetMap's opening_hours (directory/hours.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace repere::authoring {

struct NotUnderstood { std::string words; };                   // French, for whoever filled the sheet

std::variant<std::string, NotUnderstood> hours_from_french(std::string_view text);
// Nothing for what has no short French: Easter's days, fallback rules.
std::optional<std::string> hours_in_french(std::string_view opening_hours);

}  // namespace repere::authoring
