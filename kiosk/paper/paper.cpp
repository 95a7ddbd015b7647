#include "paper/paper.hpp"

#include <algorithm>

#include "paper/sheet.hpp"

namespace repere::paper {

namespace {

constexpr float longest_roll = 14000;        // a page of a PDF is at most 14 400 points long (5 m)

void leave_out_the_rest(Pages& pages, std::size_t most, const Piece& says_so, float room) {
    pages.resize(most);
    auto& last = pages.back();
    while (!last.empty() && last.back().bottom() + says_so.above + says_so.height() > room) last.pop_back();
    const float y = last.empty() ? 0 : last.back().bottom() + says_so.above;
    last.push_back({&says_so, y, 0, says_so.strips.size()});
}

}  // namespace

Pdf pdf(const handout::Handout& handout, const messages::Messages& say, int most) {
    Canvas canvas{language::plain(handout.title), handout.language};
    Sheet sheet{handout, say, canvas};
    const Columns& columns = sheet.columns();
    const bool roll = columns.height <= 0;
    const float room = (roll ? longest_roll : columns.height) - 2 * columns.margin - sheet.foot_height();

    std::vector<Group> groups = sheet.groups();
    const Piece title = sheet.title(), rest = sheet.rest_is_missing();
    const std::size_t across = columns.across;
    const float head = across > 1 ? title.height() + columns.body : 0;
    if (across == 1) groups.insert(groups.begin(), {title});
    Pages filled = flow(groups, room, head, across);
    if (const std::size_t all = static_cast<std::size_t>(most) * across; filled.size() > all) leave_out_the_rest(filled, all, rest, room);

    const int count = static_cast<int>((filled.size() + across - 1) / across);
    for (int i = 0; i < count; ++i) {
        const std::size_t first = static_cast<std::size_t>(i) * across, end = std::min(first + across, filled.size());
        const float used = roll ? (filled[first].empty() ? 0 : filled[first].back().bottom()) : room, top = columns.margin + (i == 0 ? head : 0);
        canvas.page(columns.width, used + 2 * columns.margin + sheet.foot_height());
        if (i == 0 && across > 1) title.draw(columns.margin, 0, title.strips.size());
        for (std::size_t column = first; column < end; ++column) {
            canvas.begin_at(static_cast<float>(column - first) * (columns.content() + columns.spine));
            for (const Placed& placed : filled[column]) placed.piece->draw(top + placed.y, placed.from, placed.to);
        }
        canvas.begin_at(0);
        sheet.foot(i + 1, count, columns.margin + used);
    }
    return {canvas.finish(), count, canvas.missing_glyphs()};
}

}  // namespace repere::paper
