// What will be on paper, as a value: line by line in the reader's language, each beside its French.
//
// A Request holds ids and answers only: the visit keeps one, the process that prints is sent one, and `make` looks everything up. The print
// preview shows the same Handout that paper/ draws. Two columns: `words` are the reader's, `french` says the same in French, empty where
// the reader reads French. Contacts follow the rule of the screen: confirmed in date plainly, aged with its age and a fallback, hidden
// never (people.md, P5). A draft translation says so (P16). A sensitive sheet bears a neutral title and no date of the visit (P3), and a
// slip no word that tells: its number stands among ordinary ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directory/directory.hpp"
#include "guides/guides.hpp"
#include "language/language.hpp"
#include "messages/messages.hpp"

namespace repere::handout {

using language::Words;

enum class Kind {
    acts,            // what a guide's outcome says to do, and who can help with each act; a checklist: « Mes démarches » (P8)
    service,         // one service
    slip,            // for a pocket: a number among ordinary useful numbers
    complaint,       // to prepare a complaint, filled in by hand
    shortlist,       // places of community service, for professionals (P9)
    orientation,     // what an unlocked desk hands to the person: no name, no case (P7)
    reflex,          // fiche réflexe of the vade mecum, two A4 pages, French, dated (P7)
    host_form,       // blank fiche de poste, French (P9)
    leaflet          // what is worth keeping of a public guide, on a few pages
};

const char* name(Kind kind);                 // "acts", "host-form" …: in JSON, and in the step of a page

enum class Paper { a4, a5, receipt };        // receipt: a roll of 80 mm, as long as it needs

struct Request {
    Kind kind = Kind::acts;
    Paper paper = Paper::a4;
    bool large = false;                      // 18 pt (P14)
    language::Tag language = language::french;
    std::string guide;                       // id; "" for a service's own sheets
    guides::Answers answers;
    std::string service;                     // id
    std::vector<std::string> ticked;         // acts of a checklist: guide/act
    bool staff = false;                      // from a desk that is unlocked
    bool quiet = false;                      // asked from a page that nobody else should read, whatever it is of (P3)
    friend bool operator==(const Request&, const Request&) = default;
};

struct Sources {                             // what `make` reads
    const directory::Directory& directory;
    directory::Minute now;
    directory::Place place;                  // of the kiosk
    std::vector<std::string> closed_today;   // services that this desk found closed
};

// The part a line plays on the sheet.
enum class Part {
    heading,     // of a block
    act,         // one thing to do: `number`, pictogram
    text,
    avoid,       // what not to do
    contact,     // who, by what number, where: `number` on the map
    note,        // quieter: an age, a fallback, a price
    sentence,    // French, to be shown; `words` say what it means
    check,       // a box to tick: `checked`
    blank        // words before `rows` ruled lines for a hand
};

struct Line {
    Part part = Part::text;
    Words words, french;
    int number = 0;
    int rows = 0;
    bool checked = false;
    std::string pictogram;
    friend bool operator==(const Line&, const Line&) = default;
};

struct Block {                               // stays on one page
    std::vector<Line> lines;
    friend bool operator==(const Block&, const Block&) = default;
};

struct Mark {                                // on the map: only where kiosk and door stand verified
    int number = 0;
    double east = 0, north = 0;              // metres from the kiosk
    friend bool operator==(const Mark&, const Mark&) = default;
};

struct Handout {
    language::Tag language = language::french;
    Paper paper = Paper::a4;
    bool large = false;
    bool newspaper = false;                  // short lines: two columns on a page, where no French stands beside them
    bool sensitive = false;                  // neutral title and job name, no date of the visit
    Words title, french_title;
    std::vector<Block> blocks;
    std::vector<Mark> map;
    std::string code;                        // text of the QR code; "" none. Never on a sensitive sheet
    bool draft = false;                      // some of it is a translation that no named person has read
    std::optional<directory::Day> printed;   // never on a sensitive sheet
    std::optional<directory::Day> data;      // of the directory
    friend bool operator==(const Handout&, const Handout&) = default;
};

// Nothing where the request leads nowhere: a guide or service that is not there (any more), a question instead of an outcome, desks' matter
// asked for without one.
std::optional<Handout> make(const Request& request, const Sources& sources);

// --- QR: the text itself, never an address that tells; ISO 18004, level M ---------------------------------------------------------
struct Code {
    int side = 0;                            // modules, without the quiet zone of four
    std::vector<bool> dark;                  // row by row
    friend bool operator==(const Code&, const Code&) = default;
};
inline constexpr int quiet_zone = 4;         // modules on each side
std::optional<Code> code(std::string_view text);                 // nothing when it is too long (2 331 bytes)
// A card of what may be shown of it, each age in its note; no category. Version 3.0 (RFC 2426), which cameras and address books have long read alike;
// 4.0 (RFC 6350) is younger than many telephones in use.
std::string vcard(const directory::Service& service, const messages::Messages& say, directory::Minute now);
std::string code_text(const Request& request, const Sources& sources);            // of the acts: what, and the first sure number or door; at most 600 bytes,
                                                                                  // and the last line says where the rest is

// --- A request, as a line of JSON: for the process that prints ---------------------------------------------------------------------------
std::string to_json(const Request& request);
std::optional<Request> from_json(std::string_view line);         // nothing where it is none

}  // namespace repere::handout
