#include "paper/report.hpp"

#include "given/catch.hpp"
#include "sheets.hpp"

using namespace repere::paper;
using Catch::Matchers::Contains;

namespace {

std::vector<ReportPage> with_bar(Bar bar) {
    return {{.heading = "Accueil des victimes", .paragraphs = {"Critère : personnes accueillies."}, .charts = {{"Par guide", {{"Sortie de prison", 40}, std::move(bar)}}}}};
}
std::string text(const std::vector<ReportPage>& pages) { return given::text_of(report("Rapport 2026", pages).bytes); }

}  // namespace

TEST_CASE("a bar says its words and its number", "[paper]") {
    const auto [bar, said, because] = GENERATE(table<Bar, const char*, const char*>({
        {{"Visiteurs", 1234}, "1 234", "as French writes it"},
        {{"Visiteurs", 0}, "0", "counted, and nobody came"},
        {{"Visiteurs", std::nullopt}, "non mesuré", "nobody counted: no zero"},
        {{"Visiteurs", 7, true}, "< 10", "too few to be told"},
        {{"Visiteurs", std::nullopt, true}, "< 10", "hidden goes before all"},
    }));
    INFO(because);
    const std::string found = text(with_bar(bar));
    const auto at = found.find("Visiteurs");
    REQUIRE(at != std::string::npos);
    CHECK_THAT(found.substr(at, found.find('\n', at) - at), Contains(said));
    CHECK_THAT(found, Contains("Par guide") && Contains("40"));
}

TEST_CASE("nothing of a hidden bar tells its number: whatever it is, the file is the same", "[paper]") {
    const auto three = report("Rapport", with_bar({"Violences", 3, true})), more = report("Rapport", with_bar({"Violences", 900, true}));
    CHECK(three.bytes == more.bytes);
    CHECK(three.bytes != report("Rapport", with_bar({"Violences", 900})).bytes);
}

TEST_CASE("a report has its title, a page for each action, numbered pages, and no date of its own", "[paper]") {
    const auto made = report("Rapport du troisième trimestre", {{.heading = "Action un"}, {.heading = "Action deux", .table = {{"Accueil", "Reçus"}, {"Office de tourisme", "< 10"}}}});
    REQUIRE(made.pages == 2);
    CHECK(!made.missing_glyphs);
    CHECK_THAT(given::text_of(made.bytes, 1), Contains("Action un") && Contains("Page 1 sur 2") && !Contains("Action deux"));
    CHECK_THAT(given::text_of(made.bytes, 2), Contains("Action deux") && Contains("Office de tourisme") && Contains("Page 2 sur 2"));
    const std::string info = given::told(made.bytes, {"pdfinfo"});
    CHECK_THAT(info, Contains("Rapport du troisième trimestre") && !Contains("Date") && !Contains("Author"));
}

TEST_CASE("a long table goes on on the next page, every row once", "[paper]") {
    std::vector<std::vector<std::string>> table{{"Action", "Nombre", "Source"}};
    for (int i = 100; i < 220; ++i) table.push_back({"Ligne" + std::to_string(i), std::to_string(i), "Une déclaration assez longue pour aller à la ligne, peut-être deux fois, selon la place"});
    const auto made = report("Rapport", {{.heading = "Table", .table = table}});
    CHECK(made.pages > 2);
    const std::string found = given::text_of(made.bytes);
    for (int i = 100; i < 220; ++i) CHECK(given::times(found, "Ligne" + std::to_string(i)) == 1);
}

TEST_CASE("a report of nothing is one page with its title", "[paper]") { CHECK(report("Rapport", {}).pages == 1); }

TEST_CASE("a report to look at", "[.][sheets]") {
    ReportPage page{.heading = "Action 3 : accueillir et orienter les victimes",
                    .paragraphs = {"Critère de la stratégie : nombre de personnes accueillies dans le cadre du dispositif.",
                                   "Source : bornes de l’office de tourisme et de la maison de justice et du droit. Deux accueils peuvent compter la même personne."},
                    .charts = {{"Guides ouverts par trimestre", {{"Il m’est arrivé quelque chose", 1240}, {"Connaître mes droits", 512}, {"Sortie de prison", 0, true}, {"Travail d’intérêt général", 37}, {"Chercher un service, dans toutes les langues de la borne", 2310}, {"Formations", std::nullopt}}}},
                    .table = {{"Accueil", "Reçus", "Remarque"}, {"Office de tourisme", "112", ""}, {"Maison de justice et du droit", "< 10", "Masqué : moins de dix personnes."}}};
    given::write(REPERE_BUILD "/paper/report.pdf", report("Rapport du troisième trimestre 2026", {page, page}).bytes);
}
