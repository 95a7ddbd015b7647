// repere-kiosk as scripts and the system call it: exit status, streams, which file it shows, and when it takes a newer one.
#include <algorithm>
#include <filesystem>

#include "given/catch.hpp"
#include "given/process.hpp"

namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using given::Folder;

const std::string kiosk = REPERE_BUILD "/bin/repere-kiosk", good_file = REPERE_BUILD "/directory.sqlite";

// No screen at all: whoever ends well here, or complains of something else, has opened no window.
given::Surroundings without_screen() { return {.environment = {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}}}; }

given::Surroundings on_screen() {
    static const given::Display display;
    return {.environment = {{"DISPLAY", display.name()}}};
}

std::vector<std::string> with(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), kiosk);
    return arguments;
}

int count(const std::string& text, const std::string& words) {
    int found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++found;
    return found;
}

std::string changed(std::string bytes, std::size_t at, const std::string& to) { return bytes.replace(at, to.size(), to); }

// The directory of the working copy, as it would be if the first kiosk stood elsewhere: the emergency page says where that is.
std::string newer_directory(const Folder& folder, const std::string& where) {
    const std::string data = folder / "directory-data", out = folder / (where + ".sqlite"), key = "x_said_aloud: ";
    std::filesystem::remove_all(data);
    std::filesystem::copy(REPERE_SOURCE "/directory-data", data, std::filesystem::copy_options::recursive);
    std::string places = given::read(data + "/places.yaml");
    const auto at = places.find("\n  " + key) + 3 + key.size();
    if (at < key.size() + 3) throw std::runtime_error{"places.yaml says nowhere " + key};
    given::write(data + "/places.yaml", places.replace(at, places.find('\n', at) - at, where));
    const auto built = given::run({REPERE_BUILD "/bin/repere-directory", "build", data, "--locales", REPERE_SOURCE "/locales", "--output", out});
    if (built.status != 0) throw std::runtime_error{built.out + built.err};
    return out;
}

// A kiosk at attract on a file of its own, driven line by line.
struct Attracting {
    explicit Attracting(const std::string& from = good_file) : source{from} {}
    void put(const std::string& from) const {                         // as an update does: whole, by rename
        std::filesystem::copy_file(from, folder / "arriving", std::filesystem::copy_options::overwrite_existing);
        std::filesystem::rename(folder / "arriving", file);
    }
    // Minutes go by on the kiosk's clock until it has said so often `words`. It looks once a minute, and answers come when they come.
    bool says_within_minutes(const std::string& words, int times = 1) {
        return given::soon([&] {
            play.say("wait 60s\n");
            play.page(process);
            return count(process.err(), words) >= times || process.ended();
        }) && !process.ended();
    }
    bool follows(const std::string& lines) {
        play.say(lines);
        const bool followed = !play.page(process).empty();
        if (!followed) WARN(process.err());
        return followed;
    }
    int finish() {
        play.end();
        return process.wait().value_or(-1);
    }

    Folder folder;
    const std::string source, file = (std::filesystem::copy_file(source, folder / "directory.sqlite"), folder / "directory.sqlite");
    given::Play play;
    given::Process process{{kiosk, "--diagonal", "24", "--place", "tourist-office", "--directory", file, "--play", play.file()}, on_screen()};
};

}  // namespace

TEST_CASE("--version and --help open no window", "[programs][kiosk]") {
    const auto version = given::run(with({"--version"}), without_screen());
    CHECK(version.status == 0);
    CHECK_THAT(version.out, StartsWith("repere-kiosk 0."));
    const auto help = given::run(with({"--help"}), without_screen());
    CHECK(help.status == 0);
    CHECK_THAT(help.out, Contains("--directory") && Contains("--diagonal") && Contains("--play"));
    CHECK(version.err + help.err == "");
}

TEST_CASE("--check tells what is lacking, and opens no window", "[programs][kiosk]") {
    const auto checked = given::run(with({"--check", "--directory", "/nowhere.sqlite"}), without_screen());
    CHECK(checked.status == 1);
    CHECK_THAT(checked.out, Contains("LACK  /nowhere.sqlite does not exist") && Contains("LACK  a display"));
}

TEST_CASE("a command line that is none exits with 2 and shows the usage on standard error", "[programs][kiosk]") {
    const auto [arguments, said] = GENERATE(table<std::vector<std::string>, std::string>({
        {{"--tea"}, "--tea"},
        {{"home"}, "home"},
        {{"--language", "not_a_tag"}, "\"not_a_tag\" is not a language tag"},
        {{"--language"}, "--language"},
        {{"--size", "1920"}, "--size is a width and a height"},
        {{"--size", "0x1080"}, "--size is a width and a height"},
        {{"--size", "-5x1080"}, "--size is a width and a height"},
        {{"--size", "1920x1080x24"}, "--size is a width and a height"},
        {{"--size", "99999x1080"}, "--size is a width and a height"},
        {{"--now", "yesterday"}, "--now is a moment"},
        {{"--now", "2026-13-01T10:00"}, "--now is a moment"},
        {{"--diagonal", "0"}, "--diagonal"},
        {{"--diagonal", "wide"}, "--diagonal"},
        {{"--profile", "police"}, "--profile"},
        {{"--fullscreen", "--window"}, "--window"},
        {{"--update-from", "/usb"}, "--update-from"},
    }));
    CAPTURE(arguments);
    const auto ran = given::run(with(arguments), without_screen());
    CHECK(ran.status == 2);
    CHECK(ran.out == "");
    CHECK_THAT(ran.err, StartsWith("repere-kiosk: ") && Contains(said) && Contains("--directory FILE"));
}

TEST_CASE("a language or a place that the directory does not know exits with 2 and names those it knows", "[programs][kiosk]") {
    const auto language = given::run(with({"--directory", good_file, "--language", "tlh"}), without_screen());
    CHECK(language.status == 2);
    CHECK_THAT(language.err, Contains("does not speak \"tlh\", but: fr"));
    const auto place = given::run(with({"--directory", good_file, "--place", "moon"}), without_screen());
    CHECK(place.status == 2);
    CHECK_THAT(place.err, Contains("there is no place \"moon\", but: ") && Contains("tourist-office"));
}

TEST_CASE("without a screen the kiosk says so in one sentence", "[programs][kiosk]") {
    const auto ran = given::run(with({"--directory", good_file}), without_screen());
    CHECK(ran.status == 1);
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK_THAT(ran.err, StartsWith("repere-kiosk: ") && Contains("isplay"));
}

TEST_CASE("a play script with an error exits with 1 at its line and column, before any window", "[programs][kiosk]") {
    const Folder folder;
    given::write(folder / "a.play", "tap attract.start\ntap language.fr now\n");
    const auto ran = given::run(with({"--directory", good_file, "--play", folder / "a.play"}), without_screen());
    CHECK(ran.status == 1);
    CHECK(ran.err == (folder / "a.play") + ":2:17: error: \"tap\" ends before this\n");
}

TEST_CASE("an expectation that fails exits with 1 at its line, the others with 0", "[programs][kiosk]") {
    const auto [line, said] = GENERATE(table<std::string, std::string>({
        {"expect-screen home", ""},
        {"expect-language fr", ""},
        {"expect-absent \"Schrödinger\"", ""},
        {"expect \"Schrödinger\"", "the page \"home\" does not say \"Schrödinger\""},
        {"expect-screen search", "this is the screen \"home\", not \"search\""},
        {"expect-language ar", "the page speaks \"fr\", not \"ar\""},
        {"tap nothing.here", "there is no \"nothing.here\" on the page \"home\""},
        {"tree /dev/null/tree.json", "/dev/null/tree.json cannot be written"},
    }));
    const Folder folder;
    const std::string file = folder / "a.play";
    given::write(file, "\n" + line + "\n");
    const auto ran = given::run(with({"--directory", good_file, "--diagonal", "24", "--language", "fr", "--play", file}), on_screen());
    CHECK(ran.err == (said.empty() ? "" : file + ":2:1: error: " + said + "\n"));
    CHECK(ran.status == (said.empty() ? 0 : 1));
}

TEST_CASE("what a visit reaches is counted once in the file, and of a quiet page nothing but perhaps a ten", "[programs][kiosk]") {
    const Folder folder;
    const std::string to_theft = "tap home.victim\ntap guide.answer.visiting\ntap guide.answer.theft\ntap guide.answer.papers\ntap guide.answer.bag\ntap guide.continue\ntap guide.answer.yes\n";
    given::write(folder / "a.play", "now 2026-11-24T10:00\ntap attract.start\ntap \"English\"\n" + to_theft + "tap bar.home\n" + to_theft +
                                        "tap bar.home\ntap home.victim\ntap guide.answer.visiting\ntap guide.answer.sexual\ntap calm.continue\ntap guide.answer.adult\ntap guide.answer.yes\ntap bar.leave-now\n");
    const auto ran = given::run(with({"--directory", good_file, "--diagonal", "24", "--usage", folder / "usage", "--play", folder / "a.play"}), on_screen());
    CHECK(ran.err == "");
    CHECK(ran.status == 0);
    const std::string counted = "repere-usage 1\noutcome 2026-W48 victim stolen en 1\n", file = given::read(folder / "usage");
    CHECK((file == counted || file == counted + "quiet 2026-Q4 10\n"));
}

TEST_CASE("whatever is wrong with the directory, the emergency numbers are shown, and the reason is said once", "[programs][kiosk]") {
    const std::string bytes = given::read(good_file);
    const auto [reason, file_bytes, said] = GENERATE_REF(table<std::string, std::string, std::string>({
        {"missing", "", "does not exist"},
        {"cut short", bytes.substr(0, bytes.size() - 1000), "is cut short"},
        {"another program's database", changed(bytes, 68, std::string(4, '\0')), "is not a Repère directory"},
        {"of a later version", changed(bytes, 60, {'\x7F', '\0', '\0', '\0'}), "has schema 2130706432, this program reads"},
        {"a text", "Bonjour,\n", "is not an SQLite file"},
        {"empty pages", changed(bytes, 4096, std::string(bytes.size() - 4096, '\0')), "is damaged"},
    }));
    CAPTURE(reason);
    const Folder folder;
    const std::string file = folder / "directory.sqlite";
    if (reason != "missing") given::write(file, file_bytes);
    // The options fit another directory: that must not keep the numbers from whoever stands there.
    given::write(folder / "a.play", "expect-screen emergency\nexpect \"112\"\nwait 60s\nwait 500ms\nwait 60s\nwait 120s\nexpect \"112\"\nexpect-screen emergency\n");
    const auto ran = given::run(
        with({"--directory", file, "--diagonal", "24", "--language", "tlh", "--place", "moon", "--play", folder / "a.play"}), on_screen());
    CHECK(ran.status == 0);
    CHECK_THAT(ran.err, Contains(file) && Contains(said));
    CHECK(count(ran.err, said) == 1);
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
}

TEST_CASE("on a screen the size of a stamp the kiosk goes on: every page is there, and its numbers", "[programs][kiosk]") {
    const Folder folder;
    const std::string tree = folder / "emergency.json";
    given::write(folder / "a.play", "tap attract.start\ntap language.fr\nexpect-screen home\nkey Tab\ntap bar.emergency\nexpect-screen emergency\ntree " + tree + "\n");
    const auto ran = given::run(with({"--directory", good_file, "--diagonal", "24", "--size", "200x200", "--play", folder / "a.play"}), on_screen());
    CHECK(ran.err == "");
    CHECK(ran.status == 0);
    CHECK_THAT(given::read(tree), Contains("\"emergency.112\"") && Contains("\"emergency.114\""));
}

TEST_CASE("a font that is missing keeps no number from anybody; without any the kiosk ends with one sentence", "[programs][kiosk]") {
    const auto [font, said, status] = GENERATE(table<std::string, std::string, int>({
        {"/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
         "fonts are missing: Noto Sans, Noto Sans Arabic, Noto Sans CJK SC (packages fonts-noto-core and fonts-noto-cjk); others stand in", 0},
        {"", "no font is installed (packages fonts-noto-core and fonts-noto-cjk)", 1},
    }));
    const Folder folder, system;
    given::write(system / "etc/fonts/fonts.conf", "<fontconfig><cachedir>/var/cache/fontconfig</cachedir></fontconfig>");
    if (!font.empty()) given::write(system.path() + font, given::read(font));
    given::write(folder / "a.play", "tap bar.emergency\nexpect \"112\"\n");
    given::Surroundings around = on_screen();
    around.environment["FONTCONFIG_SYSROOT"] = system.path();
    const auto ran = given::run(with({"--directory", good_file, "--diagonal", "24", "--language", "fr", "--play", folder / "a.play"}), around);
    CHECK(ran.err == "repere-kiosk: " + said + "\n");
    CHECK(ran.status == status);
}

TEST_CASE("a newer directory is taken between visits, never within one", "[programs][kiosk]") {
    const std::string begin_visit = "tap attract.start\ntap language.fr\n", taken = "adopted the directory";
    Attracting shown;
    const Folder folder;
    shown.put(newer_directory(folder, "Rotonde"));
    REQUIRE(shown.says_within_minutes(taken));
    CHECK(shown.follows(begin_visit + "tap bar.emergency\nexpect \"Rotonde\"\n"));

    // Put in place while somebody is there; and the question of the minute before may still be on its way.
    shown.put(newer_directory(folder, "Mirabeau"));
    CHECK(shown.follows("wait 130s\nexpect-screen attract\nwait 60s\n" + begin_visit));
    const int before = count(shown.process.err(), taken);            // 1, or 2 if the answer was very quick
    shown.put(newer_directory(folder, "Thermes"));
    for (int minute = 0; minute < 12; ++minute) {
        CHECK(shown.follows("wait 60s\ntap bar.language\ntap language.fr\n"));
        std::this_thread::sleep_for(std::chrono::milliseconds{25});
    }
    CHECK(count(shown.process.err(), taken) == before);
    CHECK(shown.follows("tap bar.emergency\nexpect-absent \"Thermes\"\nwait 130s\nexpect-screen attract\n"));

    REQUIRE(shown.says_within_minutes(taken, before + 1));
    CHECK(shown.follows(begin_visit + "tap bar.emergency\nexpect \"Thermes\"\n"));
    CHECK(shown.finish() == 0);
}

TEST_CASE("a newer directory that is damaged is refused once, and the old one stays until a sound one comes", "[programs][kiosk]") {
    Attracting shown;
    const Folder folder;
    const std::string refused = "a newer directory cannot be used", sound = newer_directory(folder, "Rotonde"), bytes = given::read(sound);
    given::write(folder / "damaged", bytes.substr(0, bytes.size() - 1000));
    shown.put(folder / "damaged");
    REQUIRE(shown.says_within_minutes(refused));
    for (int minute = 0; minute < 5; ++minute) {
        CHECK(shown.follows("wait 60s\n"));
        std::this_thread::sleep_for(std::chrono::milliseconds{25});
    }
    CHECK(shown.follows("tap attract.start\ntap language.fr\ntap bar.emergency\nexpect \"112\"\nexpect-absent \"Rotonde\"\nwait 130s\n"));
    shown.put(sound);
    REQUIRE(shown.says_within_minutes("adopted the directory"));
    CHECK(shown.finish() == 0);
    CHECK(count(shown.process.err(), refused) == 1);
}

TEST_CASE("a kiosk that began without a directory takes the first sound one", "[programs][kiosk]") {
    const Folder folder;
    given::write(folder / "text", "Bonjour");
    Attracting shown{folder / "text"};
    CHECK(shown.follows("expect-screen emergency\n"));
    shown.put(good_file);
    REQUIRE(shown.says_within_minutes("adopted the directory"));
    CHECK(shown.follows("expect-screen emergency\nwait 121s\nexpect-screen attract\n"));      // not under the eyes of whoever reads it
    CHECK(shown.finish() == 0);
}

TEST_CASE("a kiosk that was not told where it stands names no place to the emergency services", "[programs][kiosk]") {
    const auto [place, said, not_said] = GENERATE(table<std::vector<std::string>, std::string, std::string>({
        {{}, "« Aix-en-Provence. J’ai besoin d’aide. »", "Office de tourisme"},
        {{"--place", "tourist-office"}, "« Office de tourisme d’Aix-en-Provence. J’ai besoin d’aide. »", "Maison de justice"},
    }));
    const Folder folder;
    given::write(folder / "a.play", "tap bar.emergency\nexpect \"" + said + "\"\nexpect-absent \"" + not_said + "\"\n");
    std::vector<std::string> options{"--directory", good_file, "--diagonal", "24", "--language", "fr", "--play", folder / "a.play"};
    options.insert(options.end(), place.begin(), place.end());
    CHECK(given::run(with(options), on_screen()).err == "");
}

TEST_CASE("the helper process ends with the kiosk, however it ends", "[programs][kiosk]") {
    Attracting shown;
    shown.play.page(shown.process);
    const std::string children = "/proc/" + std::to_string(shown.process.pid()) + "/task/" + std::to_string(shown.process.pid()) + "/children";
    const std::string helper = given::read(children);
    REQUIRE(helper != "");
    shown.process.end(SIGKILL);
    CHECK(given::soon([&] { return given::read("/proc/" + helper.substr(0, helper.find(' ')) + "/cmdline").empty(); }));
}

TEST_CASE("a helper process that is killed takes no visit with it: that is said once, and the next visit has another", "[programs][kiosk]") {
    Attracting shown;
    REQUIRE(shown.follows("tap attract.start\ntap language.fr\ntap home.violence-at-home\ntap calm.continue\n"));
    const std::string children = "/proc/" + std::to_string(shown.process.pid()) + "/task/" + std::to_string(shown.process.pid()) + "/children";
    const std::string helper = given::read(children);
    REQUIRE(helper != "");
    kill(std::stoi(helper), SIGKILL);
    const std::string said = "the helper process has ended";
    REQUIRE(given::soon([&] { return shown.follows("tap guide.answer.me\ntap bar.back\n") && count(shown.process.err(), said) > 0; }));
    CHECK(shown.follows("tap guide.answer.me\ntap guide.answer.yes\ntap bar.leave-now\nexpect-screen guide\nwait 121s\nexpect-screen attract\n"));
    REQUIRE(given::soon([&] { return shown.follows("wait 1s\n") && !given::read(children).empty() && given::read(children) != helper; }));
    shown.put(good_file);
    CHECK(shown.finish() == 0);
    const std::string told = shown.process.err();
    CHECK(count(told, said) == 1);
    CHECK(std::count(told.begin(), told.end(), '\n') == 1);
}
