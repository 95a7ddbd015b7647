// A checklist (people.md, P8): what to do is ticked on the screen, says what comes before it, and goes with the visit.
#include "given/catch.hpp"
#include "given/print.hpp"
#include "given/visit.hpp"
#include "visit/visit.hpp"

using namespace repere;
using namespace repere::page;
using namespace repere::visit;

namespace {

const given::Houses& a_list() {
    static const given::Houses houses{given::house_data().with("guides/steps.yaml", R"(id: steps
title: Mes démarches
sensitive: true
start: when
questions:
  - id: when
    ask: Quand ?
    answers:
      - {id: now, label: Maintenant, next: list}
      - {id: later, label: Plus tard, next: list}
outcomes:
  - {id: list, title: Mes démarches, checklist: true}
acts:
  - {id: address, outcomes: [list], before: after, moment: today, title: Une adresse, need: complaint-intake}
  - {id: card, outcomes: [list], before: after, moment: this-week, title: La carte, after: [address], need: complaint-intake}
  - {id: work, outcomes: [list], before: after, moment: next-months, title: Un travail, after: [address, card], need: complaint-intake}
)")};
    return houses;
}

Visit at_list() {
    return given::after(Visit{}, {Started{}, LanguageChosen{language::french}, GuideOpened{"steps"}, ContinueAsked{}, AnswerTouched{"now"}}, a_list().at());
}

std::string text_of(const Visit& visit) { return page::plain_text(show(visit, a_list().at())); }
bool says(const Visit& visit, const std::string& words) { return text_of(visit).find(words) != std::string::npos; }

}  // namespace

TEST_CASE("what to do stands as a list with a box each, none ticked", "[checklist]") {
    const Page page = show(at_list(), a_list().at());
    CHECK(page.screen == "checklist");
    for (const char* box : {"guide.check.1", "guide.check.2", "guide.check.3"}) {
        INFO(box);
        const auto* widget = given::widget(page, box);
        REQUIRE(widget);
        CHECK(widget->role == Role::checkbox);
        CHECK_FALSE(widget->checked);
    }
    CHECK(says(at_list(), "Fait : 0 sur 3"));
    CHECK(says(at_list(), "Cette semaine"));
    CHECK(says(at_list(), "Les mois suivants"));
}

TEST_CASE("each says what comes first, until that is ticked", "[checklist]") {
    CHECK(says(at_list(), "D’abord : Une adresse, La carte"));
    const Visit one = given::after(at_list(), {ActTicked{"address"}}, a_list().at());
    CHECK(says(one, "Fait : 1 sur 3"));
    CHECK_FALSE(says(one, "D’abord : Une adresse"));
    CHECK(says(one, "D’abord : La carte"));
    CHECK(given::widget(show(one, a_list().at()), "guide.check.1")->checked);
    const Visit both = given::after(one, {ActTicked{"card"}}, a_list().at());
    CHECK_FALSE(says(both, "D’abord"));
    CHECK(given::after(both, {ActTicked{"card"}}, a_list().at()) == one);      // a second touch takes the tick away
}

TEST_CASE("ticks stay while a door is looked at, and go when the visit ends or is left", "[checklist]") {
    const Visit ticked = given::after(at_list(), {ActTicked{"address"}}, a_list().at());
    CHECK(given::after(ticked, {ServiceOpened{"police-desk"}, BackAsked{}}, a_list().at()) == ticked);
    CHECK(given::after(ticked, {TimePassed{std::chrono::minutes{3}}}, a_list().at()) == Visit{});
    CHECK(given::after(ticked, {BackAsked{}, AnswerTouched{"now"}}, a_list().at()) == ticked);       // also when one goes back and comes again
    CHECK(given::after(ticked, {LeaveAsked{}}, a_list().at()).ticked.empty());
    CHECK(given::after(ticked, {HomeAsked{}}, a_list().at()).ticked.empty());
    CHECK(given::after(given::visit(), {ActTicked{"address"}}, a_list().at()) == Visit{});
}
