// `repere-directory leaflets`: whole files of few pages, or one sentence and nothing.
#include <filesystem>

#include "given/catch.hpp"
#include "given/process.hpp"

namespace {

using Catch::Matchers::Contains;

const std::string program = REPERE_BUILD "/bin/repere-directory", public_file = REPERE_BUILD "/directory.sqlite", staff_file = REPERE_BUILD "/staff.sqlite";

given::Ran leaflets(const std::string& file, const std::string& output, const std::string& language = "fr") {
    return given::run({program, "leaflets", file, "--output", output, "--language", language, "--now", "2026-11-24T10:00"});
}

std::set<std::string> files_in(const std::string& folder) {
    std::set<std::string> out;
    for (const auto& each : std::filesystem::recursive_directory_iterator{folder})
        if (each.is_regular_file()) out.insert(std::filesystem::relative(each.path(), folder).string());
    return out;
}

}  // namespace

TEST_CASE("every public guide becomes a leaflet of two sizes; a prison's set lies together; desks' sheets come from their own file alone", "[programs]") {
    const given::Folder folder;
    const auto ran = leaflets(public_file, folder / "out");
    CHECK(ran.status == 0);
    CHECK(ran.err == "");                                        // no progress where nobody looks
    const auto files = files_in(folder / "out");
    for (const char* guide : {"victim", "travel-safely", "violence-at-home", "after-prison", "tig", "my-rights"})
        for (const char* size : {".a4.pdf", ".a5.pdf"}) CHECK(files.contains("fr/" + (guide + std::string{size})));
    for (const char* guide : {"after-prison", "tig", "my-rights"}) CHECK(given::read(folder / "out/fr/set-prison/" + guide + ".a5.pdf") == given::read(folder / "out/fr/" + guide + ".a5.pdf"));
    CHECK(files.size() == 18);

    CHECK(leaflets(staff_file, folder / "desk").status == 0);
    auto desk = files;
    desk.insert({"staff/fiche-reflexe.pdf", "staff/fiche-de-poste.pdf"});
    CHECK(files_in(folder / "desk") == desk);
    for (const auto& file : desk) CHECK(given::read(folder / "desk/" + file).starts_with("%PDF"));
}

TEST_CASE("a leaflet is four A4 pages or eight A5 at most in French, the fiche réflexe two, whoever prints them", "[programs]") {
    const given::Folder folder;
    REQUIRE(leaflets(staff_file, folder / "out").status == 0);
    for (const auto& file : files_in(folder / "out")) {
        INFO(file);
        const auto told = given::run({"pdfinfo", folder / "out/" + file});
        const auto at = told.out.find("Pages:");
        REQUIRE(at != std::string::npos);
        const int pages = std::stoi(told.out.substr(at + 6));
        CHECK(pages <= (file.ends_with(".a5.pdf") ? 8 : 4));
        if (file == "staff/fiche-reflexe.pdf") CHECK(pages == 2);
    }
}

TEST_CASE("what cannot be done is one sentence, and no half file stays", "[programs]") {
    const given::Folder folder;
    given::write(folder / "file", "no folder");
    CHECK_THAT(leaflets(public_file, folder / "file").err, Contains("cannot be written") && !Contains("\n\n"));
    CHECK(leaflets(public_file, folder / "file").status == 1);
    CHECK(leaflets(folder / "file", folder / "out").status == 1);
    CHECK(leaflets(folder / "nowhere", folder / "out").status == 1);
    CHECK(leaflets(public_file, folder / "out", "sw").status == 1);
    CHECK_THAT(leaflets(public_file, folder / "out", "sw").err, Contains("does not speak \"sw\""));
    CHECK(!std::filesystem::exists(folder / "out"));

    // a disk that takes no more than this
    const auto full = given::run({"sh", "-c", "trap '' XFSZ; ulimit -f 8; exec '" + program + "' leaflets '" + public_file + "' --output '" + (folder / "full") + "' --language fr"});
    CHECK(full.status == 1);
    CHECK_THAT(full.err, Contains("cannot be written"));
    CHECK(files_in(folder / "full").empty());
}
