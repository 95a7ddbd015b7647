// The evaluation (people.md, P10): what it shows, what it hides, and that whoever lays all of a year's reports side by side finds nothing more.
#include "usage/report.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <random>

#include "given/catch.hpp"
#include "given/words.hpp"

using namespace repere::usage;
using Catch::Matchers::Contains;

namespace {

const Section& section(const Report& report, const std::string& heading) {
    return *std::find_if(report.sections.begin(), report.sections.end(), [&](const Section& one) { return one.heading.starts_with(heading); });
}

// The words of a row, joined; "" where there is no such row.
std::string row(const Section& section, const std::string& table, const std::string& name) {
    for (const Table& each : section.tables)
        for (const Row& one : each.rows)
            if (each.title.starts_with(table) && one.name == name) {
                std::string out;
                for (const Figure& figure : one.figures) out += (out.empty() ? "" : " · ") + to_words(figure);
                return out;
            }
    return "";
}

Sources received(const std::string& quarter, const std::string& desk, const std::string& kind, int count) {
    Sources out;
    out.counts.received[{quarter, desk, kind}] = count;
    return out;
}

// Two desks where many come for everything, in a quarter.
Sources busy(std::initializer_list<const char*> quarters) {
    Sources out;
    for (const char* quarter : quarters)
        for (const char* kind : {"tourist", "violence", "victim", "released", "tig", "rights"})
            for (const char* desk : {"mjd", "tourist-office"}) out.counts.received[{quarter, desk, kind}] = 50;
    return out;
}

}  // namespace

TEST_CASE("every action of the strategy has its page and its criterion, also in a year without data", "[usage]") {
    const Report empty = report({}, 2026, 0);
    CHECK(empty.sections.size() == 11);
    for (const Section& each : empty.sections) {
        CAPTURE(each.heading);
        CHECK_THAT(each.criterion, Contains("Critère"));
        CHECK_FALSE(each.tables.empty());
        for (const Table& table : each.tables)
            for (const Row& one : table.rows)
                for (const Figure& figure : one.figures) CHECK(figure == Figure{State::unmeasured, 0});
    }
    CHECK(report({}, 2026, 3).title != empty.title);
}

TEST_CASE("those received are told by desk and quarter, and the page says that two desks may count one person", "[usage]") {
    Sources sources = received("2026-Q1", "mjd", "tourist", 30);
    sources.counts.received[{"2026-Q1", "tourist-office", "tourist"}] = 50;
    sources.counts.received[{"2026-Q2", "tourist-office", "tourist"}] = 20;
    sources.counts.received[{"2026-Q2", "mjd", "tourist"}] = 20;
    sources.counts.received[{"2025-Q2", "mjd", "tourist"}] = 70;
    sources.names["mjd"] = "Maison de justice et du droit";
    const Section tourists = section(report(sources, 2026, 0), "Touristes");
    CHECK(row(tourists, "Personnes reçues", "Maison de justice et du droit") == "30 · 20 · non mesuré · non mesuré · 50");
    CHECK(row(tourists, "Personnes reçues", "Total") == "80 · 40 · non mesuré · non mesuré · 120");
    CHECK(std::any_of(tourists.notes.begin(), tourists.notes.end(), [](const std::string& note) { return note.starts_with("Deux bureaux peuvent compter une même personne."); }));
    CHECK(row(section(report(sources, 2026, 2), "Touristes"), "Personnes reçues", "Total") == "40");
}

TEST_CASE("a small desk is hidden, a second one with it, and no number of either is in the value", "[usage]") {
    Sources sources = busy({"2026-Q1"});
    sources.counts.received[{"2026-Q1", "mjd", "violence"}] = 4;
    const Report made = report(sources, 2026, 1);
    CHECK(row(section(made, "Victimes de violences"), "Personnes reçues", "mjd") == "masqué");
    CHECK(row(section(made, "Victimes de violences"), "Personnes reçues", "tourist-office") == "masqué");
    CHECK(row(section(made, "Victimes de violences"), "Personnes reçues", "Total") == "54");
    for (const Section& each : made.sections)
        for (const Table& table : each.tables)
            for (const Row& one : table.rows)
                for (const Figure& figure : one.figures)
                    if (figure.state == State::hidden) CHECK(figure.value == 0);
}

TEST_CASE("a quarter tells in the yearly report what its own report told", "[usage]") {
    Sources sources = busy({"2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"});
    sources.counts.received[{"2026-Q2", "mjd", "rights"}] = 5;
    // Its own report hid the 5 and the 50 beside it. The other quarters are known: so the year must not tell the two apart.
    const Section rights = section(report(sources, 2026, 0), "Accès au droit");
    CHECK(row(rights, "Personnes reçues", "mjd") == "50 · masqué · 50 · 50 · masqué");
    CHECK(row(rights, "Personnes reçues", "tourist-office") == "50 · masqué · 50 · 50 · masqué");
    CHECK(row(rights, "Personnes reçues", "Total") == "100 · 55 · 100 · 100 · 355");
}

TEST_CASE("a rare outcome is not even named", "[usage]") {
    Sources sources;
    for (const auto& [outcome, count] : {std::pair{"stolen", 40}, {"mislaid", 30}, {"hated", 1}})
        for (const char* language : {"fr", "ja"}) sources.counts.outcomes[{"2026-W48", "victim", outcome, language}] = count;
    const Report made = report(sources, 2026, 4);
    sources.names["victim/stolen"] = "Un vol";
    CHECK(row(section(report(sources, 2026, 4), "Touristes"), "Guide", "Un vol") == "80");
    CHECK_THAT(to_csv(made), !Contains("hated"));
}

TEST_CASE("quiet guides have one figure, and it is rounded", "[usage]") {
    Sources sources;
    sources.counts.quiet["2026-Q1"] = 30;
    sources.counts.quiet["2026-Q4"] = 10;
    CHECK(row(section(report(sources, 2026, 0), "Victimes de violences"), "Tous les guides discrets", "Consultations") == "environ 30 · non mesuré · non mesuré · environ 10 · environ 40");
    CHECK(row(section(report(sources, 2026, 1), "Sortie de prison"), "Tous les guides discrets", "Consultations") == "environ 30");
}

TEST_CASE("sessions are counted, who was there is hidden under ten, and satisfaction is weighted", "[usage]") {
    const auto on = [](const char* day) { return given::day(day); };
    Sources sources;
    sources.activities = {{on("2026-02-03"), "sensibilisation", true, 12, {"accueil", "police municipale"}, 4.0},
                          {on("2026-10-03"), "sensibilisation", true, 24, {"accueil"}, 4.6},
                          {on("2026-11-03"), "sante", false, 7, {}, {}},
                          {on("2025-11-03"), "sante", false, 30, {}, {}}};
    const Report made = report(sources, 2026, 0);
    const Section& trained = section(made, "Formation");
    CHECK(row(trained, "Activités", "Formations") == "1 · 0 · 0 · 1 · 2");
    CHECK(row(trained, "Activités", "Personnes") == "");
    CHECK(row(trained, "Activités", "Personnes présentes ou formées") == "12 · non mesuré · non mesuré · 24 · 36");
    CHECK(trained.notes[1] == "Métiers formés : accueil et police municipale.");
    CHECK(trained.notes[2] == "Satisfaction, de 1 à 5 : 4,4.");
    CHECK(row(section(made, "Éducation"), "Activités", "Séances") == "0 · 0 · 0 · 1 · 1");
    CHECK(row(section(made, "Éducation"), "Activités", "Personnes présentes ou formées") == "non mesuré · non mesuré · non mesuré · masqué · masqué");
    CHECK(row(section(made, "Insertion"), "Activités", "Séances") == "non mesuré · non mesuré · non mesuré · non mesuré · non mesuré");
}

TEST_CASE("hosts declare once a year, and few minors are hidden behind the adults", "[usage]") {
    Sources sources;
    sources.hosted = {{2026, 12, 3}, {2026, 20, {}}, {2025, 5, 5}};
    const Section tig = section(report(sources, 2026, 0), "Travail d’intérêt général");
    CHECK(row(tig, "TIG accueillis", "Majeurs") == "masqué");
    CHECK(row(tig, "TIG accueillis", "Mineurs") == "masqué");
    CHECK(row(tig, "TIG accueillis", "Total") == "35");
    CHECK(row(tig, "TIG accueillis", "Structures qui ont déclaré") == "2");
    CHECK(row(section(report(sources, 2026, 1), "Travail d’intérêt général"), "TIG accueillis", "Total") == "");
}

TEST_CASE("the spreadsheet holds every figure of the report, and nothing else", "[usage]") {
    const Report made = report(busy({"2026-Q1"}), 2026, 1);
    const std::string csv = to_csv(made);
    std::size_t figures = 0;
    for (const Section& each : made.sections)
        for (const Table& table : each.tables)
            for (const Row& one : table.rows) figures += one.figures.size();
    CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == figures + 1);
    CHECK_THAT(csv, Contains("\"Touristes victimes\";\"Personnes reçues, par bureau\";\"Total\";\"1er trimestre\";\"100\"\r\n"));
    CHECK_THAT(csv, Contains("\"masqué\""));
}

// --- Whoever lays them side by side ------------------------------------------------------------------------------------------------
namespace {

constexpr int without_end = std::numeric_limits<int>::max() / 4;

// The reader: numbers that are not known yet, each between two others, and sums that draw them together until nothing moves.
class Attack {
public:
    int cell(const std::string& name) {
        const auto [at, fresh] = places_.emplace(name, static_cast<int>(low_.size()));
        if (fresh) low_.push_back(0), high_.push_back(without_end);
        return at->second;
    }
    void read(const std::string& name, int value) { low_[at(name)] = high_[at(name)] = value; }
    void sum(const std::string& total, const std::vector<std::string>& parts) {
        sums_.push_back({cell(total), {}});
        for (const auto& part : parts) sums_.back().second.push_back(cell(part));
    }
    void run() {
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto& [total, parts] : sums_) {
                long low = 0, high = 0;
                for (const int part : parts) low += low_[place(part)], high += high_[place(part)];
                moved |= draw(total, low, high);
                for (const int part : parts)
                    moved |= draw(part, low_[place(total)] - (high - high_[place(part)]), high_[place(total)] - (low - low_[place(part)]));
            }
        }
    }
    bool knows(const std::string& name) { return low_[at(name)] > 0 || high_[at(name)] < 9; }

private:
    static std::size_t place(int index) { return static_cast<std::size_t>(index); }
    std::size_t at(const std::string& name) { return place(cell(name)); }
    bool draw(int index, long low, long high) {
        bool moved = false;
        if (low > low_[place(index)]) low_[place(index)] = static_cast<int>(low), moved = true;
        high = std::max(high, 0L);
        if (high < high_[place(index)]) high_[place(index)] = static_cast<int>(high), moved = true;
        return moved;
    }
    std::map<std::string, int> places_;
    std::vector<int> low_, high_;
    std::vector<std::pair<int, std::vector<int>>> sums_;
};

const std::vector<std::string> periods{"1er trim.", "2e trim.", "3e trim.", "4e trim.", "Année"};
const std::vector<std::pair<std::string, std::string>> kinds{{"tourist", "Touristes victimes"}, {"violence", "Violences"},  {"victim", "Autres victimes"},
                                                             {"released", "Sortie de prison"},  {"tig", "TIG"}, {"rights", "Accès au droit"}};
const std::vector<std::string> desks{"desk", "mjd", "tourist-office"}, guides{"victim", "travel-safely", "tig", "my-rights"}, tags{"ar", "en", "fr", "ja"};

// A year of a small town: many numbers stand around ten.
Sources generated(unsigned seed) {
    std::mt19937 random{seed};
    const auto some = [&](unsigned most) { return static_cast<int>(random() % 3 == 0 ? random() % 12 : random() % most); };
    Sources out;
    const auto put = [](auto& map, auto key, int count) { if (count > 0) map[key] += count; };
    for (const auto& guide : guides)
        for (const char* outcome : {"a", "b", "c", "d", "e"}) out.names[guide + "/" + outcome] = outcome;
    for (int quarter = 1; quarter <= 4; ++quarter) {
        const std::string q = "2026-Q" + std::to_string(quarter);
        for (const auto& [kind, name] : kinds)
            for (const auto& desk : desks) put(out.counts.received, Received{q, desk, kind}, some(60));
        for (const auto& guide : guides)
            for (const char* outcome : {"a", "b", "c", "d", "e"})
                for (const auto& tag : tags) put(out.counts.outcomes, Outcome{"2026-W" + std::to_string(13 * quarter - 1), guide, outcome, tag}, some(25));
    }
    return out;
}

// All cells there are, with their numbers: table/row/period.
std::map<std::string, int> truth(const Sources& sources) {
    std::map<std::string, int> out;
    const auto put = [&](const std::string& table, const std::string& row, int quarter, int count) {
        for (int period : {quarter - 1, 4}) out[table + "/" + row + "/" + periods[static_cast<std::size_t>(period)]] += count;
    };
    for (int quarter = 1; quarter <= 4; ++quarter) {         // where nobody came there is a number too
        for (const auto& [kind, name] : kinds) {
            put("all", name, quarter, 0);
            for (const auto& desk : desks) put(kind, desk, quarter, 0);
        }
        for (const auto& guide : guides) put("guide " + guide, "/nobody", quarter, 0), put("guide " + guide, "#nobody", quarter, 0);
    }
    for (const auto& [key, count] : sources.counts.received) {
        const int quarter = key.quarter.back() - '0';
        put("all", "Total", quarter, count);
        for (const auto& [kind, name] : kinds)
            if (kind == key.kind) put("all", name, quarter, count), put(kind, key.desk, quarter, count), put(kind, "Total", quarter, count);
    }
    for (const auto& [key, count] : sources.counts.outcomes) {
        const int quarter = quarter_of_week(key.week).back() - '0';
        for (const auto& row : {std::string{"Total"}, "/" + key.outcome, "#" + key.language}) put("guide " + key.guide, row, quarter, count);
    }
    return out;
}

std::string section_of(const std::string& kind) {
    return std::map<std::string, std::string>{{"tourist", "Touristes victimes"}, {"violence", "Victimes de violences : accueil et vade-mecum"}, {"victim", "Autres victimes"},
                                              {"released", "Sortie de prison : guide de sortie, retour en famille, lien parent-enfant"}, {"tig", "Travail d’intérêt général"},
                                              {"rights", "Accès au droit"}}.at(kind);
}

std::string tag_of(const std::string& name) {
    for (const auto& tag : tags)
        if (repere::language::name_in({tag}, repere::language::french) == name) return tag;
    return name;
}

// What a report publishes, under the same names.
void read_into(Attack& attack, const Report& report, int quarter) {
    for (const Section& section : report.sections)
        for (const Table& table : section.tables)
            for (const Row& row : table.rows)
                for (std::size_t i = 0; i < row.figures.size(); ++i) {
                    if (row.figures[i].state != State::shown) continue;
                    std::string name = row.name, of;
                    if (table.title == "Personnes reçues") of = "all";
                    for (const auto& [kind, ignored] : kinds)
                        if (table.title == "Personnes reçues, par bureau" && section.heading == section_of(kind)) of = kind;
                    for (const auto& guide : guides)
                        if (table.title.starts_with("Guide « " + guide + " »")) {
                            of = "guide " + guide;
                            if (name != "Total") name = (table.title.ends_with("langues") ? "#" + tag_of(name) : "/" + name);
                        }
                    if (!of.empty()) attack.read(of + "/" + name + "/" + periods[quarter ? static_cast<std::size_t>(quarter) - 1 : i], row.figures[i].value);
                }
}

// How many small numbers somebody finds who has the four quarters' reports and the year's.
int found_out(const Sources& sources, Secondary secondary) {
    const auto all = truth(sources);
    Attack attack;
    std::map<std::string, std::vector<std::string>> parts;   // table/period; of a guide two ways
    for (const auto& [name, value] : all) {
        const std::string table = name.substr(0, name.find('/')), period = name.substr(name.rfind('/') + 1), row = name.substr(table.size() + 1, name.rfind('/') - table.size() - 1);
        attack.cell(name);
        if (period == "Année")
            attack.sum(name, {table + "/" + row + "/" + periods[0], table + "/" + row + "/" + periods[1], table + "/" + row + "/" + periods[2], table + "/" + row + "/" + periods[3]});
        if (row != "Total") parts[table + "/Total/" + period + (row[0] == '#' ? "#" : "")].push_back(name);
        for (const auto& [kind, title] : kinds)
            if (table == "all" && row == title) attack.sum(name, {kind + "/Total/" + period});
    }
    for (const auto& [total, names] : parts) attack.sum(total.ends_with("#") ? total.substr(0, total.size() - 1) : total, names);
    for (int quarter = 0; quarter <= 4; ++quarter) read_into(attack, report(sources, 2026, quarter, secondary), quarter);
    attack.run();
    int out = 0;
    for (const auto& [name, value] : all) out += value < 10 && attack.knows(name);
    return out;
}

}  // namespace

TEST_CASE("four quarters' reports and the year's, side by side, leave every small number anything from 0 to 9", "[usage]") {
    const unsigned seed = GENERATE(1u, 2u, 3u);
    const Sources sources = generated(seed);
    CHECK(found_out(sources, Secondary::hidden) == 0);
    CHECK(found_out(sources, Secondary::left_open) > 10);    // without a second one hidden, subtraction finds them
}

TEST_CASE("and the reports still say something", "[usage]") {
    const Report made = report(generated(1), 2026, 0);
    int shown = 0;
    for (const Section& each : made.sections)
        for (const Table& table : each.tables)
            for (const Row& one : table.rows)
                for (const Figure& figure : one.figures) shown += figure.state == State::shown;
    CHECK(shown > 200);
}
