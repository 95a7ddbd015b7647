// The Sainte-Victoire at dusk in flat layers: the attract screen, and a skyline where a page has room to spare.
#include <algorithm>
#include <cmath>

#include "layout/piece.hpp"

namespace repere::layout {

using page::Group;
using page::Role;
using page::Widget;
using typography::Align;
using typography::Weight;

namespace {
constexpr Colour night{30, 58, 95}, plum{92, 80, 122}, amber{240, 178, 96}, dawn{246, 206, 148};
constexpr Colour deep_night{16, 32, 54}, deep_plum{44, 38, 66};
Gradient dusk(Rect rect, bool contrasted) {
    return {rect, {{0, contrasted ? deep_night : night}, {0.44f, contrasted ? deep_plum : plum}, {0.74f, amber}, {1, dawn}}};
}

// The sky behind words that end at this height: what their contrast is measured against.
Colour colour_at(const Gradient& gradient, float y) {
    const float at = (y - gradient.rect.y) / gradient.rect.h;
    for (std::size_t i = 1; i < gradient.stops.size(); ++i) {
        const auto& [from, a] = gradient.stops[i - 1];
        const auto& [to, b] = gradient.stops[i];
        if (at > to) continue;
        const float t = std::clamp((at - from) / (to - from), 0.0f, 1.0f);
        const auto mix = [t](std::uint8_t c, std::uint8_t d) { return static_cast<std::uint8_t>(std::lround(c + t * (d - c))); };
        return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
    }
    return gradient.stops.back().second;
}
}  // namespace

void Composer::mountains(Piece& piece, float w, float h, float scale) const {
    const auto ridge = [&](std::vector<std::pair<float, float>> line, Colour colour) {      // drawn on a sheet of 1280 × 720
        const float offset = (w - 1280 * scale) / 2;
        for (auto& [x, y] : line) {
            x = offset + x * scale;
            y = h - (720 - y) * scale;
        }
        line.front().first = std::min(line.front().first, 0.0f);
        line.back().first = std::max(line.back().first, w);
        piece.paints.push_back(Ridge{std::move(line), h, colour});
    };
    ridge({{0, 638}, {120, 604}, {280, 617}, {380, 582}, {545, 517}, {653, 481}, {727, 498}, {826, 474}, {934, 535}, {1062, 576}, {1160, 590}, {1280, 603}}, {200, 181, 200});
    ridge({{0, 658}, {172, 631}, {346, 645}, {505, 598}, {641, 549}, {734, 570}, {853, 543}, {1000, 597}, {1140, 617}, {1280, 630}}, {214, 158, 100});
    ridge({{0, 679}, {226, 658}, {466, 672}, {666, 638}, {906, 658}, {1280, 652}}, {135, 87, 40});
    ridge({{0, 705}, {266, 686}, {600, 701}, {934, 683}, {1280, 694}}, {66, 80, 30});
}

// The same mountain, small, where a page has room to spare: a place, not a meaning.
Piece Composer::skyline(float width, float height) {
    Piece piece;
    piece.width = width;
    piece.height = height;
    if (m_.portrait) piece.paints.push_back(dusk({0, 0, width, height}, modes_.high_contrast));
    mountains(piece, width, height, m_.portrait ? width / 1280 : std::max(width / 1280 * 0.62f, height / 270));
    return piece;
}

Piece Composer::scene(const Group& group, const Screen& screen) {
    const float w = static_cast<float>(screen.width), h = static_cast<float>(screen.height);
    Piece piece;
    piece.width = w;
    piece.height = h;
    piece.paints.push_back(dusk({0, 0, w, h}, modes_.high_contrast));
    // on a tall screen the mountain keeps its shape and stands at the foot
    mountains(piece, w, h, std::max(w / 1280, m_.portrait ? h / 1800 : h / 900));

    if (group.event) {                                       // whoever touches anywhere is welcome
        Node anywhere;
        anywhere.id = group.id;
        anywhere.role = Role::button;
        anywhere.name = language::plain(group.name);
        anywhere.language = page_.language;
        anywhere.rect = {0, 0, w, h};
        anywhere.event = group.event;
        piece.nodes.push_back(std::move(anywhere));
    }
    const Colour white{255, 255, 255};
    const float margin = m_.margin(), inner = w - 2 * margin;
    float y = h * (m_.portrait ? 0.17f : m_.large ? 0.09f : 0.14f);
    for (const Widget& each : group.widgets) {
        if (each.role == Role::button) {
            y += 40 * m_.u;
            Piece label = words(each.words, {42, Weight::bold, night, white, 1.2f, Align::centre}, 0);
            if (label.width > inner - 160 * m_.u) label = words(each.words, {42, Weight::bold, night, white, 1.2f, Align::centre}, inner - 160 * m_.u);
            Piece pill;
            pill.width = label.width + 150 * m_.u;
            pill.height = label.height + 76 * m_.u;
            pill.paints.push_back(Fill{{0, 0, pill.width, pill.height}, std::min(pill.height, m_.type(42) * 1.2f + 76 * m_.u) / 2, white});
            Node own = node(each, label);
            own.rect = {0, 0, pill.width, pill.height};
            own.radius = pill.height / 2;
            label.nodes.clear();
            pill.put(std::move(label), 75 * m_.u, 38 * m_.u);
            pill.nodes.push_back(std::move(own));
            const float x = std::round((w - pill.width) / 2), height = pill.height;
            piece.put(std::move(pill), x, std::round(y));
            y += height;
            continue;
        }
        const float size = each.role == Role::title ? 108.0f : each.role == Role::text ? 54.0f : 39.0f;
        const Colour sky = colour_at(dusk({0, 0, w, h}, modes_.high_contrast), y + m_.type(size) * 1.36f);
        Piece line = words(each.words, {size, each.role == Role::title ? Weight::bold : Weight::regular, white, sky, 1.36f, Align::centre}, inner);
        Node own = node(each, line);
        const float height = line.height;
        line.nodes.assign(1, std::move(own));
        piece.put(std::move(line), margin, std::round(y));
        y += height + 6 * m_.u;
    }
    return piece;
}

}  // namespace repere::layout
