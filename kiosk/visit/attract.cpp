// Attract: one question, what one finds here, one thing to touch. The languages take turns at the question, one frame every six seconds; all
// of them stand at the foot and stay, so that whoever passes finds the own script at once.
#include <algorithm>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

namespace {

// The hour within which the sun rises and sets in Aix, on the clocks of the place, by month.
constexpr struct { int rises, sets; } sun[] = {{8, 17}, {7, 18}, {6, 18}, {6, 20}, {6, 20}, {5, 21},
                                               {6, 21}, {6, 20}, {7, 19}, {7, 18}, {7, 17}, {8, 17}};

const char* light_at(directory::Minute minute) {
    const auto day = std::chrono::floor<std::chrono::days>(minute);
    const auto hour = std::chrono::floor<std::chrono::hours>(minute - day).count();
    const auto [rises, sets] = sun[static_cast<unsigned>(std::chrono::year_month_day{day}.month()) - 1];
    return hour < rises - 1 || hour > sets + 1 ? "night" : hour <= rises + 1 ? "dawn" : hour < sets - 1 ? "day" : "dusk";
}

}  // namespace

Page show(const AttractScreen&, const Visit&, const House& house) {
    const auto& [directory, say, here] = house;
    const auto languages = directory.languages();
    const auto leading = languages.empty() ? say : say.in(languages[static_cast<std::size_t>(here.turn) % languages.size()]);

    Page page{.screen = "attract", .step = light_at(here.minute), .title = leading.need_help()};
    page::Group scene{.id = "attract", .arrangement = page::Arrangement::scene, .event = page::Started{}, .name = leading.touch_the_screen()};
    if (!here.place.id.empty())
        scene.widgets.push_back({.role = Role::label, .words = say.place_name(here.place)});
    scene.widgets.push_back({.role = Role::title, .words = leading.need_help()});
    for (const guides::Guide& guide : guides::guides(directory))
        if (!guide.staff)
            scene.widgets.push_back({.role = Role::picture, .pictogram = guide.pictogram, .tone = door_tone(guide.tone),
                                     .spoken = leading.text("guides", guides::key(guide.id, "guide", "", "title"), guide.title)});
    Words others;
    for (const language::Tag& tag : {language::french, language::Tag{"en"}}) {       // the town's own, and what most visitors read
        Words touch = say.in(tag).touch_the_screen();
        if (language::plain(touch) != language::plain(leading.touch_the_screen()) && std::find(languages.begin(), languages.end(), tag) != languages.end())
            others = messages::joined(others, " · ", touch);
    }
    scene.widgets.push_back({.id = "attract.start", .role = Role::button, .words = leading.touch_the_screen(), .detail = std::move(others),
                             .pictogram = "touch", .tone = Tone::primary, .event = page::Started{}});
    for (const language::Tag& tag : languages)
        if (tag.value != "fr-x-simple") scene.widgets.push_back(text(say.in(tag).need_help()));
    Words stickers = say.in(language::french).only_our_screen();      // somebody else's, stuck beside the screen, lead elsewhere (people.md, P15)
    if (std::find(languages.begin(), languages.end(), language::Tag{"en"}) != languages.end())
        stickers = messages::joined(stickers, "  ·  ", say.in({"en"}).only_our_screen());
    scene.widgets.push_back(note(std::move(stickers)));
    page.region(page::Place::main).groups.push_back(std::move(scene));
    return page;
}

}  // namespace repere::visit
