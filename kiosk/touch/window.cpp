// The window: opening and closing it, and what comes in.
#include <epoxy/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cmath>
#include <utility>

#include "touch/imgui_version.hpp"
#include "touch/kept.hpp"

namespace repere::touch {

namespace {

constexpr int settling = 3;                         // frames after the window itself changed: drivers swap two or three buffers

bool window_open = false;                           // GLFW and Dear ImGui are one a process

std::string why_not(const char* what) {
    const char* reason = nullptr;
    glfwGetError(&reason);
    return std::string(what) + (reason ? std::string(": ") + reason : std::string()) + ".";
}

GLFWwindow* create(const Options& options) {
    glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_API);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a kiosk that loses the focus stays
    glfwWindowHint(GLFW_DECORATED, !options.fullscreen);
    glfwWindowHint(GLFW_VISIBLE, options.visible);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "repere-kiosk");
    GLFWmonitor* monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    const int width = mode ? mode->width : std::max(1, options.width), height = mode ? mode->height : std::max(1, options.height);
    return glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr);
}

std::optional<layout::Key> key_of(int glfw_key) {
    switch (glfw_key) {
        case GLFW_KEY_TAB: return layout::Key::tab;
        case GLFW_KEY_ENTER: case GLFW_KEY_KP_ENTER: return layout::Key::enter;
        case GLFW_KEY_ESCAPE: return layout::Key::escape;
        case GLFW_KEY_UP: return layout::Key::up;
        case GLFW_KEY_DOWN: return layout::Key::down;
        case GLFW_KEY_LEFT: return layout::Key::left;
        case GLFW_KEY_RIGHT: return layout::Key::right;
        case GLFW_KEY_HOME: return layout::Key::home;
        case GLFW_KEY_SPACE: return layout::Key::space;
        case GLFW_KEY_BACKSPACE: return layout::Key::backspace;
        case GLFW_KEY_LEFT_SHIFT: case GLFW_KEY_RIGHT_SHIFT: return layout::Key::shift;
        default: return {};
    }
}

std::string keypad_key(int glfw_key) {
    if (glfw_key >= GLFW_KEY_F1 && glfw_key <= GLFW_KEY_F25) return "F" + std::to_string(glfw_key - GLFW_KEY_F1 + 1);
    if (glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_9) return "KP" + std::to_string(glfw_key - GLFW_KEY_KP_0);
    switch (glfw_key) {
        case GLFW_KEY_PAGE_UP: return "PageUp";
        case GLFW_KEY_PAGE_DOWN: return "PageDown";
        case GLFW_KEY_END: return "End";
        case GLFW_KEY_INSERT: return "Insert";
        default: return {};
    }
}

bool repeats(layout::Key key) {
    using enum layout::Key;
    return key == tab || key == up || key == down || key == left || key == right || key == backspace;
}

std::string utf8(char32_t c) {
    const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

bool typable(char32_t c) { return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !(c >= 0xD800 && c < 0xE000) && c < 0x110000; }

Window::Kept& kept_of(GLFWwindow* window) { return *static_cast<Window::Kept*>(glfwGetWindowUserPointer(window)); }

}  // namespace

void Window::Kept::listen() {
    glfwSetWindowUserPointer(window, this);
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int width, int height) { kept_of(w).resized({width, height}); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { kept_of(w).need(settling); });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { kept_of(w).need(settling); });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
        glfwSetWindowShouldClose(w, GLFW_FALSE);
        kept_of(w).say(CloseAsked{});
    });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        int width = 0, height = 0;
        glfwGetWindowSize(w, &width, &height);
        Kept& kept = kept_of(w);
        if (width > 0 && height > 0) kept.pointer_moved(x * kept.size.width / width, y * kept.size.height / height);
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
        if (button == GLFW_MOUSE_BUTTON_LEFT) kept_of(w).button(action == GLFW_PRESS);
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double by) { kept_of(w).wheeled(by); });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int glfw_key, int, int action, int) {
        Kept& kept = kept_of(w);
        if (glfw_key == GLFW_KEY_LEFT_CONTROL || glfw_key == GLFW_KEY_RIGHT_CONTROL) {
            kept.control = action != GLFW_RELEASE;
            if (kept.inspector) kept.need(1);
        }
        const std::optional<layout::Key> key = key_of(glfw_key);
        if (glfw_key >= GLFW_KEY_SPACE && glfw_key < GLFW_KEY_ESCAPE && action != GLFW_RELEASE && !key) kept.drop_letter = !kept.accepts(glfw_key, action == GLFW_REPEAT);
        if (key && (action != GLFW_REPEAT || repeats(*key))) kept.keyed(*key, action != GLFW_RELEASE, action == GLFW_REPEAT);
        else if (std::string name = key || action != GLFW_PRESS ? "" : keypad_key(glfw_key); !name.empty() && kept.accepts(glfw_key, false)) kept.say(KeypadPressed{std::move(name)});
    });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
        Kept& kept = kept_of(w);
        if (!focused) kept.shift = kept.control = false;   // their release goes to another window
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
        if (character != ' ' && !std::exchange(kept_of(w).drop_letter, false)) kept_of(w).typed(character);
    });
}

void Window::Kept::say(Input input) {
    if (inspector) inspector->heard(input), need(1);
    const auto only_moved = [](const Input& each) { return std::holds_alternative<PointerMoved>(each); };
    if (only_moved(input) && !inputs.empty() && only_moved(inputs.back())) return;
    inputs.push_back(std::move(input));
}

std::vector<Input> Window::Kept::said() { return std::exchange(inputs, {}); }

// A pointer that only passes by changes nothing that is painted.
void Window::Kept::pointer_moved(double x, double y) {
    path.move(static_cast<float>(x), static_cast<float>(y), inspector.has_value());
    say(PointerMoved{});
}

void Window::Kept::button(bool down) {
    path.button(down);
    say(PointerMoved{});
}

void Window::Kept::wheeled(double by) {
    notches += static_cast<float>(by);
    need(1);
    say(PointerMoved{});
}

bool Window::Kept::accepts(int key, bool repeated) {
    const double at = now();
    if (repeated && (at - stroke.pressed < habits.repeat_after || at - stroke.said < habits.repeat_every)) return false;
    const bool twice = !repeated && key == stroke.key && at - stroke.pressed <= habits.key_strike && habits.key_strike > 0;
    if (!repeated) stroke = {key, at, at};
    stroke.said = twice ? stroke.said : at;
    return !twice;
}

void Window::Kept::keyed(layout::Key key, bool down, bool repeated) {
    if (key == layout::Key::shift) shift = down;
    if (!down) return;
    const bool accepted = accepts(-1 - static_cast<int>(key), repeated);
    if (!accepted && key != layout::Key::shift) return;    // Shift writes nothing: struck in haste, it is meant each time
    say(KeyPressed{key == layout::Key::tab && shift ? layout::Key::back_tab : key});
}

void Window::Kept::typed(char32_t character) {
    if (typable(character)) say(Typed{utf8(character)});
}

void Window::Kept::resized(Size to) {
    if (to == size) return;
    size = to;
    need(settling);
    say(Resized{to.width, to.height});
}

Window::Kept::~Kept() {
    if (!window) return;
    glfwMakeContextCurrent(window);
    atlas.drop_gl();
    player.drop();
    imgui::destroy();
    glfwDestroyWindow(window);
    glfwTerminate();
    window_open = false;
}

std::variant<Window, std::string> Window::open(const Options& options) {
    if (window_open) return std::string("The kiosk has one window, and it is open already.");
    if (!glfwInit()) return why_not("No display could be reached");
    auto kept = std::make_unique<Kept>();
    GLFWwindow* const window = create(options);
    if (!window) {
        const std::string reason = why_not("No window with OpenGL 3.3 could be opened");
        glfwTerminate();
        return reason;
    }
    window_open = true;
    kept->window = window;
    kept->options = options;
    kept->need(settling);
    glfwGetFramebufferSize(window, &kept->size.width, &kept->size.height);
    if (options.fullscreen) glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    imgui::create();
    kept->listen();
    return Window(std::move(kept));
}

Window::Window(std::unique_ptr<Kept> kept) : kept_(std::move(kept)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

std::vector<Input> Window::wait(std::optional<std::chrono::duration<double>> most) {
    if (const auto due = kept_->player.due_in(); due && kept_->has_size() && (!most || *due < *most)) most = *due;
    if (wants_frame() || !kept_->inputs.empty() || (most && most->count() <= 0))
        glfwPollEvents();
    else if (most)
        glfwWaitEventsTimeout(most->count());
    else
        glfwWaitEvents();
    return kept_->said();
}

bool Window::wants_frame() const {
    const Kept& k = *kept_;
    return k.has_size() && (k.due > 0 || k.moving || k.path.waiting() || k.player.due_in() == std::chrono::milliseconds{0});
}

void Window::dirty() { kept_->need(1); }
void Window::habits(const Habits& habits) { kept_->habits = habits; }

void Window::rested() {
    kept_->stroke = {};
    kept_->act = {};
}

void Window::clips(const std::string& folder) { kept_->clips = folder; }
void Window::pass(std::chrono::milliseconds by) { kept_->player.pass(by); }
void Window::wake() { glfwPostEmptyEvent(); }
void Window::pointer_move(double x, double y) { kept_->pointer_moved(x, y); }
void Window::pointer_button(bool down) { kept_->button(down); }
void Window::wheel(double notches) { kept_->wheeled(notches); }
void Window::key(layout::Key key, bool pressed, bool repeated) { kept_->keyed(key, pressed, repeated); }
void Window::keypad(const std::string& key) { kept_->say(KeypadPressed{key}); }
void Window::character(char32_t typed) { kept_->typed(typed); }
void Window::resized(int width, int height) { kept_->resized({width, height}); }
Size Window::size() const { return kept_->size; }
long Window::frames() const { return kept_->frames; }

void Window::inspect(bool on) {
    if (on == kept_->inspector.has_value()) return;
    glfwMakeContextCurrent(kept_->window);
    imgui::drop_gl();                               // with the rest goes the font's texture
    imgui::letters(on);
    if (on)
        kept_->inspector.emplace();
    else
        kept_->inspector.reset();
    kept_->painted = false;
    kept_->need(settling);
}

}  // namespace repere::touch
