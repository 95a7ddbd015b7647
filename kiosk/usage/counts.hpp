// Counts: how many, by kind, and nothing else; as the usage file of a kiosk holds them.
//
// No person, no visit, no time of day, no order (DESIGN §10). Three kinds: who was received, by quarter, desk and kind; which outcome of a
// guide was reached, by ISO week and language; and quiet pages (people.md, P3), all guides together, by quarter alone. Of these the file holds
// whole tens only: each adds a ten with probability one in ten. The sum is right on average, nobody reads a number under ten in it, and
// whoever was there can deny it.
#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>

#include "language/language.hpp"

namespace repere::usage {

using language::Day;

struct Received {
    std::string quarter, desk, kind;
    friend auto operator<=>(const Received&, const Received&) = default;
};
struct Outcome {
    std::string week, guide, outcome, language;
    friend auto operator<=>(const Outcome&, const Outcome&) = default;
};

struct Counts {
    std::map<Received, int> received;
    std::map<Outcome, int> outcomes;
    std::map<std::string, int> quiet;        // by quarter; whole tens
    bool read(std::string_view line);        // one line of the file; false: it is none of these
    void add(const Counts& others);          // of another kiosk
    std::string text() const;                // sorted: the lines tell no order
    friend bool operator==(const Counts&, const Counts&) = default;
};

inline constexpr int most = 100'000'000;     // nobody counts further
inline constexpr int ten = 10;

std::string quarter(Day day);                // "2026-Q4"
std::string week(Day day);                   // "2026-W48", ISO 8601: the last days of December may stand in the next year's first
std::string quarter_of_week(const std::string& week);      // its Thursday's; "" when there is no such week
bool is_word(std::string_view word);         // of a file that others may have touched: no spaces, no end

}  // namespace repere::usage
