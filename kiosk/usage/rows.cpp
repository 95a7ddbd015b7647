#include "usage/rows.hpp"

#include <algorithm>
#include <numeric>

namespace repere::usage {

namespace {

constexpr std::size_t year = 4;

}  // namespace

std::size_t Rows::add(const Quarters& values) {
    std::array<Cell, 5> row;
    for (std::size_t q = 0; q < 4; ++q) row[q].value = values[q], row[q].published = !measured_[q];
    row[year].value = std::accumulate(values.begin(), values.end(), 0);
    row[year].published = std::none_of(measured_.begin(), measured_.end(), [](bool one) { return one; });
    rows_.push_back(row);
    return rows_.size() - 1;
}

void Rows::sum(std::size_t total, std::vector<std::size_t> parts, bool and_others) {
    if (and_others) parts.push_back(add({}));
    sums_.push_back({total, std::move(parts)});
}

void Rows::hide(int quarter, Secondary secondary) {
    quarter_ = quarter;
    for (std::size_t q = 0; q < 4; ++q) {
        std::vector<Cell> column;
        for (const auto& row : rows_) column.push_back(row[q]);
        suppress(column, sums_, secondary);
        for (std::size_t row = 0; row < rows_.size(); ++row) rows_[row][q] = column[row], rows_[row][q].published = true;
    }
    std::vector<Cell> all;
    std::vector<Sum> sums;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        all.insert(all.end(), rows_[row].begin(), rows_[row].end());
        sums.push_back({5 * row + year, {5 * row, 5 * row + 1, 5 * row + 2, 5 * row + 3}});
    }
    for (const Sum& sum : sums_)
        for (std::size_t column = 0; column < 5; ++column) {
            Sum one{5 * sum.total + column, {}};
            for (const std::size_t part : sum.parts) one.parts.push_back(5 * part + column);
            sums.push_back(std::move(one));
        }
    suppress(all, sums, secondary);
    for (std::size_t row = 0; row < rows_.size(); ++row) rows_[row][year] = all[5 * row + year];
}

Figure Rows::figure(const Cell& cell, std::size_t column) const {
    const bool counted = column == year ? std::any_of(measured_.begin(), measured_.end(), [](bool one) { return one; }) : measured_[column];
    if (!counted) return {};
    return cell.hidden ? Figure{State::hidden} : Figure{State::shown, cell.value};
}

std::vector<Figure> Rows::figures(std::size_t row) const {
    if (quarter_ > 0) return {figure(rows_[row][static_cast<std::size_t>(quarter_) - 1], static_cast<std::size_t>(quarter_) - 1)};
    std::vector<Figure> out;
    for (std::size_t column = 0; column < 5; ++column) out.push_back(figure(rows_[row][column], column));
    return out;
}

}  // namespace repere::usage
