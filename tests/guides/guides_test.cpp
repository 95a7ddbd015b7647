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
    CHECK(said({"bag"}, arabic) == "On m’a volé mon sac, en arabe.");
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
            if (take("node")) {
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
                            {"who", "lost"}, {"who", "short"}, {"lost", "go"}, {"lost", "go"}, {"lost", "go"}});

    for (const Guide& guide : guides(given::real_directory())) {
        INFO(guide.id);
        const Dot real{graph(given::real_directory(), guide.id)};
        CHECK(real.nodes.contains(guide.start));
        for (const auto& [from, to] : real.arrows) CHECK((real.nodes.contains(from) && real.nodes.contains(to)));
    }
}

// --- The real guide -------------------------------------------------------------------------------------------------------------

namespace {

// What the sentence names as stolen: "On m’a volé a, b et c. Je voudrais …"
Ids named(std::string sentence) {
    const std::string before = "On m’a volé ";
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

TEST_CASE("whatever was lost, by whomever, with or without a telephone, there is something to do, once, in order", "[guides]") {
    const auto& directory = given::real_directory();
    const std::array order{"danger", "care", "block", "complaint", "consulate", "insurer", "after"};
    const auto rank = [&](const std::string& before) { return std::find(order.begin(), order.end(), before) - order.begin(); };
    const Question lost = question(next(directory, "victim", {{"who", {"visiting"}}}, french));
    REQUIRE(lost.answers.size() == 8);

    int outcomes = 0, bad = 0;
    for (const char* who : {"visiting", "living"})
        for (const char* phone : {"yes", "no"})
            for (unsigned mask = 1; mask < 256; ++mask) {
                Answers answers{{"who", {who}}, {"lost", {}}, {"phone", {phone}}};
                for (unsigned i = 0; i < 8; ++i)
                    if (mask & (1u << i)) answers[1].answers.push_back(lost.answers[i].id);
                const auto step = next(directory, "victim", answers, french);
                const auto* found = step ? std::get_if<Outcome>(&*step) : nullptr;
                std::string wrong;
                if (!found) wrong = "no outcome";
                else {
                    ++outcomes;
                    if (found->acts.empty()) wrong += "nothing to do; ";
                    std::set<std::string> once;
                    for (std::size_t i = 0; i < found->acts.size(); ++i) {
                        if (!once.insert(found->acts[i].id).second) wrong += "twice " + found->acts[i].id + "; ";
                        if (found->acts[i].sentences.empty()) wrong += "nothing said of " + found->acts[i].id + "; ";
                        if (i && rank(found->acts[i - 1].before) > rank(found->acts[i].before))
                            wrong += "out of order " + found->acts[i].id + "; ";
                    }
                    if (!once.contains("danger") || !once.contains("complaint")) wrong += "no danger or no complaint; ";
                    if (once.contains("online-complaint") && phone == std::string{"no"}) wrong += "online without a telephone; ";
                    Ids items;
                    for (unsigned i = 0; i < 8; ++i)
                        if (mask & (1u << i)) items.push_back(lost.answers[i].french);
                    if (named(found->french) != items) wrong += "does not name what was lost; ";
                    if (found->french.find_first_of("{}") != std::string::npos) wrong += "an unfilled mark; ";
                }
                if (wrong.empty()) continue;
                if (++bad <= 5)
                    UNSCOPED_INFO(who << " phone=" << phone << " losses=" << mask << ": " << wrong << (found ? found->french : ""));
            }
    CHECK(bad == 0);
    CHECK(outcomes == 2 * 2 * 255);
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

TEST_CASE("every need of the real guide is met by somebody", "[guides]") {
    const auto& directory = given::real_directory();
    const auto everything = outcome(next(directory, "victim",
                                         {{"who", {"visiting"}},
                                          {"lost", {"papers", "card", "phone", "bag", "car", "keys", "medicines", "other"}},
                                          {"phone", {"yes"}}},
                                         french));
    int needs = 0;
    for (const Act& act : everything.acts) {
        if (act.need.empty()) continue;
        ++needs;
        INFO(act.id << " needs " << act.need);
        CHECK_FALSE(who_can(directory, act.need, {}, given::minute("2026-11-23 10:00")).empty());
    }
    CHECK(needs > 3);
}
