// The directory: who helps with what, where, by which number, and how sure we are of each fact.
//
// Records are HSDS 3.2's, as values; queries read the compiled file (schema.sql), opened read-only and immutable.
// Truth is kept per fact: `trust` says what may be shown of it, `availability` is the only place where a badge is decided (P5).
// French is the source of every text here; `messages` brings the visitor's language.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "directory/hours.hpp"
#include "directory/sqlite.hpp"
#include "language/language.hpp"

namespace repere::directory {

// Files of this schema version, and no other, can be read ("RPRE" as application_id, user_version in this range).
inline constexpr int application_id = 0x52505245;
inline constexpr int oldest_schema = 5;
inline constexpr int newest_schema = 6;     // 6: coming activities

// --- Truth, per fact ------------------------------------------------------------------------------------------------------------
enum class Confidence { confirmed, seen, to_confirm };
enum class Class { statutory, helpline, desk, online, tig_place };   // how fast facts age, in months: statutory never, helpline 6, tig_place 3, others 12

struct Verified {
    std::optional<Day> on;                                // nothing: the source bears no date
    std::string method;                                   // call visit mail public-source declared derived
    Confidence confidence = Confidence::to_confirm;
    friend bool operator==(const Verified&, const Verified&) = default;
};

enum class Trust {
    good,      // confirmed and in date: shown plainly
    aged,      // only seen, undated, or overdue: shown with its age and with what to do if nobody answers
    hidden     // remembered, derived or declared: never shown as a contact; the fallback is
};
Trust trust(const Verified& fact, Class kind, Minute now);

// --- Records --------------------------------------------------------------------------------------------------------------------
enum class PhoneType { voice, text };

struct Phone {
    std::string number;                 // "04 42 26 31 96": as it is shown
    std::string dial;                   // "+33442263196", "114": as it is dialled
    PhoneType type = PhoneType::voice;
    std::string description, cost;      // French; "" when there is nothing to say
    bool free = false, from_abroad = false, not_on_bill = false;
    Hours hours;
    Verified verified, hours_verified;
    friend bool operator==(const Phone&, const Phone&) = default;
};

enum class Known { unknown, no, yes };

struct Location {
    std::string address_1, address_2, postal_code, city, access;
    Known step_free = Known::unknown;
    std::optional<double> latitude, longitude;     // only when verified
    Verified verified;
    Hours hours;
    Verified hours_verified;
    friend bool operator==(const Location&, const Location&) = default;
};

enum class Intake { unknown, walk_in, appointment, referral };
enum class HowSpoken { spoken, interpreter, on_request };
enum class SilentRoute { sms, chat, video_sign_language, email, relay, door };      // in need of no voice (people.md, P14)

struct Language {                       // what is spoken there; what the visitor reads is a language::Tag
    std::string code;
    HowSpoken how = HowSpoken::spoken;
    friend bool operator==(const Language&, const Language&) = default;
};

struct LeadsTo {
    std::string service, when;          // id; French: "Si vous n’avez pas de papiers."
    friend bool operator==(const LeadsTo&, const LeadsTo&) = default;
};

struct Tig {                            // a place of community service, as a referent asks about it (P9)
    Known adults = Known::unknown, minors = Known::unknown, evenings = Known::unknown, licence = Known::unknown,
          minors_near = Known::unknown, alcohol = Known::unknown, clothing = Known::unknown;
    std::optional<int> places, fewest_hours, most_hours;      // free now; of one order
    std::optional<Day> habilitated_until;
    friend bool operator==(const Tig&, const Tig&) = default;
};

struct Service {
    std::string id, organization, organization_name;
    std::string name, description, alert, status;
    Class kind = Class::desk;
    std::string url, email, fees_description, application_process;
    std::string fallback;               // id; "" when there is none
    std::string pictogram;
    Intake intake = Intake::unknown;
    std::string referred_by;            // who may refer, French
    Known papers_asked = Known::unknown;
    std::string service_area;           // "marseille"; "" Aix, or everywhere
    bool staff = false;                 // for desks only: a public file has none (people.md, P1)
    std::vector<std::string> acts, audiences;
    std::vector<Language> languages;
    std::vector<SilentRoute> silent;    // as it was written: `silent_routes` says all of them
    std::vector<LeadsTo> leads_to;      // to services of this file
    std::vector<std::string> countries; // of a consulate: whose papers it makes (ISO 3166-1)
    std::vector<Phone> phones;
    std::optional<Location> location;
    std::optional<Tig> tig;
    Verified verified;
    bool does(std::string_view act) const;
    bool paused() const;                // inactive, or closed for a time
    friend bool operator==(const Service&, const Service&) = default;
};

struct Place {                          // where a kiosk stands, and what may be promised there (P12): what is not known is not so
    std::string id, name;
    std::string said_aloud;             // French, to say on the telephone: "Office de tourisme, Aix-en-Provence"
    std::string address;                // "" when not verified
    std::string operated_by;            // who answers for the kiosk (GDPR, controller); "" when not declared
    std::string data_contact;           // how to write to the data protection officer: a shared mailbox, an address; "" likewise
    std::optional<double> latitude, longitude;
    Hours hours;                        // of the place
    Hours staffed;                      // when somebody is there to help
    bool trained_host = false, private_room = false, telephone_to_lend = false, printer = false, headphones_to_lend = false,
         keypad = false, camera_in_view = false;
    bool somebody_is_there(Minute now) const;
    friend bool operator==(const Place&, const Place&) = default;
};

// A session, a training, a permanence to come (people.md, P10). A day without an hour lasts the whole day.
struct Activity {
    std::string id, title, place;       // French; "" where nobody wrote where
    Day on;
    std::optional<Minute> from, to;
    bool staff = false;                 // for desks only: a public file has none
    Verified verified;
    Minute until() const;               // from then on it is past: its end, else its beginning, else midnight
    friend bool operator==(const Activity&, const Activity&) = default;
};

// What a badge may say of a service at a moment. Green needs hours that are `good` for that very door or line.
enum class Badge { open, closed, to_confirm, none };      // none: nothing to open (a website)
struct Availability {
    Badge badge = Badge::none;
    Opening opening;                                       // what the hours say, trusted or not
    bool by_phone = false;                                 // the hours are a telephone's, not a door's
    friend bool operator==(const Availability&, const Availability&) = default;
};
Availability availability(const Service& service, Minute now);
std::vector<Phone> shown_phones(const Service& service, Minute now);      // without the hidden ones
bool shows_address(const Service& service, Minute now);
struct Offset { double east = 0, north = 0; };                            // metres
std::optional<Offset> offset(const Place& kiosk, const Service& service, Minute now);      // of its door from there: only where both stand verified (P5)
bool drawn(const Service& service);                                       // on a map: a prison and who follows a sentence are found by name alone
inline constexpr double farthest_on_foot = 2400;                          // metres: thirty minutes, beyond nobody walks
std::vector<SilentRoute> silent_routes(const Service& service, Minute now);     // written, or following from a text number, an e-mail, a door; each once

// --- The file -------------------------------------------------------------------------------------------------------------------
enum class Refused { missing, unreadable, foreign, older_schema, newer_schema, damaged };

struct Refusal {
    Refused reason;
    std::string words;                                     // one sentence, for standard error
};

// Who looks for something, when and where they stand: it ranks what else would be equal. `now` and a place may be left out.
struct Seeker {
    language::Tag language = language::french;
    std::optional<Minute> now;
    std::optional<double> latitude, longitude;                          // of the kiosk, verified
};
// kind: service | guide (by the words of its answers and of what it says to do)
struct Found { std::string kind, id; double score = 0; };

class Directory {
public:
    static std::variant<Directory, Refusal> open(const std::string& file);
    static Directory from(std::span<const std::byte> bytes);            // the one built into the program; throws when it is not sound
    std::optional<Refusal> sound() const;                               // reads every page of the file: for the helper, not the screen

    std::vector<language::Tag> languages() const;
    std::optional<Service> service(std::string_view id) const;
    std::vector<Service> services() const;                              // in their order
    std::vector<Service> services_that(std::string_view act) const;     // accept this act, in their order
    // As one types: whatever each word of the query begins, or nearly begins, best first. In all languages at once, the seeker's before
    // others; other scripts also as Latin letters spell them; digits find numbers. The empty query finds everything.
    std::vector<Found> find(std::string_view query, const Seeker& seeker, std::size_t limit) const;
    std::vector<Service> search(std::string_view query, const Seeker& seeker, std::size_t limit) const;      // the services among them
    bool sensitive(std::string_view service) const;                     // a page about it is quiet (P3): it does an act that is
    // Those shown at a service ("spip") or an outcome of a guide ("after-prison/family"), next first. None that is past, nor so far ahead that its
    // day would be read as this year's; for desks only where `staff`. A file of schema 5 knows none.
    std::vector<Activity> activities(std::string_view at, Minute now, std::size_t most, bool staff) const;
    std::vector<std::string> countries() const;                         // whose papers a visitor may carry: ISO 3166-1
    std::vector<Place> places() const;
    std::optional<Place> place(std::string_view id) const;
    struct Translation { std::string text; bool reviewed; };
    std::optional<Translation> translation(const language::Tag& tag, std::string_view domain, std::string_view key) const;
    std::optional<Day> data_date() const;
    std::string content_hash() const;
    const Database& database() const { return database_; }              // for `guides`, whose tables stand in the same file

private:
    explicit Directory(Database database) : database_{std::move(database)} {}
    std::vector<Found> found(std::string_view query, const Seeker& seeker, std::size_t limit, bool services_only) const;
    Database database_;
};

}  // namespace repere::directory
