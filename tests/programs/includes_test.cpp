// The picture of the house is true: a room includes and links its row of the table in kiosk/README.md, and nothing more; the screen's
// libraries stay in touch/, clock, environment and command line in programs/.
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "given/catch.hpp"
#include "given/folder.hpp"

namespace {

using Names = std::set<std::string>;
using Rooms = std::map<std::string, Names>;              // a room, and what it may include

Names names(const std::string& text) {
    Names out;
    static const std::regex word{"[a-z]+"};
    for (std::sregex_iterator at{text.begin(), text.end(), word}, end; at != end; ++at) out.insert(at->str());
    return out;
}

// | room, room | room, room |   A row of "–" has none, "all" has every room.
Rooms rows(const std::string& readme) {
    Rooms out;
    bool inside = false;
    std::istringstream lines{readme};
    for (std::string line; std::getline(lines, line);) {
        static const std::regex row{R"(\|([^|]*)\|([^|]*)\|\s*)"};
        std::smatch cells;
        if (!std::regex_match(line, cells, row)) inside = false;
        else if (names(cells[1]) == Names{"room"} && names(cells[2]) == Names{"includes"}) inside = true;
        else if (inside)
            for (const std::string& room : names(cells[1])) out[room] = names(cells[2]);
    }
    Names every;
    for (const auto& [room, includes] : out) every.insert(room);
    for (auto& [room, includes] : out)
        if (includes == Names{"all"}) includes = every;
    return out;
}

std::string without_comment(const std::string& line) {
    const auto at = line.find("//");
    return at == std::string::npos ? line : line.substr(0, at);
}

std::vector<std::string> faults_of(const std::string& room, const Rooms& rooms, const std::string& place, const std::string& line) {
    static const std::regex of_room{R"re(\s*#\s*include\s*"([^/"]+)/[^"]*".*)re"}, plain{R"re(\s*#\s*include\s*"([^/"]+)".*)re"};
    static const std::regex of_screen{R"re(\s*#\s*include\s*[<"](imgui|backends/|GLFW/|epoxy/|GL/|EGL/|X11/).*)re"};
    static const std::regex of_world{R"re(.*?(\bgetenv\b|_clock::now\b|\bstd::time\b|\btime\((nullptr|NULL|0)\)|\bgettimeofday\b|\bclock_gettime\b|\benviron\b|\bargv\b|\bglfwGetTime\b).*)re"};
    std::vector<std::string> out;
    const std::string code = without_comment(line);
    std::smatch found;
    if (std::regex_match(code, found, of_screen) && room != "touch") out.push_back(place + " includes the screen's " + found[1].str());
    else if (std::regex_match(code, found, plain)) out.push_back(place + " includes " + found[1].str() + " without its room");
    else if (std::regex_match(code, found, of_room) && found[1] != room && !rooms.at(room).contains(found[1]))
        out.push_back(place + " includes " + found[1].str() + ", which is not in the row of " + room);
    static const std::regex quoted{R"re("(\\.|[^"\\])*")re"};                  // "environ 5 minutes" is French
    const std::string unquoted = std::regex_replace(code, quoted, "\"\"");
    if (std::regex_match(unquoted, found, of_world) && room != "programs") out.push_back(place + " asks the world: " + found[1].str());
    return out;
}

// repere_room(name ROOMS a b USES x y), as kiosk/CMakeLists.txt has them.
Rooms linked(const std::string& cmake) {
    Rooms out;
    static const std::regex call{R"(\n\s*repere_room\(([a-z]+)([^)]*)\))"}, of_rooms{R"(\bROOMS\b([^A-Z)]*))"};
    for (std::sregex_iterator at{cmake.begin(), cmake.end(), call}, end; at != end; ++at) {
        const std::string rest = (*at)[2];
        std::smatch listed;
        out[(*at)[1]] = std::regex_search(rest, listed, of_rooms) ? names(listed[1]) : Names{};
    }
    return out;
}

std::string joined(const Names& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// Every fault of a kiosk/ folder, a sentence each.
std::vector<std::string> faults(const std::string& kiosk) {
    const Rooms rooms = rows(given::read(kiosk + "/README.md"));
    if (rooms.empty()) return {"kiosk/README.md has no table | room | includes |"};
    std::vector<std::string> out;
    Names there;
    for (const auto& folder : std::filesystem::directory_iterator{kiosk})
        if (folder.is_directory()) there.insert(folder.path().filename().string());

    for (const std::string& room : there) {
        if (!rooms.contains(room)) {
            out.push_back("kiosk/README.md has no row for " + room);
            continue;
        }
        for (const auto& file : std::filesystem::recursive_directory_iterator{kiosk + "/" + room}) {
            const std::string ending = file.path().extension().string();
            if (ending != ".cpp" && ending != ".hpp") continue;
            std::istringstream lines{given::read(file.path().string())};
            int number = 0;
            for (std::string line; std::getline(lines, line);)
                for (std::string& fault : faults_of(room, rooms, room + "/" + file.path().filename().string() + ":" + std::to_string(++number), line))
                    out.push_back(std::move(fault));
        }
    }

    const Rooms links = linked(given::read(kiosk + "/CMakeLists.txt"));
    for (const std::string& room : there) {
        if (room == "programs" || !rooms.contains(room)) continue;
        Names row;
        for (const std::string& other : rooms.at(room))
            if (there.contains(other)) row.insert(other);
        if (!links.contains(room)) out.push_back("CMakeLists.txt has no repere_room(" + room + ")");
        else if (links.at(room) != row) out.push_back("CMakeLists.txt links " + room + " with: " + joined(links.at(room)) + "; its row has: " + joined(row));
    }

    // One way only: taking away, again and again, the rooms that need none of those left takes all away.
    Names left;
    for (const auto& [room, includes] : rooms)
        if (room != "programs") left.insert(room);
    for (bool taken = true; taken;) {
        taken = false;
        for (const std::string& room : Names{left})
            if (std::none_of(left.begin(), left.end(), [&](const auto& other) { return rooms.at(room).contains(other); })) left.erase(room), taken = true;
    }
    if (!left.empty()) out.push_back("the rows run in a circle: " + joined(left));
    std::sort(out.begin(), out.end());
    return out;
}

// A small house: `page` may include `language`, `touch` both.
struct House {
    House() {
        given::write(folder / "README.md", "# map\n\n| room | includes |\n|---|---|\n| language, hours | – |\n| page | language |\n"
                                           "| touch | page, language |\n| programs | all |\n\n| other | table |\n|---|---|\n| x | y |\n");
        given::write(folder / "CMakeLists.txt", "\nrepere_room(language USES ICU::uc)\nrepere_room(page ROOMS language)\n"
                                                "repere_room(touch ROOMS page language USES PkgConfig::IMGUI glfw)\n");
        given::write(folder / "language/language.hpp", "#include <string>\n");
        given::write(folder / "page/page.hpp", "#include \"language/language.hpp\"\n");
        given::write(folder / "touch/touch.cpp", "#include <imgui.h>\n#include \"touch/touch.hpp\"\n#include \"page/page.hpp\"\n");
        given::write(folder / "programs/kiosk.cpp", "#include \"touch/touch.hpp\"\nauto x = std::getenv(\"X\");\n");
    }
    given::Folder folder;
};

}  // namespace

TEST_CASE("every room includes and links its row of the picture", "[programs][includes]") {
    for (const std::string& fault : faults(REPERE_SOURCE "/kiosk")) FAIL_CHECK(fault);
}

TEST_CASE("a room that leaves its row is named, with file and line", "[programs][includes]") {
    const House house;
    REQUIRE(faults(house.folder.path()).empty());

    const auto [file, text, fault] = GENERATE(table<std::string, std::string, std::string>({
        {"language/a.cpp", "\n#include \"page/page.hpp\"\n", "language/a.cpp:2 includes page, which is not in the row of language"},
        {"page/a.hpp", "#include \"cellar/wine.hpp\"\n", "page/a.hpp:1 includes cellar, which is not in the row of page"},
        {"page/a.hpp", "#include \"b.hpp\"\n", "page/a.hpp:1 includes b.hpp without its room"},
        {"page/a.cpp", "#include <imgui.h>\n", "page/a.cpp:1 includes the screen's imgui"},
        {"programs/a.cpp", "#include <GLFW/glfw3.h>\n", "programs/a.cpp:1 includes the screen's GLFW/"},
        {"page/a.cpp", "auto now = std::chrono::system_clock::now();\n", "page/a.cpp:1 asks the world: _clock::now"},
        {"touch/a.cpp", "auto home = getenv(\"HOME\");\n", "touch/a.cpp:1 asks the world: getenv"},
        {"touch/a.cpp", "auto now = std::time(nullptr);\n", "touch/a.cpp:1 asks the world: std::time"},
        {"cellar/wine.cpp", "", "kiosk/README.md has no row for cellar"},
        {"README.md", "no table\n", "kiosk/README.md has no table | room | includes |"},
        {"CMakeLists.txt", "\nrepere_room(language)\nrepere_room(page ROOMS language touch)\nrepere_room(touch ROOMS page language)\n",
         "CMakeLists.txt links page with: language touch; its row has: language"},
        {"README.md", "| room | includes |\n|---|---|\n| language, page | language, page |\n| touch | page, language |\n| programs | all |\n",
         "the rows run in a circle: language page touch"},
    }));
    CAPTURE(file, text);
    given::write(house.folder / file, text);
    const auto found = faults(house.folder.path());
    CHECK(std::count(found.begin(), found.end(), fault) == 1);
}

TEST_CASE("what stands in a comment or between quotation marks is no fault", "[programs][includes]") {
    const House house;
    given::write(house.folder / "page/a.cpp", "// #include <imgui.h>\nint x;  // never std::getenv\nauto about = \"environ \\\"5\\\" minutes\";\n");
    CHECK(faults(house.folder.path()).empty());
}
