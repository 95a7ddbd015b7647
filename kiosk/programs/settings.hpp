// The settings of one kiosk (--settings FILE), JSON: {"staff_pin": "$argon2id$…"}. Without a PIN the staff space stays off.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace repere::programs {

struct Settings {
    std::string staff_pin;                   // its hash (argon2id, as libsodium writes it); "" there is none
};

std::variant<Settings, std::string> read_settings(const std::string& file);      // else one sentence, with line and column where there is one

bool is_pin(const std::string& pin);                                 // four to twelve digits
std::string hashed(const std::string& pin);                          // takes a tenth of a second, on purpose
bool matches(const std::string& hash, std::string_view pin);         // likewise

int set_pin(const std::string& file);        // reads a PIN from standard input, writes its hash; the exit status

}  // namespace repere::programs
