#include <algorithm>
#include <cmath>

#include "layout/layout.hpp"

namespace repere::layout {

namespace {
constexpr float friction = 4.2f;               // 1/s: a flick runs out in about a second
constexpr float still = 12;                    // px/s below which nothing moves any more
constexpr float give = 0.35f;                  // of a pull past the end
constexpr float most_give_mm = 12;
constexpr float arrival = 0.16f;               // s
constexpr float glide = 14;                    // 1/s: the page buttons' way is done in 180 ms to within a few pixels
}  // namespace

float most_scroll(const Placed& placed) { return std::max(0.0f, std::round(placed.content_height - placed.viewport.h)); }

namespace {
View clamped(View view, const Placed& placed) {
    const float most = most_scroll(placed);
    if (view.scroll < 0 || view.scroll > most) view.velocity = 0;
    view.scroll = std::clamp(view.scroll, 0.0f, most);
    return view;
}
}  // namespace

bool can_page(const Placed& placed, const View& view, int by) { return by < 0 ? view.scroll > 0.5f : view.scroll < most_scroll(placed) - 0.5f; }

bool there(const Placed& placed, const View& view, const Layer& layer) { return layer.pages == 0 || can_page(placed, view, layer.pages); }

View fit(const View& view, const Placed& placed) {
    if (view.screen == placed.screen && view.step == placed.step) return clamped(view, placed);
    View fresh;
    fresh.screen = placed.screen;
    fresh.step = placed.step;
    fresh.focus = view.focus;
    fresh.focus_shown = view.focus_shown;
    return fresh;
}

View dragged(const View& view, const Placed& placed, float by) {
    View out = view;
    out.target.reset();
    out.velocity = 0;
    out.arriving = 0;
    const float wanted = out.scroll + out.beyond / give - by;
    out.scroll = std::clamp(wanted, 0.0f, most_scroll(placed));
    const float most = placed.modes.still ? 0 : most_give_mm * placed.size.px_per_mm;
    out.beyond = std::clamp((wanted - out.scroll) * give, -most, most);
    return out;
}

View released(const View& view, const Placed& placed, float velocity) {
    View out = view;
    out.velocity = placed.modes.still ? 0 : -velocity;
    return clamped(out, placed);
}

View turned(const View& view, const Placed& placed, int pages) {
    View out = view;
    const float page = std::max(1.0f, placed.viewport.h - 60 * placed.size.px_per_mm / 3.6f);
    out.velocity = 0;
    out.beyond = 0;
    out.target = std::clamp(out.target.value_or(out.scroll) + static_cast<float>(pages) * page, 0.0f, most_scroll(placed));
    return placed.modes.still ? at_rest(out, placed) : out;
}

View arrived(const View& view, const Placed& placed, int way) {
    View out = view;
    if (placed.modes.still || placed.modes.blank) return out;
    out.way = placed.direction == language::Direction::right_to_left ? -way : way;
    out.arriving = way == 0 ? 0 : 1;
    return out;
}

View at_rest(const View& view, const Placed& placed) {
    View out = view;
    if (out.target) out.scroll = *out.target;
    out.target.reset();
    out.velocity = out.beyond = out.arriving = 0;
    return clamped(out, placed);
}

View after(const View& view, const Placed& placed, float seconds) {
    View out = view;
    out.arriving = std::max(0.0f, out.arriving - seconds / arrival);
    out.beyond *= std::exp(-glide * seconds);
    if (std::abs(out.beyond) < 1) out.beyond = 0;
    if (out.target) {
        out.scroll += (*out.target - out.scroll) * (1 - std::exp(-glide * seconds));
        if (std::abs(*out.target - out.scroll) < 1) {
            out.scroll = *out.target;
            out.target.reset();
        }
        return clamped(out, placed);
    }
    if (out.velocity != 0) {
        out.scroll += out.velocity * seconds;
        out.velocity *= std::exp(-friction * seconds);
        if (std::abs(out.velocity) < still) out.velocity = 0;
    }
    return clamped(out, placed);
}

bool moving(const View& view) { return view.target.has_value() || view.velocity != 0 || view.beyond != 0 || view.arriving > 0; }

View brought(const View& view, const Placed& placed, const Node& node) {
    View out = view;
    out.target.reset();
    out.velocity = 0;
    if (!placed.layers.at(static_cast<std::size_t>(node.layer)).scrolls) return out;
    const float air = 20 * placed.size.px_per_mm / 3.6f;
    const float top = node.rect.y - placed.viewport.y - air, bottom = node.rect.y + node.rect.h - placed.viewport.y - placed.viewport.h + air;
    if (out.scroll < bottom) out.scroll = bottom;
    if (out.scroll > top) out.scroll = top;
    return clamped(out, placed);
}

View led_to(const View& view, const Placed& placed, const Node& node) {
    View out = brought(view, placed, node);
    if (out.scroll == view.scroll) return out;
    out.scroll = node.rect.y - placed.viewport.y - 28 * placed.size.px_per_mm / 3.6f;
    return clamped(out, placed);
}

Rect on_screen(const Placed& placed, const View& view, const Node& node) {
    Rect rect = node.rect;
    if (placed.layers.at(static_cast<std::size_t>(node.layer)).scrolls) rect.y -= std::round(view.scroll);
    return rect;
}

const Node* hit(const Placed& placed, const View& view, float x, float y) {
    for (auto node = placed.nodes.rbegin(); node != placed.nodes.rend(); ++node) {
        if (!node->event || node->layer < placed.open_from) continue;
        const Layer& layer = placed.layers[static_cast<std::size_t>(node->layer)];
        if (!layer.clip.contains(x, y) || !there(placed, view, layer)) continue;
        if (on_screen(placed, view, *node).contains(x, y)) return &*node;
    }
    return nullptr;
}

const Node* under(const Placed& placed, const View& view, float x, float y) {
    if (const Node* touchable = hit(placed, view, x, y)) return touchable;
    for (auto node = placed.nodes.rbegin(); node != placed.nodes.rend(); ++node) {
        const Layer& layer = placed.layers[static_cast<std::size_t>(node->layer)];
        if (node->layer < placed.open_from || node->name.empty() || !layer.clip.contains(x, y)) continue;
        if (on_screen(placed, view, *node).contains(x, y)) return &*node;
    }
    return nullptr;
}

bool visible(const Placed& placed, const View& view, const Node& node) {
    const Rect rect = on_screen(placed, view, node);
    const float x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    const Layer& layer = placed.layers.at(static_cast<std::size_t>(node.layer));
    if (!layer.clip.contains(x, y)) return false;
    if (node.layer < placed.open_from) return false;
    if (!node.event) return true;
    return hit(placed, view, x, y) == &node;
}

const Node* node(const Placed& placed, std::string_view id) {
    const auto found = std::find_if(placed.nodes.begin(), placed.nodes.end(), [&](const Node& n) { return !id.empty() && n.id == id; });
    return found == placed.nodes.end() ? nullptr : &*found;
}

std::string next_focus(const Placed& placed, const std::string& focused, Key key) {
    std::vector<const Node*> stops;
    for (const Node& node : placed.nodes)
        if (node.event && !std::holds_alternative<page::PageTurned>(*node.event) && node.layer >= placed.open_from) stops.push_back(&node);
    if (stops.empty()) return {};
    const auto at = std::find_if(stops.begin(), stops.end(), [&](const Node* n) { return n->id == focused; });
    if (at == stops.end()) return (key == Key::back_tab ? stops.back() : stops.front())->id;
    const auto count = stops.size(), index = static_cast<std::size_t>(at - stops.begin());
    if (key == Key::tab) return stops[(index + 1) % count]->id;
    if (key == Key::back_tab) return stops[(index + count - 1) % count]->id;

    // An arrow goes to the nearest stop on that side; sideways distance counts double, so that rows and columns hold together.
    const auto row = [&](const Node* n) {                    // layers that stand beside one another are one row; the bar lies under all
        const auto from = placed.layers.begin();
        return std::count_if(from, from + n->layer + 1, [](const Layer& layer) { return !layer.beside; });
    };
    const auto middle = [](const Node* n) { return std::pair{n->rect.x + n->rect.w / 2, n->rect.y + n->rect.h / 2}; };
    const auto [x, y] = middle(*at);
    const Node* best = nullptr;
    float least = 0;
    for (const Node* stop : stops) {
        if (stop == *at) continue;
        const float below = static_cast<float>(row(stop) - row(*at)) * 10000.0f;
        const auto [sx, sy] = middle(stop);
        const float dx = sx - x, dy = sy - y + below;
        const bool sideways = key == Key::left || key == Key::right;
        if (sideways && row(stop) != row(*at)) continue;                              // the bar is reached by going down
        const bool ahead = key == Key::left ? dx < -1 : key == Key::right ? dx > 1 : key == Key::up ? dy < -1 : key == Key::down ? dy > 1 : false;
        if (!ahead) continue;
        const bool across = key == Key::left || key == Key::right;
        const float distance = across ? std::abs(dx) + 2 * std::abs(dy) : std::abs(dy) + 2 * std::abs(dx);
        if (!best || distance < least) best = stop, least = distance;
    }
    return best ? best->id : focused;
}

}  // namespace repere::layout
