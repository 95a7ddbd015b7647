#include "authoring/index.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "guides/guides.hpp"

namespace repere::authoring {

namespace {

using directory::Hit;

// How much it says of a service that a word stands there.
constexpr std::uint8_t in_synonym = 42, in_situation = 38, in_name = 40, in_number = 40, in_act = 28, in_organization = 28, in_address = 26, in_description = 18,
                       in_guide = 20,
                       in_name_and_said = 48;      // its name has the word that people say for what it does

class Indexer {
public:
    explicit Indexer(const Compiled& compiled) : compiled_{compiled} {
        for (std::size_t bit = 0; bit < compiled.languages.size(); ++bit) bit_of_[compiled.languages[bit]] = static_cast<int>(std::min<std::size_t>(bit, 15));
        for (const Word& word : compiled.words)
            if (word.domain != "interface") words_[word.key].push_back(&word);
        for (const Organization& organization : compiled.organizations) organizations_[organization.id.value] = &organization;
        for (const Term& act : compiled.acts) acts_[act.id.value] = &act;
    }

    Index run() {
        Index out;
        for (const Service& service : compiled_.services) {
            entry_ = static_cast<std::uint32_t>(out.entries.size());
            out.entries.emplace_back("service", service.id.value);
            add(service);
        }
        for (const Guide& guide : compiled_.guides) {
            entry_ = static_cast<std::uint32_t>(out.entries.size());
            out.entries.emplace_back("guide", guide.id.value);
            add(guide);
        }
        out.terms.assign(std::make_move_iterator(terms_.begin()), std::make_move_iterator(terms_.end()));
        std::sort(out.terms.begin(), out.terms.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        score_.resize(out.entries.size());
        begin_with(out, 0, out.terms.size(), 0);
        std::sort(out.beginnings.begin(), out.beginnings.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
        near(out);
        return out;
    }

private:
    using Words = std::vector<std::string>;

    // few mean Chinese by "mari"
    static std::uint8_t spelt(std::uint8_t weight) { return static_cast<std::uint8_t>(std::min(weight / 3, directory::written - 1)); }

    using Hits = std::vector<Hit>;                           // of a term; its address stays
    struct Said { Hits* hits; std::uint8_t weight; int bit; };

    // A term finds an entry once, with the best that is said of it and all languages it is said in. Entries come in their order.
    void add(Hits& hits, std::uint8_t weight, int bit) {
        if (hits.empty() || hits.back().entry != entry_) hits.push_back({entry_, 0, 0});
        auto& best = hits.back().weight;
        best = best == in_name && (weight == in_synonym || weight == in_situation) ? in_name_and_said : std::max(best, weight);
        hits.back().languages = static_cast<std::uint16_t>(hits.back().languages | 1u << bit);
    }
    void add_terms(const Words& terms, std::uint8_t weight, int bit) {
        for (const auto& term : terms) add(terms_[term], weight, bit);
    }
    void add_text(const std::string& text, std::uint8_t weight, int bit = 0) {
        if (text.empty()) return;
        const directory::Terms terms = directory::index_terms(text);
        add_terms(terms.words, weight, bit);
        add_terms(terms.spelt, spelt(weight), bit);
    }
    template <typename Take>
    void each_translation(const std::string& key, Take take) const {
        const auto found = words_.find(key);
        if (found == words_.end()) return;
        for (const Word* word : found->second)
            if (const auto bit = bit_of_.find(word->language); bit != bit_of_.end()) take(word->text, bit->second);
    }
    void add_translations(const std::string& key, std::uint8_t weight) {
        each_translation(key, [&](const std::string& text, int bit) { add_text(text, weight, bit); });
    }

    // What many entries share (a town, an act, an organization) is taken apart once.
    template <typename Tell>
    void add_shared(const std::string& key, Tell tell) {
        const auto [known, fresh] = shared_.try_emplace(key);
        if (fresh)
            tell([&, all = &known->second](const std::string& text, std::uint8_t weight, int bit) {
                const directory::Terms terms = directory::index_terms(text);
                for (const auto& term : terms.words) all->push_back({&terms_[term], weight, bit});
                for (const auto& term : terms.spelt) all->push_back({&terms_[term], spelt(weight), bit});
            });
        for (const Said& said : known->second) add(*said.hits, said.weight, said.bit);
    }
    void add_organization(const Organization& organization) {
        add_shared("organization " + organization.id.value, [&](auto say) {
            say(organization.name, in_organization, 0);
            say(organization.alternate_name, in_organization, 0);
            each_translation("organization." + organization.id.value + ".name", [&](const std::string& text, int bit) { say(text, in_organization, bit); });
        });
    }
    void add_act(const Term& act) {
        add_shared("act " + act.id.value, [&](auto say) {
            say(act.label, in_act, 0);
            each_translation("act." + act.id.value + ".label", [&](const std::string& text, int bit) { say(text, in_act, bit); });
            const auto synonyms = [&](const Synonyms& all, std::uint8_t weight) {
                for (const auto& [language, words] : all) {
                    const auto bit = bit_of_.find(language);
                    for (const auto& word : words) say(word, weight, bit == bit_of_.end() ? 15 : bit->second);
                }
            };
            synonyms(act.synonyms, in_synonym);
            for (const Situation& situation : compiled_.situations) {                // what happened is answered by its first act before its second
                const auto at = std::find_if(situation.acts.begin(), situation.acts.end(), [&](const Text& id) { return id.value == act.id.value; });
                if (at == situation.acts.end()) continue;
                const auto weight = static_cast<std::uint8_t>(in_situation - 3 * std::min<std::ptrdiff_t>(at - situation.acts.begin(), 4));
                say(situation.label, weight, 0);
                each_translation("situation." + situation.id.value + ".label", [&](const std::string& text, int bit) { say(text, weight, bit); });
                synonyms(situation.synonyms, weight);
            }
        });
    }

    // The terms [first, last) have their first `depth` letters in common. What begins many finds gets its list of the best.
    void begin_with(Index& out, std::size_t first, std::size_t last, std::size_t depth) {
        std::size_t hits = 0;
        for (std::size_t i = first; i < last; ++i) hits += out.terms[i].second.size();
        if (hits <= directory::heavy) return;
        if (depth > 0) out.beginnings.push_back(best_of(out, first, last, depth, hits));
        while (first < last && directory::letters(out.terms[first].first) <= depth) ++first;      // the word itself goes no further
        while (first < last) {
            const std::string shared = directory::first_letters(out.terms[first].first, depth + 1);
            std::size_t end = first + 1;
            while (end < last && out.terms[end].first.starts_with(shared)) ++end;
            begin_with(out, first, end, depth + 1);
            first = end;
        }
    }

    Index::Beginning best_of(const Index& out, std::size_t first, std::size_t last, std::size_t depth, std::size_t hits) {
        std::vector<Hit> found;
        for (std::size_t i = first; i < last; ++i) {
            const float like = directory::likeness(depth, directory::letters(out.terms[i].first));
            for (const Hit& hit : out.terms[i].second) {
                const auto weight = static_cast<std::uint8_t>(std::max(1.0f, static_cast<float>(hit.weight) * like * 4));      // 40 × 4 fits
                std::size_t& at = score_[hit.entry];
                if (at == 0) found.push_back(hit), found.back().weight = 0, at = found.size();
                Hit& best = found[at - 1];
                best.weight = std::max(best.weight, weight);
                best.languages = static_cast<std::uint16_t>(best.languages | hit.languages);
            }
        }
        for (const Hit& hit : found) score_[hit.entry] = 0;
        const std::size_t kept = std::min(found.size(), directory::ready);
        std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                          [](const Hit& a, const Hit& b) { return a.weight != b.weight ? a.weight > b.weight : a.entry < b.entry; });
        found.resize(kept);
        return {directory::first_letters(out.terms[first].first, depth), std::move(found), hits};
    }

    static void near(Index& out) {
        std::unordered_set<std::string> seen;
        for (const auto& [text, hits] : out.terms)
            for (auto& beginning : directory::beginnings(text))
                if (seen.insert(beginning).second)
                    for (const std::uint32_t trace : directory::traces(beginning)) out.near.emplace_back(trace, beginning);
        std::sort(out.near.begin(), out.near.end());
        out.near.erase(std::unique(out.near.begin(), out.near.end()), out.near.end());
    }

    void add(const Guide& guide) {
        const auto words = [&](std::string_view thing, const std::string& id, std::string_view field, const std::string& french) {
            add_text(french, in_guide);
            add_translations(guides::key(guide.id.value, thing, id, field), in_guide);
        };
        words("guide", guide.id.value, "title", guide.title);
        words("guide", guide.id.value, "subtitle", guide.subtitle);
        for (const Question& question : guide.questions)
            for (const Answer& answer : question.answers) words("answer", question.id.value + "." + answer.id.value, "label", answer.label);
        for (const Act& act : guide.acts) words("act", act.id.value, "title", act.title);
    }

    void add(const Service& service) {
        const std::string key = "service." + service.id.value + ".";
        add_text(service.name, in_name);
        add_text(service.alternate_name, in_name);
        add_translations(key + "name", in_name);
        add_text(service.description, in_description);
        add_translations(key + "description", in_description);
        if (const auto organization = organizations_.find(service.organization); organization != organizations_.end()) add_organization(*organization->second);
        for (const Text& id : service.acts)
            if (const auto act = acts_.find(id.value); act != acts_.end()) add_act(*act->second);
        if (service.location) {
            add_text(service.location->address_1, in_address);
            add_text(service.location->address_2, in_address);
            const std::string town = service.location->postal_code + " " + service.location->city;
            add_shared("town " + town, [&](auto say) { say(town, in_address, 0); });
        }
        for (const Phone& phone : service.phones) {
            add_terms(directory::number_terms(phone.dial), in_number, 0);
            if (!phone.dial.starts_with("+33")) add_terms(directory::number_terms(phone.number), in_number, 0);
        }
    }

    const Compiled& compiled_;
    std::map<std::string, int> bit_of_;
    std::unordered_map<std::string, std::vector<const Word*>> words_;
    std::unordered_map<std::string, const Organization*> organizations_;
    std::unordered_map<std::string, const Term*> acts_;
    std::unordered_map<std::string, std::vector<Hit>> terms_;
    std::unordered_map<std::string, std::vector<Said>> shared_;
    std::vector<std::size_t> score_;                         // of each entry: one more than its place in the list being made
    std::uint32_t entry_ = 0;
};

}  // namespace

Index index_of(const Compiled& compiled) { return Indexer{compiled}.run(); }

}  // namespace repere::authoring
