// Files, read and written whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace repere::authoring {

std::optional<std::string> read_file(const std::string& file);
void write_file(const std::string& file, std::string_view text);                        // throws when it cannot
std::vector<std::string> files_in(const std::string& folder, std::string_view ending);  // "x.yaml" …, by name
std::vector<std::string> folders_in(const std::string& folder);                         // names, in order

}  // namespace repere::authoring
