// A quiet visit, whole, by a finger on the glass of a kiosk that follows no script: words typed, answers chosen, a page read aloud, left in
// haste, and ended. Then the process is no longer the one that knew of it, and nothing of it is left, in no memory and no file.
//
// What an outcome says stands in the directory file, before any visit and after. So the file of this test has an answer whose name and words
// nobody ever wrote before: what the visit chose can be told from what the file holds.
#include <nlohmann/json.hpp>

#include "amnesia/looking.hpp"
#include "given/catch.hpp"
#include "given/finger.hpp"

namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

const std::string kiosk = REPERE_BUILD "/bin/repere-kiosk", size = "1280x800", end_of_visit = "F9", headset = "F8";

// The directory of the working copy, in whose guide on violence one answer has this id and these words.
void write_directory(const std::string& file, const std::string& id, const std::string& words) {
    const given::Folder data;
    std::filesystem::copy(REPERE_SOURCE "/directory-data", data / "data", std::filesystem::copy_options::recursive);
    const std::string guide = data / "data/guides/violence-at-home.yaml", usual = "{id: \"no\", label: \"Non, pas maintenant\", pictogram: clock, next: help}";
    std::string yaml = given::read(guide);
    const auto at = yaml.find(usual);
    if (at == std::string::npos) throw std::runtime_error{guide + " has no " + usual};
    given::write(guide, yaml.replace(at, usual.size(), "{id: " + id + ", label: " + words + ", pictogram: clock, next: help}"));
    given::Process build{{REPERE_BUILD "/bin/repere-directory", "build", data / "data", "--locales", REPERE_SOURCE "/locales", "--output", file}};
    if (build.wait(given::Seconds{300}) != 0) throw std::runtime_error{build.err()};
}

struct Kiosk {
    given::Folder folder;                                      // all that it may write to; it believes it to be its home
    given::Display display{size};
    given::Surroundings around{.environment = {{"DISPLAY", display.name()}, {"HOME", folder.path()}, {"TMPDIR", folder.path()}, {"XDG_RUNTIME_DIR", folder.path()},
                                               {"XDG_CACHE_HOME", ""}, {"DBUS_SESSION_BUS_ADDRESS", ""}, {"GLIBC_TUNABLES", ""}, {"ALSA_CONFIG_PATH", folder / "alsa.conf"}},
                               .folder = folder.path()};
    std::vector<std::string> command(const std::string& directory) const {
        std::filesystem::create_directories(folder / "state");
        given::write(folder / "alsa.conf", "pcm.default { type null }\npcm.null { type null }\n");
        given::write(folder / "settings.json", "{\"touch\": {\"strike_ms\": 0}, \"keypad\": {\"" + headset + "\": \"headset-in\", \"" + end_of_visit + "\": \"end-visit\"}}");
        return {kiosk, "--directory", directory, "--diagonal", "24", "--size", size, "--now", "2026-11-24T10:00", "--state", folder / "state", "--usage", folder / "usage",
                "--settings", folder / "settings.json"};
    }
};

// Where these stand when they are touched in turn, as a script finds out; "" is the key that says a headset is in.
std::vector<given::Spot> places(const std::vector<std::string>& touched, const std::string& directory) {
    const Kiosk rehearsal;
    given::Play play;
    auto command = rehearsal.command(directory);
    command.insert(command.end(), {"--play", play.file()});
    given::Process process{command, rehearsal.around};
    std::vector<given::Spot> out;
    for (const std::string& id : touched) {
        const std::string tree = play.page(process);
        if (tree.empty()) throw std::runtime_error{process.err()};
        out.push_back(id.empty() ? given::Spot{} : given::middle(json::parse(tree), id));
        play.say(id.empty() ? "keypad " + headset + "\n" : "tap " + id + "\n");
    }
    return out;
}

// The picture has been the same for a moment.
void rest(const given::Finger& finger) {
    std::size_t seen = finger.sees();
    for (int same = 0, looked = 0; same < 4 && looked < 200; ++looked) {
        std::this_thread::sleep_for(std::chrono::milliseconds{40});
        const std::size_t now = finger.sees();
        same = now == seen ? same + 1 : 0;
        seen = now;
    }
}

std::string auxiliary_vector(int pid) { return given::run(amnesia::as_root({"cat", "/proc/" + std::to_string(pid) + "/auxv"})).out; }

// What was found in memory, but in the file that was there before and is there afterwards.
std::string not_in_the_file(const std::string& lines, const std::string& file) {
    std::istringstream in{lines};
    std::string out;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("found ") && line.find(file) == std::string::npos) out += line + "\n";
    return out;
}

// Where, and not what stands around it: beside one of the words another may stand.
std::string only_places(const std::string& lines) {
    std::istringstream in{lines};
    std::string out;
    for (std::string line; std::getline(in, line);) out += (line.starts_with("found ") ? line.substr(0, line.find(": ")) : line) + "\n";
    return out;
}

}  // namespace

TEST_CASE("after a quiet visit the process is another, with the same number, and what was typed, chosen, shown and said is nowhere", "[amnesia][quiet]") {
    const std::string answer = amnesia::seed(), label = amnesia::seed(), typed = amnesia::seed(12);
    const given::Folder file;
    const std::string directory = file / "directory.sqlite";
    write_directory(directory, answer, label);
    std::vector<std::string> touched{"", "language.fr", "home.search"};
    for (const char letter : typed) touched.push_back(std::string{"search.key."} + letter);
    const std::vector<std::string> quiet{"bar.home", "home.violence-at-home", "calm.continue", "guide.answer.me", "guide.answer." + answer, "guide.answer.talk", "guide.answer.yes",
                                         "bar.emergency"};
    touched.insert(touched.end(), quiet.begin(), quiet.end());
    touched.push_back("bar.leave-now");
    const auto spots = places(touched, directory);

    const Kiosk here;
    const auto command = here.command(directory);
    const std::time_t begin = std::time(nullptr);
    REQUIRE(given::soon([&] { return std::time(nullptr) > begin + 1; }));      // what was written until now was written before the visit
    const std::time_t since = std::time(nullptr);
    given::Process process{command, here.around};
    given::Finger finger{here.display.name()};
    const auto looked_at = [&](const char* when) {
        std::string found;
        for (const std::string& word : {answer, label, typed}) {
            const std::string memory = amnesia::scan_memory(word, amnesia::family(process.pid()));
            amnesia::keep(std::string{"memory of "} + std::to_string(amnesia::family(process.pid()).size()) + " processes, " + when, only_places(memory));
            found += not_in_the_file(memory, directory);
        }
        return found;
    };
    REQUIRE(given::soon([&] { return !amnesia::children(process.pid()).empty(); }));
    rest(finger);
    CHECK(looked_at("before a quiet visit") == "");                            // the file is read, and nothing of the answer is elsewhere
    const auto children = amnesia::children(process.pid());
    const std::string before = auxiliary_vector(process.pid());

    for (std::size_t i = 0; i < touched.size(); ++i) {
        INFO(touched[i]);
        const std::size_t seen = finger.sees();
        touched[i].empty() ? finger.strike(headset.c_str()) : finger.tap(spots[i]);
        REQUIRE(given::soon([&] { return finger.sees() != seen; }));
        rest(finger);
        if (touched[i] == "home.search") REQUIRE(given::soon([&] { return amnesia::children(process.pid()).size() > 1; }));      // a voice reads: there is a headset
        if (touched[i] == "bar.emergency") {
            const std::string memory = looked_at("during a quiet visit (must find)");
            CHECK_THAT(memory, Contains("20 letters as UTF-8"));
        }
    }
    finger.strike(end_of_visit.c_str());

    REQUIRE(given::soon([&] { return !amnesia::children(process.pid()).empty() && amnesia::children(process.pid()) != children && auxiliary_vector(process.pid()) != before; }));
    rest(finger);
    CHECK_FALSE(process.ended());
    CHECK(looked_at("after a quiet visit") == "");
    // What a print server keeps of a sheet: tests/programs/printing_test.cpp.
    for (const std::string& word : {answer, label, typed}) {
        const std::string files = amnesia::scan_files(word, since, {here.folder.path(), process.folder()});
        amnesia::keep("files written since the quiet visit began", files);
        CHECK_THAT(files, Contains(": 0 traces") && !Contains("looked at 0 "));
    }
    CHECK(process.out() + process.err() == "");

    const std::size_t seen = finger.sees();                                  // and it is a kiosk
    finger.tap({640, 400});
    CHECK(given::soon([&] { return finger.sees() != seen; }));
}

TEST_CASE("after an ordinary visit the process is the same", "[amnesia][quiet]") {
    const std::string directory = REPERE_BUILD "/directory.sqlite";
    const std::vector<std::string> touched{"", "language.fr", "home.victim", "guide.answer.visiting"};
    const auto spots = places(touched, directory);
    const Kiosk here;
    given::Process process{here.command(directory), here.around};
    given::Finger finger{here.display.name()};
    REQUIRE(given::soon([&] { return !amnesia::children(process.pid()).empty(); }));
    rest(finger);
    const std::string before = auxiliary_vector(process.pid());
    const std::size_t attract = finger.sees();
    for (std::size_t i = 0; i < touched.size(); ++i) {
        const std::size_t seen = finger.sees();
        touched[i].empty() ? finger.strike(headset.c_str()) : finger.tap(spots[i]);
        REQUIRE(given::soon([&] { return finger.sees() != seen; }));
        rest(finger);
    }
    const std::size_t seen = finger.sees();
    finger.strike(end_of_visit.c_str());
    REQUIRE(given::soon([&] { return finger.sees() != seen; }));
    CHECK(seen != attract);
    rest(finger);
    CHECK(auxiliary_vector(process.pid()) == before);
}
