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
    const Answers& answers;
    std::string words(const std::string& thing, const std::string& id, const std::string& field, const std::string& french) const {
        return translated(directory, asked.reader, "guides", key(asked.guide, thing, id, field), french);
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
    }
    return "";
}

ordered_json json_of(const Told& told, const Question& question) {
    ordered_json json{{"question", question.id},
                      {"ask", told.words("question", question.id, "ask", question.ask)},
                      {"help", told.words("question", question.id, "help", question.help)},
                      {"choose", question.choose == Choose::many ? "many" : question.choose == Choose::read ? "read" : "one"},
                      {"answers", ordered_json::array()}};
    for (const Sentence& tip : question.tips)
        json["tips"].push_back({{"id", tip.id}, {"kind", name(tip.kind)}, {"text", told.words("tip", question.id + "." + tip.id, "text", tip.text)}});
    for (const Answer& answer : question.answers)
        json["answers"].push_back(
            {{"id", answer.id}, {"label", told.words("answer", question.id + "." + answer.id, "label", answer.label)}});
    return json;
}

ordered_json json_of(const Told& told, const Outcome& outcome) {
    const auto now = told.asked.now;
    ordered_json json{{"outcome", outcome.id},
                      {"title", told.words("outcome", outcome.id, "title", outcome.title)},
                      {"french", language::plain(outcome.french)},
                      {"means", told.words("outcome", outcome.id, "means", outcome.means)},
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
        if (!act.need.empty())
            for (const auto& service : who_can(told.directory, act.need, told.answers, now)) each["services"].push_back(service.id);
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
        for (const auto& service : act["services"]) std::cout << "    → " << service.get<std::string>() << "\n";
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
std::optional<Step> walked(const Directory& directory, const Walk& asked, Answers& answers) {
    auto step = next(directory, asked.guide, answers, asked.reader);
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
        step = next(directory, asked.guide, answers, asked.reader);
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
    const auto step = walked(*directory, asked, answers);
    if (!step) return 1;
    const Told told{*directory, asked, answers};
    auto json = std::visit([&](const auto& each) { return json_of(told, each); }, *step);
    json["sensitive"] = sensitive(*directory, asked.guide, answers);
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
