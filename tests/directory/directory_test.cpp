#include "directory/directory.hpp"

#include <sqlite3.h>

#include <filesystem>

#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using namespace repere::directory;

namespace {

std::vector<std::string> ids(const std::vector<Service>& services) {
    std::vector<std::string> ids;
    for (const auto& service : services) ids.push_back(service.id);
    return ids;
}

using Ids = std::vector<std::string>;

std::optional<Refused> refused(const std::string& file) {
    const auto opened = Directory::open(file);
    const auto* refusal = std::get_if<Refusal>(&opened);
    if (!refusal) return {};
    CHECK_FALSE(refusal->words.empty());
    return refusal->reason;
}

const std::string german = R"(
msgctxt "service.police-desk.name"
msgid "Commissariat"
msgstr "Polizeiwache"

msgctxt "act.complaint-intake.label"
msgid "Porter plainte"
msgstr "Anzeige erstatten"
)";

const std::string chinese = R"(
msgctxt "service.police-desk.name"
msgid "Commissariat"
msgstr "法国警察局"
)";

}  // namespace

TEST_CASE("a service is read as it was written", "[directory]") {
    const auto built = given::data().built();
    const auto service = built.directory().service("police-desk");
    REQUIRE(service);
    CHECK(service->name == "Commissariat");
    CHECK(service->organization == "state");
    CHECK(service->organization_name == "Services de l’État");
    CHECK(service->status == "active");
    CHECK(service->kind == Class::desk);
    CHECK(service->fallback == "tel-17");
    CHECK(service->acts == Ids{"complaint-intake"});
    CHECK(service->does("complaint-intake"));
    CHECK_FALSE(service->does("emergency"));
    REQUIRE(service->phones.size() == 1);
    CHECK(service->phones[0].dial == "+33442000017");
    CHECK(service->phones[0].description == "Accueil");
    REQUIRE(service->location);
    CHECK(service->location->city == "Aix-en-Provence");
    CHECK(service->location->hours.text() == "Mo-Fr 08:00-18:00");
    CHECK(service->location->hours_verified == Verified{language::day_of("2026-01-10"), "visit", Confidence::confirmed});
    CHECK_FALSE(service->location->latitude);
    CHECK_FALSE(built.directory().service("nobody"));
}

TEST_CASE("how one comes, what is spoken, which routes need no voice and who comes after are read as they were written", "[directory]") {
    const auto data = given::data().changed("organizations/state.yaml", "    x_fallback: tel-17\n", R"(    x_fallback: tel-17
    x_intake: referral
    x_referred_by: Un travailleur social
    x_papers_asked: no
    x_languages: [fr, {code: ar, how: interpreter}, {code: uk, how: on-request}, {code: en}]
    x_silent: [relay, chat]
    x_service_area: marseille
    x_leads_to:
      - {service: tel-17, when: En cas de danger.}
)").changed("organizations/state.yaml", "      city: Aix", "      x_step_free: yes\n      city: Aix");
    const auto built = data.built();
    const auto service = built.directory().service("police-desk").value();
    CHECK(service.intake == Intake::referral);
    CHECK(service.referred_by == "Un travailleur social");
    CHECK(service.papers_asked == Known::no);
    CHECK(service.languages == std::vector<Language>{{"ar", HowSpoken::interpreter}, {"en", HowSpoken::spoken}, {"fr", HowSpoken::spoken}, {"uk", HowSpoken::on_request}});
    CHECK(service.silent == std::vector<SilentRoute>{SilentRoute::chat, SilentRoute::relay});
    CHECK(service.service_area == "marseille");
    CHECK(service.leads_to == std::vector<LeadsTo>{{"tel-17", "En cas de danger."}});
    CHECK(service.location->step_free == Known::yes);

    const auto silent_about_it = given::data().built().directory().service("police-desk").value();
    CHECK(silent_about_it.intake == Intake::unknown);
    CHECK(silent_about_it.papers_asked == Known::unknown);
    CHECK(silent_about_it.location->step_free == Known::unknown);
    CHECK(silent_about_it.languages.empty());
    CHECK_FALSE(silent_about_it == service);

    // a way on to somebody whom the public file does not know is not in it
    const std::string rumour = "id: rumour\nname: R\nservices:\n  - {id: rumour, name: R, x_class: desk, x_verified: {method: declared, confidence: to-confirm}}\n";
    CHECK(data.with("organizations/rumour.yaml", rumour).changed("organizations/state.yaml", "{service: tel-17, ", "{service: rumour, ").built()
              .directory().service("police-desk")->leads_to.empty());
}

TEST_CASE("lists stand in the order of the data", "[directory]") {
    const auto built = given::data().built();
    CHECK(ids(built.directory().services()) == Ids{"tel-17", "police-desk"});
    CHECK(ids(built.directory().services_that("complaint-intake")) == Ids{"police-desk"});
    CHECK(built.directory().services_that("nothing").empty());
    REQUIRE(built.directory().places().size() == 1);
    CHECK(built.directory().place("tourist-office")->telephone_to_lend);
    CHECK_FALSE(built.directory().place("moon"));

    const auto moved = given::data().changed("organizations/state.yaml", "  - id: police-desk\n", "  - id: police-desk\n    position: 1\n").built();
    CHECK(ids(moved.directory().services()) == Ids{"police-desk", "tel-17"});
}

TEST_CASE("the file says how old it is and what it holds", "[directory]") {
    const auto built = given::data().built();
    CHECK(built.directory().data_date() == language::day_of("2026-01-10"));
    CHECK(built.directory().content_hash().size() == 16);
    CHECK_FALSE(built.directory().sound());
    const auto other = given::data().changed("organizations/state.yaml", "Danger immédiat.", "Danger.").built();
    CHECK(other.directory().content_hash() != built.directory().content_hash());
}

TEST_CASE("languages are French, then those that have translations, in their order", "[directory]") {
    const auto with = given::data().with("locales/de/directory.po", german).with("locales/zh-Hans/directory.po", chinese);
    CHECK(with.built().directory().languages() == std::vector<language::Tag>{{"fr"}, {"de"}, {"zh-Hans"}});
    CHECK(with.with("locales/languages.txt", "zh-Hans\nde\n").built().directory().languages() == std::vector<language::Tag>{{"fr"}, {"zh-Hans"}, {"de"}});

    const auto built = with.built();
    CHECK(built.directory().translation({"de"}, "directory", "service.police-desk.name")->text == "Polizeiwache");
    CHECK_FALSE(built.directory().translation({"de"}, "directory", "service.police-desk.description"));
}

TEST_CASE("search finds a service whose words begin as those of the query do", "[directory]") {
    const auto built = given::data().with("locales/de/directory.po", german).with("locales/zh-Hans/directory.po", chinese).built();
    const auto [query, reader, expected, because] = GENERATE(table<std::string, std::string, Ids, const char*>({
        {"", "fr", {"tel-17", "police-desk"}, "nothing asked: all, in order"},
        {"   ", "fr", {"tel-17", "police-desk"}, "nothing asked"},
        {"COMM", "fr", {"police-desk"}, "case does not matter"},
        {"immediat", "fr", {"tel-17"}, "nor do accents"},
        {"l'état", "fr", {"tel-17", "police-desk"}, "nor which apostrophe; the organization counts"},
        {"plainte commissariat", "fr", {"police-desk"}, "in any order, in any field"},
        {"plainte urgence", "fr", {"tel-17", "police-desk"}, "nobody has both: whoever has one"},
        {"issariat", "fr", {}, "a word begins, it does not contain"},
        {"porter", "fr", {"police-desk"}, "what it does"},
        {"polizei", "de", {"police-desk", "tel-17"}, "in the reader's language; Police is nearly the same word"},
        {"anzeige", "de", {"police-desk"}, "what it does, in the reader's language"},
        {"polizei", "fr", {"police-desk", "tel-17"}, "and in every other"},
        {"comissariat", "fr", {"police-desk"}, "a letter forgotten"},
        {"commisairat", "fr", {"police-desk"}, "one forgotten, two exchanged"},
        {"comis", "fr", {"police-desk"}, "a mistake before the word is whole"},
        {"komm", "fr", {"police-desk"}, "a wrong letter of four"},
        {"xyz", "fr", {}, "three letters allow no mistake"},
        {"jingcha", "en", {"police-desk"}, "Chinese, as Latin letters spell it"},
        {"avenue europe", "fr", {"police-desk"}, "a street"},
        {"0018", "fr", {}, "a number that is nearly right is another number"},
        {"警察", "zh-Hans", {"police-desk"}, "where no spaces are written, inside too"},
        {"17", "fr", {"tel-17"}, "a short code"},
        {"04 42 0", "fr", {"police-desk"}, "a number, as it is spoken"},
        {"044200", "fr", {"police-desk"}, "a number, as it is typed"},
        {"+33442", "fr", {"police-desk"}, "a number, from abroad"},
        {"!!", "fr", {}, "only signs"},
    }));
    INFO(because << ": " << query);
    CHECK(ids(built.directory().search(query, {reader}, 20)) == expected);
}

TEST_CASE("a name comes before a description, and a limit is kept", "[directory]") {
    const auto built = given::data().changed("organizations/state.yaml", "Danger immédiat.", "Commissariat de garde.").built();
    CHECK(ids(built.directory().search("commissariat", {language::french}, 20)) == Ids{"police-desk", "tel-17"});
    CHECK(ids(built.directory().search("commissariat", {language::french}, 1)) == Ids{"police-desk"});
}

namespace {

// The complaint, and what people call it: a line a language.
given::Built called(const std::string& synonyms) {
    return given::data()
        .with("taxonomy.yaml", "acts:\n  - {id: emergency, label: Urgence}\n  - id: complaint-intake\n    label: Porter plainte\n    synonyms:\n" + synonyms +
                                   "audiences:\n  - {id: everybody, label: Tout le monde}\n")
        .built();
}

}  // namespace

TEST_CASE("what people say is found by, in any language, however the act is called", "[directory]") {
    const auto built = called(R"(      fr: [vol, volé, pickpocket]
      en: [theft, stolen, passport stolen]
      ru: [кража, полиция]
      el: [κλοπή]
      ar: [سرقة]
      ko: [도난]
)");
    const auto [query, because] = GENERATE(table<const char*, const char*>({{"vol", "a synonym"},
                                                                            {"stolen passport", "of several words, in any order"},
                                                                            {"passprt stolen", "and with a mistake"},
                                                                            {"кража", "a language that the kiosk does not speak"},
                                                                            {"politsiya", "Russian, as it is heard"},
                                                                            {"krazha", "and as it is spelt"},
                                                                            {"klope", "Greek"},
                                                                            {"سرقه", "Arabic, with the letter people type"},
                                                                            {"도난", "Korean"}}));
    INFO(because << ": " << query);
    const auto found = built.directory().search(query, {"en"}, 5);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().id == "police-desk");
}

TEST_CASE("Korean is found while its syllables are typed, Japanese by either kana, both by their Latin spelling", "[directory]") {
    const auto built = called(R"(      ko: [도난 신고]
      ja: [スリ, パスポート, ごうとう]
)");
    const auto [query, because] = GENERATE(table<const char*, const char*>({
        {"ㄷㅗㄴ", "keys of jamo, not put together"},
        {"도ㄴ", "half a word: its second syllable has only begun"},
        {"돈", "as the screen shows those keys: the consonant still closes the first syllable"},
        {"donan", "romanised"},
        {"すり", "hiragana"},
        {"スリ", "katakana"},
        {"suri", "romaji"},
        {"gouto", "romaji, of a word whose sounds are marked: ごうとう"},
        {"pasupo", "and of one with a long sound: パスポート"},
        {"ぱすぽーと", "the same in hiragana"},
    }));
    INFO(because << ": " << query);
    const auto found = built.directory().search(query, {"en"}, 5);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().id == "police-desk");
}

TEST_CASE("the reader's own language comes before the others", "[directory]") {
    const auto built = given::data()
                           .with("locales/de/directory.po", "msgctxt \"service.tel-17.name\"\nmsgid \"17 – Police secours\"\nmsgstr \"17 – Gift und Notruf\"\n")
                           .with("locales/en/directory.po", "msgctxt \"service.police-desk.name\"\nmsgid \"Commissariat\"\nmsgstr \"Gift desk\"\n").built();
    CHECK(ids(built.directory().search("gift", {"de"}, 5)).front() == "tel-17");
    CHECK(ids(built.directory().search("gift", {"en"}, 5)).front() == "police-desk");
}

TEST_CASE("any query is answered, however long or strange", "[directory]") {
    const auto built = given::data().built();
    std::string many;
    while (many.size() < 10'000) many += "é ";
    for (const auto& query : {std::string(10'000, 'a'), many, std::string{"\xFF\xFE"}, std::string{"a\0b", 3}, std::string{"%_'\"--"}})
        CHECK(built.directory().search(query, {language::french}, 20).size() <= 2);
}

TEST_CASE("a file that is not a directory of today is refused with its reason", "[directory]") {
    const auto built = given::data().built();
    const given::Folder folder;
    const std::string file = folder / "copy?#% é.sqlite";                      // all that an URI reserves
    const std::string bytes = built.bytes();
    given::write(file, bytes);
    CHECK(refused(file) == std::nullopt);

    const auto patched = [&](std::size_t at, const std::string& with) {
        std::string other = bytes;
        given::write(file, other.replace(at, with.size(), with));
        return refused(file);
    };
    CHECK(refused(folder / "none.sqlite") == Refused::missing);
    CHECK(refused(folder.path()) == Refused::unreadable);
    CHECK(patched(0, "Not a database at all") == Refused::unreadable);
    CHECK(patched(68, std::string(4, '\0')) == Refused::foreign);              // application_id
    CHECK(patched(60, std::string(4, '\0')) == Refused::older_schema);         // user_version
    CHECK(patched(60, std::string("\0\0\0\x7F", 4)) == Refused::newer_schema);
    CHECK(patched(100, std::string(3000, '\xFF')) == Refused::damaged);        // the first page's tables
}

TEST_CASE("a file cut anywhere is refused, never read", "[directory]") {
    const auto built = given::data().built();
    const given::Folder folder;
    const std::string file = folder / "cut.sqlite", bytes = built.bytes();
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{99}, std::size_t{100}, std::size_t{1000}, std::size_t{4096}, bytes.size() - 1}) {
        INFO(size);
        given::write(file, bytes.substr(0, size));
        CHECK(refused(file) == Refused::unreadable);
    }
}

TEST_CASE("a damaged page is refused or read, never a crash; `sound` finds what opening did not", "[directory]") {
    const auto built = given::data().built();
    const given::Folder folder;
    const std::string file = folder / "damaged.sqlite", bytes = built.bytes();
    int found = 0;
    for (std::size_t page = 1; page < bytes.size() / 4096; ++page) {
        std::string damaged = bytes;
        damaged.replace(page * 4096, 64, std::string(64, '\xA5'));
        given::write(file, damaged);
        auto opened = Directory::open(file);
        const auto* directory = std::get_if<Directory>(&opened);
        if (!directory || directory->sound()) ++found;
    }
    CHECK(found == static_cast<int>(bytes.size() / 4096) - 1);
}

TEST_CASE("an act whose members are not there is nobody's, and does no harm", "[directory]") {
    const auto built = given::data().built();
    REQUIRE_FALSE(built.directory().search("plainte", {}, 5).empty());
    const given::Folder folder;
    const std::string file = folder / "astray.sqlite";
    given::write(file, built.bytes());
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    CHECK(sqlite3_exec(handle, "UPDATE search_members SET count = 16000000, entries = x'FFFFFFFEFFFF00'", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
    auto opened = Directory::open(file);
    const auto* directory = std::get_if<Directory>(&opened);
    REQUIRE(directory);
    CHECK(ids(directory->search("porter plainte", {}, 5)) == Ids{"police-desk"});      // which says so itself
}

TEST_CASE("a directory can be read from memory, and only a sound one", "[directory]") {
    const std::string bytes = given::data().built().bytes();
    const auto directory = Directory::from(std::as_bytes(std::span{bytes}));
    CHECK(directory.services().size() == 2);
    CHECK_THROWS_AS(directory.database().run("DELETE FROM service"), SqliteError);

    const std::string half = bytes.substr(0, bytes.size() / 2);
    CHECK_THROWS_AS(Directory::from(std::as_bytes(std::span{half})), SqliteError);
    CHECK_THROWS_AS(Directory::from({}), SqliteError);
}
