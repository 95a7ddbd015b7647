// repere-directory fleet: the heartbeats of several kiosks, those that are late first; nothing is left out in silence.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "given/catch.hpp"
#include "given/process.hpp"
#include "given/web.hpp"
#include "programs/heartbeat.hpp"

using namespace repere::programs;
using Catch::Matchers::Contains;

namespace {

const std::string directory = REPERE_BUILD "/bin/repere-directory";

std::string heartbeat(const std::string& kiosk, const std::string& written, const std::string& error = "") {
    return to_json({.kiosk = kiosk, .place = "mjd", .program = "0.1.0", .data = "3f2a91c04b7e", .data_date = repere::language::day_of("2026-11-20"), .up_hours = 7,
                    .printer = "ready", .error = error, .written = *repere::language::minute_of(written)});
}

given::Ran fleet(const given::Folder& folder, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {directory, "fleet", folder.path(), "--now", "2026-11-24T12:10"});
    return given::run(more);
}

std::vector<std::string> first_words(const std::string& table) {
    std::vector<std::string> out;
    std::istringstream lines{table};
    for (std::string line; std::getline(lines, line);) out.push_back(line.substr(0, line.find(' ')));
    return out;
}

}  // namespace

TEST_CASE("a table of the kiosks, the longest silent first, then those whose clock is wrong", "[programs][fleet]") {
    const given::Folder folder;
    given::write(folder / "a/heartbeat.json", heartbeat("fresh", "2026-11-24T12:00"));
    given::write(folder / "b/heartbeat.json", heartbeat("yesterday", "2026-11-23T12:00"));
    given::write(folder / "c/heartbeat.json", heartbeat("dead-battery", "2004-01-01T03:00"));
    given::write(folder / "d.json", heartbeat("saturday", "2026-11-21T12:00", "printer-lacking"));
    given::write(folder / "e.json", heartbeat("tomorrow", "2031-11-24T12:00"));
    given::write(folder / "notes.txt", "not looked at");
    const auto ran = fleet(folder);
    CHECK(ran.status == 0);
    CHECK(ran.err == "");
    CHECK(first_words(ran.out) == std::vector<std::string>{"KIOSK", "saturday", "yesterday", "dead-battery", "tomorrow", "fresh"});
    CHECK_THAT(ran.out, Contains("3 days ago") && Contains("24 h ago") && Contains("this hour") && Contains("clock wrong: 2031-11-24T12:00") && Contains("late, printer-lacking"));
}

TEST_CASE("two kiosks of one name are both there, and it is said", "[programs][fleet]") {
    const given::Folder folder;
    given::write(folder / "a/heartbeat.json", heartbeat("mjd-1", "2026-11-24T12:00"));
    given::write(folder / "b/heartbeat.json", heartbeat("mjd-1", "2026-11-24T11:00"));
    const auto rows = nlohmann::json::parse(fleet(folder, {"--json"}).out);
    REQUIRE(rows.size() == 2);
    for (const auto& row : rows) CHECK(row.at("same_name") == true);
    CHECK_THAT(fleet(folder).out, Contains("another kiosk has this name"));
}

TEST_CASE("what cannot be read is named, the others are shown, and the exit status says it", "[programs][fleet]") {
    const given::Folder folder;
    given::write(folder / "a.json", heartbeat("whole", "2026-11-24T12:00"));
    given::write(folder / "b.json", "");                                       // a power cut
    given::write(folder / "c.json", std::string(1000, '\xff'));
    const auto ran = fleet(folder);
    CHECK(ran.status == 1);
    CHECK_THAT(ran.err, Contains("b.json: is no heartbeat") && Contains("c.json: is no heartbeat"));
    CHECK_THAT(ran.out, Contains("whole"));
}

TEST_CASE("JSON says what the table says", "[programs][fleet]") {
    const given::Folder folder;
    given::write(folder / "a.json", heartbeat("mjd-1", "2026-11-24T08:00", "directory-refused"));
    const auto rows = nlohmann::json::parse(fleet(folder, {"--json", "--late", "5"}).out);
    CHECK(rows.at(0).at("silent_hours") == 4);
    CHECK(rows.at(0).at("late") == false);
    CHECK(rows.at(0).at("error") == "directory-refused");
    CHECK(nlohmann::json::parse(fleet(folder, {"--json"}).out).at(0).at("late") == true);
}

TEST_CASE("a folder that is none, or holds none, is one sentence", "[programs][fleet]") {
    const given::Folder empty;
    const auto none = given::run({directory, "fleet", empty.path()}), nowhere = given::run({directory, "fleet", "/nowhere"});
    CHECK(none.status == 1);
    CHECK(none.err == empty.path() + ": there is no heartbeat in this folder\n");
    CHECK(nowhere.status == 1);
    CHECK(nowhere.err == "/nowhere: there is no such folder\n");
    CHECK(given::run({directory, "fleet"}).status == 2);
}

TEST_CASE("what kiosks sent is read from where it was gathered, one a line: the last of each counts, a broken line is said", "[programs][fleet]") {
    const std::string lines = heartbeat("a", "2026-11-24T09:00") + heartbeat("b", "2026-11-23T12:00") + "{\"cut\n" + heartbeat("a", "2026-11-24T12:00");
    given::Server server{[&](const auto& request, const auto& connection) {
        connection.send(request.path() == "/beats" ? given::ok(lines) : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }};
    const auto asked = [&](const std::string& path) { return given::run({directory, "fleet", server.url(path), "--now", "2026-11-24T12:10"}); };
    const auto ran = asked("/beats");
    CHECK(first_words(ran.out) == std::vector<std::string>{"KIOSK", "b", "a"});
    CHECK_THAT(ran.out, Contains("this hour"));
    CHECK(ran.err == server.url("/beats") + ":3: is no heartbeat\n");
    CHECK(ran.status == 1);
    CHECK(asked("/nothing").status == 1);
    CHECK_THAT(asked("/nothing").err, Contains("404"));
}
