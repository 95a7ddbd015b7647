// What the screen promises of the place (people.md, P12), whose papers a visitor carries (P4), what is taken away.
#include <algorithm>
#include <set>
#include <string>

#include "given/print.hpp"
#include "given/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using given::after;
using repere::language::plain;

namespace {

const char* const monday_ten = "2026-11-23 10:00";
const char* const sunday_evening = "2026-11-22 18:30";

given::Data data_with_place(const std::string& more) {
    return given::house_data()
        .with("places.yaml", "- id: tourist-office\n  name: Office de tourisme\n  x_said_aloud: \"Office de tourisme, Aix-en-Provence\"\n" + more)
        .changed("guides/victim.yaml", "outcomes: [go], before: complaint, moment: today, title: Porter plainte, need: complaint-intake}",
                 "outcomes: [go], before: complaint, moment: today, title: Porter plainte, need: complaint-intake}\n"
                 "  - {id: consul, outcomes: [go], before: consulate, moment: later, title: Votre consulat, need: consular-help, asks: country,"
                 " french: \"Je cherche mon consulat.\", means: Elle cherche le consulat.}")
        .with("taxonomy.yaml", R"(
acts:
  - {id: emergency, label: Urgence}
  - {id: complaint-intake, label: Porter plainte}
  - {id: consular-help, label: Consulat}
audiences:
  - {id: everybody, label: Tout le monde}
countries: [AF, AL, DE, DZ, ES, FI, FJ, GB, IT, JP, KE, LV, MA, "NO", OM, PT, SE, TN, US, ZW]
)")
        .with("organizations/consuls.yaml", R"(id: consuls
name: Consulats
services:
  - id: consulate-japan
    name: Consulat du Japon
    x_class: desk
    x_acts: [consular-help]
    x_countries: [JP]
    x_verified: {on: 2026-11-01, by_role: accueil, method: call, confidence: confirmed, source: appel}
    phones:
      - number: "04 91 00 00 00"
        cost: Numéro payant
        x_verified: {on: 2019-11-01, by_role: accueil, method: public-source, confidence: seen, source: page}
  - id: consular-body
    name: Corps consulaire
    x_class: desk
    x_acts: [consular-help]
    x_verified: {on: 2026-11-01, by_role: accueil, method: call, confidence: confirmed, source: appel}
)");
}

const std::string staffed = "  x_staffed: Mo-Fr 09:00-18:00\n", lends = "  x_telephone_to_lend: true\n", host = "  x_trained_host: true\n",
                  room = "  x_private_room: true\n";

struct Kiosk {
    given::Houses houses;
    const char* moment;
    explicit Kiosk(const std::string& place, const char* when = monday_ten) : houses{data_with_place(place)}, moment{when} {}
    House house() const { return houses.at(moment); }
    Visit outcome(const char* phone, const char* tag = "fr") const {
        return after(given::visit(), {Started{}, LanguageChosen{{tag}}, GuideOpened{"victim"}, AnswerTouched{"visiting"}, AnswerTouched{"bag"}, ContinueAsked{}, AnswerTouched{phone}}, house());
    }
    Page page(const Visit& visit) const { return show(visit, house()); }
    Visit then(const Visit& visit, std::initializer_list<Event> events) const { return after(visit, events, house()); }
    std::string said(const Visit& visit) const { return plain_text(page(visit)); }
};

bool says(const std::string& text, const std::string& words) { return repere::language::folded(text).find(repere::language::folded(words)) != std::string::npos; }

}  // namespace

TEST_CASE("somebody can help here only while somebody is there", "[visit]") {
    const auto [place, moment, expected] = GENERATE(table<std::string, const char*, bool>({
        {staffed, monday_ten, true},
        {staffed, sunday_evening, false},
        {"", monday_ten, false},                      // nobody knows: nothing is promised
        {"  x_hours: Mo-Su 00:00-24:00\n", monday_ten, false},      // open doors are not a person
    }));
    INFO(place << moment);
    const Kiosk kiosk{place, moment};
    CHECK(says(kiosk.said(kiosk.outcome("yes")), "Quelqu'un peut vous aider ici") == expected);
}

TEST_CASE("a telephone is lent where there is one, while somebody is there to lend it", "[visit]") {
    const auto [place, moment, expected] = GENERATE(table<std::string, const char*, bool>({
        {staffed + lends, monday_ten, true}, {staffed + lends, sunday_evening, false}, {staffed, monday_ten, false}, {lends, monday_ten, false}}));
    INFO(place << moment);
    const Kiosk kiosk{place, moment};
    CHECK(says(kiosk.said(kiosk.outcome("no")), "On peut vous prêter un téléphone ici") == expected);
    CHECK(says(kiosk.said(kiosk.then(Visit{}, {EmergencyAsked{}})), "On peut vous prêter un téléphone ici") == expected);
    CHECK_FALSE(says(kiosk.said(kiosk.outcome("yes")), "On peut vous prêter un téléphone ici"));
}

TEST_CASE("on a quiet page only a trained person is promised, and a closed room only with one", "[visit]") {
    const auto [place, moment, person, closed_room] = GENERATE(table<std::string, const char*, bool, bool>({
        {staffed, monday_ten, false, false},
        {staffed + room, monday_ten, false, false},
        {staffed + host, monday_ten, true, false},
        {staffed + host + room, monday_ten, true, true},
        {staffed + host + room, sunday_evening, false, false},
    }));
    INFO(place << moment);
    const given::Houses houses{data_with_place(place).changed("guides/victim.yaml", "{id: visiting,", "{id: visiting, sensitive: true,")};
    const Visit visit = after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, GuideOpened{"victim"}, AnswerTouched{"visiting"}, ContinueAsked{}, AnswerTouched{"bag"},
                                               ContinueAsked{}, AnswerTouched{"yes"}}, houses.at(moment));
    const Page page = show(visit, houses.at(moment));
    REQUIRE(page.sensitive);
    REQUIRE(page.step == "victim/go");
    CHECK(says(plain_text(page), "Quelqu'un peut vous aider ici") == person);
    CHECK(says(plain_text(page), "bureau fermé") == closed_room);
}

TEST_CASE("the consulate's act asks whose papers, in parts of the sorted list, and remembers", "[visit]") {
    const Kiosk kiosk{""};
    const Visit asked = kiosk.then(kiosk.outcome("yes"), {ActionChosen{"consul"}});
    CHECK_FALSE(says(kiosk.said(asked), "Consulat du Japon"));
    REQUIRE(given::group(kiosk.page(asked), "guide.country"));

    const Visit list = kiosk.then(asked, {CountryAsked{}});
    std::set<std::string> reached;
    std::vector<Visit> ahead{list};
    while (!ahead.empty()) {
        const Visit visit = ahead.back();
        ahead.pop_back();
        int doors = 0;
        const Page page = kiosk.page(visit);
        for (const Widget& widget : given::group(page, "guide.countries")->widgets) {
            ++doors;
            if (const auto* chosen = std::get_if<CountryChosen>(&*widget.event); chosen && !chosen->code.empty()) CHECK(reached.insert(chosen->code).second);
            if (std::holds_alternative<CountriesOpened>(*widget.event)) ahead.push_back(kiosk.then(visit, {*widget.event}));
        }
        CHECK(doors <= 8);
    }
    CHECK(reached.size() == 20);

    const Visit japan = kiosk.then(list, {CountryChosen{"JP"}});
    CHECK(says(kiosk.said(japan), "Passeport : Japon"));
    CHECK(says(kiosk.said(japan), "Consulat du Japon"));
    CHECK(japan.history.size() == asked.history.size());      // back leads to the question before, not through the list
    const Visit finland = kiosk.then(japan, {CountryAsked{}, CountriesOpened{0, 3}, CountryChosen{"FI"}});
    CHECK(says(kiosk.said(finland), "Passeport : Finlande"));
    CHECK_FALSE(says(kiosk.said(finland), "Consulat du Japon"));
    CHECK(says(kiosk.said(finland), "Pas de consulat vérifié ici pour ce pays"));
    CHECK(says(kiosk.said(finland), "Corps consulaire"));
    const Visit other = kiosk.then(list, {CountryChosen{""}});
    CHECK(says(kiosk.said(other), "Autre pays, ou je ne sais pas"));
    CHECK(says(kiosk.said(other), "Pas de consulat vérifié ici pour ce pays"));
}

TEST_CASE("a language chosen in the middle of the list begins it again in that language's order", "[visit]") {
    const Kiosk kiosk{""};
    const Visit deep = kiosk.then(kiosk.outcome("yes"), {ActionChosen{"consul"}, CountryAsked{}, CountriesOpened{3, 3}});
    const Visit turned = kiosk.then(deep, {LanguageAsked{}, LanguageChosen{{"ar"}}});
    CHECK(kiosk.page(turned).step == "country/0-20");
}

TEST_CASE("a country that nobody asked for changes nothing", "[visit]") {
    const Kiosk kiosk{""};
    const Visit outcome = kiosk.outcome("yes");
    CHECK(kiosk.then(outcome, {CountryChosen{"JP"}}) == outcome);
    CHECK(kiosk.then(outcome, {CountriesOpened{0, 5}}) == outcome);
    const Visit beyond = kiosk.then(outcome, {CountryAsked{}, CountriesOpened{90, 90}});
    CHECK(given::group(kiosk.page(beyond), "guide.countries")->widgets.size() == 1);      // only "another"
}

TEST_CASE("an act's own sentence stands beside its doors and fills the screen with what it says", "[visit]") {
    const Kiosk kiosk{""};
    const Visit asked = kiosk.then(kiosk.outcome("yes", "ar"), {ActionChosen{"consul"}});
    const Page page = kiosk.page(asked);
    const auto* panel = given::group(page, "french.act");
    REQUIRE(panel);
    const Visit large = kiosk.then(asked, {*panel->event});
    CHECK(says(kiosk.said(large), "« Je cherche mon consulat. »"));
    CHECK(says(kiosk.said(large), "Elle cherche le consulat."));      // in Arabic where it is translated
    CHECK(kiosk.then(large, {BackAsked{}}) == asked);
    // French readers need not be told what the French says
    const Visit in_french = kiosk.then(kiosk.outcome("yes"), {ActionChosen{"consul"}, FrenchShown{"consul"}});
    CHECK_FALSE(says(kiosk.said(in_french), "Elle cherche le consulat."));
    // the call for somebody without a telephone
    const Visit call = kiosk.then(kiosk.outcome("no", "ar"), {FrenchShown{"call"}});
    CHECK(says(kiosk.said(call), "« Pouvez-vous appeler ce numéro pour moi, s'il vous plaît ? »"));
    const Visit emergency = kiosk.then(Visit{}, {EmergencyAsked{}}), where = kiosk.then(emergency, {FrenchShown{"where"}});
    CHECK(says(kiosk.said(where), "« Office de tourisme, Aix-en-Provence. J'ai besoin d'aide. »"));
    CHECK(kiosk.then(where, {EmergencyAsked{}}) == emergency);      // the red button leads to the numbers from there too
}

TEST_CASE("the list to take away names every act once, with its first number, price first and age after", "[visit]") {
    const Kiosk kiosk{""};
    const Visit visit = kiosk.then(kiosk.outcome("yes"), {ActionChosen{"consul"}, CountryAsked{}, CountryChosen{"JP"}, TakeAwayAsked{}});
    const Page page = kiosk.page(visit);
    CHECK(page.screen == "take-away");
    std::vector<std::string> acts;
    for (const Region& region : page.regions)
        for (const Group& group : region.groups)
            if (group.arrangement == Arrangement::act) acts.push_back(plain(group.widgets.front().words));
    CHECK(acts == std::vector<std::string>{"Être en sécurité", "Porter plainte", "Votre consulat", "Prévenir l’assurance"});
    const std::string said = plain_text(page);
    CHECK(says(said, "Numéro payant · 04 91 00 00 00"));
    CHECK(says(said, "Numéro non revérifié depuis novembre 2019"));
    CHECK(says(said, "« On m'a volé mon sac. »"));
    CHECK(kiosk.then(visit, {BackAsked{}}).history.size() == visit.history.size() - 1);
}

TEST_CASE("hours that nobody confirmed still tell the likelier moment, and say so", "[visit]") {
    const given::Houses houses{given::house_data().with("organizations/line.yaml", R"(id: line
name: Une ligne
services:
  - id: line
    name: Une ligne
    x_class: helpline
    x_acts: [complaint-intake]
    x_verified: {on: 2026-11-01, by_role: accueil, method: call, confidence: confirmed, source: appel}
    phones:
      - number: "0 800 05 95 95"
        free: true
        x_hours: Mo-Fr 10:00-19:00
        x_verified: {on: 2026-11-01, by_role: accueil, method: call, confidence: confirmed, source: appel}
        x_hours_verified: {by_role: accueil, method: public-source, confidence: seen, source: page}
)")};
    const auto [moment, expected] = GENERATE(table<const char*, const char*>({
        {"2026-11-24 10:00", "En principe, ouvert jusqu’à 19 h"},
        {"2026-11-22 18:30", "En principe, fermé. Ouvre lundi 23 novembre à 10 h"},
        {"2026-11-24 08:00", "En principe, fermé. Ouvre à 10 h"},
    }));
    const Visit visit = after(given::visit(), {Started{}, LanguageChosen{{"fr"}}, GuideOpened{"victim"}, AnswerTouched{"visiting"}, AnswerTouched{"bag"}, ContinueAsked{}, AnswerTouched{"yes"}}, houses.at(moment));
    const Page page = show(visit, houses.at(moment));
    const auto* card = given::group(page, "guide.service.line");
    REQUIRE(card);
    std::string said;
    for (const Widget& widget : card->widgets) said += plain(widget.words) + "\n";
    CHECK(says(said, "Horaires à confirmer"));
    CHECK(says(said, expected));
}
