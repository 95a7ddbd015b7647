#include "authoring/facts.hpp"

#include "authoring/hours_words.hpp"

namespace repere::authoring {

std::string address_in_french(const Location& location) {
    std::string town = location.postal_code;
    if (!location.city.empty()) town += (town.empty() ? "" : " ") + location.city;
    std::string out;
    for (const auto& part : {location.address_1, location.address_2, town})
        if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
    return location.address_1.empty() ? "" : out;
}

std::string hours_said(const std::string& opening_hours) {
    return opening_hours.empty() ? "" : hours_in_french(opening_hours).value_or(opening_hours);
}

namespace {

void add_phones(std::vector<FactLine>& lines, const FactLine& base, const std::string& key) {
    int voices = 0, texts = 0;
    for (const Phone& phone : base.service->phones) {
        const bool text = phone.type == "text";
        const std::string number = std::to_string(text ? ++texts : ++voices);
        FactLine line = base;
        line.phone = &phone;
        line.kind = FactKind::phone, line.key = key + "phone/" + phone.dial, line.what = (text ? "SMS " : "Téléphone ") + number;
        line.value = phone.number, line.fact = phone.verified;
        lines.push_back(line);
        line.kind = FactKind::phone_hours, line.key = key + "phone-hours/" + phone.dial, line.what = (text ? "Heures du SMS " : "Heures du téléphone ") + number;
        line.value = hours_said(phone.hours), line.fact = phone.hours_verified;
        lines.push_back(line);
    }
    if (!base.service->phones.empty()) return;
    FactLine line = base;
    line.kind = FactKind::phone, line.key = key + "phone/new", line.what = "Téléphone", line.fact = Fact{};
    lines.push_back(line);
}

void add_door(std::vector<FactLine>& lines, const FactLine& base, const std::string& key) {
    const Service& service = *base.service;
    if (service.status == "contact-only" || (!service.location && service.kind != "desk" && service.kind != "tig-place")) return;
    const Location none, &location = service.location ? *service.location : none;
    const auto add = [&](FactKind kind, const std::string& name, const std::string& what, std::string value, std::optional<Fact> fact) {
        FactLine line = base;
        line.kind = kind, line.key = key + name, line.what = what, line.value = std::move(value), line.fact = std::move(fact);
        lines.push_back(std::move(line));
    };
    add(FactKind::address, "address", "Adresse", address_in_french(location), location.verified);
    if (location.latitude) add(FactKind::coordinates, "coordinates", "Position sur le plan", "placé sur le plan", location.coordinates_verified);
    add(FactKind::door_hours, "hours", "Horaires de la porte", hours_said(location.hours), location.hours_verified);
    add(FactKind::step_free, "step-free", "Entrée sans marche", location.step_free == "yes" ? "oui" : location.step_free == "no" ? "non" : "", {});
}

}  // namespace

std::vector<FactLine> facts_of(const Data& data, const Organization& organization, bool statutory_too) {
    std::vector<FactLine> lines;
    for (const Service& service : data.services) {
        if (service.file != organization.file || service.status == "defunct" || (service.kind == "statutory" && !statutory_too)) continue;
        const std::string key = organization.id.value + "/" + service.id.value + "/";
        FactLine base;
        base.organization = &organization, base.service = &service;
        FactLine line = base;
        line.key = key + "existence", line.what = "Le service existe, sous ce nom", line.value = service.name, line.fact = service.verified;
        lines.push_back(line);
        add_phones(lines, base, key);
        line = base;
        line.kind = FactKind::email, line.key = key + "email", line.what = "Courriel", line.value = service.email;
        lines.push_back(line);
        line.kind = FactKind::website, line.key = key + "url", line.what = "Site", line.value = service.url;
        lines.push_back(line);
        add_door(lines, base, key);
    }
    return lines;
}

}  // namespace repere::authoring
