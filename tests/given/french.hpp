// Moments and answers about opening hours as a social worker reads them: « samedi 15 août 2026 à 10:00 », « fermé (Assomption)
// jusqu'au lundi 17 août 2026 à 09:00, puis ouvert ». The notation of tests/directory/hours/*.txt.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "directory/hours.hpp"

namespace repere::given {

inline constexpr const char* french_weekdays[] = {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
inline constexpr const char* french_months[] = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                                                "octobre", "novembre", "décembre"};

inline std::string in_french(language::Minute moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const unsigned number = unsigned(date.day());
    return std::string(french_weekdays[std::chrono::weekday{day}.c_encoding()]) + " " + (number == 1 ? "1er" : std::to_string(number)) +
           " " + french_months[unsigned(date.month()) - 1] + " " + std::to_string(int(date.year())) + " à " +
           language::iso(moment).substr(11);
}

// The moment whose French is exactly `told`, the weekday included.
inline std::optional<language::Minute> moment_from_french(const std::string& told) {
    for (int month = 1; month <= 12; ++month) {
        const std::string name = std::string(" ") + french_months[month - 1] + " ";
        const auto at = told.find(name);
        const auto before = told.find(' ');
        if (at == std::string::npos || before == std::string::npos || told.size() < at + name.size() + 4) continue;
        const std::string number = std::to_string(std::atoi(told.c_str() + before + 1)), year = told.substr(at + name.size(), 4);
        const std::string iso = year + (month < 10 ? "-0" : "-") + std::to_string(month) + (number.size() < 2 ? "-0" : "-") + number + "T" +
                                told.substr(told.size() - 5);
        const auto moment = language::minute_of(iso);
        if (moment && in_french(*moment) == told) return moment;
    }
    return {};
}

inline std::string in_french(directory::OpenState state) {
    static const char* const states[] = {"ouvert", "fermé", "incertain"};
    return states[int(state)];
}

inline std::string in_french(const directory::Opening& opening, language::Minute asked) {
    static const std::map<std::string, std::string> holidays{
        {"new-year", "jour de l'an"}, {"easter-monday", "lundi de Pâques"}, {"labour-day", "fête du travail"},
        {"victory-1945", "victoire de 1945"}, {"ascension", "Ascension"}, {"whit-monday", "lundi de Pentecôte"},
        {"bastille-day", "fête nationale"}, {"assumption", "Assomption"}, {"all-saints", "Toussaint"},
        {"armistice", "armistice de 1918"}, {"christmas", "Noël"}};
    std::string told = in_french(opening.state);
    if (!opening.holiday.empty()) told += " (" + holidays.at(opening.holiday) + ")";
    if (!opening.comment.empty()) told += " « " + opening.comment + " »";
    if (!opening.until) return told + ", rien ne change avant un an";
    const bool same_day = std::chrono::floor<std::chrono::days>(*opening.until) == std::chrono::floor<std::chrono::days>(asked);
    told += same_day ? " jusqu'à " + language::iso(*opening.until).substr(11) : " jusqu'au " + in_french(*opening.until);
    return told + ", puis " + in_french(opening.then);
}

}  // namespace repere::given
