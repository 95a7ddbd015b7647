// A queue of CUPS: one sheet goes there, is watched until it lies in the tray, and nothing of it stays.
//
// Whatever ends the wait (no paper, a jam, a server that hangs) takes the job back at once, its history too: nothing is ever printed later,
// for whoever comes next (people.md, P15). What an earlier process left in the queue is taken back before anything else. Jobs bear one
// name, « Repère », and one user a machine; only this user's are touched. Waits, in the process that may (printer_main.cpp).
//
// Where a server keeps no history, a job that has ended is simply gone: how it ended is read from the events of the queue (RFC 3996).
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "page/page.hpp"
#include "programs/settings.hpp"

struct _http_s;
struct _ipp_s;

namespace repere::programs {

struct Patience {
    std::chrono::milliseconds still{60'000};         // without a page, or another state
    std::chrono::milliseconds whole{300'000};        // of one sheet, whatever moves
    std::chrono::milliseconds standing{5'000};       // of a fault that was there before the sheet: paper may have been put in since
    std::chrono::milliseconds answer{10'000};        // of the server
};

class Printer {
public:
    struct Outcome {
        page::PrintEnd end = page::PrintEnd::failed;
        std::string why;                             // in words; "" when it is done
    };

    explicit Printer(Queue queue, Patience patience = {});
    ~Printer();

    std::string lacking();                           // why nothing can be printed now; "" something can, and nothing of before waits there
    Outcome print(const std::string& pdf, const std::string& media);      // media as PWG 5101.1 names it; "" as the queue is set up

private:
    struct Freed { void operator()(_http_s* connection) const; void operator()(_ipp_s* message) const; };
    using Message = std::unique_ptr<_ipp_s, Freed>;
    struct Look;

    bool connect();
    _ipp_s* request(int operation) const;
    Message answer(_ipp_s* request);
    bool take_back();                                // our jobs, done or not
    Look look(int job);
    int listen();                                    // the subscription to the queue's events; 0 none
    int last_state(int job, int subscription);       // of a job that is gone; 0 unknown
    int send(const std::string& pdf, const std::string& media);      // the job; 0 it was not taken
    Outcome watch(int job, int subscription, const std::set<std::string>& standing);
    std::string server() const;

    Queue queue_;
    Patience patience_;
    std::string user_;
    std::unique_ptr<_http_s, Freed> connection_;
};

}  // namespace repere::programs
