// Touch needs a display: xvfb-run will do. Pages are placed by hand, so that nothing here depends on how layout looks.
#include "touch/touch.hpp"

#include <png.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>

#include "given/catch.hpp"

// Under the sanitizers: a GL driver is unloaded with a few blocks still held, whose stacks have no names left to suppress.
extern "C" int __lsan_is_turned_off() { return 1; }

using namespace repere;
using touch::Input;
using touch::Touched;

namespace {

constexpr layout::Colour paper{251, 246, 236}, blue{30, 58, 95}, red{161, 20, 27};
constexpr int width = 640, height = 480;
constexpr float frame_seconds = 1.0f / 60;
constexpr std::chrono::duration<double> at_once{0};

layout::Node button(const std::string& id, layout::Rect rect, int layer = 0, page::Event event = page::HomeAsked{}) {
    layout::Node node;
    node.id = id;
    node.rect = rect;
    node.layer = layer;
    node.event = std::move(event);
    node.radius = 20;
    return node;
}

// Two screens of content above a bar that stays: a scrolling layer with one button, a fixed one with another.
layout::Placed given_page() {
    layout::Placed placed;
    placed.screen = "home";
    placed.size = {width, height, 4};
    placed.clear = paper;
    placed.viewport = {0, 0, width, 400};
    placed.content_height = 1200;
    const layout::Rect card{40, 40, 300, 160}, low{40, 700, 300, 160}, back{20, 410, 120, 60};
    placed.layers.push_back({placed.viewport, true, {layout::Shadow{card, 28, 30, {0, 0, 0, 40}}, layout::Fill{card, 28, blue},
                                                     layout::Outline{card, 28, 3, red}, layout::Fill{low, 28, red}}});
    const layout::Rect bar{0, 400, width, 80};
    placed.layers.push_back({bar, false, {layout::Fill{bar, 0, {255, 255, 255}}, layout::Fill{back, 20, blue}}});
    placed.nodes = {button("card", card), button("low", low), button("bar.back", back, 1, page::BackAsked{})};
    return placed;
}

// One window for all: Xvfb starts anew when its last client goes, and refuses the next one meanwhile.
touch::Window& shared_window() {
    static auto opened = touch::Window::open({.width = width, .height = height});
    if (const auto* why = std::get_if<std::string>(&opened)) FAIL(*why << " (run this under xvfb-run)");
    return std::get<touch::Window>(opened);
}

typography::Shaper& shared_shaper() {
    static typography::Shaper shaper;
    return shaper;
}

struct Kiosk {
    Kiosk() {
        window().inspect(false);
        window().pointer_button(false);
        window().resized(width, height);
        window().forget();
        settle();
    }
    touch::Window& window() { return shared_window(); }

    std::vector<Input> frame() {
        const std::vector<Input> happened = window().frame(placed, view, shaper, frame_seconds);
        for (const Input& input : happened)
            if (const auto* touched = std::get_if<Touched>(&input)) touches.push_back(touched->id);
        return happened;
    }
    void settle() {
        for (int i = 0; i < 1000 && window().wants_frame(); ++i) frame();
        REQUIRE_FALSE(window().wants_frame());
        window().wait(at_once);   // what the display itself had to say
        while (window().wants_frame()) frame();
    }
    void down(float x, float y) {
        window().pointer_move(x, y);
        window().pointer_button(true);
        settle();
    }
    void move(float x, float y) {
        window().pointer_move(x, y);
        settle();
    }
    void up() {
        window().pointer_button(false);
        settle();
    }
    std::string png() {
        const char* folder = std::getenv("TMPDIR");
        const std::string file = std::string(folder ? folder : "/tmp") + "/repere-touch-test.png";
        REQUIRE(window().screenshot(file));
        std::ifstream in(file, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        std::remove(file.c_str());
        return bytes;
    }
    std::size_t picture() { return std::hash<std::string>{}(png()); }   // a number, so that a failing test prints no bytes
    layout::Colour pixel(int x, int y) {
        const std::string bytes = png();
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()));
        image.format = PNG_FORMAT_RGB;
        std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
        REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr));
        const std::uint8_t* at = pixels.data() + (static_cast<std::size_t>(y) * width + x) * 3;
        return {at[0], at[1], at[2]};
    }

    typography::Shaper& shaper = shared_shaper();
    layout::Placed placed = given_page();
    layout::View view;
    std::vector<std::string> touches;
};

using Ids = std::vector<std::string>;

template <class Kind> std::vector<Kind> only(const std::vector<Input>& inputs) {
    std::vector<Kind> found;
    for (const Input& input : inputs)
        if (const auto* it = std::get_if<Kind>(&input)) found.push_back(*it);
    return found;
}

}  // namespace

TEST_CASE("a touch acts on release, not on press", "[touch]") {
    Kiosk kiosk;
    kiosk.down(100, 100);
    CHECK(kiosk.touches.empty());
    kiosk.up();
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("a press darkens its node in the very next frame, and nothing else", "[touch]") {
    Kiosk kiosk;
    const layout::Colour before = kiosk.pixel(180, 120);
    CHECK(before == blue);
    kiosk.window().pointer_move(100, 100);
    kiosk.window().pointer_button(true);
    REQUIRE(kiosk.window().wants_frame());
    kiosk.frame();
    CHECK_FALSE(kiosk.pixel(180, 120) == before);
    CHECK(kiosk.pixel(600, 200) == paper);
    CHECK(kiosk.pixel(80, 440) == blue);
    kiosk.up();
    CHECK(kiosk.pixel(180, 120) == before);
}

TEST_CASE("sliding off before release cancels, wherever the finger goes", "[touch]") {
    const auto [x, y, because] = GENERATE(table<float, float, const char*>({
        {600, 100, "onto the page itself"},
        {80, 440, "onto another button"},
    }));
    INFO(because);
    Kiosk kiosk;
    kiosk.placed.content_height = 100;              // nothing to scroll: only the sliding counts
    kiosk.down(100, 100);
    kiosk.move(x, y);
    kiosk.up();
    CHECK(kiosk.touches.empty());
    kiosk.down(100, 100);
    kiosk.up();
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("a down and an up that arrive between two frames are a tap", "[touch]") {
    Kiosk kiosk;
    for (int tap = 0; tap < 3; ++tap) {
        kiosk.window().pointer_move(100, 100);
        kiosk.window().pointer_button(true);
        kiosk.window().pointer_button(false);
    }
    kiosk.settle();
    CHECK(kiosk.touches == Ids{"card", "card", "card"});
}

TEST_CASE("a finger that moves more than 4 mm up or down scrolls and acts on nothing", "[touch]") {
    const auto [by, scrolls, because] = GENERATE(table<float, bool, const char*>({
        {-15, false, "3.75 mm are a tremble: it is still a tap"},
        {-17, true, "4.25 mm are a scroll"},
        {-60, true, "15 mm too, though the finger is still over the button"},
    }));
    INFO(because);
    Kiosk kiosk;
    kiosk.down(100, 150);
    kiosk.move(100, 150 + by);
    kiosk.up();
    CHECK((kiosk.view.scroll > 0) == scrolls);
    CHECK(kiosk.touches.empty() == scrolls);
}

TEST_CASE("content follows the finger, and runs on when it is thrown", "[touch]") {
    Kiosk kiosk;
    kiosk.down(300, 380);
    for (float y = 370; y >= 280; y -= 10) {
        kiosk.window().pointer_move(300, y);
        kiosk.frame();
    }
    const float held = kiosk.view.scroll;
    CHECK(held == Approx(100 - 16).margin(0.5));    // all the way, less the 4 mm that told it from a tremble
    kiosk.window().pointer_button(false);
    kiosk.frame();
    CHECK(kiosk.window().wants_frame());
    kiosk.settle();
    CHECK(kiosk.view.scroll > held + 20);
    CHECK(kiosk.touches.empty());
}

TEST_CASE("a finger that rests before it is lifted throws nothing", "[touch]") {
    Kiosk kiosk;
    kiosk.down(300, 380);
    for (float y = 370; y >= 280; y -= 10) kiosk.move(300, y);
    const float held = kiosk.view.scroll;
    for (int i = 0; i < 12; ++i) kiosk.frame();     // 200 ms
    kiosk.up();
    CHECK(kiosk.view.scroll == held);
}

TEST_CASE("what is scrolled is touched where it is seen", "[touch]") {
    Kiosk kiosk;
    kiosk.view.scroll = 600.4f;
    kiosk.window().dirty();
    kiosk.settle();
    CHECK(kiosk.pixel(180, 180) == red);
    kiosk.down(100, 110);
    kiosk.up();
    CHECK(kiosk.touches == Ids{"low"});
}

TEST_CASE("the wheel scrolls", "[touch]") {
    Kiosk kiosk;
    kiosk.window().wheel(-1);
    REQUIRE(kiosk.window().wants_frame());
    kiosk.settle();
    CHECK(kiosk.view.scroll > 0);
}

TEST_CASE("turning the page moves the view and is nobody else's event", "[touch]") {
    Kiosk kiosk;
    kiosk.placed.nodes.push_back(button("page.down", {500, 410, 100, 60}, 1, page::PageTurned{1}));
    kiosk.down(550, 440);
    kiosk.up();
    CHECK(kiosk.view.scroll > 100);
    CHECK(kiosk.touches.empty());
}

TEST_CASE("what lies above is touched first", "[touch]") {
    Kiosk kiosk;
    kiosk.placed.nodes[0].rect.h = 600;             // reaches under the bar
    kiosk.placed.layers[0].clip.h = height;
    kiosk.down(80, 440);
    kiosk.up();
    CHECK(kiosk.touches == Ids{"bar.back"});
}

TEST_CASE("under a warning only the warning can be touched, and nothing scrolls", "[touch]") {
    Kiosk kiosk;
    kiosk.placed.open_from = static_cast<int>(kiosk.placed.layers.size()) - 1;
    kiosk.window().wheel(-1);
    kiosk.down(100, 100);
    kiosk.up();
    CHECK(kiosk.touches.empty());
    CHECK(kiosk.view.scroll == 0);
    kiosk.down(80, 440);
    kiosk.up();
    CHECK(kiosk.touches == Ids{"bar.back"});
}

TEST_CASE("a press does not outlive the page it was made on", "[touch]") {
    Kiosk kiosk;
    kiosk.down(80, 440);
    kiosk.placed.screen = "guide";                  // the same button stands there too
    kiosk.window().dirty();
    kiosk.settle();
    kiosk.up();
    CHECK(kiosk.touches.empty());
    kiosk.down(80, 440);
    kiosk.up();
    CHECK(kiosk.touches == Ids{"bar.back"});
}

TEST_CASE("a button that is touched twice acts twice", "[touch]") {
    Kiosk kiosk;
    for (int i = 0; i < 2; ++i) {
        kiosk.down(100, 100);
        kiosk.up();
    }
    CHECK(kiosk.touches == Ids{"card", "card"});
}

TEST_CASE("nothing is painted while nothing happens, nor when a pointer only passes by", "[touch]") {
    Kiosk kiosk;
    const long before = kiosk.window().frames();
    for (int i = 0; i < 5; ++i) kiosk.window().wait(std::chrono::duration<double>(0.01));
    kiosk.window().pointer_move(200, 200);
    kiosk.window().pointer_move(300, 300);
    CHECK_FALSE(kiosk.window().wants_frame());
    CHECK(only<touch::PointerMoved>(kiosk.window().wait(at_once)).size() == 1);
    kiosk.settle();
    CHECK(kiosk.window().frames() == before);
    kiosk.window().dirty();
    kiosk.settle();
    CHECK(kiosk.window().frames() == before + 1);
}

TEST_CASE("a frame painted after every GL object was lost is the same frame", "[touch]") {
    Kiosk kiosk;
    const std::size_t before = kiosk.picture();
    for (int i = 0; i < 3; ++i) {
        kiosk.window().drop_gl();
        kiosk.frame();
        CHECK(kiosk.picture() == before);
    }
    kiosk.window().drop_gl();
    kiosk.down(100, 100);
    kiosk.window().drop_gl();
    kiosk.up();
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("a window without size goes on, and paints again when it has one", "[touch]") {
    Kiosk kiosk;
    const std::size_t before = kiosk.picture();
    const long frames = kiosk.window().frames();
    kiosk.window().resized(0, 0);
    CHECK_FALSE(kiosk.window().wants_frame());
    const std::vector<touch::Resized> told = only<touch::Resized>(kiosk.frame());
    REQUIRE(told.size() == 1);
    CHECK(told[0].width == 0);
    CHECK(kiosk.window().frames() == frames);
    kiosk.window().forget();
    kiosk.window().resized(width, height);
    CHECK(kiosk.window().wants_frame());
    kiosk.settle();
    CHECK(kiosk.picture() == before);
}

TEST_CASE("the end of a visit empties the atlas and drops what was typed; the next frame is whole", "[touch]") {
    Kiosk kiosk;
    const std::size_t before = kiosk.picture();
    CHECK(kiosk.window().figures().masks > 0);
    kiosk.window().character(U'x');
    kiosk.down(100, 100);
    kiosk.window().character(U'x');
    kiosk.window().forget();
    CHECK(kiosk.window().figures().masks == 0);
    CHECK(only<touch::Typed>(kiosk.frame()).empty());
    kiosk.up();                                     // the finger of the last visitor
    CHECK(kiosk.touches.empty());
    CHECK(kiosk.picture() == before);
    kiosk.down(100, 100);
    kiosk.up();
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("an atlas that is full is emptied and filled anew within the frame", "[touch]") {
    const auto rounded = [](int from, int to) {     // a corner mask a radius, and it is radius² texels large
        layout::Placed placed = given_page();
        for (int radius = from; radius < to; ++radius)
            placed.layers[0].paints.push_back(layout::Fill{{0, 0, 640, 640}, static_cast<float>(radius), {30, 58, 95, 9}});
        return placed;
    };
    Kiosk kiosk;
    kiosk.placed = rounded(200, 240);
    kiosk.window().dirty();
    kiosk.settle();
    const std::size_t alone = kiosk.picture();
    const int masks = kiosk.window().figures().masks;
    for (const int from : {100, 160, 240, 200}) {
        kiosk.placed = rounded(from, from + 40);
        kiosk.window().dirty();
        kiosk.settle();
    }
    CHECK(kiosk.window().figures().masks < 4 * masks);
    CHECK(kiosk.picture() == alone);
}

TEST_CASE("the focused node is ringed once a key was used", "[touch]") {
    Kiosk kiosk;
    const std::size_t plain = kiosk.picture();
    kiosk.view.focus = "card";
    kiosk.window().dirty();
    kiosk.settle();
    CHECK(kiosk.picture() == plain);
    kiosk.view.focus_shown = true;
    kiosk.window().dirty();
    kiosk.settle();
    CHECK(kiosk.pixel(39, 120) == layout::Colour{255, 255, 255});
    CHECK(kiosk.pixel(36, 120) == layout::Colour{0x1D, 0x24, 0x30});
    CHECK(kiosk.pixel(180, 120) == blue);
}

TEST_CASE("a typed character arrives as UTF-8, a control character not at all", "[touch]") {
    const auto [typed, expected] = GENERATE(table<char32_t, const char*>({
        {U'a', "a"}, {U'é', "é"}, {U'ع', "ع"}, {U'警', "警"}, {U'😀', "😀"},
        {U'\t', ""}, {U'\x7F', ""}, {char32_t{0xD800}, ""},
    }));
    Kiosk kiosk;
    kiosk.window().character(typed);
    std::string text;
    for (const touch::Typed& each : only<touch::Typed>(kiosk.window().wait(at_once))) text += each.text;
    CHECK(text == expected);
}

TEST_CASE("a key is told when it goes down; tab with shift held goes back", "[touch]") {
    Kiosk kiosk;
    kiosk.window().key(layout::Key::tab, true);
    kiosk.window().key(layout::Key::tab, false);
    kiosk.window().key(layout::Key::shift, true);
    kiosk.window().key(layout::Key::tab, true);
    kiosk.window().key(layout::Key::shift, false);
    std::vector<layout::Key> keys;
    for (const auto& pressed : only<touch::KeyPressed>(kiosk.window().wait(at_once))) keys.push_back(pressed.key);
    CHECK(keys == std::vector{layout::Key::tab, layout::Key::shift, layout::Key::back_tab});
}

TEST_CASE("the inspector shows more and changes nothing the page does", "[touch]") {
    Kiosk kiosk;
    const std::size_t plain = kiosk.picture();
    kiosk.window().inspect(true);
    kiosk.settle();
    CHECK_FALSE(kiosk.picture() == plain);
    kiosk.down(100, 100);                           // under the inspector's windows
    kiosk.up();
    CHECK(kiosk.touches == Ids{"card"});
    kiosk.window().inspect(false);
    kiosk.settle();
    CHECK(kiosk.picture() == plain);
}

TEST_CASE("there is one window, and a second one is refused in words", "[touch]") {
    Kiosk kiosk;
    const auto second = touch::Window::open({});
    REQUIRE(std::holds_alternative<std::string>(second));
    CHECK_FALSE(std::get<std::string>(second).empty());
}
