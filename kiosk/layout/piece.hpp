// A piece of a page, placed from its own top left corner; pieces are put together into layers, then mirrored when the page is.
#pragma once

#include "layout/layout.hpp"
#include "layout/theme.hpp"

namespace repere::layout {

struct Piece {
    std::vector<Paint> paints;
    std::vector<Node> nodes;
    float width = 0, height = 0;
    void put(Piece other, float x, float y);            // paints and nodes of the other, moved
};

bool watched(const page::Group& group);                 // a clip stands in it
Piece in_lines(std::vector<Piece> pieces, float width, float gap);      // one beside the other, as many to a line as fit

struct Type {                                           // how words are set
    float size;                                         // units
    typography::Weight weight = typography::Weight::regular;
    Colour colour{};
    Colour under{};
    float line_height = 1.42f;
    typography::Align align = typography::Align::start;
    bool quotation = false;                             // words of another direction begin on their own side, not on the page's
};

void shift(Paint& paint, float x, float y);
void mirror(Paint& paint, float width);                 // about the middle of a page that wide

// Sets words and draws cards; knows the theme, the measures and the page's direction.
class Composer {
public:
    Composer(const page::Page& page, const Modes& modes, const Screen& screen, typography::Shaper& shaper);

    Piece group(const page::Group& group, float width, float room);    // room: the height it may grow into
    Piece scene(const page::Group& group, const Screen& screen);
    Piece bar(const page::Group& group, float width);
    Piece pager(const page::Widget& widget);
    Piece skyline(float width, float height);
    Piece dialogue(const page::Group& group, float width, float room);

    const Measures& measures() const { return m_; }
    const Theme& look() const { return theme_; }
    bool mirrored() const { return mirrored_; }

private:
    // the smallest things
    Piece words(const language::Words& words, const Type& type, float width);          // wraps; width 0: one line
    Piece picture(const std::string& name, float size, Colour colour) const;
    void ground(Piece& piece, Rect rect, float radius, Colour colour, bool raised) const;
    Node node(const page::Widget& widget, const Piece& inside) const;
    Piece widget(const page::Widget& widget, float width, Colour under, bool light);   // one line of a stack
    Piece badge(const page::Widget& widget, float width);
    Piece clip(const page::Widget& widget, float side);
    Piece code(const page::Widget& widget, float width);
    Piece button(const page::Widget& widget, float height, float least_width, float most_width, bool label);
    // arrangements
    Piece stack(const page::Group& group, float width, Colour under, bool light);
    Piece card(const page::Group& group, float width);
    Piece panel(const page::Group& group, float width);
    Piece doors(const page::Group& group, float width, float room);
    Piece door(const page::Widget& widget, float width);
    Piece act(const page::Group& group, float width);
    Piece numbers(const page::Group& group, float width, float room);
    Piece row(const page::Group& group, float width);
    Piece week(const page::Group& group, float width);
    Piece keyboard(const page::Group& group, float width);
    Piece chips(const page::Group& group, float width);
    Piece chip(const page::Widget& widget, float width);
    Piece tiles(const page::Group& group, float width, float room);
    Piece map(const page::Group& group, float width);
    // of the attract scene
    Piece fitted(const language::Words& text, Type type, float width, float height);
    Piece invitation(const page::Group& group, float width, float scale);
    Piece every_language(const page::Group& group, float width, float scale, Colour under);
    Piece whole(const page::Group& group, Piece inside, Rect rect, float radius) const;  // a group touched as one

    const page::Page& page_;
    Modes modes_;
    Screen screen_;
    Theme theme_;
    Measures m_;
    typography::Shaper& shaper_;
    language::Direction direction_;
    bool mirrored_;
};

}  // namespace repere::layout
