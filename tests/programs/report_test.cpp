// repere-directory report: a PDF and a spreadsheet, or one sentence and neither.
#include <filesystem>

#include "given/catch.hpp"
#include "given/process.hpp"

namespace {

using Catch::Matchers::Contains;

const std::string program = REPERE_BUILD "/bin/repere-directory";

given::Ran report(const std::string& usage, const given::Folder& folder, std::vector<std::string> more = {}) {
    std::vector<std::string> command{program, "report", usage, "--year", "2026", "--output", folder / "bilan.pdf", "--csv", folder / "bilan.csv", "--data", REPERE_SOURCE "/directory-data"};
    command.insert(command.end(), more.begin(), more.end());
    return given::run(command);
}

std::string words_of(const std::string& pdf) { return given::run({"pdftotext", "-layout", pdf, "-"}).out; }

}  // namespace

TEST_CASE("several kiosks make one report, on paper and for a spreadsheet", "[programs]") {
    const given::Folder folder;
    given::write(folder / "usage/one", "repere-usage 1\nreceived 2026-Q1 mjd tourist 40\nreceived 2026-Q1 tourist-office tourist 30\nquiet 2026-Q1 20\n");
    given::write(folder / "usage/two", "repere-usage 1\nreceived 2026-Q1 mjd tourist 15\nquiet 2026-Q1 10\nclosed 2026-01-04 ccas-sao\nwrong-pins 2\n");
    given::write(folder / "usage/two.unreadable", "garbage");
    const auto ran = report(folder / "usage", folder, {"--quarter", "1"});
    CHECK(ran.status == 0);
    CHECK(ran.err == "");
    const std::string csv = given::read(folder / "bilan.csv");
    CHECK_THAT(csv, Contains("\"Touristes victimes\";\"Personnes reçues, par bureau\";\"Maison de justice et du droit d’Aix-en-Provence\";\"1er trimestre\";\"55\""));
    CHECK_THAT(csv, Contains("\"Consultations\";\"1er trimestre\";\"environ 30\""));
    const std::string words = words_of(folder / "bilan.pdf");
    for (const char* heading : {"Touristes victimes", "Travail d’intérêt général", "Évaluation du protocole", "nombre de TIG accueillis", "Deux bureaux peuvent compter une même personne",
                                "masqué", "non mesuré", "environ 30"})
        CHECK_THAT(words, Contains(heading));
}

TEST_CASE("a year without data has its pages, and every one of them says « non mesuré »", "[programs]") {
    const given::Folder folder;
    given::write(folder / "usage", "repere-usage 1\nreceived 2025-Q1 mjd tourist 40\n");
    CHECK(report(folder / "usage", folder).status == 0);
    CHECK_THAT(words_of(folder / "bilan.pdf"), Contains("non mesuré") && !Contains("40"));
}

TEST_CASE("what cannot be counted is said in one sentence, and nothing is written", "[programs]") {
    const given::Folder folder;
    given::write(folder / "wrong", "repere-usage 1\nreceived 2026-Q1 mjd tourist 40\nreceived 2026-Q9 mjd tourist 1\n");
    given::write(folder / "mixed/sound", "repere-usage 1\n");
    given::write(folder / "mixed/picture.png", "\x89PNG");
    std::filesystem::create_directory(folder / "empty");
    const auto [name, said] = GENERATE_COPY(table<std::string, std::string>({
        {"nowhere", "/nowhere: there is no such file or folder\n"},
        {"empty", "/empty: there is no usage file in this folder\n"},
        {"wrong", "/wrong:3:1: is no line of a usage file\n"},
        {"mixed", "/mixed/picture.png:1:1: is no line of a usage file\n"},
    }));
    const auto ran = report(folder / name, folder);
    CHECK(ran.status == 1);
    CHECK(ran.err == folder.path() + said);
    CHECK_FALSE(std::filesystem::exists(folder / "bilan.pdf"));
    CHECK_FALSE(std::filesystem::exists(folder / "bilan.csv"));
}

TEST_CASE("a report that cannot be written leaves no half of it", "[programs]") {
    const given::Folder folder;
    given::write(folder / "usage", "repere-usage 1\n");
    const auto ran = given::run({program, "report", folder / "usage", "--year", "2026", "--output", folder / "bilan.pdf", "--csv", "/nowhere/bilan.csv"});
    CHECK(ran.status == 1);
    CHECK_THAT(ran.err, Contains("/nowhere/bilan.csv"));
    CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 1);       // the counts
}

TEST_CASE("a report needs a year, and a quarter is one of four", "[programs]") {
    for (const char* wrong : {"0", "5", "spring"}) CHECK(given::run({program, "report", "/tmp", "--year", "2026", "--quarter", wrong, "--output", "/tmp/x.pdf"}).status == 2);
    CHECK(given::run({program, "report", "/tmp", "--output", "/tmp/x.pdf"}).status == 2);
}
