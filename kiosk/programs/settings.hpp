// The settings of one kiosk (--settings FILE), JSON; each may be left out:
//   "staff_pin": "$argon2id$…"                  without it the staff space stays off
//   "sound": "loudspeaker" | "headset" | "off"  headset: nobody else hears it, so quiet pages may be read
//   "keys": {"repeat_after_ms": 500, "repeat_every_ms": 100, "strike_ms": 0}      at most 2000, 2000, 500 (EN 301 549 5.7, 5.8)
//   "touch": {"strike_ms": 300}                 at most 500
//   "keypad": {"F15": "headset-in", …}          what the keys of an audio-navigation keypad do, by their names (touch::KeypadPressed);
//                                               "leave", three times, leaves a quiet page; "end-visit" is for staff
//   "printer": {"queue": "counter", "paper": "a4" | "a5" | "receipt", "server": "/run/cups/cups.sock"}      a queue of CUPS; without "server" the machine's own (assets/cups/README.md)
//   "kiosk": "mjd-1"                            how its heartbeat calls it (programs/heartbeat.hpp); else the name of the machine
//   "desk_key": "/etc/repere/desk.key"          a desk: opens the releases that are sealed to it (people.md, P1)
//   "update_every_seconds": 900                 about how often it looks for a newer release
//   "heartbeat_to": "https://…"                 where its heartbeat is sent to (POST), beside the file
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "handout/handout.hpp"

namespace repere::programs {

enum class Sound { loudspeaker, headset, off };
enum class KeypadDoes { headset_in, headset_out, listen, again, louder, softer, back, home, emergency, next, previous, choose, leave, end_visit };

struct Queue {                               // where sheets are printed
    std::string name;                        // "" nowhere
    std::string server;                      // a socket, a host or host:port; "" as CUPS itself is set up here
    handout::Paper paper = handout::Paper::a4;      // that lies in it
    friend bool operator==(const Queue&, const Queue&) = default;
};

struct Settings {
    std::string staff_pin;                   // its hash (argon2id, as libsodium writes it); "" there is none
    Sound sound = Sound::loudspeaker;
    double repeat_after = 0.5, repeat_every = 0.1, key_strike = 0, touch_strike = 0.3;       // seconds
    std::map<std::string, KeypadDoes> keypad;
    Queue printer;
    std::string kiosk;                       // "" the name of the machine
    std::string desk_key;                    // a file; "" no desk that adopts releases
    int update_every = 900;                  // seconds
    std::string heartbeat_to;                // a URL; "" nobody
};

std::variant<Settings, std::string> read_settings(const std::string& file);      // else one sentence, with line and column where there is one

bool is_pin(const std::string& pin);                                 // four to twelve digits
std::string hashed(const std::string& pin);                          // takes a tenth of a second, on purpose
bool matches(const std::string& hash, std::string_view pin);         // likewise

int set_pin(const std::string& file);        // reads a PIN from standard input, writes its hash; the exit status

}  // namespace repere::programs
