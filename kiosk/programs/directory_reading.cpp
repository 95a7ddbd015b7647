#include <chrono>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "guides/guides.hpp"
#include "programs/directory_commands.hpp"

namespace repere::programs {

using directory::Directory;
using directory::Service;
using nlohmann::ordered_json;

std::optional<Directory> opened(const std::string& file) {
    auto result = Directory::open(file);
    if (auto* directory = std::get_if<Directory>(&result)) return std::move(*directory);
    std::cerr << std::get<directory::Refusal>(result).words << ".\n";
    return {};
}

std::string translated(const Directory& directory, const language::Tag& reader, const std::string& domain, const std::string& key,
                       const std::string& french) {
    for (const auto& tag : language::fallbacks(reader)) {
        if (tag == language::french) break;
        if (const auto translation = directory.translation(tag, domain, key)) return language::plain(translation->text);
    }
    return language::plain(french);
}

namespace {

std::string name_of(const Directory& directory, const Service& service, const language::Tag& reader) {
    return translated(directory, reader, "directory", "service." + service.id + ".name", service.name);
}

std::string name_of(const Directory& directory, const directory::Found& found, const language::Tag& reader) {
    if (found.kind == "service") {
        const auto service = directory.service(found.id);
        return service ? name_of(directory, *service, reader) : std::string{};
    }
    const auto guide = guides::guide(directory, found.id);
    return guide ? translated(directory, reader, "guides", guides::key(found.id, "guide", found.id, "title"), guide->title) : std::string{};
}

ordered_json answer(const Directory& directory, const std::string& query, const language::Tag& reader, std::size_t limit) {
    using namespace std::chrono;
    const auto before = steady_clock::now();
    const auto found = directory.find(query, {reader}, limit);
    const auto us = duration_cast<microseconds>(steady_clock::now() - before).count();
    ordered_json hits = ordered_json::array();
    for (const auto& one : found) hits.push_back({{"id", one.id}, {"kind", one.kind}, {"name", name_of(directory, one, reader)}, {"score", one.score}});
    return {{"q", query}, {"hits", std::move(hits)}, {"us", us}};
}

ordered_json answer_line(const Directory& directory, const std::string& line, std::size_t limit) {
    const auto asked = nlohmann::json::parse(line, nullptr, false);
    if (!asked.is_object() || !asked.contains("q") || !asked["q"].is_string())
        return {{"error", "a line is {\"q\": \"words\", \"lang\": \"fr\"}"}};
    const std::string lang = asked.contains("lang") && asked["lang"].is_string() ? asked["lang"].get<std::string>() : "fr";
    return answer(directory, asked["q"], language::parse(lang).value_or(language::french), limit);
}

std::string printed(const ordered_json& json) { return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace); }

}  // namespace

int search(const Search& asked) {
    const auto directory = opened(asked.file);
    if (!directory) return 1;
    std::string query;
    for (const auto& word : asked.words) query += (query.empty() ? "" : " ") + word;
    if (asked.json) {
        std::cout << printed(answer(*directory, query, asked.reader, asked.limit)) << "\n";
        return 0;
    }
    for (const auto& one : directory->find(query, {asked.reader}, asked.limit)) std::cout << one.id << "\t" << name_of(*directory, one, asked.reader) << "\n";
    return 0;
}

int search_batch(const std::string& file, std::size_t limit) {
    const auto directory = opened(file);
    if (!directory) return 1;
    for (std::string line; std::getline(std::cin, line);) std::cout << printed(answer_line(*directory, line, limit)) << "\n" << std::flush;
    return 0;
}

namespace {

// What is wrong with the line itself stands at column 0; what is wrong with the hours has the column of its character, from 1.
ordered_json refused(const std::string& words, std::size_t column = 0) { return {{"error", words}, {"column", column}}; }

bool is_absent(const ordered_json& line, const char* field) { return !line.contains(field) || line[field].is_null(); }

bool is_text(const ordered_json& line, const char* field) { return line.contains(field) && line[field].is_string(); }

bool is_degrees(const ordered_json& line, const char* field, double most) {
    return is_absent(line, field) || (line[field].is_number() && std::abs(line[field].get<double>()) <= most);
}

ordered_json hours_answer(const std::string& line) {
    const auto asked = ordered_json::parse(line, nullptr, false);
    if (!asked.is_object()) return refused(R"(A line is one object: {"hours": "Mo 09:00-12:00", "at": "2026-05-01T10:00"}.)");
    if (!is_text(asked, "hours")) return refused("`hours` is missing, or is not text.");
    if (!is_text(asked, "at")) return refused("`at` is missing, or is not text.");
    const auto at = language::minute_of(asked["at"].get<std::string>());
    if (!at) return refused("`at` is not a minute that exists, such as 2026-05-01T10:00.");
    if (!is_absent(asked, "country") && asked["country"] != "FR" && asked["country"] != "fr")
        return refused("`country` is FR or absent: only the public holidays of France are known.");
    if (!is_degrees(asked, "lat", 90) || !is_degrees(asked, "lon", 180)) return refused("`lat` and `lon` are degrees, or absent.");

    const auto parsed = directory::Hours::parse(asked["hours"].get<std::string>());
    if (const auto* wrong = std::get_if<directory::HoursError>(&parsed)) return refused(wrong->words, wrong->column);
    std::optional<directory::Coordinates> where;
    if (!is_absent(asked, "lat") && !is_absent(asked, "lon")) where = {asked["lat"].get<double>(), asked["lon"].get<double>()};
    const auto opening = std::get<directory::Hours>(parsed).at(*at, where);
    return {{"open", opening.state == directory::OpenState::open},
            {"unknown", opening.state == directory::OpenState::unknown},
            {"next_change", opening.until ? ordered_json(language::iso(*opening.until)) : ordered_json(nullptr)},
            {"comment", opening.comment}};
}

}  // namespace

// Without coordinates hours that follow the sun are unknown.
int hours_batch() {
    for (std::string line; std::getline(std::cin, line);) std::cout << printed(hours_answer(line)) << "\n" << std::flush;
    return 0;
}

}  // namespace repere::programs
