#include "authoring/authoring.hpp"

#include <filesystem>

#include "authoring/check.hpp"
#include "authoring/compile.hpp"
#include "authoring/files.hpp"
#include "authoring/hsds.hpp"
#include "authoring/protected.hpp"
#include "authoring/read.hpp"
#include "authoring/voices.hpp"

namespace repere::authoring {

namespace {

struct Read {
    Data data;
    Locales locales;
    Protected names;
    Problems problems;
    std::optional<Package> package;      // where the folder is one: then `data` stands there
};

std::string list_of_names(const Folders& folders) {
    return folders.protected_names.empty() ? folders.data + "/staff/protected.yaml" : folders.protected_names;
}

Protected protected_names(const Folders& folders, Problems& problems) {
    const auto names = read_protected(list_of_names(folders), problems);
    if (!names && !folders.protected_names.empty()) problems.push_back({folders.protected_names, 0, 0, true, "the file cannot be read"});
    return names.value_or(Protected{});
}

enum class Faulty { refused, left_out };        // a translation with an error in it

Read read_and_check(const Folders& folders, Faulty faulty, const Tell& tell, std::optional<language::Day> today = {}) {
    Read read;
    Problems of_words;
    const auto take_words = [&] {
        for (Problem& problem : of_words) {
            if (problem.error && faulty == Faulty::left_out) problem.words += " (left out: the French is shown)";
            problem.error = problem.error && faulty == Faulty::refused;
            read.problems.push_back(std::move(problem));
        }
    };
    tell("reading");
    read.names = protected_names(folders, read.problems);
    if (is_package(folders.data)) {
        read.package = read_package(folders.data, read.problems);
        read.locales = read_locales(folders.locales, {}, of_words);           // what the program itself says
        take_words();
        return read;
    }
    read.data = authoring::read(folders.data, read.problems);
    read.locales = read_locales(folders.locales, read.data, of_words);
    tell("checking");
    if (read.data.complete) {  // else everything that refers to the broken file would be complained of too
        check_ties(read.data, read.problems);
        check_records(read.data, read.problems);
        check_activities(read.data, read.problems);
        if (today) check_dates(read.data, *today, read.problems);
        check_translations(read.locales, of_words);
    }
    take_words();
    std::vector<std::string> files = public_files(folders.data, folders.locales);
    files.insert(files.end(), folders.sources.begin(), folders.sources.end());
    check_leaks(read.names, files, read.problems);
    sort(read.problems);
    return read;
}

void write_if_changed(const std::string& file, const std::string& text, std::vector<std::string>& written) {
    if (read_file(file) == text) return;
    write_file(file, text);
    written.push_back(file);
}

constexpr int page_size_of_file = 4096, page_size_in_program = 1024;  // most tables of the essential file are empty pages

}  // namespace

Problems check(const Folders& folders, std::optional<language::Day> today, Week week) {
    Read read = read_and_check(folders, Faulty::refused, [](std::string_view) {}, today);
    if (read.data.complete && !read.package) check_voices(folders.voices, read.locales, read.problems);      // a kiosk can do without
    if (week == Week::looked_at && !read.package && read.data.complete) check_week(read.data, read.problems);
    return read.problems;
}

std::optional<std::string> protection(const Folders& folders, std::string_view name, Problems& problems) {
    const std::string file = list_of_names(folders);
    const auto known = read_protected(file, problems);
    const Protected names = known ? *known : Protected::with_new_key();
    const std::string line = names.entry(name);
    if (line.empty()) problems.push_back({file, 0, 0, true, "a name of fewer than five letters cannot be told from other words"});
    if (any_error(problems)) return {};
    return known ? line : names.key_line() + "\nnames:\n" + line;
}

Problems build(const Folders& folders, const std::string& output, Extent extent, const Tell& tell) {
    const Tell say = tell ? tell : [](std::string_view) {};
    Read read = read_and_check(folders, Faulty::left_out, say);
    if (any_error(read.problems)) return read.problems;
    say("writing");
    Compiled compiled = read.package ? whole(*std::move(read.package), read.locales)
                                      : whole(read.data, read.locales, extent == Extent::staff ? Readers::staff : Readers::everybody);
    if (extent == Extent::essential) compiled = essential(std::move(compiled));
    const std::string unfinished = output + ".tmp";
    write(compiled, unfinished, extent == Extent::essential ? page_size_in_program : page_size_of_file);
    Problems leaks;
    check_compiled(read.names, unfinished, leaks);
    if (!leaks.empty()) {
        std::filesystem::remove(unfinished);
        for (Problem& leak : leaks) leak.file = output;
        read.problems.insert(read.problems.end(), leaks.begin(), leaks.end());
        return read.problems;
    }
    std::filesystem::rename(unfinished, output);
    return read.problems;
}

Extracted extract(const Folders& folders, const std::optional<std::string>& interface_pot) {
    Extracted result;
    const Data data = read(folders.data, result.problems);
    Locales locales = read_locales(folders.locales, data, result.problems);
    if (interface_pot) locales.french["interface"] = parse_po(*interface_pot, Report{"interface.pot", result.problems}).entries;
    sort(result.problems);
    if (any_error(result.problems)) return result;

    for (const auto& [domain, french] : locales.french)
        write_if_changed(folders.locales + "/" + domain + ".pot", write_po(merged({}, french, "")), result.written);
    for (const auto& language : language_folders(folders.locales)) {
        for (const auto& [domain, french] : locales.french) {
            Po old;
            for (const Catalogue& catalogue : locales.catalogues)
                if (catalogue.language == language && catalogue.domain == domain) old = catalogue.po;
            write_if_changed(folders.locales + "/" + language + "/" + domain + ".po", write_po(merged(old, french, language)),
                             result.written);
        }
    }
    return result;
}

std::vector<Progress> status(const Folders& folders, Problems& problems) {
    const Data data = read(folders.data, problems);
    const Locales locales = read_locales(folders.locales, data, problems);
    auto rows = to_review_first(locales, data);
    for (Progress& row : progress_of(locales)) rows.push_back(std::move(row));
    for (Progress& row : voices_of(folders.voices, locales)) rows.push_back(std::move(row));
    for (Progress& row : spoken_of(locales)) rows.push_back(std::move(row));
    return rows;
}

}  // namespace repere::authoring
