// Paragraphs: what was shaped once is remembered, within bounds, until it is to be forgotten.
#include "given/catch.hpp"
#include "typography/typography.hpp"

using namespace repere;
using namespace repere::typography;
using language::Direction;

TEST_CASE("the same words in the same style are shaped once; other words, another style, width, language or direction are another paragraph", "[typography]") {
    Shaper shaper;
    const auto shape = [&](const char* text, const Style& style, float width, const char* tag, Direction direction) {
        return shaper.shape(language::words(text, {tag}), style, width, direction);
    };
    const auto first = shape("Retour 17", {}, 300, "fr", Direction::left_to_right);
    CHECK(shape("Retour 17", {}, 300, "fr", Direction::left_to_right) == first);
    CHECK(shape("Retour 18", {}, 300, "fr", Direction::left_to_right) != first);
    CHECK(shape("Retour 17", {.size = 26}, 300, "fr", Direction::left_to_right) != first);
    CHECK(shape("Retour 17", {.weight = Weight::bold}, 300, "fr", Direction::left_to_right) != first);
    CHECK(shape("Retour 17", {.line_height = 1.5f}, 300, "fr", Direction::left_to_right) != first);
    CHECK(shape("Retour 17", {.align = Align::end}, 300, "fr", Direction::left_to_right) != first);
    CHECK(shape("Retour 17", {}, 301, "fr", Direction::left_to_right) != first);
    CHECK(shape("Retour 17", {}, 300, "ja", Direction::left_to_right) != first);
    CHECK(shape("Retour 17", {}, 300, "fr", Direction::right_to_left) != first);
    language::Words number{{"Retour 17", language::french, language::SpanKind::phone}};
    CHECK(shaper.shape(number, {}, 300, Direction::left_to_right) != first);
}

TEST_CASE("a shaper keeps only so many paragraphs, and none once it was told to forget", "[typography]") {
    Shaper shaper{2};
    const auto shape = [&](const char* text) { return shaper.shape(language::words(text, language::french), {}, 0, Direction::left_to_right); };
    const auto one = shape("un");
    shape("deux");
    CHECK(shape("un") == one);
    shape("trois");
    const auto again = shape("un");
    CHECK(again != one);
    CHECK(again->glyphs.size() == one->glyphs.size());      // whoever still holds the old one may draw it
    shaper.forget();
    CHECK(shape("un") != again);
}
