// The sheet of an outcome: what to do, in order, who can help, and the French beside it.
#include "given/data.hpp"
#include "given/handout.hpp"
#include "handout/parts.hpp"

using namespace repere;
using namespace repere::handout;
using given::at;
using given::says;
using given::told;

namespace {

const char* const a_tuesday = "2026-11-24 10:00";

const std::string checklist = R"(id: after-prison
title: Sortie de prison
sensitive: true
start: need
questions:
  - id: need
    ask: De quoi avez-vous besoin ?
    answers:
      - {id: hours, label: Les premières heures, next: hours}
outcomes:
  - {id: hours, checklist: true, title: Premières heures, french: "Je voudrais de l’aide{language}.", means: Cette phrase demande de l’aide.}
acts:
  - {id: paper, outcomes: [hours], before: care, moment: now, title: Gardez votre papier}
  - {id: address, outcomes: [hours], before: after, moment: today, after: [paper], title: Une adresse, need: complaint-intake}
)";

const std::string arabic = R"(msgctxt "victim.act.complain.title"
msgid "Porter plainte"
msgstr "تقديم شكوى"

msgctxt "victim.outcome.go.title"
msgid "Que faire"
msgstr "ماذا تفعل"
)";

given::Data data() {
    return given::data()
        .changed("guides/victim.yaml", "french: \"Bonjour. On m’a volé {items}{language}.\"", "french: \"Bonjour. On m’a volé {items}{language}.\", means: Cette phrase dit ce qui s’est passé.")
        .changed("guides/victim.yaml", "{id: anywhere, text", "{id: photo, text: Une photo., kind: bring}\n      - {id: never, text: Ne signez rien., kind: avoid}\n      - {id: long, text: Il y a un délai., kind: rule}\n      - {id: anywhere, text")
        .with("guides/after-prison.yaml", checklist)
        .with("locales/ar/guides.po", arabic);
}

const directory::Directory& town() {
    static const given::Built built = data().built();
    return built.directory();
}

Request theft(const char* language = "fr") { return {.language = given::tag(language), .guide = "victim", .answers = {{"what", {"theft"}}}}; }
Request hours() { return {.guide = "after-prison", .answers = {{"need", {"hours"}}}}; }

}  // namespace

TEST_CASE("a sheet of acts says what to do in order, who can help, and the sentence to show", "[handout]") {
    CHECK(told(make(theft(), at(town(), a_tuesday))) == R"(= Que faire

note: À montrer au guichet
sentence: « Bonjour. On m’a volé mon sac. »

heading: Aujourd’hui
act 1: Porter plainte
text: À apporter : Une photo.
avoid: Ne signez rien.
text: Il y a un délai. À vérifier auprès du 3039.
text: Tout commissariat reçoit votre plainte.
contact: Commissariat · 04 42 00 00 17 · Accueil
contact: 1 avenue de l’Europe, 13090 Aix-en-Provence
note: Horaires · lun.–ven. 8 h–18 h
)");
}

TEST_CASE("the French stands beside another language, and not beside French, simple or not", "[handout]") {
    const auto sheet = make(theft("ar"), at(town(), a_tuesday));
    REQUIRE(sheet);
    CHECK(language::plain(sheet->title) == "ماذا تفعل");
    CHECK(language::plain(sheet->french_title) == "Que faire");
    CHECK(says(sheet, "act 1: تقديم شكوى | Porter plainte"));
    CHECK(says(sheet, "sentence: Cette phrase dit ce qui s’est passé. | « Bonjour. On m’a volé mon sac. Je parle arabe. »"));
    for (const auto& line : given::lines(*sheet)) CHECK_FALSE(line.french.empty());
    for (const char* tag : {"fr", "fr-x-simple"}) {
        const auto french = make(theft(tag), at(town(), a_tuesday));
        REQUIRE(french);
        CHECK(french->french_title.empty());
        for (const auto& line : given::lines(*french)) CHECK(line.french.empty());
    }
}

TEST_CASE("simple French stands one idea a line, each with its picture", "[handout]") {
    const auto built = given::data().changed("guides/victim.yaml", "text: Tout commissariat reçoit votre plainte.", "text: Prenez une photo. Gardez le courrier.").built();
    const auto sheet = make(theft("fr-x-simple"), at(built.directory()));
    CHECK(says(sheet, "text: Prenez une photo.\ntext: Gardez le courrier.\n"));
    for (const auto& line : given::lines(*sheet))
        if (line.part == Part::text) CHECK_FALSE(line.pictogram.empty());
    CHECK(says(make(theft(), at(built.directory())), "text: Prenez une photo. Gardez le courrier.\n"));
}

TEST_CASE("a sheet with a translation that nobody has read is a draft", "[handout]") {
    CHECK(make(theft("ar"), at(town()))->draft);
    CHECK_FALSE(make(theft("fr"), at(town()))->draft);
    const auto read = given::data().with("locales/ar/guides.po", "# reviewed: interpreter, 2026-10-01\nmsgctxt \"victim.act.complain.title\"\nmsgid \"Porter plainte\"\nmsgstr \"تقديم شكوى\"\n").built();
    CHECK_FALSE(make(theft("ar"), at(read.directory()))->draft);
}

TEST_CASE("an ordinary sheet bears its day and a code; a quiet one bears neither, under a neutral title", "[handout]") {
    const auto ordinary = make(theft(), at(town(), a_tuesday));
    CHECK_FALSE(ordinary->sensitive);
    CHECK(ordinary->printed == given::day("2026-11-24"));
    CHECK(ordinary->code == code_text(theft(), at(town(), a_tuesday)));

    const auto steps = make(hours(), at(town(), a_tuesday));
    CHECK(language::plain(steps->title) == "Mes démarches");
    CHECK(steps->sensitive);
    CHECK_FALSE(steps->printed);
    CHECK(steps->code.empty());
    CHECK_FALSE(says(steps, "prison"));

    const auto quiet = given::data().changed("guides/victim.yaml", "label: Vol, next: go", "label: Vol, sensitive: true, next: go").built();
    const auto sheet = make(theft(), at(quiet.directory(), a_tuesday));
    CHECK(language::plain(sheet->title) == "Informations utiles");
    CHECK(sheet->sensitive);
    CHECK_FALSE(sheet->printed);
    CHECK(sheet->code.empty());
    CHECK(sheet->map.empty());
}

TEST_CASE("a checklist has a box for each act, crossed where it was ticked, and says what comes first", "[handout]") {
    Request request = hours();
    CHECK(says(make(request, at(town())), "check 1: Gardez votre papier"));
    CHECK(says(make(request, at(town())), "check 2: Une adresse\nnote: D’abord : Gardez votre papier"));
    request.ticked = {"after-prison/paper", "victim/address"};
    const auto ticked = make(request, at(town()));
    CHECK(says(ticked, "check 1 x: Gardez votre papier"));
    CHECK(says(ticked, "check 2: Une adresse\n"));
    CHECK_FALSE(says(ticked, "D’abord"));
}

TEST_CASE("paper says what lasts: the week; and that a door is closed only where the sheet bears its day", "[handout]") {
    const char* const at_night = "2026-11-24 23:00";
    CHECK(says(make(theft(), at(town(), at_night)), "note: Fermé. Ouvre mercredi 25 novembre à 8 h"));
    CHECK(says(make(theft(), at(town(), at_night)), "note: Aucun guichet confirmé ouvert à cette heure."));
    CHECK_FALSE(says(make(theft(), at(town(), a_tuesday)), "Ouvert jusqu"));
    CHECK_FALSE(says(make(hours(), at(town(), at_night)), "Fermé"));
    CHECK(says(make(hours(), at(town(), at_night)), "lun.–ven. 8 h–18 h"));

    Sources closed = at(town(), a_tuesday);
    closed.closed_today = {"police-desk"};
    CHECK(says(make(theft(), closed), "note: Fermé aujourd’hui"));
}

TEST_CASE("a week with a public holiday is not told as the usual one", "[handout]") {
    const auto built = given::data().changed("organizations/state.yaml", "x_hours: Mo-Fr 08:00-18:00", "x_hours: \"Mo-Fr 08:00-18:00; PH off\"").built();
    CHECK(says(make(theft(), at(built.directory(), "2026-07-13 10:00")), "lun.–ven. 8 h–18 h"));       // the 14th is a Tuesday
    CHECK(says(make(theft(), at(built.directory(), "2026-07-14 10:00")), "Fermé : 14 juillet"));
}

TEST_CASE("what is hidden on the screen stands on no sheet; what is aged bears its age and who answers instead", "[handout]") {
    const auto hidden = given::data().changed("organizations/state.yaml", "x_verified: {on: 2026-01-10, method: call, confidence: confirmed}", "x_verified: {on: 2026-01-10, method: derived, confidence: to-confirm}").built();
    const auto without = make(theft(), at(hidden.directory()));
    CHECK_FALSE(says(without, "04 42 00 00 17"));
    CHECK(says(without, "note: Pas de numéro vérifié ici. Sinon : 17 (17 – Police secours)."));

    const auto aged = given::data().changed("organizations/state.yaml", "x_verified: {on: 2026-01-10, method: call, confidence: confirmed}", "x_verified: {on: 2019-10-22, method: public-source, confidence: seen}").built();
    CHECK(says(make(theft(), at(aged.directory())), "04 42 00 00 17 · Accueil\n"));
    CHECK(says(make(theft(), at(aged.directory())), "note: Numéro non revérifié depuis octobre 2019. Pas de réponse ? 17 – Police secours"));
}

TEST_CASE("a number or a door that is only remembered is written on no sheet and in no card, were it in the file", "[handout]") {
    const Request request = theft();
    const Sources sources = at(town());
    directory::Service desk = *town().service("police-desk");
    const auto lines = [&] {
        Sheet paper = sheet(request, sources, language::french, false, Dated::yes);
        std::string out;
        for (const Line& line : contact(paper, desk)) out += told(line) + "\n";
        return out + vcard(desk, {sources.directory, language::french}, sources.now);
    };
    CHECK(lines().find("04 42 00 00 17") != std::string::npos);
    CHECK(lines().find("avenue") != std::string::npos);
    desk.phones.front().verified.confidence = directory::Confidence::to_confirm;
    desk.location->verified.confidence = directory::Confidence::to_confirm;
    for (const char* remembered : {"04 42 00 00 17", "+33442000017", "avenue"}) CHECK(lines().find(remembered) == std::string::npos);
}

TEST_CASE("the price stands before its number", "[handout]") {
    const auto paid = given::data().changed("organizations/state.yaml", "        description: Accueil\n", "        cost: Numéro payant.\n").built();
    CHECK(says(make(theft(), at(paid.directory())), "contact: Commissariat · Numéro payant. · 04 42 00 00 17\n"));
}

TEST_CASE("without a telephone a sheet asks for one, and has no code", "[handout]") {
    const auto built = given::data()
        .changed("guides/victim.yaml", "next: go, french: mon sac", "next: phone, french: mon sac")
        .changed("guides/victim.yaml", "outcomes:", "  - id: phone\n    ask: Avez-vous un téléphone ?\n    next: go\n    answers:\n      - {id: \"yes\", label: Oui}\n      - {id: \"no\", label: Non}\noutcomes:").built();
    const auto with_phone = [&](const char* answer) {
        return make({.guide = "victim", .answers = {{"what", {"theft"}}, {"phone", {answer}}}}, at(built.directory()));
    };
    CHECK(says(with_phone("no"), "sentence: « Pouvez-vous appeler ce numéro pour moi, s’il vous plaît ? »"));
    CHECK(with_phone("no")->code.empty());
    CHECK_FALSE(says(with_phone("yes"), "Pouvez-vous appeler"));
    CHECK_FALSE(with_phone("yes")->code.empty());
}

TEST_CASE("doors are numbered on a map where kiosk and door stand verified, and on no quiet sheet", "[handout]") {
    const auto built = given::data()
        .changed("organizations/state.yaml", "      city: Aix-en-Provence\n", "      city: Aix-en-Provence\n      latitude: 43.53\n      longitude: 5.45\n      x_coordinates_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n")
        .changed("places.yaml", "  address: 300 avenue Giuseppe Verdi\n", "  address: 300 avenue Giuseppe Verdi\n  latitude: 43.5263\n  longitude: 5.4454\n").built();
    const auto sheet = make(theft(), at(built.directory()));
    REQUIRE(sheet);
    REQUIRE(sheet->map.size() == 1);
    CHECK(sheet->map.front().number == 1);
    CHECK(sheet->map.front().north > 0);
    CHECK(says(sheet, "contact 1: 1 avenue de l’Europe"));
    const Sources elsewhere{built.directory(), given::minute(a_tuesday), {}, {}};
    CHECK(make(theft(), elsewhere)->map.empty());
    CHECK_FALSE(says(make(theft(), elsewhere), "contact 1"));
}

TEST_CASE("a request that leads nowhere makes no sheet", "[handout]") {
    const auto [request, because] = GENERATE(table<Request, const char*>({
        {{.guide = "nothing"}, "no such guide"},
        {{.guide = ""}, "none named"},
        {{.guide = "victim"}, "a question is open"},
        {{.guide = "victim", .answers = {{"what", {"gone"}}}}, "an answer that is not there any more"},
        {{.kind = Kind::service, .service = "nothing"}, "no such service"},
        {{.kind = Kind::slip, .service = "nothing"}, "no such service"},
        {{.kind = Kind::slip, .guide = "victim"}, "a question is open"},
        {{.kind = Kind::complaint, .guide = "nothing"}, "no such guide"},
        {{.kind = Kind::leaflet, .guide = "nothing"}, "no such guide"},
        {{.kind = Kind::reflex, .staff = true}, "a public file has no vade-mecum"},
        {{.kind = Kind::orientation, .guide = "victim", .answers = {{"what", {"theft"}}}}, "for desks, and no desk asked"},
        {{.kind = Kind::shortlist, .guide = "victim", .answers = {{"what", {"theft"}}}}, "for desks, and no desk asked"},
        {{.kind = Kind::shortlist, .guide = "victim", .answers = {{"what", {"theft"}}}, .staff = true}, "no place of community service"},
    }));
    INFO(because);
    CHECK_FALSE(make(request, at(town())));
}

TEST_CASE("a name of five hundred characters stands whole, and breaks nothing", "[handout]") {
    std::string name;
    while (name.size() < 1000) name += "é";
    const auto built = given::data().changed("organizations/state.yaml", "name: Commissariat", "name: " + name).built();
    CHECK(says(make(theft(), at(built.directory())), name));
    const auto service = make({.kind = Kind::service, .service = "police-desk"}, at(built.directory()));
    CHECK(language::plain(service->title) == name);
    CHECK(code(service->code));
}
