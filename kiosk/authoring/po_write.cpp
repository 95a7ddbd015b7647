#include "authoring/po.hpp"

namespace repere::authoring {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '\n':
                result += "\\n";
                break;
            case '\t':
                result += "\\t";
                break;
            case '\r':
                result += "\\r";
                break;
            case '"':
                result += "\\\"";
                break;
            case '\\':
                result += "\\\\";
                break;
            default:
                result += c;
        }
    }
    return result;
}

// One line, or gettext's way with several: an empty one first, then one string a line.
void field(std::string& out, std::string_view prefix, std::string_view name, std::string_view text) {
    out += std::string{prefix} + std::string{name} + " ";
    const std::size_t first = text.find('\n');
    if (first == std::string_view::npos || first + 1 == text.size()) {
        out += "\"" + escaped(text) + "\"\n";
        return;
    }
    out += "\"\"\n";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        out += std::string{prefix} + "\"" + escaped(text.substr(0, end)) + "\"\n";
        text.remove_prefix(end);
    }
}

void entry(std::string& out, const PoEntry& entry) {
    for (const auto& comment : entry.comments) out += comment.empty() ? "#\n" : "# " + comment + "\n";
    for (const auto& comment : entry.extracted) out += comment.empty() ? "#.\n" : "#. " + comment + "\n";
    if (entry.fuzzy) out += "#, fuzzy\n";
    if (!entry.previous.empty()) field(out, "#| ", "msgid", entry.previous);
    if (!entry.context.empty()) field(out, "", "msgctxt", entry.context);
    field(out, "", "msgid", entry.msgid);
    field(out, "", "msgstr", entry.msgstr);
}

}  // namespace

std::string write_po(const Po& po) {
    std::string out;
    entry(out, po.header);
    for (const PoEntry& each : po.entries) {
        out += "\n";
        entry(out, each);
    }
    return out;
}

}  // namespace repere::authoring
