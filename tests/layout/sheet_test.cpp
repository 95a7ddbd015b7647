// A QR code on the screen, and the sheet before it is printed: boxes to tick, lines for a hand.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "given/catch.hpp"
#include "given/page.hpp"
#include "layout/layout.hpp"

using namespace repere::layout;
using repere::page::Modules;
using repere::page::Role;

namespace {

repere::typography::Shaper& shaper() {
    static repere::typography::Shaper one;
    return one;
}

const std::vector<Screen> sizes{screen_of(1920, 1080, 24), screen_of(1080, 1920, 24), screen_of(1280, 800, 13.3), screen_of(3840, 2160, 32)};

Modules square(int side) {                     // no code, but as uneven as one
    Modules out{side, std::vector<bool>(static_cast<std::size_t>(side * side))};
    for (int i = 0; i < side * side; ++i) out.dark[static_cast<std::size_t>(i)] = i % 3 == 0 || i % side < 7;
    return out;
}

repere::page::Page page_with(const repere::page::Widget& widget) {
    using namespace repere::page;
    repere::page::Page page = given::titled("service", "Sur mon téléphone");
    page.region(Place::main).groups = {{.arrangement = Arrangement::card, .widgets = {widget}}};
    page.region(Place::aside).groups = {{.arrangement = Arrangement::card, .widgets = {given::line(Role::heading, "Visez ce carré.")}}};
    return given::with_bar(std::move(page));
}

Placed coded(int side, const Screen& screen, const Modes& modes = {}, const char* language = "fr") {
    return layout(given::in(page_with({.id = "service.code", .role = Role::picture, .spoken = given::said("Commissariat"), .code = square(side)}), language),
                  modes, screen, shaper());
}

template <class P>
std::vector<P> painted(const Placed& placed) {
    std::vector<P> out;
    for (const Layer& layer : placed.layers)
        for (const Paint& paint : layer.paints)
            if (const auto* found = std::get_if<P>(&paint)) out.push_back(*found);
    return out;
}

}  // namespace

TEST_CASE("a code is square, of whole pixels, large enough to be aimed at, and in sight at once", "[layout][code]") {
    const int side = GENERATE(33, 61, 101);
    for (const Screen& screen : sizes)
        for (const Modes& modes : {Modes{}, Modes{.large = true}, Modes{.high_contrast = true}, Modes{.low_reach = true}}) {
            INFO(side << " modules on " << screen.width << "x" << screen.height << (modes.large ? " large" : ""));
            const Placed placed = coded(side, screen, modes);
            const auto codes = painted<Code>(placed);
            REQUIRE(codes.size() == 1);
            const Rect rect = codes.front().rect;
            const float module = rect.w / static_cast<float>(side + 8);      // four around it: ISO 18004
            CHECK(rect.w == rect.h);
            CHECK(module == std::floor(module));
            CHECK(module / screen.px_per_mm >= 0.8f);
            CHECK(rect.w / screen.px_per_mm >= 40);
            CHECK(rect.x >= 0);
            CHECK(rect.x + rect.w <= static_cast<float>(screen.width));
            if (!modes.large && !modes.low_reach && side < 100) CHECK(rect.y + rect.h <= placed.viewport.y + placed.viewport.h);
        }
}

TEST_CASE("a page from right to left is mirrored, a code is not", "[layout][code]") {
    const Placed french = coded(33, sizes.front()), arabic = coded(33, sizes.front(), {}, "ar");
    const Code left = painted<Code>(french).front(), right = painted<Code>(arabic).front();
    CHECK(right.modules == square(33));
    CHECK(right.rect.x == static_cast<float>(sizes.front().width) - left.rect.x - left.rect.w);
}

TEST_CASE("the tree names a code as a picture, which nobody touches", "[layout][code]") {
    const Node code = *node(coded(33, sizes.front()), "service.code");
    CHECK(code.role == Role::picture);
    CHECK(code.name == "Commissariat");
    CHECK_FALSE(code.event);
    CHECK(code.rect == painted<Code>(coded(33, sizes.front())).front().rect);
}

TEST_CASE("a dark screen shows no code", "[layout][code]") { CHECK(painted<Code>(coded(33, sizes.front(), {.blank = true})).empty()); }

TEST_CASE("what is filled in by hand has its lines under it, as far apart as a hand writes", "[layout][print]") {
    const auto lines_of = [](int rows, const Screen& screen) {
        return layout(page_with({.words = given::said("Que s’est-il passé ?"), .rows = rows}), {}, screen, shaper());
    };
    const auto thin = [](const Placed& placed) {
        const auto fills = painted<Fill>(placed);
        return std::count_if(fills.begin(), fills.end(), [&](const Fill& fill) { return fill.rect.h / placed.size.px_per_mm < 1 && fill.rect.w / placed.size.px_per_mm > 50; });
    };
    for (const Screen& screen : sizes) {
        const Placed none = lines_of(0, screen), four = lines_of(4, screen);
        CHECK(thin(four) == thin(none) + 4);
        CHECK((four.content_height - none.content_height) / screen.px_per_mm / 4 >= 8);
    }
}

TEST_CASE("what is ticked by hand has a box before it, ticked where it is so already", "[layout][print]") {
    const auto box = [](bool checked) { return layout(page_with({.role = Role::checkbox, .words = given::said("Carte Vitale"), .checked = checked}), {}, sizes.front(), shaper()); };
    CHECK(painted<Outline>(box(false)).size() == painted<Outline>(box(true)).size());
    CHECK_FALSE(painted<Outline>(box(false)).empty());
    CHECK(painted<Picture>(box(true)).size() == painted<Picture>(box(false)).size() + 1);
}
