// Print: the sheet as it will be, before it is paper; then what became of it. Nothing is ever printed later, or for the next person (P15).
#include "visit/print.hpp"

#include <algorithm>

#include "visit/screens.hpp"

namespace repere::visit {

using handout::Kind;
using handout::Part;
using handout::Request;
using page::Arrangement;
using page::Place;

namespace {

handout::Sources sources(const House& house) { return {house.directory, house.here.minute, house.here.place, house.here.desk.closed_today}; }

bool prints(const House& house) { return house.here.printer.there && house.here.place.printer; }

int pages_left(const Visit& visit, const House& house) {
    if (!prints(house)) return 0;
    if (visit.unlocked) return pages_at_a_desk;
    return house.here.printer.resting ? 0 : std::max(0, pages_a_visit - visit.pages_printed);
}

Words why_not_now(const Visit& visit, const House& house) {
    return visit.pages_printed >= pages_a_visit ? house.say.pages_used_up() : house.say.printer_rests();
}

const GuideScreen* guide_below(const Visit& visit) {
    for (auto it = visit.history.rbegin(); it != visit.history.rend(); ++it)
        if (const auto* guide = std::get_if<GuideScreen>(&*it)) return guide;
    return nullptr;
}

// The guide that made a page quiet: a sheet of whatever was opened from there is neutral too.
const GuideScreen* quiet_below(const Visit& visit, const House& house) {
    for (auto it = visit.history.rbegin(); it != visit.history.rend(); ++it)
        if (const auto* guide = std::get_if<GuideScreen>(&*it); guide && guides::sensitive(house.directory, guide->guide, guide->answers)) return guide;
    return nullptr;
}

std::optional<guides::Outcome> outcome_of(const std::string& guide, const guides::Answers& answers, const House& house) {
    const auto step = guides::next(house.directory, guide, answers, house.say.language());
    const auto* outcome = step ? std::get_if<guides::Outcome>(&*step) : nullptr;
    return outcome ? std::optional{*outcome} : std::nullopt;
}

bool of_a_desk(const Request& request, const House& house) {
    const auto guide = guides::guide(house.directory, request.guide);
    return guide && guide->staff;
}

bool a_form(Kind kind) { return kind == Kind::reflex || kind == Kind::host_form; }

// The sheet that says all of what it was asked for.
Kind whole_of(const Request& request, const House& house) {
    if (a_form(request.kind)) return request.kind;
    if (!request.service.empty()) return Kind::service;
    if (!of_a_desk(request, house)) return Kind::acts;
    return request.guide == "tig-places" ? Kind::shortlist : Kind::orientation;
}

// A sheet on which one writes what happened says so to whoever finds it: not where nobody else should know.
bool has_complaint(const Request& request, const Visit& visit, const House& house) {
    if (!request.service.empty() || request.guide.empty() || of_a_desk(request, house) || sensitive(visit, house)) return false;
    const auto outcome = outcome_of(request.guide, request.answers, house);
    return outcome && std::any_of(outcome->acts.begin(), outcome->acts.end(), [](const guides::Act& act) { return act.need == "complaint-intake"; });
}

bool has_slip(const Request& request, const House& house) { return !a_form(request.kind) && (!request.service.empty() || !of_a_desk(request, house)); }

// Of a sheet that an agent hands to somebody: their language, where they said it.
language::Tag language_of(const Request& request, const Visit& visit, const House& house) {
    if (a_form(request.kind)) return language::french;
    if (of_a_desk(request, house)) return guides::wanted(house.directory, request.guide, request.answers).language.value_or(visit.language);
    return visit.language;
}

// What the page on top can put on paper.
std::optional<Request> request_of(const Visit& visit, const std::string& sheet, const House& house) {
    Request request{.large = visit.modes.large, .staff = visit.unlocked};
    const Screen& top = visit.history.back();
    if (const auto* service = std::get_if<ServiceScreen>(&top)) {
        request.service = service->service;
        if (const GuideScreen* quiet = quiet_below(visit, house)) request.guide = quiet->guide, request.answers = quiet->answers;
    } else if (std::holds_alternative<StaffScreen>(top)) {
        if (!visit.unlocked || (sheet != "reflex" && sheet != "host-form")) return std::nullopt;
        request.kind = sheet == "reflex" ? Kind::reflex : Kind::host_form;
        request.large = false;
    } else if (std::holds_alternative<GuideScreen>(top) || std::holds_alternative<TakeAwayScreen>(top)) {
        const GuideScreen* guide = guide_below(visit);
        if (!guide || !outcome_of(guide->guide, guide->answers, house)) return std::nullopt;
        request.guide = guide->guide;
        request.answers = guide->answers;
        for (const std::string& act : visit.ticked)
            if (act.starts_with(guide->guide + "/")) request.ticked.push_back(act);
    } else {
        return std::nullopt;
    }
    if (of_a_desk(request, house) && !visit.unlocked) return std::nullopt;
    request.kind = whole_of(request, house);
    if (sheet == "slip" && has_slip(request, house)) request.kind = Kind::slip;
    if (sheet == "complaint" && has_complaint(request, visit, house)) request.kind = Kind::complaint;
    request.language = language_of(request, visit, house);
    request.quiet = sensitive(visit, house);
    return request;
}

void choose(PrintScreen& screen, const std::string& sheet, const Visit& visit, const House& house) {
    Request& request = screen.request;
    if (screen.state != Printing::choosing || a_form(request.kind)) return;
    if (sheet == "large") request.large = !request.large;
    if (sheet == "whole") request.kind = whole_of(request, house);
    if (sheet == "slip" && has_slip(request, house)) request.kind = Kind::slip;
    if (sheet == "complaint" && has_complaint(request, visit, house)) request.kind = Kind::complaint;
}

PrintScreen* job(Visit& visit) {
    for (Screen& screen : visit.history)
        if (auto* print = std::get_if<PrintScreen>(&screen); print && print->state == Printing::printing) return print;
    return nullptr;
}

Printing ended(page::PrintEnd end) {
    switch (end) {
        case page::PrintEnd::done: return Printing::done;
        case page::PrintEnd::paper_out: return Printing::paper_out;
        case page::PrintEnd::too_long: return Printing::too_long;
        case page::PrintEnd::lost: return Printing::lost;
        default: return Printing::failed;
    }
}

// --- The code --------------------------------------------------------------------------------------------------------------------
bool has_no_telephone(const Visit& visit) {
    for (auto it = visit.history.rbegin(); it != visit.history.rend(); ++it)
        if (const auto* guide = std::get_if<GuideScreen>(&*it); guide && !guides::given_to(guide->answers, "phone").empty())
            return guides::without_phone(guide->answers);
    return false;
}

struct Coded {                                 // what a code says, and what that is called
    std::string text;
    Words name;
    std::string screen, step;
};

// In a telephone that somebody may watch: a number without a name; no chat, no site.
std::string number_alone(const directory::Service& service, const House& house) {
    const auto phones = directory::shown_phones(service, house.here.minute);
    return phones.empty() ? "" : "tel:" + (phones.front().dial.empty() ? phones.front().number : phones.front().dial);
}

// Of the page it was asked from. Nothing for whoever has no telephone (P4).
Coded coded(const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    if (has_no_telephone(visit)) return {};
    for (std::size_t i = visit.history.size(); i-- > 0;) {
        if (const auto* shown = std::get_if<ServiceScreen>(&visit.history[i])) {
            const auto service = directory.service(shown->service);
            if (!service || (service->staff && !visit.unlocked) || !service->alert.empty()) return {};      // a code carries no warning
            return {sensitive(visit, house) ? number_alone(*service, house) : handout::vcard(*service, say, here.minute), say.name(*service), "service", service->id + "/code"};
        }
        if (std::holds_alternative<TakeAwayScreen>(visit.history[i])) {
            Visit list = visit;
            list.history.resize(i + 1);
            const auto request = request_of(list, "", house);
            if (!request || sensitive(visit, house)) return {};
            return {handout::code_text(*request, sources(house)), say.to_take_away(), "take-away", request->guide + "/code"};
        }
    }
    return {};
}

// --- The sheet on the screen -----------------------------------------------------------------------------------------------------
Words as_french(Words words) {                 // whatever the page's language: this is French on purpose
    for (language::Span& span : words)
        if (span.kind == language::SpanKind::plain && span.language == language::french) span.kind = language::SpanKind::french;
    return words;
}

Widget line_widget(const handout::Line& line) {
    Widget out{.words = line.words, .french = as_french(line.french), .pictogram = line.pictogram, .number = line.number};
    if (language::plain(line.french) == language::plain(line.words)) out.french = {};      // a number is the same in both
    switch (line.part) {
        case Part::heading: out.role = Role::heading; break;
        case Part::act: out.role = Role::heading, out.pictogram.clear(); break;        // the number stands there
        case Part::note: out.role = Role::note; break;
        case Part::check: out.role = Role::checkbox, out.checked = line.checked; break;
        case Part::blank: out.rows = line.rows; break;
        case Part::avoid: out.pictogram = "cross", out.tone = Tone::closed; break;
        case Part::sentence:
            out.role = Role::sentence;
            if (out.french.empty()) break;
            out.words = std::move(out.french);
            out.french = {};
            out.detail = line.words;
            break;
        default: break;
    }
    return out;
}

void add_sheet(Page& page, const handout::Handout& sheet, const House& house) {
    auto& groups = page.region(Place::aside).groups;
    Group top{.id = "print.sheet", .arrangement = Arrangement::card};
    Widget name = heading(sheet.title);
    if (sheet.language != language::french) name.french = as_french(sheet.french_title);
    top.widgets.push_back(std::move(name));
    if (sheet.draft) top.widgets.push_back(note(house.say.draft_translation()));
    groups.push_back(std::move(top));
    for (const handout::Block& block : sheet.blocks) {
        Group card{.arrangement = Arrangement::card};
        for (const handout::Line& line : block.lines) {
            if (line.number > 0 && !card.widgets.empty()) card.widgets.back().role = Role::label, card.widgets.back().tone = Tone::ochre;      // of several acts
            card.widgets.push_back(line_widget(line));
        }
        groups.push_back(std::move(card));
    }
}

Group choices(const Request& request, const Visit& visit, const House& house) {
    const auto& say = house.say;
    Group group{.id = "print.choices", .arrangement = Arrangement::chips, .name = say.your_sheet()};
    const auto add = [&](const char* name, Words words, const char* pictogram, bool checked) {
        group.widgets.push_back({.id = std::string{"print.choice."} + name, .role = Role::checkbox, .words = std::move(words), .pictogram = pictogram,
                                 .event = page::SheetChosen{name}, .checked = checked});
    };
    const bool slip = has_slip(request, house), complaint = has_complaint(request, visit, house);
    if (slip || complaint) add("whole", say.whole_sheet(), "document", request.kind == whole_of(request, house));
    if (slip) add("slip", say.pocket_slip(), "wallet", request.kind == Kind::slip);
    if (complaint) add("complaint", say.prepare_a_complaint(), "pen", request.kind == Kind::complaint);
    if (!a_form(request.kind)) add("large", say.large_type(), "text-size", request.large);
    return group;
}

Group telling(Words words, const char* pictogram) {
    Group card{.arrangement = Arrangement::card};
    card.widgets.push_back(text(std::move(words)));
    card.widgets.back().pictogram = pictogram;
    return card;
}

Widget what_became(const PrintScreen& screen, const Visit& visit, const messages::Messages& say) {
    Widget out = title(say.printing());
    out.pictogram = "printer";
    switch (screen.state) {
        case Printing::done: out.words = say.printed(), out.pictogram = "tick"; break;
        case Printing::paper_out: out.words = say.paper_out(); break;
        case Printing::failed:
        case Printing::lost: out.words = say.printer_fails(); break;
        case Printing::too_long: out.words = screen.pages > pages_a_visit - visit.pages_printed ? say.pages_used_up() : say.printer_rests(); break;
        default: break;
    }
    return out;
}

}  // namespace

bool printing(const Visit& visit) {
    return std::any_of(visit.history.begin(), visit.history.end(), [](const Screen& screen) {
        const auto* print = std::get_if<PrintScreen>(&screen);
        return print && print->state == Printing::printing;
    });
}

std::vector<Effect> on_paper(Visit& visit, const Event& event, const House& house) {
    auto* top = std::get_if<PrintScreen>(&visit.history.back());
    if (const auto* asked = std::get_if<page::PrintAsked>(&event)) {
        if (auto request = request_of(visit, asked->sheet, house); request && pages_left(visit, house) > 0) visit.history.push_back(PrintScreen{*std::move(request)});
    } else if (const auto* chosen = std::get_if<page::SheetChosen>(&event)) {
        if (top) choose(*top, chosen->sheet, visit, house);
    } else if (std::holds_alternative<page::PrintNow>(event)) {
        const int most = pages_left(visit, house);
        if (!top || top->state != Printing::choosing || most == 0) return {};
        top->state = Printing::printing;
        return {PrintHandout{top->request, most}};
    } else if (const auto* printed = std::get_if<page::Printed>(&event)) {
        if (printed->end != page::PrintEnd::too_long) visit.pages_printed += std::max(0, printed->pages);
        if (PrintScreen* print = job(visit)) {
            print->state = ended(printed->end);
            print->pages = printed->pages;
        }
    } else if (std::holds_alternative<page::LanguageChosen>(event)) {
        if (top && top->state == Printing::choosing) top->request.language = language_of(top->request, visit, house);
    } else if (std::holds_alternative<page::CodeAsked>(event)) {
        const bool page = std::holds_alternative<ServiceScreen>(visit.history.back()) || std::holds_alternative<TakeAwayScreen>(visit.history.back());
        if (page && !coded(visit, house).text.empty()) visit.history.push_back(CodeScreen{!sensitive(visit, house)});
    } else if (std::holds_alternative<page::CodeShown>(event)) {
        if (auto* code = std::get_if<CodeScreen>(&visit.history.back())) code->shown = true;
    }
    return {};
}

Widget print_button(const std::string& id, Words words, const std::string& sheet) {
    return {.id = id, .role = Role::button, .words = std::move(words), .pictogram = sheet == "complaint" ? "pen" : "printer", .event = page::PrintAsked{sheet}};
}

std::vector<Group> take_away(const std::string& id, std::vector<Widget> sheets, const std::string& code, const Visit& visit, const House& house) {
    std::vector<Group> out;
    const bool now = pages_left(visit, house) > 0;
    if (prints(house) && !now && !sheets.empty()) {
        Widget why = text(why_not_now(visit, house));
        why.pictogram = "printer";
        out.push_back({.id = id + ".why-not", .widgets = {std::move(why)}});
    }
    Group buttons{.id = id, .arrangement = Arrangement::chips, .name = house.say.to_take_away()};
    if (now) buttons.widgets = std::move(sheets);
    if (!code.empty() && !coded(visit, house).text.empty())
        buttons.widgets.push_back({.id = code, .role = Role::button, .words = house.say.to_my_telephone(), .pictogram = "qr", .event = page::CodeAsked{}});
    if (!buttons.widgets.empty()) out.push_back(std::move(buttons));
    return out;
}

std::vector<Group> take_away_outcome(const Visit& visit, const House& house) {
    const auto& say = house.say;
    const auto request = prints(house) ? request_of(visit, "", house) : std::nullopt;
    if (!request) return {};
    std::vector<Widget> sheets{print_button("guide.print", say.print(), "")};
    if (has_slip(*request, house) && sensitive(visit, house)) {
        sheets.front().words = say.whole_sheet();
        sheets.insert(sheets.begin(), print_button("guide.slip", say.pocket_slip(), "slip"));
    }
    if (has_complaint(*request, visit, house)) sheets.push_back(print_button("guide.complaint", say.prepare_a_complaint(), "complaint"));
    return take_away("guide.paper", std::move(sheets), "", visit, house);
}

Page show(const PrintScreen& screen, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    const auto& request = screen.request;
    const auto sheet = request.staff && !here.unlocked ? std::nullopt : handout::make(request, sources(house));
    if (!sheet) return show(EmergencyScreen{}, visit, house);            // gone from a newer directory: help, never an error
    const bool quiet = sensitive(visit, house), choosing = screen.state == Printing::choosing;
    const bool failed = !choosing && screen.state != Printing::printing && screen.state != Printing::done;
    const char* const states[] = {"", "/printing", "/done", "/paper-out", "/failed", "/lost", "/too-long"};
    Page page{.screen = "print-preview", .step = handout::name(request.kind) + ("/" + request.guide + request.service) + states[static_cast<int>(screen.state)]};
    Group top;
    if (choosing) top.widgets.push_back(title(say.your_sheet()));
    else top.widgets.push_back(what_became(screen, visit, say));
    page.title = top.widgets.back().words;
    if (screen.state == Printing::done && screen.pages > 1) top.widgets.push_back(note(say.pages(screen.pages)));
    if (screen.state == Printing::paper_out || screen.state == Printing::failed) top.widgets.push_back(text(say.nothing_later()));
    if (failed) top.widgets.push_back(text(say.instead_of_paper()));
    if (choosing && !request.language.value.starts_with("fr"))
        top.widgets.push_back(note(say.sheet_languages(language::words(language::name_in(request.language, say.language()), say.language()))));
    page.region(Place::header).groups.push_back(std::move(top));

    const auto add = [&](Group group) { page.region(Place::main).groups.push_back(std::move(group)); };
    if (Group group = choices(request, visit, house); choosing && !group.widgets.empty()) add(std::move(group));
    if (choosing && pages_left(visit, house) > 0) {
        Group now;
        now.widgets.push_back({.id = "print.now", .role = Role::button, .words = say.print(), .pictogram = "printer", .tone = Tone::primary,
                               .event = page::PrintNow{}});
        page.region(Place::bar).groups.push_back(std::move(now));
    } else if (choosing) {
        add(telling(why_not_now(visit, house), "printer"));
    }
    if (quiet && screen.state != Printing::too_long && !request.staff) {       // what failed may lie there half printed
        Group found = telling(say.paper_may_be_found(), "warning");
        found.widgets.back() = with_french(std::move(found.widgets.back()), say.in(language::french).paper_may_be_found());
        add(std::move(found));
    }
    if (choosing || failed) add_sheet(page, *sheet, house);              // to be copied, then
    return page;
}

Page show(const CodeScreen& screen, const Visit& visit, const House& house) {
    const auto& say = house.say;
    const Coded what = coded(visit, house);
    const auto code = handout::code(what.text);
    if (what.text.empty() || !code) return show(EmergencyScreen{}, visit, house);        // gone from a newer directory: help, never an error
    Page page{.screen = what.screen, .step = what.step, .title = say.to_my_telephone()};
    Group top;
    top.widgets.push_back(title(say.to_my_telephone()));
    top.widgets.push_back(note(what.name));
    page.region(Place::header).groups.push_back(std::move(top));

    if (sensitive(visit, house)) {
        Group trace{.id = what.screen + ".qr.trace", .arrangement = Arrangement::card};
        Widget warning = with_french(text(say.square_leaves_a_trace()), say.in(language::french).square_leaves_a_trace());
        warning.pictogram = "warning";
        trace.widgets.push_back(std::move(warning));
        page.region(screen.shown ? Place::aside : Place::main).groups.push_back(std::move(trace));
    }
    if (!screen.shown) {
        Group ask{.arrangement = Arrangement::chips};
        ask.widgets.push_back({.id = what.screen + ".qr.show", .role = Role::button, .words = say.show_the_square(), .pictogram = "qr", .event = page::CodeShown{}});
        page.region(Place::main).groups.push_back(std::move(ask));
        return page;
    }
    Group square{.id = what.screen + ".square", .arrangement = Arrangement::card};
    square.widgets.push_back({.id = what.screen + ".code", .role = Role::picture, .spoken = what.name, .code = {code->side, code->dark}});
    page.region(Place::main).groups.push_back(std::move(square));
    Group how{.id = what.screen + ".qr.how", .arrangement = Arrangement::card};
    how.widgets.push_back(heading(say.aim_at_the_square()));
    how.widgets.front().pictogram = "phone";
    how.widgets.push_back(text(say.no_site_opens()));
    how.widgets.push_back(note(say.only_our_screen()));
    auto& aside = page.region(Place::aside).groups;
    aside.insert(aside.begin(), std::move(how));
    return page;
}

}  // namespace repere::visit
