#include "programs/printing.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "language/language.hpp"

namespace repere::programs {

using nlohmann::json;
using page::PrintEnd;

namespace {

PrintEnd end_of(const std::string& word) {
    static const std::map<std::string, PrintEnd> ends{{"done", PrintEnd::done}, {"paper_out", PrintEnd::paper_out}, {"too_long", PrintEnd::too_long}, {"lost", PrintEnd::lost}};
    const auto found = ends.find(word);
    return found == ends.end() ? PrintEnd::failed : found->second;
}

template <class T>
T value_of(const json& answer, const char* name, T otherwise) {
    try {
        return answer.value(name, otherwise);
    } catch (const json::exception&) {
        return otherwise;
    }
}

}  // namespace

void Printing::start() {
    if (child_ || (queue_.name.empty() && file_.empty())) return;
    std::vector<std::string> arguments{"repere-printer"};
    if (!file_.empty()) arguments.insert(arguments.end(), {"--into", file_});
    else arguments.insert(arguments.end(), {"--queue", queue_.name});
    if (!queue_.server.empty()) arguments.insert(arguments.end(), {"--server", queue_.server});
    child_ = std::make_unique<Child>(wake_);
    served_ = false;
    if (child_->start(beside_this_program("repere-printer"), arguments)) return;
    lacking_ = "repere-printer cannot be started";
    tell(*lacking_);
}

void Printing::into(const std::string& file) {
    cancel();
    file_ = file;
    child_.reset();
    start();
}

int Printing::pages_left(Lived now) const {
    int left = most_pages;
    for (const auto& [when, pages] : sent_)
        if (when + most_pages_in > now) left -= pages;
    return std::max(left, 0);
}

void Printing::print(const Sheet& sheet) {
    if (printing_) return;                              // two taps are one sheet
    if (served_) renew();
    start();
    printing_ = served_ = true;
    const json request{{"print", handout::to_json(sheet.request)}, {"directory", sheet.directory}, {"desk_key", sheet.desk_key}, {"now", language::iso(sheet.now)},
                       {"place", sheet.place}, {"closed_today", sheet.closed_today}, {"most_pages", sheet.most_pages}};
    if (!child_ || !child_->send(request.dump(-1, ' ', false, json::error_handler_t::replace))) wake_();      // result() sees that it is not there
}

void Printing::cancel() { printing_ = false; }

std::optional<page::Printed> Printing::over(PrintEnd end, int pages, const std::string& why) {
    if (end == PrintEnd::done) told_.clear();           // what comes again is told again
    else if (!why.empty()) tell(why);
    if (!std::exchange(printing_, false)) return std::nullopt;
    return page::Printed{end, pages};
}

void Printing::tell(const std::string& why) {
    if (told_.insert(why).second) std::fprintf(stderr, "repere-kiosk: nothing is printed: %s\n", why.c_str());
}

std::optional<page::Printed> Printing::result(Lived now) {
    while (!sent_.empty() && sent_.front().first + most_pages_in <= now) sent_.pop_front();
    const bool over_there = !child_ || !child_->started() || child_->ended();      // what it said before is still to be read
    while (const auto line = child_ ? child_->line() : std::nullopt) {
        const json answer = json::parse(*line, nullptr, false);
        if (!answer.is_object()) continue;
        if (answer.contains("sending")) sent_.emplace_back(now, value_of(answer, "sending", 0));      // paper goes, however it ends
        if (answer.contains("lacking")) {
            taking_back_ = false;                       // it looks at the queue, and takes back what is ours, before it says so
            lacking_ = value_of(answer, "lacking", std::string{});
            if (!lacking_->empty()) tell(*lacking_);
        }
        if (!answer.contains("end")) continue;
        if (auto out = over(end_of(value_of(answer, "end", std::string{})), value_of(answer, "pages", 0), value_of(answer, "why", std::string{}))) return out;
    }
    if (over_there) taking_back_ = false;
    if (!printing_ || !over_there) return std::nullopt;
    return over(PrintEnd::lost, 0, "repere-printer is not there");
}

void Printing::renew() {
    if (printing_ || !served_) return;
    served_ = false;
    child_.reset();
    start();
    taking_back_ = child_ && child_->started();
}

}  // namespace repere::programs
