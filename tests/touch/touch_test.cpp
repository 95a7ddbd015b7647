// Touch needs a display: xvfb-run will do. Pages are placed by hand, so that nothing here depends on how layout looks.
#include "touch/touch.hpp"

#include <algorithm>
#include <functional>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "given/catch.hpp"
#include "given/window.hpp"
#include "touch/paint.hpp"

// Under the sanitizers: a GL driver is unloaded with a few blocks still held, whose stacks have no names left to suppress.
extern "C" int __lsan_is_turned_off() { return 1; }

using namespace repere;
using touch::Input;
using touch::Touched;

namespace {

constexpr layout::Colour paper{251, 246, 236}, blue{30, 58, 95}, red{161, 20, 27};
constexpr int width = given::window_width, height = given::window_height;
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

double& seconds = given::seconds;                    // what the stopwatch shows

struct Kiosk {
    Kiosk() {
        window().inspect(false);
        window().pointer_button(false);
        window().resized(width, height);
        window().habits({});
        window().rested();
        window().forget();
        settle();
    }
    touch::Window& window() { return given::window(); }

    std::vector<Input> frame() {
        const std::vector<Input> happened = window().frame(placed, view, shaper, frame_seconds);
        for (const Input& input : happened) {
            if (const auto* touched = std::get_if<Touched>(&input)) touches.push_back(touched->id);
            if (const auto* found = std::get_if<touch::Explored>(&input)) explored.push_back(found->id + "|" + found->name);
            slid += std::holds_alternative<touch::Slid>(input);
        }
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
    void tap(float x, float y) {
        down(x, y);
        up();
    }
    void show(const layout::Placed& other) {
        placed = other;
        window().dirty();
        settle();
    }
    std::size_t picture() { return std::hash<std::string>{}(given::png()); }   // a number, so that a failing test prints no bytes
    layout::Colour pixel(int x, int y) { return given::pixel(x, y); }

    typography::Shaper& shaper = given::shaper();
    layout::Placed placed = given_page();
    layout::View view;
    std::vector<std::string> touches, explored;
    int slid = 0;
};

using Ids = std::vector<std::string>;

template <class Kind> std::vector<Kind> only(const std::vector<Input>& inputs) {
    std::vector<Kind> found;
    for (const Input& input : inputs)
        if (const auto* it = std::get_if<Kind>(&input)) found.push_back(*it);
    return found;
}

// The same page one step further, where the same buttons stand.
layout::Placed further(layout::Placed placed) {
    placed.step += "+";
    return placed;
}

// What a keyboard does, as GLFW tells it.
void press(int glfw_key, int action = GLFW_PRESS) {
    GLFWwindow* const window = glfwGetCurrentContext();      // the one there is
    const GLFWkeyfun told = glfwSetKeyCallback(window, nullptr);
    glfwSetKeyCallback(window, told);
    told(window, glfw_key, 0, action, 0);
}
void type(char letter, int action = GLFW_PRESS) {   // GLFW's keys are named by their capitals
    press(letter, action);
    GLFWwindow* const window = glfwGetCurrentContext();
    const GLFWcharfun told = glfwSetCharCallback(window, nullptr);
    glfwSetCharCallback(window, told);
    told(window, static_cast<unsigned>(letter));
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

TEST_CASE("a tap that is over already is answered without being shown pressed", "[touch]") {
    Kiosk kiosk;
    const long before = kiosk.window().frames();
    kiosk.window().pointer_move(100, 100);
    kiosk.window().pointer_button(true);
    kiosk.window().pointer_button(false);
    while (kiosk.touches.empty()) kiosk.frame();
    CHECK(kiosk.window().frames() == before);
    kiosk.settle();
    CHECK(kiosk.window().frames() == before + 1);
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

TEST_CASE("what was forgotten is gone with the next frame, and no second one is needed", "[touch]") {
    Kiosk kiosk;
    const long before = kiosk.window().frames();
    kiosk.window().forget();
    kiosk.settle();
    CHECK(kiosk.window().frames() == before + 1);
}

TEST_CASE("a page that is foreseen is not shown, and finds its masks there when it is; the end of a visit forgets it too", "[touch]") {
    Kiosk kiosk;
    layout::Placed ahead = given_page();
    for (int radius = 30; radius < 40; ++radius)
        ahead.layers[0].paints.push_back(layout::Fill{{0, 0, 300, 300}, static_cast<float>(radius), {30, 58, 95, 9}});
    const std::size_t before = kiosk.picture();
    const int masks = kiosk.window().figures().masks;
    const long frames = kiosk.window().frames();
    kiosk.window().foresee(ahead, kiosk.shaper);
    CHECK(kiosk.window().frames() == frames);
    CHECK_FALSE(kiosk.window().wants_frame());
    CHECK(kiosk.picture() == before);
    const int ready = kiosk.window().figures().masks;
    CHECK(ready > masks);
    kiosk.show(ahead);
    CHECK(kiosk.window().figures().masks == ready);
    CHECK(kiosk.picture() != before);
    kiosk.window().foresee(given_page(), kiosk.shaper);
    kiosk.window().forget();
    CHECK(kiosk.window().figures().masks == 0);
}

TEST_CASE("what is under the finger is told while it is there, and no longer", "[touch]") {
    Kiosk kiosk;
    CHECK(kiosk.window().pressed().empty());
    kiosk.down(100, 100);
    CHECK(kiosk.window().pressed() == "card");
    kiosk.up();
    CHECK(kiosk.window().pressed().empty());
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

// --- Habits: how this kiosk takes touches and keys (EN 301 549 5.7 to 5.9) -------------------------------------------------------

TEST_CASE("a key that is held repeats after a while, and then no sooner than every so often", "[touch]") {
    const auto [after, every, expected] = GENERATE(table<double, double, std::vector<double>>({
        {0.5, 0.1, {0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0}},
        {0.5, 0.5, {0, 0.5, 1.0, 1.5, 2.0}},
        {2.0, 2.0, {0, 2.0}},                       // the slowest
    }));
    Kiosk kiosk;
    kiosk.window().habits({.repeat_after = after, .repeat_every = every});
    std::vector<double> said;
    for (int tick = 0; tick <= 64; ++tick) {        // the keyboard repeats 32 times a second
        seconds = 1000 + tick / 32.0;
        kiosk.window().key(layout::Key::down, true, tick > 0);
        for (const auto& pressed : only<touch::KeyPressed>(kiosk.window().wait(at_once)))
            if (pressed.key == layout::Key::down) said.push_back(seconds - 1000);
    }
    REQUIRE(said.size() <= expected.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
        CHECK(said[i] >= (i == 0 ? 0 : i == 1 ? after : said[i - 1] + every) - 1e-9);
        if (i > 0) CHECK(said[i] <= (i == 1 ? after : said[i - 1] + every) + 1 / 32.0);      // and not much later
    }
    CHECK(said.size() > (after < 1 ? 4u : 1u));
}

TEST_CASE("what acts does not act again because its key is held", "[touch]") {
    Kiosk kiosk;
    for (const int key : {GLFW_KEY_ENTER, GLFW_KEY_SPACE, GLFW_KEY_ESCAPE, GLFW_KEY_HOME}) {
        press(key);
        seconds += 10;
        press(key, GLFW_REPEAT);
        press(key, GLFW_RELEASE);
        CHECK(only<touch::KeyPressed>(kiosk.window().wait(at_once)).size() == 1);
    }
    press(GLFW_KEY_BACKSPACE);
    seconds += 10;
    press(GLFW_KEY_BACKSPACE, GLFW_REPEAT);
    CHECK(only<touch::KeyPressed>(kiosk.window().wait(at_once)).size() == 2);
}

TEST_CASE("the same key again at once is one stroke of a hand that trembles; another key is another stroke", "[touch]") {
    const auto [strike, second, later, strokes, because] = GENERATE(table<double, layout::Key, double, int, const char*>({
        {0.5, layout::Key::down, 0.4, 1, "too soon"},
        {0.5, layout::Key::down, 0.6, 2, "meant"},
        {0.5, layout::Key::up, 0.1, 2, "another key"},
        {0.0, layout::Key::down, 0.0, 2, "a kiosk that takes every stroke"},
    }));
    INFO(because);
    Kiosk kiosk;
    kiosk.window().habits({.key_strike = strike});
    kiosk.window().key(layout::Key::down, true);
    kiosk.window().key(layout::Key::down, false);
    seconds += later;
    kiosk.window().key(second, true);
    kiosk.window().key(second, false);
    CHECK(static_cast<int>(only<touch::KeyPressed>(kiosk.window().wait(at_once)).size()) == strokes);
}

TEST_CASE("Shift writes nothing: each stroke is meant, by whoever wants to leave in haste", "[touch]") {
    Kiosk kiosk;
    kiosk.window().habits({.key_strike = 0.5});
    for (int i = 0; i < 3; ++i) {
        kiosk.window().key(layout::Key::shift, true);
        kiosk.window().key(layout::Key::shift, false);
    }
    CHECK(only<touch::KeyPressed>(kiosk.window().wait(at_once)).size() == 3);
}

TEST_CASE("a second tap is not meant for a page that has only just come under it", "[touch]") {
    const auto [another_page, x, later, acts, because] = GENERATE(table<bool, float, double, bool, const char*>({
        {true, 100, 0.2, false, "in the same place, at once"},
        {true, 130, 0.2, false, "7.5 mm beside it"},
        {true, 150, 0.2, true, "12.5 mm beside it is another place"},
        {true, 100, 0.4, true, "later"},
        {false, 100, 0.2, true, "on the same page: somebody types quickly"},
    }));
    INFO(because);
    Kiosk kiosk;
    kiosk.window().habits({.touch_strike = 0.3});
    kiosk.tap(100, 100);
    REQUIRE(kiosk.touches == Ids{"card"});
    if (another_page) kiosk.show(further(kiosk.placed));
    seconds += later;
    kiosk.tap(x, 100);
    CHECK(kiosk.touches.size() == (acts ? 2u : 1u));
}

TEST_CASE("a letter is meant twice, though its page is another one after each", "[touch]") {
    Kiosk kiosk;
    kiosk.placed.nodes[0].role = page::Role::key;
    kiosk.tap(100, 100);
    kiosk.show(further(kiosk.placed));
    kiosk.tap(100, 100);
    CHECK(kiosk.touches == Ids{"card", "card"});
}

TEST_CASE("letters of a keyboard are struck and held like any other key", "[touch]") {
    const auto [second, action, later, typed, because] = GENERATE(table<char, int, double, const char*, const char*>({
        {'A', GLFW_PRESS, 0.2, "A", "a hand that trembles"},
        {'A', GLFW_PRESS, 0.4, "AA", "meant twice"},
        {'B', GLFW_PRESS, 0.1, "AB", "another letter"},
        {'A', GLFW_REPEAT, 0.4, "A", "held, not long enough"},
        {'A', GLFW_REPEAT, 0.6, "AA", "held"},
    }));
    INFO(because);
    Kiosk kiosk;
    kiosk.window().habits({.key_strike = 0.3});
    type('A');
    seconds += later;
    type(second, action);
    std::string text;
    for (const touch::Typed& each : only<touch::Typed>(kiosk.window().wait(at_once))) text += each.text;
    CHECK(text == typed);
}

TEST_CASE("whoever rested between two taps meant both, whatever the stopwatch says", "[touch]") {
    Kiosk kiosk;
    kiosk.tap(100, 100);
    kiosk.show(further(kiosk.placed));
    kiosk.window().rested();
    kiosk.tap(100, 100);
    CHECK(kiosk.touches == Ids{"card", "card"});
    kiosk.window().habits({.key_strike = 0.5});
    for (int stroke = 0; stroke < 2; ++stroke) {
        kiosk.window().key(layout::Key::down, true);
        kiosk.window().rested();
    }
    CHECK(only<touch::KeyPressed>(kiosk.window().wait(at_once)).size() == 2);
}

TEST_CASE("a hand that wanders within a large button still means it, however slowly it is lifted", "[touch]") {
    Kiosk kiosk;
    kiosk.down(60, 100);
    kiosk.move(180, 110);                           // 30 mm
    kiosk.move(320, 100);
    CHECK_FALSE(kiosk.pixel(180, 60) == blue);      // and it looks pressed as long as it would act
    seconds += 3;
    kiosk.up();
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("a finger that went slowly over a page that does not scroll is told once, when it is lifted", "[touch]") {
    const auto [content, x, y, lasts, told, because] = GENERATE(table<float, float, float, double, int, const char*>({
        {100, 400, 100, 2, 1, "sideways"},
        {100, 100, 300, 2, 1, "down"},
        {100, 400, 100, 0.5, 0, "a swipe is quicker"},
        {100, 170, 100, 2, 0, "17.5 mm: an unsteady tap"},
        {1200, 300, 390, 2, 0, "a page that scrolls: it was scrolled"},
    }));
    INFO(because);
    Kiosk kiosk;
    kiosk.placed.content_height = content;
    kiosk.down(100, 100);
    kiosk.move((100 + x) / 2, (100 + y) / 2);
    seconds += lasts;
    kiosk.move(x, y);
    CHECK(kiosk.slid == 0);
    kiosk.up();
    CHECK(kiosk.slid == told);
}

TEST_CASE("a leap of 80 mm between two reports is another finger, or a palm: the press is lost, and nothing scrolls", "[touch]") {
    const auto [to, scrolls, because] = GENERATE(table<float, bool, const char*>({
        {75, true, "78.75 mm: a very quick finger"},
        {60, false, "82.5 mm"},
    }));
    INFO(because);
    Kiosk kiosk;
    kiosk.placed.content_height = 2000;
    kiosk.down(600, 390);
    kiosk.move(600, to);
    kiosk.move(600, to - 30);
    kiosk.up();
    CHECK((kiosk.view.scroll > 0) == scrolls);
    CHECK(kiosk.touches.empty());
    kiosk.view.scroll = 0;
    kiosk.tap(100, 100);
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("an arm that leans on the glass acts on nothing", "[touch]") {
    const auto [lasts, acts] = GENERATE(table<double, bool>({{7.9, true}, {8.1, false}, {600, false}}));
    CAPTURE(lasts);
    Kiosk kiosk;
    kiosk.down(100, 100);
    seconds += lasts;
    kiosk.up();
    CHECK(kiosk.touches.empty() == !acts);
    kiosk.tap(100, 100);
    CHECK(kiosk.touches.back() == "card");
}

TEST_CASE("a key without a meaning of its own is told by its name, once", "[touch]") {
    const auto [key, name] = GENERATE(table<int, const char*>({
        {GLFW_KEY_F1, "F1"}, {GLFW_KEY_F25, "F25"}, {GLFW_KEY_KP_0, "KP0"}, {GLFW_KEY_KP_9, "KP9"}, {GLFW_KEY_PAGE_UP, "PageUp"},
        {GLFW_KEY_PAGE_DOWN, "PageDown"}, {GLFW_KEY_END, "End"}, {GLFW_KEY_INSERT, "Insert"},
        {GLFW_KEY_A, ""}, {GLFW_KEY_TAB, ""}, {GLFW_KEY_KP_ENTER, ""},       // letters are typed, keys with a meaning are pressed
    }));
    Kiosk kiosk;
    press(key);
    press(key, GLFW_REPEAT);
    press(key, GLFW_RELEASE);
    std::string names;
    for (const auto& each : only<touch::KeypadPressed>(kiosk.window().wait(at_once))) names += each.key;
    CHECK(names == name);
}

// --- Explore by touch (people.md, P14) -----------------------------------------------------------------------------------------------

namespace {

// A card, words beside it that are only read, a card further down.
struct Exploring : Kiosk {
    Exploring() {
        window().habits({.explore = true});
        placed.nodes[0].name = "Sac";
        layout::Node words;
        words.name = "Ouvert jusqu’à 18 h";
        words.rect = {400, 40, 200, 160};
        placed.nodes.push_back(words);
        placed.nodes.push_back(button("keys", {40, 240, 300, 140}));
        placed.nodes.back().name = "Clés";
    }
};

}  // namespace

TEST_CASE("exploring, a finger is told what lies under it as often as that changes; lifting it does nothing", "[touch]") {
    Exploring kiosk;
    kiosk.down(100, 100);
    kiosk.move(120, 110);
    kiosk.move(370, 100);                           // between the two: nothing
    kiosk.move(450, 100);
    kiosk.move(370, 220);
    kiosk.move(100, 300);
    kiosk.up();
    CHECK(kiosk.explored == Ids{"card|Sac", "|Ouvert jusqu’à 18 h", "keys|Clés"});
    CHECK(kiosk.touches.empty());
}

TEST_CASE("exploring, nothing scrolls under the finger, however long the page is", "[touch]") {
    Exploring kiosk;
    kiosk.down(100, 360);
    kiosk.move(100, 250);
    kiosk.move(100, 100);
    CHECK(kiosk.view.scroll == 0);
    kiosk.up();
    CHECK(kiosk.view.scroll == 0);
    CHECK(kiosk.explored == Ids{"keys|Clés", "card|Sac"});
}

TEST_CASE("exploring, a second tap in the same place acts", "[touch]") {
    Exploring kiosk;
    kiosk.tap(100, 100);
    CHECK(kiosk.touches.empty());
    kiosk.tap(110, 105);
    CHECK(kiosk.touches == Ids{"card"});
    INFO("and that was the end of it: another act wants two taps again");
    kiosk.tap(100, 100);
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("exploring, a second tap elsewhere is a first one there", "[touch]") {
    Exploring kiosk;
    kiosk.tap(100, 100);
    kiosk.tap(100, 300);
    CHECK(kiosk.touches.empty());
    kiosk.tap(100, 100);
    CHECK(kiosk.touches.empty());
    INFO("words between two taps count too");
    kiosk.tap(450, 100);
    kiosk.tap(100, 100);
    CHECK(kiosk.touches.empty());
    INFO("and a finger that slides ends where it was lifted: that is told, and one tap there acts");
    kiosk.down(100, 100);
    kiosk.move(100, 300);
    kiosk.up();
    CHECK(kiosk.touches.empty());
    kiosk.tap(100, 300);
    CHECK(kiosk.touches == Ids{"keys"});
}

TEST_CASE("exploring, what was told on one page does not act on another", "[touch]") {
    Exploring kiosk;
    kiosk.tap(100, 100);
    kiosk.show(further(kiosk.placed));              // a key led there
    kiosk.tap(100, 100);
    CHECK(kiosk.touches.empty());
    kiosk.tap(100, 100);
    CHECK(kiosk.touches == Ids{"card"});
}

TEST_CASE("exploring, what is only read is told and never acts; nothing of what a warning covers is told", "[touch]") {
    Exploring kiosk;
    for (int tap = 0; tap < 3; ++tap) kiosk.tap(450, 100);
    CHECK(kiosk.explored == Ids{"|Ouvert jusqu’à 18 h", "|Ouvert jusqu’à 18 h", "|Ouvert jusqu’à 18 h"});
    CHECK(kiosk.touches.empty());
    kiosk.explored.clear();
    kiosk.placed.open_from = 1;
    for (int tap = 0; tap < 2; ++tap) kiosk.tap(100, 100);
    CHECK(kiosk.explored.empty());
    CHECK(kiosk.touches.empty());
    for (int tap = 0; tap < 2; ++tap) kiosk.tap(80, 440);
    CHECK(kiosk.touches == Ids{"bar.back"});
}

TEST_CASE("the end of a visit forgets what was explored: the next visitor's first tap is a first one", "[touch]") {
    Exploring kiosk;
    kiosk.tap(100, 100);
    kiosk.window().forget();
    kiosk.settle();
    kiosk.tap(100, 100);
    CHECK(kiosk.touches.empty());
    kiosk.tap(100, 100);
    CHECK(kiosk.touches == Ids{"card"});

    INFO("also when the finger of the last one is still there, and whatever lies in the corner");
    kiosk.placed.nodes[3].rect = {0, 0, 600, 200};
    kiosk.down(100, 100);
    kiosk.window().forget();
    kiosk.explored.clear();
    kiosk.settle();
    kiosk.up();
    CHECK(kiosk.explored.empty());
    kiosk.tap(100, 100);
    CHECK(kiosk.touches == Ids{"card"});
    CHECK(kiosk.explored == Ids{"card|Sac"});
}

// --- Painting ------------------------------------------------------------------------------------------------------------------------

namespace {

// The page with a word on its card and one in its bar.
layout::Placed with_words() {
    layout::Placed placed = given_page();
    const auto word = [](const char* text) {
        return given::shaper().shape(language::words(text, language::french), {}, 0, language::Direction::left_to_right);
    };
    placed.layers[0].paints.push_back(layout::Text{word("Sac"), 60, 60, {255, 255, 255}});
    placed.layers[0].paints.push_back(layout::Picture{"bag", {240, 60, 60, 60}, {255, 255, 255}});
    placed.layers[1].paints.push_back(layout::Text{word("Retour"), 30, 420, {255, 255, 255}});
    placed.layers[1].arrives = false;
    return placed;
}

std::vector<touch::Vertex> vertices(const touch::Drawing& drawing, std::size_t part) {
    std::vector<touch::Vertex> all;
    for (std::size_t i = 0; i < drawing.parts.at(part).count; ++i)
        for (const touch::Vertex& v : drawing.quads.at(drawing.parts[part].from + i)) all.push_back(v);
    return all;
}

std::uint32_t alpha(const touch::Vertex& v) { return v.colour >> 24; }

}  // namespace

TEST_CASE("while a page arrives it is paler and to the side it comes from; the bar stands", "[touch]") {
    const int way = GENERATE(1, -1);
    CAPTURE(way);
    const layout::Placed page = with_words();
    touch::Atlas atlas;
    touch::Drawing stands, comes;
    layout::View view;
    paint(stands, page, view, "", atlas, given::shaper());
    view.way = way;
    for (const float arriving : {1.0f, 0.5f}) {
        view.arriving = arriving;
        paint(comes, page, view, "", atlas, given::shaper());
        const auto there = vertices(stands, 0), here = vertices(comes, 0);
        REQUIRE(there.size() == here.size());
        REQUIRE_FALSE(there.empty());
        int as_dark = 0, elsewhere = 0;
        for (std::size_t i = 0; i < there.size(); ++i) {
            as_dark += alpha(here[i]) >= alpha(there[i]) && alpha(there[i]) > 0;
            const float by = static_cast<float>(way) * (here[i].x - there[i].x);
            elsewhere += by <= 0 || by > 12 * page.size.px_per_mm || here[i].y != there[i].y;
        }
        CHECK(as_dark == 0);
        CHECK(elsewhere == 0);

        const auto bar = vertices(stands, 1), same = vertices(comes, 1);
        REQUIRE(bar.size() == same.size());
        CHECK(std::equal(bar.begin(), bar.end(), same.begin(), [](const auto& a, const auto& b) { return a.x == b.x && a.y == b.y && a.colour == b.colour; }));
    }
    atlas.empty();
}

TEST_CASE("content that is pulled past its end is painted where the finger holds it; it is touched as soon as it is back", "[touch]") {
    Kiosk kiosk;
    kiosk.down(300, 150);
    for (float y = 160; y <= 380; y += 20) kiosk.move(300, y);
    CHECK(kiosk.view.scroll == 0);
    CHECK(kiosk.pixel(180, 60) == paper);           // the card's upper edge gave way
    CHECK_FALSE(kiosk.window().wants_frame());      // and a finger that holds it costs nothing
    kiosk.up();
    CHECK(kiosk.pixel(180, 60) == blue);
    CHECK(kiosk.touches.empty());
}

TEST_CASE("words and pictures come back as they were, whatever became of the window, the graphics card or the atlas", "[touch]") {
    Kiosk kiosk;
    kiosk.show(with_words());
    const std::size_t before = kiosk.picture();
    kiosk.window().resized(0, 0);
    kiosk.frame();
    kiosk.window().resized(width, height);
    kiosk.settle();
    CHECK(kiosk.picture() == before);
    kiosk.window().resized(0, 0);
    kiosk.window().drop_gl();
    kiosk.window().resized(width, height);
    kiosk.settle();
    CHECK(kiosk.picture() == before);
    kiosk.window().forget();
    kiosk.shaper.forget();
    kiosk.show(with_words());                       // shaped anew
    CHECK(kiosk.picture() == before);
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
