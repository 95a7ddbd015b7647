// "Aa": what makes reading easier; every setting is forgotten with the visit.
#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

Page show(const AccessScreen&, const Visit& visit, const House& house) {
    const auto& say = house.say;
    Page page{.screen = "access", .title = say.comfort()};
    page::Group top;
    top.widgets.push_back(title(say.comfort()));
    top.widgets.push_back(note(say.comfort_hint()));
    page.region(page::Place::header).groups.push_back(std::move(top));
    page::Group doors{.id = "access", .arrangement = page::Arrangement::doors};
    const auto add = [&](const char* id, Words words, const char* pictogram, bool on, page::Event event) {
        doors.widgets.push_back({.id = id, .role = Role::checkbox, .words = std::move(words), .detail = on ? say.on() : say.off(),
                                 .pictogram = pictogram, .tone = Tone::blue, .event = std::move(event), .checked = on});
    };
    add("access.large", say.larger_text(), "text-size", visit.modes.large, page::LargeTextToggled{});
    add("access.contrast", say.more_contrast(), "contrast", visit.modes.high_contrast, page::HighContrastToggled{});
    page.region(page::Place::main).groups.push_back(std::move(doors));
    if (house.here.desk.configured && has_desk(house.directory)) {
        page::Group desk{.arrangement = page::Arrangement::chips};
        desk.widgets.push_back({.id = "access.staff", .role = Role::button, .words = house.say.for_the_desk(), .pictogram = "key", .event = page::StaffAsked{}});
        page.region(page::Place::main).groups.push_back(std::move(desk));
    }
    return page;
}

}  // namespace repere::visit
