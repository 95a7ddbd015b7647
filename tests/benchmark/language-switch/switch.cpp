// benchmark-language-switch SIZE ROUNDS: a finger on a language: how soon does home stand there in it?
//
// Through the real window: xdotool lifts a finger from a language's door; until the screen shows what it will show at rest. Chromium is given the same
// two pages of every language, words and places alike, and the same touches on the same Xvfb; one detector reads the screen for both.
// Prints median [least–most] and ratios; asserts nothing.
#include <ctime>
#include <fstream>
#include <map>
#include <optional>

#include "benchmark/browser.hpp"
#include "given/process.hpp"

namespace {

using namespace benchmark;
using Clock = std::chrono::steady_clock;

const std::string build = std::getenv("REPERE_BUILD") ? std::getenv("REPERE_BUILD") : "build";
const std::string source = std::getenv("REPERE_SOURCE") ? std::getenv("REPERE_SOURCE") : ".";

void rest(double seconds) { std::this_thread::sleep_for(given::Seconds{seconds}); }

class Finger {                                                   // one xdotool for all clicks: starting it is in no figure
public:
    explicit Finger(const std::string& display) : pipe_{popen(("DISPLAY=" + display + " xdotool - >/dev/null").c_str(), "w")} {}
    ~Finger() { pclose(pipe_); }
    Finger(const Finger&) = delete;
    void move(int x, int y) { std::fprintf(pipe_, "mousemove %d %d\n", x, y), std::fflush(pipe_); }
    void press() { std::fprintf(pipe_, "mousedown 1\n"), std::fflush(pipe_); }
    void lift() { std::fprintf(pipe_, "mouseup 1\n"), std::fflush(pipe_); }

private:
    FILE* pipe_;
};

struct Spot { int x = 0, y = 0; };

Spot middle(const json& tree, const std::string& id) {
    for (const json& node : tree.at("nodes"))
        if (node.at("id") == id) {
            const auto& r = node.at("rect");
            return {static_cast<int>(r[0].get<double>() + r[2].get<double>() / 2), static_cast<int>(r[1].get<double>() + r[3].get<double>() / 2)};
        }
    throw std::runtime_error{"no " + id + " on the page"};
}

std::vector<std::string> languages() {
    std::ifstream list{source + "/locales/languages.txt"};
    std::vector<std::string> out;
    for (std::string tag; list >> tag;) out.push_back(tag);
    return out;
}

using Trees = std::map<std::string, json>;                       // "fr home", "fr language"

// The pages of both kinds in every language, and a click leads as it does in the kiosk.
std::string site(const Trees& trees) {
    json pages = json::object();
    std::string first;
    for (const auto& [name, tree] : trees) {
        const std::string text = html(tree);
        pages[name] = text.substr(text.find("<body>") + 6);
        if (first.empty()) first = text.substr(0, text.find("<body>"));
    }
    std::ostringstream out;
    out << first << "<style>*{cursor:none}</style><body><div id=page style=\"inset:0\"></div><script>\nconst pages=" << pages.dump(-1, ' ', false, json::error_handler_t::replace)
        << ";\nlet language='fr';const show=n=>{document.getElementById('page').innerHTML=pages[language+' '+n];};"
           "document.addEventListener('click',e=>{const b=e.target.closest('button');if(!b)return;"
           "if(b.id==='bar.language')show('language');else if(b.id.startsWith('language.')){language=b.id.slice(9);show('home');}});show('language');</script>";
    return out.str();
}

// From the finger lifted to the picture at rest, in milliseconds; the picture is learned at the first visit of the language.
using Seen = std::map<std::string, Eye::Sample>;
double switched(const Eye& screen, Finger& finger, const Trees& trees, const std::string& from, const std::string& to, Seen& seen) {
    const Spot door = middle(trees.at(from + " language"), "language." + to), back = middle(trees.at(to + " home"), "bar.language");
    finger.move(door.x, door.y);
    rest(0.2);
    finger.press();
    rest(0.1);                                                   // as long as a finger touches
    const auto began = Clock::now();
    finger.lift();
    double milliseconds = 0;
    if (const auto known = seen.find(to); known == seen.end()) {
        rest(0.6);
        seen[to] = screen.sample();
    } else {
        while (screen.sample() != known->second) {
            if (Clock::now() - began > std::chrono::seconds{5}) throw std::runtime_error{to + " never looks as it did"};
        }
        milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
        rest(0.2);
    }
    finger.move(back.x, back.y);
    rest(0.15);
    finger.press();
    rest(0.1);
    finger.lift();
    rest(0.35);
    return milliseconds;
}

std::vector<double> measure(const Eye& screen, const std::string& display, const std::vector<std::string>& command, const given::Surroundings& around, const Trees& trees,
                            int rounds, std::optional<Spot> to_the_languages = {}) {
    given::Process process{command, around};
    if (!given::soon([&] { return screen.useful(); }, given::Seconds{60})) throw std::runtime_error{command.front() + " showed nothing useful\n" + process.err()};
    rest(1.5);
    Finger finger{display};
    if (to_the_languages) {
        finger.move(to_the_languages->x, to_the_languages->y);
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
    const given::Surroundings around{.environment = {{"DISPLAY", display.name()}, {"HOME", folder.path()}, {"XDG_CACHE_HOME", ""}}};
    const std::vector<std::string> kiosk{build + "/bin/repere-kiosk", "--directory", build + "/directory.sqlite", "--diagonal", "24", "--size", size};

    Trees trees;
    std::string script = "tap attract.start\n";
    for (const std::string& tag : languages())
        script += "tap language." + tag + "\ntree " + (folder / tag + ".home") + "\ntap bar.language\ntree " + (folder / tag + ".language") + "\n";
    given::write(folder / "trees.play", script);
    auto playing = kiosk;
    playing.insert(playing.end(), {"--play", folder / "trees.play"});
    if (const auto played = given::run(playing, around); played.status != 0) throw std::runtime_error{played.err};
    for (const std::string& tag : languages())
        for (const char* page : {"home", "language"}) trees[tag + " " + page] = json::parse(given::read(folder / tag + "." + page));
    given::write(folder / "site.html", site(trees));

    const Eye screen{display.name()};
    auto at_the_languages = kiosk;
    at_the_languages.insert(at_the_languages.end(), {"--language", "fr"});
    const std::string browser = chromium();
    std::vector<double> theirs;
    {
        given::Process warm{at_the_languages, around};           // shaders compiled once
        given::soon([&] { return screen.useful(); }, given::Seconds{60});
        warm.end(SIGTERM);
    }
    std::fprintf(stderr, "repere-kiosk…\n");
    const std::vector<double> ours = measure(screen, display.name(), at_the_languages, around, trees, rounds, middle(trees.at("fr home"), "bar.language"));
    if (!browser.empty()) {
        std::fprintf(stderr, "Chromium…\n");
        theirs = measure(screen, display.name(),
                         {browser, "--kiosk", "--no-sandbox", "--no-first-run", "--disable-extensions", "--disable-sync", "--noerrdialogs", "--disable-component-update",
                          "--disable-background-networking", "--window-position=0,0", "--window-size=" + std::string{size}.replace(size.find('x'), 1, ","),
                          "--user-data-dir=" + (folder / "profile"), "file://" + (folder / "site.html")},
                         around, trees, rounds);
    }
    const std::time_t now = std::time(nullptr);
    char day[32];
    std::strftime(day, sizeof day, "%Y-%m-%d", std::gmtime(&now));
    std::printf("language switch, %s, %s, %zu languages × %d rounds after one that fills the caches, %ld cores; median [least–most]\n\n", day, size.c_str(), languages().size(), rounds,
                sysconf(_SC_NPROCESSORS_ONLN));
    std::printf("| %-34s | %-20s | %-20s | ratio |\n|---|---|---|---|\n", "", "repere-kiosk", browser.empty() ? "(no Chromium here)" : "Chromium --kiosk");
    row("finger lifted to home at rest, ms", ours, theirs, 0);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string size = count > 1 ? words[1] : "1920x1080";
    if (size.find('x') == std::string::npos) return std::fprintf(stderr, "benchmark-language-switch [1920x1080] [ROUNDS]\n"), 2;
    try {
        return compare(size, count > 2 ? std::max(1, std::atoi(words[2])) : 3);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "benchmark-language-switch: %s\n", error.what());
        return 1;
    }
}
