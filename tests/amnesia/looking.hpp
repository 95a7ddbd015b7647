// Where a word of a visit could be left: what the tests of amnesia look through, and the report they write of it, build/amnesia/report.txt.
// Needs root, or sudo without a password: the kiosk cannot be traced.
#pragma once

#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "given/process.hpp"

namespace amnesia {

inline const std::string report = REPERE_BUILD "/amnesia/report.txt";

// Letters, no two neighbours the same; no f, which Noto Sans joins with the next one (fi, fl) into one glyph.
inline std::string seed(std::size_t letters = 20) {
    std::random_device random;
    std::string word;
    while (word.size() < letters)
        if (const char c = static_cast<char>('a' + random() % 26); c != 'f' && (word.empty() || word.back() != c)) word += c;
    return word;
}

inline std::vector<std::string> as_root(std::vector<std::string> command) {
    if (geteuid() != 0) command.insert(command.begin(), {"sudo", "-n"});
    return command;
}

inline std::string scan(const std::string& word, const std::vector<std::string>& what) {
    std::vector<std::string> command = as_root({REPERE_BUILD "/bin/amnesia-scan", {word.rbegin(), word.rend()}});
    command.insert(command.end(), what.begin(), what.end());
    given::Process looking{command};
    if (looking.wait(given::Seconds{300}) != 0) throw std::runtime_error{"amnesia-scan (as root, or with sudo -n): " + looking.err()};
    return looking.out();
}

inline std::string home() { return std::getenv("HOME") ? std::getenv("HOME") : "/root"; }

// A word, or the file of a sheet: pieces of it are sought then (tests/amnesia/scan.cpp).
// Every file that was written since: wherever the kiosk, the speech server, CUPS and the system itself may write, and the folders it was given.
inline std::string scan_files(const std::string& word, std::time_t since, const std::vector<std::string>& folders) {
    std::vector<std::string> what{"files", std::to_string(since), "/tmp", "/var/tmp", "/dev/shm", "/run", "/var/log", "/var/spool", "/var/cache", home()};
    what.insert(what.end(), folders.begin(), folders.end());
    return scan(word, what);
}

inline std::vector<std::string> children(int pid) {
    std::vector<std::string> out;
    std::error_code error;
    for (const auto& thread : std::filesystem::directory_iterator{"/proc/" + std::to_string(pid) + "/task", error}) {
        std::istringstream pids{given::read(thread.path().string() + "/children")};
        for (std::string child; pids >> child;) out.push_back(child);
    }
    return out;
}

// It, its children, and theirs.
inline std::vector<std::string> family(int pid) {
    std::vector<std::string> out{std::to_string(pid)};
    for (std::size_t i = 0; i < out.size(); ++i)
        for (const std::string& child : children(std::stoi(out[i]))) out.push_back(child);
    return out;
}

inline std::string scan_memory(const std::string& word, const std::vector<std::string>& pids) {
    std::vector<std::string> what{"memory"};
    what.insert(what.end(), pids.begin(), pids.end());
    return scan(word, what);
}

inline void keep(const std::string& title, const std::string& lines) {
    static const bool fresh = (std::filesystem::remove(report), true);
    (void)fresh;
    given::write(report, given::read(report) + "== " + title + "\n" + lines + "\n");
}

}  // namespace amnesia
