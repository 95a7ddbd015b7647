// The map on paper: rings of minutes on foot around the kiosk, as the crow flies. North is up in every language.
#include <algorithm>
#include <cmath>

#include "paper/sheet.hpp"

namespace repere::paper {

using handout::Mark;
using language::Direction;
using language::Words;
using typography::Weight;

namespace {

constexpr double metres_a_minute = 80;       // as on the screen (visit/map.cpp)
constexpr float dot = 3 * mm;

struct Dot {                                 // marks too near one another to be told apart: one dot with all their numbers
    float x, y;
    std::string numbers;
};

std::vector<Dot> dots(const std::vector<Mark>& marks, float scale) {
    std::vector<Dot> out;
    for (const Mark& mark : marks) {
        const float x = static_cast<float>(mark.east) * scale, y = -static_cast<float>(mark.north) * scale;
        const std::string number = mark.number > 0 ? std::to_string(mark.number) : std::string{};
        const auto near = std::find_if(out.begin(), out.end(), [&](const Dot& each) { return std::hypot(each.x - x, each.y - y) < 2.4f * dot; });
        if (near == out.end()) out.push_back({x, y, number});
        else if (!number.empty()) near->numbers += (near->numbers.empty() ? "" : " · ") + number;
    }
    return out;
}

}  // namespace

Group Sheet::map() {
    double farthest = 0;
    for (const Mark& mark : handout_.map) farthest = std::max(farthest, std::hypot(mark.east, mark.north));
    const int step = farthest > 15 * metres_a_minute ? 10 : 5;
    const int rings = std::max(3, static_cast<int>(std::ceil(farthest / metres_a_minute / step)));
    const float side = std::min(columns_.content(), 86 * mm), radius = side / 2 - 2 * dot;
    const float scale = radius / static_cast<float>(rings * step * metres_a_minute);

    Piece heading = row(say_.map_title(), columns_.french ? french_.map_title() : Words{}, look_of(handout::Part::heading), {});
    heading.with_next = true;
    Piece drawing{.above = 4, .strips = {side}, .with_next = true};
    drawing.draw = [this, marks = dots(handout_.map, scale), step, rings, side, radius](float y, std::size_t, std::size_t) {
        const float cx = columns_.width / 2, cy = y + side / 2;
        const auto said = [&](const Words& words, Weight weight, Ink ink) { return Text{words, {9, weight, 1.2f}, 0, direction(), ink}; };
        const auto label = [&](const Text& text, float x, float middle) {      // on a piece of bare paper
            const float w = canvas_.natural_width(text) + 4;
            canvas_.box(x - w / 2, middle - text.line_height() / 2, w, text.line_height(), 2, 0, white);
            canvas_.centred(text, x, middle);
        };
        for (int ring = 1; ring <= rings; ++ring) canvas_.disc(cx, cy, radius * static_cast<float>(ring) / static_cast<float>(rings), 0.6f, hairline);
        for (int ring = 1; ring <= rings; ++ring)
            label(said(say_.minutes(ring * step), Weight::regular, soft), cx, cy - radius * static_cast<float>(ring) / static_cast<float>(rings));
        const float north = cx - side / 2 + dot;
        canvas_.strokes({{north - 3, y + 8}, {north, y + 3}, {north + 3, y + 8}}, 1.2f, black);
        canvas_.centred(said(say_.north_sign(), Weight::bold, black), north, y + 15);
        label(said(say_.you_are_here(), Weight::bold, black), cx, cy + 11);
        canvas_.disc(cx, cy, 3.5f, 0, black);
        for (const Dot& each : marks) {
            const Text numbers{language::words(each.numbers, language::french), {10, Weight::bold}, 0, Direction::left_to_right, white};
            const float half = std::max(dot, each.numbers.empty() ? 0 : canvas_.natural_width(numbers) / 2 + 4);
            canvas_.box(cx + each.x - half - 1.5f, cy + each.y - dot - 1.5f, 2 * half + 3, 2 * dot + 3, dot + 1.5f, 0, white);
            canvas_.box(cx + each.x - half, cy + each.y - dot, 2 * half, 2 * dot, dot, 0, house);
            if (!each.numbers.empty()) canvas_.centred(numbers, cx + each.x, cy + each.y);
        }
    };
    Piece note = row(say_.as_the_crow_flies(), columns_.french ? french_.as_the_crow_flies() : Words{}, look_of(handout::Part::note), {});
    return {std::move(heading), std::move(drawing), std::move(note)};
}

}  // namespace repere::paper
