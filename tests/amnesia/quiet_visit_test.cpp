// A quiet visit, whole, by a finger on the glass of a kiosk that follows no script: words typed, answers chosen, a page read aloud, a sheet and a
// slip printed through a print server set up as assets/cups/ says, left in haste, and ended. Then the process is no longer the one that knew of
// it, and nothing of it is left, in no memory and no file; the sheets are in the hand of who printed them.
//
// What an outcome says, who helps, stands in the directory file, before any visit and after. So the file of this test has an answer and a service
// whose names nobody ever wrote before: what the visit chose, and printed, can be told from what the file holds.
#include <nlohmann/json.hpp>

#include "amnesia/looking.hpp"
#include "given/catch.hpp"
#include "given/finger.hpp"
#include "given/print_server.hpp"

namespace {

using Catch::Matchers::Contains;
using nlohmann::json;

const std::string kiosk = REPERE_BUILD "/bin/repere-kiosk", size = "1280x800", end_of_visit = "F9", headset = "F8";

// The directory of the working copy, in whose guide on violence one answer has this id and these words, where one service has this name, and
// where there is a printer.
void write_directory(const std::string& file, const std::string& id, const std::string& words, const std::string& name) {
    const given::Folder data;
    std::filesystem::copy(REPERE_SOURCE "/directory-data", data / "data", std::filesystem::copy_options::recursive);
    const auto put = [&](const std::string& in, const std::string& usual, const std::string& instead) {
        std::string yaml = given::read(data / "data/" + in);
        const auto at = yaml.find(usual);
        if (at == std::string::npos) throw std::runtime_error{in + " has no " + usual};
        given::write(data / "data/" + in, yaml.replace(at, usual.size(), instead));
    };
    put("guides/violence-at-home.yaml", "{id: \"no\", label: \"Non, pas maintenant\", pictogram: clock, next: help}",
        "{id: " + id + ", label: " + words + ", pictogram: clock, next: help}");
    put("organizations/solidarite-femmes.yaml", "name: 3919 – Violences Femmes Info", "name: " + name);
    put("places.yaml", "- id: tourist-office\n", "- id: tourist-office\n  x_printer: true\n");
    given::Process build{{REPERE_BUILD "/bin/repere-directory", "build", data / "data", "--locales", REPERE_SOURCE "/locales", "--output", file}};
    if (build.wait(given::Seconds{300}) != 0) throw std::runtime_error{build.err()};
}

struct Kiosk {
    given::Folder folder;                                      // all that it may write to; it believes it to be its home
    given::Display display{size};
    given::Surroundings around{.environment = {{"DISPLAY", display.name()}, {"HOME", folder.path()}, {"TMPDIR", folder.path()}, {"XDG_RUNTIME_DIR", folder.path()},
                                               {"XDG_CACHE_HOME", ""}, {"DBUS_SESSION_BUS_ADDRESS", ""}, {"GLIBC_TUNABLES", ""}, {"ALSA_CONFIG_PATH", folder / "alsa.conf"}},
                               .folder = folder.path()};
    std::vector<std::string> command(const std::string& directory, const std::string& print_server = {}) const {
        std::filesystem::create_directories(folder / "state");
        given::write(folder / "alsa.conf", "pcm.default { type null }\npcm.null { type null }\n");
        given::write(folder / "settings.json", "{\"touch\": {\"strike_ms\": 0}, \"keypad\": {\"" + headset + "\": \"headset-in\", \"" + end_of_visit + "\": \"end-visit\"}" +
                                                   (print_server.empty() ? "" : ", \"printer\": {\"queue\": \"counter\", \"server\": \"" + print_server + "\"}") + "}");
        return {kiosk, "--directory", directory, "--place", "tourist-office", "--diagonal", "24", "--size", size, "--now", "2026-11-24T10:00", "--state", folder / "state", "--usage", folder / "usage",
                "--settings", folder / "settings.json"};
    }
};

struct Touch {
    std::string id;                                            // "" is the key that says a headset is in
    given::Spot at{};
};

// Where these stand when they are touched in turn, as a script finds out; further down the page is scrolled to them.
std::vector<Touch> touches(const std::vector<std::string>& ids, const std::string& directory) {
    const Kiosk rehearsal;
    given::Play play;
    auto command = rehearsal.command(directory);
    command.insert(command.end(), {"--play", play.file()});
    given::Process process{command, rehearsal.around};
    std::vector<Touch> out;
    play.say("handout " + (rehearsal.folder / "sheet.pdf") + "\n");
    for (const std::string& id : ids) {
        for (bool seen = id.empty(); !seen;) {
            const std::string tree = play.page(process);
            if (tree.empty()) throw std::runtime_error{process.err()};
            const json page = json::parse(tree);
            const auto& nodes = page.at("nodes");
            seen = std::none_of(nodes.begin(), nodes.end(), [&](const json& node) { return node.at("id") == id && !node.at("visible").get<bool>(); });
            const std::string next = seen ? id : "page.down";
            out.push_back({next, given::middle(page, next)});
            play.say("tap " + next + "\n");
        }
        if (!id.empty()) continue;
        out.emplace_back();
        play.say("keypad " + headset + "\n");
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

// Its process number; "" there is none.
std::string child_called(const std::string& name, int pid) {
    for (const std::string& child : amnesia::children(pid))
        if (given::read("/proc/" + child + "/comm") == name + "\n") return child;
    return "";
}

// What was found in memory, but a service as its row in the directory file has it, which SQLite reads when the kiosk starts.
std::string not_in_the_file(const std::string& lines) {
    std::istringstream in{lines};
    std::string out;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("found ") && line.find("tel-3919solidarite-femmes#") == std::string::npos) out += line + "\n";
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

TEST_CASE("after a quiet visit the process is another, with the same number, and what was typed, chosen, shown, said and printed is nowhere", "[amnesia][quiet]") {
    const std::string answer = amnesia::seed(), label = amnesia::seed(), name = amnesia::seed(), typed = amnesia::seed(12);
    const given::Folder file, papers;
    const std::string directory = file / "directory.sqlite", whole = papers / "sheet.pdf", slip = papers / "slip.pdf";
    write_directory(directory, answer, label, name);
    std::vector<std::string> ids{"", "language.fr", "home.search"};
    for (const char letter : typed) ids.push_back(std::string{"search.key."} + letter);
    const std::vector<std::string> quiet{"bar.home", "home.violence-at-home", "calm.continue", "guide.answer.me", "guide.answer." + answer, "guide.answer.talk", "guide.answer.yes",
                                         "guide.print", "print.now", "bar.back", "guide.slip", "print.now", "bar.back", "bar.emergency", "bar.leave-now"};
    ids.insert(ids.end(), quiet.begin(), quiet.end());
    const auto visit = touches(ids, directory);

    given::PrintServer server;
    server.does(given::silence);                                               // until the sheet was sought where it has to be
    const Kiosk here;
    const auto command = here.command(directory, server.socket());
    const std::time_t begin = std::time(nullptr);
    REQUIRE(given::soon([&] { return std::time(nullptr) > begin + 1; }));      // what was written until now was written before the visit
    const std::time_t since = std::time(nullptr);
    given::Process process{command, here.around};
    given::Finger finger{here.display.name()};
    const auto processes = [&] { return std::to_string(amnesia::family(process.pid()).size()) + " processes of the kiosk, "; };
    const auto looked_at = [&](const std::vector<std::string>& sought, const std::string& when) {
        std::string found;
        for (const std::string& word : sought) {
            const std::string memory = amnesia::scan_memory(word, amnesia::family(process.pid()));
            amnesia::keep("memory of " + processes() + when, only_places(memory));
            found += not_in_the_file(memory);
        }
        return found;
    };
    const std::vector<std::string> words{answer, label, name, typed};
    REQUIRE(given::soon([&] { return child_called("repere-printer", process.pid()) != ""; }));      // the last that is started
    rest(finger);
    CHECK(looked_at(words, "before a quiet visit") == "");                     // the file is read, and nothing of the answer is elsewhere
    const auto children = amnesia::children(process.pid());
    const std::string before = auxiliary_vector(process.pid());

    for (const auto& [id, at] : visit) {
        INFO(id);
        const std::size_t seen = finger.sees();
        const std::string printer = child_called("repere-printer", process.pid());
        id.empty() ? finger.strike(headset.c_str()) : finger.tap(at);
        REQUIRE(given::soon([&] { return finger.sees() != seen; }));
        if (id == "home.search") REQUIRE(given::soon([&] { return child_called("repere-voice", process.pid()) != ""; }));      // a voice reads: there is a headset
        if (id == "print.now") {
            if (!std::filesystem::exists(whole)) {
                REQUIRE(server.working());
                REQUIRE(server.spooled().size() == 1);
                given::write(whole, server.spooled().front());
                CHECK_THAT(looked_at({whole}, "while it prints (must find)"), Contains("bytes of a sheet in " + child_called("repere-printer", process.pid())));
                const std::string spool = amnesia::scan_files(whole, since, {});
                amnesia::keep("files while it prints (must find)", only_places(spool));
                CHECK_THAT(spool, Contains("bytes of a sheet in " + server.folder() + "/run/spool/"));
                server.say("paper");
            }
            REQUIRE(given::soon([&] { return server.tray().size() == 1; }, given::Seconds{60}));
            const std::string sheet = server.take().front();                   // whoever printed it goes away with it
            if (sheet != given::read(whole)) given::write(slip, sheet);
            REQUIRE(given::soon([&] { const auto now = child_called("repere-printer", process.pid()); return now != "" && now != printer; }, given::Seconds{60}));
        }
        rest(finger);
        if (id == "bar.emergency") CHECK_THAT(looked_at(words, "during a quiet visit (must find)"), Contains("20 letters as UTF-8"));
    }
    finger.strike(end_of_visit.c_str());
    CHECK_THAT(given::run({"pdftotext", whole, "-"}).out, Contains(name));
    CHECK_THAT(given::run({"pdftotext", slip, "-"}).out, Contains("Numéros utiles"));

    REQUIRE(given::soon([&] { return child_called("repere-printer", process.pid()) != "" && amnesia::children(process.pid()) != children && auxiliary_vector(process.pid()) != before; },
                        given::Seconds{60}));
    rest(finger);
    CHECK_FALSE(process.ended());
    CHECK(looked_at({answer, label, name, typed, whole, slip}, "after a quiet visit") == "");
    for (const std::string& word : {answer, label, name, typed, whole}) {
        const std::string files = amnesia::scan_files(word, since, {here.folder.path(), process.folder(), server.folder()});
        amnesia::keep("files written since the quiet visit began", files);
        CHECK_THAT(files, Contains(": 0 traces") && !Contains("looked at 0 "));
    }
    CHECK(server.jobs() == "");
    CHECK(server.traces({"%PDF-", answer, label, name, typed}) == "");
    amnesia::keep("title and user of the jobs, who are the same for everybody, in files of the print server", server.traces(given::title_and_user()));
    // cupsd reads a sheet into a buffer on its stack (32 KiB), which it does not overwrite: pieces of the last ones, compressed, stay there until it ends or
    // reads as much again, and no setting was found that changes it. No word; and no disk: its swap and its core are forbidden (assets/cups/repere.conf).
    const std::string user = given::title_and_user().back();
    for (const std::string& word : {answer, label, name, typed, whole, slip, user}) {
        const std::string memory = amnesia::scan_memory(word, {std::to_string(server.pid())});
        amnesia::keep("memory of cupsd" + std::string{word == user ? ", the user, who is the same for everybody" : word == whole || word == slip ? ", pieces of a sheet (known to stay)" : ""},
                      only_places(memory));
        if (word != whole && word != slip && word != user) CHECK_THAT(memory, Contains(": 0 traces"));
    }
    given::write(server.folder() + "/run/cache/left", given::read(whole));
    const std::string planted = amnesia::scan_files(whole, since, {});
    amnesia::keep("a planted file of the print server (must find)", only_places(planted));
    CHECK_THAT(planted, Contains("bytes of a sheet in " + server.folder() + "/run/cache/left"));
    CHECK(process.out() + process.err() == "");

    const std::size_t seen = finger.sees();                                  // and it is a kiosk
    finger.tap({640, 400});
    CHECK(given::soon([&] { return finger.sees() != seen; }));
}

TEST_CASE("after an ordinary visit the process is the same", "[amnesia][quiet]") {
    const std::string directory = REPERE_BUILD "/directory.sqlite";
    const auto visit = touches({"", "language.fr", "home.victim", "guide.answer.visiting"}, directory);
    const Kiosk here;
    given::Process process{here.command(directory), here.around};
    given::Finger finger{here.display.name()};
    REQUIRE(given::soon([&] { return !amnesia::children(process.pid()).empty(); }));
    rest(finger);
    const std::string before = auxiliary_vector(process.pid());
    const std::size_t attract = finger.sees();
    for (const auto& [id, at] : visit) {
        const std::size_t seen = finger.sees();
        id.empty() ? finger.strike(headset.c_str()) : finger.tap(at);
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
