// What repere-kiosk links: exactly the libraries of linked.txt, each with its reason, and none that belong to its helper process.
#include <set>
#include <sstream>

#include "given/catch.hpp"
#include "given/process.hpp"

namespace {

const std::string kiosk = REPERE_BUILD "/bin/repere-kiosk";

// Without the version: "libicuuc.so.72" and "libicuuc.so" are one library on two systems.
std::string unversioned(const std::string& name) {
    const auto at = name.find(".so");
    return at == std::string::npos ? name : name.substr(0, at + 3);
}

std::set<std::string> needed(const std::string& dynamic_section) {
    std::set<std::string> out;
    std::istringstream lines{dynamic_section};
    for (std::string line; std::getline(lines, line);)
        if (line.find("(NEEDED)") != std::string::npos) {
            const auto from = line.find('[') + 1;
            out.insert(unversioned(line.substr(from, line.find(']') - from)));
        }
    return out;
}

struct Listed {
    std::set<std::string> libraries;
    std::string without_reason;
};

Listed listed(const std::string& text) {
    Listed out;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string library, reason;
        if (!(words >> library) || library.starts_with('#')) continue;
        out.libraries.insert(library);
        if (!(words >> reason)) out.without_reason += library + " ";
    }
    return out;
}

std::string not_listed(const std::set<std::string>& libraries, const Listed& list) {
    std::string out;
    for (const std::string& library : libraries)
        if (!list.libraries.contains(library)) out += library + " ";
    return out;
}

// Lines of ldd: "	libcups.so.2 => /lib/… (0x…)".
std::string forbidden(const std::string& closure) {
    std::string out;
    std::istringstream lines{closure};
    for (std::string line; std::getline(lines, line);)
        for (const char* library : {"libcurl", "libpq.", "libcups", "libspeechd", "libsndfile", "libasound", "libfyaml", "librsvg"})
            if (line.find(std::string{"\t"} + library) != std::string::npos) out += line.substr(1, line.find(' ')) + " ";
    return out;
}

}  // namespace

TEST_CASE("the kiosk links what linked.txt lists, and each has its reason", "[programs][linked]") {
    const auto section = given::run({"readelf", "--wide", "--dynamic", kiosk}, {.environment = {{"LC_ALL", "C"}}});
    REQUIRE(section.status == 0);
    const auto libraries = needed(section.out);
    const auto list = listed(given::read(REPERE_SOURCE "/tests/programs/linked.txt"));
    CHECK(libraries.contains("libsqlite3.so"));
    CHECK(not_listed(libraries, list) == "");
    CHECK(list.without_reason == "");
}

TEST_CASE("nothing that fetches, prints, speaks or reads YAML comes in, not even behind another library", "[programs][linked]") {
    const auto closure = given::run({"ldd", kiosk}, {.environment = {{"LC_ALL", "C"}}});
    REQUIRE(closure.status == 0);
    CHECK(closure.out.find("libglib-2.0.so") != std::string::npos);
    CHECK(forbidden(closure.out) == "");
}

TEST_CASE("a library that is not listed would be found", "[programs][linked]") {
    const std::string section = " 0x0000000000000001 (NEEDED)   Shared library: [libcurl.so.4]\n 0x1 (NEEDED)  Shared library: [libm.so.6]\n 0x1 (RUNPATH) [libx.so]\n";
    CHECK(not_listed(needed(section), listed("# libcurl.so\nlibm.so  numbers\n")) == "libcurl.so ");
    CHECK(listed("libm.so   \n").without_reason == "libm.so ");
    CHECK(forbidden("\tlibcups.so.2 => /lib/libcups.so.2 (0x1)\n\tlibpng16.so.16 => /lib/x (0x2)\n") == "libcups.so.2  ");
}
