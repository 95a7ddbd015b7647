// What opening hours say, once they are read: a list of rules, in their order. For the directory room, and for
// authoring, which says them in French: hours_parse.cpp reads
// them, hours.cpp asks them about a day, calendar.cpp knows the year.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "directory/hours.hpp"

namespace repere::directory::rules {

using std::chrono::days;
using Year = std::chrono::year;
using YearMonthDay = std::chrono::year_month_day;

inline constexpr int day_minutes = 24 * 60;

// ---- The calendar

Day day_from(int year, int month, int day);
YearMonthDay date_of(Day day);
int year_of(Day day);
int weekday_of(Day day);                        // 0 is Monday
int last_day(int year, int month);
Day easter(int year);
std::string_view holiday_key(Day day);          // "" on an ordinary day
bool loses_an_hour(Day day);                    // 01:59 is followed by 03:00: the last Sunday of March

enum class Sun : std::uint8_t { no, dawn, sunrise, sunset, dusk };
// The minute of the day at which a watch in France shows it; nothing where the sun stays up or down.
std::optional<int> sun_minute(Sun event, Day day, Coordinates where);

// ---- What a rule says

struct YearRange {
    int from, to, step;
    bool holds(int year) const { return from <= year && year <= to && (year - from) % step == 0; }
};

// "Dec 24", "2026 Aug 1", "easter -2 days", "Mar Su[-1]".
struct Date {
    std::optional<int> year;
    bool easter = false;
    int month = 0;
    int day = 0;        // 0: the whole month
    int weekday = -1;   // with nth: the nth such weekday of the month
    int nth = 0;
    int offset = 0;
    friend bool operator==(const Date&, const Date&) = default;
};

struct DateRange {
    Date from, to;
    bool onwards = false;   // "2026 Aug 20+"
};

struct WeekRange {
    int from, to, step;
    bool holds(int week) const { return from <= week && week <= to && (week - from) % step == 0; }
};

struct WeekdayRange {
    int from, to;
    std::uint16_t nth = 0;   // bit n for [n], bit 5 + n for [-n]; 0: every one
    int offset = 0;
};

struct HolidayKind {
    bool school;
    int offset = 0;
};

struct TimeSpan {
    int from, to;
    bool guessed = false;                          // what follows an open end, or follows the sun
    Sun from_sun = Sun::no, to_sun = Sun::no;      // then `from`, `to` are minutes after it
    bool follows_sun() const { return from_sun != Sun::no || to_sun != Sun::no; }
};

enum class Separator { normal, additional, fallback };

struct Rule {
    Separator separator = Separator::normal;
    bool fallback = false;              // after `||`, and the additional rules that follow it
    bool wipes = false;                 // it replaces what earlier rules said of the days it names
    std::vector<YearRange> years;
    std::vector<DateRange> dates;
    std::vector<WeekRange> weeks;
    std::vector<WeekdayRange> weekdays;
    std::vector<HolidayKind> holidays;
    bool holiday_and_weekday = false;   // "PH Mo-Fr", not "PH,Mo-Fr"
    std::vector<TimeSpan> times;        // none: the whole day
    OpenState state = OpenState::open;
    std::string comment;

    bool names_days() const {
        return !years.empty() || !dates.empty() || !weeks.empty() || !weekdays.empty() || !holidays.empty();
    }
    bool every_week_the_same() const {
        return years.empty() && dates.empty() && weeks.empty() && std::ranges::all_of(holidays, &HolidayKind::school) &&
               std::ranges::none_of(times, &TimeSpan::follows_sun) &&
               std::ranges::all_of(weekdays, [](const WeekdayRange& range) { return range.nth == 0; });
    }
    bool needs_school_holidays() const { return std::ranges::any_of(holidays, &HolidayKind::school); }
    bool runs_past_midnight() const {
        return std::ranges::any_of(times, [](const TimeSpan& time) { return time.to > day_minutes || time.follows_sun(); });
    }
};

// Throws nothing: what cannot be read is a sentence with its column.
std::variant<std::vector<Rule>, HoursError> read(std::string_view text);

}  // namespace repere::directory::rules
