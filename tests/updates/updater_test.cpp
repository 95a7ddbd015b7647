// Looking for a newer release: on a web server, in a folder, on a stick; and how often.
#include <thread>

#include "given/catch.hpp"
#include "given/release.hpp"
#include "given/web.hpp"
#include "programs/updater.hpp"

using namespace repere::programs;
using namespace std::chrono_literals;
using given::moment;

namespace {

const std::string first_file = given::directory_named("Premier").file(), second_file = given::directory_named("Deuxième").file();
const Patience hurried{.connecting = 2s, .short_answer = 5s, .slowest = 1000, .slow_for = 2s};

struct Town {                                                // a publisher, the folder its server serves, a kiosk
    given::Publisher publisher;
    given::Folder folder;
    repere::release::Kiosk kiosk = publisher.kiosk(folder / "state");
    std::string served = folder / "served";
    std::filesystem::file_time_type when = std::filesystem::file_time_type::clock::now() - 1h;

    Town() { std::filesystem::create_directories(served); }
    // A second later each time: nginx knows a file by its size and the second it is of.
    void serves(const std::string& release) {
        std::filesystem::remove_all(served);
        std::filesystem::copy(release, served, std::filesystem::copy_options::recursive);
        when += 1s;
        for (const auto& each : std::filesystem::directory_iterator{served}) std::filesystem::last_write_time(each, when);
    }
    std::string shown() const {
        const auto at = repere::release::start(kiosk.state, [](const std::string&) { return true; });
        return at ? given::read(at->file) : "";
    }
    bool shows(const std::string& file) const { return shown() == given::read(file); }
};

std::string said(const Looked& looked) { return looked.adopted > 0 ? "adopted" : looked.trouble; }

std::string packed_in(const std::string& folder) {
    for (const auto& each : std::filesystem::directory_iterator{folder})
        if (each.path().extension() == ".zst") return each.path();
    return "";
}

}  // namespace

TEST_CASE("a release on a web server is adopted once; then the server is asked for what changed, and says nothing did", "[updates]") {
    Town town;
    const given::Nginx nginx{town.served};
    Updater updater{nginx.url() + "/", town.kiosk, hurried};
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "missing");
    town.serves(town.publisher.release(first_file, "2026-11-01T09:00"));
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    CHECK(town.shows(first_file));
    const auto before = nginx.log();
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "");
    CHECK(said(Updater{nginx.url(), town.kiosk, hurried}.look(moment("2026-11-24T10:00"))) == "");      // a process that knows nothing of the one before
    CHECK(nginx.log().substr(before.size()) == "304 0 GET /manifest.json HTTP/1.1 -\n304 0 GET /manifest.json HTTP/1.1 -\n");
    town.serves(town.publisher.release(second_file, "2026-11-02T09:00"));
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    CHECK(town.shows(second_file));
    CHECK(packed_in(town.kiosk.state + "/fetched") == "");
}

TEST_CASE("what is not to be adopted is refused before its file is fetched, with its code", "[updates]") {
    Town town;
    const given::Nginx nginx{town.served};
    Updater updater{nginx.url(), town.kiosk, hurried};
    const auto old = town.publisher.release(first_file, "2026-11-01T09:00");
    town.serves(town.publisher.release(second_file, "2026-11-02T09:00"));
    REQUIRE(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    const given::Publisher stranger;
    const auto [release, now, code] = GENERATE(table<int, const char*, const char*>({
        {0, "2026-11-24T10:00", "older"}, {1, "2026-11-24T10:00", "signature"}, {2, "2031-01-01T10:00", "expired"},
    }));
    const std::string releases[]{old, stranger.release(first_file, "2026-11-03T09:00"), town.publisher.release(first_file, "2026-11-03T09:00")};
    town.serves(releases[release]);
    const auto before = nginx.log();
    CHECK(said(updater.look(moment(now))) == code);
    CHECK(nginx.log().find(".zst", before.size()) == std::string::npos);
    CHECK(town.shows(second_file));
}

TEST_CASE("a file that is another than its manifest's is refused, thrown away, and fetched anew", "[updates]") {
    Town town;
    const given::Nginx nginx{town.served};
    Updater updater{nginx.url(), town.kiosk, hurried};
    town.serves(town.publisher.release(first_file, "2026-11-01T09:00"));
    const std::string file = packed_in(town.served), good = given::read(file);
    std::string other = good;
    other[other.size() / 2] ^= 1;
    given::write(file, other);
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "mixed");
    CHECK(packed_in(town.kiosk.state + "/fetched") == "");
    given::write(file, good.substr(0, good.size() / 2));
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "unreachable");
    CHECK(town.shown().empty());
    given::write(file, good);
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    CHECK(nginx.log().ends_with("bytes=" + std::to_string(good.size() / 2) + "-\n"));      // only the rest was fetched
    CHECK(town.shows(first_file));
}

TEST_CASE("a release that was damaged on the kiosk's own disk is fetched again, though nothing changed", "[updates]") {
    Town town;
    const given::Nginx nginx{town.served};
    Updater updater{nginx.url(), town.kiosk, hurried};
    town.serves(town.publisher.release(first_file, "2026-11-01T09:00"));
    REQUIRE(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    given::write(town.kiosk.state + "/releases/202611010900/directory.sqlite", "garbage");
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    CHECK(town.shows(first_file));
}

TEST_CASE("a network that is away for a month, a disk that is full, change nothing of what is shown", "[updates]") {
    Town town;
    std::filesystem::create_directories(town.folder / "served");
    {
        const given::Nginx nginx{town.served};
        town.serves(town.publisher.release(first_file, "2026-11-01T09:00"));
        REQUIRE(said(Updater{nginx.url(), town.kiosk, hurried}.look(moment("2026-11-02T10:00"))) == "adopted");
    }
    Updater away{"http://releases.invalid", town.kiosk, hurried};
    for (int day = 0; day < 30; ++day) CHECK(said(away.look(moment("2026-11-02T10:00") + std::chrono::days{day})) == "unreachable");
    CHECK(town.shows(first_file));
}

TEST_CASE("a proxy of the environment is asked instead", "[updates]") {
    Town town;
    town.serves(town.publisher.release(first_file, "2026-11-01T09:00"));
    const given::Nginx proxy{town.served, "server_name releases.invalid;"};
    setenv("http_proxy", proxy.url().c_str(), 1);
    Updater updater{"http://releases.invalid", town.kiosk, hurried};
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    unsetenv("http_proxy");
    CHECK(proxy.log().find("GET http://releases.invalid/manifest.json") != std::string::npos);
}

TEST_CASE("two at once: one of them adopts, the other waits or finds it done, and the release is whole", "[updates]") {
    Town town;
    const given::Nginx nginx{town.served};
    town.serves(town.publisher.release(first_file, "2026-11-01T09:00"));
    std::string told[2];
    std::thread both[2];
    for (int i = 0; i < 2; ++i)
        both[i] = std::thread{[&, i] {
            Updater updater{nginx.url(), town.kiosk, hurried};
            for (int tries = 0; tries < 200; ++tries) {
                told[i] = said(updater.look(moment("2026-11-24T10:00")));
                if (told[i] != "busy") return;
                std::this_thread::sleep_for(20ms);
            }
        }};
    for (auto& each : both) each.join();
    CHECK(std::set<std::string>{told[0], told[1]} == std::set<std::string>{"", "adopted"});
    CHECK(town.shows(first_file));
}

TEST_CASE("a stick: none is no trouble; what lies on it is adopted or refused once; one pulled out is looked at again", "[updates]") {
    Town town;
    const std::string stick = town.folder / "stick";
    Updater updater{stick, town.kiosk, hurried};
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "");
    const auto release = town.publisher.release(first_file, "2026-11-01T09:00");
    std::filesystem::copy(release, stick);
    std::filesystem::remove(packed_in(stick));               // pulled out before all of it was read
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "incomplete");
    std::filesystem::copy(packed_in(release), stick);
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "adopted");
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "");
    CHECK(town.shows(first_file));
    given::write(stick + "/manifest.json.minisig", "garbage");
    for (int i = 0; i < 2; ++i) CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "signature");      // as long as it lies there
    std::filesystem::remove_all(stick);
    CHECK(said(updater.look(moment("2026-11-24T10:00"))) == "");
}

TEST_CASE("looks are spread between half and one and a half of the time; troubles double it, to an hour", "[updates]") {
    CHECK(first_wait(900s, 0) == 0s);
    CHECK(first_wait(900s, 1) == 900s);
    const auto [every, troubles, middle] = GENERATE(table<std::chrono::seconds, int, std::chrono::seconds>({
        {900s, 0, 900s}, {900s, 1, 1800s}, {900s, 2, 1h}, {900s, 3, 1h}, {900s, 1'000'000, 1h}, {24h, 0, 24h}, {24h, 5, 24h},
    }));
    CHECK(next_wait(every, troubles, 0) == middle / 2.0);
    CHECK(next_wait(every, troubles, 0.5) == middle);
    CHECK(next_wait(every, troubles, 1) == middle * 1.5);
}

TEST_CASE("when to look next is handed on from one process to the next", "[updates]") {
    const given::Folder folder;
    CHECK_FALSE(due_in(folder.path()));
    keep(folder.path(), {std::chrono::sys_seconds{1'800'000'000s}, 3, "older"});
    CHECK(due_in(folder.path())->said == "older");
    CHECK(due_in(folder.path())->at == std::chrono::sys_seconds{1'800'000'000s});
    CHECK(due_in(folder.path())->troubles == 3);
    given::write(folder / "fetched/next", "garbage");
    CHECK_FALSE(due_in(folder.path()));
}
