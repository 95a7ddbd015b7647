// benchmark-start SIZE RUNS: how soon after its start does a program show something useful, and what does it cost?
//
// Repère's home page, and the same words at the same places in Chromium --kiosk (when it is installed), turn by turn on one Xvfb with
// one detector: it reads the root window every few milliseconds. Useful: more than a quarter of the sampled points have the page's
// colour and more than a twentieth are white card. Prints median [least–most] and ratios; asserts nothing.
// benchmark-start page TREE.json       prints the page that Chromium is given.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "benchmark/browser.hpp"
#include "given/process.hpp"

namespace {

using namespace benchmark;
using Clock = std::chrono::steady_clock;

const std::string build = std::getenv("REPERE_BUILD") ? std::getenv("REPERE_BUILD") : "build";

// --- What a process and its children cost -----------------------------------------------------------------------------------------
std::set<int> tree_of(int root) {
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

double pss_mb(const std::set<int>& pids) {
    double kilobytes = 0;
    for (const int pid : pids) {
        std::istringstream lines{given::read("/proc/" + std::to_string(pid) + "/smaps_rollup")};
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("Pss:")) kilobytes += std::stod(line.substr(4));
    }
    return kilobytes / 1024;
}

double cpu_seconds(const std::set<int>& pids) {
    double ticks = 0;
    for (const int pid : pids) {
        const std::string stat = given::read("/proc/" + std::to_string(pid) + "/stat");
        unsigned long user = 0, system = 0;
        if (const auto at = stat.rfind(')'); at != std::string::npos &&
            std::sscanf(stat.c_str() + at + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) == 2)
            ticks += static_cast<double>(user + system);
    }
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

// --- Measuring --------------------------------------------------------------------------------------------------------------------
struct Figures {
    std::vector<double> useful_ms, cpu_s, pss_mb, processes, idle_percent;
};

void rest(double seconds) { std::this_thread::sleep_for(given::Seconds{seconds}); }

bool measure(const Eye& screen, const std::vector<std::string>& command, const given::Surroundings& around, Figures& figures, bool idle_too) {
    if (!given::soon([&] { return screen.empty(); })) std::fprintf(stderr, "the screen is not empty before a start\n");
    const auto began = Clock::now();
    given::Process process{command, around};
    while (!screen.useful()) {
        if (process.ended() || Clock::now() - began > std::chrono::seconds{60}) {
            const auto seen = screen.shares();
            std::fprintf(stderr, "%s showed nothing useful (page colour %.0f %%, white %.0f %%)\n%s", command.front().c_str(), 100 * seen.page, 100 * seen.white,
                         process.err().c_str());
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{3});
    }
    figures.useful_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
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
    const auto children = tree_of(process.pid());
    process.end(SIGTERM);
    for (const int pid : children)                               // a browser's helpers that outlive it
        if (pid != process.pid() && given::read("/proc/" + std::to_string(pid) + "/cmdline").find(command.front()) != std::string::npos) kill(pid, SIGKILL);
    return true;
}

int compare(const std::string& size, int runs) {
    const given::Display display{size};
    const given::Folder folder;
    const given::Surroundings around{.environment = {{"DISPLAY", display.name()}, {"HOME", folder.path()}, {"XDG_CACHE_HOME", ""}}};
    const std::vector<std::string> kiosk{build + "/bin/repere-kiosk", "--directory", build + "/directory.sqlite", "--diagonal", "24", "--size", size, "--language", "fr"};

    given::write(folder / "home.play", "expect-screen home\ntree " + (folder / "home.json") + "\n");
    auto playing = kiosk;
    playing.insert(playing.end(), {"--play", folder / "home.play"});
    if (const auto played = given::run(playing, around); played.status != 0) {
        std::fprintf(stderr, "%s", played.err.c_str());
        return 1;
    }
    given::write(folder / "home.html", html(json::parse(given::read(folder / "home.json"))));

    const std::string browser = chromium();
    const auto browse = [&](const std::string& profile) {
        return std::vector<std::string>{browser, "--kiosk", "--no-sandbox", "--no-first-run", "--disable-extensions", "--disable-sync", "--noerrdialogs",
                                        "--disable-component-update", "--disable-background-networking", "--window-position=0,0",
                                        "--window-size=" + std::string{size}.replace(size.find('x'), 1, ","), "--user-data-dir=" + (folder / profile),
                                        "file://" + (folder / "home.html")};
    };
    const Eye screen{display.name()};
    Figures ours, theirs;
    for (int i = 0; i < runs; ++i) {
        std::fprintf(stderr, "run %d of %d\n", i + 1, runs);
        if (!measure(screen, kiosk, around, ours, i == 0)) return 1;
        // The first start makes Chromium's profile and counts not: a kiosk's browser has one.
        if (!browser.empty() && i == 0) { Figures first; measure(screen, browse("profile"), around, first, false); }
        if (!browser.empty()) measure(screen, browse("profile"), around, theirs, i == 0);
    }
    const std::time_t now = std::time(nullptr);
    char day[32];
    std::strftime(day, sizeof day, "%Y-%m-%d", std::gmtime(&now));
    std::printf("start, %s, %s, %d runs each turn by turn, %ld cores; median [least–most]\n\n", day, size.c_str(), runs, sysconf(_SC_NPROCESSORS_ONLN));
    std::printf("| %-34s | %-20s | %-20s | ratio |\n|---|---|---|---|\n", "", "repere-kiosk", browser.empty() ? "(no Chromium here)" : "Chromium --kiosk");
    row("first useful frame, ms", ours.useful_ms, theirs.useful_ms, 0);
    row("memory at home (PSS), MB", ours.pss_mb, theirs.pss_mb, 0);
    row("CPU until 1.5 s after, s", ours.cpu_s, theirs.cpu_s, 2);
    row("CPU at rest over 20 s, % of a core", ours.idle_percent, theirs.idle_percent, 2);
    row("processes", ours.processes, theirs.processes, 0);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count == 3 && std::string{words[1]} == "page") return std::printf("%s", html(json::parse(given::read(words[2]))).c_str()), 0;
    const std::string size = count > 1 ? words[1] : "1920x1080";
    if (size.find('x') == std::string::npos) return std::fprintf(stderr, "benchmark-start [1920x1080] [RUNS]\n"), 2;
    try {
        return compare(size, count > 2 ? std::max(1, std::atoi(words[2])) : 5);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "benchmark-start: %s\n", error.what());
        return 1;
    }
}
