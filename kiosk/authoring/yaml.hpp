// YAML as a tree of values, each with its place in the file. Thin over libfyaml, which refuses duplicate keys.
//
// Scalars stay text: `01`, `no` and 2024-07-22 mean what the reader of a field takes them for. Anchors and aliases are refused:
// a file that a secretary reads says each thing where it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/problem.hpp"

namespace repere::authoring {

enum class Kind { scalar, sequence, mapping };

struct Entry;

struct Node {
    Kind kind = Kind::scalar;
    int line = 1, column = 1;            // of its first character, inside the quotes if there are any
    std::string text;                    // scalar
    std::vector<Node> items;             // sequence
    std::vector<Entry> entries;          // mapping, in the order of the file
};

struct Entry {
    std::string key;
    int line = 1, column = 1;            // of the key
    Node value;
};

// Nothing when it cannot be read; why is then in the problems.
std::optional<Node> parse_yaml(std::string_view text, const Report& report);

}  // namespace repere::authoring
