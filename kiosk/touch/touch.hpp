// Touch: a window that paints a placed Page and says what was touched. GLFW, Dear ImGui's draw list and GL stay behind it.
//
// Nothing is painted unless something happened: wait() sleeps, wants_frame() says when a frame is due. A painted frame depends on
// the placed page, the view and what is pressed, on nothing older: every GL object and every cached glyph can be lost at any frame.
// It reads no clock: frame() is told how much time passed. Lengths and places are framebuffer pixels.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "layout/layout.hpp"
#include "page/page.hpp"
#include "typography/typography.hpp"

namespace repere::touch {

struct Options {
    int width = 1920, height = 1080;
    bool fullscreen = false;                        // on the first monitor, whatever its size; then no pointer is shown
    bool visible = true;
    std::string title = "Repère";
    std::function<double()> stopwatch;              // seconds since whenever: for Habits, and the times in Figures
};

// How this kiosk takes touches and keys (EN 301 549 5.7 to 5.9). Seconds, of the stopwatch in Options; without one, those frame() was told.
struct Habits {
    double repeat_after = 0.5, repeat_every = 0.1;  // of a key that is held, at most 2
    double key_strike = 0;                          // the same key again sooner than this is one stroke, at most 0.5
    double touch_strike = 0.3;                      // a second tap in the same place, which now shows another page, is not meant for it
    bool explore = false;                           // a sliding finger is told what lies under it; a second tap in the same place acts
    friend bool operator==(const Habits&, const Habits&) = default;
};

// --- What happened ------------------------------------------------------------------------------------------------------------
struct Typed { std::string text; };                 // UTF-8 of one character; the space bar is a KeyPressed only
struct KeyPressed { layout::Key key; };             // a held key repeats, unless it acts (enter, space, escape, home)
struct Touched { page::Event event; std::string id; };   // on release over the node pressed; a PageTurned only moves the view
struct Resized { int width, height; };
struct CloseAsked {};
struct PointerMoved {};                             // any pointer activity: somebody is there
struct Explored { std::string id, name; language::Tag language; page::Role role; };       // under the finger now; "" for an id: it is only read
struct Slid {};                                     // a finger went slowly, a second and 20 mm and more, over a page that does not scroll
struct KeypadPressed { std::string key; };          // a key without a meaning of its own: "F1" … "F25", "KP0" … "KP9", "PageUp", "PageDown", "End", "Insert"
struct Unplayable { std::string clip, why; };        // said once, when it shall be seen
using Input = std::variant<Typed, KeyPressed, Touched, Resized, CloseAsked, PointerMoved, Explored, Slid, KeypadPressed, Unplayable>;

struct Size { int width = 0, height = 0; friend bool operator==(const Size&, const Size&) = default; };

struct Figures {
    long frames = 0;
    double last_ms = 0, p95_ms = 0;                 // of the last 120 frames; 0 without a stopwatch
    int quads = 0, draw_calls = 0;                  // of the last frame
    int masks = 0;                                  // glyphs, pictograms, corners and shadows in the atlas
    float atlas_use = 0;                            // 0 to 1
};

class Window {
public:
    // One window at a time. The sentence says why there is none.
    static std::variant<Window, std::string> open(const Options& options);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    // Sleeps until something happens, at most so long (without a limit: however long it takes), not at all if a frame is due.
    std::vector<Input> wait(std::optional<std::chrono::duration<double>> most = {});
    // A frame, `seconds` after the one before: scroll and motion are handed back through the view. When something was touched, that
    // is returned and nothing is painted: the page is about to change, and painting the old one would only delay the new one.
    std::vector<Input> frame(const layout::Placed& placed, layout::View& view, typography::Shaper& shaper, float seconds);
    bool wants_frame() const;
    const std::string& pressed() const;             // id of what is under the finger, since the last frame; empty when nothing is
    // Makes ready what a frame of this page would need: masks, and their texture. Nothing is shown.
    void foresee(const layout::Placed& placed, typography::Shaper& shaper);
    void dirty();                                   // the page or its view changed
    void habits(const Habits& habits);
    void rested();                                  // so much time went by that the next touch or key is a new one
    void clips(const std::string& folder);          // where NAME.webp lie
    void pass(std::chrono::milliseconds by);        // so much time went by: a clip goes on
    void wake();                                    // ends a wait(); from any thread
    // The display server keeps the window on the screen as long as this descriptor is open, in whatever program; -1 where it has none.
    int connection() const;

    // What the callbacks of the real pointer, keyboard and window call too.
    void pointer_move(double x, double y);
    void pointer_button(bool down);
    void wheel(double notches);                     // away from oneself is positive
    void key(layout::Key key, bool pressed, bool repeated = false);      // tab while shift is held is back_tab
    void keypad(const std::string& key);
    void character(char32_t typed);
    void resized(int width, int height);            // the framebuffer; zero while the window is minimised

    Size size() const;                              // of the framebuffer
    long frames() const;                            // painted so far
    Figures figures() const;
    std::string graphics() const;                   // what paints here, in the driver's words: "llvmpipe (…)" is the processor alone
    bool screenshot(const std::string& png_file);   // the last painted frame, once more; false if there is none, or no file
    void drop_gl();                                 // forgets every GL object: the next frame makes them again
    // The end of a visit: glyph masks, vertices and the pointer's path are overwritten, here and on the graphics card. The fonts'
    // numbers are the shaper's: call this whenever Shaper::forget is called.
    void forget();
    void inspect(bool on);                          // the maintainers' windows; the pointer is theirs while Ctrl is held

    struct Kept;                                    // defined inside the room

private:
    explicit Window(std::unique_ptr<Kept> kept);
    std::unique_ptr<Kept> kept_;
};

}  // namespace repere::touch
