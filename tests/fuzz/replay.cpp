// Replays every kept input through its target, without a fuzzer: test-fuzz [FOLDER] (tests/fuzz/corpus). Names each before it runs, so
// that the last line of a crash says which it was. REPERE_FUZZ_TARGETS is X(hours) X(po) …, from CMake.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#define X(name) extern "C" int fuzz_##name(const std::uint8_t*, std::size_t);
REPERE_FUZZ_TARGETS
#undef X

namespace {

struct Target {
    const char* name;
    int (*run)(const std::uint8_t*, std::size_t);
};

constexpr Target targets[] = {
#define X(name) {#name, fuzz_##name},
    REPERE_FUZZ_TARGETS
#undef X
};

std::vector<std::string> files_of(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string corpus = count > 1 ? arguments[1] : REPERE_SOURCE "/tests/fuzz/corpus";
    bool all = true;
    for (const Target& target : targets) {
        const std::string folder = corpus + "/" + target.name;
        if (!std::filesystem::is_directory(folder) || files_of(folder).empty()) {
            std::cerr << folder << ": a target keeps at least one input.\n";
            all = false;
            continue;
        }
        for (const std::string& file : files_of(folder)) {
            std::cout << file << std::endl;
            std::ifstream in{file, std::ios::binary};
            const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
            target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        }
    }
    return all ? 0 : 1;
}
