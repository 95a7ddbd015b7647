// What is declared for the evaluation (people.md, P10): sessions, trainings, and the community service that hosts received.
#include "given/activities.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"
#include "given/words.hpp"

namespace {

using Catch::Matchers::Contains;

const std::string activities = "activities.yaml", declarations = "staff/declarations.yaml";

given::Data with_all() {
    return given::data()
        .with(activities, R"(- id: formation-1
  title: Accueillir une victime
  date: 2026-02-03
  kind: training
  type: sensibilisation
  place: Mairie
  audiences: [everybody]
  partner: state
  present: 12
  trades: [accueil, police municipale]
  satisfaction: 4.2
- id: sante-1
  title: Bien dormir
  date: 2026-03-04
  kind: session
  type: sante
)")
        .with(declarations, R"(- organization: state
  year: 2026
  adults: 12
  minors: 3
)");
}

}  // namespace

TEST_CASE("activities and declarations are read; none at all is honest too", "[authoring]") {
    CHECK(with_all().said() == "");
    CHECK(given::data().with(activities, "# none\n[]\n").with(declarations, "[]\n").said() == "");
}

TEST_CASE("what is wrong in an activity or a declaration is said with its place", "[authoring]") {
    const auto [file, from, to, said] = GENERATE(table<std::string, std::string, std::string, std::string>({
        {activities, "  place: Mairie", "  animateur: Mairie", "activities.yaml:6:3: error: `animateur` is not a field of an activity"},
        {activities, "date: 2026-02-03", "date: 3 février", "activities.yaml:3:9: error: `date` is a day such as 2026-03-31"},
        {activities, "  date: 2026-02-03\n", "", "activities.yaml:1:3: error: an activity has no `date`"},
        {activities, "kind: training", "kind: party", "activities.yaml:4:9: error: `kind` is one of session, training, permanence, not \"party\""},
        {activities, "type: sante\n", "type: sport\n", "error: `type` is one of sante, famille, sensibilisation, tourisme, tig, insertion, evaluation, not \"sport\""},
        {activities, "type: sante\n", "type: sante\n  trades: [accueil]\n", "activities.yaml:17:12: error: `trades` are those of a training"},
        {activities, "type: sante\n", "type: sante\n  satisfaction: 4\n", "activities.yaml:17:17: error: `satisfaction` needs `present`"},
        {activities, "satisfaction: 4.2", "satisfaction: 6", "activities.yaml:11:17: error: `satisfaction` is a mean from 1 to 5, not \"6\""},
        {activities, "present: 12", "present: -2", "activities.yaml:9:12: error: `present` is a number of people, not \"-2\""},
        {activities, "present: 12", "present: douze", "activities.yaml:9:12: error: `present` is a whole number, not \"douze\""},
        {activities, "present: 12", "present: 12\n  present: 13", "activities.yaml:10:3: error: duplicate key"},
        {activities, "partner: state", "partner: nobody", "activities.yaml:8:12: error: no organization is called `nobody`"},
        {activities, "[everybody]", "[nobody]", "activities.yaml:7:15: error: no audience of the taxonomy is called `nobody`"},
        {activities, "id: sante-1", "id: formation-1", "activities.yaml:12:7: error: the activity `formation-1` is already in activities.yaml:1"},
        {declarations, "organization: state", "organization: nobody", "staff/declarations.yaml:1:17: error: no organization is called `nobody`"},
        {declarations, "year: 2026", "year: 26", "staff/declarations.yaml:2:9: error: `year` is a year such as 2026, not \"26\""},
        {declarations, "  adults: 12\n  minors: 3\n", "", "error: a declaration has `adults`, `minors` or both"},
        {declarations, "  minors: 3\n", "  minors: 3\n- {organization: state, year: 2026, adults: 1}\n", "error: `state` has already declared 2026"},
        {declarations, "  minors: 3\n", "  minors: 3\n  nom: Dupont\n", "`nom` is not a field of a declaration"},
    }));
    CAPTURE(to);
    CHECK_THAT(with_all().changed(file, from, to).said(), Contains(said));
}

TEST_CASE("a file that is no list says so", "[authoring]") {
    CHECK_THAT(given::data().with(activities, "id: one\n").said(), Contains("activities.yaml:1:1: error: the file is a list of activities"));
    CHECK_THAT(given::data().with(declarations, "year: 2026\n").said(), Contains("staff/declarations.yaml:1:1: error: the file is a list of declarations"));
}

TEST_CASE("nobody was at what is still to come", "[authoring]") {
    const auto folder = with_all().written();
    const auto at = [&](const char* day) {
        std::string lines;
        for (const auto& problem : repere::authoring::check(given::Data::folders(*folder), repere::language::day_of(day))) lines += to_string(problem) + "\n";
        return lines;
    };
    CHECK_THAT(at("2026-01-31"), Contains("activities.yaml:9:12: error: nobody was present yet: the activity is on 2026-02-03"));
    CHECK_THAT(at("2026-02-03"), !Contains("nobody was present yet"));
}

TEST_CASE("a protected name is found in an activity", "[authoring]") {
    const auto folder = with_all().written();
    repere::authoring::Problems problems;
    const auto line = repere::authoring::protection(given::Data::folders(*folder), "Foyer des Trois-Pins", problems);
    REQUIRE(line);
    CHECK_THAT(with_all().with("staff/protected.yaml", *line + "\n").changed(activities, "Mairie", "Foyer des Trois Pins").said(), Contains("activities.yaml:6:"));
}

// --- What is announced until it was held -----------------------------------------------------------------------------------------
namespace {

using given::activity;
using repere::authoring::Extent;

const std::string desk = "  service: police-desk\n";

bool holds(const given::Built& built, const std::string& text) { return built.bytes().find(text) != std::string::npos; }

}  // namespace

TEST_CASE("what is wrong in an announcement is said with its place", "[authoring]") {
    const auto [text, said] = GENERATE(table<std::string, std::string>({
        {activity("a", "2026-12-03", "  service: nobody\n"), "activities.yaml:6:12: error: no service is called `nobody`"},
        {activity("a", "2026-12-03", "  outcome: victim/nowhere\n"), "activities.yaml:6:12: error: no outcome of a guide is called `victim/nowhere`"},
        {activity("a", "2026-12-03", "  opens_at: 9 h\n"), "activities.yaml:6:13: error: `opens_at` is a time such as 09:30, not \"9 h\""},
        {activity("a", "2026-12-03", "  opens_at: \"9:00\"\n"), "error: `opens_at` is a time such as 09:30, not \"9:00\""},
        {activity("a", "2026-12-03", "  opens_at: \"14:00\"\n  closes_at: \"12:00\"\n"), "activities.yaml:7:15: error: `closes_at` is later than `opens_at`"},
        {activity("a", "2026-12-03", "  closes_at: \"12:00\"\n"), "error: `closes_at` needs `opens_at`"},
        {"- {id: a, title: A, date: 2026-12-03, kind: session, type: sante, service: police-desk}\n", "activities.yaml:1:4: error: an activity has no `x_verified`"},
        {"- {id: a, title: A, date: 2026-12-03, kind: session, type: famille, service: police-desk}\n",
         "error: what is about family is announced at after-prison/family or after-prison/relative alone, behind the question about a judge (people.md, P8)"},
        {"- {id: a, title: A, date: 2026-12-03, kind: session, type: famille, outcome: after-prison/judge-first}\n", "error: what is about family is announced at"},
    }));
    CHECK_THAT(given::data().with(activities, text).said(), Contains(said));
}

TEST_CASE("an announcement is right at a service, at an outcome, or at both", "[authoring]") {
    CHECK(given::data().with(activities, activity("a", "2026-12-03", desk + "  opens_at: \"09:00\"\n  closes_at: \"12:00\"\n", "permanence") +
                                             activity("b", "2026-12-03", desk + "  outcome: victim/go\n")).said() == "");
}

TEST_CASE("what is about family may stand where a judge forbids no contact", "[authoring]") {
    const std::string family = "- {id: a, title: A, date: 2026-12-03, kind: session, type: famille, outcome: after-prison/family, x_verified: {on: 2026-11-02, method: mail, confidence: seen}}\n";
    CHECK_THAT(given::data().with(activities, family).said(), !Contains("about family"));
}

TEST_CASE("a place that is contact-only is not told by an activity", "[authoring]") {
    const auto hidden = given::data().changed("organizations/state.yaml", "    x_class: desk\n", "    status: contact-only\n    x_class: desk\n");
    CHECK_THAT(hidden.with(activities, activity("a", "2026-12-03", desk + "  place: 1 rue Secrète\n")).said(),
               Contains("activities.yaml:6:12: error: `police-desk` is contact-only: an activity there has no `place` (people.md, P2)"));
}

TEST_CASE("only what was not held, and somebody may be sent to, is in the file", "[authoring]") {
    const auto built = given::data().with(activities, activity("coming", "2026-12-03", desk) + activity("held", "2026-10-03", desk + "  present: 12\n") +
                                                          activity("nowhere", "2026-12-03", "") + activity("supposed", "2026-12-03", desk, "session", "to-confirm")).built();
    CHECK(holds(built, "Rencontre coming"));
    for (const char* title : {"Rencontre held", "Rencontre nowhere", "Rencontre supposed"}) CHECK_FALSE(holds(built, title));
    CHECK(built.directory().data_date() == given::day("2026-11-02"));           // of what was written, the last that was verified
}

TEST_CASE("trainings, and what stands at a record of the desks, are in their file alone, and in no translation", "[authoring]") {
    const auto data = given::data()
        .with("staff/organizations/own.yaml", "id: own\nname: Interne\nservices:\n  - id: own-line\n    name: Ligne interne\n    x_class: desk\n    x_acts: [complaint-intake]\n"
              "    x_verified: {on: 2026-01-10, method: call, confidence: confirmed}\n")
        .with(activities, activity("open", "2026-12-03", desk) + activity("training", "2026-12-03", desk, "training") +
                              activity("own", "2026-12-03", "  service: own-line\n"));
    const auto open = data.built(), staff = data.built(Extent::staff);
    CHECK(holds(open, "Rencontre open"));
    for (const char* title : {"Rencontre training", "Rencontre own"}) {
        CHECK_FALSE(holds(open, title));
        CHECK(holds(staff, title));
    }
    const auto now = given::minute("2026-11-23 10:00");
    CHECK(staff.directory().activities("police-desk", now, 9, true).size() == 2);
    CHECK(staff.directory().activities("police-desk", now, 9, false).size() == 1);      // a desk that is locked

    const auto folder = data.with("locales/de/directory.po", "").written();
    REQUIRE_FALSE(any_error(repere::authoring::extract(given::Data::folders(*folder), {}).problems));
    const std::string pot = given::read(*folder / "locales/directory.pot");
    CHECK_THAT(pot, Contains("msgctxt \"activity.open.title\"\nmsgid \"Rencontre open\""));
    CHECK_THAT(pot, !Contains("Rencontre training") && !Contains("Rencontre own"));
}
