// Service: what it does for you, when, by which number, where, and how sure we are of each of these.
#include <algorithm>

#include "visit/parts.hpp"
#include "visit/print.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using directory::Minute;
using directory::Service;
using page::Arrangement;
using page::Group;
using page::Place;

namespace {

std::string stretch_words(const directory::Stretch& stretch, language::Day day, const language::Tag& tag) {
    const Minute midnight{day};
    return language::time_words(midnight + std::chrono::minutes{stretch.from}, tag) + "–" +
           language::time_words(midnight + std::chrono::minutes{stretch.to}, tag);
}

// The week at a glance, from Monday; today marked.
Group week(const directory::Hours& hours, const House& house) {
    const auto& [directory, say, here] = house;
    Group group{.id = "service.week", .arrangement = Arrangement::week, .name = say.opening_hours()};
    const language::Day today = std::chrono::floor<std::chrono::days>(here.minute);
    const std::chrono::weekday weekday{today};
    const language::Day monday = today - (weekday - std::chrono::Monday);
    for (int i = 0; i < 7; ++i) {
        const language::Day day = monday + std::chrono::days{i};
        Widget widget{.role = Role::status, .words = language::words(language::weekday_short(day, say.language()), say.language())};
        std::string text;
        for (const auto& stretch : hours.on(day)) text += (text.empty() ? "" : "\n") + stretch_words(stretch, day, say.language());
        widget.detail = text.empty() ? say.closed_that_day() : messages::hours_words(text, say.language());
        widget.spoken = language::words(language::day_words(day, say.language()), say.language());
        widget.checked = day == today;
        group.widgets.push_back(std::move(widget));
    }
    return group;
}

void add_phones(Page& page, const Service& service, const House& house) {
    const auto& [directory, say, here] = house;
    for (std::size_t i = 0; i < service.phones.size(); ++i) {
        const directory::Phone& phone = service.phones[i];
        if (directory::trust(phone.verified, service.kind, here.minute) == directory::Trust::hidden) continue;
        Group card{.arrangement = Arrangement::card};
        if (!phone.cost.empty()) card.widgets.push_back(text(say.cost(service, i)));
        Widget line = number(phone);
        line.pictogram = phone.type == directory::PhoneType::text ? "letter-sms" : "phone-call";
        card.widgets.push_back(std::move(line));
        Words about = phone_notes(service, i, say);
        if (phone.free) about = messages::joined(about, " · ", say.free_call());
        if (phone.not_on_bill) about = messages::joined(about, " · ", say.not_on_the_bill());
        if (!about.empty()) card.widgets.push_back(text(std::move(about)));
        if (auto honest = age(service, phone, house)) card.widgets.push_back(std::move(*honest));
        page.region(Place::main).groups.push_back(std::move(card));
    }
}

// How to reach them without a voice (people.md, P14). Where only a telephone is known, somebody else calls.
void add_silent_routes(Page& page, const Service& service, const House& house) {
    const auto& [directory, say, here] = house;
    const auto routes = directory::silent_routes(service, here.minute);
    if (routes.empty() && !directory::shown_phones(service, here.minute).empty()) page.region(Place::main).groups.push_back(no_phone_card("service.no-phone", house));
    if (routes.empty()) return;
    Group card{.id = "service.silent", .arrangement = Arrangement::card};
    Widget head = text(say.without_a_voice());
    head.pictogram = "no-phone";
    card.widgets.push_back(std::move(head));
    for (const directory::SilentRoute route : routes) card.widgets.push_back(text(say.silent_route(route, email_words(service.email))));
    page.region(Place::main).groups.push_back(std::move(card));
}

void add_door(Page& page, const Service& service, const House& house) {
    const auto& [directory, say, here] = house;
    if (!directory::shows_address(service, here.minute)) return;
    Group card{.arrangement = Arrangement::card};
    Widget where = heading(address_words(*service.location));
    where.pictogram = "pin";
    card.widgets.push_back(std::move(where));
    if (auto honest = age(service, *service.location, house)) card.widgets.push_back(std::move(*honest));
    page.region(Place::aside).groups.push_back(std::move(card));
    if (const auto marked = marks({service}, house); !marked.empty()) {
        Group map = map_group("service.map", marked, house);
        map.event = page::MapOpened{service.id};
        map.name = messages::joined(say.on_a_map(), " · ", say.about_on_foot(minutes_to(marked.front().spot)));
        page.region(Place::aside).groups.push_back(std::move(map));
    }
}

// Hours of a door stand with its address, hours of a telephone with its number; none of what is not shown.
void add_week(Page& page, Place place, const directory::Hours& hours, Words heading, const House& house) {
    if (hours.empty() || hours.always()) return;
    Group top;
    top.widgets.push_back({.role = Role::label, .words = std::move(heading), .tone = Tone::ochre});
    page.region(place).groups.push_back(std::move(top));
    page.region(place).groups.push_back(week(hours, house));
}

void add_hours(Page& page, const Service& service, const House& house) {
    const auto& [directory, say, here] = house;
    const auto sure = [&](const directory::Verified& hours) { return directory::trust(hours, service.kind, here.minute) == directory::Trust::good; };
    const auto heading = [&](Words hours, bool good) { return good ? hours : messages::joined(hours, " · ", say.in_principle()); };
    if (directory::shows_address(service, here.minute))
        add_week(page, Place::aside, service.location->hours, heading(say.opening_hours(), sure(service.location->hours_verified)), house);
    for (const auto& phone : directory::shown_phones(service, here.minute)) {
        if (phone.hours.empty()) continue;
        add_week(page, Place::main, phone.hours, heading(say.telephone_hours(), sure(phone.hours_verified)), house);
        break;
    }
}

// What a desk knows that nobody else does: it is closed today; what stands here is wrong (people.md, P7, P11).
void add_desk(Page& page, const Service& service, const House& house) {
    const auto& say = house.say;
    Group desk{.id = "service.desk", .arrangement = Arrangement::chips, .name = say.for_the_desk()};
    desk.widgets.push_back({.id = "service.closed-today", .role = Role::checkbox, .words = say.closed_today(), .pictogram = "absent",
                            .event = page::ClosedTodayToggled{service.id}, .checked = closed_today(service, house)});
    desk.widgets.push_back({.id = "service.wrong", .role = Role::button, .words = say.entry_is_wrong(), .pictogram = "pen",
                            .event = page::StaffPageOpened{"wrong"}});
    page.region(Place::aside).groups.push_back(std::move(desk));
}

}  // namespace

Page show(const ServiceScreen& screen, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    const auto found = directory.service(screen.service);
    if (!found) return show(EmergencyScreen{}, visit, house);       // gone from a newer directory: help, never an error
    if (found->staff && !here.unlocked) return lock_page(visit, house);
    const Service& service = *found;
    Page page{.screen = "service", .step = service.id, .title = say.name(service)};

    Group top;
    const messages::Messages french = say.in(language::french);
    const bool emergency = service.does("emergency");                // a draft stands with its French there (people.md, P16)
    top.widgets.push_back(emergency ? with_french(title(say.name(service)), french.name(service)) : title(say.name(service)));
    if (Widget state = badge(service, house); !state.words.empty()) top.widgets.push_back(std::move(state));
    page.region(Place::header).groups.push_back(std::move(top));

    auto& main = page.region(Place::main).groups;
    if (!service.alert.empty()) {
        Group alert{.arrangement = Arrangement::card};
        Widget words = text(say.alert(service));
        words.pictogram = "warning";
        alert.widgets.push_back(std::move(words));
        main.push_back(std::move(alert));
    }
    Group about;
    if (!service.description.empty())
        about.widgets.push_back(emergency ? with_french(text(say.description(service)), french.description(service)) : text(say.description(service)));
    if (!about.widgets.empty()) main.push_back(std::move(about));
    Group facts{.arrangement = Arrangement::row};
    const auto fact = [&](Words words) { facts.widgets.push_back({.role = Role::badge, .words = std::move(words)}); };
    if (!service.fees_description.empty()) fact(say.fees(service));
    if (!service.application_process.empty()) fact(say.application(service));
    else if (Words how = say.intake(service.intake); !how.empty()) fact(std::move(how));
    for (const auto how : {directory::HowSpoken::spoken, directory::HowSpoken::interpreter, directory::HowSpoken::on_request}) {
        std::vector<std::string> names;
        for (const auto& language : service.languages)
            if (language.how == how) names.push_back(language::name_in({language.code}, say.language()));
        if (!names.empty()) fact(say.spoken_here(language::words(language::joined(names, say.language()), say.language()), how));
    }
    if (service.location)
        if (Words steps = say.steps(service.location->step_free); !steps.empty()) fact(std::move(steps));
    if (!facts.widgets.empty()) page.region(Place::main).groups.push_back(std::move(facts));
    add_phones(page, service, house);
    add_silent_routes(page, service, house);
    for (Group& group : coming(service.id, "service.coming", house)) page.region(Place::main).groups.push_back(std::move(group));
    add_door(page, service, house);
    add_hours(page, service, house);
    if (!service.url.empty()) {
        Group card{.arrangement = Arrangement::card};
        Widget head = text(say.website());
        head.pictogram = "web";
        card.widgets.push_back(std::move(head));
        card.widgets.push_back({.role = Role::text, .words = site_words(service.url, true)});
        page.region(Place::aside).groups.push_back(std::move(card));
    }
    if (directory::shown_phones(service, here.minute).empty() && service.kind != directory::Class::online) {
        if (auto other = fallback(service, house)) {                    // touched, it leads there
            Group card{.id = "service.fallback", .arrangement = Arrangement::card, .event = page::ServiceOpened{service.fallback}};
            other->role = Role::text;
            other->tone = Tone::plain;
            other->pictogram = "forward";
            card.name = other->words;
            card.widgets.push_back(std::move(*other));
            page.region(Place::aside).groups.push_back(std::move(card));
        }
    }
    if (const auto& checked = service.verified; checked.on) {
        Group last;
        const bool good = directory::trust(checked, service.kind, here.minute) == directory::Trust::good;
        last.widgets.push_back(note(good ? say.checked_on(*checked.on) : say.seen_on(*checked.on)));
        page.region(Place::main).groups.push_back(std::move(last));
    }
    for (Group& group : take_away("service.take-away", {print_button("service.print", say.print(), "")}, "service.qr", visit, house))
        page.region(Place::aside).groups.push_back(std::move(group));
    if (here.unlocked) add_desk(page, service, house);
    return page;
}

}  // namespace repere::visit
