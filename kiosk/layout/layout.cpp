#include "layout/layout.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

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

// What a page begins with. Where a clip can be asked for, a wide screen has room for that beside the title: the rest stands as high as without.
Piece opening(Composer& composer, const Region& header, float width) {
    const Measures& m = composer.measures();
    const auto& groups = header.groups;
    const bool signs = groups.size() > 1 && !groups.back().widgets.empty() && groups.back().widgets.back().id == "page.sign";
    if (m.portrait || !signs) return column(composer, header, width, 0);
    Piece button = column(composer, {header.place, {groups.back()}}, width, 0);
    const float beside = width - button.nodes.back().rect.w - m.gap();
    if (beside < 0.5f * width) return column(composer, header, width, 0);
    Piece piece = column(composer, {header.place, {groups.front()}}, beside, 0);
    piece.height = std::max(piece.height, button.height);
    piece.put(std::move(button), beside + m.gap(), 0);
    Piece rest = column(composer, {header.place, {groups.begin() + 1, groups.end() - 1}}, width, 0);
    if (rest.height > 0) {
        const float y = piece.height + 0.8f * m.gap();
        piece.height = y + rest.height;
        piece.put(std::move(rest), 0, std::round(y));
    }
    return piece;
}

Piece content(Composer& composer, const page::Page& page, float width, float height, float air) {
    const Measures& m = composer.measures();
    const float margin = m.margin();
    Piece piece;
    float y = air;
    if (const Region* header = region(page, Place::header); header && !header->groups.empty()) {
        Piece top = opening(composer, *header, width);
        const float used = top.height;
        piece.put(std::move(top), margin, y);
        y += used + m.gap();
    }
    const Region* main = region(page, Place::main);
    const Region* aside = region(page, Place::aside);
    const Region* hand = region(page, Place::hand);          // no room to hold it still: it scrolls with the rest
    const float room = height - y - 0.8f * m.gap();
    const float between = 56 * m.u;
    const bool side_by_side = main && aside && !m.portrait && width > 1250 * m.u * (m.large ? 1.2f : 1);
    if (side_by_side) {
        const float first = std::floor((width - between) * 0.53f);
        Piece left = column(composer, *main, first, 0), right = column(composer, *aside, width - between - first, 0);
        if (hand) {
            Piece keys = column(composer, *hand, first, 0);
            const float under = left.height + m.gap();
            left.height = under + keys.height;
            left.put(std::move(keys), 0, under);
        }
        const float taller = std::max(left.height, right.height);
        piece.put(std::move(left), margin, y);
        piece.put(std::move(right), margin + first + between, y);
        y += taller;
    } else {
        for (const Region* part : {main, hand, aside})
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

// A page with a hand region: the aside scrolls alone, in what the rest leaves it. Nothing where the screen has no room for that.
struct Held {
    Piece head, aside, hand;                                 // the aside from the top of its part of the screen
    Rect part;                                               // where the aside scrolls
    bool beside = false;
    bool longer = false;                                     // than that part
};

std::optional<Held> held(Composer& composer, const page::Page& page, Rect whole) {
    const Region *header = region(page, Place::header), *main = region(page, Place::main), *aside = region(page, Place::aside),
                 *hand = region(page, Place::hand);
    if (!hand || !main || !aside) return std::nullopt;
    const Measures& m = composer.measures();
    const float margin = m.margin(), between = 56 * m.u, top = (m.portrait ? 64 : 42) * m.u, foot = 32 * m.u;
    const float reserve = m.control() + 24 * m.u - (margin - 24 * m.u);          // for the page buttons
    const float width = whole.w - 2 * margin;
    Held out;
    out.beside = !m.portrait && width > 1250 * m.u;
    const float first = out.beside ? std::floor((width - between) * 0.53f) : width;
    const float second = out.beside ? width - between - first : width;
    const float x = out.beside ? margin + first + between : margin;

    Piece keys = column(composer, *hand, first, 0);
    const float keys_y = whole.h - foot - keys.height, above = 24 * m.u;
    Region still = *main, rest{Place::aside, aside->groups};                 // what of main has no room above the keys goes on top of what scrolls
    float y = 0;
    for (;;) {
        out.head = {};
        y = top;
        for (const Region* part : std::initializer_list<const Region*>{header, &still})
            if (part) {
                Piece one = part == header ? opening(composer, *part, first) : column(composer, *part, first, 0);
                const float height = one.height;
                out.head.put(std::move(one), margin, y);
                y += height + m.gap();
            }
        if (out.beside ? keys_y >= y - 0.3f * m.gap() : keys_y - above - y >= 380 * m.u) break;
        if (still.groups.size() < 2) return std::nullopt;
        rest.groups.insert(rest.groups.begin(), std::move(still.groups.back()));
        still.groups.pop_back();
    }
    if (!out.beside) {                                       // a ground of its own, over which nothing passes
        out.hand.paints.push_back(Fill{{0, keys_y - above, whole.w, whole.h - keys_y + above}, 0, composer.look().stone});
        out.hand.paints.push_back(Fill{{0, keys_y - above, whole.w, std::max(2.0f, 2 * m.u)}, 0, composer.look().line});
    }
    out.hand.put(std::move(keys), margin, std::round(keys_y));

    const float start = std::round(out.beside ? x - between / 2 : 0), from = std::round(out.beside ? 0 : y - 0.5f * m.gap());
    out.part = {start, from, whole.w - start, out.beside ? whole.h : std::round(keys_y - above) - from};
    const float air = out.beside ? top : 0.5f * m.gap();
    const auto set = [&](float room) {
        Piece list = column(composer, rest, room, out.part.h - air - m.gap());
        out.aside = {};
        out.aside.height = air + list.height + m.gap();
        out.aside.put(std::move(list), x, from + air);
        out.longer = out.aside.height > out.part.h + 1;
    };
    set(second);
    if (out.longer && region(page, Place::pager)) set(second - reserve);
    return out;
}

void add_layer(Placed& placed, Piece piece, Rect clip, bool scrolls, bool beside = false, int pages = 0) {
    const int index = static_cast<int>(placed.layers.size());
    placed.layers.push_back({clip, scrolls, std::move(piece.paints), beside, pages});
    for (Node& node : piece.nodes) {
        node.layer = index;
        placed.nodes.push_back(std::move(node));
    }
}

Piece lowered(Piece piece, float by) {
    if (by == 0) return piece;
    Piece out;
    out.height = piece.height;
    out.put(std::move(piece), 0, by);
    return out;
}

// Each in a layer of its own: a button that leads nowhere is not there.
void add_pager(Placed& placed, Composer& composer, const page::Group& group) {
    const Measures& m = composer.measures();
    const float gap = 16 * m.u, each_height = m.control();
    float y = placed.viewport.y + placed.viewport.h - 28 * m.u - static_cast<float>(group.widgets.size()) * (each_height + gap) + gap;
    for (const page::Widget& each : group.widgets) {
        Piece one = composer.pager(each), layer;
        const float x = static_cast<float>(placed.size.width) - 24 * m.u - one.width;
        layer.put(std::move(one), x, std::max(placed.viewport.y, y));
        const auto* turned = each.event ? std::get_if<page::PageTurned>(&*each.event) : nullptr;
        add_layer(placed, std::move(layer), placed.viewport, false, false, turned ? turned->by : 0);
        y += each_height + gap;
    }
}

// Low reach (DESIGN §8): whatever is touched stands below this line. Above it what is only read, as much of the header as fits.
float reach_of(const Modes& modes, float h, bool portrait) { return modes.low_reach ? std::ceil(h * (portrait ? 0.45f : 0.25f)) : 0; }

bool touchable(const page::Group& group) {
    return group.event || std::any_of(group.widgets.begin(), group.widgets.end(), [](const page::Widget& w) { return w.event.has_value(); });
}

Piece above_reach(Composer& composer, page::Page& page, float width, float reach) {
    const Measures& m = composer.measures();
    const auto header = std::find_if(page.regions.begin(), page.regions.end(), [](const Region& r) { return r.place == Place::header; });
    Piece piece, words;
    const float room = reach - 24 * m.u;
    Region read{Place::header, {}};
    while (header != page.regions.end() && !header->groups.empty() && !touchable(header->groups.front())) {
        Region more = read;
        more.groups.push_back(header->groups.front());
        Piece taller = column(composer, more, width, 0);
        if (taller.height > room) break;
        words = std::move(taller);
        read = std::move(more);
        header->groups.erase(header->groups.begin());
    }
    const float spare = reach - words.height - 1.5f * m.gap();
    if (spare > 150 * m.u && composer.look().line_width == 0) piece.put(composer.skyline(width + 2 * m.margin(), spare), 0, 0);
    piece.put(std::move(words), m.margin(), std::round(reach - words.height - 0.5f * m.gap()));
    return piece;
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

Placed layout(const page::Page& shown, const Modes& modes, const Screen& screen, typography::Shaper& shaper) {
    page::Page page = shown;                                 // what stands above the reach is taken out of it
    Composer composer{shown, modes, screen, shaper};
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
    const bool scene = page.screen == "attract";
    const float reach = scene ? 0 : reach_of(modes, h, m.portrait);
    const Rect whole{0, reach, w, std::max(1.0f, h - bar_height - reach)};         // above the bar, and within reach
    placed.viewport = whole;
    if (reach > 0) add_layer(placed, above_reach(composer, page, std::max(1.0f, w - 2 * m.margin()), reach), {0, 0, w, reach}, false);

    const Region* main = region(page, Place::main);
    if (main && !main->groups.empty() && main->groups.front().arrangement == Arrangement::scene) {
        add_layer(placed, composer.group(main->groups.front(), w, h), placed.viewport, false);
        placed.content_height = h;
    } else if (auto parts = held(composer, page, whole)) {
        placed.viewport = parts->part;
        placed.content_height = parts->aside.height;
        const bool longer = parts->longer;
        placed.viewport.y += reach;
        add_layer(placed, lowered(std::move(parts->head), reach), whole, false);
        add_layer(placed, lowered(std::move(parts->aside), reach), placed.viewport, true, parts->beside);
        add_layer(placed, lowered(std::move(parts->hand), reach), whole, false, parts->beside);
        if (pager && longer) add_pager(placed, composer, pager->groups.front());
    } else {
        const float width = std::max(1.0f, w - 2 * m.margin());
        const float air = reach > 0 ? 12 * m.u : (m.portrait ? 64 : 42) * m.u;
        Piece piece = content(composer, page, width, placed.viewport.h, air);
        if (piece.height > placed.viewport.h + 1 && pager) {                 // longer than the screen: room for the page buttons
            const float reserve = m.control() + 24 * m.u - (m.margin() - 24 * m.u);
            piece = content(composer, page, std::max(1.0f, width - reserve), placed.viewport.h, air);
        }
        placed.content_height = piece.height;
        // A page of doors with room to spare stands on the mountain; on a tall screen the mountain is above, and the doors where hands are.
        const bool doors = main && !main->groups.empty() && main->groups.front().arrangement == Arrangement::doors;
        if (const float spare = placed.viewport.h - piece.height; doors && spare > 150 * m.u && reach == 0) {
            Piece with_mountain;
            const float height = std::round(std::min(spare, m.portrait ? 0.34f * h : 270 * m.u));
            Piece mountain = composer.skyline(w, height);
            if (modes.high_contrast) mountain.paints.clear();
            with_mountain.put(std::move(mountain), 0, m.portrait ? 0 : placed.viewport.h - height);
            with_mountain.put(std::move(piece), 0, m.portrait ? height : 0);
            piece = std::move(with_mountain);
        }
        add_layer(placed, lowered(std::move(piece), reach), placed.viewport, true);
        if (pager && placed.content_height > placed.viewport.h + 1) add_pager(placed, composer, pager->groups.front());
    }
    // The warning covers what scrolls; the bar stays, with the emergency numbers one touch away. A clip is looked at, from the very top: in low
    // reach only its button, at its foot, is touched.
    if (const Region* overlay = region(page, Place::overlay); overlay && !overlay->groups.empty()) {
        const page::Group& group = overlay->groups.front();
        placed.open_from = static_cast<int>(placed.layers.size());
        Piece all;
        all.paints.push_back(Fill{{0, 0, w, h - bar_height}, 0, composer.look().scrim});
        const float top = watched(group) ? 0 : reach, room = h - bar_height - top;
        Piece dialogue = composer.dialogue(group, std::min(w - 2 * m.margin(), 980 * m.u), room - 2 * m.gap());
        const float x = (w - dialogue.width) / 2, y = top + std::max(0.0f, (room - dialogue.height) / 2);
        all.put(std::move(dialogue), x, y);
        add_layer(placed, std::move(all), {0, 0, w, h - bar_height}, false);
        placed.layers.back().arrives = false;
    }
    if (bar && !bar->groups.empty()) {
        Piece all;
        all.put(std::move(bar_piece), 0, h - bar_height);
        add_layer(placed, std::move(all), {0, 0, w, h}, false);
        placed.layers.back().arrives = false;
    }
    if (composer.mirrored()) mirror(placed);
    if (modes.blank) {                                       // nothing to see; all of it to hear, and to be touched
        placed.clear = {0, 0, 0};
        for (Layer& layer : placed.layers) layer.paints.clear();
    }
    return placed;
}

}  // namespace repere::layout
