// Adopting: what a kiosk takes, what it keeps, what it falls back on.
#include "given/activities.hpp"
#include "given/catch.hpp"
#include "given/release.hpp"
#include "release/lossy_disk.hpp"

using namespace repere::release;
using given::moment;

namespace {

const std::string first_file = given::directory_named("Premier").file(), second_file = given::directory_named("Deuxième").file(),
                  third_file = given::directory_named("Troisième").file();

struct Counter {                                           // a kiosk, and who publishes for it
    given::Publisher publisher;
    given::Folder folder;
    Files files;
    Kiosk kiosk = publisher.kiosk(folder / "state");
    Outcome adopts(const std::string& release, const char* now = "2026-11-24T10:00") { return adopt(release, kiosk, moment(now), files); }
    std::string found() const {                            // the bytes that the next start opens
        const auto at = start(kiosk.state, [](const std::string& file) { return std::holds_alternative<repere::directory::Directory>(repere::directory::Directory::open(file)); });
        return at ? given::read(at->file) : "";
    }
    std::map<std::string, std::string> kept() const {       // whatever lies under STATE, byte for byte
        std::map<std::string, std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{kiosk.state}) all[entry.path().string()] = entry.is_regular_file() ? given::read(entry.path().string()) : "a folder";
        return all;
    }
    std::string in_state(const char* path) const { return kiosk.state + "/releases/" + path; }
};

std::string said(const Outcome& outcome) {
    if (const auto* refusal = std::get_if<Refusal>(&outcome)) return code(refusal->reason);
    return std::holds_alternative<Adopted>(outcome) ? "adopted" : "unchanged";
}

}  // namespace

TEST_CASE("a release is adopted once, the two newest are kept", "[release]") {
    Counter at;
    const auto first = at.publisher.release(first_file, "2026-11-01T09:00"), second = at.publisher.release(second_file, "2026-11-02T09:00"),
               third = at.publisher.release(third_file, "2026-11-03T09:00");
    CHECK(at.found().empty());
    CHECK(said(at.adopts(first)) == "adopted");
    CHECK(at.found() == given::read(first_file));
    CHECK(said(at.adopts(first)) == "unchanged");
    CHECK(said(at.adopts(second)) == "adopted");
    CHECK(said(at.adopts(third)) == "adopted");
    CHECK(at.found() == given::read(third_file));
    CHECK(std::filesystem::exists(at.in_state("202611020900")));
    CHECK_FALSE(std::filesystem::exists(at.in_state("202611010900")));
    CHECK_FALSE(std::filesystem::exists(at.in_state("incoming")));
    CHECK(standing(at.kiosk).current == 202611030900);
}

TEST_CASE("a kiosk falls back by itself on the last good directory, and takes the damaged one again when it is offered", "[release]") {
    Counter at;
    const auto first = at.publisher.release(first_file, "2026-11-01T09:00"), second = at.publisher.release(second_file, "2026-11-02T09:00");
    at.adopts(first);
    at.adopts(second);
    given::write(at.in_state("202611020900/directory.sqlite"), "garbage");
    CHECK(at.found() == given::read(first_file));
    CHECK(start(at.kiosk.state, [](const std::string& file) { return given::read(file) != "garbage"; })->fell_back);
    CHECK(said(at.adopts(first)) == "older");
    CHECK(said(at.adopts(second)) == "adopted");
    CHECK(at.found() == given::read(second_file));
    CHECK(std::filesystem::exists(at.in_state("202611010900")));
}

TEST_CASE("expiry is judged by the day, and never by a clock before the data's own date", "[release]") {
    Counter at;
    const auto release = at.publisher.release(first_file, "2026-11-01T09:00", [](auto& asked) { asked.expires = repere::language::day_of("2026-12-31"); });
    const auto [now, expected, because] = GENERATE(table<const char*, const char*, const char*>({
        {"2026-12-31T23:59", "adopted", "the last day counts whole"},
        {"2027-01-01T00:00", "expired", "the day after does not"},
        {"1970-01-01T00:03", "adopted", "the battery of the clock is empty"},
    }));
    INFO(because);
    CHECK(said(at.adopts(release, now)) == expected);
}

TEST_CASE("a clock that shows less than the date of the data that a kiosk holds, or is offered, says nothing of expiry", "[release]") {
    Counter at;
    const auto dated = [&](const std::string& release, const char* data_date, const char* expires) {
        auto manifest = published(release).value();
        manifest.data_date = repere::language::day_of(data_date).value();
        manifest.expires = repere::language::day_of(expires).value();
        at.publisher.sign(release, text(manifest));
    };
    const auto first = at.publisher.release(first_file, "2026-11-01T09:00"), second = at.publisher.release(second_file, "2026-11-02T09:00");
    const auto [held, offered, now, expected, because] = GENERATE(table<const char*, const char*, const char*, const char*, const char*>({
        {"2026-10-01", "2026-01-10", "2026-06-01T10:00", "adopted", "after the last day, but before the data that is held: who knows what day it is?"},
        {"2026-10-01", "2026-01-10", "2026-09-30T23:59", "adopted", "a minute less"},
        {"2026-10-01", "2026-01-10", "2026-10-01T00:00", "expired", "the day of the data may be today"},
        {"2026-01-10", "2026-01-10", "2026-06-01T10:00", "expired", "no data is of a later day"},
        {"2026-01-10", "2026-10-01", "2026-09-30T23:59", "adopted", "the data that is offered tells, too"},
        {"2026-01-10", "2026-10-01", "2026-10-01T00:00", "expired", "and its day may be today"},
    }));
    INFO(because);
    dated(first, held, "2026-12-31");
    dated(second, offered, "2026-03-31");
    REQUIRE(said(at.adopts(first)) == "adopted");
    CHECK(said(at.adopts(second, now)) == expected);
}

TEST_CASE("the next key is believed by who saw it named, and the one before no longer once it was followed", "[release]") {
    Counter at;
    const given::Publisher next, stranger;
    const auto first = at.publisher.release(first_file, "2026-11-01T09:00", [&](auto& asked) { asked.next_key = next.key().of(); });
    const auto second = next.release(second_file, "2026-11-02T09:00");
    CHECK(said(at.adopts(second)) == "signature");         // it did not see the first
    CHECK(said(at.adopts(first)) == "adopted");
    CHECK(said(at.adopts(stranger.release(third_file, "2026-11-05T09:00"))) == "signature");
    CHECK(said(at.adopts(second)) == "adopted");
    CHECK(said(at.adopts(at.publisher.release(third_file, "2026-11-03T09:00"))) == "signature");
    CHECK(said(at.adopts(next.release(third_file, "2026-11-04T09:00"))) == "adopted");

    at.kiosk.key = stranger.key().of();                    // the settings name another: it alone counts
    CHECK(said(at.adopts(next.release(third_file, "2026-11-06T09:00"))) == "signature");
    CHECK(said(at.adopts(stranger.release(third_file, "2026-11-07T09:00"))) == "adopted");
}

TEST_CASE("a desk adopts what is sealed to it, keeps it sealed, and reads it in memory", "[release]") {
    Counter at;
    const auto desk = SecretKey::make(), other = SecretKey::make();
    const auto sealed_to = [](const SecretKey& key) { return [&key](auto& asked) { asked.desk = key.of(); }; };
    const auto release = at.publisher.release(first_file, "2026-11-01T09:00", sealed_to(desk));
    CHECK(said(at.adopts(release)) == "kind");             // a public kiosk
    at.kiosk.desk = desk;
    CHECK(said(at.adopts(at.publisher.release(first_file, "2026-11-01T08:00"))) == "kind");
    CHECK(said(at.adopts(at.publisher.release(first_file, "2026-11-01T08:00", sealed_to(other)))) == "kind");
    CHECK(said(at.adopts(release)) == "adopted");
    CHECK(said(at.adopts(release)) == "unchanged");
    const auto found = start(at.kiosk.state, [&](const std::string& file) { return unsealed(file, desk).has_value(); });
    REQUIRE(found);
    const std::string bytes = given::read(first_file);
    CHECK(*unsealed(found->file, desk) == Bytes(bytes.begin(), bytes.end()));
    for (const auto& folder : {release, at.kiosk.state})
        for (const auto& file : std::filesystem::recursive_directory_iterator{folder})
            if (file.is_regular_file()) CHECK(given::read(file.path().string()).find("Services de l’État") == std::string::npos);
}

TEST_CASE("a desks' release at a public kiosk, and a public one at a desk, are refused by their manifest, and nothing is touched", "[release]") {
    Counter at;
    const auto desk = SecretKey::make();
    const auto sealed = [&](auto& asked) { asked.desk = desk.of(); };
    const bool at_desk = GENERATE(false, true);
    INFO((at_desk ? "a desk" : "a public kiosk"));
    const auto ours = at_desk ? at.publisher.release(first_file, "2026-11-01T09:00", sealed) : at.publisher.release(first_file, "2026-11-01T09:00");
    const auto theirs = at_desk ? at.publisher.release(second_file, "2026-11-02T09:00") : at.publisher.release(second_file, "2026-11-02T09:00", sealed);
    if (at_desk) at.kiosk.desk = desk;
    REQUIRE(said(at.adopts(ours)) == "adopted");

    const std::string manifest = given::read(theirs + "/manifest.json"), signature = given::read(theirs + "/manifest.json.minisig");
    const auto verdict = judged(given::bytes(manifest), signature, standing(at.kiosk), at_desk, moment("2026-11-24T10:00"));
    REQUIRE(std::holds_alternative<Refusal>(verdict));
    CHECK(std::get<Refusal>(verdict).reason == Refused::kind);
    const auto before = at.kept();
    given::Recording files;
    CHECK(said(adopt(theirs, at.kiosk, moment("2026-11-24T10:00"), files)) == "kind");
    CHECK(files.log.empty());
    CHECK(at.kept() == before);
}

TEST_CASE("what only desks may read is published only to desks, and adopted by no public kiosk", "[release]") {
    const std::string visit = "x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}";
    const auto [path, words, because] = GENERATE_COPY(table<std::string, std::string, const char*>({
        {"staff/organizations/own.yaml",
         "id: own\nname: Interne\nservices:\n  - {id: own-line, name: Ligne interne, x_class: desk, x_acts: [complaint-intake], " + visit + "}\n", "a service"},
        {"staff/guides/vade-mecum.yaml",
         "id: vade-mecum\ntitle: Pour le guichet\nstart: what\nquestions:\n  - {id: what, ask: Quoi ?, answers: [{id: one, label: Ceci, next: go}]}\noutcomes:\n  - {id: go, title: Que faire}\n"
         "acts:\n  - {id: receive, outcomes: [go], before: care, moment: now, title: Recevoir, need: complaint-intake, sentences: [{id: calm, text: Restez calme., kind: say}]}\n", "a guide"},
        {"phrases.yaml", "- {id: safe, text: Vous êtes en sécurité ici.}\n", "what a desk says to somebody"},
        {"activities.yaml", given::activity("one", "2026-12-03", "  service: police-desk\n", "training"), "a training"},
    }));
    INFO(because);
    Counter at;
    const auto staff = given::data().with(path, words).built(repere::authoring::Extent::staff);
    CHECK_THROWS_WITH(at.publisher.release(staff.file(), "2026-11-02T09:00"), Catch::Matchers::Contains("only desks may read"));

    REQUIRE(said(at.adopts(at.publisher.release(first_file, "2026-11-01T09:00"))) == "adopted");
    const auto before = at.kept();
    const auto release = at.publisher.release(second_file, "2026-11-02T09:00");
    at.publisher.put(release, staff.bytes());
    CHECK(said(at.adopts(release)) == "kind");
    CHECK(at.kept() == before);
    const auto read = opened(release, at.publisher.key().of(), {}, moment("2026-11-24T10:00"));
    REQUIRE(std::holds_alternative<Refusal>(read));
    CHECK(std::get<Refusal>(read).reason == Refused::kind);
}

TEST_CASE("a directory of the oldest schema that this program reads, which knows no activities, is still published and adopted", "[release]") {
    REQUIRE(repere::directory::oldest_schema == 5);
    Counter at;
    const std::string file = at.folder / "older.sqlite";
    std::filesystem::copy_file(first_file, file);
    repere::directory::Database::memory().run("ATTACH '" + file + "' AS it; DROP TABLE it.activity; PRAGMA it.user_version = 5; DETACH it");
    CHECK(said(at.adopts(at.publisher.release(file, "2026-11-01T09:00"))) == "adopted");
    CHECK(at.found() == given::read(file));
}

TEST_CASE("a trial that fails changes nothing", "[release]") {
    Counter at;
    at.adopts(at.publisher.release(first_file, "2026-11-01T09:00"));
    at.kiosk.trial = [](const auto&) { return "The home page in ar says nothing."; };
    const auto outcome = at.adopts(at.publisher.release(second_file, "2026-11-02T09:00"));
    CHECK(said(outcome) == "broken");
    CHECK(std::get<Refusal>(outcome).words == "The home page in ar says nothing.");
    CHECK(at.found() == given::read(first_file));
    CHECK_FALSE(std::filesystem::exists(at.in_state("incoming")));
}

TEST_CASE("a full disk, and a second process that adopts, are refusals that change nothing", "[release]") {
    struct Full : Files {
        void write(int descriptor, View bytes) override { return left-- > 0 ? Files::write(descriptor, bytes) : throw FileError{"what is written: No space left on device"}; }
        int left = 1;
    };
    Counter at;
    at.adopts(at.publisher.release(first_file, "2026-11-01T09:00"));
    const auto second = at.publisher.release(second_file, "2026-11-02T09:00");
    Full full;
    CHECK(said(adopt(second, at.kiosk, moment("2026-11-24T10:00"), full)) == "disk");
    CHECK_FALSE(std::filesystem::exists(at.in_state("incoming")));
    Outcome inner;
    at.kiosk.trial = [&](const auto&) {
        Kiosk other = at.publisher.kiosk(at.kiosk.state);
        Files files;
        inner = adopt(second, other, moment("2026-11-24T10:00"), files);
        return std::string{};
    };
    CHECK(said(at.adopts(second)) == "adopted");
    CHECK(said(inner) == "busy");
}

TEST_CASE("publishing again counts on, keeps the file of the release before, and refuses a key that no kiosk would believe", "[release]") {
    const given::Publisher publisher, stranger;
    const given::Folder folder;
    Files files;
    Publication asked{.file = first_file, .output = folder / "out", .now = moment("2026-11-01T09:00")};
    const auto version = [&](const SecretKey& key) {
        const auto made = publish(asked, key, files);
        return std::holds_alternative<Manifest>(made) ? std::get<Manifest>(made).version : Version{0};
    };
    CHECK(version(publisher.key()) == 202611010900);
    CHECK(version(publisher.key()) == 202611010901);       // in the same minute
    CHECK(version(stranger.key()) == 0);
    asked.next_key = stranger.key().of();
    asked.now = moment("2026-10-01T00:00");                // a clock that lags
    CHECK(version(publisher.key()) == 202611010902);
    CHECK(version(stranger.key()) == 202611010903);
    CHECK(std::filesystem::exists(folder / "out/directory-202611010902.sqlite.zst"));
    CHECK_FALSE(std::filesystem::exists(folder / "out/directory-202611010901.sqlite.zst"));
    CHECK(std::holds_alternative<Opened>(opened(folder / "out", stranger.key().of(), {}, moment("2026-11-01T10:00"))));
    asked.now = moment("2020-01-01T00:00");                // before any data: what would it say of expiry?
    CHECK(version(stranger.key()) == 0);
}
