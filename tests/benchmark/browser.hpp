// What the benchmarks beside a browser share: what stands on the screen, the same page for a browser, figures as a table.
#pragma once

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "given/process.hpp"

namespace benchmark {

using nlohmann::json;
using Clock = std::chrono::steady_clock;
using Command = std::vector<std::string>;

inline void rest(double seconds) { std::this_thread::sleep_for(given::Seconds{seconds}); }
inline double milliseconds(Clock::duration passed) { return std::chrono::duration<double, std::milli>(passed).count(); }

// --- The detector -----------------------------------------------------------------------------------------------------------------
class Eye {
public:
    explicit Eye(const std::string& name) : display_{XOpenDisplay(name.c_str())} {
        if (!display_) throw std::runtime_error{"the display " + name + " cannot be read"};
        XWindowAttributes about;
        XGetWindowAttributes(display_, DefaultRootWindow(display_), &about);
        width_ = about.width, height_ = about.height;
    }
    ~Eye() { XCloseDisplay(display_); }
    Eye(const Eye&) = delete;

    struct Shares { double page = 0, white = 0, black = 0; };
    Shares shares() const {                                      // of points on 36 lines, every eighth
        constexpr int lines = 36, step = 8;
        long page = 0, white = 0, black = 0, all = 0;
        for (int i = 0; i < lines; ++i) {
            XImage* line = image(0, (2 * i + 1) * height_ / (2 * lines), width_, 1);
            if (!line) continue;
            for (int x = 0; x < width_; x += step, ++all) {
                const unsigned long pixel = XGetPixel(line, x, 0) & 0xFFFFFF;
                page += pixel == 0xFBF6EC;
                white += pixel == 0xFFFFFF;
                black += pixel == 0;
            }
            XDestroyImage(line);
        }
        const auto share = [&](long n) { return all ? static_cast<double>(n) / static_cast<double>(all) : 0; };
        return {share(page), share(white), share(black)};
    }
    bool useful() const { const Shares seen = shares(); return seen.page > 0.25 && seen.white > 0.05; }
    bool empty() const { return shares().black > 0.99; }

    using Sample = std::vector<unsigned long>;
    Sample sample() const {                                      // of points on 36 lines, every fourth: enough to tell two pages apart
        constexpr int lines = 36;
        Sample out;
        for (int i = 0; i < lines; ++i) add(out, 0, (2 * i + 1) * height_ / (2 * lines), width_, 1, 4);
        return out;
    }
    Sample column(int x) const {                                 // little to read: enough to tell that something moved up or down
        Sample out;
        add(out, x, 0, 1, height_, 1);
        return out;
    }

private:
    XImage* image(int x, int y, int width, int height) const {
        return XGetImage(display_, DefaultRootWindow(display_), x, y, static_cast<unsigned>(width), static_cast<unsigned>(height), AllPlanes, ZPixmap);
    }
    void add(Sample& out, int left, int top, int width, int height, int step) const {
        XImage* part = image(left, top, width, height);
        if (!part) return;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; x += step) out.push_back(XGetPixel(part, x, y) & 0xFFFFFF);
        XDestroyImage(part);
    }

    ::Display* display_;
    int width_ = 0, height_ = 0;
};

// --- The same page for a browser --------------------------------------------------------------------------------------------------
inline std::string escaped(const std::string& words) {
    std::string out;
    for (const char c : words) c == '<' ? out += "&lt;" : c == '&' ? out += "&amp;" : c == '"' ? out += "&quot;" : c == '\n' ? out += "<br>" : out += c;
    return out;
}

// A card's name is the words of what stands in it: there they are said.
inline bool holds(const json& card, const json& node) {
    const auto at = [](const json& of, int i) { return of.at("rect")[static_cast<std::size_t>(i)].get<double>(); };
    return at(node, 0) >= at(card, 0) && at(node, 1) >= at(card, 1) && at(node, 0) + at(node, 2) <= at(card, 0) + at(card, 2) &&
           at(node, 1) + at(node, 3) <= at(card, 1) + at(card, 3);
}

// Words of the tree at the tree's places. What a finger scrolls stands whole in a box of its own, above the bar.
inline std::string body(const json& tree) {
    const double px_per_mm = tree.at("px_per_mm");
    const json& nodes = tree.at("nodes");
    const bool scrolls = std::any_of(nodes.begin(), nodes.end(), [](const json& node) { return node.at("id") == "page.down"; });
    double bar = tree.at("size_px")[1];
    std::ostringstream scrolled, still;
    for (auto node = nodes.begin(); node != nodes.end(); ++node) {
        const std::string id = node->at("id");
        const bool moves = scrolls && !id.starts_with("bar.") && !id.starts_with("page.");
        if (!moves && !node->at("visible").get<bool>()) continue;
        const auto& rect = node->at("rect");
        if (rect[2].get<double>() <= 0) continue;                // only gathers the nodes after it
        if (id.starts_with("bar.")) bar = std::min(bar, rect[1].get<double>());
        const char* tag = node->at("actionable").get<bool>() ? "button" : "div";
        const double capitals = node->at("font_mm").get<double>();
        const bool card = std::next(node) != nodes.end() && holds(*node, *std::next(node));
        std::ostringstream& out = moves ? scrolled : still;
        out << '<' << tag << " id=\"" << escaped(id) << "\" style=\"left:" << rect[0].get<double>() << "px;top:" << rect[1].get<double>()
            << "px;width:" << rect[2].get<double>() << "px;height:" << rect[3].get<double>() << "px;font-size:"
            << (capitals > 0 ? capitals : 4.8) * px_per_mm / 0.714 << "px\">" << (card ? "" : escaped(node->at("name"))) << "</" << tag << ">\n";
    }
    if (!scrolls) return still.str();
    std::ostringstream box;
    box << "<div id=scrolled style=\"left:0;top:0;width:100%;height:" << bar
        << "px;overflow:auto;scrollbar-width:none;background:#FBF6EC\">" << scrolled.str() << "</div>";
    return box.str() + still.str();
}

// On the colours of the page: cards white, a card under a finger darker, the rest the page's.
inline std::string html(const json& tree, const std::string& body) {
    std::ostringstream out;
    out << "<!doctype html><html lang=\"" << tree.at("language").get<std::string>() << "\" dir=\"" << tree.at("direction").get<std::string>()
        << "\"><meta charset=utf-8><title>Repère</title><style>html,body{margin:0;height:100%;overflow:hidden;background:#FBF6EC;color:#3B2F2A;"
           "font-family:'Noto Sans','Noto Sans Arabic','Noto Sans CJK SC',sans-serif}"
           "*{cursor:none;user-select:none}"
           "div,button{position:absolute;box-sizing:border-box;margin:0;padding:0;border:0;background:none;color:inherit;font:inherit;"
           "text-align:start;line-height:1.42}div{pointer-events:none}"
           "button{background:#FFFFFF;border-radius:28px;padding:1em;box-shadow:0 6px 24px #0002;pointer-events:auto}"
           "button:active{background:#E6E6E6}</style><body>\n"
        << body;
    return out.str();
}

// Pages between which a click leads as it does in the kiosk: leads[page][button] is the page after it.
inline std::string site(const std::map<std::string, json>& pages, const json& leads, const std::string& first) {
    json bodies = json::object();
    for (const auto& [name, tree] : pages) bodies[name] = body(tree);
    const std::string data = "const pages=" + bodies.dump(-1, ' ', false, json::error_handler_t::replace) + ",leads=" + leads.dump() + ";\n";
    const char* behaviour = "let now,held;const show=n=>{if(n)page.innerHTML=pages[now=n];};"
                            "document.onclick=e=>{const b=e.target.closest('button');if(b)show(leads[now][b.id]);};"
                            "document.onpointerdown=e=>{const s=document.getElementById('scrolled');held=s&&{s,at:e.clientY+s.scrollTop};};"
                            "document.onpointermove=e=>{if(held)held.s.scrollTop=held.at-e.clientY;};document.onpointerup=()=>held=null;";
    return html(pages.at(first), "<div id=page style=\"inset:0\"></div><script>\n" + data + behaviour + "show('" + first + "');</script>");
}

// --- The two programs -------------------------------------------------------------------------------------------------------------
inline const std::string build = std::getenv("REPERE_BUILD") ? std::getenv("REPERE_BUILD") : "build";
inline const std::string source = std::getenv("REPERE_SOURCE") ? std::getenv("REPERE_SOURCE") : ".";

inline given::Surroundings around(const given::Display& display, const given::Folder& home) {
    return {.environment = {{"DISPLAY", display.name()}, {"HOME", home.path()}, {"XDG_CACHE_HOME", ""}}};
}

inline Command kiosk(const std::string& size, const Command& options) {
    Command out{build + "/bin/repere-kiosk", "--directory", build + "/directory.sqlite", "--diagonal", "24", "--size", size};
    out.insert(out.end(), options.begin(), options.end());
    return out;
}

// A script with which the kiosk writes its trees.
inline void play(const std::string& script, Command command, const given::Surroundings& around, const given::Folder& folder) {
    given::write(folder / "trees.play", script);
    command.insert(command.end(), {"--play", folder / "trees.play"});
    if (const auto played = given::run(command, around); played.status != 0) throw std::runtime_error{played.err};
}

inline std::string chromium() {
    for (const char* file : {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"})
        if (access(file, X_OK) == 0) return file;
    return {};
}

// Empty when there is no Chromium here.
inline Command browser(const std::string& size, const std::string& page, const given::Folder& folder) {
    const std::string program = chromium();
    if (program.empty()) return {};
    return {program, "--kiosk", "--no-sandbox", "--no-first-run", "--disable-extensions", "--disable-sync", "--noerrdialogs", "--disable-component-update",
            "--disable-background-networking", "--window-position=0,0", "--window-size=" + std::string{size}.replace(size.find('x'), 1, ","),
            "--user-data-dir=" + (folder / "profile"), "file://" + page};
}

// --- Figures -----------------------------------------------------------------------------------------------------------------------
inline std::string said(std::vector<double> numbers, int digits) {
    if (numbers.empty()) return "–";
    std::sort(numbers.begin(), numbers.end());
    char out[96];
    if (numbers.size() == 1) std::snprintf(out, sizeof out, "%.*f", digits, numbers.front());
    else std::snprintf(out, sizeof out, "%.*f [%.*f–%.*f]", digits, numbers[numbers.size() / 2], digits, numbers.front(), digits, numbers.back());
    return out;
}

inline double quantile(std::vector<double> numbers, double share) {
    std::sort(numbers.begin(), numbers.end());
    return numbers.empty() ? 0 : numbers[std::min(numbers.size() - 1, static_cast<std::size_t>(share * static_cast<double>(numbers.size())))];
}

inline double median(const std::vector<double>& numbers) { return quantile(numbers, 0.5); }

inline std::string today() {
    const std::time_t now = std::time(nullptr);
    char day[32];
    std::strftime(day, sizeof day, "%Y-%m-%d", std::gmtime(&now));
    return day;
}

inline void head() {
    std::printf("\n| %-34s | %-20s | %-20s | ratio |\n|---|---|---|---|\n", "", "repere-kiosk", chromium().empty() ? "(no Chromium here)" : "Chromium --kiosk");
}

enum class Better { less, more };
inline void row(const char* what, const std::vector<double>& ours, const std::vector<double>& theirs, int digits, Better better = Better::less) {
    std::printf("| %-34s | %-20s | %-20s |", what, said(ours, digits).c_str(), said(theirs, digits).c_str());
    const double worse = median(better == Better::less ? theirs : ours), less = median(better == Better::less ? ours : theirs);
    if (!ours.empty() && !theirs.empty() && less > 0) std::printf(" %.1f × |\n", worse / less);
    else std::printf(" – |\n");
}

// PROGRAM [SIZE] [TIMES]
inline int run(const char* program, int count, char** words, int times, int (*compare)(const std::string& size, int times)) {
    const std::string size = count > 1 ? words[1] : "1920x1080";
    if (size.find('x') == std::string::npos) return std::fprintf(stderr, "%s [1920x1080] [TIMES]\n", program), 2;
    try {
        return compare(size, count > 2 ? std::max(1, std::atoi(words[2])) : times);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", program, error.what());
        return 1;
    }
}

}  // namespace benchmark
