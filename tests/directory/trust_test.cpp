#include "directory/directory.hpp"
#include "given/catch.hpp"

using namespace repere;
using namespace repere::directory;

namespace {

Minute minute(const char* iso) { return *language::minute_of(iso); }
Hours hours(const char* text) { return std::get<Hours>(Hours::parse(text)); }
Verified confirmed(const char* on) { return {language::day_of(on), "call", Confidence::confirmed}; }
Verified seen(const char* on) { return {language::day_of(on), "public-source", Confidence::seen}; }
const Verified remembered{language::day_of("2026-01-01"), "derived", Confidence::to_confirm};

const Minute monday_morning = minute("2026-05-04T10:00"), monday_night = minute("2026-05-04T23:00");

Service desk(Verified address, Verified hours_checked) {
    Service service;
    service.id = "desk";
    service.status = "active";
    service.location = Location{.address_1 = "1 rue", .verified = address, .hours = hours("Mo-Fr 09:00-17:00"), .hours_verified = hours_checked};
    return service;
}

Phone phone(const char* open, Verified number, Verified hours_checked, PhoneType type = PhoneType::voice) {
    Phone phone{.number = "3919", .dial = "3919", .type = type};
    if (*open) phone.hours = hours(open);
    phone.verified = number;
    phone.hours_verified = hours_checked;
    return phone;
}

}  // namespace

TEST_CASE("a fact is good until it is due to be checked again, in calendar months", "[directory]") {
    struct Row { Verified fact; Class kind; const char* now; Trust expected; const char* because; };
    const auto [fact, kind, now, expected, because] = GENERATE(values<Row>({
        {confirmed("2025-05-04"), Class::desk, "2026-05-04T23:59", Trust::good, "twelve months to the day"},
        {confirmed("2025-05-04"), Class::desk, "2026-05-05T00:00", Trust::aged, "the day after"},
        {confirmed("2025-05-04"), Class::online, "2026-05-05T00:00", Trust::aged, "a website is a desk in this"},
        {confirmed("2025-08-31"), Class::helpline, "2026-02-28T12:00", Trust::good, "31 August and six months: the end of February"},
        {confirmed("2025-08-31"), Class::helpline, "2026-03-01T00:00", Trust::aged, "no 31 February"},
        {confirmed("2026-02-04"), Class::tig_place, "2026-05-04T10:00", Trust::good, "a place for community service: three months to the day"},
        {confirmed("2026-02-04"), Class::tig_place, "2026-05-05T00:00", Trust::aged, "the day after"},
        {confirmed("2001-01-01"), Class::statutory, "2026-05-04T10:00", Trust::good, "the law keeps it true"},
        {confirmed(""), Class::statutory, "2026-05-04T10:00", Trust::good, "dated or not"},
        {confirmed(""), Class::desk, "2026-05-04T10:00", Trust::aged, "nobody knows how old it is"},
        {seen("2026-05-01"), Class::desk, "2026-05-04T10:00", Trust::aged, "only read somewhere, however lately"},
        {seen("2026-05-01"), Class::statutory, "2026-05-04T10:00", Trust::aged, "only read somewhere"},
        {remembered, Class::statutory, "2026-05-04T10:00", Trust::hidden, "remembered is not known"},
        {remembered, Class::desk, "2026-05-04T10:00", Trust::hidden, "remembered is not known"},
    }));
    INFO(because);
    CHECK(trust(fact, kind, minute(now)) == expected);
}

TEST_CASE("a badge is green or red only on hours confirmed and in date, for that very door", "[directory]") {
    struct Row { Verified address, hours; Minute now; Badge expected; const char* because; };
    const auto row = GENERATE(values<Row>({
        {confirmed("2026-01-01"), confirmed("2026-01-01"), monday_morning, Badge::open, "all is known"},
        {confirmed("2026-01-01"), confirmed("2026-01-01"), monday_night, Badge::closed, "all is known"},
        {seen("2019-01-01"), confirmed("2026-01-01"), monday_morning, Badge::open, "an old address is shown with its age"},
        {confirmed("2026-01-01"), seen("2026-01-01"), monday_morning, Badge::to_confirm, "hours only read somewhere"},
        {confirmed("2026-01-01"), confirmed("2024-01-01"), monday_morning, Badge::to_confirm, "hours out of date"},
        {remembered, confirmed("2026-01-01"), monday_morning, Badge::to_confirm, "open, but where?"},
        {confirmed("2026-01-01"), remembered, monday_morning, Badge::to_confirm, "as if there were no hours"},
    }));
    INFO(row.because);
    CHECK(availability(desk(row.address, row.hours), row.now).badge == row.expected);
}

TEST_CASE("the hours of a telephone count where no door has any", "[directory]") {
    Service service = desk(confirmed("2026-01-01"), confirmed("2026-01-01"));
    service.phones = {phone("24/7", confirmed("2026-01-01"), confirmed("2026-01-01"))};
    CHECK_FALSE(availability(service, monday_night).by_phone);
    CHECK(availability(service, monday_night).badge == Badge::closed);

    service.location.reset();
    CHECK(availability(service, monday_night).by_phone);
    CHECK(availability(service, monday_night).badge == Badge::open);

    SECTION("a voice before a text message") {
        service.phones = {phone("24/7", confirmed("2026-01-01"), confirmed("2026-01-01"), PhoneType::text),
                          phone("Mo 08:00-09:00", confirmed("2026-01-01"), confirmed("2026-01-01"))};
        CHECK(availability(service, monday_night).badge == Badge::closed);
    }
    SECTION("a number nobody may be sent to says nothing") {
        service.phones = {phone("24/7", remembered, confirmed("2026-01-01"))};
        CHECK(availability(service, monday_night).badge == Badge::to_confirm);
        CHECK(shown_phones(service, monday_night).empty());
    }
}

TEST_CASE("where nothing is known to open, the badge says so, or there is none", "[directory]") {
    Service service;
    service.status = "active";
    CHECK(availability(service, monday_morning).badge == Badge::to_confirm);
    service.kind = Class::online;
    CHECK(availability(service, monday_morning).badge == Badge::none);
    service.status = "temporarily closed";
    CHECK(availability(service, monday_morning).badge == Badge::closed);

    Service closed = desk(confirmed("2026-01-01"), confirmed("2026-01-01"));
    closed.status = "inactive";
    CHECK(availability(closed, monday_morning).badge == Badge::closed);
}

TEST_CASE("an address that nobody confirmed is not shown", "[directory]") {
    CHECK(shows_address(desk(seen(""), confirmed("2026-01-01")), monday_morning));
    CHECK_FALSE(shows_address(desk(remembered, confirmed("2026-01-01")), monday_morning));
    CHECK_FALSE(shows_address(Service{}, monday_morning));
}

TEST_CASE("who cannot speak on the telephone is told every other way: what was written, and what follows from the record", "[directory]") {
    using enum SilentRoute;
    using Routes = std::vector<SilentRoute>;
    Service service = desk(confirmed("2026-01-01"), confirmed("2026-01-01"));
    CHECK(silent_routes(service, monday_morning) == Routes{door});
    service.silent = {chat, video_sign_language};
    service.email = "accueil@example.org";
    service.phones = {phone("", confirmed("2026-01-01"), remembered, PhoneType::text), phone("", confirmed("2026-01-01"), remembered)};
    CHECK(silent_routes(service, monday_morning) == Routes{sms, chat, video_sign_language, email, door});
    service.silent.push_back(sms);
    CHECK(silent_routes(service, monday_morning) == Routes{sms, chat, video_sign_language, email, door});
    service.phones[0].verified = remembered;                                  // nobody writes to a number that is not shown
    service.silent = {};
    service.location->verified = remembered;
    CHECK(silent_routes(service, monday_morning) == Routes{email});
    CHECK(silent_routes(Service{}, monday_morning).empty());
}
