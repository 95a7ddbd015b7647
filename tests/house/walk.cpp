#include "house/walk.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "language/aloud.hpp"
#include "messages/messages.hpp"
#include "page/page.hpp"

namespace repere::house {

using page::Role;

namespace {

// The desk is walked by itself: what leads from it to the pages of the public is walked already.
bool of_the_desk(const visit::Visit& visit, const directory::Directory& directory) {
    const auto& top = visit.history.back();
    if (const auto* guide = std::get_if<visit::GuideScreen>(&top)) {
        const auto found = guides::guide(directory, guide->guide);
        return found && found->staff;
    }
    if (std::holds_alternative<visit::ServiceScreen>(top)) return visit.history.size() <= 5;     // those of the freshness list: what a desk may note there
    if (const auto* print = std::get_if<visit::PrintScreen>(&top)) return print->request.service.empty() && print->request.staff;
    return std::holds_alternative<visit::StaffScreen>(top) || std::holds_alternative<visit::StaffLockScreen>(top);
}

// Of a question with many answers: none chosen, each alone, all. (Every subset is walked in tests/guides, without drawing.)
// Of the search's filters, each alone.
// A setting changes how pages look, not where they lead: each is seen alone, on the page of the settings.
bool worth_following(const visit::Visit& visit, const page::Event& event, std::size_t answers) {
    if (visit.modes != page::Modes{} || visit.speaking) return false;
    if (std::holds_alternative<page::ReceivedTapped>(event)) return visit.received.empty();
    if (std::holds_alternative<page::FilterToggled>(event)) return visit.filters.empty() && visit.typed.empty() && std::get<visit::SearchScreen>(visit.history.back()).theme.empty();
    const auto* guide = std::get_if<visit::GuideScreen>(&visit.history.back());
    if (!guide) return true;
    const std::size_t chosen = guide->chosen.size();
    if (const auto* touched = std::get_if<page::AnswerTouched>(&event); touched && answers > 0) {
        const bool already = std::find(guide->chosen.begin(), guide->chosen.end(), touched->answer) != guide->chosen.end();
        return !already && (chosen == 0 || guide->chosen.front() == "papers");
    }
    if (std::holds_alternative<page::ActTicked>(event)) return visit.ticked.empty();      // of a checklist: one ticked, whichever
    if (std::holds_alternative<page::ContinueAsked>(event) && answers > 0) return chosen == 1 || chosen == answers;
    return true;
}

// What leads to the same page from wherever it is touched: followed once from a quiet page, once from another.
bool same_from_everywhere(const page::Event& event) {
    return std::holds_alternative<page::HomeAsked>(event) || std::holds_alternative<page::EmergencyAsked>(event) || std::holds_alternative<page::AccessAsked>(event) ||
           std::holds_alternative<page::LanguageAsked>(event) || std::holds_alternative<page::LeaveAsked>(event) || std::holds_alternative<page::ServiceOpened>(event) ||
           std::holds_alternative<page::CodeAsked>(event) || std::holds_alternative<page::PrintNow>(event) || std::holds_alternative<page::SearchOpened>(event) || std::holds_alternative<page::BackAsked>(event) || std::holds_alternative<page::ListenAsked>(event);
}

// One sheet is like another: of each kind one is looked at, as it is before it is printed and as it ends. (Every sheet is made in tests/handout.)
std::string sheet_of(const visit::Visit& visit, const page::Event& event) {
    if (!std::holds_alternative<page::PrintAsked>(event)) return "";
    return page::to_string(event) + " of " + std::to_string(visit.history.back().index()) + (visit.unlocked ? " at a desk" : "");
}

std::vector<page::Event> ends(const visit::Visit& visit) {
    const auto* print = std::get_if<visit::PrintScreen>(&visit.history.back());
    if (!print || print->state != visit::Printing::printing) return {};
    return {page::Printed{page::PrintEnd::done, 2}, page::Printed{page::PrintEnd::paper_out, 1}, page::Printed{page::PrintEnd::failed, 0}, page::Printed{page::PrintEnd::lost, 0}, page::Printed{page::PrintEnd::too_long, 0}};
}

}  // namespace

visit::Surroundings tuesday_morning(const directory::Directory& directory, bool desk) {
    visit::Surroundings here{*language::minute_of("2026-11-24T10:00"), *directory.place("tourist-office"), desk ? "staff" : "tourist-office", 0};
    here.desk.configured = desk;
    here.place.printer = here.printer.there = true;
    for (const language::Tag& tag : directory.languages())
        if (language::readable(tag)) here.hearing.voices.push_back(tag);
    return here;
}

// Every page that touching leads to, each once. What a page of acts looks like with another act chosen is followed from one way to it.
namespace {

std::vector<page::Event> touchable(const page::Page& page) {
    std::vector<page::Event> out;
    for (const page::Region& region : page.regions)
        for (const page::Group& group : region.groups) {
            if (group.event) out.push_back(*group.event);
            for (const page::Widget& widget : group.widgets)
                if (widget.event && widget.role != Role::key) out.push_back(*widget.event);
        }
    return out;
}

// What tells two states apart that must both be walked on from.
std::string key_of(const visit::Visit& visit, const page::Page& page) {
    std::string key = page.screen + '/' + page.step + '\n' + page::plain_text(page);
    if (const auto* calm = std::get_if<visit::CalmScreen>(&visit.history.back())) key += calm->ahead.guide;      // it looks the same before each
    if (const auto* guide = std::get_if<visit::GuideScreen>(&visit.history.back()); guide && page.step.find("/sentence") == std::string::npos)
        for (const auto& [question, answers] : guide->answers)                // the same question leads elsewhere after other answers
            for (const std::string& answer : answers) key += '\n' + question + '=' + answer;
    return key;
}

}  // namespace

std::vector<Seen> walk(const directory::Directory& directory, const language::Tag& tag, bool desk, const std::vector<Seen>* french) {
    const messages::Messages say{directory, tag};
    const visit::House house{directory, say, tuesday_morning(directory, desk)};
    std::vector<Seen> found;
    std::set<std::string> known, shown, asked, acts_tried;
    std::deque<visit::Visit> ahead;
    if (tag == language::french && !desk) ahead.push_back(visit::Visit{});
    visit::Visit home;
    home.language = tag;
    home.history.push_back(visit::HomeScreen{});
    if (desk) {
        home.history.push_back(visit::StaffLockScreen{});
        ahead.push_back(home);
        home.history.back() = visit::StaffScreen{};
        home.unlocked = true;
    }
    if (!french) ahead.push_back(home);
    for (const Seen& seen : french ? *french : std::vector<Seen>{}) {      // where it can be touched as in French, it leads where French leads
        if (seen.page.screen == "attract") continue;
        visit::Visit visit = seen.visit;
        visit.language = tag;
        for (visit::Screen& screen : visit.history)
            if (auto* print = std::get_if<visit::PrintScreen>(&screen)) print->request.language = tag;
        page::Page page = visit::show(visit, house);
        const auto there = touchable(seen.page);
        for (const page::Event& event : touchable(page))
            if (!std::holds_alternative<page::LanguageChosen>(event) && std::find(there.begin(), there.end(), event) == there.end() && worth_following(visit, event, 0))
                ahead.push_back(visit::update(visit, event, house).visit);
        known.insert(key_of(visit, page));
        if (page.screen == "search" && page.step.empty()) ahead.push_back(visit::update(visit, page::LettersToggled{}, house).visit);
        if (shown.insert(page.screen + '/' + page.step + '\n' + page::plain_text(page)).second) found.push_back({std::move(visit), std::move(page)});
    }
    while (!ahead.empty() && found.size() < most_pages) {
        visit::Visit visit = std::move(ahead.front());
        ahead.pop_front();
        page::Page page = visit::show(visit, house);
        const bool fresh = shown.insert(page.screen + '/' + page.step + '\n' + page::plain_text(page)).second;
        if (!known.insert(key_of(visit, page)).second) continue;
        std::size_t boxes = 0;
        for (const page::Region& region : page.regions)
            for (const page::Group& group : region.groups)
                boxes += static_cast<std::size_t>(std::count_if(group.widgets.begin(), group.widgets.end(),
                                                                [](const page::Widget& w) { return w.role == Role::checkbox; }));
        if (page.screen != "guide") boxes = 0;               // a checklist's boxes are no answers
        const auto follow = [&](const page::Event& event) {
            if (std::holds_alternative<page::LanguageChosen>(event) || std::holds_alternative<page::PageTurned>(event)) return;
            if (!worth_following(visit, event, boxes)) return;
            if (same_from_everywhere(event) && !asked.insert(page.screen + (page.sensitive ? " quiet " : " ") + page::to_string(event)).second) return;
            if (const std::string sheet = sheet_of(visit, event); !sheet.empty() && !asked.insert(page.screen + (page.sensitive ? " quiet " : " ") + sheet).second) return;
            if (const auto* chosen = std::get_if<page::ActionChosen>(&event); chosen && !acts_tried.insert(page.step + "/" + chosen->action).second) return;
            visit::Visit next = visit::update(visit, event, house).visit;
            if (desk && !of_the_desk(next, directory)) return;
            if (next.history.size() < 24) ahead.push_back(std::move(next));
        };
        for (const page::Event& event : touchable(page)) follow(event);
        for (const page::Event& event : ends(visit)) follow(event);
        if (page.screen == "take-away" && visit.pages_printed == 0) {                   // six pages are printed
            visit::Visit used_up = visit;
            used_up.pages_printed = visit::pages_a_visit;
            ahead.push_back(std::move(used_up));
        }
        if (page.screen == "search" && page.step.empty() && !visit.latin) {              // what nobody walks to without keys
            for (const char* typed : {"pol", "116", "zzzz"}) ahead.push_back(visit::update(visit, page::TextTyped{typed}, house).visit);
            ahead.push_back(visit::update(visit, page::LettersToggled{}, house).visit);
            visit::Visit strict = visit;
            strict.typed = "pol";
            strict.filters.assign(directory::filters.begin(), directory::filters.end());
            ahead.push_back(std::move(strict));
        }
        if (page.screen == "home" || page.screen == "search" || page.screen == "calm") {
            visit::Visit warned = visit;
            warned.idle = warned.warn_at;
            ahead.push_back(std::move(warned));
        }
        if (fresh) found.push_back({std::move(visit), std::move(page)});      // the same page on another way is walked on from, and looked at once
    }
    return found;
}

const std::vector<Seen>& walked(const directory::Directory& directory, const language::Tag& tag) {
    static std::map<std::string, std::vector<Seen>> kept;
    if (const auto found = kept.find(tag.value); found != kept.end()) return found->second;
    return kept[tag.value] = tag == language::french ? walk(directory, tag) : walk(directory, tag, false, &walked(directory, language::french));
}

}  // namespace repere::house
