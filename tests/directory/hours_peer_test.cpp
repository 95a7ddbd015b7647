// Our answers beside those that opening_hours.js gave to the same questions: tests/oracle/hours/README.md tells how they were kept.
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "directory/hours.hpp"
#include "given/catch.hpp"

using namespace repere;
using namespace repere::directory;

namespace {

struct Moment {
    std::string name;
    Minute at;
};

struct Asked {
    std::string value;
    std::vector<std::string> answers;   // "open 2026-01-01T12:00 "a comment"", one a moment
};

std::vector<std::string> lines_of(const std::string& name) {
    std::ifstream in(REPERE_SOURCE "/tests/oracle/hours/" + name);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        if (line.find_first_not_of(' ') != std::string::npos && !line.starts_with("#")) lines.push_back(line);
    REQUIRE_FALSE(lines.empty());
    return lines;
}

std::vector<Moment> moments() {
    std::vector<Moment> moments;
    for (const std::string& line : lines_of("moments.txt")) {
        std::istringstream words(line);
        std::string at, name;
        words >> at >> name;
        moments.push_back({name, language::minute_of(at).value()});
    }
    return moments;
}

std::vector<Asked> saved() {
    std::vector<Asked> all;
    for (const std::string& line : lines_of("saved.txt")) {
        std::istringstream fields(line);
        Asked asked;
        std::getline(fields, asked.value, '\t');
        for (std::string answer; std::getline(fields, answer, '\t');) asked.answers.push_back(answer);
        all.push_back(std::move(asked));
    }
    return all;
}

// Which differences are told, as "value => moment"; `everywhere` is every moment.
std::set<std::string> exceptions(const std::vector<Moment>& moments) {
    std::set<std::string> told;
    for (const std::string& line : lines_of("exceptions.txt")) {
        const auto arrow = line.find(" => ");
        if (arrow == std::string::npos) FAIL("exceptions.txt: " << line);
        const std::string start = line.substr(0, arrow + 4), where = line.substr(arrow + 4);
        if (where == "everywhere")
            for (const Moment& moment : moments) told.insert(start + moment.name);
        std::istringstream names(where == "everywhere" ? "" : where);
        for (std::string name; names >> name;) told.insert(start + name);
    }
    return told;
}

std::string state_of(const Opening& opening) {
    static const char* const states[] = {"open", "closed", "unknown"};
    return states[int(opening.state)];
}

std::string our_answer(const std::variant<Hours, HoursError>& parsed, Minute at) {
    const auto* hours = std::get_if<Hours>(&parsed);
    if (hours == nullptr) return "refused";
    const Opening opening = hours->at(at, Coordinates{43.5297, 5.4474});   // where the peer was asked
    return state_of(opening) + " " + (opening.until ? language::iso(*opening.until) : "-") +
           (opening.comment.empty() ? "" : " \"" + opening.comment + "\"");
}

}  // namespace

TEST_CASE("opening_hours.js agrees with us on hundreds of French values, except where exceptions.txt tells why", "[directory][hours]") {
    const auto at = moments();
    const auto all = saved();
    const auto told = exceptions(at);
    REQUIRE(at.size() >= 20);
    REQUIRE(all.size() >= 400);
    std::set<std::string> met;
    std::size_t agreed = 0;
    for (const Asked& asked : all) {
        REQUIRE(asked.answers.size() == at.size());
        const auto parsed = Hours::parse(asked.value);
        for (std::size_t i = 0; i < at.size(); ++i) {
            const std::string ours = our_answer(parsed, at[i].at), difference = asked.value + " => " + at[i].name;
            if (ours == asked.answers[i]) ++agreed;
            else if (told.contains(difference)) met.insert(difference);
            else FAIL_CHECK(difference << ": we say " << ours << ", the peer " << asked.answers[i]);
        }
    }
    for (const std::string& difference : told)
        if (!met.contains(difference)) FAIL_CHECK("exceptions.txt tells of a difference that is none: " << difference);
    CHECK(agreed + met.size() == all.size() * at.size());
}

TEST_CASE("the saved answers are those of the values, in their order", "[directory][hours]") {
    std::vector<std::string> values, answered;
    for (const Asked& asked : saved()) answered.push_back(asked.value);
    CHECK(lines_of("values.txt") == answered);
    CHECK(std::set<std::string>(answered.begin(), answered.end()).size() == answered.size());
}

TEST_CASE("what is sure whatever the school holidays are is what the peer, who has their dates, says", "[directory][hours]") {
    const auto at = moments();
    int sure = 0;
    for (const Asked& asked : saved()) {
        if (asked.value.find("SH") == std::string::npos) continue;
        const auto parsed = Hours::parse(asked.value);
        for (std::size_t i = 0; i < at.size(); ++i) {
            const Opening ours = std::get<Hours>(parsed).at(at[i].at);
            if (asked.answers[i] == "refused" || ours.state == OpenState::unknown) continue;
            INFO(asked.value << " => " << at[i].name << ": the peer says " << asked.answers[i]);
            CHECK(asked.answers[i].starts_with(state_of(ours)));
            ++sure;
        }
    }
    CHECK(sure > 100);
}
