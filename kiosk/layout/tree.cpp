#include <cmath>
#include <nlohmann/json.hpp>

#include "layout/layout.hpp"

namespace repere::layout {

std::string tree(const Placed& placed, const View& view, long frame) {
    nlohmann::ordered_json nodes = nlohmann::ordered_json::array();
    for (const Node& node : placed.nodes) {
        const Rect rect = on_screen(placed, view, node);
        nodes.push_back({{"id", node.id},
                         {"role", page::to_string(node.role)},
                         {"name", node.name},
                         {"language", node.language.value},
                         {"rect", {rect.x, rect.y, rect.w, rect.h}},
                         {"actionable", node.event.has_value()},
                         {"visible", visible(placed, view, node)},
                         {"focused", !node.id.empty() && node.id == view.focus},
                         {"state", node.state},
                         {"truncated", node.truncated},
                         {"contrast", std::round(node.contrast * 100) / 100},
                         {"font_mm", std::round(node.font_mm * 100) / 100}});
    }
    const nlohmann::ordered_json out{{"screen", placed.screen},
                                     {"language", placed.language.value},
                                     {"direction", placed.direction == language::Direction::right_to_left ? "rtl" : "ltr"},
                                     {"size_px", {placed.size.width, placed.size.height}},
                                     {"px_per_mm", placed.size.px_per_mm},
                                     {"frame", frame},
                                     {"nodes", std::move(nodes)}};
    return out.dump(1);
}

}  // namespace repere::layout
