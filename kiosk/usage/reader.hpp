// What a careful reader finds out about hidden cells: the least and the most that each may be, exactly.
//
// The sums with hidden cells are equations between numbers of which it is only known that they are not negative. Simplex on a dense tableau:
// a guide's year has some two hundred hidden cells and fifty equations. Bland's rule, so that it ends.
#pragma once

#include "usage/suppression.hpp"

namespace repere::usage {

class Reader {
public:
    Reader(const std::vector<Cell>& cells, const std::vector<Sum>& sums);
    // Whether cell number `which`, hidden, may be zero, and `fewest` − 1 or more, as far as anybody can tell.
    bool knows_little_of(std::size_t which);

private:
    void solve();                            // some values that agree with everything
    void pivot(std::size_t row, std::size_t column);
    std::size_t leaving(std::size_t column) const;         // the row that limits the growth of a column; none: rows_.size()
    bool may_be_zero(std::size_t column);
    bool may_be_many(std::size_t column);
    std::size_t row_of(std::size_t column) const;

    std::vector<std::size_t> columns_;       // of each cell; none: hidden_
    std::size_t hidden_ = 0;
    std::vector<std::vector<double>> rows_;  // coefficients, and the right side last
    std::vector<std::size_t> basis_;         // the column that each row stands for
};

}  // namespace repere::usage
