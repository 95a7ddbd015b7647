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

TEST_CASE("a setting that cannot be is told in one sentence, with what it may be", "[programs][settings]") {
    const auto [setting, says] = GENERATE(table<const char*, const char*>({
        {R"("sound": "loud")", R"("sound" is loudspeaker, headset or off, not "loud")"},
        {R"("sound": true)", R"("sound" is loudspeaker, headset or off, not true)"},
        {R"("sound": null)", R"("sound" is loudspeaker, headset or off, not null)"},
        {R"("sound": ["off"])", R"("sound" is loudspeaker, headset or off, not ["off"])"},
        {R"("keys": 500)", R"("keys" is an object of milliseconds)"},
        {R"("keys": [500])", R"("keys" is an object of milliseconds)"},
        {R"("keys": {"repeat": 500})", R"(nothing in "keys" is called "repeat")"},
        {R"("keys": {"repeat_after_ms": 2001})", R"("repeat_after_ms" of "keys" is 0 to 2000 milliseconds, not 2001)"},
        {R"("keys": {"repeat_after_ms": "500"})", R"("repeat_after_ms" of "keys" is 0 to 2000 milliseconds, not "500")"},
        {R"("keys": {"repeat_every_ms": -1})", R"("repeat_every_ms" of "keys" is 0 to 2000 milliseconds, not -1)"},
        {R"("keys": {"repeat_every_ms": 0.1})", R"("repeat_every_ms" of "keys" is 0 to 2000 milliseconds, not 0.1)"},
        {R"("keys": {"strike_ms": 501})", R"("strike_ms" of "keys" is 0 to 500 milliseconds, not 501)"},
        {R"("keys": {"strike_ms": 99999999999999999999})", R"("strike_ms" of "keys" is 0 to 500 milliseconds, not 1e+20)"},
        {R"("touch": "slow")", R"("touch" is an object of milliseconds)"},
        {R"("touch": {"repeat_after_ms": 500})", R"(nothing in "touch" is called "repeat_after_ms")"},
        {R"("touch": {"strike_ms": 501})", R"("strike_ms" of "touch" is 0 to 500 milliseconds, not 501)"},
        {R"("keypad": "F15")", R"("keypad" is an object, such as {"F15": "headset-in"})"},
        {R"("keypad": {"F15": "jump"})",
         R"(a key of "keypad" does headset-in, headset-out, listen, again, louder, softer, back, home, emergency, next, previous, choose, leave or end-visit, not "jump")"},
        {R"("keypad": {"F15": 15})",
         R"(a key of "keypad" does headset-in, headset-out, listen, again, louder, softer, back, home, emergency, next, previous, choose, leave or end-visit, not 15)"},
        {R"("printer": "counter")", R"("printer" is an object, such as {"queue": "counter"})"},
        {R"("printer": {})", R"("printer" names no "queue")"},
        {R"("printer": {"server": "localhost"})", R"("printer" names no "queue")"},
        {R"("printer": {"queue": ""})", R"("queue" of "printer" is the name of a queue of CUPS, not "")"},
        {R"("printer": {"queue": "at the counter"})", R"("queue" of "printer" is the name of a queue of CUPS, not "at the counter")"},
        {R"("printer": {"queue": 1})", R"("queue" of "printer" is the name of a queue of CUPS, not 1)"},
        {R"("printer": {"queue": "counter", "server": 631})", R"("server" of "printer" is a socket, such as /run/cups/cups.sock, or a host, not 631)"},
        {R"("printer": {"queue": "counter", "paper": "a3"})", R"("paper" of "printer" is a4, a5 or receipt, not "a3")"},
        {R"("printer": {"queue": "counter", "duplex": true})", R"(nothing in "printer" is called "duplex")"},
        {R"("kiosk": "")", R"("kiosk" is 1 to 64 letters, digits, points, dashes, not "")"},
        {R"("kiosk": "../mjd 1")", R"("kiosk" is 1 to 64 letters, digits, points, dashes, not "../mjd 1")"},
    }));
    CHECK(wrong_with(std::string{"{"} + setting + "}") == std::string{"settings.json: "} + says);
}

TEST_CASE("a kiosk whose settings are wrong says so in one sentence and does not open", "[programs][settings]") {
    const given::Folder folder;
    const std::string file = folder / "settings.json";
    for (const char* text : {R"({"sound": "loud"})", R"({"keys": {"strike_ms": -1}})", R"({"touch": []})", R"({"keypad": {"F15": "jump"}})"}) {
        given::write(file, text);
        const auto ran = given::run({program, "--directory", REPERE_BUILD "/directory.sqlite", "--settings", file, "--play", "/dev/null"});
        INFO(text << ": " << ran.err);
        CHECK(ran.status == 2);
        CHECK(ran.err == "repere-kiosk: " + std::get<std::string>(read_settings(file)) + "\n");
    }
}

TEST_CASE("settings are read in seconds; what is left out is as usual", "[programs][settings]") {
    const given::Folder folder;
    const auto settings = [&](const std::string& text) {
        given::write(folder / "settings.json", text);
        return std::get<Settings>(read_settings(folder / "settings.json"));
    };
    const Settings usual = settings("{}");
    CHECK(usual.sound == Sound::loudspeaker);
    CHECK(usual.repeat_after == 0.5);
    CHECK(usual.repeat_every == 0.1);
    CHECK(usual.key_strike == 0);
    CHECK(usual.touch_strike == 0.3);
    CHECK(usual.keypad.empty());
    CHECK(usual.printer == Queue{});

    CHECK(settings(R"({"sound": "loudspeaker"})").sound == Sound::loudspeaker);
    CHECK(settings(R"({"sound": "headset"})").sound == Sound::headset);
    CHECK(settings(R"({"sound": "off"})").sound == Sound::off);

    CHECK(settings(R"({"printer": {"queue": "counter"}})").printer == Queue{"counter", ""});
    CHECK(settings(R"({"printer": {"queue": "counter", "server": "/run/cups/cups.sock"}})").printer == Queue{"counter", "/run/cups/cups.sock"});

    const Settings slow = settings(R"({"keys": {"repeat_after_ms": 2000, "repeat_every_ms": 1500, "strike_ms": 500}, "touch": {"strike_ms": 0}})");
    CHECK(slow.repeat_after == 2);
    CHECK(slow.repeat_every == 1.5);
    CHECK(slow.key_strike == 0.5);
    CHECK(slow.touch_strike == 0);

    using enum KeypadDoes;
    CHECK(settings(R"({"keypad": {"F13": "listen", "F14": "again", "F15": "headset-in", "F16": "headset-out", "F17": "louder", "F18": "softer",
                                  "F19": "back", "F20": "home", "F21": "emergency", "F22": "next", "F23": "choose", "F24": "previous"}})").keypad ==
          std::map<std::string, KeypadDoes>{{"F13", listen}, {"F14", again}, {"F15", headset_in}, {"F16", headset_out}, {"F17", louder}, {"F18", softer},
                                            {"F19", back}, {"F20", home}, {"F21", emergency}, {"F22", next}, {"F23", choose}, {"F24", previous}});
    CHECK(settings(R"({"keypad": {"F11": "leave", "F12": "end-visit"}})").keypad == std::map<std::string, KeypadDoes>{{"F11", leave}, {"F12", end_visit}});
}
