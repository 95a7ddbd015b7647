#include "layout/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "given/catch.hpp"
#include "given/page.hpp"

using namespace repere::layout;
using repere::language::Direction;

namespace Catch {
template <>
struct StringMaker<Rect> {
    static std::string convert(const Rect& r) {
        return "(" + std::to_string(r.x) + ", " + std::to_string(r.y) + ") " + std::to_string(r.w) + " × " + std::to_string(r.h);
    }
};
}  // namespace Catch

namespace {

repere::typography::Shaper& shaper() {
    static repere::typography::Shaper one;
    return one;
}

const Screen landscape = screen_of(1920, 1080, 24), portrait = screen_of(1080, 1920, 24);

struct Size {
    const char* name;
    Screen screen;
};
const std::vector<Size> sizes{
    {"landscape", landscape}, {"portrait", portrait}, {"small", screen_of(1280, 800, 13.3)}, {"fine", screen_of(3840, 2160, 32)}};

Placed placed(const repere::page::Page& page, const Screen& screen = landscape, const Modes& modes = {}) {
    return layout(page, modes, screen, shaper());
}

View view_of(const Placed& placed, float scroll = 0) {
    View view;
    view.screen = placed.screen;
    view.step = placed.step;
    view.scroll = scroll;
    return view;
}

// A page by hand: a screen of 1000 × 1000, a bar of 200 at its foot, two screens and a half of content, a node every 100 pixels.
Placed drawn(float content = 2000) {
    Placed out;
    out.screen = "page";
    out.size = {1000, 1000, 3.6f};
    out.viewport = {0, 0, 1000, 800};
    out.content_height = content;
    out.layers = {{{0, 0, 1000, 800}, true, {}}, {{0, 0, 1000, 1000}, false, {}}};
    for (int i = 0; i * 100 + 100 <= static_cast<int>(content); ++i) {
        Node node;
        node.id = "row." + std::to_string(i);
        node.rect = {100, static_cast<float>(i) * 100, 800, 90};
        node.event = repere::page::ServiceOpened{std::to_string(i)};
        out.nodes.push_back(node);
    }
    Node bar;
    bar.id = "bar.back";
    bar.rect = {50, 850, 200, 100};
    bar.layer = 1;
    bar.event = repere::page::BackAsked{};
    out.nodes.push_back(bar);
    return out;
}

View settled(View view, const Placed& placed) {
    for (int frame = 0; frame < 600 && moving(view); ++frame) view = after(view, placed, 1.0f / 60);
    return view;
}

std::vector<std::string> stops(const Placed& placed) {
    std::vector<std::string> out;
    for (const Node& node : placed.nodes)
        if (node.event && !std::holds_alternative<repere::page::PageTurned>(*node.event) && node.layer >= placed.open_from)
            out.push_back(node.id);
    return out;
}

}  // namespace

// --- Where everything stands ----------------------------------------------------------------------------------------------------

TEST_CASE("a page that runs from right to left is the exact mirror of the same page from left to right", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const auto& page : given::pages())
            for (const bool warned : {false, true}) {
                if (page.screen == "search") continue;       // but for its keys: see below
                INFO(page.screen << ", " << name << (warned ? ", warned" : ""));
                const auto shown = warned ? given::with_warning(page) : page;
                const Placed left = placed(given::in(shown, "fr"), screen), right = placed(given::in(shown, "ar"), screen);
                CHECK(left.direction == Direction::left_to_right);
                CHECK(right.direction == Direction::right_to_left);
                CHECK(right.language.value == "ar");
                CHECK(left.content_height == right.content_height);
                CHECK(left.open_from == right.open_from);
                REQUIRE(left.nodes.size() == right.nodes.size());
                const float width = static_cast<float>(screen.width);
                for (std::size_t i = 0; i < left.nodes.size(); ++i) {
                    const Node &a = left.nodes[i], &b = right.nodes[i];
                    INFO(i << " " << a.id << " " << a.name);
                    CHECK(a.id == b.id);
                    CHECK(a.name == b.name);
                    CHECK(a.layer == b.layer);
                    CHECK(b.rect == Rect{width - a.rect.x - a.rect.w, a.rect.y, a.rect.w, a.rect.h});
                }
                REQUIRE(left.layers.size() == right.layers.size());
                for (std::size_t i = 0; i < left.layers.size(); ++i) {
                    const Rect& clip = left.layers[i].clip;
                    CHECK(right.layers[i].clip == Rect{width - clip.x - clip.w, clip.y, clip.w, clip.h});
                    REQUIRE(left.layers[i].paints.size() == right.layers[i].paints.size());
                    int unlike = 0;
                    for (std::size_t p = 0; p < left.layers[i].paints.size(); ++p) {
                        const Paint &a = left.layers[i].paints[p], &b = right.layers[i].paints[p];
                        if (a.index() != b.index()) ++unlike;
                        if (const auto* picture = std::get_if<Picture>(&b); picture && !picture->mirrored) ++unlike;
                        if (const auto* fill = std::get_if<Fill>(&a)) {
                            const auto* other = std::get_if<Fill>(&b);
                            const Rect expected{width - fill->rect.x - fill->rect.w, fill->rect.y, fill->rect.w, fill->rect.h};
                            if (!other || !(other->rect == expected)) ++unlike;
                        }
                    }
                    CHECK(unlike == 0);
                }
            }
}

TEST_CASE("keys and maps are never mirrored: Q stays left of W, and east is on the right", "[layout]") {
    const auto in = [](const char* tag, const Screen& screen) { return placed(given::in(given::keyboard_page(), tag), screen); };
    for (const auto& [name, screen] : sizes)
        for (const char* tag : {"fr", "ar"}) {
            INFO(name << " " << tag);
            const Placed keys = in(tag, screen);
            CHECK(node(keys, "search.key.a")->rect.x < node(keys, "search.key.z")->rect.x);
            CHECK(node(keys, "search.key.1")->rect.x < node(keys, "search.key.0")->rect.x);
            CHECK(node(keys, "search.key.space")->rect.x < node(keys, "search.key.erase")->rect.x);

            const Placed map = placed(given::in(given::map_page(), tag), screen);
            CHECK(node(map, "map.east")->rect.x > node(map, "map.close.1")->rect.x);
            CHECK(node(map, "map.north")->rect.y < node(map, "map.close.1")->rect.y);
        }
}

TEST_CASE("what lies in the hand stays where it is while the aside scrolls: beside it on a wide screen, under it on a tall one", "[layout]") {
    const auto page = given::keyboard_page(20);
    for (const auto& screen : {landscape, portrait}) {
        const Placed all = placed(page, screen);
        const Node &key = *node(all, "search.key.a"), &field = *node(all, "search.field"), &result = *node(all, "search.result.1");
        const View top = view_of(all), down = view_of(all, most_scroll(all));
        REQUIRE(most_scroll(all) > 0);
        CHECK(on_screen(all, down, key) == on_screen(all, top, key));
        CHECK(on_screen(all, down, field) == on_screen(all, top, field));
        CHECK(on_screen(all, down, result).y < on_screen(all, top, result).y);
        CHECK(visible(all, top, result));
        CHECK(visible(all, down, *node(all, "search.result.20")));
        CHECK(visible(all, top, key));
        CHECK_FALSE(visible(all, top, *node(all, "search.result.20")));
        CHECK(result.rect.y >= all.viewport.y);
        if (screen.width > screen.height) CHECK(key.rect.x + key.rect.w <= all.viewport.x);
        else CHECK(key.rect.y >= all.viewport.y + all.viewport.h);
        CHECK(visible(all, brought(top, all, *node(all, "search.result.9")), *node(all, "search.result.9")));
    }
    // arrows cross from the keys to what was found, and back
    const Placed wide = placed(page, landscape), tall = placed(page, portrait);
    CHECK(next_focus(wide, "search.key.p", Key::right).starts_with("search.result."));
    CHECK(next_focus(wide, "search.result.5", Key::left).starts_with("search.key."));
    CHECK(next_focus(tall, "search.result.20", Key::down).starts_with("search.key."));
    CHECK(next_focus(tall, "search.key.1", Key::up).starts_with("search.result."));
}

TEST_CASE("on a screen with no room to hold anything still, all of it scrolls together", "[layout]") {
    const Placed small = placed(given::keyboard_page(20), screen_of(1280, 800, 13.3));
    CHECK(small.viewport == Rect{0, 0, 1280, small.viewport.h});
    CHECK(node(small, "search.key.a"));
    CHECK(node(small, "search.result.20"));
}

TEST_CASE("a page button is there only while it leads somewhere", "[layout]") {
    const Placed all = placed(given::long_page());
    const Node &up = *node(all, "page.up"), &down = *node(all, "page.down");
    const auto shown = [&](float scroll) {
        const View view = view_of(all, scroll);
        const auto touched = [&](const Node& each) { return hit(all, view, each.rect.x + each.rect.w / 2, each.rect.y + each.rect.h / 2) == &each; };
        return std::string{visible(all, view, up) && touched(up) ? "up" : ""} + (visible(all, view, down) && touched(down) ? "down" : "");
    };
    CHECK(shown(0) == "down");
    CHECK(shown(most_scroll(all) / 2) == "updown");
    CHECK(shown(most_scroll(all)) == "up");
}

TEST_CASE("places too near one another share a mark, and keep their names", "[layout]") {
    const Placed map = placed(given::map_page());
    CHECK(node(map, "map.close.1")->rect == node(map, "map.close.2")->rect);
    CHECK_FALSE(node(map, "map.close.1")->rect == node(map, "map.east")->rect);
    CHECK(node(map, "map.close.2")->name == "Second");
}

TEST_CASE("nothing stands outside the screen, left or right", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const bool large : {false, true})
            for (const char* tag : {"fr", "ar"})
                for (const auto& page : given::pages()) {
                    INFO(page.screen << " in " << tag << ", " << name << (large ? ", large" : ""));
                    const Placed all = placed(given::with_warning(given::in(page, tag)), screen, {.large = large});
                    const float width = static_cast<float>(screen.width);
                    for (const Node& node : all.nodes) {
                        INFO(node.id << " " << node.name);
                        CHECK(node.rect.x >= -0.5f);
                        CHECK(node.rect.x + node.rect.w <= width + 0.5f);
                        CHECK(node.rect.w > 0);
                        CHECK(node.rect.h > 0);
                    }
                    int outside = 0;
                    for (const Layer& layer : all.layers)
                        for (const Paint& paint : layer.paints)
                            if (const auto* text = std::get_if<Text>(&paint))
                                for (const auto& glyph : text->paragraph->glyphs)
                                    if (text->x + glyph.x < -1 || text->x + glyph.x > width + 1) ++outside;
                    CHECK(outside == 0);
                }
}

TEST_CASE("nodes stand in reading order: header, main, aside, then what lies over them, the bar last", "[layout]") {
    const Placed all = placed(given::long_page());
    const auto at = [&](const char* id) { return node(all, id) - all.nodes.data(); };
    REQUIRE(node(all, "guide.action.1"));
    CHECK(at("guide.action.1") < at("guide.action.8"));
    CHECK(at("guide.action.8") < at("french.show"));
    CHECK(at("french.show") < at("guide.service.6"));
    CHECK(at("guide.service.6") < at("bar.back"));
    CHECK(at("bar.back") < at("bar.emergency"));
    CHECK(node(all, "nothing") == nullptr);
    CHECK(node(all, "") == nullptr);
    CHECK(node(all, "guide.action.1")->state == "checked");
    CHECK(node(placed(given::doors_page()), "guide.answer.2")->state == "checked");
    CHECK(node(placed(given::doors_page()), "guide.answer.1")->state == "unchecked");
}

TEST_CASE("the page buttons are there when the page is longer than the screen, and only then", "[layout]") {
    CHECK(node(placed(given::long_page()), "page.down"));
    CHECK_FALSE(node(placed(given::doors_page(3)), "page.down"));
    CHECK(most_scroll(placed(given::long_page())) > 0);
    CHECK(most_scroll(placed(given::doors_page(3))) == 0);
}

TEST_CASE("high contrast changes no place", "[layout]") {
    for (const auto& page : given::pages()) {
        INFO(page.screen);
        const Placed calm = placed(page), contrasted = placed(page, landscape, {.high_contrast = true});
        REQUIRE(calm.nodes.size() == contrasted.nodes.size());
        for (std::size_t i = 0; i < calm.nodes.size(); ++i) {
            INFO(calm.nodes[i].id << " " << calm.nodes[i].name);
            CHECK(calm.nodes[i].rect == contrasted.nodes[i].rect);
        }
    }
}

TEST_CASE("a screen without a size has nothing on it, and nothing breaks", "[layout]") {
    for (const Screen& screen : {Screen{0, 0, 3.6f}, Screen{0, 1080, 3.6f}, Screen{1920, 0, 3.6f}, Screen{-1, -1, 3.6f}})
        for (const auto& page : given::pages()) {
            const Placed none = placed(given::with_warning(page), screen);
            CHECK(none.nodes.empty());
            CHECK(none.layers.empty());
            CHECK(none.screen == page.screen);
            const View view = view_of(none);
            CHECK(most_scroll(none) == 0);
            CHECK(hit(none, view, 0, 0) == nullptr);
            CHECK(next_focus(none, "bar.back", Key::tab).empty());
            CHECK_FALSE(can_page(none, view, 1));
            CHECK(after(turned(view, none, 1), none, 1).scroll == 0);
            CHECK(nlohmann::json::parse(tree(none, view, 0)).at("nodes").empty());
        }
}

TEST_CASE("a screen too small for anything still gets a page", "[layout]") {
    for (const auto& page : given::pages())
        CHECK_NOTHROW(placed(given::with_warning(page), Screen{120, 90, 3.6f}, {.large = true}));
}

TEST_CASE("millimetres come from the pixels and the diagonal", "[layout]") {
    CHECK(screen_of(1920, 1080, 24).px_per_mm == Approx(3.614).margin(0.001));
    CHECK(screen_of(1080, 1920, 24).px_per_mm == Approx(3.614).margin(0.001));
    CHECK(screen_of(3840, 2160, 32).px_per_mm == Approx(5.420).margin(0.001));
    CHECK(screen_of(1080, 1920, 24).width == 1080);
    CHECK(screen_of(1080, 1920, 24).height == 1920);
}

TEST_CASE("contrast is that of WCAG 2.2", "[layout]") {
    const auto [over, under, expected] = GENERATE(table<Colour, Colour, double>({
        {{0, 0, 0}, {255, 255, 255}, 21.0},
        {{255, 255, 255}, {255, 255, 255}, 1.0},
        {{0x76, 0x76, 0x76}, {255, 255, 255}, 4.54},      // the lightest grey that passes AA
        {{0x59, 0x59, 0x59}, {255, 255, 255}, 7.00},      // and AAA
        {{255, 0, 0}, {255, 255, 255}, 4.00},
        {{0, 0, 255}, {255, 255, 255}, 8.59},
        {{0, 255, 0}, {0, 0, 0}, 15.30},
    }));
    CHECK(contrast(over, under) == Approx(expected).margin(0.01));
    CHECK(contrast(under, over) == Approx(contrast(over, under)));
}

// --- Low reach, dark screen -----------------------------------------------------------------------------------------------------

namespace {
float reach(const Screen& screen) { return static_cast<float>(screen.height) * (screen.height > screen.width ? 0.45f : 0.25f); }
}  // namespace

TEST_CASE("low reach: nothing can be touched in the upper 45 % of a tall screen, 25 % of a wide one, scrolled or not", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const char* tag : {"fr", "ar"})
            for (const auto& page : given::pages()) {
                if (page.screen == "attract") continue;      // there any touch is welcome
                INFO(page.screen << " in " << tag << ", " << name);
                const Placed low = placed(given::in(page, tag), screen, {.low_reach = true});
                for (const float scroll : {0.0f, most_scroll(low) / 2, most_scroll(low)}) {
                    std::set<std::string> met;
                    for (int x = 2; x < screen.width; x += 17)
                        for (float y = 0; y < reach(screen); y += 13)
                            if (const Node* found = hit(low, view_of(low, scroll), static_cast<float>(x), y)) met.insert(found->id);
                    CHECK(met == std::set<std::string>{});
                }
            }
}

TEST_CASE("low reach: whatever can be touched is still there, and can be brought within reach", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const auto& page : given::pages()) {
            const Placed usual = placed(page, screen), low = placed(page, screen, {.low_reach = true});
            for (const std::string& id : stops(usual)) {
                INFO(id << " on " << page.screen << ", " << name);
                REQUIRE(node(low, id));
                CHECK(visible(low, brought(view_of(low), low, *node(low, id)), *node(low, id)));
            }
            CHECK(stops(low).size() == stops(usual).size());
        }
}

TEST_CASE("low reach: the title is read above, and stays there while the rest scrolls", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const char* tag : {"fr", "ar"}) {
            INFO(tag << ", " << name);
            const Placed low = placed(given::in(given::doors_page(), tag), screen, {.low_reach = true});
            const auto title = std::find_if(low.nodes.begin(), low.nodes.end(), [](const Node& n) { return n.role == repere::page::Role::title; });
            REQUIRE(title != low.nodes.end());
            CHECK(title->rect.y >= 0);
            CHECK(title->rect.y + title->rect.h <= reach(screen));
            CHECK(on_screen(low, view_of(low, most_scroll(low)), *title) == title->rect);
            CHECK(title < node(low, "guide.answer.1") - low.nodes.data() + low.nodes.begin());      // and is read first
        }
}

TEST_CASE("low reach: the keys of the search lie under the hands, and what was found can be brought there", "[layout]") {
    for (const auto& screen : {landscape, portrait})
        for (const char* tag : {"fr", "ar"}) {
            INFO(tag << ", " << screen.width << "x" << screen.height);
            const Placed low = placed(given::in(given::keyboard_page(20), tag), screen, {.low_reach = true});
            for (const Node& each : low.nodes)
                if (each.id.starts_with("search.key.")) {
                    INFO(each.id);
                    CHECK(visible(low, view_of(low), each));
                    if (screen == landscape) CHECK(visible(low, view_of(low, most_scroll(low)), each));      // beside them the rest scrolls alone
                }
            const Node& last = *node(low, "search.result.20");
            CHECK(visible(low, brought(view_of(low), low, last), last));
        }
}

TEST_CASE("low reach: the answer to the idle warning stands within reach too", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const auto& page : given::pages()) {
            if (page.screen == "attract") continue;
            INFO(page.screen << ", " << name);
            const Placed low = placed(given::with_warning(page), screen, {.low_reach = true});
            const Node& answer = *node(low, "idle.continue");
            CHECK(answer.rect.y >= reach(screen));
            CHECK(visible(low, view_of(low), answer));
        }
}

TEST_CASE("low reach: from right to left it is the same page in a mirror", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const auto& page : given::pages()) {
            if (page.screen == "search") continue;           // but for its keys
            INFO(page.screen << ", " << name);
            const Placed left = placed(given::in(page, "fr"), screen, {.low_reach = true}), right = placed(given::in(page, "ar"), screen, {.low_reach = true});
            REQUIRE(left.nodes.size() == right.nodes.size());
            for (std::size_t i = 0; i < left.nodes.size(); ++i) {
                const Rect &a = left.nodes[i].rect, &b = right.nodes[i].rect;
                INFO(left.nodes[i].id << " " << left.nodes[i].name);
                CHECK(b == Rect{static_cast<float>(screen.width) - a.x - a.w, a.y, a.w, a.h});
            }
        }
}

TEST_CASE("a dark screen shows nothing at all; everything is still there to be touched and heard", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const bool warned : {false, true})
            for (const auto& each : given::pages()) {
                INFO(each.screen << ", " << name << (warned ? ", warned" : ""));
                const auto page = warned ? given::with_warning(each) : each;
                const Placed seen = placed(page, screen), dark = placed(page, screen, {.blank = true});
                CHECK(dark.clear == Colour{0, 0, 0});
                for (const Layer& layer : dark.layers) CHECK(layer.paints.empty());
                REQUIRE(dark.nodes.size() == seen.nodes.size());
                CHECK(dark.content_height == seen.content_height);
                CHECK(stops(dark) == stops(seen));
                for (std::size_t i = 0; i < dark.nodes.size(); ++i) {
                    const Node &a = seen.nodes[i], &b = dark.nodes[i];
                    INFO(a.id << " " << a.name);
                    CHECK(b.id == a.id);
                    CHECK(b.name == a.name);
                    CHECK(b.rect == a.rect);
                    CHECK(b.event == a.event);
                    CHECK(visible(dark, view_of(dark), b) == visible(seen, view_of(seen), a));
                }
            }
}

// --- Scroll ---------------------------------------------------------------------------------------------------------------------

TEST_CASE("the finger moves the content, and never beyond its ends", "[layout]") {
    const Placed page = drawn();
    CHECK(most_scroll(page) == 1200);
    CHECK(most_scroll(drawn(300)) == 0);
    const View view = view_of(page);
    CHECK(dragged(view, page, -100).scroll == 100);
    CHECK(dragged(dragged(view, page, -100), page, 40).scroll == 60);
    CHECK(dragged(view, page, 100).scroll == 0);
    CHECK(dragged(view, page, -9999).scroll == 1200);
    CHECK(dragged(view, drawn(300), -50).scroll == 0);
}

TEST_CASE("a flick goes on in its direction, slows down and ends", "[layout]") {
    const Placed page = drawn(20'000);
    View view = released(dragged(view_of(page), page, -100), page, -2000);
    CHECK(moving(view));
    float last = view.scroll, speed = view.velocity;
    int frames = 0;
    while (moving(view) && frames < 600) {
        view = after(view, page, 1.0f / 60);
        CHECK(view.scroll >= last);
        CHECK(view.velocity <= speed);
        last = view.scroll;
        speed = view.velocity;
        ++frames;
    }
    CHECK(frames < 180);
    CHECK(view.scroll > 300);
    CHECK(view.velocity == 0);

    INFO("against an end it stops there");
    const Placed shorter = drawn(1000);
    const View end = settled(released(view_of(shorter), shorter, -5000), shorter);
    CHECK(end.scroll == most_scroll(shorter));
    CHECK_FALSE(moving(end));
    const View top = settled(released(view_of(shorter), shorter, 5000), shorter);
    CHECK(top.scroll == 0);
    CHECK_FALSE(moving(top));

    INFO("however long a frame takes");
    const View late = after(released(view_of(page), page, -2000), page, 60);
    CHECK(late.scroll >= 0);
    CHECK(late.scroll <= most_scroll(page));
}

TEST_CASE("letting go without speed is still, and a finger put down holds what moved", "[layout]") {
    const Placed page = drawn();
    CHECK_FALSE(moving(released(view_of(page, 100), page, 0)));
    CHECK_FALSE(moving(dragged(released(view_of(page, 100), page, -2000), page, 0)));
    CHECK_FALSE(moving(dragged(turned(view_of(page), page, 1), page, 0)));
}

TEST_CASE("the page buttons turn nearly a screen, so that a line is seen twice, and reach both ends", "[layout]") {
    const Placed page = drawn(5000);
    const View once = settled(turned(view_of(page), page, 1), page);
    CHECK(once.scroll < page.viewport.h);
    CHECK(once.scroll > page.viewport.h / 2);

    View view = view_of(page);
    int turns = 0;
    for (; can_page(page, view, 1) && turns < 20; ++turns) view = settled(turned(view, page, 1), page);
    CHECK(view.scroll == most_scroll(page));
    CHECK(turns < 20);
    CHECK(turns > 4);
    CHECK_FALSE(can_page(page, view, 1));
    CHECK(can_page(page, view, -1));
    for (turns = 0; can_page(page, view, -1) && turns < 20; ++turns) view = settled(turned(view, page, -1), page);
    CHECK(view.scroll == 0);
    CHECK_FALSE(can_page(page, view, -1));

    INFO("two touches in a hurry turn two pages");
    CHECK(settled(turned(turned(view_of(page), page, 1), page, 1), page).scroll == Approx(2 * once.scroll));
    INFO("and the way is as good as done in 180 ms");
    View gliding = turned(view_of(page), page, 1);
    for (int frame = 0; frame < 11; ++frame) gliding = after(gliding, page, 0.18f / 11);
    CHECK(gliding.scroll == Approx(once.scroll).margin(0.1 * once.scroll));
}

TEST_CASE("a page that comes back as it was keeps its scroll; another one begins at the top", "[layout]") {
    const Placed page = drawn();
    View view = view_of(page, 700);
    view.focus = "bar.back";
    view.focus_shown = true;
    CHECK(fit(view, page).scroll == 700);
    CHECK(fit(view, drawn(1000)).scroll == 200);

    Placed other = drawn();
    other.step = "another";
    const View fresh = fit(released(view, page, -500), other);
    CHECK(fresh.scroll == 0);
    CHECK_FALSE(moving(fresh));
    CHECK(fresh.step == "another");
    CHECK(fresh.focus == "bar.back");
    CHECK(fresh.focus_shown);
    other.step = page.step;
    other.screen = "another";
    CHECK(fit(view, other).scroll == 0);
}

TEST_CASE("what is brought into view is whole in it; what is in view stays where it is", "[layout]") {
    const Placed page = drawn();
    for (const Node& each : page.nodes)
        for (const float scroll : {0.0f, 333.0f, 1200.0f}) {
            INFO(each.id << " from " << scroll);
            const View view = brought(turned(view_of(page, scroll), page, 1), page, each);
            CHECK_FALSE(moving(view));
            CHECK(visible(page, view, each));
            const Rect rect = on_screen(page, view, each);
            if (each.layer == 0) {
                CHECK(rect.y >= 0);
                CHECK(rect.y + rect.h <= page.viewport.h);
            } else {
                CHECK(view.scroll == scroll);
            }
        }
    CHECK(brought(view_of(page, 300), page, *node(page, "row.6")).scroll == 300);

    INFO("of something taller than the screen, the beginning");
    Placed tall = drawn();
    tall.nodes[3].rect.h = 1500;
    const Rect rect = on_screen(tall, brought(view_of(tall), tall, tall.nodes[3]), tall.nodes[3]);
    CHECK(rect.y >= 0);
    CHECK(rect.y < 100);
}

TEST_CASE("whoever is led to something out of sight finds it at the top", "[layout]") {
    const Placed page = drawn(3000);
    const Node& far = *node(page, "row.20");
    const Rect rect = on_screen(page, led_to(view_of(page), page, far), far);
    CHECK(rect.y >= 0);
    CHECK(rect.y < 100);
    CHECK(led_to(view_of(page, 1500), page, far).scroll == 1500);
    INFO("unless the page ends before");
    CHECK(led_to(view_of(page), page, *node(page, "row.29")).scroll == most_scroll(page));
}

// --- Motion ---------------------------------------------------------------------------------------------------------------------

namespace {
Placed still(Placed placed) {
    placed.modes.still = true;
    return placed;
}
Placed right_to_left(Placed placed) {
    placed.direction = Direction::right_to_left;
    return placed;
}
}  // namespace

TEST_CASE("a new page comes from the side it leads from, which is the other one where it is read from right to left", "[layout]") {
    const auto [page, way, side, because] = GENERATE(table<Placed, int, int, const char*>({
        {drawn(), 1, 1, "onward: from where the next page is"},
        {drawn(), -1, -1, "back"},
        {right_to_left(drawn()), 1, -1, "onward, in Arabic"},
        {right_to_left(drawn()), -1, 1, "back, in Arabic"},
    }));
    INFO(because);
    View view = arrived(view_of(page), page, way);
    CHECK(view.way == side);
    CHECK(moving(view));
    INFO("and stands after 160 ms, not before");
    float last = view.arriving;
    for (int frame = 0; frame < 9; ++frame) {
        view = after(view, page, 0.016f);
        CHECK(view.arriving < last);
        last = view.arriving;
    }
    CHECK(moving(view));
    view = after(view, page, 0.017f);
    CHECK_FALSE(moving(view));
    CHECK(view.scroll == 0);
}

TEST_CASE("a page is there at once when it leads nowhere else, when nothing shall move, and when nobody sees it", "[layout]") {
    Placed dark = drawn();
    dark.modes.blank = true;
    CHECK_FALSE(moving(arrived(view_of(drawn()), drawn(), 0)));
    CHECK_FALSE(moving(arrived(view_of(drawn()), still(drawn()), 1)));
    CHECK_FALSE(moving(arrived(view_of(drawn()), still(drawn()), -1)));
    CHECK_FALSE(moving(arrived(view_of(drawn()), dark, 1)));
}

TEST_CASE("a finger that takes hold of a page that is still coming has the whole of it", "[layout]") {
    const Placed page = drawn();
    const View held = dragged(arrived(view_of(page), page, 1), page, -100);
    CHECK(held.scroll == 100);
    CHECK_FALSE(moving(held));
}

TEST_CASE("the bar and a warning are there at once, whatever comes behind them", "[layout]") {
    const Placed warned = placed(given::with_warning(given::doors_page()));
    for (const char* id : {"bar.back", "bar.emergency", "idle.continue"})
        CHECK_FALSE(warned.layers.at(static_cast<std::size_t>(node(warned, id)->layer)).arrives);
    CHECK(warned.layers.at(static_cast<std::size_t>(node(warned, "guide.answer.1")->layer)).arrives);
}

TEST_CASE("content that is pulled past its end gives a little, 12 mm at most, and comes back when it is let go", "[layout]") {
    const Placed page = drawn();
    const float most = 12 * page.size.px_per_mm;
    for (const auto& [at, pull] : {std::pair{0.0f, 1.0f}, {most_scroll(page), -1.0f}}) {
        INFO("at " << at);
        const View view = view_of(page, at), little = dragged(view, page, pull * 20), far = dragged(view, page, pull * 5000);
        CHECK(-pull * little.beyond > 0);                    // with the finger: painted at scroll + beyond
        CHECK(-pull * little.beyond < 20);
        CHECK(-pull * far.beyond == Approx(most));
        CHECK(far.scroll == at);
        CHECK(dragged(little, page, pull * -20).beyond == Approx(0).margin(0.01));
        const View back = settled(released(far, page, 0), page);
        CHECK(back.beyond == 0);
        CHECK(back.scroll == at);
        CHECK_FALSE(moving(back));

        INFO("where nothing shall move it does not");
        CHECK(dragged(view, still(page), pull * 5000).beyond == 0);
    }
}

TEST_CASE("where nothing shall move, a page that is turned is there at once and nothing runs on", "[layout]") {
    const Placed page = drawn(5000);
    const View once = turned(view_of(page), still(page), 1);
    CHECK_FALSE(moving(once));
    CHECK(once.scroll == settled(turned(view_of(page), page, 1), page).scroll);
    CHECK(turned(once, still(page), -1).scroll == 0);
    CHECK_FALSE(moving(released(view_of(page, 300), still(page), -2000)));
}

TEST_CASE("at rest a page is where its motion leads: at the target, or where the finger left it", "[layout]") {
    const Placed page = drawn(5000);
    const View turning = turned(view_of(page), page, 1), thrown = released(view_of(page, 300), page, -2000), pulled = dragged(view_of(page), page, 200);
    CHECK(at_rest(turning, page).scroll == settled(turning, page).scroll);
    CHECK(at_rest(thrown, page).scroll == 300);
    CHECK(at_rest(pulled, page).scroll == 0);
    for (const View& view : {turning, thrown, pulled, arrived(view_of(page), page, 1)}) CHECK_FALSE(moving(at_rest(view, page)));
}

// --- Touch ----------------------------------------------------------------------------------------------------------------------

TEST_CASE("a touch meets what is seen there: scrolled, clipped, the last painted first", "[layout]") {
    const Placed page = drawn();
    const auto met = [&](const Placed& placed, float scroll, float x, float y) {
        const Node* found = hit(placed, view_of(placed, scroll), x, y);
        return found ? found->id : "";
    };
    CHECK(met(page, 0, 500, 50) == "row.0");
    CHECK(met(page, 250, 500, 50) == "row.3");
    CHECK(met(page, 0, 500, 95) == "");                     // between two rows
    CHECK(met(page, 0, 99, 50) == "");
    CHECK(met(page, 0, 100, 0) == "row.0");                 // its first pixel
    CHECK(met(page, 0, 900, 50) == "");                     // the one after its last
    CHECK(met(page, 0, 100, 900) == "bar.back");            // row.9 lies there, under the bar
    CHECK(met(page, 0, 500, 850) == "");                    // and is not touched where the bar has nothing
    CHECK(met(page, 0, -5, 50) == "");
    CHECK(met(page, 0, 500, 5000) == "");

    Placed covered = page;
    Node over = page.nodes.front();
    over.id = "over";
    covered.nodes.push_back(over);
    CHECK(met(covered, 0, 500, 50) == "over");
    covered.nodes.back().event.reset();
    CHECK(met(covered, 0, 500, 50) == "row.0");             // what is only read lets touches through
}

TEST_CASE("what lies under a finger is what can be touched there, else what is read there", "[layout]") {
    Placed page = drawn();
    for (Node& each : page.nodes) each.name = each.id;
    Node card = page.nodes[2];                              // a card of words, over row.2, with a sign that has no name
    card.id = "card";
    card.name = "Ouvert";
    card.event.reset();
    card.rect = {0, 200, 1000, 90};
    page.nodes.push_back(card);
    card.id = card.name = "";
    card.rect = {0, 200, 40, 40};
    page.nodes.push_back(card);
    const auto found = [](const Placed& placed, float scroll, float x, float y) {
        const Node* node = under(placed, view_of(placed, scroll), x, y);
        return node ? node->name : "nothing";
    };
    CHECK(found(page, 0, 500, 50) == "row.0");
    CHECK(found(page, 0, 500, 250) == "row.2");             // though words lie over it
    CHECK(found(page, 0, 950, 250) == "Ouvert");
    CHECK(found(page, 0, 20, 220) == "Ouvert");
    CHECK(found(page, 200, 950, 50) == "Ouvert");           // scrolled
    CHECK(found(page, 0, 500, 95) == "nothing");
    CHECK(found(page, 0, 100, 900) == "bar.back");
    CHECK(found(page, 0, 600, 950) == "nothing");           // row.9 lies there, under the bar

    INFO("nothing of what a warning covers");
    page.open_from = 1;
    CHECK(found(page, 0, 500, 50) == "nothing");
    CHECK(found(page, 0, 950, 250) == "nothing");
    CHECK(found(page, 0, 100, 900) == "bar.back");
}

TEST_CASE("visible is what can be touched in its middle", "[layout]") {
    const Placed page = drawn();
    CHECK(visible(page, view_of(page), *node(page, "row.7")));
    CHECK_FALSE(visible(page, view_of(page), *node(page, "row.8")));      // under the bar
    CHECK_FALSE(visible(page, view_of(page, 100), *node(page, "row.0")));
    CHECK(visible(page, view_of(page, 40), *node(page, "row.0")));
    CHECK(visible(page, view_of(page, 1200), *node(page, "bar.back")));

    Placed covered = page;
    Node over = page.nodes[0];
    over.id = "over";
    covered.nodes.push_back(over);
    CHECK_FALSE(visible(covered, view_of(covered), *node(covered, "row.0")));
    CHECK(visible(covered, view_of(covered), *node(covered, "over")));
}

TEST_CASE("on attract any touch is welcome, the button's as well", "[layout]") {
    const Placed all = placed(given::attract_page(), portrait);
    for (const auto& [x, y] : {std::pair{5.0f, 5.0f}, {1075.0f, 1915.0f}, {540.0f, 960.0f}}) {
        const Node* found = hit(all, view_of(all), x, y);
        REQUIRE(found);
        CHECK(*found->event == repere::page::Event{repere::page::Started{}});
    }
    const Node* start = node(all, "attract.start");
    REQUIRE(start);
    CHECK(hit(all, view_of(all), start->rect.x + start->rect.w / 2, start->rect.y + start->rect.h / 2) == start);
}

namespace {

// The colour a scene shows at a point, when so many of its paints are done. Shadows and words count as nothing.
Colour seen_at(const std::vector<Paint>& paints, std::size_t done, float x, float y) {
    const auto colour = [&](const Paint& paint) -> std::optional<Colour> {
        if (const auto* fill = std::get_if<Fill>(&paint); fill && fill->rect.contains(x, y)) return fill->colour;
        if (const auto* disc = std::get_if<Circle>(&paint); disc && std::hypot(x - disc->x, y - disc->y) <= disc->radius) return disc->colour;
        if (const auto* ridge = std::get_if<Ridge>(&paint); ridge && y <= ridge->base)
            for (std::size_t i = 1; i < ridge->line.size(); ++i)
                if (const auto [x0, y0] = ridge->line[i - 1]; x0 <= x && x < ridge->line[i].first)
                    if (y >= y0 + (ridge->line[i].second - y0) * (x - x0) / (ridge->line[i].first - x0)) return ridge->colour;
        if (const auto* sky = std::get_if<Gradient>(&paint); sky && sky->rect.contains(x, y))
            for (std::size_t i = 1; i < sky->stops.size(); ++i) {
                const auto& [from, a] = sky->stops[i - 1];
                const auto& [to, b] = sky->stops[i];
                const float t = ((y - sky->rect.y) / sky->rect.h - from) / (to - from);
                const auto mix = [t](int c, int d) { return static_cast<std::uint8_t>(static_cast<float>(c) + t * static_cast<float>(d - c)); };
                if (t >= 0 && t <= 1) return Colour{mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
            }
        return std::nullopt;
    };
    while (done-- > 0)
        if (const auto found = colour(paints[done])) return *found;
    return {};
}

}  // namespace

TEST_CASE("on attract every word stands out from the sky, the stone and the earth behind it, at every hour", "[layout]") {
    std::set<std::string> skies;
    for (const char* light : {"dawn", "day", "dusk", "night"})
        for (const auto& [name, screen] : sizes)
            for (const bool contrasted : {false, true}) {
                const Placed all = placed(given::attract_page(light), screen, {.high_contrast = contrasted});
                const auto& paints = all.layers.front().paints;
                int words = 0;
                for (std::size_t i = 0; i < paints.size(); ++i) {
                    const auto* text = std::get_if<Text>(&paints[i]);
                    if (!text) continue;
                    ++words;
                    double worst = 21;
                    for (float across = 0; across <= 1; across += 0.05f)
                        for (float down = 0.05f; down <= 1; down += 0.1f) {
                            const float x = text->x + across * text->paragraph->width, y = text->y + down * text->paragraph->height;
                            worst = std::min(worst, contrast(text->colour, seen_at(paints, i, x, y)));
                            if (seen_at(paints, paints.size(), x, y) != seen_at(paints, i, x, y)) worst = 0;      // something is painted over it
                        }
                    INFO(light << ", " << name << (contrasted ? ", contrasted" : "") << ", words " << words);
                    CHECK(worst >= (contrasted ? 10 : 7));
                }
                CHECK(words >= 10);
                if (!contrasted) skies.insert(std::to_string(contrast(std::get<Gradient>(paints.front()).stops.front().second, {0, 0, 0})));
            }
    CHECK(skies.size() == 4);
}

TEST_CASE("on attract nothing but the question moves when another language leads", "[layout]") {
    for (const auto& [name, screen] : sizes) {
        const auto led_by = [&, &screen = screen](const char* tag, const char* question) {
            repere::page::Page page = given::attract_page();
            page.regions.front().groups.front().widgets[1].words = repere::language::words(question, {tag});
            return placed(page, screen);
        };
        const Placed shorter = led_by("en", "Help?"), longer = led_by("pt", "Precisa de ajuda para encontrar o seu caminho?");
        REQUIRE(shorter.nodes.size() == longer.nodes.size());
        for (std::size_t i = 0; i < shorter.nodes.size(); ++i) {
            INFO(name << ": " << longer.nodes[i].name);
            CHECK_FALSE(longer.nodes[i].truncated);
            CHECK(longer.nodes[i].rect.y + longer.nodes[i].rect.h <= static_cast<float>(screen.height));
            if (shorter.nodes[i].role != repere::page::Role::title) CHECK(shorter.nodes[i].rect == longer.nodes[i].rect);
        }
    }
}

TEST_CASE("under the warning only its answer and the bar can be touched or focused", "[layout]") {
    for (const auto& [name, screen] : sizes)
        for (const auto& page : given::pages()) {
            INFO(page.screen << ", " << name);
            const Placed warned = placed(given::with_warning(page), screen);
            const View view = view_of(warned);
            const auto allowed = [](const std::string& id) { return id == "idle.continue" || id.starts_with("bar."); };
            std::set<std::string> met;
            for (int x = 2; x < screen.width; x += 17)
                for (int y = 2; y < screen.height; y += 17)
                    if (const Node* found = hit(warned, view, static_cast<float>(x), static_cast<float>(y))) met.insert(found->id);
            for (const std::string& id : met) {
                INFO(id);
                CHECK(allowed(id));
            }
            CHECK(met.contains("idle.continue"));
            if (page.screen != "attract") CHECK(met.contains("bar.emergency"));
            for (const std::string& id : stops(warned)) CHECK(allowed(id));
            for (const Key key : {Key::tab, Key::back_tab, Key::up, Key::down, Key::left, Key::right}) {
                std::string at = "guide.answer.1";
                for (int i = 0; i < 10; ++i) {
                    at = next_focus(warned, at, key);
                    CHECK(allowed(at));
                }
            }
            for (const Node& each : warned.nodes)
                if (each.event && !allowed(each.id)) CHECK_FALSE(visible(warned, view, each));
        }
}

// --- Keys -----------------------------------------------------------------------------------------------------------------------

TEST_CASE("Tab visits everything that can be touched, in reading order, and comes round", "[layout]") {
    for (const char* tag : {"fr", "ar"})
        for (const auto& page : given::pages()) {
            INFO(page.screen << " in " << tag);
            const Placed all = placed(given::in(page, tag));
            const auto order = stops(all);
            REQUIRE_FALSE(order.empty());
            CHECK(next_focus(all, "", Key::tab) == order.front());
            CHECK(next_focus(all, "gone", Key::tab) == order.front());
            CHECK(next_focus(all, "gone", Key::back_tab) == order.back());
            CHECK(next_focus(all, "gone", Key::left) == order.front());
            for (std::size_t i = 0; i < order.size(); ++i) {
                std::string at = order[i];
                std::vector<std::string> seen;
                for (std::size_t n = 0; n < order.size(); ++n) {
                    CHECK(next_focus(all, next_focus(all, at, Key::tab), Key::back_tab) == at);
                    at = next_focus(all, at, Key::tab);
                    seen.push_back(at);
                }
                CHECK(at == order[i]);
                CHECK(std::set<std::string>(seen.begin(), seen.end()) == std::set<std::string>(order.begin(), order.end()));
            }
        }
}

TEST_CASE("an arrow held down comes to an end, whichever and from wherever", "[layout]") {
    for (const char* tag : {"fr", "ar"})
        for (const auto& page : given::pages()) {
            const Placed all = placed(given::in(page, tag));
            const auto order = stops(all);
            for (const std::string& from : order)
                for (const Key key : {Key::up, Key::down, Key::left, Key::right}) {
                    INFO(page.screen << " in " << tag << " from " << from);
                    std::string at = from;
                    std::size_t steps = 0;
                    for (; next_focus(all, at, key) != at && steps <= order.size(); ++steps) at = next_focus(all, at, key);
                    CHECK(steps <= order.size());
                    CHECK(std::find(order.begin(), order.end(), at) != order.end());
                }
        }
}

TEST_CASE("arrows go where they point", "[layout]") {
    const Placed left = placed(given::doors_page()), right = placed(given::in(given::doors_page(), "ar"));
    CHECK(next_focus(left, "guide.answer.1", Key::right) == "guide.answer.2");
    CHECK(next_focus(left, "guide.answer.2", Key::left) == "guide.answer.1");
    CHECK(next_focus(left, "guide.answer.1", Key::left) == "guide.answer.1");      // the bar is reached by going down
    CHECK(next_focus(right, "guide.answer.1", Key::left) == "guide.answer.2");
    CHECK(next_focus(right, "guide.answer.1", Key::right) == "guide.answer.1");
    CHECK(next_focus(left, "guide.answer.1", Key::up) == "guide.answer.1");

    const std::string below = next_focus(left, "guide.answer.1", Key::down);
    REQUIRE(node(left, below));
    CHECK(node(left, below)->rect.x == node(left, "guide.answer.1")->rect.x);
    INFO("below everything that scrolls stands the bar");
    std::string at = "guide.answer.8";
    for (int i = 0; i < 10; ++i) at = next_focus(left, at, Key::down);
    CHECK(at.starts_with("bar."));
    CHECK(next_focus(left, at, Key::up).starts_with("guide.answer."));
    const Placed long_one = placed(given::long_page());
    at = "guide.action.1";
    for (int i = 0; i < 40; ++i) at = next_focus(long_one, at, Key::down);
    CHECK(at.starts_with("bar."));

    INFO("a key that is no arrow moves nothing");
    for (const Key key : {Key::enter, Key::escape, Key::home, Key::space, Key::backspace, Key::shift})
        CHECK(next_focus(left, "guide.answer.3", key) == "guide.answer.3");
}

// --- The tree -------------------------------------------------------------------------------------------------------------------

TEST_CASE("the tree tells what is on the screen, as DESIGN §12 spells it", "[layout]") {
    const Placed all = placed(given::in(given::long_page(), "ar"), portrait);
    View view = view_of(all, 200);
    view.focus = "bar.back";
    const auto json = nlohmann::json::parse(tree(all, view, 42));
    CHECK(json.at("screen") == "outcome");
    CHECK(json.at("language") == "ar");
    CHECK(json.at("direction") == "rtl");
    CHECK(json.at("size_px") == nlohmann::json{1080, 1920});
    CHECK(json.at("px_per_mm").get<double>() == Approx(3.614).margin(0.001));
    CHECK(json.at("frame") == 42);
    CHECK(json.size() == 7);
    REQUIRE(json.at("nodes").size() == all.nodes.size());
    const std::set<std::string> expected{"id",      "role",    "name",  "language",  "rect",     "actionable",
                                         "visible", "focused", "state", "truncated", "contrast", "font_mm"};
    int focused = 0;
    for (std::size_t i = 0; i < all.nodes.size(); ++i) {
        const auto& told = json.at("nodes")[i];
        const Node& node = all.nodes[i];
        std::set<std::string> fields;
        for (const auto& [field, value] : told.items()) fields.insert(field);
        CHECK(fields == expected);
        CHECK(told.at("id") == node.id);
        CHECK(told.at("name") == node.name);
        CHECK(told.at("actionable") == node.event.has_value());
        CHECK(told.at("visible") == visible(all, view, node));
        const Rect rect = on_screen(all, view, node);
        CHECK(told.at("rect") == nlohmann::json{rect.x, rect.y, rect.w, rect.h});
        CHECK(told.at("focused") == (node.id == "bar.back"));
        focused += told.at("focused").get<bool>();
    }
    CHECK(focused == 1);
    CHECK(nlohmann::json::parse(tree(placed(given::doors_page()), {}, 0)).at("direction") == "ltr");
}
