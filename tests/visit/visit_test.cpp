#include "visit/visit.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "given/print.hpp"
#include "given/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using namespace std::chrono_literals;
using repere::language::plain;
using repere::language::Tag;
using given::after;
using given::house;

namespace {

const Tag french{"fr"}, arabic{"ar"};
using Ids = std::vector<std::string>;

Visit at_home() { return after(given::visit(), {Started{}, LanguageChosen{french}}); }

struct At {
    const char* name;
    Visit visit;
};

// A visit on every screen, as visitors come to it.
std::vector<At> every_screen() {
    const Visit home = at_home();
    const Visit question = after(home, {GuideOpened{"victim"}});
    const Visit many = after(question, {AnswerTouched{"visiting"}, AnswerTouched{"bag"}, AnswerTouched{"card"}});
    const Visit outcome = after(many, {ContinueAsked{}, AnswerTouched{"no"}});
    const Visit search = after(home, {SearchOpened{}, TextTyped{"pol"}});
    return {{"language", after(given::visit(), {Started{}})},
            {"home", home},
            {"a question", question},
            {"a question with answers chosen", many},
            {"an outcome", outcome},
            {"the doors of another act", after(outcome, {ActionChosen{"safe"}})},
            {"the sentence, full screen", after(outcome, {FrenchShown{}})},
            {"a service of a guide", after(outcome, {ServiceOpened{"police-desk"}})},
            {"a search", search},
            {"a service found", after(search, {ServiceOpened{"tel-17"}})},
            {"Aa over a search", after(search, {AccessAsked{}, ModeToggled{Mode::large}})},
            {"emergency", after(home, {EmergencyAsked{}})},
            {"emergency, from attract", after(given::visit(), {EmergencyAsked{}})},
            {"Aa", after(home, {AccessAsked{}, ModeToggled{Mode::high_contrast}})},
            {"a language asked for in the middle", after(question, {LanguageAsked{}})}};
}

std::string screen_shown(const Visit& visit) { return show(visit, house()).screen; }

bool has(const Ids& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

// --- The way through ------------------------------------------------------------------------------------------------------------

TEST_CASE("a visit begins on attract, chooses a language and comes home", "[visit]") {
    CHECK(screen_shown(Visit{}) == "attract");
    CHECK(Visit{} == given::visit());
    CHECK(screen_shown(after(Visit{}, {Started{}})) == "language");
    CHECK(at_home() == Visit{.history = {AttractScreen{}, HomeScreen{}}});
    CHECK(after(Visit{}, {Started{}, LanguageChosen{arabic}}) ==
          Visit{.language = arabic, .history = {AttractScreen{}, HomeScreen{}}});
    CHECK(after(Visit{}, {LanguageChosen{arabic}}) == Visit{.language = arabic, .history = {AttractScreen{}, HomeScreen{}}});
    CHECK(after(at_home(), {Started{}}) == at_home());
}

TEST_CASE("back leads from each screen to the one before it", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        const Visit back = after(visit, {BackAsked{}});
        if (visit.history.size() == 2) {
            CHECK(back == Visit{});
        } else {
            CHECK(back.history == std::vector<Screen>{visit.history.begin(), visit.history.end() - 1});
            CHECK(back.language == visit.language);
            CHECK(back.modes == visit.modes);
        }
    }
    CHECK(after(Visit{}, {BackAsked{}}) == Visit{});
}

TEST_CASE("going back again and again ends on attract, with nothing left of the visit", "[visit]") {
    for (auto [name, visit] : every_screen()) {
        INFO(name);
        std::size_t steps = 0;
        while (visit.history.size() > 1 && steps < 20) visit = after(visit, {BackAsked{}}), ++steps;
        CHECK(visit == Visit{});
        CHECK(steps < 20);
    }
}

TEST_CASE("home is one touch away and takes a draft search with it", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        const Visit home = after(visit, {HomeAsked{}});
        CHECK(home.history == std::vector<Screen>{AttractScreen{}, HomeScreen{}});
        CHECK(home.typed.empty());
        CHECK(home.modes == visit.modes);
    }
}

TEST_CASE("the emergency page opens from anywhere, and back leads to where one was", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        const Visit there = after(visit, {EmergencyAsked{}});
        CHECK(screen_shown(there) == "emergency");
        if (screen_shown(visit) != "emergency") CHECK(after(there, {BackAsked{}}) == visit);
        else CHECK(there == visit);
    }
}

TEST_CASE("the language changes and the screen stays", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        if (std::holds_alternative<LanguageScreen>(visit.history.back())) continue;
        INFO(name);
        Visit expected = visit;
        expected.language = arabic;
        const Visit changed = after(visit, {LanguageAsked{}, LanguageChosen{arabic}});
        CHECK(changed == expected);
        const Page before = show(visit, house()), now = show(changed, house());
        CHECK(now.language == arabic);
        CHECK(now.screen == before.screen);
        CHECK(now.step == before.step);
        if (now.screen != "search") CHECK(given::touchable(now) == given::touchable(before));  // there the keyboard is another one
        INFO("a second touch on the language's button leaves everything as it was");
        CHECK(after(visit, {LanguageAsked{}, LanguageAsked{}}) == visit);
    }
}

TEST_CASE("Aa opens and closes with the same button, and its settings last as long as the visit", "[visit]") {
    const Visit large = after(at_home(), {AccessAsked{}, ModeToggled{Mode::large}});
    CHECK(large.modes == Modes{.large = true});
    CHECK(given::widget(show(large, house()), "access.large")->checked);
    CHECK_FALSE(given::widget(show(large, house()), "access.contrast")->checked);
    const Visit closed = after(large, {AccessAsked{}});
    CHECK(closed.history == at_home().history);
    CHECK(closed.modes.large);
    CHECK(after(large, {ModeToggled{Mode::large}}).modes == Modes{});
    CHECK(after(closed, {BackAsked{}}) == Visit{});
}

// --- Idle -----------------------------------------------------------------------------------------------------------------------

TEST_CASE("after two minutes without a touch everything about the visitor is forgotten", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        CHECK(after(visit, {TimePassed{119'999ms}}).history == visit.history);
        CHECK(after(visit, {TimePassed{120s}}) == Visit{});
        CHECK(after(visit, {TimePassed{90s}, TimePassed{30s}}) == Visit{});
        CHECK(after(visit, {TimePassed{1h}}) == Visit{});
    }
    Visit much;
    for (int i = 0; i < 3; ++i) much = after(much, {TimePassed{90s}});
    INFO("nobody is there: no time passes");
    CHECK(much == Visit{});
}

TEST_CASE("after ninety seconds the page asks whether somebody is there, and any sign will do", "[visit]") {
    const std::vector<Event> signs{StillHere{},
                                   PageTurned{1},
                                   FocusMoved{"bar.back"},
                                   TextTyped{"a"},
                                   TextErased{},
                                   AnswerTouched{"nothing"},
                                   ActionChosen{"nothing"},
                                   FrenchShown{},
                                   Started{},
                                   ModeToggled{Mode::large},
                                   HomeAsked{},
                                   EmergencyAsked{},
                                   LanguageAsked{},
                                   AccessAsked{},
                                   ContinueAsked{},
                                   SearchOpened{},
                                   ServiceOpened{"tel-17"},
                                   GuideOpened{"victim"}};
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        CHECK(given::region(show(after(visit, {TimePassed{89'999ms}}), house()), repere::page::Place::overlay) == nullptr);
        const Visit idle = after(visit, {TimePassed{90s}});
        const Page page = show(idle, house());
        CHECK(given::region(page, repere::page::Place::overlay) != nullptr);
        const auto* go_on = given::widget(page, "idle.continue");
        REQUIRE(go_on);
        REQUIRE(go_on->event);
        CHECK(after(idle, {*go_on->event}) == visit);
        for (const Event& sign : signs) {
            INFO(to_string(sign));
            const Visit awake = after(idle, {sign});
            CHECK(awake.idle == 0ms);
            CHECK(given::widget(show(awake, house()), "idle.continue") == nullptr);
        }
    }
}

TEST_CASE("the warning leaves the page under it as it is", "[visit]") {
    const Visit visit = at_home();
    Page warned = show(after(visit, {TimePassed{100s}}), house());
    REQUIRE(warned.regions.back().place == repere::page::Place::overlay);
    warned.regions.pop_back();
    CHECK(warned == show(visit, house()));
}

TEST_CASE("a page says when it will change by itself", "[visit]") {
    CHECK(changes_in(Visit{}) == std::nullopt);
    CHECK(changes_in(at_home()) == 90s);
    CHECK(changes_in(after(at_home(), {TimePassed{30s}})) == 60s);
    CHECK(changes_in(after(at_home(), {TimePassed{90s}})) == 30s);
    CHECK(changes_in(after(at_home(), {TimePassed{119s}})) == 1s);
}

// --- Effects --------------------------------------------------------------------------------------------------------------------

TEST_CASE("the end of a visit, and nothing else, makes the kiosk forget and look for a newer directory", "[visit]") {
    const std::vector<Effect> end{ForgetVisit{}, LookForDirectory{}};
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        CHECK((update(visit, TimePassed{120s}, house()).effects == end));
        CHECK(update(visit, TimePassed{119s}, house()).effects.empty());
        for (const Event& event : {Event{StillHere{}}, Event{HomeAsked{}}, Event{EmergencyAsked{}}, Event{TextTyped{"a"}},
                                   Event{DirectoryAdopted{}}, Event{PageTurned{-1}}}) {
            INFO(to_string(event));
            CHECK(update(visit, event, house()).effects.empty());
        }
        const Step back = update(visit, BackAsked{}, house());
        CHECK((back.effects == (back.visit == Visit{} ? end : std::vector<Effect>{})));
    }
    for (const Event& event :
         {Event{BackAsked{}}, Event{TimePassed{10min}}, Event{Started{}}, Event{DirectoryAdopted{}}, Event{StillHere{}}}) {
        INFO("on attract: " << to_string(event));
        CHECK(update(Visit{}, event, house()).effects.empty());
    }
}

TEST_CASE("a newer directory disturbs nobody", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        const Visit idle = after(visit, {TimePassed{95s}});
        CHECK(after(idle, {DirectoryAdopted{}}) == idle);
    }
    CHECK(after(Visit{}, {DirectoryAdopted{}}) == Visit{});
}

TEST_CASE("what a newer directory no longer has becomes the emergency page, never an error", "[visit]") {
    const given::Houses newer{
        given::data().without("guides/victim.yaml").changed("organizations/state.yaml", "id: police-desk", "id: another-desk")};
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        const Page page = show(visit, newer.at());
        const auto* guide = std::get_if<GuideScreen>(&visit.history.back());
        const auto* service = std::get_if<ServiceScreen>(&visit.history.back());
        if (guide || (service && service->service == "police-desk")) {
            CHECK(page.screen == "emergency");
            CHECK(given::widget(page, "emergency.17"));
            CHECK(given::widget(page, "bar.home"));
            CHECK(given::widget(page, "bar.back"));
        } else {
            CHECK(page.screen == screen_shown(visit));
        }
        for (const Event& event :
             {Event{AnswerTouched{"bag"}}, Event{ContinueAsked{}}, Event{ActionChosen{"safe"}}, Event{BackAsked{}}})
            CHECK_NOTHROW(show(after(visit, {event}, newer.at()), newer.at()));
    }
}

TEST_CASE("answers that a newer directory no longer has cannot be continued with", "[visit]") {
    const given::Houses newer{given::house_data()
                                  .changed("guides/victim.yaml", "{id: bag,", "{id: suitcase,")
                                  .changed("guides/victim.yaml", "{id: card,", "{id: purse,")};
    const Visit chosen =
        after(at_home(), {GuideOpened{"victim"}, AnswerTouched{"visiting"}, AnswerTouched{"bag"}, AnswerTouched{"card"}});
    CHECK(after(chosen, {ContinueAsked{}}, newer.at()) == chosen);
    CHECK(std::get<GuideScreen>(after(chosen, {AnswerTouched{"purse"}, ContinueAsked{}}, newer.at()).history.back()).answers ==
          repere::guides::Answers{{"who", {"visiting"}}, {"lost", {"purse"}}});
}

// --- Guides ---------------------------------------------------------------------------------------------------------------------

TEST_CASE("of many answers each touch takes or leaves one, and continue counts them", "[visit]") {
    const Visit question = after(at_home(), {GuideOpened{"victim"}, AnswerTouched{"living"}});
    CHECK(given::widget(show(question, house()), "guide.continue") == nullptr);
    CHECK(after(question, {ContinueAsked{}}) == question);

    const Visit two = after(question, {AnswerTouched{"card"}, AnswerTouched{"bag"}});
    const Page page = show(two, house());
    REQUIRE(given::widget(page, "guide.continue"));
    CHECK(plain(given::widget(page, "guide.continue")->words) == "Continuer · 2");
    CHECK(given::widget(page, "guide.answer.bag")->role == Role::checkbox);
    CHECK(given::widget(page, "guide.answer.bag")->checked);
    CHECK_FALSE(given::widget(page, "guide.answer.keys")->checked);

    const Visit one = after(two, {AnswerTouched{"card"}});
    CHECK(plain(given::widget(show(one, house()), "guide.continue")->words) == "Continuer · 1");
    CHECK(after(one, {AnswerTouched{"bag"}}) == question);
    CHECK(after(two, {AnswerTouched{"crown"}}) == two);

    INFO("they are kept in the order of the question, whatever the order of touching");
    const Visit gone_on = after(two, {ContinueAsked{}});
    CHECK(std::get<GuideScreen>(gone_on.history.back()).answers ==
          repere::guides::Answers{{"who", {"living"}}, {"lost", {"bag", "card"}}});
    INFO("and are still there when one comes back");
    CHECK(after(gone_on, {BackAsked{}}) == two);
}

TEST_CASE("of one answer the touch is enough; another one leads nowhere", "[visit]") {
    const Visit question = after(at_home(), {GuideOpened{"victim"}});
    const Page page = show(question, house());
    CHECK(page.step == "victim/who");
    CHECK(given::widget(page, "guide.answer.visiting")->role == Role::button);
    CHECK(show(after(question, {AnswerTouched{"visiting"}}), house()).step == "victim/lost");
    CHECK(after(question, {AnswerTouched{"bag"}}) == question);
    CHECK(after(at_home(), {AnswerTouched{"visiting"}}) == at_home());
    CHECK(after(at_home(), {ContinueAsked{}}) == at_home());
    CHECK(after(at_home(), {ActionChosen{"safe"}}) == at_home());
    CHECK(after(at_home(), {FrenchShown{}}) == at_home());
}

TEST_CASE("an outcome shows its acts in order, beside the doors of the complaint or of the act chosen", "[visit]") {
    const Visit outcome = after(
        at_home(), {GuideOpened{"victim"}, AnswerTouched{"visiting"}, AnswerTouched{"bag"}, ContinueAsked{}, AnswerTouched{"yes"}});
    const Page page = show(outcome, house());
    CHECK(page.step == "victim/go");
    REQUIRE(given::group(page, "guide.action.3"));
    CHECK(plain(given::group(page, "guide.action.1")->name) == "Être en sécurité");
    CHECK(plain(given::group(page, "guide.action.2")->name) == "Porter plainte");
    CHECK(given::group(page, "guide.action.2")->checked);
    CHECK_FALSE(given::group(page, "guide.action.3")->event);          // nobody is needed: there is nothing to open
    CHECK(given::group(page, "guide.service.police-desk"));
    CHECK_FALSE(given::group(page, "guide.service.tel-17"));
    CHECK(page.bring.empty());

    const auto* sentence = given::group(page, "french.show");
    REQUIRE(sentence);
    CHECK(plain(sentence->widgets.back().words) == "« On m’a volé mon sac. »");
    CHECK(sentence->widgets.back().words.front().kind == repere::language::SpanKind::french);

    const Page other = show(after(outcome, {ActionChosen{"safe"}}), house());
    CHECK(given::group(other, "guide.service.tel-17"));
    CHECK(given::group(other, "guide.action.1")->checked);
    CHECK(given::group(other, "french.show"));
    CHECK(other.bring == "guide.who.title");

    const Page large = show(after(outcome, {FrenchShown{}}), house());
    CHECK(large.step == "victim/go/sentence");
    CHECK(plain_text(large).find("On m’a volé mon sac.") != std::string::npos);
    CHECK(after(outcome, {FrenchShown{}, BackAsked{}}) == outcome);
}

TEST_CASE("without a telephone the page offers a sentence to have somebody call", "[visit]") {
    const Visit question =
        after(at_home(), {GuideOpened{"victim"}, AnswerTouched{"visiting"}, AnswerTouched{"bag"}, ContinueAsked{}});
    CHECK(given::group(show(after(question, {AnswerTouched{"no"}}), house()), "guide.no-phone"));
    CHECK_FALSE(given::group(show(after(question, {AnswerTouched{"yes"}}), house()), "guide.no-phone"));
}

TEST_CASE("when no desk is known to be open the page says so first", "[visit]") {
    const Visit outcome = after(
        at_home(), {GuideOpened{"victim"}, AnswerTouched{"visiting"}, AnswerTouched{"bag"}, ContinueAsked{}, AnswerTouched{"yes"}});
    const auto says = [&](const char* moment) {
        return plain_text(show(outcome, house(moment))).find("Aucun guichet confirmé ouvert") != std::string::npos;
    };
    CHECK_FALSE(says("2026-11-23 10:00"));
    CHECK(says("2026-11-23 22:00"));
}

// --- Typed words ----------------------------------------------------------------------------------------------------------------

TEST_CASE("typed words are kept while a search is on the way, and nowhere else", "[visit]") {
    const Visit search = after(at_home(), {SearchOpened{}, TextTyped{"po"}, TextTyped{"l"}});
    CHECK(search.typed == "pol");
    CHECK(plain(given::widget(show(search, house()), "search.field")->words) == "pol");
    CHECK(after(search, {ServiceOpened{"tel-17"}, BackAsked{}}) == search);
    CHECK(after(search, {AccessAsked{}, EmergencyAsked{}, BackAsked{}, BackAsked{}}) == search);
    CHECK(after(search, {EmergencyAsked{}, LanguageAsked{}, BackAsked{}, BackAsked{}}) == search);
    CHECK(after(search, {BackAsked{}}).typed.empty());
    CHECK(after(search, {BackAsked{}}) == at_home());
    CHECK(after(at_home(), {TextTyped{"secret"}}).typed.empty());
    CHECK(after(search, {EmergencyAsked{}, TextTyped{"x"}}).typed == "pol");
}

TEST_CASE("typed words are bounded and never broken inside a character", "[visit]") {
    Visit search = after(at_home(), {SearchOpened{}});
    for (int i = 0; i < 1000; ++i) search = after(search, {TextTyped{"ض"}});
    CHECK(search.typed.size() <= 200);
    CHECK(search.typed.size() > 100);
    CHECK(repere::language::is_utf8(search.typed));
    const Visit again = after(search, {TextTyped{std::string(100'000, 'a')}});
    CHECK(again.typed == search.typed);

    const Visit one = after(at_home(), {SearchOpened{}, TextTyped{"é"}, TextTyped{"被"}});
    CHECK(after(one, {TextErased{}}).typed == "é");
    CHECK(after(one, {TextErased{}, TextErased{}}).typed.empty());
    CHECK(after(one, {TextErased{}, TextErased{}, TextErased{}}).typed.empty());
}

TEST_CASE("an event never tells what was typed", "[visit]") {
    CHECK(to_string(Event{TextTyped{"secret"}}) == "TextTyped");
}

TEST_CASE("the results are those of the words, numbered, and an empty result offers help", "[visit]") {
    const Page found = show(after(at_home(), {SearchOpened{}, TextTyped{"commiss"}}), house());
    REQUIRE(given::group(found, "search.result.1"));
    CHECK(*given::group(found, "search.result.1")->event == Event{ServiceOpened{"police-desk"}});
    CHECK_FALSE(given::group(found, "search.result.2"));
    CHECK(plain(given::widget(found, "search.count")->words) == "1 service");

    const Page nothing = show(after(at_home(), {SearchOpened{}, TextTyped{"zzzz"}}), house());
    CHECK_FALSE(given::group(nothing, "search.result.1"));
    CHECK(plain_text(nothing).find("Rien ne correspond.") != std::string::npos);
}

// --- Attract --------------------------------------------------------------------------------------------------------------------

TEST_CASE("on attract the languages take turns", "[visit]") {
    const auto& houses = given::usual_house();
    const auto turn = [&](int n) { return show(Visit{}, houses.at(given::a_monday, n)); };
    CHECK(plain(turn(0).title) == "Besoin d’aide ?");
    CHECK(plain(turn(1).title) == "هل تحتاج إلى مساعدة؟");
    CHECK(turn(0) == turn(2));
    CHECK_FALSE(turn(0) == turn(1));
    CHECK(turn(1).language == french);                          // the page itself does not turn round

    for (const Page& page : {turn(0), turn(1)}) {
        CHECK(page.screen == "attract");
        REQUIRE(given::widget(page, "attract.start"));
        CHECK(*given::widget(page, "attract.start")->event == Event{Started{}});
        CHECK(given::touchable(page) == Ids{"attract", "attract.start"});
        CHECK(plain_text(page).find("Office de tourisme") != std::string::npos);
        CHECK_FALSE(given::region(page, repere::page::Place::bar));
    }
}

TEST_CASE("on attract only the question and the call take turns: all languages stand there all the time", "[visit]") {
    const auto& houses = given::usual_house();
    const auto texts = [&](int turn) {
        std::vector<std::string> out;
        const Page page = show(Visit{}, houses.at(given::a_monday, turn));
        for (const auto& widget : page.regions.front().groups.front().widgets)
            if (widget.role == repere::page::Role::text) out.push_back(plain(widget.words));
        return out;
    };
    CHECK(texts(0) == std::vector<std::string>{"Besoin d’aide ?", "هل تحتاج إلى مساعدة؟"});
    CHECK(texts(1) == texts(0));

    const Page arabic_leads = show(Visit{}, houses.at(given::a_monday, 1));
    const auto* start = given::widget(arabic_leads, "attract.start");
    REQUIRE(start);
    CHECK(plain(start->words) == "يُرجى لمس الشاشة");
    CHECK(plain(start->detail) == "Touchez l’écran");            // the town's own stands under it
}

TEST_CASE("on attract stand the pictures of home's doors, each with its name for who does not see", "[visit]") {
    const auto pictures = [](const Page& page, const char* ids) {
        std::vector<std::pair<std::string, std::string>> out;
        for (const auto& region : page.regions)
            for (const auto& group : region.groups)
                for (const auto& widget : group.widgets)
                    if (widget.role == repere::page::Role::picture || widget.id.starts_with(ids))
                        out.push_back({widget.pictogram, plain(widget.spoken.empty() ? widget.words : widget.spoken)});
        return out;
    };
    const auto shown = pictures(show(Visit{}, given::house()), "none");
    CHECK_FALSE(shown.empty());
    auto doors = pictures(show(at_home(), given::house()), "home.");
    doors.pop_back();                                            // the search is a way, not a thing one finds
    CHECK(shown == doors);
}

TEST_CASE("the light of attract is that of the hour in Aix", "[visit]") {
    const auto [moment, light, because] = GENERATE(table<const char*, const char*, const char*>({
        {"2026-11-23 10:00", "day", "a morning in November"},
        {"2026-11-23 16:30", "dusk", "the sun sets at five"},
        {"2026-06-21 16:30", "day", "in June it stands high"},
        {"2026-06-21 21:00", "dusk", "and sets after nine"},
        {"2026-01-10 08:30", "dawn", "it rises after eight in January"},
        {"2026-07-10 05:30", "dawn", "and about six in July"},
        {"2026-11-23 22:00", "night", "well after it"},
        {"2026-11-23 00:00", "night", "and before"},
    }));
    INFO(because);
    CHECK(show(Visit{}, given::usual_house().at(moment)).step == light);
}

// --- The bar --------------------------------------------------------------------------------------------------------------------

TEST_CASE("every page but attract has its way back, home, its languages, Aa and the emergency button, always last", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        const Page page = show(visit, house());
        const auto* bar = given::region(page, repere::page::Place::bar);
        REQUIRE(bar);
        REQUIRE(bar->groups.size() == 1);
        Ids ids;
        for (const auto& widget : bar->groups.front().widgets) {
            ids.push_back(widget.id);
            CHECK(widget.event);
            CHECK((!widget.words.empty() || !widget.spoken.empty()));
        }
        CHECK(ids.back() == "bar.emergency");
        CHECK(has(ids, "bar.access"));
        CHECK(has(ids, "bar.back") == (visit.history.size() > 2));
        CHECK(has(ids, "bar.language") == (page.screen != "language"));
        CHECK(has(ids, "bar.home") == (page.screen != "home" && name != std::string{"language"}));
        CHECK(page.title.size() > 0);
    }
}

TEST_CASE("ids stand once on a page and do not depend on the language", "[visit]") {
    for (const auto& [name, visit] : every_screen()) {
        INFO(name);
        const Ids ids = given::touchable(show(visit, house()));
        CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
        CHECK_FALSE(has(ids, ""));
    }
}

TEST_CASE("the languages are offered by their own names", "[visit]") {
    const Page page = show(after(Visit{}, {Started{}}), house());
    REQUIRE(given::widget(page, "language.ar"));
    CHECK(given::widget(page, "language.ar")->words == repere::language::words("العربية", arabic));
    CHECK(*given::widget(page, "language.ar")->event == Event{LanguageChosen{arabic}});
    CHECK(given::widget(page, "language.fr"));
}

// --- What is shown of a service -------------------------------------------------------------------------------------------------

namespace {

const std::string good = "{on: 2026-06-01, method: call, confidence: confirmed}";

std::string service(const std::string& id, const std::string& rest) {
    return "  - id: " + id + "\n    name: " + id +
           "\n    x_class: desk\n    x_acts: [complaint-intake]\n    x_audiences: [everybody]\n    x_fallback: tel-17\n" +
           "    x_verified: " + good + "\n" + rest;
}

std::string door(const std::string& hours, const std::string& verified = good) {
    return "    location:\n      address_1: 1 rue Haute\n      city: Aix-en-Provence\n      x_verified: " + good +
           "\n      x_hours: \"" + hours + "\"\n      x_hours_verified: " + verified + "\n";
}

const given::Houses& counters() {
    static const given::Houses houses{given::house_data().with(
        "organizations/counters.yaml",
        "id: counters\nname: Guichets\nservices:\n" + service("office", door("Mo-Sa 08:00-18:00; PH off")) +
            service("lunch", door("Mo-Fr 09:00-12:00,14:00-17:30")) + service("night", door("24/7")) +
            service("heard", door("Mo-Fr 08:00-18:00", "{method: declared, confidence: to-confirm}")) +
            service("read", door("Mo-Fr 08:00-18:00", "{on: 2026-06-01, method: public-source, confidence: seen}")) +
            service("old", door("Mo-Fr 08:00-18:00", "{on: 2025-01-01, method: call, confidence: confirmed}")) +
            service("shut", "    status: temporarily closed\n" + door("Mo-Fr 08:00-18:00")) + service("silent", "") +
            service("secret",
                    "    phones:\n      - number: 04 42 99 99 99\n        x_verified: {method: declared, confidence: to-confirm}\n "
                    "       x_hours: 24/7\n"
                    "        x_hours_verified: " +
                        good + "\n") +
            "  - id: web\n    name: web\n    x_class: online\n    x_acts: [complaint-intake]\n    x_audiences: [everybody]\n    "
            "url: https://www.example.org/\n"
            "    x_verified: " +
            good + "\n")};
    return houses;
}

Page page_of(const std::string& id, const char* moment) {
    return show(after(at_home(), {ServiceOpened{id}}), counters().at(moment));
}

}  // namespace

TEST_CASE("a badge says open, closed or to be confirmed, and never more than is known", "[visit]") {
    const auto [id, moment, words, tone, because] = GENERATE(table<const char*, const char*, const char*, Tone, const char*>({
        {"office", "2026-11-23 10:00", "Ouvert jusqu’à 18 h", Tone::open, "an ordinary Monday"},
        {"lunch", "2026-11-23 10:00", "Ouvert jusqu’à 12 h", Tone::open, "until lunch"},
        {"lunch", "2026-11-23 13:00", "Fermé. Ouvre à 14 h", Tone::closed, "at lunch"},
        {"lunch", "2026-11-23 14:00", "Ouvert jusqu’à 17 h 30", Tone::open, "the opening minute counts"},
        {"lunch", "2026-11-27 18:00", "Fermé. Ouvre lundi 30 novembre à 9 h", Tone::closed, "over the weekend"},
        {"office", "2026-08-14 10:00", "Ouvert jusqu’à 18 h", Tone::open, "the day before Assumption"},
        {"office", "2026-08-15 10:00", "Fermé : Assomption · ouvre lundi 17 août à 8 h", Tone::closed, "a Saturday, and a holiday"},
        {"night", "2026-12-25 03:00", "Jour et nuit", Tone::open, "always"},
        {"heard", "2026-11-23 10:00", "Horaires à confirmer", Tone::unknown, "hours that somebody remembered"},
        {"read", "2026-11-23 10:00", "Horaires à confirmer", Tone::unknown, "hours that were only read"},
        {"old", "2026-11-23 10:00", "Horaires à confirmer", Tone::unknown, "hours checked too long ago"},
        {"silent", "2026-11-23 10:00", "Horaires à confirmer", Tone::unknown, "no hours at all"},
        {"shut", "2026-11-23 10:00", "Fermé", Tone::closed, "closed for works: the hours on the door say nothing of it"},
        {"shut", "2026-11-23 19:00", "Fermé", Tone::closed, "nor of when it opens again"},
        {"web", "2026-11-23 10:00", "", Tone::plain, "a website has no hours"},
    }));
    INFO(id << " on " << moment << ": " << because);
    const Page page = page_of(id, moment);
    CHECK(page.screen == "service");
    const Widget* badge = nullptr;
    for (const auto& group : given::region(page, repere::page::Place::header)->groups)
        for (const auto& widget : group.widgets)
            if (widget.role == Role::badge) badge = &widget;
    CHECK((badge ? plain(badge->words) : "") == std::string{words});
    if (badge) CHECK(badge->tone == tone);
}

TEST_CASE("the badge in a list is the badge of the page", "[visit]") {
    const Page list = show(after(at_home(), {SearchOpened{}, TextTyped{"office"}}), counters().at("2026-08-15 10:00"));
    const auto* card = given::group(list, "search.result.1");
    REQUIRE(card);
    REQUIRE(card->widgets.size() > 1);
    CHECK(card->widgets[1].role == Role::badge);
    CHECK(plain(card->widgets[1].words) == "Fermé : Assomption · ouvre lundi 17 août à 8 h");
}

TEST_CASE("a number that somebody remembered is never shown", "[visit]") {
    const char* moment = "2026-11-23 10:00";
    const auto shows = [](const Page& page) { return plain_text(page).find("99 99 99") != std::string::npos; };
    const Page own = page_of("secret", moment);
    CHECK_FALSE(shows(own));
    INFO("whoever answers in its place is");
    const auto* instead = given::group(own, "service.fallback");
    REQUIRE(instead);
    CHECK(*instead->event == Event{ServiceOpened{"tel-17"}});
    CHECK(plain(instead->name).find("17") != std::string::npos);

    const Page found = show(after(at_home(), {SearchOpened{}, TextTyped{"secret"}}), counters().at(moment));
    CHECK(given::group(found, "search.result.1"));
    CHECK_FALSE(shows(found));
    CHECK_FALSE(
        given::group(show(after(at_home(), {SearchOpened{}, TextTyped{"0442999999"}}), counters().at(moment)), "search.result.1"));

    const Visit outcome = after(
        at_home(), {GuideOpened{"victim"}, AnswerTouched{"visiting"}, AnswerTouched{"bag"}, ContinueAsked{}, AnswerTouched{"yes"}});
    const Page doors = show(outcome, counters().at(moment));
    CHECK(given::group(doors, "guide.service.secret"));
    CHECK_FALSE(shows(doors));
}

TEST_CASE("a website is written without what only machines need", "[visit]") {
    const std::string text = plain_text(page_of("web", "2026-11-23 10:00"));
    CHECK(text.find("\nexample.org") != std::string::npos);
    CHECK(text.find("https") == std::string::npos);
}

// --- Emergency ------------------------------------------------------------------------------------------------------------------

TEST_CASE("the emergency page has the numbers, where one is, and a sentence to show", "[visit]") {
    for (const Tag& tag : {french, arabic}) {
        Visit visit = after(Visit{}, {LanguageChosen{tag}, EmergencyAsked{}});
        const Page page = show(visit, house());
        const auto* police = given::widget(page, "emergency.17");
        REQUIRE(police);
        CHECK(police->words == repere::language::Words{{"17", french, repere::language::SpanKind::phone}});
        CHECK(plain_text(page).find("Office de tourisme, Aix-en-Provence") != std::string::npos);
        CHECK(plain_text(page).find("Pouvez-vous appeler ce numéro pour moi") != std::string::npos);
    }
}

TEST_CASE("where a mistake could harm, a draft translation stands with its French", "[visit]") {
    const Page page = show(after(Visit{}, {LanguageChosen{arabic}, EmergencyAsked{}}), house());
    const auto* police = given::widget(page, "emergency.17");
    REQUIRE(police);
    CHECK(plain(police->detail) == "الشرطة");
    CHECK(plain(police->french) == "Police, gendarmerie");
    CHECK(given::widget(show(after(at_home(), {EmergencyAsked{}}), house()), "emergency.17")->french.empty());
}

TEST_CASE("when there is nothing but emergency, back leads to attract", "[visit]") {
    CHECK(screen_shown(emergency_only()) == "emergency");
    CHECK(update(emergency_only(), BackAsked{}, house()).visit == Visit{});
}
