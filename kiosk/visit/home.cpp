// Home: a door a guide, and the search. Colour is a place, not a meaning: the sensitive door looks like any other.
#include "visit/keyboards.hpp"
#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

Page show(const HomeScreen&, const Visit&, const House& house) {
    const auto& [directory, say, here] = house;
    Page page{.screen = "home", .title = say.how_can_we_help()};
    page::Group top;
    top.widgets.push_back(title(say.how_can_we_help()));
    top.widgets.push_back(note(say.nothing_is_kept()));
    page::Group doors{.id = "home", .arrangement = page::Arrangement::doors};
    for (const guides::Guide& guide : guides::guides(directory)) {
        if (guide.staff) continue;
        doors.widgets.push_back({.id = "home." + guide.id,
                                 .role = Role::button,
                                 .words = say.text("guides", guides::key(guide.id, "guide", "", "title"), guide.title),
                                 .detail = say.text("guides", guides::key(guide.id, "guide", "", "subtitle"), guide.subtitle),
                                 .pictogram = guide.pictogram,
                                 .tone = door_tone(guide.tone),
                                 .event = page::GuideOpened{guide.id}});
    }
    doors.widgets.push_back({.id = "home.search", .role = Role::button, .words = say.search_a_service(),
                             .detail = spelt_in_latin(say.language()) ? say.search_hint_latin() : say.search_hint(),
                             .pictogram = "search", .tone = Tone::slate, .event = page::SearchOpened{}});
    page.region(page::Place::header).groups.push_back(std::move(top));
    page.region(page::Place::main).groups.push_back(std::move(doors));
    return page;
}

}  // namespace repere::visit
