#include "programs/watchdog.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace repere::programs {

namespace {

std::string from_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

long number(const std::string& text) {                       // 0 for whatever is none
    long out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size() && out > 0 ? out : 0;
}

}  // namespace

Watchdog::Watchdog() : socket_{from_environment("NOTIFY_SOCKET")} {
    const std::string meant = from_environment("WATCHDOG_PID");
    if (socket_.empty() || (!meant.empty() && number(meant) != getpid())) return;      // another process is watched, such as one that started us
    within_ = std::chrono::duration_cast<Milliseconds>(std::chrono::microseconds{number(from_environment("WATCHDOG_USEC"))});
}

void Watchdog::ready() {
    if (!ready_) ready_ = say("READY=1");
}

void Watchdog::turned(Clock::time_point now) {
    if (within_ > Milliseconds{0} && now - said_ >= within_ / 4 && say("WATCHDOG=1")) said_ = now;
}

Watchdog::Milliseconds Watchdog::at_most(Milliseconds wait) const { return within_ > Milliseconds{0} ? std::min(wait, within_ / 2) : wait; }

bool Watchdog::say(const std::string& words) const {
    sockaddr_un to{.sun_family = AF_UNIX, .sun_path = {}};
    if (socket_.empty() || socket_.size() >= sizeof to.sun_path) return false;
    std::memcpy(to.sun_path, socket_.data(), socket_.size());
    if (to.sun_path[0] == '@') to.sun_path[0] = '\0';
    const int out = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (out < 0) return false;
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
    const bool sent = sendto(out, words.data(), words.size(), MSG_NOSIGNAL | MSG_DONTWAIT, reinterpret_cast<const sockaddr*>(&to), length) == static_cast<ssize_t>(words.size());
    close(out);
    return sent;
}

}  // namespace repere::programs
