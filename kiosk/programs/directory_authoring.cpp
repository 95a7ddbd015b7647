#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "authoring/files.hpp"
#include "programs/directory_commands.hpp"

namespace repere::programs {

namespace {

using authoring::Problems;
using nlohmann::ordered_json;

void print(std::ostream& out, const Problems& problems) {
    for (const auto& problem : problems) out << to_string(problem) << "\n";
}

ordered_json json_of(const Problems& problems) {
    ordered_json list = ordered_json::array();
    for (const auto& problem : problems)
        list.push_back({{"file", problem.file},
                        {"line", problem.line},
                        {"column", problem.column},
                        {"kind", problem.error ? "error" : problem.note ? "note" : "warning"},
                        {"words", problem.words}});
    return list;
}

// What the program itself says lies beside the data, in the same working copy.
std::vector<std::string> message_sources(const std::string& data) {
    const auto folder = std::filesystem::absolute(data).lexically_normal() / ".." / "kiosk" / "messages";
    std::vector<std::string> files;
    for (const auto& name : authoring::files_in(folder.lexically_normal().string(), ".cpp"))
        files.push_back((folder / name).lexically_normal().string());
    return files;
}

// So do the recorded voices.
std::string voices_beside(const std::string& data) {
    return (std::filesystem::absolute(data).lexically_normal() / ".." / "assets" / "voice").lexically_normal().lexically_relative(std::filesystem::current_path()).string();
}

std::string shell_quoted(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) c == '\'' ? quoted += "'\\''" : quoted += c;
    return quoted + "'";
}

// The flags were tried one by one: without no-c-format "10 % des…" is taken for printf, and msgfmt then refuses right translations.
std::optional<std::string> interface_pot(const std::vector<std::string>& sources) {
    std::string command =
        "xgettext --from-code=UTF-8 --language=C++ -k --keyword=words:1c,2 --flag=words:2:no-c-format "
        "--no-location --no-wrap --add-comments=translators: --output=-";
    for (const auto& file : sources) command += " " + shell_quoted(file);
    const auto close = [](FILE* pipe) { return pclose(pipe); };
    std::unique_ptr<FILE, decltype(close)> pipe{popen((command + " 2>/dev/null").c_str(), "r"), close};
    if (!pipe) return {};
    std::string text;
    std::array<char, 4096> part;
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe.get())) text.append(part.data(), size);
    if (pclose(pipe.release()) != 0) return {};
    return text;
}

}  // namespace

void tell_on_terminal(std::string_view stage) {
    if (isatty(STDERR_FILENO)) std::cerr << "\r\033[K" << stage << (stage.empty() ? "" : " …") << std::flush;
}

int check(authoring::Folders folders, directory::Day today, bool json) {
    folders.sources = message_sources(folders.data);
    folders.voices = voices_beside(folders.data);
    const Problems problems = authoring::check(folders, today, authoring::Week::looked_at);
    if (json)
        std::cout << json_of(problems).dump(2) << "\n";
    else
        print(std::cout, problems);
    return any_error(problems) ? 1 : 0;
}

int protect(const authoring::Folders& folders, std::string name) {
    if (name == "-") std::getline(std::cin, name);             // a shell keeps the history of its command lines
    Problems problems;
    const auto line = authoring::protection(folders, name, problems);
    print(std::cerr, problems);
    if (line) std::cout << *line << "\n";
    return line ? 0 : 1;
}

int build(authoring::Folders folders, const std::string& output, const std::string& staff, const std::string& beside) {
    folders.sources = message_sources(beside.empty() ? folders.data : beside);
    folders.voices = voices_beside(beside.empty() ? folders.data : beside);
    const std::string fresh = output + ".new";                 // whoever reads the old file keeps it until the new one is sound
    const Problems problems = authoring::build(folders, fresh, authoring::Extent::whole, tell_on_terminal);
    tell_on_terminal("");
    print(std::cerr, problems);
    if (any_error(problems)) return 1;
    if (undrawable(fresh)) {
        std::filesystem::remove(fresh);
        return 1;
    }
    std::filesystem::rename(fresh, output);
    if (staff.empty()) return 0;
    const Problems of_staff = authoring::build(folders, staff, authoring::Extent::staff);
    if (any_error(of_staff)) print(std::cerr, of_staff);
    return any_error(of_staff) ? 1 : 0;
}

int extract(const authoring::Folders& folders) {
    const auto sources = message_sources(folders.data);
    std::optional<std::string> pot;
    if (sources.empty()) {
        std::cerr << "No kiosk/messages/*.cpp beside " << folders.data << ": the program's own words stay as they are.\n";
    } else if (pot = interface_pot(sources); !pot) {
        std::cerr << "xgettext (package gettext) did not answer: the program's own words stay as they are.\n";
    }
    const auto result = authoring::extract(folders, pot);
    print(std::cerr, result.problems);
    for (const auto& file : result.written) std::cout << file << "\n";
    return any_error(result.problems) ? 1 : 0;
}

int status(authoring::Folders folders, bool json) {
    Problems problems;
    folders.voices = voices_beside(folders.data);
    const auto rows = authoring::status(folders, problems);
    print(std::cerr, problems);
    if (json) {
        ordered_json list = ordered_json::array();
        for (const auto& row : rows) {
            list.push_back({{"language", row.language},
                            {"domain", row.domain},
                            {"total", row.total},
                            {"translated", row.translated},
                            {"fuzzy", row.fuzzy},
                            {"missing", row.missing},
                            {"reviewed", row.reviewed}});
            if (!row.note.empty()) list.back()["note"] = row.note;
        }
        std::cout << list.dump(2) << "\n";
    } else {
        std::cout << std::left << std::setw(14) << "language" << std::setw(12) << "domain" << std::right;
        for (const char* head : {"total", "translated", "fuzzy", "missing", "reviewed"}) std::cout << std::setw(12) << head;
        std::cout << "\n";
        for (const auto& row : rows) {
            std::cout << std::left << std::setw(14) << row.language << std::setw(12) << row.domain << std::right;
            for (const int number : {row.total, row.translated, row.fuzzy, row.missing, row.reviewed})
                std::cout << std::setw(12) << number;
            std::cout << (row.note.empty() ? "" : "  ") << row.note << "\n";
        }
    }
    return any_error(problems) ? 1 : 0;
}

}  // namespace repere::programs
