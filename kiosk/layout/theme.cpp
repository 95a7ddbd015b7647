#include "layout/theme.hpp"

#include <cmath>

namespace repere::layout {

using page::Tone;

namespace {

constexpr Colour hex(std::uint32_t rgb, std::uint8_t a = 255) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb), a};
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

constexpr Theme calm{hex(0xFBF6EC), hex(0xEFE5D3), hex(0xDCCFB8), hex(0xFFFFFF),      hex(0x1D2430),
                     hex(0x4A4F5A), hex(0xFFFFFF), hex(0xE6EAF2), hex(0x1D2430, 150), 0};
constexpr Theme contrasted{hex(0xFFFFFF), hex(0xFFFFFF), hex(0x10141C), hex(0xFFFFFF),      hex(0x10141C),
                           hex(0x10141C), hex(0xFFFFFF), hex(0xFFFFFF), hex(0x10141C, 200), 2};

}  // namespace

const Theme& theme(bool high_contrast) { return high_contrast ? contrasted : calm; }

Colour Theme::strong(Tone tone) const {
    const bool contrasted = line_width > 0;
    switch (tone) {
        case Tone::plain: return ink;
        case Tone::soft: return soft;
        case Tone::blue:
        case Tone::primary: return contrasted ? hex(0x0E2440) : hex(0x1E3A5F);
        case Tone::plum: return contrasted ? hex(0x3E2250) : hex(0x5A3A6B);
        case Tone::olive: return contrasted ? hex(0x2C360E) : hex(0x46531F);
        case Tone::ochre: return contrasted ? hex(0x53280A) : hex(0x7E4110);
        case Tone::teal: return contrasted ? hex(0x08383C) : hex(0x16555A);
        case Tone::slate: return contrasted ? hex(0x20262F) : hex(0x3A4250);
        case Tone::emergency: return contrasted ? hex(0x7A0A10) : hex(0xA1141B);
        case Tone::open: return contrasted ? hex(0x0B3A1E) : hex(0x1B5230);
        case Tone::closed: return contrasted ? hex(0x5A100D) : hex(0x7E1B16);
        case Tone::unknown: return contrasted ? hex(0x362A0C) : hex(0x514218);
        case Tone::leave: return ink;
    }
    return ink;
}

Colour Theme::ground(Tone tone) const {
    if (line_width > 0) return card;
    if (tone == Tone::open) return hex(0xE3EFE3);
    if (tone == Tone::closed) return hex(0xF3E3DF);
    return stone;
}

double contrast(Colour over, Colour under) {
    const double a = luminance(over), b = luminance(under);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Screen screen_of(int width, int height, double diagonal_inches) {
    const double diagonal = std::hypot(width, height);
    return {width, height, static_cast<float>(diagonal / (diagonal_inches * 25.4))};
}

}  // namespace repere::layout
