#include "directory/filters.hpp"

#include "given/catch.hpp"
#include "given/words.hpp"

using namespace repere::directory;
using repere::language::Tag;

namespace {

const Minute tuesday_at_ten = given::minute("2026-11-24T10:00");
const Verified sure{given::day("2026-11-01"), "visit", Confidence::confirmed}, remembered{given::day("2026-11-01"), "declared", Confidence::to_confirm};

Hours hours(const char* text) { return std::get<Hours>(Hours::parse(text)); }

// A desk nobody has written anything about but its door, which is sure.
Service desk() {
    Service service;
    service.id = "desk";
    service.status = "active";
    service.kind = Class::desk;
    service.location.emplace();
    service.location->address_1 = "1 avenue de l’Europe";
    service.location->verified = sure;
    return service;
}

Service line(const char* number, PhoneType type = PhoneType::voice, Verified verified = sure) {
    Service service;
    service.id = "line";
    service.status = "active";
    service.kind = Class::helpline;
    Phone phone;
    phone.number = phone.dial = number;
    phone.type = type;
    phone.verified = std::move(verified);
    service.phones.push_back(std::move(phone));
    return service;
}

Service website() {
    Service service;
    service.id = "site";
    service.status = "active";
    service.kind = Class::online;
    service.url = "https://example.org";
    return service;
}

template <class Change>
Service with(Service service, Change change) {
    change(service);
    return service;
}

}  // namespace

TEST_CASE("what nobody has written down is unknown, never no", "[filters]") {
    for (const Filter filter : {Filter::open_now, Filter::walk_in, Filter::my_language, Filter::step_free}) {
        INFO(name_of(filter));
        CHECK(fits(desk(), filter, tuesday_at_ten, Tag{"ar"}) == Fits::unknown);
    }
    const Service nothing_known = with(desk(), [](Service& s) { s.location.reset(); });
    CHECK(fits(nothing_known, Filter::without_phone, tuesday_at_ten, Tag{"ar"}) == Fits::unknown);
}

TEST_CASE("a filter answers from facts that may be shown", "[filters]") {
    struct Example {
        Filter filter;
        Service service;
        Fits expected;
        const char* because;
    };
    const auto opening = [](const char* text, const Verified& verified) {
        return with(desk(), [&](Service& s) { s.location->hours = hours(text), s.location->hours_verified = verified; });
    };
    const auto intake = [](Intake how) { return with(desk(), [&](Service& s) { s.intake = how; }); };
    const auto steps = [](Known known) { return with(desk(), [&](Service& s) { s.location->step_free = known; }); };
    const auto speaking = [](std::vector<Language> languages) { return with(desk(), [&](Service& s) { s.languages = std::move(languages); }); };
    const std::vector<Example> examples{
        {Filter::open_now, opening("Mo-Fr 09:00-17:00", sure), Fits::yes, "confirmed, and open"},
        {Filter::open_now, opening("Mo-Fr 14:00-17:00", sure), Fits::no, "confirmed, and closed in the morning"},
        {Filter::open_now, opening("Mo-Fr 09:00-17:00", {given::day("2026-11-01"), "public-source", Confidence::seen}), Fits::unknown, "only seen"},
        {Filter::open_now, website(), Fits::yes, "a website is always there"},
        {Filter::walk_in, intake(Intake::walk_in), Fits::yes, "said so"},
        {Filter::walk_in, intake(Intake::appointment), Fits::no, "by appointment"},
        {Filter::walk_in, intake(Intake::referral), Fits::no, "somebody has to refer"},
        {Filter::walk_in, line("3919"), Fits::yes, "nobody makes an appointment with a helpline"},
        {Filter::my_language, speaking({{"fr", HowSpoken::spoken}, {"ar", HowSpoken::interpreter}}), Fits::yes, "with an interpreter"},
        {Filter::my_language, speaking({{"fr", HowSpoken::spoken}, {"en", HowSpoken::spoken}}), Fits::no, "others are"},
        {Filter::without_phone, desk(), Fits::yes, "a door to walk to"},
        {Filter::without_phone, line("114", PhoneType::text), Fits::yes, "a message"},
        {Filter::without_phone, line("3919"), Fits::no, "a voice, and nothing else"},
        {Filter::without_phone, with(line("3919"), [](Service& s) { s.silent = {SilentRoute::chat}; }), Fits::yes, "and a chat"},
        {Filter::without_phone, website(), Fits::yes, "written online"},
        {Filter::without_phone, line("114", PhoneType::text, remembered), Fits::unknown, "a number that somebody remembered answers nobody"},
        {Filter::step_free, steps(Known::yes), Fits::yes, "said so"},
        {Filter::step_free, steps(Known::no), Fits::no, "steps"},
        {Filter::step_free, line("3919"), Fits::yes, "nobody goes there"},
    };
    for (const auto& [filter, service, expected, because] : examples) {
        INFO(name_of(filter) << ": " << because);
        CHECK(fits(service, filter, tuesday_at_ten, Tag{"ar"}) == expected);
    }
}

TEST_CASE("everybody who stands here speaks French, simple or not", "[filters]") {
    const Service english = with(desk(), [](Service& s) { s.languages = {{"en", HowSpoken::spoken}}; });
    CHECK(fits(english, Filter::my_language, tuesday_at_ten, Tag{"fr"}) == Fits::yes);
    CHECK(fits(english, Filter::my_language, tuesday_at_ten, Tag{"fr-x-simple"}) == Fits::yes);
    CHECK(fits(with(desk(), [](Service& s) { s.languages = {{"zh", HowSpoken::spoken}}; }), Filter::my_language, tuesday_at_ten, Tag{"zh-Hans"}) == Fits::yes);
}

TEST_CASE("of several filters the least answer counts, of none everything fits", "[filters]") {
    const Service open = with(desk(), [](Service& s) {
        s.location->hours = hours("Mo-Fr 09:00-17:00");
        s.location->hours_verified = sure;
        s.intake = Intake::appointment;
    });
    CHECK(fits(open, std::vector<Filter>{}, tuesday_at_ten, Tag{"ar"}) == Fits::yes);
    CHECK(fits(open, std::vector{Filter::open_now}, tuesday_at_ten, Tag{"ar"}) == Fits::yes);
    CHECK(fits(open, std::vector{Filter::open_now, Filter::step_free}, tuesday_at_ten, Tag{"ar"}) == Fits::unknown);
    CHECK(fits(open, std::vector{Filter::open_now, Filter::step_free, Filter::walk_in}, tuesday_at_ten, Tag{"ar"}) == Fits::no);
}

TEST_CASE("every filter is known by its name, and nothing else is a filter", "[filters]") {
    for (const Filter filter : filters) CHECK(filter_named(name_of(filter)) == filter);
    CHECK_FALSE(filter_named("open"));
    CHECK_FALSE(filter_named(""));
}

// --- Places of community service (people.md, P9) ----------------------------------------------------------------------------------

TEST_CASE("a place of community service is held against what the referent asks; what nobody wrote is unknown", "[filters][tig]") {
    Service place = desk();
    place.kind = Class::tig_place;
    place.tig.emplace();
    for (const Filter filter : tig_filters) {
        INFO(name_of(filter));
        CHECK(fits(place, filter, tuesday_at_ten, {"fr"}) == Fits::unknown);
        CHECK(filter_named(name_of(filter)) == filter);
        CHECK(fits(desk(), filter, tuesday_at_ten, {"fr"}) == Fits::yes);          // what is no such place is not held against it
    }
    struct Row { Filter filter; void (*set)(Tig&, bool); const char* because; };
    const auto row = GENERATE(values<Row>({
        {Filter::tig_adults, [](Tig& tig, bool good) { tig.adults = good ? Known::yes : Known::no; }, "takes adults"},
        {Filter::tig_minors, [](Tig& tig, bool good) { tig.minors = good ? Known::yes : Known::no; }, "takes minors"},
        {Filter::tig_evening, [](Tig& tig, bool good) { tig.evenings = good ? Known::yes : Known::no; }, "evenings or weekends, beside a job"},
        {Filter::tig_no_licence, [](Tig& tig, bool good) { tig.licence = good ? Known::no : Known::yes; }, "reached without a driving licence"},
        {Filter::tig_no_minors_near, [](Tig& tig, bool good) { tig.minors_near = good ? Known::no : Known::yes; }, "no minors there"},
        {Filter::tig_no_alcohol, [](Tig& tig, bool good) { tig.alcohol = good ? Known::no : Known::yes; }, "no alcohol there"},
        {Filter::tig_places_free, [](Tig& tig, bool good) { tig.places = good ? 2 : 0; }, "a place is free"},
        {Filter::tig_short, [](Tig& tig, bool good) { tig.fewest_hours = good ? 20 : 70; }, "few hours are enough"},
        {Filter::tig_clothing, [](Tig& tig, bool good) { tig.clothing = good ? Known::yes : Known::no; }, "clothing is lent"},
    }));
    INFO(row.because);
    row.set(*place.tig, true);
    CHECK(fits(place, row.filter, tuesday_at_ten, {"fr"}) == Fits::yes);
    row.set(*place.tig, false);
    CHECK(fits(place, row.filter, tuesday_at_ten, {"fr"}) == Fits::no);
}
