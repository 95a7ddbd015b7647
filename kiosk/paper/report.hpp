// A report on paper: A4, French, one page or more for each ReportPage; the same pages give the same bytes.
//
// Knows no counter and no year: whoever counts brings the sentences. Drawn from top to bottom: heading, paragraphs, charts, table. A table's
// first row is its head, and so is one after an empty row: another table, in the same columns; its cells wrap, its rows stay whole.
#pragma once

#include <string>
#include <vector>

#include "paper/chart.hpp"
#include "paper/paper.hpp"

namespace repere::paper {

struct ReportPage {
    std::string heading;
    std::vector<std::string> paragraphs;
    std::vector<Chart> charts;
    std::vector<std::vector<std::string>> table;
};

Pdf report(std::string title, std::vector<ReportPage> pages);

}  // namespace repere::paper
