// "Aa" and what is heard (people.md, P13, P14): every setting goes with the visit, no voice is promised where there is none, whoever
// listens is neither hurried nor overheard; « Vos données » and « Accessibilité » say what is so at this kiosk.
#include <string>
#include <vector>

#include "given/print.hpp"
#include "given/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using namespace std::chrono_literals;
using given::after;
using repere::language::plain;
using repere::language::Tag;

namespace {

using Effects = std::vector<Effect>;
using Lines = std::vector<std::string>;
using Tags = std::vector<Tag>;

const Tag french{"fr"}, arabic{"ar"};

// Who lives here reads quiet pages; four languages are shown.
const given::Data& data() {
    static const given::Data data =
        given::house_data()
            .changed("guides/victim.yaml", "label: J’habite ici,", "label: J’habite ici, sensitive: true,")
            .with("locales/en/interface.po", "msgctxt \"home.title\"\nmsgid \"Comment pouvons-nous vous aider ?\"\nmsgstr \"How can we help you?\"\n")
            .with("locales/ja/interface.po", "msgctxt \"home.title\"\nmsgid \"Comment pouvons-nous vous aider ?\"\nmsgstr \"お困りですか\"\n");
    return data;
}

// A voice reads French and English here, not Arabic and not Japanese.
House house() {
    static const given::Houses houses{data()};
    return given::speaking(houses.at(), {"fr", "en"});
}
House mute() {
    House house = ::house();
    house.here.hearing = {};
    return house;
}

Page shown(const Visit& visit, const House& in = house()) { return show(visit, in); }
Visit then(const Visit& visit, std::initializer_list<Event> events) { return after(visit, events, house()); }
Effects effects(const Visit& visit, const Event& event) { return update(visit, event, house()).effects; }

Visit at_home(const Tag& tag = french) { return then(given::visit(), {Started{}, LanguageChosen{tag}}); }
Visit settings(const Tag& tag = french) { return then(at_home(tag), {AccessAsked{}}); }
Visit listening() { return then(at_home(), {ModeToggled{Mode::voice}, SpeechEnded{}}); }
Visit quiet() { return then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"living"}, ContinueAsked{}}); }

Visit passed(Visit visit, std::chrono::seconds time) {
    for (std::chrono::seconds second{0}; second < time; ++second) visit = then(visit, {TimePassed{1s}});
    return visit;
}

std::string text_of(const Page& page) { return plain_text(page); }
bool says(const Page& page, const std::string& words) { return text_of(page).find(words) != std::string::npos; }

}  // namespace

// --- The settings --------------------------------------------------------------------------------------------------------------

TEST_CASE("each tile of « Aa » turns its setting on, and off again, and says which", "[visit][access]") {
    const auto [id, on, off] = GENERATE(table<const char*, Modes, Modes>({
        {"access.large", {.large = true}, {}},
        {"access.contrast", {.high_contrast = true}, {}},
        {"access.low", {.low_reach = true}, {}},
        {"access.motion", {.still = true}, {}},
        {"access.time", {.more_time = true}, {}},
        {"access.voice", {.voice = true}, {}},
        {"access.explore", {.voice = true, .explore = true}, {.voice = true}},        // both need the voice, and leave it on
        {"access.blank", {.voice = true, .explore = true, .blank = true}, {.voice = true, .explore = true}},      // nobody taps on what nobody sees
    }));
    const auto touched = [id = id](const Visit& visit) { return then(visit, {given::widget(shown(visit), id)->event.value()}); };
    const auto state = [id = id](const Visit& visit) { return plain(given::widget(shown(visit), id)->detail); };
    const Visit before = settings(), once = touched(before), twice = touched(once);
    INFO(id);
    CHECK_FALSE(given::widget(shown(before), id)->checked);
    CHECK(state(before) == "Non");
    CHECK(once.modes == on);
    CHECK(given::widget(shown(once), id)->checked);
    CHECK(state(once) == "Oui");
    CHECK(twice.modes == off);
    CHECK(state(twice) == "Non");
}

TEST_CASE("all settings combine, stay while the visit lasts, and go with it", "[visit][access]") {
    Visit all = settings();
    for (const Mode mode : {Mode::large, Mode::high_contrast, Mode::low_reach, Mode::still, Mode::more_time, Mode::voice, Mode::explore, Mode::blank})
        all = then(all, {ModeToggled{mode}});
    const Modes every{.large = true, .high_contrast = true, .low_reach = true, .still = true, .more_time = true, .voice = true, .explore = true, .blank = true};
    REQUIRE(all.modes == every);
    for (const Event& event : std::vector<Event>{BackAsked{}, HomeAsked{}, LeaveAsked{}, EmergencyAsked{}, LanguageChosen{{"en"}}, DirectoryAdopted{}}) {
        INFO(to_string(event));
        CHECK(then(all, {event}).modes == every);
    }
    all.speaking = false;
    CHECK(then(all, {TimePassed{all.end_at}}) == Visit{});
    CHECK(then(all, {HomeAsked{}, BackAsked{}}) == Visit{});
}

TEST_CASE("without the voice nobody is left before a dark screen, or with a finger that nothing answers", "[visit][access]") {
    const Visit dark = then(settings(), {ModeToggled{Mode::blank}});
    REQUIRE(dark.modes == Modes{.voice = true, .explore = true, .blank = true});
    CHECK(then(dark, {ModeToggled{Mode::voice}}).modes == Modes{});
    CHECK(then(dark, {ModeToggled{Mode::explore}}).modes == Modes{.voice = true});
    const Visit in_arabic = then(dark, {LanguageChosen{arabic}});
    CHECK_FALSE((in_arabic.modes.blank || in_arabic.modes.explore));
    CHECK(effects(in_arabic, LanguageChosen{french}).back() == Effect{SayPage{}});      // who comes back is read to again
    const Visit voice_lost = update(dark, TimePassed{1s}, mute()).visit;                // the process that speaks is gone
    CHECK_FALSE((voice_lost.modes.blank || voice_lost.modes.explore));
}

TEST_CASE("what needs a voice is offered where the language can be read aloud, and nowhere else", "[visit][access]") {
    for (const char* id : {"access.voice", "access.explore", "access.blank", "bar.listen"}) {
        INFO(id);
        CHECK(given::widget(shown(settings()), id));
        CHECK(given::widget(shown(settings({"en"})), id));
        CHECK_FALSE(given::widget(shown(settings(arabic)), id));
        CHECK_FALSE(given::widget(shown(settings(), mute()), id));
    }
    for (const char* id : {"access.large", "access.contrast", "access.low", "access.motion", "access.time"}) {
        INFO(id);
        CHECK(given::widget(shown(settings(arabic)), id));
    }
    for (const Mode mode : {Mode::voice, Mode::explore, Mode::blank}) CHECK(then(settings(arabic), {ModeToggled{mode}}).modes == Modes{});
}

TEST_CASE("louder, softer and again stand there while the voice is on", "[visit][access]") {
    for (const char* id : {"access.softer", "access.louder", "access.again"}) {
        INFO(id);
        CHECK_FALSE(given::widget(shown(settings()), id));
        CHECK(given::widget(shown(then(settings(), {ModeToggled{Mode::voice}})), id));
        CHECK_FALSE(given::widget(shown(then(settings(), {ModeToggled{Mode::voice}, LanguageChosen{arabic}})), id));
    }
}

TEST_CASE("with more time every page waits three times as long, and warns three times as long", "[visit][access]") {
    for (const Visit& visit : {at_home(), settings(), quiet()}) {
        INFO(given::printed(visit));
        const Visit slow = then(visit, {ModeToggled{Mode::more_time}});
        CHECK(slow.warn_at == 3 * visit.warn_at);
        CHECK(slow.end_at == 3 * visit.end_at);
        CHECK(then(slow, {ModeToggled{Mode::more_time}}).warn_at == visit.warn_at);
    }
}

// --- What is heard --------------------------------------------------------------------------------------------------------------

TEST_CASE("« Écouter » reads the page, and once more stops", "[visit][voice]") {
    const Step asked = update(at_home(), ListenAsked{}, house());
    CHECK(asked.effects == Effects{SayPage{}});
    CHECK(asked.visit.speaking);
    CHECK(plain(given::widget(shown(at_home()), "bar.listen")->spoken) == "Écouter");
    CHECK(plain(given::widget(shown(asked.visit), "bar.listen")->spoken) == "Arrêter");
    const Step again = update(asked.visit, ListenAsked{}, house());
    CHECK(again.effects == Effects{Hush{}});
    CHECK_FALSE(again.visit.speaking);
    CHECK_FALSE(then(asked.visit, {SpeechEnded{}}).speaking);
    CHECK(effects(asked.visit, SpeechEnded{}).empty());
    CHECK(effects(at_home(arabic), ListenAsked{}).empty());
}

TEST_CASE("whatever somebody does ends what was being said; what happens by itself does not", "[visit][voice]") {
    const Visit heard = then(settings(), {ListenAsked{}});
    for (const Event& event : std::vector<Event>{HomeAsked{}, BackAsked{}, EmergencyAsked{}, GuideOpened{"victim"}, ModeToggled{Mode::large}, FocusMoved{"access.large"},
                                                 PageTurned{1}, StillHere{}, LanguageChosen{arabic}}) {
        INFO(to_string(event));
        CHECK(effects(heard, event) == Effects{Hush{}});
        CHECK_FALSE(then(heard, {event}).speaking);
    }
    for (const Event& event : std::vector<Event>{TimePassed{10s}, DirectoryAdopted{}, LeaveKeyPressed{}}) {      // nor a key that may be the first of three
        INFO(to_string(event));
        CHECK(effects(heard, event).empty());
        CHECK(then(heard, {event}).speaking);
    }
}

TEST_CASE("who returns to the first page, or leaves, leaves no voice behind", "[visit][voice]") {
    CHECK(effects(then(at_home(), {ListenAsked{}}), BackAsked{}) == Effects{Hush{}, ForgetVisit{}, LookForDirectory{}});
    CHECK(effects(then(quiet(), {ListenAsked{}}), LeaveAsked{}) == Effects{Hush{}, ForgetVisit{}});
}

TEST_CASE("with the voice on, each other page is read as it comes", "[visit][voice]") {
    for (const Event& event : std::vector<Event>{GuideOpened{"victim"}, AccessAsked{}, EmergencyAsked{}, SearchOpened{}, LanguageAsked{}, LanguageChosen{{"en"}}}) {
        INFO(to_string(event));
        CHECK(effects(listening(), event) == Effects{SayPage{}});
        CHECK(effects(at_home(), event).empty());
    }
    CHECK(effects(at_home(), ModeToggled{Mode::voice}) == Effects{SayPage{}});
    CHECK(effects(listening(), LanguageChosen{arabic}).empty());
}

TEST_CASE("with the voice on, what is ticked on the same page is said as it is now", "[visit][voice]") {
    const Visit question = then(listening(), {GuideOpened{"victim"}, AnswerTouched{"visiting"}});
    CHECK(effects(question, FocusMoved{"guide.answer.bag"}) == Effects{SayWidget{"guide.answer.bag", {}}});
    CHECK(effects(then(question, {FocusMoved{"guide.answer.bag"}}), AnswerTouched{"bag"}) == Effects{SayWidget{"guide.answer.bag", {}}});
    CHECK(effects(question, ContinueAsked{}) == Effects{Hush{}});       // nothing was ticked: the page stays, and nothing stands under the finger
    const Visit aa = then(listening(), {AccessAsked{}, FocusMoved{"access.large"}});
    CHECK(effects(aa, ModeToggled{Mode::large}) == Effects{SayWidget{"access.large", {}}});
}

TEST_CASE("with the voice on, what was found is said as one types, not the whole page at each letter", "[visit][voice]") {
    const Visit search = then(listening(), {SearchOpened{}});
    const auto count_after = [](const char* key) { return Effects{SayWidget{"search.count", repere::language::words(key, french)}}; };
    CHECK(effects(search, TextTyped{"c"}) == count_after("c"));
    const Visit typed = then(search, {TextTyped{"commis"}});
    CHECK(given::widget(shown(typed), "search.count"));
    CHECK(effects(typed, TextTyped{"s"}) == count_after("s"));
    CHECK(effects(typed, TextErased{}) == Effects{SayWidget{"search.count", {}}});
    for (const Event& event : std::vector<Event>{TextCleared{}, HomeAsked{}}) CHECK(effects(typed, event) == Effects{SayPage{}});      // the words go: another page
    CHECK(effects(then(at_home(), {SearchOpened{}}), TextTyped{"c"}).empty());
}

TEST_CASE("the warning is heard where the language can be, also by who did not ask for the voice", "[visit][voice]") {
    for (const Visit& visit : {listening(), at_home()}) {
        CHECK(effects(visit, TimePassed{visit.warn_at - 1s}).empty());
        CHECK(effects(visit, TimePassed{visit.warn_at}) == Effects{SayWarning{}});
        const Visit warned = then(visit, {TimePassed{visit.warn_at}, SpeechEnded{}});
        CHECK(effects(warned, TimePassed{1s}).empty());                   // once
    }
    CHECK(effects(at_home(arabic), TimePassed{warn_after}).empty());
}

TEST_CASE("whoever listens is there: the wait begins when the voice has ended, five minutes later at most", "[visit][voice]") {
    const Visit asked = then(at_home(), {ListenAsked{}}), long_after = passed(asked, longest_speech);
    CHECK(long_after.idle == 0s);
    CHECK(long_after.speaking);
    CHECK(then(long_after, {SpeechEnded{}, TimePassed{10s}}).idle == 10s);
    CHECK(then(passed(asked, 200s), {SpeechEnded{}, ListenAsked{}}).speaking_for == 0s);      // each reading has its own five minutes
    const Visit endless = passed(long_after, 10s);
    CHECK_FALSE(endless.speaking);
    CHECK(endless.idle == 10s);
    CHECK(passed(endless, longest_speech + end_after) == Visit{});        // the warning is said too
}

TEST_CASE("the volume has five steps, is tried at once, and is the usual one for whoever comes next", "[visit][voice]") {
    CHECK(Visit{}.volume == 3);
    const auto [by, steps, expected] = GENERATE(table<int, int, int>({{1, 1, 4}, {1, 2, 5}, {1, 9, 5}, {-1, 1, 2}, {-1, 2, 1}, {-1, 9, 1}}));
    Visit visit = listening();
    for (int i = 0; i < steps; ++i) {
        CHECK(effects(visit, VolumeAsked{by}) == Effects{SayWords{repere::language::words(by > 0 ? "Plus fort" : "Moins fort", french)}});
        visit = then(visit, {VolumeAsked{by}});
    }
    CHECK(visit.volume == expected);
    CHECK(then(visit, {SpeechEnded{}, TimePassed{end_after}}).volume == 3);
    CHECK(then(visit, {BackAsked{}}) == Visit{});
    CHECK(then(Visit{}, {VolumeAsked{by}}) == Visit{});              // nobody is there yet
}

TEST_CASE("« Répéter » reads the page again", "[visit][voice]") {
    CHECK(effects(listening(), SayAgainAsked{}) == Effects{SayPage{}});
    CHECK(effects(then(listening(), {ListenAsked{}}), SayAgainAsked{}) == Effects{SayPage{}});
}

// --- A headset ------------------------------------------------------------------------------------------------------------------

TEST_CASE("a headset that is put in begins the reading: of the languages from the first page, else of the page that is there", "[visit][voice]") {
    const Step begun = update(Visit{}, HeadsetChanged{true}, house());
    CHECK(shown(begun.visit).screen == "language");
    CHECK(begun.visit.modes == Modes{.voice = true});
    CHECK(begun.effects == Effects{SayPage{}});
    const Step later = update(at_home(), HeadsetChanged{true}, house());
    CHECK(later.visit.history == at_home().history);
    CHECK(later.visit.modes.voice);
    CHECK(later.effects == Effects{SayPage{}});
    CHECK(effects(at_home(arabic), HeadsetChanged{true}).empty());
}

TEST_CASE("a headset that is pulled out ends the visit where others would go on listening or looking, and silences it elsewhere", "[visit][voice]") {
    const Visit private_page = then(quiet(), {HeadsetChanged{true}}), dark = then(at_home(), {HeadsetChanged{true}, ModeToggled{Mode::blank}});
    for (const Visit& visit : {private_page, dark, quiet()}) {
        INFO(given::printed(visit));
        CHECK(then(visit, {HeadsetChanged{false}}) == Visit{});
    }
    CHECK(effects(private_page, HeadsetChanged{false}) == Effects{Hush{}, ForgetVisit{}, LookForDirectory{}});
    const Visit heard = then(at_home(), {HeadsetChanged{true}, ModeToggled{Mode::explore}, ListenAsked{}});
    REQUIRE(heard.speaking);
    const Step out = update(heard, HeadsetChanged{false}, house());
    CHECK(out.visit.history == heard.history);
    CHECK(out.visit.modes == Modes{});
    CHECK(out.effects == Effects{Hush{}});
    CHECK(then(Visit{}, {HeadsetChanged{false}}) == Visit{});
}

TEST_CASE("a finger that slides over the first page, or a key of the keypad, opens the languages with the voice on", "[visit][voice]") {
    for (const Mode mode : {Mode::voice, Mode::explore}) {
        const Visit begun = then(Visit{}, {ModeToggled{mode}});
        CHECK(shown(begun).screen == "language");
        CHECK(begun.modes.voice);
    }
    CHECK(after(Visit{}, {ModeToggled{Mode::explore}}, mute()) == Visit{});
}

// --- The way out with keys ------------------------------------------------------------------------------------------------------

TEST_CASE("Shift, three times in five seconds, leaves a quiet page", "[visit][access]") {
    const auto [first_pause, second_pause, leaves] = GENERATE(table<std::chrono::milliseconds, std::chrono::milliseconds, bool>({
        {0ms, 0ms, true}, {2s, 2s, true}, {2500ms, 2500ms, true}, {4s, 4s, false}, {0ms, 6s, false}, {6s, 0ms, false}}));
    INFO(first_pause.count() << " ms, " << second_pause.count() << " ms");
    const Visit twice = then(quiet(), {LeaveKeyPressed{}, TimePassed{first_pause}, LeaveKeyPressed{}, TimePassed{second_pause}});
    CHECK(shown(twice).sensitive);
    const Step third = update(twice, LeaveKeyPressed{}, house());
    CHECK(shown(third.visit).sensitive != leaves);
    CHECK((third.visit == then(quiet(), {LeaveAsked{}})) == leaves);
    CHECK((third.effects == Effects{ForgetVisit{}}) == leaves);
}

TEST_CASE("presses too far apart are forgotten, and three more leave", "[visit][access]") {
    const Visit late = then(quiet(), {LeaveKeyPressed{}, LeaveKeyPressed{}, TimePassed{6s}});
    CHECK(shown(then(late, {LeaveKeyPressed{}, LeaveKeyPressed{}})).sensitive);
    CHECK_FALSE(shown(then(late, {LeaveKeyPressed{}, LeaveKeyPressed{}, LeaveKeyPressed{}})).sensitive);
}

TEST_CASE("Shift leaves no page that anybody may read", "[visit][access]") {
    for (const Visit& visit : {Visit{}, at_home(), settings(), then(at_home(), {GuideOpened{"victim"}, AnswerTouched{"visiting"}}), then(at_home(), {SearchOpened{}, TextTyped{"pol"}})}) {
        INFO(given::printed(visit));
        const Visit pressed = then(visit, {LeaveKeyPressed{}, LeaveKeyPressed{}, LeaveKeyPressed{}});
        CHECK(pressed.history == visit.history);
        CHECK(pressed.typed == visit.typed);
    }
}

// --- The two pages of rights ----------------------------------------------------------------------------------------------------

TEST_CASE("« Vos données » names who answers for the kiosk where the place declares it, and the camera only where there is one", "[visit][access]") {
    const auto [declares, expected, absent] = GENERATE(table<std::string, Lines, Lines>({
        {"", {"Qui est responsable de cette borne ? Demandez à l’accueil."}, {"Responsable :", "Délégué à la protection des données :", "peut voir l’écran"}},
        {"x_operated_by: Office de tourisme", {"Responsable : Office de tourisme"}, {"Qui est responsable", "Délégué à la protection des données :", "peut voir l’écran"}},
        {"x_data_contact: dpd@ville.example", {"Qui est responsable", "Délégué à la protection des données : dpd@ville.example"}, {"Responsable :", "peut voir l’écran"}},
        {"x_camera_in_view: true", {"Une personne ou une caméra peut voir l’écran."}, {}},
    }));
    const given::Houses houses{data().changed("places.yaml", "  x_telephone_to_lend: true\n", declares.empty() ? "" : "  " + declares + "\n")};
    const Page page = show(after(settings(), {YourDataAsked{}}, houses.at()), houses.at());
    INFO(text_of(page));
    CHECK(page.screen == "access");
    CHECK(says(page, "Elle compte des nombres, jamais des personnes."));
    for (const auto& words : expected) CHECK(says(page, words));
    for (const auto& words : absent) CHECK_FALSE(says(page, words));
}

TEST_CASE("« Accessibilité » lists exactly the languages that have no voice", "[visit][access]") {
    const given::Houses houses{data()};
    const auto [voices, expected] = GENERATE(table<Tags, const char*>({
        {Tags{{"fr"}, {"en"}, {"ar"}, {"ja"}}, ""},
        {Tags{{"fr"}, {"en"}, {"ar"}}, "Pas de voix pour : japonais"},
        {Tags{{"fr"}, {"en"}}, "Pas de voix pour : arabe et japonais"},
        {Tags{{"fr"}}, "Pas de voix pour : arabe, anglais et japonais"},
        {Tags{}, "Cette borne n’a pas de voix."},
    }));
    House here = houses.at();
    here.here.hearing.voices = voices;
    const Page page = show(after(settings(), {AccessibilityAsked{}}, here), here);
    INFO(text_of(page));
    std::string said;
    for (const Widget& widget : given::group(page, "accessibility.lacks")->widgets)
        if (const std::string line = plain(widget.words); line.find("voix pour") != std::string::npos || line.find("pas de voix") != std::string::npos) said += line;
    CHECK(said == plain(expected));
    CHECK(says(page, "La borne lit les pages à voix haute.") == !voices.empty());
}

TEST_CASE("« Accessibilité » says that quiet pages need a headset, unless one is there, and where to borrow one", "[visit][access]") {
    const given::Houses houses{data().changed("places.yaml", "x_telephone_to_lend: true", "x_headphones_to_lend: true")};
    const auto in = [&](const Hearing& hearing) {
        House here = houses.at();
        here.here.hearing = hearing;
        return show(after(settings(), {AccessibilityAsked{}}, here), here);
    };
    const char* const needed = "Certaines pages se lisent seulement avec un casque", *lent = "L’accueil peut prêter un casque.";
    CHECK((says(in({.voices = {french}}), needed) && says(in({.voices = {french}}), lent)));
    CHECK_FALSE((says(in({.voices = {french}, .headset = true}), needed) || says(in({.voices = {french}, .headset_only = true}), needed) || says(in({}), needed)));
    CHECK_FALSE(says(show(then(settings(), {AccessibilityAsked{}}), house()), lent));
}

TEST_CASE("« Accessibilité » names the number of whom to ask about rights when it is on file, else nobody", "[visit][access]") {
    const auto page_of = [](const given::Data& data) {
        const given::Houses houses{data};
        return show(after(settings(), {AccessibilityAsked{}}, houses.at()), houses.at());
    };
    const Page without = page_of(data());
    CHECK(says(without, "Dites à l’accueil ce qui vous a bloqué."));
    CHECK_FALSE(says(without, "Défenseur des droits"));
    const std::string rights = R"(id: rights
name: Point-justice
services:
  - id: tel-3039
    name: Point-justice
    x_class: helpline
    x_acts: [complaint-intake]
    x_verified: {on: 2026-11-01, method: call, confidence: confirmed}
    phones:
      - {number: "3039", free: true, x_verified: {on: 2026-11-01, method: call, confidence: CONFIDENCE}}
)";
    const auto on_file = [&](const std::string& confidence) {
        std::string text = rights;
        return page_of(data().with("organizations/rights.yaml", text.replace(text.find("CONFIDENCE"), 10, confidence)));
    };
    CHECK((says(on_file("confirmed"), "Défenseur des droits") && says(on_file("confirmed"), "3039")));
    CHECK_FALSE(says(on_file("to-confirm"), "Défenseur des droits"));      // a number that nobody may be shown
}

TEST_CASE("the two pages are reached from « Aa » alone, and lead back to it", "[visit][access]") {
    for (const auto& [event, step] : std::vector<std::pair<Event, std::string>>{{YourDataAsked{}, "data"}, {AccessibilityAsked{}, "accessibility"}}) {
        CHECK(shown(then(settings(), {event})).step == step);
        CHECK(then(settings(), {event, BackAsked{}}) == settings());
        CHECK(then(at_home(), {event}).history == at_home().history);
    }
    CHECK(given::widget(shown(settings()), "access.data")->event == Event{YourDataAsked{}});
    CHECK(given::widget(shown(settings()), "access.accessibility")->event == Event{AccessibilityAsked{}});
}

// --- Without speaking -----------------------------------------------------------------------------------------------------------

TEST_CASE("a service known by its telephone alone shows the sentence that asks somebody to call; touched, it fills the screen", "[visit][access]") {
    const Visit by_telephone = then(at_home(), {SearchOpened{}, ServiceOpened{"tel-17"}}), with_a_door = then(at_home(), {SearchOpened{}, ServiceOpened{"police-desk"}});
    CHECK_FALSE(given::group(shown(with_a_door), "service.no-phone"));
    const Page page = shown(by_telephone);
    const Group* card = given::group(page, "service.no-phone");
    REQUIRE(card);
    const std::string sentence = plain(house().say.could_you_call());
    CHECK(plain(card->widgets.back().words) == sentence);
    const Page large = shown(then(by_telephone, {card->event.value()}));
    CHECK(large.step == "call");
    CHECK(says(large, sentence));
    CHECK(then(by_telephone, {card->event.value(), BackAsked{}}).history == by_telephone.history);
}
