// The PIN of a desk: set on a command line, kept as a hash, read back; whatever is wrong with the file is one sentence.
#include "programs/settings.hpp"

#include <filesystem>

#include "given/catch.hpp"
#include "given/folder.hpp"
#include "given/process.hpp"

using namespace repere::programs;
using Catch::Matchers::Contains;

namespace {

const std::string program = REPERE_BUILD "/bin/repere-kiosk";

given::Ran set_pin(const std::string& file, const std::string& pin) {
    return given::run({"sh", "-c", "printf '%s\\n' '" + pin + "' | '" + program + "' --set-pin --settings '" + file + "'"});
}

std::string wrong_with(const std::string& text) {
    const given::Folder folder;
    given::write(folder / "settings.json", text);
    const auto read = read_settings(folder / "settings.json");
    if (!std::holds_alternative<std::string>(read)) return "";
    std::string words = std::get<std::string>(read);
    return words.substr(words.find("settings.json"));
}

}  // namespace

TEST_CASE("a PIN that was set opens, another does not, and the file shows none of it", "[programs][settings]") {
    const given::Folder folder;
    const std::string file = folder / "settings.json";
    CHECK(set_pin(file, "2468").status == 0);
    const auto read = read_settings(file);
    REQUIRE(std::holds_alternative<Settings>(read));
    const auto& hash = std::get<Settings>(read).staff_pin;
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(matches(hash, "2468"));
    CHECK_FALSE(matches(hash, "2469"));
    CHECK_FALSE(matches(hash, ""));
    CHECK_FALSE(matches("", "2468"));
    CHECK(given::read(file).find("2468") == std::string::npos);
    CHECK((std::filesystem::status(file).permissions() & (std::filesystem::perms::group_read | std::filesystem::perms::others_read)) == std::filesystem::perms::none);
    CHECK(set_pin(file, "13579").status == 0);                // another, in its place
    CHECK_FALSE(matches(std::get<Settings>(read_settings(file)).staff_pin, "2468"));
}

TEST_CASE("what is no PIN is refused, and the old one stays", "[programs][settings]") {
    const given::Folder folder;
    const std::string file = folder / "settings.json";
    REQUIRE(set_pin(file, "2468").status == 0);
    const std::string before = given::read(file);
    for (const char* pin : {"", "123", "1234567890123", "12a4", "12 4"}) {
        INFO(pin);
        const auto ran = set_pin(file, pin);
        CHECK(ran.status == 1);
        CHECK(ran.err == "repere-kiosk: a PIN is four to twelve digits\n");
        CHECK(given::read(file) == before);
    }
}

TEST_CASE("settings that are none are told with their place", "[programs][settings]") {
    CHECK(wrong_with("{") == "settings.json:1:2: is not JSON");
    CHECK(wrong_with("{\n  \"staff_pin\": 1234\n}").find("is not a hash that") != std::string::npos);
    CHECK(wrong_with("{\n  \"staff_pin\": \"x\",\n}").starts_with("settings.json:"));
    CHECK(wrong_with("[]") == "settings.json:1:1: is not a JSON object such as {\"staff_pin\": \"…\"}");
    CHECK(wrong_with("{\"pin\": \"1234\"}") == "settings.json: nothing is called \"pin\"");
    CHECK(wrong_with("{}") == "");                             // no PIN: the staff space stays off
    CHECK(std::get<std::string>(read_settings("/nowhere/settings.json")) == "/nowhere/settings.json cannot be read");
    const auto ran = given::run({program, "--settings", "/nowhere/settings.json", "--play", "/dev/null"});
    CHECK(ran.status != 0);
}
