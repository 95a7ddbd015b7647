// The watchdog of whoever runs this process (sd_notify(3), sd_watchdog_enabled(3)): a kiosk whose loop stands still is ended and begun anew.
//
// The datagrams are written here, libsystemd is not linked. What asks for them stands in the environment and outlives execv, so a kiosk
// that becomes a new process image is watched on. Nobody asks: nothing is sent, and nothing waits less.
#pragma once

#include <chrono>
#include <string>

namespace repere::programs {

class Watchdog {
public:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::milliseconds;
    Watchdog();                                              // as NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID say

    void ready();                                            // there is something on the screen; said once
    void turned(Clock::time_point now);                      // the loop went round: said four times in the time it has
    Milliseconds at_most(Milliseconds wait) const;           // so long the loop may sleep: never more than half of it

private:
    bool say(const std::string& words) const;                // a datagram that is not taken at once is said again by the next turn
    std::string socket_;                                     // a path, or "@…" of the abstract names; "" nobody listens
    Milliseconds within_{0};                                 // 0: nobody watches
    bool ready_ = false;
    Clock::time_point said_{};
};

}  // namespace repere::programs
