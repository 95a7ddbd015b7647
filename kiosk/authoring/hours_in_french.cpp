#include <array>

#include "authoring/hours_words.hpp"
#include "directory/hours_rules.hpp"

namespace repere::authoring {

namespace {

using namespace directory::rules;
using directory::OpenState;

struct NoWords {};                             // no short French for this

constexpr std::array<const char*, 7> day_names{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};
constexpr std::array<const char*, 12> month_names{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"};

std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) out += (i == 0 ? "" : i + 1 == items.size() ? " et " : ", ") + items[i];
    return out;
}

std::string clock(int minutes) {
    const int in_day = minutes > day_minutes ? minutes - day_minutes : minutes;
    if (in_day == day_minutes) return "minuit";
    return std::to_string(in_day / 60) + " h" + (in_day % 60 == 0 ? "" : in_day % 60 < 10 ? " 0" + std::to_string(in_day % 60) : " " + std::to_string(in_day % 60));
}

std::string times_of(const Rule& rule) {
    std::string out;
    for (const TimeSpan& span : rule.times) {
        if (span.guessed) throw NoWords{};
        out += (out.empty() ? "" : ", ") + clock(span.from) + "–" + clock(span.to);
    }
    return out;
}

bool all_day(const Rule& rule) {
    return rule.times.empty() || (rule.times.size() == 1 && rule.times[0].from == 0 && rule.times[0].to == day_minutes);
}

std::string month(int number) { return month_names[static_cast<std::size_t>(number - 1)]; }

std::string day_of(const Date& date) {
    if (date.easter || date.nth != 0 || date.offset != 0 || date.day == 0) throw NoWords{};
    return (date.day == 1 ? "1er" : std::to_string(date.day)) + " " + month(date.month) + (date.year ? " " + std::to_string(*date.year) : "");
}

std::string dates_of(const Rule& rule) {
    std::vector<std::string> days, months;
    for (const DateRange& range : rule.dates) {
        if (range.onwards || range.from.easter) throw NoWords{};
        const bool whole = range.from.day == 0 && range.to.day == 0 && range.from.nth == 0 && range.to.nth == 0;
        if (whole && range.from.year) throw NoWords{};
        if (whole) months.push_back(range.from == range.to ? month(range.from.month) : month(range.from.month) + " à " + month(range.to.month));
        else days.push_back(range.from == range.to ? "le " + day_of(range.from) : "du " + day_of(range.from) + " au " + day_of(range.to));
    }
    if (days.size() + (months.empty() ? 0 : 1) > 1) throw NoWords{};
    if (months.size() == 1 && months[0].find(" à ") != std::string::npos) return "de " + months[0];
    if (!months.empty()) return "en " + joined(months);
    return joined(days);
}

std::string weeks_of(const Rule& rule) {
    if (rule.weeks.empty()) return "";
    const WeekRange& weeks = rule.weeks.front();
    if (rule.weeks.size() > 1 || weeks.step != 2 || weeks.from > 2 || weeks.to < 52) throw NoWords{};
    return weeks.from == 2 ? "semaines paires" : "semaines impaires";
}

std::string places_of(const WeekdayRange& range) {
    std::vector<std::string> places;
    for (int n = 1; n <= 5; ++n)
        if (range.nth & (1u << n)) places.push_back(n == 1 ? "1er" : std::to_string(n) + "e");
    for (int n = 1; n <= 5; ++n)
        if (range.nth & (1u << (5 + n))) n == 1 ? places.push_back("dernier") : throw NoWords{};
    return joined(places) + " " + day_names[static_cast<std::size_t>(range.from)] + " du mois";
}

// `article`: after « fermé », « le dimanche »
std::string days_of(const Rule& rule, bool article) {
    if (rule.holiday_and_weekday) throw NoWords{};
    std::vector<std::string> days;
    for (const WeekdayRange& range : rule.weekdays) {
        if (range.offset != 0) throw NoWords{};
        const std::string from = day_names[static_cast<std::size_t>(range.from)], to = day_names[static_cast<std::size_t>(range.to)];
        if (range.nth != 0) days.push_back((article ? "le " : "") + places_of(range));
        else if (range.from == range.to) days.push_back((article ? "le " : "") + from);
        else if ((range.to - range.from + 7) % 7 == 6) days.push_back("tous les jours");
        else days.push_back((article ? "du " : "") + from + " au " + to);
    }
    for (const HolidayKind& holiday : rule.holidays) {
        if (holiday.offset != 0) throw NoWords{};
        days.push_back(holiday.school ? "les vacances scolaires" : days.empty() && !article ? "jours fériés" : "les jours fériés");
    }
    return joined(days);
}

std::string remark(const std::string& comment) {
    return comment == "sur rendez-vous" || comment == "sans rendez-vous" ? comment : "« " + comment + " »";
}

std::string words_of(const Rule& rule) {
    if (!rule.years.empty() || rule.separator != Separator::normal || rule.fallback) throw NoWords{};
    const bool closed = rule.state == OpenState::closed;
    std::vector<std::string> parts;
    for (std::string part : {dates_of(rule), weeks_of(rule), days_of(rule, closed)})
        if (!part.empty()) parts.push_back(std::move(part));
    std::string when;
    for (const std::string& part : parts) when += (when.empty() ? "" : ", ") + part;
    if (closed) {
        if (parts.size() > 1 || (!rule.times.empty() && !when.empty()) || !rule.comment.empty()) throw NoWords{};
        return "fermé" + (when.empty() ? "" : " " + when) + (rule.times.empty() ? "" : " " + times_of(rule));
    }
    std::string out = when;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : out == when && !rule.dates.empty() && parts.size() == 1 ? " : " : " ") + text; };
    if (rule.state == OpenState::open) add(all_day(rule) ? "jour et nuit" : times_of(rule));
    else if (!rule.times.empty() || rule.comment.empty()) throw NoWords{};
    if (!rule.comment.empty()) out += (out.empty() ? "" : rule.state == OpenState::open ? ", " : " ") + remark(rule.comment);
    return out;
}

}  // namespace

std::optional<std::string> hours_in_french(std::string_view opening_hours) {
    const auto read = directory::rules::read(opening_hours);
    const auto* rules = std::get_if<std::vector<Rule>>(&read);
    if (!rules || rules->empty()) return {};
    try {
        std::string out;
        for (const Rule& rule : *rules) out += (out.empty() ? "" : " ; ") + words_of(rule);
        // what would not be read back as it was meant is not said
        const auto back = hours_from_french(out);
        if (std::holds_alternative<NotUnderstood>(back)) return {};
        return out;
    } catch (const NoWords&) {
        return {};
    }
}

}  // namespace repere::authoring
