// The heartbeat: what it says, when it is written, and that no visit can be read from it.
#include "programs/heartbeat.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "given/catch.hpp"
#include "given/process.hpp"

using namespace repere::programs;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

const std::string kiosk = REPERE_BUILD "/bin/repere-kiosk", good_file = REPERE_BUILD "/directory.sqlite";

Beat beat() {
    return {.kiosk = "mjd-1", .place = "mjd", .program = "0.1.0", .data = "3f2a91c04b7e", .data_date = repere::language::day_of("2026-11-20"), .up_hours = 41,
            .printer = "ready", .error = "", .written = *repere::language::minute_of("2026-11-24T10:00")};
}

// A kiosk that follows these lines, from ten past ten on; what its heartbeat says then.
std::string after(const std::string& lines, const std::vector<std::string>& more = {}, const std::string& now = "2026-11-24T10:10") {
    static const given::Display display;
    const given::Folder folder;
    std::filesystem::create_directory(folder / "state");
    given::write(folder / "a.play", lines);
    std::vector<std::string> command{kiosk, "--directory", good_file, "--diagonal", "24", "--now", now, "--state", folder / "state", "--play", folder / "a.play"};
    command.insert(command.end(), more.begin(), more.end());
    const auto ran = given::run(command, {.environment = {{"DISPLAY", display.name()}}});
    CHECK(ran.err == "");
    CHECK(ran.status == 0);
    return given::read(folder / "state/heartbeat.json");
}

}  // namespace

TEST_CASE("a heartbeat comes back as it was written", "[programs][heartbeat]") {
    const auto read = beat_of(to_json(beat()));
    REQUIRE(std::holds_alternative<Beat>(read));
    CHECK(std::get<Beat>(read) == beat());
    Beat bare = beat();
    bare.data_date = {};
    bare.place = "";
    CHECK(std::get<Beat>(beat_of(to_json(bare))) == bare);
}

TEST_CASE("what is none is told so", "[programs][heartbeat]") {
    const auto [text, why] = GENERATE(table<std::string, std::string>({
        {"", "is no heartbeat"},
        {"[]", "is no heartbeat"},
        {R"({"kiosk": "a"})", "is no heartbeat"},
        {R"({"repere_heartbeat": 2, "kiosk": "a"})", "is a heartbeat of another form, 2"},
        {R"({"repere_heartbeat": 1, "kiosk": 7})", "is a heartbeat that names no kiosk"},
        {R"({"repere_heartbeat": 1, "kiosk": "a\u001b[2Jb"})", "is a heartbeat that names no kiosk"},
        {R"({"repere_heartbeat": 1, "kiosk": "a", "up_hours": 3})", "is a heartbeat without its hour"},
        {R"({"repere_heartbeat": 1, "kiosk": "a", "up_hours": -3, "written": "2026-11-24T10:00"})", "is a heartbeat without its hour"},
        {R"({"repere_heartbeat": 1, "kiosk": "a", "up_hours": 3, "written": "yesterday"})", "is a heartbeat without its hour"},
    }));
    CAPTURE(text);
    const auto read = beat_of(text);
    REQUIRE(std::holds_alternative<std::string>(read));
    CHECK(std::get<std::string>(read) == why);
}

TEST_CASE("it is due after a minute, then once a whole hour of the process's life, whatever woke the kiosk", "[programs][heartbeat]") {
    Heartbeat heartbeat{"/proc/none", 0ms, false};
    const auto due = [&](std::chrono::milliseconds lived) { return heartbeat.due(lived); };
    CHECK_FALSE(due(0ms));
    CHECK_FALSE(due(59s));
    CHECK(due(60s));
    CHECK_FALSE(due(61s));
    CHECK_FALSE(due(60min - 1ms));
    CHECK(due(60min));
    CHECK_FALSE(due(119min));
    CHECK(due(300min));                                      // it slept
    CHECK(heartbeat.up_hours(300min) == 5);
    CHECK_FALSE(Heartbeat{}.due(300min));                    // kept nowhere
}

TEST_CASE("a kiosk that became a new process after a quiet visit goes on in the same hours", "[programs][heartbeat]") {
    Heartbeat heartbeat{"/proc/none", 130min, true};
    CHECK_FALSE(heartbeat.due(0ms));
    CHECK_FALSE(heartbeat.due(49min));
    CHECK(heartbeat.due(50min));
    CHECK(heartbeat.up_hours(50min) == 3);
}

TEST_CASE("execv makes no process younger", "[programs][heartbeat]") {
    CHECK(age_of_this_process() >= 0ms);
    std::this_thread::sleep_for(50ms);
    CHECK(age_of_this_process() >= 40ms);
    CHECK(age_of_this_process() < 24h);
}

TEST_CASE("no visit can be read from a heartbeat, not even whether there was one", "[programs][heartbeat]") {
    const std::string alone = after("wait 3600s\nwait 1800s\n");
    const auto said = nlohmann::json::parse(alone);
    CHECK(said.at("written") == "2026-11-24T11:00");
    CHECK(said.at("up_hours") == 1);
    CHECK(said.at("printer") == "none");
    CHECK(said.at("error") == "");
    CHECK(said.size() == 10);
    const auto visit = GENERATE(values<std::string>({
        "wait 600s\ntap attract.start\ntap language.ar\ntap home.search\ntype \"3919\"\nwait 3000s\nwait 1800s\n",
        "wait 3590s\ntap attract.start\ntap language.fr\ntap home.violence-at-home\ntap calm.continue\nwait 10s\nwait 1800s\n",
        "wait 3600s\ntap attract.start\ntap language.fr\ntap home.violence-at-home\nwait 5s\ntap bar.leave-now\nwait 1795s\n",
    }));
    CAPTURE(visit);
    CHECK(after(visit) == alone);
}

TEST_CASE("its file is whole, and of a whole hour", "[programs][heartbeat]") {
    const given::Folder folder;
    Heartbeat heartbeat{folder.path(), 0ms, false};
    heartbeat.write(beat());
    struct stat about{};
    REQUIRE(stat((folder / "heartbeat.json").c_str(), &about) == 0);
    CHECK(about.st_mtim.tv_sec % 3600 == 0);
    CHECK(about.st_mtim.tv_nsec == 0);
    CHECK_FALSE(std::filesystem::exists(folder / "heartbeat.json.new"));
}

TEST_CASE("a state folder that is none stops nobody, and is said once", "[programs][heartbeat]") {
    const given::Display display;
    const given::Folder folder;
    given::write(folder / "file", "");
    const std::string state = GENERATE_REF(values<std::string>({"/proc/none", folder / "file"}));
    given::write(folder / "a.play", "wait 60s\nwait 3600s\nwait 3600s\ntap attract.start\ntap language.fr\nexpect-screen home\n");
    const auto ran = given::run({kiosk, "--directory", good_file, "--diagonal", "24", "--state", state, "--play", folder / "a.play"}, {.environment = {{"DISPLAY", display.name()}}});
    CHECK(ran.status == 0);
    CHECK_THAT(ran.err, Catch::Matchers::StartsWith("repere-kiosk: " + state + "/heartbeat.json cannot be written ("));
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
}

TEST_CASE("a clock that is wrong by years is told, and everything else goes on", "[programs][heartbeat]") {
    const auto [clock, error] = GENERATE(table<std::string, std::string>({{"2004-01-01T00:00", "clock-before-data"}, {"2060-01-01T00:00", ""}}));
    CAPTURE(clock);
    const auto said = nlohmann::json::parse(after("wait 60s\ntap attract.start\ntap language.fr\nexpect-screen home\n", {}, clock));
    CHECK(said.at("error") == error);
    CHECK(said.at("written") == clock);
}

TEST_CASE("a kiosk without a directory says so", "[programs][heartbeat]") {
    const given::Display display;
    const given::Folder folder;
    std::filesystem::create_directory(folder / "state");
    given::write(folder / "a.play", "wait 60s\nexpect-screen emergency\n");
    const auto ran = given::run({kiosk, "--directory", "/nowhere.sqlite", "--diagonal", "24", "--state", folder / "state", "--play", folder / "a.play"}, {.environment = {{"DISPLAY", display.name()}}});
    CHECK(ran.status == 0);
    const auto said = nlohmann::json::parse(given::read(folder / "state/heartbeat.json"));
    CHECK(said.at("error") == "no-directory");
    CHECK(said.at("data") == "");
}

TEST_CASE("the settings name the kiosk", "[programs][heartbeat]") {
    const given::Folder folder;
    given::write(folder / "settings.json", R"({"kiosk": "mjd-1"})");
    CHECK_THAT(after("wait 60s\n", {"--settings", folder / "settings.json"}), Contains(R"("kiosk":"mjd-1")"));
    CHECK(is_kiosk_name(name_of_this_machine()));
}
