#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "given/catch.hpp"
#include "typography/pictogram_paths.hpp"
#include "typography/typography.hpp"

using namespace repere::typography;
namespace fs = std::filesystem;

namespace {

const fs::path drawings = fs::path(REPERE_SOURCE) / "assets/pictograms";

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool drawn_to_mirror(const std::string& name) {
    return text_of(drawings / (name + ".svg")).find("data-mirror=\"yes\"") != std::string::npos;
}

int covered(const Mask& mask) {
    return static_cast<int>(std::ranges::count_if(mask.coverage, [](std::uint8_t at) { return at > 127; }));
}

int covered_outside(const Mask& mask, int margin) {
    int count = 0;
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x) {
            const bool inside = std::min(x, y) >= margin && x < mask.width - margin && y < mask.height - margin;
            count += !inside && mask.coverage[static_cast<std::size_t>(y) * mask.width + x] > 0;
        }
    return count;
}

// How far two masks differ in their worst point.
int difference(const Mask& a, const Mask& b) {
    REQUIRE(a.coverage.size() == b.coverage.size());
    int worst = 0;
    for (std::size_t i = 0; i < a.coverage.size(); ++i) worst = std::max(worst, std::abs(a.coverage[i] - b.coverage[i]));
    return worst;
}

Mask seen_in_a_glass(Mask mask) {
    for (int y = 0; y < mask.height; ++y) {
        const auto row = mask.coverage.begin() + static_cast<std::ptrdiff_t>(y) * mask.width;
        std::reverse(row, row + mask.width);
    }
    return mask;
}

struct Folder {                              // of drawings, gone at the end of the test
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "pictogramsXXXXXX").string();
        REQUIRE(mkdtemp(name.data()));
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const std::string& name, const std::string& text) const { std::ofstream(path / name, std::ios::binary) << text; }
};

struct Outcome {
    int status;
    std::string said, made;
};

Outcome generate(const Folder& folder) {
    const std::string out = (folder.path / "out.cpp").string();
    const std::string command = REPERE_BUILD "/bin/repere-pictograms '" + out + "' '" + folder.path.string() + "' 2>&1";
    Outcome outcome{};
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe);
    char part[512];
    while (std::fgets(part, sizeof part, pipe)) outcome.said += part;
    outcome.status = WEXITSTATUS(pclose(pipe));
    outcome.made = text_of(out);
    return outcome;
}

std::string drawing(const std::string& shapes) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\" fill=\"none\" stroke=\"currentColor\" "
           "stroke-width=\"4.4\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n" + shapes + "\n</svg>\n";
}

// The operations the generator wrote for the n-th drawing.
std::string ops(const std::string& made, int n) {
    const std::string begin = "path_" + std::to_string(n) + "[] = {";
    const auto at = made.find(begin);
    REQUIRE(at != std::string::npos);
    return made.substr(at + begin.size(), made.find('}', at) - at - begin.size());
}

}  // namespace

TEST_CASE("every drawing of assets/pictograms is a pictogram, and there are no others", "[pictogram]") {
    std::set<std::string> drawn;
    for (const auto& file : fs::directory_iterator(drawings)) {
        INFO(file.path());
        CHECK(file.path().extension() == ".svg");
        drawn.insert(file.path().stem().string());
    }
    const std::vector<std::string> names = pictograms();
    CHECK(std::set<std::string>(names.begin(), names.end()) == drawn);
    CHECK(names.size() == drawn.size());
    CHECK(std::ranges::is_sorted(names));
    CHECK(drawn.contains("emergency"));
}

TEST_CASE("a pictogram fills its box generously and leaves a margin", "[pictogram]") {
    for (const std::string& name : pictograms()) {
        INFO(name);
        const Mask mask = pictogram(name, 128, false);
        CHECK(mask.width == 128);
        CHECK(mask.height == 128);
        CHECK(mask.left == 0);
        CHECK(mask.top == 0);
        CHECK(covered(mask) > 128 * 128 / 20);
        CHECK(covered_outside(mask, 8) == 0);                 // 4 of 64
        CHECK(covered_outside(pictogram(name, 128, true), 8) == 0);
        CHECK(covered_outside(mask, 24) > 0);                 // more than a speck in the middle
    }
}

TEST_CASE("a pictogram stands in the middle of its box", "[pictogram]") {
    for (const std::string& name : pictograms()) {
        INFO(name);
        const Mask mask = pictogram(name, 128, false);
        int left = 128, right = 0, top = 128, bottom = 0;
        for (int y = 0; y < 128; ++y)
            for (int x = 0; x < 128; ++x)
                if (mask.coverage[static_cast<std::size_t>(y) * 128 + x] > 127) {
                    left = std::min(left, x), right = std::max(right, x + 1);
                    top = std::min(top, y), bottom = std::max(bottom, y + 1);
                }
        CHECK(std::abs(left + right - 128) <= 6);             // 1.5 of 64: the eye wants a little freedom
        CHECK(std::abs(top + bottom - 128) <= 6);
    }
}

TEST_CASE("a pictogram is drawn at any size", "[pictogram]") {
    for (const int size : {1, 27, 28, 56, 113}) {
        const Mask mask = pictogram("home", size, false);
        CHECK(mask.width == size);
        CHECK(mask.coverage.size() == static_cast<std::size_t>(size) * size);
        CHECK(std::ranges::any_of(mask.coverage, [](std::uint8_t at) { return at > 0; }));
    }
}

TEST_CASE("a zero-length line is a dot", "[pictogram]") {
    const Mask mask = pictogram("keyboard", 128, false);      // whose first key is at 18.5, 26
    CHECK(mask.coverage[52 * 128 + 37] == 255);
}

TEST_CASE("an unknown name, or no size, gives an empty mask", "[pictogram]") {
    const auto [name, size] = GENERATE(table<const char*, int>({
        {"unicorn", 64}, {"", 64}, {"hom", 64}, {"home.svg", 64}, {"home", 0}, {"home", -1}, {"home", 1'000'000},
    }));
    INFO(name);
    const Mask mask = pictogram(name, size, false);
    CHECK(mask.width == 0);
    CHECK(mask.height == 0);
    CHECK(mask.coverage.empty());
}

TEST_CASE("on a page from right to left only the pictograms that point along the line turn round", "[pictogram]") {
    for (const std::string& name : pictograms()) {
        INFO(name);
        const Mask plain = pictogram(name, 128, false), mirrored = pictogram(name, 128, true);
        if (drawn_to_mirror(name)) {
            CHECK(difference(plain, mirrored) > 200);
            CHECK(difference(seen_in_a_glass(plain), mirrored) < 40);
        } else {
            CHECK(difference(plain, mirrored) == 0);
        }
    }
    for (const char* name : {"back", "forward", "leave", "walk", "sentence"}) {
        INFO(name);
        CHECK(drawn_to_mirror(name));
    }
    CHECK_FALSE(drawn_to_mirror("clock"));
}

TEST_CASE("back and forward are each other's mirror image", "[pictogram]") {
    CHECK(difference(pictogram("back", 128, true), pictogram("forward", 128, false)) < 40);
}

TEST_CASE("no two files are the same drawing, nor nearly", "[pictogram]") {
    const std::vector<std::string> names = pictograms();
    std::vector<Mask> masks;
    for (const std::string& name : names) masks.push_back(pictogram(name, 48, false));
    for (std::size_t a = 0; a < masks.size(); ++a)
        for (std::size_t b = a + 1; b < masks.size(); ++b) {
            int apart = 0;
            for (std::size_t i = 0; i < masks[a].coverage.size(); ++i) apart += std::abs(masks[a].coverage[i] - masks[b].coverage[i]) > 127;
            INFO(names[a] << " and " << names[b]);
            CHECK(apart > 23);               // a hundredth of them
        }
}

TEST_CASE("a pictogram has at most six strokes", "[pictogram]") {
    for (const PictogramPath& path : pictogram_paths) {
        INFO(path.name);
        int strokes = 0;
        for (std::size_t i = 0; i < path.ops.size();) {
            constexpr int numbers[] = {2, 2, 6, 0};
            const int op = static_cast<int>(path.ops[i]);
            REQUIRE((op >= move_op && op <= close_op));
            strokes += op == move_op;
            i += 1 + numbers[op];
        }
        CHECK(strokes >= 1);
        CHECK(strokes <= 6);
    }
}

TEST_CASE("two ways to write one drawing make one path", "[pictogram][generator]") {
    const auto [one, other, because] = GENERATE(table<const char*, const char*, const char*>({
        {"<path d=\"M8 9L56 9\"/>", "<line x1=\"8\" y1=\"9\" x2=\"56\" y2=\"9\"/>", "a line"},
        {"<path d=\"M8 9 20 30 56 9\"/>", "<polyline points=\"8,9 20,30 56,9\"/>", "after a move, lines follow"},
        {"<path d=\"m8 9 12 21 36-21\"/>", "<polyline points=\"8 9 20 30 56 9\"/>", "relative, and a minus parts numbers"},
        {"<path d=\"M8,8H56V56H8Z\"/>", "<path d=\"m8 8h48v48h-48z\"/>", "H h V v Z z"},
        {"<path d=\"M8 8H56V56H8V8Z\"/>", "<rect x=\"8\" y=\"8\" width=\"48\" height=\"48\"/>", "a rectangle without rx"},
        {"<path d=\"M8 8h8v8zl4 4\"/>", "<path d=\"M8 8H16V16ZL12 12\"/>", "after closing, the pen is where it began"},
        {"<path d=\"M1.5.5L+9-.25\"/>", "<path d=\"M 1.5 0.5 L 9 -0.25\"/>", "numbers may touch"},
        {"<path d=\"M8 8l1e1 5E-1\"/>", "<path d=\"M8 8L18 8.5\"/>", "exponents"},
        {"<path d=\"M8 8c1 2 3 4 5 6s3 4 5 6\"/>", "<path d=\"M8 8C9 10 11 12 13 14C15 16 16 18 18 20\"/>",
         "s reflects the handle before"},
        {"<path d=\"M8 8S11 12 13 14\"/>", "<path d=\"M8 8C8 8 11 12 13 14\"/>", "S with no curve before it"},
        {"<path d=\"M8 8q3 6 9 0\"/>", "<path d=\"M8 8C10 12 13 12 17 8\"/>", "a quadratic curve is a cubic one"},
        {"<path d=\"M52 32A20 20 0 0 1 12 32A20 20 0 0 1 52 32Z\"/>", "<circle cx=\"32\" cy=\"32\" r=\"20\"/>", "two half turns"},
        {"<path d=\"M13 8H51a5 5 0 0 1 5 5V51a5 5 0 01-5 5H13a5 5 0 01-5-5V13a5 5 0 015-5Z\"/>",
         "<rect x=\"8\" y=\"8\" width=\"48\" height=\"48\" rx=\"5\"/>", "round corners; the flags of an arc may touch"},
        {"<path d=\"M12 32a1 1 0 0 1 40 0\"/>", "<path d=\"M12 32a20 20 0 0 1 40 0\"/>", "too small a radius grows"},
        {"<path d=\"M12 32a0 9 0 0 1 40 0\"/>", "<path d=\"M12 32h40\"/>", "an arc without radius is a line"},
        {"<path d=\"M12 32a9 20 90 0 1 40 0\"/>", "<path d=\"M12 32a20 9 0 0 1 40 0\"/>", "a turned ellipse"},
        {"<!-- why --><path d=\"M8 9h1\"/><!-- so -->", "<path\n  d=\"M 8 9 h 1\" />", "comments and blanks"},
    }));
    INFO(because);
    const Folder folder;
    folder.write("a.svg", drawing(one));
    folder.write("b.svg", drawing(other));
    const Outcome outcome = generate(folder);
    INFO(outcome.said);
    REQUIRE(outcome.status == 0);
    CHECK(outcome.said.empty());
    CHECK(ops(outcome.made, 0) == ops(outcome.made, 1));
}

TEST_CASE("large and sweep choose one of the four arcs", "[pictogram][generator]") {
    // From (32,12) to (52,32) with a radius of 20: a quarter or three, about (32,32) or (52,12).
    const auto [flags, curves, first] = GENERATE(table<const char*, int, const char*>({
        {"0 1", 1, "curve_op, 43.046f, 12.f, 52.f, 20.954f, 52.f, 32.f, "},
        {"0 0", 1, "curve_op, 32.f, 23.046f, 40.954f, 32.f, 52.f, 32.f, "},
        {"1 1", 3, "curve_op, 32.f, 0.954f, 40.954f, -8.f, 52.f, -8.f, "},
        {"1 0", 3, "curve_op, 20.954f, 12.f, 12.f, 20.954f, 12.f, 32.f, "},
    }));
    INFO(flags);
    const Folder folder;
    folder.write("a.svg", drawing(std::string("<path d=\"M32 12A20 20 0 ") + flags + " 52 32\"/>"));
    const Outcome outcome = generate(folder);
    REQUIRE(outcome.status == 0);
    const std::string made = ops(outcome.made, 0), begin = "move_op, 32.f, 12.f, ";
    REQUIRE(made.substr(0, begin.size()) == begin);
    CHECK(made.substr(begin.size(), std::string(first).size()) == first);
    CHECK(std::ranges::count(made, ',') == 3 + 7 * curves);
}

TEST_CASE("the table is in the order of the names and says which ones mirror", "[pictogram][generator]") {
    const Folder folder;
    std::string mirrors = drawing("<path d=\"M8 8h8\"/>");
    mirrors.replace(mirrors.find("<svg"), 4, "<svg data-mirror=\"yes\"");
    folder.write("phone-call.svg", mirrors);
    folder.write("phone.svg", drawing("<path d=\"M8 8h8\"/>"));
    folder.write("notes.txt", "not a drawing");
    const Outcome outcome = generate(folder);
    REQUIRE(outcome.status == 0);
    CHECK(outcome.made.find("{\"phone\", false, path_0},\n    {\"phone-call\", true, path_1},\n}") != std::string::npos);
}

TEST_CASE("what the kiosk cannot draw is an error with its place", "[pictogram][generator]") {
    const auto [shapes, said] = GENERATE(table<const char*, const char*>({
        {"<path d=\"M8 8T9 9\"/>", "2:14: error: path command 'T' is not supported"},
        {"<path d=\"L8 8\"/>", "2:10: error: a path begins with M or m"},
        {"<path d=\"8 8\"/>", "2:10: error: a path command is expected here"},
        {"<path d=\"M8 8z9 9\"/>", "2:15: error: a path command is expected here"},
        {"<path d=\"M8 8L9\"/>", "2:16: error: a number is missing"},
        {"<path d=\"M8 8L9 -inf\"/>", "2:17: error: a number is expected here"},
        {"<path d=\"M8 8L9 1e9\"/>", "2:1: error: this is drawn far away from the grid"},
        {"<path d=\"M8 8a1e-200 1 0 0 1 9 9\"/>", "2:1: error: this is drawn far away from the grid"},
        {"<path d=\"M8 8L9 1e999\"/>", "2:17: error: this number is too large or too small"},
        {"<path d=\"M8 8a9 9 0 2 1 9 9\"/>", "2:21: error: an arc's flag is 0 or 1"},
        {"<path d=\"\"/>", "2:10: error: this path is empty"},
        {"<path/>", "2:1: error: <path> needs d"},
        {"<path d=\"M8 8h9\" fill=\"red\"/>", "2:18: error: attribute fill of <path> is not supported"},
        {"<path d=\"M8 8h9\" d=\"M8 8h9\"/>", "2:18: error: attribute d stands here twice"},
        {"<path d=\"M8 8h9\"><title/></path>", "2:1: error: <path> ends with \"/>\""},
        {"<path d=\"M8 8h9&#x7a;\"/>", "2:16: error: entities are not supported"},
        {"<path d=\"M8 8h9/>", "2:10: error: this value does not end"},
        {"<path d='M8 8h9'/>", "2:8: error: =\" is expected here"},
        {"<g/>", "2:1: error: <g> is not supported"},
        {"\n <ellipse cx=\"9\"/>", "3:2: error: <ellipse> is not supported"},
        {"hello", "2:1: error: text is not supported"},
        {"<!-- no end", "2:1: error: this comment does not end"},
        {"<circle cx=\"9\" cy=\"9\" r=\"3px\"/>", "2:27: error: r is one number without a unit"},
        {"<circle cx=\"9\" cy=\"9\" r=\"0\"/>", "2:26: error: r is more than 0"},
        {"<circle cx=\"9\" cy=\"9\"/>", "2:1: error: <circle> needs r"},
        {"<rect x=\"8\" y=\"8\" width=\"9\" height=\"9\" rx=\"5\"/>", "2:44: error: rx is at most half of the shorter side"},
        {"<polyline points=\"8 8,\"/>", "2:23: error: a number is expected here"},
        {"<path d=\"M8 8,L9 9\"/>", "2:15: error: a number is expected here"},
        {"<polyline points=\"8 8\"/>", "2:22: error: a number is missing"},
        {"<polyline points=\"8 8 9\"/>", "2:24: error: a number is missing"},
        {"<path d=\"M1 1h1M2 2h1M3 3h1\"/>\n<path d=\"M1 1h1M2 2h1M3 3h1\"/>\n<line x1=\"1\" y1=\"1\" x2=\"1\" y2=\"1\"/>",
         "4:1: error: a pictogram has at most 6 strokes"},
        {"", "1:1: error: this pictogram draws nothing"},
        {"</svg>more", "2:7: error: nothing follows </svg>"},
    }));
    const Folder folder;
    folder.write("bad.svg", drawing(shapes));
    folder.write("good.svg", drawing("<path d=\"M8 8h9\"/>"));
    const Outcome outcome = generate(folder);
    CHECK(outcome.status == 1);
    CHECK(outcome.said == (folder.path / "bad.svg").string() + ":" + said + "\n");
    CHECK(outcome.made.empty());
}

TEST_CASE("every drawing keeps the house style, as a browser would show it", "[pictogram][generator]") {
    const auto [from, to, said] = GENERATE(table<const char*, const char*, const char*>({
        {"0 0 64 64", "0 0 24 24", "1:50: error: viewBox of a pictogram is \"0 0 64 64\""},
        {"\"4.4\"", "\"4\"", "1:109: error: stroke-width of a pictogram is \"4.4\""},
        {" fill=\"none\"", "", "1:1: error: <svg> needs fill"},
        {"<svg ", "<svg width=\"64\" ", "1:6: error: attribute width of <svg> is not supported"},
        {"<svg ", "<svg data-mirror=\"no\" ", "1:19: error: data-mirror is \"yes\" or is not there"},
        {"<svg ", "<html ", "1:1: error: a pictogram begins with <svg>"},
        {"</svg>", "", "4:1: error: the file ends too early"},
    }));
    std::string text = drawing("<path d=\"M8 8h9\"/>");
    text.replace(text.find(from), std::string(from).size(), to);
    const Folder folder;
    folder.write("bad.svg", text);
    const Outcome outcome = generate(folder);
    CHECK(outcome.status == 1);
    CHECK(outcome.said == (folder.path / "bad.svg").string() + ":" + said + "\n");
}

TEST_CASE("an empty file, an empty folder and a name that C++ cannot hold are told plainly", "[pictogram][generator]") {
    const Folder folder;
    CHECK(generate(folder).said == folder.path.string() + ": error: there is no pictogram in this folder\n");
    folder.write("empty.svg", " \n");
    CHECK(generate(folder).said == (folder.path / "empty.svg").string() + ":2:1: error: this file is empty\n");
    folder.write("A b.svg", drawing("<path d=\"M8 8h9\"/>"));
    CHECK(generate(folder).said ==
          (folder.path / "A b.svg").string() + ":1:1: error: a pictogram's name has small letters, digits and hyphens only\n");
}
