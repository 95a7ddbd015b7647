// The year as opening hours need it: Easter, the French public holidays, the days of a month.
#include <array>

#include "directory/hours_rules.hpp"

namespace repere::directory {
namespace rules {

Day day_from(int year, int month, int day) {
    return Day{YearMonthDay{Year{year}, std::chrono::month(month), std::chrono::day(day)}};
}

YearMonthDay date_of(Day day) { return YearMonthDay{day}; }
int year_of(Day day) { return int(date_of(day).year()); }
int weekday_of(Day day) { return int(std::chrono::weekday{day}.iso_encoding()) - 1; }

int last_day(int year, int month) {
    return int(unsigned((Year{year} / month / std::chrono::last).day()));
}

// Gauss's rule in the form of Meeus, Jones and Butcher; right for every Gregorian year.
Day easter(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return day_from(year, n / 31, n % 31 + 1);
}

std::string_view holiday_key(Day day) {
    struct Fixed { int month, day; std::string_view key; };
    struct Movable { int after_easter; std::string_view key; };
    static constexpr std::array<Fixed, 8> fixed{{{1, 1, "new-year"}, {5, 1, "labour-day"}, {5, 8, "victory-1945"},
        {7, 14, "bastille-day"}, {8, 15, "assumption"}, {11, 1, "all-saints"}, {11, 11, "armistice"}, {12, 25, "christmas"}}};
    static constexpr std::array<Movable, 3> movable{{{1, "easter-monday"}, {39, "ascension"}, {50, "whit-monday"}}};

    const YearMonthDay date = date_of(day);
    if (int(date.year()) < 1) return {};
    for (const Fixed& holiday : fixed)
        if (int(unsigned(date.month())) == holiday.month && int(unsigned(date.day())) == holiday.day) return holiday.key;
    if (const unsigned month = unsigned(date.month()); month < 3 || month > 6) return {};
    const auto after = (day - easter(int(date.year()))).count();
    for (const Movable& holiday : movable)
        if (after == holiday.after_easter) return holiday.key;
    return {};
}

bool loses_an_hour(Day day) {
    const YearMonthDay date = date_of(day);
    return weekday_of(day) == 6 && date.month() == std::chrono::March && unsigned(date.day()) > 24 && int(date.year()) >= 1996;
}

}  // namespace rules

std::optional<std::string> public_holiday(Day day) {
    const std::string_view key = rules::holiday_key(day);
    return key.empty() ? std::nullopt : std::optional<std::string>(key);
}

}  // namespace repere::directory
