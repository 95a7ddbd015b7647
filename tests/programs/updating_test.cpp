// Three kiosks and a web server: a release is published, adopted between visits, and a rollback refused. Desks open what is sealed to them.
#include <signal.h>

#include "given/catch.hpp"
#include "given/process.hpp"
#include "given/release.hpp"
#include "given/web.hpp"

using Catch::Matchers::Contains;
using given::Folder;

namespace {

const std::string bin = REPERE_BUILD "/bin/", kiosk = bin + "repere-kiosk", directory_program = bin + "repere-directory";
const given::Surroundings no_password{.environment = {{"REPERE_KEY_PASSWORD", ""}}};

given::Surroundings on(const given::Display& display) {
    return {.environment = {{"DISPLAY", display.name()}, {"SPEECHD_ADDRESS", "unix_socket:/nowhere"}}};
}

class Town {
public:
    Town() {
        write_key("signing");
        write_key("desk");
    }
    // As a person publishes: the police desk is called so.
    void publishes(const std::string& name, bool staff = false) {
        const std::string minute = "2026-11-01T09:" + std::to_string(10 + published_++);
        std::vector<std::string> words{directory_program, "publish", given::directory_named(name).file(), "--key", key("signing") + ".key", "--output", served(), "--now", minute};
        if (staff) words.insert(words.end(), {"--staff", REPERE_BUILD "/staff.sqlite", "--desk-key", key("desk") + ".pub"});
        const auto ran = given::run(words, no_password);
        INFO(ran.err);
        REQUIRE(ran.status == 0);
    }
    std::string served() const { return folder_ / "served"; }
    std::string key(const char* name) const { return folder_ / (std::string{name} + "/repere"); }
    std::string in(const std::string& name) const { return folder_ / name; }
    void keep(const char* name) { std::filesystem::remove_all(in(name)), std::filesystem::copy(served(), in(name)); }
    void serve_again(const char* name) { std::filesystem::remove_all(served()), std::filesystem::copy(in(name), served()); }

private:
    void write_key(const char* name) {
        const auto key = repere::release::SecretKey::make();
        given::write(folder_ / (std::string{name} + "/repere.key"), key.file(""));
        given::write(folder_ / (std::string{name} + "/repere.pub"), key.of().file());
    }
    Folder folder_;
    int published_ = 0;
};

std::string settings(const Town& town, const std::string& name, const std::string& more = "") {
    const std::string file = town.in(name + ".json");
    given::write(file, "{\"update_every_seconds\": 1, \"sound\": \"off\"" + more + "}");
    return file;
}

int count(const std::string& text, const std::string& words) {
    int out = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++out;
    return out;
}

struct Shown {
    Shown(const given::Display& display, const Town& town, const std::string& from, const std::string& state, const std::string& its_settings, std::vector<std::string> more = {})
        : process{words(town, from, state, its_settings, play.file(), std::move(more)), on(display)} {}

    static std::vector<std::string> words(const Town& town, const std::string& from, const std::string& state, const std::string& its_settings, const std::string& file, std::vector<std::string> more) {
        std::vector<std::string> out{kiosk, "--directory", given::directory_named("Avant").file(), "--size", "1280x800", "--diagonal", "24", "--now", "2026-11-24T10:00", "--update-from", from,
                                     "--public-key", town.key("signing") + ".pub", "--state", state, "--settings", its_settings, "--play", file};
        out.insert(out.end(), more.begin(), more.end());
        return out;
    }
    bool says(const std::string& said, int times = 1) {
        return given::soon([&] { return follows("wait 100ms\n") && count(process.err(), said) >= times; }, given::Seconds{60});
    }
    bool follows(const std::string& lines) {
        play.say(lines);
        return play.seen(process);
    }
    // What is found by its name.
    bool shows(const std::string& name) { return follows("wait 130s\nexpect-screen attract\ntap attract.start\ntap language.fr\ntap home.search\ntype \"" + name + "\"\nexpect \"1 service\"\nwait 130s\nexpect-screen attract\n"); }

    given::Play play;
    given::Process process;
};

}  // namespace

TEST_CASE("a release that is published reaches three kiosks between visits; a rollback is refused; what was good stays", "[programs][updating]") {
    Town town;
    town.publishes("Premier");
    town.keep("old");
    const given::Nginx nginx{town.served()};
    const given::Display display{"3840x1920"};
    std::vector<std::unique_ptr<Shown>> kiosks;
    for (const char* name : {"a", "b", "c"}) kiosks.push_back(std::make_unique<Shown>(display, town, nginx.url(), town.in(name), settings(town, name)));
    for (auto& each : kiosks) {
        REQUIRE(each->says("adopted the directory"));
        REQUIRE(each->shows("Premier"));
    }
    auto& visited = *kiosks.front();
    CHECK(visited.follows("tap attract.start\ntap language.fr\ntap home.search\ntype \"Premier\"\nexpect \"1 service\"\n"));      // somebody is there …
    town.publishes("Deuxième");
    for (auto* each : {kiosks[1].get(), kiosks[2].get()}) {
        REQUIRE(each->says("adopted the directory", 2));
        CHECK(each->shows("Deuxième"));
    }
    REQUIRE(given::soon([&] { return std::filesystem::exists(town.in("a") + "/releases/202611010911"); }, given::Seconds{60}));
    CHECK(visited.follows("key Backspace\ntype \"r\"\nexpect \"1 service\"\n"));                                                       // … who is not disturbed
    CHECK(visited.follows("wait 130s\nexpect-screen attract\n"));
    REQUIRE(visited.says("adopted the directory", 2));
    CHECK(visited.shows("Deuxième"));

    town.serve_again("old");
    for (auto& each : kiosks) {
        CHECK(each->says("no newer release (older)"));
        CHECK(each->shows("Deuxième"));
        each->play.end();
        CHECK(each->process.wait() == 0);
    }

    // The next start begins with what was adopted; a release that was damaged meanwhile falls back.
    given::write(town.in("a") + "/releases/202611010911/directory.sqlite", "garbage");
    Shown again{display, town, "http://127.0.0.1:1", town.in("a"), settings(town, "a")};
    CHECK(again.shows("Premier"));
    CHECK_THAT(again.process.err(), Contains("the newest release does not open; the one before it is shown"));
    Shown other{display, town, "http://127.0.0.1:1", town.in("b"), settings(town, "b")};
    CHECK(other.shows("Deuxième"));
}

TEST_CASE("a stick beside a kiosk is enough", "[programs][updating]") {
    Town town;
    const given::Display display;
    Shown one{display, town, town.served(), town.in("state"), settings(town, "one")};
    CHECK(one.shows("Avant"));
    town.publishes("Premier");
    REQUIRE(one.says("adopted the directory"));
    CHECK(one.shows("Premier"));
    std::filesystem::remove_all(town.served());
    CHECK(one.shows("Premier"));
}

TEST_CASE("a desk adopts what is sealed to it, keeps it sealed on its disk, and opens it in memory", "[programs][updating]") {
    Town town;
    town.publishes("Premier", true);
    const given::Display display;
    const std::string with_key = settings(town, "desk", ", \"desk_key\": \"" + town.key("desk") + ".key\"");
    Shown desk{display, town, town.served() + "-desks", town.in("state"), with_key, {"--profile", "staff"}};
    REQUIRE(desk.says("adopted the directory"));
    CHECK(desk.follows("handout " + town.in("sheet.pdf") + "\ntap attract.start\ntap language.fr\ntap home.search\ntype \"police\"\ntap search.result.1\ntap service.print\ntap print.now\n"
                       "expect \"La feuille est imprimée\"\n"));           // the process that prints opens it, too
    CHECK(given::read(town.in("sheet.pdf")).starts_with("%PDF"));
    const std::string release = town.in("state") + "/releases/202611010910/";
    CHECK(std::filesystem::exists(release + "directory.sealed"));
    CHECK_FALSE(std::filesystem::exists(release + "directory.sqlite"));
    CHECK(given::run({"grep", "-rlaF", "SQLite format 3", town.in("state")}).out == "");

    Shown again{display, town, town.served() + "-desks", town.in("state"), with_key, {"--profile", "staff"}};
    CHECK(again.follows("tap attract.start\ntap language.fr\ntap home.search\n"));
    CHECK(again.process.err() == "");

    Shown keyless{display, town, town.served() + "-desks", town.in("other"), settings(town, "other")};
    CHECK(keyless.says("no newer release (kind)"));
}

TEST_CASE("options of releases that cannot hold are said at once", "[programs][updating]") {
    Town town;
    given::write(town.in("wrong.pub"), "no key\n");
    given::write(town.in("wrong.json"), "{\"desk_key\": \"" + town.in("wrong.pub") + "\"}");
    const std::string pub = town.key("signing") + ".pub", state = town.in("state");
    const std::vector<std::pair<std::vector<std::string>, std::string>> table{
        {{"--update-from", "http://127.0.0.1:1"}, "--update-from and --public-key belong together"},
        {{"--public-key", pub}, "--update-from and --public-key belong together"},
        {{"--update-from", "http://127.0.0.1:1", "--public-key", pub}, "--update-from keeps what it fetches in --state DIR"},
        {{"--update-from", "http://127.0.0.1:1", "--public-key", town.in("wrong.pub"), "--state", state}, "is no public key"},
        {{"--settings", town.in("wrong.json")}, "is no secret key without a password"},
    };
    for (const auto& [options, said] : table) {
        std::vector<std::string> words{kiosk, "--directory", given::directory_named("Avant").file()};
        words.insert(words.end(), options.begin(), options.end());
        const auto ran = given::run(words);
        CHECK(ran.status == 2);
        CHECK_THAT(ran.err, Contains(said));
    }
}

TEST_CASE("a heartbeat is sent where the settings say, once an hour, and says why no release is adopted", "[programs][updating]") {
    Town town;
    given::Server heard{[](const auto&, const auto& connection) { connection.send(given::ok("")); }};
    const given::Display display;
    std::filesystem::create_directories(town.in("state"));
    Shown one{display, town, "http://127.0.0.1:1", town.in("state"), settings(town, "one", ", \"kiosk\": \"mjd-1\", \"heartbeat_to\": \"" + heard.url("/beats") + "\"")};
    REQUIRE(one.says("no newer release (unreachable)"));
    CHECK(one.follows("wait 3660s\n"));
    REQUIRE(given::soon([&] { return !heard.asked().empty() && heard.asked().back().text.find("release-unreachable") != std::string::npos; }, given::Seconds{60}));
    const auto request = heard.asked().back();
    CHECK(request.line == "POST /beats HTTP/1.1");
    CHECK_THAT(request.text, Contains("\"kiosk\":\"mjd-1\""));
    CHECK(request.text.substr(request.text.find("\r\n\r\n") + 4) == given::read(town.in("state") + "/heartbeat.json"));
    const auto before = heard.asked().size();
    CHECK(one.follows("wait 300s\n"));
    std::this_thread::sleep_for(std::chrono::seconds{3});
    CHECK(heard.asked().size() == before);
}

TEST_CASE("a process that goes on says no trouble a second time, and no heartbeat twice, so that nobody learns when a quiet visit ended", "[programs][updating]") {
    Town town;
    given::Server heard{[](const auto&, const auto& connection) { connection.send(given::ok("")); }};
    std::filesystem::create_directories(town.served());
    given::write(town.served() + "/manifest.json", "garbage");
    std::filesystem::create_directories(town.in("state"));
    given::write(town.in("state") + "/heartbeat.json", "{\"repere_heartbeat\": 1}\n");
    const auto runs = [&](const std::string& goes_on) {
        const std::string command = "sleep 3 | " + bin + "repere-updater --from " + town.served() + " --public-key " + town.key("signing") + ".pub --state " + town.in("state") +
                                    " --every 1 --heartbeat-to " + heard.url("/beats") + goes_on;
        return given::run({"sh", "-c", command}).out;
    };
    CHECK_THAT(runs(""), Contains("\"trouble\":\"signature\"") && Contains("The manifest is not signed"));
    CHECK(heard.asked().size() == 1);
    CHECK(runs(" --goes-on") == "{\"trouble\":\"signature\",\"why\":\"\"}\n");
    CHECK(heard.asked().size() == 1);
    CHECK_THAT(runs(""), Contains("The manifest is not signed"));             // a machine that is switched on says it again
}
