// The PO files are those of today's French: a sentence that changed in the program or the data without `translations extract` would
// leave an old translation standing unnoticed.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "given/catch.hpp"
#include "given/folder.hpp"
#include "given/process.hpp"

TEST_CASE("extracting the translations again changes no file", "[programs]") {
    const given::Folder copy;
    for (const char* part : {"directory-data", "locales", "kiosk/messages"}) {
        std::filesystem::create_directories(copy / part);
        std::filesystem::copy(std::string{REPERE_SOURCE "/"} + part, copy / part, std::filesystem::copy_options::recursive);
    }
    const auto ran = given::run({REPERE_BUILD "/bin/repere-directory", "translations", "extract", copy / "directory-data", "--locales", copy / "locales"});
    INFO("run `repere-directory translations extract`, complete what is new, and commit it");
    CHECK(ran.status == 0);
    CHECK(ran.out == "");
    CHECK(ran.err == "");
}

TEST_CASE("every sentence of the program, the guides and the directory is translated into every language", "[programs]") {
    const auto ran = given::run({REPERE_BUILD "/bin/repere-directory", "translations", "status", REPERE_SOURCE "/directory-data", "--locales",
                                 REPERE_SOURCE "/locales", "--json"});
    REQUIRE(ran.status == 0);
    int rows = 0;
    for (const auto& row : nlohmann::json::parse(ran.out)) {
        if (row["domain"] == "voice" || row["domain"] == "spoken") continue;     // recorded by people, one day; read by machines, where they can
        INFO(row.dump());
        ++rows;
        CHECK(row["missing"] == 0);
        CHECK(row["fuzzy"] == 0);
        CHECK(row["translated"] == row["total"]);
    }
    CHECK(rows == 15 * 4);                                   // three domains, and what is to be reviewed first
}

TEST_CASE("gettext itself finds nothing wrong with a translation, and each says that it is a draft", "[programs]") {
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{REPERE_SOURCE "/locales"}) {
        if (entry.path().extension() != ".po") continue;
        INFO(entry.path());
        ++files;
        const auto ran = given::run({"msgfmt", "--check", "-o", "/dev/null", entry.path().string()});
        CHECK(ran.err == "");
        CHECK(ran.status == 0);
        CHECK(given::read(entry.path().string()).find("draft, not yet reviewed by a named person") != std::string::npos);
    }
    CHECK(files == 15 * 3);
}
