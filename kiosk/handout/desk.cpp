// What a desk prints (people.md, P7, P9): for the person, what helps and what was said; for the agent, the fiche réflexe; for a referent and a
// host, places of community service. The person's sheet names public services only: it leaves the desk.
#include <algorithm>
#include <array>
#include <set>

#include "handout/parts.hpp"

namespace repere::handout {

// --- For the person ---------------------------------------------------------------------------------------------------------------
namespace {

// Of what is shown to the person, what is still true on the way home; questions and answers stay at the desk.
constexpr std::array to_keep{"believe", "not-your-fault", "you-decide", "papers", "interpreter", "come-back"};

}  // namespace

std::optional<Handout> orientation(const Request& request, const Sources& sources) {
    if (!request.staff) return std::nullopt;
    const auto asked = meant(request, sources, language::french);
    if (!asked) return std::nullopt;
    const guides::Wanted wanted = handout::wanted(request, sources, false);
    Sheet out = sheet(request, sources, wanted.language.value_or(request.language), asked->sensitive, Dated::yes);
    title(out, [](const Messages& say) { return say.how_we_call_it(); });
    std::set<std::string> needs, phrases;
    for (const guides::Act& act : asked->outcome.acts) {
        phrases.insert(act.phrases.begin(), act.phrases.end());
        if (act.need.empty() || !needs.insert(act.need).second) continue;
        if (!act.asks.empty() && guides::given_to(request.answers, act.asks).empty()) continue;          // no consulate unless the person asked (P7)
        const auto services = guides::who_can(sources.directory, act.need, request.answers, sources.now, wanted);
        if (services.empty()) continue;
        Block block;
        if (const auto label = sources.directory.translation(language::french, "directory", "act." + act.need + ".label"))
            add(block.lines, out, Part::heading, [&](const Messages& say) { return say.act(act.need, label->text); });
        for (std::size_t i = 0; i < std::min(services.size(), most_services); ++i)
            for (Line& line : contact(out, services[i])) block.lines.push_back(std::move(line));
        out.out.blocks.push_back(std::move(block));
    }
    Block said;
    for (const char* id : to_keep)
        if (phrases.contains(id))
            for (const guides::Phrase& phrase : guides::phrases(sources.directory, {id}))
                add(said.lines, out, Part::text, guide_text("", "phrase", phrase.id, "text", phrase.text), "speech");
    out.out.blocks.push_back(std::move(said));
    return finished(std::move(out));
}

// --- For the agent: two pages, from the guide's own words ---------------------------------------------------------------------------
namespace {

constexpr const char* vade_mecum = "vade-mecum";
constexpr const char* who_receives = "Qui peut recevoir";

class Reflex {
public:
    Reflex(Sheet& sheet, const guides::Guide& guide) : sheet_{sheet}, guide_{guide} {}

    std::optional<guides::Step> step(const guides::Answers& answers) const { return guides::next(sheet_.directory(), guide_.id, answers, language::french); }
    guides::Outcome outcome(const guides::Answers& answers) const {
        const auto found = step(answers);
        const auto* outcome = found ? std::get_if<guides::Outcome>(&*found) : nullptr;
        return outcome ? *outcome : guides::Outcome{};
    }
    void say(std::vector<Line>& lines, Part part, const std::string& text, const std::string& pictogram = {}, int number = 0) const {
        add(lines, sheet_, part, [&](const Messages&) { return french_words(text); }, pictogram);
        if (number) lines.back().number = number;
    }
    void say(std::vector<Line>& lines, const std::vector<guides::Sentence>& sentences) const {      // each once on the sheet
        for (const auto& each : sentences)
            if (told_.insert(each.text).second) say(lines, each.kind == guides::SentenceKind::avoid ? Part::avoid : Part::text, each.text, each.pictogram);
    }
    Block under(const std::string& heading) const {
        Block block;
        say(block.lines, Part::heading, heading);
        return block;
    }
    void put(Block block) const { if (block.lines.size() > 1) sheet_.out.blocks.push_back(std::move(block)); }
    Sheet& sheet() const { return sheet_; }

private:
    Sheet& sheet_;
    const guides::Guide& guide_;
    mutable std::set<std::string> told_;
};

const guides::Act* act(const guides::Outcome& outcome, std::string_view id) {
    const auto found = std::find_if(outcome.acts.begin(), outcome.acts.end(), [&](const guides::Act& each) { return each.id == id; });
    return found == outcome.acts.end() ? nullptr : &*found;
}

// The four answers of the first page, each with what comes first; what stands among those who can receive is told there.
void first_twenty_seconds(const Reflex& reflex, const guides::Question& first, const guides::Outcome& told_below) {
    reflex.put([&] {
        Block block = reflex.under("Les vingt premières secondes");
        reflex.say(block.lines, Part::note, first.help);
        return block;
    }());
    int n = 0;
    for (const guides::Answer& answer : first.answers) {
        if (n == 4) break;                                        // the fifth leads to the rest of the guide
        Block block;
        reflex.say(block.lines, Part::act, answer.label, answer.pictogram, ++n);
        const auto next = reflex.step({{first.id, {answer.id}}});
        const auto* question = next ? std::get_if<guides::Question>(&*next) : nullptr;
        const auto* outcome = next ? std::get_if<guides::Outcome>(&*next) : nullptr;
        if (question) {
            reflex.say(block.lines, Part::text, question->ask);
            if (question->tips.empty()) reflex.say(block.lines, Part::note, question->help);
            reflex.say(block.lines, question->tips);
        }
        for (std::size_t i = 0; outcome && i < std::min<std::size_t>(outcome->acts.size(), 4); ++i) {
            const guides::Act& act = outcome->acts[i];
            if (!handout::act(told_below, act.id)) reflex.say(block.lines, Part::text, act.title, act.pictogram);
            if (i == 0) reflex.say(block.lines, act.sentences);
        }
        if (outcome && outcome->id == told_below.id) reflex.say(block.lines, Part::note, std::string{"Les numéros : « "} + who_receives + " », plus loin.");
        reflex.put(std::move(block));
    }
}

// What is said, and what is not, whoever stands there.
void say_or_not(const Reflex& reflex, const std::vector<guides::Outcome>& outcomes) {
    Block say = reflex.under("Dire"), avoid = reflex.under("Ne pas dire, ne pas faire");
    for (const guides::Outcome& outcome : outcomes)
        for (const guides::Act& act : outcome.acts)
            for (guides::Sentence sentence : act.sentences) {
                if (sentence.kind == guides::SentenceKind::say) sentence.pictogram = "speech", reflex.say(say.lines, {sentence});
                if (sentence.kind == guides::SentenceKind::avoid) reflex.say(avoid.lines, {sentence});
            }
    reflex.put(std::move(say));
    reflex.put(std::move(avoid));
}

// Needs that the same services meet stand together, above them.
void who_can_receive(const Reflex& reflex, const guides::Outcome& outcome) {
    constexpr std::size_t most = 2;
    Sheet& sheet = reflex.sheet();
    struct Door {
        std::vector<const guides::Act*> acts;
        std::vector<directory::Service> services;
    };
    std::vector<Door> doors;
    for (const guides::Act& act : outcome.acts) {
        if (act.need.empty() || !act.asks.empty()) continue;
        auto services = guides::who_can(sheet.directory(), act.need, {}, sheet.now());
        if (services.empty()) continue;
        if (services.size() > most) services.erase(services.begin() + most, services.end());
        const auto same = std::find_if(doors.begin(), doors.end(), [&](const Door& door) {
            return std::equal(door.services.begin(), door.services.end(), services.begin(), services.end(), [](const auto& a, const auto& b) { return a.id == b.id; });
        });
        if (same != doors.end()) same->acts.push_back(&act);
        else doors.push_back({{&act}, std::move(services)});
    }
    for (const Door& door : doors) {
        Block block = &door == &doors.front() ? reflex.under(who_receives) : Block{};
        for (const guides::Act* act : door.acts) reflex.say(block.lines, Part::text, act->title, act->pictogram);
        for (const auto& service : door.services)
            for (Line& line : contact(sheet, service, Fully::no)) block.lines.push_back(std::move(line));
        reflex.put(std::move(block));
    }
}

}  // namespace

std::optional<Handout> reflex(const Request& request, const Sources& sources) {
    const auto guide = guides::guide(sources.directory, request.guide.empty() ? vade_mecum : request.guide);
    if (!request.staff || !guide || !guide->staff) return std::nullopt;
    const auto start = guides::next(sources.directory, guide->id, {}, language::french);
    const auto* first = start ? std::get_if<guides::Question>(&*start) : nullptr;
    if (!first) return std::nullopt;
    Sheet out = sheet(request, sources, language::french, false, Dated::no);       // it lies on the desk: its title says what it is
    out.out.newspaper = true;
    out.out.printed = std::chrono::floor<std::chrono::days>(sources.now);
    title(out, [](const Messages&) { return french_words("Fiche réflexe de l’accueil"); });
    const Reflex reflex{out, *guide};
    const auto receive = [&](const char* situation) {
        return reflex.outcome({{"first", {"ten-minutes"}}, {"situation", {situation}}, {"with", {"none"}}, {"language", {"fr"}}});
    };
    const guides::Outcome danger = reflex.outcome({{"first", {"danger"}}}), couple = receive("couple");
    const guides::Outcome numbers = reflex.outcome({{"first", {"number"}}}), mine = reflex.outcome({{"first", {"other"}}, {"other", {"after-me"}}});

    first_twenty_seconds(reflex, *first, numbers);
    if (const auto* signs = act(couple, "signs")) {
        Block block = reflex.under("Signes de danger");
        reflex.say(block.lines, signs->sentences);
        reflex.put(std::move(block));
    }
    say_or_not(reflex, {danger, couple});
    who_can_receive(reflex, numbers);
    Block care = reflex.under("Prendre soin de soi");
    for (const guides::Act& each : mine.acts) {
        reflex.say(care.lines, Part::text, each.title, each.pictogram);
        reflex.say(care.lines, each.sentences);
    }
    reflex.put(std::move(care));
    return finished(std::move(out));
}

// --- Community service ----------------------------------------------------------------------------------------------------------------
namespace {
constexpr std::string_view place_of_community_service = "tig-place";      // the need of the desks' taxonomy
}

std::optional<Handout> shortlist(const Request& request, const Sources& sources) {
    if (!request.staff) return std::nullopt;
    const auto asked = meant(request, sources, language::french);
    if (!asked) return std::nullopt;
    const auto& [guide, outcome, sensitive] = *asked;
    const guides::Wanted wanted = handout::wanted(request, sources, true);
    const language::Tag person = wanted.language.value_or(language::french);
    Sheet out = sheet(request, sources, language::french, sensitive, Dated::yes);
    title(out, guide_text(guide.id, "outcome", outcome.id, "title", outcome.title));
    bool lists_places = false;
    for (const guides::Act& act : outcome.acts) {
        if (act.need != place_of_community_service) continue;
        lists_places = true;
        Block rules;
        add_sentences(rules.lines, out, guide.id, act);
        const auto services = guides::who_can(sources.directory, act.need, request.answers, sources.now, wanted);
        if (services.empty()) add(rules.lines, out, Part::note, [](const Messages& say) { return say.nothing_in_date(); });
        out.out.blocks.push_back(std::move(rules));
        for (const auto& service : services) {
            Block block{contact(out, service)};
            std::vector<directory::Filter> unknown, missing;
            for (const directory::Filter filter : wanted.filters) {
                const auto fits = directory::fits(service, filter, sources.now, person);
                if (fits == directory::Fits::unknown) unknown.push_back(filter);
                if (fits == directory::Fits::no) missing.push_back(filter);
            }
            add(block.lines, out, Part::note, [&](const Messages& say) { return say.intake(service.intake); });
            if (service.tig) add(block.lines, out, Part::text, [&](const Messages& say) { return say.tig_place(*service.tig); });
            add(block.lines, out, Part::note, [&](const Messages& say) { return say.does_not_fit(missing, person); });
            add(block.lines, out, Part::note, [&](const Messages& say) { return say.to_ask_them(unknown, person, false); });
            out.out.blocks.push_back(std::move(block));
        }
    }
    return lists_places ? std::optional{finished(std::move(out))} : std::nullopt;
}

namespace {

struct Field {                           // of a place of community service (procedures C7): as a host writes it
    const char* words;
    int rows;
};
constexpr std::array fields{
    Field{"Organisme, statut juridique", 2},
    Field{"Habilitation : date, numéro, échéance", 1},
    Field{"Représentant : fonction, téléphone, e-mail", 2},
    Field{"Lieu du travail", 2},
    Field{"Nature du travail", 4},
    Field{"Objectifs d’insertion", 3},
    Field{"Tuteur : fonction, téléphone, e-mail", 2},
    Field{"Nombre de postes", 1},
    Field{"Majeurs, mineurs (16 ans et plus), ou les deux", 1},
    Field{"Jours et horaires", 2},
    Field{"Durée minimale et maximale, en heures", 1},
    Field{"Contraintes : permis, port de charges, contact du public, interdiction de contact avec des mineurs", 3},
    Field{"Équipement de sécurité fourni", 2},
    Field{"Accessibilité, transports", 2},
    Field{"Référent du SPIP ou de la PJJ", 1},
    Field{"Disponibilité", 1},
};

}  // namespace

std::optional<Handout> host_form(const Request& request, const Sources& sources) {
    Sheet out = sheet(request, sources, language::french, false, Dated::no);
    title(out, [](const Messages&) { return french_words("Fiche de poste : travail d’intérêt général (TIG)"); });
    Block top;
    for (const char* text : {"TIG 360° est l’outil de l’État ; cette fiche ne le remplace pas.", "Aucun nom de personne condamnée sur cette fiche."})
        add(top.lines, out, Part::note, [&](const Messages&) { return french_words(text); });
    out.out.blocks.push_back(std::move(top));
    for (const Field& field : fields) {
        Line blank = line(out, Part::blank, [&](const Messages&) { return french_words(field.words); });
        blank.rows = field.rows;
        out.out.blocks.push_back({{std::move(blank)}});
    }
    return finished(std::move(out));
}

}  // namespace repere::handout
