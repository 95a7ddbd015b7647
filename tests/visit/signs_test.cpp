// Clips in French sign language (people.md, P14): a button where one lies here, what opens it and what takes it away.
#include <string>

#include "given/catch.hpp"
#include "given/print.hpp"
#include "given/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using namespace std::chrono_literals;
using given::after;

namespace {

House with_clips(std::vector<std::string> names) {
    House house = given::house();
    house.here.signs = std::move(names);
    return house;
}

Visit at_home() { return after(given::visit(), {Started{}, LanguageChosen{{"fr"}}}); }

std::optional<Widget> widget_of(const Visit& visit, const House& house, const char* id) {
    const Page page = show(visit, house);                    // whose widgets go with it
    const Widget* found = given::widget(page, id);
    return found ? std::optional{*found} : std::nullopt;
}
std::optional<Widget> clip(const Visit& visit, const House& house) { return widget_of(visit, house, "sign.clip"); }
std::optional<Widget> button(const Visit& visit, const House& house) { return widget_of(visit, house, "page.sign"); }

}  // namespace

TEST_CASE("a page says « Voir en langue des signes » where its own clip lies here, and nowhere else", "[visit][signs]") {
    const Visit home = at_home(), who = after(home, {GuideOpened{"victim"}}), lost = after(who, {AnswerTouched{"visiting"}});
    const auto [named, on_home, on_who, on_lost, because] = GENERATE(table<std::vector<std::string>, bool, bool, bool, const char*>({
        {{}, false, false, false, "none is filmed"},
        {{"home"}, true, false, false, "a screen"},
        {{"emergency"}, false, false, false, "another screen's"},
        {{"guide.victim-who"}, false, true, false, "a question: what is signed there is not what the next one asks"},
        {{"guide"}, false, false, false, "no page is called that"},
        {{"guide.victim-lost", "home"}, true, false, true, "several"},
    }));
    INFO(because);
    const House house = with_clips(named);
    CHECK(button(home, house).has_value() == on_home);
    CHECK(button(who, house).has_value() == on_who);
    CHECK(button(lost, house).has_value() == on_lost);
}

TEST_CASE("the button stands last in the header", "[visit][signs]") {
    const Page page = show(at_home(), with_clips({"home"}));
    REQUIRE(button(at_home(), with_clips({"home"})));
    CHECK(given::region(page, Place::header)->groups.back().widgets.front().id == "page.sign");
}

TEST_CASE("without a clip a page is what it was", "[visit][signs]") {
    const Visit home = at_home();
    CHECK(after(home, {SignsAsked{}}) == home);
    CHECK(show(home, with_clips({"emergency"})) == show(home, given::house()));
}

TEST_CASE("nobody has asked for anything on attract: no clip stands there", "[visit][signs]") {
    const Page attract = show({}, given::house());
    const House house = with_clips({"attract", "attract." + attract.step});
    CHECK(show({}, house) == attract);
    CHECK(after({}, {SignsAsked{}}, house) == Visit{});
}

TEST_CASE("touched, the clip opens over the page; touched again, it is asked for once more; its button closes it", "[visit][signs]") {
    const House house = with_clips({"home"});
    const Visit home = at_home(), open = after(home, {SignsAsked{}}, house);
    REQUIRE(clip(open, house));
    CHECK(clip(open, house)->clip == "home");
    CHECK(clip(open, house)->number == 1);
    const Visit again = after(open, {*clip(open, house)->event}, house);
    REQUIRE(clip(again, house));
    CHECK(clip(again, house)->number == 2);
    CHECK(after(again, {*widget_of(again, house, "sign.close")->event}, house) == home);
}

TEST_CASE("whatever else is done closes the clip; looking for its button does not", "[visit][signs]") {
    const auto [event, stays, because] = GENERATE(table<Event, bool, const char*>({
        {FocusMoved{"sign.close"}, true, "keys move to its button"},
        {LeaveKeyPressed{}, true, "Shift goes before Tab"},
        {StillHere{}, true, "a finger that rests"},
        {TextExplored{}, true, "one that explores"},
        {TimePassed{30s}, true, "it is looked at"},
        {DirectoryAdopted{}, true, "nobody did that"},
        {EmergencyAsked{}, false, "another page"},
        {GuideOpened{"victim"}, false, "another page"},
        {BackAsked{}, false, "another page"},
        {ListenAsked{}, false, "the page is wanted, by ear"},
        {HomeAsked{}, false, "the same page, anew"},
    }));
    INFO(because);
    const House house = with_clips({"home", "emergency", "guide.victim-who", "language"});
    const Visit open = after(at_home(), {SignsAsked{}}, house), then = after(open, {event}, house);
    CHECK(clip(then, house).has_value() == stays);
    CHECK((then.signing > 0) == stays);
}

TEST_CASE("the question whether somebody is there takes the clip's place, and the end of the visit all of it", "[visit][signs]") {
    const House house = with_clips({"home"});
    const Visit open = after(at_home(), {SignsAsked{}}, house), warned = after(open, {TimePassed{warn_after}}, house);
    CHECK(given::widget(show(warned, house), "idle.continue"));
    CHECK_FALSE(clip(warned, house));
    CHECK_FALSE(given::region(show(after(warned, {StillHere{}}, house), house), Place::overlay));
    CHECK(after(open, {TimePassed{end_after}}, house) == Visit{});
}

TEST_CASE("on a page that nobody else should read the way out stands in the bar beside the clip, and takes it away", "[visit][signs]") {
    const House house = with_clips({"calm"});
    Visit visit = at_home();
    visit.history.push_back(CalmScreen{});
    const Visit open = after(visit, {SignsAsked{}}, house);
    REQUIRE(clip(open, house));
    CHECK(given::widget(show(open, house), "bar.leave-now"));
    CHECK(after(open, {LeaveAsked{}}, house).signing == 0);
    CHECK(after(open, {LeaveKeyPressed{}, LeaveKeyPressed{}, LeaveKeyPressed{}}, house).signing == 0);
}

TEST_CASE("whoever keeps the screen dark is offered no clip; in low reach it is looked at, and only its button is touched", "[visit][signs]") {
    const House house = with_clips({"home"});
    Visit dark = after(at_home(), {SignsAsked{}}, house), low = dark;
    dark.modes.blank = true;
    CHECK_FALSE(button(dark, house));
    CHECK_FALSE(clip(dark, house));
    low.modes.low_reach = true;
    REQUIRE(clip(low, house));
    CHECK_FALSE(clip(low, house)->event);
    CHECK(given::widget(show(low, house), "sign.close")->event);
}
