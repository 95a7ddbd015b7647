// From the files that people edit to the one file that kiosks read: check, build, and keep the translations in step.
//
// Data flows one way. Nothing here reads a clock: the same input gives the same bytes, on whatever day. With one error anywhere
// nothing is written: a kiosk never gets half of a directory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/problem.hpp"
#include "authoring/translations.hpp"
#include "language/language.hpp"

namespace repere::authoring {

struct Folders {
    std::string data = "directory-data";         // our YAML, or an HSDS tabular package: hsds.hpp
    std::string locales = "locales";
    std::string protected_names{};       // protected.hpp; "": staff/protected.yaml of the data, if it is there
    std::vector<std::string> sources{};  // of the program, whose French the public reads
    std::string voices{};                // voices.hpp; "": nothing is recorded
};

// Errors and warnings of the data and the translations; `today` also tells which dates are still to come.
// With Week::looked_at also who answers the needs of the guides in a week: notes, after the rest, and errors where nobody does.
enum class Week { left_out, looked_at };
Problems check(const Folders& folders, std::optional<language::Day> today = {}, Week week = Week::left_out);

// A line for the list of what is protected (protected.hpp), after its key where there is no list yet; nothing and a problem when the
// name is too short.
std::optional<std::string> protection(const Folders& folders, std::string_view name, Problems& problems);

enum class Extent {
    whole,         // what any passer-by may read
    staff,         // the same, and what only desks need (people.md, P1)
    essential      // what the emergency page needs: services that do `emergency`, places, languages, the program's own words
};

using Tell = std::function<void(std::string_view stage)>;            // "reading", "checking", "writing"

// Written beside `output` and then renamed: whoever has the old file open keeps it whole.
Problems build(const Folders& folders, const std::string& output, Extent extent = Extent::whole, const Tell& tell = {});

// Brings locales/*.pot and every locales/<tag>/*.po up to today's French; returns what was wrong in the old files, which are then
// left as they are. `interface_pot` is what xgettext found in the program, if it was asked.
struct Extracted {
    Problems problems;
    std::vector<std::string> written;                                // only files that changed
};
Extracted extract(const Folders& folders, const std::optional<std::string>& interface_pot);

std::vector<Progress> status(const Folders& folders, Problems& problems);

}  // namespace repere::authoring
