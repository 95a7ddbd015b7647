#include "page/page.hpp"

#include <algorithm>

#include "page/overloaded.hpp"

namespace repere::page {

bool& Modes::operator[](Mode mode) {
    switch (mode) {
        case Mode::high_contrast: return high_contrast;
        case Mode::low_reach: return low_reach;
        case Mode::still: return still;
        case Mode::more_time: return more_time;
        case Mode::voice: return voice;
        case Mode::explore: return explore;
        case Mode::blank: return blank;
        default: return large;
    }
}

Region& Page::region(Place place) {
    const auto found = std::find_if(regions.begin(), regions.end(), [&](const Region& region) { return region.place == place; });
    if (found != regions.end()) return *found;
    regions.push_back({place, {}});
    return regions.back();
}

std::string plain_text(const Page& page) {
    std::string out = language::plain(page.title);
    for (const Region& region : page.regions)
        for (const Group& group : region.groups) {
            out += '\n' + language::plain(group.name);
            for (const Widget& widget : group.widgets) {
                out += '\n' + language::plain(widget.words);
                if (!widget.detail.empty()) out += '\n' + language::plain(widget.detail);
                if (!widget.french.empty()) out += '\n' + language::plain(widget.french);
                if (!widget.spoken.empty()) out += '\n' + language::plain(widget.spoken);
            }
        }
    return out;
}

std::string to_string(Role role) {
    switch (role) {
        case Role::title: return "title";
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::note: return "note";
        case Role::label: return "label";
        case Role::button: return "button";
        case Role::checkbox: return "checkbox";
        case Role::badge: return "badge";
        case Role::number: return "number";
        case Role::sentence: return "sentence";
        case Role::picture: return "picture";
        case Role::progress: return "progress";
        case Role::field: return "field";
        case Role::key: return "key";
        case Role::status: return "status";
    }
    return {};
}

std::string to_string(const Event& event) {
    return std::visit(Overloaded{
                          [](const Started&) -> std::string { return "Started"; },
                          [](const LanguageChosen& e) { return "LanguageChosen " + e.tag.value; },
                          [](const LanguageAsked&) -> std::string { return "LanguageAsked"; },
                          [](const HomeAsked&) -> std::string { return "HomeAsked"; },
                          [](const BackAsked&) -> std::string { return "BackAsked"; },
                          [](const EmergencyAsked&) -> std::string { return "EmergencyAsked"; },
                          [](const AccessAsked&) -> std::string { return "AccessAsked"; },
                          [](const SearchOpened&) -> std::string { return "SearchOpened"; },
                          [](const GuideOpened& e) { return "GuideOpened " + e.guide; },
                          [](const AnswerTouched& e) { return "AnswerTouched " + e.answer; },
                          [](const ContinueAsked&) -> std::string { return "ContinueAsked"; },
                          [](const ActionChosen& e) { return "ActionChosen " + e.action; },
                          [](const ServiceOpened& e) { return "ServiceOpened " + e.service; },
                          [](const FrenchShown& e) { return "FrenchShown " + e.which; },
                          [](const CountryAsked&) -> std::string { return "CountryAsked"; },
                          [](const CountriesOpened& e) { return "CountriesOpened " + std::to_string(e.from) + " " + std::to_string(e.count); },
                          [](const CountryChosen&) -> std::string { return "CountryChosen"; },  // whose papers: the visitor's
                          [](const TakeAwayAsked&) -> std::string { return "TakeAwayAsked"; },
                          [](const PrintAsked& e) { return "PrintAsked" + (e.sheet.empty() ? "" : " " + e.sheet); },
                          [](const SheetChosen& e) { return "SheetChosen " + e.sheet; },
                          [](const PrintNow&) -> std::string { return "PrintNow"; },
                          [](const CodeAsked&) -> std::string { return "CodeAsked"; },
                          [](const CodeShown&) -> std::string { return "CodeShown"; },
                          [](const LeaveAsked&) -> std::string { return "LeaveAsked"; },
                          [](const ModeToggled& e) { return "ModeToggled " + std::to_string(static_cast<int>(e.mode)); },
                          [](const YourDataAsked&) -> std::string { return "YourDataAsked"; },
                          [](const AccessibilityAsked&) -> std::string { return "AccessibilityAsked"; },
                          [](const ListenAsked&) -> std::string { return "ListenAsked"; },
                          [](const SayAgainAsked&) -> std::string { return "SayAgainAsked"; },
                          [](const VolumeAsked& e) { return "VolumeAsked " + std::to_string(e.by); },
                          [](const HeadsetChanged& e) { return std::string{"HeadsetChanged "} + (e.in ? "in" : "out"); },
                          [](const TextExplored&) -> std::string { return "TextExplored"; },
                          [](const SpeechEnded&) -> std::string { return "SpeechEnded"; },
                          [](const LeaveKeyPressed&) -> std::string { return "LeaveKeyPressed"; },
                          [](const SignsAsked&) -> std::string { return "SignsAsked"; },
                          [](const SignsClosed&) -> std::string { return "SignsClosed"; },
                          [](const TextTyped&) -> std::string { return "TextTyped"; },          // never the words themselves
                          [](const TextErased&) -> std::string { return "TextErased"; },
                          [](const TextCleared&) -> std::string { return "TextCleared"; },
                          [](const LettersToggled&) -> std::string { return "LettersToggled"; },
                          [](const FilterToggled& e) { return "FilterToggled " + e.filter; },
                          [](const FiltersLifted&) -> std::string { return "FiltersLifted"; },
                          [](const ThemeOpened& e) { return "ThemeOpened " + e.theme; },
                          [](const MapOpened& e) { return "MapOpened" + (e.service.empty() ? "" : " " + e.service); },
                          [](const ActTicked& e) { return "ActTicked " + e.act; },
                          [](const StaffAsked&) -> std::string { return "StaffAsked"; },
                          [](const DigitTyped&) -> std::string { return "DigitTyped"; },        // never which
                          [](const DigitErased&) -> std::string { return "DigitErased"; },
                          [](const PinEntered&) -> std::string { return "PinEntered"; },
                          [](const PinChecked&) -> std::string { return "PinChecked"; },
                          [](const EndAsked&) -> std::string { return "EndAsked"; },
                          [](const DeskLocked&) -> std::string { return "DeskLocked"; },
                          [](const ReceivedTapped& e) { return "ReceivedTapped " + e.kind; },
                          [](const ReceivedUndone&) -> std::string { return "ReceivedUndone"; },
                          [](const StaffPageOpened& e) { return "StaffPageOpened " + e.page; },
                          [](const ClosedTodayToggled& e) { return "ClosedTodayToggled " + e.service; },
                          [](const WrongSaid& e) { return "WrongSaid " + e.service + " " + e.category; },
                          [](const StillHere&) -> std::string { return "StillHere"; },
                          [](const PageTurned& e) { return "PageTurned " + std::to_string(e.by); },
                          [](const FocusMoved& e) { return "FocusMoved " + e.id; },
                          [](const TimePassed& e) { return "TimePassed " + std::to_string(e.by.count()) + " ms"; },
                          [](const Printed& e) -> std::string { return "Printed " + std::to_string(static_cast<int>(e.end)) + " " + std::to_string(e.pages); },
                          [](const DirectoryAdopted&) -> std::string { return "DirectoryAdopted"; },
                      },
                      event);
}

}  // namespace repere::page
