// Printing, on a real cupsd with the very settings of assets/cups/, in a folder of its own: what arrives, and that nothing else ever does.
#include "programs/printer.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <cmath>
#include <filesystem>
#include <future>
#include <map>
#include <sstream>

#include "given/catch.hpp"
#include "given/process.hpp"
#include "programs/printing.hpp"

using namespace repere::programs;
using namespace std::chrono_literals;
using repere::page::PrintEnd;
using repere::page::Printed;
using Catch::Matchers::Contains;

namespace {

const std::string word = "qvzwxkjpfh";                              // stands in no file but the sheet
const std::string sheet = "%PDF-1.5\n%" + std::string("\0\xff\r\n", 4) + word + "\n%%EOF\n";
const Patience impatient{.still = 3s, .whole = 60s, .standing = 500ms, .answer = 2s};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) text.replace(at, what.size(), with);
    return text;
}

// What a printer does with a sheet: lines of a shell, in which `keep` prints it and `wait_for X` waits until the test says X.
const std::string prints = "keep", no_paper = "echo 'STATE: +media-empty-error' >&2; wait_for paper; echo 'STATE: -media-empty-error' >&2; keep",
                  jam = "echo 'STATE: +media-jam-error' >&2; wait_for paper; keep", silence = "wait_for paper; keep";

class Server {
public:
    Server() {
        std::filesystem::copy("/usr/lib/cups", folder_ / "bin", std::filesystem::copy_options::recursive);
        for (const char* file : {"cupsd.conf", "cups-files.conf"})
            given::write(folder_ / "etc/" + file, replaced(given::read(REPERE_SOURCE "/assets/cups/" + std::string{file}), "/run/cups", folder_ / "run"));
        given::write(folder_ / "etc/cups-files.conf", given::read(folder_ / "etc/cups-files.conf") + "ServerBin " + folder_ / "bin\n");
        given::write(folder_ / "etc/printers.conf", "<Printer counter>\nDeviceURI keep:/\nState Idle\nAccepting Yes\n</Printer>\n");
        given::write(folder_ / "bin/backend/keep", "#!/bin/sh\n[ $# -ge 5 ] || exit 0\nhere=" + folder_.path() + " job=$1 file=$6\necho $$ >$here/backend\n"
                                                   "echo \"$5\" >$here/options\n"
                                                   "keep() { cat \"$file\" >$here/kept/$job; }\nwait_for() { until [ -e $here/said/$1 ]; do sleep 0.05; done; }\n"
                                                   ". $here/how\n");
        std::filesystem::permissions(folder_ / "bin/backend/keep", std::filesystem::perms::owner_all);      // run as whoever runs the server
        for (const char* each : {"run", "kept", "said"}) std::filesystem::create_directories(folder_ / each);
        does(prints);
        start();
    }
    ~Server() { crash(); }

    // As the drop-in of cups.service has it.
    void start() {
        std::istringstream lines{given::read(REPERE_SOURCE "/assets/cups/repere.conf")};
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("ExecStartPre=")) REQUIRE(given::run({"sh", "-c", replaced(replaced(line.substr(13), "/run/cups", folder_ / "run"), "/etc/cups", folder_ / "etc")}).status == 0);
        process_.emplace(std::vector<std::string>{"/usr/sbin/cupsd", "-f", "-c", folder_ / "etc/cupsd.conf", "-s", folder_ / "etc/cups-files.conf"});
        REQUIRE(given::soon([&] { return given::run({"lpstat", "-h", socket(), "-r"}).out.find("is running") != std::string::npos; }));
    }
    // With its printers' drivers, as systemd ends what is left of a service.
    void crash() {
        if (process_) process_->end(SIGKILL);
        process_.reset();
        const int backend = std::atoi(given::read(folder_ / "backend").c_str());
        if (given::read("/proc/" + std::to_string(backend) + "/cmdline").find(folder_.path()) != std::string::npos) kill(backend, SIGKILL);
    }
    void hang() { kill(process_->pid(), SIGSTOP); }
    void go_on() { kill(process_->pid(), SIGCONT); }

    void does(const std::string& lines) { given::write(folder_ / "how", lines + "\n"); }
    void say(const std::string& what) { given::write(folder_ / "said/" + what, ""); }
    bool working() { return given::soon([&] { return !given::read(folder_ / "backend").empty(); }); }      // a sheet has reached the printer
    std::string socket() const { return folder_ / "run/cups.sock"; }
    Queue queue(const std::string& name = "counter") const { return {name, socket()}; }
    std::string jobs() const { return given::run({"lpstat", "-h", socket(), "-W", "all", "-o"}).out; }

    std::string options() const { return given::read(folder_ / "options"); }     // that the last sheet came with

    // What lies on the disk: the settings, as they were given.
    std::map<std::string, std::string> on_disk() const {
        std::map<std::string, std::string> out;
        for (const auto& file : std::filesystem::recursive_directory_iterator{folder_ / "etc"})
            if (file.is_regular_file()) out[file.path().filename()] = given::read(file.path());
        return out;
    }

    // What came out, sheet after sheet.
    std::vector<std::string> tray() const {
        std::vector<std::string> out;
        for (const auto& each : std::filesystem::directory_iterator{folder_ / "kept"}) out.push_back(given::read(each.path()));
        return out;
    }
    // Files in which a word of the sheet, its title or its user stands.
    std::string traces() const {
        char host[256] = "";
        gethostname(host, sizeof host - 1);
        std::string out;
        for (const char* each : {"run", "etc"})
            for (const auto& file : std::filesystem::recursive_directory_iterator{folder_ / each})
                for (const std::string& what : {word, std::string{"Repère"}, "repere-" + std::string{host}})
                    if (file.is_regular_file() && given::read(file.path()).find(what) != std::string::npos) out += file.path().string() + ": " + what + "\n";
        return out;
    }
    // Whatever was asked for is gone: also once the printer works again, and prints what somebody else sends.
    void nothing_comes_later() {
        CHECK(jobs() == "");
        const auto before = tray();
        does(prints);
        say("paper");
        CHECK(Printer{queue()}.print("the next person's", "").end == PrintEnd::done);
        auto after = before;
        after.emplace_back("the next person's");
        CHECK_THAT(tray(), Catch::Matchers::UnorderedEquals(after));
        CHECK(given::soon([&] { return traces().empty(); }));
        CHECK(traces() == "");
        CHECK(jobs() == "");
    }

private:
    given::Folder folder_;
    std::optional<given::Process> process_;
};

// CUPS knows its server and user by thread: the printer lives where it prints.
std::future<Printer::Outcome> printing(const Queue& queue, const Patience& patience = impatient) {
    return std::async(std::launch::async, [=] { return Printer{queue, patience}.print(sheet, "iso_a4_210x297mm"); });
}

}  // namespace

TEST_CASE("a sheet arrives byte for byte, and nothing of it stays with the server", "[programs][printing]") {
    Server server;
    const auto media = GENERATE(as<std::string>{}, "iso_a4_210x297mm", "iso_a5_148x210mm", "custom_80x297mm_80x297mm", "");
    CAPTURE(media);
    const auto before = server.on_disk();
    const auto out = Printer{server.queue()}.print(sheet, media);
    CHECK(out.why == "");
    CHECK(out.end == PrintEnd::done);
    CHECK(server.tray() == std::vector<std::string>{sheet});
    CHECK(server.on_disk() == before);
    if (!media.empty()) CHECK_THAT(server.options(), Contains("media=" + media));
    server.nothing_comes_later();
}

TEST_CASE("a sheet that does not come out is taken back at once, and never comes out for somebody else", "[programs][printing]") {
    const auto [does, end, why] = GENERATE(table<std::string, PrintEnd, std::string>({
        {no_paper, PrintEnd::paper_out, "there is no paper left"},
        {"echo 'STATE: +media-needed' >&2; wait_for paper; keep", PrintEnd::paper_out, "there is no paper left"},
        {jam, PrintEnd::failed, "paper is jammed"},
        {"echo 'STATE: +spool-area-full-error' >&2; wait_for paper; keep", PrintEnd::failed, "it reports spool-area-full"},
        {"exit 1", PrintEnd::failed, "the printer, or its driver, gave up"},
        {"exit 3", PrintEnd::failed, "the sheet came back to the queue"},
        {"kill -SEGV $$", PrintEnd::failed, "the printer, or its driver, gave up"},
        {"kill -KILL $$", PrintEnd::done, ""},                       // cupsd takes a driver that was killed for one that has ended
        {"echo 'STATE: +media-empty-error' >&2; exit 1", PrintEnd::paper_out, "there is no paper left"},
        {silence, PrintEnd::failed, "the printer does not go on"},
        {"trap '' TERM; wait_for paper; keep", PrintEnd::failed, "the printer does not go on"},
    }));
    CAPTURE(does);
    Server server;
    server.does(does);
    const auto out = Printer{server.queue(), impatient}.print(sheet, "iso_a4_210x297mm");
    CHECK(out.end == end);
    CHECK(out.why == why);
    CHECK(server.tray().empty());
    server.nothing_comes_later();
}

TEST_CASE("a warning ends nothing, and a fault of before the sheet only when it stands", "[programs][printing]") {
    Server server;
    SECTION("low on paper") {
        server.does("echo 'STATE: +media-low-report,media-empty-warning' >&2; keep");
        CHECK(Printer{server.queue()}.print(sheet, "").end == PrintEnd::done);
    }
    SECTION("paper was put in since") {
        server.does("echo 'STATE: +media-empty-error' >&2; exit 1");
        REQUIRE(Printer{server.queue(), impatient}.print(sheet, "").end == PrintEnd::paper_out);
        server.does(prints);
        CHECK(Printer{server.queue()}.print(sheet, "").end == PrintEnd::done);
    }
    SECTION("nobody put any in") {
        server.does("echo 'STATE: +media-empty-error' >&2; wait_for paper; keep");
        for (int i = 0; i < 2; ++i) CHECK(Printer{server.queue(), impatient}.print(sheet, "").end == PrintEnd::paper_out);
        server.nothing_comes_later();
    }
}

TEST_CASE("a server that crashes or hangs in the middle ends the wait, and forgets the sheet", "[programs][printing]") {
    Server server;
    server.does(silence);
    auto out = printing(server.queue());
    REQUIRE(server.working());
    SECTION("it crashes, and starts anew") {
        server.crash();
        CHECK_THAT(out.get().why, Contains("went away") || Contains("cannot be reached"));
        server.say("paper");
        server.start();
    }
    SECTION("it hangs, and goes on") {
        server.hang();
        CHECK_THAT(out.get().why, Contains("went away"));
        server.go_on();
        CHECK(Printer{server.queue(), impatient}.lacking() == "");
    }
    CHECK(server.tray().empty());
    server.nothing_comes_later();
}

TEST_CASE("what a process that was killed left in the queue is taken back by the next", "[programs][printing]") {
    Server server;
    server.does(silence);
    const pid_t killed = fork();
    if (killed == 0) {
        Printer{server.queue(), {}}.print(sheet, "");
        _exit(0);
    }
    REQUIRE(server.working());
    kill(killed, SIGKILL);
    waitpid(killed, nullptr, 0);
    REQUIRE(server.jobs() != "");
    Printing next{server.queue(), [] {}};
    next.start();
    CHECK(given::soon([&] { return next.result({}), next.there(); }));      // its first: it has looked at the queue
    CHECK(server.tray().empty());
    server.nothing_comes_later();
}

TEST_CASE("what others print is left alone", "[programs][printing]") {
    Server server;
    server.does(silence);
    const given::Folder folder;
    given::write(folder / "theirs", "theirs");
    REQUIRE(given::run({"lp", "-h", server.socket(), "-U", "somebody", "-d", "counter", folder / "theirs"}).status == 0);
    REQUIRE(server.working());
    CHECK(Printer{server.queue(), impatient}.lacking() == "");
    CHECK(server.jobs() != "");
    server.say("paper");
    CHECK(given::soon([&] { return server.tray() == std::vector<std::string>{"theirs"}; }));
}

TEST_CASE("what is lacking is said in words", "[programs][printing]") {
    Server server;
    CHECK(Printer{server.queue()}.lacking() == "");
    CHECK(Printer{server.queue("attic")}.lacking() == "there is no queue \"attic\" on the print server (" + server.socket() + ")");
    CHECK(Printer{{"counter", "/nowhere/cups.sock"}}.lacking() == "the print server (/nowhere/cups.sock) cannot be reached");
    CHECK(Printer{server.queue("attic"), impatient}.print(sheet, "").end == PrintEnd::failed);
    server.hang();
    CHECK(Printer{server.queue(), impatient}.lacking() == "the print server (" + server.socket() + ") does not answer");
    server.go_on();
}

TEST_CASE("a queue that takes nothing, or is stopped, is not offered", "[programs][printing]") {
    Server server;
    server.does("exit 4");                                           // the driver asks that nobody prints before somebody looked
    CHECK(Printer{server.queue(), impatient}.print(sheet, "").end == PrintEnd::failed);
    CHECK(Printer{server.queue(), impatient}.lacking() == "the queue \"counter\" is stopped");
    CHECK(server.jobs() == "");
    CHECK(server.traces() == "");
}

TEST_CASE("--check says whether the printer can be reached", "[programs][printing]") {
    Server server;
    const auto [queue, says] = GENERATE(table<std::string, std::string>({
        {"counter", "  ok  a printer, the queue \"counter\""},
        {"attic", "LACK  a printer: there is no queue \"attic\""},
    }));
    const given::Folder folder;
    given::write(folder / "settings.json", "{\"printer\": {\"queue\": \"" + queue + "\", \"server\": \"" + server.socket() + "\"}}");
    CHECK_THAT(given::run({REPERE_BUILD "/bin/repere-kiosk", "--check", "--settings", folder / "settings.json"}).out, Contains(says));
}

// --- from the kiosk: its own process, sheet after sheet ---------------------------------------------------------------------------

namespace {

Printing::Sheet one_service(int most_pages = 6) {
    return {.request = {.kind = repere::handout::Kind::service, .service = "aix-gendarmerie"}, .directory = REPERE_BUILD "/directory.sqlite",
            .now = *repere::language::minute_of("2026-11-24T10:00"), .most_pages = most_pages};
}

std::optional<Printed> ended(Printing& printing, Printing::Lived now = {}) {
    std::optional<Printed> out;
    given::soon([&] { return (out = printing.result(now)).has_value(); }, given::Seconds{60});
    return out;
}

int process() {
    const std::string self = std::to_string(getpid());
    std::istringstream children{given::read("/proc/" + self + "/task/" + self + "/children")};
    for (int child; children >> child;)
        if (given::read("/proc/" + std::to_string(child) + "/comm") == "repere-printer\n") return child;
    return 0;
}

// And done with what was in the queue: from then on it leaves alone what this test sends itself.
bool is_there(Printing& printing) {
    return given::soon([&] { return printing.result({}), printing.there() && !printing.taking_back(); });
}

}  // namespace

TEST_CASE("a sheet is made and printed by a process that ends with it", "[programs][printing]") {
    Server server;
    Printing printing{server.queue(), [] {}};
    printing.start();
    REQUIRE(is_there(printing));
    const int first = process();
    printing.print(one_service());
    printing.print(one_service());                                   // two taps are one sheet
    const auto end = ended(printing);
    REQUIRE(end);
    CHECK(end->end == PrintEnd::done);
    CHECK(end->pages >= 1);
    REQUIRE(server.tray().size() == 1);
    CHECK(server.tray().front().starts_with("%PDF-"));
    CHECK_FALSE(printing.result({}));
    printing.renew();
    CHECK(process() != first);
    CHECK_FALSE(std::filesystem::exists("/proc/" + std::to_string(first)));
    REQUIRE(is_there(printing));
    server.nothing_comes_later();
}

TEST_CASE("each paper is asked for by its size; a roll is as long as the sheet, and counts as the pages it would be", "[programs][printing]") {
    using repere::handout::Paper;
    Server server;
    Printing printing{server.queue(), [] {}};
    auto sheet = one_service();
    const auto [paper, media] = GENERATE(table<Paper, std::string>({
        {Paper::a4, "media=iso_a4_210x297mm"}, {Paper::a5, "media=iso_a5_148x210mm"}, {Paper::receipt, "media=custom_80x"}}));
    sheet.request.paper = paper;
    printing.print(sheet);
    const auto end = ended(printing);
    REQUIRE((end && end->end == PrintEnd::done));
    CHECK_THAT(server.options(), Contains(media));
    if (paper != Paper::receipt) return;
    double points = 0;
    const std::string pdf = server.tray().front();
    std::sscanf(pdf.c_str() + std::min(pdf.find("/MediaBox"), pdf.size()), "/MediaBox [ %*f %*f %*f %lf", &points);
    const int millimetres = static_cast<int>(std::ceil(points / 72 * 25.4));
    CHECK_THAT(server.options(), Contains("80x" + std::to_string(millimetres) + "mm"));
    CHECK(end->pages == (millimetres + 296) / 297);
}

TEST_CASE("what is taken back in the middle ends without a word, and never comes out", "[programs][printing]") {
    Server server;
    server.does(silence);
    Printing printing{server.queue(), [] {}};
    printing.start();
    printing.print(one_service());
    REQUIRE(server.working());
    printing.cancel();
    printing.renew();
    REQUIRE(given::soon([&] { return server.jobs() == ""; }));
    REQUIRE(is_there(printing));
    CHECK_FALSE(printing.result({}));
    CHECK(server.tray().empty());
    server.nothing_comes_later();
}

TEST_CASE("a process that falls over in the middle is one failure, and the next sheet has another", "[programs][printing]") {
    Server server;
    server.does(silence);
    Printing printing{server.queue(), [] {}};
    printing.start();
    printing.print(one_service());
    REQUIRE(server.working());
    kill(process(), SIGKILL);
    CHECK(ended(printing) == Printed{PrintEnd::lost, 0});
    server.does(prints);
    printing.print(one_service());
    const auto end = ended(printing);
    CHECK((end && end->end == PrintEnd::done));
    CHECK(server.tray().size() == 1);
}

TEST_CASE("a sheet longer than what is left, or that the directory does not have, is not printed", "[programs][printing]") {
    const given::Folder folder;
    Printing printing{{}, [] {}};
    printing.into(folder / "sheet.pdf");
    SECTION("too long") {
        printing.print(one_service(0));
        const auto end = ended(printing);
        CHECK((end && end->end == PrintEnd::too_long && end->pages >= 1));
    }
    SECTION("no such service") {
        auto sheet = one_service();
        sheet.request.service = "nowhere";
        printing.print(sheet);
        CHECK(ended(printing) == Printed{PrintEnd::failed, 0});
    }
    SECTION("no such directory") {
        auto sheet = one_service();
        sheet.directory = "/nowhere";
        printing.print(sheet);
        CHECK(ended(printing) == Printed{PrintEnd::failed, 0});
    }
    CHECK(printing.pages_left({}) == 10);
    CHECK_FALSE(std::filesystem::exists(folder / "sheet.pdf"));
}

TEST_CASE("ten pages in ten minutes, then the printer rests", "[programs][printing]") {
    const given::Folder folder;
    Printing printing{{}, [] {}};
    CHECK_FALSE(printing.there());
    printing.into(folder / "sheets/sheet.pdf");
    CHECK(printing.there());
    int pages = 0;
    for (int i = 0; i < 3; ++i) {
        printing.print(one_service(printing.pages_left(0min)));
        const auto end = ended(printing, 0min);
        REQUIRE((end && end->end == PrintEnd::done));
        pages += end->pages;
    }
    CHECK(printing.pages_left(0min) == 10 - pages);
    CHECK(printing.pages_left(10min - 1ms) == 10 - pages);
    CHECK(printing.pages_left(10min) == 10);
    CHECK(given::read(folder / "sheets/sheet.pdf").starts_with("%PDF-"));
}
