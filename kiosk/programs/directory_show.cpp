#include <iostream>
#include <nlohmann/json.hpp>

#include "programs/directory_commands.hpp"

namespace repere::programs {

namespace {

using namespace directory;
using nlohmann::ordered_json;

const char* name(Badge badge) {
    switch (badge) {
        case Badge::open:
            return "open";
        case Badge::closed:
            return "closed";
        case Badge::to_confirm:
            return "to-confirm";
        case Badge::none:
            return "none";
    }
    return "";
}

std::string age(const Verified& fact, Class kind, Minute now) {
    switch (trust(fact, kind, now)) {
        case Trust::good:
            return fact.on ? "confirmed on " + language::iso(*fact.on) : "confirmed";
        case Trust::aged:
            return fact.on ? "not verified again since " + language::iso(*fact.on) : "from a source without a date";
        case Trust::hidden:
            return "to confirm";
    }
    return "";
}

struct Shown {
    const Directory& directory;
    const Service& service;
    const language::Tag& reader;
    Minute now;

    std::string words(const std::string& field, const std::string& french) const {
        return translated(directory, reader, "directory", "service." + service.id + "." + field, french);
    }
    std::string address() const {
        if (!shows_address(service, now)) return "";
        const Location& l = *service.location;
        std::string text;
        for (const auto& part : {l.address_1, l.address_2, l.postal_code.empty() ? l.city : l.postal_code + " " + l.city})
            if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
        return language::plain(text);
    }
    bool shows_hours() const {
        return service.location && !service.location->hours.empty() &&
               trust(service.location->hours_verified, service.kind, now) != Trust::hidden;
    }
};

// As the data writes them; null: nobody knows.
ordered_json word(Known known) { return known == Known::unknown ? ordered_json(nullptr) : ordered_json(known == Known::yes ? "yes" : "no"); }
ordered_json word(Intake intake) {
    return intake == Intake::unknown ? ordered_json(nullptr) : ordered_json(intake == Intake::walk_in ? "walk-in" : intake == Intake::appointment ? "appointment" : "referral");
}
const char* word(HowSpoken how) { return how == HowSpoken::spoken ? "spoken" : how == HowSpoken::interpreter ? "interpreter" : "on-request"; }
const char* word(SilentRoute route) {
    constexpr const char* words[] = {"sms", "chat", "video-sign-language", "email", "relay", "door"};
    return words[static_cast<int>(route)];
}

ordered_json json_of(const Shown& shown) {
    const auto& [directory, service, reader, now] = shown;
    const Availability available = availability(service, now);
    ordered_json json{
        {"id", service.id},
        {"name", shown.words("name", service.name)},
        {"description", shown.words("description", service.description)},
        {"alert", shown.words("alert", service.alert)},
        {"organization", language::plain(service.organization_name)},
        {"status", service.status},
        {"badge", name(available.badge)},
        {"by_phone", available.by_phone},
        {"until", available.opening.until ? ordered_json(language::iso(*available.opening.until)) : ordered_json(nullptr)},
        {"acts", service.acts},
        {"url", service.url},
        {"email", service.email},
        {"fallback", service.fallback}};
    json["intake"] = word(service.intake);
    json["referred_by"] = shown.words("referred_by", service.referred_by);
    json["papers_asked"] = word(service.papers_asked);
    json["step_free"] = shown.address().empty() ? ordered_json(nullptr) : word(service.location->step_free);
    json["service_area"] = service.service_area;
    json["languages"] = json["silent"] = json["leads_to"] = ordered_json::array();
    for (const Language& each : service.languages) json["languages"].push_back({{"code", each.code}, {"how", word(each.how)}});
    for (const SilentRoute route : silent_routes(service, now)) json["silent"].push_back(word(route));
    for (const LeadsTo& way : service.leads_to)
        json["leads_to"].push_back({{"service", way.service}, {"when", shown.words("leads_to." + way.service, way.when)}});
    json["phones"] = ordered_json::array();
    for (const Phone& phone : shown_phones(service, now))
        json["phones"].push_back({{"number", language::plain(phone.number)},
                                  {"dial", phone.dial},
                                  {"type", phone.type == PhoneType::text ? "text" : "voice"},
                                  {"free", phone.free},
                                  {"age", age(phone.verified, service.kind, now)},
                                  {"hours", phone.hours.text()}});
    json["address"] = shown.address();
    json["address_age"] = shown.address().empty() ? "" : age(service.location->verified, service.kind, now);
    json["hours"] = shown.shows_hours() ? service.location->hours.text() : "";
    json["hours_age"] = shown.shows_hours() ? age(service.location->hours_verified, service.kind, now) : "";
    return json;
}

void print(const Shown& shown) {
    const auto& [directory, service, reader, now] = shown;
    const Availability available = availability(service, now);
    std::cout << shown.words("name", service.name) << "\n";
    if (available.badge != Badge::none) {
        std::cout << name(available.badge) << (available.by_phone ? " (telephone)" : "");
        if (available.badge != Badge::to_confirm && available.opening.until)
            std::cout << ", until " << language::iso(*available.opening.until);
        std::cout << "\n";
    }
    for (const auto& text : {shown.words("alert", service.alert), shown.words("description", service.description)})
        if (!text.empty()) std::cout << text << "\n";
    for (const Phone& phone : shown_phones(service, now)) {
        std::cout << (phone.type == PhoneType::text ? "text message " : "telephone ") << language::plain(phone.number) << " ("
                  << age(phone.verified, service.kind, now) << ")";
        if (!phone.hours.empty()) std::cout << " " << phone.hours.text();
        std::cout << "\n";
    }
    if (const auto address = shown.address(); !address.empty())
        std::cout << "address " << address << " (" << age(service.location->verified, service.kind, now) << ")\n";
    if (shown.shows_hours())
        std::cout << "hours " << service.location->hours.text() << " (" << age(service.location->hours_verified, service.kind, now)
                  << ")\n";
    for (const auto& [label, value] :
         {std::pair{"website", service.url}, {"e-mail", service.email}, {"fallback", service.fallback}})
        if (!value.empty()) std::cout << label << " " << value << "\n";
}

}  // namespace

int show(const std::string& file, const std::string& id, const language::Tag& reader, Minute now, bool json) {
    const auto directory = opened(file);
    if (!directory) return 1;
    const auto service = directory->service(id);
    if (!service) {
        std::cerr << "No service is called \"" << id << "\".\n";
        return 1;
    }
    const Shown shown{*directory, *service, reader, now};
    if (json)
        std::cout << json_of(shown).dump(2, ' ', false, ordered_json::error_handler_t::replace) << "\n";
    else
        print(shown);
    return 0;
}

}  // namespace repere::programs
