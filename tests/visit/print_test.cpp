// On paper, and into a telephone (DESIGN §9; people.md, P3, P4, P12, P15): what is offered, to whom, and what becomes of it.
#include <algorithm>
#include <string>

#include "given/print.hpp"
#include "given/visit.hpp"
#include "handout/handout.hpp"

using namespace repere::visit;
using namespace repere::page;
using namespace std::chrono_literals;
using given::after;
using repere::handout::Kind;
using repere::language::plain;

namespace {

const char* const with_printer = "- id: tourist-office\n  name: Office de tourisme\n  x_said_aloud: \"Office de tourisme, Aix-en-Provence\"\n  x_printer: true\n";

// An ordinary theft, and a violence nobody else should read of; the guide where « Quitter » leads.
const given::Houses& houses() {
    static const given::Houses houses{given::house_data()
                                          .with("places.yaml", with_printer)
                                          .with("guides/victim.yaml", R"(id: victim
title: Il m’est arrivé quelque chose
start: what
questions:
  - id: what
    ask: Que s’est-il passé ?
    answers:
      - {id: theft, label: Vol, next: phone}
      - {id: lost, label: Perte, next: go}
      - {id: violence, label: Violence, sensitive: true, next: phone}
  - id: phone
    ask: Avez-vous un téléphone ?
    answers:
      - {id: "yes", label: Oui, next: [hurt, stolen]}
      - {id: "no", label: Non, next: [hurt, stolen]}
outcomes:
  - {id: hurt, when: {what: [violence]}, title: Que faire}
  - {id: stolen, title: Que faire, french: "On m’a volé quelque chose."}
  - {id: go, title: Cherchez}
acts:
  - {id: safe, outcomes: [hurt, stolen], before: danger, moment: now, title: Être en sécurité, need: emergency}
  - {id: complain, outcomes: [hurt, stolen], before: complaint, moment: later, title: Porter plainte, need: complaint-intake}
  - {id: look, outcomes: [go], before: after, moment: now, title: Regarder encore}
)")
                                          .with("guides/travel-safely.yaml", R"(id: travel-safely
title: Un séjour tranquille
start: before
questions:
  - {id: before, ask: Avant de sortir, choose: read, next: enjoy, tips: [{id: bag, text: Fermez votre sac., kind: precaution}]}
outcomes: [{id: enjoy, title: Bon séjour}]
acts: [{id: visit, outcomes: [enjoy], before: after, moment: today, title: Se promener}]
)")};
    return houses;
}

House house() {
    House house = houses().at();
    house.here.printer.there = true;
    return house;
}
Page shown(const Visit& visit, const House& in = house()) { return show(visit, in); }
Visit then(const Visit& visit, std::initializer_list<Event> events, const House& in = house()) { return after(visit, events, in); }
std::vector<Effect> effects(const Visit& visit, const Event& event, const House& in = house()) { return update(visit, event, in).effects; }
bool offers(const Page& page, const char* id) { return given::widget(page, id) != nullptr; }
bool says(const Page& page, const std::string& words) {
    return repere::language::folded(plain_text(page)).find(repere::language::folded(words)) != std::string::npos;
}

Visit at_home() { return then(given::visit(), {Started{}, LanguageChosen{{"fr"}}}); }
Visit stolen(const char* phone = "yes") { return then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"theft"}, AnswerTouched{phone}}); }
Visit lost() { return then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"lost"}}); }
Visit hurt() { return then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"violence"}, ContinueAsked{}, AnswerTouched{"yes"}}); }
Visit at_police(const Visit& from = at_home()) { return then(from, {ServiceOpened{"police-desk"}}); }
Visit preview(const Visit& from = stolen()) { return then(from, {PrintAsked{}}); }
Visit printing_now(const Visit& from = stolen()) { return then(from, {PrintAsked{}, PrintNow{}}); }

PrintScreen sheet(const Visit& visit) { return std::get<PrintScreen>(visit.history.back()); }

bool cancels(const std::vector<Effect>& effects) { return std::find(effects.begin(), effects.end(), Effect{CancelPrinting{}}) != effects.end(); }

}  // namespace

TEST_CASE("a page can be printed where the place has a printer, and that printer answers", "[visit][print]") {
    const auto [place, there, offered] = GENERATE(table<bool, bool, bool>({{true, true, true}, {true, false, false}, {false, true, false}}));
    CAPTURE(place, there);
    House here = house();
    here.here.place.printer = place;
    here.here.printer.there = there;
    CHECK(offers(shown(stolen(), here), "guide.print") == offered);
    CHECK(offers(shown(at_police(), here), "service.print") == offered);
    CHECK(offers(shown(then(stolen(), {TakeAwayAsked{}}), here), "take-away.print") == offered);
    CHECK(std::holds_alternative<PrintScreen>(then(stolen(), {PrintAsked{}}, here).history.back()) == offered);
    CHECK(says(shown(then(at_home(), {AccessAsked{}, YourDataAsked{}}), here), "ne garde pas de copie") == place);
}

TEST_CASE("the sheet is seen before it is printed: its own words, and one button", "[visit][print]") {
    const Visit visit = preview();
    const Page page = shown(visit);
    CHECK(page.screen == "print-preview");
    CHECK(sheet(visit).request == repere::handout::Request{.kind = Kind::acts, .guide = "victim", .answers = {{"what", {"theft"}}, {"phone", {"yes"}}}});
    const auto made = repere::handout::make(sheet(visit).request, {house().directory, house().here.minute, house().here.place, {}});
    REQUIRE(made);
    REQUIRE_FALSE(made->blocks.empty());
    for (const auto& block : made->blocks)
        for (const auto& line : block.lines) CHECK(says(page, plain(line.words.empty() ? line.french : line.words)));
    CHECK(given::widget(page, "print.now")->event == Event{PrintNow{}});
    CHECK(then(visit, {BackAsked{}}) == stolen());
}

TEST_CASE("each page prints its own: the acts of an outcome, also from their list; a service", "[visit][print]") {
    CHECK(sheet(preview(then(stolen(), {TakeAwayAsked{}}))).request == sheet(preview()).request);
    const auto& service = sheet(preview(at_police(stolen()))).request;
    CHECK(service.kind == Kind::service);
    CHECK(service.service == "police-desk");
    CHECK(service.guide.empty());
    for (const Visit& none : {at_home(), then(at_home(), {GuideOpened{"victim"}}), then(at_home(), {EmergencyAsked{}}), then(at_home(), {SearchOpened{}})})
        CHECK(then(none, {PrintAsked{}}) == none);
}

TEST_CASE("one chooses what is printed, and how large, as often as one likes", "[visit][print]") {
    Visit visit = preview();
    CHECK(given::widget(shown(visit), "print.choice.whole")->checked);
    const auto [name, kind] = GENERATE(table<const char*, Kind>({{"slip", Kind::slip}, {"complaint", Kind::complaint}}));
    CAPTURE(name);
    visit = then(visit, {SheetChosen{name}});
    CHECK(sheet(visit).request.kind == kind);
    CHECK(given::widget(shown(visit), std::string{"print.choice."} + name)->checked);
    CHECK_FALSE(given::widget(shown(visit), "print.choice.whole")->checked);
    CHECK(sheet(then(visit, {SheetChosen{"whole"}})).request.kind == Kind::acts);
    CHECK(sheet(then(visit, {SheetChosen{"large"}})).request.large);
    CHECK(then(visit, {SheetChosen{"large"}, SheetChosen{"large"}}) == visit);
    CHECK(then(visit, {SheetChosen{"reflex"}}) == visit);
}

TEST_CASE("whoever reads large letters is offered large print", "[visit][print]") {
    CHECK(sheet(preview(then(at_police(), {ModeToggled{Mode::large}}))).request.large);
}

TEST_CASE("a complaint is prepared where one can be made of it", "[visit][print]") {
    CHECK(offers(shown(stolen()), "guide.complaint"));
    CHECK(sheet(then(stolen(), {PrintAsked{"complaint"}})).request.kind == Kind::complaint);
    CHECK_FALSE(offers(shown(lost()), "guide.complaint"));
    CHECK_FALSE(offers(shown(preview(lost())), "print.choice.complaint"));
    CHECK(sheet(then(lost(), {PrintAsked{"complaint"}})).request.kind == Kind::acts);
}

TEST_CASE("another language, another sheet", "[visit][print]") {
    const Visit visit = then(preview(), {LanguageAsked{}, LanguageChosen{{"ar"}}});
    CHECK(sheet(visit).request.language.value == "ar");
    CHECK(says(shown(visit), "Être en sécurité"));
}

TEST_CASE("six pages a visit: a job may have what is left of them, then a sentence stands where the button was", "[visit][print]") {
    CHECK(effects(preview(), PrintNow{}) == std::vector<Effect>{PrintHandout{sheet(preview()).request, 6}});
    Visit visit = then(printing_now(), {Printed{PrintEnd::done, 4}, BackAsked{}});
    CHECK(visit.pages_printed == 4);
    CHECK(effects(preview(visit), PrintNow{}) == std::vector<Effect>{PrintHandout{sheet(preview()).request, 2}});
    visit = then(visit, {PrintAsked{}, PrintNow{}, Printed{PrintEnd::done, 2}, BackAsked{}});
    CHECK_FALSE(offers(shown(visit), "guide.print"));
    CHECK(says(shown(visit), "Six pages par visite"));
    CHECK(then(visit, {PrintAsked{}}) == visit);
    CHECK(then(visit, {TimePassed{end_after}}).pages_printed == 0);
}

TEST_CASE("a printer that rests says so; an open desk is held to neither", "[visit][print]") {
    House resting = house();
    resting.here.printer.resting = true;
    CHECK_FALSE(offers(shown(at_police(), resting), "service.print"));
    CHECK(says(shown(at_police(), resting), "L’imprimante se repose"));
    CHECK_FALSE(offers(shown(preview(), resting), "print.now"));
    CHECK(effects(preview(), PrintNow{}, resting).empty());
    Visit desk = at_police();
    desk.unlocked = true;
    desk.pages_printed = 6;
    desk.history.insert(desk.history.begin() + 1, StaffScreen{});
    CHECK(offers(shown(desk, resting), "service.print"));
    CHECK(sheet(then(desk, {PrintAsked{}}, resting)).request.staff);
    const auto asked = effects(then(desk, {PrintAsked{}}, resting), PrintNow{}, resting);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<PrintHandout>(asked.front()).most_pages == pages_at_a_desk);
}

TEST_CASE("what became of it is said, and nothing is tried again", "[visit][print]") {
    CHECK(says(shown(printing_now()), "La feuille s’imprime"));
    CHECK_FALSE(offers(shown(printing_now()), "print.now"));
    const auto [end, pages, used, words, copied, promised] = GENERATE(table<PrintEnd, int, int, const char*, bool, bool>({
        {PrintEnd::done, 2, 2, "Prenez-la", false, false},
        {PrintEnd::paper_out, 1, 1, "plus de papier", true, true},
        {PrintEnd::failed, 0, 0, "ne marche pas", true, true},
        {PrintEnd::lost, 1, 1, "ne marche pas", true, false},                 // nobody knows what the server will do
        {PrintEnd::too_long, 7, 0, "Six pages par visite", true, false},      // and none of them was printed
        {PrintEnd::too_long, 4, 0, "L’imprimante se repose", true, false},    // the visit has six left, the printer has not
    }));
    CAPTURE(words);
    const Step step = update(printing_now(), Printed{end, pages}, house());
    CHECK(step.effects.empty());
    CHECK(says(shown(step.visit), words));
    CHECK(says(shown(step.visit), "recopiez l’écran") == copied);
    CHECK(says(shown(step.visit), "Être en sécurité") == copied);
    CHECK(says(shown(step.visit), "2 pages") == (pages == 2));
    CHECK(says(shown(step.visit), "Rien ne s’imprimera plus tard") == promised);
    CHECK(step.visit.pages_printed == used);
    CHECK_FALSE(offers(shown(step.visit), "print.now"));
    CHECK(then(step.visit, {PrintNow{}, SheetChosen{"slip"}}) == step.visit);
    CHECK(effects(step.visit, TimePassed{30s}).empty());
}

TEST_CASE("whoever goes away while it prints takes the rest of it away", "[visit][print]") {
    const auto [event, cancelled, because] = GENERATE(table<Event, bool, const char*>({
        {HomeAsked{}, true, "another page"},
        {BackAsked{}, true, "another page"},
        {LeaveAsked{}, true, "whoever leaves leaves nothing"},
        {TimePassed{300s}, true, "nobody is there"},
        {HeadsetChanged{false}, true, "a quiet page heard to its end"},
        {EmergencyAsked{}, false, "the numbers stand before it for a moment"},
        {AccessAsked{}, false, "so do larger letters"},
        {LanguageAsked{}, false, "so does the language"},
        {TimePassed{5s}, false, "it takes a while"},
        {Printed{PrintEnd::done, 1}, false, "it is over"},
        {PrintNow{}, false, "once is enough"},
    }));
    INFO(because);
    const Visit visit = printing_now(hurt());
    const auto done = effects(visit, event);
    CHECK(cancels(done) == cancelled);
    CHECK(std::count_if(done.begin(), done.end(), [](const Effect& effect) { return std::holds_alternative<PrintHandout>(effect); }) == 0);
    const Visit out = then(visit, {Printed{PrintEnd::done, 1}});
    CHECK_FALSE(cancels(effects(out, event)));               // what is on paper is
}

TEST_CASE("what comes back late is counted, and changes no page", "[visit][print]") {
    const Visit gone = then(printing_now(), {BackAsked{}}), late = then(gone, {Printed{PrintEnd::done, 1}});
    CHECK(late.pages_printed == 1);
    CHECK(late.history == gone.history);
    const Visit elsewhere = then(printing_now(), {EmergencyAsked{}, Printed{PrintEnd::done, 1}});
    CHECK(shown(elsewhere).screen == "emergency");
    CHECK(says(shown(then(elsewhere, {BackAsked{}})), "Prenez-la"));
}

TEST_CASE("on a quiet page: a slip first or the sheet, and that a paper may be found; no list, no complaint", "[visit][print]") {
    const Page page = shown(hurt());
    CHECK(offers(page, "guide.slip"));
    CHECK(offers(page, "guide.print"));
    CHECK_FALSE(offers(page, "guide.complaint"));
    CHECK_FALSE(given::group(page, "guide.take-away"));
    CHECK(sheet(then(hurt(), {PrintAsked{"slip"}})).request.kind == Kind::slip);
    CHECK(sheet(then(hurt(), {PrintAsked{"complaint"}})).request.kind == Kind::acts);
    for (const Visit& visit : {preview(hurt()), printing_now(hurt()), then(printing_now(hurt()), {Printed{PrintEnd::done, 1}})}) {
        CHECK(shown(visit).sensitive);
        CHECK(offers(shown(visit), "bar.leave-now"));
        CHECK(says(shown(visit), "Un papier peut être trouvé"));
    }
    CHECK_FALSE(says(shown(preview()), "Un papier peut être trouvé"));
    CHECK_FALSE(offers(shown(stolen()), "guide.slip"));
}

TEST_CASE("a service's sheet is neutral where its page is quiet: it says which answers made it so", "[visit][print]") {
    const auto request = sheet(preview(at_police(hurt()))).request;
    CHECK(request.kind == Kind::service);
    CHECK(request.guide == "victim");
    CHECK(request.answers == repere::guides::Answers{{"what", {"violence"}}, {"phone", {"yes"}}});
}

TEST_CASE("after leaving nothing says that something was printed", "[visit][print]") {
    const Visit used = then(printing_now(hurt()), {Printed{PrintEnd::done, 6}});
    CHECK(then(used, {LeaveAsked{}}) == then(hurt(), {LeaveAsked{}}));
}

TEST_CASE("a service, or the list of acts, as a code: what it says is what it is", "[visit][code]") {
    const Visit visit = then(at_police(), {CodeAsked{}});
    const Page page = shown(visit);
    CHECK(page.screen == "service");
    REQUIRE(offers(page, "service.code"));
    const auto expected = repere::handout::code(repere::handout::vcard(*house().directory.service("police-desk"), house().say, house().here.minute));
    REQUIRE(expected);
    CHECK(given::widget(page, "service.code")->code == Modules{expected->side, expected->dark});
    CHECK(plain(given::widget(page, "service.code")->spoken) == "Commissariat");
    for (const char* words : {"Visez ce carré", "Aucun site ne s’ouvre", "n’apparaissent que sur l’écran"}) CHECK(says(page, words));
    CHECK(then(visit, {BackAsked{}}) == at_police());

    const Page list = shown(then(stolen(), {TakeAwayAsked{}, CodeAsked{}}));
    CHECK(list.screen == "take-away");
    CHECK(offers(list, "take-away.code"));
    CHECK(then(stolen(), {CodeAsked{}}) == stolen());
}

TEST_CASE("no code for whoever said they have no telephone", "[visit][code]") {
    CHECK_FALSE(offers(shown(at_police(stolen("no"))), "service.qr"));
    CHECK_FALSE(offers(shown(then(stolen("no"), {TakeAwayAsked{}})), "take-away.qr"));
    CHECK(then(at_police(stolen("no")), {CodeAsked{}}) == at_police(stolen("no")));
    CHECK(offers(shown(at_police(stolen("yes"))), "service.qr"));
    CHECK(offers(shown(at_police()), "service.qr"));
}

TEST_CASE("on a quiet page a code is behind what it may leave, and gone with the page", "[visit][code]") {
    const Visit asked = then(at_police(hurt()), {CodeAsked{}});
    CHECK_FALSE(offers(shown(asked), "service.code"));
    CHECK(says(shown(asked), "peut laisser une trace"));
    const Visit seen = then(asked, {*given::widget(shown(asked), "service.qr.show")->event});
    CHECK(offers(shown(seen), "service.code"));
    CHECK(says(shown(seen), "peut laisser une trace"));
    const auto number = repere::handout::code("tel:+33442000017");       // without a name
    REQUIRE(number);
    CHECK(given::widget(shown(seen), "service.code")->code == Modules{number->side, number->dark});
    CHECK(then(seen, {BackAsked{}, CodeAsked{}}) == asked);
}
