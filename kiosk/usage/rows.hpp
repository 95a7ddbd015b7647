// The rows of tables that hang together, over four quarters and their year; and what of them may be shown.
#pragma once

#include "usage/report.hpp"

namespace repere::usage {

class Rows {
public:
    using Quarters = std::array<int, 4>;
    explicit Rows(std::array<bool, 4> measured) : measured_{measured} {}

    std::size_t add(const Quarters& values);
    // `total` is the sum of `parts`. `and_others`: and of some that nobody reached, which is hidden like every number under ten.
    void sum(std::size_t total, std::vector<std::size_t> parts, bool and_others = false);
    void hide(int quarter, Secondary secondary);             // once all are there; 0: the quarters, then their year
    std::vector<Figure> figures(std::size_t row) const;      // of that quarter; or of the four and the year

private:
    Figure figure(const Cell& cell, std::size_t column) const;
    std::array<bool, 4> measured_;
    int quarter_ = 0;
    std::vector<std::array<Cell, 5>> rows_;
    std::vector<Sum> sums_;                                  // of rows
};

}  // namespace repere::usage
