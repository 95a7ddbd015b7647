// The attract screen: one question under the Sainte-Victoire, a card that is touched, every language on the dark earth at the foot. And the
// mountain alone, a skyline where a page has room to spare.
//
// The mountain is Cézanne's, seen from the hill of Les Lauves in flat patches of stone. Whoever looks at it looks east: the sun comes up behind
// it and goes down in its face. The page says by its step which light it stands in.
#include <algorithm>
#include <array>
#include <cmath>

#include "layout/piece.hpp"

namespace repere::layout {

using page::Group;
using page::Role;
using page::Widget;
using typography::Weight;

namespace {

constexpr Colour white{255, 255, 255}, ink{0x1D, 0x24, 0x30}, chalk{0xEC, 0xEE, 0xE8};

enum Ground { far, stone, sunlit, shade, hollow, hills, fields, furrow, trees, earth };

// All heights are those of a sheet 1600 wide, y up from the earth's edge. What lies nearer hides each from here down, and it is painted no
// deeper: on a processor that draws every pixel itself, what is painted twice is paid twice.
constexpr float hidden[]{120, 102, 102, 102, 102, 58, 20, 20, 0, 0}, sky_hidden = 150;

struct Light {
    std::string_view name;                                   // the step of the page
    std::vector<std::pair<float, Colour>> sky;
    std::array<Colour, 10> ground;                           // in the order of Ground
    Colour words;
    Circle disc;                                             // the sun, the moon
};

constexpr Colour hex(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

const Light lights[] = {
    {"dusk", {{0, hex(0x1E3358)}, {0.48f, hex(0x54476F)}, {0.74f, hex(0xC9746A)}, {1, hex(0xF3B777)}},
     {hex(0x8D7896), hex(0xE0A186), hex(0xF2C39A), hex(0x9A7496), hex(0x755F89),
      hex(0x6D6560), hex(0x9A6A44), hex(0xB58250), hex(0x2F382A), hex(0x282F23)},
     white, {}},
    {"night", {{0, hex(0x0C1830)}, {0.6f, hex(0x1D3052)}, {1, hex(0x3C5273)}},
     {hex(0x31456A), hex(0x4A5D80), hex(0x60749A), hex(0x394B6F), hex(0x2D3D60),
      hex(0x243450), hex(0x2A3647), hex(0x33415A), hex(0x111B26), hex(0x0E1722)},
     white, {790, 440, 30, 0, hex(0xF4ECD4)}},
    {"dawn", {{0, hex(0x24406B)}, {0.48f, hex(0x5B4F7C)}, {0.76f, hex(0xD98E7A)}, {1, hex(0xF7D6A4)}},
     {hex(0xA99BB8), hex(0x8D7FA6), hex(0xB79AAE), hex(0x6B6592), hex(0x565581),
      hex(0x6A6A80), hex(0x7D6A5C), hex(0x93785F), hex(0x2C3A34), hex(0x262F2B)},
     white, {1250, 338, 44, 0, hex(0xFFE9BD)}},
    {"day", {{0, hex(0x8FC0E6)}, {0.55f, hex(0xCFE4EF)}, {0.85f, hex(0xF6ECD6)}, {1, hex(0xF6ECD6)}},
     {hex(0xB4BFD6), hex(0xE3D9CF), hex(0xF3EAD9), hex(0xA9A9C4), hex(0x8B90B4),
      hex(0x8FA07A), hex(0xD2AE6A), hex(0xC08F4E), hex(0x3F5A36), hex(0x2C3D2A)},
     ink, {}},
};

const Light& light(std::string_view name) {
    const auto found = std::find_if(std::begin(lights), std::end(lights), [&](const Light& each) { return each.name == name; });
    return found == std::end(lights) ? lights[0] : *found;
}

// What lies behind comes first. A line runs from left to right: where a patch hangs over to the right, its neighbour is painted over it.
constexpr float summit = 1004, high = 476;
struct Patch {
    Ground ground;
    std::vector<std::pair<float, float>> line;
};
const Patch country[] = {
    {far, {{0, 168}, {150, 188}, {290, 176}, {420, 204}, {560, 190}, {1150, 240}, {1320, 262}, {1450, 246}, {1600, 262}}},
    {stone, {{0, 128}, {90, 140}, {190, 138}, {290, 160}, {380, 172}, {450, 204}, {530, 222}, {610, 262}, {690, 300}, {760, 322},
             {800, 352}, {850, 384}, {905, 404}, {950, 446}, {985, 462}, {1004, 476}}},
    {sunlit, {{250, 60}, {300, 110}, {380, 150}, {450, 204}, {530, 222}}},
    {stone, {{440, 60}, {470, 130}, {520, 190}, {530, 222}, {610, 262}, {690, 300}}},
    {shade, {{430, 60}, {500, 120}, {560, 190}, {640, 236}, {690, 300}, {760, 322}, {800, 352}}},
    {stone, {{600, 60}, {690, 150}, {728, 230}, {772, 296}, {800, 352}, {850, 384}, {905, 404}}},
    {sunlit, {{706, 60}, {748, 150}, {826, 250}, {846, 330}, {905, 404}, {950, 446}, {985, 462}}},
    {stone, {{838, 60}, {872, 150}, {886, 240}, {944, 330}, {962, 400}, {985, 462}, {1004, 476}}},
    {shade, {{890, 60}, {912, 150}, {958, 236}, {970, 330}, {1004, 476}, {1030, 466}, {1052, 470}, {1080, 440}, {1108, 398}, {1150, 372},
             {1196, 360}, {1236, 322}, {1290, 296}, {1350, 290}, {1410, 266}, {1490, 260}, {1600, 226}}},
    {stone, {{1016, 60}, {1040, 190}, {1066, 300}, {1080, 440}, {1108, 398}, {1122, 330}, {1176, 240}, {1196, 140}, {1230, 60}}},
    {sunlit, {{1050, 60}, {1062, 150}, {1084, 232}, {1120, 180}, {1130, 60}}},
    {hollow, {{1176, 60}, {1190, 160}, {1206, 260}, {1236, 322}, {1262, 260}, {1310, 190}, {1350, 120}, {1370, 60}}},
    {stone, {{1330, 60}, {1350, 160}, {1372, 230}, {1410, 266}, {1490, 260}, {1506, 190}, {1540, 130}, {1560, 60}}},
    {hollow, {{880, 60}, {918, 130}, {960, 196}, {1002, 150}, {1030, 60}}},
    {hills, {{0, 104}, {120, 118}, {260, 108}, {400, 128}, {540, 112}, {700, 132}, {860, 110},
             {1010, 128}, {1180, 106}, {1330, 124}, {1460, 108}, {1600, 120}}},
    {fields, {{0, 62}, {240, 82}, {520, 66}, {820, 90}, {1100, 70}, {1360, 86}, {1600, 74}}},
    {furrow, {{600, 30}, {840, 64}, {1010, 76}, {1120, 62}, {1330, 30}}},
};
const Patch edge{earth, {{0, 34}, {200, 44}, {480, 30}, {800, 40}, {1120, 26}, {1400, 38}, {1600, 30}}};
constexpr float stars[][2]{{640, 420}, {706, 486}, {870, 470}, {1130, 470}, {1190, 424},
                           {1256, 488}, {1300, 380}, {1478, 478}, {1500, 372}, {1560, 430}};
constexpr float cypresses[][3]{{826, 36, 58}, {852, 36, 78}, {1180, 26, 68}, {1212, 26, 92}, {1242, 26, 64}, {1500, 26, 56}};   // x, y, height
constexpr float cypress[][2]{{-0.13f, 0}, {-0.14f, 0.3f}, {-0.09f, 0.72f}, {-0.03f, 0.96f}, {0.03f, 0.96f}, {0.09f, 0.72f}, {0.14f, 0.3f}, {0.13f, 0}};

// The sheet laid on the screen.
struct Sheet {
    float width, summit_x, earth_y, across, up;              // pixels; a unit of the sheet across and up
    float x(float sheet) const { return summit_x + (sheet - summit) * across; }
    float y(float sheet) const { return earth_y - sheet * up; }
};

Ridge ridge(const Patch& patch, const Light& light, const Sheet& on, float base) {
    Ridge out{patch.line, base, light.ground[patch.ground]};
    for (auto& [x, y] : out.line) {
        const float sheet = x;
        x = on.x(sheet);
        y = on.y(y);
        if (sheet == 0) x = std::min(x, 0.0f);
        if (sheet == 1600) x = std::max(x, on.width);
    }
    return out;
}

void draw(Piece& piece, const Light& light, const Sheet& on, float foot) {
    const auto disc = [&](float x, float y, float radius, Colour colour) {
        piece.paints.push_back(Circle{on.x(x), on.y(y), radius * on.up, 0, colour});
    };
    if (light.name == "night")
        for (const auto& [x, y] : stars) disc(x, y, 2, chalk);
    if (light.disc.radius > 0) disc(light.disc.x, light.disc.y, light.disc.radius, light.disc.colour);
    for (const Patch& patch : country) piece.paints.push_back(ridge(patch, light, on, on.y(hidden[patch.ground])));
    for (const auto& [x, y, tall] : cypresses) {
        Patch tree{trees, {}};
        for (const auto& [out, up] : cypress) tree.line.push_back({x + out * tall * on.up / on.across, y + up * tall});
        piece.paints.push_back(ridge(tree, light, on, on.y(y)));
    }
    piece.paints.push_back(ridge(edge, light, on, foot));
}

Colour colour_at(const Gradient& sky, float y) {
    const float at = (y - sky.rect.y) / sky.rect.h;
    for (std::size_t i = 1; i < sky.stops.size(); ++i) {
        const auto& [from, a] = sky.stops[i - 1];
        const auto& [to, b] = sky.stops[i];
        if (at > to) continue;
        const float t = std::clamp((at - from) / (to - from), 0.0f, 1.0f);
        const auto mix = [t](std::uint8_t c, std::uint8_t d) { return static_cast<std::uint8_t>(std::lround(c + t * (d - c))); };
        return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
    }
    return sky.stops.back().second;
}

// The sky behind words, where they are hardest to read: what their contrast is measured against.
Colour hardest(const Gradient& sky, float from, float to, Colour words) {
    Colour worst = colour_at(sky, from);
    for (int i = 1; i <= 8; ++i)
        if (const Colour there = colour_at(sky, from + (to - from) * static_cast<float>(i) / 8); contrast(words, there) < contrast(words, worst)) worst = there;
    return worst;
}

float readable(float size) { return std::max(size, 26.0f); }      // capitals of 5 mm, however small the screen

std::vector<const Widget*> of_role(const Group& group, Role role) {
    std::vector<const Widget*> out;
    for (const Widget& each : group.widgets)
        if (each.role == role) out.push_back(&each);
    return out;
}

}  // namespace

// The same mountain, small, where a page has room to spare: a place, not a meaning.
Piece Composer::skyline(float width, float height) {
    Piece piece;
    piece.width = width;
    piece.height = height;
    const Light& here = light(m_.portrait ? "dusk" : "day");
    const float up = height / (high * (m_.portrait ? 1.5f : 1.05f));
    const Sheet on{width, width * 0.7f, height, up * 1.5f, up};
    if (m_.portrait) piece.paints.push_back(Gradient{{0, 0, width, on.y(sky_hidden)}, here.sky});
    draw(piece, here, on, height);
    return piece;
}

// Words as large as `size`, or as large as fits on a line and in the height; a long question takes a second line before it becomes small.
Piece Composer::fitted(const language::Words& text, Type type, float width, float height) {
    const float size = type.size;
    for (; type.size >= 0.75f * size; type.size *= 0.95f)
        if (Piece line = words(text, type, 0); line.width <= width) return line;
    for (type.size = size; type.size > 0.3f * size; type.size *= 0.95f)
        if (Piece lines = words(text, type, width); lines.height <= height + 1 && !lines.nodes.front().truncated) return lines;
    return words(text, type, width);
}

// What one finds here, as pictures, over the one thing to touch.
Piece Composer::invitation(const Group& group, float width, float scale) {
    const float k = scale * m_.u, pad = 44 * k;
    Piece piece;
    piece.width = width;
    float y = pad;
    Piece inside;
    if (const auto pictures = of_role(group, Role::picture); !pictures.empty()) {
        const float n = static_cast<float>(pictures.size()), room = width - 2 * pad;
        const float tile = std::min(116 * k, room / (n * 1.2f)), size = tile * 0.69f;
        const float step = n > 1 ? std::min((room - tile) / (n - 1), tile * 1.6f) : 0;
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            Piece one;
            one.paints.push_back(Fill{{0, 0, tile, tile}, tile * 0.27f, theme_.strong(pictures[i]->tone)});
            one.put(picture(pictures[i]->pictogram, size, theme_.on_dark), (tile - size) / 2, (tile - size) / 2);
            one.width = one.height = tile;
            one.nodes.assign(1, node(*pictures[i], one));
            inside.put(std::move(one), std::round(pad + static_cast<float>(i) * step), y);
        }
        y += tile + 32 * k;
    }
    for (const Widget* touch : of_role(group, Role::button)) {
        const Colour under = theme_.strong(touch->tone);
        const float sign = touch->pictogram.empty() ? 0 : 84 * k, lead = 32 * k + (sign > 0 ? sign + 24 * k : 0);
        const float room = width - 2 * pad - lead - 32 * k;
        Piece label = fitted(touch->words, {readable(46 * scale), Weight::bold, theme_.on_dark, under, 1.25f}, room, 3 * m_.type(46 * scale));
        if (!touch->detail.empty()) {
            Piece more = words(touch->detail, {readable(28 * scale), Weight::regular, theme_.soft_on_dark, under, 1.3f}, room);
            const float below = label.height;
            label.height += more.height;
            label.put(std::move(more), 0, below);
        }
        const float height = std::max(label.height + 40 * k, 132 * k);
        Piece pill;
        pill.width = width - 2 * pad;
        pill.height = height;
        pill.paints.push_back(Fill{{0, 0, pill.width, height}, 28 * k, under});
        pill.put(picture(touch->pictogram, sign, theme_.on_dark), 32 * k, std::round((height - sign) / 2));
        Node own = node(*touch, label);
        own.rect = {0, 0, pill.width, height};
        own.radius = 28 * k;
        own.under = theme_.card;
        const float label_y = std::round((height - label.height) / 2);
        label.nodes.clear();
        pill.put(std::move(label), lead, label_y);
        pill.nodes.push_back(std::move(own));
        inside.put(std::move(pill), pad, y);
        y += height + pad;
    }
    piece.height = y;
    ground(piece, {0, 0, width, y}, 40 * k, theme_.card, false);
    piece.put(std::move(inside), 0, 0);
    return piece;
}

// The question in every language, in columns as wide as the longest: all look for their own script.
Piece Composer::every_language(const Group& group, float width, float scale, Colour under) {
    const auto texts = of_role(group, Role::text);
    Piece piece;
    piece.width = width;
    if (texts.empty()) return piece;
    std::vector<Piece> lines;
    float widest = 0;
    for (const Widget* each : texts) {
        Piece line = words(each->words, {readable((m_.portrait ? 36 : 32) * scale), Weight::regular, chalk, under, 1.36f}, 0);
        line.nodes.assign(1, node(*each, line));
        widest = std::max(widest, line.width);
        lines.push_back(std::move(line));
    }
    const float n = static_cast<float>(lines.size()), gap = 36 * scale * m_.u;
    const float rows = std::ceil(n / std::clamp(std::floor((width + gap) / (widest + gap)), 1.0f, n)), columns = std::ceil(n / rows);
    const float row = lines.front().height + 6 * scale * m_.u;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto across = i % static_cast<std::size_t>(columns), down = i / static_cast<std::size_t>(columns);
        piece.put(std::move(lines[i]), std::round(static_cast<float>(across) * (width + gap) / columns), std::round(static_cast<float>(down) * row));
    }
    piece.height = rows * row;
    for (const Widget* each : of_role(group, Role::note)) {
        Piece line = words(each->words, {readable(28 * scale), Weight::regular, chalk, under, 1.36f}, width);
        line.nodes.assign(1, node(*each, line));
        const float y = piece.height + 10 * scale * m_.u;
        piece.height = y + line.height;
        piece.put(std::move(line), 0, std::round(y));
    }
    return piece;
}

Piece Composer::scene(const Group& group, const Screen& screen) {
    const float w = static_cast<float>(screen.width), h = static_cast<float>(screen.height);
    const Light& here = light(modes_.high_contrast ? "night" : page_.step);
    Piece piece;
    piece.width = w;
    piece.height = h;
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

    // Drawn for 24 inches: larger on a larger screen, on a smaller one as large as there is room for. Nothing but the question moves from one
    // language to the next.
    const float inner = w - 2 * m_.margin(), wide = (m_.portrait ? 1080 : 1920) * m_.u, tall = (m_.portrait ? 1920 : 1080) * m_.u;
    float scale = std::max(1.0f, std::min(w / wide, h / tall)), top = 0, label = 0, title = 0, foot = 0, card_y = 0;
    Piece card, languages;
    for (;; scale *= 0.93f) {
        const float k = scale * m_.u;
        card = invitation(group, std::min(inner, 968 * k), scale);
        languages = every_language(group, inner, scale, here.ground[earth]);
        top = (m_.portrait ? 104 : 64) * k;
        label = of_role(group, Role::label).empty() ? 0 : m_.type(readable(36 * scale)) * 1.4f;
        title = m_.type(150 * scale) * 1.2f * (m_.portrait ? 2.0f : 1.0f);
        foot = languages.height > 0 ? languages.height + 64 * k : 40 * k;
        card_y = h - foot - card.height - (m_.portrait ? 28 : 84) * k;
        if (top + label + title + 16 * k <= card_y || scale < 0.5f) break;
    }
    const float k = scale * m_.u, question_y = top + label, earth_y = std::round(m_.portrait ? card_y + 0.4f * card.height : h - foot);
    const float up = std::clamp((earth_y - question_y - title) / (1.06f * high), 0.1f, w / (m_.portrait ? 1000 : 1300));
    const Sheet on{w, w * (m_.portrait ? 0.6f : 0.745f), earth_y, 1.3f * up, up};
    const Gradient sky{{0, 0, w, on.y(sky_hidden)}, here.sky};
    piece.paints.push_back(sky);
    draw(piece, here, on, h);

    const auto over_sky = [&](const Widget& each, Type type, float y, float height) {
        type.under = hardest(sky, y, y + height, here.words);
        Piece line = fitted(each.words, type, inner, height);
        line.nodes.assign(1, node(each, line));
        piece.put(std::move(line), m_.margin(), std::round(y));
    };
    for (const Widget& each : group.widgets)
        if (each.role == Role::label) over_sky(each, {readable(36 * scale), Weight::regular, here.words, {}, 1.4f}, top, label);
        else if (each.role == Role::title) over_sky(each, {150 * scale, Weight::bold, here.words, {}, 1.2f}, question_y, title);
    piece.put(std::move(card), m_.margin(), std::round(card_y));
    piece.put(std::move(languages), m_.margin(), std::round(h - foot + 20 * k));
    return piece;
}

}  // namespace repere::layout
