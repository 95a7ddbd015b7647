#include "guides/guides.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace repere::guides {

using directory::Badge;
using directory::Directory;
using directory::Service;
using directory::Statement;

namespace {

constexpr std::array order_of_acts{"danger", "care", "block", "complaint", "consulate", "insurer", "after"};   // people.md, P4

std::size_t rank(std::string_view before) {
    return static_cast<std::size_t>(std::find(order_of_acts.begin(), order_of_acts.end(), before) - order_of_acts.begin());
}

std::vector<std::string> given_to(const Answers& answers, std::string_view question) {
    for (const Answered& answered : answers)
        if (answered.question == question) return answered.answers;
    return {};
}

using Conditions = std::map<std::string, std::set<std::string>>;      // question → the answers one of which must have been given

bool hold(const Conditions& conditions, const Answers& answers) {
    return std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
        const auto given = given_to(answers, condition.first);
        return std::any_of(given.begin(), given.end(), [&](const std::string& answer) { return condition.second.contains(answer); });
    });
}

Conditions conditions(Statement rows) {
    Conditions out;
    while (rows.step()) out[rows.text(0)].insert(rows.text(1));
    return out;
}

std::optional<Question> question(const Directory& directory, std::string_view guide, std::string_view id) {
    auto row = directory.database().prepare("SELECT ask, help, choose FROM question WHERE guide_id = ? AND id = ?");
    row.bind(guide).bind(id);
    if (!row.step()) return std::nullopt;
    Question out{.id = std::string{id}, .ask = row.text(0), .help = row.text(1),
                 .choose = row.text(2) == "many" ? Choose::many : Choose::one, .answers = {}};
    auto answers = directory.database().prepare(
        "SELECT a.id, a.label, a.pictogram, CASE a.next WHEN '' THEN q.next ELSE a.next END, a.french "
        "FROM answer a JOIN question q ON q.guide_id = a.guide_id AND q.id = a.question_id "
        "WHERE a.guide_id = ? AND a.question_id = ? ORDER BY a.position");
    answers.bind(guide).bind(id);
    while (answers.step())
        out.answers.push_back({answers.text(0), answers.text(1), answers.text(2), answers.text(3), answers.text(4)});
    return out;
}

// The step after a question, when it is answered; several answers share the question's own next.
std::string step_after(const Question& question, const std::vector<std::string>& given) {
    for (const Answer& answer : question.answers)
        if (!given.empty() && answer.id == given.front()) return answer.next;
    return {};
}

std::vector<Sentence> sentences(const Directory& directory, std::string_view guide, const std::string& act, const Answers& answers) {
    std::vector<Sentence> out;
    auto row = directory.database().prepare(
        "SELECT id, text, kind, sourced FROM sentence WHERE guide_id = ? AND act_id = ? ORDER BY position");
    row.bind(guide).bind(act);
    while (row.step()) {
        auto when = directory.database().prepare(
            "SELECT question_id, answer_id FROM sentence_when WHERE guide_id = ? AND act_id = ? AND sentence_id = ?");
        when.bind(guide).bind(act).bind(row.text(0));
        if (!hold(conditions(std::move(when)), answers)) continue;
        const std::string kind = row.text(2);
        out.push_back({row.text(0), row.text(1),
                       kind == "rule"    ? SentenceKind::rule
                       : kind == "bring" ? SentenceKind::bring
                                         : SentenceKind::precaution,
                       row.number(3) != 0});
    }
    return out;
}

void fill(std::string& text, std::string_view mark, const std::string& with) {
    if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), with);
}

// What was lost, as the French says it: each thing once, in the order of the questions, whatever the order of touching.
std::string sentence_to_show(std::string french, const std::vector<Question>& asked, const Answers& answers, const language::Tag& reader) {
    std::vector<std::string> items;
    for (const Question& question : asked) {
        const auto given = given_to(answers, question.id);
        for (const Answer& answer : question.answers)
            if (!answer.french.empty() && std::find(given.begin(), given.end(), answer.id) != given.end() &&
                std::find(items.begin(), items.end(), answer.french) == items.end())
                items.push_back(answer.french);
    }
    fill(french, "{items}", language::joined(items, language::french));
    const std::string language = language::name_in(reader, language::french);
    fill(french, "{language}", language == language::name_in(language::french, language::french) ? "" : ", en " + language);
    return french;
}

std::optional<Outcome> outcome(const Directory& directory, std::string_view guide, std::string_view id, const Answers& answers,
                               const std::vector<Question>& asked, const language::Tag& reader) {
    auto row = directory.database().prepare("SELECT title, french FROM outcome WHERE guide_id = ? AND id = ?");
    row.bind(guide).bind(id);
    if (!row.step()) return std::nullopt;
    Outcome out{.id = std::string{id}, .title = row.text(0), .french = sentence_to_show(row.text(1), asked, answers, reader), .acts = {}};
    auto act = directory.database().prepare(
        "SELECT a.id, a.before, a.moment, a.title, a.need, a.pictogram FROM act a JOIN act_outcome o "
        "ON o.guide_id = a.guide_id AND o.act_id = a.id WHERE a.guide_id = ? AND o.outcome_id = ? ORDER BY a.position");
    act.bind(guide).bind(id);
    while (act.step()) {
        auto when = directory.database().prepare("SELECT question_id, answer_id FROM act_when WHERE guide_id = ? AND act_id = ?");
        when.bind(guide).bind(act.text(0));
        if (!hold(conditions(std::move(when)), answers)) continue;
        out.acts.push_back({act.text(0), act.text(1), act.text(2), act.text(3), act.text(4), act.text(5),
                            sentences(directory, guide, act.text(0), answers)});
    }
    std::stable_sort(out.acts.begin(), out.acts.end(), [](const Act& a, const Act& b) { return rank(a.before) < rank(b.before); });
    return out;
}

struct Way {                                     // from the start, as far as the answers lead
    std::vector<Question> asked;                 // answered ones
    std::optional<Question> open;                // the first that is not
    std::string outcome;                         // else where it ended
};

Way way(const Directory& directory, std::string_view guide_id, const Answers& answers) {
    Way out;
    const auto of = guide(directory, guide_id);
    if (!of) return out;
    std::string at = of->start;
    for (std::set<std::string> seen; seen.insert(at).second;) {
        auto here = question(directory, guide_id, at);
        if (!here) {
            out.outcome = at;
            return out;
        }
        const std::string next = step_after(*here, given_to(answers, at));
        if (next.empty()) {
            out.open = std::move(here);
            return out;
        }
        out.asked.push_back(std::move(*here));
        at = next;
    }
    return out;
}

Guide row_to_guide(const Statement& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5) != 0, row.text(6)};
}

}  // namespace

std::vector<Guide> guides(const Directory& directory) {
    std::vector<Guide> out;
    auto row = directory.database().prepare(
        "SELECT id, title, subtitle, pictogram, tone, sensitive, start FROM guide ORDER BY position, id");
    while (row.step()) out.push_back(row_to_guide(row));
    return out;
}

std::optional<Guide> guide(const Directory& directory, std::string_view id) {
    auto row = directory.database().prepare("SELECT id, title, subtitle, pictogram, tone, sensitive, start FROM guide WHERE id = ?");
    row.bind(id);
    if (!row.step()) return std::nullopt;
    return row_to_guide(row);
}

std::optional<Step> next(const Directory& directory, std::string_view guide, const Answers& answers, const language::Tag& reader) {
    const Way here = way(directory, guide, answers);
    if (here.open) return Step{*here.open};
    if (auto found = outcome(directory, guide, here.outcome, answers, here.asked, reader)) return Step{std::move(*found)};
    return std::nullopt;
}

std::pair<int, int> progress(const Directory& directory, std::string_view guide, const Answers& answers) {
    Way here = way(directory, guide, answers);
    const int done = static_cast<int>(here.asked.size());
    int ahead = 0;
    Answers imagined = answers;
    while (here.open && !here.open->answers.empty() && ahead < 16) {      // what would still be asked, on the first way
        std::erase_if(imagined, [&](const Answered& answered) { return answered.question == here.open->id; });    // one no longer known
        imagined.push_back({here.open->id, {here.open->answers.front().id}});
        here = way(directory, guide, imagined);
        ++ahead;
    }
    return {done, done + ahead};
}

std::string graph(const Directory& directory, std::string_view guide) {
    const auto quoted = [](std::string text) {
        std::string out = "\"";
        for (const char c : text) (c == '"' || c == '\\') ? (out += '\\') += c : out += c;
        return out + '"';
    };
    std::string out = "digraph " + quoted(std::string{guide}) + " {\n  rankdir=LR; node [shape=box, style=rounded, fontname=\"Noto Sans\"];\n";
    auto questions = directory.database().prepare("SELECT id, ask FROM question WHERE guide_id = ? ORDER BY position");
    questions.bind(guide);
    while (questions.step()) {
        out += "  " + quoted(questions.text(0)) + " [label=" + quoted(questions.text(1)) + "];\n";
        const auto here = question(directory, guide, questions.text(0));
        for (const Answer& answer : here->answers)
            out += "  " + quoted(here->id) + " -> " + quoted(answer.next) + " [label=" + quoted(answer.label) + "];\n";
    }
    auto outcomes = directory.database().prepare("SELECT id, title FROM outcome WHERE guide_id = ? ORDER BY id");
    outcomes.bind(guide);
    while (outcomes.step())
        out += "  " + quoted(outcomes.text(0)) + " [label=" + quoted(outcomes.text(1)) + ", shape=box, style=filled, fillcolor=\"#EFE5D3\"];\n";
    return out + "}\n";
}

std::vector<Service> who_can(const Directory& directory, std::string_view need, const Answers& answers, directory::Minute now) {
    std::vector<Service> out = directory.services_that(need);
    const auto phone = given_to(answers, "phone");
    const bool on_foot = !phone.empty() && phone.front() == "no";
    if (on_foot) {                               // what stands online is then offered only where nobody else can help
        const auto online = std::stable_partition(out.begin(), out.end(), [](const Service& s) { return s.kind != directory::Class::online; });
        if (online != out.begin()) out.erase(online, out.end());
    }
    const auto worth = [&](const Service& service) {
        const Badge badge = directory::availability(service, now).badge;
        const int openness = badge == Badge::open ? 0 : badge == Badge::closed ? 2 : 1;
        const bool door = directory::shows_address(service, now);
        const bool reachable = door || !directory::shown_phones(service, now).empty() || service.kind == directory::Class::online;
        return std::tuple{on_foot && !door, openness, !reachable};
    };
    std::stable_sort(out.begin(), out.end(), [&](const Service& a, const Service& b) { return worth(a) < worth(b); });
    return out;
}

std::string key(std::string_view guide, std::string_view thing, std::string_view id, std::string_view field) {
    if (thing == "guide") return "guide." + std::string{guide} + '.' + std::string{field};
    return std::string{guide} + '.' + std::string{thing} + '.' + std::string{id} + '.' + std::string{field};
}

}  // namespace repere::guides
