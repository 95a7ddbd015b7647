// From what a place wrote to rules. The grammar is OpenStreetMap's (version 0.7.4); the choices it leaves open are told in hours.cpp.
//
// Beside it, what can be read in one way only is read: `mo-fr 9:00-12:00`, `9h-12h30`, `09.00-12.00`, `Mo-Fr 9-12`, dashes, no-break
// spaces, « comments », `Mo-Fr: 9:00-12:00`, hours one after the other without a comma, `Mo-Su 24/7`, names of days and months in English
// and French (`Monday`, `lundi`, `Lu`, `août`; not `mar`, a month and a day). Anything else is refused where it stands: `Sa Su`
// (from, or and?), `sur rendez-vous` without quotation marks, `9am`.
#include <array>

#include "directory/hours_rules.hpp"

namespace repere::directory::rules {
namespace {

constexpr std::size_t longest_text = 2000;   // in bytes; keeps the work bounded, OpenStreetMap itself stops at 255 characters

constexpr std::array<std::string_view, 7> weekday_names{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 4> sun_events{"dawn", "sunrise", "sunset", "dusk"};

struct OtherName { std::string_view name, word; };
constexpr OtherName other_names[] = {
    {"monday", "Mo"}, {"tuesday", "Tu"}, {"wednesday", "We"}, {"thursday", "Th"}, {"friday", "Fr"}, {"saturday", "Sa"}, {"sunday", "Su"},
    {"mon", "Mo"}, {"tue", "Tu"}, {"wed", "We"}, {"thu", "Th"}, {"fri", "Fr"}, {"sat", "Sa"}, {"sun", "Su"},
    {"lundi", "Mo"}, {"mardi", "Tu"}, {"mercredi", "We"}, {"jeudi", "Th"}, {"vendredi", "Fr"}, {"samedi", "Sa"}, {"dimanche", "Su"},
    {"lun", "Mo"}, {"mer", "We"}, {"jeu", "Th"}, {"ven", "Fr"}, {"sam", "Sa"}, {"dim", "Su"},
    {"lu", "Mo"}, {"ma", "Tu"}, {"me", "We"}, {"je", "Th"}, {"ve", "Fr"}, {"di", "Su"},
    {"january", "Jan"}, {"february", "Feb"}, {"march", "Mar"}, {"april", "Apr"}, {"june", "Jun"}, {"july", "Jul"}, {"august", "Aug"},
    {"september", "Sep"}, {"october", "Oct"}, {"november", "Nov"}, {"december", "Dec"},
    {"janvier", "Jan"}, {"février", "Feb"}, {"fevrier", "Feb"}, {"mars", "Mar"}, {"avril", "Apr"}, {"mai", "May"}, {"juin", "Jun"},
    {"juillet", "Jul"}, {"août", "Aug"}, {"aout", "Aug"}, {"septembre", "Sep"}, {"octobre", "Oct"}, {"novembre", "Nov"},
    {"décembre", "Dec"}, {"decembre", "Dec"}, {"ouvert", "open"}, {"fermé", "off"}, {"ferme", "off"}};

struct Token {
    enum Kind { word, number, text, mark, end };
    Kind kind;
    std::string_view value;
    std::size_t at;   // in bytes
    bool spaced;      // white space before it
};

struct Refusal {
    std::size_t at;   // in bytes
    std::string words;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
// Case is not significant.
bool same(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

template <std::size_t n>
int index_in(const std::array<std::string_view, n>& names, std::string_view word) {
    const auto found = std::ranges::find_if(names, [&](std::string_view name) { return same(name, word); });
    return found == names.end() ? -1 : int(found - names.begin());
}

std::string_view usual(std::string_view word) {
    const auto found = std::ranges::find_if(other_names, [&](const OtherName& other) { return same(other.name, word); });
    return found == std::end(other_names) ? word : found->word;
}

// Outside comments, dashes become hyphens, wide and no-break spaces spaces, typographic quotation marks plain ones: a character for a
// character, so columns stay. A comment keeps what it says, up to the mark that matches its first.
std::string plain_marks(std::string_view text) {
    struct Mark { std::string_view typed, plain, closes; };
    static constexpr Mark marks[] = {
        {"\u00a0", " ", ""}, {"\u202f", " ", ""}, {"\u2009", " ", ""}, {"\u2010", "-", ""}, {"\u2011", "-", ""}, {"\u2012", "-", ""},
        {"\u2013", "-", ""}, {"\u2014", "-", ""}, {"\u2212", "-", ""}, {"\"", "\"", "\""}, {"“", "\"", "”"}, {"„", "\"", "”"}, {"«", "\"", "»"}};
    std::string plain;
    plain.reserve(text.size());
    std::string_view closes;   // inside a comment: what ends it
    while (!text.empty()) {
        if (!closes.empty()) {
            const std::size_t end = std::min(text.find(closes), text.size());
            plain += text.substr(0, end);
            text.remove_prefix(end);
            if (text.empty()) return plain;
            plain += '"';
            text.remove_prefix(closes.size());
            closes = {};
        } else if (const char first = text.front(); first != '"' && (static_cast<unsigned char>(first) & 0x80) == 0) {
            plain += first;
            text.remove_prefix(1);
        } else if (const auto mark = std::ranges::find_if(marks, [&](const Mark& one) { return text.starts_with(one.typed); });
                   mark != std::end(marks)) {
            plain += mark->plain;
            text.remove_prefix(mark->typed.size());
            closes = mark->closes;
        } else {
            plain += first;
            text.remove_prefix(1);
        }
    }
    return plain;
}

std::string quoted(std::string_view value) { return "\"" + std::string(value) + "\""; }

std::string_view trimmed(std::string_view text) {   // « sur rendez-vous » has spaces within
    for (const std::string_view space : {" ", "\u00a0", "\u202f"}) {
        while (text.starts_with(space)) text.remove_prefix(space.size());
        while (text.ends_with(space)) text.remove_suffix(space.size());
    }
    return text;
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t at = 0;
    const auto run = [&](auto belongs) {
        const std::size_t start = at;
        while (at < text.size() && belongs(text[at])) ++at;
        return text.substr(start, at - start);
    };
    while (true) {
        const std::size_t before = at;
        run(is_space);
        const bool spaced = at > before;
        const std::size_t start = at;
        if (at == text.size()) {
            tokens.push_back({Token::end, {}, at, spaced});
            return tokens;
        }
        if (is_digit(text[at])) {
            tokens.push_back({Token::number, run(is_digit), start, spaced});
        } else if (is_letter(text[at])) {
            tokens.push_back({Token::word, usual(run(is_letter)), start, spaced});
        } else if (text[at] == '"') {
            const std::size_t close = text.find('"', at + 1);
            if (close == std::string_view::npos) throw Refusal{at, "The closing quotation mark of this comment is missing."};
            tokens.push_back({Token::text, trimmed(text.substr(at + 1, close - at - 1)), start, spaced});
            at = close + 1;
        } else {
            at += text.substr(at).starts_with("||") ? 2 : 1;
            tokens.push_back({Token::mark, text.substr(start, at - start), start, spaced});
        }
    }
}

class Parser {
public:
    explicit Parser(std::string_view text) : tokens_(tokens_of(text)) {}   // `text` outlives it

    std::vector<Rule> rules() {
        std::vector<Rule> rules;
        Separator separator = Separator::normal;
        while (true) {
            while (separator == Separator::normal && take(";")) {}   // many real values end in one
            if (at_end() && separator == Separator::normal && !rules.empty()) return rules;
            if (at_end()) refuse(rules.empty() ? "There is no rule here." : "A rule is missing after the last separator.");
            Rule next = rule(separator);
            next.fallback = separator == Separator::fallback || (separator == Separator::additional && rules.back().fallback);
            rules.push_back(std::move(next));
            if (at_end()) return rules;
            if (take(";")) separator = Separator::normal;
            else if (take("||")) separator = Separator::fallback;
            else if (take(",")) separator = Separator::additional;
            else refuse_token();
        }
    }

private:
    std::vector<Token> tokens_;
    std::size_t here_ = 0;

    // Looking and taking
    const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(here_ + ahead, tokens_.size() - 1)]; }
    bool at_end() const { return peek().kind == Token::end; }
    bool is_mark(std::string_view mark, std::size_t ahead = 0) const {
        return peek(ahead).kind == Token::mark && peek(ahead).value == mark;
    }
    bool is_word(std::string_view word, std::size_t ahead = 0) const {
        return peek(ahead).kind == Token::word && same(peek(ahead).value, word);
    }
    template <std::size_t n>
    int named(const std::array<std::string_view, n>& names, std::size_t ahead = 0) const {
        return peek(ahead).kind == Token::word ? index_in(names, peek(ahead).value) : -1;
    }
    bool is_number(std::size_t ahead = 0) const { return peek(ahead).kind == Token::number; }
    bool take(std::string_view mark) { return is_mark(mark) && ++here_; }
    bool take_word(std::string_view word) { return is_word(word) && ++here_; }

    [[noreturn]] void refuse_at(std::size_t token, std::string words) const { throw Refusal{tokens_[token].at, std::move(words)}; }
    [[noreturn]] void refuse(std::string words) const { refuse_at(here_, std::move(words)); }

    [[noreturn]] void refuse_token() const {
        const Token& token = peek();
        if (token.kind == Token::end) refuse("The value stops too early.");
        if (is_time()) refuse("Hours stand after the days and before the state, and once.");
        if (token.kind == Token::number) refuse(quoted(token.value) + " is not understood here: hours are written 09:00.");
        if (is_mark("(")) refuse("A remark stands in quotation marks.");
        if (token.kind == Token::word)
            refuse(quoted(token.value) + " is not understood: weekdays are Mo Tu We Th Fr Sa Su, months Jan to Dec, "
                   "holidays PH and SH, states open, off and unknown; a remark stands in quotation marks.");
        if (token.kind == Token::text) refuse("A comment stands at the end of its rule, and once.");
        if (token.value[0] < ' ' || token.value[0] == 0x7f) refuse("This character is not understood.");
        refuse(quoted(token.value) + " is not understood here.");
    }

    int number(int least, int most, std::string_view what) {
        if (!is_number()) refuse_token();
        const int value = peek().value.size() > 4 ? most + 1 : value_of(peek().value);
        if (value < least || value > most)
            refuse(quoted(peek().value) + " is not " + std::string(what) + ": " + std::to_string(least) + " to " +
                   std::to_string(most) + ".");
        ++here_;
        return value;
    }
    static int value_of(std::string_view digits) {
        int value = 0;
        for (const char digit : digits) value = value * 10 + (digit - '0');
        return value;
    }

    // What begins here?
    bool is_hour(std::size_t ahead) const { return is_number(ahead) && peek(ahead).value.size() <= 2; }
    bool is_sun(std::size_t ahead = 0) const {   // sunset, (sunset+01:00)
        return named(sun_events, ahead) >= 0 || (is_mark("(", ahead) && named(sun_events, ahead + 1) >= 0);
    }
    bool is_time(std::size_t ahead = 0) const {   // 09:00, 09.00, 9h, 9h30, 9 h 30
        if (is_sun(ahead)) return true;
        if (!is_hour(ahead)) return false;
        if (is_word("h", ahead + 1)) return true;
        const bool minutes = is_number(ahead + 2) && !peek(ahead + 2).spaced;
        return (is_mark(":", ahead + 1) || is_mark(".", ahead + 1)) && !peek(ahead + 1).spaced && minutes;
    }
    bool is_whole_hours(std::size_t ahead = 0) const {   // 9-12
        return is_hour(ahead) && is_mark("-", ahead + 1) && is_hour(ahead + 2) && !is_time(ahead) && !is_time(ahead + 2);
    }
    bool is_year(std::size_t ahead = 0) const { return is_number(ahead) && peek(ahead).value.size() == 4; }
    bool is_day_number(std::size_t ahead = 0) const {
        return is_number(ahead) && peek(ahead).value.size() <= 2 && !is_time(ahead);
    }
    bool is_month_or_easter(std::size_t ahead = 0) const { return named(month_names, ahead) >= 0 || is_word("easter", ahead); }
    bool is_date(std::size_t ahead = 0) const {
        return is_month_or_easter(ahead) || (is_year(ahead) && is_month_or_easter(ahead + 1));
    }
    bool is_holiday(std::size_t ahead = 0) const { return is_word("PH", ahead) || is_word("SH", ahead); }
    bool is_weekday(std::size_t ahead = 0) const { return named(weekday_names, ahead) >= 0; }
    bool is_always() const {
        return is_number() && peek().value == "24" && is_mark("/", 1) && is_number(2) && peek(2).value == "7";
    }

    Rule rule(Separator separator) {
        Rule rule{.separator = separator};
        const std::size_t start = here_;
        bool hours_said = false;
        if (is_always()) {
            here_ += 3;
            hours_said = true;
        } else {
            years(rule);
            dates(rule);
            weeks(rule);
            if (here_ > start) take(":");   // only for readability
            weekdays(rule);
            if (here_ > start) take(":");
            times(rule);
            hours_said = !rule.times.empty();
        }
        state(rule, hours_said);
        if (here_ == start) refuse_token();
        return rule;
    }

    void years(Rule& rule) {
        while (is_year() && !(rule.years.empty() && is_month_or_easter(1))) {   // "2026 Aug 1" is one date
            YearRange range{number(1000, 9999, "a year"), 0, 1};
            range.to = range.from;
            if (take("-")) {
                if (!is_year()) refuse("A second year is missing here.");
                range.to = number(1000, 9999, "a year");
                if (range.to < range.from) refuse_at(here_ - 1, "The years of a range run upwards.");
                if (take("/")) range.step = number(1, 1000, "a step in years");
            } else if (take("+")) {
                range.to = 9999;
            }
            rule.years.push_back(range);
            if (!(is_mark(",") && is_year(1) && !is_month_or_easter(2))) return;
            take(",");
        }
    }

    // In a list the year and the month said once hold for what follows: "2026 Jul 14,Aug 15", "May 1,8".
    void dates(Rule& rule) {
        if (!is_date()) return;
        rule.dates.push_back(date_range({}));
        while (is_mark(",") && (is_date(1) || (is_day_number(1) && is_within_a_month(rule.dates.back())))) {
            take(",");
            rule.dates.push_back(date_range(rule.dates.back().from));
        }
    }
    static bool is_whole_month(const Date& date) { return !date.easter && date.day == 0 && date.nth == 0; }
    static bool is_within_a_month(const DateRange& range) { return range.from.day > 0 && range.from.month == range.to.month; }

    DateRange date_range(const Date& before) {
        const std::size_t start = here_;
        DateRange range;
        range.from = date(before, false);
        if (take("+")) {
            range.onwards = true;
        } else if (is_mark("-") && (is_date(1) || (is_day_number(1) && range.from.day > 0))) {
            take("-");
            const bool year_said = is_year();
            range.to = date(range.from, !is_whole_month(range.from));
            if (year_said && !range.from.year) refuse_at(start, "A range that ends in a named year also begins in one.");
            if (year_said && *range.to.year < *range.from.year) refuse_at(start, "This range ends before it begins.");
            if (!year_said) range.to.year.reset();   // "2026 Dec 24-Jan 2" ends in 2027
        } else {
            range.to = range.from;
        }
        return range;
    }

    Date date(const Date& before, bool ends_days) {
        Date date;
        date.year = is_year() ? number(1000, 9999, "a year") : before.year;
        if (take_word("easter")) {
            date.easter = true;
        } else if (const int month = named(month_names); month >= 0) {
            ++here_;
            date.month = month + 1;
            if (is_day_number()) date.day = day_number(date.month);
            else if (is_nth_weekday_date(ends_days)) nth_weekday(date);
        } else {
            date.month = before.month;   // a bare day is only taken after a date with a month
            date.day = day_number(date.month);
        }
        if (date.day > 0 || date.easter || date.nth != 0) date.offset = day_offset();
        return date;
    }

    int day_number(int month) {
        static constexpr std::array<int, 12> longest{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return number(1, longest[std::size_t(month - 1)], "a day of " + std::string(month_names[std::size_t(month - 1)]));
    }

    // "Mar Su[-1]-Oct Su[-1]" is a range of dates; in "Oct-Mar Su[-1]" and "Mar Su[-1]" months and a weekday stand side by side.
    bool is_nth_weekday_date(bool ends_days) const {
        if (!is_weekday() || !is_mark("[", 1)) return false;
        const std::size_t close = is_mark("-", 2) ? 4 : 3;
        return is_mark("]", close) && (ends_days || (is_mark("-", close + 1) && is_date(close + 2)));
    }

    void nth_weekday(Date& date) {
        date.weekday = named(weekday_names);
        here_ += 2;
        const bool from_the_end = take("-");
        date.nth = number(1, 5, "the place of a weekday in its month") * (from_the_end ? -1 : 1);
        take("]");
    }

    // " -2 days", " +1 day"
    int day_offset() {
        const bool signed_number = (is_mark("+") || is_mark("-")) && is_number(1);
        if (!signed_number || !(is_word("day", 2) || is_word("days", 2))) return 0;
        const int sign = take("-") ? -1 : (take("+"), 1);
        const int days = number(1, 366, "a number of days");
        ++here_;
        return sign * days;
    }

    void weeks(Rule& rule) {
        if (!take_word("week")) return;
        do {
            take_word("week");
            WeekRange range{number(1, 53, "a week of the year"), 0, 1};
            range.to = range.from;
            if (take("-")) {
                range.to = number(1, 53, "a week of the year");
                if (range.to < range.from) refuse_at(here_ - 1, "The weeks of a range run upwards: over the new year, write two.");
                if (take("/")) range.step = number(1, 53, "a step in weeks");
            }
            rule.weeks.push_back(range);
        } while ((is_day_number(1) || is_word("week", 1)) && take(","));
    }

    void weekdays(Rule& rule) {
        if (!is_holiday() && !is_weekday()) return;
        while (true) {
            if (is_holiday()) holiday(rule);
            else weekday_range(rule);
            const bool comma = is_mark(",") && (is_holiday(1) || is_weekday(1));
            if (comma && is_holiday(1) && rule.holiday_and_weekday)
                refuse_at(here_ + 1, "Holidays stand before the weekdays that they are narrowed to.");
            if (comma) {
                take(",");
            } else if (is_weekday() && !rule.holidays.empty() && rule.weekdays.empty()) {
                rule.holiday_and_weekday = true;
            } else if (is_holiday() || is_weekday()) {
                refuse("A comma is missing between these days.");
            } else {
                return;
            }
        }
    }

    void holiday(Rule& rule) {
        const bool school = is_word("SH");
        ++here_;
        rule.holidays.push_back({school, day_offset()});
    }

    void weekday_range(Rule& rule) {
        WeekdayRange range{named(weekday_names), named(weekday_names)};
        ++here_;
        if (take("[")) {
            do places(range);
            while (take(","));
            if (!take("]")) refuse("A closing bracket is missing here.");
            range.offset = day_offset();
        } else if (is_mark("-") && !is_mark("-", 1) && !is_number(1)) {
            take("-");
            if (!is_weekday()) refuse_token();
            range.to = named(weekday_names);
            ++here_;
            if (is_mark("[")) refuse("A place in the month goes with one weekday, not with a range.");
        } else {
            range.offset = day_offset();
        }
        rule.weekdays.push_back(range);
    }

    void places(WeekdayRange& range) {
        const bool from_the_end = take("-");
        const int from = number(1, 5, "the place of a weekday in its month");
        int to = from;
        if (!from_the_end && take("-")) to = number(from, 5, "the place of a weekday in its month");
        for (int nth = from; nth <= to; ++nth) range.nth = std::uint16_t(range.nth | 1u << (from_the_end ? 5 + nth : nth));
    }

    void times(Rule& rule) {
        if (is_always()) {
            here_ += 3;
            rule.times.push_back({0, day_minutes});
            return;
        }
        const bool after_days = !rule.weekdays.empty() || !rule.holidays.empty();
        const auto begins = [&](std::size_t ahead) { return is_time(ahead) || (after_days && is_whole_hours(ahead)); };
        if (!begins(0)) return;
        do times_of_one(rule);
        while (begins(0) || (is_mark(",") && begins(1) && take(",")));
        end_guesses_where_hours_begin(rule.times);
    }

    void times_of_one(Rule& rule) {
        const bool whole_hours = is_whole_hours();
        const std::size_t start = here_;
        TimeSpan span{.from_sun = is_sun() ? sun() : Sun::no};
        span.from = span.from_sun == Sun::no ? time(23, "an opening hour", whole_hours) : sun_offset(start);
        span.to = span.from;
        bool open_end = take("+");
        if (!open_end) {
            if (!is_mark("-")) refuse("A closing time is missing here.");
            take("-");
            if (!is_time() && !whole_hours) refuse_token();
            const std::size_t end = here_;
            span.to_sun = is_sun() ? sun() : Sun::no;
            span.to = span.to_sun == Sun::no ? time(48, "a closing hour", whole_hours) : sun_offset(end);
            if (span.to <= span.from && !span.follows_sun()) span.to += day_minutes;   // "22:00-02:00"
            open_end = take("+");
        }
        if (is_mark("/")) refuse("Times that repeat are not opening hours.");
        if (span.follows_sun()) {
            if (open_end) refuse_at(here_ - 1, "An open end stands after an hour.");
            span.guessed = true;   // until somebody says where
            rule.times.push_back(span);
            return;
        }
        if (span.to > span.from) rule.times.push_back(span);
        if (open_end) rule.times.push_back({span.to, std::min(guessed_closing(span.to), 2 * day_minutes), true});
    }

    Sun sun() {
        take("(");
        const int event = named(sun_events);
        ++here_;
        return Sun(event + 1);
    }

    // "+01:00)" after an event in brackets, which began at `start`
    int sun_offset(std::size_t start) {
        if (tokens_[start].value != "(") return 0;
        const int sign = take("-") ? -1 : 1;
        if (sign > 0 && !take("+")) refuse("A plus or a minus is missing here.");
        if (!is_time() || is_sun()) refuse("Hours and minutes are missing here: (sunset+01:00).");
        const int offset = time(23, "a number of hours", false);
        if (!take(")")) refuse("A closing bracket is missing here.");
        return sign * offset;
    }

    static int guessed_closing(int last_known) {
        return last_known >= 22 * 60 ? last_known + 8 * 60 : last_known >= 17 * 60 ? last_known + 10 * 60 : day_minutes;
    }

    static void end_guesses_where_hours_begin(std::vector<TimeSpan>& times) {
        for (TimeSpan& guess : times)
            for (const TimeSpan& next : times)
                if (guess.guessed && !guess.follows_sun() && next.from_sun == Sun::no && next.from > guess.from) guess.to = std::min(guess.to, next.from);
    }

    int time(int most_hours, std::string_view what, bool whole_hours) {
        const std::size_t start = here_;
        const int hour = number(0, most_hours, what);
        int minute = 0;
        if (!whole_hours) {
            const bool h = take_word("h");
            if (!h) ++here_;   // a colon or a dot
            if (!h || (is_hour(0) && !is_time())) {
                if (peek().value.size() != 2) refuse("Minutes are written with two digits.");
                minute = number(0, 59, "a number of minutes");
            }
        }
        if (hour == 48 && minute > 0) refuse_at(start, "The latest closing time is 48:00, the end of the next day.");
        return hour * 60 + minute;
    }

    void state(Rule& rule, bool hours_said) {
        bool state_said = true;
        if (take_word("open")) rule.state = OpenState::open;
        else if (take_word("off") || take_word("closed")) rule.state = OpenState::closed;
        else if (take_word("unknown")) rule.state = OpenState::unknown;
        else state_said = false;
        if (peek().kind != Token::text) {
            // "Dec 24-Jan 1,PH off" would be open day and night from Dec 24 to Jan 1: surely not what was meant
            if (!state_said && !hours_said && is_mark(",")) refuse("Hours or a state are missing before this comma.");
            return;
        }
        rule.comment = peek().value;
        ++here_;
        if (!state_said) rule.state = OpenState::unknown;
    }
};

std::size_t column_of(std::string_view text, std::size_t at) {
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return 1 + std::size_t(std::ranges::count_if(text.substr(0, at), begins_character));
}

}  // namespace

std::variant<std::vector<Rule>, HoursError> read(std::string_view text) {
    if (std::ranges::all_of(text, is_space)) return std::vector<Rule>{};
    if (text.size() > longest_text) return HoursError{1, "These hours are longer than any real ones."};
    if (!language::is_utf8(text)) return HoursError{1, "These hours are not text in UTF-8."};
    const std::string plain = plain_marks(text);
    try {
        return Parser{plain}.rules();
    } catch (const Refusal& refusal) {
        return HoursError{column_of(plain, refusal.at), refusal.words};
    }
}

}  // namespace repere::directory::rules
