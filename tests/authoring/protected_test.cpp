// What must stand nowhere in public stands nowhere in public (people.md, P2). The names here are invented.
#include <regex>

#include "authoring/protected.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using Catch::Matchers::Contains;

namespace {

const std::string name = "Foyer des Trois-Pins", alias = "L’Éclaircie", former_address = "12 bis, rue des Peupliers";
const std::string leak = "error: here stands what is protected: a name, an alias or a former address (people.md, P2). Take it out";

std::string list_of(const std::vector<std::string>& names) {
    const given::Folder folder;
    authoring::Folders folders{folder.path(), folder.path(), folder / "protected.yaml"};
    std::string text;
    for (const auto& each : names) {
        authoring::Problems problems;
        text += *authoring::protection(folders, each, problems) + "\n";
        given::write(folders.protected_names, text);
    }
    return text;
}

given::Data guarded() {
    static const std::string list = list_of({name, alias, former_address});
    return given::data().with("staff/protected.yaml", list);
}

bool holds(const std::string& bytes, const std::string& text) { return bytes.find(text) != std::string::npos; }

std::size_t line_of(const std::string& text, const std::string& piece) {
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(piece)), '\n')) + 1;
}

// Every field that holds words, each with a mark of its own.
const std::string full_organization = R"(# MARK01
id: full
name: MARK02
alternate_name: MARK03
website: https://MARK04.example
services:
  - id: full
    name: MARK05
    description: >-
      MARK06
    alert: "MARK07"
    x_class: desk
    x_acts: [complaint-intake]
    x_intake: referral
    x_referred_by: MARK08
    url: https://example.org/MARK09
    email: MARK10@example.org
    fees_description: MARK11
    application_process: MARK12
    x_leads_to: [{service: tel-17, when: MARK13}]
    x_verified: {on: 2026-01-10, by_role: MARK14, method: call, confidence: confirmed, source: MARK15, note: MARK16}
    phones:
      - {number: "04 42 88 77 66", description: MARK17, cost: MARK18, x_hours: 'Mo 04:44-05:55 "MARK19"', x_verified: {method: call, confidence: confirmed}, x_hours_verified: {method: call, confidence: confirmed}}
    location:
      address_1: MARK20
      address_2: MARK21
      postal_code: MARK22
      city: MARK23
      access: MARK24
      x_hours: 'Mo 04:44-05:55 "MARK25"'
      x_other: [MARK26]
      x_verified: {method: visit, confidence: confirmed}
      x_hours_verified: {method: visit, confidence: confirmed, note: MARK27}
  - {id: hidden, name: MARK28, x_class: desk, x_fallback: tel-17, x_verified: {method: declared, confidence: to-confirm}}
)";

const std::string full_places = "- {id: tourist-office, name: MARK01, x_said_aloud: MARK02, address: MARK03, x_hours: '24/7 \"MARK04\"'}\n";

const std::string full_taxonomy = R"(acts:
  - {id: emergency, label: MARK01, synonyms: {fr: [secours, MARK02], ar: [MARK03]}}
  - {id: complaint-intake, label: Porter plainte}
audiences:
  - {id: everybody, label: MARK04}
)";

const std::string full_guide = R"(id: victim
title: MARK01
subtitle: MARK02
start: what
questions:
  - id: what
    ask: MARK03
    help: MARK04
    answers:
      - {id: theft, label: MARK05, next: page, french: MARK06}
  - {id: page, ask: Lire, choose: read, next: go, tips: [{id: t, text: MARK07, kind: precaution}]}
outcomes:
  - {id: go, title: MARK08, french: MARK09, means: MARK10}
acts:
  - id: safe
    outcomes: [go]
    before: danger
    moment: now
    title: MARK11
    need: emergency
    french: MARK12
    means: MARK13
    sentences: [{id: call, text: MARK14, kind: rule, source: MARK15}]
)";

std::string po(const std::string& key) {
    return "# MARK01\n#. MARK02\nmsgctxt \"" + key + "\"\nmsgid \"MARK03\"\nmsgstr \"MARK04\"\n#~ msgctxt \"old\"\n#~ msgid \"MARK05\"\n#~ msgstr \"MARK06\"\n";
}

}  // namespace

TEST_CASE("a protected name is found however it is written, and its neighbours are not", "[authoring]") {
    authoring::Problems problems;
    const given::Folder folder;
    given::write(folder / "list.yaml", list_of({name, former_address}));
    const auto names = authoring::read_protected(folder / "list.yaml", problems).value();
    REQUIRE(problems.empty());
    for (const char* text : {"Foyer des Trois-Pins", "le FOYER DES TROIS PINS, fermé", "Foyér  des\n   tróis pins", "foyer-des-trois-pins", "foyerdestroispins.example",
                             "f\u00ADoyer des Trois\u2011Pins", "Foyer des Trois‐Pins", "Ｆｏｙｅｒ des Trois-Pins", "المأوى: Foyer des Trois-Pins.", "12 bis rue des peupliers 13100", "12bis, Rue des Peupliers"}) {
        INFO(text);
        CHECK(names.in(text).size() == 1);
    }
    for (const char* text : {"", "Foyer des Trois", "Foyer des Trois-Pinsons", "12 rue des Peupliers", "112 bis rue des Peupliers", "\xFF\xFE\x80", "des Trois-Pins"}) {
        INFO(text);
        CHECK(names.in(text).empty());
    }
    CHECK(names.in("ici, Foyer des Trois-Pins").front() == 5);
}

TEST_CASE("the list of what is protected holds no name, and says what is wrong with itself", "[authoring]") {
    const std::string list = list_of({name, alias});
    for (const char* text : {"oyer", "Trois", "Pins", "trois", "clairc"}) CHECK_FALSE(holds(list, text));
    CHECK(list_of({name}) != list_of({name}));                                  // another list, another key
    CHECK(guarded().said() == "");
    const auto [text, said] = GENERATE(table<std::string, std::string>({
        {"key: 12", "staff/protected.yaml:1:6: error: `key` is 32 hexadecimal digits"},
        {"names: []", "staff/protected.yaml:1:1: error: the list of what is protected has no `key`"},
        {"key: 2353a97457fa8bbc4c987d261be96be5\nnames:\n  - {letters: 17}", "error: a protected name has no `digest`"},
        {"key: 2353a97457fa8bbc4c987d261be96be5\nnames:\n  - {letters: 17, digest: zz}", "staff/protected.yaml:3:27: error: `digest` is 32 hexadecimal digits"},
        {"key: 2353a97457fa8bbc4c987d261be96be5\nnames:\n  - {letters: 1, digest: 2353a97457fa8bbc4c987d261be96be5}", "error: `letters` is a whole number from 5"},
        {"key: 2353a97457fa8bbc4c987d261be96be5\nnames: [Foyer]", "error: a protected name is a group of fields"},
        {"[", "staff/protected.yaml:2:1: error: "},
    }));
    CHECK_THAT(given::data().with("staff/protected.yaml", text).said(), Contains(said));
    authoring::Problems problems;
    CHECK_FALSE(authoring::protection({}, "Pin", problems));
    CHECK(problems.size() == 1);
    CHECK_THAT(to_string(authoring::check({"/nowhere", "/nowhere", "/nowhere/list.yaml"}).back()), Contains("the file cannot be read"));
}

TEST_CASE("a protected name in any field of any public file is an error with its place", "[authoring]") {
    struct File { std::string path, text; };
    const auto file = GENERATE_COPY(values<File>({
        {"organizations/full.yaml", full_organization},
        {"places.yaml", full_places},
        {"taxonomy.yaml", full_taxonomy},
        {"guides/victim.yaml", full_guide},
        {"guides/victim.scenarios.txt", "given MARK01\nwhen MARK02\nthen MARK03\n"},
        {"README.md", "# MARK01\n\nMARK02\n"},
        {"locales/de/directory.po", po("service.tel-17.name")},
        {"locales/de/guides.po", po("guide.victim.title")},
        {"locales/ar/interface.po", po("bar.back")},
        {"locales/directory.pot", po("service.tel-17.name")},
        {"locales/guides.pot", po("guide.victim.title")},
        {"locales/interface.pot", po("bar.back")},
        {"locales/de/glossary.md", "MARK01\n"},
    }));
    const auto data = guarded();
    CHECK_FALSE(holds(data.with(file.path, file.text).said(), leak));
    const std::regex mark{"MARK[0-9]{2}"};
    for (auto found = std::sregex_iterator{file.text.begin(), file.text.end(), mark}; found != std::sregex_iterator{}; ++found)
        for (const auto& planted : {name, alias, former_address}) {
            const auto said = data.with(file.path, file.text).changed(file.path, found->str(), planted).said();
            INFO(found->str() << ": " << planted << "\n" << said);
            CHECK_THAT(said, Contains(file.path + ":" + std::to_string(line_of(file.text, found->str())) + ":") && Contains(leak));
        }
}

TEST_CASE("a name in an id, in the name of a file, in escapes, over two lines or in the program's own words is found too", "[authoring]") {
    const auto data = guarded();
    const std::string place = "organizations/state.yaml", foyer = "foyer-des-trois-pins";
    CHECK_THAT(data.changed(place, "id: state\n", "id: " + foyer + "\n").said(), Contains("organizations/state.yaml:1:5: " + leak));
    CHECK_THAT(data.with("organizations/" + foyer + ".yaml", "id: x\nname: X\n").said(), Contains("organizations/" + foyer + ".yaml:0:0: " + leak));
    CHECK_THAT(data.changed(place, "name: Commissariat", R"(name: "\x46oyer des Trois\u002dPins")").said(), Contains("organizations/state.yaml:19:12: " + leak));
    CHECK_THAT(data.changed(place, "description: Reçoit les plaintes.", "description: >-\n      Le foyer\n      des trois pins.").said(), Contains("organizations/state.yaml:21:10: " + leak));
    CHECK_THAT(data.with("locales/de/directory.po", "msgctxt \"act.emergency.label\"\nmsgid \"Urgence\"\nmsgstr \"Foyer des Tro\"\n\"is-Pins\"\n").said(), Contains("locales/de/directory.po:3:9: " + leak));
    CHECK_THAT(data.with("locales/de/directory.po", "msgctxt \"act.emergency.label\"\nmsgid \"Urgence\"\nmsgstr \"Foyer\\ndes\\nTrois-Pins\"\n").said(), Contains("locales/de/directory.po:3:1: " + leak));
    const auto folder = data.with("messages.cpp", "words(\"x\", \"" + alias + "\")").written();
    auto folders = given::Data::folders(*folder);
    std::filesystem::rename(*folder / "directory-data/messages.cpp", *folder / "messages.cpp");
    CHECK(authoring::check(folders).empty());
    folders.sources = {*folder / "messages.cpp"};
    CHECK(authoring::check(folders).size() == 1);
}

TEST_CASE("staff matter may name what it must, and the list can lie elsewhere", "[authoring]") {
    const std::string staff = "id: desk\nname: " + name + "\nservices: []\n";
    CHECK(guarded().with("staff/organizations/desk.yaml", staff).said() == "");
    const auto folder = given::data().changed("organizations/state.yaml", "name: Commissariat", "name: " + alias).written();
    auto folders = given::Data::folders(*folder);
    CHECK_FALSE(any_error(authoring::check(folders)));
    folders.protected_names = *folder / "elsewhere.yaml";
    given::write(folders.protected_names, list_of({alias}));
    CHECK(any_error(authoring::check(folders)));
}

TEST_CASE("build refuses what check refuses, and looks at the file itself before anybody can have it", "[authoring]") {
    const auto folder = guarded().changed("organizations/state.yaml", "name: Commissariat", "name: " + name).written();
    const std::string file = *folder / "out.sqlite";
    CHECK(any_error(authoring::build(given::Data::folders(*folder), file)));
    CHECK_FALSE(std::filesystem::exists(file));

    given::write(*folder / "list.yaml", list_of({"Tout commissariat reçoit votre plainte", "emergency tel-17"}));
    authoring::Problems problems;
    const auto names = authoring::read_protected(*folder / "list.yaml", problems).value();
    authoring::check_compiled(names, given::data().built().file(), problems);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0].words, Contains("in the table `sentence`, column `text`: here stands what is protected"));
    problems.clear();
    given::write(*folder / "list.yaml", list_of({"CREATE TABLE organization"}));      // only among the bytes of the file
    authoring::check_compiled(authoring::read_protected(*folder / "list.yaml", problems).value(), given::data().built().file(), problems);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0].words, Contains("among its bytes"));
}
