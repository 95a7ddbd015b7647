#include "paper/flow.hpp"

#include <numeric>

namespace repere::paper {

namespace {

float height_of(const Piece& piece, std::size_t from, std::size_t to) {
    return std::accumulate(piece.strips.begin() + static_cast<std::ptrdiff_t>(from), piece.strips.begin() + static_cast<std::ptrdiff_t>(to), 0.0f);
}

using Pieces = std::vector<const Piece*>;

class Filling {
public:
    Filling(float page_height, float head, std::size_t heads) : page_{page_height + 0.01f}, head_{head}, heads_{heads}, most_{page_ - head} {}      // sums of heights are not exact

    void place(const Pieces& group) {
        if (!fits(whole(group)) && !at_head()) {
            const bool longer_than_a_page = whole(group) - group.front()->above > most_;
            if (!longer_than_a_page && !leaves_a_gap()) next_page();
        }
        if (fits(whole(group)))
            for (const Piece* piece : group) put(*piece, 0, piece->strips.size());
        else
            for (std::size_t i = 0; i < group.size(); ++i) place(group, i);
    }

    Pages done() { return std::move(pages_); }

private:
    bool at_head() const { return pages_.back().empty(); }
    bool leaves_a_gap() const { return heads_ > 1 && most_ - y_ > page_ / 4; }
    bool fits(float height) const { return y_ + height <= most_; }
    float above(const Piece& piece) const { return at_head() ? 0 : piece.above; }

    float whole(const Pieces& group) const {
        float sum = 0;
        for (const Piece* piece : group) sum += piece->above + piece->height();
        return sum - (at_head() ? group.front()->above : 0);
    }

    // What has to stand on one page from here on: the piece, or its first two strips; a heading also with what follows.
    float together(const Pieces& group, std::size_t i) const {
        const Piece& piece = *group[i];
        const float own = piece.height() <= most_ ? piece.height() : height_of(piece, 0, std::min<std::size_t>(2, piece.strips.size()));
        if (!piece.with_next || i + 1 == group.size()) return own;
        const float both = own + group[i + 1]->above + together(group, i + 1);
        return both <= most_ ? both : own;
    }

    void place(const Pieces& group, std::size_t i) {
        const Piece& piece = *group[i];
        if (!at_head() && !fits(piece.above + together(group, i))) next_page();
        for (std::size_t from = 0; from < piece.strips.size();) {
            std::size_t to = from;
            const float start = from == 0 ? above(piece) : 0;
            while (to < piece.strips.size() && fits(start + height_of(piece, from, to + 1))) ++to;
            if (to == from && !at_head()) {
                next_page();
                continue;
            }
            to = std::max(to, from + 1);
            put(piece, from, to);
            from = to;
            if (from < piece.strips.size()) next_page();
        }
    }

    void put(const Piece& piece, std::size_t from, std::size_t to) {
        if (from == 0) y_ += above(piece);
        pages_.back().push_back({&piece, y_, from, to});
        y_ += height_of(piece, from, to);
    }

    void next_page() {
        pages_.emplace_back();
        y_ = 0;
        most_ = pages_.size() > heads_ ? page_ : page_ - head_;
    }

    float page_, head_;
    std::size_t heads_;
    float most_, y_ = 0;
    Pages pages_{1};
};

}  // namespace

float Piece::height() const { return height_of(*this, 0, strips.size()); }
float Placed::bottom() const { return y + height_of(*piece, from, to); }

Pages flow(const std::vector<Group>& groups, float page_height, float head, std::size_t heads) {
    Filling filling{page_height, head, heads};
    Pieces together;
    for (const Group& group : groups) {
        for (const Piece& piece : group) together.push_back(&piece);
        if (together.empty() || together.back()->with_next) continue;      // a heading alone belongs to the group that follows
        filling.place(together);
        together.clear();
    }
    if (!together.empty()) filling.place(together);
    return filling.done();
}

}  // namespace repere::paper
