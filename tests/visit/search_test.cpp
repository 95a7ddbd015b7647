// The search page: keys of one's language, themes, filters that hide nothing in silence, guides among what is found, the map.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "given/print.hpp"
#include "given/visit.hpp"
#include "visit/keyboards.hpp"
#include "visit/themes.hpp"
#include "visit/visit.hpp"

using namespace repere::visit;
using namespace repere::page;
using namespace std::chrono_literals;
using repere::directory::Filter;
using repere::language::plain;
using repere::language::Tag;
using given::after;
using given::house;

namespace {

using Ids = std::vector<std::string>;

Visit in(const char* tag) { return after(given::visit(), {Started{}, LanguageChosen{Tag{tag}}}); }
Visit searching(const char* tag = "fr") { return after(in(tag), {SearchOpened{}}); }

// What each row of keys writes, letters only.
std::vector<std::string> rows(const Page& page) {
    std::vector<std::string> out(1);
    for (const Widget& key : given::group(page, "search.keys")->widgets) {
        const auto* typed = key.event ? std::get_if<TextTyped>(&*key.event) : nullptr;
        if (!key.event) out.emplace_back();
        else if (typed && key.number == 0) out.back() += typed->text;
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

Ids results_of(const Page& page) {
    Ids out;
    for (const auto& region : page.regions)
        for (const auto& group : region.groups)
            if (group.id.starts_with("search.result.") && group.event)
                if (const auto* opened = std::get_if<ServiceOpened>(&*group.event)) out.push_back(opened->service);
    return out;
}

std::string words_of(const Page& page, const std::string& id) {
    const Widget* widget = given::widget(page, id);
    return widget ? plain(widget->words) : std::string{};
}

// Three more desks: one that takes who comes, one by appointment, one of which nobody has said. All stand in Aix, one of them far away.
const given::Houses& town() {
    static const given::Houses houses{[] {
        std::string desks = "id: town\nname: Ville\nservices:\n";
        const auto desk = [&](const char* id, const char* name, const char* intake, const char* latitude, const char* longitude) {
            desks += std::string{"  - id: "} + id + "\n    name: " + name + "\n    description: Guichet.\n    x_class: desk\n    x_acts: [complaint-intake]\n" +
                     (*intake ? std::string{"    x_intake: "} + intake + "\n" : "") +
                     "    x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n    location:\n      address_1: 2 cours Mirabeau\n      city: Aix-en-Provence\n"
                     "      x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n" +
                     (*latitude ? std::string{"      latitude: "} + latitude + "\n      longitude: " + longitude +
                                      "\n      x_coordinates_verified: {on: 2026-01-10, method: visit, confidence: confirmed}\n"
                                : "");
        };
        desk("welcome", "Bureau ouvert", "walk-in", "43.5297", "5.4474");
        desk("booked", "Bureau sur rendez-vous", "appointment", "43.5270", "5.4540");
        desk("silent", "Bureau discret", "", "", "");
        desk("faraway", "Bureau lointain", "", "43.2965", "5.3698");
        return given::house_data()
            .with("organizations/town.yaml", desks)
            .changed("places.yaml", "x_telephone_to_lend: true", "latitude: 43.5263\n  longitude: 5.4454\n  x_telephone_to_lend: true");
    }()};
    return houses;
}

}  // namespace

// --- Keys -----------------------------------------------------------------------------------------------------------------------

TEST_CASE("every language has its own keys under the fingers", "[search]") {
    const auto [tag, first_row, must_write] = GENERATE(table<const char*, const char*, const char*>({
        {"fr", "azertyuiop", "éèàç"},
        {"fr-x-simple", "azertyuiop", "éèàç"},
        {"en", "qwertyuiop", "z"},
        {"es", "qwertyuiop", "ñ"},
        {"it", "qwertyuiop", "àèìòù"},
        {"nl", "qwertyuiop", "j"},
        {"pt", "qwertyuiop", "çãõ"},
        {"pl", "qwertyuiop", "ąćęłńóśźż"},
        {"tr", "qwertyuıopğü", "ışiöç"},
        {"de", "qwertzuiopü", "äöß"},
        {"ru", "йцукенгшщзхъ", "ёыэ"},
        {"uk", "йцукенгшщзхї", "іїєґ"},
        {"ar", "ضصثقفغعهخحجد", "ءؤئىة"},
        {"fa", "ضصثقفغعهخحجچ", "پچژگیک"},
        {"zh-Hans", "qwertyuiop", "z"},
        {"ja", "あかさたなはまやらわ゛", "をんーっゃゅょ゜"},
        {"ko", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㅎㅣㅋㅡㄲㅆㅒ"},
    }));
    INFO(tag);
    const auto [own, latin] = keyboards(Tag{tag});
    std::string all, first;
    std::set<std::string> once;
    for (const auto& row : own.rows) {
        CHECK(row.size() <= 12);
        for (const auto key : row) {
            all += key;
            CHECK(once.insert(std::string{key}).second);
        }
    }
    for (const auto key : own.rows.front()) first += key;
    CHECK(first == first_row);
    for (std::size_t i = 0; i < std::string{must_write}.size();) {
        std::size_t to = i + 1;
        while (to < std::string{must_write}.size() && (static_cast<unsigned char>(must_write[to]) & 0xC0) == 0x80) ++to;
        CHECK(all.find(std::string{must_write}.substr(i, to - i)) != std::string::npos);
        i = to;
    }
    const bool other_letters = std::set<std::string>{"ru", "uk", "ar", "fa", "ja", "ko"}.contains(tag);
    CHECK((latin != nullptr) == other_letters);
    CHECK(own.sign.empty() == !other_letters);
}

TEST_CASE("a language nobody has made a keyboard for gets the French one", "[search]") { CHECK(keyboards(Tag{"eo"}).own.name == "azerty"); }

TEST_CASE("the page has digits, letters, and wide keys for a space, for erasing, for clearing", "[search]") {
    const Page page = show(searching(), house());
    CHECK(rows(page).front() == "1234567890");
    CHECK(rows(page)[1] == "azertyuiop");
    CHECK(*given::widget(page, "search.key.é")->event == Event{TextTyped{"é"}});
    CHECK(*given::widget(page, "search.key.space")->event == Event{TextTyped{" "}});
    CHECK(*given::widget(page, "search.key.erase")->event == Event{TextErased{}});
    CHECK(*given::widget(page, "search.key.clear")->event == Event{TextCleared{}});
    CHECK_FALSE(given::widget(page, "search.key.letters"));
    CHECK(after(searching(), {TextTyped{"commis"}, TextCleared{}}) == searching());
}

TEST_CASE("where the language's letters are not Latin, one key leads to Latin ones and back", "[search]") {
    const Visit own = searching("ar"), latin = after(own, {LettersToggled{}});
    CHECK(rows(show(own, house()))[1] == "ضصثقفغعهخحجد");
    CHECK(rows(show(latin, house()))[1] == "qwertyuiop");
    CHECK(words_of(show(own, house()), "search.key.letters") == "ABC");
    CHECK(words_of(show(latin, house()), "search.key.letters") == "أبت");
    CHECK(after(latin, {LettersToggled{}}) == own);
}

TEST_CASE("Korean and Japanese keys write letters together, and erasing takes one key back", "[search]") {
    struct Row { const char* language; std::vector<const char*> keys; std::string shown, without_the_last; };
    const auto row = GENERATE(values<Row>({
        {"ko", {"ㄱ", "ㅕ", "ㅇ"}, "경", "겨"},
        {"ko", {"ㄱ", "ㅕ", "ㅇ", "ㅊ", "ㅏ", "ㄹ"}, "경찰", "경차"},
        {"ko", {"ㅇ", "ㅕ", "ㄱ", "ㅜ", "ㅓ", "ㄴ"}, "여권", "여궈"},
        {"ja", {"は", "゜", "す"}, "ぱす", "ぱ"},
        {"ja", {"か", "゛"}, "が", "か"},
    }));
    Visit visit = searching(row.language);
    for (const char* key : row.keys) {
        REQUIRE(given::widget(show(visit, house()), "search.key." + std::string{key}));
        visit = after(visit, {TextTyped{key}});
    }
    CHECK(words_of(show(visit, house()), "search.field") == row.shown);
    CHECK(words_of(show(after(visit, {TextErased{}}), house()), "search.field") == row.without_the_last);
}

TEST_CASE("no keyboard has more than six rows: where letters take five, digits stand beside the Latin ones", "[search]") {
    for (const auto& tag : {"fr", "pl", "ja", "ko", "ar"}) {
        INFO(tag);
        const auto all = rows(show(searching(tag), house()));
        CHECK(all.size() <= 6);
        CHECK((all.front() == "1234567890") == (std::string{tag} != "ja"));
        CHECK(rows(show(after(searching(tag), {LettersToggled{}}), house())).front() == "1234567890");
    }
}

TEST_CASE("whoever has to spell in Latin letters is told so, before and on the page", "[search]") {
    CHECK(words_of(show(searching("zh-Hans"), house()), "search.field") == "Tapez en lettres latines, ou en anglais");
    CHECK(words_of(show(searching(), house()), "search.field") == "Tapez les premières lettres");
    CHECK(plain(given::widget(show(in("zh-Hans"), house()), "home.search")->detail) == "Tapez trois lettres latines, ou choisissez un thème");
    CHECK(plain(given::widget(show(in("ar"), house()), "home.search")->detail) == "Tapez trois lettres, dans votre langue");
}

// --- Themes ---------------------------------------------------------------------------------------------------------------------

TEST_CASE("where nothing is typed, themes stand instead of a list that begins anywhere", "[search]") {
    const Page page = show(searching(), house());
    CHECK(results_of(page).empty());
    for (const Theme& theme : themes()) {
        INFO(theme.id);
        const Widget* tile = given::widget(page, "search.theme." + std::string{theme.id});
        REQUIRE(tile);
        CHECK_FALSE(plain(tile->words).empty());
        CHECK_FALSE(tile->pictogram.empty());
    }
}

TEST_CASE("a theme lists the services of its acts, once each, and back leads to the themes", "[search]") {
    const Visit police = after(searching(), {ThemeOpened{"police"}});
    const Page page = show(police, house());
    CHECK(results_of(page) == Ids{"police-desk", "tel-17"});
    CHECK(words_of(page, "search.count") == "Police, plainte · 2 services");
    CHECK(after(police, {BackAsked{}}) == searching());
    CHECK(after(police, {ServiceOpened{"tel-17"}, BackAsked{}}) == police);
    CHECK(after(searching(), {ThemeOpened{"nothing of the kind"}}) == searching());
}

TEST_CASE("what is typed over a theme is sought everywhere", "[search]") {
    const Visit typed = after(searching(), {ThemeOpened{"visit"}, TextTyped{"commiss"}});
    CHECK(typed == after(searching(), {TextTyped{"commiss"}}));
}

TEST_CASE("every act that a service of the directory does stands in a theme", "[search]") {
    std::set<std::string, std::less<>> in_themes;
    for (const Theme& theme : themes()) in_themes.insert(theme.acts.begin(), theme.acts.end());
    for (const auto& service : given::real_directory().services())
        for (const std::string& act : service.acts) {
            INFO(service.id << " " << act);
            CHECK(in_themes.contains(act));
        }
}

TEST_CASE("every theme of the real directory leads to several", "[search]") {
    const auto& directory = given::real_directory();
    for (const Theme& theme : themes()) {
        std::size_t services = 0;
        for (const auto act : theme.acts) services += directory.services_that(act).size();
        INFO(theme.id);
        CHECK(services > 1);
    }
}

// --- Filters --------------------------------------------------------------------------------------------------------------------

TEST_CASE("what fits stands first, then what nobody knows, and what does not fit is counted", "[search]") {
    const auto here = town().at("2026-11-24 10:00");
    const Visit walk_in = after(searching(), {TextTyped{"bureau"}, FilterToggled{"walk-in"}}, here);
    const Page page = show(walk_in, here);
    Ids shown = results_of(page);
    REQUIRE(shown.size() == 3);
    CHECK(shown.front() == "welcome");
    std::sort(shown.begin(), shown.end());                   // what nobody knows: as the search ranks it
    CHECK(shown == Ids{"faraway", "silent", "welcome"});
    CHECK(words_of(page, "search.count") == "1 service");
    CHECK(words_of(page, "search.to-check") == "À vérifier : 2 services");
    CHECK(words_of(page, "search.left-out") == "1 service ne correspond pas");
    CHECK(given::widget(page, "search.filter.walk-in")->checked);
    CHECK_FALSE(given::widget(page, "search.filter.open-now")->checked);

    const Page lifted = show(after(walk_in, {FiltersLifted{}}, here), here);
    CHECK(results_of(lifted).size() == 4);
    CHECK(words_of(lifted, "search.left-out").empty());
    CHECK(after(walk_in, {FilterToggled{"walk-in"}}, here) == after(searching(), {TextTyped{"bureau"}}, here));
}

TEST_CASE("filters also work on everything, and on a theme", "[search]") {
    const auto here = town().at("2026-11-24 10:00");
    const auto shown = [&](std::initializer_list<Event> events) { return results_of(show(after(searching(), events, here), here)); };
    CHECK(shown({FilterToggled{"walk-in"}}) == Ids{"tel-17", "welcome", "police-desk", "silent", "faraway"});
    CHECK(shown({ThemeOpened{"police"}, FilterToggled{"walk-in"}}) == Ids{"welcome", "tel-17", "police-desk", "silent", "faraway"});
}

TEST_CASE("a filter that leaves nothing says how many it left out, not that there is nothing", "[search]") {
    const auto here = town().at("2026-11-24 10:00");
    const Page page = show(after(searching(), {TextTyped{"rendez"}, FilterToggled{"walk-in"}}, here), here);
    CHECK(results_of(page).empty());
    CHECK(words_of(page, "search.left-out") == "1 service ne correspond pas");
    CHECK(given::widget(page, "search.lift"));
    CHECK_FALSE(given::group(page, "search.themes"));
}

TEST_CASE("in French nobody is asked for French", "[search]") {
    CHECK_FALSE(given::widget(show(searching(), house()), "search.filter.my-language"));
    CHECK_FALSE(given::widget(show(searching("fr-x-simple"), house()), "search.filter.my-language"));
    CHECK(given::widget(show(searching("ar"), house()), "search.filter.my-language"));
}

TEST_CASE("words and filters of a search go with home, back, leave now and idle alike", "[search]") {
    const Visit used = after(searching("ar"), {TextTyped{"pol"}, FilterToggled{"open-now"}, FilterToggled{"my-language"}, LettersToggled{}});
    REQUIRE(used.filters == std::vector{Filter::open_now, Filter::my_language});
    REQUIRE(used.latin);
    CHECK(after(used, {HomeAsked{}}) == after(in("ar"), {HomeAsked{}}));
    CHECK(after(used, {BackAsked{}}) == in("ar"));
    CHECK(after(used, {TimePassed{121s}}) == Visit{});
    const Visit left = after(used, {LeaveAsked{}});
    CHECK(left.typed.empty());
    CHECK(left.filters.empty());
    CHECK_FALSE(left.latin);
    CHECK(after(used, {EmergencyAsked{}, BackAsked{}}) == used);
    CHECK(after(used, {ServiceOpened{"tel-17"}, BackAsked{}}) == used);
}

TEST_CASE("filters and themes are chosen on the search page only, and a filter has a name", "[search]") {
    CHECK(after(in("fr"), {FilterToggled{"open-now"}, ThemeOpened{"police"}, LettersToggled{}, MapOpened{}}) == in("fr"));
    CHECK(after(searching(), {FilterToggled{"cheap"}}) == searching());
}

// --- Nothing found --------------------------------------------------------------------------------------------------------------

TEST_CASE("where nothing is found, themes stand, and a person while there is one", "[search]") {
    const given::Houses staffed{given::house_data().changed("places.yaml", "x_telephone_to_lend: true", "x_telephone_to_lend: true\n  x_staffed: Mo-Fr 09:00-17:00")};
    const Visit nothing = after(searching(), {TextTyped{"zzzz"}});
    const auto says = [&](const char* moment) { return plain_text(show(nothing, staffed.at(moment))); };
    CHECK(says("2026-11-24 10:00").find("Quelqu’un peut vous aider ici.") != std::string::npos);
    CHECK(says("2026-11-24 20:00").find("Quelqu’un peut vous aider ici.") == std::string::npos);
    CHECK(says("2026-11-24 20:00").find("Rien ne correspond.") != std::string::npos);
    CHECK(given::widget(show(nothing, staffed.at("2026-11-24 20:00")), "search.theme.police"));
}

TEST_CASE("whoever types the name of a hiding place sees what a nonsense word shows", "[search]") {
    const auto page_for = [](const char* words) {
        Page page = show(after(searching(), {TextTyped{words}}), house());
        page.step.clear();                                   // how many letters
        for (auto& region : page.regions)
            for (auto& group : region.groups)
                for (auto& widget : group.widgets)
                    if (widget.id == "search.field") widget.words.clear();
        return page;
    };
    CHECK(page_for("Résidence des Glycines") == page_for("Qzzidence xyz Gqqcines"));
}

// --- What else is found ---------------------------------------------------------------------------------------------------------

TEST_CASE("a guide found by its words stands among the services and opens as from home", "[search]") {
    const Visit typed = after(searching(), {TextTyped{"sac"}});
    const Page page = show(typed, house());
    REQUIRE(given::group(page, "search.result.1"));
    CHECK(*given::group(page, "search.result.1")->event == Event{GuideOpened{"victim"}});
    CHECK_FALSE(given::widget(page, "search.count"));        // a guide is no service
    CHECK(after(typed, {GuideOpened{"victim"}, BackAsked{}}) == typed);
}

// --- The map --------------------------------------------------------------------------------------------------------------------

TEST_CASE("the map draws doors whose coordinates are verified and near enough to walk, and says about how far", "[search][map]") {
    const auto here = town().at("2026-11-24 10:00");
    const Visit found = after(searching(), {TextTyped{"bureau"}}, here);
    REQUIRE(given::widget(show(found, here), "search.map"));
    const Visit visit = after(found, {MapOpened{}}, here);
    const Page map = show(visit, here);
    CHECK(map.screen == "map");
    CHECK(given::group(map, "map.place.1"));
    CHECK(given::group(map, "map.place.2"));
    CHECK_FALSE(given::group(map, "map.place.3"));           // no coordinates, or an hour and more away
    const std::string text = plain_text(map);
    CHECK(text.find("environ 6 minutes à pied · vers le nord-est") != std::string::npos);
    CHECK(text.find("environ 9 minutes à pied · vers l’est") != std::string::npos);
    CHECK(text.find("Bureau discret") == std::string::npos);
    CHECK(after(visit, {BackAsked{}}, here) == found);
    CHECK(show(after(visit, {*given::group(map, "map.place.1")->event}, here), here).screen == "service");
}

TEST_CASE("a service with verified coordinates has its map, and the way to a large one", "[search][map]") {
    const auto here = town().at("2026-11-24 10:00");
    const Visit service = after(searching(), {ServiceOpened{"welcome"}}, here);
    REQUIRE(given::group(show(service, here), "service.map"));
    CHECK(show(after(service, {MapOpened{"welcome"}}, here), here).screen == "map");
    CHECK_FALSE(given::group(show(after(searching(), {ServiceOpened{"silent"}}, here), here), "service.map"));
}

TEST_CASE("around a kiosk whose own place is not verified nothing is drawn and nothing is near", "[search][map]") {
    const Page service = show(after(searching(), {ServiceOpened{"police-desk"}}), house());
    CHECK_FALSE(given::group(service, "service.map"));
    CHECK_FALSE(given::widget(show(after(searching(), {TextTyped{"commiss"}}), house()), "search.map"));
    CHECK(plain_text(service).find("à pied") == std::string::npos);
}

TEST_CASE("a prison is found by its name and drawn for nobody who passes by", "[search][map]") {
    const given::Houses houses{given::house_data()
                                   .changed("taxonomy.yaml", "acts:\n", "acts:\n  - {id: prison-families, label: Familles de personnes détenues}\n")
                                   .changed("places.yaml", "x_telephone_to_lend: true", "latitude: 43.5263\n  longitude: 5.4454\n  x_telephone_to_lend: true")
                                   .with("organizations/prison.yaml", R"(id: prison
name: Prison
services:
  - id: prison
    name: Centre pénitentiaire
    description: Visites.
    x_class: desk
    x_acts: [prison-families]
    x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}
    location:
      address_1: 1 chemin du Mitan
      city: Aix-en-Provence
      latitude: 43.5297
      longitude: 5.4474
      x_verified: {on: 2026-01-10, method: visit, confidence: confirmed}
      x_coordinates_verified: {on: 2026-01-10, method: visit, confidence: confirmed}
)")};
    const auto here = houses.at("2026-11-24 10:00");
    const Visit found = after(searching(), {TextTyped{"penitent"}}, here);
    CHECK(results_of(show(found, here)) == Ids{"prison"});
    CHECK_FALSE(given::widget(show(found, here), "search.map"));
}

// --- The badge ------------------------------------------------------------------------------------------------------------------

TEST_CASE("closed on a public holiday: which one, and when it opens again", "[search][badge]") {
    const given::Houses houses{given::house_data().changed("organizations/state.yaml", "x_hours: Mo-Fr 08:00-18:00", "x_hours: \"Mo-Sa 08:00-18:00; PH off\"")};
    const auto here = houses.at("2026-08-15 10:00");
    const std::string words = "Fermé : Assomption · ouvre lundi 17 août à 8 h";
    CHECK(plain_text(show(after(searching(), {TextTyped{"commiss"}}, here), here)).find(words) != std::string::npos);
    CHECK(plain_text(show(after(searching(), {ServiceOpened{"police-desk"}}, here), here)).find(words) != std::string::npos);
}
