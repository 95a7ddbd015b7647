// On paper, and into a telephone: what pages offer of it, and what becomes of it (people.md, P4, P12, P15).
#pragma once

#include "visit/parts.hpp"

namespace repere::visit {

// PrintAsked, SheetChosen, PrintNow, Printed, CodeAsked, CodeShown; and the language of a sheet that is looked at.
std::vector<Effect> on_paper(Visit& visit, const Event& event, const House& house);
bool printing(const Visit& visit);                       // a job runs, whatever stands before its page

// Ways to take a page away: its sheets where there is a printer, or why not now; its QR code where a telephone may read it.
Widget print_button(const std::string& id, Words words, const std::string& sheet);
std::vector<Group> take_away(const std::string& id, std::vector<Widget> sheets, const std::string& code, const Visit& visit, const House& house);
std::vector<Group> take_away_outcome(const Visit& visit, const House& house);

}  // namespace repere::visit
