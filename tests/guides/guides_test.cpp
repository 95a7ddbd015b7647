#include "guides/guides.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "given/catch.hpp"
#include "given/data.hpp"
#include "given/words.hpp"

using namespace repere::guides;
using repere::language::Tag;

namespace {

const Tag french{"fr"}, arabic{"ar"};

// A guide made to be asked: acts out of order, conditions on one and on two questions, one act in two outcomes.
given::Data guide_of_two_ways() {
    return given::data().with("guides/victim.yaml", R"(id: victim
title: Un guide
subtitle: Sous-titre
tone: plum
sensitive: true
start: who
questions:
  - id: who
    ask: Qui ?
    help: Touchez.
    answers:
      - {id: visiting, label: En visite, next: lost}
      - {id: living, label: D’ici, next: short}
  - id: lost
    ask: Quoi ?
    choose: many
    next: go
    answers:
      - {id: bag, label: Sac, french: mon sac}
      - {id: card, label: Carte, french: ma carte}
      - {id: purse, label: Sac à main, french: mon sac}
outcomes:
  - {id: go, title: Que faire, french: "On m’a volé {items}{language}."}
  - {id: short, title: Plus court}
acts:
  - {id: insurer, outcomes: [go, short], before: insurer, moment: later, title: Assurance}
  - {id: danger, outcomes: [go], before: danger, moment: now, title: Danger, need: emergency}
  - {id: after, outcomes: [go], before: after, moment: later, title: Après}
  - {id: complaint, outcomes: [go, short], before: complaint, moment: today, title: Plainte, need: complaint-intake}
  - {id: complaint-too, outcomes: [go], before: complaint, moment: today, title: Plainte encore}
  - {id: consulate, outcomes: [go], before: consulate, moment: today, title: Consulat, when: {who: [visiting], lost: [bag, purse]}}
  - id: block
    outcomes: [go]
    before: block
    moment: now
    when: {lost: [card, bag]}
    title: Bloquer
    sentences:
      - {id: both, text: Toujours., kind: precaution}
      - {id: card-only, text: Pour la carte., kind: precaution, when: {lost: [card]}}
      - {id: papers, text: Une photo., kind: bring}
      - {id: sourced, text: La loi le dit., kind: rule, source: article 1}
  - {id: care, outcomes: [go], before: care, moment: now, title: Soins}
)");
}

std::vector<std::string> ids(const std::vector<Act>& acts) {
    std::vector<std::string> out;
    for (const Act& act : acts) out.push_back(act.id);
    return out;
}

std::vector<std::string> ids(const std::vector<Sentence>& sentences) {
    std::vector<std::string> out;
    for (const Sentence& sentence : sentences) out.push_back(sentence.id);
    return out;
}

Question question(const std::optional<Step>& step) {
    REQUIRE(step);
    REQUIRE(std::holds_alternative<Question>(*step));
    return std::get<Question>(*step);
}

Outcome outcome(const std::optional<Step>& step) {
    REQUIRE(step);
    REQUIRE(std::holds_alternative<Outcome>(*step));
    return std::get<Outcome>(*step);
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a guide is what its file says", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto all = guides(built.directory());
    REQUIRE(all.size() == 1);
    CHECK(all.front().id == "victim");
    const auto one = guide(built.directory(), "victim");
    REQUIRE(one);
    CHECK(one->title == "Un guide");
    CHECK(one->subtitle == "Sous-titre");
    CHECK(one->tone == "plum");
    CHECK(one->sensitive);
    CHECK(one->start == "who");
    CHECK_FALSE(guide(built.directory(), "nothing"));
    CHECK_FALSE(next(built.directory(), "nothing", {}, french));
    CHECK(progress(built.directory(), "nothing", {}) == std::pair{0, 0});
}

TEST_CASE("a guide asks one question after another, then says what to do", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto& directory = built.directory();

    const Question first = question(next(directory, "victim", {}, french));
    CHECK(first.id == "who");
    CHECK(first.ask == "Qui ?");
    CHECK(first.help == "Touchez.");
    CHECK(first.choose == Choose::one);
    REQUIRE(first.answers.size() == 2);
    CHECK(first.answers[0].id == "visiting");
    CHECK(first.answers[1].label == "D’ici");

    const Question second = question(next(directory, "victim", {{"who", {"visiting"}}}, french));
    CHECK(second.id == "lost");
    CHECK(second.choose == Choose::many);

    CHECK(outcome(next(directory, "victim", {{"who", {"visiting"}}, {"lost", {"bag"}}}, french)).id == "go");
    CHECK(outcome(next(directory, "victim", {{"who", {"living"}}}, french)).id == "short");
}

TEST_CASE("acts stand in the order of danger, care, block, complaint, consulate, insurer, after", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto found = outcome(next(built.directory(), "victim", {{"who", {"visiting"}}, {"lost", {"bag", "card"}}}, french));
    CHECK(ids(found.acts) == Ids{"danger", "care", "block", "complaint", "complaint-too", "consulate", "insurer", "after"});
    CHECK(ids(outcome(next(built.directory(), "victim", {{"who", {"living"}}}, french)).acts) == Ids{"complaint", "insurer"});
}

TEST_CASE("an act is shown when each of its conditions is met by one of the answers", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto acts = [&](const Ids& lost) {
        return ids(outcome(next(built.directory(), "victim", {{"who", {"visiting"}}, {"lost", lost}}, french)).acts);
    };
    const auto has = [](const Ids& ids, const char* id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    CHECK(has(acts({"card"}), "block"));
    CHECK_FALSE(has(acts({"card"}), "consulate"));
    CHECK(has(acts({"purse"}), "consulate"));
    CHECK_FALSE(has(acts({"purse"}), "block"));
    // several losses that ask for the same act: it stands once
    CHECK(acts({"bag", "card", "purse"}) ==
          Ids{"danger", "care", "block", "complaint", "complaint-too", "consulate", "insurer", "after"});
}

TEST_CASE("a sentence says its kind, its source and only what concerns the answers", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto block = [&](const Ids& lost) {
        const auto found = outcome(next(built.directory(), "victim", {{"who", {"visiting"}}, {"lost", lost}}, french));
        return *std::find_if(found.acts.begin(), found.acts.end(), [](const Act& act) { return act.id == "block"; });
    };
    CHECK(ids(block({"bag"}).sentences) == Ids{"both", "papers", "sourced"});
    const auto sentences = block({"card"}).sentences;
    CHECK(ids(sentences) == Ids{"both", "card-only", "papers", "sourced"});
    CHECK(sentences[0].kind == SentenceKind::precaution);
    CHECK(sentences[2].kind == SentenceKind::bring);
    CHECK(sentences[3].kind == SentenceKind::rule);
    CHECK(sentences[3].sourced);
    CHECK(ids(block({"card", "bag"}).sentences) == ids(sentences));
}

TEST_CASE("the sentence to show names each loss once, in the order of the question, and the visitor's language", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto said = [&](const Ids& lost, const Tag& reader) {
        return outcome(next(built.directory(), "victim", {{"who", {"visiting"}}, {"lost", lost}}, reader)).french;
    };
    CHECK(said({"bag"}, french) == "On m’a volé mon sac.");
    CHECK(said({"card", "bag"}, french) == "On m’a volé mon sac et ma carte.");
    CHECK(said({"purse", "bag"}, french) == "On m’a volé mon sac.");
    CHECK(said({"bag"}, arabic) == "On m’a volé mon sac. Je parle arabe.");
    CHECK(said({"bag"}, {"fr-x-simple"}) == "On m’a volé mon sac.");
    CHECK(outcome(next(built.directory(), "victim", {{"who", {"living"}}}, arabic)).french.empty());
}

TEST_CASE("answers that the guide does not know leave it where it is", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto& directory = built.directory();
    struct Row {
        Answers answers;
        std::string at;
        const char* because;
    };
    const auto row = GENERATE(values<Row>({
        {{{"who", {"martian"}}}, "who", "no such answer"},
        {{{"who", {}}}, "who", "no answer at all"},
        {{{"weather", {"fine"}}}, "who", "no such question"},
        {{{"lost", {"bag"}}}, "who", "beyond the first question that is open"},
        {{{"weather", {"fine"}}, {"who", {"visiting"}}}, "lost", "the others count"},
        {{{"who", {"visiting"}}, {"lost", {"crown"}}}, "lost", "of many answers, none known"},
        {{{"who", {"living"}}, {"lost", {"bag"}}}, "short", "a question that this way does not ask"},
        {{{"lost", {"bag"}}, {"who", {"visiting"}}}, "go", "in any order"},
        {{{"who", {"visiting"}}, {"lost", {"bag", "crown"}}}, "go", "of many answers, one known"},
    }));
    INFO(row.because);
    const auto step = next(directory, "victim", row.answers, french);
    REQUIRE(step);
    CHECK(std::visit([](const auto& at) { return at.id; }, *step) == row.at);
}

TEST_CASE("progress counts the questions answered, of those on this way", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto& directory = built.directory();
    CHECK(progress(directory, "victim", {}) == std::pair{0, 2});
    CHECK(progress(directory, "victim", {{"who", {"visiting"}}}) == std::pair{1, 2});
    CHECK(progress(directory, "victim", {{"who", {"visiting"}}, {"lost", {"bag"}}}) == std::pair{2, 2});
    CHECK(progress(directory, "victim", {{"who", {"living"}}}) == std::pair{1, 1});
    CHECK(progress(directory, "victim", {{"who", {"martian"}}}) == std::pair{0, 2});
}

TEST_CASE("texts of guides are translated under keys that do not change with the words", "[guides]") {
    CHECK(key("victim", "guide", "", "title") == "guide.victim.title");
    CHECK(key("victim", "question", "who", "ask") == "victim.question.who.ask");
    CHECK(key("victim", "answer", "who.visiting", "label") == "victim.answer.who.visiting.label");
}

// --- Who can receive you --------------------------------------------------------------------------------------------------------

namespace {

// Five that take complaints, listed from the worst to the best on a Monday at ten.
given::Data counters() {
    const std::string good = "{on: 2026-01-10, method: call, confidence: confirmed}";
    const auto counter = [&](const std::string& id, const std::string& rest) {
        return "  - id: " + id + "\n    name: " + id +
               "\n    x_class: desk\n    x_acts: [complaint-intake]\n    x_audiences: [everybody]\n" +
               "    x_fallback: tel-17\n    x_verified: " + good + "\n" + rest;
    };
    const auto door = [&](const std::string& hours) {
        return "    location:\n      address_1: 1 rue Haute\n      city: Aix-en-Provence\n      x_verified: " + good + "\n" +
               (hours.empty() ? "" : "      x_hours: " + hours + "\n      x_hours_verified: " + good + "\n");
    };
    const std::string phone = "    phones:\n      - number: 04 42 00 00 18\n        x_verified: " + good +
                              "\n        x_hours: 24/7\n        x_hours_verified: " + good + "\n";
    return given::data().with("organizations/counters.yaml",
                              "id: counters\nname: Guichets\nservices:\n" + counter("closed-door", door("Tu 09:00-12:00")) +
                                  counter("nothing-shown", "") + counter("hours-unknown", door("")) +
                                  counter("open-line", phone) + counter("open-door", door("Mo 09:00-12:00")));
}

Ids who(const repere::directory::Directory& directory, const Answers& answers, const char* now) {
    Ids out;
    for (const auto& service : who_can(directory, "complaint-intake", answers, given::minute(now))) out.push_back(service.id);
    return out;
}

}  // namespace

TEST_CASE("who is open comes first, who is surely closed comes last, who shows nothing after who can be reached", "[guides]") {
    const auto built = counters().built();
    const auto monday = who(built.directory(), {{"phone", {"yes"}}}, "2026-09-14 10:00");
    CHECK(monday == Ids{"open-line", "open-door", "police-desk", "hours-unknown", "nothing-shown", "closed-door"});
    CHECK(who(built.directory(), {}, "2026-09-14 10:00") == monday);

    INFO("on Tuesday the other door is open");
    CHECK(who(built.directory(), {{"phone", {"yes"}}}, "2026-09-15 10:00") ==
          Ids{"closed-door", "open-line", "police-desk", "hours-unknown", "nothing-shown", "open-door"});

    INFO("whoever has no telephone is sent to doors, and then to lines that somebody else can call");
    CHECK(who(built.directory(), {{"phone", {"no"}}}, "2026-09-14 10:00") ==
          Ids{"open-door", "police-desk", "hours-unknown", "closed-door", "open-line", "nothing-shown"});
}

TEST_CASE("whoever has no telephone is sent online only where nobody else can help", "[guides]") {
    const std::string online = R"(id: web
name: Web
services:
  - id: web-complaint
    name: Plainte en ligne
    x_class: online
    x_acts: [complaint-intake, emergency]
    x_audiences: [everybody]
    url: https://example.org
    x_verified: {on: 2026-01-10, method: call, confidence: confirmed}
)";
    const auto built = given::data().with("organizations/web.yaml", online).built();
    const auto only = given::data()
                          .with("organizations/web.yaml", online)
                          .changed("organizations/state.yaml", "x_acts: [complaint-intake]", "x_acts: [emergency]")
                          .built();
    CHECK(who(built.directory(), {{"phone", {"yes"}}}, "2026-09-14 10:00") == Ids{"police-desk", "web-complaint"});
    CHECK(who(built.directory(), {{"phone", {"no"}}}, "2026-09-14 10:00") == Ids{"police-desk"});
    CHECK(who(only.directory(), {{"phone", {"no"}}}, "2026-09-14 10:00") == Ids{"web-complaint"});
}

TEST_CASE("a need that nobody meets is met by nobody", "[guides]") {
    const auto built = given::data().built();
    CHECK(who_can(built.directory(), "moon-flight", {}, given::minute("2026-09-14 10:00")).empty());
}

// --- The graph ------------------------------------------------------------------------------------------------------------------

namespace {

// The names and arrows of a DOT digraph as `graph` writes it; throws at the first character that does not belong.
struct Dot {
    std::set<std::string> nodes;
    std::multimap<std::string, std::string> arrows;

    explicit Dot(const std::string& text) : rest{text} {
        expect("digraph");
        quoted();
        expect("{");
        while (!take("}")) {
            if (take("rankdir=LR")) {
                expect(";");
                continue;
            }
            if (take("node") || take("edge")) {
                attributes();
                expect(";");
                continue;
            }
            const std::string from = quoted();
            if (take("->")) arrows.emplace(from, quoted());
            else nodes.insert(from);
            attributes();
            expect(";");
        }
        space();
        if (!rest.empty()) throw std::runtime_error{"after the end: " + rest};
    }

private:
    std::string rest;
    void space() {
        rest.erase(0, rest.find_first_not_of(" \n") == std::string::npos ? rest.size() : rest.find_first_not_of(" \n"));
    }
    bool take(const std::string& word) {
        space();
        if (!rest.starts_with(word)) return false;
        rest.erase(0, word.size());
        return true;
    }
    void expect(const std::string& word) {
        if (!take(word)) throw std::runtime_error{"expected " + word + " before: " + rest.substr(0, 60)};
    }
    std::string quoted() {
        expect("\"");
        std::string out;
        while (!rest.empty() && rest.front() != '"') {
            if (rest.front() == '\\') rest.erase(0, 1);
            if (rest.empty()) break;
            out += rest.front();
            rest.erase(0, 1);
        }
        expect("\"");
        return out;
    }
    void attributes() {
        expect("[");
        do {
            space();
            const auto end = rest.find('=');
            if (end == std::string::npos) throw std::runtime_error{"an attribute without a value"};
            rest.erase(0, end + 1);
            if (rest.starts_with('"')) quoted();
            else rest.erase(0, rest.find_first_of(",]"));
        } while (take(","));
        expect("]");
    }
};

}  // namespace

TEST_CASE("the graph of a guide is DOT: every arrow leads to a node that is there", "[guides]") {
    const auto built = guide_of_two_ways()
                           .changed("guides/victim.yaml", "ask: Qui ?", R"(ask: 'Qui, "vous" \ eux ?')")
                           .built();
    const Dot dot{graph(built.directory(), "victim")};
    CHECK(dot.nodes == std::set<std::string>{"who", "lost", "go", "short"});
    CHECK(dot.arrows == std::multimap<std::string, std::string>{
                            {"who", "lost"}, {"who", "short"}, {"lost", "go"}});      // one arrow for the answers that share a way

    for (const Guide& guide : guides(given::real_directory())) {
        INFO(guide.id);
        const Dot real{graph(given::real_directory(), guide.id)};
        CHECK(real.nodes.contains(guide.start));
        for (const auto& [from, to] : real.arrows) CHECK((real.nodes.contains(from) && real.nodes.contains(to)));
    }
}

// --- The real guide -------------------------------------------------------------------------------------------------------------

namespace {

// What the sentence names as gone: "On m’a volé a, b et c. Je voudrais …", "J’ai perdu …"
Ids named(std::string sentence, const std::string& before) {
    if (!sentence.starts_with(before)) return {};
    sentence = sentence.substr(before.size(), sentence.find(". ") - before.size());
    Ids out;
    for (std::size_t at; !sentence.empty(); sentence.erase(0, at)) {
        const auto comma = sentence.find(", "), and_ = sentence.find(" et ");
        const auto end = std::min(comma, and_);
        out.push_back(sentence.substr(0, end));
        at = end == std::string::npos ? sentence.size() : end + (end == comma ? 2 : 4);
    }
    return out;
}

}  // namespace

namespace {

struct Route { const char* name; Answers before; const char* says; const char* must; };

const std::vector<Route> routes{{"a theft", {{"what", {"theft"}}}, "On m’a volé ", "complaint"},
                                {"a loss", {{"what", {"loss"}}}, "J’ai perdu ", "insurer"},
                                {"in a train", {{"what", {"more"}}, {"more", {"transport"}}, {"transport", {"train"}}}, "On m’a volé ", "complaint"},
                                {"in a bus", {{"what", {"more"}}, {"more", {"transport"}}, {"transport", {"bus"}}}, "On m’a volé ", "complaint"}};

// What is wrong with an outcome, whichever it is; "" nothing.
std::string wrong_in(const Outcome& outcome) {
    const std::array order{"danger", "care", "block", "complaint", "consulate", "insurer", "after"};
    const auto rank = [&](const std::string& before) { return std::find(order.begin(), order.end(), before) - order.begin(); };
    std::string wrong;
    if (outcome.acts.empty()) wrong += "nothing to do; ";
    std::set<std::string> once, titles;
    for (std::size_t i = 0; i < outcome.acts.size(); ++i) {
        const Act& act = outcome.acts[i];
        if (!once.insert(act.id).second) wrong += "twice " + act.id + "; ";
        if (!titles.insert(act.title).second) wrong += "two acts called " + act.title + "; ";
        if (act.sentences.empty()) wrong += "nothing said of " + act.id + "; ";
        std::set<std::string> said;
        for (const Sentence& sentence : act.sentences)
            if (!said.insert(sentence.text).second) wrong += "said twice: " + sentence.text + "; ";
        if (i && rank(outcome.acts[i - 1].before) > rank(act.before)) wrong += "out of order " + act.id + "; ";
        if (act.french.find_first_of("{}") != std::string::npos) wrong += "an unfilled mark in " + act.id + "; ";
        if (act.french.empty() != act.means.empty()) wrong += "a sentence whose meaning is not told: " + act.id + "; ";
    }
    if (outcome.french.find_first_of("{}") != std::string::npos) wrong += "an unfilled mark; ";
    if (outcome.french.empty() != outcome.means.empty()) wrong += "a sentence whose meaning is not told; ";
    return wrong;
}

}  // namespace

TEST_CASE("whatever was lost or stolen, by whomever, wherever, with or without a telephone, there is something to do, once, in order", "[guides]") {
    const auto& directory = given::real_directory();
    const Question lost = question(next(directory, "victim", {{"who", {"visiting"}}, {"what", {"theft"}}}, french));
    REQUIRE(lost.answers.size() == 8);

    int outcomes = 0, bad = 0;
    for (const char* who : {"visiting", "living"})
        for (const Route& route : routes)
            for (const char* phone : {"yes", "no"})
                for (unsigned mask = 1; mask < 256; ++mask) {
                    Answers answers{{"who", {who}}};
                    answers.insert(answers.end(), route.before.begin(), route.before.end());
                    Ids items, given;
                    for (unsigned i = 0; i < 8; ++i)
                        if (mask & (1u << i)) {
                            given.push_back(lost.answers[i].id);
                            items.push_back(lost.answers[i].french);
                        }
                    answers.push_back({"lost", given});
                    answers.push_back({"phone", {phone}});
                    const auto step = next(directory, "victim", answers, french);
                    const auto* found = step ? std::get_if<Outcome>(&*step) : nullptr;
                    std::string wrong = found ? wrong_in(*found) : "no outcome; ";
                    if (found) {
                        ++outcomes;
                        const auto has = [&](const std::string& id) { return std::any_of(found->acts.begin(), found->acts.end(), [&](const Act& act) { return act.id == id; }); };
                        if (!has(route.must)) wrong += std::string{"no "} + route.must + "; ";
                        if (has("online-complaint") && phone == std::string{"no"}) wrong += "online without a telephone; ";
                        if (has("consulate") && who == std::string{"living"}) wrong += "a consulate for a resident; ";
                        if (named(found->french, route.says) != items) wrong += "does not name what is gone; ";
                    }
                    if (wrong.empty()) continue;
                    if (++bad <= 5)
                        UNSCOPED_INFO(who << ", " << route.name << ", phone=" << phone << " losses=" << mask << ": " << wrong << (found ? found->french : ""));
                }
    CHECK(bad == 0);
    CHECK(outcomes == 2 * 4 * 2 * 255);
}

// Every way through every real guide: each single answer; of several, each alone and all.
namespace {

struct End { std::string guide; Answers answers; Outcome outcome; bool desks = false; };

std::string told(const Answers& answers) {
    std::string out;
    for (const auto& [question, given] : answers) {
        out += " " + question + "=";
        for (const auto& answer : given) out += answer + ",";
    }
    return out;
}

void walk(const Guide& guide, const Answers& answers, std::vector<End>& ends, std::vector<std::pair<std::string, Question>>& asked) {
    const auto step = next(given::real_desks(), guide.id, answers, french);
    REQUIRE(step);
    if (const auto* end = std::get_if<Outcome>(&*step)) {
        ends.push_back({guide.id, answers, *end, guide.staff});
        return;
    }
    const auto& open = std::get<Question>(*step);
    asked.emplace_back(guide.id, open);
    std::vector<Ids> choices;
    for (const Answer& answer : open.answers)
        if (!answer.guide.empty()) CHECK(repere::guides::guide(given::real_directory(), answer.guide));      // it goes on in another guide
        else if (open.choose != Choose::language || answer.id == "ar" || answer.id == other_language) choices.push_back({answer.id});
    if (open.choose == Choose::many) {
        Ids all;
        for (const Answer& answer : open.answers) all.push_back(answer.id);
        choices.push_back(all);
    }
    if (open.choose == Choose::read) choices.push_back({std::string{was_read}});
    for (const Ids& choice : choices) {
        Answers further = answers;
        further.push_back({open.id, choice});
        walk(guide, further, ends, asked);
    }
}

struct Walked { std::vector<End> ends; std::vector<std::pair<std::string, Question>> asked; };

const Walked& every_way() {
    static const Walked walked = [] {
        Walked out;
        for (const Guide& guide : guides(given::real_desks())) walk(guide, {}, out.ends, out.asked);
        return out;
    }();
    return walked;
}

bool said(const Answers& answers, const std::string& question, const std::string& answer) {
    return std::any_of(answers.begin(), answers.end(), [&](const Answered& a) {
        return a.question == question && std::find(a.answers.begin(), a.answers.end(), answer) != a.answers.end();
    });
}

}  // namespace

TEST_CASE("every way through every guide ends in things to do, in order, that somebody can help with", "[guides]") {
    const auto& directory = given::real_desks();
    CHECK(every_way().ends.size() > 600);
    std::set<std::string> outcomes;
    for (const auto& [guide, answers, outcome, desks] : every_way().ends) {
        outcomes.insert(guide + "/" + outcome.id);
        INFO(guide << told(answers));
        CHECK(wrong_in(outcome) == "");
        for (const Act& act : outcome.acts)
            if (!act.need.empty() && act.need != "tig-place") {      // nobody has declared a place yet: the page says so
                INFO(act.id << " needs " << act.need);
                CHECK_FALSE(who_can(directory, act.need, answers, given::minute("2026-11-22 03:00")).empty());
            }
    }
    auto all = directory.database().prepare("SELECT count(*) FROM outcome");
    REQUIRE(all.step());
    CHECK(static_cast<std::int64_t>(outcomes.size()) == all.number(0));
    for (const auto& [guide, open] : every_way().asked) {
        INFO(guide << "/" << open.id);
        if (open.choose != Choose::language) CHECK(open.answers.size() <= 8);
        CHECK((open.choose == Choose::read ? !open.tips.empty() : open.answers.size() >= 2));
    }
}

TEST_CASE("who has no telephone is never told to call, nor sent to a website", "[guides]") {
    int seen = 0;
    for (const auto& [guide, answers, outcome, desks] : every_way().ends) {
        if (desks || said(answers, "phone", "yes")) continue;    // no telephone, or one that only writes; a desk has its own
        ++seen;
        INFO(guide << told(answers));
        for (const Act& act : outcome.acts) {
            if (said(answers, "phone", "no")) {
                CHECK(act.need != "online-complaint");
                CHECK(act.need != "online-fraud-report");
            }
            for (const Sentence& sentence : act.sentences)
                for (const char* call : {"Appelez", "appelez", "Téléphonez", said(answers, "phone", "no") ? "Envoyez un SMS" : "Appelez"}) {
                    INFO(sentence.text);
                    CHECK(sentence.text.find(call) == std::string::npos);
                }
        }
    }
    CHECK(seen > 60);
}

TEST_CASE("who can only write finds first what can be written to, and doors", "[guides]") {
    const auto& directory = given::real_directory();
    const auto now = given::minute("2026-11-24 10:00");
    CHECK(who_can(directory, "emergency", {{"phone", {"text"}}}, now).front().id == "tel-114");
    CHECK(who_can(directory, "emergency", {{"phone", {"yes"}}}, now).front().id == "tel-112");
    CHECK(who_can(directory, "police-desk", {{"phone", {"text"}}}, now).front().id == "aix-commissariat");
    const auto rail = who_can(directory, "rail-security", {{"phone", {"text"}}}, now);
    REQUIRE_FALSE(rail.empty());
}

TEST_CASE("no telephone number stands in a sentence: numbers come from the services", "[guides]") {
    std::set<std::string> numbers;
    for (const auto& service : given::real_desks().services())
        for (const auto& phone : service.phones) {
            std::string digits;
            for (const char c : phone.number)
                if (c >= '0' && c <= '9') digits += c;
            numbers.insert(digits);
        }
    REQUIRE(numbers.contains("112"));
    numbers.erase("18");                                     // years of age, months: the firemen are 18
    std::set<std::string> sentences;
    for (const auto& [guide, answers, outcome, desks] : every_way().ends)
        for (const Act& act : outcome.acts)
            for (const Sentence& sentence : act.sentences) sentences.insert(sentence.text);
    for (const std::string& sentence : sentences) {
        INFO(sentence);
        for (std::size_t at = 0; (at = sentence.find_first_of("0123456789", at)) != std::string::npos;) {
            std::string digits;
            for (; at < sentence.size() && (sentence[at] == ' ' || (sentence[at] >= '0' && sentence[at] <= '9')); ++at)
                if (sentence[at] != ' ') digits += sentence[at];
            CHECK_FALSE(numbers.contains(digits));
            CHECK(digits.size() <= 4);                       // 72 hours, 400 hours, the year 2013
        }
    }
}

TEST_CASE("violence: care stands before the police, which is a choice; no consulate, no insurer of belongings", "[guides]") {
    int quiet = 0;
    for (const auto& [guide, answers, outcome, desks] : every_way().ends) {
        if (guide != "victim" && guide != "travel-safely") continue;
        const bool violence = said(answers, "what", "sexual") || said(answers, "by", "close");
        const bool expected = violence || said(answers, "more", "unsure") || said(answers, "seen", "child");
        INFO(guide << told(answers));
        CHECK(sensitive(given::real_directory(), guide, answers) == expected);
        if (!violence) continue;
        ++quiet;
        REQUIRE(outcome.acts.size() > 2);
        CHECK(outcome.acts[0].before == "danger");
        CHECK(outcome.acts[1].before == "care");
        CHECK_FALSE(outcome.opens.empty());
        for (const Act& act : outcome.acts) {
            CHECK(act.before != "consulate");
            CHECK(act.need != "consular-help");
            CHECK(act.id != "insurer");
            if (act.before == "complaint") CHECK(act.moment == "later");
        }
        CHECK(outcome.french.find("viol") == std::string::npos);
        CHECK(outcome.french.find("agress") == std::string::npos);
    }
    CHECK(quiet == 2 * 2 * 3 * 3);
}

TEST_CASE("quiet are the whole of family, of the release, of the desks; of community service the sentence and its victim; of rights what may be one", "[guides]") {
    const auto& directory = given::real_desks();
    int seen = 0;
    for (const auto& [guide, answers, outcome, desks] : every_way().ends) {
        INFO(guide << told(answers));
        const bool quiet = sensitive(directory, guide, answers);
        if (guide == "violence-at-home" || guide == "after-prison" || guide == "vade-mecum") CHECK((++seen, quiet));
        if (guide == "tig") CHECK(quiet == (said(answers, "seeking", "sentenced") || said(answers, "reader", "victim")));
        if (guide == "my-rights" && (said(answers, "topic", "family") || said(answers, "what", "sexual") || said(answers, "victim", "danger"))) CHECK((++seen, quiet));
    }
    CHECK(seen > 300);
}

TEST_CASE("nobody who flees from somebody is sent to a consulate, nor to a mediation", "[guides]") {
    for (const auto& [guide, answers, outcome, desks] : every_way().ends) {
        const bool flees = guide == "violence-at-home" || (guide == "vade-mecum" && !said(answers, "visitor", "theft") && !said(answers, "visitor", "stranded"));
        if (!flees) continue;
        INFO(guide << told(answers));
        for (const Act& act : outcome.acts) {
            CHECK(act.need != "consular-help");
            CHECK(act.before != "consulate");
        }
    }
}

TEST_CASE("who may have been forbidden a contact by a judge sees neither advice on it nor a service for victims first", "[guides]") {
    const auto& directory = given::real_directory();
    const std::set<std::string> for_victims{"victim-support", "partner-violence-support", "sexual-violence-support", "victim-records", "women-rights", "victim-compensation", "legal-information"};
    struct Row { const char* guide; Answers answers; };
    for (const Row& row : {Row{"after-prison", {{"need", {"family"}}, {"judge", {"yes"}}}}, Row{"after-prison", {{"need", {"family"}}, {"judge", {"unsure"}}}},
                           Row{"my-rights", {{"topic", {"court"}}, {"court", {"ban"}}}}}) {
        INFO(row.guide);
        const auto found = outcome(next(directory, row.guide, row.answers, french));
        REQUIRE_FALSE(found.acts.empty());
        CHECK(found.acts.front().need == "probation");
        for (const Act& act : found.acts) {
            INFO(act.id);
            CHECK_FALSE(for_victims.contains(act.need));
            if (act.need == "emergency-shelter") continue;   // it shelters everybody
            for (const auto& service : who_can(directory, act.need, {}, given::minute("2026-11-24 10:00")))
                CHECK(std::find(service.audiences.begin(), service.audiences.end(), "victims") == service.audiences.end());
        }
    }
}

TEST_CASE("the first hours after prison stand in their order: paper, food and bed, address, health, work, identity card", "[guides]") {
    const auto hours = outcome(next(given::real_directory(), "after-prison", {{"need", {"hours"}}}, french));
    CHECK(hours.checklist);
    Ids needs;
    for (const Act& act : hours.acts) needs.push_back(act.need);
    CHECK(needs == Ids{"probation", "day-centre", "emergency-shelter", "domiciliation", "medical-care", "employment", "identity-papers"});
    for (const Act& act : hours.acts)                        // the card needs an address first
        if (act.need == "identity-papers") CHECK_FALSE(act.after.empty());
}

TEST_CASE("progress is never told by a way that leaves the guide", "[guides]") {
    for (const auto& [guide, open] : every_way().asked)
        if (guide == "my-rights" || guide == "violence-at-home") CHECK(progress(given::real_directory(), guide, {}).second <= 6);
    CHECK(progress(given::real_directory(), "my-rights", {{"topic", {"family"}}}).second <= 4);
}

TEST_CASE("what must come first in a checklist stands before it", "[guides]") {
    int lists = 0;
    for (const auto& [guide, answers, outcome, desks] : every_way().ends) {
        if (!outcome.checklist) continue;
        ++lists;
        INFO(guide << told(answers));
        std::set<std::string> before;
        for (const Act& act : outcome.acts) {
            for (const std::string& first : act.after) {
                INFO(act.id << " after " << first);
                const bool there = std::any_of(outcome.acts.begin(), outcome.acts.end(), [&](const Act& each) { return each.id == first; });
                CHECK((!there || before.contains(first)));
            }
            before.insert(act.id);
        }
    }
    CHECK(lists > 15);
}

TEST_CASE("the release and community service say to whom: under eighteen at the time to youth justice, else to probation", "[guides]") {
    for (const auto& [guide, answers, outcome, desks] : every_way().ends) {
        if (guide != "tig" || !said(answers, "seeking", "sentenced")) continue;
        INFO(told(answers));
        const bool minor = said(answers, "minor", "yes");
        for (const Act& act : outcome.acts) CHECK_FALSE((minor && act.need == "probation"));
        if (said(answers, "topic", "begin")) CHECK(outcome.acts.front().id == (minor ? "see-pjj" : "see-spip"));
    }
}

TEST_CASE("at a desk, whoever is in danger finds help at once, and whoever comes with somebody is first received alone", "[guides]") {
    const auto& directory = given::real_desks();
    const auto danger = outcome(next(directory, "vade-mecum", {{"first", {"danger"}}}, french));
    CHECK(danger.acts.front().need == "emergency");
    const auto alone = question(next(directory, "vade-mecum", {{"first", {"accompanied"}}}, french));
    CHECK(alone.choose == Choose::read);
    CHECK_FALSE(guide(given::real_directory(), "vade-mecum"));
    CHECK_FALSE(guide(given::real_directory(), "tig-places"));
}

TEST_CASE("answers that do not lie on the way count for nothing", "[guides]") {
    const auto& directory = given::real_directory();
    const Answers theft{{"who", {"living"}}, {"what", {"theft"}}, {"lost", {"keys"}}, {"phone", {"no"}}};
    Answers contradictory = theft;
    contradictory.push_back({"by", {"close"}});
    contradictory.push_back({"scam", {"rental"}});
    contradictory.push_back({"helped", {"minor"}});
    const auto ids = [&](const Answers& answers) {
        Ids out;
        for (const Act& act : outcome(next(directory, "victim", answers, french)).acts) out.push_back(act.id);
        return out;
    };
    CHECK(ids(contradictory) == ids(theft));
    CHECK_FALSE(sensitive(directory, "victim", contradictory));
}

TEST_CASE("a consulate stands there only for whoever carries its papers, whatever language is read", "[guides]") {
    const auto& directory = given::real_directory();
    const auto now = given::minute("2026-11-24 10:00");
    const auto consulates = [&](const char* code) {
        Ids out;
        for (const auto& service : who_can(directory, "consular-help", {{"country", {code}}}, now)) out.push_back(service.id);
        return out;
    };
    CHECK(consulates("JP") == Ids{"consulat-japon", "corps-consulaire-marseille"});
    CHECK(consulates("DZ") == Ids{"consulat-algerie", "corps-consulaire-marseille"});
    CHECK(consulates("NO") == Ids{"corps-consulaire-marseille"});      // none on file
    CHECK(consulates("") == Ids{"corps-consulaire-marseille"});        // another, or not known
    CHECK(consulates("??") == Ids{"corps-consulaire-marseille"});
    for (const auto& service : who_can(directory, "consular-help", {}, now)) CHECK(service.countries.empty());
}

TEST_CASE("countries stand in the order of their names in the reader's language", "[guides]") {
    const auto& directory = given::real_directory();
    for (const char* tag : {"fr", "en", "ar", "zh-Hans", "fr-x-simple"}) {
        INFO(tag);
        const auto all = countries(directory, {tag});
        CHECK(all.size() > 190);
        const repere::language::Collator collator{{tag}};
        std::set<std::string> names;
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK(names.insert(all[i].name).second);
            CHECK(all[i].name != all[i].code);
            if (i) CHECK_FALSE(collator.before(all[i].name, all[i - 1].name));
        }
    }
    CHECK(countries(directory, {"fr"}).front().name == "Afghanistan");
    const auto in_french = countries(directory, {"fr"});
    const auto at = [&](const std::string& code) { return std::find_if(in_french.begin(), in_french.end(), [&](const Country& c) { return c.code == code; }) - in_french.begin(); };
    CHECK(at("DE") < at("AD"));      // Allemagne, Andorre
    CHECK(at("US") < at("FJ"));      // É among the E
}

TEST_CASE("the municipal police records no complaint and is never named as if it did", "[guides]") {
    const auto& directory = given::real_directory();
    bool known = false;
    for (const auto& service : directory.services())
        if (service.id.find("municipale") != std::string::npos) {
            known = true;
            INFO(service.id);
            CHECK_FALSE(service.does("complaint-intake"));
            CHECK_FALSE(service.does("online-complaint"));
        }
    CHECK(known);
    for (const char* phone : {"yes", "no"})
        for (const auto& service : who_can(directory, "complaint-intake", {{"phone", {phone}}}, given::minute("2026-11-23 10:00")))
            CHECK(service.id.find("municipale") == std::string::npos);
}

TEST_CASE("a whole guide has every act once, in order, with all its sentences", "[guides]") {
    const auto built = guide_of_two_ways().built();
    const auto parts = whole(built.directory(), "victim", french);
    REQUIRE(parts.size() == 1);
    CHECK(ids(parts.front().acts) == Ids{"danger", "care", "block", "complaint", "complaint-too", "consulate", "insurer", "after"});
    CHECK(ids(parts.front().acts[2].sentences) == Ids{"both", "card-only", "papers", "sourced"});
    CHECK(parts.front().french.empty());                    // nobody has said what was lost
    CHECK(whole(built.directory(), "nothing", french).empty());
}

TEST_CASE("acts that stand together on no page stand in a part of their own, the longest part first", "[guides]") {
    const auto built = guide_of_two_ways().with("guides/victim.yaml", R"(id: victim
title: Un guide
start: who
questions:
  - id: who
    ask: Qui ?
    answers:
      - {id: hurt, label: Blessée, next: victim-way}
      - {id: afraid, label: J’ai peur de faire du mal, next: own-way}
outcomes:
  - {id: own-way, title: Vous pouvez demander de l’aide}
  - {id: victim-way, title: Que faire}
acts:
  - {id: own, outcomes: [own-way], before: care, moment: now, title: Parlez}
  - {id: help, outcomes: [victim-way], before: care, moment: now, title: Une aide}
  - {id: danger, outcomes: [victim-way], before: danger, moment: now, title: Danger}
)").built();
    const auto parts = whole(built.directory(), "victim", french);
    REQUIRE(parts.size() == 2);
    CHECK(ids(parts[0].acts) == Ids{"danger", "help"});
    CHECK(ids(parts[1].acts) == Ids{"own"});
    CHECK(parts[1].title == "Vous pouvez demander de l’aide");
}
