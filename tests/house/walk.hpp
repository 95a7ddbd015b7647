// Every page that can be reached by touching: from attract, or from the desk, every event of every page is followed until no new page
// turns up. What holds for all of them is tested here; tests/audit writes them down for whoever proof-reads a language.
#pragma once

#include <vector>

#include "directory/directory.hpp"
#include "visit/visit.hpp"

namespace repere::house {

inline constexpr std::size_t most_pages = 4000;

struct Seen {
    visit::Visit visit;
    page::Page page;
    bool example = false;                // of a town that is not there, whose records have no translations
};

visit::Surroundings tuesday_morning(const directory::Directory& directory, bool desk = false);

// Each once. With what was found in French: the same pages in the language, and what can be touched only there is followed.
std::vector<Seen> walk(const directory::Directory& directory, const language::Tag& tag, bool desk = false, const std::vector<Seen>* french = nullptr);
// The public's pages in a language, walked once a program.
const std::vector<Seen>& walked(const directory::Directory& directory, const language::Tag& tag);

}  // namespace repere::house
