#include "usage/report.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "usage/rows.hpp"

namespace repere::usage {

namespace {

struct Action {                              // of the strategy, and what tells of it
    const char* heading;
    const char* criterion;
    const char* source;
    const char* kind = "";                   // of those received
    std::vector<const char*> guides{};
    std::vector<const char*> types{};        // of activities
    bool quiet = false, hosted = false;
};

const char* const at_desks = "Source : ce que les accueils comptent, par bureau.";
const char* const declared = "Source : ce qui est déclaré dans activities.yaml.";

const std::vector<Action>& actions() {
    static const std::vector<Action> all{
        {"Touristes victimes", "Critère : personnes accueillies dans le cadre du dispositif.",
         "Sources : ce que les accueils comptent, par bureau ; les fins de guide atteintes sur les bornes ; activities.yaml.", "tourist", {"victim", "travel-safely"}, {"tourisme"}},
        {"Victimes de violences : accueil et vade-mecum", "Critère : personnes accueillies dans le cadre du dispositif.",
         "Sources : ce que les accueils comptent, par bureau ; un seul compteur pour tous les guides discrets.", "violence", {}, {}, true},
        {"Autres victimes", "Critère : personnes accueillies dans le cadre du dispositif.", at_desks, "victim"},
        {"Formation des personnels d’accueil", "Critère : nombre et qualité des personnes formées.", declared, "", {}, {"sensibilisation"}},
        {"Sortie de prison : guide de sortie, retour en famille, lien parent-enfant", "Critère : nombre d’actions ; personnes accueillies.",
         "Sources : ce que les accueils comptent, par bureau ; activities.yaml ; un seul compteur pour tous les guides discrets.", "released", {}, {"famille"}, true},
        {"Éducation et prévention en santé en détention", "Critère : nombre d’actions.", declared, "", {}, {"sante"}},
        {"Insertion après la prison : travail en réseau", "Critère : nombre d’actions.", declared, "", {}, {"insertion"}},
        {"Travail d’intérêt général", "Critère : nombre de TIG accueillis.",
         "Sources : déclaration annuelle des structures d’accueil ; ce que les accueils comptent, par bureau ; les fins de guide atteintes sur les bornes.", "tig", {"tig"}, {"tig"}, false, true},
        {"Accès au droit", "Critère : personnes accueillies dans le cadre du dispositif.",
         "Sources : ce que les accueils comptent, par bureau ; les fins de guide atteintes sur les bornes.", "rights", {"my-rights"}},
        {"Évaluation du protocole (Justice)", "Critère : évaluation du protocole par le Parquet.", declared, "", {}, {"evaluation"}},
    };
    return all;
}

constexpr std::pair<const char*, const char*> kinds[] = {{"tourist", "Touristes victimes"}, {"violence", "Violences"}, {"victim", "Autres victimes"},
                                                         {"released", "Sortie de prison"}, {"tig", "TIG"}, {"rights", "Accès au droit"}};

const char* const may_be_twice = "Deux bureaux peuvent compter une même personne. On compte par bureau, jamais par agent.";

std::string of_quarter(int quarter) { return std::to_string(quarter) + (quarter == 1 ? "er trimestre" : "e trimestre"); }

// What one report is made of: the year's quarters, and which of them any kiosk counted in.
class Making {
public:
    Making(const Sources& sources, int year, int quarter, Secondary secondary)
        : from_{sources}, year_{year}, quarter_{quarter}, secondary_{secondary}, received_{measured()}, people_{received_} {
        receive();
        for (const auto& [key, count] : from_.counts.outcomes)
            if (place(quarter_of_week(key.week))) guides_[key.guide].push_back({key, count});
    }

    Report all() {
        Report out{"Stratégie de prévention · bilan " + (quarter_ ? "du " + of_quarter(quarter_) + " " : std::string{"de l’année "}) + std::to_string(year_), {}};
        out.sections.push_back(whole());
        for (const Action& action : actions()) out.sections.push_back(section(action));
        return out;
    }

private:
    using Four = Rows::Quarters;

    std::optional<std::size_t> place(const std::string& quarter) const {      // 0 to 3, where it is of this year
        if (quarter.size() != 7 || quarter.substr(0, 4) != std::to_string(year_)) return {};
        return static_cast<std::size_t>(quarter[6] - '1');
    }
    bool asked(std::size_t place) const { return quarter_ == 0 || static_cast<int>(place) + 1 == quarter_; }
    std::size_t place(Day day) const { return (static_cast<unsigned>(std::chrono::year_month_day{std::chrono::sys_days{day.time_since_epoch()}}.month()) - 1) / 3; }
    bool of_year(Day day) const { return static_cast<int>(std::chrono::year_month_day{std::chrono::sys_days{day.time_since_epoch()}}.year()) == year_; }

    std::array<bool, 4> measured() const {
        std::array<bool, 4> out{};
        const auto there = [&](const std::string& quarter) { if (const auto at = place(quarter)) out[*at] = true; };
        for (const auto& [key, count] : from_.counts.received) there(key.quarter);
        for (const auto& [key, count] : from_.counts.outcomes) there(quarter_of_week(key.week));
        for (const auto& [key, count] : from_.counts.quiet) there(key);
        return out;
    }

    std::string named(const std::string& id) const {
        const auto found = from_.names.find(id);
        return found == from_.names.end() ? id : found->second;
    }

    std::vector<std::string> columns() const {
        if (quarter_) return {of_quarter(quarter_)};
        return {"1er trim.", "2e trim.", "3e trim.", "4e trim.", "Année"};
    }

    // --- Those received ---
    void receive() {
        std::set<std::string> desks;
        std::map<std::pair<std::string, std::string>, Four> values;           // kind, desk
        for (const auto& [key, count] : from_.counts.received) {
            desks.insert(key.desk);
            if (const auto at = place(key.quarter)) values[{key.kind, key.desk}][*at] += count;
        }
        Four everybody{};
        std::vector<std::size_t> of_kinds;
        for (const auto& [kind, name] : kinds) {
            Four total{};
            std::vector<std::size_t> of_desks;
            for (const std::string& desk : desks) {
                const Four& here = values[{kind, desk}];
                for (std::size_t q = 0; q < 4; ++q) total[q] += here[q], everybody[q] += here[q];
                if (desks.size() > 1) desk_rows_[kind].emplace_back(desk, people_.add(here)), of_desks.push_back(desk_rows_[kind].back().second);
            }
            kind_rows_[kind] = people_.add(total);
            of_kinds.push_back(kind_rows_[kind]);
            if (!of_desks.empty()) people_.sum(kind_rows_[kind], of_desks);
        }
        everybody_ = people_.add(everybody);
        people_.sum(everybody_, of_kinds);
        people_.hide(quarter_, secondary_);
    }

    Section whole() const {
        Section out{"Ensemble", "Critère : personnes accueillies dans le cadre du dispositif.",
                    {at_desks, may_be_twice,
                     "« masqué » : moins de dix, ou ce qui permettrait de retrouver un nombre sous dix. Une ligne sans aucun nombre n’est pas nommée.",
                     "« non mesuré » : rien n’a été compté ni déclaré ; ce n’est pas zéro."}, {}};
        Table table{"Personnes reçues", columns(), {}};
        for (const auto& [kind, name] : kinds) table.rows.push_back({name, people_.figures(kind_rows_.at(kind))});
        table.rows.push_back({"Total", people_.figures(everybody_)});
        out.tables.push_back(std::move(table));
        return out;
    }

    Table received(const std::string& kind) const {
        Table table{"Personnes reçues, par bureau", columns(), {}};
        if (const auto desks = desk_rows_.find(kind); desks != desk_rows_.end())
            for (const auto& [desk, row] : desks->second) table.rows.push_back({named(desk), people_.figures(row)});
        table.rows.push_back({"Total", people_.figures(kind_rows_.at(kind))});
        return table;
    }

    // --- Guides ---
    void guide(const std::string& id, Section& into) const {
        std::map<std::string, Four> outcomes, languages;
        Four total{};
        if (const auto found = guides_.find(id); found != guides_.end())
            for (const auto& [key, count] : found->second) {
                const std::size_t at = *place(quarter_of_week(key.week));
                outcomes[key.outcome][at] += count, languages[key.language][at] += count, total[at] += count;
            }
        Rows rows{received_};
        std::vector<std::size_t> of_outcomes, of_languages;
        for (const auto& [outcome, values] : outcomes) of_outcomes.push_back(rows.add(values));
        for (const auto& [language, values] : languages) of_languages.push_back(rows.add(values));
        const std::size_t all = rows.add(total);
        rows.sum(all, of_outcomes, true);
        rows.sum(all, of_languages, true);
        rows.hide(quarter_, secondary_);

        const auto table = [&](const std::string& title, const std::map<std::string, Four>& values, const std::vector<std::size_t>& places, const auto& naming) {
            Table out{title, columns(), {}};
            auto row = places.begin();
            for (const auto& [name, ignored] : values) {
                auto figures = rows.figures(*row++);
                if (std::any_of(figures.begin(), figures.end(), [](const Figure& one) { return one.state == State::shown && one.value > 0; }))
                    out.rows.push_back({naming(name), std::move(figures)});
            }
            out.rows.push_back({"Total", rows.figures(all)});
            return out;
        };
        into.tables.push_back(table("Guide « " + named(id) + " » : fins atteintes", outcomes, of_outcomes, [&](const std::string& outcome) { return named(id + "/" + outcome); }));
        into.tables.push_back(table("Guide « " + named(id) + " » : langues", languages, of_languages,
                                    [](const std::string& tag) {
                                        if (tag.find("-x-") != std::string::npos) return language::own_name({tag});      // simple French is French to ICU
                                        return language::parse(tag) ? language::name_in({tag}, language::french) : tag;
                                    }));
    }

    Table quiet() const {
        Table table{"Tous les guides discrets ensemble, toutes langues", columns(), {{"Consultations", {}}}};
        int sum = 0;
        bool any = false;
        for (std::size_t q = 0; q < 4; ++q) {
            const auto found = from_.counts.quiet.find(std::to_string(year_) + "-Q" + std::to_string(q + 1));
            const int value = found == from_.counts.quiet.end() ? 0 : found->second;
            sum += value, any = any || received_[q];
            if (quarter_ == 0 || asked(q)) table.rows[0].figures.push_back(received_[q] ? Figure{State::about, value} : Figure{});
        }
        if (quarter_ == 0) table.rows[0].figures.push_back(any ? Figure{State::about, sum} : Figure{});
        return table;
    }

    // --- What is declared ---
    void activities(const Action& action, Section& into) const {
        Four sessions{}, trainings{}, present{}, rated{};
        std::array<bool, 4> counted{};
        double marks = 0;
        std::set<std::string> trades;
        for (const Activity& one : from_.activities) {
            if (!of_year(one.on) || std::find(action.types.begin(), action.types.end(), one.type) == action.types.end()) continue;
            const std::size_t at = place(one.on);
            ++(one.training ? trainings : sessions)[at];
            if (one.present) present[at] += *one.present, counted[at] = true;
            if (!asked(at)) continue;
            trades.insert(one.trades.begin(), one.trades.end());
            if (one.present && one.satisfaction) rated[at] += *one.present, marks += *one.satisfaction * *one.present;
        }
        Table table{"Activités déclarées", columns(), {}};
        table.rows.push_back({"Séances", number_of(sessions, trainings)});
        table.rows.push_back({"Formations", number_of(trainings, sessions)});
        Rows people{counted};
        const std::size_t row = people.add(present);
        people.hide(quarter_, secondary_);
        table.rows.push_back({"Personnes présentes ou formées", people.figures(row)});
        into.tables.push_back(std::move(table));
        if (!trades.empty()) into.notes.push_back("Métiers formés : " + language::joined({trades.begin(), trades.end()}, language::french) + ".");
        const int who = std::accumulate(rated.begin(), rated.end(), 0);
        const bool enough = who >= fewest;
        into.notes.push_back("Satisfaction, de 1 à 5 : " + (enough ? language::number_words(std::round(marks / who * 10) / 10, language::french) : who ? "masqué" : "non mesuré") + ".");
    }

    // Of sessions it says no more than how many there were; where none of either kind was declared in the year, nothing was measured.
    std::vector<Figure> number_of(const Four& which, const Four& others) const {
        const int all = std::accumulate(which.begin(), which.end(), 0);
        const bool any = all + std::accumulate(others.begin(), others.end(), 0) > 0;
        std::vector<Figure> out;
        for (std::size_t q = 0; q < 4; ++q)
            if (asked(q)) out.push_back(any ? Figure{State::shown, which[q]} : Figure{});
        if (quarter_ == 0) out.push_back(any ? Figure{State::shown, all} : Figure{});
        return out;
    }

    void hosted(Section& into) const {
        if (quarter_) return void(into.notes.emplace_back("Les TIG accueillis sont déclarés une fois l’an : voir le bilan annuel."));
        int adults = 0, minors = 0, hosts = 0;
        bool of_adults = false, of_minors = false;
        for (const Hosted& one : from_.hosted) {
            if (one.year != year_) continue;
            ++hosts;
            if (one.adults) adults += *one.adults, of_adults = true;
            if (one.minors) minors += *one.minors, of_minors = true;
        }
        std::vector<Cell> cells{{adults, false, !of_adults}, {minors, false, !of_minors}, {adults + minors}};
        suppress(cells, {{2, {0, 1}}}, secondary_);
        const auto figure = [&](std::size_t i, bool known) { return !known ? Figure{} : cells[i].hidden ? Figure{State::hidden} : Figure{State::shown, cells[i].value}; };
        into.tables.push_back({"TIG accueillis, déclarés par les structures", {"Année"},
                               {{"Majeurs", {figure(0, of_adults)}}, {"Mineurs", {figure(1, of_minors)}}, {"Total", {figure(2, of_adults || of_minors)}},
                                {"Structures qui ont déclaré", {hosts ? Figure{State::shown, hosts} : Figure{}}}}});
    }

    Section section(const Action& action) const {
        Section out{action.heading, action.criterion, {action.source}, {}};
        if (action.hosted) hosted(out);
        if (*action.kind) {
            out.tables.push_back(received(action.kind));
            out.notes.emplace_back(may_be_twice);
        }
        if (!action.types.empty()) activities(action, out);
        for (const char* id : action.guides) guide(id, out);
        if (action.quiet) {
            out.tables.push_back(quiet());
            out.notes.emplace_back("Les guides discrets n’ont qu’un compteur, arrondi au hasard à la dizaine : le nombre est juste « environ ».");
        }
        return out;
    }

    const Sources& from_;
    int year_, quarter_;
    Secondary secondary_;
    std::array<bool, 4> received_;           // something was counted, by any kiosk
    Rows people_;
    std::map<std::string, std::size_t> kind_rows_;
    std::map<std::string, std::vector<std::pair<std::string, std::size_t>>> desk_rows_;
    std::size_t everybody_ = 0;
    std::map<std::string, std::vector<std::pair<Outcome, int>>> guides_;
};

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) c == '"' ? out += "\"\"" : out += c;
    return out + "\"";
}

}  // namespace

Report report(const Sources& sources, int year, int quarter, Secondary secondary) { return Making{sources, year, quarter, secondary}.all(); }

std::string to_words(const Figure& figure) {
    switch (figure.state) {
        case State::shown: return std::to_string(figure.value);
        case State::about: return "environ " + std::to_string(figure.value);
        case State::hidden: return "masqué";
        case State::unmeasured: return "non mesuré";
    }
    return "";
}

std::string to_csv(const Report& report) {
    std::string out = "action;tableau;ligne;colonne;valeur\r\n";
    for (const Section& section : report.sections)
        for (const Table& table : section.tables)
            for (const Row& row : table.rows)
                for (std::size_t i = 0; i < row.figures.size(); ++i)
                    out += quoted(section.heading) + ';' + quoted(table.title) + ';' + quoted(row.name) + ';' + quoted(table.columns[i]) + ';' + quoted(to_words(row.figures[i])) + "\r\n";
    return out;
}

}  // namespace repere::usage
