// An HSDS tabular package: how a national directory comes (docs.openreferral.org, HSDS 3.2, the official CSV files by their names).
//
// Beside them ours: `x_translations.csv` (resource_type,resource_id,field,language,text), where a taxonomy term's `x_synonym` is what people
// say. A schedule without recurrence may hold OpenStreetMap opening hours in its `description`.
// What others assured we have only read: every fact is `seen`, on the day of `assured_date` (else `last_modified`).
// Known columns are read, others passed over; a row that refers to nothing is left out with a warning, one without id or name is an error.
#pragma once

#include <string>
#include <vector>

#include "authoring/data.hpp"
#include "authoring/problem.hpp"
#include "authoring/translations.hpp"

namespace repere::authoring {

struct Package {
    Data data;
    std::vector<Word> words;                     // drafts, in the domain `directory`
    std::vector<std::string> languages;          // of the words, in order of their tags
};

bool is_package(const std::string& folder);      // services.csv lies there
Package read_package(const std::string& folder, Problems& problems);

}  // namespace repere::authoring
