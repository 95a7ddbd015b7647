// What the public file may hold of the data (people.md, P2 and P5).
#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include "authoring/data.hpp"

namespace repere::authoring {

namespace {

void hide(std::string& hours, Fact& verified) {
    if (verified.shown()) return;
    hours.clear();
    verified = {};
}

Location without_hidden(Location location) {
    Location shown;
    if (location.verified.shown()) {
        shown = std::move(location);
    } else {  // an opening hour may be sure where the door is not
        shown.hours = std::move(location.hours);
        shown.hours_verified = location.hours_verified;
    }
    hide(shown.hours, shown.hours_verified);
    if (!shown.coordinates_verified.shown()) {
        shown.latitude = shown.longitude = std::nullopt;
        shown.coordinates_verified = {};
    }
    return shown;
}

bool says_nothing(const Location& location) {
    return location.address_1.empty() && location.city.empty() && location.access.empty() && location.hours.empty() &&
           !location.latitude;
}

void hide(Service& service) {
    if (!service.verified.shown()) service.email.clear(), service.url.clear();       // a desk's own record of which only the existence is remembered
    std::erase_if(service.phones, [](const Phone& phone) { return !phone.verified.shown(); });
    for (Phone& phone : service.phones) hide(phone.hours, phone.hours_verified);
    if (service.location) {
        service.location = without_hidden(*std::move(service.location));
        if (says_nothing(*service.location)) service.location.reset();
    }
}

bool seen_by(const Service& service, Readers readers) { return readers == Readers::staff ? service.for_desks() : service.published(); }

using ById = std::unordered_map<std::string_view, const Service*>;

// The first published service along the chain of fallbacks; "" when it ends, or turns, without one.
std::string published_fallback(const Service& service, const ById& all, Readers readers) {
    std::set<std::string> seen{service.id.value};
    std::string id = service.fallback.value;
    while (!id.empty() && seen.insert(id).second) {
        const auto found = all.find(id);
        if (found == all.end()) return "";
        if (seen_by(*found->second, readers)) return id;
        id = found->second->fallback.value;
    }
    return "";
}

}  // namespace

std::vector<Service> published(std::vector<Service> services, Readers readers) {
    ById all;
    for (const Service& service : services) all.emplace(service.id.value, &service);
    for (Service& service : services) {
        if (!seen_by(service, readers)) continue;
        hide(service);
        service.fallback.value = published_fallback(service, all, service.staff ? readers : Readers::everybody);      // a public record leans on no desk
        std::erase_if(service.leads_to, [&](const LeadsTo& way) {
            const auto found = all.find(way.service.value);
            return found == all.end() || !seen_by(*found->second, readers);
        });
    }
    std::erase_if(services, [&](const Service& service) { return !seen_by(service, readers); });
    return services;
}

std::vector<Activity> announced(const Data& data, Readers readers) {
    std::vector<Activity> out;
    for (Activity one : data.activities) {
        if (one.present || !one.verified.shown()) continue;
        one.staff = one.training;
        const auto service = std::find_if(data.services.begin(), data.services.end(), [&](const Service& each) { return each.id.value == one.service.value; });
        if (service == data.services.end() || !service->for_desks()) one.service.value.clear();
        else one.staff = one.staff || service->staff;
        const std::string guide_id = one.outcome.value.substr(0, one.outcome.value.find('/'));
        const auto guide = std::find_if(data.guides.begin(), data.guides.end(), [&](const Guide& each) { return each.id.value == guide_id; });
        if (guide == data.guides.end()) one.outcome.value.clear();
        else one.staff = one.staff || guide->staff;
        if (one.service.empty() && one.outcome.empty()) continue;
        if (!one.staff || readers == Readers::staff) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace repere::authoring
