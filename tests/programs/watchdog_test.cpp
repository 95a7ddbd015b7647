// The watchdog: what is said to whoever watches, and that the shipped unit brings a kiosk back that stands still or was killed.
#include "programs/watchdog.hpp"

#include <filesystem>

#include "given/catch.hpp"
#include "given/finger.hpp"
#include "given/service.hpp"

namespace {

using repere::programs::Watchdog;
using namespace std::chrono_literals;

const given::Unit shipped{REPERE_SOURCE "/assets/deploy/repere-kiosk.service"};

// The variables of a process that is watched, while this lives.
struct Watched {
    explicit Watched(const std::map<std::string, std::string>& variables) : names{variables} {
        for (const auto& [name, value] : names) setenv(name.c_str(), value.c_str(), 1);
    }
    ~Watched() {
        for (const auto& [name, value] : names) unsetenv(name.c_str());
    }
    std::map<std::string, std::string> names;
};

struct Listener {
    Listener() {
        sockaddr_un name{.sun_family = AF_UNIX, .sun_path = {}};
        path.copy(name.sun_path, sizeof name.sun_path - 1);
        if (bind(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0) throw std::runtime_error{"no socket"};
    }
    ~Listener() { close(socket); }
    std::string heard() const {
        std::string out;
        char words[64];
        for (ssize_t n; (n = recv(socket, words, sizeof words, MSG_DONTWAIT)) > 0;) out += std::string(words, static_cast<std::size_t>(n)) + " ";
        return out;
    }
    given::Folder folder;
    std::string path = folder / "notify";
    int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
};

// The kiosk as the unit starts it, on a screen of its own.
struct Kept {
    explicit Kept(std::vector<std::string> options = {}) : more{std::move(options)} {}
    static std::vector<std::string> command(const given::Folder& folder, std::vector<std::string> more) {
        given::write(folder / "settings.json", R"({"keypad": {"F9": "end-visit"}})");
        more.insert(more.begin(), {REPERE_BUILD "/bin/repere-kiosk", "--directory", REPERE_BUILD "/directory.sqlite", "--diagonal", "24", "--size", "1280x800",
                                   "--settings", folder / "settings.json", "--state", folder.path()});
        return more;
    }
    std::vector<std::string> more;
    given::Folder folder;
    given::Display display{"1280x800"};
    given::Service service{shipped, command(folder, more), {.environment = {{"DISPLAY", display.name()}}}};
};

// Where these stand when they are touched in turn.
std::vector<given::Spot> places(const std::vector<std::string>& touched) {
    const given::Folder folder;
    const given::Display display{"1280x800"};
    given::Play play;
    given::Process process{Kept::command(folder, {"--play", play.file()}), {.environment = {{"DISPLAY", display.name()}}}};
    std::vector<given::Spot> out;
    for (const std::string& id : touched) {
        out.push_back(given::middle(nlohmann::json::parse(play.page(process)), id));
        play.say("tap " + id + "\n");
    }
    return out;
}

std::string children(int pid) { return given::read("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children"); }

double used(int pid) {                               // seconds of a processor, by all its threads
    double out = 0;
    for (const auto& thread : std::filesystem::directory_iterator{"/proc/" + std::to_string(pid) + "/task"}) out += std::strtod(given::read(thread.path() / "schedstat").c_str(), nullptr) / 1e9;
    return out;
}

double seconds(given::Service::Clock::time_point from, given::Service::Clock::time_point to) { return given::Seconds{to - from}.count(); }

}  // namespace

TEST_CASE("a kiosk that nobody watches sends nothing and sleeps as long as it likes", "[programs][watchdog]") {
    const Listener listener;
    const Watched watched{GENERATE_REF(values<std::map<std::string, std::string>>({
        {{"WATCHDOG_USEC", "1000000"}},                                                                        // nobody listens
        {{"NOTIFY_SOCKET", listener.path}, {"WATCHDOG_USEC", "1000000"}, {"WATCHDOG_PID", "1"}},               // another process is meant
        {{"NOTIFY_SOCKET", listener.path}, {"WATCHDOG_USEC", "soon"}},
        {{"NOTIFY_SOCKET", listener.path}, {"WATCHDOG_USEC", "-5"}},
        {{"NOTIFY_SOCKET", listener.path}},
    }))};
    Watchdog dog;
    dog.turned(Watchdog::Clock::now());
    CHECK(dog.at_most(60s) == 60s);
    CHECK(listener.heard() == "");
}

TEST_CASE("a kiosk that is watched says so four times in the time it has, and sleeps half of it at most", "[programs][watchdog]") {
    const Listener listener;
    const Watched watched{{{"NOTIFY_SOCKET", listener.path}, {"WATCHDOG_USEC", "8000000"}, {"WATCHDOG_PID", std::to_string(getpid())}}};
    Watchdog dog;
    CHECK(dog.at_most(60s) == 4s);
    CHECK(dog.at_most(1ms) == 1ms);
    const Watchdog::Clock::time_point start{100s};
    for (const auto after : {0ms, 10ms, 1999ms, 2000ms, 2001ms, 5000ms}) dog.turned(start + after);
    CHECK(listener.heard() == "WATCHDOG=1 WATCHDOG=1 WATCHDOG=1 ");
    dog.ready();
    dog.ready();
    CHECK(listener.heard() == "READY=1 ");
}

TEST_CASE("a name without a file is understood too, and a listener that is gone is no error", "[programs][watchdog]") {
    const std::string name = "@repere-test-" + std::to_string(getpid());
    const Watched watched{{{"NOTIFY_SOCKET", name}, {"WATCHDOG_USEC", "8000000"}}};
    Watchdog dog;
    dog.ready();                                             // nobody is there yet: said again when it is asked again
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    name.copy(address.sun_path, sizeof address.sun_path);
    address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(socket, reinterpret_cast<const sockaddr*>(&address), static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size())) == 0);
    dog.ready();
    char words[16]{};
    CHECK(recv(socket, words, sizeof words, MSG_DONTWAIT) == 7);
    CHECK(std::string{words} == "READY=1");
    close(socket);
}

TEST_CASE("the shipped unit starts again always and soon, keeps no core and no swap", "[programs][watchdog]") {
    CHECK(shipped["Type"] == "notify");
    CHECK(shipped["Restart"] == "always");
    CHECK(shipped.seconds("RestartSec") <= given::Seconds{2});
    CHECK(shipped.seconds("WatchdogSec") >= given::Seconds{5});
    CHECK(shipped["WatchdogSignal"] == "SIGKILL");
    CHECK(shipped["LimitCORE"] == "0");
    CHECK(shipped["MemorySwapMax"] == "0");
    CHECK(given::Unit(REPERE_SOURCE "/assets/deploy/repere-kiosk.service", "[Unit]")["StartLimitIntervalSec"] == "0");
}

TEST_CASE("a kiosk that stands still is noticed, one that was killed is back, each as the shipped unit says", "[programs][watchdog]") {
    Kept kept;
    auto& service = kept.service;
    REQUIRE(service.until([&] { return service.ready(); }));

    kill(service.process().pid(), SIGSTOP);
    const auto stopped = given::Service::Clock::now();
    REQUIRE(service.until([&] { return service.starts().size() == 2 && service.ready(); }));
    CHECK(service.starts()[0].silent);
    const double noticed = seconds(stopped, *service.starts()[1].ready);

    kill(service.process().pid(), SIGKILL);
    const auto killed = given::Service::Clock::now();
    REQUIRE(service.until([&] { return service.starts().size() == 3 && service.ready(); }));
    CHECK_FALSE(service.starts()[1].silent);
    WARN("attract again " << seconds(killed, *service.starts()[2].ready) << " s after kill -9, " << noticed << " s after SIGSTOP");
    CHECK(service.strangers() == 0);
}

TEST_CASE("a kiosk that becomes a new process after a quiet visit is watched on, and a stop is noticed there too", "[programs][watchdog]") {
    const std::vector<std::string> touched{"attract.start", "language.fr", "home.violence-at-home"};
    const auto spots = places(touched);
    Kept kept;
    auto& service = kept.service;
    REQUIRE(service.until([&] { return service.ready() && !children(service.process().pid()).empty(); }));
    const int pid = service.process().pid();
    const std::string before = children(pid);
    given::Finger finger{kept.display.name()};
    for (const given::Spot spot : spots) {
        const std::size_t seen = finger.sees();
        finger.tap(spot);
        REQUIRE(service.until([&] { return finger.sees() != seen; }));
        service.until([] { return false; }, given::Seconds{1});                        // pages come in motion; a second tap at once is not meant
    }
    finger.strike("F9");
    REQUIRE(service.until([&] { return !children(pid).empty() && children(pid) != before; }));
    const int fed = service.fed();
    service.until([] { return false; }, shipped.seconds("WatchdogSec") * 1.5);         // longer than the old one's last word would have lasted
    CHECK(service.fed() > fed);
    CHECK(service.starts().size() == 1);
    CHECK(service.process().pid() == pid);
    kill(pid, SIGSTOP);
    CHECK(service.until([&] { return service.starts().size() == 2 && service.ready(); }));
    CHECK(service.starts()[0].silent);
}

TEST_CASE("a kiosk at which nobody moves says that it lives, and paints nothing for it", "[programs][watchdog]") {
    Kept kept{{"--language", "fr"}};
    auto& service = kept.service;
    REQUIRE(service.until([&] { return service.ready(); }));
    service.until([] { return false; }, given::Seconds{6});                  // the page has come, the voice was started
    const int fed = service.fed();
    const double before = used(service.process().pid());
    const auto from = given::Service::Clock::now();
    service.until([] { return false; }, shipped.seconds("WatchdogSec") * 2.5);
    CHECK(service.starts().size() == 1);
    CHECK(service.fed() - fed >= 3);
    const double share = 100 * (used(service.process().pid()) - before) / seconds(from, given::Service::Clock::now());
    INFO(service.fed() - fed << " times, " << share << " % of a processor");
    CHECK(share < 0.2);                                                      // one frame each time would be twice that
}
