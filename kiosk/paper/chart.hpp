// A bar chart, as a value: what a report page draws. Horizontal bars, each with its words and its number.
//
// A hidden bar is hatched to one length and says so: neither its length nor its place tells the number (DESIGN §10). What nobody
// counted says « non mesuré », and has no bar: it is no zero.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace repere::paper {

struct Bar {
    std::string label;
    std::optional<int> value;                // nothing: « non mesuré »
    bool hidden = false;                     // under 10, or it would give one away
    std::string hidden_as = "< 10";          // what is said of it: a number of ten and more may have to be hidden too
};

struct Chart {
    std::string title;
    std::vector<Bar> bars;
};

}  // namespace repere::paper
