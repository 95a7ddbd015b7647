// A runner that does to a program what systemd does with the [Service] of a unit file: listens on NOTIFY_SOCKET, kills what is silent for
// WatchdogSec, starts again after RestartSec as Restart= says. What it does not know of, it does not do: no user, no sandbox.
#pragma once

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#include <map>
#include <memory>
#include <sstream>

#include "given/process.hpp"

namespace given {

// KEY=VALUE of one section; the last one counts. "" for what is not there.
class Unit {
public:
    explicit Unit(const std::string& file, const std::string& section = "[Service]") {
        std::istringstream lines{read(file)};
        bool inside = false;
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with('[')) inside = line == section;
            else if (const auto at = line.find('='); inside && !line.starts_with('#') && at != std::string::npos) said_[line.substr(0, at)] = line.substr(at + 1);
        }
    }
    std::string operator[](const std::string& key) const { return said_.contains(key) ? said_.at(key) : ""; }
    Seconds seconds(const std::string& key) const { return Seconds{std::stod((*this)[key])}; }      // written as a bare number

private:
    std::map<std::string, std::string> said_;
};

class Service {
public:
    using Clock = std::chrono::steady_clock;
    struct Start { Clock::time_point at; std::optional<Clock::time_point> ready; bool silent = false; };      // silent: killed by the watchdog

    Service(const Unit& unit, std::vector<std::string> command, Surroundings around)
        : unit_{unit}, command_{std::move(command)}, around_{std::move(around)}, watched_{unit["WatchdogSec"].empty() ? Seconds{0} : unit.seconds("WatchdogSec")} {
        socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_un name{.sun_family = AF_UNIX, .sun_path = {}};
        const std::string path = folder_ / "notify";
        path.copy(name.sun_path, sizeof name.sun_path - 1);
        const int on = 1;
        setsockopt(socket_, SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
        if (bind(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0) throw std::runtime_error{"no notify socket"};
        around_.environment["NOTIFY_SOCKET"] = path;
        around_.environment["WATCHDOG_USEC"] = std::to_string(static_cast<long>(watched_.count() * 1e6));
        // the process keeps its number through exec, so it can be told it
        command_.insert(command_.begin(), {"sh", "-c", "export WATCHDOG_PID=$$; exec \"$0\" \"$@\""});
        start();
    }
    ~Service() { close(socket_); }
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    // Runs until it holds, as long as `most`.
    template <class Holds>
    bool until(Holds&& holds, Seconds most = Seconds{60}) {
        return soon([&] { step(); return holds(); }, most);
    }
    bool ready() const { return !starts_.empty() && starts_.back().ready && process_; }
    const std::vector<Start>& starts() const { return starts_; }
    int fed() const { return fed_; }                         // WATCHDOG=1 since it was started
    int strangers() const { return strangers_; }             // datagrams of other processes: NotifyAccess=main drops them
    Process& process() { return *process_; }

private:
    void start() {
        process_ = std::make_unique<Process>(command_, around_);
        starts_.push_back({Clock::now(), {}});
        fed_ = 0;
    }
    void step() {
        hear();
        if (process_ && starts_.back().ready && watched_ > Seconds{0} && Clock::now() - heard_ > watched_) {
            if (!process_->ended()) starts_.back().silent = true;
            kill(process_->pid(), unit_["WatchdogSignal"] == "SIGKILL" ? SIGKILL : SIGABRT);
        }
        if (process_ && process_->ended()) {
            process_.reset();
            ended_ = Clock::now();
        }
        if (!process_ && unit_["Restart"] == "always" && Clock::now() - ended_ >= unit_.seconds("RestartSec")) start();
    }
    void hear() {
        char words[256];
        while (true) {
            alignas(cmsghdr) char room[CMSG_SPACE(sizeof(ucred))];
            iovec into{words, sizeof words};
            msghdr message{.msg_name = nullptr, .msg_namelen = 0, .msg_iov = &into, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room, .msg_flags = 0};
            const auto size = recvmsg(socket_, &message, 0);
            if (size < 0) return;
            const cmsghdr* const who = CMSG_FIRSTHDR(&message);
            if (!process_ || !who || reinterpret_cast<const ucred*>(CMSG_DATA(who))->pid != process_->pid()) {
                ++strangers_;
                continue;
            }
            const std::string said(words, static_cast<std::size_t>(size));
            if (said == "READY=1" && !starts_.back().ready) starts_.back().ready = heard_ = Clock::now();
            if (said == "WATCHDOG=1") heard_ = Clock::now(), ++fed_;
        }
    }

    Unit unit_;
    std::vector<std::string> command_;
    Surroundings around_;
    Seconds watched_;
    Folder folder_;
    int socket_ = -1, fed_ = 0, strangers_ = 0;
    std::unique_ptr<Process> process_;
    std::vector<Start> starts_;
    Clock::time_point heard_{}, ended_{};
};

}  // namespace given
