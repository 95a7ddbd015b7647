#include "paper/paper.hpp"

#include <algorithm>

#include "paper/sheet.hpp"

namespace repere::paper {

namespace {

constexpr float longest_roll = 14000;        // a page of a PDF is at most 14 400 points long (5 m)

void leave_out_the_rest(Pages& pages, int most, const Piece& says_so, float room) {
    pages.resize(static_cast<std::size_t>(most));
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

    const std::vector<Group> groups = sheet.groups();
    const Piece rest = sheet.rest_is_missing();
    Pages pages = flow(groups, room);
    if (pages.size() > static_cast<std::size_t>(most)) leave_out_the_rest(pages, most, rest, room);

    const int count = static_cast<int>(pages.size());
    for (int i = 0; i < count; ++i) {
        const auto& page = pages[static_cast<std::size_t>(i)];
        const float used = roll ? (page.empty() ? 0 : page.back().bottom()) : room;
        canvas.page(columns.width, used + 2 * columns.margin + sheet.foot_height());
        for (const Placed& placed : page) placed.piece->draw(columns.margin + placed.y, placed.from, placed.to);
        sheet.foot(i + 1, count, columns.margin + used);
    }
    return {canvas.finish(), count, canvas.missing_glyphs()};
}

}  // namespace repere::paper
