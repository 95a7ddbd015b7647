// An organization's file as rows of HSDS tables (postgres/001_tables.sql), and back. Nothing is lost between: what has no column is an error.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/yaml.hpp"

namespace repere::authoring {

using Row = std::map<std::string, std::string, std::less<>>;                  // by column; a column that is not there is NULL
using Rows = std::map<std::string, std::map<std::string, Row>, std::less<>>;  // by table and `id`

struct RowTable {
    std::string_view name;
    std::vector<std::string> columns;                                         // `id` first
};
const std::vector<RowTable>& tables();                                        // what refers after what is referred to

// `organization` has its row without x_file and x_layout. Errors name keys that have no column.
Rows rows_of(const Node& organization, const Report& report);

// As the house writes it, with the comments of `layout`, an older text of the file.
std::string yaml_of(const Rows& rows, const std::string& layout);

}  // namespace repere::authoring
