// Small changes to a YAML file that people write: only the values that change, so that comments, order and quotes stay as they were.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authoring/yaml.hpp"

namespace repere::authoring {

std::string quoted(std::string_view value);                        // "…", as YAML reads it back

class YamlEdit {
public:
    explicit YamlEdit(std::string text) : text_{std::move(text)} {}

    // Throw a std::runtime_error with an English sentence where the file is written in a way that is not changed by machine.
    void replace(const Node& scalar, const std::string& written);
    // Before an entry of a mapping: `lines` when it stands on a line of its own, joined by ", " when it stands between braces.
    void insert_before(const Entry& entry, const std::vector<std::string>& lines, const std::string& inlined);
    void set(const Node& mapping, std::string_view key, const std::string& written);     // replaced, or put first

    std::string text() const;

private:
    struct Change { std::size_t offset, size; std::string text; };
    std::size_t offset_of(int line, int column) const;
    std::string text_;
    std::vector<Change> changes_;
};

const Entry* entry_of(const Node& mapping, std::string_view key);  // nullptr when it is not there

}  // namespace repere::authoring
