// Layout: where everything of a Page stands, as a value, in pixels. No GL: tests see rectangles, truncation, contrast, millimetres.
//
// All measures are millimetres times the screen's pixels a millimetre; type then grows by the text-size setting (EN 301 549 5.1.4).
// A page that runs from right to left is mirrored whole. The bar never scrolls; everything else does, together.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "page/page.hpp"
#include "typography/typography.hpp"

namespace repere::layout {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
};
double contrast(Colour over, Colour under);        // WCAG 2.2, 1 to 21

struct Screen {
    int width = 1920, height = 1080;               // framebuffer pixels
    float px_per_mm = 3.61f;                       // 24 inch at 1080p
    friend bool operator==(const Screen&, const Screen&) = default;
};
Screen screen_of(int width, int height, double diagonal_inches);

using page::Modes;

// --- What to paint, in order ------------------------------------------------------------------------------------------------
struct Fill { Rect rect; float radius = 0; Colour colour; };                          // radius 0: sharp corners
struct Outline { Rect rect; float radius = 0; float width = 1; Colour colour; };          // inside the rectangle
struct Shadow { Rect rect; float radius = 0; float blur = 0; Colour colour; };            // soft, around the rectangle
struct Gradient { Rect rect; std::vector<std::pair<float, Colour>> stops; };       // from top (0) to bottom (1)
struct Ridge { std::vector<std::pair<float, float>> line; float base = 0; Colour colour; };   // filled from the line down to y = base
struct Circle { float x = 0, y = 0, radius = 0; float width = 0; Colour colour; };   // about a middle; width 0: filled
struct Text { std::shared_ptr<const typography::Paragraph> paragraph; float x = 0, y = 0; Colour colour; };
struct Picture { std::string name; Rect rect; Colour colour; bool mirrored = false; };    // a pictogram
struct Clip { std::string name; Rect rect; int times = 0; };     // in sign language, never mirrored; asked for once more, it plays once more
struct Code { page::Modules modules; Rect rect; };               // QR, with its quiet zone: black on white in every theme, never mirrored
using Paint = std::variant<Fill, Outline, Shadow, Gradient, Ridge, Circle, Text, Picture, Clip, Code>;

struct Layer {
    Rect clip;                                     // nothing is painted outside
    bool scrolls = false;                          // shift by -view.scroll before painting
    std::vector<Paint> paints;
    bool beside = false;                           // it stands beside the layer before it, else under it: where arrows lead
    int pages = 0;                                 // ±1: a page button, there only while it leads somewhere
    bool arrives = true;                           // comes in with the page, from where it leads; the bar and a warning are there at once
};

// --- What can be touched, read, counted -------------------------------------------------------------------------------------
struct Node {
    std::string id;
    page::Role role = page::Role::text;
    std::string name;                              // plain form
    language::Tag language;
    Rect rect;                                     // of the layer, before scrolling
    int layer = 0;
    std::optional<page::Event> event;              // actionable when there is one
    std::string state;                             // "checked", "unchecked", "open" …, or empty
    bool truncated = false;
    double contrast = 0;                           // of its words, the worst; 0 when it has none
    double font_mm = 0;                            // height of its capitals, the smallest; 0 when it has none
    float radius = 0;                              // of its corners: press and focus are painted with them
    Colour under;                                  // what it stands on
};

struct Placed {
    std::string screen, step;
    language::Tag language;
    language::Direction direction = language::Direction::left_to_right;
    Screen size;
    Modes modes;
    Colour clear;                                  // the ground
    std::vector<Layer> layers;
    std::vector<Node> nodes;                       // in reading order
    Rect viewport;                                 // what scrolls shows through this
    float content_height = 0;
    int open_from = 0;                             // layers before it are covered: seen, not touched (under the idle warning)
};

Placed layout(const page::Page& page, const Modes& modes, const Screen& screen, typography::Shaper& shaper);

// --- What changes between two events: scroll, press, focus ------------------------------------------------------------------
struct View {
    std::string screen, step;                      // whose view it is
    float scroll = 0, velocity = 0;                // px, px/s
    std::optional<float> target;                   // where the page buttons lead
    float beyond = 0;                              // px the content was pulled past its end: it gives a little, and comes back
    float arriving = 0;                            // 1 when a page is new, 0 when it stands
    int way = 0;                                   // whither: 1 onward, -1 back
    std::string focus;                             // id
    bool focus_shown = false;                      // only once a key was used
};

float most_scroll(const Placed& placed);
bool can_page(const Placed& placed, const View& view, int by);
bool there(const Placed& placed, const View& view, const Layer& layer);   // all are, but page buttons that lead nowhere
View fit(const View& view, const Placed& placed);                        // after a new page: kept if the same, at the top if not
View dragged(const View& view, const Placed& placed, float by);          // the finger moved the content by this many pixels
View released(const View& view, const Placed& placed, float velocity);   // and let go
View turned(const View& view, const Placed& placed, int pages);          // page.up, page.down: one viewport less a line
View after(const View& view, const Placed& placed, float seconds);       // friction; moves to the target in 180 ms, a new page in 160 ms
bool moving(const View& view);
View arrived(const View& view, const Placed& placed, int way);           // a new page comes from where it leads; at once where nothing shall move
View at_rest(const View& view, const Placed& placed);                    // as it will be when all motion is over
View brought(const View& view, const Placed& placed, const Node& node);  // scrolled as far as needed, at once

View led_to(const View& view, const Placed& placed, const Node& node);   // the same, but at the top when it was out of sight

Rect on_screen(const Placed& placed, const View& view, const Node& node);
bool visible(const Placed& placed, const View& view, const Node& node);  // its middle can be touched: inside its clip, not covered
const Node* hit(const Placed& placed, const View& view, float x, float y);
const Node* under(const Placed& placed, const View& view, float x, float y);     // what can be touched there, else what can be read
const Node* node(const Placed& placed, std::string_view id);

enum class Key { tab, back_tab, enter, escape, up, down, left, right, home, space, backspace, shift };
std::string next_focus(const Placed& placed, const std::string& focused, Key key);   // pure; reading order, never trapped

std::string tree(const Placed& placed, const View& view, long frame);    // DESIGN §12, JSON

}  // namespace repere::layout
