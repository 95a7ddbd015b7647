// What is hidden in tables, so that no small number is found by subtraction either (DESIGN §10).
#include "usage/suppression.hpp"

#include <array>
#include <random>

#include "given/catch.hpp"

using namespace repere::usage;

namespace {

// A total before its parts; hidden cells come back as -1.
std::vector<int> published(std::vector<int> values) {
    std::vector<Cell> cells;
    Sum sum{0, {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        cells.push_back({values[i]});
        if (i > 0) sum.parts.push_back(i);
    }
    suppress(cells, {sum});
    for (std::size_t i = 0; i < values.size(); ++i)
        if (cells[i].hidden) values[i] = -1;
    return values;
}

// Two rows and two columns with their totals:  0 1 | 2
//                                              3 4 | 5
//                                              6 7 | 8
constexpr std::size_t side = 3;
const std::vector<Sum> square{{2, {0, 1}}, {5, {3, 4}}, {8, {6, 7}}, {6, {0, 3}}, {7, {1, 4}}, {8, {2, 5}}};

std::vector<Cell> square_of(const std::array<int, 4>& inner) {
    std::vector<Cell> cells(side * side);
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t column = 0; column < 2; ++column)
            for (const std::size_t at : {row * side + column, row * side + 2, 2 * side + column, std::size_t{8}}) cells[at].value += inner[row * 2 + column];
    return cells;
}

// Every square there can be that agrees with what is shown, tried one by one: which hidden small numbers cannot be anything from 0 to 9?
int found_out(const std::vector<Cell>& cells) {
    constexpr int limit = 24;
    std::array<bool, 9> zero{}, many{};
    std::array<int, 4> inner{};
    for (inner[0] = 0; inner[0] <= limit; ++inner[0])
        for (inner[1] = 0; inner[1] <= limit; ++inner[1])
            for (inner[2] = 0; inner[2] <= limit; ++inner[2])
                for (inner[3] = 0; inner[3] <= limit; ++inner[3]) {
                    const auto [a, b, c, d] = inner;
                    const std::array<int, 9> all{a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d};
                    bool agrees = true;
                    for (std::size_t i = 0; i < all.size() && agrees; ++i) agrees = cells[i].hidden || cells[i].value == all[i];
                    for (std::size_t i = 0; i < all.size() && agrees; ++i) zero[i] = zero[i] || all[i] == 0, many[i] = many[i] || all[i] >= 9;
                }
    int out = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) out += cells[i].hidden && cells[i].value < fewest && !(zero[i] && many[i]);
    return out;
}

}  // namespace

TEST_CASE("a cell under ten is hidden, and as much beside it as would tell it", "[usage]") {
    const auto [values, shown, because] = GENERATE(table<std::vector<int>, std::vector<int>, const char*>({
        {{90, 40, 50}, {90, 40, 50}, "nothing is small"},
        {{90, 40, 45, 5}, {90, -1, 45, -1}, "a second one, the smallest: else 90 − 40 − 45 is 5"},
        {{47, 40, 4, 3}, {47, -1, -1, -1}, "two that together are 7 are both at most 7"},
        {{88, 30, 40, 9, 9}, {88, 30, 40, -1, -1}, "two that together are 18 may each be anything from 0 to 9"},
        {{90, 50, 40, 0}, {90, 50, -1, -1}, "that nobody came is a number under ten"},
        {{50, 50, 0}, {-1, 50, -1}, "a total as small as its part goes first: the part tells more"},
        {{9, 5, 4}, {-1, -1, -1}, "a small total has small parts"},
        {{10}, {10}, "ten is shown"},
    }));
    INFO(because);
    CHECK(published(values) == shown);
}

TEST_CASE("what was published before stays as it is", "[usage]") {
    std::vector<Cell> cells{{90}, {40, false, true}, {45, false, true}, {5, true, true}};
    suppress(cells, {{0, {1, 2, 3}}});
    CHECK(cells == std::vector<Cell>{{90, true}, {40, false, true}, {45, false, true}, {5, true, true}});      // the total goes
}

TEST_CASE("rows and columns together do not tell a small number either: no square that agrees is left out", "[usage]") {
    std::mt19937 random{2026};                               // the same squares each time
    int left_open = 0;
    for (int i = 0; i < 60; ++i) {
        std::array<int, 4> inner{};
        for (int& one : inner) one = static_cast<int>(random() % 15);
        auto cells = square_of(inner), open = cells;
        suppress(cells, square);
        suppress(open, square, Secondary::left_open);
        CAPTURE(inner);
        CHECK(found_out(cells) == 0);
        left_open += found_out(open);
    }
    CHECK(left_open > 20);                                   // and without a second one hidden they do
}

TEST_CASE("rows that give each other away are seen together", "[usage]") {
    // All that is in brackets is hidden. The first two rows and the second column leave 20 for their first cells: 25 less 20 is the last row's 5.
    //   (8) (12) | 20      (12) (8) | 20      (5) 30 | (35)      25 and 50 at the foot
    std::vector<Cell> cells{{8, true, true}, {12, true, true}, {20, false, true}, {12, true, true}, {8, true, true}, {20, false, true},
                            {5, true, true}, {30, false, true}, {35, true, true}, {25},             {50, false, true}};
    suppress(cells, {{2, {0, 1}}, {5, {3, 4}}, {8, {6, 7}}, {9, {0, 3, 6}}, {10, {1, 4, 7}}});
    CHECK(cells[9].hidden);
}
