// directory-data/ as it was read: the records of every file, with the places of what refers to something else.
//
// Nobody's `source`, `note` or `by_role` is kept here: they are checked while reading and then let go, so that no compiled file,
// translation or log can ever hold one (people.md, P1 and P2).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace repere::authoring {

struct Text {                            // a value and where it stands
    std::string value;
    int line = 0, column = 0;
    bool empty() const { return value.empty(); }
};

struct Fact {                            // x_verified
    std::string on, method, confidence = "to-confirm";
    int line = 0, column = 0;            // of `on`, or of the whole
    bool shown() const { return confidence != "to-confirm"; }
};

struct Phone {
    std::string number, dial, type, description, cost, hours;
    bool free = false, from_abroad = false, not_on_bill = false;
    bool shared = false;                 // several organizations are right to give this number
    int line = 0, column = 0;            // of the number
    Fact verified, hours_verified;
};

struct Location {
    std::string address_1, address_2, postal_code, city, access, hours;
    std::string step_free;               // yes | no; "" nobody knows
    int line = 0, column = 0;            // of the street, or of the whole
    std::optional<double> latitude, longitude;
    Fact verified, coordinates_verified, hours_verified;
};

struct Spoken {                          // x_languages: HSDS has `languages` and, in words, `interpretation_services`
    Text code;
    std::string how;                     // spoken | interpreter | on-request
};

struct LeadsTo {                         // x_leads_to: who comes after, and when
    Text service;
    std::string when;
};

struct Tig {                             // x_tig: what a referent asks of a place of community service (people.md, P9). "": nobody knows
    std::string adults, minors, evenings, licence, minors_near, alcohol, clothing;      // yes | no
    std::optional<int> places, fewest_hours, most_hours;     // free now; of one order
    std::string habilitated_until;       // a day
};

struct Service {
    std::string file, organization;
    Text id;
    std::optional<int> position;
    std::string name, alternate_name, description, alert, status, kind, url, email, fees_description, application_process;
    Text pictogram, fallback;
    std::string intake, referred_by, papers_asked;       // walk-in | appointment | referral; who may refer; yes | no. "": nobody knows
    Text service_area;                   // "": Aix, or everywhere
    std::vector<Text> acts, audiences;
    std::vector<Spoken> languages;
    std::vector<Text> silent;            // routes without a voice: what phones of type text, e-mail and door say already is not repeated
    std::vector<LeadsTo> leads_to;
    std::vector<Text> countries;         // of a consulate: whose papers it makes (ISO 3166-1)
    std::vector<Phone> phones;
    std::optional<Location> location;
    std::optional<Tig> tig;              // of a place of community service
    Fact verified;
    bool staff = false;                  // under staff/: read and checked, never in a public file, never translated (people.md, P1)
    // What does not exist any more, or of which we only remember that it did, is in no compiled file.
    bool published() const { return !staff && status != "defunct" && verified.shown(); }
    // Desks also see their own, even where only its existence is remembered: it then has no contact.
    bool for_desks() const { return published() || (staff && status != "defunct"); }
};

struct Organization {
    std::string file;
    Text id;
    std::string name, alternate_name, website;
    bool staff = false;
    std::string referent_role{};         // who answers for its records, a function, never a name; "" the coordinator
};

struct Place {                           // what a kiosk may promise there (people.md, P12); what is not written is not so
    Text id;
    std::string name, said_aloud, address, hours, staffed, operated_by, data_contact;
    std::optional<double> latitude, longitude;
    bool trained_host = false, private_room = false, telephone_to_lend = false, printer = false, headphones_to_lend = false,
         keypad = false, camera_in_view = false;
};

using Synonyms = std::vector<std::pair<std::string, std::vector<std::string>>>;      // language, what people say there: only to be found by

struct Term {                            // an act, or an audience
    Text id;
    std::string label;
    Synonyms synonyms;
    std::vector<Text> codes;             // what data·inclusion calls it: thématiques of an act, publics of an audience; often nothing does
    bool staff = false;                  // of staff/taxonomy.yaml: in no public file
    bool sensitive = false;              // an act: a page about who does it is quiet (people.md, P3)
};

struct Situation {                       // what happened, as people tell it: found by, and answered by its acts
    Text id;
    std::string label;
    Synonyms synonyms;
    std::vector<Text> acts;
};

// question → answers; a person who gave one of them for each question is meant
struct Condition {
    Text question;
    std::vector<Text> answers;
};

struct Sentence {
    Text id;
    std::string text, kind, pictogram;
    bool sourced = false;
    std::vector<Condition> when;
};

struct Answer {
    Text id;
    std::string label, pictogram, french;
    bool sensitive = false;              // and so is all that follows
    bool danger = false;                 // danger was said: an emergency number stands behind it on every way
    Text filter;                         // what services are then held against (directory/filters.hpp)
    Text guide;                          // another guide, instead of `next`
    std::vector<Text> next;              // the first whose `when` holds
};

struct Question {
    Text id;
    std::string ask, help, choose;
    std::vector<Text> next;
    std::vector<Answer> answers;
    std::vector<Sentence> tips;          // of a page that is only read
};

struct Outcome {
    Text id;
    std::string title, french, means;
    Text opens;                          // the act whose doors stand beside the list at first
    bool checklist = false;              // its acts are ticked on the screen
    std::vector<Condition> when;
};

struct Act {
    Text id;
    std::vector<Text> outcomes;
    std::string before, moment, title, pictogram, french, means;
    Text need;
    std::string asks;                    // "country": whose papers, before naming who can help
    std::vector<Text> after;             // acts of the same guide that come first
    std::vector<Text> phrases;           // to show to the person in their language
    std::vector<Condition> when;
    std::vector<Sentence> sentences;
};

struct Guide {
    std::string file;
    Text id;
    std::optional<int> position;
    std::string title, subtitle, pictogram, tone;
    bool sensitive = false;
    bool staff = false;                  // under staff/: for desks, in French, in no public file
    Text start;
    std::vector<Question> questions;
    std::vector<Outcome> outcomes;
    std::vector<Act> acts;
};

struct Phrase {                          // what a receptionist shows or plays to a person in that person's language
    Text id;
    std::string text;
};

struct Activity {                        // activities.yaml: a session or a training, to come or past; never a name (people.md, P10)
    Text id, on;
    std::string title, type, place, opens_at, closes_at;     // HH:MM; "" nobody wrote it
    bool training = false;               // of those who receive
    bool permanence = false;             // somebody receives there that day: announced, not counted
    Text service, outcome;               // where it is announced: on a service's page, at an outcome ("after-prison/family"); "" not there
    Fact verified;
    bool staff = false;                  // found by `announced`: for desks only
    std::vector<Text> audiences;
    Text partner;                        // an organization
    std::optional<int> present;
    int present_line = 0, present_column = 0;
    std::vector<std::string> trades;     // of those who were trained
    std::optional<double> satisfaction;  // 1 to 5, the mean
};

struct Declaration {                     // staff/declarations.yaml: community service that a host received in a year
    Text organization;
    int year = 0;
    std::optional<int> adults, minors;
};

struct Data {
    std::string folder;
    bool complete = true;                         // every file could be read
    std::vector<Organization> organizations;      // by file
    std::vector<Service> services;                // in the order in which they are listed
    std::vector<Place> places;
    std::vector<Term> acts, audiences;            // the taxonomy
    std::vector<Situation> situations;
    std::vector<Text> countries;                  // whose papers a visitor may carry
    std::vector<Guide> guides;                    // in their order
    std::vector<Phrase> phrases;
    std::vector<Activity> activities;
    std::vector<Declaration> declarations;
};

// --- What may be written of it -------------------------------------------------------------------------------------------------
// The services of the public file, without the facts that nobody may be sent to (a number only remembered, a door only supposed).
enum class Readers { everybody, staff };
std::vector<Service> published(std::vector<Service> services, Readers readers = Readers::everybody);
// Those that were not held yet, and somebody may be sent to. Trainings, and what stands with a record or a guide of the desks, are theirs alone (P1).
std::vector<Activity> announced(const Data& data, Readers readers = Readers::everybody);

}  // namespace repere::authoring
