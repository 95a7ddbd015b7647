#include "programs/settings.hpp"

#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "programs/heartbeat.hpp"
#include "programs/unseen.hpp"

namespace repere::programs {

using nlohmann::json;

namespace {

// "line 3, column 7" out of a byte's place.
std::string place_in(const std::string& text, std::size_t byte) {
    const std::string_view before = std::string_view{text}.substr(0, std::min(byte ? byte - 1 : 0, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return std::to_string(line) + ":" + std::to_string(column);
}

std::variant<json, std::string> read_json(const std::string& file) {
    std::ifstream in{file};
    if (!in) return file + " cannot be read";
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    try {
        json read = json::parse(text);
        if (!read.is_object()) return file + ":1:1: is not a JSON object such as {\"staff_pin\": \"…\"}";
        return read;
    } catch (const json::parse_error& error) {
        return file + ":" + place_in(text, error.byte) + ": is not JSON";
    }
}

// What is wrong with a setting; "" when it is right.
std::string read_pin(const json& value, Settings& settings) {
    if (!value.is_string() || !value.get<std::string>().starts_with("$argon2id$"))
        return "\"staff_pin\" is not a hash that `repere-kiosk --settings FILE --set-pin` wrote";
    settings.staff_pin = value.get<std::string>();
    return {};
}

std::string read_sound(const json& value, Settings& settings) {
    static const std::map<json, Sound> known{{"loudspeaker", Sound::loudspeaker}, {"headset", Sound::headset}, {"off", Sound::off}};
    const auto found = known.find(value);
    if (found == known.end()) return "\"sound\" is loudspeaker, headset or off, not " + value.dump();
    settings.sound = found->second;
    return {};
}

struct Time { const char* name; int most; double* seconds; };

std::string read_times(const json& value, const std::string& of, std::initializer_list<Time> times) {
    if (!value.is_object()) return "\"" + of + "\" is an object of milliseconds";
    for (const auto& [name, number] : value.items()) {
        const auto time = std::find_if(times.begin(), times.end(), [&](const Time& each) { return name == each.name; });
        if (time == times.end()) return "nothing in \"" + of + "\" is called \"" + name + "\"";
        if (!number.is_number_integer() || number < 0 || number > time->most)
            return "\"" + name + "\" of \"" + of + "\" is 0 to " + std::to_string(time->most) + " milliseconds, not " + number.dump();
        *time->seconds = number.get<int>() / 1000.0;
    }
    return {};
}

std::string read_keypad(const json& value, Settings& settings) {
    using enum KeypadDoes;
    static const std::map<json, KeypadDoes> known{{"headset-in", headset_in}, {"headset-out", headset_out}, {"listen", listen}, {"again", again},
                                                  {"louder", louder}, {"softer", softer}, {"back", back}, {"home", home},
                                                  {"emergency", emergency}, {"next", next}, {"previous", previous}, {"choose", choose},
                                                  {"leave", leave}, {"end-visit", end_visit}};
    if (!value.is_object()) return "\"keypad\" is an object, such as {\"F15\": \"headset-in\"}";
    for (const auto& [key, does] : value.items()) {
        const auto found = known.find(does);
        if (found == known.end()) return "a key of \"keypad\" does headset-in, headset-out, listen, again, louder, softer, back, home, emergency, next, previous, choose, leave or end-visit, not " + does.dump();
        settings.keypad[key] = found->second;
    }
    return {};
}

bool is_queue(const std::string& name) {                     // as CUPS allows them
    return !name.empty() && name.size() <= 127 && name.find_first_of(" /?#\"'\\\t\n") == std::string::npos;
}

std::string read_printer(const json& value, Settings& settings) {
    if (!value.is_object()) return "\"printer\" is an object, such as {\"queue\": \"counter\"}";
    for (const auto& [name, each] : value.items()) {
        const std::string text = each.is_string() ? each.get<std::string>() : "";
        if (name == "queue") {
            if (!is_queue(text)) return "\"queue\" of \"printer\" is the name of a queue of CUPS, not " + each.dump();
            settings.printer.name = text;
        } else if (name == "server") {
            if (text.empty()) return "\"server\" of \"printer\" is a socket, such as /run/cups/cups.sock, or a host, not " + each.dump();
            settings.printer.server = text;
        } else if (name == "paper") {
            static const std::map<std::string, handout::Paper> papers{{"a4", handout::Paper::a4}, {"a5", handout::Paper::a5}, {"receipt", handout::Paper::receipt}};
            const auto found = papers.find(text);
            if (found == papers.end()) return "\"paper\" of \"printer\" is a4, a5 or receipt, not " + each.dump();
            settings.printer.paper = found->second;
        } else {
            return "nothing in \"printer\" is called \"" + name + "\"";
        }
    }
    return settings.printer.name.empty() ? "\"printer\" names no \"queue\"" : "";
}

std::string read_kiosk(const json& value, Settings& settings) {
    settings.kiosk = value.is_string() ? value.get<std::string>() : "";
    return is_kiosk_name(settings.kiosk) ? "" : "\"kiosk\" is 1 to 64 letters, digits, points, dashes, not " + value.dump();
}

std::string read_desk_key(const json& value, Settings& settings) {
    settings.desk_key = value.is_string() ? value.get<std::string>() : "";
    return settings.desk_key.empty() ? "\"desk_key\" is the file of a key, not " + value.dump() : "";
}

std::string read_update_every(const json& value, Settings& settings) {
    if (!value.is_number_integer() || value < 1 || value > 86400) return "\"update_every_seconds\" is 1 to 86400, not " + value.dump();
    settings.update_every = value.get<int>();
    return {};
}

std::string read_heartbeat_to(const json& value, Settings& settings) {
    settings.heartbeat_to = value.is_string() ? value.get<std::string>() : "";
    const bool url = settings.heartbeat_to.starts_with("http://") || settings.heartbeat_to.starts_with("https://");
    return url ? "" : "\"heartbeat_to\" begins with http:// or https://, which " + value.dump() + " does not";
}

}  // namespace

std::variant<Settings, std::string> read_settings(const std::string& file) {
    const auto read = read_json(file);
    if (const auto* words = std::get_if<std::string>(&read)) return *words;
    Settings settings;
    std::string wrong;
    for (const auto& [key, value] : std::get<json>(read).items()) {
        if (key == "staff_pin") wrong = read_pin(value, settings);
        else if (key == "sound") wrong = read_sound(value, settings);
        else if (key == "keys") wrong = read_times(value, key, {{"repeat_after_ms", 2000, &settings.repeat_after}, {"repeat_every_ms", 2000, &settings.repeat_every}, {"strike_ms", 500, &settings.key_strike}});
        else if (key == "touch") wrong = read_times(value, key, {{"strike_ms", 500, &settings.touch_strike}});
        else if (key == "keypad") wrong = read_keypad(value, settings);
        else if (key == "printer") wrong = read_printer(value, settings);
        else if (key == "kiosk") wrong = read_kiosk(value, settings);
        else if (key == "desk_key") wrong = read_desk_key(value, settings);
        else if (key == "update_every_seconds") wrong = read_update_every(value, settings);
        else if (key == "heartbeat_to") wrong = read_heartbeat_to(value, settings);
        else wrong = "nothing is called \"" + key + "\"";
        if (!wrong.empty()) return file + ": " + wrong;
    }
    return settings;
}

bool is_pin(const std::string& pin) {
    return pin.size() >= 4 && pin.size() <= 12 && std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string hashed(const std::string& pin) {
    char out[crypto_pwhash_STRBYTES];
    if (sodium_init() < 0 || crypto_pwhash_str(out, pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::runtime_error{"the PIN cannot be hashed: there is not enough memory"};
    return out;
}

bool matches(const std::string& hash, std::string_view pin) {
    return sodium_init() >= 0 && hash.size() < crypto_pwhash_STRBYTES && crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

int set_pin(const std::string& file) {
    json settings = json::object();
    if (std::filesystem::exists(file)) {
        auto read = read_json(file);
        if (const auto* words = std::get_if<std::string>(&read)) return std::cerr << "repere-kiosk: " << *words << "\n", 1;
        settings = std::get<json>(read);
    }
    std::string pin;
    const Unseen typed;                                      // nobody reads it over a shoulder
    if (isatty(STDIN_FILENO)) std::cerr << "PIN, four to twelve digits: ";
    std::getline(std::cin, pin);
    if (!is_pin(pin)) return std::cerr << "repere-kiosk: a PIN is four to twelve digits\n", 1;
    settings["staff_pin"] = hashed(pin);
    sodium_memzero(pin.data(), pin.size());
    const std::string fresh = file + ".new";
    const mode_t before = umask(0077);
    std::ofstream out{fresh, std::ios::trunc};
    out << settings.dump(2) << "\n";
    out.close();
    umask(before);
    if (!out || std::rename(fresh.c_str(), file.c_str()) != 0) return std::cerr << "repere-kiosk: " << file << " cannot be written\n", 1;
    return 0;
}

}  // namespace repere::programs
