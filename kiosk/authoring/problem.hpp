// What is wrong with the data, and where: so that an editor jumps to the place, and a person reads one clear sentence.
#pragma once

#include <string>
#include <vector>

namespace repere::authoring {

struct Problem {
    std::string file;
    int line = 0, column = 0;            // from 1; 0 when the whole file is meant
    bool error = true;                   // else a warning: built all the same
    std::string words;
    bool note = false;                   // neither: what is worth knowing, and nothing to mend
    friend bool operator==(const Problem&, const Problem&) = default;
};
using Problems = std::vector<Problem>;

std::string to_string(const Problem& problem);            // file:line:column: error: words
bool any_error(const Problems& problems);
void sort(Problems& problems);                            // by file, line, column

// Problems of one file.
struct Report {
    std::string file;
    Problems& problems;
    void error(int line, int column, std::string words) const { problems.push_back({file, line, column, true, std::move(words)}); }
    void warning(int line, int column, std::string words) const {
        problems.push_back({file, line, column, false, std::move(words)});
    }
};

}  // namespace repere::authoring
