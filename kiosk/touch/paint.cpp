#include "touch/paint.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <variant>

#include "touch/masks.hpp"

namespace repere::touch {

namespace {

constexpr layout::Colour ink{0x1D, 0x24, 0x30, 255}, white{255, 255, 255, 255}, black{0, 0, 0, 255};
constexpr std::uint8_t pressed_alpha = 26;          // 10 %
constexpr float arrival_mm = 12;                    // that a new page comes from
constexpr float ring_mm = 1.1f;                     // 4 px at 24 inch 1080p

std::uint32_t packed(layout::Colour c) {            // IM_COL32
    return std::uint32_t{c.r} | std::uint32_t{c.g} << 8 | std::uint32_t{c.b} << 16 | std::uint32_t{c.a} << 24;
}

struct Box { float x0, y0, x1, y1; float w() const { return x1 - x0; } float h() const { return y1 - y0; } };

// Edges on whole pixels: masks are painted texel by pixel, and a straight edge is sharp.
Box snapped(const layout::Rect& r, float dy) {
    return {std::round(r.x), std::round(r.y) + dy, std::round(r.x + r.w), std::round(r.y + r.h) + dy};
}

Box grown(Box b, float by) { return {b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by}; }

int whole_radius(float radius, const Box& box) {
    return std::clamp(static_cast<int>(std::lround(radius)), 0, static_cast<int>(std::min(box.w(), box.h()) / 2));
}

class Painter {
public:
    Painter(Drawing& drawing, Atlas& atlas, typography::Shaper& shaper) : drawing_(drawing), atlas_(atlas), shaper_(shaper) {}

    void begin(const Box& clip, float dy) {
        clip_ = clip;
        dy_ = dy;
        drawing_.parts.push_back({{clip.x0, clip.y0, clip.w(), clip.h()}, drawing_.quads.size(), 0});
    }
    void end() { drawing_.parts.back().count = drawing_.quads.size() - drawing_.parts.back().from; }

    void operator()(const layout::Fill& f) { fill(snapped(f.rect, dy_), f.radius, f.colour); }
    void operator()(const layout::Outline& o) {
        outline(snapped(o.rect, dy_), o.radius, std::max(1, static_cast<int>(std::lround(o.width))), o.colour);
    }

    // Only what shows around whatever casts it: the blur outside, and half of it inside, where an offset may uncover it. Where a
    // small thing has no room for both, the blur is kept rather than the radius: it hides the difference.
    void operator()(const layout::Shadow& s) {
        const Box box = snapped(s.rect, dy_);
        if (!seen(grown(box, s.blur))) return;
        const int half = static_cast<int>(std::min(box.w(), box.h()) / 2);
        const int blur = std::min(static_cast<int>(std::lround(s.blur)), half);
        const int radius = std::min(whole_radius(s.radius, box), half - blur);
        if (blur < 1) return fill(box, s.radius, s.colour);
        const Slot& slot = atlas_.slot({Kind::shadow, static_cast<std::uint32_t>(radius), static_cast<std::uint32_t>(blur)},
                                       [&] { return shadow_mask(radius, blur); });
        if (!slot.width) return;
        const Box out = grown(box, static_cast<float>(blur));
        const float side = static_cast<float>(slot.width);
        const float deep = static_cast<float>(blur + blur / 2 + radius * 3 / 10);   // a round corner stands back by 0.29 radius
        const std::uint32_t colour = packed(s.colour);
        for (const bool right : {false, true})
            for (const bool low : {false, true}) {  // an L: its inner square is covered
                corner(out, slot, right, low, 0, 0, side, deep, colour);
                corner(out, slot, right, low, 0, deep, deep, side, colour);
            }
        const float last_u = slot.x + side - 0.5f, last_v = slot.y + side - 0.5f;   // the straight edge's profile
        const float u = static_cast<float>(slot.x), v = static_cast<float>(slot.y);
        patch({out.x0 + side, out.y0, out.x1 - side, out.y0 + deep}, last_u, v, last_u, v + deep, colour);
        patch({out.x0 + side, out.y1 - deep, out.x1 - side, out.y1}, last_u, v + deep, last_u, v, colour);
        patch({out.x0, out.y0 + side, out.x0 + deep, out.y1 - side}, u, last_v, u + deep, last_v, colour);
        patch({out.x1 - deep, out.y0 + side, out.x1, out.y1 - side}, u + deep, last_v, u, last_v, colour);
    }

    void operator()(const layout::Gradient& g) {
        const Box box = snapped(g.rect, dy_);
        const auto at = [&](std::size_t i) { return box.y0 + std::clamp(g.stops[i].first, 0.0f, 1.0f) * box.h(); };
        for (std::size_t i = 0; i + 1 < g.stops.size(); ++i) {
            const std::uint32_t above = packed(g.stops[i].second), below = packed(g.stops[i + 1].second);
            plain({{{box.x0, at(i), 0, 0, above}, {box.x1, at(i), 0, 0, above}, {box.x1, at(i + 1), 0, 0, below},
                    {box.x0, at(i + 1), 0, 0, below}}});
        }
    }

    // The crest fades over one pixel, measured across it: a steep slope fades over a longer way down.
    void operator()(const layout::Ridge& r) {
        const std::size_t count = r.line.size();
        const std::uint32_t full = packed(r.colour), none = full & 0x00FFFFFFu;
        std::vector<float> fade(count, 0.5f);
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const float dx = r.line[i + 1].first - r.line[i].first, dy = r.line[i + 1].second - r.line[i].second;
            const float half = dx == 0 ? 0.5f : std::min(0.5f * std::sqrt(1 + dy * dy / (dx * dx)), 3.0f);
            fade[i] = std::max(fade[i], half);
            fade[i + 1] = std::max(fade[i + 1], half);
        }
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const auto [x0, y0] = r.line[i];
            const auto [x1, y1] = r.line[i + 1];
            const float top0 = y0 + dy_ - fade[i], top1 = y1 + dy_ - fade[i + 1], base = r.base + dy_;
            const float low0 = y0 + dy_ + fade[i], low1 = y1 + dy_ + fade[i + 1];
            plain({{{x0, top0, 0, 0, none}, {x1, top1, 0, 0, none}, {x1, low1, 0, 0, full}, {x0, low0, 0, 0, full}}});
            plain({{{x0, low0, 0, 0, full}, {x1, low1, 0, 0, full}, {x1, base, 0, 0, full}, {x0, base, 0, 0, full}}});
        }
    }

    // A line of one pixel's fade on both sides, or a disc with one at its edge, as one strip around the middle.
    void operator()(const layout::Circle& c) {
        const float y = c.y + dy_, outer = c.radius, inner = std::max(0.0f, c.radius - c.width);
        if (!seen({c.x - outer - 1, y - outer - 1, c.x + outer + 1, y + outer + 1})) return;
        const std::uint32_t full = packed(c.colour), none = full & 0x00FFFFFFu;
        const int steps = std::clamp(static_cast<int>(outer * 0.6f), 16, 180);
        const auto at = [&](int i, float radius, std::uint32_t colour) {
            const float angle = static_cast<float>(i % steps) * 2 * std::numbers::pi_v<float> / static_cast<float>(steps);
            return Vertex{c.x + radius * std::cos(angle), y + radius * std::sin(angle), 0, 0, colour};
        };
        const auto strip = [&](int i, float from, std::uint32_t first, float to, std::uint32_t last) {
            plain({{at(i, from, first), at(i + 1, from, first), at(i + 1, to, last), at(i, to, last)}});
        };
        for (int i = 0; i < steps; ++i) {
            strip(i, outer - 0.5f, full, outer + 0.5f, none);
            if (c.width <= 0) {
                strip(i, 0, full, outer - 0.5f, full);
            } else {
                strip(i, inner + 0.5f, full, outer - 0.5f, full);
                strip(i, inner - 0.5f, none, inner + 0.5f, full);
            }
        }
    }

    void operator()(const layout::Text& t) {
        if (!t.paragraph) return;
        const float x = std::round(t.x), y = std::round(t.y) + dy_, size = t.paragraph->height;
        if (y - size > clip_.y1 || y + 2 * size < clip_.y0) return;      // ink may leave its box, not by more than that
        const std::uint32_t colour = packed(t.colour);
        for (const typography::Glyph& glyph : t.paragraph->glyphs)
            mask(atlas_.slot({Kind::glyph, glyph.font, glyph.index}, [&] { return shaper_.rasterise(glyph.font, glyph.index); }),
                 x + std::round(glyph.x), y + std::round(glyph.y), colour);
    }

    void operator()(const layout::Picture& p) {
        const Box box = snapped(p.rect, dy_);
        if (!seen(box)) return;
        const int size = static_cast<int>(std::min(box.w(), box.h()));
        if (size < 1) return;
        const float whole = static_cast<float>(size);
        const float left = std::floor((box.w() - whole) / 2), top = std::floor((box.h() - whole) / 2);
        mask(atlas_.slot({Kind::pictogram, static_cast<std::uint32_t>(size), p.mirrored, p.name},
                         [&] { return typography::pictogram(p.name, size, p.mirrored); }),
             box.x0 + left, box.y0 + top, packed(p.colour));
    }

    // Its own texture: what follows is painted with the masks again.
    void operator()(const layout::Clip& c) {
        const Box box = snapped(c.rect, dy_);
        end();
        begin(clip_, dy_);
        drawing_.parts.back().film = true;
        patch(box, 0, 0, 1, 1, packed(white));
        end();
        begin(clip_, dy_);
    }

    // What stands dark beside one another in a row is one quad. No theme colours it: a camera shall read it.
    void operator()(const layout::Code& c) {
        const int side = c.modules.side, around = 4;
        const Box box = snapped(c.rect, dy_);
        if (side < 1 || !seen(box)) return;
        const float module = box.w() / static_cast<float>(side + 2 * around);
        const auto at = [&](int i) { return static_cast<float>(i + around) * module; };
        solid(box, packed(white));
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side;) {
                const auto dark = [&](int i) { return i < side && c.modules.dark[static_cast<std::size_t>(y * side + i)]; };
                int end = x;
                while (dark(end)) ++end;
                if (end > x) solid({box.x0 + at(x), box.y0 + at(y), box.x0 + at(end), box.y0 + at(y + 1)}, packed(black));
                x = std::max(end, x + 1);
            }
    }

    void fill(const Box& box, float round, layout::Colour colour_) {
        if (!seen(box)) return;
        const std::uint32_t colour = packed(colour_);
        const int radius = whole_radius(round, box);
        const float r = static_cast<float>(radius);
        if (radius) {
            const Slot& slot = atlas_.slot({Kind::corner, static_cast<std::uint32_t>(radius)}, [&] { return corner_mask(radius); });
            for (const bool right : {false, true})
                for (const bool low : {false, true}) corner(box, slot, right, low, 0, 0, r, r, colour);
            solid({box.x0 + r, box.y0, box.x1 - r, box.y0 + r}, colour);
            solid({box.x0 + r, box.y1 - r, box.x1 - r, box.y1}, colour);
        }
        solid({box.x0, box.y0 + r, box.x1, box.y1 - r}, colour);
    }

    void outline(const Box& box, float round, int wide, layout::Colour colour_) {
        if (!seen(box)) return;
        const std::uint32_t colour = packed(colour_);
        const int radius = whole_radius(round, box);
        const float w = std::min({static_cast<float>(wide), box.w() / 2, box.h() / 2});
        const float r = radius ? static_cast<float>(std::max(radius, wide)) : w;
        if (radius) {
            const Slot& slot = atlas_.slot({Kind::ring, static_cast<std::uint32_t>(radius), static_cast<std::uint32_t>(wide)},
                                           [&] { return ring_mask(radius, wide); });
            for (const bool right : {false, true})
                for (const bool low : {false, true}) corner(box, slot, right, low, 0, 0, r, r, colour);
        }
        const float x = radius ? r : 0;             // sharp corners belong to the upper and lower edges
        solid({box.x0 + x, box.y0, box.x1 - x, box.y0 + w}, colour);
        solid({box.x0 + x, box.y1 - w, box.x1 - x, box.y1}, colour);
        solid({box.x0, box.y0 + r, box.x0 + w, box.y1 - r}, colour);
        solid({box.x1 - w, box.y0 + r, box.x1, box.y1 - r}, colour);
    }

private:
    bool seen(const Box& b) const { return b.x1 > clip_.x0 && b.x0 < clip_.x1 && b.y1 > clip_.y0 && b.y0 < clip_.y1; }

    void patch(const Box& b, float u0, float v0, float u1, float v1, std::uint32_t colour) {
        if (b.x1 <= b.x0 || b.y1 <= b.y0 || !seen(b)) return;
        drawing_.quads.push_back({{{b.x0, b.y0, u0, v0, colour},
                                   {b.x1, b.y0, u1, v0, colour},
                                   {b.x1, b.y1, u1, v1, colour},
                                   {b.x0, b.y1, u0, v1, colour}}});
    }
    void solid(const Box& b, std::uint32_t colour) { patch(b, Atlas::white, Atlas::white, Atlas::white, Atlas::white, colour); }
    void plain(Quad quad) {
        for (Vertex& vertex : quad) vertex.u = vertex.v = Atlas::white;
        drawing_.quads.push_back(quad);
    }
    void mask(const Slot& s, float x, float y, std::uint32_t colour) {
        if (!s.width) return;
        const float x0 = x + static_cast<float>(s.left), y0 = y + static_cast<float>(s.top);
        const float u = static_cast<float>(s.x), v = static_cast<float>(s.y), w = static_cast<float>(s.width),
                    h = static_cast<float>(s.height);
        patch({x0, y0, x0 + w, y0 + h}, u, v, u + w, v + h, colour);
    }
    // The part [x0, x1) × [y0, y1) of a corner's mask, turned for the corner of the box where it stands.
    void corner(const Box& box, const Slot& s, bool right, bool low, float x0, float y0, float x1, float y1, std::uint32_t colour) {
        if (!s.width) return;
        Box at{box.x0 + x0, box.y0 + y0, box.x0 + x1, box.y0 + y1};
        float u0 = static_cast<float>(s.x) + x0, u1 = static_cast<float>(s.x) + x1;
        float v0 = static_cast<float>(s.y) + y0, v1 = static_cast<float>(s.y) + y1;
        if (right) at.x0 = box.x1 - x1, at.x1 = box.x1 - x0, std::swap(u0, u1);
        if (low) at.y0 = box.y1 - y1, at.y1 = box.y1 - y0, std::swap(v0, v1);
        patch(at, u0, v0, u1, v1, colour);
    }

    Drawing& drawing_;
    Atlas& atlas_;
    typography::Shaper& shaper_;
    Box clip_{};
    float dy_ = 0;
};

Box clip_of(const layout::Placed& placed, const layout::Node& node) {
    return snapped(placed.layers.at(static_cast<std::size_t>(node.layer)).clip, 0);
}

void mark_pressed(Painter& painter, const layout::Placed& placed, const layout::View& view, const layout::Node& node) {
    painter.begin(clip_of(placed, node), 0);
    painter.fill(snapped(layout::on_screen(placed, view, node), 0), node.radius, {ink.r, ink.g, ink.b, pressed_alpha});
    painter.end();
}

// White next to the node and ink around: one of them stands out from whatever lies below.
void mark_focused(Painter& painter, const layout::Placed& placed, const layout::View& view, const layout::Node& node) {
    const int thick = std::max(2, static_cast<int>(std::lround(ring_mm * placed.size.px_per_mm))), inner = thick / 2;
    const Box box = snapped(layout::on_screen(placed, view, node), 0);
    const float near = static_cast<float>(inner), far = static_cast<float>(inner + thick);
    painter.begin(grown(clip_of(placed, node), far), 0);
    painter.outline(grown(box, near), node.radius + near, inner, white);
    painter.outline(grown(box, far), node.radius + far, thick, ink);
    painter.end();
}

// A page that is not there yet: paler, and a little to the side it comes from.
void come_in(Drawing& drawing, std::size_t first, const layout::Placed& placed, const layout::View& view) {
    const float left = view.arriving * view.arriving;
    const float dx = std::round(static_cast<float>(view.way) * arrival_mm * placed.size.px_per_mm * left);
    const auto alpha = static_cast<std::uint32_t>(std::lround(256 * (1 - 0.7f * left)));
    for (std::size_t i = first; i < drawing.quads.size(); ++i)
        for (Vertex& v : drawing.quads[i]) {
            v.x += dx;
            v.colour = (v.colour & 0x00FFFFFFu) | (((v.colour >> 24) * alpha >> 8) << 24);
        }
}

}  // namespace

void Drawing::wipe() {
    std::fill(quads.begin(), quads.end(), Quad{});
    quads.clear();
    parts.clear();
}

Drawing& paint(Drawing& drawing, const layout::Placed& placed, const layout::View& view, std::string_view pressed, Atlas& atlas,
               typography::Shaper& shaper) {
    drawing.quads.clear();
    drawing.parts.clear();
    Painter painter(drawing, atlas, shaper);
    for (const layout::Layer& layer : placed.layers) {
        if (!layout::there(placed, view, layer)) continue;
        const std::size_t first = drawing.quads.size();
        painter.begin(snapped(layer.clip, 0), layer.scrolls ? -std::round(view.scroll + view.beyond) : 0);
        for (const layout::Paint& each : layer.paints) std::visit(painter, each);
        painter.end();
        if (view.arriving > 0 && layer.arrives) come_in(drawing, first, placed, view);
    }
    if (placed.modes.blank) return drawing;
    if (const layout::Node* node = layout::node(placed, pressed)) mark_pressed(painter, placed, view, *node);
    if (const layout::Node* node = view.focus_shown ? layout::node(placed, view.focus) : nullptr)
        mark_focused(painter, placed, view, *node);
    return drawing;
}

}  // namespace repere::touch
