// What to do, in order, each act with the first who can help.
#include <algorithm>

#include "handout/parts.hpp"

namespace repere::handout {

namespace {

using guides::Act;

Words title_of(const Messages& say, const std::string& guide, const Act& act) {
    return say.text("guides", guides::key(guide, "act", act.id, "title"), act.title);
}

// What comes before it and is not done yet.
Words first_of_all(const Messages& say, const Sheet& sheet, const std::string& guide, const guides::Outcome& outcome, const Act& act) {
    const auto& ticked = sheet.request.ticked;
    Words first;
    for (const std::string& id : act.after)
        for (const Act& before : outcome.acts)
            if (before.id == id && std::find(ticked.begin(), ticked.end(), guide + "/" + id) == ticked.end())
                first = messages::joined(first, ", ", title_of(say, guide, before));
    return first.empty() ? Words{} : messages::joined(say.first_of_all(), " ", first);
}

void add_services(std::vector<Line>& lines, Sheet& sheet, const guides::Guide& guide, const Act& act, const guides::Wanted& wanted) {
    if (act.need.empty()) return;
    const auto services = guides::who_can(sheet.directory(), act.need, sheet.request.answers, sheet.now(), wanted);
    if (services.empty())
        add(lines, sheet, Part::note, [&](const Messages& say) { return guide.staff ? say.nothing_in_date() : say.nobody_on_file(); });
    if (act.asks == guides::country && !guides::given_to(sheet.request.answers, guides::country).empty() &&
        std::none_of(services.begin(), services.end(), [](const auto& service) { return !service.countries.empty(); }))
        add(lines, sheet, Part::note, [](const Messages& say) { return say.no_sure_consulate(); });
    bool desk = false, open = false;
    for (const auto& service : services) {
        if (service.kind != directory::Class::desk) continue;
        const auto available = directory::availability(service, sheet.now());
        desk = true;
        open = open || (available.badge == directory::Badge::open && !available.by_phone && guides::may_receive(service, sheet.now(), wanted));
    }
    if (sheet.dated && desk && !open) add(lines, sheet, Part::note, [](const Messages& say) { return say.no_desk_known_open(); });
    for (std::size_t i = 0; i < std::min(services.size(), most_services); ++i)
        for (Line& line : contact(sheet, services[i])) lines.push_back(std::move(line));
}

void add_acts(Sheet& sheet, const guides::Guide& guide, const guides::Outcome& outcome, const guides::Wanted& wanted) {
    const auto& ticked = sheet.request.ticked;
    std::string moment;
    int n = 0;
    for (const Act& act : outcome.acts) {
        Block block;
        if (act.moment != moment) {
            moment = act.moment;
            add(block.lines, sheet, Part::heading, [&](const Messages& say) { return say.moment(moment); });
        }
        Line head = line(sheet, outcome.checklist ? Part::check : Part::act, [&](const Messages& say) { return title_of(say, guide.id, act); });
        head.number = ++n;
        head.pictogram = act.pictogram;
        head.checked = std::find(ticked.begin(), ticked.end(), guide.id + "/" + act.id) != ticked.end();
        block.lines.push_back(std::move(head));
        if (outcome.checklist) add(block.lines, sheet, Part::note, [&](const Messages& say) { return first_of_all(say, sheet, guide.id, outcome, act); });
        add_sentences(block.lines, sheet, guide.id, act);
        add_sentence(block.lines, sheet, act.french, guide_text(guide.id, "act", act.id, "means", act.means));
        add_services(block.lines, sheet, guide, act, wanted);
        sheet.out.blocks.push_back(std::move(block));
    }
}

}  // namespace

std::optional<Handout> acts(const Request& request, const Sources& sources) {
    const auto guide = guides::guide(sources.directory, request.guide);
    const language::Tag language = guide && guide->staff ? language::french : request.language;      // desks read French
    const auto asked = meant(request, sources, language);
    if (!asked) return std::nullopt;
    const auto& [of, outcome, sensitive] = *asked;
    Sheet out = sheet(request, sources, language, sensitive, Dated::yes);
    title(out, [&](const Messages& say) {
        if (sensitive) return outcome.checklist ? say.my_steps() : say.how_we_call_it();
        return say.text("guides", guides::key(of.id, "outcome", outcome.id, "title"), outcome.title);
    });
    Block top;
    if (guides::without_phone(request.answers)) add_no_telephone(top.lines, out);
    add_sentence(top.lines, out, outcome.french, guide_text(of.id, "outcome", outcome.id, "means", outcome.means));
    out.out.blocks.push_back(std::move(top));
    add_acts(out, of, outcome, wanted(request, sources, of.staff));
    if (!sensitive && !of.staff && !guides::without_phone(request.answers)) out.out.code = code_text(request, sources);      // P4
    return finished(std::move(out));
}

}  // namespace repere::handout
