// Filters: does a service fit what a person needs: open now, without an appointment, in their language, without a call, without a step?
//
// Three answers (people.md, P5): what nobody has written down is `unknown`, never `no`: it is shown after what fits, to be asked about,
// and never left out in silence. Only facts that may be shown count: a number that somebody remembered answers nobody.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "directory/directory.hpp"

namespace repere::directory {

enum class Filter {
    open_now, walk_in, my_language, without_phone, step_free,
    // of a place of community service (people.md, P9): for adults, for minors, beside a job, without a driving licence, no minors near, no alcohol near,
    // a place is free, few hours are enough (20: the shortest order), clothing is lent
    tig_adults, tig_minors, tig_evening, tig_no_licence, tig_no_minors_near, tig_no_alcohol, tig_places_free, tig_short, tig_clothing
};
inline constexpr std::array filters{Filter::open_now, Filter::walk_in, Filter::my_language, Filter::without_phone, Filter::step_free};

inline constexpr std::array tig_filters{Filter::tig_adults, Filter::tig_minors, Filter::tig_evening, Filter::tig_no_licence, Filter::tig_no_minors_near,
                                        Filter::tig_no_alcohol, Filter::tig_places_free, Filter::tig_short, Filter::tig_clothing};

std::string_view name_of(Filter filter);                               // "open-now": in ids, in the data, on command lines
std::optional<Filter> filter_named(std::string_view name);

enum class Fits { yes, unknown, no };
Fits fits(const Service& service, Filter filter, Minute now, const language::Tag& reader);
Fits fits(const Service& service, std::span<const Filter> wanted, Minute now, const language::Tag& reader);      // the least of them; of none, yes

}  // namespace repere::directory
