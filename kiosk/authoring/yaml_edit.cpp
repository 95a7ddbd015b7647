#include "authoring/yaml_edit.hpp"

#include <algorithm>
#include <stdexcept>

namespace repere::authoring {

std::string quoted(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    return out + "\"";
}

const Entry* entry_of(const Node& mapping, std::string_view key) {
    const auto found = std::find_if(mapping.entries.begin(), mapping.entries.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == mapping.entries.end() ? nullptr : &*found;
}

std::size_t YamlEdit::offset_of(int line, int column) const {
    std::size_t at = 0;
    for (int n = 1; n < line; ++n) at = text_.find('\n', at) + 1;
    for (int n = 1; n < column && at < text_.size(); ++n) {
        ++at;
        while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    }
    return at;
}

void YamlEdit::replace(const Node& scalar, const std::string& written) {
    std::size_t begin = offset_of(scalar.line, scalar.column), end = begin;
    const char before = begin > 0 ? text_[begin - 1] : ' ';
    if (before == '"' || before == '\'') {
        for (; end < text_.size() && text_[end] != before; ++end)
            if (before == '"' && text_[end] == '\\') ++end;
            else if (before == '\'' && text_.compare(end, 2, "''") == 0) ++end;
        --begin, ++end;
    } else {
        end = begin + scalar.text.size();
        if (scalar.text.empty() || text_.compare(begin, scalar.text.size(), scalar.text) != 0)
            throw std::runtime_error{"line " + std::to_string(scalar.line) + ": this value is not on one line: change it by hand"};
    }
    changes_.push_back({begin, end - begin, written});
}

void YamlEdit::insert_before(const Entry& entry, const std::vector<std::string>& lines, const std::string& inlined) {
    const std::size_t at = offset_of(entry.line, entry.column), line = text_.rfind('\n', at == 0 ? 0 : at - 1);
    const std::size_t begin = line == std::string::npos || at == 0 ? 0 : line + 1;
    std::string margin = text_.substr(begin, at - begin);
    if (margin.find_first_not_of(" -") != std::string::npos) return changes_.push_back({at, 0, inlined + ", "});
    std::replace(margin.begin(), margin.end(), '-', ' ');
    std::string block;
    for (const std::string& each : lines) block += each + "\n" + margin;
    changes_.push_back({at, 0, block});
}

void YamlEdit::set(const Node& mapping, std::string_view key, const std::string& written) {
    if (const Entry* entry = entry_of(mapping, key)) return replace(entry->value, written);
    const std::string line = std::string{key} + ": " + written;
    insert_before(mapping.entries.front(), {line}, line);
}

std::string YamlEdit::text() const {
    std::vector<Change> changes = changes_;
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.offset < b.offset; });
    std::string out;
    std::size_t at = 0;
    for (const Change& change : changes) {
        out += text_.substr(at, change.offset - at) + change.text;
        at = change.offset + change.size;
    }
    return out + text_.substr(at);
}

}  // namespace repere::authoring
