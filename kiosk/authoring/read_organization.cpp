#include <algorithm>

#include "authoring/fields.hpp"
#include "authoring/phone_number.hpp"
#include "authoring/read.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

Need needed(const std::string& value) { return value.empty() ? Need::optional : Need::required; }

// What a number is decides what must be said of it: nobody pays without having read the price.
void check_use(const Phone& phone, const Text& number, const Report& report) {
    const auto say = [&](bool error, const std::string& words) {
        report.problems.push_back({report.file, number.line, number.column, error, "\"" + number.value + "\": " + words});
    };
    switch (use_of(phone.dial)) {
        case PhoneUse::paid:
            if (phone.free) say(true, "is a number that costs: it is not `free`");
            else if (phone.cost.empty()) say(true, "is a number that costs: `cost` says how much");
            break;
        case PhoneUse::text_only:
            if (phone.type != "text") say(true, "is only written to: its `type` is text");
            break;
        case PhoneUse::odd: say(false, "is no short code that we know of: read it again"); break;
        case PhoneUse::ordinary: break;
    }
}

Phone phone(const Node& node, const Report& report) {
    Fields fields{node, report, "a phone"};
    Phone phone;
    const Text number = fields.text("number", Need::required);
    phone.number = number.value, phone.line = number.line, phone.column = number.column;
    if (!number.empty()) {
        const PhoneNumber read = phone_number(number.value);
        phone.dial = read.dial;
        if (!read.error.empty()) fields.error(number, "\"" + number.value + "\": " + read.error);
        if (!read.warning.empty()) report.warning(number.line, number.column, "\"" + number.value + "\": " + read.warning);
    }
    phone.type = fields.one_of("type", {"voice", "text"}, "voice");
    phone.description = fields.text("description").value;
    phone.cost = fields.text("cost").value;
    phone.free = fields.flag("free");
    phone.from_abroad = fields.flag("from_abroad");
    phone.not_on_bill = fields.flag("not_on_bill");
    phone.shared = fields.flag("x_shared");
    if (!phone.dial.empty()) check_use(phone, number, report);
    phone.hours = fields.hours("x_hours").value;
    phone.verified = fact(fields, "x_verified", Need::required);
    phone.hours_verified = fact(fields, "x_hours_verified", needed(phone.hours));
    fields.done();
    return phone;
}

void read_coordinates(Fields& fields, Location& location) {
    fields.coordinates(location.latitude, location.longitude);
    location.coordinates_verified = fact(fields, "x_coordinates_verified", location.latitude ? Need::required : Need::optional);
}

Location location(const Node& node, const Report& report) {
    Fields fields{node, report, "a location"};
    Location location;
    const Text street = fields.text("address_1");
    location.address_1 = street.value, location.line = street.line, location.column = street.column;
    location.address_2 = fields.text("address_2").value;
    location.postal_code = fields.text("postal_code").value;
    location.city = fields.text("city").value;
    location.access = fields.text("access").value;
    location.step_free = fields.maybe_one_of("x_step_free", {"yes", "no"});
    location.verified = fact(fields, "x_verified", needed(location.address_1));
    read_coordinates(fields, location);
    location.hours = fields.hours("x_hours").value;
    location.hours_verified = fact(fields, "x_hours_verified", needed(location.hours));
    fields.list("x_other");  // another address that was read somewhere: kept in the file for whoever calls
    fields.done();
    return location;
}

// `ar`, or {code: ar, how: interpreter}
std::vector<Spoken> languages(Fields& fields, std::string_view key) {
    std::vector<Spoken> languages;
    for (const Node& item : fields.list(key)) {
        Spoken one{{item.text, item.line, item.column}, "spoken"};
        if (item.kind == Kind::mapping) {
            Fields language{item, fields.report(), "a language"};
            one.code = language.text("code", Need::required);
            one.how = language.one_of("how", {"spoken", "interpreter", "on-request"}, "spoken");
            language.done();
        }
        const auto tag = language::parse(one.code.value);
        if (one.code.empty() ? item.kind != Kind::mapping : !tag || tag->value != one.code.value)
            fields.error(one.code, "`" + std::string{key} + "` holds tags of languages (BCP 47) such as `ar`, not \"" + one.code.value + "\"");
        if (std::any_of(languages.begin(), languages.end(), [&](const Spoken& each) { return each.code.value == one.code.value; }))
            fields.error(one.code, "the language `" + one.code.value + "` is already there");
        languages.push_back(std::move(one));
    }
    return languages;
}

std::vector<Text> silent_routes(Fields& fields) {
    const std::vector<Text> routes = fields.slugs("x_silent");
    constexpr std::string_view known[] = {"sms", "chat", "video-sign-language", "email", "relay", "door"};
    for (const Text& route : routes)
        if (std::find(std::begin(known), std::end(known), route.value) == std::end(known))
            fields.error(route, "`x_silent` holds sms, chat, video-sign-language, email, relay, door, not \"" + route.value + "\"");
    return routes;
}

std::vector<LeadsTo> leads_to(Fields& fields) {
    std::vector<LeadsTo> all;
    for (const Node& item : fields.list("x_leads_to")) {
        Fields one{item, fields.report(), "a way on (`x_leads_to`)"};
        LeadsTo way{one.slug("service", Need::required), one.text("when", Need::required).value};
        one.done();
        if (std::any_of(all.begin(), all.end(), [&](const LeadsTo& each) { return each.service.value == way.service.value; }))
            fields.error(way.service, "`x_leads_to` names `" + way.service.value + "` once, with all its words");
        all.push_back(std::move(way));
    }
    return all;
}

// What a referent asks of a place (people.md, P9); P1: its contacts are roles, never a person's name.
Tig tig(const Node& node, const Report& report) {
    Fields fields{node, report, "`x_tig`"};
    Tig tig;
    const auto known = [&](std::string_view key) { return fields.maybe_one_of(key, {"yes", "no"}); };
    tig.adults = known("adults");
    tig.minors = known("minors");
    tig.evenings = known("evenings");
    tig.licence = known("driving_licence");
    tig.minors_near = known("minors_near");
    tig.alcohol = known("alcohol");
    tig.clothing = known("clothing");
    tig.places = fields.whole("places_free");
    tig.fewest_hours = fields.whole("fewest_hours");
    tig.most_hours = fields.whole("most_hours");
    tig.habilitated_until = fields.date("habilitated_until").value;
    fields.done();
    return tig;
}

Service service(const Node& node, const Report& report, const Organization& organization) {
    Fields fields{node, report, "a service"};
    Service service;
    service.file = report.file;
    service.organization = organization.id.value;
    service.id = fields.slug("id", Need::required);
    service.position = fields.whole("position");
    service.name = fields.text("name", Need::required).value;
    service.alternate_name = fields.text("alternate_name").value;
    service.description = fields.text("description").value;
    service.alert = fields.text("alert").value;
    service.status = fields.one_of("status", {"active", "inactive", "defunct", "temporarily closed", "contact-only"}, "active");
    service.kind = fields.one_of("x_class", {"statutory", "helpline", "desk", "online", "tig-place"});
    service.acts = fields.slugs("x_acts");
    service.audiences = fields.slugs("x_audiences");
    service.languages = languages(fields, "x_languages");
    service.intake = fields.maybe_one_of("x_intake", {"walk-in", "appointment", "referral"});
    service.referred_by = fields.text("x_referred_by").value;
    service.papers_asked = fields.maybe_one_of("x_papers_asked", {"no", "yes"});
    service.silent = silent_routes(fields);
    service.service_area = fields.slug("x_service_area");
    service.leads_to = leads_to(fields);
    service.countries = fields.texts("x_countries");
    service.pictogram = fields.slug("x_pictogram");
    service.fallback = fields.slug("x_fallback");
    service.url = fields.text("url").value;
    service.email = fields.text("email").value;
    service.fees_description = fields.text("fees_description").value;
    service.application_process = fields.text("application_process").value;
    service.verified = fact(fields, "x_verified", Need::required);
    for (const Node& each : fields.list("phones")) service.phones.push_back(phone(each, report));
    if (const Node* door = fields.mapping("location")) service.location = location(*door, report);
    if (const Node* place = fields.mapping("x_tig")) {
        service.tig = tig(*place, report);
        if (service.kind != "tig-place") report.error(place->line, place->column, "`x_tig` is of a place of community service (`x_class: tig-place`)");
    }
    fields.done();
    return service;
}

}  // namespace

namespace {

void read_organization(const Node& root, const Report& report, Data& data, bool staff) {
    Fields fields{root, report, "an organization"};
    Organization organization;
    organization.file = report.file;
    organization.staff = staff;
    organization.id = fields.slug("id", Need::required);
    organization.name = fields.text("name", Need::required).value;
    organization.alternate_name = fields.text("alternate_name").value;
    organization.website = fields.text("website").value;
    organization.referent_role = fields.text("x_referent_role").value;
    for (const Node& each : fields.list("services")) {
        data.services.push_back(service(each, report, organization));
        data.services.back().staff = staff;
    }
    fields.done();
    data.organizations.push_back(std::move(organization));
}

}  // namespace

void read_organization(const Node& root, const Report& report, Data& data) { read_organization(root, report, data, false); }
void read_staff_organization(const Node& root, const Report& report, Data& data) { read_organization(root, report, data, true); }

}  // namespace repere::authoring
