#include "programs/machine.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

namespace repere::programs {

namespace {

// A bit of a mask in words of hexadecimal digits, the last word first, as the input devices of Linux tell theirs.
bool has_bit(const std::filesystem::path& file, unsigned bit) {
    constexpr unsigned word = 8 * sizeof(unsigned long);
    std::ifstream in{file};
    std::string all, last;
    std::getline(in, all);
    for (unsigned skipped = 0; skipped <= bit / word; ++skipped) {
        all.erase(all.find_last_not_of(' ') + 1);
        const auto at = all.rfind(' ');
        last = at == std::string::npos ? std::exchange(all, "") : all.substr(at + 1);
        if (at != std::string::npos) all.erase(at);
    }
    return (std::strtoul(last.c_str(), nullptr, 16) >> bit % word) & 1;
}

}  // namespace

std::optional<std::string> touch_screen(const std::string& folder) {
    constexpr unsigned direct = 0x01, position = 0x00, fingers = 0x35;       // INPUT_PROP_DIRECT, ABS_X, ABS_MT_POSITION_X
    std::error_code error;
    const std::filesystem::directory_iterator listed{folder, error};
    for (const auto& each : std::set<std::filesystem::path>{begin(listed), end(listed)}) {
        if (!each.filename().string().starts_with("event")) continue;
        const auto device = each / "device";
        const bool places = has_bit(device / "capabilities/abs", fingers) || has_bit(device / "capabilities/abs", position);
        if (!has_bit(device / "properties", direct) || !places) continue;
        std::ifstream in{device / "name"};
        std::string name;
        std::getline(in, name);
        return name;
    }
    return std::nullopt;
}

std::string cannot_write_in(const std::string& folder) {
    std::string file = (folder.empty() ? "." : folder) + "/repere-XXXXXX";
    const int descriptor = mkstemp(file.data());
    if (descriptor < 0) return std::strerror(errno);
    close(descriptor);
    unlink(file.c_str());
    return {};
}

}  // namespace repere::programs
