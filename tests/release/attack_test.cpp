// Whoever may write on the server, the share or the stick, and holds no key: nothing of it is adopted.
#include <sys/stat.h>

#include "given/catch.hpp"
#include "given/release.hpp"
#include "release/packing.hpp"

using namespace repere::release;
using given::moment;

namespace {

const std::string first_file = given::directory_named("Premier").file(), second_file = given::directory_named("Deuxième").file();
constexpr const char* now = "2026-11-24T10:00";

struct Attack {
    given::Publisher publisher;
    given::Folder folder;
    Kiosk kiosk = publisher.kiosk(folder / "state");
    std::string release = publisher.release(second_file, "2026-11-02T09:00");
    std::string manifest = release + "/manifest.json", signature = release + "/manifest.json.minisig", file = release + "/directory-202611020900.sqlite.zst";

    std::string outcome() {                                // its code; and nothing was adopted
        Files files;
        const auto adopted = adopt(release, kiosk, moment(now), files);
        if (!std::holds_alternative<Refusal>(adopted)) return "adopted";
        for (const auto& entry : std::filesystem::directory_iterator{kiosk.state + "/releases"}) FAIL_CHECK(entry.path().string());
        return code(std::get<Refusal>(adopted).reason);
    }
};

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a manifest with any byte flipped is refused, and so is its signature", "[release][attack]") {
    Attack on;
    const std::string manifest = given::read(on.manifest), signature = given::read(on.signature);
    const Standing standing{.keys = {on.kiosk.key}};
    const auto good = [&](const std::string& words, const std::string& by) { return std::holds_alternative<Manifest>(judged(given::bytes(words), by, standing, false, moment(now))); };
    REQUIRE(good(manifest, signature));
    int believed = 0;
    for (std::size_t i = 0; i < manifest.size(); ++i)
        for (const unsigned char bit : {1, 0x20, 0x80, 0xff}) {
            std::string flipped = manifest;
            flipped[i] = static_cast<char>(flipped[i] ^ bit);
            believed += good(flipped, signature);
        }
    const std::size_t untrusted = signature.find('\n');    // what its first line says after the colon is believed by nobody anyway
    for (std::size_t i = 0; i < signature.size(); ++i) {
        if (i >= std::string{"untrusted comment: "}.size() && i < untrusted) continue;
        for (const unsigned char bit : {1, 0x20, 0x80, 0xff}) {
            std::string flipped = signature;
            flipped[i] = static_cast<char>(flipped[i] ^ bit);
            if (good(manifest, flipped)) UNSCOPED_INFO("byte " << i << " of " << signature.size() << " " << static_cast<int>(bit)), ++believed;
        }
    }
    CHECK(believed == 0);
    for (std::size_t length = 0; length < manifest.size(); ++length) believed += good(manifest.substr(0, length), signature);
    for (std::size_t length = 0; length + 1 < signature.size(); ++length) believed += good(manifest, signature.substr(0, length));
    CHECK(believed == 0);
}

TEST_CASE("rollback: an older release, signed as it was, is refused", "[release][attack]") {
    Attack on;
    const auto older = on.publisher.release(first_file, "2026-11-01T09:00");
    Files files;
    REQUIRE(std::holds_alternative<Adopted>(adopt(on.release, on.kiosk, moment(now), files)));
    const auto outcome = adopt(older, on.kiosk, moment(now), files);
    REQUIRE(std::holds_alternative<Refusal>(outcome));
    CHECK(std::get<Refusal>(outcome).reason == Refused::older);
    given::write(on.kiosk.state + "/releases/202611020900/directory.sqlite", "garbage");
    CHECK(std::get<Refusal>(adopt(older, on.kiosk, moment(now), files)).reason == Refused::older);      // also when the newer one was damaged since
}

TEST_CASE("freeze: a release that nobody vouches for any more is refused", "[release][attack]") {
    Attack on;
    on.release = on.publisher.release(second_file, "2026-02-02T09:00", [](auto& asked) { asked.expires = repere::language::day_of("2026-10-31"); });
    CHECK(on.outcome() == "expired");
}

TEST_CASE("key substitution: another key signs, under the name of ours too", "[release][attack]") {
    Attack on;
    const given::Publisher other;
    const std::string manifest = given::read(on.manifest);
    other.sign(on.release, manifest);
    CHECK(on.outcome() == "signature");
    auto key = other.key().of();
    key.id = on.kiosk.key.id;
    on.kiosk.key.id = other.key().of().id;                 // the names of keys are no proof
    CHECK(on.outcome() == "signature");
}

TEST_CASE("mix and match: the file of another release, its manifest, its signature", "[release][attack]") {
    Attack on;
    const auto older = on.publisher.release(first_file, "2026-11-01T09:00");
    SECTION("its file, padded or cut to the length that is promised") {
        std::string bytes = given::read(older + "/directory-202611010900.sqlite.zst");
        bytes.resize(std::filesystem::file_size(on.file), '\0');
        given::write(on.file, bytes);
        CHECK(on.outcome() == "mixed");
    }
    SECTION("one byte of the file") {
        std::string bytes = given::read(on.file);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        given::write(on.file, bytes);
        CHECK(on.outcome() == "mixed");
    }
    SECTION("its signature") {
        std::filesystem::copy_file(older + "/manifest.json.minisig", on.signature, std::filesystem::copy_options::overwrite_existing);
        CHECK(on.outcome() == "signature");
    }
}

TEST_CASE("truncation: a file that is shorter, or gone", "[release][attack]") {
    Attack on;
    const auto size = std::filesystem::file_size(on.file);
    const auto left = GENERATE(0, 1, 2, 3);
    std::filesystem::resize_file(on.file, size * static_cast<unsigned>(left) / 4);
    CHECK(on.outcome() == "incomplete");
    std::filesystem::remove(on.file);
    CHECK(on.outcome() == "incomplete");
    std::filesystem::remove(on.signature);
    CHECK(on.outcome() == "signature");
    std::filesystem::remove(on.manifest);
    CHECK(on.outcome() == "missing");
}

TEST_CASE("a file that never ends, and one that unpacks without end, are read to the promised size and no further", "[release][attack]") {
    Attack on;
    SECTION("longer than promised") {
        std::filesystem::resize_file(on.file, std::uintmax_t{1} << 40);       // a sparse terabyte
        CHECK(on.outcome() == "oversized");
    }
    SECTION("the bytes go on") {
        given::write(on.file, given::read(on.file) + given::read(on.file));
        CHECK(on.outcome() == "oversized");
    }
    SECTION("a bomb, signed by mistake: half a gigabyte of nothing in a few kilobytes") {
        const Bytes bomb = packed(Bytes(std::size_t{1} << 29, 0));
        auto manifest = parse(given::read(on.manifest)).value();
        manifest.stored_size = bomb.size();
        manifest.stored_sha256 = std::string(64, '0');
        on.publisher.sign(on.release, text(manifest));
        given::write(on.file, {bomb.begin(), bomb.end()});
        CHECK(on.outcome() == "oversized");
    }
    SECTION("a manifest that never ends") {
        given::write(on.manifest, std::string(longest_manifest + 1, ' '));
        CHECK(on.outcome() == "oversized");
    }
}

TEST_CASE("what is no file is not waited for", "[release][attack]") {
    Attack on;
    std::filesystem::remove(on.file);
    REQUIRE(mkfifo(on.file.c_str(), 0600) == 0);
    CHECK(on.outcome() == "unreadable");
    std::filesystem::remove(on.manifest);
    std::filesystem::create_directory(on.manifest);
    CHECK(on.outcome() == "unreadable");
}

TEST_CASE("a manifest is signed, and says what none may say", "[release][attack]") {
    Attack on;
    const std::string manifest = given::read(on.manifest);
    const auto [from, to, expected, because] = GENERATE(table<std::string, std::string, std::string, const char*>({
        {"\"directory-202611020900.sqlite.zst\"", "\"../../etc/passwd\"", "unreadable", "a name leaves its folder"},
        {"\"directory-202611020900.sqlite.zst\"", "\"/etc/passwd\"", "unreadable", "from the root"},
        {"\"directory-202611020900.sqlite.zst\"", "\"\"", "unreadable", "no name"},
        {"\"directory-202611020900.sqlite.zst\"", "\"manifest.json\"", "unreadable", "itself"},
        {"\"size\": ", "\"size\": 9999999", "unreadable", "more than a kiosk's disk"},
        {"\"size\": ", "\"size\": -", "unreadable", "less than nothing"},
        {"\"schema\": ", "\"schema\": 1", "schema", "of a later program"},
        {"\"version\": ", "\"version\": 99999999", "unreadable", "a number that is none"},
        {"\"kind\": \"open\"", "\"kind\": \"both\"", "unreadable", "no kind that we know"},
        {"{", "[", "unreadable", "no JSON"},
    }));
    INFO(because);
    on.publisher.sign(on.release, changed(manifest, from, to));
    CHECK(on.outcome() == expected);
}

TEST_CASE("a directory that is none, or is damaged, fails its trial", "[release][attack]") {
    Attack on;
    const auto publish_bytes = [&](const std::string& bytes) {
        on.publisher.put(on.release, bytes);
        return on.outcome();
    };
    const std::string good = given::read(second_file);
    CHECK(publish_bytes("no directory") == "broken");
    CHECK(publish_bytes("") == "broken");
    CHECK(publish_bytes(good.substr(0, good.size() / 2)) == "broken");
    std::string spoilt = good;
    std::fill(spoilt.begin() + static_cast<std::ptrdiff_t>(spoilt.size() / 2), spoilt.end(), 'x');
    CHECK(publish_bytes(spoilt) == "broken");
    std::string later = good;
    later[63] = static_cast<char>(later[63] + 1);          // user_version
    CHECK(publish_bytes(later) == "schema");
    std::string foreign = good;
    foreign[68] = 'X';                                     // application_id
    CHECK(publish_bytes(foreign) == "broken");
}
