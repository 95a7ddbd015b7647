#include "directory/hours.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "given/catch.hpp"
#include "given/french.hpp"

using namespace repere;
using namespace repere::directory;
using given::in_french;

namespace {

Hours hours(const std::string& text) {
    const auto parsed = Hours::parse(text);
    if (const auto* error = std::get_if<HoursError>(&parsed)) FAIL(text << ": column " << error->column << ": " << error->words);
    return std::get<Hours>(parsed);
}

HoursError refusal(const std::string& text) {
    const auto parsed = Hours::parse(text);
    if (!std::holds_alternative<HoursError>(parsed)) FAIL(text << " was not refused");
    return std::get<HoursError>(parsed);
}

Minute minute(const std::string& iso) { return language::minute_of(iso).value(); }
Day day(const std::string& iso) { return language::day_of(iso).value(); }

std::string told(const HoursError& error) { return "colonne " + std::to_string(error.column) + ": " + error.words; }

std::string told(const std::vector<Stretch>& stretches) {
    std::string told_so;
    for (const auto& [from, to] : stretches)
        told_so += (told_so.empty() ? "" : " ") + std::to_string(from) + "-" + std::to_string(to);
    return told_so;
}

// The notation of hours/*.txt: « horaires: » and a value, then « a moment => the answer » (tests/given/french.hpp), or « refusé: » a
// value and why.
struct Example {
    std::string file, value, question, answer;   // no question: the value is refused
    int line;
};

std::vector<Example> examples() {
    std::vector<Example> examples;
    for (const auto& entry : std::filesystem::directory_iterator(REPERE_SOURCE "/tests/directory/hours")) {
        const std::string name = entry.path().filename();
        std::ifstream in(entry.path());
        std::string line, value;
        for (int number = 1; std::getline(in, line); ++number) {
            if (line.empty() || line.starts_with("#")) continue;
            if (line.starts_with("horaires: ")) {
                value = line.substr(10);
                continue;
            }
            const auto arrow = line.find(" => ");
            if (arrow == std::string::npos) FAIL(entry.path() << ":" << number << ": " << line);
            const std::string asked = line.substr(0, arrow), answer = line.substr(arrow + 4);
            if (asked.starts_with("refusé: ")) examples.push_back({name, asked.substr(std::string_view("refusé: ").size()), "", answer, number});
            else examples.push_back({name, value, asked, answer, number});
        }
    }
    return examples;
}

}  // namespace

TEST_CASE("the examples in hours/*.txt hold, line by line", "[directory][hours]") {
    const auto all = examples();
    REQUIRE(all.size() > 350);   // an empty folder must not pass
    for (const Example& example : all) {
        INFO(example.file << ":" << example.line << "  " << example.value);
        if (example.question.empty()) {
            CHECK(told(refusal(example.value)) == example.answer);
        } else {
            const auto moment = given::moment_from_french(example.question);
            if (!moment) FAIL(example.question << " is no moment; the weekday must be right too");
            CHECK(in_french(hours(example.value).at(*moment), *moment) == example.answer);
        }
    }
}

TEST_CASE("hours that nobody gave are unknown, never closed", "[directory][hours]") {
    const std::string text = GENERATE("", "   ", "\t\n");
    CHECK(hours(text).empty());
    CHECK_FALSE(hours(text).always());
    CHECK(hours(text).on(day("2026-11-23")).empty());
    CHECK(hours(text).at(minute("2026-11-23T10:00")) == Opening{});
    CHECK(Hours().at(minute("2026-11-23T10:00")).state == OpenState::unknown);
}

TEST_CASE("the public holidays of metropolitan France, by rule", "[directory][hours]") {
    const auto [date, key] = GENERATE(table<const char*, const char*>({
        {"2026-01-01", "new-year"},
        {"2026-04-06", "easter-monday"},
        {"2026-05-01", "labour-day"},
        {"2026-05-08", "victory-1945"},
        {"2026-05-14", "ascension"},
        {"2026-05-25", "whit-monday"},
        {"2026-07-14", "bastille-day"},
        {"2026-08-15", "assumption"},
        {"2026-11-01", "all-saints"},
        {"2026-11-11", "armistice"},
        {"2026-12-25", "christmas"},
        {"2024-04-01", "easter-monday"},   // Easter on March 31
        {"2025-06-09", "whit-monday"},
        {"2027-03-29", "easter-monday"},
        {"2035-03-26", "easter-monday"},   // among the earliest
        {"2038-04-26", "easter-monday"},   // the latest possible: Easter on April 25
        {"2038-06-14", "whit-monday"},
        {"2026-04-03", ""},                // Good Friday: Alsace and Moselle only
        {"2026-12-26", ""},                // likewise
        {"2026-04-05", ""},                // Easter Sunday is a Sunday
        {"2026-05-24", ""},
        {"2026-11-02", ""},
    }));
    INFO(date);
    CHECK(public_holiday(day(date)).value_or("") == key);
}

TEST_CASE("every year has eleven public holidays, ten when Ascension falls on 1 or 8 May", "[directory][hours]") {
    for (int year = 1990; year < 2100; ++year) {
        int count = 0;
        const Day end = day(std::to_string(year + 1) + "-01-01");
        for (Day date = day(std::to_string(year) + "-01-01"); date < end; date += std::chrono::days{1})
            count += public_holiday(date).has_value();
        INFO(year);
        CHECK(count == (std::set<int>{1997, 2008, 2059, 2070, 2081, 2092}.contains(year) ? 10 : 11));
    }
}

TEST_CASE("a day lists the open stretches that begin on it", "[directory][hours]") {
    const auto [text, date, stretches] = GENERATE(table<const char*, const char*, const char*>({
        {"Mo-Fr 09:00-12:00,14:00-17:00", "2026-11-23", "540-720 840-1020"},
        {"Mo-Fr 09:00-12:00,14:00-17:00", "2026-11-22", ""},
        {"Mo-Fr 09:00-12:00, Mo 12:00-14:00", "2026-11-23", "540-840"},     // touching stretches are one
        {"Mo-Su 08:00-26:00", "2026-11-23", "480-1560"},                    // 02:00 the next day
        {"Fr 22:00-02:00", "2026-11-27", "1320-1560"},
        {"Fr 22:00-02:00", "2026-11-28", ""},                               // it began on Friday
        {"Fr 22:00-02:00, Sa 10:00-12:00", "2026-11-28", "600-720"},
        {"Fr 22:00-02:00; Sa 10:00-12:00", "2026-11-27", "1320-1440"},      // the semicolon gives Saturday its own hours
        {"24/7", "2026-11-23", "0-1440"},
        {"24/7; Su off", "2026-11-22", ""},
        {"Mo-Fr 08:00-18:00; 12:00-14:00 off", "2026-11-23", "480-720 840-1080"},
        {"Mo 09:00-12:00 unknown", "2026-11-23", ""},
        {"Mo 09:00-12:00 \"sur rendez-vous\"", "2026-11-23", ""},
        {"\"sur rendez-vous\"", "2026-11-23", ""},
        {"Mo-Fr 09:00-12:00; PH off", "2026-12-25", ""},
    }));
    INFO(text << " on " << date);
    CHECK(told(hours(text).on(day(date))) == stretches);
}

TEST_CASE("always means at every minute of every week", "[directory][hours]") {
    const auto [text, always] = GENERATE(table<const char*, bool>({
        {"24/7", true},
        {"open", true},
        {"Mo-Su 00:00-24:00", true},
        {"Mo-Fr 00:00-24:00; Sa,Su 00:00-24:00", true},
        {"24/7 open \"sonnez\"", true},
        {"24/7 \"sonnez\"", false},
        {"Mo-Su 24/7", true},
        {"lundi-dimanche 0h-24h", true},
        {"24/7; PH off", false},
        {"24/7; Aug off", false},
        {"24/7; 12:00-12:01 off", false},
        {"24/7; SH off", false},
        {"Mo-Sa 00:00-24:00", false},
        {"2026 Jan 01-2026 Dec 31 00:00-24:00", false},
        {"24/7 unknown", false},
        {"off", false},
    }));
    INFO(text);
    CHECK(hours(text).always() == always);
}

TEST_CASE("the same hours can be written in several ways", "[directory][hours]") {
    const auto [one, other] = GENERATE(table<const char*, const char*>({
        {"Mo-Fr 09:00-12:00", "mo-fr 9:00-12:00"},
        {"Mo-Fr 09:00-12:00,14:00-17:00", " Mo - Fr 09:00 - 12:00 , 14:00 - 17:00 ; "},
        {"Sa-Mo 09:00-12:00", "Sa,Su,Mo 09:00-12:00"},
        {"Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH closed"},
        {"Mo 22:00-02:00", "Mo 22:00-26:00"},
        {"Mo,We 09:00-12:00", "Mo 09:00-12:00; We 09:00-12:00"},
        {"Mo,PH 09:00-12:00", "PH,Mo 09:00-12:00"},
        {"Su[-1] 09:00-12:00", "Su 09:00-12:00; Su[1-4] off; Su[5],Su[-1] 09:00-12:00"},
        {"Nov-Feb 09:00-12:00", "Nov,Dec,Jan,Feb 09:00-12:00"},
        {"Nov-Feb 09:00-12:00", "Nov 1-Feb 29 09:00-12:00"},
        {"week 1-53/2 Mo 09:00-12:00", "Mo 09:00-12:00; week 2-52/2 off"},
        {"2026-2027 Aug off", "2026 Aug off; 2027 Aug off"},
        {"Jul: Mo 09:00-12:00", "Jul Mo 09:00-12:00"},
        {"2026 Dec 24-Jan 2 09:00-12:00", "2026 Dec 24-2027 Jan 2 09:00-12:00"},
        {"2026 Jul 14,Aug 15 09:00-12:00", "2026 Jul 14,2026 Aug 15 09:00-12:00"},
        {"May 1,8 09:00-12:00", "May 1,May 8 09:00-12:00"},
        {"easter +1 day 09:00-12:00", "easter 10:00-11:00 off; easter +1 days 09:00-12:00"},
        {"Mar Su[-1] 09:00-12:00", "Mar 25-31 Su 09:00-12:00"},
        {"Mo-Fr 09:00-12:00,14:00-17:00", "Mo-Fr: 9h-12h 14h00-17 h"},
        {"Mo-Fr 09:00-12:00,14:00-17:00", "Mo–Fr 9-12, 14-17"},
        {"Mo-Fr 09:30-12:00", "lundi-vendredi\u00a09.30\u201312.00"},
        {"Mo,Tu,We,Th,Fr,Sa,Su 09:00-12:00", "Lu,Ma,Me,Je,Ve,Sa,Di 9h-12h"},
        {"Mo,Tu,We,Th,Fr,Sa,Su 09:00-12:00", "Lun,mardi,Mer,Thursday,Fri,sam,DIM 9h-12h"},
        {"Jan-Feb,Aug off; 09:00-12:00 \"sonnez\"", "janvier-février,août fermé; 09:00-12:00 « sonnez »"},
        {"Mo-Sa 09:00-12:00; PH 00:00-24:00", "Mo-Sa 09:00-12:00; PH 24/7"},
        {"Mo-Fr 09:00-12:00 || \"appelez\"", "Mo-Fr 09:00-12:00 || unknown \"appelez\""},
    }));
    const Hours a = hours(one), b = hours(other);
    INFO(one << "  |  " << other);
    CHECK_FALSE(a == b);   // equal means the same text
    const Minute start = minute("2026-01-01T00:00");
    for (int hour = 0; hour < 2 * 366 * 24; hour += 29) {   // every hour of the day in turn
        const Minute moment = start + std::chrono::minutes{60 * hour + hour % 60};
        const std::string one_says = in_french(a.at(moment), moment), other_says = in_french(b.at(moment), moment);
        if (one_says != other_says) FAIL_CHECK(in_french(moment) << ": " << one_says << "  |  " << other_says);
    }
}

TEST_CASE("`until` is the very minute at which the state changes, and nothing changes before", "[directory][hours]") {
    const std::string text = GENERATE("Mo-Fr 08:30-12:00,13:30-17:00; PH off", "24/7; Dec 24-Jan 2 off",
                                      "Fr 18:00+; Sa 10:00-12:00", "Mo-Su 08:00-26:00; Aug off, We 12:00-13:00 unknown",
                                      "Sa[1] 09:00-12:00; SH off || PH 10:00-11:00");
    const Hours place = hours(text);
    INFO(text);
    Minute moment = minute("2026-01-01T00:00");
    while (moment < minute("2027-01-01T00:00")) {
        const Opening now = place.at(moment);
        REQUIRE(now.until.has_value());
        REQUIRE(*now.until > moment);
        const Minute last = *now.until - std::chrono::minutes{1}, middle = moment + (*now.until - moment) / 2;
        for (const Minute within : {middle, last}) {
            if (place.at(within).state == now.state && place.at(within).until == now.until) continue;
            FAIL_CHECK(in_french(moment) << ": " << in_french(now, moment) << ", but at " << in_french(within) << ": "
                                         << in_french(place.at(within), within));
        }
        CHECK(now.then != now.state);
        CHECK(place.at(*now.until).state == now.then);
        moment = *now.until;
    }
}

TEST_CASE("hours that follow the sun are those of the place; where nobody says where, they are unknown", "[directory][hours]") {
    const Coordinates aix{43.5297, 5.4474}, brest{48.3904, -4.4861}, pole{90, 0};
    const auto [text, where, moment, told] = GENERATE_COPY(table<const char*, std::optional<Coordinates>, const char*, const char*>({
        {"sunrise-sunset", aix, "2026-01-01T10:30", "ouvert jusqu'à 17:12, puis fermé"},
        {"sunrise-sunset", brest, "2026-01-01T10:30", "ouvert jusqu'à 17:33, puis fermé"},
        {"sunrise-sunset", aix, "2026-03-28T23:00", "fermé jusqu'au dimanche 29 mars 2026 à 07:25, puis ouvert"},   // on the new clock
        {"(sunrise+01:00)-(sunset-01:00)", aix, "2026-03-02T12:00", "ouvert jusqu'à 17:28, puis fermé"},
        {"Mo-Fr 08:00-sunset", aix, "2026-06-30T17:15", "ouvert jusqu'à 21:23, puis fermé"},
        {"sunset-sunrise", aix, "2026-02-28T23:30", "ouvert jusqu'au dimanche 1er mars 2026 à 07:14, puis fermé"},
        {"sunset-sunrise", aix, "2026-03-01T07:13", "ouvert jusqu'à 07:14, puis fermé"},
        {"08:00-sunset", std::nullopt, "2026-01-01T10:30", "incertain jusqu'au vendredi 2 janvier 2026 à 00:00, puis fermé"},
        {"08:00-sunset", pole, "2026-01-01T10:30", "incertain jusqu'au vendredi 2 janvier 2026 à 00:00, puis fermé"},
        {"08:00-sunset off", std::nullopt, "2026-01-01T10:30", "fermé, rien ne change avant un an"},
    }));
    INFO(text << " at " << moment);
    CHECK(in_french(hours(text).at(minute(moment), where), minute(moment)) == told);
}

TEST_CASE("a column counts characters, not bytes", "[directory][hours]") {
    CHECK(refusal("Mo 09:00-12:00 \"à l'été\" Lu").column == 26);
    CHECK(refusal("Mo 09:00-12:00 \"a l'ete\" Lu").column == 26);
}

TEST_CASE("no string of bytes can make it crash, hang or contradict itself", "[directory][hours]") {
    std::mt19937 random(20261123);   // mt19937 gives the same numbers everywhere; the distributions of <random> do not
    const auto below = [&](std::size_t n) { return std::size_t(random() % n); };
    std::vector<std::string> seeds;
    for (const Example& example : examples()) seeds.push_back(example.value);
    static const std::vector<std::string> pieces{"Mo", "Su", "PH", "SH", "Jan", "Feb 29", "2026", "week ", "easter", "-", "+",
        ",", ", ", ";", "||", "[", "]", "-1", "/2", ":", "24/7", "09:00", "26:00", "off", "unknown", "\"", "\xff", "é", " ",
        "99999999999", std::string(1, '\0')};

    int accepted = 0, refused = 0;
    for (int round = 0; round < 8000; ++round) {
        std::string text = seeds[below(seeds.size())];
        for (std::size_t change = 1 + below(4); change > 0; --change) {
            const std::size_t at = below(text.size() + 1);
            switch (below(5)) {
                case 0: text.insert(at, pieces[below(pieces.size())]); break;
                case 1: text.erase(at, 1 + below(4)); break;
                case 2: if (at < text.size()) text[at] = char(random()); break;
                case 3: text.insert(at, seeds[below(seeds.size())]); break;
                default: text.resize(at); break;
            }
        }
        const auto parsed = Hours::parse(text);
        if (const auto* error = std::get_if<HoursError>(&parsed)) {
            ++refused;
            const bool inside = error->column >= 1 && error->column <= text.size() + 1;
            if (!inside || !error->words.ends_with('.') || !language::is_utf8(error->words))
                FAIL_CHECK(text << ": column " << error->column << ": " << error->words);
            continue;
        }
        ++accepted;
        const Hours& place = std::get<Hours>(parsed);
        const Minute moment = minute("2026-01-01T00:00") + std::chrono::minutes{random() % (3 * 366 * 24 * 60)};
        const Opening now = place.at(moment);
        if (now.until && (*now.until <= moment || place.at(*now.until).state == now.state))
            FAIL_CHECK(text << " at " << in_french(moment));
        if (place.always() && now.state != OpenState::open) FAIL_CHECK(text << " is always open, and not at " << in_french(moment));
        for (const Stretch& stretch : place.on(std::chrono::floor<std::chrono::days>(moment)))
            if (stretch.from < 0 || stretch.from >= 24 * 60 || stretch.to <= stretch.from || stretch.to > 72 * 60) FAIL_CHECK(text);
    }
    CHECK(accepted > 300);   // the mutations reach both sides
    CHECK(refused > 500);
}

TEST_CASE("an absurdly long value is refused, and the longest accepted one is still answered", "[directory][hours]") {
    std::string longest;
    while (longest.size() < 1980) longest += "SH 01:00-02:00,";
    longest.back() = ';';
    CHECK(hours(longest).at(minute("2026-11-23T03:00")).state == OpenState::closed);
    CHECK(refusal(longest + longest).column == 1);
}
