// Paint: a placed page becomes quads that all use one texture. A value, without GL or Dear ImGui: it can be thrown away and painted
// anew when the atlas turns out to be full half way.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/layout.hpp"
#include "touch/atlas.hpp"
#include "typography/typography.hpp"

namespace repere::touch {

struct Vertex { float x, y, u, v; std::uint32_t colour; };   // u and v in texels of the atlas
using Quad = std::array<Vertex, 4>;                          // clockwise from the top left

struct Part {                                       // quads that share a clip
    layout::Rect clip;
    std::size_t from = 0, count = 0;
    bool film = false;                              // of the signing, which is a texture of its own: u and v from 0 to 1
};

struct Drawing {
    std::vector<Quad> quads;
    std::vector<Part> parts;
    void wipe();                                    // overwritten, then empty
};

// pressed: the id of the node under the finger, or empty.
Drawing& paint(Drawing& drawing, const layout::Placed& placed, const layout::View& view, std::string_view pressed, Atlas& atlas,
               typography::Shaper& shaper);

}  // namespace repere::touch
