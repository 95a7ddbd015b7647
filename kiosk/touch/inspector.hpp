// The maintainers' windows over the kiosk: the tree of the page, boxes in millimetres, events, frame times, the atlas. They watch;
// the pointer is theirs only while Ctrl is held, so that the page does just what it does without them.
#pragma once

#include <deque>
#include <span>
#include <string>

#include "layout/layout.hpp"
#include "touch/touch.hpp"

namespace repere::touch {

class Inspector {
public:
    void heard(const Input& input);
    void page_turned(int by);
    // Between the frames of Dear ImGui. milliseconds: of the last frames, the newest at `newest`.
    void show(const layout::Placed& placed, const layout::View& view, float x, float y, bool takes_pointer, const Figures& figures,
              std::span<const float> milliseconds, int newest, unsigned atlas, int atlas_height);

private:
    std::deque<std::string> events_;                // the newest first
};

}  // namespace repere::touch
