// A sheet as a person would read it, and what a test asks of it.
//
//     given::told(*handout::make({.guide = "victim", .answers = {{"what", {"theft"}}}}, given::at(directory, "2026-11-23 10:00")))
#pragma once

#include <string>
#include <vector>

#include "given/catch.hpp"
#include "given/words.hpp"
#include "handout/handout.hpp"

namespace given {

inline repere::handout::Sources at(const repere::directory::Directory& directory, const char* moment = "2026-11-24 10:00") {
    return {directory, minute(moment), directory.place("tourist-office").value_or(repere::directory::Place{}), {}};
}

inline std::string told(const repere::handout::Line& line) {
    const char* const parts[] = {"heading", "act", "text", "avoid", "contact", "note", "sentence", "check", "blank"};
    std::string out = parts[static_cast<int>(line.part)];
    if (line.number) out += " " + std::to_string(line.number);
    if (line.rows) out += " _" + std::to_string(line.rows);
    if (line.checked) out += " x";
    out += ": " + repere::language::plain(line.words);
    if (!line.french.empty()) out += " | " + repere::language::plain(line.french);
    return out;
}

// A line a line, an empty one between blocks, the title first.
inline std::string told(const repere::handout::Handout& handout) {
    std::string out = "= " + repere::language::plain(handout.title);
    if (!handout.french_title.empty()) out += " | " + repere::language::plain(handout.french_title);
    out += "\n";
    for (const auto& block : handout.blocks) {
        out += "\n";
        for (const auto& line : block.lines) out += told(line) + "\n";
    }
    return out;
}

inline std::string told(const std::optional<repere::handout::Handout>& handout) { return handout ? told(*handout) : "nothing"; }

inline std::vector<repere::handout::Line> lines(const repere::handout::Handout& handout) {
    std::vector<repere::handout::Line> out;
    for (const auto& block : handout.blocks) out.insert(out.end(), block.lines.begin(), block.lines.end());
    return out;
}

inline bool says(const std::optional<repere::handout::Handout>& handout, const std::string& words) { return told(handout).find(words) != std::string::npos; }

}  // namespace given

namespace Catch {
template <>
struct StringMaker<repere::handout::Handout> {
    static std::string convert(const repere::handout::Handout& handout) { return given::told(handout); }
};
}  // namespace Catch
