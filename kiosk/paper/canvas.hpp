// A PDF while it is drawn: words, lines, squares. Lengths are points (1/72 inch), y runs down.
//
// Words are text, with the fonts that draw them embedded. The file says its title and nothing else of who made it when: the same drawing
// gives the same bytes. Colours are few, and each is dark enough to be read when a printer knows black alone.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/language.hpp"
#include "typography/typography.hpp"

namespace repere::paper {

inline constexpr float mm = 72 / 25.4f;

struct Ink { float red, green, blue; };
inline constexpr Ink black{0x1D / 255.0f, 0x24 / 255.0f, 0x30 / 255.0f};       // the ink, the soft words and the blue of the screen
inline constexpr Ink soft{0x4A / 255.0f, 0x4F / 255.0f, 0x5A / 255.0f};
inline constexpr Ink house{0x1E / 255.0f, 0x3A / 255.0f, 0x5F / 255.0f};
inline constexpr Ink hairline{0.62f, 0.62f, 0.62f};
inline constexpr Ink white{1, 1, 1};

struct Text {
    language::Words words;
    typography::Style style;
    float width = 0;                         // it wraps in; 0: one line
    language::Direction direction = language::Direction::left_to_right;
    Ink ink = black;
    const char* role = "P";                  // of the structure, for who listens to the file: P, H1, H2 (ISO 32000)

    float line_height() const { return style.size * style.line_height; }
};

class Canvas {
public:
    Canvas(const std::string& title, const language::Tag& language);       // of whoever reads it
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    int lines(const Text& text);                                           // measured; nothing is drawn
    float natural_width(const Text& text);                                 // of its longest line
    bool missing_glyphs() const { return missing_glyphs_; }

    void page(float width, float height);                                  // a new one: what follows is drawn there
    void begin_at(float x);                                                // what follows, on this page and the next, is drawn as much further right
    void text(const Text& text, float x, float y, int from = 0, int to = 1 << 20);
    void centred(Text text, float x, float y);                             // one line around a point
    void line(float x1, float y1, float x2, float y2, float thickness, Ink ink);
    void box(float x, float y, float width, float height, float radius, float thickness, Ink ink);     // thickness 0: filled
    void disc(float x, float y, float radius, float thickness, Ink ink);                               // likewise
    void strokes(const std::vector<std::pair<float, float>>& points, float thickness, Ink ink);        // one after the other
    void hatch(float x, float y, float width, float height, Ink ink);
    void squares(const std::vector<bool>& dark, int side, float x, float y, float module);             // black
    void pictogram(std::string_view name, float x, float y, float size, bool mirrored, Ink ink);

    std::string finish();                                                  // the whole file; throws std::runtime_error when cairo failed

private:
    void use(Ink ink);
    struct Surface;
    typography::Shaper shaper_{1000, typography::Medium::paper};
    std::unique_ptr<Surface> surface_;
    std::string language_;
    bool missing_glyphs_ = false;
};

}  // namespace repere::paper
