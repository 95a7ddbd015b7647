#include "guides/guides.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

namespace repere::guides {

using directory::Directory;
using directory::Statement;

bool without_phone(const Answers& answers) { return given_to(answers, "phone") == std::vector<std::string>{"no"}; }

std::vector<std::string> given_to(const Answers& answers, std::string_view question) {
    for (const Answered& answered : answers)
        if (answered.question == question) return answered.answers;
    return {};
}

namespace {

constexpr std::array order_of_acts{"danger", "care", "block", "complaint", "consulate", "insurer", "after"};   // people.md, P4

std::size_t rank(std::string_view before) {
    return static_cast<std::size_t>(std::find(order_of_acts.begin(), order_of_acts.end(), before) - order_of_acts.begin());
}

void in_order(std::vector<Act>& acts) {
    std::stable_sort(acts.begin(), acts.end(), [](const Act& a, const Act& b) { return rank(a.before) < rank(b.before); });
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

std::vector<std::string> steps(const std::string& spaced) {
    std::vector<std::string> out;
    std::istringstream in{spaced};
    for (std::string id; in >> id;) out.push_back(id);
    return out;
}

SentenceKind kind_of(const std::string& word) {
    return word == "rule" ? SentenceKind::rule : word == "bring" ? SentenceKind::bring : word == "say" ? SentenceKind::say
         : word == "avoid" ? SentenceKind::avoid : SentenceKind::precaution;
}

struct Sentences { const char *rows, *when; };      // where they stand: id, text, pictogram, kind, sourced; and who is meant
constexpr Sentences of_act{"SELECT id, text, pictogram, kind, sourced FROM sentence WHERE guide_id = ? AND act_id = ? ORDER BY position",
                           "SELECT question_id, answer_id FROM sentence_when WHERE guide_id = ? AND act_id = ? AND sentence_id = ?"};
constexpr Sentences of_page{"SELECT id, text, pictogram, kind, sourced FROM tip WHERE guide_id = ? AND question_id = ? ORDER BY position",
                            "SELECT question_id, answer_id FROM tip_when WHERE guide_id = ? AND of_question_id = ? AND tip_id = ?"};

using Given = const Answers*;                    // none: whatever would be answered

bool meant(const Conditions& conditions, Given answers) { return !answers || hold(conditions, *answers); }

// Those whose conditions hold, in order.
std::vector<Sentence> sentences(const Directory& directory, const Sentences& where, std::string_view guide, std::string_view of, Given answers) {
    std::vector<Sentence> out;
    auto row = directory.database().prepare(where.rows);
    for (row.bind(guide).bind(of); row.step();) {
        auto when = directory.database().prepare(where.when);
        when.bind(guide).bind(of).bind(row.text(0));
        if (meant(conditions(std::move(when)), answers))
            out.push_back({row.text(0), row.text(1), row.text(2), kind_of(row.text(3)), row.number(4) != 0});
    }
    return out;
}

std::optional<Question> question(const Directory& directory, std::string_view guide, std::string_view id, Given answers) {
    auto row = directory.database().prepare("SELECT ask, help, choose, next FROM question WHERE guide_id = ? AND id = ?");
    row.bind(guide).bind(id);
    if (!row.step()) return std::nullopt;
    const std::string choose = row.text(2);
    Question out{.id = std::string{id}, .ask = row.text(0), .help = row.text(1),
                 .choose = choose == "many" ? Choose::many : choose == "read" ? Choose::read : choose == "language" ? Choose::language : Choose::one, .next = steps(row.text(3)),
                 .answers = {}, .tips = {}};
    if (out.choose == Choose::read) out.tips = sentences(directory, of_page, guide, id, answers);
    if (out.choose == Choose::language) {
        for (const language::Tag& tag : directory.languages())
            if (tag.value.find("-x-") == std::string::npos) out.answers.push_back({.id = tag.value, .label = language::own_name(tag)});
        out.answers.push_back({.id = std::string{other_language}, .label = {}});
        return out;
    }
    auto of = directory.database().prepare(
        "SELECT id, label, pictogram, next, french, sensitive, filter, guide FROM answer WHERE guide_id = ? AND question_id = ? ORDER BY position");
    of.bind(guide).bind(id);
    while (of.step())
        out.answers.push_back({of.text(0), of.text(1), of.text(2), steps(of.text(3)), of.text(4), of.number(5) != 0, of.text(6), of.text(7)});
    return out;
}

Conditions who_takes(const Directory& directory, std::string_view guide, std::string_view outcome) {      // a question takes everybody
    auto when = directory.database().prepare("SELECT question_id, answer_id FROM outcome_when WHERE guide_id = ? AND outcome_id = ?");
    when.bind(guide).bind(outcome);
    return conditions(std::move(when));
}

// The first of several steps that takes whoever gave these answers: an outcome may ask for some, a question takes everybody.
std::string first_of(const Directory& directory, std::string_view guide, const std::vector<std::string>& ways, const Answers& answers) {
    for (const std::string& step : ways) {
        if (hold(who_takes(directory, guide, step), answers)) return step;
    }
    return {};
}

// Where a question leads, when it is answered; several answers share the question's own next.
std::vector<std::string> ways_after(const Question& question, const std::vector<std::string>& given) {
    if (given.empty()) return {};
    if (question.choose == Choose::read) return question.next;
    for (const Answer& answer : question.answers)
        if (answer.id == given.front()) return answer.next.empty() ? question.next : answer.next;
    return {};
}

void fill(std::string& text, std::string_view mark, const std::string& with) {
    if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), with);
}

// What was lost, as the French says it: each thing once, in the order of the questions, whatever the order of touching. Where nobody has
// said what was lost there is no such sentence.
std::string sentence_to_show(std::string french, const std::vector<Question>& asked, Given answers, const language::Tag& reader) {
    if (!answers && french.find("{items}") != std::string::npos) return {};
    std::vector<std::string> items;
    for (const Question& question : asked) {
        const auto given = answers ? given_to(*answers, question.id) : std::vector<std::string>{};
        for (const Answer& answer : question.answers)
            if (!answer.french.empty() && std::find(given.begin(), given.end(), answer.id) != given.end() &&
                std::find(items.begin(), items.end(), answer.french) == items.end())
                items.push_back(answer.french);
    }
    fill(french, "{items}", language::joined(items, language::french));
    const std::string language = language::name_in(reader, language::french);
    const bool asked_in_french = language == language::name_in(language::french, language::french);
    if (french.find("{language}") != std::string::npos && !asked_in_french) french += " Je parle " + language + ".";
    fill(french, "{language}", "");
    return french;
}

std::optional<Outcome> outcome(const Directory& directory, std::string_view guide, std::string_view id, Given answers,
                               const std::vector<Question>& asked, const language::Tag& reader) {
    auto row = directory.database().prepare("SELECT title, french, means, opens, checklist FROM outcome WHERE guide_id = ? AND id = ?");
    row.bind(guide).bind(id);
    if (!row.step()) return std::nullopt;
    Outcome out{.id = std::string{id}, .title = row.text(0), .french = sentence_to_show(row.text(1), asked, answers, reader),
                .means = row.text(2), .opens = row.text(3), .checklist = row.number(4) != 0, .acts = {}};
    auto act = directory.database().prepare(
        "SELECT a.id, a.before, a.moment, a.title, a.need, a.pictogram, a.asks, a.french, a.means, a.after, a.phrases FROM act a JOIN act_outcome o "
        "ON o.guide_id = a.guide_id AND o.act_id = a.id WHERE a.guide_id = ? AND o.outcome_id = ? ORDER BY a.position");
    act.bind(guide).bind(id);
    while (act.step()) {
        auto when = directory.database().prepare("SELECT question_id, answer_id FROM act_when WHERE guide_id = ? AND act_id = ?");
        when.bind(guide).bind(act.text(0));
        if (!meant(conditions(std::move(when)), answers)) continue;
        out.acts.push_back({act.text(0), act.text(1), act.text(2), act.text(3), act.text(4), act.text(5), act.text(6),
                            sentence_to_show(act.text(7), asked, answers, reader), act.text(8), steps(act.text(9)), steps(act.text(10)),
                            sentences(directory, of_act, guide, act.text(0), answers)});
    }
    in_order(out.acts);
    return out;
}

struct Way {                                     // from the start, as far as the answers lead
    std::vector<Question> asked;                 // answered ones
    Answers given;                               // to those; an answer to a question that does not lie on the way counts for nothing
    std::optional<Question> open;                // the first that is not answered
    std::string outcome;                         // else where it ended
    bool sensitive = false;
};

Way way(const Directory& directory, std::string_view guide_id, const Answers& answers) {
    Way out;
    const auto of = guide(directory, guide_id);
    if (!of) return out;
    out.sensitive = of->sensitive;
    std::string at = of->start;
    for (std::set<std::string> seen; seen.insert(at).second;) {
        auto here = question(directory, guide_id, at, &out.given);
        if (!here) {
            out.outcome = at;
            return out;
        }
        const auto given = given_to(answers, at);
        const auto ways = ways_after(*here, given);
        if (ways.empty()) {
            out.open = std::move(here);
            return out;
        }
        out.given.push_back({at, given});
        for (const Answer& answer : here->answers)
            out.sensitive = out.sensitive || (answer.sensitive && std::find(given.begin(), given.end(), answer.id) != given.end());
        out.asked.push_back(std::move(*here));
        at = first_of(directory, guide_id, ways, out.given);
    }
    return out;
}

Guide row_to_guide(const Statement& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5) != 0, row.number(6) != 0, row.text(7)};
}

}  // namespace

std::vector<Guide> guides(const Directory& directory) {
    std::vector<Guide> out;
    auto row = directory.database().prepare(
        "SELECT id, title, subtitle, pictogram, tone, sensitive, staff, start FROM guide ORDER BY position, id");
    while (row.step()) out.push_back(row_to_guide(row));
    return out;
}

std::optional<Guide> guide(const Directory& directory, std::string_view id) {
    auto row = directory.database().prepare("SELECT id, title, subtitle, pictogram, tone, sensitive, staff, start FROM guide WHERE id = ?");
    row.bind(id);
    if (!row.step()) return std::nullopt;
    return row_to_guide(row);
}

std::optional<Step> next(const Directory& directory, std::string_view guide, const Answers& answers, const language::Tag& reader) {
    const Way here = way(directory, guide, answers);
    if (here.open) return Step{*here.open};
    if (auto found = outcome(directory, guide, here.outcome, &here.given, here.asked, reader)) return Step{std::move(*found)};
    return std::nullopt;
}

std::vector<Question> pages_of_tips(const Directory& directory, std::string_view guide) {
    std::vector<Question> out;
    auto row = directory.database().prepare("SELECT id FROM question WHERE guide_id = ? AND choose = 'read' ORDER BY position");
    for (row.bind(guide); row.step();) out.push_back(*question(directory, guide, row.text(0), nullptr));
    return out;
}

std::vector<Situation> situations(const Directory& directory, std::string_view guide, const language::Tag& reader) {
    std::vector<Situation> out;
    auto row = directory.database().prepare("SELECT id FROM outcome WHERE guide_id = ? ORDER BY id");
    for (row.bind(guide); row.step();) {
        Situation one{*outcome(directory, guide, row.text(0), nullptr, {}, reader), {}};
        auto when = directory.database().prepare(
            "SELECT a.question_id, a.id, a.label FROM outcome_when w JOIN answer a ON a.guide_id = w.guide_id AND a.question_id = w.question_id AND a.id = w.answer_id "
            "WHERE w.guide_id = ? AND w.outcome_id = ? ORDER BY a.question_id, a.position");
        when.bind(guide).bind(row.text(0));
        while (when.step()) one.when.push_back({when.text(0), when.text(1), when.text(2)});
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<Outcome> whole(const Directory& directory, std::string_view guide, const language::Tag& reader) {
    std::vector<Outcome> out;
    const auto has = [](const Outcome& part, const Act& act) {
        return std::any_of(part.acts.begin(), part.acts.end(), [&](const Act& each) { return each.id == act.id; });
    };
    for (auto& [part, when] : situations(directory, guide, reader)) {
        part.french.clear(), part.means.clear();
        std::erase_if(out, [&](const Outcome& other) {           // those that share an act are one part
            if (std::none_of(other.acts.begin(), other.acts.end(), [&](const Act& act) { return has(part, act); })) return false;
            part.checklist = part.checklist && other.checklist;
            for (const Act& act : other.acts)
                if (!has(part, act)) part.acts.push_back(act);
            return true;
        });
        out.push_back(std::move(part));
    }
    std::map<std::string, std::size_t> at;                       // where its file has it
    auto act = directory.database().prepare("SELECT id FROM act WHERE guide_id = ? ORDER BY position");
    for (act.bind(guide); act.step();) at.emplace(act.text(0), at.size());
    for (Outcome& part : out) {
        std::sort(part.acts.begin(), part.acts.end(), [&](const Act& a, const Act& b) { return at[a.id] < at[b.id]; });
        in_order(part.acts);
    }
    std::stable_sort(out.begin(), out.end(), [](const Outcome& a, const Outcome& b) { return a.acts.size() > b.acts.size(); });
    return out;
}

bool sensitive(const Directory& directory, std::string_view guide, const Answers& answers) { return way(directory, guide, answers).sensitive; }

std::pair<int, int> progress(const Directory& directory, std::string_view guide, const Answers& answers) {
    Way here = way(directory, guide, answers);
    const int done = static_cast<int>(here.asked.size());
    int ahead = 0;
    Answers imagined = answers;
    while (here.open && ahead < 16) {                        // what would still be asked, on the first way that stays in this guide
        const auto& answers_of = here.open->answers;
        const auto stays = std::find_if(answers_of.begin(), answers_of.end(), [](const Answer& answer) { return answer.guide.empty(); });
        ++ahead;
        if (here.open->choose != Choose::read && stays == answers_of.end()) break;
        std::erase_if(imagined, [&](const Answered& answered) { return answered.question == here.open->id; });    // one no longer known
        imagined.push_back({here.open->id, {here.open->choose == Choose::read ? std::string{was_read} : stays->id}});
        const std::size_t before = here.asked.size();
        here = way(directory, guide, imagined);
        if (here.asked.size() <= before) break;
    }
    return {done, done + ahead};
}

std::string graph(const Directory& directory, std::string_view guide) {
    const auto quoted = [](std::string text) {
        std::string out = "\"";
        for (const char c : text) (c == '"' || c == '\\') ? (out += '\\') += c : out += c;
        return out + '"';
    };
    std::string out = "digraph " + quoted(std::string{guide}) + " {\n  rankdir=LR; node [shape=box, style=rounded, fontname=\"Noto Sans\"]; edge [fontname=\"Noto Sans\", fontsize=11];\n";
    auto questions = directory.database().prepare("SELECT id, ask FROM question WHERE guide_id = ? ORDER BY position");
    questions.bind(guide);
    while (questions.step()) {
        out += "  " + quoted(questions.text(0)) + " [label=" + quoted(questions.text(1)) + "];\n";
        const auto here = question(directory, guide, questions.text(0), nullptr);
        for (const Answer& answer : here->answers)
            for (const std::string& next : answer.next)
                out += "  " + quoted(here->id) + " -> " + quoted(next) + " [label=" + quoted(answer.label) + (answer.sensitive ? ", style=dashed" : "") + "];\n";
        for (const Answer& answer : here->answers) {
            if (answer.guide.empty()) continue;
            const auto other = repere::guides::guide(directory, answer.guide);
            out += "  " + quoted(answer.guide) + " [label=" + quoted(other ? other->title : answer.guide) + ", shape=folder];\n";
            out += "  " + quoted(here->id) + " -> " + quoted(answer.guide) + " [label=" + quoted(answer.label) + "];\n";
        }
        for (const std::string& next : here->next) {                           // one arrow for all answers that share it: labelled by who takes it
            std::string who;
            for (const auto& [asked, given] : who_takes(directory, guide, next))
                for (const std::string& answer : given) who += (who.empty() ? "" : ", ") + asked + ": " + answer;
            out += "  " + quoted(here->id) + " -> " + quoted(next) + " [label=" + quoted(who) + "];\n";
        }
    }
    auto outcomes = directory.database().prepare("SELECT id, title FROM outcome WHERE guide_id = ? ORDER BY id");
    outcomes.bind(guide);
    while (outcomes.step())
        out += "  " + quoted(outcomes.text(0)) + " [label=" + quoted(outcomes.text(0) + "\n" + outcomes.text(1)) + ", shape=box, style=filled, fillcolor=\"#EFE5D3\"];\n";
    return out + "}\n";
}

Wanted wanted(const Directory& directory, std::string_view guide, const Answers& answers) {
    Wanted out;
    const Way here = way(directory, guide, answers);
    for (const Question& question : here.asked) {
        const auto given = given_to(here.given, question.id);
        if (question.choose == Choose::language && !given.empty() && given.front() != other_language) out.language = language::parse(given.front());
        for (const Answer& answer : question.answers) {
            const auto filter = directory::filter_named(answer.filter);
            if (filter && std::find(given.begin(), given.end(), answer.id) != given.end()) out.filters.push_back(*filter);
        }
    }
    if (out.language) out.filters.push_back(directory::Filter::my_language);
    return out;
}

std::vector<Phrase> phrases(const Directory& directory, const std::vector<std::string>& ids) {
    std::vector<Phrase> out;
    for (const std::string& id : ids) {
        auto row = directory.database().prepare("SELECT text FROM phrase WHERE id = ?");
        if (row.bind(id).step()) out.push_back({id, row.text(0)});
    }
    return out;
}

std::vector<Country> countries(const Directory& directory, const language::Tag& reader) {
    std::vector<Country> out;
    for (const std::string& code : directory.countries()) out.push_back({code, language::country_name(code, reader)});
    const language::Collator collator{reader};
    std::sort(out.begin(), out.end(), [&](const Country& a, const Country& b) { return collator.before(a.name, b.name); });
    return out;
}

std::string key(std::string_view guide, std::string_view thing, std::string_view id, std::string_view field) {
    if (thing == "phrase") return "phrase." + std::string{id} + '.' + std::string{field};      // of every guide
    if (thing == "guide") return "guide." + std::string{guide} + '.' + std::string{field};
    return std::string{guide} + '.' + std::string{thing} + '.' + std::string{id} + '.' + std::string{field};
}

}  // namespace repere::guides
