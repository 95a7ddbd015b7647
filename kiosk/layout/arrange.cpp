// How the widgets of a group stand together: one function an arrangement (page::Arrangement says what each is for).
#include <algorithm>
#include <cmath>

#include "layout/piece.hpp"

namespace repere::layout {

using page::Arrangement;
using page::Group;
using page::Role;
using page::Tone;
using page::Widget;
using typography::Align;
using typography::Weight;

Piece Composer::group(const Group& group, float width, float room) {
    switch (group.arrangement) {
        case Arrangement::stack: return whole(group, stack(group, width, theme_.paper, false), {}, 0);
        case Arrangement::card: return card(group, width);
        case Arrangement::panel: return panel(group, width);
        case Arrangement::doors: return doors(group, width, room);
        case Arrangement::act: return act(group, width);
        case Arrangement::numbers: return numbers(group, width, room);
        case Arrangement::row: return row(group, width);
        case Arrangement::week: return week(group, width);
        case Arrangement::keyboard: return keyboard(group, width);
        case Arrangement::chips: return chips(group, width);
        case Arrangement::tiles: return tiles(group, width, room);
        case Arrangement::map: return map(group, width);
        case Arrangement::bar: return bar(group, width);
        case Arrangement::scene: return scene(group, screen_);
    }
    return {};
}

Piece Composer::stack(const Group& group, float width, Colour under, bool light) {
    Piece piece;
    piece.width = width;
    for (const Widget& each : group.widgets) {
        Piece line = widget(each, width, under, light);
        const float y = piece.height + (piece.height > 0 ? 10 * m_.u : 0);
        piece.height = y + line.height;
        piece.put(std::move(line), 0, y);
    }
    return piece;
}

// A white card. A badge stands at the end of the heading's line where there is room.
Piece Composer::card(const Group& group, float width) {
    const float pad = 28 * m_.u;
    Group lines = group;
    Piece beside;
    float narrower = 0;
    for (auto it = lines.widgets.begin(); it != lines.widgets.end(); ++it)
        if (it->role == Role::badge && it != lines.widgets.begin()) {
            Piece trial = badge(*it, width - 2 * pad);
            const float heading = words(lines.widgets.front().words, {33, Weight::bold, theme_.ink, theme_.card, 1.25f}, 0).width;
            if (heading + trial.width + 20 * m_.u <= width - 2 * pad) {
                narrower = trial.width + 20 * m_.u;
                beside = std::move(trial);
                lines.widgets.erase(it);
            }
            break;
        }
    Piece inside;
    float y = 0;
    for (std::size_t i = 0; i < lines.widgets.size(); ++i) {
        Piece line = widget(lines.widgets[i], width - 2 * pad - (i == 0 ? narrower : 0), theme_.card, false);
        const float next = y + line.height + 10 * m_.u;
        if (i == 0 && beside.width > 0) {
            const float badge_height = beside.height, badge_x = width - 2 * pad - beside.width;
            inside.put(std::move(line), 0, 0);
            inside.put(std::move(beside), badge_x, 0);
            y = std::max(next, badge_height + 10 * m_.u);
            continue;
        }
        inside.put(std::move(line), 0, y);
        y = next;
    }
    Piece piece;
    piece.width = width;
    piece.height = y - 10 * m_.u + 2 * pad;
    const Rect rect{0, 0, width, piece.height};
    ground(piece, rect, 28 * m_.u, theme_.card, true);
    piece.put(std::move(inside), pad, pad);
    return whole(group, std::move(piece), rect, 28 * m_.u);
}

Piece Composer::panel(const Group& group, float width) {
    const float pad = 28 * m_.u;
    const Colour under = theme_.strong(group.tone);
    Piece inside = stack(group, width - 2 * pad, under, true);
    Piece piece;
    piece.width = width;
    piece.height = inside.height + 2 * pad;
    const Rect rect{0, 0, width, piece.height};
    piece.paints.push_back(Fill{rect, 28 * m_.u, under});
    piece.put(std::move(inside), pad, pad);
    return whole(group, std::move(piece), rect, 28 * m_.u);
}

// What stands on a door, from its top left corner, without the card itself.
Piece Composer::door(const Widget& widget, float width) {
    Piece piece;
    piece.width = width;
    const bool plain = widget.pictogram.empty();
    float y = 0;
    if (!plain) {
        const float tile = 116 * m_.u, size = 80 * m_.u;
        piece.paints.push_back(Fill{{0, 0, tile, tile}, 32 * m_.u, theme_.strong(widget.tone)});
        piece.put(picture(widget.pictogram, size, theme_.on_dark), (tile - size) / 2, (tile - size) / 2);
        y = tile + 20 * m_.u;
    }
    const Align align = plain ? Align::centre : Align::start;
    Piece name = words(widget.words, {plain ? 41.0f : 38.0f, Weight::bold, theme_.ink, theme_.card, 1.22f, align}, width);
    const float name_height = name.height;
    piece.put(std::move(name), 0, y);
    y += name_height;
    for (const auto* more : {&widget.detail, &widget.french})
        if (!more->empty()) {
            Piece line = words(*more, {28, Weight::regular, theme_.soft, theme_.card, 1.36f, align}, width);
            y += 8 * m_.u;
            const float line_height = line.height;
            piece.put(std::move(line), 0, y);
            y += line_height;
        }
    piece.height = y;
    return piece;
}

namespace {

// A long word needs a wider door.
bool broken(const Piece& piece) {
    return std::any_of(piece.nodes.begin(), piece.nodes.end(), [](const Node& node) { return node.truncated; });
}

}  // namespace

Piece Composer::doors(const Group& group, float width, float room) {
    const float gap = m_.gap(), n = static_cast<float>(group.widgets.size());
    const bool plain = !group.widgets.empty() && group.widgets.front().pictogram.empty();
    const float pad = (plain && n > 9 ? 12 : n > 6 ? 20 : 31) * m_.u;      // many doors stand closer, so that all are in sight
    if (group.widgets.empty()) return {};
    const bool detailed = std::any_of(group.widgets.begin(), group.widgets.end(), [](const Widget& w) { return !w.detail.empty(); });
    const float least = (plain ? 290 : detailed ? 405 : 380) * m_.u * (m_.large ? 1.25f : 1);
    float columns = std::clamp(std::floor((width + gap) / (least + gap)), 1.0f, n);
    float rows = 0, w = 0, height = 0;
    std::vector<Piece> pieces;
    const auto stand = [&] {
        rows = std::ceil(n / columns);
        columns = std::ceil(n / rows);
        w = std::floor((width - (columns - 1) * gap) / columns);
        height = (plain ? std::clamp(std::floor((room - (rows - 1) * gap) / rows / m_.u), 96.0f, 196.0f) : 300) * m_.u;      // names alone: all in sight
        pieces.clear();
        for (const Widget& widget : group.widgets) {
            pieces.push_back(door(widget, w - 2 * pad));
            height = std::max(height, pieces.back().height + 2 * pad);
        }
    };
    for (stand(); columns > 1 && std::any_of(pieces.begin(), pieces.end(), broken); stand()) columns -= 1;
    const float share = std::floor((room - (rows - 1) * gap) / rows);         // a page that is nearly empty is filled, not stretched
    height = std::round(std::max(height, std::min(share, (plain ? 230 : 350) * m_.u)));

    Piece piece;
    piece.width = width;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Widget& widget = group.widgets[i];
        const float x = static_cast<float>(i % static_cast<std::size_t>(columns)) * (w + gap);
        const float y = static_cast<float>(i / static_cast<std::size_t>(columns)) * (height + gap);
        Piece card;
        const Rect rect{0, 0, w, height};
        ground(card, rect, 28 * m_.u, theme_.card, true);
        if (widget.checked) {
            const Colour colour = theme_.strong(widget.tone);
            const float disc = 60 * m_.u, tick = 44 * m_.u;
            card.paints.push_back(Outline{rect, 28 * m_.u, 7 * m_.u, colour});
            card.paints.push_back(Fill{{w - disc - pad + 4 * m_.u, pad - 4 * m_.u, disc, disc}, disc / 2, colour});
            card.put(picture("tick", tick, theme_.on_dark), w - disc - pad + 4 * m_.u + (disc - tick) / 2, pad - 4 * m_.u + (disc - tick) / 2);
        }
        Node own = node(widget, pieces[i]);
        own.rect = rect;
        own.radius = 28 * m_.u;
        own.under = theme_.card;
        const float inner = plain ? (height - pieces[i].height) / 2 : pad;
        pieces[i].nodes.clear();
        card.put(std::move(pieces[i]), pad, inner);
        card.nodes.push_back(std::move(own));
        piece.put(std::move(card), x, y);
    }
    piece.height = rows * height + (rows - 1) * gap;
    return piece;
}

// One thing to do: its number in a disc, what, how; a card when its doors can be shown, framed when they are.
Piece Composer::act(const Group& group, float width) {
    const bool touchable = group.event.has_value();
    const float pad = 26 * m_.u, disc = 60 * m_.u, arrow = 40 * m_.u;
    const float x = pad + disc + 24 * m_.u;
    const std::string sign = group.widgets.empty() ? "" : group.widgets.front().pictogram;
    const float inner = width - x - pad - (touchable ? arrow + 20 * m_.u : 0);
    const Colour under = touchable ? theme_.card : theme_.paper;
    Piece inside;
    float y = 0;
    for (const Widget& each : group.widgets) {
        Widget line = each;
        if (each.role == Role::heading) line.pictogram.clear(), line.number = 0;      // the number stands there, once for all
        Piece piece = widget(line, inner, under, false);
        const float height = piece.height;
        inside.put(std::move(piece), 0, y);
        y += height + 6 * m_.u;
    }
    Piece piece;
    piece.width = width;
    piece.height = std::max(disc, y - 6 * m_.u) + 2 * pad;
    const Rect rect{0, 0, width, piece.height};
    if (touchable) ground(piece, rect, 28 * m_.u, theme_.card, true);
    if (group.checked) piece.paints.push_back(Outline{rect, 28 * m_.u, 6 * m_.u, theme_.strong(Tone::blue)});
    const float line = m_.type(33) * 1.25f;
    const float top = pad + std::max(0.0f, (line - disc) / 2);
    piece.paints.push_back(Fill{{pad, top, disc, disc}, disc / 2, theme_.strong(Tone::blue)});
    if (!group.widgets.empty()) {
        const std::string digits = std::to_string(group.widgets.front().number);
        Piece number = words(language::words(digits, page_.language), {30, Weight::bold, theme_.on_dark, theme_.strong(Tone::blue), 1.2f, Align::centre}, disc);
        const float number_y = top + (disc - number.height) / 2;
        number.nodes.clear();
        piece.put(std::move(number), pad, number_y);
    }
    const float sign_size = 46 * m_.u, sign_y = top + disc + 14 * m_.u;
    if (!sign.empty() && sign_y + sign_size <= piece.height - 0.6f * pad)       // pictograms beside words, where the words leave room
        piece.put(picture(sign, sign_size, theme_.strong(Tone::blue)), pad + (disc - sign_size) / 2, sign_y);
    if (touchable) piece.put(picture("forward", arrow, theme_.strong(Tone::blue)), width - pad - arrow, top + (disc - arrow) / 2);
    piece.put(std::move(inside), x, pad);
    return whole(group, std::move(piece), rect, 28 * m_.u);
}

Piece Composer::numbers(const Group& group, float width, float room) {
    if (group.widgets.empty()) return {};
    const float gap = m_.gap(), pad = 31 * m_.u, n = static_cast<float>(group.widgets.size()), band = 16 * m_.u;
    const float least = 275 * m_.u * (m_.large ? 1.28f : 1);
    float columns = std::clamp(std::floor((width + gap) / (least + gap)), 1.0f, n);
    float rows = 0, w = 0, height = 0;
    std::vector<Piece> pieces;
    const auto stand = [&] {
        rows = std::ceil(n / columns);
        columns = std::ceil(n / rows);
        w = std::floor((width - (columns - 1) * gap) / columns);
        height = 0;
        pieces.clear();
        for (const Widget& widget : group.widgets) {
            Piece inside;
            inside.width = w - 2 * pad;
            Piece number = words(widget.words, {116, Weight::bold, theme_.strong(widget.tone), theme_.card, 1.1f}, w - 2 * pad);
            inside.height = number.height;
            inside.put(std::move(number), 0, 0);
            for (const auto& [text, type] : {std::pair{&widget.detail, Type{29, Weight::bold, theme_.ink, theme_.card, 1.25f}},
                                             std::pair{&widget.french, Type{26, Weight::regular, theme_.soft, theme_.card, 1.35f}}})
                if (!text->empty()) {
                    Piece line = words(*text, type, w - 2 * pad);
                    const float y = inside.height + 8 * m_.u;
                    inside.height = y + line.height;
                    inside.put(std::move(line), 0, y);
                }
            height = std::max(height, inside.height + 2 * pad + band);
            pieces.push_back(std::move(inside));
        }
    };
    for (stand(); columns > 1 && std::any_of(pieces.begin(), pieces.end(), broken); stand()) columns -= 1;
    height = std::round(std::max(height, std::min(std::floor((room - (rows - 1) * gap) / rows), 360 * m_.u)));
    Piece piece;
    piece.width = width;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Widget& widget = group.widgets[i];
        Piece card;
        const Rect rect{0, 0, w, height};
        ground(card, rect, 28 * m_.u, theme_.card, true);
        card.paints.push_back(Fill{{28 * m_.u, 0, w - 56 * m_.u, band}, band / 2, theme_.strong(widget.tone)});
        Node own = node(widget, pieces[i]);
        own.rect = rect;
        own.radius = 28 * m_.u;
        pieces[i].nodes.clear();
        card.put(std::move(pieces[i]), pad, pad + band);
        card.nodes.push_back(std::move(own));
        piece.put(std::move(card), static_cast<float>(i % static_cast<std::size_t>(columns)) * (w + gap),
                  static_cast<float>(i / static_cast<std::size_t>(columns)) * (height + gap));
    }
    piece.height = rows * height + (rows - 1) * gap;
    return piece;
}

Piece Composer::row(const Group& group, float width) {
    std::vector<Piece> items;
    for (const Widget& each : group.widgets) {
        Piece item;
        if (each.role == Role::progress) {
            const float w = 64 * m_.u, h = 10 * m_.u;
            item.height = m_.type(26) * 1.42f;
            for (int i = 0; i < each.progress.steps; ++i)
                item.paints.push_back(Fill{{static_cast<float>(i) * (w + 10 * m_.u), (item.height - h) / 2, w, h}, h / 2,
                                           i < each.progress.step ? theme_.strong(Tone::blue) : theme_.line});
            item.width = static_cast<float>(each.progress.steps) * (w + 10 * m_.u);
            Node own = node(each, {});
            own.name = std::to_string(each.progress.step) + "/" + std::to_string(each.progress.steps);
            own.rect = {0, 0, item.width, item.height};
            item.nodes.push_back(std::move(own));
        } else if (each.role == Role::badge) {
            item = badge(each, width);
        } else {
            Piece trial = words(each.words, {26, Weight::regular, theme_.soft, theme_.paper, 1.42f}, 0);
            const bool fits = trial.width <= width;
            item = fits ? std::move(trial) : words(each.words, {26, Weight::regular, theme_.soft, theme_.paper, 1.42f}, width);
            Node own = node(each, item);
            item.nodes.assign(1, std::move(own));
        }
        items.push_back(std::move(item));
    }
    return in_lines(std::move(items), width, 16 * m_.u);
}

// Seven columns; where they are too narrow for an hour, seven lines.
Piece Composer::week(const Group& group, float width) {
    const float pad = 26 * m_.u;
    const Type day_type{27, Weight::bold, theme_.ink, theme_.card, 1.3f, Align::centre}, hour_type{25, Weight::regular, theme_.ink, theme_.card, 1.36f, Align::centre};
    const float column = (width - 2 * pad) / 7;
    float widest = 0;
    for (const Widget& day : group.widgets)
        for (const auto* text : {&day.words, &day.detail}) widest = std::max(widest, words(*text, text == &day.words ? day_type : hour_type, 0).width);
    const bool columns = widest + 12 * m_.u <= column;
    Piece piece;
    piece.width = width;
    Piece inside;
    float tallest = 0, y = 0;
    for (std::size_t i = 0; i < group.widgets.size(); ++i) {
        const Widget& day = group.widgets[i];
        const Colour under = day.checked ? theme_.strong(Tone::blue) : theme_.card, ink = day.checked ? theme_.on_dark : theme_.ink;
        Type head = day_type, hours = hour_type;
        head.colour = hours.colour = ink;
        head.under = hours.under = under;
        if (!columns) head.align = hours.align = Align::start;
        const float day_width = columns ? column : std::min(0.35f * (width - 2 * pad), 240 * m_.u);
        Piece name = words(day.words, head, day_width - 16 * m_.u), text = words(day.detail, hours, columns ? column : width - 2 * pad - day_width - 16 * m_.u);
        Piece cell;
        cell.width = columns ? column : width - 2 * pad;
        cell.height = (columns ? name.height + text.height : std::max(name.height, text.height)) + 24 * m_.u;
        tallest = std::max(tallest, cell.height);
        Piece both;
        both.nodes = name.nodes;
        both.nodes.insert(both.nodes.end(), text.nodes.begin(), text.nodes.end());
        Node own = node(day, both);
        own.rect = {0, 0, cell.width, cell.height};
        if (day.checked) cell.paints.push_back(Fill{own.rect, 18 * m_.u, under});
        const float name_height = name.height;
        name.nodes.clear();
        text.nodes.clear();
        cell.put(std::move(name), 8 * m_.u, 12 * m_.u);
        cell.put(std::move(text), columns ? 0 : day_width, columns ? 12 * m_.u + name_height : 12 * m_.u);
        cell.nodes.push_back(std::move(own));
        const float height = cell.height;
        inside.put(std::move(cell), columns ? static_cast<float>(i) * column : 0, columns ? 0 : y);
        y += height;
    }
    piece.height = (columns ? tallest : y) + 2 * pad;
    ground(piece, {0, 0, width, piece.height}, 28 * m_.u, theme_.card, true);
    piece.put(std::move(inside), pad, pad);
    return piece;
}

// Rows of letters of one width; a row of wide keys (numbered: so many keys wide) fills the whole. As on any keyboard the first key is
// on the left, also where the page runs from right to left.
Piece Composer::keyboard(const Group& group, float width) {
    std::vector<std::vector<const Widget*>> rows(1);
    for (const Widget& key : group.widgets)
        if (!key.event) rows.emplace_back();
        else rows.back().push_back(&key);
    const auto shares = [](const std::vector<const Widget*>& row) {
        int sum = 0;
        for (const Widget* key : row) sum += key->number;
        return static_cast<float>(sum);
    };
    std::size_t most = 1;
    for (const auto& row : rows)
        if (shares(row) == 0) most = std::max(most, row.size());
    const float gap = 10 * m_.u, radius = 16 * m_.u;
    const float w = std::floor((width - static_cast<float>(most - 1) * gap) / static_cast<float>(most));
    Piece piece;
    piece.width = width;
    float y = 0;
    for (const auto& row : rows) {
        if (row.empty()) continue;
        const float all = shares(row), gaps = static_cast<float>(row.size() - 1) * gap;
        const auto width_of = [&](const Widget* key) { return all == 0 ? w : std::floor((width - gaps) * static_cast<float>(key->number) / all); };
        const bool wide = all > 0;
        const Colour under = wide && theme_.line_width <= 0 ? theme_.line : theme_.card;
        std::vector<Piece> labels;
        float h = 80 * m_.u, used = gaps;
        for (const Widget* key : row) {
            Piece label = key->pictogram.empty() ? words(key->words, {wide ? 27.0f : most > 10 ? 30.0f : 33.0f, Weight::bold, theme_.ink, under, 1.2f, Align::centre}, width_of(key))
                                                 : picture(key->pictogram, 50 * m_.u, theme_.ink);
            h = std::max(h, label.height + 16 * m_.u);
            used += width_of(key);
            labels.push_back(std::move(label));
        }
        float x = wide ? 0 : std::floor((width - used) / 2);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Widget& key = *row[i];
            Piece& label = labels[i];
            Piece cap;
            const Rect rect{0, 0, width_of(&key), std::round(h)};
            ground(cap, rect, radius, under, true);
            Node own = node(key, label);
            own.rect = rect;
            own.radius = radius;
            const float label_x = key.pictogram.empty() ? 0 : (rect.w - label.width) / 2, label_y = (rect.h - label.height) / 2;
            label.nodes.clear();
            cap.put(std::move(label), label_x, label_y);
            cap.nodes.push_back(std::move(own));
            piece.put(std::move(cap), mirrored_ ? width - x - rect.w : x, y);
            x += rect.w + gap;
        }
        y += std::round(h) + gap;
    }
    piece.height = y - gap;
    return piece;
}

// What can be on or off: a tick and the strong colour say on, a frame says off.
Piece Composer::chip(const Widget& widget, float width) {
    const Colour strong = theme_.strong(Tone::blue), under = widget.checked ? strong : theme_.card, ink = widget.checked ? theme_.on_dark : theme_.ink;
    const float size = 40 * m_.u, pad = 22 * m_.u, between = 12 * m_.u;
    const std::string sign = widget.checked ? "tick" : widget.pictogram;
    const float lead = sign.empty() ? 0 : size + between;
    Type type{26, Weight::bold, ink, under, 1.2f};
    Piece label = words(widget.words, type, 0);
    if (label.width > width - 2 * pad - lead) label = words(widget.words, type, width - 2 * pad - lead);
    Piece piece;
    piece.width = std::min(width, std::ceil(label.width) + 2 * pad + lead);
    piece.height = std::max(std::round(74 * m_.u), label.height + 20 * m_.u);
    const Rect rect{0, 0, piece.width, piece.height};
    const float radius = 37 * m_.u;
    piece.paints.push_back(Fill{rect, radius, under});
    if (!widget.checked) piece.paints.push_back(Outline{rect, radius, std::max(2.0f, 2.5f * m_.u), theme_.strong(Tone::slate)});
    if (!sign.empty()) piece.put(picture(sign, size, widget.checked ? theme_.on_dark : theme_.strong(Tone::blue)), pad, (piece.height - size) / 2);
    Node own = node(widget, label);
    const float y = (piece.height - label.height) / 2;
    label.nodes.clear();
    piece.put(std::move(label), pad + lead, y);
    own.rect = rect;
    own.radius = radius;
    own.under = under;
    piece.nodes.push_back(std::move(own));
    return piece;
}

Piece Composer::chips(const Group& group, float width) {
    std::vector<Piece> chips;
    for (const Widget& each : group.widgets) chips.push_back(each.role == Role::checkbox ? chip(each, width) : button(each, 74 * m_.u, 0, width, true));
    return in_lines(std::move(chips), width, 14 * m_.u);
}

Piece Composer::tiles(const Group& group, float width, float room) {
    if (group.widgets.empty()) return {};
    const float gap = 18 * m_.u, pad = 18 * m_.u, tile = 72 * m_.u, size = 50 * m_.u, lead = tile + 18 * m_.u, n = static_cast<float>(group.widgets.size());
    const float least = 330 * m_.u * (m_.large ? 1.15f : 1);
    float columns = std::clamp(std::floor((width + gap) / (least + gap)), 1.0f, std::min(n, 4.0f));
    std::vector<Piece> labels;
    float w = 0, height = 0;
    const auto set = [&] {
        w = std::floor((width - (columns - 1) * gap) / columns);
        height = tile + 2 * pad;
        labels.clear();
        for (const Widget& widget : group.widgets) {
            labels.push_back(words(widget.words, {27, Weight::bold, theme_.ink, theme_.card, 1.2f}, w - lead - 2 * pad));
            height = std::max(height, labels.back().height + 2 * pad);
        }
    };
    for (set(); columns > 1 && std::any_of(labels.begin(), labels.end(), broken); set()) columns -= 1;
    const float rows = std::ceil(n / columns), share = std::floor((room - (rows - 1) * gap) / rows);
    height = std::round(std::max(height, std::min(share, 136 * m_.u)));
    Piece piece;
    piece.width = width;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Widget& widget = group.widgets[i];
        const Rect rect{0, 0, w, height};
        Piece card;
        ground(card, rect, 24 * m_.u, theme_.card, true);
        card.paints.push_back(Fill{{pad, (height - tile) / 2, tile, tile}, 20 * m_.u, theme_.strong(widget.tone)});
        card.put(picture(widget.pictogram, size, theme_.on_dark), pad + (tile - size) / 2, (height - size) / 2);
        Node own = node(widget, labels[i]);
        own.rect = rect;
        own.radius = 24 * m_.u;
        own.under = theme_.card;
        const float y = (height - labels[i].height) / 2;
        labels[i].nodes.clear();
        card.put(std::move(labels[i]), pad + lead, y);
        card.nodes.push_back(std::move(own));
        const auto column = i % static_cast<std::size_t>(columns), row = i / static_cast<std::size_t>(columns);
        piece.put(std::move(card), static_cast<float>(column) * (w + gap), static_cast<float>(row) * (height + gap));
    }
    piece.height = rows * height + (rows - 1) * gap;
    return piece;
}

// The ways back at the start, what goes on and the emergency button at the end. Where it is narrow, words give way to their signs,
// the language's name first; the emergency button keeps its number.
Piece Composer::bar(const Group& group, float width) {
    const float margin = 40 * m_.u, gap = 20 * m_.u, height = m_.bar(), control = m_.control();
    float between = gap;                                     // the buttons at the start; those at the end never move
    const auto at_end = [](const Widget& w) { return w.tone == Tone::primary || w.tone == Tone::leave || w.tone == Tone::emergency; };
    std::vector<Widget> widgets = group.widgets;
    std::vector<Piece> pieces;
    const auto make = [&] {
        pieces.clear();
        float total = 2 * margin - gap;
        for (const Widget& widget : widgets) {
            pieces.push_back(button(widget, control, 0, 0, !widget.words.empty()));
            total += pieces.back().width + (at_end(widget) ? gap : between);
        }
        return total;
    };
    const auto shorten = [&](std::string_view id) {
        for (Widget& widget : widgets) {
            if (widget.id != id) continue;
            if (widget.spoken.empty()) widget.spoken = widget.words;
            language::Words number;
            for (const auto& span : widget.words)
                if (span.kind == language::SpanKind::phone) number.push_back(span);
            widget.words = number;
        }
    };
    // Beside the way out, the emergency button has one width whatever else stands in the bar: neither ever moves.
    const bool quiet = std::any_of(widgets.begin(), widgets.end(), [](const Widget& w) { return w.tone == Tone::leave; });
    if (quiet && (m_.portrait || m_.large)) shorten("bar.emergency");
    float total = make();
    for (const char* id : {"bar.emergency", "bar.back", "bar.language"})
        if (total > width) {
            shorten(id);
            total = make();
        }
    if (total > width) {
        between = 8 * m_.u;
        total = make();
    }
    // Where even the signs have no room, what goes on stands over the rest.
    const auto onward = [](const Widget& w) { return w.tone == Tone::primary; };
    const auto primary = std::find_if(widgets.begin(), widgets.end(), onward);
    const bool two_rows = total > width && primary != widgets.end();
    const float above = two_rows ? control + gap : 0;
    Piece piece;
    piece.width = width;
    piece.height = height + above;
    piece.paints.push_back(Fill{{0, 0, width, piece.height}, 0, theme_.card});
    piece.paints.push_back(Fill{{0, 0, width, std::max(2.0f, 2 * m_.u)}, 0, theme_.line});
    if (two_rows) {
        const auto i = primary - widgets.begin();
        Piece wide = button(*primary, control, width - 2 * margin, width - 2 * margin, true);
        piece.put(std::move(wide), margin, gap);
        pieces.erase(pieces.begin() + i);
        widgets.erase(primary);
    }
    float start = margin, end = width - margin;
    for (std::size_t i = pieces.size(); i-- > 0;)
        if (at_end(widgets[i])) end -= pieces[i].width;
    end -= gap * static_cast<float>(std::max<std::ptrdiff_t>(0, std::count_if(widgets.begin(), widgets.end(), at_end) - 1));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        float& x = at_end(widgets[i]) ? end : start;
        const float w = pieces[i].width, h = pieces[i].height;
        piece.put(std::move(pieces[i]), x, above + (height - h) / 2);
        x += w + (at_end(widgets[i]) ? gap : between);
    }
    return piece;
}

Piece Composer::pager(const Widget& widget) { return button(widget, m_.control(), 0, 0, false); }

Piece Composer::clip(const Widget& widget, float side) {
    Piece piece;
    piece.width = piece.height = side;
    piece.paints.push_back(Clip{widget.clip, {0, 0, side, side}, widget.number});
    Node own = node(widget, piece);
    own.under = theme_.card;
    piece.nodes.push_back(std::move(own));
    return piece;
}

// A question in front of everything that scrolls; its answer as wide as the card. A clip is as large as the rest leaves it room, and the card
// no wider than the clip.
Piece Composer::dialogue(const Group& group, float width, float room) {
    const float pad = 44 * m_.u;
    const auto lines = [&](float across, float side) {
        Piece inside;
        float y = 0;
        for (const Widget& each : group.widgets) {
            const bool answer = each.role == Role::button;
            if (answer) y += 24 * m_.u;
            Piece line = !each.clip.empty() ? clip(each, side)
                         : answer           ? button(each, 108 * m_.u, across, across, true)
                                            : widget(each, across, theme_.card, false);
            inside.height = y + line.height;
            inside.put(std::move(line), 0, y);
            y = inside.height + 12 * m_.u;
        }
        return inside;
    };
    float across = width - 2 * pad;
    Piece inside = lines(across, 0);
    if (watched(group)) {
        across = std::floor(std::clamp(room - 2 * pad - inside.height, 0.0f, across));
        inside = lines(across, across);
    }
    Piece piece;
    piece.width = across + 2 * pad;
    piece.height = inside.height + 2 * pad;
    const Rect rect{0, 0, piece.width, piece.height};
    ground(piece, rect, 28 * m_.u, theme_.card, true);
    piece.put(std::move(inside), pad, pad);
    return whole(group, std::move(piece), rect, 28 * m_.u);
}

}  // namespace repere::layout
