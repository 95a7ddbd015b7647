// Tables as text: RFC 4180, read cell by cell without copying what needs no copy. UTF-8, with or without a byte order mark; lines may
// end in CR LF or LF; the separator is that of the first line: a comma, a semicolon (French spreadsheet programs) or a tab.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authoring/problem.hpp"

namespace repere::authoring {

struct Cell {
    std::string_view text;               // until the next row; the quotes around it taken off
    int line = 0, column = 0;            // where it begins, from 1; the column in bytes
};

// One row after the other. A quote that is never closed, or words after a closing one, end the reading with an error in the report.
class Csv {
public:
    Csv(std::string_view text, const Report& report);    // the text outlives it
    bool next();                                         // false: no more rows
    const std::vector<Cell>& row() const { return cells_; }

private:
    bool cell();                                         // true: and more on this line
    bool stop(std::string words);
    std::string_view text_;
    std::size_t at_ = 0, line_begin_ = 0;
    int line_ = 1;
    char separator_ = ',';
    std::vector<Cell> cells_;
    std::deque<std::string> unquoted_;                   // cells in which "" stood for a quote; a deque never moves them
    std::size_t used_ = 0;
    const Report& report_;
};

// Rows read by the names of the first one.
class Table {
public:
    Table(std::string_view text, const Report& report);
    bool has(std::string_view column) const { return columns_.contains(std::string{column}); }
    bool next();                                         // empty lines are passed over
    Cell operator[](std::string_view column) const;      // empty where the table has no such column, or the row ends before it
    int line() const { return csv_.row().empty() ? 0 : csv_.row().front().line; }

private:
    Csv csv_;
    std::unordered_map<std::string, std::size_t> columns_;
};

}  // namespace repere::authoring
