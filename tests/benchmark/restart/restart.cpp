// benchmark-restart SIZE TIMES: after a quiet visit the kiosk becomes a new process behind the attract screen. Does anybody see it, and for
// how long does nobody answer?
//
// Seen from outside, through the real window: a finger walks to a quiet page, a key ends the visit, and the root window is read as fast as it
// can be. Dark: it shows neither what stood there before nor the attract screen. Deaf: from the first attract picture until a tap is answered,
// taps following one another every twenty milliseconds. Prints median [least–most]; asserts nothing.
#include <array>

#include "benchmark/finger.hpp"
#include "benchmark/started.hpp"

namespace {

using namespace benchmark;

constexpr std::array walk{"attract.start", "language.fr", "home.violence-at-home"};
const std::string end_of_visit = "F9";

std::string children(int pid) { return given::read("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children"); }

void settled(const Eye& screen) {
    for (auto seen = screen.sample();;) {
        rest(0.3);
        auto now = screen.sample();
        if (now == seen) return;
        seen = std::move(now);
    }
}

int measure(const std::string& size, int times) {
    const given::Display display{size};
    const given::Folder folder;
    const given::Surroundings here = around(display, folder);
    given::write(folder / "settings.json", "{\"sound\": \"off\", \"keypad\": {\"" + end_of_visit + "\": \"end-visit\"}}");
    const Command command = kiosk(size, {"--now", "2026-11-24T10:00", "--settings", folder / "settings.json"});
    std::string script;
    for (std::size_t i = 0; i < walk.size(); ++i) script += "tree " + (folder / std::to_string(i)) + "\ntap " + walk[i] + "\n";
    play(script + "expect-screen calm\n", command, here, folder);
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < walk.size(); ++i) spots.push_back(middle(json::parse(given::read(folder / std::to_string(i))), walk[i]));

    const Eye screen{display.name()};
    given::Process process{command, here};
    given::soon([&] { return !screen.empty(); });
    Finger finger{display.name()};
    std::vector<double> dark_ms, restart_ms, deaf_ms;
    for (int time = 0; time < times; ++time) {
        settled(screen);
        const std::string before = children(process.pid());
        for (const Spot& spot : spots) {
            finger.tap(spot);
            settled(screen);
        }
        const auto quiet = screen.sample();
        finger.strike(end_of_visit.c_str());
        while (screen.sample() == quiet) {}
        const auto attract = screen.sample();
        const auto began = Clock::now();
        std::vector<std::pair<double, Eye::Sample>> others;
        for (auto last = began; Clock::now() - began < std::chrono::seconds{2};) {
            auto seen = screen.sample();
            const auto now = Clock::now();
            if (seen != attract) others.emplace_back(milliseconds(now - last), std::move(seen));
            last = now;
            if (restart_ms.size() == static_cast<std::size_t>(time) && !children(process.pid()).empty() && children(process.pid()) != before) restart_ms.push_back(milliseconds(now - began));
        }
        const auto turned = screen.sample();                             // the attract screen may have turned meanwhile
        double dark = 0;
        for (const auto& [lasted, seen] : others) dark += seen == turned ? 0 : lasted;
        dark_ms.push_back(dark);
        // Once more, this time with somebody who comes at once.
        settled(screen);
        for (const Spot& spot : spots) {
            finger.tap(spot);
            settled(screen);
        }
        finger.strike(end_of_visit.c_str());
        while (screen.sample() == quiet) {}
        const auto there = screen.sample();
        const auto from = Clock::now();
        while (screen.sample() == there || Clock::now() - from < std::chrono::milliseconds{60}) {
            finger.tap(spots[0]);
            rest(0.02);
            if (Clock::now() - from > std::chrono::seconds{5}) break;
        }
        deaf_ms.push_back(milliseconds(Clock::now() - from));
        finger.strike(end_of_visit.c_str());
        settled(screen);
    }
    std::printf("restart after a quiet visit, %s, %s, %d times, %ld cores; median [least–most]\n\n", today().c_str(), size.c_str(), times, sysconf(_SC_NPROCESSORS_ONLN));
    std::printf("| attract dark or otherwise, ms | %s |\n| first frame of the new process, and its helper, ms | %s |\n| until a tap on attract is answered, ms | %s |\n",
                said(dark_ms, 0).c_str(), said(restart_ms, 0).c_str(), said(deaf_ms, 0).c_str());
    return 0;
}

}  // namespace

int main(int count, char** words) { return benchmark::run("benchmark-restart", count, words, 5, measure); }
