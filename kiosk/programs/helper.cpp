#include "programs/helper.hpp"

#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "directory/directory.hpp"

extern char** environ;

namespace repere::programs {

using nlohmann::json;

namespace {

json look(const json& request) {
    json result{{"visit", request.value("visit", 0L)}, {"newer", false}, {"refused", ""}};
    auto opened = directory::Directory::open(request.value("file", ""));
    if (const auto* refusal = std::get_if<directory::Refusal>(&opened)) {
        result["refused"] = refusal->words;
        return result;
    }
    const auto& found = std::get<directory::Directory>(opened);
    if (found.content_hash() == request.value("hash", "")) return result;
    if (const auto damage = found.sound()) result["refused"] = damage->words;
    else result["newer"] = true;
    return result;
}

}  // namespace

int helper_main() {
    for (std::string line; std::getline(std::cin, line);) {
        const json request = json::parse(line, nullptr, false);
        if (!request.is_object()) continue;
        std::cout << look(request).dump() << std::endl;
    }
    return 0;
}

void Helper::start() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    char self[] = "/proc/self/exe", flag[] = "--helper", name[] = "repere-kiosk";
    char* arguments[] = {name, flag, nullptr};
    pid_t pid = 0;
    const int failed = posix_spawn(&pid, self, &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        std::fprintf(stderr, "repere-kiosk: no helper process: newer directories are adopted at the next start only\n");
        return;
    }
    pid_ = pid;
    socket_ = ends[0];
    listener_ = std::thread{[this] { listen(); }};
}

Helper::~Helper() {
    if (pid_ <= 0) return;
    shutdown(socket_, SHUT_RDWR);
    listener_.join();
    close(socket_);
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

void Helper::ask(const LookRequest& request) {
    if (!started()) return;
    const std::string line = json{{"visit", request.visit}, {"file", request.file}, {"hash", request.hash}}.dump() + "\n";
    if (send(socket_, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT) != static_cast<ssize_t>(line.size()))
        std::fprintf(stderr, "repere-kiosk: the helper process does not listen\n");
}

void Helper::listen() {
    std::string kept;
    char bytes[4096];
    for (ssize_t n; (n = read(socket_, bytes, sizeof bytes)) > 0;) {
        kept.append(bytes, static_cast<std::size_t>(n));
        for (std::size_t end; (end = kept.find('\n')) != std::string::npos; kept.erase(0, end + 1)) {
            const json answer = json::parse(kept.substr(0, end), nullptr, false);
            if (!answer.is_object()) continue;
            {
                const std::lock_guard lock{mutex_};
                if (results_.size() == most_waiting) results_.pop_front();
                results_.push_back({answer.value("visit", 0L), answer.value("newer", false), answer.value("refused", "")});
            }
            wake_();
        }
        if (kept.size() > 1 << 20) kept.clear();
    }
}

std::optional<LookResult> Helper::result() {
    const std::lock_guard lock{mutex_};
    if (results_.empty()) return std::nullopt;
    LookResult out = std::move(results_.front());
    results_.pop_front();
    return out;
}

}  // namespace repere::programs
