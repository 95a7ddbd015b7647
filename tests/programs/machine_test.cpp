// What --check asks the machine itself.
#include "programs/machine.hpp"

#include <filesystem>

#include "given/catch.hpp"
#include "given/process.hpp"

using namespace repere::programs;
using Catch::Matchers::Contains;

namespace {

const std::string kiosk = REPERE_BUILD "/bin/repere-kiosk";

void device(const given::Folder& folder, const std::string& number, const std::string& name, const std::string& properties, const std::string& abs) {
    const std::string path = folder / number + "/device/";
    given::write(path + "name", name + "\n");
    given::write(path + "properties", properties + "\n");
    given::write(path + "capabilities/abs", abs + "\n");
}

}  // namespace

TEST_CASE("a touch screen is what is touched where it shows", "[programs][machine]") {
    const auto [properties, abs, found, because] = GENERATE(table<std::string, std::string, bool, const char*>({
        {"2", "660800001000003", true, "ten fingers"},
        {"2", "3", true, "one finger"},
        {"2", "1 0 0", false, "words before the last one say other things"},
        {"5", "660800001000003", false, "a touchpad is touched beside the screen"},
        {"0", "0", false, "a keyboard"},
        {"2", "0", false, "nothing says where"},
        {"", "", false, "nothing is said"},
        {"two", "many", false, "no numbers"},
    }));
    INFO(because);
    const given::Folder folder;
    device(folder, "event0", "Keyboard", "0", "0");
    device(folder, "event1", "ILITEK Multi-Touch", properties, abs);
    device(folder, "mouse0", "Another", "2", "3");
    CHECK(touch_screen(folder.path()) == (found ? std::optional<std::string>{"ILITEK Multi-Touch"} : std::nullopt));
    CHECK(touch_screen("/nowhere") == std::nullopt);
}

TEST_CASE("whether a folder can be written to is tried, and nothing stays", "[programs][machine]") {
    const given::Folder folder;
    CHECK(cannot_write_in(folder.path()) == "");
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK(cannot_write_in(folder / "none") == "No such file or directory");
    CHECK(cannot_write_in("/proc") != "");
}

TEST_CASE("--check says in words what this machine lacks for a kiosk", "[programs][machine]") {
    static const given::Display display;
    const auto check = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {kiosk, "--check", "--directory", REPERE_BUILD "/directory.sqlite"});
        return given::run(arguments, {.environment = {{"DISPLAY", display.name()}}});
    };
    const auto asked = check({"--state", "/proc/none", "--place", "mjd"});
    CHECK(asked.status == 1);
    CHECK_THAT(asked.out, Contains("  ok  directory ") && Contains("  ok  graphics: ") && Contains("  ok  a display"));
    CHECK_THAT(asked.out, Contains("LACK  the folder /proc/none (--state): nothing can be written there (No such file or directory)"));
    CHECK_THAT(asked.out, Contains("it has no verified coordinates"));
    CHECK_THAT(check({}).out, Contains("LACK  a place: --place names none"));
    CHECK_THAT(check({"--place", "moon"}).out, Contains("LACK  a place: this directory knows none that is called \"moon\""));
    CHECK_THAT(check({"--profile", "staff"}).out, !Contains("LACK  a touch screen"));
}
