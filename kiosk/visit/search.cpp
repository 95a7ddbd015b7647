// Search, first cut: a field, the keyboard of the language, the services whose words begin so.
#include <array>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Group;
using page::Place;

namespace {

constexpr std::size_t most_results = 50;

// Rows of keys, as people of that language have them under their fingers.
std::array<std::string_view, 4> keyboard(const language::Tag& tag) {
    if (language::direction(tag) == language::Direction::right_to_left)
        return {"1234567890", "ضصثقفغعهخحج", "شسيبلاتنمكط", "ذدزرظوةىءئؤ"};
    return {"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn'-"};
}

std::vector<std::string> letters(std::string_view row) {
    std::vector<std::string> out;
    for (const char c : row)
        if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) out.back() += c;
        else out.emplace_back(1, c);
    return out;
}

Group keys(const House& house) {
    const auto& say = house.say;
    Group group{.id = "search.keys", .arrangement = Arrangement::keyboard};
    for (const std::string_view row : keyboard(say.language())) {
        for (const std::string& letter : letters(row))
            group.widgets.push_back({.id = "search.key." + letter, .role = Role::key, .words = language::words(letter, say.language()),
                                     .event = page::TextTyped{letter}});
        group.widgets.push_back({.role = Role::key, .words = language::words("\n", say.language())});
    }
    group.widgets.push_back({.id = "search.key.space", .role = Role::key, .words = say.space(), .event = page::TextTyped{" "}});
    group.widgets.push_back({.id = "search.key.erase", .role = Role::key, .words = say.erase(), .pictogram = "erase", .event = page::TextErased{}});
    return group;
}

}  // namespace

Page show(const SearchScreen&, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    Page page{.screen = "search", .title = say.search_title()};
    Group top;
    top.widgets.push_back(title(say.search_title()));
    page.region(Place::header).groups.push_back(std::move(top));

    auto& main = page.region(Place::main).groups;
    Group field{.arrangement = Arrangement::stack};
    const bool empty = visit.typed.empty();
    field.widgets.push_back({.id = "search.field", .role = Role::field,
                             .words = empty ? say.type_here() : language::words(visit.typed, say.language()),
                             .pictogram = "search", .tone = empty ? Tone::soft : Tone::plain});
    main.push_back(std::move(field));
    main.push_back(keys(house));

    auto& aside = page.region(Place::aside).groups;
    const auto found = directory.search(visit.typed, {say.language(), here.minute, here.place.latitude, here.place.longitude}, most_results);
    Group count;
    count.widgets.push_back({.id = "search.count", .role = Role::heading, .words = say.results(static_cast<int>(found.size()))});
    if (found.empty()) count.widgets.push_back(text(say.nothing_found()));
    aside.push_back(std::move(count));
    int n = 0;
    for (const auto& service : found) aside.push_back(service_card(service, "search.result." + std::to_string(++n), house));
    return page;
}

}  // namespace repere::visit
