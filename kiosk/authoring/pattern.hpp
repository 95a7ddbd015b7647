// An ICU MessageFormat pattern: can it be read, which arguments does it name, between which cases does it choose?
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace repere::authoring {

struct Choice {                          // {n, plural, one {…} other {…}}
    enum class Kind { plural, ordinal, select } kind = Kind::plural;
    std::string argument;
    std::set<std::string> cases;         // as written: `one`, `=0`
    bool numbered = false;               // its last case, `other`, says the number
};

struct Pattern {
    std::string error;                   // one sentence, or ""
    std::set<std::string> arguments;
    std::vector<Choice> choices;
};

Pattern pattern(std::string_view text, const std::string& tag);

// The plural categories of a language (CLDR): all of them, and those that a whole number from 0 to 200 takes.
struct Categories { std::set<std::string> known, needed; };
Categories plural_categories(const std::string& tag, Choice::Kind kind = Choice::Kind::plural);

}  // namespace repere::authoring
