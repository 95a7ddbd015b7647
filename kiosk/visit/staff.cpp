// Staff: the PIN, and behind it what only a desk needs (people.md, P7). Nothing here says a name, and the lock says nothing at all.
#include <algorithm>

#include "visit/parts.hpp"
#include "visit/print.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Group;
using page::Place;

namespace {

constexpr std::size_t most_listed = 40;

Group keypad(const House& house) {
    const auto& say = house.say;
    Group keys{.id = "staff.keypad", .arrangement = Arrangement::keyboard, .name = say.staff_code()};
    const auto digit = [&](char sign) {
        keys.widgets.push_back({.id = std::string{"staff.key."} + sign, .role = Role::key, .words = language::words(std::string{sign}, language::french),
                                .event = page::DigitTyped{sign}, .number = 2});
    };
    for (const char sign : {'1', '2', '3', '4', '5', '6', '7', '8', '9'}) {
        digit(sign);
        if (sign == '3' || sign == '6' || sign == '9') keys.widgets.push_back({.words = language::words("\n", language::french)});
    }
    keys.widgets.push_back({.id = "staff.erase", .role = Role::key, .pictogram = "erase", .event = page::DigitErased{}, .spoken = say.erase(), .number = 2});
    digit('0');
    keys.widgets.push_back({.id = "staff.enter", .role = Role::key, .pictogram = "tick", .event = page::PinEntered{}, .spoken = say.staff_enter(), .number = 2});
    return keys;
}

Group heading_of(Words words, Words under = {}) {
    Group top;
    top.widgets.push_back(title(std::move(words)));
    if (!under.empty()) top.widgets.push_back(note(std::move(under)));
    return top;
}

// What must be verified again, most needed first: what is never shown, then what is shown with its age.
Page freshness_page(const House& house) {
    const auto& [directory, say, here] = house;
    Page page{.screen = "staff", .step = "freshness", .title = say.to_verify()};
    std::vector<std::pair<int, directory::Service>> overdue;
    for (directory::Service& service : directory.services()) {
        int worst = static_cast<int>(directory::trust(service.verified, service.kind, here.minute));
        for (const auto& phone : service.phones) worst = std::max(worst, static_cast<int>(directory::trust(phone.verified, service.kind, here.minute)));
        if (service.location) worst = std::max(worst, static_cast<int>(directory::trust(service.location->verified, service.kind, here.minute)));
        if (worst > static_cast<int>(directory::Trust::good)) overdue.emplace_back(worst, std::move(service));
    }
    std::stable_sort(overdue.begin(), overdue.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    page.region(Place::header).groups.push_back(heading_of(say.to_verify(), say.entries(static_cast<int>(overdue.size()), static_cast<int>(std::min(overdue.size(), most_listed)))));
    std::size_t n = 0;
    for (const auto& [worst, service] : overdue) {
        if (n == most_listed) break;
        Group card{.id = "staff.overdue." + std::to_string(++n), .arrangement = Arrangement::card, .event = page::ServiceOpened{service.id}, .name = say.name(service)};
        card.widgets.push_back(heading(say.name(service)));
        card.widgets.push_back(note(service.verified.on ? say.seen_on(*service.verified.on) : say.read_without_date()));
        page.region(n % 2 ? Place::main : Place::aside).groups.push_back(std::move(card));
    }
    return page;
}

Page wrong_page(const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    const auto service = directory.service(service_below(visit));
    if (!service) return lock_page(visit, house);
    Page page{.screen = "staff", .step = "wrong", .title = say.what_is_wrong()};
    page.region(Place::header).groups.push_back(heading_of(say.what_is_wrong(), say.name(*service)));
    Group doors{.id = "staff.wrong", .arrangement = Arrangement::doors};
    const char* signs[] = {"phone", "pin", "clock", "door", "other"};
    for (std::size_t i = 0; i < std::size(wrong_categories); ++i)
        doors.widgets.push_back({.id = std::string{"staff.wrong."} + wrong_categories[i], .role = Role::button, .words = say.wrong(wrong_categories[i]),
                                 .pictogram = signs[i], .tone = Tone::slate, .event = page::WrongSaid{service->id, wrong_categories[i]}});
    page.region(Place::main).groups.push_back(std::move(doors));
    return page;
}

Page thanks_page(const House& house) {
    const auto& say = house.say;
    Page page{.screen = "staff", .step = "thanks", .title = say.noted()};
    page.region(Place::header).groups.push_back(heading_of(say.noted(), say.noted_hint()));
    Group back{.arrangement = Arrangement::chips};
    back.widgets.push_back({.id = "staff.back", .role = Role::button, .words = say.back(), .pictogram = "back", .event = page::BackAsked{}});
    page.region(Place::main).groups.push_back(std::move(back));
    return page;
}

}  // namespace

Page lock_page(const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    Page page{.screen = "staff-lock", .title = say.staff_code()};
    page.region(Place::header).groups.push_back(heading_of(say.staff_code()));
    Group typed{.arrangement = Arrangement::card};
    std::string dots;
    for (std::size_t i = 0; i < visit.pin.count; ++i) dots += i ? "\u00A0●" : "●";
    const auto* lock = std::get_if<StaffLockScreen>(&visit.history.back());
    Words line = here.desk.wait > 0 ? say.wait_seconds(here.desk.wait) : !dots.empty() ? language::words(dots, language::french)
               : lock && lock->refused ? say.code_refused() : say.type_the_code();
    typed.widgets.push_back({.id = "staff.code", .role = Role::heading, .words = std::move(line)});
    page.region(Place::main).groups.push_back(std::move(typed));
    page.region(Place::main).groups.push_back(keypad(house));
    return page;
}

Page show(const StaffLockScreen&, const Visit& visit, const House& house) { return lock_page(visit, house); }

Page show(const StaffScreen& screen, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    if (!here.unlocked) return lock_page(visit, house);
    if (screen.page == "freshness") return freshness_page(house);
    if (screen.page == "wrong") return wrong_page(visit, house);
    if (screen.page == "thanks") return thanks_page(house);

    Page page{.screen = "staff", .title = say.for_the_desk()};
    page.region(Place::header).groups.push_back(heading_of(say.for_the_desk()));
    Group doors{.id = "staff.guides", .arrangement = Arrangement::doors};
    for (const guides::Guide& guide : guides::guides(directory))
        if (guide.staff)
            doors.widgets.push_back({.id = "staff." + guide.id, .role = Role::button, .words = say.text("guides", guides::key(guide.id, "guide", "", "title"), guide.title),
                                     .detail = say.text("guides", guides::key(guide.id, "guide", "", "subtitle"), guide.subtitle), .pictogram = guide.pictogram,
                                     .tone = door_tone(guide.tone), .event = page::GuideOpened{guide.id}});
    page.region(Place::main).groups.push_back(std::move(doors));
    Group also{.id = "staff.also", .arrangement = Arrangement::chips};
    also.widgets.push_back({.id = "staff.search", .role = Role::button, .words = say.search_a_service(), .pictogram = "search", .event = page::SearchOpened{}});
    also.widgets.push_back({.id = "staff.freshness", .role = Role::button, .words = say.to_verify(), .pictogram = "calendar", .event = page::StaffPageOpened{"freshness"}});
    also.widgets.push_back({.id = "staff.lock", .role = Role::button, .words = say.lock_the_desk(), .pictogram = "key", .event = page::DeskLocked{}});
    page.region(Place::main).groups.push_back(std::move(also));

    Group label;
    label.widgets.push_back({.role = Role::label, .words = say.received_today(), .tone = Tone::ochre});
    label.widgets.push_back(note(say.received_hint()));
    page.region(Place::main).groups.push_back(std::move(label));
    Group taps{.id = "staff.received", .arrangement = Arrangement::tiles, .name = say.received_today()};
    const char* signs[] = {"suitcase", "heart-broken", "support", "door", "tree", "scales"};
    for (std::size_t i = 0; i < std::size(received_kinds); ++i) {
        const auto count = std::count(visit.received.begin(), visit.received.end(), received_kinds[i]);
        Widget tap{.id = std::string{"staff.received."} + received_kinds[i], .role = Role::button, .words = say.received(received_kinds[i], static_cast<int>(count)),
                   .pictogram = signs[i], .tone = Tone::olive, .event = page::ReceivedTapped{received_kinds[i]}};
        taps.widgets.push_back(std::move(tap));
    }
    page.region(Place::main).groups.push_back(std::move(taps));
    if (!visit.received.empty()) {
        Group last{.arrangement = Arrangement::chips};
        last.widgets.push_back({.id = "staff.undo", .role = Role::button, .words = say.undo_received(), .pictogram = "back", .event = page::ReceivedUndone{}});
        page.region(Place::main).groups.push_back(std::move(last));
    }
    for (Group& group : take_away("staff.paper", {print_button("staff.reflex", say.print_reflex(), "reflex"), print_button("staff.host-form", say.print_host_form(), "host-form")}, "", visit, house))
        page.region(Place::main).groups.push_back(std::move(group));
    return page;
}

}  // namespace repere::visit
