#include "usage/suppression.hpp"

#include <algorithm>
#include <optional>

#include "usage/reader.hpp"

namespace repere::usage {

namespace {

std::optional<std::size_t> given_away(const std::vector<Cell>& cells, const std::vector<Sum>& sums) {
    Reader reader{cells, sums};
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].hidden && cells[i].value < fewest && !reader.knows_little_of(i)) return i;
    return {};
}

// The smallest shown cell in a sum with this one; else in a sum with what is hidden beside it, and so on.
std::optional<std::size_t> smallest_near(std::size_t which, const std::vector<Cell>& cells, const std::vector<Sum>& sums) {
    std::vector<bool> reached(cells.size());
    reached[which] = true;
    for (;;) {
        std::vector<bool> further = reached;
        std::optional<std::size_t> found;
        for (const Sum& sum : sums) {
            std::vector<std::size_t> all{sum.total};         // first: it goes before a part that is as small, and tells less
            all.insert(all.end(), sum.parts.begin(), sum.parts.end());
            if (std::none_of(all.begin(), all.end(), [&](std::size_t i) { return reached[i]; })) continue;
            for (const std::size_t i : all) {
                if (cells[i].hidden) further[i] = true;
                else if (!cells[i].published && (!found || cells[i].value < cells[*found].value)) found = i;
            }
        }
        if (found || further == reached) return found;
        reached = std::move(further);
    }
}

}  // namespace

void suppress(std::vector<Cell>& cells, const std::vector<Sum>& sums, Secondary secondary) {
    for (Cell& cell : cells)
        if (!cell.published) cell.hidden = cell.value < fewest;
    if (secondary == Secondary::left_open) return;
    while (const auto known = given_away(cells, sums)) {
        const auto also = smallest_near(*known, cells, sums);
        if (!also) return;                                   // there is nothing left to hide
        cells[*also].hidden = true;
    }
}

}  // namespace repere::usage
