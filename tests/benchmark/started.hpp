// From the start of a program to its first useful frame, and what it and its children cost.
//
// One detector reads the root window every few milliseconds. Useful: more than a quarter of the sampled points have the page's
// colour and more than a twentieth are white card.
#pragma once

#include <filesystem>
#include <set>

#include "benchmark/browser.hpp"

namespace benchmark {

inline std::set<int> tree_of(int root) {
    std::map<int, int> parents;
    for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        const std::string stat = given::read(entry.path().string() + "/stat");
        if (const auto at = stat.rfind(')'); at != std::string::npos) {
            int parent = 0;
            if (std::sscanf(stat.c_str() + at + 1, " %*c %d", &parent) == 1) parents[std::stoi(name)] = parent;
        }
    }
    std::set<int> out{root};
    for (bool more = true; more;) {
        more = false;
        for (const auto& [pid, parent] : parents)
            if (out.contains(parent)) more = out.insert(pid).second || more;
    }
    return out;
}

inline double pss_mb(const std::set<int>& pids) {
    double kilobytes = 0;
    for (const int pid : pids) {
        std::istringstream lines{given::read("/proc/" + std::to_string(pid) + "/smaps_rollup")};
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("Pss:")) kilobytes += std::stod(line.substr(4));
    }
    return kilobytes / 1024;
}

// The kernel's own count, in nanoseconds: a program at rest uses less than a tick in ten seconds.
inline double cpu_seconds(const std::set<int>& pids) {
    double seconds = 0;
    for (const int pid : pids) {
        clockid_t clock;
        timespec used;
        if (clock_getcpuclockid(pid, &clock) == 0 && clock_gettime(clock, &used) == 0)
            seconds += static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
    }
    return seconds;
}

// A browser's helpers may outlive it.
inline void end(given::Process& process, const Command& command) {
    const auto pids = tree_of(process.pid());
    process.end(SIGTERM);
    for (const int pid : pids)
        if (pid != process.pid() && given::read("/proc/" + std::to_string(pid) + "/cmdline").find(command.front()) != std::string::npos)
            kill(pid, SIGKILL);
}

struct Start {
    std::vector<double> useful_ms, cpu_s, pss_mb, processes, idle_percent;
};

inline bool start(const Eye& screen, const Command& command, const given::Surroundings& around, Start& figures, bool idle_too) {
    if (!given::soon([&] { return screen.empty(); })) std::fprintf(stderr, "the screen is not empty before a start\n");
    const auto began = Clock::now();
    given::Process process{command, around};
    while (!screen.useful()) {
        if (process.ended() || Clock::now() - began > std::chrono::seconds{60}) {
            const auto seen = screen.shares();
            std::fprintf(stderr, "%s showed nothing useful (page colour %.0f %%, white %.0f %%)\n%s", command.front().c_str(), 100 * seen.page,
                         100 * seen.white, process.err().c_str());
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{3});
    }
    figures.useful_ms.push_back(milliseconds(Clock::now() - began));
    rest(1.5);
    auto pids = tree_of(process.pid());
    figures.cpu_s.push_back(cpu_seconds(pids));
    figures.pss_mb.push_back(pss_mb(pids));
    figures.processes.push_back(static_cast<double>(pids.size()));
    if (idle_too) {
        rest(3);
        const double before = cpu_seconds(pids = tree_of(process.pid()));
        rest(20);
        figures.idle_percent.push_back((cpu_seconds(pids) - before) / 20 * 100);
    }
    end(process, command);
    return true;
}

// Both turn by turn, so many times. The first start makes Chromium's profile and counts not: a kiosk's browser has one.
inline std::pair<Start, Start> starts(const Eye& screen, const Command& kiosk, const Command& browser, const given::Surroundings& around, int runs,
                                      bool idle_too) {
    Start ours, theirs, unmeasured;
    for (int i = 0; i < runs; ++i) {
        std::fprintf(stderr, "start %d of %d\n", i + 1, runs);
        if (!start(screen, kiosk, around, ours, idle_too && i == 0)) throw std::runtime_error{"the kiosk did not start"};
        if (browser.empty()) continue;
        if (i == 0) start(screen, browser, around, unmeasured, false);
        start(screen, browser, around, theirs, idle_too && i == 0);
    }
    return {ours, theirs};
}

}  // namespace benchmark
