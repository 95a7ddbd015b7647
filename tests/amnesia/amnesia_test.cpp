// Nothing of a visit is left: a word that nobody ever wrote before is typed into a real kiosk, and sought when the visit is over,
// in the memory of its processes and in every file written meanwhile. Needs root, or sudo without a password.
#include <random>

#include "amnesia/looking.hpp"
#include "amnesia/traces.hpp"
#include "given/catch.hpp"

namespace {

using Catch::Matchers::Contains;
using amnesia::keep;
using amnesia::seed;

std::vector<std::string> with(std::vector<std::string> command, const std::vector<std::string>& more) {
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

struct Visited {
    explicit Visited(std::vector<std::string> options = {"--directory", REPERE_BUILD "/directory.sqlite"}) : more{std::move(options)} {}
    std::vector<std::string> more;                         // options of the kiosk
    // All that a kiosk may write to lies here; it stands in `folder` and believes it to be its home.
    given::Folder folder;
    const std::string state = (std::filesystem::create_directories(folder / "state"), folder / "state");
    const std::time_t since = std::time(nullptr) - 1;
    given::Display display;
    given::Play play;
    given::Process kiosk{with({REPERE_BUILD "/bin/repere-kiosk", "--diagonal", "24", "--state", state,
                               "--play", play.file()}, more),
                         {.environment = {{"DISPLAY", display.name()}, {"HOME", folder.path()}, {"XDG_CACHE_HOME", ""}, {"GLIBC_TUNABLES", ""}},
                          .folder = folder.path()}};

    std::string memory(const std::string& word) const {
        if (!given::soon([&] { return !amnesia::children(kiosk.pid()).empty(); }))      // the helper is started after the first frame
            throw std::runtime_error{"the kiosk has no helper process: " + kiosk.err()};
        return amnesia::scan_memory(word, amnesia::family(kiosk.pid()));
    }
    std::string files(const std::string& word) const { return amnesia::scan_files(word, since, {folder.path(), kiosk.folder()}); }
    // Half with the keys on the screen, half with a keyboard; results, then emergency, where the visitor walks away.
    void search_for(const std::string& word) {
        std::string lines = "tap attract.start\ntap language.fr\ntap home.search\n";
        for (const char letter : word.substr(0, word.size() / 2)) lines += std::string{"tap search.key."} + letter + "\n";
        play.say(lines + "type \"" + word.substr(word.size() / 2) + "\"\nexpect \"" + word + "\"\n");
    }
};

// Twelve digits, no two neighbours the same.
std::string pin() {
    std::random_device random;
    std::string digits;
    while (digits.size() < 12)
        if (const char c = static_cast<char>('0' + random() % 10); digits.empty() || digits.back() != c) digits += c;
    return digits;
}

}  // namespace

TEST_CASE("a word is found as text and as glyphs, whole or in part, and a stranger's is not", "[amnesia]") {
    const std::string word = "qzjxkvbwmgpyfhduclrt";
    const auto [bytes, form] = GENERATE(table<std::string, std::string>({
        {"....qzjxkvbwmgpyfhduclrt..", "UTF-8 20"},
        {"qzjxkvbw", "UTF-8 8"},
        {"..xkvbwmgp", "UTF-8 8"},
        {".ZZZgpyfhducZZ", "UTF-8 8"},
        {"qzjxkvb", ""},
        {"trlcudhfypgmwbvkxjzq", ""},
        {std::string("q\0z\0j\0x\0k\0v\0b\0w\0m\0", 18), "UTF-16 9"},
        {std::string("q\0\0\0z\0\0\0j\0\0\0x\0\0\0k\0\0\0v\0\0\0b\0\0\0w\0\0\0", 32), "UTF-32 8"},
    }));
    CAPTURE(bytes);
    std::string found;
    for (const auto& trace : amnesia::traces(bytes, word)) found += std::string{trace.form} + " " + std::to_string(trace.letters);
    CHECK(found == form);
}

TEST_CASE("a piece of a sheet is found wherever it begins, and of a file only what is drawn", "[amnesia]") {
    std::string page, font;
    for (int i = 0; i < 400; ++i) page += static_cast<char>(i * i * 7 % 251), font += static_cast<char>(i * i * 5 % 241 + 3);
    const std::string of_page = "2 0 obj\n<< /Filter /FlateDecode >>\nstream\n", of_font = "3 0 obj\n<< /Filter /FlateDecode /Length1 9 >>\nstream\n";
    const std::string sheet = "%PDF-1.5\n" + of_page + page + "endstream\nendobj\n" + of_font + font + font + "endstream\nendobj\n";
    const auto found = [&](const std::string& bytes, bool drawn) {
        std::string out;
        for (const auto& trace : amnesia::Pieces{amnesia::compressed(sheet, drawn)}.in(bytes)) out += std::to_string(trace.letters) + " at " + std::to_string(trace.at) + " ";
        return out;
    };
    CHECK(found("..." + page.substr(101, 40) + "..." + page.substr(7, 12), true) == "40 at 3 ");
    CHECK(found("..." + font.substr(101, 40), true) == "");
    CHECK(found("..." + font.substr(101, 40), false) == "40 at 3 ");
}

TEST_CASE("what is not forgotten would be found: in memory during the visit, in a file when it is written there", "[amnesia]") {
    Visited visited;
    const std::string word = seed();
    visited.search_for(word);
    REQUIRE(visited.play.seen(visited.kiosk));
    const std::string in_memory = visited.memory(word);
    keep("memory during a visit (must find)", in_memory);
    CHECK_THAT(in_memory, Contains("20 letters as UTF-8") && Contains("20 letters as glyphs"));
    given::write(visited.state + "/log", "2026-05-01 searched for " + word + "\n");
    const std::string on_disk = visited.files(word);
    keep("a planted line of a log (must find)", on_disk);
    CHECK_THAT(on_disk, Contains("20 letters as UTF-8 in " + visited.state + "/log"));
}

TEST_CASE("after the visit its words are nowhere: not in memory, not in any file", "[amnesia]") {
    Visited visited;
    const std::string word = seed();
    visited.search_for(word);
    visited.play.say("tap bar.emergency\nwait 130s\nexpect-screen attract\n");
    REQUIRE(visited.play.page(visited.kiosk) != "");
    const std::string memory = visited.memory(word), files = visited.files(word);
    keep("memory after the visit", memory);
    keep("files written since the kiosk started", files);
    CHECK_THAT(memory, Contains(": 0 traces") && !Contains("looked at 0 "));
    CHECK_THAT(files, Contains(": 0 traces") && !Contains("looked at 0 "));
    visited.play.end();
    CHECK(visited.kiosk.wait() == 0);
    CHECK(visited.kiosk.out() + visited.kiosk.err() == "");
}

TEST_CASE("a PIN, right or wrong, is nowhere when the desk is locked, and a short word of a search neither", "[amnesia]") {
    const given::Folder settings;
    const std::string right = pin(), wrong = pin(), word = seed(12);
    REQUIRE(given::run({"sh", "-c", "echo " + right + " | '" REPERE_BUILD "/bin/repere-kiosk' --set-pin --settings '" + (settings / "settings.json") + "'"}).status == 0);
    Visited visited{std::vector<std::string>{"--profile", "staff", "--directory", REPERE_BUILD "/staff.sqlite", "--settings", settings / "settings.json", "--usage", settings / "usage"}};
    const auto entered = [](const std::string& digits) {
        std::string lines;
        for (const char digit : digits) lines += std::string{"tap staff.key."} + digit + "\n";
        return lines + "tap staff.enter\n";
    };
    visited.play.say("tap attract.start\n" + entered(wrong) + "expect-screen staff-lock\n" + entered(right) + "expect-screen staff\ntap staff.search\ntype \"" + word +
                     "\"\ntap bar.back\ntap staff.lock\nexpect-screen attract\n");
    REQUIRE(visited.play.page(visited.kiosk) != "");
    for (const std::string& secret : {right, wrong, word}) {
        const std::string memory = visited.memory(secret);
        keep("memory after the desk was locked", memory);
        CHECK_THAT(memory, !Contains("as UTF-") && !Contains("looked at 0 "));      // a PIN is never drawn; as glyphs, ten digits stand in any font by chance
        if (secret == word) CHECK_THAT(memory, Contains(": 0 traces"));
        CHECK_THAT(visited.files(secret), !Contains("as UTF-") && !Contains("looked at 0 "));
    }
    visited.play.end();
    CHECK(visited.kiosk.wait() == 0);
    CHECK(visited.kiosk.out() + visited.kiosk.err() == "");
}
