// What a failing == says: words with their kinds, an event by its name, a page and a visit as a person would tell them.
#pragma once

#include <string>

#include "given/catch.hpp"
#include "page/page.hpp"
#include "visit/visit.hpp"

namespace given {

// "Ouvert jusqu’à ⟨hours fr: 18⍽h⟩": plain French stands bare, everything else says what it is; a no-break space is seen.
inline std::string printed(const repere::language::Span& span) {
    using repere::language::SpanKind;
    std::string text = span.text;
    for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, "⍽");
    const char* kinds[] = {"", "phone ", "hours ", "address ", "french "};
    const std::string kind = kinds[static_cast<int>(span.kind)];
    if (kind.empty() && span.language == repere::language::french && span.reviewed) return text;
    return "⟨" + kind + span.language.value + (span.reviewed ? "" : " draft") + ": " + text + "⟩";
}

inline std::string printed(const repere::language::Words& words) {
    std::string out;
    for (const auto& span : words) out += printed(span);
    return out;
}

inline std::string printed(const repere::page::Widget& widget) {
    std::string out =
        repere::page::to_string(widget.role) + (widget.id.empty() ? "" : " #" + widget.id) + " " + printed(widget.words);
    if (!widget.detail.empty()) out += " / " + printed(widget.detail);
    if (!widget.french.empty()) out += " / French: " + printed(widget.french);
    if (!widget.pictogram.empty()) out += " [" + widget.pictogram + "]";
    if (widget.checked) out += " checked";
    if (widget.event) out += " -> " + repere::page::to_string(*widget.event);
    return out;
}

inline std::string printed(const repere::page::Page& page) {
    const char* places[] = {"header", "main", "aside", "hand", "bar", "pager", "overlay"};
    std::string out =
        page.screen + (page.step.empty() ? "" : " " + page.step) + " in " + page.language.value + ": " + printed(page.title);
    for (const auto& region : page.regions) {
        out += std::string{"\n"} + places[static_cast<int>(region.place)];
        for (const auto& group : region.groups) {
            out += "\n  group" + (group.id.empty() ? "" : " #" + group.id) + (group.name.empty() ? "" : " " + printed(group.name)) +
                   (group.checked ? " checked" : "") + (group.event ? " -> " + repere::page::to_string(*group.event) : "");
            for (const auto& widget : group.widgets) out += "\n    " + printed(widget);
        }
    }
    return out;
}

inline std::string printed(const repere::guides::Answers& answers) {
    std::string out;
    for (const auto& answered : answers) {
        out += (out.empty() ? "" : " ") + answered.question + "=";
        for (std::size_t i = 0; i < answered.answers.size(); ++i) out += (i ? "," : "") + answered.answers[i];
    }
    return out;
}

inline std::string printed(const repere::visit::Screen& screen) {
    using namespace repere::visit;
    struct Name {
        std::string operator()(const AttractScreen&) const { return "attract"; }
        std::string operator()(const LanguageScreen&) const { return "language"; }
        std::string operator()(const HomeScreen&) const { return "home"; }
        std::string operator()(const GuideScreen& s) const {
            std::string out = "guide " + s.guide + " (" + printed(s.answers) + ")";
            for (const auto& chosen : s.chosen) out += " +" + chosen;
            return out + (s.action.empty() ? "" : " action " + s.action) + (s.sentence ? " sentence " + *s.sentence : "");
        }
        std::string operator()(const CalmScreen& s) const { return "calm before " + (*this)(s.ahead); }
        std::string operator()(const CountryScreen& s) const { return "country " + std::to_string(s.from) + "+" + std::to_string(s.count); }
        std::string operator()(const TakeAwayScreen&) const { return "take-away"; }
        std::string operator()(const PrintScreen& s) const {
            const char* const states[] = {"choosing", "printing", "done", "paper out", "failed", "too long"};
            return "print-preview " + repere::handout::to_json(s.request) + " " + states[static_cast<int>(s.state)] + " " + std::to_string(s.pages);
        }
        std::string operator()(const CodeScreen& s) const { return std::string{"code"} + (s.shown ? " shown" : ""); }
        std::string operator()(const SearchScreen& s) const { return "search" + (s.theme.empty() ? "" : " " + s.theme); }
        std::string operator()(const MapScreen& s) const { return "map" + (s.service.empty() ? "" : " " + s.service); }
        std::string operator()(const ServiceScreen& s) const { return "service " + s.service; }
        std::string operator()(const EmergencyScreen& s) const { return "emergency" + (s.sentence.empty() ? "" : " sentence " + s.sentence); }
        std::string operator()(const StaffLockScreen& s) const { return "staff-lock" + (s.guide.empty() ? "" : " before " + s.guide) + (s.refused ? " refused" : ""); }
        std::string operator()(const StaffScreen& s) const { return "staff" + (s.page.empty() ? "" : " " + s.page); }
        std::string operator()(const AccessScreen& s) const { return "access" + (s.page.empty() ? "" : " " + s.page); }
    };
    return std::visit(Name{}, screen);
}

inline std::string printed(repere::page::Modes modes) {
    const char* const names[] = {"large", "high contrast", "low reach", "still", "more time", "voice", "explore", "blank"};
    std::string out;
    for (int i = 0; i < repere::page::mode_count; ++i)
        if (modes[static_cast<repere::page::Mode>(i)]) out += (out.empty() ? "" : ", ") + std::string{names[i]};
    return out;
}

inline std::string printed(const repere::visit::Effect& effect) {
    using namespace repere::visit;
    struct Name {
        std::string operator()(const LookForDirectory&) const { return "look for directory"; }
        std::string operator()(const ForgetVisit&) const { return "forget visit"; }
        std::string operator()(const SayPage&) const { return "say page"; }
        std::string operator()(const SayWidget& e) const { return "say " + e.id; }
        std::string operator()(const SayWords& e) const { return "say \"" + repere::language::plain(e.words) + "\""; }
        std::string operator()(const SayWarning&) const { return "say warning"; }
        std::string operator()(const Hush&) const { return "hush"; }
        std::string operator()(const TryPin&) const { return "try PIN"; }
        std::string operator()(const CountReceived& e) const { return "count " + e.kind; }
        std::string operator()(const NoteClosedToday& e) const { return "closed today " + e.service; }
        std::string operator()(const PrintHandout& e) const { return "print " + repere::handout::to_json(e.request) + " at most " + std::to_string(e.most_pages); }
        std::string operator()(const CancelPrinting&) const { return "cancel printing"; }
        std::string operator()(const CountOutcome& e) const { return "count " + e.guide + " " + e.outcome + " " + e.language.value; }
        std::string operator()(const NoteWrong& e) const { return "wrong " + e.service + " " + e.category; }
    };
    return std::visit(Name{}, effect);
}

inline std::string printed(const repere::visit::Visit& visit) {
    std::string out = visit.language.value + ":";
    for (const auto& screen : visit.history) out += " > " + printed(screen);
    if (const std::string modes = printed(visit.modes); !modes.empty()) out += ", " + modes;
    if (visit.speaking) out += ", speaking";
    if (visit.volume != repere::visit::usual_volume) out += ", volume " + std::to_string(visit.volume);
    if (!visit.typed.empty()) out += ", typed \"" + visit.typed + "\"";
    for (const auto filter : visit.filters) out += ", " + std::string{repere::directory::name_of(filter)};
    if (visit.latin) out += ", Latin letters";
    for (const auto& act : visit.ticked) out += ", ticked " + act;
    if (visit.unlocked) out += ", unlocked";
    if (visit.pages_printed) out += ", pages printed " + std::to_string(visit.pages_printed);
    if (!visit.focus.empty()) out += ", focus " + visit.focus;
    return out + ", idle " + std::to_string(visit.idle.count()) + " ms";
}

}  // namespace given

namespace Catch {

template <>
struct StringMaker<repere::language::Span> {
    static std::string convert(const repere::language::Span& span) { return given::printed(span); }
};
template <>
struct StringMaker<repere::language::Words> {
    static std::string convert(const repere::language::Words& words) { return given::printed(words); }
};
template <>
struct StringMaker<repere::language::Tag> {
    static std::string convert(const repere::language::Tag& tag) { return tag.value; }
};
template <>
struct StringMaker<repere::page::Event> {
    static std::string convert(const repere::page::Event& event) { return repere::page::to_string(event); }
};
template <>
struct StringMaker<repere::page::Widget> {
    static std::string convert(const repere::page::Widget& widget) { return given::printed(widget); }
};
template <>
struct StringMaker<repere::page::Page> {
    static std::string convert(const repere::page::Page& page) { return given::printed(page); }
};
template <>
struct StringMaker<repere::visit::Screen> {
    static std::string convert(const repere::visit::Screen& screen) { return given::printed(screen); }
};
template <>
struct StringMaker<repere::page::Modes> {
    static std::string convert(const repere::page::Modes& modes) { return "{" + given::printed(modes) + "}"; }
};
template <>
struct StringMaker<repere::visit::Effect> {
    static std::string convert(const repere::visit::Effect& effect) { return given::printed(effect); }
};
template <>
struct StringMaker<repere::visit::Visit> {
    static std::string convert(const repere::visit::Visit& visit) { return given::printed(visit); }
};

}  // namespace Catch
