#include "authoring/freshness.hpp"

#include <sstream>

#include "authoring/read.hpp"
#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;
using namespace repere::authoring;
using Catch::Matchers::Contains;

namespace {

const std::string file = "organizations/state.yaml";

std::vector<Due> due_of(const given::Data& data, const char* day = "2026-11-23") {
    const auto folder = data.written();
    Problems problems;
    return freshness(given::Data::folders(*folder), *language::day_of(day), problems);
}

// "police-desk/hours overdue 10" a line
std::string said(const std::vector<Due>& all) {
    std::string out;
    for (const Due& one : all) out += one.key.substr(one.key.find('/') + 1) + " " + name(one.reason) + (one.months ? " " + std::to_string(*one.months) : "") + "\n";
    return out;
}

}  // namespace

TEST_CASE("the call sheet names every fact that is overdue, undated, only seen, to be confirmed, or not known", "[authoring]") {
    const std::string unknown_hours = "police-desk/phone-hours/+33442000017 missing\n", law = "tel-17/existence overdue 28\ntel-17/phone/17 overdue 28\ntel-17/phone-hours/17 overdue 28\n";
    CHECK(said(due_of(given::data())) == law + unknown_hours);
    CHECK(said(due_of(given::data(), "2025-07-22")) == unknown_hours);                       // a number fixed by law: once a year
    CHECK(said(due_of(given::data(), "2027-01-11")).find("police-desk/hours overdue 12\n") != std::string::npos);
    CHECK(said(due_of(given::data(), "2027-01-10")).find("police-desk/hours overdue") == std::string::npos);
    struct Row { std::string from, to, expected; };
    const auto [from, to, expected] = GENERATE(values<Row>({
        {"on: 2026-01-10, method: call, confidence: confirmed", "on: 2026-01-10, method: call, confidence: seen", "police-desk/phone/+33442000017 seen 10\n"},
        {"on: 2026-01-10, method: call, confidence: confirmed", "method: call, confidence: confirmed", "police-desk/phone/+33442000017 undated\n"},
        {"on: 2026-01-10, method: call, confidence: confirmed", "method: derived, confidence: to-confirm", "police-desk/phone/+33442000017 to-confirm\n"},
        {"x_class: desk", "x_class: helpline", "police-desk/existence overdue 10\n"},
        {"x_class: desk", "x_class: tig-place", "police-desk/hours overdue 10\n"},
    }));
    INFO(to);
    CHECK_THAT(said(due_of(given::data().changed(file, from, to))), Contains(expected));
}

TEST_CASE("nobody is told to call an emergency number to verify it", "[authoring]") {
    for (const Due& one : due_of(given::data())) {
        INFO(one.key);
        if (one.service == "tel-17") {
            CHECK(one.call == "");
            CHECK(one.ask == "N’appelez pas ce numéro : relisez une page officielle.");
            CHECK(one.urgency == 0);
        } else {
            CHECK(one.call == "04 42 00 00 17");
            CHECK_THAT(one.ask, Contains("À quelles heures répondez-vous au 04 42 00 00 17 ?"));
            CHECK(one.urgency == 2);
        }
    }
}

TEST_CASE("what is fixed by law and helplines come first, then what keeps a badge from being green", "[authoring]") {
    const std::string seen = "{on: 2019-01-01, method: public-source, confidence: seen}";
    const auto service = [&](const std::string& id, const std::string& kind) {
        return "id: " + id + "\nname: " + id + "\nx_referent_role: accueil " + id + "\nservices:\n  - {id: " + id + ", name: " + id + ", x_class: " + kind + ", x_verified: " + seen +
               ", phones: [{number: \"04 42 00 00 20\", x_shared: true, x_verified: " + seen + ", x_hours: Mo 09:00-12:00, x_hours_verified: " + seen + "}]}\n";
    };
    const auto all = due_of(given::data().with("organizations/a.yaml", service("a", "online")).with("organizations/b.yaml", service("b", "helpline")).with("staff/organizations/c.yaml", service("c", "desk")));
    std::vector<std::pair<std::string, int>> order;
    for (const Due& one : all)
        if (order.empty() || order.back() != std::pair{one.referent, one.urgency}) order.emplace_back(one.referent, one.urgency);
    CHECK(order == std::vector<std::pair<std::string, int>>{{"coordination", 0}, {"coordination", 2}, {"accueil a", 2}, {"accueil a", 3}, {"accueil a", 4}, {"accueil b", 1},
                                                            {"accueil c", 2}, {"accueil c", 3}, {"accueil c", 4}});
    CHECK(all.back().staff);
}

TEST_CASE("the call sheet prints on 80 columns, says whose it is, and holds no note", "[authoring]") {
    const std::string sheet = call_sheet(due_of(given::data().changed(file, "{on: 2024-07-22, by_role: coordinator,", "{on: 2024-07-22, note: PLANTED-NOTE, source: PLANTED-SOURCE,")), *language::day_of("2026-11-23"));
    std::istringstream lines{sheet};
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }) <= 80);
    }
    CHECK_THAT(sheet, Contains("FEUILLE D’APPELS au lundi 23 novembre 2026\nPour la coordination : contient aussi ce qui n’est pas public."));
    CHECK_THAT(sheet, Contains("== Référent : coordination\n\n-- Services de l’État\n   17 – Police secours\n   [ ] Le service existe, sous ce nom : 17 – Police secours (à revérifier, 28\n       mois)\n"));
    CHECK_THAT(sheet, !Contains("PLANTED"));
}
