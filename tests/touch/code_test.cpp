// A QR code, painted: every module where it belongs, dark on white.
#include <cmath>

#include "given/catch.hpp"
#include "given/window.hpp"
#include "touch/paint.hpp"

using namespace repere;

namespace {

constexpr int side = 21, around = 4, module = 3;
constexpr std::uint32_t black = 0xFF000000u, white = 0xFFFFFFFFu;

page::Modules square() {
    page::Modules out{side, std::vector<bool>(side * side)};
    for (int i = 0; i < side * side; ++i) out.dark[static_cast<std::size_t>(i)] = i % 5 == 0 || i % 7 < 3;
    return out;
}

std::vector<touch::Quad> painted(const page::Modules& modules, float x, float y) {
    layout::Placed page;
    page.size = {640, 480, 4};
    page.viewport = {0, 0, 640, 480};
    const float size = (side + 2 * around) * module;
    page.layers.push_back({page.viewport, false, {layout::Code{modules, {x, y, size, size}}}});
    touch::Atlas atlas;
    touch::Drawing drawing;
    return paint(drawing, page, {}, "", atlas, given::shaper()).quads;
}

std::uint32_t colour_at(const std::vector<touch::Quad>& quads, float x, float y) {
    std::uint32_t out = 0;
    for (const touch::Quad& quad : quads)
        if (x > quad[0].x && x < quad[2].x && y > quad[0].y && y < quad[2].y) out = quad[0].colour;
    return out;
}

}  // namespace

TEST_CASE("each module of a code is where it belongs, black on white, with four white ones around", "[touch][code]") {
    const page::Modules modules = square();
    const auto quads = painted(modules, 100, 50);
    for (int y = -around; y < side + around; ++y)
        for (int x = -around; x < side + around; ++x) {
            const bool inside = x >= 0 && y >= 0 && x < side && y < side;
            const bool dark = inside && modules.dark[static_cast<std::size_t>(y * side + x)];
            INFO(x << ", " << y);
            REQUIRE(colour_at(quads, 100 + (static_cast<float>(x + around) + 0.5f) * module, 50 + (static_cast<float>(y + around) + 0.5f) * module) == (dark ? black : white));
        }
}

TEST_CASE("what is dark beside one another in a row is one quad, on whole pixels wherever the code stands", "[touch][code]") {
    page::Modules full{side, std::vector<bool>(side * side, true)};
    CHECK(painted(full, 100, 50).size() == side + 1);
    for (const touch::Quad& quad : painted(square(), 100.4f, 50.6f))
        for (const touch::Vertex& corner : quad) {
            CHECK(corner.x == std::round(corner.x));
            CHECK(corner.y == std::round(corner.y));
        }
}
