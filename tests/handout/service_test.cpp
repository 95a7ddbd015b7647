// The sheet of one service, and the slip for a pocket.
#include <algorithm>

#include "given/activities.hpp"
#include "given/data.hpp"
#include "given/handout.hpp"

using namespace repere;
using namespace repere::handout;
using given::at;
using given::says;
using given::told;

namespace {

given::Data data() {
    return given::data().changed("organizations/state.yaml", "      - number: 04 42 00 00 17\n", R"(      - number: 06 00 00 00 17
        type: text
        x_verified: {on: 2026-01-10, method: call, confidence: confirmed}
      - number: 04 42 00 00 17
        x_hours: Mo-Fr 09:00-12:00
        x_hours_verified: {on: 2026-01-10, method: call, confidence: seen}
)");
}

const directory::Directory& town() {
    static const given::Built built = data().built();
    return built.directory();
}

Request desk(const char* service = "police-desk") { return {.kind = Kind::service, .service = service}; }

}  // namespace

TEST_CASE("a service's sheet says what it does, its numbers, its door, its week, and how sure we are", "[handout]") {
    CHECK(told(make(desk(), at(town(), "2026-11-24 10:00"))) == R"(= Commissariat

text: Reçoit les plaintes.

contact: 06 00 00 00 17 · Par SMS
contact: 04 42 00 00 17 · Accueil

contact: 1 avenue de l’Europe, 13090 Aix-en-Provence
note: Horaires · lun.–ven. 8 h–18 h
note: Horaires du téléphone · lun.–ven. 9 h–12 h · En principe, à confirmer

heading: Sans téléphoner
text: Par SMS
text: Sur place

note: Vérifié en janvier 2026
)");
}

TEST_CASE("a service's sheet says what comes there; a quiet one never where somebody will be, and when", "[handout]") {
    const given::Built built = data().with("activities.yaml", given::activity("one", "2026-12-03", "  service: police-desk\n  place: Salle 2\n  opens_at: \"14:00\"\n")).built();
    CHECK(says(make(desk(), at(built.directory(), "2026-11-24 10:00")), "heading: Prochaines rencontres\ntext: Rencontre one · jeudi 3 décembre · 14 h · Salle 2\n"));
    CHECK_FALSE(says(make(desk(), at(built.directory(), "2026-12-03 14:00")), "Prochaines rencontres"));
    Request quiet = desk();
    quiet.quiet = true;
    CHECK_FALSE(says(make(quiet, at(built.directory(), "2026-11-24 10:00")), "Rencontre one"));
}

TEST_CASE("a service's sheet has its card as a code, and its day", "[handout]") {
    const auto sheet = make(desk(), at(town(), "2026-11-24 10:00"));
    CHECK(sheet->code == vcard(*town().service("police-desk"), {town(), language::french}, given::minute("2026-11-24 10:00")));
    CHECK(sheet->printed == given::day("2026-11-24"));
}

TEST_CASE("where only a telephone is known, somebody else can call", "[handout]") {
    CHECK(says(make(desk("tel-17"), at(town())), "sentence: « Pouvez-vous appeler ce numéro pour moi, s’il vous plaît ? »"));
}

TEST_CASE("a service of a sensitive act has a quiet sheet: neutral title, no day, no code", "[handout]") {
    const auto built = given::data().changed("taxonomy.yaml", "{id: complaint-intake, label: Porter plainte}", "{id: complaint-intake, label: Porter plainte, x_sensitive: true}").built();
    const auto sheet = make(desk(), at(built.directory()));
    CHECK(sheet->sensitive);
    CHECK(language::plain(sheet->title) == "Informations utiles");
    CHECK(says(sheet, "heading: Commissariat"));
    CHECK_FALSE(sheet->printed);
    CHECK(sheet->code.empty());
}

// --- The slip -------------------------------------------------------------------------------------------------------------------------
namespace {

given::Data with_helplines() {
    return given::data()
        .with("taxonomy.yaml", R"(
acts:
  - {id: emergency, label: Urgence}
  - {id: complaint-intake, label: Porter plainte}
  - {id: listening, label: "Violences : écoute", x_sensitive: true}
  - {id: rights, label: Droits}
audiences:
  - {id: everybody, label: Tout le monde}
)")
        .with("organizations/helplines.yaml", R"(id: helplines
name: Lignes
services:
  - id: tel-112
    name: 112 – Urgence
    description: Urgence.
    x_class: statutory
    x_acts: [emergency]
    x_audiences: [everybody]
    x_verified: {on: 2024-07-22, method: public-source, confidence: confirmed}
    phones: [{number: "112", x_verified: {on: 2024-07-22, method: public-source, confidence: confirmed}}]
  - id: tel-3039
    name: 3039 – Droits
    description: Droits.
    x_class: helpline
    x_acts: [rights]
    x_audiences: [everybody]
    x_fallback: tel-112
    x_verified: {on: 2026-10-01, method: call, confidence: confirmed}
    phones: [{number: "3039", x_verified: {on: 2026-10-01, method: call, confidence: confirmed}}]
  - id: tel-old
    position: 1
    name: Violences, ancienne ligne
    description: Écoute.
    x_class: helpline
    x_acts: [listening]
    x_audiences: [everybody]
    x_fallback: tel-listening
    x_verified: {on: 2019-10-01, method: public-source, confidence: seen}
    phones: [{number: "0 800 00 00 00", x_verified: {on: 2019-10-01, method: public-source, confidence: seen}}]
  - id: tel-listening
    name: Violences écoute
    description: Écoute des violences.
    x_class: statutory
    x_acts: [listening]
    x_audiences: [everybody]
    x_fallback: tel-112
    x_verified: {on: 2026-10-01, method: call, confidence: confirmed}
    phones: [{number: "3919", description: Violences, x_verified: {on: 2026-10-01, method: call, confidence: confirmed}}]
)")
        .changed("guides/victim.yaml", "need: complaint-intake", "need: listening");
}

const directory::Directory& helplines() {
    static const given::Built built = with_helplines().built();
    return built.directory();
}

}  // namespace

TEST_CASE("a slip has the needed number among ordinary ones, with no word of what it is for", "[handout][slip]") {
    const auto slip = make({.kind = Kind::slip, .paper = Paper::receipt, .guide = "victim", .answers = {{"what", {"theft"}}}}, at(helplines()));
    CHECK(told(slip) == R"(= Numéros utiles

contact: 112 · Urgence, dans l’Union européenne

heading: Informations utiles
contact: 3039
contact: 3919
)");
    CHECK(slip->sensitive);
    CHECK(slip->paper == Paper::receipt);
    CHECK_FALSE(slip->printed);
    CHECK(slip->code.empty());
}

TEST_CASE("a slip for a service has that number; an old one says its age and names nobody", "[handout][slip]") {
    const auto slip = make({.kind = Kind::slip, .service = "tel-old"}, at(helplines()));
    CHECK(says(slip, "contact: 0 800 00 00 00\nnote: Numéro non revérifié depuis octobre 2019.\n"));
    CHECK_FALSE(says(slip, "iolence"));
}

TEST_CASE("a slip asked for by nobody in particular, or for an ordinary number, is the ordinary one", "[handout][slip]") {
    CHECK(told(make({.kind = Kind::slip}, at(helplines()))) == told(make({.kind = Kind::slip, .service = "tel-3039"}, at(helplines()))));
    CHECK(told(make({.kind = Kind::slip}, at(helplines()))) != told(make({.kind = Kind::slip, .service = "police-desk"}, at(helplines()))));
}

// --- The complaint ----------------------------------------------------------------------------------------------------------------------
TEST_CASE("a complaint sheet has lines to write on and keeps nothing of the visit but its language and the sentence to show", "[handout]") {
    const auto sheet = make({.kind = Kind::complaint, .guide = "victim", .answers = {{"what", {"theft"}}}}, at(town()));
    REQUIRE(sheet);
    CHECK(language::plain(sheet->title) == "Préparer ma plainte");
    CHECK(says(sheet, "sentence: « Bonjour. On m’a volé mon sac. »"));
    CHECK(says(sheet, "blank _1: Quel jour ? À quelle heure ?"));
    CHECK_FALSE(says(sheet, "Porter plainte"));
    CHECK_FALSE(sheet->printed);
    CHECK(sheet->code.empty());
    const auto all = given::lines(*sheet);
    CHECK(std::count_if(all.begin(), all.end(), [](const Line& line) { return line.part == Part::blank; }) == 14);
    for (const Line& line : all) CHECK((line.part == Part::blank) == (line.rows > 0));

    const auto alone = make({.kind = Kind::complaint}, at(town()));
    REQUIRE(alone);
    CHECK_FALSE(says(alone, "sentence:"));
}
