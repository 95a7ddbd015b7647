// The year as opening hours need it: Easter, the French public holidays, the days of a month, the sun.
#include <array>
#include <cmath>
#include <numbers>

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

namespace {

constexpr double degree = std::numbers::pi / 180;

// Right ascension and declination, to a hundredth of a degree: Meeus, Astronomical Algorithms, chapter 25 ("low accuracy").
struct SunAt { double ascension, declination; };
SunAt sun_at(double since_2000) {   // in days from noon of 1 January 2000
    const double t = since_2000 / 36525;
    const double anomaly = (357.52911 + 35999.05029 * t) * degree;
    const double centre = (1.914602 - 0.004817 * t) * std::sin(anomaly) + 0.019993 * std::sin(2 * anomaly) + 0.000289 * std::sin(3 * anomaly);
    const double node = (125.04 - 1934.136 * t) * degree;
    const double longitude = (280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * std::sin(node)) * degree;
    const double obliquity = (23.439291 - 0.0130042 * t + 0.00256 * std::cos(node)) * degree;
    return {std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude)), std::asin(std::sin(obliquity) * std::sin(longitude))};
}

int minutes_from_utc(Day day) {   // at noon, in France
    const int year = year_of(day);
    const auto last_sunday = [&](int month) {
        const Day last = day_from(year, month, last_day(year, month));
        return last - days{(weekday_of(last) + 1) % 7};
    };
    return last_sunday(3) <= day && day < last_sunday(10) ? 120 : 60;
}

}  // namespace

std::optional<int> sun_minute(Sun event, Day day, Coordinates where) {
    const bool morning = event == Sun::dawn || event == Sun::sunrise;
    const double height = (event == Sun::dawn || event == Sun::dusk ? -6.0 : -0.833) * degree;   // civil twilight; the upper rim, refracted
    const double latitude = where.latitude * degree;
    const double noon = double((day - day_from(2000, 1, 1)).count()) - where.longitude / 360;
    double moment = noon;
    for (int round = 0; round < 6; ++round) {   // towards the moment whose hour angle is that of the event
        const auto [ascension, declination] = sun_at(moment);
        const double cosine = (std::sin(height) - std::sin(latitude) * std::sin(declination)) / (std::cos(latitude) * std::cos(declination));
        if (!(std::abs(cosine) <= 1)) return std::nullopt;
        const double sidereal = (280.46061837 + 360.98564736629 * moment + where.longitude) * degree;
        const double wanted = std::acos(cosine) * (morning ? -1 : 1);
        moment -= std::remainder(sidereal - ascension - wanted, 2 * std::numbers::pi) / (360.98564736629 * degree);
    }
    const double from_midnight = moment - double((day - day_from(2000, 1, 1)).count()) + 0.5;
    return int(std::floor(from_midnight * day_minutes)) + minutes_from_utc(day);
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
