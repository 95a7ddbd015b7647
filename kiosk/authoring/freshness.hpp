// What must be verified again, by whom: the call sheet of the coordinator, staff matter included.
//
// Classes say how long a fact lasts (people.md, P5): helplines 6 months, places for community service 3, others 12; numbers fixed by
// law once a year too, though no screen ever calls them stale. Nobody calls an emergency number to verify it: an official page is read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "authoring/authoring.hpp"
#include "authoring/data.hpp"

namespace repere::authoring {

enum class Reason { to_confirm, missing, seen, undated, overdue };

struct Due {
    std::string referent, organization, organization_name, service, service_name, key, what, value;
    std::string kind;                            // x_class
    Reason reason = Reason::overdue;
    std::string on;                              // when it was last verified, "" nobody knows
    std::optional<int> months;                   // since then
    int urgency = 0;                             // 0 fixed by law, 1 helplines, 2 what keeps a badge from being green, 3 contacts, 4 the rest
    bool staff = false;
    std::string call, ask;                       // whom to call ("": do not call), what to say
};

std::vector<Due> due(const Data& data, language::Day today);      // by referent, then organization, the most urgent first
std::vector<Due> freshness(const Folders& folders, language::Day today, Problems& problems);
const char* name(Reason reason);                                  // "to-confirm", "overdue" …
std::string call_sheet(const std::vector<Due>& all, language::Day today);      // French, 80 columns, to print

}  // namespace repere::authoring
