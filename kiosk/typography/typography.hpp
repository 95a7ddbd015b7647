// Typography: words become paragraphs of placed glyphs, for screen and paper; pictograms become masks. No GL, no window, no colour.
//
// Pango shapes, orders and wraps; fonts come from a private configuration that names the few families used. Every line of a
// style is as tall as every other, whatever its script. A Paragraph is a value; a Shaper belongs to one thread. Lengths are pixels of a
// screen, or points of a sheet (1/72 inch): there nothing is rounded, and words are drawn as text, so that they can be selected and found.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "language/language.hpp"

struct _cairo;                               // cairo_t: who draws on paper has one, and nobody else has to read cairo's headers

namespace repere::typography {

enum class Medium { screen, paper };
enum class Weight { regular, bold };
enum class Align { start, centre, end };     // start follows the paragraph's direction

struct Style {
    float size = 25;                         // of the em
    Weight weight = Weight::regular;
    float line_height = 1.42f;               // of the size
    Align align = Align::start;
    friend bool operator==(const Style&, const Style&) = default;
};

struct Glyph {
    std::uint32_t font;                      // of the shaper: see Shaper::rasterise
    std::uint32_t index;
    float x, y;                              // of the origin on the baseline, from the paragraph's top left
};

struct Paragraph {
    float width = 0, height = 0;             // of the ink box it needs: the widest line, all the lines
    float box_width = 0;                     // what it was given to wrap in; glyphs are aligned within it
    int lines = 0;
    bool broken_word = false;                // a word did not fit a line and was cut
    int missing_glyphs = 0;
    std::vector<Glyph> glyphs;
};

struct Mask {                                // 8-bit coverage
    int width = 0, height = 0;
    int left = 0, top = 0;                   // from the origin to the top left corner; y down
    std::vector<std::uint8_t> coverage;
};

class Shaper {
public:
    // kept: paragraphs it remembers. Throws std::runtime_error when there is no font at all.
    explicit Shaper(std::size_t kept = 1000, Medium medium = Medium::screen);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    // direction: of the paragraph as a whole, so that French quoted on an Arabic page begins at the right place
    std::shared_ptr<const Paragraph> shape(const language::Words& words, const Style& style, float width, language::Direction direction);
    Mask rasterise(std::uint32_t font, std::uint32_t glyph);
    // On paper: the lines [from, to) of what `shape` would make, in the colour that is set, the top left of the first of them at x, y.
    // Every baseline lies at the same depth of its line, so that two scripts side by side stand on one line.
    void draw(_cairo* on, const language::Words& words, const Style& style, float width, language::Direction direction, float x, float y,
              int from, int to);
    // The characters of `text` for which no font of the language has a glyph.
    std::vector<char32_t> missing(std::string_view text, const language::Tag& tag);
    const std::string& missing_families() const;     // of ours, with commas: then any font there is stands in
    void forget();                           // whatever was kept to be quick: no word is left

private:
    struct Kept;
    std::unique_ptr<Kept> kept_;
};

// A pictogram drawn as strokes on a grid of 64, scaled to `size` pixels. Mirrored: for a page that runs from right to left.
// An unknown name gives an empty mask.
Mask pictogram(std::string_view name, int size, bool mirrored);
void draw_pictogram(_cairo* on, std::string_view name, float x, float y, float size, bool mirrored);      // as strokes, on paper
std::vector<std::string> pictograms();       // every name there is

}  // namespace repere::typography
