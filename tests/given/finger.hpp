// A finger and a key on the screen of an Xvfb: what XTest sends is to every program what a touch screen's pointer and a keyboard are.
#pragma once

#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace given {

struct Spot { int x = 0, y = 0; };

inline Spot middle(const nlohmann::json& tree, const std::string& id) {
    for (const nlohmann::json& node : tree.at("nodes"))
        if (node.at("id") == id && node.at("visible").get<bool>()) {
            const auto& r = node.at("rect");
            return {static_cast<int>(r[0].get<double>() + r[2].get<double>() / 2), static_cast<int>(r[1].get<double>() + r[3].get<double>() / 2)};
        }
    throw std::runtime_error{"no " + id + " to be seen on the page " + tree.at("screen").get<std::string>()};
}

class Finger {
public:
    explicit Finger(const std::string& display) : display_{XOpenDisplay(display.c_str())} {
        if (!display_) throw std::runtime_error{"the display " + display + " cannot be touched"};
    }
    ~Finger() { XCloseDisplay(display_); }
    Finger(const Finger&) = delete;
    Finger& operator=(const Finger&) = delete;

    void move(Spot to) { XTestFakeMotionEvent(display_, -1, to.x, to.y, CurrentTime), XFlush(display_); }
    void press() { XTestFakeButtonEvent(display_, 1, True, CurrentTime), XFlush(display_); }
    void lift() { XTestFakeButtonEvent(display_, 1, False, CurrentTime), XFlush(display_); }
    void tap(Spot at) { move(at), press(), lift(); }
    void strike(const char* key) {
        const KeyCode code = XKeysymToKeycode(display_, XStringToKeysym(key));
        XTestFakeKeyEvent(display_, code, True, CurrentTime), XTestFakeKeyEvent(display_, code, False, CurrentTime), XFlush(display_);
    }

    // A number of the whole picture: another one, another picture.
    std::size_t sees() const {
        XWindowAttributes about;
        XGetWindowAttributes(display_, DefaultRootWindow(display_), &about);
        XImage* const image = XGetImage(display_, DefaultRootWindow(display_), 0, 0, static_cast<unsigned>(about.width), static_cast<unsigned>(about.height), AllPlanes, ZPixmap);
        if (!image) return 0;
        const std::size_t out = std::hash<std::string_view>{}({image->data, static_cast<std::size_t>(image->bytes_per_line) * static_cast<std::size_t>(image->height)});
        XDestroyImage(image);
        return out;
    }

private:
    ::Display* display_;
};

}  // namespace given
