// What may be shown of a fact, and what a badge may say (people.md, P5): decided here and nowhere else.
#include <algorithm>

#include "directory/directory.hpp"

namespace repere::directory {

namespace {

using namespace std::chrono;

// Calendar months, so that what was checked on a day is checked again by the same day; 31 August + 6 months is the end of February.
Day months_later(Day day, int count) {
    year_month_day date{sys_days{day.time_since_epoch()}};
    date += months{count};
    if (!date.ok()) date = date.year() / date.month() / last;
    return Day{sys_days{date}.time_since_epoch()};
}

bool overdue(Day checked, Class kind, Minute now) {
    const int lasting = kind == Class::helpline ? 6 : kind == Class::tig_place ? 3 : 12;
    return floor<days>(now) > months_later(checked, lasting);
}

struct Source {  // the hours a badge is drawn from, and the fact they hang on
    const Hours* hours;
    Trust hours_trust, contact_trust;
    bool by_phone;
};

std::optional<Source> door(const Service& service, Minute now) {
    if (!service.location || service.location->hours.empty()) return {};
    const Location& location = *service.location;
    const Trust hours = trust(location.hours_verified, service.kind, now);
    if (hours == Trust::hidden) return {};
    return Source{&location.hours, hours, trust(location.verified, service.kind, now), false};
}

// The first number to speak to whose hours are known; where there is none, the first to write to.
std::optional<Source> line(const Service& service, Minute now) {
    std::optional<Source> found;
    for (const Phone& phone : service.phones) {
        const Trust contact = trust(phone.verified, service.kind, now);
        const Trust hours = trust(phone.hours_verified, service.kind, now);
        if (phone.hours.empty() || contact == Trust::hidden || hours == Trust::hidden) continue;
        const Source source{&phone.hours, hours, contact, true};
        if (phone.type == PhoneType::voice) return source;
        if (!found) found = source;
    }
    return found;
}

}  // namespace

Trust trust(const Verified& fact, Class kind, Minute now) {
    if (fact.confidence == Confidence::to_confirm) return Trust::hidden;
    if (fact.confidence == Confidence::seen) return Trust::aged;
    if (kind == Class::statutory) return Trust::good;
    return !fact.on || overdue(*fact.on, kind, now) ? Trust::aged : Trust::good;
}

Availability availability(const Service& service, Minute now) {
    std::optional<Source> source = door(service, now);
    const bool has_door = (service.kind == Class::desk || service.kind == Class::tig_place) && shows_address(service, now);     // whose hours a telephone's are not
    if (!source && !has_door) source = line(service, now);

    Availability answer;
    if (source) {
        answer.opening = source->hours->at(now);
        answer.by_phone = source->by_phone;
    }
    if (service.paused()) {
        answer.badge = Badge::closed;
    } else if (!source) {
        answer.badge = service.kind == Class::online ? Badge::none : Badge::to_confirm;
    } else if (source->hours_trust != Trust::good || source->contact_trust == Trust::hidden ||
               answer.opening.state == OpenState::unknown) {
        answer.badge = Badge::to_confirm;
    } else {
        answer.badge = answer.opening.state == OpenState::open ? Badge::open : Badge::closed;
    }
    return answer;
}

std::vector<Phone> shown_phones(const Service& service, Minute now) {
    std::vector<Phone> shown;
    std::copy_if(service.phones.begin(), service.phones.end(), std::back_inserter(shown),
                 [&](const Phone& phone) { return trust(phone.verified, service.kind, now) != Trust::hidden; });
    return shown;
}

bool shows_address(const Service& service, Minute now) {
    return service.location && !service.location->address_1.empty() &&
           trust(service.location->verified, service.kind, now) != Trust::hidden;
}

std::vector<SilentRoute> silent_routes(const Service& service, Minute now) {
    std::vector<SilentRoute> routes = service.silent;
    for (const Phone& phone : shown_phones(service, now))
        if (phone.type == PhoneType::text) routes.push_back(SilentRoute::sms);
    if (!service.email.empty()) routes.push_back(SilentRoute::email);
    if (shows_address(service, now)) routes.push_back(SilentRoute::door);
    std::sort(routes.begin(), routes.end());
    routes.erase(std::unique(routes.begin(), routes.end()), routes.end());
    return routes;
}

}  // namespace repere::directory
