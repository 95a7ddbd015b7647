// The evaluation of a year or a quarter, from the usage files of the kiosks and what is declared beside the directory (people.md, P10).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "authoring/check.hpp"
#include "authoring/files.hpp"
#include "authoring/read.hpp"
#include "paper/report.hpp"
#include "programs/directory_commands.hpp"
#include "usage/report.hpp"
#include "usage/usage.hpp"

namespace repere::programs {

namespace {

bool add(const std::string& file, usage::Counts& to) {
    std::ifstream in{file};
    if (!in) return std::cerr << file << ": the file cannot be read\n", false;
    const auto read = usage::contents(in);
    if (const int* line = std::get_if<int>(&read)) return std::cerr << file << ":" << *line << ":1: is no line of a usage file\n", false;
    to.add(std::get<usage::Contents>(read).counts);
    return true;
}

// One file, or all in a folder but those that a kiosk set aside or was still writing.
std::optional<usage::Counts> counted(const std::string& where) {
    std::vector<std::string> files{where};
    if (std::filesystem::is_directory(where)) {
        files.clear();
        for (const auto& name : authoring::files_in(where, ""))
            if (!name.ends_with(".new") && name.find(".unreadable") == std::string::npos) files.push_back(where + "/" + name);
        if (files.empty()) return std::cerr << where << ": there is no usage file in this folder\n", std::nullopt;
    } else if (!std::filesystem::exists(where)) {
        return std::cerr << where << ": there is no such file or folder\n", std::nullopt;
    }
    usage::Counts all;
    for (const auto& file : files)
        if (!add(file, all)) return {};
    return all;
}

// What was answered on the way to an outcome, in the words of the screen: those of its own condition, else the answers that lead to it.
std::string answers_before(const authoring::Outcome& outcome, const authoring::Guide& guide) {
    const auto in = [](const std::vector<authoring::Text>& ids, const std::string& id) {
        return std::any_of(ids.begin(), ids.end(), [&](const auto& each) { return each.value == id; });
    };
    std::vector<std::string> labels;
    for (const auto& question : guide.questions)
        for (const auto& answer : question.answers) {
            const bool meant = outcome.when.empty() ? in(answer.next, outcome.id.value) : outcome.when[0].question.value == question.id.value && in(outcome.when[0].answers, answer.id.value);
            if (meant) labels.push_back(answer.label);
        }
    return labels.empty() ? outcome.id.value : language::joined(labels, language::french);
}

// "Voici quoi faire" is the title of many outcomes of a guide: those bear what was answered.
void name_guide(const authoring::Guide& guide, std::map<std::string, std::string>& names) {
    names[guide.id.value] = guide.title;
    for (const auto& outcome : guide.outcomes) {
        const auto same = std::count_if(guide.outcomes.begin(), guide.outcomes.end(), [&](const auto& other) { return other.title == outcome.title; });
        names[guide.id.value + "/" + outcome.id.value] = same > 1 ? answers_before(outcome, guide) : outcome.title;
    }
}

bool take_declared(const std::string& folder, usage::Sources& into) {
    if (!std::filesystem::is_directory(folder)) return std::cerr << folder << ": there is no such folder; what is declared is left out\n", true;
    authoring::Problems problems;
    const auto data = authoring::read(folder, problems);
    authoring::check_activities(data, problems);
    for (const auto& problem : problems)
        if (problem.error) std::cerr << to_string(problem) << "\n";
    if (any_error(problems)) return false;
    for (const auto& one : data.activities)
        if (!one.permanence) into.activities.push_back({*language::day_of(one.on.value), one.type, one.training, one.present, one.trades, one.satisfaction});
    for (const auto& one : data.declarations) into.hosted.push_back({one.year, one.adults, one.minors});
    for (const auto& place : data.places) into.names[place.id.value] = place.name;
    for (const auto& guide : data.guides) name_guide(guide, into.names);
    return true;
}

// The bars are those of the last column: the quarter, or the year. Sessions and people have no common measure, nor has one row alone.
bool has_chart(const usage::Table& table) { return table.rows.size() > 1 && table.title != "Activités déclarées"; }

paper::Chart chart(const usage::Table& table) {
    paper::Chart out{table.title + " (" + (table.columns.back() == "Année" ? "année" : table.columns.back()) + ")", {}};
    for (const auto& row : table.rows) {
        const auto& figure = row.figures.back();
        if (row.name == "Total") continue;
        out.bars.push_back({row.name, figure.state == usage::State::shown ? std::optional{figure.value} : std::nullopt, figure.state == usage::State::hidden, "masqué"});
    }
    return out;
}

paper::ReportPage page(const usage::Section& section) {
    paper::ReportPage out{section.heading, {section.criterion}, {}, {}};
    out.paragraphs.insert(out.paragraphs.end(), section.notes.begin(), section.notes.end());
    std::size_t columns = 1;
    for (const auto& table : section.tables) columns = std::max(columns, table.columns.size());
    for (const auto& table : section.tables) {
        if (has_chart(table)) out.charts.push_back(chart(table));
        if (!out.table.empty()) out.table.emplace_back();
        std::vector<std::string> head{table.title};
        head.resize(1 + columns - table.columns.size());
        head.insert(head.end(), table.columns.begin(), table.columns.end());
        out.table.push_back(std::move(head));
        for (const auto& row : table.rows) {
            std::vector<std::string> cells{row.name};
            cells.resize(1 + columns - row.figures.size());
            for (const auto& figure : row.figures) cells.push_back(figure.state == usage::State::shown ? language::number_words(figure.value, language::french) : to_words(figure));
            out.table.push_back(std::move(cells));
        }
    }
    return out;
}

}  // namespace

int report(const Evaluation& asked) {
    usage::Sources sources;
    const auto counts = counted(asked.usage);
    if (!counts || !take_declared(asked.data, sources)) return 1;
    sources.counts = *counts;
    const usage::Report made = usage::report(sources, asked.year, asked.quarter);
    std::vector<paper::ReportPage> pages;
    for (const auto& section : made.sections) pages.push_back(page(section));
    const paper::Pdf pdf = paper::report(made.title, pages);
    std::vector<std::pair<std::string, std::string>> files{{asked.output, pdf.bytes}};
    if (!asked.csv.empty()) files.emplace_back(asked.csv, usage::to_csv(made));
    try {                                                                      // all are whole, or none is there
        for (const auto& [file, bytes] : files) authoring::write_file(file + ".tmp", bytes);
        for (const auto& [file, bytes] : files) std::filesystem::rename(file + ".tmp", file);
    } catch (...) {
        std::error_code ignored;
        for (const auto& [file, bytes] : files) std::filesystem::remove(file + ".tmp", ignored);
        throw;
    }
    return 0;
}

}  // namespace repere::programs
