// A program, run as a person or a script runs it: its exit status, its two streams, and never left behind.
//
//     const auto ran = given::run({kiosk, "--version"});
//     given::Process process{{kiosk, "--play", fifo}, {.environment = display.environment()}};
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "given/folder.hpp"

extern char** environ;

namespace given {

using Seconds = std::chrono::duration<double>;

// Asks every few milliseconds. Generous: the machine may be busy, and a test that waits for nothing in particular is wrong anyway.
template <class Holds>
bool soon(Holds&& holds, Seconds most = Seconds{20}) {
    const auto until = std::chrono::steady_clock::now() + most;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return true;
}

struct Surroundings {
    std::map<std::string, std::string> environment{};    // added to the test's own; an empty value takes the name away
    std::string folder{};                                // where it runs; empty: here
};

class Process {
public:
    explicit Process(const std::vector<std::string>& command, const Surroundings& around = {}) {
        std::vector<std::string> settings;
        for (char** each = environ; *each; ++each)
            if (const std::string name{*each, std::string{*each}.find('=')}; !around.environment.contains(name)) settings.emplace_back(*each);
        for (const auto& [name, value] : around.environment)
            if (!value.empty()) settings.push_back(name + "=" + value);

        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, (folder_ / "out").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        posix_spawn_file_actions_addopen(&actions, 2, (folder_ / "err").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (!around.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, around.folder.c_str());
        const int failed = posix_spawnp(&pid_, command.front().c_str(), &actions, nullptr, pointers(command).data(), pointers(settings).data());
        posix_spawn_file_actions_destroy(&actions);
        if (failed) throw std::runtime_error{command.front() + " cannot be started"};
    }
    ~Process() {
        if (ended()) return;
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    int pid() const { return pid_; }
    std::string out() const { return read(folder_ / "out"); }
    std::string err() const { return read(folder_ / "err"); }
    const std::string& folder() const { return folder_.path(); }          // of the two streams

    // The exit status, 128 + the signal that ended it; nothing while it runs.
    std::optional<int> ended() {
        int status = 0;
        if (!status_ && waitpid(pid_, &status, WNOHANG) == pid_) status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        return status_;
    }
    std::optional<int> wait(Seconds most = Seconds{30}) {
        soon([this] { return ended().has_value(); }, most);
        return status_;
    }
    void end(int signal = SIGTERM) {
        if (!ended()) kill(pid_, signal);
        wait();
    }

private:
    static std::vector<char*> pointers(const std::vector<std::string>& words) {
        std::vector<char*> out;
        for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
        out.push_back(nullptr);
        return out;
    }

    Folder folder_;
    pid_t pid_ = 0;
    std::optional<int> status_;
};

struct Ran {
    int status;                                          // -1: it did not end
    std::string out, err;
};

inline Ran run(const std::vector<std::string>& command, const Surroundings& around = {}) {
    Process process{command, around};
    const int status = process.wait().value_or(-1);
    return {status, process.out(), process.err()};
}

// A screen of its own: Xvfb chooses a number that is free, and is ended with its owner.
class Display {
public:
    explicit Display(const std::string& size = "1920x1080")
        : server_{{"Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset"}} {
        if (!soon([this] { return server_.out().ends_with('\n') || server_.ended(); }) || server_.ended())
            throw std::runtime_error{"Xvfb cannot be started: " + server_.err()};
        name_ = ":" + server_.out();
        name_.pop_back();
    }
    const std::string& name() const { return name_; }

private:
    Process server_;
    std::string name_;
};

// A play script that is written while it is followed.
class Play {
public:
    Play() : file_{folder_ / "play"} {
        if (mkfifo(file_.c_str(), 0600) != 0) throw std::runtime_error{"no pipe"};
        descriptor_ = open(file_.c_str(), O_RDWR | O_CLOEXEC);           // both ends: opening waits for nobody
    }
    ~Play() { end(); }
    Play(const Play&) = delete;
    Play& operator=(const Play&) = delete;

    const std::string& file() const { return file_; }
    void say(const std::string& lines) const {
        if (write(descriptor_, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size())) throw std::runtime_error{"the pipe is full"};
    }
    // Every line so far was followed: the page's tree as it is then, or nothing when the program ended instead.
    std::string page(Process& process) {
        const std::string file = folder_ / ("tree-" + std::to_string(++pages_) + ".json");
        say("tree " + file + "\n");
        soon([&] { return read(file).ends_with("}\n") || process.ended(); });
        return read(file);
    }
    // The same with a picture instead, which holds no words.
    bool seen(Process& process) {
        const std::string file = folder_ / ("picture-" + std::to_string(++pages_) + ".png");
        say("screenshot " + file + "\n");
        soon([&] { return read(file).find("IEND") != std::string::npos || process.ended(); });
        return !process.ended();
    }
    void end() {
        if (descriptor_ >= 0) close(descriptor_);
        descriptor_ = -1;
    }

private:
    static ssize_t write(int descriptor, const char* bytes, std::size_t size) { return ::write(descriptor, bytes, size); }

    Folder folder_;
    std::string file_;
    int descriptor_ = -1, pages_ = 0;
};

}  // namespace given
