// The helper process: what touches the world (files of releases, the network) happens there, so that
// nothing of it can freeze a frame. Requests and results are JSON, one a line, over a socket pair.
//
// A request carries the number of the visit it was made in; a result that comes back under another number is dropped.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "programs/child.hpp"

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
    explicit Helper(std::function<void()> wake) : child_{std::move(wake)} {}

    void start();                       // after the first frame; a helper that cannot be started is said once and done without
    bool started() const { return child_.started(); }
    bool ended() const { return child_.ended(); }       // it was killed, or fell over: result() says so once
    void ask(const LookRequest& request);
    std::optional<LookResult> result(); // the oldest that came back, if any

private:
    Child child_;
    bool told_ended_ = false;
};

}  // namespace repere::programs
