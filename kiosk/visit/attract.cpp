// Attract: one question, one thing to touch; the languages take turns, one frame every six seconds.
#include <algorithm>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

Page show(const AttractScreen&, const Visit&, const House& house) {
    const auto& [directory, say, here] = house;
    const auto languages = directory.languages();
    const auto turn = languages.empty() ? 0 : static_cast<std::size_t>(here.turn) % languages.size();
    const auto leading = languages.empty() ? say : say.in(languages[turn]);

    Page page{.screen = "attract", .title = leading.need_help()};
    page::Group scene{.id = "attract", .arrangement = page::Arrangement::scene, .event = page::Started{}, .name = leading.touch_the_screen()};
    if (!here.place.id.empty())
        scene.widgets.push_back({.role = Role::label, .words = say.place_name(here.place)});
    scene.widgets.push_back({.role = Role::title, .words = leading.need_help()});
    Words others;
    auto beside = spread(languages, turn, 4);
    if (std::find(beside.begin(), beside.end(), language::french) == beside.end()) beside.insert(beside.begin(), language::french);      // the town's own
    for (const auto& tag : beside)
        if (tag != leading.language()) others = messages::joined(others, "  ·  ", say.in(tag).need_help());
    if (!others.empty()) scene.widgets.push_back({.role = Role::text, .words = std::move(others)});
    Words touch = say.in(language::french).touch_the_screen();
    for (const auto& tag : languages)
        if (tag != language::french && (tag.value == "en" || languages.size() == 2)) touch = messages::joined(touch, " · ", say.in(tag).touch_the_screen());
    scene.widgets.push_back({.id = "attract.start", .role = Role::button, .words = std::move(touch), .tone = Tone::primary, .event = page::Started{}});
    page.region(page::Place::main).groups.push_back(std::move(scene));
    return page;
}

}  // namespace repere::visit
