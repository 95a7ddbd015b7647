// The words of hours written in French, one by one, as hours_from_french reads them: « lundi, 9 h 30 – 12 h ».
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace repere::authoring {

struct Token {
    std::string text;                          // without accents or capitals; a number, a word, or one mark
    std::string written;                       // of a remark between « »: as it stands
    bool number() const { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }
};

// Throws NotUnderstood (hours_words.hpp) where a remark is not closed.
std::vector<Token> tokens_of(std::string_view text);

inline constexpr std::array<std::string_view, 7> osm_days{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
inline constexpr std::array<std::string_view, 7> french_days{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};
inline constexpr std::array<std::string_view, 12> osm_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::array<std::string_view, 12> french_months{"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"};
inline constexpr std::array<int, 12> longest{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

// « mardi », « mardis », « mar », « ma »: 1. -1: no day, no month.
int day_named(std::string_view word);
int month_named(std::string_view word);

}  // namespace repere::authoring
