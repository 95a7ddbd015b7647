#include "directory/rows.hpp"

#include <algorithm>

namespace repere::directory {

namespace {

Confidence confidence_of(const std::string& word) {
    if (word == "confirmed") return Confidence::confirmed;
    if (word == "seen") return Confidence::seen;
    return Confidence::to_confirm;
}

Class class_of(const std::string& word) {
    if (word == "statutory") return Class::statutory;
    if (word == "helpline") return Class::helpline;
    if (word == "online") return Class::online;
    if (word == "tig-place") return Class::tig_place;
    return Class::desk;
}

Known known(const std::string& word) { return word == "yes" ? Known::yes : word == "no" ? Known::no : Known::unknown; }

Intake intake_of(const std::string& word) {
    if (word == "walk-in") return Intake::walk_in;
    if (word == "appointment") return Intake::appointment;
    if (word == "referral") return Intake::referral;
    return Intake::unknown;
}

HowSpoken how_spoken(const std::string& word) {
    if (word == "spoken") return HowSpoken::spoken;
    return word == "interpreter" ? HowSpoken::interpreter : HowSpoken::on_request;
}

std::optional<SilentRoute> silent_route(const std::string& word) {
    constexpr std::string_view words[] = {"sms", "chat", "video-sign-language", "email", "relay", "door"};      // as the enumeration has them
    for (std::size_t i = 0; i < std::size(words); ++i)
        if (word == words[i]) return static_cast<SilentRoute>(i);
    return {};
}

Hours hours_of(const std::string& text) {
    auto parsed = Hours::parse(text);
    return std::holds_alternative<Hours>(parsed) ? std::get<Hours>(std::move(parsed)) : Hours{};
}

// Three columns that stand together in every table: on, method, confidence.
Verified verified_of(const Statement& row, int column) {
    return {language::day_of(row.text(column)), row.text(column + 1), confidence_of(row.text(column + 2))};
}

Service service_of(const Statement& row) {
    Service service;
    service.id = row.text(0);
    service.organization = row.text(1);
    service.organization_name = row.text(2);
    service.name = row.text(3);
    service.description = row.text(4);
    service.alert = row.text(5);
    service.status = row.text(6);
    service.kind = class_of(row.text(7));
    service.url = row.text(8);
    service.email = row.text(9);
    service.fees_description = row.text(10);
    service.application_process = row.text(11);
    service.fallback = row.text(12);
    service.pictogram = row.text(13);
    service.intake = intake_of(row.text(14));
    service.referred_by = row.text(15);
    service.papers_asked = known(row.text(16));
    service.service_area = row.text(17);
    service.verified = verified_of(row, 18);
    service.staff = row.number(21) != 0;
    return service;
}

Phone phone_of(const Statement& row) {
    Phone phone;
    phone.number = row.text(0);
    phone.dial = row.text(1);
    phone.type = row.text(2) == "text" ? PhoneType::text : PhoneType::voice;
    phone.description = row.text(3);
    phone.cost = row.text(4);
    phone.free = row.number(5) != 0;
    phone.from_abroad = row.number(6) != 0;
    phone.not_on_bill = row.number(7) != 0;
    phone.hours = hours_of(row.text(8));
    phone.verified = verified_of(row, 9);
    phone.hours_verified = verified_of(row, 12);
    return phone;
}

Location location_of(const Statement& row) {
    Location location;
    location.address_1 = row.text(0);
    location.address_2 = row.text(1);
    location.postal_code = row.text(2);
    location.city = row.text(3);
    location.access = row.text(4);
    location.step_free = known(row.text(5));
    const bool placed = !row.null(6) && !row.null(7) && confidence_of(row.text(8)) != Confidence::to_confirm;
    if (placed) {
        location.latitude = row.real(6);
        location.longitude = row.real(7);
    }
    location.verified = verified_of(row, 9);
    location.hours = hours_of(row.text(12));
    location.hours_verified = verified_of(row, 13);
    return location;
}

Tig tig_of(const Statement& row) {
    Tig tig;
    int column = 0;
    for (Known* fact : {&tig.adults, &tig.minors, &tig.evenings, &tig.licence, &tig.minors_near, &tig.alcohol, &tig.clothing})
        *fact = known(row.text(column++));
    for (std::optional<int>* number : {&tig.places, &tig.fewest_hours, &tig.most_hours})
        if (const auto value = row.number(column++); value >= 0) *number = static_cast<int>(value);
    tig.habilitated_until = language::day_of(row.text(column));
    return tig;
}

Place place_of(const Statement& row) {
    Place place;
    place.id = row.text(0);
    place.name = row.text(1);
    place.said_aloud = row.text(2);
    place.address = row.text(3);
    if (!row.null(4) && !row.null(5)) {
        place.latitude = row.real(4);
        place.longitude = row.real(5);
    }
    place.hours = hours_of(row.text(6));
    place.staffed = hours_of(row.text(7));
    int column = 8;
    for (bool* promise : {&place.trained_host, &place.private_room, &place.telephone_to_lend, &place.printer, &place.headphones_to_lend,
                          &place.keypad, &place.camera_in_view})
        *promise = row.number(column++) != 0;
    place.operated_by = row.text(column++);
    place.data_contact = row.text(column);
    return place;
}

}  // namespace

ServiceReader::ServiceReader(const Database& database)
    : service_{database.prepare(
          "SELECT service.id, organization_id, COALESCE(organization.name, ''), service.name, description, alert, "
          "status, class, url, email, fees_description, application_process, fallback_id, pictogram, intake, referred_by, papers_asked, service_area, "
          "verified_on, verified_method, confidence, staff "
          "FROM service LEFT JOIN organization ON organization.id = organization_id WHERE service.id = ?")},
      acts_{database.prepare("SELECT act FROM service_act WHERE service_id = ? ORDER BY act")},
      audiences_{database.prepare("SELECT audience FROM service_audience WHERE service_id = ? ORDER BY audience")},
      languages_{database.prepare("SELECT code, how FROM service_language WHERE service_id = ? ORDER BY code")},
      silent_{database.prepare("SELECT route FROM service_silent WHERE service_id = ?")},
      leads_to_{database.prepare("SELECT to_id, condition FROM service_leads_to WHERE service_id = ? ORDER BY position")},
      countries_{database.prepare("SELECT country FROM service_country WHERE service_id = ? ORDER BY country")},
      phones_{database.prepare("SELECT number, dial, type, description, cost, free, from_abroad, not_on_bill, hours, verified_on, "
                               "verified_method, confidence, hours_verified_on, hours_verified_method, hours_confidence "
                               "FROM phone WHERE service_id = ? ORDER BY position")},
      location_{
          database.prepare("SELECT address_1, address_2, postal_code, city, access, step_free, latitude, longitude, coordinates_confidence, "
                           "verified_on, verified_method, confidence, hours, hours_verified_on, hours_verified_method, "
                           "hours_confidence FROM location WHERE service_id = ?")},
      tig_{database.prepare("SELECT adults, minors, evenings, licence, minors_near, alcohol, clothing, places, fewest_hours, most_hours, "
                            "habilitated_until FROM tig WHERE service_id = ?")} {}

std::vector<std::string> ServiceReader::list(Statement& statement, std::string_view id) {
    std::vector<std::string> values;
    statement.again();
    for (statement.bind(id); statement.step();) values.push_back(statement.text(0));
    return values;
}

std::optional<Service> ServiceReader::one(std::string_view id) {
    service_.again();
    if (!service_.bind(id).step()) return {};
    Service service = service_of(service_);
    service.acts = list(acts_, id);
    service.audiences = list(audiences_, id);
    languages_.again();
    for (languages_.bind(id); languages_.step();) service.languages.push_back({languages_.text(0), how_spoken(languages_.text(1))});
    for (const std::string& word : list(silent_, id))
        if (const auto route = silent_route(word)) service.silent.push_back(*route);
    std::sort(service.silent.begin(), service.silent.end());
    leads_to_.again();
    for (leads_to_.bind(id); leads_to_.step();) service.leads_to.push_back({leads_to_.text(0), leads_to_.text(1)});
    service.countries = list(countries_, id);
    phones_.again();
    for (phones_.bind(id); phones_.step();) service.phones.push_back(phone_of(phones_));
    location_.again();
    if (location_.bind(id).step()) service.location = location_of(location_);
    tig_.again();
    if (tig_.bind(id).step()) service.tig = tig_of(tig_);
    return service;
}

std::vector<std::string> service_ids(const Database& database) {
    std::vector<std::string> ids;
    for (auto row = database.prepare("SELECT id FROM service ORDER BY position, id"); row.step();) ids.push_back(row.text(0));
    return ids;
}

std::vector<std::string> service_ids(const Database& database, std::string_view act) {
    std::vector<std::string> ids;
    auto row = database.prepare(
        "SELECT service_id FROM service_act JOIN service ON service.id = service_id WHERE act = ? "
        "ORDER BY position, service_id");
    for (row.bind(act); row.step();) ids.push_back(row.text(0));
    return ids;
}

std::vector<Activity> activities(const Database& database, std::string_view at) {
    std::vector<Activity> activities;
    auto row = database.prepare(
        "SELECT id, title, place, date, opens_at, closes_at, staff, verified_on, verified_method, confidence FROM activity "
        "WHERE ? IN (service_id, outcome) ORDER BY date, opens_at, id");
    for (row.bind(at); row.step();) {
        const auto on = language::day_of(row.text(3));
        if (!on) continue;                                    // a moment that nobody can read is not announced
        const auto moment = [&](int column) { return language::minute_of(row.text(3) + "T" + row.text(column)); };
        activities.push_back({.id = row.text(0), .title = row.text(1), .place = row.text(2), .on = *on, .from = moment(4), .to = moment(5),
                              .staff = row.number(6) != 0, .verified = verified_of(row, 7)});
    }
    return activities;
}

std::vector<std::string> countries(const Database& database) {
    std::vector<std::string> codes;
    for (auto row = database.prepare("SELECT code FROM country ORDER BY code"); row.step();) codes.push_back(row.text(0));
    return codes;
}

std::vector<Place> places(const Database& database) {
    std::vector<Place> places;
    auto row = database.prepare(
        "SELECT id, name, said_aloud, address, latitude, longitude, hours, staffed, trained_host, private_room, telephone_to_lend, "
        "printer, headphones_to_lend, keypad, camera_in_view, operated_by, data_contact FROM place ORDER BY position, id");
    while (row.step()) places.push_back(place_of(row));
    return places;
}

std::vector<language::Tag> languages(const Database& database) {
    std::vector<language::Tag> tags;
    for (auto row = database.prepare("SELECT tag FROM language ORDER BY position, tag"); row.step();) tags.push_back({row.text(0)});
    return tags;
}

std::string about(const Database& database, std::string_view key) {
    auto row = database.prepare("SELECT value FROM about WHERE key = ?");
    return row.bind(key).step() ? row.text(0) : std::string{};
}

}  // namespace repere::directory
