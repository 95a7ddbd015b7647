// What a desk prints; and that nothing of it stands on what leaves it (people.md, P1, P7, P9).
#include "given/data.hpp"
#include "given/handout.hpp"

using namespace repere;
using namespace repere::handout;
using given::at;
using given::says;
using given::told;

namespace {

const std::string vade_mecum = R"(id: vade-mecum
title: PLANTÉ guide
sensitive: true
start: first
questions:
  - id: first
    ask: PLANTÉ question
    answers:
      - {id: wait, label: Elle attend, next: language}
  - {id: language, ask: Quelle langue ?, choose: language, next: go}
outcomes:
  - {id: go, title: PLANTÉ issue}
acts:
  - id: receive
    outcomes: [go]
    before: care
    moment: now
    title: PLANTÉ acte
    need: complaint-intake
    phrases: [believe, weapon]
    sentences:
      - {id: papers, text: PLANTÉ phrase., kind: avoid}
  - {id: consulate, outcomes: [go], before: consulate, moment: now, title: PLANTÉ consulat, need: consular-help, asks: country}
)";

const std::string tig_places = R"(id: tig-places
title: PLANTÉ places
start: for
questions:
  - id: for
    ask: Âge ?
    answers:
      - {id: adult, label: Majeur, filter: tig-adults, next: evening}
  - id: evening
    ask: Soir ?
    answers:
      - {id: "yes", label: Oui, filter: tig-evening, next: places}
      - {id: "no", label: Non, next: places}
outcomes:
  - {id: places, title: Des places, opens: places}
acts:
  - id: places
    outcomes: [places]
    before: care
    moment: now
    title: Places qui conviennent
    need: tig-place
    sentences:
      - {id: decided, text: Le SPIP décide., kind: precaution}
)";

std::string place(const char* id, const char* date, const char* adults) {
    return std::string{"  - id: "} + id + "\n    name: PLANTÉ " + id + R"(
    description: PLANTÉ travail.
    alert: PLANTÉ alerte.
    email: plante@example.fr
    x_class: tig-place
    x_acts: [tig-place]
    x_audiences: [everybody]
    x_verified: {on: )" + date + R"(, method: call, confidence: confirmed}
    x_tig: {adults: )" + adults + R"(, places_free: 2}
    phones:
      - {number: "04 42 00 00 77", x_verified: {on: )" + date + R"(, method: call, confidence: confirmed}}
)";
}

given::Data data() {
    return given::data()
        .with("taxonomy.yaml", R"(
acts:
  - {id: emergency, label: Urgence}
  - {id: complaint-intake, label: Porter plainte}
  - {id: consular-help, label: Consulats}
audiences:
  - {id: everybody, label: Tout le monde}
countries: [JP, IT]
)")
        .with("organizations/consulate.yaml", R"(id: consulate
name: Consulat
services:
  - id: consulate-jp
    name: Consulat du Japon
    description: Papiers.
    x_class: desk
    x_acts: [consular-help]
    x_audiences: [everybody]
    x_countries: [JP]
    x_fallback: tel-17
    x_verified: {on: 2026-10-01, method: call, confidence: confirmed}
    phones: [{number: "04 91 00 00 01", x_verified: {on: 2026-10-01, method: call, confidence: confirmed}}]
)")
        .with("staff/taxonomy.yaml", "acts:\n  - {id: tig-place, label: PLANTÉ besoin}\n")
        .with("staff/guides/vade-mecum.yaml", vade_mecum)
        .with("staff/guides/tig-places.yaml", tig_places)
        .with("staff/organizations/desk.yaml", "id: desk-only\nname: PLANTÉ organisme\nservices:\n" + place("in-date", "2026-11-01", "\"yes\"") + place("unknown", "2026-11-01", "\"yes\"") +
                                                   place("old", "2026-01-01", "\"yes\"") + place("minors", "2026-11-01", "\"no\"") + R"(  - id: desk-line
    name: PLANTÉ ligne
    description: PLANTÉ réservée.
    x_class: helpline
    x_acts: [complaint-intake]
    x_audiences: [everybody]
    x_fallback: tel-17
    x_verified: {on: 2026-11-01, method: call, confidence: confirmed}
    phones: [{number: "04 42 00 00 88", x_verified: {on: 2026-11-01, method: call, confidence: confirmed}}]
)")
        .with("phrases.yaml", "- {id: believe, text: Je vous crois.}\n- {id: weapon, text: \"Cette personne a-t-elle une arme ?\"}\n")
        .with("locales/ar/guides.po", "msgctxt \"phrase.believe.text\"\nmsgid \"Je vous crois.\"\nmsgstr \"أنا أصدقك.\"\n");
}

const directory::Directory& desk() {
    static const given::Built built = data().built(authoring::Extent::staff);
    return built.directory();
}

Request orientation(guides::Answers more = {}) {
    Request out{.kind = Kind::orientation, .guide = "vade-mecum", .answers = {{"first", {"wait"}}, {"language", {"ar"}}}, .staff = true};
    out.answers.insert(out.answers.end(), more.begin(), more.end());
    return out;
}

Request shortlist(const char* evening) {
    return {.kind = Kind::shortlist, .language = {"ar"}, .guide = "tig-places", .answers = {{"for", {"adult"}}, {"evening", {evening}}}, .staff = true};
}

}  // namespace

TEST_CASE("the person's sheet is in the person's language, with who can help and what was said, and none of the agent's words", "[handout][desk]") {
    const auto sheet = make(orientation(), at(desk(), "2026-11-24 10:00"));
    REQUIRE(sheet);
    CHECK(sheet->language == given::tag("ar"));
    CHECK(sheet->sensitive);
    CHECK_FALSE(sheet->printed);
    CHECK(sheet->code.empty());
    CHECK(says(sheet, "heading: Porter plainte | Porter plainte"));
    CHECK(says(sheet, "Commissariat · 04 42 00 00 17"));
    CHECK(says(sheet, "text: أنا أصدقك. | Je vous crois."));
    CHECK_FALSE(says(sheet, "arme"));                       // a question that was asked at the desk
    CHECK_FALSE(says(sheet, "PLANTÉ"));
    CHECK_FALSE(says(sheet, "04 42 00 00 88"));
}

TEST_CASE("a consulate stands on the person's sheet only if the person named a country", "[handout][desk]") {
    CHECK_FALSE(says(make(orientation(), at(desk())), "Consulat"));
    CHECK(says(make(orientation({{"country", {"JP"}}}), at(desk())), "Consulat du Japon"));
}

TEST_CASE("a shortlist has the places in date that fit, what is known of them and what to ask, in French", "[handout][desk]") {
    const auto sheet = make(shortlist("yes"), at(desk(), "2026-11-24 10:00"));
    REQUIRE(sheet);
    CHECK(sheet->language == language::french);
    CHECK(language::plain(sheet->title) == "Des places");
    CHECK(says(sheet, "text: Le SPIP décide."));
    CHECK(says(sheet, "PLANTÉ in-date · 04 42 00 00 77"));
    CHECK(says(sheet, "text: 2 places libres"));
    CHECK(says(sheet, "note: À demander : soir ou week-end."));
    CHECK_FALSE(says(make(shortlist("no"), at(desk())), "À demander"));
    CHECK_FALSE(says(sheet, "PLANTÉ old"));
    CHECK_FALSE(says(sheet, "PLANTÉ minors"));
    CHECK(says(make(shortlist("no"), at(desk(), "2027-11-24 10:00")), "note: Aucune fiche à jour ne répond à cela."));
}

TEST_CASE("a blank fiche de poste asks for no name of a sentenced person, and says what the State's tool is", "[handout][desk]") {
    const auto sheet = make({.kind = Kind::host_form, .language = {"ar"}}, at(desk()));
    REQUIRE(sheet);
    CHECK(sheet->language == language::french);
    CHECK(says(sheet, "TIG 360° est l’outil de l’État ; cette fiche ne le remplace pas."));
    CHECK(says(sheet, "Aucun nom de personne condamnée"));
    CHECK(says(sheet, "blank _4: Nature du travail"));
    CHECK_FALSE(says(sheet, "PLANTÉ"));
}

TEST_CASE("desks' matter is made for desks alone", "[handout][desk]") {
    Request request = GENERATE(Request{.kind = Kind::acts, .guide = "vade-mecum", .answers = {{"first", {"wait"}}, {"language", {"ar"}}}, .staff = true},
                               Request{.kind = Kind::service, .service = "desk-line", .staff = true}, orientation(), shortlist("yes"),
                               Request{.kind = Kind::reflex, .staff = true});
    CHECK(make(request, at(desk())));
    request.staff = false;
    CHECK_FALSE(make(request, at(desk())));
}

TEST_CASE("what stands in staff-only fields stands on no sheet that leaves a desk", "[handout][desk]") {
    std::vector<Request> requests{orientation(), {.kind = Kind::host_form}};
    for (const bool staff : {false, true}) {
        for (const char* guide : {"victim", "vade-mecum", "tig-places"}) requests.push_back({.kind = Kind::leaflet, .guide = guide, .staff = staff});
        for (const Kind kind : {Kind::acts, Kind::slip, Kind::complaint})
            requests.push_back({.kind = kind, .guide = "victim", .answers = {{"what", {"assault"}}}, .staff = staff});
        for (const auto& service : desk().services()) {
            requests.push_back({.kind = Kind::slip, .service = service.id, .staff = staff});
            if (!staff) requests.push_back({.kind = Kind::service, .service = service.id});
        }
    }
    requests.push_back({.kind = Kind::slip, .guide = "vade-mecum", .answers = {{"first", {"wait"}}, {"language", {"ar"}}}, .staff = true});
    for (const Request& request : requests) {
        INFO(to_json(request));
        const auto sheet = make(request, at(desk()));
        if (!sheet) continue;
        for (const char* planted : {"PLANTÉ", "plante@", "04 42 00 00 77", "04 42 00 00 88"}) CHECK_FALSE(says(sheet, planted));
        for (const char* planted : {"PLANT", "plante@", "0077", "0088"}) CHECK(sheet->code.find(planted) == std::string::npos);
    }
}
