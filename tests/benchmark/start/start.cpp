// benchmark-start SIZE RUNS: how soon after its start does a program show something useful, and what does it cost?
//
// Repère's home page, and the same words at the same places in Chromium --kiosk (when it is installed), turn by turn on one Xvfb with
// one detector. Prints median [least–most] and ratios; asserts nothing.
// benchmark-start page TREE.json       prints the page that Chromium is given.
#include "benchmark/started.hpp"

namespace {

using namespace benchmark;

int compare(const std::string& size, int runs) {
    const given::Display display{size};
    const given::Folder folder;
    const given::Surroundings here = around(display, folder);
    const Command home = kiosk(size, {"--language", "fr"});
    play("expect-screen home\ntree " + (folder / "home.json") + "\n", home, here, folder);
    const json tree = json::parse(given::read(folder / "home.json"));
    given::write(folder / "home.html", html(tree, body(tree)));

    const auto [ours, theirs] = starts(Eye{display.name()}, home, browser(size, folder / "home.html", folder), here, runs, true);
    std::printf("start, %s, %s, %d runs each turn by turn, %ld cores; median [least–most]\n", today().c_str(), size.c_str(), runs,
                sysconf(_SC_NPROCESSORS_ONLN));
    head();
    row("first useful frame, ms", ours.useful_ms, theirs.useful_ms, 0);
    row("memory at home (PSS), MB", ours.pss_mb, theirs.pss_mb, 0);
    row("CPU until 1.5 s after, s", ours.cpu_s, theirs.cpu_s, 2);
    row("CPU at rest over 20 s, % of a core", ours.idle_percent, theirs.idle_percent, 3);
    row("processes", ours.processes, theirs.processes, 0);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count == 3 && std::string{words[1]} == "page") {
        const json tree = json::parse(given::read(words[2]));
        return std::printf("%s", html(tree, body(tree)).c_str()), 0;
    }
    return benchmark::run("benchmark-start", count, words, 5, compare);
}
