// The diagonal in inches of the first connected monitor, by name, that says one, from its EDID. Nothing when it is unknown: 0, the 96 dpi that virtual screens pretend,
// or outside 7 to 65 inches.
#pragma once

#include <optional>
#include <string>

namespace repere::programs {

std::optional<double> diagonal_from_edid(int width_px, int height_px, const std::string& folder = "/sys/class/drm");

}  // namespace repere::programs
