// Starting again behind the attract screen, after a quiet visit: when, and what is handed on (programs/again.hpp).
#include "programs/kiosk.hpp"

#include <algorithm>

namespace repere::programs {

using namespace std::chrono_literals;

void Kiosk::go_on_from(const Again& before) {
    if (options_.usage.empty())
        for (int i = 0; i < before.wrong_pins; ++i) usage_.pin_tried(false);
    pin_again_ = lived_ + Milliseconds{before.pin_wait};
    hearing_.headset = before.headset;
}

bool Kiosk::shall_start_again() const {
    return quiet_ && attracting() && !essential_ && placed_once_ && !changed_ && !window_->wants_frame() && !pin_.valid() && !printing_->taking_back() && would_begin_as_it_is();
}

// A file that was replaced, or broken, since it was read is no reason for a darker screen: the memory was overwritten all the same.
bool Kiosk::would_begin_as_it_is() const {
    const auto opened = newest();
    const auto* found = std::get_if<OpenDirectory>(&opened);
    if (!found || found->directory.content_hash() != directory_->content_hash()) return false;
    return options_.settings.empty() || std::holds_alternative<Settings>(read_settings(options_.settings));
}

Again Kiosk::let_go() {
    const Again on{.screen = window_->connection(), .passed = passed_.count(), .wrong_pins = usage_.wrong_pins(),
                   .pin_wait = std::max(pin_again_ - lived_, 0ms).count(), .pages = Printing::most_pages - printing_->pages_left(lived_),
                   .headset = hearing_.headset, .mute = speaker_ && speaker_->told_mute()};
    quiet_ = false;
    take_on_children(on);
    return on;
}

}  // namespace repere::programs
