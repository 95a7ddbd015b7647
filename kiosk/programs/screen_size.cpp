#include "programs/screen_size.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

namespace repere::programs {

std::optional<double> diagonal_from_edid(int width_px, int height_px, const std::string& folder) {
    std::error_code error;
    const std::filesystem::directory_iterator listed{folder, error};
    for (const auto& output : std::set<std::filesystem::path>{begin(listed), end(listed)}) {      // a folder has no order of its own
        std::ifstream file{output / "edid", std::ios::binary};
        const std::vector<unsigned char> edid{std::istreambuf_iterator<char>{file}, {}};
        if (edid.size() < 128) continue;
        // first detailed timing, in millimetres; else the display size in centimetres
        double w = edid[66] | ((edid[68] & 0xF0) << 4), h = edid[67] | ((edid[68] & 0x0F) << 8);
        if (w == 0 || h == 0) w = edid[21] * 10.0, h = edid[22] * 10.0;
        const double inches = std::hypot(w, h) / 25.4;
        if (inches < 7 || inches > 65) continue;
        const double dpi = std::hypot(width_px, height_px) / inches;
        if (std::abs(dpi - 96) / 96 < 0.02) continue;
        return inches;
    }
    return std::nullopt;
}

}  // namespace repere::programs
