// Pages that no visit made: every arrangement, the bar, page buttons, and a question over it all on demand.
#pragma once

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "page/page.hpp"

namespace given {

inline repere::language::Words said(const std::string& french) { return repere::language::words(french, repere::language::french); }

inline repere::page::Widget button(const std::string& id, const std::string& words, repere::page::Event event,
                                   repere::page::Tone tone = repere::page::Tone::plain) {
    return {.id = id, .role = repere::page::Role::button, .words = said(words), .tone = tone, .event = std::move(event)};
}

inline repere::page::Widget line(repere::page::Role role, const std::string& words) { return {.role = role, .words = said(words)}; }

inline repere::page::Widget number(const std::string& id, const std::string& digits) {
    return {.id = id,
            .role = repere::page::Role::number,
            .words = {{digits, repere::language::french, repere::language::SpanKind::phone}}};
}

inline repere::page::Page with_bar(repere::page::Page page) {
    using namespace repere::page;
    Group bar{.id = "bar", .arrangement = Arrangement::bar};
    bar.widgets = {button("bar.back", "Retour", BackAsked{}), button("bar.language", "Français", LanguageAsked{}),
                   button("bar.emergency", "Urgence 112", EmergencyAsked{}, Tone::emergency)};
    bar.widgets[0].pictogram = "back";
    page.region(Place::bar).groups = {std::move(bar)};
    Group pager{.id = "page"};
    pager.widgets = {button("page.up", "Voir plus haut", PageTurned{-1}), button("page.down", "Voir la suite", PageTurned{1})};
    pager.widgets[0].pictogram = "up";
    pager.widgets[1].pictogram = "down";
    page.region(Place::pager).groups = {std::move(pager)};
    return page;
}

inline repere::page::Page titled(const std::string& screen, const std::string& title) {
    using namespace repere::page;
    Page page{.screen = screen, .step = "one", .title = said(title)};
    Group head;
    head.widgets = {line(Role::title, title), line(Role::note, "Touchez tout ce qui manque, puis continuez.")};
    page.region(Place::header).groups = {std::move(head)};
    return page;
}

// Doors with and without pictograms, one of them chosen.
inline repere::page::Page doors_page(int doors = 8) {
    using namespace repere::page;
    Page page = titled("guide", "Qu’est-ce qui a disparu ?");
    Group group{.id = "guide.answers", .arrangement = Arrangement::doors};
    for (int i = 1; i <= doors; ++i) {
        Widget door =
            button("guide.answer." + std::to_string(i), "Passeport, papiers", AnswerTouched{std::to_string(i)}, Tone::blue);
        door.role = Role::checkbox;
        door.pictogram = "bag";
        door.checked = i == 2;
        group.widgets.push_back(std::move(door));
    }
    page.region(Place::main).groups = {std::move(group)};
    return with_bar(std::move(page));
}

// Acts on one side, cards on the other: far longer than any screen.
inline repere::page::Page long_page() {
    using namespace repere::page;
    Page page = titled("outcome", "Voici quoi faire, dans l’ordre");
    Group row{.id = "guide", .arrangement = Arrangement::row};
    row.widgets = {{.role = Role::progress, .progress = {2, 3}}, line(Role::note, "Il m’est arrivé quelque chose")};
    page.region(Place::header).groups.insert(page.region(Place::header).groups.begin(), std::move(row));
    for (int i = 1; i <= 8; ++i) {
        Group act{.id = "guide.action." + std::to_string(i),
                  .arrangement = Arrangement::act,
                  .event = ActionChosen{std::to_string(i)},
                  .name = said("Portez plainte"),
                  .checked = i == 1};
        Widget head = line(Role::heading, "Portez plainte au commissariat ou à la gendarmerie");
        head.number = i;
        act.widgets = {std::move(head), line(Role::text, "La police et la gendarmerie doivent recevoir votre plainte."),
                       line(Role::text, "Demandez le récépissé : le consulat et l’assurance le demandent.")};
        page.region(Place::main).groups.push_back(std::move(act));
    }
    Group panel{.id = "french.show",
                .arrangement = Arrangement::panel,
                .tone = Tone::blue,
                .event = FrenchShown{},
                .name = said("Montrer en grand")};
    panel.widgets = {{.role = Role::sentence,
                      .words = {{"« On m’a volé mon sac. Je voudrais porter plainte. »", repere::language::french,
                                 repere::language::SpanKind::french}}}};
    page.region(Place::aside).groups.push_back(std::move(panel));
    for (int i = 1; i <= 6; ++i) {
        Group card{.id = "guide.service." + std::to_string(i),
                   .arrangement = Arrangement::card,
                   .event = ServiceOpened{std::to_string(i)}};
        Widget badge = line(Role::badge, "Ouvert jusqu’à 18 h");
        badge.tone = Tone::open;
        card.widgets = {line(Role::heading, "Commissariat d’Aix-en-Provence"), std::move(badge), number("", "04 42 00 00 17"),
                        line(Role::text, "1 avenue de l’Europe, 13090 Aix-en-Provence")};
        page.region(Place::aside).groups.push_back(std::move(card));
    }
    return with_bar(std::move(page));
}

// Number cards, a week, and the keyboard.
inline repere::page::Page numbers_page() {
    using namespace repere::page;
    Page page = titled("emergency", "En danger maintenant");
    Group numbers{.id = "numbers", .arrangement = Arrangement::numbers};
    for (const char* digits : {"112", "17", "15", "18", "114"}) {
        Widget card = number(std::string{"emergency."} + digits, digits);
        card.detail = said("Urgence, dans toute l’Europe");
        numbers.widgets.push_back(std::move(card));
    }
    page.region(Place::header).groups.push_back(std::move(numbers));
    Group week{.id = "week", .arrangement = Arrangement::week};
    for (const char* day : {"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."}) {
        Widget one = line(Role::status, day);
        one.detail = {{"09 h–12 h\n14 h–17 h", repere::language::french, repere::language::SpanKind::hours}};
        one.checked = day == std::string{"mar."};
        week.widgets.push_back(std::move(one));
    }
    page.region(Place::main).groups = {std::move(week)};
    return with_bar(std::move(page));
}

// A field, the keyboard in the hand, and as many results beside or over it.
inline repere::page::Page keyboard_page(int results = 2) {
    using namespace repere::page;
    Page page = titled("search", "Que cherchez-vous ?");
    Group field, keys{.id = "search.keys", .arrangement = Arrangement::keyboard}, chips{.id = "search.filters", .arrangement = Arrangement::chips};
    field.widgets = {
        {.id = "search.field", .role = Role::field, .words = said("Tapez les premières lettres"), .pictogram = "search"}};
    for (const std::string row : {"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"}) {
        for (const char c : row)
            keys.widgets.push_back(
                {.id = std::string{"search.key."} + c, .role = Role::key, .words = said({c}), .event = TextTyped{{c}}});
        keys.widgets.push_back({.role = Role::key, .words = said("\n")});
    }
    keys.widgets.push_back({.id = "search.key.space", .role = Role::key, .words = said("Espace"), .event = TextTyped{" "}, .number = 4});
    keys.widgets.push_back({.id = "search.key.erase", .role = Role::key, .words = said("Effacer"), .pictogram = "erase", .event = TextErased{}, .number = 2});
    for (const char* filter : {"open-now", "walk-in"})
        chips.widgets.push_back({.id = std::string{"search.filter."} + filter, .role = Role::checkbox, .words = said("Ouvert maintenant"),
                                 .event = FilterToggled{filter}, .checked = filter == std::string{"walk-in"}});
    page.region(Place::main).groups = {std::move(field)};
    page.region(Place::aside).groups = {std::move(chips)};
    for (int i = 1; i <= results; ++i)
        page.region(Place::aside).groups.push_back({.id = "search.result." + std::to_string(i), .arrangement = Arrangement::card,
                                                    .widgets = {line(Role::heading, "Commissariat"), line(Role::text, "1 avenue de l’Europe")},
                                                    .event = ServiceOpened{std::to_string(i)}});
    page.region(Place::hand).groups = {std::move(keys)};
    return with_bar(std::move(page));
}

// Rings, the kiosk, one place east, one north, two that stand next to each other.
inline repere::page::Page map_page() {
    using namespace repere::page;
    Page page = titled("map", "À pied d’ici");
    Group map{.id = "map.rings", .arrangement = Arrangement::map};
    for (const int metres : {400, 800, 1200}) map.widgets.push_back({.role = Role::label, .words = said("5 min"), .spot = Spot{0, metres * 1.0}});
    map.widgets.push_back({.role = Role::note, .words = said("N")});
    map.widgets.push_back({.id = "map.here", .role = Role::heading, .words = said("Vous êtes ici"), .spot = Spot{}});
    int n = 0;
    for (const auto& [id, name, spot] : {std::tuple{"map.east", "Est", Spot{600, 0}}, std::tuple{"map.north", "Nord", Spot{0, 700}},
                                         std::tuple{"map.close.1", "First", Spot{-500, -400}}, std::tuple{"map.close.2", "Second", Spot{-505, -398}}})
        map.widgets.push_back({.id = id, .role = Role::picture, .words = said(name), .number = ++n, .spot = spot});
    page.region(Place::main).groups = {std::move(map)};
    return with_bar(std::move(page));
}

inline repere::page::Page attract_page(const std::string& light = "dusk") {
    using namespace repere::page;
    Page page{.screen = "attract", .step = light, .title = said("Besoin d’aide ?")};
    Group scene{.id = "attract", .arrangement = Arrangement::scene, .event = Started{}, .name = said("Touchez l’écran")};
    scene.widgets = {line(Role::label, "Office de tourisme"), line(Role::title, "Besoin d’aide ?")};
    for (const auto& [picture, tone] : {std::pair{"bag", Tone::blue}, {"family", Tone::plum}, {"scales", Tone::slate}, {"door", Tone::teal}})
        scene.widgets.push_back({.role = Role::picture, .pictogram = picture, .tone = tone, .spoken = said(picture)});
    scene.widgets.push_back(button("attract.start", "Touchez l’écran", Started{}, Tone::primary));
    for (const auto& [tag, question] : {std::pair{"fr", "Besoin d’aide ?"}, {"en", "Need help?"}, {"de", "Brauchen Sie Hilfe?"},
                                        {"ar", "بحاجة إلى مساعدة؟"}, {"fa", "کمک می‌خواهید؟"}, {"uk", "Потрібна допомога?"}, {"ko", "도움이 필요하세요?"}})
        scene.widgets.push_back({.words = repere::language::words(question, {tag})});
    page.region(Place::main).groups = {std::move(scene)};
    return page;
}

inline std::vector<repere::page::Page> pages() {
    return {doors_page(), doors_page(3), long_page(), numbers_page(), keyboard_page(), attract_page()};
}

inline repere::page::Page in(repere::page::Page page, const char* tag) {
    page.language = {tag};
    return page;
}

inline repere::page::Page with_warning(repere::page::Page page) {
    using namespace repere::page;
    Group card{.id = "idle", .arrangement = Arrangement::card, .name = said("Vous êtes toujours là ?")};
    card.widgets = {line(Role::title, "Vous êtes toujours là ?"),
                    button("idle.continue", "Oui, continuer", StillHere{}, Tone::primary)};
    page.region(Place::overlay).groups = {std::move(card)};
    return page;
}

}  // namespace given
