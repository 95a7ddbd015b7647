// benchmark-frames SIZE ROUNDS: how soon does the screen answer a finger, how smoothly does it follow one, what does it paint for nobody?
//
// Through the real window: XTest puts a finger down and lifts it, on doors, answers and "back"; XDamage tells of every paint, also of one that
// looks as before. A frame is what reaches the screen, counted from outside and alike for both. Chromium is given the same pages, words and
// places alike, the same touches, and the same drag: its page follows the pointer, as a finger's own scrolling cannot be sent to it.
// Prints median [least–most] and ratios; asserts nothing.
#include <array>

#include "benchmark/dragged.hpp"
#include "benchmark/started.hpp"

namespace {

using namespace benchmark;

// A walk from home and back. On the last page but home, the longest, a finger drags before it leaves.
constexpr std::array walk{
    "home.victim", "guide.answer.living", "bar.back", "guide.answer.visiting", "bar.back", "guide.answer.witness", "bar.back", "bar.back",
    "home.violence-at-home", "bar.back", "home.my-rights", "guide.answer.victim", "guide.answer.complaint", "guide.answer.things", "bar.back",
    "bar.back", "bar.back", "bar.back", "home.after-prison", "bar.back", "home.tig", "bar.back", "home.travel-safely", "bar.back",
    "home.search", "bar.back", "bar.emergency", "bar.back", "bar.access", "bar.back", "bar.language", "bar.back",
    "home.victim", "guide.answer.living", "guide.answer.theft", "guide.answer.phone", "guide.continue", "guide.answer.no", "bar.home"};
using Trees = std::vector<json>;                                 // the page before each touch

constexpr int idle_seconds = 10;


// From now to the first paint that looked otherwise than before, and to the first that looked as the screen looks when nothing more comes
// (a page that comes in from the side is on its way for 160 ms). Milliseconds.
struct Answered { double first, rest; };

template <class Act>
Answered answered(const Eye& screen, const Watch& watch, Act&& act) {
    watch.forget();
    const Eye::Sample before = screen.sample();
    std::vector<std::pair<Clock::time_point, Eye::Sample>> paints;
    const auto began = Clock::now();
    act();
    for (auto until = in(3); const auto at = watch.painted(until); until = in(0.3)) paints.emplace_back(*at, screen.sample());
    double first = 0;
    if (const Eye::Sample after = screen.sample(); after != before)
        for (const auto& [at, seen] : paints) {
            if (first == 0 && seen != before) first = milliseconds(at - began);
            if (seen == after) return {first, milliseconds(at - began)};
        }
    throw std::runtime_error{"the screen did not answer a finger"};
}

// --- Measuring --------------------------------------------------------------------------------------------------------------------
struct Figures {
    std::vector<double> pressed_ms, answer_ms, page_ms, dragged_per_s, gap_ms, idle_frames, idle_percent;
};

void idle(const Watch& watch, int pid, Figures& figures) {
    const auto pids = tree_of(pid);
    watch.forget();
    const double before = cpu_seconds(pids);
    int painted = 0;
    for (const auto until = in(idle_seconds); watch.painted(until);) ++painted;
    figures.idle_percent.push_back((cpu_seconds(pids) - before) / idle_seconds * 100);
    figures.idle_frames.push_back(painted);
}

Figures measure(const Eye& screen, const Watch& watch, const given::Display& display, const Command& command, const given::Surroundings& around,
                const Trees& trees, const std::string& size, int rounds) {
    std::fprintf(stderr, "%s…\n", command.front().c_str());
    given::Process process{command, around};
    if (!given::soon([&] { return screen.useful(); }, given::Seconds{60}))
        throw std::runtime_error{command.front() + " showed nothing useful\n" + process.err()};
    rest(5);
    Figures figures;
    idle(watch, process.pid(), figures);
    Finger finger{display.name()};
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < walk.size(); ++i) {
            if (i + 1 == walk.size()) {
                const auto [per_s, gaps] = drag(screen, watch, finger, size);
                figures.dragged_per_s.push_back(per_s);
                figures.gap_ms.insert(figures.gap_ms.end(), gaps.begin(), gaps.end());
            }
            const Spot spot = middle(trees[i], walk[i]);
            figures.pressed_ms.push_back(answered(screen, watch, [&] { finger.move(spot), finger.press(); }).first);
            const auto [first, rest] = answered(screen, watch, [&] { finger.lift(); });
            figures.answer_ms.push_back(first);
            figures.page_ms.push_back(rest);
        }
    end(process, command);
    return figures;
}

std::string renderer(const given::Surroundings& around) {
    const std::string said = given::run({"glxinfo", "-B"}, around).out, name = "OpenGL renderer string: ";
    const auto at = said.find(name);
    return at == std::string::npos ? "an unknown renderer" : said.substr(at + name.size(), said.find('\n', at) - at - name.size());
}

int compare(const std::string& size, int rounds) {
    const given::Display display{size};
    const given::Folder folder;
    const given::Surroundings here = around(display, folder);
    const Command home = kiosk(size, {"--language", "fr", "--now", "2026-11-24T10:00"});

    std::string script;
    for (std::size_t i = 0; i < walk.size(); ++i) script += "tree " + (folder / std::to_string(i)) + "\ntap " + walk[i] + "\n";
    play(script + "expect-screen home\n", home, here, folder);
    Trees trees;
    std::map<std::string, json> pages;
    json leads;
    for (std::size_t i = 0; i < walk.size(); ++i) {
        const std::string page = std::to_string(i);
        trees.push_back(json::parse(given::read(folder / page)));
        pages[page] = trees.back();
        leads[page][walk[i]] = std::to_string((i + 1) % walk.size());
    }
    given::write(folder / "site.html", site(pages, leads, "0"));

    const Eye screen{display.name()};
    const Watch watch{display.name()};
    const Command browsing = browser(size, folder / "site.html", folder);
    const auto [started, their_start] = starts(screen, home, browsing, here, rounds, false);
    const Figures ours = measure(screen, watch, display, home, here, trees, size, rounds);
    const Figures theirs = browsing.empty() ? Figures{} : measure(screen, watch, display, browsing, here, trees, size, rounds);

    std::printf("frames, %s, %s, %d rounds of %zu touches, %ld cores, %s; median [least–most]\n", today().c_str(), size.c_str(), rounds, walk.size(),
                sysconf(_SC_NPROCESSORS_ONLN), renderer(here).c_str());
    const auto p95 = [](const std::vector<double>& numbers) { return numbers.empty() ? numbers : std::vector{quantile(numbers, 0.95)}; };
    const std::string dragged = "frames/s, finger drags at " + std::to_string(moves_a_second) + " Hz";
    const std::string resting = "frames in " + std::to_string(idle_seconds) + " s at rest";
    head();
    row("finger down to pressed look, ms", ours.pressed_ms, theirs.pressed_ms, 1);
    row("  p95", p95(ours.pressed_ms), p95(theirs.pressed_ms), 1);
    row("finger lifted to next frame, ms", ours.answer_ms, theirs.answer_ms, 1);
    row("  p95", p95(ours.answer_ms), p95(theirs.answer_ms), 1);
    row("finger lifted to page at rest, ms", ours.page_ms, theirs.page_ms, 1);
    row("  p95", p95(ours.page_ms), p95(theirs.page_ms), 1);
    row(dragged.c_str(), ours.dragged_per_s, theirs.dragged_per_s, 0, Better::more);
    row("  p95 from one to the next, ms", p95(ours.gap_ms), p95(theirs.gap_ms), 1);
    row(resting.c_str(), ours.idle_frames, theirs.idle_frames, 0);
    row("  CPU meanwhile, % of a core", ours.idle_percent, theirs.idle_percent, 3);
    row("first useful frame, ms", started.useful_ms, their_start.useful_ms, 0);
    row("memory at home (PSS), MB", started.pss_mb, their_start.pss_mb, 0);
    return 0;
}

}  // namespace

int main(int count, char** words) { return benchmark::run("benchmark-frames", count, words, 3, compare); }
