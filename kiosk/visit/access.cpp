// "Aa": what makes the kiosk easier for this visitor; every setting is forgotten with the visit. Behind it, what is owed to whoever
// stands here: « Vos données » and « Accessibilité » (people.md, P13).
#include <algorithm>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Group;
using page::Mode;
using page::Place;

namespace {

void add_title(Page& page, Words words) {
    page.title = words;
    Group top;
    top.widgets.push_back(title(std::move(words)));
    page.region(Place::header).groups.push_back(std::move(top));
}

Group settings(const Visit& visit, const House& house) {
    const auto& say = house.say;
    Group doors{.id = "access", .arrangement = Arrangement::doors};
    Modes modes = visit.modes;
    const auto add = [&](const char* id, Words words, const char* pictogram, Mode mode) {
        const bool on = modes[mode];
        doors.widgets.push_back({.id = id, .role = Role::checkbox, .words = std::move(words), .detail = on ? say.on() : say.off(),
                                 .pictogram = pictogram, .tone = Tone::blue, .event = page::ModeToggled{mode}, .checked = on});
    };
    add("access.large", say.larger_text(), "text-size", Mode::large);
    add("access.contrast", say.more_contrast(), "contrast", Mode::high_contrast);
    add("access.low", say.lower_buttons(), "low-reach", Mode::low_reach);
    add("access.motion", say.without_motion(), "still", Mode::still);
    add("access.time", say.more_time(), "slow", Mode::more_time);
    if (!can_speak(visit.language, house)) return doors;     // what cannot be heard here is not promised; « Accessibilité » says so
    add("access.voice", say.read_aloud(), "listen", Mode::voice);
    add("access.explore", say.explore_by_touch(), "explore", Mode::explore);
    add("access.blank", say.dark_screen(), "blank", Mode::blank);
    return doors;
}

// Small buttons over the settings: the voice while there is one, the two pages, the desk.
Group beside(const Visit& visit, const House& house) {
    const auto& say = house.say;
    Group buttons{.id = "access.beside", .arrangement = Arrangement::chips};
    const auto add = [&](const char* id, Words words, const char* pictogram, page::Event event) {
        buttons.widgets.push_back({.id = id, .role = Role::button, .words = std::move(words), .pictogram = pictogram, .event = std::move(event)});
    };
    if (visit.modes.voice && can_speak(visit.language, house)) {
        add("access.softer", say.softer(), "softer", page::VolumeAsked{-1});
        add("access.louder", say.louder(), "louder", page::VolumeAsked{1});
        add("access.again", say.say_again(), "repeat", page::SayAgainAsked{});
    }
    add("access.data", say.your_data(), "your-data", page::YourDataAsked{});
    add("access.accessibility", say.accessibility(), "rights", page::AccessibilityAsked{});
    if (house.here.desk.configured && has_desk(house.directory)) add("access.staff", say.for_the_desk(), "key", page::StaffAsked{});
    return buttons;
}

Group card(std::vector<Words> lines, const char* pictogram) {
    Group card{.arrangement = Arrangement::card};
    for (Words& line : lines) card.widgets.push_back(text(std::move(line)));
    card.widgets.front().pictogram = pictogram;
    return card;
}

Group headed(const char* id, Words words, const char* pictogram) {
    Group card{.id = id, .arrangement = Arrangement::card};
    card.widgets.push_back(heading(std::move(words)));
    card.widgets.front().pictogram = pictogram;
    return card;
}

Page data_page(const House& house) {
    const auto& [directory, say, here] = house;
    Page page{.screen = "access", .step = "data"};
    add_title(page, say.your_data());
    auto& main = page.region(Place::main).groups;
    main.push_back(card({say.nothing_asked(), say.no_camera()}, "your-data"));
    main.push_back(card({say.all_erased()}, "erase"));
    main.push_back(card({say.numbers_only()}, "list"));
    if (here.place.printer) main.push_back(card({say.no_copy_is_kept()}, "printer"));
    if (here.place.camera_in_view) main.push_back(card({say.who_may_see()}, "eye"));
    auto& aside = page.region(Place::aside).groups;
    const Words who = language::words(here.place.operated_by, language::french), address = language::words(here.place.data_contact, language::french);
    aside.push_back(card({who.front().text.empty() ? say.ask_who_answers() : say.who_answers(who)}, "townhall"));
    aside.push_back(card({address.front().text.empty() ? say.ask_whom_to_write() : say.write_to(address)}, "pen"));
    return page;
}

// Languages that are shown and cannot be read aloud here, as the reader names them.
Words without_a_voice(const House& house) {
    std::vector<std::string> names;
    for (const auto& tag : house.directory.languages())
        if (!can_speak(tag, house)) names.push_back(language::name_in(tag, house.say.language()));
    if (names.empty()) return {};
    return language::words(language::joined(names, house.say.language()), house.say.language());
}

Page accessibility_page(const House& house) {
    const auto& [directory, say, here] = house;
    Page page{.screen = "access", .step = "accessibility"};
    add_title(page, say.accessibility());
    const bool speaks = !here.hearing.voices.empty();

    Group works = headed("accessibility.works", say.works_here(), "tick");
    works.widgets.push_back(text(say.works_settings()));
    works.widgets.push_back(text(say.works_keys()));
    if (speaks) works.widgets.push_back(text(say.works_voice()));
    works.widgets.push_back(text(say.works_silent()));
    page.region(Place::main).groups.push_back(std::move(works));

    Group lacks = headed("accessibility.lacks", say.not_yet(), "warning");
    if (!speaks) lacks.widgets.push_back(text(say.no_voice_at_all()));
    else if (Words languages = without_a_voice(house); !languages.empty()) lacks.widgets.push_back(text(say.no_voice_for(languages)));
    if (speaks && !here.hearing.alone()) {
        lacks.widgets.push_back(text(say.private_only_with_headset()));
        if (here.place.headphones_to_lend) lacks.widgets.push_back(text(say.headphones_here()));
    }
    if (here.signs.empty()) lacks.widgets.push_back(text(say.no_sign_language()));
    lacks.widgets.push_back(text(say.not_audited()));
    page.region(Place::aside).groups.push_back(std::move(lacks));

    Group tell = headed("accessibility.tell", say.tell_us(), "speech");
    tell.widgets.push_back(text(say.tell_the_host()));
    const auto rights = directory.service(rights_helpline);
    const auto phones = rights ? directory::shown_phones(*rights, here.minute) : std::vector<directory::Phone>{};
    if (!phones.empty()) {                                   // without a number of whom to ask, nobody is sent away with a name alone
        tell.widgets.push_back(text(say.defender_of_rights()));
        Widget line = number(phones.front());
        line.pictogram = "phone-call";
        tell.widgets.push_back(std::move(line));
    }
    page.region(Place::main).groups.push_back(std::move(tell));
    return page;
}

}  // namespace

Page show(const AccessScreen& screen, const Visit& visit, const House& house) {
    if (screen.page == "data") return data_page(house);
    if (screen.page == "accessibility") return accessibility_page(house);
    const auto& say = house.say;
    Page page{.screen = "access"};
    add_title(page, say.comfort());
    auto& head = page.region(Place::header).groups.front().widgets;
    head.push_back(note(visit.modes.explore ? say.explore_hint() : say.comfort_hint()));
    auto& main = page.region(Place::main).groups;
    main.push_back(beside(visit, house));
    main.push_back(settings(visit, house));
    return page;
}

}  // namespace repere::visit
