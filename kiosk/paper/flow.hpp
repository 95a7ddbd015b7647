// From one page to the next: what stands together stays together, nothing is cut through a line, nothing is lost.
//
// A group stays on one page unless it is longer than a page. Then its pieces stay whole; then its strips, the lines of a paragraph, do.
// A heading stands with what follows it. Knows no words and no canvas: heights in, places out.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace repere::paper {

struct Piece {                               // as wide as the text of the page
    float above = 0;                         // room before it, needless at the head of a page
    std::vector<float> strips;               // heights of what cannot be cut
    bool with_next = false;                  // never the last thing of a page
    std::function<void(float y, std::size_t from, std::size_t to)> draw;      // some of its strips, from that height on
    float height() const;
};
using Group = std::vector<Piece>;

struct Placed {
    const Piece* piece;
    float y;
    std::size_t from, to;                    // strips
    float bottom() const;
};
using Pages = std::vector<std::vector<Placed>>;

// Points into `groups`, which have to stay. No strip may be higher than a page. What stands above all of them, at the head of the first page, is
// left room there; of the first `heads` where a page of paper holds so many side by side: there a group that would leave a quarter of such a column
// empty is cut between its pieces.
Pages flow(const std::vector<Group>& groups, float page_height, float head = 0, std::size_t heads = 1);

}  // namespace repere::paper
