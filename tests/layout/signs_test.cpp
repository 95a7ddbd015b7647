// Where a clip in sign language stands: over the page, square, as large as the screen allows.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "given/catch.hpp"
#include "given/page.hpp"
#include "layout/layout.hpp"

using namespace repere::layout;

namespace {

repere::typography::Shaper& shaper() {
    static repere::typography::Shaper one;
    return one;
}

const std::vector<Screen> sizes{screen_of(1920, 1080, 24), screen_of(1080, 1920, 24), screen_of(1280, 800, 13.3), screen_of(3840, 2160, 32)};

Placed placed(const Screen& screen, const Modes& modes = {}, const char* language = "fr") {
    using namespace repere::page;
    Group card{.id = "sign", .arrangement = Arrangement::card, .name = given::said("Voir en langue des signes")};
    card.widgets = {{.id = "sign.clip", .role = Role::picture, .spoken = given::said("Voir en langue des signes"), .number = 3, .clip = "home"},
                    given::button("sign.close", "Arrêter", SignsClosed{}, Tone::primary)};
    if (!modes.low_reach) card.widgets.front().event = SignsAsked{};
    repere::page::Page page = given::in(given::doors_page(), language);
    page.region(Place::overlay).groups = {std::move(card)};
    return layout(page, modes, screen, shaper());
}

std::vector<Clip> clips(const Placed& placed) {
    std::vector<Clip> out;
    for (const Layer& layer : placed.layers)
        for (const Paint& paint : layer.paints)
            if (const auto* clip = std::get_if<Clip>(&paint)) out.push_back(*clip);
    return out;
}

}  // namespace

TEST_CASE("a clip is a square that fills the screen but for its button and the bar", "[layout][signs]") {
    for (const Screen& screen : sizes)
        for (const bool large : {false, true})
            for (const bool low : {false, true})
                for (const char* language : {"fr", "ar"}) {
                    INFO(screen.width << " × " << screen.height << (large ? ", large" : "") << (low ? ", low reach" : "") << ", " << language);
                    const Placed all = placed(screen, {.large = large, .low_reach = low}, language);
                    const auto found = clips(all);
                    REQUIRE(found.size() == 1);
                    const Rect rect = found.front().rect, button = node(all, "sign.close")->rect, bar = node(all, "bar.emergency")->rect;
                    CHECK(found.front().name == "home");
                    CHECK(found.front().times == 3);
                    CHECK(rect.w == rect.h);
                    CHECK(rect == node(all, "sign.clip")->rect);
                    CHECK(rect.w / screen.px_per_mm > 60);
                    CHECK(rect.y > 0);
                    CHECK(rect.y + rect.h < button.y);
                    CHECK(button.y + button.h < bar.y);
                    CHECK(rect.x + rect.w / 2 == Approx(static_cast<float>(screen.width) / 2).margin(1));
                    const float beside = static_cast<float>(screen.width) - rect.w, above = bar.y - (button.y + button.h - rect.y);
                    CHECK(std::min(beside, above) / screen.px_per_mm < 95);      // one of the two sides holds it
                }
}

TEST_CASE("in low reach whatever is touched stands low, the clip as large as ever", "[layout][signs]") {
    for (const Screen& screen : sizes) {
        INFO(screen.width << " × " << screen.height);
        const Placed low = placed(screen, {.low_reach = true}), usual = placed(screen);
        const float reach = (screen.height > screen.width ? 0.45f : 0.25f) * static_cast<float>(screen.height);
        for (const Node& each : low.nodes)
            if (each.event && each.layer >= low.open_from) CHECK(each.rect.y >= reach);
        CHECK(clips(low).front().rect == clips(usual).front().rect);
    }
}

TEST_CASE("what lies under a clip cannot be touched, the bar can", "[layout][signs]") {
    const Placed all = placed(sizes.front());
    View view;
    CHECK(visible(all, view, *node(all, "sign.clip")));
    CHECK(visible(all, view, *node(all, "sign.close")));
    CHECK(visible(all, view, *node(all, "bar.emergency")));
    CHECK_FALSE(visible(all, view, *node(all, "guide.answer.1")));
}

TEST_CASE("the button that asks for a clip stands beside the title on a wide screen: no door stands lower for it", "[layout][signs]") {
    for (const char* language : {"fr", "ar"}) {
        repere::page::Page without = given::in(given::doors_page(), language), with = without;
        with.region(repere::page::Place::header).groups.push_back(
            {.widgets = {given::button("page.sign", "Voir en langue des signes", repere::page::SignsAsked{})}});
        const Placed as_it_was = layout(without, {}, sizes.front(), shaper()), wide = layout(with, {}, sizes.front(), shaper());
        CHECK(node(wide, "guide.answer.1")->rect == node(as_it_was, "guide.answer.1")->rect);
        const Rect button = node(wide, "page.sign")->rect;
        CHECK((language == std::string{"fr"} ? button.x : static_cast<float>(sizes.front().width) - button.x - button.w) > 960);
        const Placed tall = layout(with, {}, sizes[1], shaper());
        CHECK(node(tall, "page.sign")->rect.y + node(tall, "page.sign")->rect.h < node(tall, "guide.answer.1")->rect.y);
    }
}

TEST_CASE("a dark screen shows no clip", "[layout][signs]") { CHECK(clips(placed(sizes.front(), {.blank = true})).empty()); }
