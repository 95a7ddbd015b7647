#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;

namespace {

const std::string organization = "organizations/state.yaml";

std::string fact(const std::string& confidence) { return "{on: 2026-01-10, method: call, confidence: " + confidence + "}"; }

// A service whose number, door and hours can each be as sure as an example needs them.
std::string town_hall(const std::string& existence, const std::string& phone, const std::string& address, const std::string& hours) {
    return "id: town\nname: MAIRIE-SECRETE\nservices:\n  - id: town-hall\n    name: TOWN-HALL-NAME\n    x_class: desk\n    x_verified: " + fact(existence) +
           "\n    phones:\n      - number: 04 42 99 99 99\n        description: PHONE-WORDS\n        x_verified: " + fact(phone) +
           "\n        x_hours: Tu 05:55-06:56\n        x_hours_verified: " + fact(hours) +
           "\n    location:\n      address_1: 1 place SECRETE\n      city: HIDDEN-CITY\n      access: HIDDEN-ACCESS\n      latitude: 43.125\n      longitude: 5.5" +
           "\n      x_coordinates_verified: " + fact(address) + "\n      x_verified: " + fact(address) + "\n      x_hours: We 05:55-06:56\n      x_hours_verified: " +
           fact(hours) + "\n      x_other: [OTHER-ADDRESS]\n";
}

bool holds(const std::string& bytes, const std::string& text) { return bytes.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("the same data gives the same bytes", "[authoring]") {
    const auto data = given::data().with("locales/de/directory.po", "msgctxt \"act.emergency.label\"\nmsgid \"Urgence\"\nmsgstr \"Notfall\"\n");
    const std::string bytes = data.built().bytes();
    CHECK(data.built().bytes() == bytes);
    CHECK(bytes.substr(16, 2) == std::string("\x10\x00", 2));                   // pages of 4096
    CHECK(data.changed(organization, "Danger immédiat.", "Danger.").built().bytes() != bytes);
}

TEST_CASE("no source, note or role of any fact is in any byte of the file", "[authoring]") {
    const std::string planted = "by_role: PLANTED-ROLE, source: PLANTED-SOURCE, note: PLANTED-NOTE, confidence: confirmed }";
    auto data = given::data().changed(organization, "by_role: coordinator, ", "");
    for (int i = 0; i < 7; ++i) data = data.changed(organization, "confidence: confirmed}", planted);
    data = data.changed("guides/victim.yaml", "code de procédure pénale", "PLANTED-LAW");
    const std::string bytes = data.built().bytes();
    CHECK_FALSE(holds(bytes, "PLANTED"));
    CHECK(holds(bytes, "Commissariat"));                                        // the search itself finds what is there
}

TEST_CASE("a hidden fact is in no byte of the public file", "[authoring]") {
    const auto bytes = [](const auto&... sure) { return given::data().with("organizations/town.yaml", town_hall(sure...)).built().bytes(); };

    const std::string all = bytes("confirmed", "seen", "seen", "seen");
    for (const char* text : {"MAIRIE-SECRETE", "TOWN-HALL-NAME", "+33442999999", "PHONE-WORDS", "SECRETE", "HIDDEN-CITY", "HIDDEN-ACCESS", "Tu 05:55", "We 05:55"})
        CHECK(holds(all, text));
    CHECK_FALSE(holds(all, "OTHER-ADDRESS"));

    const std::string no_phone = bytes("confirmed", "to-confirm", "seen", "seen");
    CHECK_FALSE(holds(no_phone, "442999999"));
    CHECK_FALSE(holds(no_phone, "42 99 99 99"));
    CHECK_FALSE(holds(no_phone, "PHONE-WORDS"));

    const std::string no_door = bytes("confirmed", "seen", "to-confirm", "seen");
    for (const char* text : {"place SECRETE", "HIDDEN-CITY", "HIDDEN-ACCESS"}) CHECK_FALSE(holds(no_door, text));
    CHECK(holds(no_door, "We 05:55"));

    CHECK_FALSE(holds(bytes("confirmed", "seen", "seen", "to-confirm"), "05:55"));

    const std::string unknown = bytes("to-confirm", "confirmed", "confirmed", "confirmed");
    for (const char* text : {"MAIRIE-SECRETE", "TOWN-HALL", "SECRETE", "42 99 99 99"}) CHECK_FALSE(holds(unknown, text));
}

TEST_CASE("a hidden fact is in no translation file either", "[authoring]") {
    const auto folder = given::data().with("organizations/town.yaml", town_hall("confirmed", "to-confirm", "seen", "seen"))
                            .with("organizations/refuge.yaml", "id: refuge\nname: REFUGE\nservices:\n  - id: shelter\n    name: SHELTER\n    x_class: desk\n"
                                                                "    x_verified: " + fact("to-confirm") + "\n").written();
    CHECK_FALSE(authoring::any_error(authoring::extract(given::Data::folders(*folder), {}).problems));
    const std::string pot = given::read(*folder / "locales/directory.pot");
    CHECK(holds(pot, "TOWN-HALL-NAME"));
    for (const char* text : {"PHONE-WORDS", "REFUGE", "SHELTER"}) CHECK_FALSE(holds(pot, text));
}

TEST_CASE("what is for the desks' staff is read and checked, and in no byte of what the public sees", "[authoring]") {
    const std::string staff = R"(id: staff-organization
name: STAFF-ORGANIZATION
alternate_name: STAFF-ALTERNATE
website: https://staff-website.example
services:
  - id: staff-service
    name: STAFF-NAME
    description: STAFF-DESCRIPTION
    alert: STAFF-ALERT
    x_class: desk
    x_acts: [complaint-intake]
    x_languages: [staff-tongue, {code: staff-speech, how: interpreter}]
    x_intake: referral
    x_referred_by: STAFF-REFERRER
    x_papers_asked: no
    x_silent: [chat, relay]
    x_service_area: staff-area
    x_leads_to: [{service: tel-17, when: STAFF-WHEN}]
    x_fallback: tel-17
    url: https://staff-url.example
    email: staff-mail@example.org
    fees_description: STAFF-FEES
    application_process: STAFF-WAY
    x_verified: {on: 2026-01-10, by_role: STAFF-ROLE, method: call, confidence: confirmed, source: STAFF-SOURCE, note: STAFF-NOTE}
    phones:
      - {number: "04 42 88 77 66", description: STAFF-LINE, cost: STAFF-COST, x_hours: "Mo 04:44-05:55", x_verified: {method: call, confidence: confirmed}, x_hours_verified: {method: call, confidence: confirmed}}
    location:
      address_1: STAFF-STREET
      address_2: STAFF-FLOOR
      city: STAFF-TOWN
      access: STAFF-BELL
      x_step_free: yes
      x_verified: {method: visit, confidence: confirmed}
)";
    const std::string guide = R"(id: staff-guide
title: STAFF-GUIDE
subtitle: STAFF-SUBTITLE
start: staff-question
questions:
  - id: staff-question
    ask: STAFF-ASK
    help: STAFF-HELP
    answers:
      - {id: staff-answer, label: STAFF-LABEL, next: staff-outcome, french: STAFF-PART}
      - {id: staff-other, label: STAFF-OTHER, next: staff-page}
  - {id: staff-page, ask: STAFF-PAGE, choose: read, next: staff-outcome, tips: [{id: staff-tip, text: STAFF-TIP, kind: precaution}]}
outcomes:
  - {id: staff-outcome, title: STAFF-OUTCOME, french: STAFF-SENTENCE, means: STAFF-MEANS}
acts:
  - {id: staff-act, outcomes: [staff-outcome], before: care, moment: now, title: STAFF-ACT, need: staff-need, french: STAFF-SAID, means: STAFF-MEANT, sentences: [{id: staff-said, text: STAFF-SAYS, kind: say}]}
)";
    const auto data = given::data()
                          .with("staff/organizations/staff.yaml", staff)
                          .with("staff/guides/staff.yaml", guide)
                          .with("staff/taxonomy.yaml", "acts:\n  - {id: staff-need, label: STAFF-TERM, synonyms: {fr: [STAFF-SYNONYM]}}\n")
                          .with("phrases.yaml", "- {id: said, text: Vous êtes en sécurité.}\n");
    CHECK(data.said() == "");
    const auto built = data.built();
    CHECK(built.bytes() == given::data().built().bytes());
    CHECK_FALSE(holds(built.bytes(), "Vous êtes en sécurité."));
    CHECK_FALSE(built.directory().service("staff-service"));
    const auto folder = data.written();
    CHECK_FALSE(authoring::any_error(authoring::extract(given::Data::folders(*folder), {}).problems));
    const std::string guides_pot = given::read(*folder / "locales/guides.pot"), pot = given::read(*folder / "locales/directory.pot") + guides_pot;
    CHECK(holds(guides_pot, "Vous êtes en sécurité."));      // shown to the person, so in every language
    const auto desks = data.built(authoring::Extent::staff);
    CHECK(desks.directory().service("staff-service"));
    for (const char* mark : {"STAFF-NAME", "STAFF-TIP", "STAFF-SAYS", "STAFF-TERM", "Vous êtes en sécurité.", "88 77 66"}) {
        INFO(mark);
        CHECK(holds(desks.bytes(), mark));
    }
    for (const char* never : {"STAFF-SOURCE", "STAFF-NOTE", "STAFF-ROLE"}) CHECK_FALSE(holds(desks.bytes(), never));
    for (const std::string& text : {std::string{"STAFF"}, std::string{"staff-"}, std::string{"88 77 66"}}) {
        CHECK_FALSE(holds(pot, text));
        CHECK_FALSE(holds(built.bytes(), text));
    }
    // a mistake in it is found all the same, and a public record that leans on it finds somebody else
    CHECK_FALSE(data.changed("staff/organizations/staff.yaml", "x_class: desk", "x_class: tea").said().empty());
    const auto leaning = data.changed("organizations/state.yaml", "x_fallback: tel-17", "x_fallback: staff-service").built();
    CHECK(leaning.directory().service("police-desk")->fallback == "tel-17");
    CHECK_FALSE(holds(leaning.bytes(), "staff-service"));
}

TEST_CASE("a place says what it can keep, and promises nothing that is not written", "[authoring]") {
    const auto place = [](const std::string& more) {
        return given::data().with("places.yaml", "- id: tourist-office\n  name: Office\n" + more).built().directory().place("tourist-office").value();
    };
    const auto bare = place("");
    CHECK_FALSE((bare.trained_host || bare.private_room || bare.telephone_to_lend || bare.printer || bare.headphones_to_lend || bare.keypad || bare.camera_in_view));
    CHECK_FALSE(bare.latitude);
    CHECK_FALSE(bare.somebody_is_there(*repere::language::minute_of("2026-11-23 10:00")));
    const auto full = place("  latitude: 43.5263\n  longitude: 5.4454\n  x_staffed: Mo-Fr 09:00-18:00\n  x_trained_host: true\n  x_private_room: true\n"
                            "  x_telephone_to_lend: true\n  x_printer: true\n  x_headphones_to_lend: true\n  x_keypad: true\n  x_camera_in_view: true\n");
    CHECK((full.trained_host && full.private_room && full.telephone_to_lend && full.printer && full.headphones_to_lend && full.keypad && full.camera_in_view));
    CHECK(full.latitude == 43.5263);
    CHECK(full.longitude == 5.4454);
    CHECK(full.somebody_is_there(*repere::language::minute_of("2026-11-23 10:00")));
    CHECK_FALSE(full.somebody_is_there(*repere::language::minute_of("2026-11-22 18:30")));
}

TEST_CASE("what does not exist any more is not compiled, and its fallback stands in", "[authoring]") {
    const std::string chain = R"(id: chain
name: Chaîne
services:
  - {id: first, name: Premier, x_class: desk, x_fallback: gone, x_verified: {method: call, confidence: confirmed}}
  - {id: gone, name: Disparu, x_class: desk, status: defunct, x_fallback: rumour, x_verified: {method: call, confidence: confirmed}}
  - {id: rumour, name: Rumeur, x_class: desk, x_fallback: tel-17, x_verified: {method: declared, confidence: to-confirm}}
  - {id: lost, name: Perdu, x_class: desk, x_fallback: turning, x_verified: {method: call, confidence: seen}}
  - {id: turning, name: Tourne, x_class: desk, status: defunct, x_fallback: round, x_verified: {method: call, confidence: seen}}
  - {id: round, name: Rond, x_class: desk, status: defunct, x_fallback: turning, x_verified: {method: call, confidence: seen}}
)";
    const auto built = given::data().with("organizations/chain.yaml", chain).built();
    CHECK(built.directory().service("first")->fallback == "tel-17");
    CHECK(built.directory().service("lost")->fallback == "");
    for (const char* id : {"gone", "rumour", "turning", "round"}) CHECK_FALSE(built.directory().service(id));
}

TEST_CASE("with one error nothing is written, and the last file stays", "[authoring]") {
    const auto folder = given::data().changed(organization, "x_class: desk", "x_class: tea").written();
    const std::string file = *folder / "out.sqlite";
    given::write(file, "the last good one");
    CHECK(authoring::any_error(authoring::build(given::Data::folders(*folder), file)));
    CHECK(given::read(file) == "the last good one");
    CHECK_FALSE(std::filesystem::exists(file + ".tmp"));
}

TEST_CASE("the essential file holds the emergency numbers, the places and the program's own words", "[authoring]") {
    const auto data = given::data()
                          .with("locales/de/interface.po", "msgctxt \"bar.back\"\nmsgid \"Retour\"\nmsgstr \"Zurück\"\n")
                          .with("locales/de/directory.po", "msgctxt \"service.tel-17.name\"\nmsgid \"17 – Police secours\"\nmsgstr \"17 – Polizei\"\n\n"
                                                           "msgctxt \"service.police-desk.name\"\nmsgid \"Commissariat\"\nmsgstr \"Wache\"\n\n"
                                                           "msgctxt \"place.tourist-office.name\"\nmsgid \"Office de tourisme\"\nmsgstr \"Tourismusbüro\"\n")
                          .with("locales/de/guides.po", "msgctxt \"guide.victim.title\"\nmsgid \"Il m’est arrivé quelque chose\"\nmsgstr \"Mir ist etwas passiert\"\n");
    const auto built = data.built(authoring::Extent::essential);
    const auto& directory = built.directory();
    REQUIRE(directory.services().size() == 1);
    CHECK(directory.services()[0].id == "tel-17");
    CHECK(directory.place("tourist-office"));
    CHECK(directory.languages() == std::vector<language::Tag>{{"fr"}, {"de"}});
    CHECK(directory.translation({"de"}, "interface", "bar.back"));
    CHECK(directory.translation({"de"}, "directory", "service.tel-17.name"));
    CHECK(directory.translation({"de"}, "directory", "place.tourist-office.name"));
    CHECK_FALSE(directory.translation({"de"}, "directory", "service.police-desk.name"));
    CHECK_FALSE(directory.translation({"de"}, "guides", "guide.victim.title"));
    CHECK(built.bytes().size() < data.built().bytes().size());
    CHECK(data.built(authoring::Extent::essential).bytes() == built.bytes());
}

TEST_CASE("of a desk's own record of which only the existence is remembered, no contact is written", "[authoring]") {
    const std::string declared = R"(id: desk
name: Pour les agents
services:
  - id: declared
    name: Déclaré en 2013
    x_class: desk
    x_acts: [complaint-intake]
    x_fallback: tel-17
    url: https://remembered.example
    email: remembered@example.org
    x_verified: {on: 2013-07-08, method: declared, confidence: to-confirm}
    phones: [{number: "04 42 88 77 66", x_verified: {method: declared, confidence: to-confirm}}]
)";
    const auto built = given::data().with("staff/organizations/desk.yaml", declared).built(authoring::Extent::staff);
    const auto service = built.directory().service("declared");
    REQUIRE(service);
    CHECK(service->staff);
    CHECK(service->fallback == "tel-17");
    for (const char* contact : {"remembered.example", "remembered@example.org", "88 77 66"}) CHECK_FALSE(holds(built.bytes(), contact));
    const auto gone = given::data().with("staff/organizations/desk.yaml", declared).changed("staff/organizations/desk.yaml", "x_class: desk", "status: defunct\n    x_class: desk").built(authoring::Extent::staff);
    CHECK_FALSE(gone.directory().service("declared"));
}
