#include "usage/usage.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace repere::usage {

namespace {

constexpr const char* first_line = "repere-usage 1";
constexpr std::chrono::days kept{30};

// A word of a file that others may have touched: no spaces, no end.
bool is_word(const std::string& word) { return !word.empty() && word.size() <= 100 && std::none_of(word.begin(), word.end(), [](unsigned char c) { return c <= ' ' || c == 127; }); }

}  // namespace

std::string quarter(Day day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{day.time_since_epoch()}};
    return std::to_string(static_cast<int>(date.year())) + "-Q" + std::to_string((static_cast<unsigned>(date.month()) + 2) / 3);
}

int pin_delay(int wrong_pins) { return wrong_pins < 3 ? 0 : std::min(60, 2 << std::min(wrong_pins - 3, 10)); }      // 2, 4, 8 … 60

Usage Usage::open(const std::string& file, Day today, std::string& said) {
    Usage out;
    out.file_ = file;
    std::error_code unknown;
    const auto status = std::filesystem::status(file, unknown);
    if (!std::filesystem::exists(status)) return out;
    std::ifstream in{file};
    if (!in || !std::filesystem::is_regular_file(status)) {  // written over, it would be lost
        said = file + " cannot be read: what is counted is not kept";
        return {};
    }
    std::string line;
    int number = 1;
    bool sound = static_cast<bool>(std::getline(in, line)) && line == first_line;
    while (sound && std::getline(in, line)) {
        ++number;
        std::istringstream words{line};
        std::string what, a, b, c;
        int count = 0;
        words >> what;
        if (what == "received" && words >> a >> b >> c >> count && count > 0) out.received_[a + ' ' + b + ' ' + c] = count;
        else if (what == "closed" && words >> a >> b && language::day_of(a)) out.closed_[b] = *language::day_of(a);
        else if (what == "wrong" && words >> a >> b >> c && language::day_of(a)) out.wrong_.push_back({b, c, *language::day_of(a)});
        else if (what == "wrong-pins" && words >> count && count >= 0) out.wrong_pins_ = std::min(count, 1000);
        else sound = false;
    }
    if (sound) {
        out.keep(today);
        return out;
    }
    in.close();
    std::string aside = file + ".unreadable";
    for (int n = 2; std::filesystem::exists(aside); ++n) aside = file + ".unreadable-" + std::to_string(n);
    std::error_code error;
    std::filesystem::rename(file, aside, error);
    said = file + ":" + std::to_string(number) + ":1: is no line of a usage file: it was set aside as " + aside + ", and counting begins anew";
    Usage fresh;
    fresh.file_ = error ? "" : file;                         // what cannot be set aside is not written over
    return fresh;
}

void Usage::receive(const std::string& desk, const std::string& kind, Day on, int by) {
    const std::string key = quarter(on) + ' ' + (desk.empty() ? "-" : desk) + ' ' + kind;
    int& count = received_[key];
    count = std::max(0, count + by);
    if (count == 0) received_.erase(key);
    keep(on);
}

int Usage::received(const std::string& desk, const std::string& kind, Day on) const {
    const auto found = received_.find(quarter(on) + ' ' + (desk.empty() ? "-" : desk) + ' ' + kind);
    return found == received_.end() ? 0 : found->second;
}

void Usage::toggle_closed(const std::string& service, Day on) {
    if (!is_word(service)) return;
    const auto found = closed_.find(service);
    if (found != closed_.end() && found->second == on) closed_.erase(found);
    else closed_[service] = on;
    keep(on);
}

std::vector<std::string> Usage::closed_on(Day day) const {
    std::vector<std::string> out;
    for (const auto& [service, on] : closed_)
        if (on == day) out.push_back(service);
    return out;
}

void Usage::note_wrong(const std::string& service, const std::string& category, Day on) {
    const Wrong one{service, category, on};
    if (is_word(service) && is_word(category) && std::find(wrong_.begin(), wrong_.end(), one) == wrong_.end()) wrong_.push_back(one);
    keep(on);
}

std::vector<Wrong> Usage::wrong(Day today) const {
    std::vector<Wrong> out;
    for (const Wrong& one : wrong_)
        if (one.on + kept > today) out.push_back(one);
    return out;
}

void Usage::pin_tried(bool right) {
    wrong_pins_ = right ? 0 : std::min(wrong_pins_ + 1, 1000);
    save();
}

// What has lapsed goes, and the rest is sorted: the file tells no order.
void Usage::keep(Day today) {
    std::erase_if(closed_, [&](const auto& each) { return each.second != today; });
    wrong_ = wrong(today);
    std::sort(wrong_.begin(), wrong_.end(), [](const Wrong& a, const Wrong& b) { return std::tie(a.on, a.service, a.category) < std::tie(b.on, b.service, b.category); });
    save();
}

std::string Usage::text() const {
    std::string out = std::string{first_line} + "\n";
    for (const auto& [key, count] : received_) out += "received " + key + ' ' + std::to_string(count) + "\n";
    for (const auto& [service, on] : closed_) out += "closed " + language::iso(on) + ' ' + service + "\n";
    for (const Wrong& one : wrong_) out += "wrong " + language::iso(one.on) + ' ' + one.service + ' ' + one.category + "\n";
    if (wrong_pins_ > 0) out += "wrong-pins " + std::to_string(wrong_pins_) + "\n";
    return out;
}

// Written beside and renamed: a power cut leaves the old file or the new one.
void Usage::save() const {
    if (file_.empty()) return;
    const std::string fresh = file_ + ".new", all = text();
    const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) return void(std::fprintf(stderr, "%s cannot be written: nothing is counted\n", fresh.c_str()));
    const bool whole = ::write(out, all.data(), all.size()) == static_cast<ssize_t>(all.size()) && ::fsync(out) == 0;
    ::close(out);
    if (!whole || ::rename(fresh.c_str(), file_.c_str()) != 0) std::fprintf(stderr, "%s cannot be written: what is counted is not kept\n", file_.c_str());
}

}  // namespace repere::usage
