#include "usage/usage.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <tuple>

namespace repere::usage {

namespace {

constexpr const char* first_line = "repere-usage 1";
constexpr std::chrono::days kept{30};

std::string desk_named(const std::string& desk) { return desk.empty() ? "-" : desk; }

bool written(const std::string& file, const std::string& all) {
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) return false;
    const bool whole = ::write(out, all.data(), all.size()) == static_cast<ssize_t>(all.size()) && ::futimens(out, std::array<timespec, 2>{}.data()) == 0 && ::fsync(out) == 0;      // its time says nothing of the last visit
    return ::close(out) == 0 && whole;
}

bool read_note(const std::string& line, Contents& into) {
    std::istringstream words{line};
    std::string what, a, b, c;
    int count = 0;
    words >> what;
    if (what == "closed" && words >> a >> b && language::day_of(a)) into.closed[b] = *language::day_of(a);
    else if (what == "wrong" && words >> a >> b >> c && language::day_of(a)) into.wrong.push_back({b, c, *language::day_of(a)});
    else if (what == "wrong-pins" && words >> count && count >= 0) into.wrong_pins = std::min(count, 1000);
    else return false;
    return !(words >> a);
}

}  // namespace

int pin_delay(int wrong_pins) { return wrong_pins < 3 ? 0 : std::min(60, 2 << std::min(wrong_pins - 3, 10)); }      // 2, 4, 8 … 60

std::variant<Contents, int> contents(std::istream& file) {
    Contents out;
    std::string line;
    if (!std::getline(file, line) || line != first_line) return 1;
    for (int number = 2; std::getline(file, line); ++number)
        if (!out.counts.read(line) && !read_note(line, out)) return number;
    return out;
}

std::string Contents::text() const {
    std::string out = std::string{first_line} + "\n" + counts.text();
    for (const auto& [service, on] : closed) out += "closed " + language::iso(on) + ' ' + service + "\n";
    for (const Wrong& one : wrong) out += "wrong " + language::iso(one.on) + ' ' + one.service + ' ' + one.category + "\n";
    if (wrong_pins > 0) out += "wrong-pins " + std::to_string(wrong_pins) + "\n";
    return out;
}

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
    auto read = contents(in);
    if (auto* sound = std::get_if<Contents>(&read)) {
        out.all_ = std::move(*sound);
        out.keep(today);
        return out;
    }
    in.close();
    std::string aside = file + ".unreadable";
    for (int n = 2; std::filesystem::exists(aside); ++n) aside = file + ".unreadable-" + std::to_string(n);
    std::error_code error;
    std::filesystem::rename(file, aside, error);
    said = file + ":" + std::to_string(std::get<int>(read)) + ":1: is no line of a usage file: it was set aside as " + aside + ", and counting begins anew";
    Usage fresh;
    fresh.file_ = error ? "" : file;                         // what cannot be set aside is not written over
    return fresh;
}

void Usage::receive(const std::string& desk, const std::string& kind, Day on, int by) {
    const Received key{quarter(on), desk_named(desk), kind};
    int& count = all_.counts.received[key];
    count = std::clamp(count + by, 0, most);
    if (count == 0) all_.counts.received.erase(key);
    keep(on);
}

int Usage::received(const std::string& desk, const std::string& kind, Day on) const {
    const auto found = all_.counts.received.find({quarter(on), desk_named(desk), kind});
    return found == all_.counts.received.end() ? 0 : found->second;
}

void Usage::count(const std::string& guide, const std::string& outcome, const std::string& language, Day on) {
    if (!is_word(guide) || !is_word(outcome) || !is_word(language)) return;
    int& count = all_.counts.outcomes[{week(on), guide, outcome, language}];
    count = std::min(count + 1, most);
    keep(on);
}

void Usage::count_quiet(Day on, unsigned random) {
    if (random % ten != 0) return;
    int& count = all_.counts.quiet[quarter(on)];
    count = std::min(count + ten, most);
    keep(on);
}

void Usage::toggle_closed(const std::string& service, Day on) {
    if (!is_word(service)) return;
    const auto found = all_.closed.find(service);
    if (found != all_.closed.end() && found->second == on) all_.closed.erase(found);
    else all_.closed[service] = on;
    keep(on);
}

std::vector<std::string> Usage::closed_on(Day day) const {
    std::vector<std::string> out;
    for (const auto& [service, on] : all_.closed)
        if (on == day) out.push_back(service);
    return out;
}

void Usage::note_wrong(const std::string& service, const std::string& category, Day on) {
    const Wrong one{service, category, on};
    if (is_word(service) && is_word(category) && std::find(all_.wrong.begin(), all_.wrong.end(), one) == all_.wrong.end()) all_.wrong.push_back(one);
    keep(on);
}

std::vector<Wrong> Usage::wrong(Day today) const {
    std::vector<Wrong> out;
    for (const Wrong& one : all_.wrong)
        if (one.on + kept > today) out.push_back(one);
    return out;
}

void Usage::pin_tried(bool right) {
    all_.wrong_pins = right ? 0 : std::min(all_.wrong_pins + 1, 1000);
    save();
}

// What has lapsed goes, and the rest is sorted: the file tells no order.
void Usage::keep(Day today) {
    std::erase_if(all_.closed, [&](const auto& each) { return each.second != today; });
    all_.wrong = wrong(today);
    std::sort(all_.wrong.begin(), all_.wrong.end(), [](const Wrong& a, const Wrong& b) { return std::tie(a.on, a.service, a.category) < std::tie(b.on, b.service, b.category); });
    save();
}

// Written beside and renamed: a power cut, or a full disk, leaves the old file or the new one.
void Usage::save() {
    if (file_.empty()) return;
    const std::string fresh = file_ + ".new";
    if (written(fresh, text()) && ::rename(fresh.c_str(), file_.c_str()) == 0) return void(complained_ = false);
    const std::string why = std::generic_category().message(errno);
    ::unlink(fresh.c_str());
    if (!complained_) std::fprintf(stderr, "%s cannot be written (%s): what is counted is not kept\n", file_.c_str(), why.c_str());
    complained_ = true;
}

}  // namespace repere::usage
