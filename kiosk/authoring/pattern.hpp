// An ICU MessageFormat pattern: can it be read, and which arguments does it name?
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace repere::authoring {

struct Pattern {
    std::string error;                   // one sentence, or ""
    std::set<std::string> arguments;
};

Pattern pattern(std::string_view text, const std::string& tag);

}  // namespace repere::authoring
