// A Page: all that is on the screen, as a value. Screen, speech, keyboard, paper and tests read this one tree.
//
// At most three levels: region, group, widget. Whatever can be touched carries the event it sends; a group that carries one is
// touchable as a whole (a card). Ids are language-free (DESIGN §12), never made from the words. It is the accessibility tree.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "language/language.hpp"

namespace repere::page {

using language::Words;

// --- Modes: what "Aa" sets. All combine; each is forgotten with the visit ------------------------------------------------------
enum class Mode { large, high_contrast, low_reach, still, more_time, voice, explore, blank };
inline constexpr int mode_count = 8;

struct Modes {
    bool large = false;                      // capitals of 0.7 degrees at 600 mm (EN 301 549 5.1.4)
    bool high_contrast = false;              // 10:1
    bool low_reach = false;                  // whatever is touched stands low (DESIGN §8)
    bool still = false;                      // nothing moves
    bool more_time = false;                  // three times as long (people.md, P14)
    bool voice = false;                      // every page is read as it comes
    bool explore = false;                    // a sliding finger is told what lies under it; a second tap in the same place acts
    bool blank = false;                      // the screen stays dark while the voice reads
    bool& operator[](Mode mode);
    friend bool operator==(const Modes&, const Modes&) = default;
};

// --- Events: what the visitor did, or what came back from the world -------------------------------------------------------------
struct Started { friend bool operator==(const Started&, const Started&) = default; };
struct LanguageChosen { language::Tag tag; friend bool operator==(const LanguageChosen&, const LanguageChosen&) = default; };
struct LanguageAsked { friend bool operator==(const LanguageAsked&, const LanguageAsked&) = default; };
struct HomeAsked { friend bool operator==(const HomeAsked&, const HomeAsked&) = default; };
struct BackAsked { friend bool operator==(const BackAsked&, const BackAsked&) = default; };
struct EmergencyAsked { friend bool operator==(const EmergencyAsked&, const EmergencyAsked&) = default; };
struct AccessAsked { friend bool operator==(const AccessAsked&, const AccessAsked&) = default; };
struct SearchOpened { friend bool operator==(const SearchOpened&, const SearchOpened&) = default; };
struct GuideOpened { std::string guide; friend bool operator==(const GuideOpened&, const GuideOpened&) = default; };
struct AnswerTouched { std::string answer; friend bool operator==(const AnswerTouched&, const AnswerTouched&) = default; };
struct ContinueAsked { friend bool operator==(const ContinueAsked&, const ContinueAsked&) = default; };
struct ActionChosen { std::string action; friend bool operator==(const ActionChosen&, const ActionChosen&) = default; };
struct ServiceOpened { std::string service; friend bool operator==(const ServiceOpened&, const ServiceOpened&) = default; };
struct FrenchShown { std::string which; friend bool operator==(const FrenchShown&, const FrenchShown&) = default; };   // a sentence, full screen: an act's id, "call", "where"; "" the outcome's
struct CountryAsked { friend bool operator==(const CountryAsked&, const CountryAsked&) = default; };    // whose papers?
struct CountriesOpened { int from = 0, count = 0; friend bool operator==(const CountriesOpened&, const CountriesOpened&) = default; };   // a part of the sorted list
struct CountryChosen { std::string code; friend bool operator==(const CountryChosen&, const CountryChosen&) = default; };   // ISO 3166-1; "" another
struct TakeAwayAsked { friend bool operator==(const TakeAwayAsked&, const TakeAwayAsked&) = default; };  // the list of acts, as a page
// on paper, and into a telephone
struct PrintAsked { std::string sheet; friend bool operator==(const PrintAsked&, const PrintAsked&) = default; };     // opens its preview: "" the page's own | slip | complaint | reflex | host-form
struct SheetChosen { std::string sheet; friend bool operator==(const SheetChosen&, const SheetChosen&) = default; };  // in the preview: whole | slip | complaint; "large" on, and off again
struct PrintNow { friend bool operator==(const PrintNow&, const PrintNow&) = default; };
struct CodeAsked { friend bool operator==(const CodeAsked&, const CodeAsked&) = default; };            // the page's own, as a QR code
struct CodeShown { friend bool operator==(const CodeShown&, const CodeShown&) = default; };            // on a quiet page: not before
struct LeaveAsked { friend bool operator==(const LeaveAsked&, const LeaveAsked&) = default; };          // leave now: an ordinary page, nothing of before
struct ModeToggled { Mode mode = Mode::large; friend bool operator==(const ModeToggled&, const ModeToggled&) = default; };
struct YourDataAsked { friend bool operator==(const YourDataAsked&, const YourDataAsked&) = default; };       // « Vos données »
struct AccessibilityAsked { friend bool operator==(const AccessibilityAsked&, const AccessibilityAsked&) = default; };
// the voice
struct ListenAsked { friend bool operator==(const ListenAsked&, const ListenAsked&) = default; };           // read this page; while it is read: stop
struct SayAgainAsked { friend bool operator==(const SayAgainAsked&, const SayAgainAsked&) = default; };
struct VolumeAsked { int by = 1; friend bool operator==(const VolumeAsked&, const VolumeAsked&) = default; };
struct HeadsetChanged { bool in = false; friend bool operator==(const HeadsetChanged&, const HeadsetChanged&) = default; };     // a keypad's jack
struct TextExplored { Words words; friend bool operator==(const TextExplored&, const TextExplored&) = default; };      // under an exploring finger
struct SpeechEnded { friend bool operator==(const SpeechEnded&, const SpeechEnded&) = default; };
struct LeaveKeyPressed { friend bool operator==(const LeaveKeyPressed&, const LeaveKeyPressed&) = default; };   // Shift: three times leaves a quiet page
// a clip in sign language
struct SignsAsked { friend bool operator==(const SignsAsked&, const SignsAsked&) = default; };             // from its beginning
struct SignsClosed { friend bool operator==(const SignsClosed&, const SignsClosed&) = default; };
struct TextTyped { std::string text; friend bool operator==(const TextTyped&, const TextTyped&) = default; };
struct TextErased { friend bool operator==(const TextErased&, const TextErased&) = default; };          // one character, backwards
struct TextCleared { friend bool operator==(const TextCleared&, const TextCleared&) = default; };        // all of it
struct LettersToggled { friend bool operator==(const LettersToggled&, const LettersToggled&) = default; };   // the language's own ones, Latin ones
struct FilterToggled { std::string filter; friend bool operator==(const FilterToggled&, const FilterToggled&) = default; };   // by its name
struct FiltersLifted { friend bool operator==(const FiltersLifted&, const FiltersLifted&) = default; };
struct ThemeOpened { std::string theme; friend bool operator==(const ThemeOpened&, const ThemeOpened&) = default; };      // of the search
struct MapOpened { std::string service; friend bool operator==(const MapOpened&, const MapOpened&) = default; };        // of one; "" of what was found
struct ActTicked { std::string act; friend bool operator==(const ActTicked&, const ActTicked&) = default; };     // of a checklist
// a desk's own (people.md, P7)
struct StaffAsked { friend bool operator==(const StaffAsked&, const StaffAsked&) = default; };
struct DigitTyped { char digit = '0'; friend bool operator==(const DigitTyped&, const DigitTyped&) = default; };        // of the PIN
struct DigitErased { friend bool operator==(const DigitErased&, const DigitErased&) = default; };
struct PinEntered { friend bool operator==(const PinEntered&, const PinEntered&) = default; };
struct PinChecked { bool right = false; friend bool operator==(const PinChecked&, const PinChecked&) = default; };     // what came back
struct EndAsked { friend bool operator==(const EndAsked&, const EndAsked&) = default; };              // a staff key: the visit is over, whoever's it was
struct DeskLocked { friend bool operator==(const DeskLocked&, const DeskLocked&) = default; };
struct ReceivedTapped { std::string kind; friend bool operator==(const ReceivedTapped&, const ReceivedTapped&) = default; };
struct ReceivedUndone { friend bool operator==(const ReceivedUndone&, const ReceivedUndone&) = default; };             // the last one of this session
struct StaffPageOpened { std::string page; friend bool operator==(const StaffPageOpened&, const StaffPageOpened&) = default; };
struct ClosedTodayToggled { std::string service; friend bool operator==(const ClosedTodayToggled&, const ClosedTodayToggled&) = default; };
struct WrongSaid { std::string service, category; friend bool operator==(const WrongSaid&, const WrongSaid&) = default; };
struct StillHere { friend bool operator==(const StillHere&, const StillHere&) = default; };             // any touch or key; "continue"
struct PageTurned { int by = 1; friend bool operator==(const PageTurned&, const PageTurned&) = default; };  // page.up, page.down: the view's
struct FocusMoved { std::string id; friend bool operator==(const FocusMoved&, const FocusMoved&) = default; };   // by a key, or an exploring finger
struct TimePassed { std::chrono::milliseconds by{0}; friend bool operator==(const TimePassed&, const TimePassed&) = default; };
enum class PrintEnd { done, paper_out, failed, lost, too_long };        // lost: failed, and nobody knows what became of what was sent; too_long: more pages than may still be printed (people.md, P15)
struct Printed { PrintEnd end = PrintEnd::done; int pages = 0; friend bool operator==(const Printed&, const Printed&) = default; };    // what came back
struct DirectoryAdopted { friend bool operator==(const DirectoryAdopted&, const DirectoryAdopted&) = default; };

using Event = std::variant<Started, LanguageChosen, LanguageAsked, HomeAsked, BackAsked, EmergencyAsked, AccessAsked, SearchOpened,
                           GuideOpened, AnswerTouched, ContinueAsked, ActionChosen, ServiceOpened, FrenchShown, CountryAsked, CountriesOpened,
                           CountryChosen, TakeAwayAsked, PrintAsked, SheetChosen, PrintNow, CodeAsked, CodeShown, LeaveAsked, ModeToggled, YourDataAsked, AccessibilityAsked, ListenAsked,
                           SayAgainAsked, VolumeAsked, HeadsetChanged, TextExplored, SpeechEnded, LeaveKeyPressed, SignsAsked, SignsClosed,
                           TextTyped, TextErased, TextCleared, LettersToggled, FilterToggled, FiltersLifted,
                           ThemeOpened, MapOpened, ActTicked, StaffAsked, DigitTyped, DigitErased, PinEntered, PinChecked, EndAsked, DeskLocked,
                           ReceivedTapped, ReceivedUndone, StaffPageOpened, ClosedTodayToggled, WrongSaid, StillHere, PageTurned, FocusMoved, TimePassed, Printed, DirectoryAdopted>;

// --- The tree -------------------------------------------------------------------------------------------------------------------
// Role: what it is to a person who does not see it.
enum class Role { title, heading, text, note, label, button, checkbox, badge, number, sentence, picture, progress, field, key, status };

// Tone: the part it plays, never a colour; the theme colours it.
enum class Tone { plain, soft, blue, plum, olive, ochre, teal, slate, emergency, open, closed, unknown, primary, leave };

struct Progress { int step = 0; int steps = 0; friend bool operator==(const Progress&, const Progress&) = default; };

struct Spot { double east = 0, north = 0; friend bool operator==(const Spot&, const Spot&) = default; };      // metres from this kiosk

struct Modules {                             // of a QR code, row by row
    int side = 0;
    std::vector<bool> dark;
    friend bool operator==(const Modules&, const Modules&) = default;
};

struct Widget {
    std::string id;                          // empty: never touched, never sought (the tree still lists it)
    Role role = Role::text;
    Words words;
    Words detail;                            // a second, quieter line of the same thing
    Words french;                            // the French of a draft translation, under it (people.md, P16)
    std::string pictogram;                   // a file name in assets/pictograms, without .svg
    Tone tone = Tone::plain;
    std::optional<Event> event;
    bool checked = false;
    Words spoken;                            // said instead of the words, when the words are only a sign ("Aa")
    Progress progress;
    int number = 0;                          // 1, 2, 3 … before an act of a list, on a map; of a key, how many keys wide
    int rows = 0;                            // ruled lines under the words, for a hand: on the sheet that is shown before it is printed
    std::optional<Spot> spot;                // on a map
    Modules code;
    std::string clip;                        // a file name in assets/lsf, without .webp; `number` says for which time it is asked for
    friend bool operator==(const Widget&, const Widget&) = default;
};

// How the widgets of a group stand together.
enum class Arrangement {
    stack,      // one under the other, on the page itself
    card,       // one under the other, on a white card
    panel,      // one under the other, on the tone's colour
    doors,      // large touchable cards in a grid (home, answers, languages)
    act,        // one thing to do: a number, what, and how
    numbers,    // large number cards in a grid (emergency)
    row,        // beside one another, wrapping
    week,       // seven days beside one another: words the day, detail its hours
    keyboard,   // rows of keys, never mirrored; a widget whose words are a line break starts the next row
    chips,      // what can be on or off, beside one another, wrapping
    tiles,      // small doors in a grid, picture beside words
    map,        // walking rings around this kiosk, north up, never mirrored: a label is a ring (its spot lies on it), a picture a place, a heading the kiosk
    bar,        // the bottom bar
    scene       // the attract picture
};

struct Group {
    std::string id;
    Arrangement arrangement = Arrangement::stack;
    std::vector<Widget> widgets;
    Tone tone = Tone::plain;
    std::optional<Event> event;              // the whole group is one button
    Words name;                              // then its spoken name; empty: the names of its widgets
    bool checked = false;
    friend bool operator==(const Group&, const Group&) = default;
};

// hand: what stays under the hands while the aside alone scrolls: beside it on a wide screen, under it on a tall one.
// pager: its two buttons are placed only when the page is longer than the screen, and each is there only while it leads somewhere.
enum class Place { header, main, aside, hand, bar, pager, overlay };

struct Region {
    Place place = Place::main;
    std::vector<Group> groups;
    friend bool operator==(const Region&, const Region&) = default;
};

struct Page {
    std::string screen;                      // DESIGN §12
    std::string step;                        // tells pages of one screen apart: scroll is kept by screen and step
    language::Tag language = language::french;
    Words title;
    bool sensitive = false;
    std::string focus;                       // id, moved by keys; empty until one is used
    std::string bring;                       // id that shall be in view
    std::vector<Region> regions;
    friend bool operator==(const Page&, const Page&) = default;

    Region& region(Place place);             // made when it is not there yet
};

std::string plain_text(const Page& page);    // every word of it, scrolled out included, a widget a line
std::string to_string(Role role);
std::string to_string(const Event& event);   // its name and what it carries: for the inspector and for failing tests

}  // namespace repere::page
