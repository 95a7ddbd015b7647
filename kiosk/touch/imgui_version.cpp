#include "touch/imgui_version.hpp"

#include <backends/imgui_impl_opengl3.h>

#include <cfloat>
#include <cstdint>

#include <algorithm>

namespace repere::touch::imgui {

namespace {

constexpr const char* glsl = "#version 330 core";

}  // namespace

void create() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;                       // nothing of a visit may reach the disk
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
#if IMGUI_VERSION_NUM >= 18700
    io.ConfigInputTrickleEventQueue = false;        // our own queue lets through one change of the button a frame
#endif
    letters(false);
    ImGui_ImplOpenGL3_Init(glsl);
}

void destroy() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

// Not DestroyDeviceObjects alone: 1.86 then believes its new vertex buffer is as large as the old one, and nothing is painted.
void drop_gl() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplOpenGL3_Init(glsl);
}

void frame_of(int width, int height, float seconds) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
    io.DisplayFramebufferScale = ImVec2(1, 1);
    io.DeltaTime = std::clamp(seconds, 1e-4f, 1.0f);  // zero is refused
}

void pointer(float x, float y, bool down) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(0, down);
#else
    io.MousePos = ImVec2(x, y);
    io.MouseDown[0] = down;
#endif
}

void pointer_away() { pointer(-FLT_MAX, -FLT_MAX, false); }

void wheel(float notches) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseWheelEvent(0, notches);
#else
    io.MouseWheel += notches;
#endif
}

void letters(bool wanted) {
    static const ImWchar one_glyph[] = {'?', '?', 0};
    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    fonts.Clear();
    fonts.Flags = wanted ? ImFontAtlasFlags_None : ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    ImFontConfig config;
    config.SizePixels = 13;
    if (!wanted) config.GlyphRanges = one_glyph;
    fonts.TexDesiredWidth = wanted ? 0 : 64;
    fonts.AddFontDefault(&config);
    fonts.Build();
}

// A pointer or a number, as the version has it.
ImTextureID texture(unsigned gl_name) { return (ImTextureID)(std::intptr_t)gl_name; }

}  // namespace repere::touch::imgui
