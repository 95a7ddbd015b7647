// benchmark-language-switch SIZE ROUNDS: a finger on a language: how soon does home stand there in it?
//
// Through the real window: XTest lifts a finger from a language's door; until the screen shows what it will show at rest. Chromium is given
// the same two pages of every language, words and places alike, and the same touches on the same Xvfb; one detector reads the screen for both.
// Prints median [least–most] and ratios; asserts nothing.
#include <fstream>
#include <optional>

#include "benchmark/finger.hpp"

namespace {

using namespace benchmark;

std::vector<std::string> languages() {
    std::ifstream list{source + "/locales/languages.txt"};
    std::vector<std::string> out;
    for (std::string tag; list >> tag;) out.push_back(tag);
    return out;
}

using Trees = std::map<std::string, json>;                       // "fr home", "fr language"

json doors() {                                                   // where a click leads, as in the kiosk
    json leads;
    for (const std::string& tag : languages()) {
        leads[tag + " home"]["bar.language"] = tag + " language";
        for (const std::string& to : languages()) leads[tag + " language"]["language." + to] = to + " home";
    }
    return leads;
}

// From the finger lifted to the picture at rest, in milliseconds; the picture is learned at the first visit of the language.
using Seen = std::map<std::string, Eye::Sample>;
double switched(const Eye& screen, Finger& finger, const Trees& trees, const std::string& from, const std::string& to, Seen& seen) {
    const Spot door = middle(trees.at(from + " language"), "language." + to), back = middle(trees.at(to + " home"), "bar.language");
    finger.move(door);
    rest(0.2);
    finger.press();
    rest(0.1);                                                   // as long as a finger touches
    const auto began = Clock::now();
    finger.lift();
    double took = 0;
    if (const auto known = seen.find(to); known == seen.end()) {
        rest(0.6);
        seen[to] = screen.sample();
    } else {
        while (screen.sample() != known->second) {
            if (Clock::now() - began > std::chrono::seconds{5}) throw std::runtime_error{to + " never looks as it did"};
        }
        took = milliseconds(Clock::now() - began);
        rest(0.2);
    }
    finger.move(back);
    rest(0.15);
    finger.press();
    rest(0.1);
    finger.lift();
    rest(0.35);
    return took;
}

std::vector<double> measure(const Eye& screen, const std::string& display, const Command& command, const given::Surroundings& around,
                            const Trees& trees, int rounds, std::optional<Spot> to_the_languages = {}) {
    given::Process process{command, around};
    if (!given::soon([&] { return screen.useful(); }, given::Seconds{60})) throw std::runtime_error{command.front() + " showed nothing useful\n" + process.err()};
    rest(1.5);
    Finger finger{display};
    if (to_the_languages) {
        finger.move(*to_the_languages);
        rest(0.2);
        finger.press();
        rest(0.1);
        finger.lift();
        rest(0.5);
    }
    Seen seen;
    std::vector<double> out;
    std::string from = "fr";
    for (int round = 0; round <= rounds; ++round)                // the first one learns, and fills everybody's caches
        for (const std::string& to : languages()) {
            const double took = switched(screen, finger, trees, from, to, seen);
            if (round > 0) out.push_back(took);
            from = to;
        }
    process.end(SIGTERM);
    return out;
}

int compare(const std::string& size, int rounds) {
    const given::Display display{size};
    const given::Folder folder;
    const given::Surroundings here = around(display, folder);

    Trees trees;
    std::string script = "tap attract.start\n";
    for (const std::string& tag : languages())
        script += "tap language." + tag + "\ntree " + (folder / tag + ".home") + "\ntap bar.language\ntree " + (folder / tag + ".language") + "\n";
    play(script, kiosk(size, {}), here, folder);
    for (const std::string& tag : languages())
        for (const char* page : {"home", "language"}) trees[tag + " " + page] = json::parse(given::read(folder / tag + "." + page));
    given::write(folder / "site.html", site(trees, doors(), "fr language"));

    const Eye screen{display.name()};
    const Command at_home = kiosk(size, {"--language", "fr"}), browsing = browser(size, folder / "site.html", folder);
    {
        given::Process warm{at_home, here};                      // shaders compiled once
        given::soon([&] { return screen.useful(); }, given::Seconds{60});
        warm.end(SIGTERM);
    }
    std::fprintf(stderr, "repere-kiosk…\n");
    const std::vector<double> ours = measure(screen, display.name(), at_home, here, trees, rounds, middle(trees.at("fr home"), "bar.language"));
    std::vector<double> theirs;
    if (!browsing.empty()) {
        std::fprintf(stderr, "Chromium…\n");
        theirs = measure(screen, display.name(), browsing, here, trees, rounds);
    }
    std::printf("language switch, %s, %s, %zu languages × %d rounds after one that fills the caches, %ld cores; median [least–most]\n",
                today().c_str(), size.c_str(), languages().size(), rounds, sysconf(_SC_NPROCESSORS_ONLN));
    head();
    row("finger lifted to home at rest, ms", ours, theirs, 0);
    return 0;
}

}  // namespace

int main(int count, char** words) { return benchmark::run("benchmark-language-switch", count, words, 3, compare); }
