// A visit, from the first touch to the reset: what it remembers, how an event changes it, and the Page it shows.
//
// `update` and `show` are pure: time, place and records come in through House. A visit holds ids, answers and typed words, nothing
// looked up; an ended visit equals Visit{}, which is the attract loop. A screen is one file pair here and one line in `Screen`.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "directory/directory.hpp"
#include "directory/filters.hpp"
#include "guides/guides.hpp"
#include "handout/handout.hpp"
#include "language/language.hpp"
#include "messages/messages.hpp"
#include "page/page.hpp"

namespace repere::visit {

using page::Event;
using page::Modes;
using page::Page;

struct Desk {                                // the side of it that is turned from the public (people.md, P7)
    bool configured = false;                 // a PIN is set; with a file that holds what desks need, one can be opened here
    bool checking = false;                   // one was entered and is being compared
    int wait = 0;                            // seconds until the next may be tried
    std::vector<std::string> closed_today;   // services that this desk found closed
    friend bool operator==(const Desk&, const Desk&) = default;
};

struct Hearing {                             // what can be heard here
    std::vector<language::Tag> voices;       // languages that are read aloud, and well enough to be understood
    std::vector<language::Tag> recorded;     // of which somebody recorded sentences: these are heard where no voice reads the language
    bool headset_only = false;               // no loudspeaker: whoever listens, listens alone
    bool headset = false;                    // one is plugged in, as far as the keypad tells
    bool alone() const { return headset_only || headset; }
    friend bool operator==(const Hearing&, const Hearing&) = default;
};

struct Printer {                             // what can be printed here
    bool there = false;                      // one is set up, and answers
    bool resting = false;                    // ten pages in ten minutes were printed: not before somebody at a desk, or the minutes (P15)
    friend bool operator==(const Printer&, const Printer&) = default;
};

struct Surroundings {                        // the world around the kiosk, as a value
    directory::Minute minute;                // on the wall clock of the place
    directory::Place place;
    std::string profile = "tourist-office";  // tourist-office | mjd | staff
    int turn = 0;                            // of the attract loop: one more every six seconds
    Desk desk{};
    Hearing hearing{};
    Printer printer{};
    std::vector<std::string> signs{};        // clips in sign language that lie here: assets/lsf/README.md
    bool unlocked = false;                   // the visit's, where `show` and `update` look: desks see their own services and guides
};

struct House {
    const directory::Directory& directory;
    const messages::Messages& say;           // `show` turns it to the visit's language
    Surroundings here;
};

// --- Screens: ids and answers only ----------------------------------------------------------------------------------------------
struct AttractScreen { friend bool operator==(const AttractScreen&, const AttractScreen&) = default; };
struct LanguageScreen { friend bool operator==(const LanguageScreen&, const LanguageScreen&) = default; };
struct HomeScreen { friend bool operator==(const HomeScreen&, const HomeScreen&) = default; };
struct GuideScreen {
    std::string guide;
    guides::Answers answers;
    std::vector<std::string> chosen;         // of a question with many answers, until "continue"
    std::string action;                      // the act whose doors are shown; empty: the guide's choice
    std::optional<std::string> sentence;     // a French sentence, full screen: an act's id, "call"; "" the outcome's
    friend bool operator==(const GuideScreen&, const GuideScreen&) = default;
};
struct CalmScreen {                          // before the first page that nobody else should read: where it leads
    GuideScreen ahead;
    friend bool operator==(const CalmScreen&, const CalmScreen&) = default;
};
struct CountryScreen {                       // over a guide: whose papers? A part of the sorted list; count 0: all of it
    int from = 0, count = 0;
    friend bool operator==(const CountryScreen&, const CountryScreen&) = default;
};
struct TakeAwayScreen { friend bool operator==(const TakeAwayScreen&, const TakeAwayScreen&) = default; };   // over a guide: its acts as a list
enum class Printing { choosing, printing, done, paper_out, failed, lost, too_long };
struct PrintScreen {                         // over what it prints: the sheet before it is paper, then what became of it
    handout::Request request;
    Printing state = Printing::choosing;
    int pages = 0;                           // that came out
    friend bool operator==(const PrintScreen&, const PrintScreen&) = default;
};
struct CodeScreen {                          // over a service, or the list of acts: the same as a QR code
    bool shown = false;                      // on a quiet page: not before it was asked for a second time
    friend bool operator==(const CodeScreen&, const CodeScreen&) = default;
};
struct SearchScreen {                        // words and filters stand in Visit
    std::string theme;                       // whose services are shown; "" as one types
    friend bool operator==(const SearchScreen&, const SearchScreen&) = default;
};
struct MapScreen { std::string service; friend bool operator==(const MapScreen&, const MapScreen&) = default; };   // "" what the search below it found
struct ServiceScreen { std::string service; friend bool operator==(const ServiceScreen&, const ServiceScreen&) = default; };
struct EmergencyScreen {
    std::string sentence;                    // full screen: "where", "call"; "" none
    friend bool operator==(const EmergencyScreen&, const EmergencyScreen&) = default;
};
struct StaffLockScreen {                     // asks for the PIN, whatever was asked for, and says nothing of what lies behind
    std::string guide;                       // what opens then; "" the desk's own page
    bool refused = false;                    // the last one was wrong
    friend bool operator==(const StaffLockScreen&, const StaffLockScreen&) = default;
};
struct StaffScreen {
    std::string page;                        // "" | freshness | wrong (in the service below it) | thanks
    friend bool operator==(const StaffScreen&, const StaffScreen&) = default;
};
struct AccessScreen {
    std::string page;                        // "" | data | accessibility (people.md, P13)
    friend bool operator==(const AccessScreen&, const AccessScreen&) = default;
};

using Screen = std::variant<AttractScreen, LanguageScreen, HomeScreen, GuideScreen, CalmScreen, CountryScreen, TakeAwayScreen, PrintScreen, CodeScreen,
                            SearchScreen, MapScreen, ServiceScreen, EmergencyScreen, StaffLockScreen, StaffScreen, AccessScreen>;

inline constexpr std::chrono::seconds warn_after{90}, end_after{120};   // DESIGN §7
inline constexpr std::chrono::seconds quiet_after{45}, quiet_at_most{150}, quiet_grace{20};      // on sensitive pages (P14): 45 s, and one for three words
inline constexpr std::chrono::seconds desk_after{300}, desk_grace{30};      // of a desk that is unlocked: somebody is being listened to
inline constexpr int patience = 3;                             // times as long, with more time (P14)
inline constexpr std::chrono::seconds leave_keys_within{5};    // three presses of Shift leave a quiet page
inline constexpr std::chrono::seconds longest_speech{300};     // a voice that never says it has ended does not keep a visit open
inline constexpr int quietest = 1, usual_volume = 3, loudest = 5;
inline constexpr std::size_t longest_pin = 12;
inline constexpr int pages_a_visit = 6, pages_at_a_desk = 60;  // people.md, P15: an open desk is not held to six

// Digits whose bytes go when they are cleared: a short string keeps its letters.
struct Pin {
    std::array<char, longest_pin> digits{};
    std::size_t count = 0;
    void add(char digit) { if (count < longest_pin) digits[count++] = digit; }
    void erase() { if (count > 0) digits[--count] = 0; }
    std::string_view text() const { return {digits.data(), count}; }
    friend bool operator==(const Pin&, const Pin&) = default;
};

struct Visit {
    language::Tag language = language::french;
    std::vector<Screen> history{AttractScreen{}};      // the last one is shown; never empty
    Modes modes;
    std::string typed;                                 // the one place where typed words live
    std::vector<directory::Filter> filters;            // of the search, in their order; they go when the words go
    bool latin = false;                                // the keyboard shows Latin letters, not the language's own
    std::vector<std::string> ticked;                   // of checklists: guide/act; they go with home, leave now and idle
    std::vector<std::string> counted;                  // guide/outcome reached before in this visit; no outcome where nobody else should read
    bool unlocked = false;                             // the PIN was right; ends with the visit, and where the desk is left
    Pin pin;                                           // as it is typed
    int pages_printed = 0;                             // of the six a visit may have (people.md, P15)
    std::vector<std::string> received;                 // kinds tapped since it was unlocked: the last can be undone
    std::string focus;                                 // id of the widget the keys, or an exploring finger, are on
    bool speaking = false;                             // for so long; then `idle` stands still
    std::chrono::milliseconds speaking_for{0};
    int volume = usual_volume;
    int signing = 0;                                   // the page's clip is open, asked for so many times
    int leave_keys = 0;                                // pressed, the first of them so long ago
    std::chrono::milliseconds leave_since{0};
    std::chrono::milliseconds idle{0};                 // since the last touch or key
    std::chrono::milliseconds warn_at{warn_after}, end_at{end_after};      // what `idle` may reach on this page
    friend bool operator==(const Visit&, const Visit&) = default;
};

// --- Effects: what the programs do about it, off the UI thread where it touches the world ---------------------------------------
struct LookForDirectory { friend bool operator==(const LookForDirectory&, const LookForDirectory&) = default; };   // is there a newer file?
struct ForgetVisit { friend bool operator==(const ForgetVisit&, const ForgetVisit&) = default; };                  // views, caches, atlas
struct TryPin { Pin pin; friend bool operator==(const TryPin&, const TryPin&) = default; };                // answers PinChecked
struct CountReceived { std::string kind; int by = 1; friend bool operator==(const CountReceived&, const CountReceived&) = default; };
struct NoteClosedToday { std::string service; friend bool operator==(const NoteClosedToday&, const NoteClosedToday&) = default; };     // on, or off again
struct NoteWrong { std::string service, category; friend bool operator==(const NoteWrong&, const NoteWrong&) = default; };
struct SayPage { friend bool operator==(const SayPage&, const SayPage&) = default; };                   // the one that is shown now, once it ends: SpeechEnded
struct SayWidget { std::string id; language::Words before; friend bool operator==(const SayWidget&, const SayWidget&) = default; };
struct SayWords { language::Words words; friend bool operator==(const SayWords&, const SayWords&) = default; };
struct SayWarning { friend bool operator==(const SayWarning&, const SayWarning&) = default; };             // "still there?"
struct Hush { friend bool operator==(const Hush&, const Hush&) = default; };
struct PrintHandout { handout::Request request; int most_pages = 0; friend bool operator==(const PrintHandout&, const PrintHandout&) = default; };  // answers Printed
struct CancelPrinting { friend bool operator==(const CancelPrinting&, const CancelPrinting&) = default; };      // whatever is not on paper yet never will be; answers nothing
struct CountOutcome { std::string guide, outcome; language::Tag language; friend bool operator==(const CountOutcome&, const CountOutcome&) = default; };   // outcome and language "" where the guide is sensitive (DESIGN §10)
using Effect = std::variant<LookForDirectory, ForgetVisit, SayPage, SayWidget, SayWords, SayWarning, Hush, TryPin, CountReceived, NoteClosedToday, NoteWrong,
                            PrintHandout, CancelPrinting, CountOutcome>;

struct Step {
    Visit visit;
    std::vector<Effect> effects;
};

Step update(Visit visit, const Event& event, const House& house);
Page show(const Visit& visit, const House& house);

// Whether this is, or stands before, a page that nobody else should read: neutral title, way out in the bar, short idle (P3).
bool sensitive(const Visit& visit, const House& house);

// Whether a page in this language can be read aloud here.
bool can_speak(const language::Tag& tag, const House& house);

// When the page will change by itself: the idle warning or its end. Nothing on attract (the loop's turn is the clock's).
std::optional<std::chrono::milliseconds> changes_in(const Visit& visit);
// The page to show when no directory could be opened and nobody has chosen a language: the emergency page, in French.
Visit emergency_only();

}  // namespace repere::visit
