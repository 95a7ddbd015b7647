// Pages that nobody else should read (people.md, P3, P14, P16): neutral titles, a way out, a short wait, nothing that comes back.
#include <algorithm>
#include <string>

#include "given/print.hpp"
#include "given/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using namespace std::chrono_literals;
using given::after;
using repere::language::plain;

namespace {

// One guide with a quiet branch; the guide where « Quitter » leads; Arabic that nobody has reviewed.
const given::Houses& houses() {
    static const given::Houses houses{
        given::house_data()
            .with("guides/victim.yaml", R"(id: victim
title: Il m’est arrivé quelque chose
start: what
questions:
  - id: what
    ask: Que s’est-il passé ?
    answers:
      - {id: theft, label: Vol, next: phone}
      - {id: violence, label: Violence, sensitive: true, next: phone}
  - id: phone
    ask: Avez-vous un téléphone ?
    answers:
      - {id: "yes", label: Oui, next: [hurt, stolen]}
      - {id: "no", label: Non, next: [hurt, stolen]}
outcomes:
  - {id: hurt, opens: care, when: {what: [violence]}, title: Que faire, french: "J’ai besoin d’aide{language}.", means: Elle demande de l’aide.}
  - {id: stolen, title: Que faire, french: "On m’a volé quelque chose.", means: Elle dit un vol.}
acts:
  - {id: safe, outcomes: [hurt, stolen], before: danger, moment: now, title: Être en sécurité, need: emergency}
  - id: care
    outcomes: [hurt]
    before: care
    moment: now
    title: Se faire soigner
    need: emergency
    sentences: [{id: doctor, text: Voyez un médecin., kind: precaution}]
  - {id: complain, outcomes: [hurt, stolen], before: complaint, moment: later, title: Porter plainte, need: complaint-intake}
)")
            .with("guides/travel-safely.yaml", R"(id: travel-safely
title: Un séjour tranquille
start: before
questions:
  - id: before
    ask: Avant de sortir
    choose: read
    next: city
    tips: [{id: bag, text: Fermez votre sac., kind: precaution}]
  - id: city
    ask: En ville
    choose: read
    next: enjoy
    tips: [{id: sun, text: Regardez les fontaines., kind: precaution}]
outcomes: [{id: enjoy, title: Bon séjour}]
acts: [{id: visit, outcomes: [enjoy], before: after, moment: today, title: Se promener}]
)")
            .with("locales/ar/guides.po", R"(msgctxt "victim.sentence.care.doctor.text"
msgid "Voyez un médecin."
msgstr "استشارة طبيب."

msgctxt "victim.answer.what.theft.label"
msgid "Vol"
msgstr "سرقة"
)")};
    return houses;
}

House house(const char* moment = given::a_monday) { return houses().at(moment); }
Page shown(const Visit& visit) { return show(visit, house()); }
Visit then(const Visit& visit, std::initializer_list<Event> events) { return after(visit, events, house()); }

Visit at_home(const char* tag = "fr") { return then(given::visit(), {Started{}, LanguageChosen{{tag}}}); }
Visit calm(const char* tag = "fr") { return then(at_home(tag), {GuideOpened{"victim"}, AnswerTouched{"violence"}}); }
Visit asked(const char* tag = "fr") { return then(calm(tag), {ContinueAsked{}}); }
Visit hurt(const char* tag = "fr") { return then(asked(tag), {AnswerTouched{"yes"}}); }

std::string title_of(const Page& page) { return plain(page.title); }
bool can_leave(const Page& page) { return given::widget(page, "bar.leave-now") != nullptr; }

}  // namespace

TEST_CASE("before the first page that nobody else should read, one page says what leaving does", "[visit]") {
    CHECK(shown(calm()).screen == "calm");
    CHECK(can_leave(shown(calm())));
    CHECK(given::widget(shown(calm()), "calm.continue"));
    const std::string said = plain_text(shown(calm()));
    for (const char* words : {"Quitter", "ne garde rien de vous", "Une personne ou une caméra peut voir l'écran", "Un papier peut être trouvé"}) {
        INFO(words);
        CHECK(repere::language::folded(said).find(repere::language::folded(words)) != std::string::npos);
    }
    CHECK(shown(asked()).screen == "guide");
    CHECK(then(asked(), {BackAsked{}}) == calm());
    CHECK(shown(then(calm(), {BackAsked{}})).step == "victim/what");
    CHECK(then(calm(), {given::widget(shown(calm()), "calm.back")->event.value()}) == then(calm(), {BackAsked{}}));
    // once is enough
    CHECK(shown(hurt()).step == "victim/hurt");
}

TEST_CASE("a guide that is quiet from its door on is entered through the calm page", "[visit]") {
    const given::Houses all{given::house_data().changed("guides/victim.yaml", "start: who", "sensitive: true\nstart: who")};
    const Visit visit = after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, GuideOpened{"victim"}}, all.at());
    CHECK(show(visit, all.at()).screen == "calm");
    CHECK(show(after(visit, {ContinueAsked{}}, all.at()), all.at()).step == "victim/who");
}

TEST_CASE("titles of quiet pages say nothing; those of the others say where one is", "[visit]") {
    for (const Visit& visit : {asked(), hurt()}) {
        const Page page = shown(visit);
        INFO(page.step);
        CHECK(page.sensitive);
        CHECK(title_of(page) == "Informations utiles");
        CHECK(plain_text(page).find("Il m’est arrivé quelque chose") == std::string::npos);
        CHECK(plain_text(page).find("Violence") == std::string::npos);
    }
    const Page theft = shown(then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"theft"}}));
    CHECK_FALSE(theft.sensitive);
    CHECK(title_of(theft) == "Avez-vous un téléphone ?");
    CHECK_FALSE(can_leave(theft));
}

TEST_CASE("whatever is opened from a quiet page keeps the way out", "[visit]") {
    for (const Event& event : std::vector<Event>{EmergencyAsked{}, LanguageAsked{}, AccessAsked{}, ServiceOpened{"police-desk"}, FrenchShown{""}, ActionChosen{"complain"}}) {
        INFO(to_string(event));
        const Page page = shown(then(hurt(), {event}));
        CHECK(page.sensitive);
        CHECK(can_leave(page));
        const auto& bar = given::group(page, "bar")->widgets;
        REQUIRE(bar.size() > 2);
        CHECK(bar[bar.size() - 2].id == "bar.leave-now");      // beside the emergency button, which never moves
        CHECK(bar.back().id == "bar.emergency");
    }
    CHECK_FALSE(can_leave(shown(then(at_home(), {EmergencyAsked{}}))));
}

TEST_CASE("leaving lands on a page of holidays, behind which nothing of before stands", "[visit]") {
    for (const Visit& from : {calm(), asked(), hurt(), then(hurt(), {EmergencyAsked{}}), then(hurt("ar"), {ModeToggled{Mode::large}})}) {
        INFO(given::printed(from));
        const Step step = update(from, LeaveAsked{}, house());
        CHECK(step.effects == std::vector<Effect>{ForgetVisit{}});
        const Visit& left = step.visit;
        CHECK(left.language == from.language);
        CHECK(left.modes == from.modes);
        const Page page = shown(left);
        CHECK(page.screen == "guide");
        CHECK(page.step == "travel-safely/city");
        CHECK_FALSE(page.sensitive);
        CHECK_FALSE(can_leave(page));
        // the same visit, made by somebody who only read about holidays
        Visit innocent = then(at_home(from.language.value.c_str()), {GuideOpened{"travel-safely"}, ContinueAsked{}});
        innocent.modes = from.modes;
        CHECK(left == innocent);
        CHECK(shown(then(left, {BackAsked{}})).step == "travel-safely/before");
        CHECK(shown(then(left, {BackAsked{}, BackAsked{}})).screen == "home");
        CHECK(shown(then(left, {BackAsked{}, BackAsked{}, BackAsked{}})).screen == "attract");
        CHECK(shown(then(left, {ContinueAsked{}})).step == "travel-safely/enjoy");
    }
}

TEST_CASE("whatever stands over a quiet page, the way out stands beside it and leads to the same place", "[visit]") {
    using Events = std::vector<Event>;
    const auto [over, screen] = GENERATE(table<Events, std::string>({
        {{EmergencyAsked{}}, "emergency"},
        {{EmergencyAsked{}, FrenchShown{"call"}}, "emergency"},                    // a sentence, full screen
        {{FrenchShown{""}}, "guide"},
        {{CountryAsked{}}, "guide"},                                            // whose papers?
        {{ServiceOpened{"police-desk"}}, "service"},
        {{ServiceOpened{"police-desk"}, MapOpened{"police-desk"}}, "emergency"},          // nothing is verified to draw a map of
        {{ServiceOpened{"police-desk"}, FrenchShown{""}}, "emergency"},
        {{SearchOpened{}, TextTyped{"pol"}}, "search"},
        {{LanguageAsked{}}, "language"},
        {{LanguageAsked{}, LanguageChosen{{"ar"}}}, "guide"},
        {{AccessAsked{}}, "access"},
        {{AccessAsked{}, YourDataAsked{}}, "access"},
        {{AccessAsked{}, AccessibilityAsked{}}, "access"},
        {{AccessAsked{}, ModeToggled{Mode::large}, BackAsked{}}, "guide"},
        {{StaffAsked{}}, "staff-lock"},
        {{ActionChosen{"complain"}}, "guide"},
        {{TimePassed{}}, "guide"},                                              // until it asks whether anybody is there
        {{EmergencyAsked{}, TimePassed{}}, "emergency"},
        {{ListenAsked{}}, "guide"},
    }));
    House here = given::speaking(house(), {"fr", "ar"});
    here.here.desk.configured = true;
    Visit visit = hurt();
    for (const Event& event : over) visit = update(visit, std::holds_alternative<TimePassed>(event) ? TimePassed{visit.warn_at} : event, here).visit;
    INFO(given::printed(visit));
    const Page page = show(visit, here);
    CHECK(page.screen == screen);
    CHECK(page.sensitive);
    REQUIRE(can_leave(page));
    const auto& bar = given::group(page, "bar")->widgets;
    CHECK(bar[bar.size() - 2].id == "bar.leave-now");
    const Step touched = update(visit, LeaveAsked{}, here), pressed = update(after(visit, {LeaveKeyPressed{}, TimePassed{2s}, LeaveKeyPressed{}, TimePassed{2s}}, here), LeaveKeyPressed{}, here);
    CHECK(show(touched.visit, here).step == "travel-safely/city");
    CHECK(touched.visit == pressed.visit);
    for (const Step& step : {touched, pressed}) CHECK(std::find(step.effects.begin(), step.effects.end(), Effect{ForgetVisit{}}) != step.effects.end());
}

TEST_CASE("a quiet visit stays quiet however often two buttons are touched in turn", "[visit]") {
    Visit visit = hurt();
    for (int i = 0; i < 100; ++i) visit = then(visit, {AccessAsked{}, LanguageAsked{}});
    CHECK(can_leave(shown(visit)));
    CHECK(shown(then(visit, {LeaveAsked{}})).step == "travel-safely/city");
}

TEST_CASE("a key of the staff ends any visit, wherever it is", "[visit]") {
    for (const Visit& visit : {Visit{}, at_home(), hurt(), then(hurt(), {EmergencyAsked{}}), then(at_home(), {SearchOpened{}, TextTyped{"pol"}})}) {
        INFO(given::printed(visit));
        const Step ended = update(visit, EndAsked{}, house());
        CHECK(ended.visit == Visit{});
        const bool forgets = std::find(ended.effects.begin(), ended.effects.end(), Effect{ForgetVisit{}}) != ended.effects.end();
        CHECK(forgets == (visit != Visit{}));
    }
}

TEST_CASE("leaving takes the words of a search with it", "[visit]") {
    Visit typing = then(at_home(), {SearchOpened{}, TextTyped{"viol"}});
    typing.history.insert(typing.history.end() - 1, CalmScreen{GuideScreen{.guide = "victim"}});
    CHECK(then(typing, {LeaveAsked{}}).typed.empty());
}

TEST_CASE("without a holiday guide, leaving leads home", "[visit]") {
    const Visit left = after(given::after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, GuideOpened{"victim"}}), {LeaveAsked{}});
    CHECK(show(left, given::house()).screen == "home");
}

TEST_CASE("from attract, nothing is left", "[visit]") { CHECK(after(Visit{}, {LeaveAsked{}}, house()) == Visit{}); }

TEST_CASE("a quiet page waits as long as its reading takes, never long, and warns briefly", "[visit]") {
    for (const Visit& visit : {calm(), asked(), hurt()}) {
        INFO(given::printed(visit));
        std::size_t words = 0;
        for (const Region& region : shown(visit).regions)
            for (const Group& group : region.groups)
                for (const Widget& widget : group.widgets)
                    for (const auto* text : {&widget.words, &widget.detail, &widget.french})
                        for (const auto& span : *text) words += repere::language::word_count(span.text, span.language);
        REQUIRE(words > 0);
        const auto expected = std::min<std::chrono::seconds>(150s, 45s + std::chrono::seconds{words / 3});
        CHECK(visit.warn_at == expected);
        CHECK(visit.end_at == expected + 20s);
        CHECK(changes_in(visit) == expected);
        CHECK_FALSE(given::widget(shown(then(visit, {TimePassed{expected - 1s}})), "idle.continue"));
        CHECK(given::widget(shown(then(visit, {TimePassed{expected}})), "idle.continue"));
        CHECK(then(visit, {TimePassed{expected + 20s}}) == Visit{});
        CHECK(then(visit, {TimePassed{expected + 1s}, StillHere{}}).idle == 0ms);
    }
    CHECK(then(hurt(), {HomeAsked{}}).warn_at == warn_after);      // an ordinary page again
}

TEST_CASE("a draft stands with its French on a quiet page, and alone on another", "[visit]") {
    const Page page = shown(hurt("ar"));
    bool found = false;
    for (const Region& region : page.regions)
        for (const Group& group : region.groups)
            for (const Widget& widget : group.widgets)
                if (plain(widget.words) == "استشارة طبيب.") {
                    found = true;
                    CHECK(plain(widget.french) == "Voyez un médecin.");
                }
    CHECK(found);
    const Page question = shown(then(at_home("ar"), {GuideOpened{"victim"}}));
    CHECK(given::widget(question, "guide.answer.theft")->french.empty());
}

TEST_CASE("the list to be photographed is not offered where a picture is a trace", "[visit]") {
    CHECK_FALSE(given::group(shown(hurt()), "guide.take-away"));
    CHECK(given::group(shown(then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"theft"}, AnswerTouched{"yes"}})), "guide.take-away"));
}

TEST_CASE("what an outcome opens with stands beside the list first, else the complaint", "[visit]") {
    CHECK(plain(given::widget(shown(hurt()), "guide.who.title")->words) == "Se faire soigner");
    const Visit stolen = then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"theft"}, AnswerTouched{"yes"}});
    CHECK(plain(given::widget(shown(stolen), "guide.who.title")->words) == "Porter plainte");
}

TEST_CASE("a service that is asked for quietly is quiet however it was found, and so is what is opened from there", "[visit]") {
    const given::Houses quiet{given::house_data().changed("taxonomy.yaml", "{id: complaint-intake, label: Porter plainte}", "{id: complaint-intake, label: Porter plainte, x_sensitive: true}")};
    const auto in = quiet.at();
    const Visit found = after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, SearchOpened{}, TextTyped{"commissariat"}, ServiceOpened{"police-desk"}}, in);
    CHECK(can_leave(show(found, in)));
    CHECK(found.warn_at < warn_after);
    CHECK(can_leave(show(after(found, {EmergencyAsked{}}, in), in)));
    CHECK_FALSE(can_leave(show(after(found, {BackAsked{}}, in), in)));
    const Visit left = after(found, {LeaveAsked{}}, in);
    CHECK(left.typed.empty());
    CHECK(std::none_of(left.history.begin(), left.history.end(), [](const Screen& screen) { return std::holds_alternative<ServiceScreen>(screen); }));
    CHECK_FALSE(can_leave(show(after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, ServiceOpened{"tel-17"}}, in), in)));
}
