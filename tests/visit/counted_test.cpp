// Which outcomes a visit asks to be counted (DESIGN §10): once each, and of quiet pages nothing but that there was one.
#include "given/print.hpp"
#include "given/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using given::after;

namespace {

const given::Houses& houses() {
    static const given::Houses houses{given::house_data().with("guides/victim.yaml", R"(id: victim
title: Il m’est arrivé quelque chose
start: what
questions:
  - id: what
    ask: Que s’est-il passé ?
    answers:
      - {id: theft, label: Vol, next: stolen}
      - {id: loss, label: Perte, next: lost}
      - {id: violence, label: Violence, sensitive: true, next: hurt}
outcomes:
  - {id: stolen, title: Que faire, french: "On m’a volé quelque chose.", means: Elle dit un vol.}
  - {id: lost, title: Que faire, french: "J’ai perdu quelque chose.", means: Elle dit une perte.}
  - {id: hurt, title: Que faire, french: "J’ai besoin d’aide.", means: Elle demande de l’aide.}
acts:
  - {id: complain, outcomes: [stolen, lost, hurt], before: complaint, moment: today, title: Porter plainte, need: complaint-intake}
)")};
    return houses;
}

const House& house() {
    static const House house = houses().at(given::a_monday);
    return house;
}

std::vector<CountOutcome> counted(std::initializer_list<Event> events) {
    std::vector<CountOutcome> out;
    Visit visit;
    for (const Event& event : events) {
        Step step = update(std::move(visit), event, house());
        visit = std::move(step.visit);
        for (const Effect& effect : step.effects)
            if (const auto* count = std::get_if<CountOutcome>(&effect)) out.push_back(*count);
    }
    return out;
}

using Counted = std::vector<CountOutcome>;
const auto arabic = given::tag("ar"), french = repere::language::french;

}  // namespace

TEST_CASE("an outcome is counted when it is reached, in the visitor's language; a question is not", "[visit]") {
    CHECK(counted({Started{}, LanguageChosen{arabic}, GuideOpened{"victim"}}) == Counted{});
    CHECK(counted({Started{}, LanguageChosen{arabic}, GuideOpened{"victim"}, AnswerTouched{"theft"}}) == Counted{{"victim", "stolen", arabic}});
}

TEST_CASE("an outcome is counted once in a visit, whatever one does there and however often one comes back", "[visit]") {
    CHECK(counted({Started{}, LanguageChosen{french}, GuideOpened{"victim"}, AnswerTouched{"theft"}, TakeAwayAsked{}, BackAsked{}, BackAsked{}, AnswerTouched{"theft"}, HomeAsked{},
                   GuideOpened{"victim"}, AnswerTouched{"theft"}}) == Counted{{"victim", "stolen", french}});
    CHECK(counted({Started{}, LanguageChosen{french}, GuideOpened{"victim"}, AnswerTouched{"theft"}, BackAsked{}, AnswerTouched{"loss"}}) ==
          Counted{{"victim", "stolen", french}, {"victim", "lost", french}});
}

TEST_CASE("of a quiet page neither the outcome nor the language is said", "[visit]") {
    CHECK(counted({Started{}, LanguageChosen{arabic}, GuideOpened{"victim"}, AnswerTouched{"violence"}}) == Counted{});       // the calm page comes first
    CHECK(counted({Started{}, LanguageChosen{arabic}, GuideOpened{"victim"}, AnswerTouched{"violence"}, ContinueAsked{}}) == Counted{{"victim", "", {}}});
}

TEST_CASE("what was counted goes with the visit, and leave now keeps nothing of it", "[visit]") {
    const Visit used = after({}, {Started{}, LanguageChosen{french}, GuideOpened{"victim"}, AnswerTouched{"violence"}, ContinueAsked{}}, house());
    CHECK(used.counted == std::vector<std::string>{"victim/"});
    CHECK(update(used, LeaveAsked{}, house()).visit.counted.empty());
    CHECK(update(used, TimePassed{std::chrono::seconds{1000}}, house()).visit == Visit{});
    CHECK(after(used, {HomeAsked{}}, house()).counted.size() == 1);          // home is the same visit
}
