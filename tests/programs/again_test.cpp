// What a kiosk that starts itself again hands on: numbers, and nothing else is taken for them.
#include "programs/again.hpp"

#include "given/catch.hpp"
#include "given/process.hpp"

using namespace repere::programs;

TEST_CASE("what is handed on comes back as it was", "[programs][again]") {
    const Again again{.screen = 7, .passed = 123'456'789'012, .wrong_pins = 5, .pin_wait = 31'999, .pages = 8, .headset = true, .mute = false};
    CHECK(to_string(again) == "7 123456789012 5 31999 8 1 0");
    CHECK(again_of(to_string(again)) == again);
    CHECK(again_of(to_string(Again{})) == Again{});
}

TEST_CASE("whatever else stands there is nothing: the kiosk begins as on any morning", "[programs][again]") {
    const auto text = GENERATE(values<std::string>({"", "7", "violence", "7 1 2 3 0 0", "7 1 2 3 0 0 0 0", "7 1 2 3 0 0 x", "0 1 2 3 0 0 0", "2 1 2 3 0 0 0", "-2 1 2 3 0 0 0",
                                                   "7 -1 2 3 0 0 0", "7 1 -2 3 0 0 0", "7 1 2 -3 0 0 0", "7 1 2 60001 0 0 0", "7 1 2 3 -1 0 0"}));
    CAPTURE(text);
    CHECK(again_of(text) == std::nullopt);
}

TEST_CASE("as many wrong PINs as a vandal has patience for are handed on as enough", "[programs][again]") {
    CHECK(again_of("-1 0 2000000000 60000 0 0 0")->wrong_pins == 64);
}

TEST_CASE("a kiosk that started itself again opens at attract, at the moment it had come to, and lets nobody try a PIN sooner", "[programs][again]") {
    const given::Display display;
    const given::Folder folder;
    given::write(folder / "a.play", "expect-screen attract\ntap attract.start\ntap language.fr\ntap bar.access\ntap access.staff\nexpect-screen staff-lock\nexpect \"Attendez 30 secondes\"\n"
                                       "wait 31s\nexpect-absent \"Attendez\"\ntap staff.key.1\ntap staff.key.1\ntap staff.key.1\ntap staff.key.1\ntap staff.enter\n"
                                       "expect \"Attendez 32 secondes\"\n");
    const auto ran = given::run({REPERE_BUILD "/bin/repere-kiosk", "--directory", REPERE_BUILD "/staff.sqlite", "--profile", "mjd", "--settings", REPERE_SOURCE "/tests/play/desk-settings.json",
                                 "--diagonal", "24", "--language", "fr", "--now", "2026-11-24T10:00", "--play", folder / "a.play"},
                                {.environment = {{"DISPLAY", display.name()}, {"REPERE_AGAIN", "-1 3600000 6 30000 0 0 0"}}});
    CHECK(ran.err == "");
    CHECK(ran.status == 0);
}
