// Printing: `repere-printer`, a program of its own beside ours, so that the screen's process links no print server and waits for none.
//
// It prints one sheet and ends: what it knew ends with it, and another takes its place. A sheet is taken back by ending it, too: the next one
// begins by emptying the queue of whatever is ours (programs/printer.hpp). So nothing that a visit asked for can come back to a later one.
// Requests and answers are JSON, a line each:
//
//     {"print": "…" (handout::to_json), "directory": FILE, "desk_key": FILE, "now": "2026-11-24T10:00", "place": ID, "closed_today": [ID…], "most_pages": 6}
//     {"lacking": "there is no queue …"}      at its start and whenever it changes; "" nothing      {"sending": 2}
//     {"end": "done" | "paper_out" | "failed" | "lost" | "too_long", "pages": 2, "why": "…"}
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "directory/directory.hpp"
#include "handout/handout.hpp"
#include "page/page.hpp"
#include "programs/child.hpp"
#include "programs/settings.hpp"

namespace repere::programs {

class Printing {
public:
    using Lived = std::chrono::milliseconds;                // a time that is only ever counted on
    struct Sheet {
        handout::Request request;
        std::string directory, desk_key;                    // the file; of a sealed one, who opens it
        directory::Minute now;
        std::string place;
        std::vector<std::string> closed_today;
        int most_pages = 0;
    };
    static constexpr int most_pages = 10;                   // in so long, whoever asks (people.md, P15)
    static constexpr std::chrono::minutes most_pages_in{10};

    Printing(Queue queue, std::function<void()> wake) : queue_{std::move(queue)}, wake_{std::move(wake)} {}      // called from a thread: look for result()

    void start();                                           // after the first frame; without a queue nothing is started
    void into(const std::string& file);                     // a file instead of paper, from now on
    bool there() const { return !file_.empty() || lacking_ == ""; }
    const std::optional<std::string>& lacking() const { return lacking_; }      // nothing: it is not known yet
    int pages_left(Lived now) const;                        // 0: the printer rests
    void already(int pages, Lived now) { if (pages > 0) sent_.emplace_back(now, pages); }      // as the process before this one says

    void print(const Sheet& sheet);
    bool printing() const { return printing_; }
    bool into_file() const { return !file_.empty(); }
    void cancel();                                          // what is not on paper yet never will be; no result comes any more
    std::optional<page::Printed> result(Lived now);         // once for each print(). Troubles are said once on standard error
    void renew();                                           // a process that has served is replaced: call it when a frame is on the screen
    bool taking_back() const { return taking_back_; }       // the new one does not know yet what the one before it left in the queue

private:
    std::optional<page::Printed> over(page::PrintEnd end, int pages, const std::string& why);
    void tell(const std::string& why);

    Queue queue_;
    std::string file_;
    std::function<void()> wake_;
    std::unique_ptr<Child> child_;
    bool printing_ = false, served_ = false, taking_back_ = false;
    std::optional<std::string> lacking_;
    std::set<std::string> told_;
    std::deque<std::pair<Lived, int>> sent_;                // pages, and when
};

}  // namespace repere::programs
