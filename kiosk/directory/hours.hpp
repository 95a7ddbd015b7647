// Opening hours: given what a place wrote and a moment, is it open, why, and until when?
//
// Follows the OpenStreetMap opening_hours specification 0.7.4 (rules separated by `;`, additional `,`, fallback `||`; weekdays, n-th
// weekday, PH with French public holidays computed, months, dated ranges, week parity, times past midnight, comments); what is typed
// another way and can mean one thing only is read too (hours_parse.cpp). School holidays (SH) are not known: where they decide, the state
// is unknown; so it is where the sun decides and nobody says where. Compared with opening_hours.js by tests/oracle/hours.
// Empty hours are `unknown`, never `closed`: turning someone away from an open door is worse than asking them to call first.
// Knows no language and no clock: the caller brings the moment, in the place's own time zone, and words the answer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "language/language.hpp"

namespace repere::directory {

using language::Day;
using language::Minute;

enum class OpenState { open, closed, unknown };

struct HoursError {
    std::size_t column;          // from 1, in characters
    std::string words;           // one plain English sentence
};

struct Opening {
    OpenState state = OpenState::unknown;
    std::optional<Minute> until;         // when the state next changes; nothing: not within a year
    OpenState then = OpenState::unknown; // what it changes to: a door that is closed may open, or only perhaps (`unknown`)
    std::string comment;                 // what the rule in force says in quotation marks
    std::string holiday;                 // key of the public holiday that decided ("assumption", "christmas" …), else empty
    friend bool operator==(const Opening&, const Opening&) = default;
};

// One stretch of a day, in minutes from its midnight; `to` may lie beyond 24 h (1560 = 02:00 the next day).
struct Stretch {
    int from, to;
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

struct Coordinates { double latitude, longitude; };   // in degrees, north and east

class Hours {
public:
    Hours() = default;                                                   // unknown at any moment
    static std::variant<Hours, HoursError> parse(std::string_view text);

    Opening at(Minute minute, std::optional<Coordinates> where = {}) const;
    std::vector<Stretch> on(Day day) const;                              // the open stretches that begin on that day
    bool always() const;                                                 // 24/7
    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend bool operator==(const Hours& a, const Hours& b) { return a.text_ == b.text_; }

private:
    struct Rules;
    std::string text_;
    std::shared_ptr<const Rules> rules_;
};

// French public holidays of metropolitan France, by rule. Keys: new-year easter-monday labour-day victory-1945 ascension
// whit-monday bastille-day assumption all-saints armistice christmas.
std::optional<std::string> public_holiday(Day day);

}  // namespace repere::directory
