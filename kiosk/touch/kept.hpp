// What a Window keeps. Everything but the GLFW window itself can be lost and is made again by the next frame.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "touch/atlas.hpp"
#include "touch/clip.hpp"
#include "touch/inspector.hpp"
#include "touch/paint.hpp"
#include "touch/pointer.hpp"
#include "touch/touch.hpp"

struct GLFWwindow;

namespace repere::touch {

struct Window::Kept {
    GLFWwindow* window = nullptr;
    Options options;
    Size size;

    std::vector<Input> inputs;                      // since they were last handed out
    Path path;
    Gesture gesture;
    float notches = 0;                              // of the wheel
    bool shift = false, control = false;
    Habits habits;
    struct Stroke { int key = 0; double pressed = -1e9, said = -1e9; } stroke;      // the last key
    bool drop_letter = false;                       // of the key that was pressed just now
    bool accepts(int key, bool repeated);
    struct Act { double at = -1e9; float x = 0, y = 0; std::string page; } act;          // the last touch that was handed out
    double down_since = 0;
    std::string explored;                           // id under the exploring finger
    std::string armed;                              // page and id that a second tap will act on
    int explored_node = -1;
    bool tapping = false;                           // a finger came down, in this visit, and nothing came of it yet

    int due = 3;                                    // frames to paint though nothing else happens
    int stale = 0;                                  // buffers beside the next frame's that are painted over with it
    bool moving = false;                            // the content was, after the last frame
    bool settled = false;                           // Dear ImGui knows its window, so that a press can hit something
    double time = 0;                                // the sum of the seconds frame() was told

    Atlas atlas;
    Drawing drawing;
    Player player;
    std::string clips;                              // the folder they lie in
    layout::Colour clear;
    std::string pressed;                            // id of the node under the finger
    bool painted = false;                           // there is a last frame to paint once more
    std::size_t most_quads = 0;                     // since the last visit ended

    long frames = 0;
    int draw_calls = 0;
    std::array<float, 120> milliseconds{};
    std::optional<Inspector> inspector;

    ~Kept();
    bool has_size() const { return size.width > 0 && size.height > 0; }
    void need(int frames_due) { due = std::max(due, frames_due); }
    void say(Input input);
    std::vector<Input> said();
    void listen();                                  // GLFW's callbacks
    void pointer_moved(double x, double y);
    void button(bool down);
    void wheeled(double by);
    void keyed(layout::Key key, bool down, bool repeated);
    double now() const { return options.stopwatch ? options.stopwatch() : time; }
    bool struck_twice(const layout::Placed& placed, const Touched& touched) const;
    std::optional<Touched> explore(const layout::Placed& placed, const layout::View& view);
    void typed(char32_t character);
    void resized(Size to);
    void follow_pointer(const layout::Placed& placed, layout::View& view);
    std::optional<Touched> touch(const layout::Placed& placed, layout::View& view);
    void render(int width, int height);             // Dear ImGui's last frame, to whatever is bound
};

}  // namespace repere::touch
