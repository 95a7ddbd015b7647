#include "layout/piece.hpp"

#include <algorithm>
#include <cmath>

#include "page/overloaded.hpp"

namespace repere::layout {

using page::Role;
using page::Tone;
using page::Widget;
using typography::Align;
using typography::Weight;

namespace {
constexpr float capital_height = 0.714f;       // of Noto Sans, in ems
}  // namespace

void shift(Paint& paint, float x, float y) {
    std::visit(page::Overloaded{[&](Ridge& p) {
                              for (auto& [px, py] : p.line) px += x, py += y;
                              p.base += y;
                          },
                          [&](Text& p) { p.x += x, p.y += y; },
                          [&](Circle& p) { p.x += x, p.y += y; },
                          [&](auto& p) { p.rect.x += x, p.rect.y += y; }},
               paint);
}

void mirror(Paint& paint, float width) {
    std::visit(page::Overloaded{[&](Ridge& p) {
                              for (auto& [px, py] : p.line) px = width - px;
                              std::reverse(p.line.begin(), p.line.end());
                          },
                          [&](Text& p) { p.x = width - p.x - p.paragraph->box_width; },
                          [&](Circle& p) { p.x = width - p.x; },
                          [&](Picture& p) {
                              p.rect.x = width - p.rect.x - p.rect.w;
                              p.mirrored = true;
                          },
                          [&](auto& p) { p.rect.x = width - p.rect.x - p.rect.w; }},
               paint);
}

void Piece::put(Piece other, float x, float y) {
    for (Paint& paint : other.paints) {
        shift(paint, x, y);
        paints.push_back(std::move(paint));
    }
    for (Node& node : other.nodes) {
        node.rect.x += x;
        node.rect.y += y;
        nodes.push_back(std::move(node));
    }
}

bool watched(const page::Group& group) {
    return std::any_of(group.widgets.begin(), group.widgets.end(), [](const Widget& widget) { return !widget.clip.empty(); });
}

Piece in_lines(std::vector<Piece> pieces, float width, float gap) {
    Piece all;
    all.width = width;
    float x = 0, y = 0, line = 0;
    for (Piece& each : pieces) {
        if (x > 0 && x + each.width > width) {
            x = 0;
            y += line + gap;
            line = 0;
        }
        line = std::max(line, each.height);
        const float w = each.width;
        all.put(std::move(each), x, y);
        x += w + gap;
    }
    all.height = y + line;
    return all;
}

Composer::Composer(const page::Page& page, const Modes& modes, const Screen& screen, typography::Shaper& shaper)
    : page_{page}, modes_{modes}, screen_{screen}, theme_{theme(modes.high_contrast)},
      m_{screen.px_per_mm / 3.6f, modes.large, screen.height > screen.width}, shaper_{shaper},
      direction_{language::direction(page.language)}, mirrored_{direction_ == language::Direction::right_to_left} {}

// Every piece of words is a node without a role yet: its owner merges it into its own.
Piece Composer::words(const language::Words& words, const Type& type, float width) {
    Piece piece;
    if (words.empty()) return piece;
    const float px = std::round(m_.type(type.size));
    // Words that all run the other way (French under a draft, a sentence to show) are a paragraph of their own direction.
    const auto running = [](const language::Span& span) { return span.kind == language::SpanKind::plain || span.kind == language::SpanKind::french; };
    const auto along = [&](const language::Span& span) { return running(span) && language::direction(span.language) == direction_; };
    const bool foreign = std::any_of(words.begin(), words.end(), running) && std::none_of(words.begin(), words.end(), along);
    const auto direction = !foreign ? direction_ : mirrored_ ? language::Direction::left_to_right : language::Direction::right_to_left;
    const Align align = foreign && !type.quotation && type.align == Align::start ? Align::end : type.align;
    auto paragraph = shaper_.shape(words, {px, type.weight, type.line_height, align}, std::floor(width), direction);
    piece.width = width > 0 ? width : paragraph->width;
    piece.height = paragraph->height;
    Node node;
    node.rect = {0, 0, piece.width, piece.height};
    node.truncated = paragraph->broken_word || (width > 0 && paragraph->width > width + 1) || paragraph->missing_glyphs > 0;
    node.contrast = contrast(type.colour, type.under);
    node.font_mm = px * capital_height / screen_.px_per_mm;
    piece.nodes.push_back(std::move(node));
    piece.paints.push_back(Text{std::move(paragraph), 0, 0, type.colour});
    return piece;
}

Piece Composer::picture(const std::string& name, float size, Colour colour) const {
    Piece piece;
    piece.width = piece.height = std::round(size);
    if (!name.empty()) piece.paints.push_back(Picture{name, {0, 0, piece.width, piece.height}, colour, false});
    return piece;
}

void Composer::ground(Piece& piece, Rect rect, float radius, Colour colour, bool raised) const {
    if (theme_.line_width > 0) {
        piece.paints.push_back(Fill{rect, radius, colour});
        piece.paints.push_back(Outline{rect, radius, std::max(2.0f, theme_.line_width * m_.u), theme_.line});
        return;
    }
    if (raised) {
        piece.paints.push_back(Shadow{{rect.x, rect.y + 6 * m_.u, rect.w, rect.h}, radius, 30 * m_.u, {29, 36, 48, 20}});
        piece.paints.push_back(Fill{{rect.x, rect.y + 2 * m_.u, rect.w, rect.h}, radius, theme_.line});
    }
    piece.paints.push_back(Fill{rect, radius, colour});
}

// What a person who does not see it is told, and what a test measures: the worst of all the words inside.
Node Composer::node(const Widget& widget, const Piece& inside) const {
    Node out;
    out.id = widget.id;
    out.role = widget.role;
    language::Words name = widget.spoken.empty() ? widget.words : widget.spoken;
    out.name = language::plain(name);
    if (!widget.detail.empty()) out.name += (out.name.empty() ? "" : "\n") + language::plain(widget.detail);
    if (!widget.french.empty()) out.name += "\n" + language::plain(widget.french);
    out.language = name.empty() ? page_.language : name.front().language;
    out.rect = {0, 0, inside.width, inside.height};
    out.event = widget.event;
    if (widget.role == Role::checkbox) out.state = widget.checked ? "checked" : "unchecked";
    else if (widget.role == Role::badge) out.state = widget.tone == Tone::open ? "open" : widget.tone == Tone::closed ? "closed" : "";
    for (const Node& words : inside.nodes) {
        out.truncated = out.truncated || words.truncated;
        if (words.contrast > 0) out.contrast = out.contrast > 0 ? std::min(out.contrast, words.contrast) : words.contrast;
        if (words.font_mm > 0) out.font_mm = out.font_mm > 0 ? std::min(out.font_mm, words.font_mm) : words.font_mm;
    }
    return out;
}

Piece Composer::badge(const Widget& widget, float width) {
    Piece piece;
    const Colour ink = theme_.strong(widget.tone), under = theme_.ground(widget.tone);
    const float pad = 22 * m_.u, dot = 14 * m_.u;
    const bool dotted = widget.tone == Tone::open || widget.tone == Tone::closed || (widget.tone == Tone::unknown && widget.role == Role::badge);
    const float lead = dotted ? dot + 12 * m_.u : 0;
    Piece label = words(widget.words, {26, Weight::bold, ink, under, 1.25f}, 0);
    if (label.width > width - 2 * pad - lead) label = words(widget.words, {26, Weight::bold, ink, under, 1.25f}, width - 2 * pad - lead);
    piece.width = std::min(width, label.width + 2 * pad + lead);
    piece.height = label.height + 16 * m_.u;
    ground(piece, {0, 0, piece.width, piece.height}, std::min(piece.height, m_.type(26) * 1.25f + 16 * m_.u) / 2, under, false);
    if (dotted) piece.paints.push_back(Fill{{pad, (m_.type(26) * 1.25f + 16 * m_.u - dot) / 2, dot, dot}, dot / 2, ink});
    Node own = node(widget, label);
    label.nodes.clear();
    piece.put(std::move(label), pad + lead, 8 * m_.u);
    own.rect = {0, 0, piece.width, piece.height};
    piece.nodes.push_back(std::move(own));
    return piece;
}

// One widget of a stack. `light`: its words are light, the ground is dark.
Piece Composer::widget(const Widget& widget, float width, Colour under, bool light) {
    if (widget.role == Role::badge || widget.role == Role::status) return badge(widget, width);
    if (widget.role == Role::button) return button(widget, m_.control(), 0, width, true);
    if (widget.code.side > 0) return code(widget, width);

    Type type{28, Weight::regular, light ? theme_.on_dark : theme_.ink, under, 1.42f};
    float picture_size = 44 * m_.u;
    bool tile = false;
    switch (widget.role) {
        case Role::title: type = {60, Weight::bold, type.colour, under, 1.2f}; picture_size = 78 * m_.u; tile = !widget.pictogram.empty(); break;
        case Role::checkbox:
        case Role::heading: type = {33, Weight::bold, type.colour, under, 1.25f}; break;
        case Role::label: type = {26, Weight::bold, light ? theme_.soft_on_dark : theme_.strong(Tone::ochre), under, 1.3f}; break;
        case Role::note: type = {26, Weight::regular, light ? theme_.soft_on_dark : theme_.soft, under, 1.42f}; break;
        case Role::number: type = {42, Weight::bold, light ? theme_.on_dark : theme_.strong(Tone::blue), under, 1.25f}; picture_size = 60 * m_.u; tile = !widget.pictogram.empty(); break;
        case Role::sentence: type = {widget.tone == Tone::primary ? 76.0f : 35.0f, Weight::bold, type.colour, under, 1.27f, Align::start, true}; break;
        case Role::field: type = {33, Weight::regular, widget.tone == Tone::soft ? theme_.soft : theme_.ink, theme_.card, 1.3f}; break;
        default: break;
    }
    const bool boxed = widget.role == Role::field, ticks = widget.role == Role::checkbox;      // one to be ticked by hand
    const bool numbered = widget.role == Role::heading && widget.number > 0 && widget.pictogram.empty();
    const float pad = boxed ? 28 * m_.u : 0;
    const float tile_size = tile ? picture_size + 30 * m_.u : picture_size;
    const float lead = widget.pictogram.empty() && !ticks && !numbered ? 0 : tile_size + 22 * m_.u;

    Piece label = words(widget.words, type, width - lead - 2 * pad);
    const float first_line = m_.type(type.size) * type.line_height;
    const auto under_it = [&](const language::Words& more, Colour colour) {
        if (more.empty()) return;
        Piece line = words(more, {26, Weight::regular, colour, under, 1.42f}, width - lead - 2 * pad);
        const float y = label.height + 2 * m_.u;
        label.height = y + line.height;
        label.put(std::move(line), 0, y);
    };
    under_it(widget.detail, light ? theme_.soft_on_dark : theme_.soft);
    under_it(widget.french, light ? theme_.soft_on_dark : theme_.soft);

    Piece piece;
    piece.width = width;
    piece.height = std::max(boxed ? m_.control() : 0, label.height);
    if (tile) piece.height = std::max(piece.height, tile_size);
    if (boxed) {
        ground(piece, {0, 0, width, piece.height}, 20 * m_.u, theme_.card, false);
        piece.paints.push_back(Outline{{0, 0, width, piece.height}, 20 * m_.u, 3 * m_.u, theme_.strong(Tone::slate)});
    }
    if (ticks) {
        const float y = std::max(0.0f, (first_line - picture_size) / 2);
        piece.paints.push_back(Outline{{0, y, picture_size, picture_size}, 8 * m_.u, 3 * m_.u, type.colour});
        if (widget.checked) piece.put(picture("tick", picture_size, type.colour), 0, y);
    } else if (numbered) {
        const Colour disc = theme_.strong(Tone::blue);
        const float y = std::max(0.0f, (first_line - picture_size) / 2);
        Piece digits = words(language::words(std::to_string(widget.number), page_.language), {26, Weight::bold, theme_.on_dark, disc, 1.2f, Align::centre}, picture_size);
        piece.paints.push_back(Fill{{0, y, picture_size, picture_size}, picture_size / 2, disc});
        const float digits_y = y + (picture_size - digits.height) / 2;
        digits.nodes.clear();
        piece.put(std::move(digits), 0, digits_y);
    } else if (!widget.pictogram.empty()) {
        const Colour ink = tile ? theme_.on_dark : light ? theme_.on_dark : boxed ? theme_.soft : theme_.strong(widget.tone == Tone::closed ? Tone::emergency : Tone::blue);
        const float y = tile || boxed ? (piece.height - tile_size) / 2 : std::max(0.0f, (first_line - picture_size) / 2);
        if (tile) piece.paints.push_back(Fill{{pad, y, tile_size, tile_size}, 26 * m_.u,
                                              theme_.strong(widget.tone == Tone::plain ? Tone::blue : widget.tone)});
        const float inset = (tile_size - picture_size) / 2;
        piece.put(picture(widget.pictogram, picture_size, ink), pad + inset, y + inset);
    }
    Node own = node(widget, label);
    const float y = boxed || tile ? (piece.height - label.height) / 2 : 0;
    label.nodes.clear();
    piece.put(std::move(label), pad + lead, y);
    for (int i = 0; i < widget.rows; ++i) {
        piece.height += 56 * m_.u;
        piece.paints.push_back(Fill{{0, piece.height, width, std::max(2.0f, 2 * m_.u)}, 0, theme_.soft});
    }
    own.rect = {0, 0, piece.width, piece.height};
    own.radius = 20 * m_.u;
    own.under = under;
    piece.nodes.push_back(std::move(own));
    return piece;
}

// As large as it is easily aimed at; modules of whole pixels, of 0.8 mm or more where there is room (ISO 18004 leaves four of them around).
Piece Composer::code(const Widget& widget, float width) {
    const int modules = widget.code.side + 8;
    const float most = std::min({width, static_cast<float>(screen_.height) - m_.bar() - 330 * m_.u, 470 * m_.u});
    const float module = std::max({1.0f, std::floor(most / static_cast<float>(modules)),
                                   std::min(std::ceil(0.8f * screen_.px_per_mm), std::floor(width / static_cast<float>(modules)))});
    Piece piece;
    piece.width = width;
    piece.height = module * static_cast<float>(modules);
    const Rect rect{std::round((width - piece.height) / 2), 0, piece.height, piece.height};
    piece.paints.push_back(Code{widget.code, rect});
    Node own = node(widget, piece);
    own.rect = rect;
    own.under = theme_.card;
    piece.nodes.push_back(std::move(own));
    return piece;
}

Piece Composer::button(const Widget& widget, float height, float least_width, float most_width, bool label) {
    const bool strong = widget.tone == Tone::primary || widget.tone == Tone::emergency || widget.tone == Tone::leave;
    const Colour under = strong ? theme_.strong(widget.tone) : theme_.stone;
    const Colour ink = strong ? theme_.on_dark : theme_.ink;
    const bool alone = !label || widget.words.empty();      // a sign alone stands in a square
    const float size = 50 * m_.u, pad = (alone ? 17 : 26) * m_.u, gap = 12 * m_.u;
    Piece piece;
    piece.height = height;
    Piece text = label ? words(widget.words, {29, Weight::bold, ink, under, 1.2f}, 0) : Piece{};
    const float lead = widget.pictogram.empty() ? 0 : size + (text.width > 0 ? gap : 0);
    const float most = most_width - 2 * pad - lead;
    if (label && most_width > 0 && text.width > most) text = words(widget.words, {29, Weight::bold, ink, under, 1.2f, Align::centre}, most);
    piece.height = std::max(height, text.height + 24 * m_.u);
    piece.width = std::max(std::max(least_width, height), lead + text.width + 2 * pad);
    ground(piece, {0, 0, piece.width, piece.height}, 20 * m_.u, under, false);
    const float x = (piece.width - lead - text.width) / 2;
    if (!widget.pictogram.empty()) piece.put(picture(widget.pictogram, size, ink), x, (piece.height - size) / 2);
    Node own = node(widget, text);
    text.nodes.clear();
    const float y = (piece.height - text.height) / 2;
    piece.put(std::move(text), x + lead, y);
    own.rect = {0, 0, piece.width, piece.height};
    own.radius = 20 * m_.u;
    own.under = under;
    piece.nodes.push_back(std::move(own));
    return piece;
}

// The whole rectangle is one button; what stands in it stays readable on its own.
Piece Composer::whole(const page::Group& group, Piece inside, Rect rect, float radius) const {
    if (!group.event && group.id.empty()) return inside;
    Node own;
    own.id = group.id;
    own.role = Role::button;
    own.event = group.event;
    own.name = language::plain(group.name);
    if (own.name.empty())
        for (const Widget& widget : group.widgets) own.name += (own.name.empty() ? "" : "\n") + language::plain(widget.words);
    own.language = group.name.empty() ? page_.language : group.name.front().language;
    own.rect = rect;
    own.radius = radius;
    own.state = group.event && group.checked ? "checked" : "";
    if (!group.event) own.role = Role::text;
    inside.nodes.insert(inside.nodes.begin(), std::move(own));
    return inside;
}

}  // namespace repere::layout
