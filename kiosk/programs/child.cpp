#include "programs/child.hpp"

#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

extern char** environ;

namespace repere::programs {

std::string beside_this_program(const std::string& name) {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).replace_filename(name);
}

bool Child::start(const std::string& program, std::vector<std::string> arguments) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t pid = 0;
    const int failed = posix_spawn(&pid, program.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        return false;
    }
    pid_ = pid;
    socket_ = ends[0];
    listener_ = std::thread{[this] { listen(); }};
    return true;
}

Child::~Child() {
    if (!started()) return;
    ended_ = true;                                  // nobody is to be woken by an end that was asked for
    shutdown(socket_, SHUT_RDWR);
    listener_.join();
    close(socket_);
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

bool Child::send(const std::string& line) {
    if (!started() || ended_) return false;
    const std::string bytes = line + "\n";
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT) == static_cast<ssize_t>(bytes.size());
}

void Child::listen() {
    std::string kept;
    char bytes[4096];
    for (ssize_t n; (n = read(socket_, bytes, sizeof bytes)) > 0;) {
        kept.append(bytes, static_cast<std::size_t>(n));
        for (std::size_t end; (end = kept.find('\n')) != std::string::npos; kept.erase(0, end + 1)) {
            {
                const std::lock_guard lock{mutex_};
                if (lines_.size() == most_waiting) lines_.pop_front();
                lines_.push_back(kept.substr(0, end));
            }
            wake_();
        }
        if (kept.size() > 1 << 20) kept.clear();
    }
    if (!ended_.exchange(true)) wake_();
}

std::optional<std::string> Child::line() {
    const std::lock_guard lock{mutex_};
    if (lines_.empty()) return std::nullopt;
    std::string out = std::move(lines_.front());
    lines_.pop_front();
    return out;
}

}  // namespace repere::programs
