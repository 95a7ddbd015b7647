#include "usage/counts.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace repere::usage {

namespace {

using namespace std::chrono;

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Of the week of that day: it decides whose year and quarter the week is.
Day thursday(Day day) { return day + days{4} - days{weekday{day}.iso_encoding()}; }

std::optional<int> number(std::string_view text) {
    int out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size() || out < 0) return {};
    return out;
}

bool is_quarter(std::string_view text) {
    return text.size() == 7 && number(text.substr(0, 4)) && text.substr(4, 2) == "-Q" && text[6] >= '1' && text[6] <= '4';
}

std::vector<std::string> split(std::string_view line) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(' ', begin), line.size());
        words.emplace_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

template <typename Key>
void add_all(std::map<Key, int>& to, const std::map<Key, int>& others) {
    for (const auto& [key, count] : others) to[key] = std::min(most, to[key] + count);
}

}  // namespace

bool is_word(std::string_view word) {
    return !word.empty() && word.size() <= 100 && std::none_of(word.begin(), word.end(), [](unsigned char c) { return c <= ' ' || c == 127; });
}

std::string quarter(Day day) {
    const year_month_day date{sys_days{day.time_since_epoch()}};
    return std::to_string(static_cast<int>(date.year())) + "-Q" + std::to_string((static_cast<unsigned>(date.month()) + 2) / 3);
}

std::string week(Day day) {
    const Day middle = thursday(day);
    const year_month_day date{sys_days{middle.time_since_epoch()}};
    const auto weeks = (middle - Day{sys_days{date.year() / January / 1}.time_since_epoch()}) / days{7} + 1;
    return std::to_string(static_cast<int>(date.year())) + "-W" + two_digits(static_cast<int>(weeks));
}

std::string quarter_of_week(const std::string& text) {
    if (text.size() != 8 || text.substr(4, 2) != "-W") return "";
    const auto which = number(text.substr(6)), of = number(text.substr(0, 4));
    if (!which || !of || *which < 1) return "";
    const Day fourth{sys_days{year{*of} / January / 4}.time_since_epoch()};      // always in the first week
    const Day middle = thursday(fourth) + weeks{*which - 1};
    return week(middle) == text ? quarter(middle) : "";
}

bool Counts::read(std::string_view line) {
    const auto words = split(line);
    if (!std::all_of(words.begin(), words.end(), is_word) || words.size() < 3) return false;
    const auto count = number(words.back());
    if (!count || *count < 1 || *count > most) return false;
    if (words[0] == "received" && words.size() == 5 && is_quarter(words[1])) return received.emplace(Received{words[1], words[2], words[3]}, *count).second;
    if (words[0] == "outcome" && words.size() == 6 && !quarter_of_week(words[1]).empty())
        return outcomes.emplace(Outcome{words[1], words[2], words[3], words[4]}, *count).second;
    if (words[0] == "quiet" && words.size() == 3 && is_quarter(words[1]) && *count % ten == 0) return quiet.emplace(words[1], *count).second;
    return false;
}

void Counts::add(const Counts& others) {
    add_all(received, others.received);
    add_all(outcomes, others.outcomes);
    add_all(quiet, others.quiet);
}

std::string Counts::text() const {
    std::string out;
    for (const auto& [key, count] : outcomes) out += "outcome " + key.week + ' ' + key.guide + ' ' + key.outcome + ' ' + key.language + ' ' + std::to_string(count) + "\n";
    for (const auto& [key, count] : quiet) out += "quiet " + key + ' ' + std::to_string(count) + "\n";
    for (const auto& [key, count] : received) out += "received " + key.quarter + ' ' + key.desk + ' ' + key.kind + ' ' + std::to_string(count) + "\n";
    return out;
}

}  // namespace repere::usage
