#include "touch/masks.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace repere::touch {

namespace {

// How much of the pixel around (x, y) lies inside a corner at the origin: from its distance to the edge, good to 2 % of a pixel.
float coverage(float x, float y, float radius) {
    const float dx = radius - x, dy = radius - y;
    const float outside = std::hypot(std::max(dx, 0.0f), std::max(dy, 0.0f)) + std::min(std::max(dx, dy), 0.0f) - radius;
    return std::clamp(0.5f - outside, 0.0f, 1.0f);
}

template <class At> typography::Mask square(int side, At&& at) {
    typography::Mask mask{side, side, 0, 0, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * side)};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            mask.coverage[static_cast<std::size_t>(y) * side + x] = static_cast<std::uint8_t>(std::lround(255 * at(x, y)));
    return mask;
}

// A running mean along the rows, written as columns: twice of it is both directions.
void mean_turned(std::vector<float>& pixels, int side, int reach) {
    std::vector<float> turned(pixels.size());
    for (int y = 0; y < side; ++y) {
        const float* row = pixels.data() + static_cast<std::size_t>(y) * side;
        const auto at = [&](int x) { return row[std::clamp(x, 0, side - 1)]; };
        float sum = 0;
        for (int x = -reach; x <= reach; ++x) sum += at(x);
        for (int x = 0; x < side; ++x) {
            turned[static_cast<std::size_t>(x) * side + y] = sum / static_cast<float>(2 * reach + 1);
            sum += at(x + reach + 1) - at(x - reach);
        }
    }
    pixels.swap(turned);
}

}  // namespace

typography::Mask corner_mask(int radius) {
    return square(radius, [&](int x, int y) { return coverage(x + 0.5f, y + 0.5f, static_cast<float>(radius)); });
}

typography::Mask ring_mask(int radius, int width) {
    const float inner = static_cast<float>(std::max(0, radius - width));
    return square(std::max(radius, width), [&](int x, int y) {
        return coverage(x + 0.5f, y + 0.5f, static_cast<float>(radius)) - coverage(x + 0.5f - width, y + 0.5f - width, inner);
    });
}

// Three running means are a Gaussian to the eye, at a cost that does not grow with the blur.
typography::Mask shadow_mask(int radius, int blur) {
    const int margin = 2 * blur, side = radius + 2 * margin;   // a blur of margin on every side, so that none of it is cut off
    std::vector<float> pixels(static_cast<std::size_t>(side) * side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            pixels[static_cast<std::size_t>(y) * side + x] =
                coverage(x - margin + 0.5f, y - margin + 0.5f, static_cast<float>(radius));
    for (int pass = 0; pass < 6; ++pass) mean_turned(pixels, side, std::max(1, blur / 3));
    return square(shadow_side(radius, blur),
                  [&](int x, int y) { return pixels[static_cast<std::size_t>(y + blur) * side + x + blur]; });
}

}  // namespace repere::touch
