// What can be seen to be wrong with one translation beside its French, without knowing the language.
#pragma once

#include <string>
#include <vector>

#include "authoring/po.hpp"

namespace repere::authoring {

struct Fault {
    bool error = true;                   // never shown: its French is. Else it is shown, and somebody should look at it
    bool of_french = false;              // the French itself is at fault
    std::string words;
};

// `pattern`: both are ICU MessageFormat. An empty translation has no fault of its own: it is missing.
// Errors: a pattern that cannot be read, arguments that are not those of the French, plural categories that are not those of the language
// (CLDR), a number of the French that is not there, or one that is not in the French, digits that no telephone has.
// Warnings: French that was left over, a button or a title too long for its place.
std::vector<Fault> faults(const PoEntry& entry, const std::string& language, bool pattern);

}  // namespace repere::authoring
