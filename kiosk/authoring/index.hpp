// The search index of a compiled file: which words find which service (directory/search_terms.hpp, schema.sql).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "authoring/compile.hpp"
#include "directory/search_terms.hpp"

namespace repere::authoring {

struct Index {
    std::vector<std::pair<std::string, std::string>> entries;                 // kind, id; their place is their number
    std::vector<std::pair<std::string, std::vector<directory::Hit>>> terms;   // in the order of their bytes; hits best first
    std::vector<std::pair<std::string, std::vector<directory::Hit>>> prefixes;
    std::vector<std::pair<std::int64_t, std::int64_t>> near;                  // trace, number of a term (from 1)
};

Index index_of(const Compiled& compiled);

}  // namespace repere::authoring
