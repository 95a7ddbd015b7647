// What to do, in order, each act with the first who can help: of an outcome, and of a whole guide.
#include <algorithm>
#include <set>

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

// A booklet tells what several answers share once: acts of the same name and need are one.
using Alike = std::vector<Act>;

std::vector<Alike> each_alone(const guides::Outcome& outcome) {
    std::vector<Alike> out;
    for (const Act& act : outcome.acts) out.push_back({act});
    return out;
}

std::vector<Alike> alike(const guides::Outcome& outcome) {
    std::vector<Alike> out;
    for (const Act& act : outcome.acts) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const Alike& each) { return each.front().title == act.title && each.front().need == act.need; });
        if (same == out.end()) out.push_back({act});
        else same->push_back(act);
    }
    return out;
}

// What each of them says, the same words once.
void add_what_they_say(std::vector<Line>& lines, const Sheet& sheet, const guides::Guide& guide, Alike acts) {
    std::set<std::string> told;
    for (Act& act : acts) {
        std::erase_if(act.sentences, [&](const guides::Sentence& sentence) { return !told.insert(sentence.text).second; });
        add_sentences(lines, sheet, guide.id, act);
        if (told.insert(act.french).second)
            add_sentence(lines, sheet, act.french, guide_text(guide.id, "act", act.id, "means", act.means));
    }
}

void add_acts(Sheet& sheet, const guides::Guide& guide, const guides::Outcome& outcome, const std::vector<Alike>& all, const guides::Wanted& wanted, int& n) {
    const auto& ticked = sheet.request.ticked;
    std::string moment;
    for (const Alike& acts : all) {
        const Act& act = acts.front();
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
        add_what_they_say(block.lines, sheet, guide, acts);
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
    int n = 0;
    add_acts(out, of, outcome, each_alone(outcome), wanted(request, sources, of.staff), n);
    if (!sensitive && !of.staff && !guides::without_phone(request.answers)) out.out.code = code_text(request, sources);      // P4
    return finished(std::move(out));
}

std::optional<Handout> leaflet(const Request& request, const Sources& sources) {
    const auto guide = guides::guide(sources.directory, request.guide);
    if (!guide || guide->staff) return std::nullopt;
    Request everybody = request;
    everybody.answers.clear(), everybody.ticked.clear();
    const Sources any_day{sources.directory, sources.now, {}, {}};
    const auto parts = guides::whole(sources.directory, guide->id, request.language);
    const bool steps = std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.checklist; });
    Sheet out = sheet(everybody, any_day, request.language, guide->sensitive, Dated::no);
    title(out, [&](const Messages& say) {
        if (guide->sensitive) return steps ? say.my_steps() : say.how_we_call_it();
        return say.text("guides", guides::key(guide->id, "guide", "", "title"), guide->title);
    });
    for (const guides::Question& page : guides::pages_of_tips(sources.directory, guide->id)) {
        Block block;
        add(block.lines, out, Part::heading, guide_text(guide->id, "question", page.id, "ask", page.ask));
        for (const guides::Sentence& tip : page.tips)
            add(block.lines, out, tip.kind == guides::SentenceKind::avoid ? Part::avoid : Part::text, guide_text(guide->id, "tip", page.id + "." + tip.id, "text", tip.text), tip.pictogram);
        out.out.blocks.push_back(std::move(block));
    }
    int n = 0;
    for (const guides::Outcome& part : parts) {
        const std::size_t first = out.out.blocks.size();
        add_acts(out, *guide, part, alike(part), {}, n);
        if (&part == &parts.front() || first == out.out.blocks.size()) continue;
        auto& lines = out.out.blocks[first].lines;
        lines.insert(lines.begin(), line(out, Part::heading, guide_text(guide->id, "outcome", part.id, "title", part.title)));
    }
    return finished(std::move(out));
}

}  // namespace repere::handout
