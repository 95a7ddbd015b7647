// Translations in gettext's PO format: context = stable key, msgid = the French, msgstr = what a translator made of it.
//
// A translation counts as reviewed only when a translator's comment says so: "# reviewed: a role, a day".
// Plural forms are refused: plurals are ICU patterns inside one message.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/problem.hpp"

namespace repere::authoring {

struct PoEntry {
    std::string context, msgid, msgstr;
    std::string previous;                        // #| msgid: the French that the translation was made for
    std::vector<std::string> comments;           // "# …" lines, without "# "
    std::vector<std::string> extracted;          // "#. …" lines: for translators, from the program
    bool fuzzy = false;
    bool broken = false;                         // something in it could not be read: what could is not to be shown
    int line = 0;                                // of msgctxt, or of msgid where there is none
    int msgid_line = 0, msgstr_line = 0;
    bool reviewed() const;
    friend bool operator==(const PoEntry&, const PoEntry&) = default;
};

struct Po {
    PoEntry header;                              // msgid "": who, when, which language
    std::vector<PoEntry> entries;
    const PoEntry* find(std::string_view context) const;
};

Po parse_po(std::string_view text, const Report& report);
std::string write_po(const Po& po);

}  // namespace repere::authoring
