// Keys and signatures, beside the minisign of the distribution: it verifies ours, and we verify its.
#include "given/catch.hpp"
#include "given/process.hpp"
#include "given/release.hpp"

using namespace repere::release;

namespace {

const std::string words = "Le manifeste.\n";

}  // namespace

TEST_CASE("minisign verifies what we sign", "[release]") {
    const given::Folder folder;
    const auto key = SecretKey::make();
    given::write(folder / "file", words);
    given::write(folder / "file.minisig", key.sign(given::bytes(words), "un commentaire, signé lui aussi"));
    given::write(folder / "repere.pub", key.of().file());

    const auto ran = given::run({"minisign", "-V", "-m", folder / "file", "-p", folder / "repere.pub"});
    CHECK(ran.status == 0);
    CHECK_THAT(ran.out, Catch::Matchers::Contains("un commentaire, signé lui aussi"));

    given::write(folder / "file", words + " ");
    CHECK(given::run({"minisign", "-V", "-m", folder / "file", "-p", folder / "repere.pub"}).status != 0);
}

TEST_CASE("we verify what minisign signs, of the new kind and of the old one, and sign with its keys", "[release]") {
    const given::Folder folder;
    given::write(folder / "file", words);
    REQUIRE(given::run({"minisign", "-G", "-W", "-p", folder / "its.pub", "-s", folder / "its.key"}).status == 0);
    const auto key = PublicKey::parse(given::read(folder / "its.pub"));
    REQUIRE(key);
    const auto [option, because] = GENERATE(table<std::string, const char*>({{"-H", "the hash is signed"}, {"-l", "the file itself"}}));
    INFO(because);
    REQUIRE(given::run({"minisign", "-S", option, "-W", "-s", folder / "its.key", "-m", folder / "file", "-t", "mot"}).status == 0);
    const auto signature = given::read(folder / "file.minisig");
    CHECK(verified(given::bytes(words), signature, *key) == "mot");
    CHECK_FALSE(verified(given::bytes(words + "x"), signature, *key));

    const auto secret = SecretKey::parse(given::read(folder / "its.key"), "");
    REQUIRE(secret);
    CHECK(secret->of() == *key);
    CHECK(verified(given::bytes(words), secret->sign(given::bytes(words), "autre mot"), *key) == "autre mot");
}

TEST_CASE("a key is read with its password and with no other", "[release]") {
    const auto key = SecretKey::make();
    const std::string file = key.file("un mot de passe");
    CHECK(SecretKey::wants_password(file));
    CHECK_FALSE(SecretKey::wants_password(key.file("")));
    const auto read = SecretKey::parse(file, "un mot de passe");
    REQUIRE(read);
    CHECK(read->of() == key.of());
    CHECK_FALSE(SecretKey::parse(file, "un autre"));
}

TEST_CASE("what is no key is none", "[release]") {
    const auto key = SecretKey::make();
    CHECK(PublicKey::parse(key.of().file()) == key.of());
    CHECK(PublicKey::parse(key.of().line()) == key.of());
    const auto no_key = GENERATE(std::string{}, "RW", "untrusted comment: x\n", "untrusted comment: x\nRWRCYh0i\n", "\n\n\n");
    CHECK_FALSE(PublicKey::parse(no_key));
    CHECK_FALSE(SecretKey::parse(no_key, ""));
    CHECK_FALSE(SecretKey::parse(key.of().file(), ""));
}

TEST_CASE("what is sealed to a desk is opened by that desk alone, and not when a byte of it was changed", "[release]") {
    const auto desk = SecretKey::make(), other = SecretKey::make();
    Bytes sealed = seal(given::bytes(words), desk.of());
    CHECK(desk.open(sealed) == Bytes(words.begin(), words.end()));
    CHECK_FALSE(other.open(sealed));
    sealed[sealed.size() / 2] ^= 1;
    CHECK_FALSE(desk.open(sealed));
    CHECK_FALSE(desk.open(given::bytes("short")));
}
