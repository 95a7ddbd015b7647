// repere-printer: makes one sheet of what comes on standard input, prints it, says how it ended, and ends (programs/printing.hpp).
//
// It writes nothing else: the sheet is made in memory and goes to the print server, or to the file a play script named.
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "paper/paper.hpp"
#include "programs/open_directory.hpp"
#include "programs/printer.hpp"

namespace {

using namespace repere;
using nlohmann::json;
using page::PrintEnd;

constexpr int look_again = 60'000, look_again_soon = 10'000;        // milliseconds: whether the printer is there

struct Made {
    paper::Pdf pdf;
    handout::Paper paper = handout::Paper::a4;
    std::string why;                        // there is none
};

Made make(const json& asked) {
    const auto request = handout::from_json(asked.value("print", ""));
    if (!request) return {.why = "the request cannot be read"};
    const auto opened = programs::open_directory(asked.value("directory", ""), programs::desk_key_in(asked.value("desk_key", "")));
    if (const auto* refusal = std::get_if<directory::Refusal>(&opened)) return {.why = refusal->words};
    const auto& directory = std::get<programs::OpenDirectory>(opened).directory;
    const auto now = language::minute_of(asked.value("now", ""));
    if (!now) return {.why = "the request has no moment"};
    const auto handout = handout::make(*request, {directory, *now, directory.place(asked.value("place", "")).value_or(directory::Place{}),
                                                  asked.value("closed_today", std::vector<std::string>{})});
    if (!handout) return {.why = "the directory has no such sheet"};
    return {paper::pdf(*handout, messages::Messages{directory, handout->language}), handout->paper, ""};
}

constexpr int page_of_a_roll = 297;         // millimetres

// Of a roll, which is cut where the sheet ends.
int millimetres_long(const std::string& pdf) {
    const auto box = pdf.find("/MediaBox");
    double points = 0;
    if (box == std::string::npos || std::sscanf(pdf.c_str() + box, "/MediaBox [ %*f %*f %*f %lf", &points) != 1) return page_of_a_roll;
    return static_cast<int>(std::ceil(points / 72 * 25.4));
}

// PWG 5101.1
std::string media_of(const Made& made) {
    switch (made.paper) {
        case handout::Paper::a4: return "iso_a4_210x297mm";
        case handout::Paper::a5: return "iso_a5_148x210mm";
        case handout::Paper::receipt: break;
    }
    const std::string size = "80x" + std::to_string(millimetres_long(made.pdf.bytes)) + "mm";
    return "custom_" + size + "_" + size;
}

// As they count for whoever may have six (people.md, P15): a roll is one page, and may be metres long.
int pages_of(const Made& made) {
    if (made.paper != handout::Paper::receipt || made.pdf.pages == 0) return made.pdf.pages;
    return made.pdf.pages - 1 + (millimetres_long(made.pdf.bytes) + page_of_a_roll - 1) / page_of_a_roll;
}

const char* word_of(PrintEnd end) {
    switch (end) {
        case PrintEnd::done: return "done";
        case PrintEnd::paper_out: return "paper_out";
        case PrintEnd::too_long: return "too_long";
        case PrintEnd::lost: return "lost";
        case PrintEnd::failed: break;
    }
    return "failed";
}

void answer(const json& words) { std::cout << words.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl; }

programs::Printer::Outcome into_file(const std::string& file, const std::string& pdf) {
    std::error_code error;
    if (const auto folder = std::filesystem::path{file}.parent_path(); !folder.empty()) std::filesystem::create_directories(folder, error);
    std::ofstream out{file, std::ios::binary};
    out << pdf;
    out.close();
    return out ? programs::Printer::Outcome{PrintEnd::done, ""} : programs::Printer::Outcome{PrintEnd::failed, file + " cannot be written"};
}

void print(const json& asked, programs::Printer* printer, const std::string& file) {
    const Made made = make(asked);
    programs::Printer::Outcome outcome{PrintEnd::failed, made.why};
    const int pages = pages_of(made);
    if (pages > asked.value("most_pages", 0)) {
        outcome = {PrintEnd::too_long, ""};
    } else if (pages > 0) {
        answer({{"sending", pages}});
        outcome = printer ? printer->print(made.pdf.bytes, media_of(made)) : into_file(file, made.pdf.bytes);
    } else if (outcome.why.empty()) {
        outcome.why = "the sheet is empty";
    }
    answer({{"end", word_of(outcome.end)}, {"pages", pages}, {"why", outcome.why}});
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"repere-printer: prints what repere-kiosk sends it"};
    programs::Queue queue;
    std::string file;
    app.add_option("--queue", queue.name, "of CUPS")->type_name("NAME");
    app.add_option("--server", queue.server, "a socket or a host; else the machine's own")->type_name("SERVER");
    auto* into = app.add_option("--into", file, "write the PDF there instead")->type_name("FILE");
    CLI11_PARSE(app, argc, argv);

    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);                   // nobody is left to whom it could be given
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    signal(SIGPIPE, SIG_IGN);
    std::unique_ptr<programs::Printer> printer;
    if (into->empty()) printer = std::make_unique<programs::Printer>(queue);
    std::optional<std::string> lacking;
    for (;;) {
        if (std::string now = printer ? printer->lacking() : ""; now != lacking) {
            lacking = std::move(now);
            answer({{"lacking", *lacking}});
        }
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (poll(&input, 1, lacking->empty() ? look_again : look_again_soon) == 0) continue;
        std::string line;
        if (!std::getline(std::cin, line)) return 0;
        const json asked = json::parse(line, nullptr, false);
        if (!asked.is_object()) continue;
        try {
            print(asked, printer.get(), file);
        } catch (const std::exception& error) {         // a value of another kind, a font that is not there
            answer({{"end", "failed"}, {"pages", 0}, {"why", error.what()}});
        }
        return 0;
    }
}
