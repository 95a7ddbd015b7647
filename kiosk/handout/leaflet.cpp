// A guide on a few pages, to keep: the numbers first, then what many situations ask for, once, then each situation's own act. What it leaves out
// is on the kiosk, and it says so.
//
// The guide's data choose: the act each outcome opens with on the screen, then those for now, then those that most outcomes share, until there are
// enough. Their order and their parts are `guides::whole`'s: what never stands together on a screen stands apart here too, and of a quiet
// guide the first part alone is printed: who fears, and who fears to do harm, do not read the same paper.
#include <algorithm>
#include <map>
#include <set>

#include "handout/parts.hpp"

namespace repere::handout {

namespace {

using guides::Act;
using guides::Situation;

constexpr std::size_t most_acts = 16, most_sentences = 2;
constexpr std::string_view now = "now";                            // the moment
constexpr std::string_view emergency = "emergency";                // the need

// Acts of the same name and need are one.
using Alike = std::vector<Act>;
std::pair<std::string, std::string> name(const Act& act) { return {act.title, act.need}; }

std::vector<Alike> alike(const std::vector<Act>& acts) {
    std::vector<Alike> out;
    for (const Act& act : acts) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const Alike& each) { return name(each.front()) == name(act); });
        if (same == out.end()) out.push_back({act});
        else same->push_back(act);
    }
    return out;
}

class Choice {
public:
    explicit Choice(std::vector<Situation> situations) : situations_{std::move(situations)} {
        std::map<std::string, std::size_t> shared;
        for (const Situation& each : situations_)
            for (const Act& act : each.outcome.acts) ++shared[act.id];
        std::vector<const Act*> first, rest;
        for (const Situation& each : situations_) {
            if (const Act* act = opening(each.outcome)) first.push_back(act);
            for (const Act& act : each.outcome.acts)
                if (shared[act.id] > 1) rest.push_back(&act);
        }
        const auto shared_most = [&](const Act* a, const Act* b) { return shared[a->id] > shared[b->id]; };
        std::stable_sort(first.begin(), first.end(), shared_most);
        std::stable_sort(rest.begin(), rest.end(), [&](const Act* a, const Act* b) {
            const bool a_waits = a->moment != now, b_waits = b->moment != now;
            return a_waits != b_waits ? b_waits : shared_most(a, b);
        });
        first.insert(first.end(), rest.begin(), rest.end());
        for (const Act* act : first)
            if (chosen_.size() < most_acts) chosen_.insert(act->id);
    }

    // The situation whose own act this is; nullptr: several have it.
    const Situation* of(const Act& act) const {
        const Situation* found = nullptr;
        for (const Situation& each : situations_)
            if (std::any_of(each.outcome.acts.begin(), each.outcome.acts.end(), [&](const Act& its) { return its.id == act.id; })) {
                if (found) return nullptr;
                found = &each;
            }
        return found;
    }
    bool has(const Act& act) const { return chosen_.contains(act.id); }

    // By its title; where another has the same, by the answers that mean it.
    Words title(const Messages& say, const std::string& guide, const std::string& outcome) const {
        const auto here = std::find_if(situations_.begin(), situations_.end(), [&](const Situation& each) { return each.outcome.id == outcome; });
        if (here == situations_.end()) return {};
        const auto as_this = [&](const Situation& each) { return each.outcome.title == here->outcome.title; };
        if (std::count_if(situations_.begin(), situations_.end(), as_this) == 1) return say.text("guides", guides::key(guide, "outcome", outcome, "title"), here->outcome.title);
        Words out;
        for (const auto& [question, answer, label] : here->when)
            out = messages::joined(out, " · ", say.text("guides", guides::key(guide, "answer", question + "." + answer, "label"), label));
        return out;
    }

private:
    static const Act* opening(const guides::Outcome& outcome) {
        const auto first = [&](auto condition) {
            const auto found = std::find_if(outcome.acts.begin(), outcome.acts.end(), condition);
            return found == outcome.acts.end() ? nullptr : &*found;
        };
        if (const Act* opens = first([&](const Act& act) { return act.id == outcome.opens; })) return opens;
        if (const Act* complaint = first([](const Act& act) { return !act.need.empty() && act.before == "complaint"; })) return complaint;
        return first([](const Act&) { return true; });
    }

    std::vector<Situation> situations_;
    std::set<std::string> chosen_;
};

std::vector<Situation> situations_of(const std::vector<guides::Outcome>& parts, std::vector<Situation> all) {
    std::set<std::string> there;
    for (const guides::Outcome& part : parts)
        for (const Act& act : part.acts) there.insert(act.id);
    std::erase_if(all, [&](const Situation& each) { return std::none_of(each.outcome.acts.begin(), each.outcome.acts.end(), [&](const Act& act) { return there.contains(act.id); }); });
    return all;
}

class Leaflet {
public:
    Leaflet(Sheet& sheet, const guides::Guide& guide, const std::vector<guides::Outcome>& parts)
        : sheet_{sheet}, guide_{guide}, choice_{situations_of(parts, guides::situations(sheet.directory(), guide.id, sheet.language()))} {}

    void numbers() {
        Block block;
        for (const auto& service : guides::who_can(sheet_.directory(), emergency, {}, sheet_.now()))
            for (Line& line : contact(sheet_, service, Fully::no)) block.lines.push_back(std::move(line));
        if (!block.lines.empty()) block.lines.insert(block.lines.begin(), line(sheet_, Part::heading, [](const Messages& say) { return say.useful_numbers(); }));
        put(std::move(block));
    }

    void tips() {
        for (const guides::Question& page : guides::pages_of_tips(sheet_.directory(), guide_.id)) {
            Block block;
            add(block.lines, sheet_, Part::heading, guide_text(guide_.id, "question", page.id, "ask", page.ask));
            for (const guides::Sentence& tip : page.tips)
                add(block.lines, sheet_, tip.kind == guides::SentenceKind::avoid ? Part::avoid : Part::text, guide_text(guide_.id, "tip", page.id + "." + tip.id, "text", tip.text), tip.pictogram);
            put(std::move(block));
        }
    }

    void part(const guides::Outcome& part, bool first) {
        std::vector<Act> shared;
        std::vector<std::pair<const Situation*, std::vector<Act>>> own;
        for (const Act& act : part.acts) {
            if (!choice_.has(act)) continue;
            const Situation* of = choice_.of(act);
            if (!of) {
                shared.push_back(act);
                continue;
            }
            const auto there = std::find_if(own.begin(), own.end(), [&](const auto& each) { return each.first == of; });
            if (there == own.end()) own.push_back({of, {act}});
            else there->second.push_back(act);
        }
        acts(shared, first ? "" : part.id, part.checklist);
        for (const auto& [situation, its] : own) acts(its, situation->outcome.id, part.checklist);
    }

    void rest() {
        put({{line(sheet_, Part::text, [](const Messages& say) { return say.rest_on_the_kiosk(); })}});
    }

private:
    void put(Block block) { sheet_.out.blocks.push_back(std::move(block)); }

    void acts(const std::vector<Act>& some, const std::string& outcome, bool checklist) {
        std::string moment;
        for (const Alike& acts : alike(some)) {
            const Act& act = acts.front();
            Block block;
            if (!outcome.empty() && moment.empty())
                add(block.lines, sheet_, Part::heading, [&](const Messages& say) { return choice_.title(say, guide_.id, outcome); });
            else if (outcome.empty() && act.moment != moment)
                add(block.lines, sheet_, Part::heading, [&](const Messages& say) { return say.moment(act.moment); });
            moment = act.moment;
            Line head = line(sheet_, checklist ? Part::check : Part::act, guide_text(guide_.id, "act", act.id, "title", act.title));
            head.number = ++n_;
            head.pictogram = act.pictogram;
            block.lines.push_back(std::move(head));
            sentences(block.lines, acts);
            who(block.lines, act);
            put(std::move(block));
        }
    }

    void sentences(std::vector<Line>& lines, const Alike& acts) const {
        std::set<std::string> told;
        for (Act act : acts) {
            std::erase_if(act.sentences, [&](const guides::Sentence& sentence) { return told.size() >= most_sentences || !told.insert(sentence.text).second; });
            add_sentences(lines, sheet_, guide_.id, act);
        }
    }

    // The surest who can help; the numbers for emergencies stand above already.
    void who(std::vector<Line>& lines, const Act& act) {
        if (act.need.empty() || !act.asks.empty()) return;
        const auto services = guides::who_can(sheet_.directory(), act.need, {}, sheet_.now());
        if (services.empty()) add(lines, sheet_, Part::note, [](const Messages& say) { return say.nobody_on_file(); });
        else
            for (Line& line : contact(sheet_, services.front())) lines.push_back(std::move(line));
    }

    Sheet& sheet_;
    const guides::Guide& guide_;
    Choice choice_;
    int n_ = 0;
};

}  // namespace

std::optional<Handout> leaflet(const Request& request, const Sources& sources) {
    const auto guide = guides::guide(sources.directory, request.guide);
    if (!guide || guide->staff) return std::nullopt;
    const Sources any_day{sources.directory, sources.now, {}, {}};
    auto parts = guides::whole(sources.directory, guide->id, request.language);
    if (guide->sensitive && parts.size() > 1) parts.resize(1);
    const bool steps = std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.checklist; });
    Sheet out = sheet(request, any_day, request.language, guide->sensitive, Dated::no);
    out.out.newspaper = true;
    title(out, [&](const Messages& say) {
        if (guide->sensitive) return steps ? say.my_steps() : say.how_we_call_it();
        return say.text("guides", guides::key(guide->id, "guide", "", "title"), guide->title);
    });
    Leaflet leaflet{out, *guide, parts};
    leaflet.numbers();
    leaflet.tips();
    for (const guides::Outcome& part : parts) leaflet.part(part, &part == &parts.front());
    leaflet.rest();
    return finished(std::move(out));
}

}  // namespace repere::handout
