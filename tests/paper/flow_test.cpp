#include "paper/flow.hpp"

#include "given/catch.hpp"

using namespace repere::paper;

namespace {

Piece piece(std::vector<float> strips, float above = 0, bool with_next = false) { return {.above = above, .strips = std::move(strips), .with_next = with_next}; }
Piece heading() { return piece({20}, 10, true); }

// Where each piece stands, in their order.
using Place = std::tuple<int, float, int, int>;              // page, y, from, to
std::vector<Place> places(const Pages& pages) {
    std::vector<Place> out;
    for (std::size_t page = 0; page < pages.size(); ++page)
        for (const Placed& placed : pages[page]) out.emplace_back(static_cast<int>(page), placed.y, static_cast<int>(placed.from), static_cast<int>(placed.to));
    return out;
}

}  // namespace

TEST_CASE("pieces stand one under another, without room before the first of a page", "[paper]") {
    const std::vector<Group> groups{{piece({10}, 5), piece({10}, 5)}, {piece({10}, 8)}};
    CHECK(places(flow(groups, 100)) == std::vector<Place>{{0, 0, 0, 1}, {0, 15, 0, 1}, {0, 33, 0, 1}});
}

TEST_CASE("a group that does not fit what is left of a page goes whole to the next", "[paper]") {
    const std::vector<Group> groups{{piece({60})}, {piece({30}), piece({30})}};
    CHECK(places(flow(groups, 100)) == std::vector<Place>{{0, 0, 0, 1}, {1, 0, 0, 1}, {1, 30, 0, 1}});
}

TEST_CASE("a heading is never the last of a page", "[paper]") {
    SECTION("though it is a group of its own") {
        const std::vector<Group> groups{{piece({60})}, {heading()}, {piece({30})}};
        CHECK(places(flow(groups, 100)) == std::vector<Place>{{0, 0, 0, 1}, {1, 0, 0, 1}, {1, 20, 0, 1}});
    }
    SECTION("though its group is longer than a page") {
        const std::vector<Group> groups{{piece({60})}, {heading(), piece({40}), piece({70})}};
        CHECK(places(flow(groups, 100)) == std::vector<Place>{{0, 0, 0, 1}, {1, 0, 0, 1}, {1, 20, 0, 1}, {2, 0, 0, 1}});
    }
    SECTION("two of them neither") {
        const std::vector<Group> groups{{piece({40})}, {heading()}, {heading()}, {piece({30})}};
        CHECK(places(flow(groups, 100)) == std::vector<Place>{{0, 0, 0, 1}, {1, 0, 0, 1}, {1, 30, 0, 1}, {1, 50, 0, 1}});
    }
}

TEST_CASE("a piece longer than a page is cut between its strips, and every strip stands once", "[paper]") {
    const std::vector<Group> groups{{piece({50})}, {piece(std::vector<float>(25, 10))}};
    CHECK(places(flow(groups, 100)) == std::vector<Place>{{0, 0, 0, 1}, {0, 50, 0, 5}, {1, 0, 5, 15}, {2, 0, 15, 25}});
}

TEST_CASE("a newspaper's first columns stand under its title, and a group that would leave a gap is cut between its pieces", "[paper]") {
    const std::vector<Group> groups{{piece({40})}, {piece({30}), piece({30})}, {piece({80})}, {piece({100})}};
    CHECK(places(flow(groups, 100, 20, 2)) == std::vector<Place>{{0, 0, 0, 1}, {0, 40, 0, 1}, {1, 0, 0, 1}, {2, 0, 0, 1}, {3, 0, 0, 1}});
}

TEST_CASE("nothing is one empty page", "[paper]") { CHECK(flow({}, 100).size() == 1); }

TEST_CASE("whatever the heights, nothing is lost, nothing overlaps and nothing leaves the page", "[paper]") {
    unsigned seed = 1;
    const auto random = [&seed](unsigned below) { return (seed = seed * 1664525u + 1013904223u) / 65536u % below; };
    for (int round = 0; round < 300; ++round) {
        std::vector<Group> groups;
        for (unsigned g = random(12); g > 0; --g) {
            Group group;
            for (unsigned p = random(6); p > 0; --p) {
                std::vector<float> strips;
                for (unsigned s = 1 + random(round % 3 == 0 ? 30 : 4); s > 0; --s) strips.push_back(static_cast<float>(5 + random(25)));
                group.push_back(piece(strips, static_cast<float>(random(15)), random(5) == 0));
            }
            groups.push_back(group);
        }
        const Pages pages = flow(groups, 200);
        std::vector<std::pair<const Piece*, std::size_t>> expected, found;
        for (const Group& group : groups)
            for (const Piece& each : group)
                for (std::size_t s = 0; s < each.strips.size(); ++s) expected.emplace_back(&each, s);
        for (const auto& page : pages) {
            float y = 0;
            for (const Placed& placed : page) {
                for (std::size_t s = placed.from; s < placed.to; ++s) found.emplace_back(placed.piece, s);
                CHECK(placed.y >= y - 0.1f);
                y = placed.bottom();
                CHECK(y <= 200.1f);
            }
        }
        REQUIRE(found == expected);
    }
}
