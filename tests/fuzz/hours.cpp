// Any bytes as opening hours: they are refused with a column inside them, or answered without contradiction.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "directory/hours.hpp"

using namespace repere;
using namespace repere::directory;
using std::chrono::days;
using std::chrono::minutes;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

std::size_t characters(std::string_view text) {   // bytes that are not text count as one each
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

void check(const HoursError& error, std::string_view text) {
    must(error.column >= 1 && error.column <= characters(text) + 1);
    must(error.words.ends_with('.') && language::is_utf8(error.words) && error.words.size() < text.size() + 300);
}

void check(const Hours& hours, Minute minute, std::optional<Coordinates> where) {
    const Opening opening = hours.at(minute, where);
    must(hours.at(minute, where) == opening);
    must(opening.until ? *opening.until > minute && *opening.until <= minute + days{366} : opening.then == opening.state || hours.empty());
    if (opening.until) must(opening.then != opening.state && hours.at(*opening.until, where).state == opening.then);
    if (opening.until) must(hours.at(*opening.until - minutes{1}, where).state == opening.state);
    if (hours.always()) must(opening.state == OpenState::open && !opening.until);
    if (hours.empty()) must(opening == Opening{});
}

void check(const Hours& hours, Day day) {
    int last = -1;
    for (const Stretch& stretch : hours.on(day)) {
        must(stretch.from > last && stretch.from < 24 * 60);   // touching stretches are one
        must(stretch.to > stretch.from && stretch.to <= 72 * 60);
        must(hours.at(Minute{day} + minutes{stretch.from}).state == OpenState::open);
        last = stretch.to;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto parsed = Hours::parse(text);
    if (const auto* error = std::get_if<HoursError>(&parsed)) {
        check(*error, text);
        return 0;
    }
    const Hours& hours = std::get<Hours>(parsed);
    for (const char* at : {"2026-08-15T10:00", "2026-03-29T01:59", "2026-12-31T23:59", "2028-02-29T00:00", "0001-01-01T00:00", "9998-06-30T12:34"})
        for (const auto where : {std::optional<Coordinates>{}, std::optional{Coordinates{43.53, 5.45}}, std::optional{Coordinates{-89.9, 179}}})
            check(hours, language::minute_of(at).value(), where);
    for (const char* on : {"2026-10-25", "2026-12-24", "2027-01-03", "2028-02-28"}) check(hours, language::day_of(on).value());
    return 0;
}
