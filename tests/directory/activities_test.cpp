// Coming activities (people.md, P10): next first, gone at the minute, none from a file of before.
#include <sqlite3.h>

#include "given/activities.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"
#include "given/words.hpp"

using namespace repere::directory;

namespace {

const std::string here = "  service: police-desk\n";

given::Data with(const std::string& activities) { return given::data().with("activities.yaml", activities); }

std::string shown(const given::Built& built, const char* now, std::size_t most = 9, const char* at = "police-desk") {
    std::string ids;
    for (const Activity& each : built.directory().activities(at, given::minute(now), most, false)) ids += (ids.empty() ? "" : " ") + each.id;
    return ids;
}

}  // namespace

TEST_CASE("what comes is told next first, and no more than was asked for", "[directory]") {
    const auto built = with(given::activity("third", "2026-12-04", here) + given::activity("second", "2026-12-03", here + "  opens_at: \"14:00\"\n") +
                            given::activity("first", "2026-12-03", here + "  opens_at: \"09:30\"\n")).built();
    CHECK(shown(built, "2026-11-23 10:00") == "first second third");
    CHECK(shown(built, "2026-11-23 10:00", 2) == "first second");
    CHECK(shown(built, "2026-11-23 10:00", 9, "tel-17") == "");
    CHECK(shown(built, "2026-11-23 10:00", 9, "") == "");                 // those that are at no outcome are not at "" either
}

TEST_CASE("an activity is past at its closing minute; without one when it begins; without an hour when its day ends", "[directory]") {
    const auto [hours, moment, there, because] = GENERATE(table<const char*, const char*, bool, const char*>({
        {"  opens_at: \"09:00\"\n  closes_at: \"12:00\"\n", "2026-12-03 11:59", true, "somebody still receives"},
        {"  opens_at: \"09:00\"\n  closes_at: \"12:00\"\n", "2026-12-03 12:00", false, "as an opening hour: the closing minute does not count"},
        {"  opens_at: \"09:00\"\n", "2026-12-03 08:59", true, "a minute is left"},
        {"  opens_at: \"09:00\"\n", "2026-12-03 09:00", false, "nobody knows how long it lasts"},
        {"", "2026-12-03 23:59", true, "the hour is not known, the day is"},
        {"", "2026-12-04 00:00", false, "the day is over"},
        {"", "2026-02-05 10:00", false, "so far ahead its day would be read as this year's"},
        {"", "2026-02-07 10:00", true, "three hundred days ahead"},
    }));
    INFO(because);
    CHECK(shown(with(given::activity("one", "2026-12-03", here + hours)).built(), moment) == (there ? "one" : ""));
}

TEST_CASE("an activity is read back as it was written", "[directory]") {
    const auto built = with(given::activity("one", "2026-12-03", here + "  place: Salle 2\n  opens_at: \"09:00\"\n  closes_at: \"12:00\"\n")).built();
    const auto found = built.directory().activities("police-desk", given::minute("2026-11-23 10:00"), 1, false);
    REQUIRE(found.size() == 1);
    CHECK(found.front() == Activity{.id = "one", .title = "Rencontre one", .place = "Salle 2", .on = given::day("2026-12-03"), .from = given::minute("2026-12-03 09:00"),
                                    .to = given::minute("2026-12-03 12:00"), .staff = false,
                                    .verified = {given::day("2026-11-02"), "call", Confidence::confirmed}});
}

TEST_CASE("a file of schema 5 is still read, and has no activity", "[directory]") {
    const auto built = with(given::activity("one", "2026-12-03", here)).built();
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(built.file().c_str(), &handle) == SQLITE_OK);
    CHECK(sqlite3_exec(handle, "DROP TABLE activity; PRAGMA user_version = 5", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);

    const auto opened = Directory::open(built.file());
    const auto* directory = std::get_if<Directory>(&opened);
    REQUIRE(directory);
    CHECK(directory->service("police-desk")->name == "Commissariat");
    CHECK(directory->activities("police-desk", given::minute("2026-11-23 10:00"), 9, true).empty());
    CHECK_FALSE(directory->sound());
}
