// What is heard of a page: all that is seen and needed, in the order of reading, each thing in its own language.
#include "speech/speech.hpp"

#include <string>

#include "given/activities.hpp"
#include "given/page.hpp"
#include "given/print.hpp"
#include "given/visit.hpp"

using namespace repere::speech;
using namespace repere::page;
using repere::language::french;
using repere::language::Span;
using repere::language::SpanKind;
using repere::language::Tag;
using repere::language::words;
using repere::language::Words;

namespace {

const Tag english{"en"}, arabic{"ar"};

const repere::messages::Messages& say() {
    static const repere::messages::Messages french_words{given::usual_house().directory(), french};
    return french_words;
}

std::string heard(const Page& page) { return to_string(page_aloud(page, say())); }
std::string heard(const Page& page, const std::string& id) { return to_string(widget_aloud(page, id, say())); }

Page page_of(std::vector<Group> main, const Tag& tag = french) {
    Page page{.screen = "guide", .language = tag};
    page.region(Place::main).groups = std::move(main);
    return page;
}

std::string heard(Widget widget, const Tag& tag = french) { return heard(page_of({{.widgets = {std::move(widget)}}}, tag)); }

}  // namespace

TEST_CASE("a page is heard in the order of reading: its head, how many choices, the page, what stands beside it", "[speech]") {
    Page page{.screen = "guide"};
    page.region(Place::aside).groups = {{.widgets = {given::line(Role::text, "À côté")}}};
    page.region(Place::main).groups = {{.widgets = {given::button("one", "Vol", AnswerTouched{"one"}), given::button("two", "Perte", AnswerTouched{"two"})}}};
    page.region(Place::header).groups = {{.widgets = {given::line(Role::title, "Que s’est-il passé ?")}}};
    CHECK(heard(page) == "[fr] Que s’est-il passé ?\n[fr] 2 choix.\n[fr] Vol.\n[fr] Perte.\n[fr] À côté.\n");
}

TEST_CASE("a sheet is heard as it will be printed, before it is", "[speech]") {
    const given::Houses houses{given::house_data().with("places.yaml", "- {id: tourist-office, name: Office de tourisme, x_said_aloud: Ici, x_printer: true}\n")};
    repere::visit::House house = houses.at();
    house.here.printer.there = true;
    const auto visit = given::after(given::visit(), {Started{}, LanguageChosen{french}, ServiceOpened{"police-desk"}, PrintAsked{}}, house);
    const std::string said = to_string(page_aloud(repere::visit::show(visit, house), house.say));
    for (const char* words : {"Votre feuille", "Feuille entière. Oui", "Petit papier de poche. Non", "Reçoit les plaintes"}) CHECK(said.find(words) != std::string::npos);
}

TEST_CASE("what comes at a service is heard: what, when, where", "[speech]") {
    const given::Houses houses{given::house_data().with("activities.yaml", given::activity("one", "2026-12-03", "  service: police-desk\n  place: Salle 2\n  opens_at: \"14:00\"\n  closes_at: \"16:00\"\n"))};
    const auto house = houses.at();
    const auto visit = given::after(given::visit(), {Started{}, LanguageChosen{french}, ServiceOpened{"police-desk"}}, house);
    const std::string said = to_string(page_aloud(repere::visit::show(visit, house), house.say));
    INFO(said);
    for (const char* words : {"Prochaines rencontres", "Rencontre one", "jeudi 3 décembre", "14 h", "16 h", "Salle 2"}) CHECK(said.find(words) != std::string::npos);
}

TEST_CASE("neither the bar nor the page buttons nor the keys are read with a page; each is heard by itself", "[speech]") {
    Page page = given::with_bar(given::titled("search", "Que cherchez-vous ?"));
    page.region(Place::hand).groups = {{.id = "keys", .arrangement = Arrangement::keyboard, .widgets = {given::button("key.a", "a", TextTyped{"a"})}}};
    CHECK(heard(page) == "[fr] Que cherchez-vous ?\n[fr] Touchez tout ce qui manque, puis continuez.\n");
    CHECK(heard(page, "bar.back") == "[fr] Retour.\n");
    CHECK(heard(page, "page.down") == "[fr] Voir la suite.\n");
    CHECK(heard(page, "key.a") == "[fr] a.\n");
    CHECK(heard(page, "nowhere").empty());
}

TEST_CASE("how many choices there are is said where there is one to make", "[speech]") {
    const auto [doors, expected] = GENERATE(table<int, const char*>({{0, ""}, {1, ""}, {2, "[fr] 2 choix.\n"}, {8, "[fr] 8 choix.\n"}}));
    const std::string said = heard(given::doors_page(doors));
    CHECK((said.find(" choix.") != std::string::npos) == (expected != std::string{}));
    CHECK(said.find(std::string{"continuez.\n"} + expected) != std::string::npos);      // after the title and what stands under it
}

TEST_CASE("a card is one choice, and nothing of the bar is one", "[speech]") {
    const auto card = [](const char* id) { return Group{.id = id, .arrangement = Arrangement::card, .widgets = {given::line(Role::heading, id)}, .event = ServiceOpened{id}}; };
    CHECK(heard(given::with_bar(page_of({card("a"), card("b"), card("c")}))).starts_with("[fr] 3 choix.\n"));
}

TEST_CASE("a thing is said with its number, its name, its second line and its state, and full stops between them", "[speech]") {
    const auto [widget, expected, because] = GENERATE(table<Widget, const char*, const char*>({
        {{.words = given::said("Vol")}, "[fr] Vol.\n", "its words"},
        {{.words = given::said("Vol"), .detail = given::said("Sac, papiers")}, "[fr] Vol. Sac, papiers.\n", "a second line after a pause"},
        {{.words = given::said("Où dormir ?"), .detail = given::said("Ce soir")}, "[fr] Où dormir ? Ce soir.\n", "a question has its own pause"},
        {{.words = given::said("Appelez :")}, "[fr] Appelez :\n", "so has a colon"},
        {{.pictogram = "home", .spoken = given::said("Accueil")}, "[fr] Accueil.\n", "a sign says what it means"},
        {{.words = given::said("Aa"), .spoken = given::said("Taille du texte")}, "[fr] Taille du texte.\n", "instead of what it shows"},
        {{.pictogram = "home"}, "", "a picture without words says nothing"},
        {{.role = Role::checkbox, .words = given::said("Clés"), .checked = true}, "[fr] Clés. Oui.\n", "a box that is ticked"},
        {{.role = Role::checkbox, .words = given::said("Clés")}, "[fr] Clés. Non.\n", "and one that is not"},
        {{.role = Role::checkbox, .words = given::said("Contraste"), .detail = given::said("Oui"), .checked = true}, "[fr] Contraste. Oui.\n", "what it says itself is not said twice"},
        {{.words = given::said("Portez plainte"), .number = 3}, "[fr] 3. Portez plainte.\n", "an act of a list"},
        {{.role = Role::key, .words = given::said("Espace"), .number = 4}, "[fr] Espace.\n", "of a key the number is its width"},
        {{.role = Role::number, .words = {{"3919", french, SpanKind::phone}}}, "[fr] 39 19.\n", "as it is dialled"},
        {{.words = given::said("استشارة"), .french = given::said("Consultation")}, "[fr] استشارة.\n", "the French under a draft is not read after it"},
    }));
    INFO(because);
    CHECK(heard(widget) == expected);
}

TEST_CASE("each stretch of a line has the voice of its language, a number that of the line around it", "[speech]") {
    CHECK(heard(Widget{.words = {{"Show this: ", english}, {"« On m’a volé mon sac. »", french, SpanKind::french}}}, english) ==
          "[en] Show this:\n[fr] On m’a volé mon sac.\n");
    CHECK(heard(Widget{.words = {{"Call ", english}, {"3919", french, SpanKind::phone}, {", day and night", english}}}, english) == "[en] Call 3 9 1 9, day and night.\n");
    CHECK(heard(Widget{.words = {{"Appelez le ", french}, {"3919", french, SpanKind::phone}, {".", french}}}) == "[fr] Appelez le 39 19.\n");
    CHECK(heard(Widget{.words = {{"Ouvert jusqu’à ", french}, {"18 h", french, SpanKind::hours}}}) == "[fr] Ouvert jusqu’à 18 heures.\n");
}

TEST_CASE("what is touched as a whole is its name, then what the name does not say", "[speech]") {
    Widget head = given::line(Role::heading, "Portez plainte");
    head.number = 2;
    const Page page = page_of({{.id = "act",
                                .arrangement = Arrangement::act,
                                .widgets = {head, given::line(Role::text, "Demandez le récépissé.")},
                                .event = ActionChosen{"act"},
                                .name = given::said("Portez plainte au commissariat")},
                               {.id = "card",
                                .arrangement = Arrangement::card,
                                .widgets = {given::line(Role::heading, "Commissariat"), given::number("", "17")},
                                .event = ServiceOpened{"card"}}});
    const std::string act = "[fr] 2. Portez plainte au commissariat.\n[fr] Demandez le récépissé.\n", card = "[fr] Commissariat.\n[fr] 17.\n";
    CHECK(heard(page) == "[fr] 2 choix.\n" + act + card);
    CHECK(heard(page, "act") == act);
    CHECK(heard(page, "card") == card);
}

TEST_CASE("of a map its name is said, not each ring", "[speech]") {
    const Page page = page_of({{.id = "map", .arrangement = Arrangement::map, .widgets = {given::line(Role::label, "5 min")}, .event = MapOpened{}, .name = given::said("Sur une carte")}});
    CHECK(heard(page) == "[fr] Sur une carte.\n");
}

TEST_CASE("with a warning over the page, the warning is all that is said", "[speech]") {
    Page page = given::doors_page();
    Group card{.id = "idle", .arrangement = Arrangement::card, .name = given::said("Toujours là ?")};
    card.widgets = {given::line(Role::title, "Toujours là ?"), given::button("idle.continue", "Je suis là", StillHere{})};
    page.region(Place::overlay).groups = {std::move(card)};
    CHECK(heard(page) == "[fr] Toujours là ?\n[fr] Je suis là.\n");
}

TEST_CASE("where others would hear a quiet page, only that a headset is needed is said, and where to borrow one", "[speech]") {
    CHECK(to_string(only_in_private(false, say())) == "[fr] Cette page se lit seulement avec un casque.\n");
    CHECK(to_string(only_in_private(true, say())) == "[fr] Cette page se lit seulement avec un casque. L’accueil peut prêter un casque.\n");
}

TEST_CASE("an utterance keeps what is written on the screen: a recording is found by it", "[speech]") {
    const Page page = page_of({{.widgets = {{.words = {{"Le\u00A0", french}, {"3919", french, SpanKind::phone}, {" écoute", french}}, .detail = given::said("« Jour et nuit »")}}}});
    CHECK(page_aloud(page, say()) == Utterances{{"Le 39 19 écoute. Jour et nuit.", "Le 3919 écoute\n« Jour et nuit »", french}});
}

TEST_CASE("a visitor hears the whole way, in their own language where it is translated", "[speech]") {
    using repere::visit::House;
    const House house = given::house();
    const auto page = [&](std::initializer_list<Event> events) { return show(given::after(given::visit(), events), house); };
    CHECK(to_string(page_aloud(page({Started{}, LanguageChosen{{"fr"}}, GuideOpened{"victim"}}), say())) ==
          "[fr] Il m’est arrivé quelque chose.\n[fr] Vous habitez ici ?\n[fr] 2 choix.\n[fr] Je suis en visite.\n[fr] J’habite ici.\n");
    const Page home = page({Started{}, LanguageChosen{{"ar"}}});
    CHECK(to_string(page_aloud(home, house.say.in(arabic))).starts_with("[ar] كيف يمكننا مساعدتك؟\n"));
    CHECK(to_string(widget_aloud(home, "bar.home", house.say.in(arabic))).empty());          // at home no button leads there
    CHECK(to_string(widget_aloud(home, "bar.access", house.say.in(arabic))) == "[fr] " + repere::language::plain(house.say.text_size()) + ".\n");
}
