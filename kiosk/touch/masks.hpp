// Masks of the shapes' top left corners. A shape is four of them, turned, and plain rectangles between.
#pragma once

#include "typography/typography.hpp"

namespace repere::touch {

typography::Mask corner_mask(int radius);
typography::Mask ring_mask(int radius, int width);  // of an outline inside the corner
typography::Mask shadow_mask(int radius, int blur); // from `blur` outside the corner to where both edges are straight
inline int shadow_side(int radius, int blur) { return radius + 2 * blur; }

}  // namespace repere::touch
