// repere-directory as scripts and other people call it: exit status, streams, one line out per line in.
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include "given/catch.hpp"
#include "given/folder.hpp"

namespace {

using Catch::Matchers::Contains;

struct Ran {
    int status;
    std::string out;
};

Ran run(const std::string& arguments, const std::string& input = "") {
    const std::string command = "cd " REPERE_SOURCE " && printf '%s' '" + input + "' | " REPERE_BUILD "/bin/repere-directory " + arguments + " 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    Ran ran{-1, ""};
    std::array<char, 4096> part;
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe)) ran.out.append(part.data(), size);
    ran.status = WEXITSTATUS(pclose(pipe));
    return ran;
}

const std::string file = REPERE_BUILD "/directory.sqlite";

}  // namespace

TEST_CASE("repere-directory exits with 0, 1 for an error, 2 for a wrong command line", "[programs]") {
    const auto [arguments, status] = GENERATE(table<std::string, int>({
        {"check", 0},
        {"check /nowhere", 1},
        {"--help", 0},
        {"", 2},
        {"brew", 2},
        {"check --tea", 2},
        {"check --protected /nowhere/list.yaml", 1},
        {"check --protect Pin", 1},
        {"freshness", 0},
        {"freshness --on yesterday", 2},
        {"freshness /nowhere", 1},
        {"sheet", 2},
        {"sheet --read /nowhere.csv", 1},
        {"sheet --output /tmp/a --read /tmp/b", 2},
        {"sheet --output /tmp/a --dry-run", 2},
        {"build", 2},
        {"report", 2},
        {"build /nowhere --output /tmp/repere-nowhere.sqlite", 1},
        {"hours", 2},
        {"translations", 2},
        {"search " + file + " --language fr police", 0},
        {"search /nowhere.sqlite --language fr police", 1},
        {"search " + file + " --language not_a_tag police", 2},
        {"show " + file + " tel-112 --language de", 0},
        {"show " + file + " tel-112", 2},
        {"show " + file + " nobody --language de", 1},
        {"show " + file + " tel-112 --language de --now yesterday", 2},
        {"guide " + file + " victim", 0},
        {"guide " + file + " nobody", 1},
        {"guide " + file + " victim --answers nonsense", 1},
        {"guide " + file + " victim --graph", 0},
    }));
    INFO(arguments);
    CHECK(run(arguments).status == status);
}

TEST_CASE("a sheet goes out, comes back, is only shown, and is written", "[programs]") {
    const given::Folder folder;
    std::filesystem::copy(REPERE_SOURCE "/directory-data", folder / "data", std::filesystem::copy_options::recursive);
    const std::string data = folder / "data", file = data + "/organizations/ccas-aix.yaml", before = given::read(file), csv = folder / "sheets/ccas-aix.csv";
    CHECK(run("sheet " + data + " --output " + folder / "sheets").status == 0);
    CHECK(given::read(folder / "sheets/ccas-aix.html").starts_with("<!doctype html>"));
    CHECK(run("sheet " + data + " --read " + csv).status == 1);                                 // no date, no role
    std::string sheet = given::read(csv);
    for (const auto& [key, value] : {std::pair{"date", "20/11/2026"}, {"role", "accueil"}}) {
        const std::string empty = std::string{"\"\";\"ccas-aix/"} + key;
        sheet.replace(sheet.find(empty), 2, std::string{"\""} + value + "\"");
    }
    given::write(csv, sheet);
    CHECK_THAT(run("sheet " + data + " --dry-run --on 2026-11-23 --read " + csv).out, Contains("fiche du vendredi 20 novembre 2026 (accueil)"));
    CHECK(given::read(file) == before);
    CHECK_THAT(run("sheet " + data + " --on 2026-11-23 --read " + csv).out, Contains("Écrit : " + file));
    CHECK_THAT(given::read(file), Contains("source: \"fiche du 2026-11-20\""));
    CHECK(run("check " + data).status == 0);
}

TEST_CASE("batches answer a line for a line", "[programs]") {
    CHECK(run("hours --batch", R"({"hours":"Mo-Fr 09:00-12:00","at":"2026-05-04T10:00"})"
                               "\n"
                               R"({"hours":"Mo 09:00-1x","at":"2026-05-04T10:00"})"
                               "\nnonsense\n")
              .out.starts_with(R"({"open":true,"unknown":false,"next_change":"2026-05-04T12:00","comment":""})"
                               "\n{\"error\":"));
    const std::string found = run("search " + file + " --batch --limit 1", "{\"q\":\"112\",\"lang\":\"de\"}\n{\"q\":\"\"}\n").out;
    CHECK_THAT(found, Contains(R"({"q":"112","hits":[{"id":"tel-112","kind":"service","name":)"));
    CHECK(std::count(found.begin(), found.end(), '\n') == 2);
}

TEST_CASE("JSON is printed where it is asked for", "[programs]") {
    CHECK(run("check --json").out.starts_with("["));
    CHECK_THAT(run("check /nowhere --json").out, Contains("\"kind\": \"error\""));
    CHECK_THAT(run("freshness --json --on 2026-11-23").out, Contains("\"referent\": \"coordination\"") && Contains("\"age_months\": "));
    CHECK_THAT(run("show " + file + " tel-112 --language fr --json --now 2026-05-01T10:00").out, Contains("\"badge\": \"open\""));
    // the vade mecum: in the desks' file only; what is open then, and what is shown to the person in her language
    const auto public_one = run("guide " + file + " vade-mecum");
    CHECK(public_one.status == 1);
    CHECK_THAT(public_one.out, !Contains("Que se passe-t-il"));
    const std::string staff = "guide " REPERE_BUILD "/staff.sqlite vade-mecum --language fr --answers ten-minutes,couple,children,ar --now ";
    const std::string night = run(staff + "2026-11-24T23:30").out, tuesday = run(staff + "2026-11-24T10:00").out;
    CHECK_THAT(night, Contains("→ tel-3919: open, always") && Contains("→ tel-115: open, always") && Contains("(→ tel-116006: in principle closed until 2026-11-25T09:00") && Contains("⟦ar⟧ "));
    CHECK_THAT(tuesday, Contains("    → tel-116006: in principle open until 2026-11-24T19:00, to be confirmed") && Contains("    → aix-mjd: in principle open until 2026-11-24T12:00"));
    CHECK_THAT(tuesday, !Contains("(→ tel-116006"));
    CHECK_THAT(run("guide " + file + " my-rights --answers family,safe").out, Contains("Qui a besoin d’aide ?"));      // on in the other guide
    CHECK_THAT(run("guide " + file + " victim --json").out, Contains("\"question\": "));
    CHECK_THAT(run("guide " + file + " victim --json --answers visiting,sexual,adult").out, Contains("\"sensitive\": true"));
    CHECK_THAT(run("guide " + file + " travel-safely --json").out, Contains("\"choose\": \"read\"") && Contains("\"tips\": "));
    CHECK_THAT(run("guide " + file + " travel-safely --json --answers read").out, Contains("\"question\": \"city\""));
    const std::string bag = "guide " + file + " victim --now 2026-11-24T10:00 --answers visiting,theft,bag+papers,yes";
    CHECK_THAT(run(bag).out, Contains("corps-consulaire-marseille") && !Contains("consulat-japon"));
    CHECK_THAT(run(bag + ",JP").out, Contains("consulat-japon") && !Contains("consulat-italie"));
    CHECK_THAT(run("search " + file + " --language fr --json 112").out, Contains("\"us\":"));
}
