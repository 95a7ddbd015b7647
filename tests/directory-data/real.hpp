// The repository's own directory, as a kiosk has it: its records, and the pages that show them.
#pragma once

#include <string>
#include <vector>

#include "directory/directory.hpp"
#include "given/data.hpp"
#include "given/words.hpp"
#include "guides/guides.hpp"
#include "visit/visit.hpp"

namespace real {

using namespace repere;

inline const directory::Directory& the_directory() { return given::real_directory(); }
inline const directory::Minute today = given::minute("2026-11-24 10:00");            // a Tuesday

inline directory::Service service(const char* id) {
    auto found = the_directory().service(id);
    if (!found) throw std::runtime_error{std::string{"no service in the public file: "} + id};
    return *std::move(found);
}

inline visit::Surroundings at(directory::Minute now) { return {now, *the_directory().place("tourist-office"), "tourist-office", 0}; }

// What somebody reads on the page of a service.
inline page::Page page_of(const std::string& id, const language::Tag& tag = language::french, directory::Minute now = today) {
    const messages::Messages say{the_directory(), tag};
    visit::Visit visit;
    visit.language = tag;
    visit.history = {visit::HomeScreen{}, visit::ServiceScreen{id}};
    return visit::show(visit, {the_directory(), say, at(now)});
}
inline std::string read_of(const std::string& id, const language::Tag& tag = language::french, directory::Minute now = today) {
    return language::folded(page::plain_text(page_of(id, tag, now)));
}
inline bool says(const std::string& text, const std::string& words) { return text.find(language::folded(words)) != std::string::npos; }
// Both are said, and in that order.
inline bool in_order(const std::string& text, const std::string& first, const std::string& then) {
    const auto a = text.find(language::folded(first)), b = text.find(language::folded(then));
    return a != std::string::npos && b != std::string::npos && a < b;
}

inline std::vector<directory::Minute> hours_of_a_week() {
    std::vector<directory::Minute> out;
    for (int hour = 0; hour < 7 * 24; ++hour) out.push_back(today + std::chrono::hours{hour});
    return out;
}

// Every text of the file that a page could show, in every language: the columns of all tables but the search index, which is only found by.
inline std::vector<std::string> texts() {
    std::vector<std::string> out;
    std::vector<std::string> tables;
    auto names = the_directory().database().prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'");
    while (names.step()) tables.push_back(names.text(0));
    for (const std::string& table : tables) {
        std::vector<std::string> columns;
        auto info = the_directory().database().prepare("SELECT name FROM pragma_table_info('" + table + "')");
        while (info.step()) columns.push_back(info.text(0));
        for (const std::string& column : columns) {
            auto row = the_directory().database().prepare("SELECT DISTINCT CAST(" + column + " AS TEXT) FROM " + table + " WHERE " + column + " IS NOT NULL");
            while (row.step()) out.push_back(row.text(0));
        }
    }
    return out;
}

}  // namespace real
