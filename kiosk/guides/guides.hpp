// Guides: from answers to what to do. A guide is data; `next` is its only motion.
//
// Answers are kept as question → answers, in the order given. Conditions look at answers, of those to questions
// that lie on the way: what was answered elsewhere counts for nothing.
// Acts of an outcome merge (each once) and stand in the order of P4: danger, care, block, complaint, consulate, insurer, after.
// Guides of the desks (`staff`) are French, as are their answers; what is shown to the person stands in `phrases`, in every language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "directory/directory.hpp"
#include "directory/filters.hpp"
#include "language/language.hpp"

namespace repere::guides {

struct Answered {
    std::string question;
    std::vector<std::string> answers;
    friend bool operator==(const Answered&, const Answered&) = default;
};
using Answers = std::vector<Answered>;
bool without_phone(const Answers& answers);              // they said they have no telephone: doors and help on foot, no QR code (P4)
std::vector<std::string> given_to(const Answers& answers, std::string_view question);      // none where it was not asked

struct Guide {
    std::string id, title, subtitle, pictogram, tone;
    bool sensitive = false;
    bool staff = false;                       // for desks: never shown while they are locked
    std::string start;
};

enum class SentenceKind { rule, precaution, bring, say, avoid };
struct Sentence {
    std::string id, text, pictogram;
    SentenceKind kind = SentenceKind::precaution;
    bool sourced = false;
};

struct Answer {
    std::string id, label, pictogram;
    std::vector<std::string> next;            // steps: the first whose conditions hold
    std::string french;                       // its part of the sentence to show
    bool sensitive = false;                   // and so is all that follows
    std::string filter;                       // what services are then held against; ""
    std::string guide;                        // the guide it opens, instead of a step; ""
};
enum class Choose { one, many, read, language };      // read: a page of tips, answered by "read"; language: by a tag, or "other"
struct Question {
    std::string id, ask, help;
    Choose choose = Choose::one;
    std::vector<std::string> next;            // where an answer names none
    std::vector<Answer> answers;
    std::vector<Sentence> tips;
};
inline constexpr std::string_view was_read = "read";      // what "continue" answers on a page of tips
inline constexpr std::string_view other_language = "other";

struct Act {
    std::string id, before, moment, title, need, pictogram;
    std::string asks;                         // "country": whose papers, before naming who can help
    std::string french, means;                // a sentence to show for this act, and what it says
    std::vector<std::string> after;           // acts of this outcome that come first
    std::vector<std::string> phrases;         // to show to the person in their language
    std::vector<Sentence> sentences;
};
struct Outcome {
    std::string id, title;
    std::string french;                       // the sentence to show, whole; the language's name filled in
    std::string means;                        // what it says, for whoever shows it
    std::string opens;                        // the act whose doors stand beside the list at first; "" the complaint
    bool checklist = false;                   // its acts are ticked on the screen
    std::vector<Act> acts;
};

using Step = std::variant<Question, Outcome>;

std::vector<Guide> guides(const directory::Directory& directory);
std::optional<Guide> guide(const directory::Directory& directory, std::string_view id);
// Where these answers lead. Answers beyond the first unanswered question are left out of account.
std::optional<Step> next(const directory::Directory& directory, std::string_view guide, const Answers& answers,
                         const language::Tag& reader);
// A guide as a booklet has it: every act once, with all its sentences, whatever would be answered. Acts that never stand together on a
// screen do not stand together here: each such part is an outcome of its own (its first one's title), the longest part first.
std::vector<Question> pages_of_tips(const directory::Directory& directory, std::string_view guide);
std::vector<Outcome> whole(const directory::Directory& directory, std::string_view guide, const language::Tag& reader);
// Each outcome as a booklet has it, whatever would be answered, with the answers that mean it; none where no one answer does.
struct Situation {
    struct Meaning { std::string question, answer, label; };
    Outcome outcome;
    std::vector<Meaning> when;
};
std::vector<Situation> situations(const directory::Directory& directory, std::string_view guide, const language::Tag& reader);
// Whether these answers have led where titles are neutral and a way out stands on the page (people.md, P3).
bool sensitive(const directory::Directory& directory, std::string_view guide, const Answers& answers);
// How many questions have been answered of how many on this way (for the progress bar).
std::pair<int, int> progress(const directory::Directory& directory, std::string_view guide, const Answers& answers);
// The graph, as DOT.
std::string graph(const directory::Directory& directory, std::string_view guide);

// What the answers ask of whoever helps.
struct Wanted {
    std::vector<directory::Filter> filters;
    std::optional<language::Tag> language;    // the person's, where a guide asked for it
    bool staff = false;                       // a desk that is unlocked: its own services too
    std::vector<std::string> closed_today;    // services that somebody found closed
};
Wanted wanted(const directory::Directory& directory, std::string_view guide, const Answers& answers);

// Services that meet a need at that moment, surest and open ones first: P5; then what fits the answers, then what asks no papers (P7).
// Without a telephone doors stand first, and what is online only where nobody else can help; for who can only write, doors and what can
// be written to. A consulate stands here only for whoever answered `country` with its country (P4: never by language). A place of
// community service is there only while its record is in date and its habilitation holds, and while nothing wanted is missing (P9).
std::vector<directory::Service> who_can(const directory::Directory& directory, std::string_view need, const Answers& answers,
                                        directory::Minute now, const Wanted& wanted = {});
// Whether it may receive somebody now: it is not known, nor supposed, to be closed.
bool may_receive(const directory::Service& service, directory::Minute now, const Wanted& wanted = {});

// A place of community service whose record is older than three months, or whose habilitation has ended (P9); nothing else lapses.
bool lapsed(const directory::Service& service, directory::Minute now);

struct Phrase { std::string id, text; };
std::vector<Phrase> phrases(const directory::Directory& directory, const std::vector<std::string>& ids);

// Countries whose papers a visitor may carry, in the order of their names in the reader's language.
struct Country { std::string code, name; };
std::vector<Country> countries(const directory::Directory& directory, const language::Tag& reader);
inline constexpr std::string_view country = "country";      // the question that an act may ask: answered with an ISO 3166-1 code

// Keys under which the texts of guides are translated (domain "guides").
std::string key(std::string_view guide, std::string_view thing, std::string_view id, std::string_view field);

}  // namespace repere::guides
