// Printing, on a real cupsd with the very settings of assets/cups/, in a folder of its own: what arrives, and that nothing else ever does.
#include "programs/printer.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <cmath>
#include <filesystem>
#include <future>
#include <sstream>

#include "given/catch.hpp"
#include "given/print_server.hpp"
#include "programs/printing.hpp"

using namespace repere::programs;
using namespace std::chrono_literals;
using repere::page::PrintEnd;
using repere::page::Printed;
using Catch::Matchers::Contains;
using given::jam;
using given::no_paper;
using given::prints;
using given::silence;

namespace {

const std::string word = "qvzwxkjpfh";                              // stands in no file but the sheet
const std::string sheet = "%PDF-1.5\n%" + std::string("\0\xff\r\n", 4) + word + "\n%%EOF\n";
// Impatient only where nothing is to come: a busy machine is slow.
const Patience patient{.standing = 500ms}, of_silence{.still = 3s, .standing = 500ms}, of_a_hanging_server{.answer = 4s};

class Server : public given::PrintServer {
public:
    Queue queue(const std::string& name = "counter") const { return {name, socket()}; }
    // In which a word of the sheet or its title stands. Its user, who is the same for everybody, may: cupsd writes its state within 30 s, and keeps a copy
    // of the one before (job.cache.O), in /run as all the rest.
    std::string traces() const { return PrintServer::traces({word, given::title_and_user().front()}); }
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
};

// CUPS knows its server and user by thread: the printer lives where it prints.
std::future<Printer::Outcome> printing(const Queue& queue, const Patience& patience) {
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
    const auto out = Printer{server.queue(), why == "the printer does not go on" ? of_silence : patient}.print(sheet, "iso_a4_210x297mm");
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
        REQUIRE(Printer{server.queue(), patient}.print(sheet, "").end == PrintEnd::paper_out);
        server.does(prints);
        CHECK(Printer{server.queue()}.print(sheet, "").end == PrintEnd::done);
    }
    SECTION("nobody put any in") {
        server.does("echo 'STATE: +media-empty-error' >&2; wait_for paper; keep");
        for (int i = 0; i < 2; ++i) CHECK(Printer{server.queue(), patient}.print(sheet, "").end == PrintEnd::paper_out);
        server.nothing_comes_later();
    }
}

TEST_CASE("a server that crashes or hangs in the middle ends the wait, and forgets the sheet", "[programs][printing]") {
    Server server;
    server.does(silence);
    auto out = printing(server.queue(), of_a_hanging_server);
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
        CHECK(Printer{server.queue()}.lacking() == "");
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
    CHECK(Printer{server.queue()}.lacking() == "");
    CHECK(server.jobs() != "");
    server.say("paper");
    CHECK(given::soon([&] { return server.tray() == std::vector<std::string>{"theirs"}; }));
}

TEST_CASE("what is lacking is said in words", "[programs][printing]") {
    Server server;
    CHECK(Printer{server.queue()}.lacking() == "");
    CHECK(Printer{server.queue("attic")}.lacking() == "there is no queue \"attic\" on the print server (" + server.socket() + ")");
    CHECK(Printer{{"counter", "/nowhere/cups.sock"}}.lacking() == "the print server (/nowhere/cups.sock) cannot be reached");
    CHECK(Printer{server.queue("attic")}.print(sheet, "").end == PrintEnd::failed);
    server.hang();
    CHECK(Printer{server.queue(), of_a_hanging_server}.lacking() == "the print server (" + server.socket() + ") does not answer");
    server.go_on();
}

TEST_CASE("a queue that takes nothing, or is stopped, is not offered", "[programs][printing]") {
    Server server;
    server.does("exit 4");                                           // the driver asks that nobody prints before somebody looked
    CHECK(Printer{server.queue()}.print(sheet, "").end == PrintEnd::failed);
    CHECK(Printer{server.queue()}.lacking() == "the queue \"counter\" is stopped");
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
