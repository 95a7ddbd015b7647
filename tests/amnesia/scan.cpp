// amnesia-scan DROW memory PID...            every mapping of these processes but what is a file's own and cannot be written (needs root: the kiosk
//                                            is not dumpable)
// amnesia-scan DROW files SINCE FOLDER...    every file below that was written since (seconds since 1970)
//
// A line a trace of the word. It is given backwards: whoever logs this command line (sudo does) must not make the trace itself.
// A word that begins with / is a file, a sheet as PDF: pieces of it are sought, everywhere but there.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "amnesia/traces.hpp"

namespace {

struct Looked {
    long places = 0, traces = 0;
    unsigned long long bytes = 0;
};

struct Sought {
    std::string word;                                    // or the file of a sheet
    amnesia::Pieces pieces;

    std::vector<amnesia::Trace> in(const std::string& bytes) const { return word.starts_with('/') ? pieces.in(bytes) : amnesia::traces(bytes, word); }
};

std::string read(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// What stands before and after, so that one may guess whose memory it is; not the trace itself: this output may be kept.
std::string around(const std::string& bytes, std::size_t at, std::size_t length) {
    std::string out;
    for (std::size_t i = at < 48 ? 0 : at - 48; i < std::min(bytes.size(), at + length + 48); ++i)
        out += i >= at && i < at + length ? '#' : std::isprint(static_cast<unsigned char>(bytes[i])) ? bytes[i] : '.';
    return out;
}

void look(Looked& looked, const std::string& bytes, const Sought& sought, const std::string& place, unsigned long long base) {
    looked.bytes += bytes.size();
    for (const auto& trace : sought.in(bytes)) {
        const std::string form = trace.form;
        const std::size_t width = form == "UTF-8" ? 1 : form == "UTF-16" ? 2 : form == "UTF-32" ? 4 : 0;
        std::printf("found %zu %s %s in %s at %llx: %s\n", trace.letters, form == "a sheet" ? "bytes of" : "letters as", trace.form, place.c_str(), base + trace.at,
                    width ? around(bytes, trace.at, trace.letters * width).c_str() : "");
        ++looked.traces;
    }
}

bool look_at_memory(Looked& looked, const Sought& sought, const std::string& pid) {
    std::ifstream maps{"/proc/" + pid + "/maps"};
    const int memory = open(("/proc/" + pid + "/mem").c_str(), O_RDONLY);
    if (memory < 0) return false;
    bool any = false;
    for (std::string line; std::getline(maps, line);) {
        unsigned long long from = 0, to = 0, file = 0;
        char readable = 0, writable = 0, rest[3];
        int name = 0;
        if (std::sscanf(line.c_str(), "%llx-%llx %c%c%2s %*s %*s %llu %n", &from, &to, &readable, &writable, rest, &file, &name) < 6 || readable != 'r') continue;
        if (file && writable != 'w') continue;
        const std::string place = pid + " " + (static_cast<std::size_t>(name) < line.size() ? line.substr(static_cast<std::size_t>(name)) : "anonymous");
        if (place.ends_with("[vvar]") || place.ends_with("[vsyscall]")) continue;
        constexpr unsigned long long piece = 16 << 20, overlap = 4096;
        for (unsigned long long at = from; at < to; at += piece) {
            std::string bytes(std::min(piece + overlap, to - at), '\0');
            const ssize_t size = pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(at));
            if (size <= 0) break;                        // a device's
            bytes.resize(static_cast<std::size_t>(size));
            look(looked, bytes, sought, place, at);
            any = true;
        }
        ++looked.places;
    }
    close(memory);
    return any;
}

void look_at_files(Looked& looked, const Sought& sought, std::time_t since, const std::string& folder, std::set<std::pair<dev_t, ino_t>>& seen) {
    namespace fs = std::filesystem;
    std::error_code error;
    for (fs::directory_iterator at{folder, fs::directory_options::skip_permission_denied, error}, end; !error && at != end; at.increment(error)) {
        struct stat about {};
        if (lstat(at->path().c_str(), &about) != 0) continue;
        if (S_ISDIR(about.st_mode)) look_at_files(looked, sought, since, at->path(), seen);      // one that has gone meanwhile ends nothing
        if (!S_ISREG(about.st_mode) || std::max(about.st_mtime, about.st_ctime) < since) continue;
        if (about.st_size > 256 << 20 || !seen.emplace(about.st_dev, about.st_ino).second) continue;
        if (at->path() == sought.word) continue;
        std::string bytes;
        try {
            bytes = read(at->path());
        } catch (const std::ios_base::failure&) {                 // a kernel's file, not a disk's (a mounted /proc): it keeps nothing
            std::printf("%s cannot be read\n", at->path().c_str());
            continue;
        }
        look(looked, bytes, sought, at->path().string(), 0);
        look(looked, at->path().filename().string(), sought, "the name of " + at->path().string(), 0);
        ++looked.places;
    }
}

std::string name_of(const std::string& pid) {
    std::string name = read("/proc/" + pid + "/comm");
    return name.substr(0, name.find('\n'));
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> given(words + 1, words + count);
    if (given.size() < 3) return 2;
    const std::string word{given[0].rbegin(), given[0].rend()}, sheet = word.starts_with('/') ? read(word) : "";
    const bool memory = given[1] == "memory";
    const Sought sought{word, amnesia::Pieces{amnesia::compressed(sheet, !memory)}};      // a file may hold another sheet with the same fonts
    if (word.starts_with('/') && amnesia::compressed(sheet, true).size() < 256) {
        std::fprintf(stderr, "%s is no sheet\n", word.c_str());
        return 2;
    }
    Looked looked;
    if (memory) {
        for (std::size_t i = 2; i < given.size(); ++i)
            if (!look_at_memory(looked, sought, given[i])) {
                std::fprintf(stderr, "the memory of %s cannot be read\n", given[i].c_str());
                return 1;
            }
    } else {
        std::set<std::pair<dev_t, ino_t>> seen;
        for (std::size_t i = 3; i < given.size(); ++i) look_at_files(looked, sought, std::atol(given[2].c_str()), given[i], seen);
    }
    std::printf("looked at %ld %s", looked.places, memory ? "mappings of" : "files below");
    for (std::size_t i = memory ? 2 : 3; i < given.size(); ++i) std::printf(" %s", (memory ? name_of(given[i]) : given[i]).c_str());
    std::printf(", %llu bytes: %ld traces\n", looked.bytes, looked.traces);
}
