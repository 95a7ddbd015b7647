// The shared directory, where partners edit at the same time: what changed goes there and comes back.
#include <filesystem>
#include <iostream>
#include <sstream>

#include "authoring/files.hpp"
#include "authoring/postgres.hpp"
#include "programs/directory_commands.hpp"
#include "usage/usage.hpp"

namespace repere::programs {

namespace {

int said(const authoring::Moved& moved, const char* nothing_done) {
    for (const auto& problem : moved.problems) std::cerr << to_string(problem) << "\n";
    if (!moved.problems.empty()) return std::cerr << nothing_done << "\n", 1;
    for (const auto& path : moved.added) std::cout << "added " << path << "\n";
    for (const auto& path : moved.changed) std::cout << "changed " << path << "\n";
    for (const auto& path : moved.removed) std::cout << "removed " << path << "\n";
    return 0;
}

int push_counts(const std::string& file, const std::string& url) {
    std::istringstream text{authoring::read_file(file).value_or("")};
    auto read = usage::contents(text);
    if (const int* line = std::get_if<int>(&read)) return std::cerr << file << ":" << *line << ": this line is no count and no note\n", 1;
    auto& contents = std::get<usage::Contents>(read);
    contents.wrong_pins = 0;                                     // of that machine alone
    authoring::push_usage(contents.text(), url);
    return 0;
}

class Aside {                                                    // a folder that nobody else reads, and that goes
public:
    Aside() : path_{(std::filesystem::temp_directory_path() / "repere-XXXXXX").string()} {
        if (!mkdtemp(path_.data())) throw std::runtime_error{"no temporary folder can be made"};
    }
    ~Aside() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace

int push(const std::string& data, const std::string& url, bool migrate) {
    if (std::filesystem::is_regular_file(data)) return push_counts(data, url);
    return said(authoring::push(data, url, migrate ? authoring::Tables::brought_up_to_date : authoring::Tables::as_they_are), "Nothing was pushed.");
}

int pull(const std::string& url, const std::string& data, const std::string& usage) {
    if (usage.empty()) return said(authoring::pull(url, data), "Nothing was pulled.");
    std::filesystem::create_directories(usage);
    for (const auto& [kiosk, contents] : authoring::pull_usage(url)) {
        if (kiosk.starts_with(".") || kiosk.find('/') != std::string::npos) return std::cerr << "the name of the role `" << kiosk << "` is no name of a file\n", 1;
        authoring::write_file(usage + "/" + kiosk + ".usage", contents);
    }
    return 0;
}

int build_from(const std::string& url, authoring::Folders folders, const std::string& output, const std::string& staff) {
    const Aside aside;
    const auto pulled = authoring::pull(url, aside.path());
    if (!pulled.problems.empty()) return said(pulled, "Nothing was built.");
    const std::string beside = folders.data;                     // the program's words and voices are those of this working copy
    folders.data = aside.path();
    return build(folders, output, staff, beside);
}

}  // namespace repere::programs
