// Keeping the directory true: the coordinator's call sheet, and the associations' sheets.
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "authoring/files.hpp"
#include "authoring/freshness.hpp"
#include "authoring/sheet.hpp"
#include "programs/directory_commands.hpp"

namespace repere::programs {

using authoring::Problems;
using nlohmann::ordered_json;

namespace {

bool complained(const Problems& problems) {
    for (const auto& problem : problems)
        if (problem.error) std::cerr << to_string(problem) << "\n";
    return any_error(problems);
}

}  // namespace

int freshness(const authoring::Folders& folders, directory::Day today, bool json) {
    Problems problems;
    const auto due = authoring::freshness(folders, today, problems);
    if (complained(problems)) return 1;
    if (!json) return std::cout << authoring::call_sheet(due, today), 0;
    ordered_json rows = ordered_json::array();
    for (const auto& one : due)
        rows.push_back({{"referent", one.referent}, {"organization", one.organization}, {"organization_name", one.organization_name}, {"service", one.service},
                        {"service_name", one.service_name}, {"fact", one.key}, {"what", one.what}, {"value", one.value}, {"class", one.kind}, {"reason", name(one.reason)},
                        {"verified_on", one.on}, {"age_months", one.months ? ordered_json(*one.months) : ordered_json(nullptr)}, {"urgency", one.urgency},
                        {"staff", one.staff}, {"call", one.call}, {"ask", one.ask}});
    std::cout << rows.dump(2) << "\n";
    return 0;
}

int write_sheets(const authoring::Folders& folders, const std::string& output) {
    Problems problems;
    const auto sheets = authoring::sheets(folders, problems);
    if (complained(problems)) return 1;
    std::filesystem::create_directories(output);
    for (const auto& sheet : sheets) {
        authoring::write_file(output + "/" + sheet.organization + ".csv", sheet.csv);
        authoring::write_file(output + "/" + sheet.organization + ".html", sheet.letter);
    }
    std::cout << sheets.size() << " fiches dans " << output << "\n";
    return 0;
}

int read_sheet(const authoring::Folders& folders, const std::string& file, directory::Day today, bool dry_run) {
    const auto sheet = authoring::read_file(file);
    if (!sheet) return std::cerr << file << ": the file cannot be read\n", 1;
    const auto read = authoring::read_sheet(folders, *sheet, today);
    for (const auto& line : read.complaints) std::cerr << line << "\n";
    if (!read.complaints.empty()) return std::cerr << "Rien n’a été écrit.\n", 1;
    for (const auto& line : read.said) std::cout << line << "\n";
    if (dry_run || authoring::read_file(read.file) == read.text) return 0;
    const std::string unfinished = read.file + ".tmp";                   // a power cut leaves the old file or the new one
    authoring::write_file(unfinished, read.text);
    std::filesystem::rename(unfinished, read.file);
    std::cout << "Écrit : " << read.file << "\n";
    return 0;
}

}  // namespace repere::programs
