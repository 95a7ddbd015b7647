// The search index of a compiled file: which words find which service or guide (directory/search_terms.hpp, schema.sql).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "authoring/compile.hpp"
#include "directory/search_terms.hpp"

namespace repere::authoring {

struct Index {
    std::vector<std::pair<std::string, std::string>> entries;                 // kind, id; their place is their number; services, guides, acts
    std::size_t first_act = 0;
    std::vector<std::vector<std::uint32_t>> members;                          // of each act from there: its services, in their order
    std::vector<std::pair<std::string, std::vector<directory::Hit>>> terms;   // in the order of their bytes; hits in that of the entries
};
Index index_of(const Compiled& compiled);

struct Beginning {                                                            // of many: see directory::heavy
    std::string text;
    std::vector<directory::Hit> best;                                         // best first; their weights are those of this beginning
    std::size_t finds = 0;                                                    // of all its terms
};
std::vector<Beginning> beginnings_of(const Index& index);                     // in the order of their bytes
std::vector<std::pair<std::uint32_t, std::string>> near_of(const Index& index);      // trace, beginning; in their order

}  // namespace repere::authoring
