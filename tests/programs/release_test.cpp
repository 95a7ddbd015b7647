// keys, publish, verify: as a coordinator types them, and as scripts read them.
#include "directory/sqlite.hpp"
#include "given/catch.hpp"
#include "given/process.hpp"

namespace {

using Catch::Matchers::Contains;

const std::string file = REPERE_BUILD "/directory.sqlite", staff = REPERE_BUILD "/staff.sqlite";

given::Ran run(const std::string& words, const std::string& password = "''") {
    return given::run({"sh", "-c", "REPERE_KEY_PASSWORD=" + password + " exec " REPERE_BUILD "/bin/repere-directory " + words});
}

}  // namespace

TEST_CASE("a release is made, verified by minisign too, and compared in words with the one before", "[programs]") {
    const given::Folder folder;
    const std::string keys = folder / "keys", desk = folder / "desk", out = folder / "out";
    REQUIRE(run("keys --output " + keys, "secret").status == 0);
    REQUIRE(run("keys --output " + desk).status == 0);
    CHECK(run("keys --output " + keys, "secret").status == 1);                 // never over another
    CHECK((std::filesystem::status(keys + "/repere.key").permissions() & std::filesystem::perms::others_all) == std::filesystem::perms::none);

    const std::string publish = "publish " + file + " --key " + keys + "/repere.key --output " + out;
    CHECK(run(publish, "wrong").status == 1);
    CHECK_FALSE(std::filesystem::exists(out));
    const auto made = run(publish + " --staff " + staff + " --desk-key " + desk + "/repere.pub", "secret");
    INFO(made.err);
    REQUIRE(made.status == 0);
    CHECK(given::run({"minisign", "-V", "-m", out + "/manifest.json", "-p", keys + "/repere.pub"}).status == 0);

    const std::string verify = "verify " + out + " --public-key " + keys + "/repere.pub";
    CHECK_THAT(run(verify + " --against " + file).out, Contains(" services, 16 languages") && Contains("Rien ne change pour personne."));
    CHECK_THAT(run(verify + " --now 2199-01-01T00:00").err, Contains("expired: "));
    CHECK_THAT(run("verify " + out + " --public-key " + desk + "/repere.pub").err, Contains("signature: "));
    CHECK_THAT(run("verify " + out + "-desks --public-key " + keys + "/repere.pub --desk-key " + desk + "/repere.key").out, Contains(" services, "));

    const std::string next = folder / "next.sqlite";
    std::filesystem::copy_file(file, next);
    repere::directory::Database::memory().run("ATTACH '" + next + "' AS it; UPDATE it.phone SET number = '04 00 00 00 00' WHERE service_id = 'aix-gendarmerie'");
    const auto again = run("publish " + next + " --key " + keys + "/repere.key --output " + out, "secret");
    CHECK_THAT(again.out, Contains("Brigade de gendarmerie d’Aix-en-Provence (pour : ") && Contains("→ 04 00 00 00 00"));
    CHECK(run("publish " + staff + " --key " + keys + "/repere.key --output " + out, "secret").status == 1);      // desks' matter in public
}
