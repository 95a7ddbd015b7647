// What ties the files together: ids said once, references that lead somewhere, needs that somebody meets, guides that end.
#pragma once

#include <set>
#include <string>

#include "authoring/data.hpp"
#include "authoring/problem.hpp"
#include "language/language.hpp"

namespace repere::authoring {

using Ids = std::set<std::string, std::less<>>;

void check_ties(const Data& data, Problems& problems);
void check_records(const Data& data, Problems& problems);                       // said twice, leading nowhere, used by nobody
void check_dates(const Data& data, language::Day today, Problems& problems);    // verified, or attended, on a day to come
void check_activities(const Data& data, Problems& problems);                    // and what hosts declare
// What a guide refers to outside itself.
struct Known {
    Ids acts, needs_met, guides, phrases;
};
void check_guide(const Guide& guide, const Known& known, Problems& problems);

// The needs of the guides, at every quarter of an ordinary week: an error where surely nobody answers, a note where only the fallback does, or
// where nobody's hours are known.
void check_week(const Data& data, Problems& problems);

// Says once for each id that was already there: "the id `x` is also in FILE:LINE".
class Once {
public:
    Once(std::string what, Problems& problems) : what_{std::move(what)}, problems_{problems} {}
    void add(const Text& id, const std::string& file);

private:
    std::string what_;
    Problems& problems_;
    std::set<std::pair<std::string, std::string>> seen_;       // id, where
};

}  // namespace repere::authoring
