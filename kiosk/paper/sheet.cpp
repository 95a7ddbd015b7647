#include "paper/sheet.hpp"

#include <algorithm>
#include <numeric>

namespace repere::paper {

using handout::Line;
using handout::Paper;
using handout::Part;
using language::Direction;
using language::Words;
using typography::Weight;

namespace {

constexpr float mark_size = 6.6f * mm, ruled = 8 * mm;
constexpr float widest_picture = 7 * mm;     // of an act; beside other lines it stands within the line
constexpr float narrowest = 13;              // of a column, in ems: about four words a line
constexpr float inset = 6;                   // of words in a frame

template <class Condition>
bool any_line(const handout::Handout& handout, Condition condition) {
    return std::any_of(handout.blocks.begin(), handout.blocks.end(), [&](const handout::Block& block) { return std::any_of(block.lines.begin(), block.lines.end(), condition); });
}

bool has_mark(const Line& line) { return line.part == Part::check || line.part == Part::avoid || line.number > 0; }
float picture_size(const Line& line) { return line.part == Part::act || line.number > 0 ? widest_picture : 4.8f * mm; }

Words quoted(const Words& sentence) {
    const std::string text = language::plain(sentence);
    if (text.starts_with("«")) return sentence;
    Words all = language::words("«\u00A0", language::french);
    all.insert(all.end(), sentence.begin(), sentence.end());
    all.push_back({.text = "\u00A0»"});
    return all;
}

}  // namespace

Columns columns_of(const handout::Handout& handout) {
    Columns c;
    c.width = handout.paper == Paper::a4 ? 210 * mm : handout.paper == Paper::a5 ? 148 * mm : 80 * mm;
    c.height = handout.paper == Paper::a4 ? 297 * mm : handout.paper == Paper::a5 ? 210 * mm : 0;
    c.margin = handout.paper == Paper::a4 ? 15 * mm : handout.paper == Paper::a5 ? 10 * mm : 4 * mm;
    c.body = handout.large ? 18 : 11;
    c.mirrored = language::direction(handout.language) == Direction::right_to_left;
    c.french = !handout.french_title.empty() || any_line(handout, [](const Line& line) { return !line.french.empty() && line.part != Part::sentence; });
    const bool marks = any_line(handout, has_mark), pictures = any_line(handout, [](const Line& line) { return !line.pictogram.empty(); });
    c.gutter = marks ? 9.5f * mm : 0;
    c.spine = pictures ? 12 * mm : 8 * mm;
    c.two = c.french && handout.paper != Paper::receipt;
    c.two = c.two && c.column() >= narrowest * c.body;
    c.across = handout.newspaper && handout.paper == Paper::a4 && !handout.large && !c.french && !c.mirrored ? 2 : 1;
    if (c.across > 1) c.gutter = marks || pictures ? 9.5f * mm : 0, c.spine = 7 * mm;
    else if (!c.two && pictures && handout.paper != Paper::receipt) c.gutter += 10 * mm;
    return c;
}

Sheet::Sheet(const handout::Handout& handout, const messages::Messages& say, Canvas& canvas)
    : handout_{handout}, say_{say.in(handout.language)}, french_{say.in(language::french)}, canvas_{canvas}, columns_{columns_of(handout)} {}

Direction Sheet::direction() const { return columns_.mirrored ? Direction::right_to_left : Direction::left_to_right; }

Sheet::Look Sheet::look_of(Part part) const {
    const float body = columns_.body;
    switch (part) {
        case Part::heading: return {.size = body * 1.18f, .weight = Weight::bold, .ink = house, .above = body * 1.5f, .role = "H2", .hanging = !columns_.two};
        case Part::act: return {.size = body * 1.09f, .weight = Weight::bold, .above = body};
        case Part::contact: return {.size = body, .weight = Weight::bold, .above = 4};
        case Part::note: return {.size = columns_.quiet(), .ink = soft, .above = 1};
        case Part::sentence: return {.size = body, .weight = Weight::bold, .above = 6, .framed = true};
        case Part::avoid: return {.size = body, .above = 3};
        case Part::check: return {.size = body, .above = 7};
        case Part::blank: return {.size = body, .above = 8};
        case Part::text: break;
    }
    return {.size = body};
}

// Its picture stands where the line ends: on a roll, and where a newspaper's narrow gutter holds its number.
bool Sheet::stands_at_end(const Line& line) const {
    return !line.pictogram.empty() && (handout_.paper == Paper::receipt || (columns_.across > 1 && has_mark(line)));
}

Piece Sheet::row(const Words& words, const Words& french, const Look& look, Row row) {
    const float outdent = look.hanging ? columns_.gutter : 0;
    const bool picture_at_end = stands_at_end(row.line);
    const float width = (look.spanning ? columns_.page_content() - columns_.gutter : columns_.column()) + outdent - (picture_at_end ? widest_picture + 2 * mm : 0);
    const float start = columns_.margin + columns_.gutter - outdent;
    const bool frames_french = look.framed && !french.empty();
    row.top = look.framed ? inset : 0;

    const auto add = [&](const Words& said, Direction direction, float x, bool framed, bool beside) {
        if (said.empty()) return;
        Text text{framed ? quoted(said) : said, {look.size, look.framed && !framed ? Weight::regular : look.weight}, width - (framed ? 2 * inset : 0), direction, look.ink, look.role};
        if (!beside && !framed && !row.layers.empty() && look.ink.red == black.red) text.ink = soft;      // French under the reader's words
        const int lines = canvas_.lines(text);
        row.first_line = std::max(row.first_line, text.line_height());
        const std::size_t first = beside ? 0 : row.strips.size();
        row.strips.resize(std::max(row.strips.size(), first + static_cast<std::size_t>(lines)), text.line_height());
        row.layers.push_back({std::move(text), x + (framed ? inset : 0), first, static_cast<std::size_t>(lines), lines, framed});
        if (framed && !beside) row.strips[first] += inset, row.strips.back() += inset;
        if (framed && !beside && first > 0) row.strips[first - 1] += 4;          // so that the frame touches no descender
    };
    add(words, direction(), columns_.left(start, width), look.framed && !frames_french, false);
    if (columns_.two)
        add(french, Direction::left_to_right, columns_.left(start + width + columns_.spine, width), frames_french, true);
    else
        add(french, Direction::left_to_right, columns_.left(start, width), frames_french, false);

    if (columns_.two && frames_french && !row.strips.empty()) {
        row.strips.front() += inset, row.strips.back() += inset;
        row.layers.back().count = row.strips.size();
    }
    const float drawn = std::accumulate(row.strips.begin(), row.strips.end(), 0.0f);
    const float beside = row.line.number > 0 ? widest_picture : row.line.part == Part::check ? 4.6f * mm : row.line.pictogram.empty() ? 0 : picture_size(row.line);
    if (!row.strips.empty() && drawn < beside) row.strips.back() += beside - drawn;
    row.strips.insert(row.strips.end(), row.rules, ruled);
    if (row.underlined) row.strips.push_back(9);

    Piece piece{.above = look.above, .strips = row.strips};
    piece.draw = [this, row = std::move(row)](float y, std::size_t from, std::size_t to) { draw(row, y, from, to); };
    return piece;
}

void Sheet::draw(const Row& row, float y, std::size_t from, std::size_t to) {
    const auto height = [&](std::size_t a, std::size_t b) {
        return a < b ? std::accumulate(row.strips.begin() + static_cast<std::ptrdiff_t>(a), row.strips.begin() + static_cast<std::ptrdiff_t>(b), 0.0f) : 0;
    };
    for (const Row::Layer& layer : row.layers) {
        const std::size_t a = std::max(from, layer.first), b = std::min(to, layer.first + layer.count);
        if (a >= b) continue;
        const float top = y + height(from, a);
        if (layer.framed) canvas_.box(layer.x - inset, top, layer.text.width + 2 * inset, height(a, b), 3, 1, house);
        const bool padded = a == layer.first && (layer.framed || (columns_.two && row.top > 0));
        canvas_.text(layer.text, layer.x, top + (padded ? inset : 0), static_cast<int>(a - layer.first), std::min(static_cast<int>(b - layer.first), layer.lines));
    }
    if (from == 0) mark(row, y + (columns_.two ? row.top : 0) + row.first_line / 2);
    const float start = columns_.margin + columns_.gutter;
    const std::size_t first_rule = row.strips.size() - row.rules - (row.underlined ? 1 : 0);
    for (std::size_t i = std::max(from, first_rule); i < to; ++i) {
        const float at = y + height(from, i + 1);
        if (row.underlined) canvas_.line(columns_.margin, at - 3, columns_.width - columns_.margin, at - 3, 1.8f, house);
        else canvas_.line(columns_.left(start, 0), at - 0.5f, columns_.left(columns_.margin + columns_.content(), 0), at - 0.5f, 0.6f, hairline);
    }
}

// A number, a box to tick, a cross; and the pictogram, between the columns where there are two.
void Sheet::mark(const Row& row, float middle) {
    const Line& line = row.line;
    const float x = columns_.left(columns_.margin + mark_size / 2, 0);
    if (line.number > 0 && line.part != Part::check) {                     // a list to tick has no place for both
        canvas_.disc(x, middle, mark_size / 2, 0, house);
        canvas_.centred({language::words(std::to_string(line.number), language::french), {10.5f, Weight::bold}, 0, Direction::left_to_right, white, "Lbl"}, x, middle);
    } else if (line.part == Part::check) {
        const float half = 2.2f * mm;
        canvas_.box(x - half, middle - half, 2 * half, 2 * half, 1, 1, black);
        if (line.checked) canvas_.strokes({{x - half * 0.6f, middle}, {x - half * 0.1f, middle + half * 0.55f}, {x + half * 0.75f, middle - half * 0.7f}}, 1.8f, black);
    } else if (line.part == Part::avoid) {
        const float half = 1.5f * mm;
        canvas_.strokes({{x - half, middle - half}, {x + half, middle + half}}, 1.8f, black);
        canvas_.strokes({{x - half, middle + half}, {x + half, middle - half}}, 1.8f, black);
    }
    if (line.pictogram.empty()) return;
    const float size = picture_size(line), centre = stands_at_end(line)  ? columns_.content() - widest_picture / 2
                                                    : columns_.across > 1 ? mark_size / 2
                                                    : columns_.two        ? columns_.gutter + columns_.column() + columns_.spine / 2
                                                                          : columns_.gutter - 10 * mm + widest_picture / 2;
    canvas_.pictogram(line.pictogram, columns_.left(columns_.margin + centre - size / 2, size), middle - size / 2, size, columns_.mirrored, house);
}

Piece Sheet::row(const Line& line) {
    const bool step = line.part == Part::check && line.number > 0;          // of a checklist: an act that is ticked
    Piece piece = row(line.words, line.french, look_of(step ? Part::act : line.part), {.line = line, .rules = line.part == Part::blank ? static_cast<std::size_t>(std::max(line.rows, 0)) : 0});
    piece.with_next = line.part == Part::heading;
    return piece;
}

Piece Sheet::title() {
    const float size = handout_.large ? 26 : handout_.paper == Paper::a4 ? 19 : 15;
    Piece piece = row(handout_.title, handout_.french_title, {.size = size, .weight = Weight::bold, .ink = house, .above = 0, .role = "H1", .hanging = !columns_.two, .spanning = columns_.across > 1}, {.underlined = true});
    piece.with_next = true;
    return piece;
}

Piece Sheet::rest_is_missing() {
    return row(say_.rest_left_out(), columns_.french ? french_.rest_left_out() : Words{}, {.size = columns_.body, .weight = Weight::bold, .above = columns_.body}, {});
}

std::vector<Group> Sheet::groups() {
    std::vector<Group> out;
    for (const handout::Block& block : handout_.blocks) {
        Group group;
        for (const Line& line : block.lines) {
            const bool age = line.part == Part::note && !group.empty();       // a number never stands without what is said of it
            if (age) group.back().with_next = true;
            group.push_back(row(line));
        }
        if (!group.empty()) group.front().above = std::max(group.front().above, columns_.body);
        out.push_back(std::move(group));
    }
    if (!handout_.map.empty()) out.push_back(map());
    if (!handout_.code.empty() && !handout_.sensitive) out.push_back(code());
    return out;
}

Group Sheet::code() {
    const auto code = handout::code(handout_.code);
    const float modules = code ? static_cast<float>(code->side + 2 * handout::quiet_zone) : 0;
    if (!code || modules * 0.5f * mm > columns_.content()) return {};      // smaller, no telephone would read it
    const float module = std::clamp(44 * mm / modules, 0.5f * mm, 0.9f * mm), side = module * modules;
    Piece square{.above = columns_.body * 1.5f, .strips = {side}, .with_next = true};
    square.draw = [this, code = *code, module, side](float y, std::size_t, std::size_t) {
        const float quiet = module * handout::quiet_zone;
        canvas_.squares(code.dark, code.side, columns_.margin + (columns_.content() - side) / 2 + quiet, y + quiet, module);
    };
    const Words french = columns_.french ? french_.no_site_opens() : Words{};
    return {std::move(square), row(say_.no_site_opens(), french, {.size = columns_.quiet(), .ink = soft, .above = 0}, {})};
}

// --- the foot of every page ---------------------------------------------------------------------------------------------------------

std::vector<Text> Sheet::foot_words(int page, int pages) const {
    const float size = columns_.body > 11 ? 12 : 9;
    std::vector<Text> out;
    const auto say_in = [&](const messages::Messages& say, Direction direction) {
        Words words;
        const auto also = [&](const Words& more) { words = words.empty() ? more : messages::joined(words, " · ", more); };
        if (columns_.height > 0 || pages > 1) also(say.page_of(page, pages));
        if (handout_.printed && !handout_.sensitive) also(say.printed_on(*handout_.printed));
        if (handout_.data) also(say.directory_of(*handout_.data));
        const float width = columns_.two ? columns_.column() : columns_.page_content();
        out.push_back({words, {size}, width, direction, soft});
        out.push_back({handout_.draft ? say.draft_translation() : Words{}, {size, Weight::bold}, width, direction, black});
    };
    say_in(say_, direction());
    if (!columns_.french) return out;
    say_in(french_, Direction::left_to_right);
    for (std::size_t i : {0u, 1u})
        if (language::plain(out[i].words) == language::plain(out[i + 2].words)) out[i].words.clear();      // not translated: once is enough
    return out;
}

float Sheet::foot_height() {
    const std::vector<Text> texts = foot_words(most_pages_of_a_leaflet, most_pages_of_a_leaflet);
    std::vector<float> heights;
    for (const Text& text : texts) heights.push_back(static_cast<float>(canvas_.lines(text)) * text.line_height());
    const float reader = heights[0] + heights[1], french = texts.size() > 2 ? heights[2] + heights[3] : 0;
    const float words = columns_.two ? std::max(reader, french) : reader + french;
    return words > 0 ? words + 14 : 0;
}

void Sheet::foot(int page, int pages, float y) {
    const std::vector<Text> texts = foot_words(page, pages);
    if (foot_height() <= 0) return;
    canvas_.line(columns_.margin, y + 8, columns_.width - columns_.margin, y + 8, 0.6f, hairline);
    const float top = y + 14, french = columns_.margin + columns_.gutter + columns_.column() + columns_.spine;
    float below = top;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i == 2 && columns_.two) below = top;
        const bool at_french = columns_.two && i >= 2;
        const float start = at_french ? french : columns_.margin + (columns_.two ? columns_.gutter : 0);
        canvas_.text(texts[i], columns_.left(start, texts[i].width), below);
        below += static_cast<float>(canvas_.lines(texts[i])) * texts[i].line_height();
    }
}

}  // namespace repere::paper
