// The helper process: what touches the world (files of releases, later printers, voices, the network) happens there, so that
// nothing of it can freeze a frame. Requests and results are JSON, one a line, over a socket pair.
//
// A request carries the number of the visit it was made in; a result that comes back under another number is dropped.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace repere::programs {

struct LookRequest {                    // is there a newer directory there, and is it sound?
    long visit = 0;
    std::string file, hash;             // the content hash of the one that is open
};

struct LookResult {
    long visit = 0;
    bool newer = false;                 // another content, and sound
    std::string refused;                // why not, when something new is there that cannot be used
};

int helper_main();                      // the process: reads requests on standard input, answers on standard output, ends with its input

class Helper {
public:
    explicit Helper(std::function<void()> wake) : wake_{std::move(wake)} {}
    ~Helper();
    Helper(const Helper&) = delete;
    Helper& operator=(const Helper&) = delete;

    void start();                       // after the first frame; a helper that cannot be started is said once and done without
    bool started() const { return pid_ > 0; }
    void ask(const LookRequest& request);
    std::optional<LookResult> result(); // the oldest that came back, if any

private:
    static constexpr std::size_t most_waiting = 8;
    void listen();

    std::function<void()> wake_;
    int pid_ = 0, socket_ = -1;
    std::thread listener_;
    std::mutex mutex_;
    std::deque<LookResult> results_;
};

}  // namespace repere::programs
