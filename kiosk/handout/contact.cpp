// A contact on paper: the rules are the screen's (people.md, P5). What is hidden there stands nowhere, a price stands before its number, an
// age and who answers instead after it. Paper is read later: "open until six" is not said, the week is; that it is closed now is, on a sheet
// that bears its day.
#include <algorithm>
#include <cmath>

#include "handout/parts.hpp"
#include "messages/contact.hpp"

namespace repere::handout {

using directory::Badge;
using directory::Service;
using directory::Trust;
using language::Day;

namespace {

bool closed_today(const Sheet& sheet, const Service& service) {
    const auto& closed = sheet.sources.closed_today;
    return std::find(closed.begin(), closed.end(), service.id) != closed.end();
}

// Numbered on the map where kiosk and door stand verified; never on a quiet sheet.
int mark(Sheet& sheet, const Service& service) {
    if (!sheet.dated || !directory::drawn(service)) return 0;
    const auto way = directory::offset(sheet.sources.place, service, sheet.now());
    if (!way || std::hypot(way->east, way->north) > directory::farthest_on_foot) return 0;
    sheet.out.map.push_back({static_cast<int>(sheet.out.map.size()) + 1, way->east, way->north});
    return sheet.out.map.back().number;
}

// The days of a usual week from the one of `now` on, that are alike: a week with a public holiday tells nothing of the next.
struct Days {
    Day first, last;
    std::vector<directory::Stretch> open;
};
std::vector<Days> week(const directory::Hours& hours, directory::Minute now) {
    const Day today = std::chrono::floor<std::chrono::days>(now);
    Day monday = today - (std::chrono::weekday{today} - std::chrono::Monday);
    const auto usual = [](Day from) {
        for (int i = 0; i < 7; ++i)
            if (directory::public_holiday(from + std::chrono::days{i})) return false;
        return true;
    };
    for (int weeks = 0; weeks < 4 && !usual(monday); ++weeks) monday += std::chrono::days{7};
    std::vector<Days> out;
    for (int i = 0; i < 7; ++i) {
        const Day day = monday + std::chrono::days{i};
        auto open = hours.on(day);
        if (!out.empty() && out.back().open == open) out.back().last = day;
        else out.push_back({day, day, std::move(open)});
    }
    return out;
}

Words days_words(const Days& days, const Messages& say) {
    const auto& tag = say.language();
    std::string which = language::weekday_short(days.first, tag), hours;
    if (days.last != days.first) which += "–" + language::weekday_short(days.last, tag);
    const directory::Minute midnight{days.first};
    for (const auto& [from, to] : days.open)
        hours += (hours.empty() ? "" : ", ") + language::time_words(midnight + std::chrono::minutes{from}, tag) + "–" +
                 language::time_words(midnight + std::chrono::minutes{to}, tag);
    return messages::joined(language::words(which, tag), " ", hours.empty() ? say.closed_that_day() : messages::hours_words(hours, tag));
}

Words week_words(const directory::Hours& hours, const Messages& say, directory::Minute now) {
    if (hours.always()) return say.always_open();
    Words out;
    for (const Days& days : week(hours, now))
        if (!days.open.empty()) out = messages::joined(out, " · ", days_words(days, say));
    return out;
}

// Closed for works or for good, which lasts; closed now, where the sheet bears its day; hours nobody is sure of.
Words state(const Sheet& sheet, const Service& service, const Messages& say) {
    if (service.paused()) return say.closed();
    const auto [badge, opening, by_phone] = directory::availability(service, sheet.now());
    if (badge == Badge::to_confirm && opening.state == directory::OpenState::unknown) return say.hours_to_confirm();
    if (!sheet.dated) return {};
    if (closed_today(sheet, service)) return say.closed_today();
    if (badge != Badge::closed) return {};
    if (!opening.holiday.empty())
        return messages::joined(say.closed_for(opening.holiday), " · ", opening.until ? say.opens(*opening.until, sheet.now()) : Words{});
    return opening.until ? say.closed_until(*opening.until, sheet.now()) : say.closed();
}

bool says_its_number(const Words& name, const directory::Phone& phone) {      // "116 006 – Aide aux victimes"
    return language::plain(name).find(language::plain(phone.number)) != std::string::npos;
}

Words number_words(const Service& service, std::size_t i, const Messages& say, bool named) {
    const directory::Phone& phone = service.phones[i];
    const Words name = named ? Words{} : say.name(service);
    const bool told = !named && phone.cost.empty() && says_its_number(name, phone);
    const Words priced = told ? Words{} : messages::joined(say.cost(service, i), " · ", messages::phone_words(phone));
    return messages::joined(messages::joined(name, " · ", priced), " · ", messages::phone_notes(service, i, say));
}

}  // namespace

void add_hours(std::vector<Line>& lines, const Sheet& sheet, const Service& service) {
    const auto note = [&](const directory::Hours& hours, const directory::Verified& verified, auto heading) {
        if (hours.empty()) return;
        const bool sure = directory::trust(verified, service.kind, sheet.now()) == Trust::good;
        add(lines, sheet, Part::note, [&](const Messages& say) {
            const Words week = week_words(hours, say, sheet.now());
            if (week.empty()) return Words{};
            const Words said = hours.always() ? week : messages::joined(heading(say), " · ", week);
            return sure ? said : messages::joined(said, " · ", say.in_principle());
        });
    };
    if (directory::shows_address(service, sheet.now()))
        note(service.location->hours, service.location->hours_verified, [](const Messages& say) { return say.opening_hours(); });
    for (const auto& phone : directory::shown_phones(service, sheet.now())) {
        if (phone.hours.empty()) continue;
        note(phone.hours, phone.hours_verified, [](const Messages& say) { return say.telephone_hours(); });
        break;
    }
    add(lines, sheet, Part::note, [&](const Messages& say) { return state(sheet, service, say); });
}

constexpr std::size_t most_numbers = 2;                         // near and from abroad, say; the rest stands on its own sheet

std::vector<Line> contact(Sheet& sheet, const Service& service, Fully fully) {
    std::vector<Line> lines;
    const auto [told, first] = sheet.told.try_emplace(service.id, 0);
    const auto shown = directory::shown_phones(service, sheet.now());
    std::size_t most = most_numbers;
    for (std::size_t i = 0; i < service.phones.size() && most > 0; ++i) {
        if (directory::trust(service.phones[i].verified, service.kind, sheet.now()) == Trust::hidden) continue;
        const bool named = !lines.empty();
        add(lines, sheet, Part::contact, [&](const Messages& say) { return number_words(service, i, say, named); },
            service.phones[i].type == directory::PhoneType::text ? "letter-sms" : "phone-call");
        --most;
    }
    if (lines.empty()) add(lines, sheet, Part::contact, [&](const Messages& say) { return say.name(service); });
    // "Closed today" cannot be said where no day stands: then the door itself is not named.
    const bool door = directory::shows_address(service, sheet.now()) && (sheet.dated || !closed_today(sheet, service));
    if (door) {
        if (first) told->second = mark(sheet, service);
        add(lines, sheet, Part::contact, [&](const Messages&) { return messages::address_words(*service.location); }, "pin");
        lines.back().number = told->second;
    }
    if (service.kind == directory::Class::online && !service.url.empty())
        add(lines, sheet, Part::contact, [&](const Messages&) { return messages::site_words(service.url, false); }, "web");
    if (first && fully == Fully::yes) {
        add(lines, sheet, Part::note, [&](const Messages& say) { return say.alert(service); });
        add_hours(lines, sheet, service);
    }
    const auto aged = [&](const Messages& say) { return door ? messages::age(service, *service.location, say, sheet.now()) : Words{}; };
    if (shown.empty() && service.kind != directory::Class::online) {
        add(lines, sheet, Part::note, [&](const Messages& say) { return messages::joined(aged(say), " ", messages::fallback(service, say, sheet.now(), false)); });
        return lines;
    }
    for (std::size_t i = 0; i < std::min(shown.size(), most_numbers); ++i) {
        const bool told = i > 0 && shown[i].verified == shown[i - 1].verified;
        if (!told) add(lines, sheet, Part::note, [&](const Messages& say) { return messages::age(service, shown[i], say, sheet.now(), false); });
    }
    add(lines, sheet, Part::note, aged);
    return lines;
}

}  // namespace repere::handout
