#include "touch/pointer.hpp"

#include <algorithm>
#include <cmath>

namespace repere::touch {

namespace {

constexpr float slop_mm = 4;                        // less is the trembling of a finger
constexpr float swift_mm = 40;                      // a second: a finger that stops content this fast means to stop it
constexpr float far_mm = 20;                        // further is no tap
constexpr float leap_mm = 80;                       // between two reports: another finger, or a palm
constexpr double remembered = 0.080;                // seconds of the path that make the velocity

}  // namespace

std::string page_of(const layout::Placed& placed) { return placed.screen + '\n' + placed.step; }

void Path::move(float x, float y, bool kept) {
    last_.x = x;
    last_.y = y;
    if (ahead_.empty() && !last_.down && !kept) {
        now_.x = x;
        now_.y = y;
    } else if (!ahead_.empty() && ahead_.size() > 64 && ahead_.back().down == last_.down) {
        ahead_.back() = last_;                      // nobody paints: only the last place counts
    } else {
        ahead_.push_back(last_);
    }
}

void Path::button(bool down) {
    if (down == last_.down) return;
    last_.down = down;
    ahead_.push_back(last_);
}

std::vector<Moment> Path::take() {
    std::vector<Moment> taken;
    while (!ahead_.empty()) {
        const bool changed = ahead_.front().down != now_.down;
        now_ = ahead_.front();
        taken.push_back(now_);
        ahead_.pop_front();
        if (changed) break;
    }
    return taken;
}

void Path::forget() {
    const bool down = last_.down;                   // the finger may still be there; its lifting is yet to come
    last_ = now_ = Moment{};
    last_.down = now_.down = down;
    ahead_.clear();
    ahead_.shrink_to_fit();
}

bool can_scroll(const layout::Placed& placed) {
    if (placed.layers.empty() || layout::most_scroll(placed) <= 0) return false;
    for (std::size_t layer = static_cast<std::size_t>(placed.open_from); layer < placed.layers.size(); ++layer)
        if (placed.layers[layer].scrolls) return true;
    return false;
}

void Gesture::begin_frame(const layout::Placed& placed) {
    if (hold_ == Hold::lifted) hold_ = Hold::none;
    if (hold_ != Hold::none && page_ != page_of(placed)) hold_ = Hold::lost;
}

void Gesture::lose() {
    if (hold_ != Hold::none) hold_ = Hold::lost;
    in_viewport_ = false;
}

layout::View Gesture::began(const layout::View& view, const layout::Placed& placed, const Moment& moment, double now) {
    hold_ = Hold::pressing;
    page_ = page_of(placed);
    in_viewport_ = can_scroll(placed) && placed.viewport.contains(moment.x, moment.y);
    began_ = last_ = moment;
    strayed_ = far_ = false;
    last_y_ = moment.y;
    track_ = {{now, moment.y}};
    if (!in_viewport_ || !layout::moving(view)) return view;
    if (std::abs(view.velocity) > swift_mm * placed.size.px_per_mm) hold_ = Hold::lost;
    layout::View stopped = view;
    stopped.velocity = 0;
    stopped.target.reset();
    return stopped;
}

layout::View Gesture::follow(const layout::View& view, const layout::Placed& placed, const Moment& moment, double now) {
    const bool was_down = std::exchange(down_, moment.down);
    if (moment.down && !was_down) return began(view, placed, moment, now);
    if (!was_down) return view;

    const float way = std::hypot(moment.x - began_.x, moment.y - began_.y) / placed.size.px_per_mm;
    strayed_ = strayed_ || way > slop_mm;
    far_ = far_ || way > far_mm;
    if (std::hypot(moment.x - last_.x, moment.y - last_.y) > leap_mm * placed.size.px_per_mm) lose();
    last_ = moment;

    layout::View moved = view;
    const float slop = slop_mm * placed.size.px_per_mm;
    const bool may_scroll = in_viewport_ && (hold_ == Hold::pressing || hold_ == Hold::lost) && page_ == page_of(placed);
    if (may_scroll && std::abs(moment.y - began_.y) > slop) {
        hold_ = Hold::scrolling;
        last_y_ = began_.y + std::copysign(slop, moment.y - began_.y);   // the content starts where the finger is: no leap
    }
    if (hold_ == Hold::scrolling) {
        if (moment.y != last_y_) {                  // a finger that rests, or is lifted, adds nothing to its path
            moved = layout::dragged(moved, placed, moment.y - last_y_);
            track_.emplace_back(now, moment.y);
        }
        last_y_ = moment.y;
    }
    if (!moment.down) {
        if (hold_ == Hold::scrolling) moved = layout::released(moved, placed, velocity(now));
        hold_ = hold_ == Hold::pressing ? Hold::none : Hold::lifted;
        track_.clear();
    }
    return moved;
}

float Gesture::velocity(double now) const {
    const auto recent = std::find_if(track_.begin(), track_.end(), [&](const auto& at) { return at.first >= now - remembered; });
    if (recent == track_.end()) return 0;
    const double lasted = track_.back().first - recent->first;
    return lasted < 0.001 ? 0 : static_cast<float>((track_.back().second - recent->second) / lasted);
}

void Gesture::forget() {
    const bool down = down_;
    *this = Gesture{};
    down_ = down;
    hold_ = down ? Hold::lost : Hold::none;
}

}  // namespace repere::touch
