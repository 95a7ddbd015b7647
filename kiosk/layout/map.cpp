// The map: how far it is on foot, as rings around this kiosk. North is up and east on the right in every language.
#include <algorithm>
#include <array>
#include <cmath>

#include "layout/piece.hpp"

namespace repere::layout {

using page::Group;
using page::Role;
using page::Tone;
using page::Widget;
using typography::Align;
using typography::Weight;

namespace {

struct Dots {                                                // places too near one another to be told apart: one mark with all their numbers
    std::vector<const Widget*> places;
    float x, y;
};

}  // namespace

Piece Composer::map(const Group& group, float width) {
    double farthest = 1;
    int places = 0;
    for (const Widget& widget : group.widgets) {
        if (widget.role == Role::label && widget.spot) farthest = std::max(farthest, std::hypot(widget.spot->east, widget.spot->north));
        if (widget.role == Role::picture) ++places;
    }
    const bool contrasted = theme_.line_width > 0;
    const float left_over = static_cast<float>(screen_.height) - m_.bar() - (m_.large ? 270 : 225) * m_.u;      // under a title and a line
    const float height = std::round(std::max(300 * m_.u, std::min((m_.portrait ? 0.94f : places < 2 ? 0.72f : 0.86f) * width, left_over)));
    const float cx = width / 2, cy = height / 2, outer = std::min(width, height) / 2 - 34 * m_.u;
    const float scale = outer / static_cast<float>(farthest);           // pixels a metre
    const auto x_of = [&](const page::Spot& spot) {
        const float x = cx + static_cast<float>(spot.east) * scale;
        return mirrored_ ? width - x : x;                    // the page is mirrored afterwards, the world is not
    };
    const auto y_of = [&](const page::Spot& spot) { return cy - static_cast<float>(spot.north) * scale; };

    Piece piece;
    piece.width = width;
    piece.height = height;
    const Rect whole_map{0, 0, width, height};
    ground(piece, whole_map, 28 * m_.u, theme_.stone, true);
    std::vector<float> rings;
    for (const Widget& widget : group.widgets)
        if (widget.role == Role::label && widget.spot) rings.push_back(static_cast<float>(std::hypot(widget.spot->east, widget.spot->north)) * scale);
    std::sort(rings.rbegin(), rings.rend());
    const Colour light{theme_.paper.r, theme_.paper.g, theme_.paper.b, 120};
    if (!contrasted)
        for (const float radius : rings) piece.paints.push_back(Circle{cx, cy, radius, 0, light});       // the nearer, the lighter
    for (const float radius : rings) piece.paints.push_back(Circle{cx, cy, radius, std::max(2.0f, 2.5f * m_.u), theme_.line});
    for (const float radius : rings)                         // where the sky's quarters cross them
        for (const auto& [dx, dy] : {std::pair{0.0f, 1.0f}, std::pair{1.0f, 0.0f}, std::pair{-1.0f, 0.0f}})
            piece.paints.push_back(Circle{cx + dx * radius, cy + dy * radius, 5 * m_.u, 0, theme_.line});

    // Words on a small ground of their own, about a middle.
    const auto tag = [&](const Widget& widget, float x, float y, Type type, float pad) {
        Piece out, label = words(widget.words, type, 0);
        if (label.width > 0.6f * width) label = words(widget.words, type, 0.6f * width);
        const Rect rect{std::clamp(x - label.width / 2 - pad, 8 * m_.u, std::max(8 * m_.u, width - label.width - 2 * pad - 8 * m_.u)), y, label.width + 2 * pad, label.height + 8 * m_.u};
        out.paints.push_back(Fill{rect, std::min(rect.h / 2, 18 * m_.u), type.under});
        Node own = node(widget, label);
        own.rect = rect;
        label.nodes.clear();
        out.put(std::move(label), rect.x + pad, rect.y + 4 * m_.u);
        out.nodes.push_back(std::move(own));
        return out;
    };
    const Widget* here = nullptr;
    std::vector<Dots> dots;
    for (const Widget& widget : group.widgets) {
        if (!widget.spot) {                                  // which way is north
            piece.put(picture("up", 40 * m_.u, theme_.soft), 24 * m_.u, 20 * m_.u);
            piece.put(tag(widget, 44 * m_.u, 58 * m_.u, {26, Weight::bold, theme_.ink, theme_.stone, 1.2f}, 4 * m_.u), 0, 0);
        } else if (widget.role == Role::heading) {
            here = &widget;
        } else if (widget.role != Role::label) {
            const float x = x_of(*widget.spot), y = y_of(*widget.spot);
            const auto near = std::find_if(dots.begin(), dots.end(), [&](const Dots& each) { return std::hypot(each.x - x, each.y - y) < 64 * m_.u; });
            if (near != dots.end()) near->places.push_back(&widget);
            else dots.push_back({{&widget}, x, y});
        }
    }
    std::vector<float> minutes_at;                           // height of each ring's words, in the middle
    for (const Widget& widget : group.widgets) {             // how many minutes, on the ring: at its top, or at its foot where a mark stands there
        if (widget.role != Role::label || !widget.spot) continue;
        const float x = x_of(*widget.spot), top = y_of(*widget.spot), foot = 2 * cy - top;
        const auto covered = [&](float y) { return std::any_of(dots.begin(), dots.end(), [&](const Dots& each) { return std::abs(each.x - x) < 90 * m_.u && std::abs(each.y - y) < 52 * m_.u; }); };
        minutes_at.push_back(covered(top) && !covered(foot) ? foot : top);
        const float y = minutes_at.back() - m_.type(25) * 0.6f - 4 * m_.u;
        piece.put(tag(widget, x, y, {25, Weight::regular, theme_.strong(Tone::unknown), contrasted ? theme_.card : theme_.stone, 1.2f}, 14 * m_.u), 0, 0);
    }
    const float radius = 27 * m_.u;
    if (dots.size() == 1) {                                  // the way to the only one, as the crow flies
        const float dx = dots[0].x - cx, dy = dots[0].y - cy, far = std::hypot(dx, dy);
        for (float at = 34 * m_.u; at < far - radius - 8 * m_.u; at += 18 * m_.u)
            piece.paints.push_back(Circle{cx + dx * at / far, cy + dy * at / far, 3.6f * m_.u, 0, theme_.strong(Tone::blue)});
    }
    if (here) {
        piece.paints.push_back(Circle{cx, cy, 24 * m_.u, 0, theme_.card});
        piece.paints.push_back(Circle{cx, cy, 18 * m_.u, 0, theme_.ink});
        const Type type{26, Weight::bold, theme_.ink, theme_.card, 1.2f};
        Piece trial = words(here->words, type, 0);
        const float w = trial.width + 28 * m_.u, h = trial.height + 8 * m_.u;
        const std::array<std::pair<float, float>, 4> sides{{{cx, cy + 30 * m_.u}, {cx, cy - 30 * m_.u - h}, {cx + 32 * m_.u + w / 2, cy - h / 2}, {cx - 32 * m_.u - w / 2, cy - h / 2}}};
        const auto covered = [&](const std::pair<float, float>& side) {      // by how many marks and ring labels
            const auto within = [&](float x, float y, float reach_x, float reach_y) {
                return std::abs(x - side.first) < w / 2 + reach_x && std::abs(y - side.second - h / 2) < h / 2 + reach_y;
            };
            return std::count_if(dots.begin(), dots.end(), [&](const Dots& each) { return within(each.x, each.y, 34 * m_.u, 34 * m_.u); }) +
                   std::count_if(minutes_at.begin(), minutes_at.end(), [&](float at) { return within(cx, at, 60 * m_.u, m_.type(25) * 0.7f); });
        };
        const auto best = std::min_element(sides.begin(), sides.end(), [&](const auto& a, const auto& b) { return covered(a) < covered(b); });
        piece.put(tag(*here, best->first, best->second, type, 14 * m_.u), 0, 0);
    }
    for (const Dots& each : dots) {
        std::string numbers;
        for (const Widget* place : each.places) numbers += (numbers.empty() ? "" : " · ") + (place->number > 0 ? std::to_string(place->number) : std::string{});
        const Colour under = theme_.strong(Tone::blue);
        Piece label = numbers.empty() ? Piece{} : words(language::words(numbers, language::french), {28, Weight::bold, theme_.on_dark, under, 1.2f}, 0);
        const float w = std::max(2 * radius, label.width + 30 * m_.u), h = std::max(2 * radius, label.height + 8 * m_.u);
        const Rect rect{std::clamp(each.x - w / 2, 6 * m_.u, width - w - 6 * m_.u), std::clamp(each.y - h / 2, 6 * m_.u, height - h - 6 * m_.u), w, h};
        const Rect rim{rect.x - 4 * m_.u, rect.y - 4 * m_.u, rect.w + 8 * m_.u, rect.h + 8 * m_.u};
        piece.paints.push_back(Fill{rim, rim.h / 2, theme_.card});
        piece.paints.push_back(Fill{rect, rect.h / 2, under});
        if (numbers.empty()) piece.paints.push_back(Circle{rect.x + w / 2, rect.y + h / 2, 10 * m_.u, 0, theme_.on_dark});
        for (const Widget* place : each.places) {
            Node own = node(*place, label);
            own.rect = rect;
            piece.nodes.push_back(std::move(own));
        }
        label.nodes.clear();
        const float label_x = rect.x + (w - label.width) / 2, label_y = rect.y + (h - label.height) / 2;
        piece.put(std::move(label), label_x, label_y);
    }
    return whole(group, std::move(piece), whole_map, 28 * m_.u);
}

}  // namespace repere::layout
