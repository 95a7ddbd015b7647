// What reaches the screen while a finger drags a page, counted from outside: XDamage tells of every paint, also of one that looks as before.
#pragma once

#include <X11/extensions/Xdamage.h>
#include <poll.h>

#include <optional>

#include "benchmark/finger.hpp"
#include "benchmark/started.hpp"

namespace benchmark {

inline constexpr int moves_a_second = 125;                       // as touch screens report them

class Watch {
public:
    explicit Watch(const std::string& name) : display_{XOpenDisplay(name.c_str())} {
        int error = 0;
        if (!display_ || !XDamageQueryExtension(display_, &first_event_, &error))
            throw std::runtime_error{"the display " + name + " does not tell what is painted"};
        damage_ = XDamageCreate(display_, DefaultRootWindow(display_), XDamageReportNonEmpty);
        XSync(display_, False);
    }
    ~Watch() { XCloseDisplay(display_); }
    Watch(const Watch&) = delete;

    // When the next paint was there; nothing, if none came until then. What is painted from now on is told by the next call.
    std::optional<Clock::time_point> painted(Clock::time_point until) const {
        for (;;) {
            const auto now = Clock::now();
            if (forget()) return now;
            if (now >= until) return {};
            pollfd readable{ConnectionNumber(display_), POLLIN, 0};
            poll(&readable, 1, static_cast<int>(milliseconds(until - now)) + 1);
        }
    }
    bool forget() const {                                        // everything painted so far; was there anything?
        bool any = false;
        for (XEvent event; XPending(display_);) {
            XNextEvent(display_, &event);
            any = any || event.type == first_event_ + XDamageNotify;
        }
        if (any) XDamageSubtract(display_, damage_, None, None), XSync(display_, False);
        return any;
    }

private:
    ::Display* display_;
    Damage damage_ = 0;
    int first_event_ = 0;
};

inline Clock::time_point in(double seconds) { return Clock::now() + std::chrono::duration_cast<Clock::duration>(given::Seconds{seconds}); }

struct Dragged {
    double per_s = 0;
    std::vector<double> gap_ms;                                  // from one frame to the next
};

// Up and down under a finger that never leaves the glass; a frame counts when it looks different from the one before.
inline Dragged drag(const Eye& screen, const Watch& watch, Finger& finger, const std::string& size) {
    const int width = std::stoi(size), height = std::stoi(size.substr(size.find('x') + 1)), step = 8;
    const int low = height * 4 / 5, middle = height * 3 / 5, high = height / 5;
    Spot at{width / 2, low};
    finger.move(at);
    finger.press();
    rest(0.3);
    const auto column = [&] { return screen.column(width / 4); };
    watch.forget();
    Eye::Sample seen = column();
    const auto began = Clock::now();
    std::vector<Clock::time_point> frames;
    int by = -step;
    for (int moved = 1; moved <= 5 * moves_a_second; ++moved) {
        at.y += by;
        if (at.y <= high) by = step;
        if (at.y >= middle && by > 0) by = -step;
        finger.move(at);
        for (const auto until = began + moved * std::chrono::microseconds{1'000'000 / moves_a_second}; const auto painted = watch.painted(until);)
            if (Eye::Sample now = column(); now != seen) seen = std::move(now), frames.push_back(*painted);
    }
    Dragged out{static_cast<double>(frames.size()) / given::Seconds{Clock::now() - began}.count(), {}};
    for (std::size_t i = 1; i < frames.size(); ++i) out.gap_ms.push_back(milliseconds(frames[i] - frames[i - 1]));
    for (; at.y < low; at.y += step) finger.move(at), rest(1.0 / moves_a_second);      // the page where it was: the next drag does not meet its end
    finger.move({at.x, low});
    rest(0.3);                                                   // a finger that rested flings nothing
    finger.lift();
    rest(0.5);
    return out;
}

}  // namespace benchmark
