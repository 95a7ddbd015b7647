#include "paper/report.hpp"

#include <algorithm>
#include <string_view>

#include "paper/canvas.hpp"
#include "paper/flow.hpp"

namespace repere::paper {

using language::Direction;
using language::Words;
using typography::Weight;

namespace {

constexpr float page_width = 210 * mm, page_height = 297 * mm, margin = 20 * mm, content = page_width - 2 * margin;
constexpr float foot = 26;

Words french(std::string_view text) { return text.empty() ? Words{} : language::words(language::typographic(text, language::french), language::french); }

Text text_of(std::string_view words, float size, float width, Weight weight = Weight::regular, Ink ink = black, const char* role = "P") {
    return {french(words), {size, weight}, width, Direction::left_to_right, ink, role};
}

class Press {
public:
    explicit Press(const std::string& title) : canvas_{title, language::french}, title_{title} {}

    std::vector<Group> groups(const ReportPage& page) {
        std::vector<Group> out;
        out.push_back({paragraph(text_of(page.heading, 15, content, Weight::bold, house, "H2"), 0, true)});
        for (const std::string& each : page.paragraphs) out.push_back({paragraph(text_of(each, 10.5f, content), 6, false)});
        for (const Chart& chart : page.charts) out.push_back(drawn(chart));
        for (Group& group : rows(page.table)) out.push_back(std::move(group));
        return out;
    }

    Piece title() {
        Piece piece = paragraph(text_of(title_, 22, content, Weight::bold, house, "H1"), 0, true);
        piece.strips.push_back(24);
        piece.draw = [this, words = std::move(piece.draw), n = piece.strips.size(), height = piece.height()](float y, std::size_t from, std::size_t to) {
            words(y, from, std::min(to, n - 1));
            if (to == n) canvas_.line(margin, y + height - 18, page_width - margin, y + height - 18, 1.8f, house);
        };
        return piece;
    }

    Pdf printed(const std::vector<Pages>& chapters) {
        int count = 0, n = 0;
        for (const Pages& pages : chapters) count += static_cast<int>(pages.size());
        for (const Pages& pages : chapters)
            for (const auto& page : pages) {
                canvas_.page(page_width, page_height);
                for (const Placed& placed : page) placed.piece->draw(margin + placed.y, placed.from, placed.to);
                const float y = page_height - margin - foot + 8;
                canvas_.line(margin, y, page_width - margin, y, 0.6f, hairline);
                const std::string number = "Page " + std::to_string(++n) + " sur " + std::to_string(count);
                Text at_end = text_of(number, 9, content, Weight::regular, soft);
                at_end.style.align = typography::Align::end;
                canvas_.text(at_end, margin, y + 5);
                canvas_.text(text_of(title_, 9, content - 90, Weight::regular, soft), margin, y + 5, 0, 1);
            }
        return {canvas_.finish(), count, canvas_.missing_glyphs()};
    }

private:
    Piece paragraph(Text text, float above, bool with_next) {
        Piece piece{.above = above, .strips = std::vector<float>(static_cast<std::size_t>(canvas_.lines(text)), text.line_height()), .with_next = with_next};
        piece.draw = [this, text = std::move(text)](float y, std::size_t from, std::size_t to) { canvas_.text(text, margin, y, static_cast<int>(from), static_cast<int>(to)); };
        return piece;
    }

    Group drawn(const Chart& chart) {
        Group group{paragraph(text_of(chart.title, 11.5f, content, Weight::bold, black, "H3"), 18, true)};
        int most = 1;
        for (const Bar& bar : chart.bars)
            if (bar.value && !bar.hidden) most = std::max(most, *bar.value);
        for (std::size_t i = 0; i < chart.bars.size(); ++i) group.push_back(drawn(chart.bars[i], most, i == 0));
        return group;
    }

    Piece drawn(const Bar& bar, int most, bool first) {
        constexpr float label_width = 0.34f * content, start = margin + label_width + 10, longest = content - label_width - 80, thick = 11, unknown_length = 30;
        const Text label = text_of(bar.label, 10, label_width);
        const float height = std::max(static_cast<float>(canvas_.lines(label)) * label.line_height(), 14.0f) + 6;
        Piece piece{.above = first ? 4.0f : 0.0f, .strips = {height}};
        piece.draw = [this, label, bar, most, height](float y, std::size_t, std::size_t) {
            const float middle = y + height / 2, words = static_cast<float>(canvas_.lines(label)) * label.line_height();
            canvas_.text(label, margin, middle - words / 2);
            const bool counted = bar.hidden || bar.value;
            float length = 0;
            if (bar.hidden) canvas_.hatch(start, middle - thick / 2, length = unknown_length, thick, house);
            else if (bar.value.value_or(0) > 0) canvas_.box(start, middle - thick / 2, length = std::max(1.0f, longest * static_cast<float>(*bar.value) / static_cast<float>(most)), thick, 0, 0, house);
            if (counted) canvas_.line(start, y, start, y + height, 0.6f, soft);      // where nothing would be
            const std::string said = bar.hidden ? bar.hidden_as : bar.value ? language::number_words(*bar.value, language::french) : "non mesuré";
            const Text number = text_of(said, 10, 0, counted ? Weight::bold : Weight::regular, counted ? black : soft);
            canvas_.text(number, start + length + 6, middle - number.line_height() / 2);
        };
        return piece;
    }

    // As wide as their longest words ask, within a fifth and three fifths of the page, and together as wide as the page.
    std::vector<float> widths(const std::vector<std::vector<std::string>>& table) {
        std::vector<float> out;
        for (const auto& row : table)
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (i == out.size()) out.push_back(40);
                out[i] = std::clamp(canvas_.natural_width(text_of(row[i], 10, 0, Weight::bold)) + 12, out[i], 0.6f * content);
            }
        float all = 0;
        for (const float each : out) all += each;
        for (float& each : out) each *= content / all;
        return out;
    }

    std::vector<Group> rows(const std::vector<std::vector<std::string>>& table) {
        std::vector<Group> out;
        const std::vector<float> wide = widths(table);
        for (std::size_t r = 0; r < table.size(); ++r) {
            if (table[r].empty()) continue;
            const bool head = r == 0 || table[r - 1].empty();
            std::vector<Text> cells;
            int lines = 1;
            for (std::size_t i = 0; i < table[r].size(); ++i) {
                cells.push_back(text_of(table[r][i], 10, wide[i] - 8, head ? Weight::bold : Weight::regular));
                lines = std::max(lines, canvas_.lines(cells.back()));
            }
            const float line_height = text_of("", 10, 0).line_height();
            Piece piece{.above = head ? 18.0f : 0.0f, .strips = std::vector<float>(static_cast<std::size_t>(lines), line_height), .with_next = head && r + 1 < table.size()};
            piece.strips.back() += 6;
            piece.draw = [this, cells = std::move(cells), wide, line_height, lines, head](float y, std::size_t from, std::size_t to) {
                float x = margin;
                for (std::size_t i = 0; i < cells.size(); ++i) {
                    canvas_.text(cells[i], x, y + 3, static_cast<int>(from), static_cast<int>(to));
                    x += wide[i];
                }
                const float bottom = y + static_cast<float>(to - from) * line_height + 6;
                if (static_cast<int>(to) == lines) canvas_.line(margin, bottom, page_width - margin, bottom, head ? 1.2f : 0.5f, head ? house : hairline);
            };
            out.push_back({std::move(piece)});
        }
        return out;
    }

    Canvas canvas_;
    std::string title_;
};

}  // namespace

Pdf report(std::string title, std::vector<ReportPage> pages) {
    Press press{title};
    std::vector<std::vector<Group>> groups;
    for (const ReportPage& page : pages) groups.push_back(press.groups(page));
    if (groups.empty()) groups.emplace_back();
    groups.front().insert(groups.front().begin(), Group{press.title()});
    std::vector<Pages> chapters;
    for (const auto& chapter : groups) chapters.push_back(flow(chapter, page_height - 2 * margin - foot));
    return press.printed(chapters);
}

}  // namespace repere::paper
