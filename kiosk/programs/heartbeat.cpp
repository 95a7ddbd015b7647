#include "programs/heartbeat.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

namespace repere::programs {

using nlohmann::json;
using nlohmann::ordered_json;
using namespace std::chrono_literals;

namespace {

constexpr int form = 1;

std::string text_in(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// The file's own time, as a place would read it off its clock: cut to the hour it says nothing of a touch.
timespec hour_now() {
    const std::time_t now = std::time(nullptr);
    return {.tv_sec = now - now % 3600, .tv_nsec = 0};
}

}  // namespace

std::string to_json(const Beat& beat) {
    return ordered_json{{"repere_heartbeat", form}, {"kiosk", beat.kiosk}, {"place", beat.place}, {"program", beat.program}, {"data", beat.data},
                        {"data_date", beat.data_date ? language::iso(*beat.data_date) : ""}, {"up_hours", beat.up_hours}, {"printer", beat.printer},
                        {"error", beat.error}, {"written", language::iso(beat.written)}}.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::variant<Beat, std::string> beat_of(const std::string& text) {
    const json read = json::parse(text, nullptr, false);
    if (!read.is_object() || !read.contains("repere_heartbeat")) return "is no heartbeat";
    if (read["repere_heartbeat"] != form) return "is a heartbeat of another form, " + read["repere_heartbeat"].dump();
    Beat out{.kiosk = text_in(read, "kiosk"), .place = text_in(read, "place"), .program = text_in(read, "program"), .data = text_in(read, "data"),
             .data_date = language::day_of(text_in(read, "data_date")), .printer = text_in(read, "printer"), .error = text_in(read, "error")};
    const auto written = language::minute_of(text_in(read, "written"));
    const auto hours = read.find("up_hours");
    if (!is_kiosk_name(out.kiosk)) return "is a heartbeat that names no kiosk";
    if (!written || hours == read.end() || !hours->is_number_unsigned()) return "is a heartbeat without its hour";
    out.written = *written;
    out.up_hours = static_cast<long>(std::min<std::uint64_t>(hours->get<std::uint64_t>(), 1'000'000));
    return out;
}

std::string name_of_this_machine() {
    char name[65]{};
    if (gethostname(name, sizeof name - 1) != 0 || !is_kiosk_name(name)) return "unnamed";
    return name;
}

bool is_kiosk_name(const std::string& name) {
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    return !name.empty() && name.size() <= 64 && name.find_first_not_of(allowed) == std::string::npos;
}

Heartbeat::Heartbeat(std::string folder, Milliseconds age, bool goes_on) : folder_{std::move(folder)}, age_{age}, last_{goes_on ? hour({}) : -1} {}

long Heartbeat::hour(Milliseconds lived) const { return age_ + lived < 1min ? -1 : up_hours(lived); }

bool Heartbeat::due(Milliseconds lived) {
    if (folder_.empty() || hour(lived) <= last_) return false;
    last_ = hour(lived);
    return true;
}

// Not synced: after a power cut the next hour writes another, and no frame waits for a disk.
void Heartbeat::write(const Beat& beat) {
    const std::string file = folder_ + "/heartbeat.json", fresh = file + ".new", text = to_json(beat);
    const int out = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool whole = out >= 0 && ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const timespec times[]{hour_now(), hour_now()};
    whole = whole && futimens(out, times) == 0;
    if (out >= 0) whole = (close(out) == 0) && whole;
    if (whole && std::rename(fresh.c_str(), file.c_str()) == 0) return;
    if (!std::exchange(complained_, true)) std::fprintf(stderr, "repere-kiosk: %s cannot be written (%s): nobody can see from afar how this kiosk is\n", file.c_str(), std::strerror(errno));
}

std::chrono::milliseconds age_of_this_process() {
    std::ifstream in{"/proc/self/stat"};
    std::string all{std::istreambuf_iterator<char>{in}, {}};
    std::istringstream fields{all.substr(std::min(all.rfind(')') + 1, all.size()))};      // the name before it may hold anything
    std::string field;
    for (int i = 3; i <= 22; ++i) fields >> field;                                        // proc(5): starttime, in ticks since the machine started
    timespec up{};
    if (!fields || clock_gettime(CLOCK_BOOTTIME, &up) != 0) return 0ms;
    const double began = std::strtod(field.c_str(), nullptr) / static_cast<double>(sysconf(_SC_CLK_TCK));
    const double age = static_cast<double>(up.tv_sec) + static_cast<double>(up.tv_nsec) / 1e9 - began;
    return std::chrono::milliseconds{static_cast<long>(std::max(0.0, age) * 1000)};
}

}  // namespace repere::programs
