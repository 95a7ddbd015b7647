// Which numbers of published tables are hidden, so that nobody finds a small one, not even by subtraction.
//
// A cell under ten is hidden; zero too: that nobody came is also told by a number under ten. Then, as long as what is published (cells, totals,
// everything that was published before) leaves for a small cell a narrower choice than « anything from 0 to 9 », one more is hidden: the
// smallest near it. The criterion: for each hidden cell whose value is under ten, the numbers that agree with all that is published include 0,
// and 9 or more. What agrees is found exactly, by linear programming over all the sums, not by a rule of thumb: two hidden cells in
// a row are not enough when their sum is 7, nor when other rows give away one of them.
//
// Left out, and to be known: the reader may reason on the way in which cells were chosen (the smallest), and nothing protects against two
// reports on different sets of kiosks: publish one, on all of them.
#pragma once

#include <cstddef>
#include <vector>

namespace repere::usage {

inline constexpr int fewest = 10;            // that is shown

struct Cell {
    int value = 0;
    bool hidden = false;
    bool published = false;                  // already, hidden or not: it stays as it is
    friend bool operator==(const Cell&, const Cell&) = default;
};
struct Sum {                                 // of cells, by their place
    std::size_t total;
    std::vector<std::size_t> parts;
};

enum class Secondary { hidden, left_open };  // left_open: what the tests hold against it
void suppress(std::vector<Cell>& cells, const std::vector<Sum>& sums, Secondary secondary = Secondary::hidden);

}  // namespace repere::usage
