// Coming activities (people.md, P10): on a service's page and at an outcome until they are past, in the visitor's language.
#include <string>

#include "given/activities.hpp"
#include "given/visit.hpp"
#include "visit/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using repere::language::plain;

namespace {

const std::string at_the_desk = "  service: police-desk\n  place: Salle 2\n  opens_at: \"14:00\"\n  closes_at: \"16:00\"\n";

given::Data with(const std::string& activities) { return given::house_data().with("activities.yaml", activities); }

Page desk(const House& here, const char* language = "fr") {
    return show(given::after(given::visit(), {Started{}, LanguageChosen{{language}}, SearchOpened{}, ServiceOpened{"police-desk"}}, here), here);
}

// What stands under « Prochaines rencontres », a line a widget; "" where nothing does.
std::string coming(const Page& page, const std::string& id = "service.coming") {
    std::string text;
    for (const Region& region : page.regions)
        for (const Group& group : region.groups)
            if (group.id.starts_with(id))
                for (const Widget& widget : group.widgets) text += plain(widget.words) + "\n";
    return text;
}

}  // namespace

TEST_CASE("the page of a service announces what comes there, until the minute it is over", "[service]") {
    const given::Houses houses{with(given::activity("one", "2026-12-03", at_the_desk))};
    const std::string announced = "Prochaines rencontres\nRencontre one\njeudi 3 décembre · 14 h–16 h\nSalle 2\n";
    CHECK(coming(desk(houses.at())) == announced);
    CHECK(coming(desk(houses.at("2026-12-03 15:59"))) == announced);
    CHECK(coming(desk(houses.at("2026-12-03 16:00"))) == "");
    CHECK(coming(desk(given::house())) == "");                                  // nothing comes: nothing is said
}

TEST_CASE("three at most are announced, next first", "[service]") {
    std::string activities;
    for (const char* day : {"06", "05", "04", "03"}) activities += given::activity(std::string{"d"} + day, std::string{"2026-12-"} + day, "  service: police-desk\n");
    const given::Houses houses{with(activities)};
    CHECK(coming(desk(houses.at())) == "Prochaines rencontres\nRencontre d03\njeudi 3 décembre\nRencontre d04\nvendredi 4 décembre\nRencontre d05\nsamedi 5 décembre\n");
}

TEST_CASE("an activity that was only seen, or long ago, says so", "[service]") {
    const given::Houses seen{with(given::activity("one", "2026-12-03", "  service: police-desk\n", "session", "seen"))};
    CHECK(coming(desk(seen.at())) == "Prochaines rencontres\nRencontre one\njeudi 3 décembre\nInformation de novembre 2026, à confirmer · Vérifiez avant d’y aller.\n");
}

TEST_CASE("an activity is announced in the visitor's language; its place as it is written on the door", "[service]") {
    const given::Houses houses{with(given::activity("one", "2026-12-03", at_the_desk) + given::activity("two", "2026-12-04", "  service: police-desk\n"))
        .with("locales/en/interface.po", "msgctxt \"service.coming\"\nmsgid \"Prochaines rencontres\"\nmsgstr \"Coming up\"\n")
        .with("locales/en/directory.po", "msgctxt \"activity.one.title\"\nmsgid \"Rencontre one\"\nmsgstr \"First meeting\"\n")};
    const Page page = desk(houses.at(), "en");
    CHECK(coming(page) == "Coming up\nFirst meeting\nThursday, 3 December · 14:00–16:00\nSalle 2\nRencontre two\nFriday, 4 December\n");
    const Group* first = given::group(page, "service.coming.one");
    const Group* second = given::group(page, "service.coming.two");
    REQUIRE((first && second));
    CHECK(plain(first->widgets.front().french) == "Rencontre one");             // a draft, with its French
    CHECK(first->widgets.back().words.front().language == repere::language::french);
    CHECK(second->widgets.front().words.front().language == repere::language::french);
}

TEST_CASE("an outcome of a guide announces what was written for it; its services do not", "[service]") {
    const given::Houses houses{with(given::activity("one", "2026-12-03", "  outcome: victim/go\n"))};
    const House here = houses.at();
    const Visit visit = given::after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, GuideOpened{"victim"}, AnswerTouched{"living"}, AnswerTouched{"bag"}, ContinueAsked{}, AnswerTouched{"yes"}}, here);
    CHECK(coming(show(visit, here), "guide.coming") == "Prochaines rencontres\nRencontre one\njeudi 3 décembre\n");
    CHECK(coming(desk(here)) == "");
    const House later = houses.at("2026-12-04 00:00");
    CHECK(coming(show(visit, later), "guide.coming") == "");
}
