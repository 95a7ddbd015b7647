// The page of a service says what the filters ask for: how one comes, in which languages, over which steps, and how to do it without
// a voice (people.md, P14). What nobody knows is not said.
#include <string>

#include "given/print.hpp"
#include "given/visit.hpp"
#include "visit/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using repere::language::plain;

namespace {

std::string desk(const std::string& lines, const std::string& of_its_door = "") {
    return "id: town\nname: Ville\nservices:\n  - id: desk\n    name: Guichet\n    description: Reçoit tout le monde.\n    x_class: desk\n"
           "    x_acts: [complaint-intake]\n    x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n" + lines +
           "    location:\n      address_1: 2 cours Mirabeau\n      city: Aix-en-Provence\n" + of_its_door +
           "      x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n";
}

Page page_of(const std::string& organization) {
    const given::Houses houses{given::house_data().with("organizations/town.yaml", organization)};
    const auto here = houses.at();
    return show(given::after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, SearchOpened{}, ServiceOpened{"desk"}}, here), here);
}

}  // namespace

TEST_CASE("the page of a service says how one comes, what is spoken there and whether there are steps", "[service]") {
    const auto [lines, of_its_door, says] = GENERATE(table<const char*, const char*, const char*>({
        {"    x_intake: walk-in\n", "", "Sans rendez-vous"},
        {"    x_intake: appointment\n", "", "Sur rendez-vous"},
        {"    x_intake: referral\n", "", "Un professionnel doit vous y envoyer"},
        {"    x_languages: [fr, en]\n", "", "Langues : anglais et français"},
        {"    x_languages: [fr, {code: ar, how: interpreter}]\n", "", "Avec un interprète : arabe"},
        {"    x_languages: [{code: uk, how: on-request}]\n", "", "Sur demande : ukrainien"},
        {"", "      x_step_free: \"yes\"\n", "Sans marche"},
        {"", "      x_step_free: \"no\"\n", "Il y a des marches"},
    }));
    INFO(says);
    CHECK(plain_text(page_of(desk(lines, of_its_door))).find(says) != std::string::npos);
    CHECK(plain_text(page_of(desk(""))).find(says) == std::string::npos);       // nobody knows: nothing is said
}

TEST_CASE("an application said in words is not said a second time", "[service]") {
    const auto text = plain_text(page_of(desk("    application_process: Sur rendez-vous le mardi.\n    x_intake: appointment\n")));
    CHECK(text.find("Sur rendez-vous le mardi") != std::string::npos);
    CHECK(text.find("Sur rendez-vous", text.find("Sur rendez-vous le mardi") + 1) == std::string::npos);
}

TEST_CASE("whoever cannot speak finds every way that needs no voice", "[service]") {
    const Page page = page_of(desk("    x_silent: [chat, video-sign-language, relay]\n    email: guichet@ville.example\n"));
    const Group* ways = given::group(page, "service.silent");
    REQUIRE(ways);
    std::string text;
    for (const Widget& widget : ways->widgets) text += plain(widget.words) + "\n";
    for (std::size_t at = 0; (at = text.find("\u200B", at)) != std::string::npos;) text.erase(at, 3);      // where a long address may be broken
    CHECK(text == "Sans téléphoner\nPar tchat, sur internet\nPar vidéo, en langue des signes\nPar e-mail : guichet@ville.example\n"
                  "Par un relais pour personnes sourdes\nSur place\n");
    const Page of_a_door = page_of(desk(""));                                   // also where one can only go there (people.md, P14)
    const Group* door = given::group(of_a_door, "service.silent");
    REQUIRE(door);
    CHECK(plain(door->widgets.back().words) == "Sur place");
}
