// The look: colours by tone, measures in units of 1/3.6 mm (one pixel of a 24 inch 1080p screen, the one the pictures were drawn for).
#pragma once

#include "layout/layout.hpp"

namespace repere::layout {

struct Theme {
    Colour paper, stone, line, card, ink, soft, on_dark, soft_on_dark, scrim;
    float line_width;                        // around cards; 0: a shadow instead
    Colour strong(page::Tone tone) const;    // a ground for white words, or words on a light ground
    Colour ground(page::Tone tone) const;    // of a badge
};

const Theme& theme(bool high_contrast);

struct Measures {
    float u;                                 // one unit, in pixels
    bool large, portrait;
    float margin() const { return (portrait ? 56 : 72) * u; }
    float gap() const { return 28 * u; }
    float bar() const { return 124 * u; }
    float control() const { return 84 * u; }
    float type(float units) const { return (units + (large ? 12.5f : 0)) * u; }    // 25 → 37.5: capitals of 7.4 mm, and titles stay titles
};

}  // namespace repere::layout
