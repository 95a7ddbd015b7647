// repere-pictograms OUT.cpp DIR: the pictograms of DIR as path data in a C++ file, so that the kiosk needs no SVG library, no file.
//
// Reads a small strict subset of SVG: one <svg> whose attributes are those of every pictogram, in it <path>, <circle>, <rect>,
// <line>, <polyline>, and comments; lengths are bare numbers. All that is drawn becomes move, line, cubic curve and close. Anything
// else is an error with its place: what a browser shows and the kiosk does not would be noticed only in front of a visitor.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int most_strokes = 6;

struct Point {
    double x = 0, y = 0;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(double k, Point p) { return {k * p.x, k * p.y}; }
    friend bool operator==(Point, Point) = default;
};

struct Problem {
    std::size_t at;                          // offset in the file
    std::string words;
};

// --- what is drawn -------------------------------------------------------------------------------------------------------------

struct Op {
    const char* name;                        // as typography/pictogram_paths.hpp has it
    std::vector<Point> points;
};

struct Drawing {
    std::vector<Op> ops;
    int strokes = 0;

    void move(Point p) {
        ops.push_back({"move_op", {p}});
        ++strokes;
    }
    void line(Point p) { ops.push_back({"line_op", {p}}); }
    void curve(Point a, Point b, Point p) { ops.push_back({"curve_op", {a, b, p}}); }
    void close() { ops.push_back({"close_op", {}}); }
};

// Absurd numbers may lead far away, or to no number at all.
bool near_the_grid(const Drawing& drawing) {
    constexpr double far_away = 1000;
    const auto near = [](Point p) { return std::abs(p.x) < far_away && std::abs(p.y) < far_away; };
    return std::ranges::all_of(drawing.ops, [&](const Op& op) { return std::ranges::all_of(op.points, near); });
}

// SVG 1.1, F.6: from end points to centre, then cubics of at most a quarter turn each.
void arc(Drawing& drawing, Point from, double rx, double ry, double degrees, bool large, bool sweep, Point to) {
    if (from == to) return;
    if (rx == 0 || ry == 0) return drawing.line(to);
    rx = std::abs(rx), ry = std::abs(ry);

    const double c = std::cos(degrees * std::numbers::pi / 180), s = std::sin(degrees * std::numbers::pi / 180);
    const Point half = 0.5 * (from - to);
    const Point p{c * half.x + s * half.y, -s * half.x + c * half.y};
    const double reach = p.x * p.x / (rx * rx) + p.y * p.y / (ry * ry);
    if (reach > 1) rx *= std::sqrt(reach), ry *= std::sqrt(reach);

    const double root = std::sqrt(std::max(0.0, 1 / std::min(reach, 1.0) - 1)) * (large == sweep ? -1 : 1);
    const Point centre{root * rx * p.y / ry, -root * ry * p.x / rx};
    const Point middle = 0.5 * (from + to) + Point{c * centre.x - s * centre.y, s * centre.x + c * centre.y};
    const double start = std::atan2((p.y - centre.y) / ry, (p.x - centre.x) / rx);
    double turn = std::atan2((-p.y - centre.y) / ry, (-p.x - centre.x) / rx) - start;
    if (sweep && turn < 0) turn += 2 * std::numbers::pi;
    if (!sweep && turn > 0) turn -= 2 * std::numbers::pi;

    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (std::numbers::pi / 2) - 1e-6)));
    const double step = turn / pieces, pull = 4.0 / 3 * std::tan(step / 4);
    const auto on_ellipse = [&](double x, double y) { return Point{c * rx * x - s * ry * y, s * rx * x + c * ry * y}; };
    for (int i = 0; i < pieces; ++i) {
        const double a = start + i * step, b = a + step;
        const Point end = i + 1 == pieces ? to : middle + on_ellipse(std::cos(b), std::sin(b));
        drawing.curve(middle + on_ellipse(std::cos(a) - pull * std::sin(a), std::sin(a) + pull * std::cos(a)),
                      middle + on_ellipse(std::cos(b) + pull * std::sin(b), std::sin(b) - pull * std::cos(b)), end);
    }
}

void rounded(Drawing& drawing, double x, double y, double width, double height, double r) {
    const auto corner = [&](Point from, Point to) {
        drawing.line(from);
        if (r > 0) arc(drawing, from, r, r, 0, false, true, to);
    };
    drawing.move({x + r, y});
    corner({x + width - r, y}, {x + width, y + r});
    corner({x + width, y + height - r}, {x + width - r, y + height});
    corner({x + r, y + height}, {x, y + height - r});
    corner({x, y + r}, {x + r, y});
    drawing.close();
}

void circle(Drawing& drawing, Point centre, double r) {
    const Point right = centre + Point{r, 0}, left = centre - Point{r, 0};
    drawing.move(right);
    arc(drawing, right, r, r, 0, false, true, left);
    arc(drawing, left, r, r, 0, false, true, right);
    drawing.close();
}

// --- numbers and path data -----------------------------------------------------------------------------------------------------

struct Value {                               // of an attribute
    std::string_view text;
    std::size_t at;
};

class Numbers {
public:
    explicit Numbers(Value value) : text_(value.text), start_(value.at) { blanks(); }

    bool done() const { return next_ == text_.size(); }
    std::size_t at() const { return start_ + next_; }
    char peek() const { return done() ? '\0' : text_[next_]; }
    char letter() {
        const char found = text_[next_++];
        blanks();
        return found;
    }
    bool number_follows() const { return !done() && (digit(next_) || sign_or_dot(peek())); }
    double number() {
        std::size_t begin = next_;
        if (peek() == '+' || peek() == '-') ++begin;
        if (!(digit(begin) || (begin < text_.size() && text_[begin] == '.' && digit(begin + 1))))
            throw Problem{at(), done() ? "a number is missing" : "a number is expected here"};
        if (text_[next_] != '-') next_ = begin;  // from_chars knows no plus
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data() + next_, text_.data() + text_.size(), value);
        if (error != std::errc{}) throw Problem{at(), "this number is too large or too small"};
        next_ = end - text_.data();
        separator();
        return value;
    }
    bool flag() {                            // one digit, which may touch what follows it
        if (peek() != '0' && peek() != '1') throw Problem{at(), "an arc's flag is 0 or 1"};
        const bool value = text_[next_++] == '1';
        separator();
        return value;
    }
    Point point() {
        const double x = number();
        return {x, number()};
    }

private:
    static bool sign_or_dot(char c) { return c == '-' || c == '+' || c == '.'; }
    bool digit(std::size_t i) const { return i < text_.size() && text_[i] >= '0' && text_[i] <= '9'; }
    void blanks() { next_ = std::min(text_.find_first_not_of(" \t\r\n", next_), text_.size()); }
    void separator() {
        blanks();
        if (peek() != ',') return;
        ++next_;
        blanks();
        if (!number_follows()) throw Problem{at(), "a number is expected here"};
    }

    std::string_view text_;
    std::size_t start_, next_ = 0;
};

void path(Drawing& drawing, Value data) {
    Numbers in(data);
    if (in.done()) throw Problem{data.at, "this path is empty"};
    Point here, begin, handle;               // handle: the second control point of the last curve, which S and s reflect
    char command = '\0', before = '\0';
    while (!in.done()) {
        if (in.number_follows()) {           // a command may be left out when it repeats; after a move, lines follow
            if (command == '\0' || command == 'Z' || command == 'z') throw Problem{in.at(), "a path command is expected here"};
            if (command == 'M' || command == 'm') command = command == 'M' ? 'L' : 'l';
        } else {
            const std::size_t at = in.at();
            command = in.letter();
            if (std::string_view("MmLlHhVvCcSsQqAaZz").find(command) == std::string_view::npos)
                throw Problem{at, std::string("path command '") + command + "' is not supported"};
            if (before == '\0' && command != 'M' && command != 'm') throw Problem{at, "a path begins with M or m"};
        }
        const bool relative = command >= 'a';
        const Point origin = relative ? here : Point{};
        const auto target = [&] { return origin + in.point(); };
        switch (relative ? command - 'a' + 'A' : command) {
            case 'M': drawing.move(begin = here = target()); break;
            case 'L': drawing.line(here = target()); break;
            case 'H': drawing.line(here = {origin.x + in.number(), here.y}); break;
            case 'V': drawing.line(here = {here.x, origin.y + in.number()}); break;
            case 'C': {
                const Point first = target();
                handle = target();
                drawing.curve(first, handle, here = target());
                break;
            }
            case 'S': {
                const bool smooth = std::string_view("CcSs").find(before) != std::string_view::npos;
                const Point first = smooth ? 2 * here - handle : here;
                handle = target();
                drawing.curve(first, handle, here = target());
                break;
            }
            case 'Q': {
                const Point from = here, control = target();
                here = target();
                drawing.curve(from + 2.0 / 3 * (control - from), here + 2.0 / 3 * (control - here), here);
                break;
            }
            case 'A': {
                const Point from = here;
                const double rx = in.number(), ry = in.number(), degrees = in.number();
                const bool large = in.flag(), sweep = in.flag();
                arc(drawing, from, rx, ry, degrees, large, sweep, here = target());
                break;
            }
            case 'Z':
                drawing.close();
                here = begin;
                break;
        }
        before = command;
    }
}

// --- the file ------------------------------------------------------------------------------------------------------------------

struct Element {
    std::string name;
    std::size_t at = 0;
    std::map<std::string, Value> attributes;
    bool opens = false;                      // not closed by "/>"
};

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool done() {
        skip();
        return next_ == text_.size();
    }
    std::size_t at() const { return next_; }
    bool take(std::string_view word) {
        skip();
        if (!here(word)) return false;
        next_ += word.size();
        return true;
    }
    Element element() {
        if (!take("<")) throw Problem{next_, next_ == text_.size() ? "the file ends too early" : "text is not supported"};
        Element element;
        element.at = next_ - 1;
        element.name = word("the name of an element is expected here");
        for (;;) {
            const std::size_t before = next_;
            blanks();
            if (here("/>")) {
                next_ += 2;
                return element;
            }
            if (here(">")) {
                ++next_;
                element.opens = true;
                return element;
            }
            if (next_ == before) throw Problem{next_, "a blank, '>' or '/>' is expected here"};
            attribute(element);
        }
    }

private:
    bool here(std::string_view word) const { return text_.substr(next_).starts_with(word); }
    void attribute(Element& element) {
        const std::size_t at = next_;
        const std::string name = word("an attribute, '>' or '/>' is expected here");
        if (!here("=\"")) throw Problem{next_, "=\" is expected here"};
        next_ += 2;
        const std::size_t end = text_.find_first_of("\"<&", next_);
        if (end != std::string_view::npos && text_[end] == '&') throw Problem{end, "entities are not supported"};
        if (end == std::string_view::npos || text_[end] != '"') throw Problem{next_, "this value does not end"};
        if (!element.attributes.emplace(name, Value{text_.substr(next_, end - next_), next_}).second)
            throw Problem{at, "attribute " + name + " stands here twice"};
        next_ = end + 1;
    }
    std::string word(const char* otherwise) {
        constexpr std::string_view of_names = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
        const std::size_t begin = next_;
        next_ = std::min(text_.find_first_not_of(of_names, begin), text_.size());
        if (next_ == begin) throw Problem{begin, otherwise};
        return std::string(text_.substr(begin, next_ - begin));
    }
    void blanks() { next_ = std::min(text_.find_first_not_of(" \t\r\n", next_), text_.size()); }
    void skip() {                            // blanks and comments
        for (blanks(); here("<!--"); blanks()) {
            const std::size_t end = text_.find("-->", next_ + 4);
            if (end == std::string_view::npos) throw Problem{next_, "this comment does not end"};
            next_ = end + 3;
        }
    }

    std::string_view text_;
    std::size_t next_ = 0;
};

Value needed(const Element& element, const std::string& name) {
    const auto found = element.attributes.find(name);
    if (found == element.attributes.end()) throw Problem{element.at, "<" + element.name + "> needs " + name};
    return found->second;
}

double number(const Element& element, const std::string& name) {
    Numbers in(needed(element, name));
    const double value = in.number();
    if (!in.done()) throw Problem{in.at(), name + " is one number without a unit"};
    return value;
}

double length(const Element& element, const std::string& name) {
    const double value = number(element, name);
    if (!(value > 0)) throw Problem{needed(element, name).at, name + " is more than 0"};
    return value;
}

void only(const Element& element, std::initializer_list<std::string_view> allowed) {
    for (const auto& [name, value] : element.attributes)
        if (std::ranges::find(allowed, name) == allowed.end())
            throw Problem{value.at - name.size() - 2, "attribute " + name + " of <" + element.name + "> is not supported"};
}

void draw(Drawing& drawing, const Element& shape) {
    if (shape.name == "path") {
        only(shape, {"d"});
        path(drawing, needed(shape, "d"));
    } else if (shape.name == "circle") {
        only(shape, {"cx", "cy", "r"});
        circle(drawing, {number(shape, "cx"), number(shape, "cy")}, length(shape, "r"));
    } else if (shape.name == "rect") {
        only(shape, {"x", "y", "width", "height", "rx"});
        const double width = length(shape, "width"), height = length(shape, "height");
        const double r = shape.attributes.contains("rx") ? number(shape, "rx") : 0;
        if (r < 0 || 2 * r > std::min(width, height))
            throw Problem{needed(shape, "rx").at, "rx is at most half of the shorter side"};
        rounded(drawing, number(shape, "x"), number(shape, "y"), width, height, r);
    } else if (shape.name == "line") {
        only(shape, {"x1", "y1", "x2", "y2"});
        drawing.move({number(shape, "x1"), number(shape, "y1")});
        drawing.line({number(shape, "x2"), number(shape, "y2")});
    } else if (shape.name == "polyline") {
        only(shape, {"points"});
        Numbers in(needed(shape, "points"));
        drawing.move(in.point());
        do drawing.line(in.point());
        while (!in.done());
    } else {
        throw Problem{shape.at, "<" + shape.name + "> is not supported"};
    }
}

struct Pictogram {
    std::string name;
    bool mirrors = false;
    Drawing drawing;
};

// The same attributes in every file, so that a browser shows what the kiosk draws.
bool read_mirrors(const Element& svg) {
    static const std::pair<const char*, const char*> house_style[] = {
        {"xmlns", "http://www.w3.org/2000/svg"}, {"viewBox", "0 0 64 64"}, {"fill", "none"}, {"stroke", "currentColor"},
        {"stroke-width", "4.4"}, {"stroke-linecap", "round"}, {"stroke-linejoin", "round"}};
    if (svg.name != "svg") throw Problem{svg.at, "a pictogram begins with <svg>"};
    only(svg, {"xmlns", "viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "data-mirror"});
    for (const auto& [name, expected] : house_style)
        if (const Value value = needed(svg, name); value.text != expected)
            throw Problem{value.at, std::string(name) + " of a pictogram is \"" + expected + "\""};
    const auto mirror = svg.attributes.find("data-mirror");
    if (mirror != svg.attributes.end() && mirror->second.text != "yes")
        throw Problem{mirror->second.at, "data-mirror is \"yes\" or is not there"};
    return mirror != svg.attributes.end();
}

Pictogram read(std::string_view name, std::string_view text) {
    Reader in(text);
    Pictogram pictogram{.name = std::string(name)};
    if (in.done()) throw Problem{in.at(), "this file is empty"};
    const Element svg = in.element();
    pictogram.mirrors = read_mirrors(svg);
    if (!svg.opens) throw Problem{svg.at, "this pictogram draws nothing"};
    while (!in.take("</svg>")) {
        in.done();                           // to stand where the element begins
        const Element shape = in.element();
        if (shape.opens) throw Problem{shape.at, "<" + shape.name + "> ends with \"/>\""};
        draw(pictogram.drawing, shape);
        if (!near_the_grid(pictogram.drawing)) throw Problem{shape.at, "this is drawn far away from the grid"};
        if (pictogram.drawing.strokes > most_strokes)
            throw Problem{shape.at, "a pictogram has at most " + std::to_string(most_strokes) + " strokes"};
    }
    if (!in.done()) throw Problem{in.at(), "nothing follows </svg>"};
    if (pictogram.drawing.strokes == 0) throw Problem{svg.at, "this pictogram draws nothing"};
    return pictogram;
}

std::string place(const fs::path& file, std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, std::min(at, text.size()));
    const std::size_t line = 1 + std::ranges::count(before, '\n');
    const std::size_t line_begins = before.rfind('\n') + 1;  // npos + 1 is 0
    return file.string() + ":" + std::to_string(line) + ":" + std::to_string(before.size() - line_begins + 1);
}

Pictogram read(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    if (!stream) throw std::runtime_error(file.string() + ":1:1: error: this file cannot be read");
    const std::string name = file.stem().string(), content = text.str();
    try {
        if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
            throw Problem{0, "a pictogram's name has small letters, digits and hyphens only"};
        return read(name, content);
    } catch (const Problem& problem) {
        throw std::runtime_error(place(file, content, problem.at) + ": error: " + problem.words);
    }
}

std::string literal(double value) {          // to a thousandth of the grid: finer than any screen
    char digits[64];
    std::string text(digits, std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 3).ptr);
    text.erase(text.find_last_not_of('0') + 1);
    if (text == "-0.") text = "0.";
    return text + "f";
}

std::string source(const std::vector<Pictogram>& pictograms) {
    std::string text = "// Made by repere-pictograms from assets/pictograms.\n#include \"typography/pictogram_paths.hpp\"\n\n"
                       "namespace repere::typography {\nnamespace {\n\n";
    for (std::size_t i = 0; i < pictograms.size(); ++i) {
        text += "constexpr float path_" + std::to_string(i) + "[] = {";
        for (const Op& op : pictograms[i].drawing.ops) {
            text += std::string(op.name) + ", ";
            for (const Point p : op.points) text += literal(p.x) + ", " + literal(p.y) + ", ";
        }
        text += "};\n";
    }
    text += "\nconstexpr PictogramPath all[] = {\n";
    for (std::size_t i = 0; i < pictograms.size(); ++i)
        text += "    {\"" + pictograms[i].name + "\", " + (pictograms[i].mirrors ? "true" : "false") +
                ", path_" + std::to_string(i) + "},\n";
    return text + "};\n\n}  // namespace\n\nconst std::span<const PictogramPath> pictogram_paths = all;\n\n"
                  "}  // namespace repere::typography\n";
}

void generate(const fs::path& out, const fs::path& dir) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(dir, failed))
        if (entry.path().extension() == ".svg") files.push_back(entry.path());
    if (failed) throw std::runtime_error(dir.string() + ": error: this folder cannot be read");
    if (files.empty()) throw std::runtime_error(dir.string() + ": error: there is no pictogram in this folder");
    std::ranges::sort(files, {}, [](const fs::path& file) { return file.stem().string(); });

    std::vector<Pictogram> pictograms;
    for (const fs::path& file : files) pictograms.push_back(read(file));
    std::ofstream stream(out, std::ios::binary);
    stream << source(pictograms) << std::flush;
    if (!stream) throw std::runtime_error(out.string() + ": error: this file cannot be written");
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fprintf(stderr, "usage: repere-pictograms OUT.cpp DIR\n");
        return 1;
    }
    try {
        generate(words[1], words[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
