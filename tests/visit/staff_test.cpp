// The desk (people.md, P1 and P7): a PIN, and behind it what only a desk needs; while it is locked nothing hints that it is there.
#include <set>

#include "given/catch.hpp"
#include "given/print.hpp"
#include "given/visit.hpp"
#include "messages/messages.hpp"
#include "visit/visit.hpp"

using namespace repere;
using namespace repere::page;
using namespace repere::visit;

namespace {

const std::string desk_guide = R"(id: vade-mecum
title: Pour le guichet
sensitive: true
start: first
questions:
  - id: first
    ask: Que se passe-t-il ?
    answers:
      - {id: wait, label: Elle attend, next: language}
      - {id: elsewhere, label: Un autre guide, guide: victim}
  - {id: language, ask: Quelle langue ?, choose: language, next: go}
outcomes:
  - {id: go, title: Que faire}
acts:
  - id: receive
    outcomes: [go]
    before: care
    moment: now
    title: Recevoir
    need: complaint-intake
    phrases: [safe]
    sentences:
      - {id: believe, text: « Je vous crois. », kind: say}
      - {id: papers, text: Ne demandez pas de papiers., kind: avoid}
)";

const std::string desk_services = R"(id: desk-only
name: Pour les agents
services:
  - id: desk-line
    name: Ligne réservée
    description: Pour les professionnels.
    x_class: helpline
    x_acts: [complaint-intake]
    x_audiences: [everybody]
    x_fallback: tel-17
    x_verified: {on: 2026-11-01, method: call, confidence: confirmed}
    phones:
      - {number: "04 42 00 00 77", x_verified: {on: 2026-11-01, method: call, confidence: confirmed}}
)";

given::Data desk_data() {
    return given::house_data()
        .with("staff/guides/vade-mecum.yaml", desk_guide)
        .with("staff/organizations/desk.yaml", desk_services)
        .with("phrases.yaml", "- {id: safe, text: Vous êtes en sécurité ici.}\n")
        .with("locales/ar/guides.po", "msgctxt \"phrase.safe.text\"\nmsgid \"Vous êtes en sécurité ici.\"\nmsgstr \"أنت بأمان هنا.\"\n");
}

class Desk {
public:
    Desk() : built_{desk_data().built(authoring::Extent::staff)}, say_{built_.directory(), language::french} {}
    House at(visit::Desk desk = {.configured = true}, const char* moment = given::a_monday) const {
        Surroundings here;
        here.minute = given::minute(moment);
        here.profile = "staff";
        here.desk = std::move(desk);
        return {built_.directory(), say_, here};
    }

private:
    given::Built built_;
    messages::Messages say_;
};

const Desk& the_desk() {
    static const Desk desk;
    return desk;
}

Visit locked() { return given::after(Visit{}, {Started{}}, the_desk().at()); }
Visit unlocked() { return given::after(locked(), {DigitTyped{'1'}, DigitTyped{'2'}, DigitTyped{'3'}, DigitTyped{'4'}, PinEntered{}, PinChecked{true}}, the_desk().at()); }

std::string text_of(const Visit& visit, const House& house = the_desk().at()) { return page::plain_text(show(visit, house)); }

bool says(const Visit& visit, const std::string& words, const House& house = the_desk().at()) { return text_of(visit, house).find(words) != std::string::npos; }

}  // namespace

TEST_CASE("on the desk's own screen a touch asks for the PIN, and the PIN opens the desk", "[staff]") {
    CHECK(show(locked(), the_desk().at()).screen == "staff-lock");
    const Visit open = unlocked();
    const Page page = show(open, the_desk().at());
    CHECK(page.screen == "staff");
    CHECK(given::widget(page, "staff.vade-mecum"));
    CHECK(given::widget(page, "bar.emergency"));
    const Visit guide = given::after(open, {GuideOpened{"vade-mecum"}}, the_desk().at());
    CHECK(show(guide, the_desk().at()).screen == "guide");            // at once: no calm page between an agent and a person in danger
}

TEST_CASE("the PIN leaves the visit with its answer, and no event tells it", "[staff]") {
    Visit visit = given::after(locked(), {DigitTyped{'4'}, DigitTyped{'2'}}, the_desk().at());
    CHECK(visit.pin.text() == "42");
    CHECK(text_of(visit) == text_of(given::after(locked(), {DigitTyped{'9'}, DigitTyped{'0'}}, the_desk().at())));      // dots
    CHECK(to_string(Event{DigitTyped{'4'}}) == "DigitTyped");
    const Step step = update(visit, PinEntered{}, the_desk().at());
    CHECK(step.visit.pin == Pin{});
    REQUIRE(step.effects.size() == 1);
    CHECK(std::get<TryPin>(step.effects.front()).pin.text() == "42");
    CHECK(given::after(visit, {BackAsked{}}, the_desk().at()).pin == Pin{});
    CHECK(given::after(visit, {DigitErased{}}, the_desk().at()).pin.text() == "4");
}

TEST_CASE("a wrong PIN says so and nothing else; while one waits no digit is taken", "[staff]") {
    const Visit refused = given::after(locked(), {DigitTyped{'9'}, PinEntered{}, PinChecked{false}}, the_desk().at());
    CHECK_FALSE(refused.unlocked);
    CHECK(says(refused, "Ce n’est pas ce code"));
    const House waiting = the_desk().at({.configured = true, .wait = 16});
    CHECK(says(refused, "Attendez 16 secondes", waiting));
    CHECK(given::after(refused, {DigitTyped{'1'}}, waiting).pin == Pin{});
    CHECK(update(given::after(refused, {DigitTyped{'1'}}, the_desk().at()), PinEntered{}, waiting).effects.empty());
    CHECK(given::widget(show(refused, waiting), "bar.home"));          // whoever stands there for help finds it meanwhile
}

TEST_CASE("more digits than a PIN has are not kept, and what is no digit is none", "[staff]") {
    Visit visit = locked();
    for (int i = 0; i < 100; ++i) visit = update(std::move(visit), DigitTyped{'7'}, the_desk().at()).visit;
    CHECK(visit.pin.count == longest_pin);
    CHECK(given::after(locked(), {DigitTyped{'x'}, DigitTyped{'\n'}}, the_desk().at()).pin == Pin{});
    CHECK(given::after(locked(), {TextTyped{"2"}, TextTyped{"a6"}, TextErased{}}, the_desk().at()).pin.text() == "2");      // a keyboard of its own
}

TEST_CASE("while it is locked, whatever of the desk is asked for shows the lock, and nothing of it", "[staff]") {
    const Visit home = given::after(Visit{}, {Started{}, HomeAsked{}}, the_desk().at());
    struct Row { const char* what; std::vector<Event> events; };
    const auto row = GENERATE(values<Row>({
        {"a guide of the desks", {GuideOpened{"vade-mecum"}}},
        {"the desk's page", {StaffAsked{}}},
        {"a service of the desks", {ServiceOpened{"desk-line"}}},
        {"a page of the desk, by its name", {StaffAsked{}, StaffPageOpened{"freshness"}}},
    }));
    INFO(row.what);
    Visit visit = home;
    for (const Event& event : row.events) visit = update(std::move(visit), event, the_desk().at()).visit;
    const Page page = show(visit, the_desk().at());
    CHECK(page.screen == "staff-lock");
    for (const char* telling : {"Pour le guichet", "Ligne réservée", "04 42 00 00 77", "Que se passe-t-il"}) CHECK(page::plain_text(page).find(telling) == std::string::npos);
    CHECK_FALSE(given::widget(show(home, the_desk().at()), "home.vade-mecum"));
}

TEST_CASE("with the public file, a staff page asked for shows what any page that is not there shows", "[staff]") {
    const Visit asked = given::after(Visit{}, {Started{}, LanguageChosen{language::french}, StaffAsked{}});
    CHECK(show(asked, given::house()).screen == "staff-lock");
    const Visit unknown = given::after(Visit{}, {Started{}, LanguageChosen{language::french}, GuideOpened{"vade-mecum"}});
    CHECK(page::plain_text(show(unknown, given::house())) == page::plain_text(show(given::after(Visit{}, {Started{}, LanguageChosen{language::french}, GuideOpened{"zzz"}}), given::house())));
}

TEST_CASE("a search finds what is for desks only where the desk is unlocked", "[staff]") {
    const auto found = [&](Visit visit) {
        visit = given::after(std::move(visit), {SearchOpened{}, TextTyped{"réservée"}}, the_desk().at());
        return says(visit, "Ligne réservée");
    };
    CHECK_FALSE(found(given::after(Visit{}, {Started{}, HomeAsked{}}, the_desk().at())));
    CHECK(found(unlocked()));
}

TEST_CASE("the doors of an act hold the desks' own services only where the desk is unlocked", "[staff]") {
    const Visit guide = given::after(unlocked(), {GuideOpened{"vade-mecum"}, AnswerTouched{"wait"}, AnswerTouched{"ar"}}, the_desk().at());
    CHECK(says(guide, "Ligne réservée"));
    const Visit outside = given::after(Visit{}, {Started{}, HomeAsked{}, GuideOpened{"victim"}, AnswerTouched{"living"}, AnswerTouched{"bag"}, ContinueAsked{}, AnswerTouched{"yes"}}, the_desk().at());
    CHECK(says(outside, "Commissariat"));
    CHECK_FALSE(says(outside, "Ligne réservée"));
}

TEST_CASE("the agent reads French, and shows the person a sentence in the person's language, as large as the screen", "[staff]") {
    const Visit guide = given::after(unlocked(), {GuideOpened{"vade-mecum"}, AnswerTouched{"wait"}, AnswerTouched{"ar"}}, the_desk().at());
    CHECK(says(guide, "Recevoir"));
    CHECK(says(guide, "أنت بأمان هنا."));
    CHECK(says(guide, "Vous êtes en sécurité ici."));
    const Visit large = given::after(guide, {FrenchShown{"phrase.safe"}}, the_desk().at());
    const Page page = show(large, the_desk().at());
    const auto* panel = given::group(page, "guide.sentence");
    REQUIRE(panel);
    CHECK(language::plain(panel->widgets.front().words) == "أنت بأمان هنا.");
    CHECK(says(large, "Vous êtes en sécurité ici."));
    const Visit other = given::after(unlocked(), {GuideOpened{"vade-mecum"}, AnswerTouched{"wait"}, AnswerTouched{"other"}}, the_desk().at());
    CHECK(says(other, "Vous êtes en sécurité ici."));
}

TEST_CASE("what to say and what to avoid look different", "[staff]") {
    const Page page = show(given::after(unlocked(), {GuideOpened{"vade-mecum"}, AnswerTouched{"wait"}, AnswerTouched{"fr"}}, the_desk().at()), the_desk().at());
    const auto* act = given::group(page, "guide.action.1");
    REQUIRE(act);
    REQUIRE(act->widgets.size() == 3);
    CHECK(act->widgets[1].pictogram == "sentence");
    CHECK(act->widgets[2].pictogram == "cross");
}

TEST_CASE("an answer may open another guide, through whatever stands before it", "[staff]") {
    const Visit visit = given::after(unlocked(), {GuideOpened{"vade-mecum"}, AnswerTouched{"elsewhere"}}, the_desk().at());
    CHECK(says(visit, "Vous habitez ici ?"));
}

TEST_CASE("a tap counts one received, and can be taken back until the desk is locked", "[staff]") {
    Step step = update(unlocked(), ReceivedTapped{"violence"}, the_desk().at());
    CHECK(step.effects == std::vector<Effect>{CountReceived{"violence", 1}});
    CHECK(says(step.visit, "Violences · +1"));
    step = update(step.visit, ReceivedUndone{}, the_desk().at());
    CHECK(step.effects == std::vector<Effect>{CountReceived{"violence", -1}});
    CHECK(update(step.visit, ReceivedUndone{}, the_desk().at()).effects.empty());
    CHECK(update(unlocked(), ReceivedTapped{"somebody"}, the_desk().at()).effects.empty());
    CHECK(update(locked(), ReceivedTapped{"violence"}, the_desk().at()).effects.empty());
}

TEST_CASE("a service that a desk found closed is closed on every page of that day, and ranks last", "[staff]") {
    const Visit at_service = given::after(unlocked(), {ServiceOpened{"police-desk"}}, the_desk().at());
    CHECK(update(at_service, ClosedTodayToggled{"police-desk"}, the_desk().at()).effects == std::vector<Effect>{NoteClosedToday{"police-desk"}});
    CHECK(update(at_service, ClosedTodayToggled{"nowhere"}, the_desk().at()).effects.empty());
    const House closed = the_desk().at({.configured = true, .closed_today = {"police-desk"}});
    CHECK(says(given::after(Visit{}, {Started{}, HomeAsked{}, ServiceOpened{"police-desk"}}, closed), "Fermé aujourd’hui", closed));
    CHECK_FALSE(says(given::after(Visit{}, {Started{}, HomeAsked{}, ServiceOpened{"police-desk"}}, the_desk().at()), "Fermé aujourd’hui"));
    const auto now = given::minute(given::a_monday);
    const auto last = [&](const guides::Wanted& wanted) { return guides::who_can(closed.directory, "complaint-intake", {}, now, wanted).back().id; };
    CHECK(last({.staff = true}) == "desk-line");
    CHECK(last({.staff = true, .closed_today = {"police-desk"}}) == "police-desk");
    Visit search = given::after(Visit{}, {Started{}, HomeAsked{}, SearchOpened{}, TextTyped{"commissariat"}, FilterToggled{"open-now"}}, closed);
    CHECK_FALSE(given::widget(show(search, closed), "search.result.1"));
}

TEST_CASE("a wrong record is noted by what is wrong in it, and by nothing else", "[staff]") {
    const Visit asked = given::after(unlocked(), {ServiceOpened{"police-desk"}, StaffPageOpened{"wrong"}}, the_desk().at());
    CHECK(says(asked, "Qu’est-ce qui est faux ?"));
    const Step step = update(asked, WrongSaid{"police-desk", "hours"}, the_desk().at());
    CHECK(step.effects == std::vector<Effect>{NoteWrong{"police-desk", "hours"}});
    CHECK(says(step.visit, "C’est noté"));
    CHECK(update(asked, WrongSaid{"police-desk", "a name, a story"}, the_desk().at()).effects.empty());
    CHECK(update(asked, WrongSaid{"tel-17", "hours"}, the_desk().at()).effects.empty());       // another than the one that is open
    CHECK_FALSE(given::widget(show(given::after(Visit{}, {Started{}, HomeAsked{}, ServiceOpened{"police-desk"}}, the_desk().at()), the_desk().at()), "service.wrong"));
}

TEST_CASE("the desk locks itself: after five minutes, with leave, with the lock, and whatever ends a visit", "[staff]") {
    const Visit open = given::after(unlocked(), {GuideOpened{"vade-mecum"}}, the_desk().at());
    CHECK(given::after(open, {TimePassed{std::chrono::seconds{299}}}, the_desk().at()).unlocked);      // somebody is being listened to
    CHECK(given::after(open, {TimePassed{std::chrono::seconds{330}}}, the_desk().at()) == Visit{});
    CHECK(given::after(open, {DeskLocked{}}, the_desk().at()) == Visit{});
    CHECK(show(given::after(open, {HomeAsked{}}, the_desk().at()), the_desk().at()).screen == "staff");      // its own home
    House public_kiosk = the_desk().at();
    public_kiosk.here.profile = "mjd";
    const Visit there = given::after(Visit{}, {Started{}, LanguageChosen{language::french}, AccessAsked{}, StaffAsked{}, DigitTyped{'1'}, PinEntered{}, PinChecked{true}}, public_kiosk);
    REQUIRE(there.unlocked);
    CHECK(given::after(there, {GuideOpened{"vade-mecum"}}, public_kiosk).unlocked);
    CHECK_FALSE(given::after(there, {HomeAsked{}}, public_kiosk).unlocked);            // whoever comes next finds it locked
    CHECK_FALSE(given::after(there, {BackAsked{}}, public_kiosk).unlocked);
    const Visit left = given::after(open, {LeaveAsked{}}, the_desk().at());
    CHECK_FALSE(left.unlocked);
    CHECK(show(given::after(left, {GuideOpened{"vade-mecum"}}, the_desk().at()), the_desk().at()).screen == "staff-lock");
    const Step ended = update(open, DeskLocked{}, the_desk().at());
    CHECK(ended.effects == std::vector<Effect>{ForgetVisit{}, LookForDirectory{}});
}

TEST_CASE("an answer about a PIN that comes when somebody has gone on opens nothing", "[staff]") {
    const Visit gone = given::after(locked(), {DigitTyped{'1'}, PinEntered{}, HomeAsked{}, PinChecked{true}}, the_desk().at());
    CHECK_FALSE(gone.unlocked);
    CHECK(show(gone, the_desk().at()).screen == "home");
}

TEST_CASE("a right PIN opens nothing where the file is the public one", "[staff]") {
    House public_file = given::house();
    public_file.here.desk.configured = true;
    public_file.here.profile = "mjd";
    const Visit tried = given::after(Visit{}, {Started{}, LanguageChosen{language::french}, StaffAsked{}, DigitTyped{'1'}, PinEntered{}, PinChecked{true}}, public_file);
    CHECK_FALSE(tried.unlocked);
    CHECK(show(tried, public_file).screen == "staff-lock");
    CHECK_FALSE(given::widget(show(given::after(Visit{}, {Started{}, LanguageChosen{language::french}, AccessAsked{}}, public_file), public_file), "access.staff"));
}

TEST_CASE("on a public kiosk that is configured, the desk is asked for from Aa", "[staff]") {
    House kiosk = the_desk().at();
    kiosk.here.profile = "mjd";
    const Visit visit = given::after(Visit{}, {Started{}, LanguageChosen{language::french}, AccessAsked{}}, kiosk);
    CHECK(given::widget(show(visit, kiosk), "access.staff"));
    const Visit open = given::after(visit, {StaffAsked{}, DigitTyped{'1'}, PinEntered{}, PinChecked{true}}, kiosk);
    CHECK(show(open, kiosk).screen == "staff");
}

TEST_CASE("beside a door stands what the agent has to ask them: the language, the papers", "[staff]") {
    const Visit guide = given::after(unlocked(), {GuideOpened{"vade-mecum"}, AnswerTouched{"wait"}, AnswerTouched{"ar"}}, the_desk().at());
    CHECK(says(guide, "À demander : langue (arabe), papiers demandés ou non."));
    const Visit in_french = given::after(unlocked(), {GuideOpened{"vade-mecum"}, AnswerTouched{"wait"}, AnswerTouched{"fr"}}, the_desk().at());
    CHECK_FALSE(says(in_french, "langue ("));
}

TEST_CASE("an open desk prints its own two forms, and hands the person a sheet in their language", "[staff][print]") {
    House desk = the_desk().at();
    desk.here.place.printer = desk.here.printer.there = true;
    const Visit open = unlocked();
    const auto [id, kind] = GENERATE(table<const char*, handout::Kind>({{"staff.reflex", handout::Kind::reflex}, {"staff.host-form", handout::Kind::host_form}}));
    const Page page = show(open, desk);
    REQUIRE(given::widget(page, id));
    const Visit form = given::after(open, {*given::widget(page, id)->event}, desk);
    CHECK(std::get<PrintScreen>(form.history.back()).request == handout::Request{.kind = kind, .staff = true});
    CHECK_FALSE(given::widget(show(form, desk), "print.choice.whole"));
    CHECK_FALSE(given::widget(show(open, the_desk().at()), id));      // no printer
    Visit shut = open;
    shut.unlocked = false;
    CHECK(given::after(shut, {*given::widget(page, id)->event}, desk).history == shut.history);

    const Visit received = given::after(open, {GuideOpened{"vade-mecum"}, AnswerTouched{"wait"}, AnswerTouched{"ar"}}, desk);
    REQUIRE(given::widget(show(received, desk), "guide.print"));
    const auto request = std::get<PrintScreen>(given::after(received, {PrintAsked{}}, desk).history.back()).request;
    CHECK(request.kind == handout::Kind::orientation);
    CHECK(request.language.value == "ar");
    CHECK(request.staff);
}
