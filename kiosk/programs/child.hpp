// A process of our own that answers in lines: started over a socket pair that is its standard input and output.
//
// Nothing here waits for it: what it does not take at once is refused, what it answers is kept until somebody asks.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace repere::programs {

std::string beside_this_program(const std::string& name);       // the file of a program of ours

class Child {
public:
    explicit Child(std::function<void()> wake) : wake_{std::move(wake)} {}      // called from a thread: a line came, or its end
    ~Child();                                                                   // ends its input, then the process
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    bool start(const std::string& program, std::vector<std::string> arguments); // its name first; false: it cannot be started
    bool started() const { return pid_ > 0; }
    bool ended() const { return ended_; }                                       // it closed its side: no line will come any more
    bool send(const std::string& line);                                         // false: it is not there, or does not listen
    std::optional<std::string> line();                                          // the oldest that came back, if any

private:
    static constexpr std::size_t most_waiting = 8;
    void listen();

    std::function<void()> wake_;
    int pid_ = 0, socket_ = -1;
    std::thread listener_;
    std::atomic<bool> ended_ = false;
    std::mutex mutex_;
    std::deque<std::string> lines_;
};

}  // namespace repere::programs
