#include "usage/reader.hpp"

#include <algorithm>
#include <cmath>

namespace repere::usage {

namespace {

constexpr double nothing = 1e-7;             // rounding; all that is counted is whole

}  // namespace

Reader::Reader(const std::vector<Cell>& cells, const std::vector<Sum>& sums) : columns_(cells.size()) {
    for (const Cell& cell : cells) hidden_ += cell.hidden;
    std::size_t next = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) columns_[i] = cells[i].hidden ? next++ : hidden_;
    for (const Sum& sum : sums) {
        std::vector<double> row(hidden_ + 1);
        const auto put = [&](std::size_t cell, double sign) { cells[cell].hidden ? row[columns_[cell]] += sign : row[hidden_] -= sign * cells[cell].value; };
        for (const std::size_t part : sum.parts) put(part, 1);
        put(sum.total, -1);
        if (std::all_of(row.begin(), row.end() - 1, [](double one) { return one == 0; })) continue;
        if (row[hidden_] < 0)
            for (double& one : row) one = -one;
        rows_.push_back(std::move(row));
    }
    solve();
}

// Each row begins with a variable of its own that no cell is (its column is past the end); they are driven out one by one.
void Reader::solve() {
    basis_.assign(rows_.size(), hidden_);
    for (;;) {
        std::size_t entering = hidden_;
        for (std::size_t column = 0; column < hidden_ && entering == hidden_; ++column) {
            double gain = 0;
            for (std::size_t row = 0; row < rows_.size(); ++row)
                if (basis_[row] == hidden_) gain += rows_[row][column];
            if (gain > nothing) entering = column;
        }
        if (entering == hidden_) break;
        const std::size_t row = leaving(entering);
        if (row == rows_.size()) break;
        pivot(row, entering);
    }
    for (std::size_t row = 0; row < rows_.size();) {         // what is left of them is zero: said twice
        if (basis_[row] != hidden_) {
            ++row;
            continue;
        }
        const auto at = std::find_if(rows_[row].begin(), rows_[row].end() - 1, [](double one) { return std::abs(one) > nothing; });
        if (at != rows_[row].end() - 1) {
            pivot(row, static_cast<std::size_t>(at - rows_[row].begin()));
            ++row;
        } else {
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
            basis_.erase(basis_.begin() + static_cast<std::ptrdiff_t>(row));
        }
    }
}

void Reader::pivot(std::size_t row, std::size_t column) {
    const double by = rows_[row][column];
    for (double& one : rows_[row]) one /= by;
    for (std::size_t other = 0; other < rows_.size(); ++other) {
        const double times = rows_[other][column];
        if (other == row || std::abs(times) < 1e-12) continue;
        for (std::size_t i = 0; i <= hidden_; ++i) rows_[other][i] -= times * rows_[row][i];
        rows_[other][column] = 0;
    }
    basis_[row] = column;
}

std::size_t Reader::leaving(std::size_t column) const {
    std::size_t found = rows_.size();
    double least = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (rows_[row][column] <= nothing) continue;
        const double grows = rows_[row][hidden_] / rows_[row][column];
        if (found == rows_.size() || grows < least - nothing || (grows < least + nothing && basis_[row] < basis_[found])) {
            least = found == rows_.size() ? grows : std::min(least, grows);
            found = row;
        }
    }
    return found;
}

std::size_t Reader::row_of(std::size_t column) const {
    return static_cast<std::size_t>(std::find(basis_.begin(), basis_.end(), column) - basis_.begin());
}

bool Reader::may_be_zero(std::size_t column) {
    for (;;) {
        const std::size_t row = row_of(column);
        if (row == basis_.size() || rows_[row][hidden_] < nothing) return true;
        const auto end = rows_[row].end() - 1;
        auto at = rows_[row].begin();
        const auto lessens = [&](double one) { return one > nothing; };
        at = std::find_if(at, end, lessens);
        if (static_cast<std::size_t>(at - rows_[row].begin()) == column) at = std::find_if(at + 1, end, lessens);
        if (at == end) return false;
        const auto entering = static_cast<std::size_t>(at - rows_[row].begin());
        pivot(leaving(entering), entering);                  // this row limits it, if no other does
    }
}

bool Reader::may_be_many(std::size_t column) {
    if (row_of(column) == basis_.size()) {
        const std::size_t row = leaving(column);
        if (row == rows_.size()) return true;
        pivot(row, column);
    }
    for (;;) {
        const std::size_t row = row_of(column);
        if (rows_[row][hidden_] > fewest - 1 - nothing) return true;
        const auto end = rows_[row].end() - 1;
        const auto at = std::find_if(rows_[row].begin(), end, [](double one) { return one < -nothing; });
        if (at == end) return false;
        const auto entering = static_cast<std::size_t>(at - rows_[row].begin());
        const std::size_t limit = leaving(entering);
        if (limit == rows_.size()) return true;              // without end
        pivot(limit, entering);
    }
}

bool Reader::knows_little_of(std::size_t which) { return may_be_zero(columns_[which]) && may_be_many(columns_[which]); }

}  // namespace repere::usage
