// How the kiosks are: the heartbeats somebody gathered (programs/heartbeat.hpp), those that are late first. In a folder, a file each; or at
// the URL of whatever takes what kiosks send, and gives it back one a line, in the order it came: the last line of each kiosk counts.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "authoring/files.hpp"
#include "programs/directory_commands.hpp"
#include "programs/fetch.hpp"
#include "programs/heartbeat.hpp"

namespace repere::programs {

using nlohmann::ordered_json;

namespace {

constexpr std::chrono::hours ahead_at_most{2};               // summer time, and a clock that is a little fast

struct Heard {
    std::string file;
    Beat beat;
    std::chrono::minutes silent{0};
    bool clock_wrong = false, late = false, same_name = false;
};

// *.json in the folder and one level below: a folder a kiosk, or a file a kiosk.
std::vector<std::string> heartbeats_in(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& name : authoring::files_in(folder, ".json")) out.push_back(folder + "/" + name);
    for (const auto& below : authoring::folders_in(folder))
        for (const auto& name : authoring::files_in(folder + "/" + below, ".json")) out.push_back(folder + "/" + below + "/" + name);
    return out;
}

// A clock that is before its own data, or ahead of ours, says nothing of when it was written.
bool clock_is_wrong(const Beat& beat, directory::Minute now) {
    return beat.written > now + ahead_at_most || (beat.data_date && beat.written < *beat.data_date) || beat.error == "clock-before-data";
}

bool worse(const Heard& a, const Heard& b) {
    const auto rank = [](const Heard& each) { return std::tuple{!each.late, !each.clock_wrong, -each.silent.count(), each.beat.kiosk, each.file}; };
    return rank(a) < rank(b);
}

std::string ago(const Heard& one) {
    if (one.clock_wrong) return "clock wrong: " + language::iso(one.beat.written);
    const auto hours = std::chrono::floor<std::chrono::hours>(one.silent).count();
    if (hours < 1) return "this hour";
    if (hours < 48) return std::to_string(hours) + " h ago";
    return std::to_string(hours / 24) + " days ago";
}

std::string problem_of(const Heard& one) {
    std::string out = one.late ? "late" : "";
    const auto add = [&](const std::string& words) { out += (out.empty() || words.empty() ? "" : ", ") + words; };
    add(one.beat.error);
    if (one.same_name) add("another kiosk has this name");
    return out.empty() ? "-" : out;
}

void print_table(const std::vector<Heard>& all) {
    std::vector<std::vector<std::string>> rows{{"KIOSK", "PLACE", "HEARD", "UP", "PROGRAM", "DATA", "OF", "PRINTER", "TROUBLE"}};
    const auto said = [](const std::string& text) { return text.empty() ? std::string{"-"} : text; };
    for (const Heard& one : all)
        rows.push_back({one.beat.kiosk, said(one.beat.place), ago(one), std::to_string(one.beat.up_hours) + " h", said(one.beat.program), said(one.beat.data),
                        one.beat.data_date ? language::iso(*one.beat.data_date) : "-", said(one.beat.printer), problem_of(one)});
    std::vector<std::size_t> width(rows.front().size());
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) width[i] = std::max(width[i], row[i].size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) std::cout << row[i] << std::string(width[i] - row[i].size() + 2, ' ');
        std::cout << row.back() << "\n";
    }
}

void print_json(const std::vector<Heard>& all) {
    ordered_json rows = ordered_json::array();
    for (const Heard& one : all)
        rows.push_back({{"kiosk", one.beat.kiosk}, {"place", one.beat.place}, {"program", one.beat.program}, {"data", one.beat.data},
                        {"data_date", one.beat.data_date ? language::iso(*one.beat.data_date) : ""}, {"up_hours", one.beat.up_hours}, {"printer", one.beat.printer},
                        {"error", one.beat.error}, {"written", language::iso(one.beat.written)},
                        {"silent_hours", one.clock_wrong ? ordered_json(nullptr) : ordered_json(std::chrono::floor<std::chrono::hours>(one.silent).count())},
                        {"late", one.late}, {"clock_wrong", one.clock_wrong}, {"same_name", one.same_name}, {"file", one.file}});
    std::cout << rows.dump(2) << "\n";
}

constexpr std::size_t longest_answer = 64u << 20;

struct Source {
    std::string name;                                        // of the file, or the URL and the line
    std::variant<Beat, std::string> beat;
};

std::vector<Source> in_folder(const std::string& folder) {
    std::vector<Source> out;
    for (const auto& file : heartbeats_in(folder)) {
        const auto text = authoring::read_file(file);
        out.push_back({file, text ? beat_of(*text) : std::variant<Beat, std::string>{"cannot be read"}});
    }
    return out;
}

std::vector<Source> in_lines(const std::string& url, const std::string& text) {
    std::map<std::string, Source> last;
    std::vector<Source> out;
    std::istringstream lines{text};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        Source source{without_secrets(url) + ":" + std::to_string(number), beat_of(line)};
        if (const auto* beat = std::get_if<Beat>(&source.beat)) last.insert_or_assign(beat->kiosk, source);
        else out.push_back(std::move(source));
    }
    for (auto& [kiosk, source] : last) out.push_back(std::move(source));
    return out;
}

}  // namespace

int fleet(const Fleet& asked) {
    std::vector<Source> sources;
    if (is_url(asked.folder)) {
        const auto answer = Web{}.get(asked.folder, longest_answer);
        if (answer.is != Answer::Is::there) return std::cerr << answer.why << "\n", 1;
        sources = in_lines(asked.folder, answer.body);
    } else {
        if (!std::filesystem::is_directory(asked.folder)) return std::cerr << asked.folder << ": there is no such folder\n", 1;
        sources = in_folder(asked.folder);
    }
    std::vector<Heard> all;
    std::map<std::string, int> named;
    int unreadable = 0;
    for (auto& [name, read] : sources) {
        if (const auto* why = std::get_if<std::string>(&read)) {
            std::cerr << name << ": " << *why << "\n";
            ++unreadable;
            continue;
        }
        Heard one{.file = name, .beat = std::get<Beat>(std::move(read))};
        one.clock_wrong = clock_is_wrong(one.beat, asked.now);
        one.silent = std::max(std::chrono::minutes{0}, asked.now - one.beat.written);
        one.late = !one.clock_wrong && one.silent >= std::chrono::hours{asked.late_after};
        ++named[one.beat.kiosk];
        all.push_back(std::move(one));
    }
    if (all.empty() && !unreadable) return std::cerr << without_secrets(asked.folder) << ": there is no heartbeat " << (is_url(asked.folder) ? "at this address" : "in this folder") << "\n", 1;
    for (Heard& one : all) one.same_name = named[one.beat.kiosk] > 1;
    std::sort(all.begin(), all.end(), worse);
    asked.json ? print_json(all) : print_table(all);
    return unreadable ? 1 : 0;
}

}  // namespace repere::programs
