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
    std::vector<std::pair<std::string, std::string>> entries;                 // kind, id; their place is their number; services first
    std::vector<std::pair<std::string, std::vector<directory::Hit>>> terms;   // in the order of their bytes; hits in that of the entries
    struct Beginning {                                                        // of many: see directory::heavy
        std::string text;
        std::vector<directory::Hit> best;                                     // best first; their weights are those of this beginning
        std::size_t hits = 0;                                                 // of all its terms
    };
    std::vector<Beginning> beginnings;
    std::vector<std::pair<std::uint32_t, std::string>> near;                  // trace, beginning
};

Index index_of(const Compiled& compiled);

}  // namespace repere::authoring
