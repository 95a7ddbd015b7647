// What the sheets have in common: a line said in two languages, an act with who can help, a contact as the screen has it.
#pragma once

#include <functional>
#include <map>

#include "handout/handout.hpp"

namespace repere::handout {

using messages::Messages;

// A sheet being written.
struct Sheet {
    const Request& request;
    const Sources& sources;
    Messages say, french;                     // the reader's words, and what stands beside them
    bool dated = false;                       // what holds at this moment only may stand on it: it bears its day
    Handout out;
    std::map<std::string, int> told = {};     // services written in full already, with their number on the map

    bool two() const { return !language().value.starts_with("fr"); }      // simple French is French to whoever helps
    const language::Tag& language() const { return say.language(); }
    const directory::Directory& directory() const { return sources.directory; }
    directory::Minute now() const { return sources.now; }
};

enum class Dated { no, yes };
Sheet sheet(const Request& request, const Sources& sources, const language::Tag& language, bool sensitive, Dated dated);
Handout finished(Sheet sheet);                // draft or not; no block without a line

template <class Say>
Line line(const Sheet& sheet, Part part, const Say& words) {
    return {.part = part, .words = words(sheet.say), .french = sheet.two() ? words(sheet.french) : Words{}};
}
template <class Say>
void title(Sheet& sheet, const Say& words) {
    sheet.out.title = words(sheet.say);
    if (sheet.two()) sheet.out.french_title = words(sheet.french);
}
// Nothing to say makes no line.
template <class Say>
void add(std::vector<Line>& lines, const Sheet& sheet, Part part, const Say& words, std::string pictogram = {}) {
    Line one = line(sheet, part, words);
    one.pictogram = std::move(pictogram);
    if (!one.words.empty()) lines.push_back(std::move(one));
}

// Words of a guide, in any language.
inline auto guide_text(const std::string& guide, std::string_view thing, const std::string& id, std::string_view field, const std::string& french) {
    return [key = guides::key(guide, thing, id, field), french](const Messages& say) { return say.text("guides", key, french); };
}
Words french_words(const std::string& text);                       // plain French, with its no-break spaces
// A French sentence to be shown, under "to show at the desk", with what it says.
void add_sentence(std::vector<Line>& lines, const Sheet& sheet, const std::string& french, const std::function<Words(const Messages&)>& means);
void add_sentences(std::vector<Line>& lines, const Sheet& sheet, const std::string& guide, const guides::Act& act);
void add_no_telephone(std::vector<Line>& lines, const Sheet& sheet);

enum class Fully { no, yes };                 // no: who, by what number, how sure we are; without hours
std::vector<Line> contact(Sheet& sheet, const directory::Service& service, Fully fully = Fully::yes);
void add_hours(std::vector<Line>& lines, const Sheet& sheet, const directory::Service& service);
inline constexpr std::size_t most_services = 3;                    // for one act: the first of those who can help

// The outcome a request means; nothing where it means none, or one for desks that no desk asked for.
struct Meant {
    guides::Guide guide;
    guides::Outcome outcome;
    bool sensitive = false;
};
std::optional<Meant> meant(const Request& request, const Sources& sources, const language::Tag& language);
guides::Wanted wanted(const Request& request, const Sources& sources, bool staff);

// The sheets, one function each.
std::optional<Handout> acts(const Request& request, const Sources& sources);
std::optional<Handout> leaflet(const Request& request, const Sources& sources);
std::optional<Handout> service(const Request& request, const Sources& sources);
std::optional<Handout> slip(const Request& request, const Sources& sources);
std::optional<Handout> complaint(const Request& request, const Sources& sources);
std::optional<Handout> shortlist(const Request& request, const Sources& sources);
std::optional<Handout> orientation(const Request& request, const Sources& sources);
std::optional<Handout> reflex(const Request& request, const Sources& sources);
std::optional<Handout> host_form(const Request& request, const Sources& sources);

}  // namespace repere::handout
