#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "guides/guides.hpp"
#include "programs/directory_commands.hpp"

namespace repere::programs {

namespace {

using namespace guides;
using directory::Directory;
using nlohmann::ordered_json;

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size() && !text.empty()) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

struct Told {  // the guide's words, for one reader
    const Directory& directory;
    const Walk& asked;
    const std::string& guide;
    const Answers& answers;
    std::string words(const std::string& thing, const std::string& id, const std::string& field, const std::string& french) const {
        return translated(directory, asked.reader, "guides", key(guide, thing, id, field), french);
    }
};

const char* name(SentenceKind kind) {
    switch (kind) {
        case SentenceKind::rule:
            return "rule";
        case SentenceKind::precaution:
            return "precaution";
        case SentenceKind::bring:
            return "bring";
        case SentenceKind::say:
            return "say";
        case SentenceKind::avoid:
            return "avoid";
    }
    return "";
}

ordered_json json_of(const Told& told, const Question& question) {
    ordered_json json{{"question", question.id},
                      {"ask", told.words("question", question.id, "ask", question.ask)},
                      {"help", told.words("question", question.id, "help", question.help)},
                      {"choose", question.choose == Choose::many ? "many" : question.choose == Choose::read ? "read" : question.choose == Choose::language ? "language" : "one"},
                      {"answers", ordered_json::array()}};
    for (const Sentence& tip : question.tips)
        json["tips"].push_back({{"id", tip.id}, {"kind", name(tip.kind)}, {"text", told.words("tip", question.id + "." + tip.id, "text", tip.text)}});
    for (const Answer& answer : question.answers) {
        const bool own_name = question.choose == Choose::language;
        json["answers"].push_back({{"id", answer.id}, {"label", own_name ? language::plain(answer.label) : told.words("answer", question.id + "." + answer.id, "label", answer.label)}});
        if (!answer.guide.empty()) json["answers"].back()["guide"] = answer.guide;
    }
    return json;
}

// What its badge would say, in words for a terminal.
std::string state_of(const directory::Service& service, directory::Minute now) {
    const auto available = directory::availability(service, now);
    const auto until = [&] { return available.opening.until ? " until " + language::iso(*available.opening.until) : std::string{}; };
    switch (available.badge) {
        case directory::Badge::open: return available.opening.until ? "open" + until() : "open, always";
        case directory::Badge::closed: return "closed" + until();
        case directory::Badge::none: return "online";
        case directory::Badge::to_confirm:
            if (available.opening.state == directory::OpenState::open) return "in principle open" + until() + ", to be confirmed";
            if (available.opening.state == directory::OpenState::closed) return "in principle closed" + until() + ", to be confirmed";
            return "hours to be confirmed";
    }
    return "";
}

ordered_json json_of(const Told& told, const Outcome& outcome) {
    const auto now = told.asked.now;
    Wanted wanted = guides::wanted(told.directory, told.guide, told.answers);
    wanted.staff = true;                                     // whoever has the file may read it
    ordered_json json{{"outcome", outcome.id},
                      {"title", told.words("outcome", outcome.id, "title", outcome.title)},
                      {"french", language::plain(outcome.french)},
                      {"means", told.words("outcome", outcome.id, "means", outcome.means)},
                      {"checklist", outcome.checklist},
                  {"acts", ordered_json::array()}};
    for (const Act& act : outcome.acts) {
        ordered_json each{{"id", act.id},
                          {"before", act.before},
                          {"moment", act.moment},
                          {"title", told.words("act", act.id, "title", act.title)},
                          {"need", act.need},
                          {"asks", act.asks},
                          {"french", language::plain(act.french)},
                          {"means", told.words("act", act.id, "means", act.means)},
                          {"sentences", ordered_json::array()},
                          {"services", ordered_json::array()}};
        for (const Sentence& sentence : act.sentences)
            each["sentences"].push_back({{"id", sentence.id},
                                         {"kind", name(sentence.kind)},
                                         {"text", told.words("sentence", act.id + "." + sentence.id, "text", sentence.text)}});
        if (!act.after.empty()) each["after"] = act.after;
        for (const Phrase& phrase : phrases(told.directory, act.phrases)) {
            const language::Tag person = wanted.language.value_or(told.asked.reader);
            each["phrases"].push_back({{"id", phrase.id},
                                       {"french", language::plain(phrase.text)},
                                       {"language", person.value},
                                       {"text", translated(told.directory, person, "guides", key("", "phrase", phrase.id, "text"), phrase.text)}});
        }
        if (!act.need.empty())
            for (const auto& service : who_can(told.directory, act.need, told.answers, now, wanted)) {
                each["services"].push_back(service.id);
                each["states"].push_back({{"id", service.id}, {"now", may_receive(service, now, wanted)}, {"state", state_of(service, now)}});
            }
        json["acts"].push_back(std::move(each));
    }
    return json;
}

void print(const ordered_json& step) {
    const auto text = [](const ordered_json& of, const char* key) { return of.at(key).get<std::string>(); };
    if (step.contains("question")) {
        std::cout << text(step, "ask") << "\n";
        if (step.contains("tips"))
            for (const auto& tip : step["tips"]) std::cout << "    " << text(tip, "text") << "\n";
        if (text(step, "choose") == "read") std::cout << "  " << was_read << "\n";
        for (const auto& answer : step["answers"]) std::cout << "  " << text(answer, "id") << "\t" << text(answer, "label") << "\n";
        return;
    }
    std::cout << text(step, "title") << "\n";
    if (!text(step, "french").empty()) std::cout << "  « " << text(step, "french") << " »\n";
    for (const auto& act : step["acts"]) {
        std::cout << "- " << text(act, "title") << "\n";
        if (!text(act, "french").empty()) std::cout << "    « " << text(act, "french") << " »\n";
        for (const auto& sentence : act["sentences"]) std::cout << "    " << text(sentence, "text") << "\n";
        if (act.contains("phrases"))
            for (const auto& phrase : act["phrases"]) std::cout << "    ⟦" << text(phrase, "language") << "⟧ " << text(phrase, "text") << "\n";
        if (act.contains("states"))
            for (const bool now : {true, false})             // who may receive somebody now, then who opens later
                for (const auto& service : act["states"])
                    if (service.at("now").get<bool>() == now) std::cout << (now ? "    → " : "    (→ ") << text(service, "id") << ": " << text(service, "state") << (now ? "\n" : ")\n");
    }
}

bool has(const Question& question, const std::string& id) {
    if (question.choose == Choose::read) return id == was_read;
    for (const Answer& answer : question.answers)
        if (answer.id == id) return true;
    return false;
}

bool asks_country(const Step& step) {
    const auto* outcome = std::get_if<Outcome>(&step);
    return outcome && std::any_of(outcome->acts.begin(), outcome->acts.end(), [](const Act& act) { return act.asks == country; });
}

bool is_country(const Directory& directory, const std::string& code) {
    const auto codes = directory.countries();
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Each answer is given to the question that stands open then; after the last one may come the country of a passport, where an act
// asks for it. Nothing when one does not belong there.
std::optional<Step> walked(const Directory& directory, const Walk& asked, std::string& guide, Answers& answers) {
    auto step = next(directory, guide, answers, asked.reader);
    for (const auto& given : split(asked.answers, ',')) {
        const auto* question = step ? std::get_if<Question>(&*step) : nullptr;
        if (step && asks_country(*step) && is_country(directory, given)) {
            answers.push_back({std::string{country}, {given}});
            continue;
        }
        if (!question) {
            std::cerr << "No question is open for the answer \"" << given << "\".\n";
            return {};
        }
        const auto ids = split(given, '+');
        for (const auto& id : ids) {
            if (has(*question, id) && (question->choose == Choose::many || ids.size() == 1)) continue;
            std::cerr << "\"" << given << "\" is not an answer to `" << question->id << "`.\n";
            return {};
        }
        answers.push_back({question->id, ids});
        for (const Answer& answer : question->answers)
            if (answer.id == ids.front() && !answer.guide.empty()) guide = answer.guide, answers.clear();
        step = next(directory, guide, answers, asked.reader);
    }
    return step;
}

bool knows(const Directory& directory, const std::string& id) {
    if (guide(directory, id)) return true;
    std::cerr << "No guide is called \"" << id << "\".\n";
    return false;
}

}  // namespace

int walk(const Walk& asked) {
    const auto directory = opened(asked.file);
    if (!directory || !knows(*directory, asked.guide)) return 1;
    Answers answers;
    std::string guide = asked.guide;
    const auto step = walked(*directory, asked, guide, answers);
    if (!step) return 1;
    const Told told{*directory, asked, guide, answers};
    auto json = std::visit([&](const auto& each) { return json_of(told, each); }, *step);
    json["sensitive"] = sensitive(*directory, guide, answers);
    if (asked.json)
        std::cout << json.dump(2, ' ', false, ordered_json::error_handler_t::replace) << "\n";
    else
        print(json);
    return 0;
}

int graph(const std::string& file, const std::string& id) {
    const auto directory = opened(file);
    if (!directory || !knows(*directory, id)) return 1;
    std::cout << guides::graph(*directory, id);
    return 0;
}

}  // namespace repere::programs
