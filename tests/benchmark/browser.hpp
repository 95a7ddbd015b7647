// What the benchmarks beside a browser share: what stands on the screen, the same page for a browser, figures as a table.
#pragma once

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace benchmark {

using nlohmann::json;

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
            XImage* line = XGetImage(display_, DefaultRootWindow(display_), 0, (2 * i + 1) * height_ / (2 * lines), static_cast<unsigned>(width_), 1, AllPlanes, ZPixmap);
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
        constexpr int lines = 36, step = 4;
        Sample out;
        for (int i = 0; i < lines; ++i) {
            XImage* line = XGetImage(display_, DefaultRootWindow(display_), 0, (2 * i + 1) * height_ / (2 * lines), static_cast<unsigned>(width_), 1, AllPlanes, ZPixmap);
            if (!line) continue;
            for (int x = 0; x < width_; x += step) out.push_back(XGetPixel(line, x, 0) & 0xFFFFFF);
            XDestroyImage(line);
        }
        return out;
    }

private:
    ::Display* display_;
    int width_ = 0, height_ = 0;
};

// --- The same page for a browser --------------------------------------------------------------------------------------------------
inline std::string escaped(const std::string& words) {
    std::string out;
    for (const char c : words) c == '<' ? out += "&lt;" : c == '&' ? out += "&amp;" : c == '"' ? out += "&quot;" : c == '\n' ? out += "<br>" : out += c;
    return out;
}

// Words of the tree at the tree's places, on the colours of the page: cards white, the rest the page's.
inline std::string html(const json& tree) {
    const double px_per_mm = tree.at("px_per_mm");
    std::ostringstream out;
    out << "<!doctype html><html lang=\"" << tree.at("language").get<std::string>() << "\" dir=\"" << tree.at("direction").get<std::string>()
        << "\"><meta charset=utf-8><title>Repère</title><style>html,body{margin:0;height:100%;overflow:hidden;background:#FBF6EC;color:#3B2F2A;"
           "font-family:'Noto Sans','Noto Sans Arabic','Noto Sans CJK SC',sans-serif}"
           "div,button{position:absolute;box-sizing:border-box;margin:0;padding:0;border:0;background:none;color:inherit;font:inherit;text-align:start;line-height:1.42}"
           "button{background:#FFFFFF;border-radius:28px;padding:1em;box-shadow:0 6px 24px #0002}</style><body>\n";
    for (const json& node : tree.at("nodes")) {
        if (!node.at("visible").get<bool>()) continue;
        const auto& rect = node.at("rect");
        const char* tag = node.at("actionable").get<bool>() ? "button" : "div";
        const double capitals = node.at("font_mm").get<double>();
        out << '<' << tag << " id=\"" << escaped(node.at("id")) << "\" style=\"left:" << rect[0].get<double>() << "px;top:" << rect[1].get<double>()
            << "px;width:" << rect[2].get<double>() << "px;height:" << rect[3].get<double>() << "px;font-size:"
            << (capitals > 0 ? capitals : 4.8) * px_per_mm / 0.714 << "px\">" << escaped(node.at("name")) << "</" << tag << ">\n";
    }
    return out.str();
}

// --- Figures -----------------------------------------------------------------------------------------------------------------------
inline std::string said(std::vector<double> numbers, int digits) {
    if (numbers.empty()) return "–";
    std::sort(numbers.begin(), numbers.end());
    char out[96];
    std::snprintf(out, sizeof out, "%.*f [%.*f–%.*f]", digits, numbers[numbers.size() / 2], digits, numbers.front(), digits, numbers.back());
    return out;
}

inline double median(std::vector<double> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return numbers.empty() ? 0 : numbers[numbers.size() / 2];
}

inline std::string chromium() {
    for (const char* file : {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"})
        if (access(file, X_OK) == 0) return file;
    return {};
}

inline void row(const char* what, const std::vector<double>& ours, const std::vector<double>& theirs, int digits) {
    std::printf("| %-34s | %-20s | %-20s |", what, said(ours, digits).c_str(), said(theirs, digits).c_str());
    if (!ours.empty() && !theirs.empty() && median(ours) > 0) std::printf(" %.1f × |\n", median(theirs) / median(ours));
    else std::printf(" – |\n");
}

}  // namespace benchmark
