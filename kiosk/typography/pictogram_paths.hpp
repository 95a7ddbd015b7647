// The pictograms as path data: what repere-pictograms made of assets/pictograms when the program was built. Private to typography.
#pragma once

#include <span>

namespace repere::typography {

inline constexpr float pictogram_grid = 64;
inline constexpr float pictogram_stroke = 4.4f;

// One operation is its number, then the points it needs, on the grid: move x y, line x y, curve x1 y1 x2 y2 x y, close.
enum PictogramOp { move_op, line_op, curve_op, close_op };

struct PictogramPath {
    const char* name;                        // the file's name without .svg
    bool mirrors;                            // data-mirror="yes": it points along the line of reading
    std::span<const float> ops;
};

extern const std::span<const PictogramPath> pictogram_paths;  // in the order of their names

}  // namespace repere::typography
