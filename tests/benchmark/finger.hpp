// A finger on the screen of an Xvfb: what XTest sends is to every program what a touch screen's pointer is.
#pragma once

#include <X11/extensions/XTest.h>

#include "benchmark/browser.hpp"

namespace benchmark {

struct Spot { int x = 0, y = 0; };

inline Spot middle(const json& tree, const std::string& id) {
    for (const json& node : tree.at("nodes"))
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
    void move(Spot to) { XTestFakeMotionEvent(display_, -1, to.x, to.y, CurrentTime), XFlush(display_); }
    void press() { XTestFakeButtonEvent(display_, 1, True, CurrentTime), XFlush(display_); }
    void lift() { XTestFakeButtonEvent(display_, 1, False, CurrentTime), XFlush(display_); }

private:
    ::Display* display_;
};

}  // namespace benchmark
