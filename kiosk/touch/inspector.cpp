#include "touch/inspector.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "touch/atlas.hpp"
#include "touch/imgui_version.hpp"

namespace repere::touch {

namespace {

constexpr std::size_t remembered = 40;
constexpr float main_mm = 20, secondary_mm = 11.6f; // of what is touched, on its shorter side

template <class... Arguments> std::string printed(const char* format, Arguments... arguments) {
    char text[400];
    std::snprintf(text, sizeof text, format, arguments...);
    return text;
}

std::string worded(const Input& input) {
    struct Worded {
        std::string operator()(const Typed& t) { return "typed " + t.text; }
        std::string operator()(const KeyPressed& k) { return printed("key %d", static_cast<int>(k.key)); }
        std::string operator()(const Touched& t) { return t.id + " > " + page::to_string(t.event); }
        std::string operator()(const Resized& r) { return printed("resized %d x %d", r.width, r.height); }
        std::string operator()(const CloseAsked&) { return "close asked"; }
        std::string operator()(const PointerMoved&) { return ""; }
        std::string operator()(const Explored& e) const { return "explored " + e.id; }
        std::string operator()(const Slid&) const { return "slid"; }
        std::string operator()(const KeypadPressed& e) const { return "keypad " + e.key; }
        std::string operator()(const Unplayable& u) const { return u.clip + " > " + u.why; }
    };
    return std::visit(Worded{}, input);
}

ImU32 colour_for(const layout::Node& node, float px_per_mm) {
    const float shorter = std::min(node.rect.w, node.rect.h) / px_per_mm;
    if (shorter >= main_mm) return IM_COL32(20, 140, 60, 255);
    return shorter >= secondary_mm ? IM_COL32(200, 130, 0, 255) : IM_COL32(220, 0, 40, 255);
}

std::string described(const layout::Placed& placed, const layout::Node& node) {
    const float mm = placed.size.px_per_mm;
    return printed("%s  [%s]\n%.0f x %.0f px, %.1f x %.1f mm\ncontrast %.2f, capitals %.2f mm%s", node.id.c_str(),
                   page::to_string(node.role).c_str(), static_cast<double>(node.rect.w), static_cast<double>(node.rect.h),
                   static_cast<double>(node.rect.w / mm), static_cast<double>(node.rect.h / mm), node.contrast, node.font_mm,
                   node.truncated ? ", TRUNCATED" : "");
}

void boxes(const layout::Placed& placed, const layout::View& view, float x, float y) {
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const layout::Node* hovered = nullptr;
    for (const layout::Node& node : placed.nodes) {
        const layout::Rect at = layout::on_screen(placed, view, node), clip = placed.layers[node.layer].clip;
        if (at.contains(x, y) && clip.contains(x, y)) hovered = &node;   // the last in reading order lies deepest in the tree
        if (!node.event) continue;
        list.PushClipRect(ImVec2(clip.x, clip.y), ImVec2(clip.x + clip.w, clip.y + clip.h));
        list.AddRect(ImVec2(at.x, at.y), ImVec2(at.x + at.w, at.y + at.h), colour_for(node, placed.size.px_per_mm));
        list.PopClipRect();
    }
    if (!hovered) return;
    const layout::Rect at = layout::on_screen(placed, view, *hovered);
    const std::string text = described(placed, *hovered);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    const ImVec2 from(std::clamp(at.x, 0.0f, std::max(0.0f, placed.size.width - size.x - 8)), std::max(0.0f, at.y - size.y - 8));
    list.AddRect(ImVec2(at.x, at.y), ImVec2(at.x + at.w, at.y + at.h), IM_COL32(0, 90, 255, 255), 0, 0, 3);
    list.AddRectFilled(from, ImVec2(from.x + size.x + 8, from.y + size.y + 8), IM_COL32(0, 0, 0, 220));
    list.AddText(ImVec2(from.x + 4, from.y + 4), IM_COL32_WHITE, text.c_str());
}

void tree(const layout::Placed& placed) {
    ImGui::TextUnformatted((placed.screen + "  " + placed.step + "  " + placed.language.value).c_str());
    // It does not scroll by itself: that would be a window within, and Dear ImGui gives it the pointer that its parent refuses.
    if (!ImGui::BeginTable("nodes", 5, ImGuiTableFlags_RowBg | ImGuiTableFlags_Resizable)) return;
    for (const char* heading : {"id", "role", "name", "language", "state"}) ImGui::TableSetupColumn(heading);
    ImGui::TableHeadersRow();
    for (const layout::Node& node : placed.nodes) {
        ImGui::TableNextRow();
        for (const std::string& cell :
             {node.id, page::to_string(node.role), node.name, node.language.value, node.state}) {
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(cell.c_str());
        }
    }
    ImGui::EndTable();
}

}  // namespace

void Inspector::heard(const Input& input) {
    const std::string text = worded(input);
    if (text.empty()) return;
    events_.push_front(text);
    if (events_.size() > remembered) events_.pop_back();
}

void Inspector::page_turned(int by) { events_.push_front(printed("page turned by %d", by)); }

void Inspector::show(const layout::Placed& placed, const layout::View& view, float x, float y, bool takes_pointer,
                     const Figures& figures, std::span<const float> milliseconds, int newest, unsigned atlas, int atlas_height) {
    boxes(placed, view, x, y);

    const ImGuiWindowFlags flags = ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings |
                                   (takes_pointer ? 0 : ImGuiWindowFlags_NoMouseInputs);
    const auto window = [&](const char* name, float at_y, float height, auto&& contents) {
        ImGui::SetNextWindowPos(ImVec2(8, at_y), ImGuiCond_FirstUseEver);
        ImGui::SetNextWindowSize(ImVec2(520, height), ImGuiCond_FirstUseEver);
        ImGui::SetNextWindowBgAlpha(0.85f);
        if (ImGui::Begin(name, nullptr, flags)) contents();
        ImGui::End();
    };
    window("Page (hold Ctrl to use these windows)", 8, 330, [&] { tree(placed); });
    window("Events", 346, 150, [&] {
        for (const std::string& event : events_) ImGui::TextUnformatted(event.c_str());
    });
    window("Frames", 504, 150, [&] {
        const std::string text =
            printed("frame %ld  last %.1f ms  p95 %.1f ms\n%d quads  %d draw calls  scroll %.0f px", figures.frames,
                    figures.last_ms, figures.p95_ms, figures.quads, figures.draw_calls, static_cast<double>(view.scroll));
        ImGui::TextUnformatted(text.c_str());
        const int count = static_cast<int>(milliseconds.size());
        const ImVec2 size(ImGui::GetContentRegionAvail().x, 70);
        ImGui::PlotLines("##ms", milliseconds.data(), count, (newest + 1) % count, nullptr, 0, 40, size);
    });
    window("Atlas", 662, 380, [&] {
        const double percent = 100 * static_cast<double>(figures.atlas_use);
        ImGui::TextUnformatted(printed("%d masks, %.0f %% full", figures.masks, percent).c_str());
        ImGui::Image(imgui::texture(atlas), ImVec2(500, 500.0f * static_cast<float>(atlas_height) / Atlas::side));
    });
}

}  // namespace repere::touch
