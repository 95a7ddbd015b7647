#include "authoring/problem.hpp"

#include <algorithm>
#include <tuple>

namespace repere::authoring {

std::string to_string(const Problem& problem) {
    return problem.file + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": " +
           (problem.error ? "error: " : problem.note ? "note: " : "warning: ") + problem.words;
}

bool any_error(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.error; });
}

void sort(Problems& problems) {
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
}

}  // namespace repere::authoring
