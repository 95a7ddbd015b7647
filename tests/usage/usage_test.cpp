// What a kiosk counts and notes (DESIGN §10): no person, no hour, no order; a broken file is set aside, and nothing in it is lost.
#include "usage/usage.hpp"

#include <unistd.h>

#include <filesystem>

#include "given/catch.hpp"
#include "given/folder.hpp"
#include "given/words.hpp"

using namespace repere;
using usage::Usage;

namespace {

const auto monday = given::day("2026-11-23"), tuesday = given::day("2026-11-24"), spring = given::day("2027-04-01");

Usage opened(const std::string& file) {
    std::string said;
    Usage out = Usage::open(file, monday, said);
    CHECK(said == "");
    return out;
}

}  // namespace

TEST_CASE("received are counted by desk, kind and quarter, and taken back, never below none", "[usage]") {
    Usage usage;
    usage.receive("mjd", "violence", monday, 1);
    usage.receive("mjd", "violence", tuesday, 1);
    usage.receive("mjd", "tourist", tuesday, 1);
    usage.receive("mjd", "violence", spring, 1);
    CHECK(usage.received("mjd", "violence", monday) == 2);
    CHECK(usage.received("mjd", "violence", spring) == 1);
    CHECK(usage.received("tourist-office", "violence", monday) == 0);
    usage.receive("mjd", "tourist", tuesday, -1);
    usage.receive("mjd", "tourist", tuesday, -1);
    CHECK(usage.received("mjd", "tourist", tuesday) == 0);
}

TEST_CASE("the file says how many, and not who, when or in which order", "[usage]") {
    const given::Folder folder;
    Usage one = opened(folder / "one"), other = opened(folder / "other");
    one.receive("mjd", "violence", monday, 1);
    one.receive("mjd", "tourist", tuesday, 1);
    other.receive("mjd", "tourist", monday, 1);
    other.receive("mjd", "violence", tuesday, 1);
    CHECK(given::read(folder / "one") == "repere-usage 1\nreceived 2026-Q4 mjd tourist 1\nreceived 2026-Q4 mjd violence 1\n");
    CHECK(given::read(folder / "one") == given::read(folder / "other"));
}

TEST_CASE("outcomes are counted by guide, outcome, language and week, in one line each", "[usage]") {
    const given::Folder folder;
    Usage usage = opened(folder / "usage");
    usage.count("victim", "stolen", "ja", monday);
    usage.count("victim", "stolen", "ja", tuesday);
    usage.count("victim", "stolen", "fr", tuesday);
    usage.count("tig", "fit", "fr", spring);
    CHECK(given::read(folder / "usage") == "repere-usage 1\noutcome 2026-W48 victim stolen fr 1\noutcome 2026-W48 victim stolen ja 2\noutcome 2027-W13 tig fit fr 1\n");
    usage.count("victim", "sto len\noutcome 2026-W48 a b c 99", "fr", tuesday);
    CHECK(usage.text().find("99") == std::string::npos);
}

TEST_CASE("a week is that of ISO 8601, and of the quarter of its Thursday", "[usage]") {
    const auto [day, week, quarter, because] = GENERATE(table<const char*, const char*, const char*, const char*>({
        {"2026-11-23", "2026-W48", "2026-Q4", "a Monday"},
        {"2026-11-29", "2026-W48", "2026-Q4", "the Sunday after it"},
        {"2027-01-01", "2026-W53", "2026-Q4", "a Friday: its Thursday was in December"},
        {"2029-12-31", "2030-W01", "2030-Q1", "a Monday: its Thursday is in January"},
        {"2026-04-01", "2026-W14", "2026-Q2", "a Wednesday: its Thursday is in April too"},
        {"2026-03-31", "2026-W14", "2026-Q2", "a Tuesday in March, of a week of April"},
    }));
    INFO(because);
    CHECK(usage::week(given::day(day)) == week);
    CHECK(usage::quarter_of_week(week) == quarter);
}

TEST_CASE("what is no week has no quarter", "[usage]") {
    for (const char* none : {"", "2026-W00", "2026-W54", "2027-W53", "2026-48", "2026-W4", "2026-Wxx", "20261W48"}) {
        CAPTURE(none);
        CHECK(usage::quarter_of_week(none) == "");
    }
}

TEST_CASE("of quiet pages the file holds whole tens only: one count in ten adds a ten", "[usage]") {
    const given::Folder folder;
    Usage usage = opened(folder / "usage");
    for (unsigned random = 1; random < 10; ++random) usage.count_quiet(monday, random);
    CHECK(usage.text() == "repere-usage 1\n");
    CHECK_FALSE(std::filesystem::exists(folder / "usage"));  // not even that something was counted
    usage.count_quiet(monday, 10);
    CHECK(given::read(folder / "usage") == "repere-usage 1\nquiet 2026-Q4 10\n");
    for (unsigned random = 0; random < 1000; ++random) usage.count_quiet(spring, random);
    CHECK(usage.text() == "repere-usage 1\nquiet 2026-Q4 10\nquiet 2027-Q2 1000\n");
}

TEST_CASE("a clock that is set back a year counts in that week, and nothing else is lost", "[usage]") {
    const given::Folder folder;
    Usage usage = opened(folder / "usage");
    usage.count("victim", "stolen", "fr", monday);
    usage.note_wrong("ccas-sao", "hours", monday);
    usage.count("victim", "stolen", "fr", given::day("2025-11-23"));
    usage.count("victim", "stolen", "fr", monday);
    CHECK(given::read(folder / "usage") == "repere-usage 1\noutcome 2025-W47 victim stolen fr 1\noutcome 2026-W48 victim stolen fr 2\nwrong 2026-11-23 ccas-sao hours\n");
}

TEST_CASE("a disk that is full keeps the file that was there, and the visit goes on", "[usage]") {
    const given::Folder folder;
    const std::string file = folder / "usage";
    Usage usage = opened(file);
    usage.count("victim", "stolen", "fr", monday);
    const std::string before = given::read(file);
    REQUIRE(::symlink("/dev/full", (file + ".new").c_str()) == 0);           // whatever is written there does not fit
    usage.count("victim", "stolen", "fr", monday);
    CHECK(given::read(file) == before);
    usage.count("victim", "stolen", "fr", monday);                           // there is room again
    CHECK(given::read(file) == "repere-usage 1\noutcome 2026-W48 victim stolen fr 3\n");
}

TEST_CASE("closed today lapses at midnight, and a second tap takes it back", "[usage]") {
    Usage usage;
    usage.toggle_closed("ccas-sao", monday);
    CHECK(usage.closed_on(monday) == std::vector<std::string>{"ccas-sao"});
    CHECK(usage.closed_on(tuesday).empty());
    usage.toggle_closed("ccas-sao", monday);
    CHECK(usage.closed_on(monday).empty());
    usage.toggle_closed("ccas-sao", monday);
    usage.toggle_closed("mairie-aix", tuesday);
    CHECK(usage.text().find("ccas-sao") == std::string::npos);      // yesterday's is written no more
}

TEST_CASE("a wrong record is noted once a day, for thirty days", "[usage]") {
    Usage usage;
    usage.note_wrong("ccas-sao", "hours", monday);
    usage.note_wrong("ccas-sao", "hours", monday);
    CHECK(usage.wrong(monday) == std::vector<usage::Wrong>{{"ccas-sao", "hours", monday}});
    CHECK(usage.wrong(monday + std::chrono::days{29}).size() == 1);
    CHECK(usage.wrong(monday + std::chrono::days{30}).empty());
    usage.note_wrong("a word\nreceived 2026-Q4 mjd violence 99", "hours", monday);
    CHECK(usage.text().find("99") == std::string::npos);
}

TEST_CASE("what was counted is there when the kiosk starts again", "[usage]") {
    const given::Folder folder;
    const std::string file = folder / "usage";
    {
        Usage usage = opened(file);
        usage.receive("mjd", "violence", monday, 3);
        usage.count("victim", "stolen", "ja", monday);
        usage.count_quiet(monday, 0);
        usage.toggle_closed("ccas-sao", monday);
        usage.note_wrong("tel-3039", "number", monday);
        usage.pin_tried(false);
        usage.pin_tried(false);
    }
    const std::string written = given::read(file);
    const Usage again = opened(file);
    CHECK(again.text() == written);
    CHECK(again.received("mjd", "violence", monday) == 3);
    CHECK(again.closed_on(monday) == std::vector<std::string>{"ccas-sao"});
    CHECK(again.wrong(monday).size() == 1);
    CHECK(again.wrong_pins() == 2);
}

TEST_CASE("wrong PINs make wait, twice as long each time, never more than a minute, and a right one forgives", "[usage]") {
    CHECK(usage::pin_delay(0) == 0);
    CHECK(usage::pin_delay(2) == 0);
    CHECK(usage::pin_delay(5) > 0);
    int before = 0;
    for (int wrong = 0; wrong < 200; ++wrong) {
        const int wait = usage::pin_delay(wrong);
        CHECK(wait >= before);
        CHECK(wait <= 60);
        before = wait;
    }
    CHECK(before == 60);
    Usage usage;
    for (int i = 0; i < 2000; ++i) usage.pin_tried(false);
    CHECK(usage::pin_delay(usage.wrong_pins()) == 60);
    usage.pin_tried(true);
    CHECK(usage.wrong_pins() == 0);
}

TEST_CASE("a file that is none is set aside under another name, and said with its line", "[usage]") {
    const auto [text, line] = GENERATE(table<std::string, int>({
        {"garbage", 1},
        {"repere-usage 1\nreceived 2026-Q4 mjd violence many\n", 2},
        {"repere-usage 1\nreceived 2026-Q4 mjd violence 3\nclosed never ccas-sao\n", 3},
        {"repere-usage 2\n", 1},
        {"repere-usage 1\nreceived 2026-Q5 mjd violence 3\n", 2},
        {"repere-usage 1\nreceived 2026-Q4 mjd violence 3 4\n", 2},
        {"repere-usage 1\nreceived 2026-Q4 mjd violence 99999999999\n", 2},
        {"repere-usage 1\nreceived 2026-Q4 mjd violence 3\nreceived 2026-Q4 mjd violence 4\n", 3},
        {"repere-usage 1\noutcome 2026-W54 victim stolen fr 1\n", 2},
        {"repere-usage 1\nquiet 2026-Q4 7\n", 2},
        {"repere-usage 1\nquiet 2026-Q4 -10\n", 2},
        {std::string(100000, 'x'), 1},
    }));
    const given::Folder folder;
    const std::string file = folder / "usage";
    given::write(file, text);
    std::string said;
    Usage usage = Usage::open(file, monday, said);
    CHECK(said.find(file + ":" + std::to_string(line) + ":1: ") == 0);
    CHECK(given::read(file + ".unreadable") == text);
    usage.receive("mjd", "violence", monday, 1);
    CHECK(given::read(file) == "repere-usage 1\nreceived 2026-Q4 mjd violence 1\n");
}

TEST_CASE("a folder that cannot be written to stops nobody", "[usage]") {
    std::string said;
    Usage usage = Usage::open("/nowhere/at/all/usage", monday, said);
    usage.receive("mjd", "violence", monday, 1);
    CHECK(usage.received("mjd", "violence", monday) == 1);
    CHECK_FALSE(std::filesystem::exists("/nowhere"));
}

TEST_CASE("what is older than thirty days, and closed on another day, is gone from the file when the kiosk starts", "[usage]") {
    const given::Folder folder;
    const std::string file = folder / "usage";
    given::write(file, "repere-usage 1\nreceived 2026-Q3 mjd violence 4\nclosed 2026-11-20 ccas-sao\nwrong 2026-10-20 ccas-sao hours\nwrong 2026-11-20 tel-3039 number\n");
    opened(file);
    CHECK(given::read(file) == "repere-usage 1\nreceived 2026-Q3 mjd violence 4\nwrong 2026-11-20 tel-3039 number\n");
}

TEST_CASE("what is no file is not set aside, nor written over", "[usage]") {
    const given::Folder folder;
    const std::string file = folder / "usage";
    std::filesystem::create_directory(file);
    std::string said;
    Usage usage = Usage::open(file, monday, said);
    CHECK(said == file + " cannot be read: what is counted is not kept");
    usage.receive("mjd", "violence", monday, 1);
    CHECK(std::filesystem::is_directory(file));
    CHECK_FALSE(std::filesystem::exists(file + ".unreadable"));
}
