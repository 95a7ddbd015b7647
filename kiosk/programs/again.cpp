#include "programs/again.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace repere::programs {

namespace {

constexpr const char* variable = "REPERE_AGAIN";
constexpr int most_wrong_pins = 64;          // the delay has long been its longest

}  // namespace

std::string to_string(const Again& again) {
    char out[128];
    std::snprintf(out, sizeof out, "%d %ld %d %ld %d %d %d", again.screen, again.passed, again.wrong_pins, again.pin_wait, again.pages, again.headset, again.mute);
    return out;
}

std::optional<Again> again_of(const std::string& numbers) {
    Again out;
    int headset = 0, mute = 0, read = 0;
    if (std::sscanf(numbers.c_str(), "%d %ld %d %ld %d %d %d%n", &out.screen, &out.passed, &out.wrong_pins, &out.pin_wait, &out.pages, &headset, &mute, &read) != 7) return {};
    if (static_cast<std::size_t>(read) != numbers.size()) return {};
    const bool sane = (out.screen == -1 || out.screen > 2) && out.passed >= 0 && out.wrong_pins >= 0 && out.pin_wait >= 0 && out.pin_wait <= 60'000 && out.pages >= 0 && out.pages <= 1000;
    if (!sane) return {};
    out.wrong_pins = std::min(out.wrong_pins, most_wrong_pins);
    out.headset = headset != 0;
    out.mute = mute != 0;
    return out;
}

void start_again(char** arguments, const Again& again) {
    static bool told = false;
    setenv(variable, to_string(again).c_str(), 1);
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    if (again.screen >= 0) fcntl(again.screen, F_SETFD, 0);
    execv("/proc/self/exe", arguments);
    if (!std::exchange(told, true)) std::fprintf(stderr, "repere-kiosk: cannot start itself again after a visit: %s\n", std::strerror(errno));
    unsetenv(variable);
}

std::optional<Again> started_again() {
    char* const numbers = std::getenv(variable);
    if (!numbers) return {};
    const auto out = again_of(numbers);
    explicit_bzero(numbers, std::strlen(numbers));         // /proc/self/environ would tell when the visit ended
    unsetenv(variable);
    return out;
}

}  // namespace repere::programs
