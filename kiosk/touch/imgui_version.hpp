// The one file that knows which Dear ImGui this is: 1.86 (Debian 12) has no queue of input events, 1.87 and later have.
#pragma once

#include <imgui.h>

namespace repere::touch::imgui {

void create();                                      // a context that writes no file, a font of one glyph, the GL painter
void destroy();
void drop_gl();                                     // the painter's objects; they are made again when needed
void frame_of(int width, int height, float seconds);  // before ImGui::NewFrame
void pointer(float x, float y, bool down);
void pointer_away();
void wheel(float notches);
void letters(bool wanted);                          // the inspector's font; without it only the glyph Dear ImGui insists on
ImTextureID texture(unsigned gl_name);

}  // namespace repere::touch::imgui
