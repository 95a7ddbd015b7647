// Search: as one types, on the keyboard of one's language; by theme, for whoever does not know what to type; filters that never leave
// out in silence what nobody knows (people.md, P5).
#include <algorithm>

#include "visit/keyboards.hpp"
#include "visit/parts.hpp"
#include "visit/screens.hpp"
#include "visit/themes.hpp"

namespace repere::visit {

using directory::Filter;
using directory::Fits;
using directory::Found;
using page::Arrangement;
using page::Group;
using page::Place;

namespace {

constexpr std::size_t most_rows = 5, most_found = 200, most_shown = 50, most_guides = 3;

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Group keys(const Visit& visit, const House& house) {
    const auto& say = house.say;
    const auto [own, latin] = keyboards(say.language());
    const Keyboard& shown = latin && visit.latin ? *latin : own;
    Group group{.id = "search.keys", .arrangement = Arrangement::keyboard};
    const auto key = [&](std::string_view letter) {
        group.widgets.push_back({.id = "search.key." + std::string{letter}, .role = Role::key, .words = language::words(std::string{letter}, say.language()),
                                 .event = page::TextTyped{std::string{letter}}});
    };
    const auto row_ends = [&] { group.widgets.push_back({.role = Role::key, .words = language::words("\n", say.language())}); };
    if (shown.rows.size() < most_rows) {                     // else they stand beside the Latin letters
        for (const char digit : std::string_view{"1234567890"}) key({&digit, 1});
        row_ends();
    }
    for (const auto& row : shown.rows) {
        for (const std::string_view letter : row) key(letter);
        row_ends();
    }
    if (latin)
        group.widgets.push_back({.id = "search.key.letters", .role = Role::key,
                                 .words = language::words(visit.latin ? std::string{own.sign} : "ABC", say.language()),
                                 .event = page::LettersToggled{}, .spoken = visit.latin ? say.own_letters() : say.latin_letters(), .number = 2});
    group.widgets.push_back({.id = "search.key.space", .role = Role::key, .words = say.space(), .event = page::TextTyped{" "}, .number = 4});
    group.widgets.push_back({.id = "search.key.clear", .role = Role::key, .words = say.clear(), .event = page::TextCleared{}, .number = 3});
    group.widgets.push_back({.id = "search.key.erase", .role = Role::key, .words = say.erase(), .pictogram = "erase", .event = page::TextErased{}, .number = 2});
    return group;
}

const char* sign_of(Filter filter) {
    switch (filter) {
        case Filter::open_now: return "clock";
        case Filter::walk_in: return "door";
        case Filter::my_language: return "globe";
        case Filter::without_phone: return "no-phone";
        case Filter::step_free: return "wheelchair";
        default: return "";
    }
}

Group filter_chips(const Visit& visit, const House& house) {
    const auto& say = house.say;
    Group group{.id = "search.filters", .arrangement = Arrangement::chips, .name = say.filters()};
    for (const Filter filter : directory::filters) {
        if (filter == Filter::my_language && say.language().value.starts_with("fr")) continue;      // everybody here speaks it
        const std::string name{directory::name_of(filter)};
        group.widgets.push_back({.id = "search.filter." + name, .role = Role::checkbox, .words = say.filter(filter), .pictogram = sign_of(filter),
                                 .event = page::FilterToggled{name},
                                 .checked = std::find(visit.filters.begin(), visit.filters.end(), filter) != visit.filters.end()});
    }
    return group;
}

Group theme_tiles(const House& house) {
    Group group{.id = "search.themes", .arrangement = Arrangement::tiles, .name = house.say.or_a_theme()};
    for (const Theme& theme : themes())
        group.widgets.push_back({.id = "search.theme." + std::string{theme.id}, .role = Role::button, .words = house.say.theme(theme.id),
                                 .pictogram = std::string{theme.pictogram}, .tone = theme.tone, .event = page::ThemeOpened{std::string{theme.id}}});
    return group;
}

std::vector<Found> services_of(const Theme& theme, const House& house) {
    std::vector<Found> out;
    for (const std::string_view act : theme.acts)
        for (const auto& service : house.directory.services_that(act))
            if (std::none_of(out.begin(), out.end(), [&](const Found& found) { return found.id == service.id; })) out.push_back({"service", service.id, 0});
    return out;
}

// A guide that was found by its words: read and entered as from home.
std::optional<Group> guide_card(const Found& found, const std::string& id, const House& house) {
    const auto& [directory, say, here] = house;
    const auto guide = guides::guide(directory, found.id);
    if (!guide) return std::nullopt;
    const Words name = say.text("guides", guides::key(guide->id, "guide", "", "title"), guide->title);
    Group card{.id = id, .arrangement = Arrangement::card, .event = page::GuideOpened{guide->id}, .name = name};
    Widget head = heading(name);
    head.pictogram = guide->pictogram;
    card.widgets.push_back(std::move(head));
    if (!guide->subtitle.empty()) card.widgets.push_back(note(say.text("guides", guides::key(guide->id, "guide", "", "subtitle"), guide->subtitle)));
    return card;
}

int services_in(const std::vector<Found>& found) {
    return static_cast<int>(std::count_if(found.begin(), found.end(), [](const Found& each) { return each.kind == "service"; }));
}

void add_heading(std::vector<Group>& groups, const std::string& id, Words words, Words under = {}) {
    Group group;
    group.widgets.push_back({.id = id, .role = Role::heading, .words = std::move(words)});
    if (!under.empty()) group.widgets.push_back(note(std::move(under)));
    groups.push_back(std::move(group));
}

void add_button(std::vector<Group>& groups, const std::string& id, Words words, const std::string& pictogram, page::Event event) {
    Group group{.arrangement = Arrangement::chips};
    group.widgets.push_back({.id = id, .role = Role::button, .words = std::move(words), .pictogram = pictogram, .event = std::move(event)});
    groups.push_back(std::move(group));
}

// Nothing was found: somebody who is there, the themes, and a number where people answer. The same for whatever is not on file (P2).
void add_nothing(std::vector<Group>& aside, const House& house) {
    const auto& [directory, say, here] = house;
    Group group;
    group.widgets.push_back({.id = "search.count", .role = Role::heading, .words = say.results(0)});
    group.widgets.push_back(text(say.nothing_found()));
    if (here.place.somebody_is_there(here.minute)) group.widgets.push_back({.role = Role::status, .words = say.somebody_here(), .tone = Tone::open});
    aside.push_back(std::move(group));
    add_heading(aside, "search.themes.title", say.or_a_theme());
    aside.push_back(theme_tiles(house));
    if (const auto human = directory.service(rights_helpline)) aside.push_back(service_card(*human, "search.human", house));
}

}  // namespace

Results results(const SearchScreen& screen, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    const Theme* theme = theme_named(screen.theme);
    const auto found = theme ? services_of(*theme, house)
                             : directory.find(language::composed(visit.typed), {say.language(), here.minute, here.place.latitude, here.place.longitude}, most_found);
    const bool open_wanted = std::find(visit.filters.begin(), visit.filters.end(), Filter::open_now) != visit.filters.end();
    Results out;
    for (const Found& each : found) {
        if (each.kind != "service") {
            const auto guide = guides::guide(directory, each.id);
            if (guide && (!guide->staff || here.unlocked)) out.fitting.push_back(each);
            continue;
        }
        const auto service = directory.service(each.id);
        if (!service || (service->staff && !here.unlocked) || guides::lapsed(*service, here.minute)) continue;
        if (open_wanted && closed_today(*service, house)) {
            ++out.left_out;
            continue;
        }
        switch (directory::fits(*service, visit.filters, here.minute, say.language())) {
            case Fits::yes: out.fitting.push_back(each); break;
            case Fits::unknown: out.to_check.push_back(each); break;
            case Fits::no: ++out.left_out; break;
        }
    }
    return out;
}

Page show(const SearchScreen& screen, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    const Theme* theme = theme_named(screen.theme);
    const bool empty = visit.typed.empty(), browsing = empty && visit.filters.empty() && !theme;
    Page page{.screen = "search", .title = theme ? say.theme(theme->id) : say.search_title()};
    if (!browsing)                                           // other words, another list, from its top; the words themselves stand nowhere else
        page.step = screen.theme + "." + std::to_string(letters(visit.typed)) + "." + std::to_string(visit.filters.size());
    Group top;
    top.widgets.push_back(title(say.search_title()));
    page.region(Place::header).groups.push_back(std::move(top));

    Group field{.arrangement = Arrangement::stack};
    field.widgets.push_back({.id = "search.field", .role = Role::field,
                             .words = !empty ? language::words(language::composed(visit.typed), say.language()) : spelt_in_latin(say.language()) ? say.type_latin() : say.type_here(),
                             .pictogram = "search", .tone = empty ? Tone::soft : Tone::plain});
    page.region(Place::main).groups.push_back(std::move(field));
    page.region(Place::main).groups.push_back(filter_chips(visit, house));

    auto& aside = page.region(Place::aside).groups;
    if (browsing) {
        add_heading(aside, "search.themes.title", say.or_a_theme());
        aside.push_back(theme_tiles(house));
    } else {
        const Results found = results(screen, visit, house);
        const int fitting = services_in(found.fitting), to_check = services_in(found.to_check);
        int n = 0;
        std::size_t guides_shown = 0;
        const auto add = [&](const std::vector<Found>& list) {
            for (const Found& each : list) {
                if (n >= static_cast<int>(most_shown)) return;
                const std::string id = "search.result." + std::to_string(n + 1);
                std::optional<Group> card;
                if (each.kind == "service") {
                    if (const auto service = directory.service(each.id)) card = service_card(*service, id, house);
                } else if (guides_shown < most_guides && (card = guide_card(each, id, house))) {
                    ++guides_shown;
                }
                if (!card) continue;
                ++n;
                aside.push_back(*std::move(card));
            }
        };
        if (found.fitting.empty() && found.to_check.empty() && found.left_out == 0) {
            add_nothing(aside, house);
        } else {
            Words count = say.results(fitting);
            if (theme) count = messages::joined(say.theme(theme->id), " · ", count);
            if (fitting > 0 || found.fitting.empty()) add_heading(aside, "search.count", std::move(count));
            std::vector<directory::Service> all;
            for (const auto* list : {&found.fitting, &found.to_check})
                for (const Found& each : *list)
                    if (auto service = each.kind == "service" ? directory.service(each.id) : std::nullopt) all.push_back(*std::move(service));
            if (!marks(all, house).empty()) add_button(aside, "search.map", say.on_a_map(), "pin", page::MapOpened{});
            add(found.fitting);
            if (to_check > 0) {
                add_heading(aside, "search.to-check", say.to_check(to_check), say.to_check_hint());
                add(found.to_check);
            }
            if (found.left_out > 0) {
                add_heading(aside, "search.left-out", say.left_out(found.left_out));
                add_button(aside, "search.lift", say.lift_filters(), "", page::FiltersLifted{});
            }
        }
    }
    page.region(Place::hand).groups.push_back(keys(visit, house));
    return page;
}

}  // namespace repere::visit
