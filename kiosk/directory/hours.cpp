// The evaluator: paints the rules of one day, in their order, over a closed day.
//
// Choices where the specification is silent or practice differs:
// - A normal rule (`;`) that says open or unknown wipes what earlier rules said of that calendar day, also the hours of the evening
//   before that run past midnight into it; `, ` keeps them. `off` wipes nothing: with hours it closes those hours only.
//   A rule with hours and no day at all goes on with the rule before it (`Mo-Fr 08:00-18:00; 12:00-14:00 unknown`) and wipes only
//   one that names no day either (`09:00-12:00; 14:00-17:00`).
// - An open end (`18:00+`) is unknown from the last hour that is written: nobody promised a closing time. The window is the
//   customary one: until midnight, ten hours from 17:00 on, eight hours from 22:00 on, or up to the next hours of the same rule.
// - School holidays are not known here. A day is looked at with and without them; where the two differ the answer is `unknown`.
// - A comment without `open`, `off` or `unknown` makes the state unknown, with hours or without (`Mo-Fr 09:00-12:00 "sur rendez-vous"`):
//   so the specification has it. Who means an open door writes it: `open "sonnez à l'interphone"`.
// - On the night when summer time begins nothing changes between 02:00 and 03:00, which no watch shows: what was to change then changes
//   at 03:00, and hours that lie within it do not happen. In autumn the hour from 02:00 to 03:00 is the same twice.
// - Hours that follow the sun are those of the place, to the minute; where nobody says where, they are unknown, from the hour that is
//   written, or midnight.
// - A date that does not exist in a year (Feb 29) is skipped when alone; in a range the nearest day inside it counts.
#include "directory/hours.hpp"

#include <algorithm>

#include "directory/hours_rules.hpp"

namespace repere::directory {

using namespace rules;

namespace {

constexpr int look_ahead_days = 366;

// ---- Which days a rule speaks of

std::optional<Day> day_of_date(const Date& date, int year, bool is_end) {
    if (date.easter) return easter(year) + days{date.offset};
    const int last = last_day(year, date.month);
    if (date.nth != 0) {
        const Day first = day_from(year, date.month, 1);
        const int first_match = 1 + (date.weekday - weekday_of(first) + 7) % 7;
        const int count = (last - first_match) / 7 + 1;
        const int nth = date.nth > 0 ? date.nth : count + 1 + date.nth;
        if (nth < 1 || nth > count) return std::nullopt;
        return day_from(year, date.month, first_match + 7 * (nth - 1)) + days{date.offset};
    }
    const int day = date.day > 0 ? date.day : is_end ? last : 1;
    if (day <= last) return day_from(year, date.month, day) + days{date.offset};
    return day_from(year, date.month, last) + days{date.offset + (is_end ? 0 : 1)};   // Feb 29 in a common year
}

bool exists_in(const Date& date, int year) { return date.day <= last_day(year, date.easter ? 1 : date.month); }

bool in_range_from(const DateRange& range, int year, Day day) {
    if (range.from == range.to && !exists_in(range.from, year)) return false;
    const std::optional<Day> from = day_of_date(range.from, year, false);
    if (!from || day < *from) return false;
    if (range.onwards) return range.from.year.has_value() || year_of(day) == year;
    const std::optional<Day> to = day_of_date(range.to, range.to.year.value_or(year), true);
    if (!to) return false;
    if (*to >= *from || range.to.year) return day <= *to;
    const std::optional<Day> next = day_of_date(range.to, year + 1, true);   // "Dec 24-Jan 2"
    return next && day <= *next;
}

// "Dec 24-Jan 2", "Jul-Aug": the day's place in the year is enough.
bool is_plain(const Date& date) { return !date.year && !date.easter && date.nth == 0 && date.offset == 0; }

bool holds(const DateRange& range, Day day) {
    if (is_plain(range.from) && is_plain(range.to) && !range.onwards) {
        const YearMonthDay date = date_of(day);
        const int here = int(unsigned(date.month())) * 32 + int(unsigned(date.day()));
        const int from = range.from.month * 32 + std::max(range.from.day, 1);
        const int to = range.to.month * 32 + (range.to.day > 0 ? range.to.day : 31);
        return from <= to ? from <= here && here <= to : from <= here || here <= to;
    }
    if (range.from.year) return in_range_from(range, *range.from.year, day);
    const int year = year_of(day);   // a neighbour year may reach this one, over the new year or by an offset
    return in_range_from(range, year, day) || in_range_from(range, year - 1, day) || in_range_from(range, year + 1, day);
}

int week_of(Day day) {   // ISO 8601: the week belongs to the year of its Thursday
    const Day thursday = day + days{3 - weekday_of(day)};
    return int((thursday - day_from(year_of(thursday), 1, 1)).count()) / 7 + 1;
}

bool holds(const WeekdayRange& range, Day shifted) {
    const Day day = shifted - days{range.offset};
    const int weekday = weekday_of(day);
    const bool after = range.from <= weekday, before = weekday <= range.to;
    const bool named = range.from <= range.to ? after && before : after || before;   // "Sa-Mo"
    if (!named || range.nth == 0) return named;
    const YearMonthDay date = date_of(day);
    const int number = int(unsigned(date.day()));
    const int from_start = (number - 1) / 7 + 1;
    const int from_end = (last_day(int(date.year()), int(unsigned(date.month()))) - number) / 7 + 1;
    return (range.nth >> from_start & 1) != 0 || (range.nth >> (5 + from_end) & 1) != 0;
}

struct Matched {
    bool day = false;
    std::string_view holiday;   // the public holiday without which the rule would not speak of this day
};

Matched match_holidays(const std::vector<HolidayKind>& kinds, Day day, bool school_holiday) {
    Matched matched;
    for (const HolidayKind& kind : kinds) {
        const std::string_view key = kind.school ? std::string_view{} : holiday_key(day - days{kind.offset});
        matched.day |= kind.school ? school_holiday : !key.empty();
        if (kind.offset == 0 && matched.holiday.empty()) matched.holiday = key;   // the eve of a holiday has no name of its own
    }
    return matched;
}

Matched match_days(const Rule& rule, Day day, bool school_holiday) {
    if (rule.weekdays.empty() && rule.holidays.empty()) return {true, {}};
    const bool weekday = std::ranges::any_of(rule.weekdays, [&](const WeekdayRange& range) { return holds(range, day); });
    if (rule.holiday_and_weekday) return weekday ? match_holidays(rule.holidays, day, school_holiday) : Matched{};
    return weekday ? Matched{true, {}} : match_holidays(rule.holidays, day, school_holiday);
}

Matched match(const Rule& rule, Day day, bool school_holiday) {
    const auto none = [](const auto& ranges, auto holds) { return !ranges.empty() && std::ranges::none_of(ranges, holds); };
    if (none(rule.years, [&](const YearRange& range) { return range.holds(year_of(day)); })) return {};
    if (none(rule.dates, [&](const DateRange& range) { return holds(range, day); })) return {};
    if (none(rule.weeks, [&](const WeekRange& range) { return range.holds(week_of(day)); })) return {};
    return match_days(rule, day, school_holiday);
}

// ---- One day, painted

struct Piece {
    int from, to;
    OpenState state = OpenState::closed;
    const Rule* rule = nullptr;
    std::string_view holiday = {};
    bool began_yesterday = false;
};

using Plan = std::vector<Piece>;   // covers one day, from 0 to 1440, without gaps

void paint(Plan& plan, const Piece& brush, bool only_where_closed) {
    if (brush.from >= brush.to) return;
    static thread_local Plan painted;   // a year of days is painted at a time: its memory is kept
    painted.clear();
    const auto add = [&](Piece piece, int from, int to) {
        piece.from = from;
        piece.to = to;
        if (from < to) painted.push_back(piece);
    };
    for (const Piece& piece : plan) {
        const int from = std::max(piece.from, brush.from), to = std::min(piece.to, brush.to);
        if (from >= to || (only_where_closed && piece.state != OpenState::closed)) {
            painted.push_back(piece);
            continue;
        }
        add(piece, piece.from, from);
        add(brush, from, to);
        add(piece, to, piece.to);
    }
    plan.swap(painted);
}

using Where = std::optional<Coordinates>;

// The hours of a day: those that follow the sun as they are there and then.
TimeSpan on_day(const TimeSpan& time, Day day, const Where& where) {
    if (!time.follows_sun()) return time;
    const auto minute = [&](Sun event, int offset, int days_later) -> std::optional<int> {
        if (event == Sun::no) return offset + days_later * day_minutes;
        const auto sun = where ? sun_minute(event, day + days{days_later}, *where) : std::nullopt;
        return sun ? std::optional(*sun + offset + days_later * day_minutes) : std::nullopt;
    };
    const auto from = minute(time.from_sun, time.from, 0), same_day = minute(time.to_sun, time.to, 0);
    const auto to = from && same_day && *same_day <= *from ? minute(time.to_sun, time.to, 1) : same_day;
    if (from && to) return {*from, *to};
    const bool into_the_night = time.from_sun == Sun::sunset || time.from_sun == Sun::dusk;
    return {time.from_sun == Sun::no ? time.from : 0,
            time.to_sun == Sun::no ? time.to + (into_the_night ? day_minutes : 0) : into_the_night ? 2 * day_minutes : day_minutes, true};
}

void paint_times(Plan& plan, const Rule& rule, Day day, const Where& where, std::string_view holiday, bool yesterday) {
    const int shift = yesterday ? day_minutes : 0;
    for (const TimeSpan& said : rule.times) {
        const TimeSpan time = on_day(said, day, where);
        const OpenState state = time.guessed && rule.state == OpenState::open ? OpenState::unknown : rule.state;
        paint(plan, {std::max(time.from - shift, 0), std::min(time.to - shift, day_minutes), state, &rule, holiday, yesterday},
              rule.fallback);
    }
}

void plan_day(Plan& plan, const std::vector<Rule>& rules, Day day, const Where& where, bool school_holiday) {
    plan.assign(1, {0, day_minutes});
    for (const Rule& rule : rules) {
        const Matched today = match(rule, day, school_holiday);
        if (today.day && rule.wipes)
            plan.assign(1, {0, day_minutes, OpenState::closed, nullptr, today.holiday});
        if (rule.runs_past_midnight())
            if (const Matched yesterday = match(rule, day - days{1}, school_holiday); yesterday.day)
                paint_times(plan, rule, day - days{1}, where, yesterday.holiday, true);
        if (!today.day) continue;
        if (rule.times.empty())
            paint(plan, {0, day_minutes, rule.state, &rule, today.holiday}, rule.fallback);
        else
            paint_times(plan, rule, day, where, today.holiday, false);
    }
}

constexpr int missing_from = 2 * 60, missing_to = 3 * 60;

void skip_missing_hour(Plan& plan) {
    for (Piece& piece : plan) {
        if (missing_from <= piece.from && piece.from < missing_to) piece.from = missing_to;
        if (missing_from <= piece.to && piece.to < missing_to) piece.to = missing_to;
    }
    std::erase_if(plan, [](const Piece& piece) { return piece.from == piece.to; });
}

// Where the two plans of a day disagree, nobody knows.
Plan unknown_where_different(const Plan& plain, const Plan& school) {
    Plan plan;
    for (auto a = plain.begin(), b = school.begin(); a != plain.end() && b != school.end();) {
        Piece piece = a->state == b->state || b->rule == nullptr ? *a : *b;
        piece.from = std::max(a->from, b->from);
        piece.to = std::min(a->to, b->to);
        if (a->state != b->state) piece.state = OpenState::unknown;
        plan.push_back(piece);
        const int to = piece.to;
        if (a->to == to) ++a;
        if (b->to == to) ++b;
    }
    return plan;
}

}  // namespace

struct Hours::Rules {
    std::vector<Rule> rules;
    bool every_week_the_same = false;
    bool needs_school_holidays = false;
    bool always = false;

    explicit Rules(std::vector<Rule> parsed) : rules(std::move(parsed)) {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const bool states = rules[i].names_days() ? rules[i].state != OpenState::closed
                                                      : rules[i].state == OpenState::open && i > 0 && !rules[i - 1].names_days();
            rules[i].wipes = rules[i].separator == Separator::normal && states;
        }
        every_week_the_same = std::ranges::all_of(rules, &Rule::every_week_the_same);
        needs_school_holidays = std::ranges::any_of(rules, &Rule::needs_school_holidays);
        always = every_week_the_same && open_all_week();
    }

    void plan(Plan& plan, Day day, const Where& where) const {
        plan_day(plan, rules, day, where, false);
        if (!needs_school_holidays) return;
        Plan school;
        plan_day(school, rules, day, where, true);
        plan = unknown_where_different(plan, school);
    }
    Plan plan(Day day) const {
        Plan one;
        plan(one, day, {});
        return one;
    }

    bool open_all_week() const {
        const auto is_open = [](const Piece& piece) { return piece.state == OpenState::open; };
        for (int day = 0; day < 7; ++day)
            if (!std::ranges::all_of(plan(Day{days{day}}), is_open)) return false;
        return true;
    }
};

std::variant<Hours, HoursError> Hours::parse(std::string_view text) {
    auto read = rules::read(text);
    if (auto* error = std::get_if<HoursError>(&read)) return std::move(*error);
    auto& parsed = std::get<std::vector<Rule>>(read);
    Hours hours;
    if (parsed.empty()) return hours;
    hours.rules_ = std::make_shared<const Rules>(std::move(parsed));
    hours.text_ = text;
    return hours;
}

Opening Hours::at(Minute minute, Where where) const {
    Opening opening;
    if (!rules_) return opening;
    const Day today = std::chrono::floor<days>(minute);
    const int now = int((minute - today).count());
    const int look_ahead = rules_->every_week_the_same ? 15 : look_ahead_days;
    const Minute horizon = minute + days{look_ahead_days};
    Plan plan;
    for (int ahead = 0; ahead <= look_ahead; ++ahead) {
        const Day day = today + days{ahead};
        rules_->plan(plan, day, where);
        if (loses_an_hour(day)) skip_missing_hour(plan);
        for (const Piece& piece : plan) {
            if (ahead == 0 && piece.to <= now) continue;
            if (ahead == 0 && piece.from <= now) {
                opening.state = opening.then = piece.state;
                opening.holiday = piece.holiday;
                if (piece.rule != nullptr) opening.comment = piece.rule->comment;
            } else if (piece.state != opening.state) {
                const Minute change = day + std::chrono::minutes{piece.from};
                if (change > horizon) return opening;
                opening.until = change;
                opening.then = piece.state;
                return opening;
            }
        }
    }
    return opening;
}

std::vector<Stretch> Hours::on(Day day) const {
    std::vector<Stretch> stretches;
    if (!rules_) return stretches;
    const auto add = [&](int from, int to) {
        if (!stretches.empty() && stretches.back().to == from) stretches.back().to = to;
        else stretches.push_back({from, to});
    };
    for (const Piece& piece : rules_->plan(day))
        if (piece.state == OpenState::open && !piece.began_yesterday) add(piece.from, piece.to);
    if (stretches.empty() || stretches.back().to != day_minutes) return stretches;
    for (const Piece& piece : rules_->plan(day + days{1})) {
        if (piece.state != OpenState::open || !piece.began_yesterday) break;
        add(day_minutes + piece.from, day_minutes + piece.to);
    }
    return stretches;
}

bool Hours::always() const { return rules_ && rules_->always; }

}  // namespace repere::directory
