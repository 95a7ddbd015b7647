#include "directory/filters.hpp"

#include <algorithm>

namespace repere::directory {

namespace {

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

bool has_a_door(const Service& service) { return service.kind == Class::desk || service.kind == Class::tig_place; }

Fits open_now(const Service& service, Minute now) {
    switch (availability(service, now).badge) {
        case Badge::open:
        case Badge::none: return Fits::yes;                  // a website is always there
        case Badge::closed: return Fits::no;
        case Badge::to_confirm: return Fits::unknown;
    }
    return Fits::unknown;
}

Fits walk_in(const Service& service) {
    switch (service.intake) {
        case Intake::walk_in: return Fits::yes;
        case Intake::appointment:
        case Intake::referral: return Fits::no;
        case Intake::unknown: return has_a_door(service) ? Fits::unknown : Fits::yes;      // nobody makes an appointment with a helpline
    }
    return Fits::unknown;
}

Fits in_language(const Service& service, const language::Tag& reader) {
    const std::string_view mine = primary(reader.value);
    if (mine == "fr") return Fits::yes;
    if (service.languages.empty()) return Fits::unknown;
    const bool spoken = std::any_of(service.languages.begin(), service.languages.end(), [&](const Language& each) { return primary(each.code) == mine; });
    return spoken ? Fits::yes : Fits::no;
}

Fits without_phone(const Service& service, Minute now) {
    if (!silent_routes(service, now).empty() || (service.kind == Class::online && !service.url.empty())) return Fits::yes;
    return shown_phones(service, now).empty() ? Fits::unknown : Fits::no;
}

Fits step_free(const Service& service) {
    if (!has_a_door(service)) return Fits::yes;              // nobody goes there
    switch (service.location ? service.location->step_free : Known::unknown) {
        case Known::yes: return Fits::yes;
        case Known::no: return Fits::no;
        case Known::unknown: return Fits::unknown;
    }
    return Fits::unknown;
}

Fits fits(Known fact, Known wanted) { return fact == Known::unknown ? Fits::unknown : fact == wanted ? Fits::yes : Fits::no; }

constexpr int shortest_order = 20;                           // hours of community service (facts, C7)

Fits fits(const std::optional<Tig>& tig, Filter filter) {    // what is no such place is not held against any of it
    if (!tig) return Fits::yes;
    switch (filter) {
        case Filter::tig_adults: return fits(tig->adults, Known::yes);
        case Filter::tig_minors: return fits(tig->minors, Known::yes);
        case Filter::tig_evening: return fits(tig->evenings, Known::yes);
        case Filter::tig_no_licence: return fits(tig->licence, Known::no);
        case Filter::tig_no_minors_near: return fits(tig->minors_near, Known::no);
        case Filter::tig_no_alcohol: return fits(tig->alcohol, Known::no);
        case Filter::tig_clothing: return fits(tig->clothing, Known::yes);
        case Filter::tig_places_free: return !tig->places ? Fits::unknown : *tig->places > 0 ? Fits::yes : Fits::no;
        case Filter::tig_short: return !tig->fewest_hours ? Fits::unknown : *tig->fewest_hours <= shortest_order ? Fits::yes : Fits::no;
        default: return Fits::unknown;
    }
}

}  // namespace

std::string_view name_of(Filter filter) {
    switch (filter) {
        case Filter::open_now: return "open-now";
        case Filter::walk_in: return "walk-in";
        case Filter::my_language: return "my-language";
        case Filter::without_phone: return "without-phone";
        case Filter::step_free: return "step-free";
        case Filter::tig_adults: return "tig-adults";
        case Filter::tig_minors: return "tig-minors";
        case Filter::tig_evening: return "tig-evening";
        case Filter::tig_no_licence: return "tig-no-licence";
        case Filter::tig_no_minors_near: return "tig-no-minors-near";
        case Filter::tig_no_alcohol: return "tig-no-alcohol";
        case Filter::tig_places_free: return "tig-places-free";
        case Filter::tig_short: return "tig-short";
        case Filter::tig_clothing: return "tig-clothing";
    }
    return {};
}

std::optional<Filter> filter_named(std::string_view name) {
    for (const std::span<const Filter> known : {std::span<const Filter>{filters}, std::span<const Filter>{tig_filters}})
        for (const Filter filter : known)
            if (name_of(filter) == name) return filter;
    return std::nullopt;
}

Fits fits(const Service& service, Filter filter, Minute now, const language::Tag& reader) {
    switch (filter) {
        case Filter::open_now: return open_now(service, now);
        case Filter::walk_in: return walk_in(service);
        case Filter::my_language: return in_language(service, reader);
        case Filter::without_phone: return without_phone(service, now);
        case Filter::step_free: return step_free(service);
        default: return fits(service.tig, filter);
    }
}

Fits fits(const Service& service, std::span<const Filter> wanted, Minute now, const language::Tag& reader) {
    Fits least = Fits::yes;
    for (const Filter filter : wanted) least = std::max(least, fits(service, filter, now, reader));
    return least;
}

}  // namespace repere::directory
