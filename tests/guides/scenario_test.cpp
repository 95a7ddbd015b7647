// The stories beside the guides (directory-data/guides/*.scenarios.txt), told to the guides as they are today.
//
//     scenario: a visitor whose bag was stolen
//     given who=visiting lost=bag phone=yes                     the answers, question by question
//     then acts danger, block-card, complaint                   these acts and no others, in this order
//     then services complaint-intake include aix-commissariat   among those the directory names for a need
//     then services complaint-intake exclude aix-pmo            never among them, at any hour
//     then sentence "On m’a volé mon sac."                      what is shown at the counter, to a French reader
//     then quiet yes                                            neutral titles and a way out (people.md, P3), or no
//
// A page that is only read is answered by `page=read`. `country=JP` stands last: what the consulate's act asks.
//
// A # begins a comment. A word that is none of these is an error: a story that tests nothing must not pass.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "given/catch.hpp"
#include "given/data.hpp"
#include "given/words.hpp"
#include "guides/guides.hpp"

using namespace repere::guides;

namespace {

struct Line {
    std::string at;                        // file:line
    std::string text;
};

struct Scenario {
    std::string name, guide, at;
    Answers answers;
    bool given = false;
    std::vector<Line> then;
};

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(" \t\r"), to = text.find_last_not_of(" \t\r");
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

std::vector<std::string> listed(const std::string& text, char between = ',') {
    std::vector<std::string> out;
    std::istringstream in{text};
    for (std::string item; std::getline(in, item, between);)
        if (!trimmed(item).empty()) out.push_back(trimmed(item));
    return out;
}

[[noreturn]] void refuse(const Line& line, const std::string& why) {
    throw std::runtime_error{line.at + ": " + why + ": " + line.text};
}

bool take(std::string& text, const std::string& word) {
    if (text != word && !text.starts_with(word + " ")) return false;
    text = trimmed(text.substr(word.size()));
    return true;
}

Answers answers(const Line& line, const std::string& text) {
    Answers out;
    for (const std::string& pair : listed(text, ' ')) {
        const auto equal = pair.find('=');
        if (equal == std::string::npos || equal == 0 || listed(pair.substr(equal + 1)).empty())
            refuse(line, "expected question=answer,answer");
        out.push_back({pair.substr(0, equal), listed(pair.substr(equal + 1))});
    }
    return out;
}

std::vector<Scenario> scenarios(std::istream& in, const std::string& file, const std::string& guide) {
    std::vector<Scenario> out;
    int number = 0;
    for (std::string text; std::getline(in, text);) {
        const Line line{file + ":" + std::to_string(++number), trimmed(text)};
        if (line.text.empty() || line.text.front() == '#') continue;
        std::string rest = line.text;
        if (take(rest, "scenario:")) {
            if (rest.empty()) refuse(line, "a scenario without a name");
            out.push_back({rest, guide, line.at, {}, false, {}});
        } else if (out.empty()) {
            refuse(line, "before the first scenario");
        } else if (take(rest, "given")) {
            if (out.back().given) refuse(line, "a scenario is given its answers once");
            out.back().answers = answers(line, rest);
            out.back().given = true;
        } else if (take(rest, "then")) {
            out.back().then.push_back({line.at, rest});
        } else {
            refuse(line, "unknown word");
        }
    }
    for (const Scenario& scenario : out)
        if (!scenario.given || scenario.then.empty())
            refuse({scenario.at, scenario.name}, "a scenario without `given` or without `then`");
    return out;
}

std::string told(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + id;
    return out;
}

// Every answer must be one that the guide offers: a misspelt one would leave a condition silently unmet.
void check_answers(const Scenario& scenario, const repere::directory::Directory& directory) {
    Answers so_far;
    for (const Answered& answered : scenario.answers) {
        if (answered.question == country) {
            const auto known = directory.countries();
            if (answered.answers.size() != 1 || std::find(known.begin(), known.end(), answered.answers.front()) == known.end())
                refuse({scenario.at, scenario.name}, "no such country");
            continue;
        }
        const auto step = next(directory, scenario.guide, so_far, repere::language::french);
        const auto* question = step ? std::get_if<Question>(&*step) : nullptr;
        if (!question || question->id != answered.question)
            refuse({scenario.at, scenario.name}, "the guide does not ask `" + answered.question + "` here");
        for (const std::string& id : answered.answers)
            if (!(question->choose == Choose::read && id == was_read) && std::none_of(question->answers.begin(), question->answers.end(),
                             [&](const Answer& answer) { return answer.id == id; }))
                refuse({scenario.at, scenario.name}, "`" + answered.question + "` has no answer `" + id + "`");
        so_far.push_back(answered);
    }
}

// What a line finds wrong, or "".
std::string verdict(const Line& line, const Scenario& scenario, const Outcome& outcome,
                    const repere::directory::Directory& directory) {
    std::string rest = line.text;
    if (take(rest, "acts")) {
        std::vector<std::string> acts;
        for (const Act& act : outcome.acts) acts.push_back(act.id);
        return acts == listed(rest) ? "" : "the guide says " + told(acts);
    }
    if (take(rest, "sentence")) {
        if (rest.size() < 2 || rest.front() != '"' || rest.back() != '"') refuse(line, "expected a sentence in quotation marks");
        return outcome.french == rest.substr(1, rest.size() - 2) ? "" : "the sentence is \"" + outcome.french + "\"";
    }
    if (take(rest, "quiet")) {
        if (rest != "yes" && rest != "no") refuse(line, "expected yes or no");
        const bool quiet = sensitive(directory, scenario.guide, scenario.answers);
        return quiet == (rest == "yes") ? "" : std::string{"these answers are "} + (quiet ? "quiet" : "not quiet");
    }
    if (take(rest, "services")) {
        const std::string need = rest.substr(0, rest.find(' '));
        rest = trimmed(rest.substr(need.size()));
        const bool include = take(rest, "include");
        if (!include && !take(rest, "exclude")) refuse(line, "expected include or exclude");
        if (listed(rest).empty()) refuse(line, "expected services");
        std::string wrong;
        // nobody is hidden by the hour: an open Monday, a night, a holiday
        for (const char* now : {"2026-11-23 10:00", "2026-11-24 03:00", "2026-12-25 15:00"}) {
            std::vector<std::string> found;
            Wanted asked = wanted(directory, scenario.guide, scenario.answers);
            asked.staff = true;
            for (const auto& service : who_can(directory, need, scenario.answers, given::minute(now), asked)) found.push_back(service.id);
            for (const std::string& id : listed(rest)) {
                if (!directory.service(id)) refuse(line, "no service is called `" + id + "`");
                if ((std::find(found.begin(), found.end(), id) != found.end()) != include)
                    wrong = std::string{now} + ": " + need + " is met by " + told(found);
            }
        }
        return wrong;
    }
    refuse(line, "unknown word");
}

// What a scenario finds wrong, a line a finding.
std::string run(const Scenario& scenario, const repere::directory::Directory& directory) {
    check_answers(scenario, directory);
    const auto step = next(directory, scenario.guide, scenario.answers, repere::language::french);
    const auto* outcome = step ? std::get_if<Outcome>(&*step) : nullptr;
    if (!outcome) return scenario.at + ": these answers lead to no outcome\n";
    std::string out;
    for (const Line& line : scenario.then)
        if (const std::string wrong = verdict(line, scenario, *outcome, directory); !wrong.empty())
            out += line.at + ": " + wrong + "\n";
    return out;
}

std::vector<Scenario> every_scenario() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{REPERE_SOURCE "/directory-data"})
        if (entry.path().filename().string().ends_with(".scenarios.txt")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Scenario> out;
    for (const auto& file : files) {
        std::ifstream in{file};
        const std::string name = file.filename().string();
        for (auto& scenario :
             scenarios(in, std::filesystem::relative(file, REPERE_SOURCE).string(), name.substr(0, name.find('.'))))
            out.push_back(std::move(scenario));
    }
    return out;
}

std::vector<Scenario> told_by(const std::string& text) {
    std::istringstream in{text};
    return scenarios(in, "story.txt", "victim");
}

}  // namespace

TEST_CASE("the guides answer every person of the stories beside them", "[guides][scenario]") {
    const auto all = every_scenario();
    CHECK(all.size() >= 25);
    for (const Scenario& scenario : all) {
        std::string name = scenario.at + " " + scenario.name;
        for (std::size_t at = 0; (at = name.find(": ", at)) != std::string::npos;)
            name.replace(at, 2, " – ");  // Catch2 2 folds lines there
        DYNAMIC_SECTION(name) { CHECK(run(scenario, given::real_desks()) == ""); }
    }
}

TEST_CASE("every guide has its stories", "[guides][scenario]") {
    const auto all = every_scenario();
    for (const Guide& guide : guides(given::real_desks())) {
        INFO(guide.id);
        CHECK(std::count_if(all.begin(), all.end(), [&](const Scenario& scenario) { return scenario.guide == guide.id; }) >= (guide.id == "travel-safely" ? 1 : 12));      // six pages that are read
    }
}

TEST_CASE("a story that is not true is told so, with its line", "[guides][scenario]") {
    const auto built = given::data().built();
    const auto [then, expected] = GENERATE(table<const char*, const char*>({
        {"acts complain", ""},
        {"acts safe, complain", "story.txt:3: the guide says complain\n"},
        {"services complaint-intake include police-desk", ""},
        {"services complaint-intake exclude tel-17", ""},
        {"services complaint-intake exclude police-desk",
         "story.txt:3: 2026-12-25 15:00: complaint-intake is met by police-desk\n"},
        {"quiet no", ""},
        {"quiet yes", "story.txt:3: these answers are not quiet\n"},
        {"services emergency include police-desk", "story.txt:3: 2026-12-25 15:00: emergency is met by tel-17\n"},
        {"sentence \"Bonjour. On m’a volé mon sac.\"", ""},
        {"sentence \"Bonjour.\"", "story.txt:3: the sentence is \"Bonjour. On m’a volé mon sac.\"\n"},
    }));
    const auto stories = told_by("scenario: a theft\ngiven what=theft\nthen " + std::string{then} + "\n");
    REQUIRE(stories.size() == 1);
    CHECK(run(stories.front(), built.directory()) == expected);
}

TEST_CASE("a story in words that nobody knows is an error, with its line", "[guides][scenario]") {
    const auto built = given::data().built();
    const auto [text, expected] = GENERATE(table<const char*, const char*>({
        {"given what=theft\n", "story.txt:1: before the first scenario: given what=theft"},
        {"scenario:\n", "story.txt:1: a scenario without a name: scenario:"},
        {"scenario: a\nwhen what=theft\n", "story.txt:2: unknown word: when what=theft"},
        {"scenario: a\ngiven theft\n", "story.txt:2: expected question=answer,answer: given theft"},
        {"scenario: a\ngiven what=theft\ngiven what=theft\n",
         "story.txt:3: a scenario is given its answers once: given what=theft"},
        {"scenario: a\ngiven what=theft\n", "story.txt:1: a scenario without `given` or without `then`: a"},
        {"scenario: a\ngiven what=fire\nthen acts complain\n", "story.txt:1: `what` has no answer `fire`: a"},
        {"scenario: a\ngiven who=me\nthen acts complain\n", "story.txt:1: the guide does not ask `who` here: a"},
        {"scenario: a\ngiven what=theft\nthen act complain\n", "story.txt:3: unknown word: act complain"},
        {"scenario: a\ngiven what=theft\nthen services emergency are tel-17\n",
         "story.txt:3: expected include or exclude: services emergency are tel-17"},
        {"scenario: a\ngiven what=theft\nthen services emergency include tel-18\n",
         "story.txt:3: no service is called `tel-18`: services emergency include tel-18"},
        {"scenario: a\ngiven what=theft country=QQ\nthen acts complain\n", "story.txt:1: no such country: a"},
        {"scenario: a\ngiven what=theft\nthen quiet perhaps\n", "story.txt:3: expected yes or no: quiet perhaps"},
        {"scenario: a\ngiven what=theft\nthen sentence Bonjour\n",
         "story.txt:3: expected a sentence in quotation marks: sentence Bonjour"},
    }));
    std::string said;
    try {
        for (const Scenario& scenario : told_by(text)) run(scenario, built.directory());
    } catch (const std::runtime_error& error) {
        said = error.what();
    }
    CHECK(said == expected);
}
