#include "programs/printer.hpp"

#include <cups/cups.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <thread>
#include <tuple>

namespace repere::programs {

using page::PrintEnd;
using std::chrono::steady_clock;

namespace {

constexpr const char* job_name = "Repère";
constexpr auto between_looks = std::chrono::milliseconds{200};

// Reasons of a printer that end the wait (RFC 8011 5.4.12), with what they mean. Warnings and reports end nothing.
const std::map<std::string, std::string, std::less<>>& faults() {
    static const std::map<std::string, std::string, std::less<>> table{
        {"media-empty", "there is no paper left"},     {"media-needed", "there is no paper left"},          {"media-jam", "paper is jammed"},
        {"cover-open", "a cover is open"},             {"door-open", "a cover is open"},                    {"interlock-open", "a cover is open"},
        {"input-tray-missing", "a tray is missing"},   {"toner-empty", "there is no ink or toner left"},    {"marker-supply-empty", "there is no ink or toner left"},
        {"output-area-full", "its tray is full"},      {"marker-waste-full", "its waste box is full"}};
    return table;
}

struct Fault {
    bool paper = false;
    std::string words;
};

std::optional<Fault> fault_of(std::string reason) {
    const bool error = reason.ends_with("-error");
    if (error) reason.resize(reason.size() - 6);
    const auto known = faults().find(reason);
    if (known == faults().end() && !error) return std::nullopt;
    return Fault{reason == "media-empty" || reason == "media-needed", known == faults().end() ? "it reports " + reason : known->second};
}

int number_of(ipp_t* message, const char* name) {
    ipp_attribute_t* found = ippFindAttribute(message, name, IPP_TAG_ZERO);
    return found ? ippGetInteger(found, 0) : 0;
}

std::string host() {
    char name[256] = "";
    gethostname(name, sizeof name - 1);
    return name;
}

}  // namespace

struct Printer::Look {
    bool reached = false;
    bool there = false, accepts = false, stopped = false;        // the queue
    int state = 0, pages = 0;                                    // of the job; 0 it is gone
    std::set<std::string> reasons;
};

void Printer::Freed::operator()(_http_s* connection) const { httpClose(connection); }
void Printer::Freed::operator()(_ipp_s* message) const { ippDelete(message); }

Printer::Printer(Queue queue, Patience patience) : queue_{std::move(queue)}, patience_{patience}, user_{"repere-" + host()} {
    cupsSetServer(queue_.server.empty() ? nullptr : queue_.server.c_str());
    cupsSetUser(user_.c_str());
    cupsSetPasswordCB2([](const char*, http_t*, const char*, const char*, void*) -> const char* { return nullptr; }, nullptr);      // nobody is asked
}

Printer::~Printer() = default;

std::string Printer::server() const { return "the print server (" + std::string{cupsServer()} + ")"; }

bool Printer::connect() {
    connection_.reset(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(), 1, static_cast<int>(patience_.answer.count()), nullptr));
    if (connection_) httpSetTimeout(connection_.get(), std::chrono::duration<double>(patience_.answer).count(), [](http_t*, void*) { return 0; }, nullptr);
    return connection_ != nullptr;
}

ipp_t* Printer::request(int operation) const {
    ipp_t* out = ippNewRequest(static_cast<ipp_op_t>(operation));
    char uri[1024];
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", nullptr, "localhost", 0, "/printers/%s", queue_.name.c_str());
    ippAddString(out, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri);
    ippAddString(out, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, user_.c_str());
    return out;
}

Printer::Message Printer::answer(ipp_t* request) {
    if (!connection_) return ippDelete(request), nullptr;
    return Message{cupsDoRequest(connection_.get(), request, ("/printers/" + queue_.name).c_str())};
}

bool Printer::take_back() {
    cups_job_t* jobs = nullptr;
    const int count = cupsGetJobs2(connection_.get(), &jobs, queue_.name.c_str(), 1, CUPS_WHICHJOBS_ALL);
    bool taken = count >= 0;
    for (int i = 0; i < count; ++i)
        if (const auto status = cupsCancelJob2(connection_.get(), queue_.name.c_str(), jobs[i].id, 1); status >= IPP_STATUS_ERROR_BAD_REQUEST)
            taken = taken && status == IPP_STATUS_ERROR_NOT_FOUND;              // it ended meanwhile
    cupsFreeJobs(count, jobs);
    return taken;
}

Printer::Look Printer::look(int job) {
    Look out;
    if (job) {                                    // before the queue: what ended it is among the reasons then
        ipp_t* of_job = request(IPP_OP_GET_JOB_ATTRIBUTES);
        ippAddInteger(of_job, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        const Message state = answer(of_job);
        if (!state && cupsLastError() != IPP_STATUS_ERROR_NOT_FOUND) return out;
        if (state && ippGetStatusCode(state.get()) < IPP_STATUS_ERROR_BAD_REQUEST) {
            out.state = number_of(state.get(), "job-state");
            out.pages = number_of(state.get(), "job-impressions-completed") + number_of(state.get(), "job-media-sheets-completed");
        }
    }

    ipp_t* of_queue = request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    const char* wanted[]{"printer-state", "printer-state-reasons", "printer-is-accepting-jobs"};
    ippAddStrings(of_queue, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", std::size(wanted), nullptr, wanted);
    const Message queue = answer(of_queue);
    out.reached = queue != nullptr;
    if (!queue) return out;
    out.there = ippGetStatusCode(queue.get()) < IPP_STATUS_ERROR_BAD_REQUEST;
    out.stopped = number_of(queue.get(), "printer-state") == IPP_PSTATE_STOPPED;
    if (ipp_attribute_t* accepts = ippFindAttribute(queue.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN)) out.accepts = ippGetBoolean(accepts, 0);
    if (ipp_attribute_t* reasons = ippFindAttribute(queue.get(), "printer-state-reasons", IPP_TAG_KEYWORD))
        for (int i = 0; i < ippGetCount(reasons); ++i) out.reasons.insert(ippGetString(reasons, i, nullptr));
    return out;
}

std::string Printer::lacking() {
    if (!connect()) return server() + " cannot be reached";
    const Look now = look(0);
    if (!now.reached) return server() + " does not answer";
    if (!now.there) return "there is no queue \"" + queue_.name + "\" on " + server();
    if (!take_back()) return "the queue \"" + queue_.name + "\" does not give back what was sent before: " + cupsLastErrorString();
    if (!now.accepts) return "the queue \"" + queue_.name + "\" takes no jobs";
    if (now.stopped) return "the queue \"" + queue_.name + "\" is stopped";
    return "";
}

int Printer::listen() {
    ipp_t* subscribe = request(IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS);
    ippAddString(subscribe, IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-events", nullptr, "job-completed");
    ippAddString(subscribe, IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-pull-method", nullptr, "ippget");
    ippAddInteger(subscribe, IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration", static_cast<int>(patience_.whole.count() / 1000) + 60);
    const Message subscribed = answer(subscribe);
    return subscribed ? number_of(subscribed.get(), "notify-subscription-id") : 0;
}

int Printer::last_state(int job, int subscription) {
    if (!subscription) return 0;
    ipp_t* events = request(IPP_OP_GET_NOTIFICATIONS);
    ippAddInteger(events, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-ids", subscription);
    const Message told = answer(events);
    int of_job = 0, out = 0;
    for (ipp_attribute_t* each = told ? ippFirstAttribute(told.get()) : nullptr; each; each = ippNextAttribute(told.get())) {
        const std::string name = ippGetName(each) ? ippGetName(each) : "";
        if (name == "notify-job-id") of_job = ippGetInteger(each, 0);
        if (name == "job-state" && of_job == job) out = ippGetInteger(each, 0);
    }
    return out;
}

int Printer::send(const std::string& pdf, const std::string& media) {
    cups_option_t* options = nullptr;
    int count = cupsAddOption("job-sheets", "none,none", 0, &options);
    count = cupsAddOption("copies", "1", count, &options);
    count = cupsAddOption("job-cancel-after", std::to_string(std::max<long>(1, patience_.whole.count() / 1000)).c_str(), count, &options);      // by the server, if nobody is left
    if (!media.empty()) count = cupsAddOption("media", media.c_str(), count, &options);
    const int job = cupsCreateJob(connection_.get(), queue_.name.c_str(), job_name, count, options);
    cupsFreeOptions(count, options);
    if (!job) return 0;
    const bool taken = cupsStartDocument(connection_.get(), queue_.name.c_str(), job, job_name, CUPS_FORMAT_PDF, 1) == HTTP_STATUS_CONTINUE &&
                       cupsWriteRequestData(connection_.get(), pdf.data(), pdf.size()) == HTTP_STATUS_CONTINUE;
    return cupsFinishDocument(connection_.get(), queue_.name.c_str()) < IPP_STATUS_ERROR_BAD_REQUEST && taken ? job : 0;
}

Printer::Outcome Printer::watch(int job, int subscription, const std::set<std::string>& standing) {
    const auto began = steady_clock::now();
    auto moved = began;
    bool was_printing = false;
    int state = 0, pages = 0;
    for (;; std::this_thread::sleep_for(between_looks)) {
        const Look now = look(job);
        if (!now.reached) return {PrintEnd::failed, server() + " went away while printing"};
        const auto time = steady_clock::now();
        if (std::tie(state, pages) != std::tie(now.state, now.pages)) moved = time;
        std::tie(state, pages) = std::tie(now.state, now.pages);
        const int last = state ? state : last_state(job, subscription);
        if (last == IPP_JSTATE_COMPLETED) return {PrintEnd::done, ""};

        for (const std::string& reason : now.reasons)
            if (const auto fault = fault_of(reason); fault && (!standing.contains(reason) || time - moved > patience_.standing || last >= IPP_JSTATE_STOPPED))
                return {fault->paper ? PrintEnd::paper_out : PrintEnd::failed, fault->words};
        if (!last) return {PrintEnd::failed, server() + " does not say how the sheet ended"};
        if (last >= IPP_JSTATE_STOPPED) return {PrintEnd::failed, "the printer, or its driver, gave up"};
        if (last == IPP_JSTATE_HELD || (was_printing && last == IPP_JSTATE_PENDING)) return {PrintEnd::failed, "the sheet came back to the queue"};
        if (now.stopped) return {PrintEnd::failed, "the queue \"" + queue_.name + "\" was stopped"};
        was_printing = was_printing || last == IPP_JSTATE_PROCESSING;
        if (time - moved > patience_.still || time - began > patience_.whole) return {PrintEnd::failed, "the printer does not go on"};
    }
}

Printer::Outcome Printer::print(const std::string& pdf, const std::string& media) {
    if (std::string why = lacking(); !why.empty()) return {PrintEnd::failed, std::move(why)};
    const std::set<std::string> standing = look(0).reasons;
    const int subscription = listen();
    const int job = send(pdf, media);
    Outcome out = job ? watch(job, subscription, standing) : Outcome{PrintEnd::failed, "the sheet was not taken: " + std::string{cupsLastErrorString()}};
    const bool back = (out.end == PrintEnd::done || connect()) && take_back();
    if (!back && out.end != PrintEnd::done) {                          // its next start takes back what is there then
        if (job) out.end = PrintEnd::lost;
        return out;
    }
    if (!subscription) return out;
    ipp_t* unsubscribe = request(IPP_OP_CANCEL_SUBSCRIPTION);
    ippAddInteger(unsubscribe, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-id", subscription);
    answer(unsubscribe);
    return out;
}

}  // namespace repere::programs
