#include "layout/layout.hpp"

#include <algorithm>
#include <cmath>

#include "layout/piece.hpp"

namespace repere::layout {

using page::Arrangement;
using page::Place;
using page::Region;

namespace {

const Region* region(const page::Page& page, Place place) {
    const auto found = std::find_if(page.regions.begin(), page.regions.end(), [&](const Region& r) { return r.place == place; });
    return found == page.regions.end() ? nullptr : &*found;
}

// Groups under one another. The last one that can grow gets the room that is left.
Piece column(Composer& composer, const Region& region, float width, float room) {
    Piece piece;
    piece.width = width;
    const float gap = composer.measures().gap();
    for (const page::Group& group : region.groups) {
        const bool tight = group.arrangement == Arrangement::stack || group.arrangement == Arrangement::row;
        Piece one = composer.group(group, width, room - piece.height - (piece.height > 0 ? gap : 0));
        if (one.height <= 0) continue;
        const float y = piece.height + (piece.height > 0 ? (tight ? 0.7f : 0.8f) * gap : 0);
        piece.height = y + one.height;
        piece.put(std::move(one), 0, std::round(y));
    }
    return piece;
}

Piece content(Composer& composer, const page::Page& page, float width, float height) {
    const Measures& m = composer.measures();
    const float margin = m.margin();
    Piece piece;
    float y = (m.portrait ? 64 : 42) * m.u;
    if (const Region* header = region(page, Place::header)) {
        Piece top = column(composer, *header, width, 0);
        const float used = top.height;
        piece.put(std::move(top), margin, y);
        y += used + m.gap();
    }
    const Region* main = region(page, Place::main);
    const Region* aside = region(page, Place::aside);
    const float room = height - y - 0.8f * m.gap();
    const float between = 56 * m.u;
    const bool side_by_side = main && aside && !m.portrait && width > 1250 * m.u * (m.large ? 1.2f : 1);
    if (side_by_side) {
        const float first = std::floor((width - between) * 0.53f);
        Piece left = column(composer, *main, first, 0), right = column(composer, *aside, width - between - first, 0);
        const float taller = std::max(left.height, right.height);
        piece.put(std::move(left), margin, y);
        piece.put(std::move(right), margin + first + between, y);
        y += taller;
    } else {
        for (const Region* part : {main, aside})
            if (part) {
                Piece one = column(composer, *part, width, aside ? 0 : room);
                const float used = one.height;
                piece.put(std::move(one), margin, y);
                y += used + m.gap();
            }
        y -= m.gap();
    }
    piece.height = y + 0.8f * m.gap();
    return piece;
}

void add_layer(Placed& placed, Piece piece, Rect clip, bool scrolls) {
    const int index = static_cast<int>(placed.layers.size());
    placed.layers.push_back({clip, scrolls, std::move(piece.paints)});
    for (Node& node : piece.nodes) {
        node.layer = index;
        placed.nodes.push_back(std::move(node));
    }
}

void mirror(Placed& placed) {
    const float width = static_cast<float>(placed.size.width);
    for (Layer& layer : placed.layers) {
        layer.clip.x = width - layer.clip.x - layer.clip.w;
        for (Paint& paint : layer.paints) mirror(paint, width);
    }
    for (Node& node : placed.nodes) node.rect.x = width - node.rect.x - node.rect.w;
    placed.viewport.x = width - placed.viewport.x - placed.viewport.w;
}

}  // namespace

Placed layout(const page::Page& page, const Modes& modes, const Screen& screen, typography::Shaper& shaper) {
    Composer composer{page, modes, screen, shaper};
    const Measures& m = composer.measures();
    Placed placed;
    placed.screen = page.screen;
    placed.step = page.step;
    placed.language = page.language;
    placed.direction = composer.mirrored() ? language::Direction::right_to_left : language::Direction::left_to_right;
    placed.size = screen;
    placed.modes = modes;
    placed.clear = composer.look().paper;
    if (screen.width <= 0 || screen.height <= 0) return placed;
    const float w = static_cast<float>(screen.width), h = static_cast<float>(screen.height);

    const Region* bar = region(page, Place::bar);
    const Region* pager = region(page, Place::pager);
    Piece bar_piece = bar && !bar->groups.empty() ? composer.group(bar->groups.front(), w, 0) : Piece{};
    const float bar_height = std::round(bar_piece.height);
    placed.viewport = {0, 0, w, std::max(1.0f, h - bar_height)};

    const Region* main = region(page, Place::main);
    if (main && !main->groups.empty() && main->groups.front().arrangement == Arrangement::scene) {
        add_layer(placed, composer.group(main->groups.front(), w, h), placed.viewport, false);
        placed.content_height = h;
    } else {
        const float width = std::max(1.0f, w - 2 * m.margin());
        Piece piece = content(composer, page, width, placed.viewport.h);
        if (piece.height > placed.viewport.h + 1 && pager) {                 // longer than the screen: room for the page buttons
            const float reserve = m.control() + 24 * m.u - (m.margin() - 24 * m.u);
            piece = content(composer, page, std::max(1.0f, width - reserve), placed.viewport.h);
        }
        placed.content_height = piece.height;
        // A page of doors with room to spare stands on the mountain; on a tall screen the mountain is above, and the doors where hands are.
        const bool doors = main && !main->groups.empty() && main->groups.front().arrangement == Arrangement::doors;
        if (const float spare = placed.viewport.h - piece.height; doors && spare > 150 * m.u) {
            Piece with_mountain;
            const float height = std::round(std::min(spare, m.portrait ? 0.34f * h : 270 * m.u));
            Piece mountain = composer.skyline(w, height);
            if (modes.high_contrast) mountain.paints.clear();
            with_mountain.put(std::move(mountain), 0, m.portrait ? 0 : placed.viewport.h - height);
            with_mountain.put(std::move(piece), 0, m.portrait ? height : 0);
            piece = std::move(with_mountain);
        }
        add_layer(placed, std::move(piece), placed.viewport, true);
        if (pager && placed.content_height > placed.viewport.h + 1) {
            Piece buttons;
            Piece both = composer.pager(pager->groups.front());
            const float x = w - 24 * m.u - both.width, y = placed.viewport.h - both.height - 28 * m.u;
            buttons.put(std::move(both), x, std::max(0.0f, y));
            add_layer(placed, std::move(buttons), placed.viewport, false);
        }
    }
    // The warning covers what scrolls; the bar stays, with the emergency numbers one touch away.
    if (const Region* overlay = region(page, Place::overlay); overlay && !overlay->groups.empty()) {
        placed.open_from = static_cast<int>(placed.layers.size());
        Piece all;
        all.paints.push_back(Fill{placed.viewport, 0, composer.look().scrim});
        const float width = std::min(w - 2 * m.margin(), 980 * m.u);
        Piece dialogue = composer.dialogue(overlay->groups.front(), width);
        const float y = std::max(0.0f, (placed.viewport.h - dialogue.height) / 2);
        all.put(std::move(dialogue), (w - width) / 2, y);
        add_layer(placed, std::move(all), placed.viewport, false);
    }
    if (bar && !bar->groups.empty()) {
        Piece all;
        all.put(std::move(bar_piece), 0, h - bar_height);
        add_layer(placed, std::move(all), {0, 0, w, h}, false);
    }
    if (composer.mirrored()) mirror(placed);
    return placed;
}

}  // namespace repere::layout
