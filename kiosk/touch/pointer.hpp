// The pointer's path, and what it does to the scroll. A press that moves on becomes a scroll and then acts on nothing.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "layout/layout.hpp"

namespace repere::touch {

struct Moment { float x = 0, y = 0; bool down = false; };

// One change of the button is let through a frame: a down and an up that arrive together are still a tap.
class Path {
public:
    void move(float x, float y, bool kept);         // kept though nothing is pressed; else only the last place counts
    void button(bool down);
    bool waiting() const { return !ahead_.empty(); }
    std::vector<Moment> take();                     // up to and including the next change of the button
    Moment now() const { return now_; }             // as last taken
    void forget();

private:
    Moment last_, now_;
    std::deque<Moment> ahead_;
};

// lost: pressed, but nothing shall come of it. lifted: the frame in which a scroll or a lost press ends.
enum class Hold { none, pressing, scrolling, lost, lifted };

class Gesture {
public:
    // The next moment of the path, `now` in seconds of the window's own time.
    layout::View follow(const layout::View& view, const layout::Placed& placed, const Moment& moment, double now);
    void begin_frame(const layout::Placed& placed); // a press does not outlive the page it was made on
    bool acts() const { return hold_ == Hold::none || hold_ == Hold::pressing; }   // the page's buttons are alive
    bool scrolling() const { return hold_ == Hold::scrolling; }
    bool down() const { return down_; }
    Moment began() const { return began_; }         // where the finger came down, and whether it strayed from there since
    bool strayed() const { return strayed_; }
    bool far() const { return far_; }               // 20 mm and more: no tap any longer
    void lose();                                    // the press is somebody else's
    void forget();

private:
    layout::View began(const layout::View& view, const layout::Placed& placed, const Moment& moment, double now);
    float velocity(double now) const;

    Hold hold_ = Hold::none;
    bool down_ = false;
    bool in_viewport_ = false;
    Moment began_;
    bool strayed_ = false, far_ = false;
    float last_y_ = 0;
    Moment last_;
    std::vector<std::pair<double, float>> track_;   // time and place of the finger while it scrolls
    std::string page_;
};

std::string page_of(const layout::Placed& placed);  // tells pages apart

// What lies under a warning is neither touched nor scrolled.
bool can_scroll(const layout::Placed& placed);

}  // namespace repere::touch
