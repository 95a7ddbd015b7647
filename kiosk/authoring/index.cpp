#include "authoring/index.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "guides/guides.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

using directory::Hit;

// How much it says of a service that a word stands there.
constexpr std::uint8_t is_synonym = 50, in_synonym = 42, in_situation = 38, in_act = 28, in_name = 40, in_organization = 30, in_description = 18,
                       in_town = 38, in_address = 26, in_number = 40, in_guide = 20;

class Indexer {
public:
    explicit Indexer(const Compiled& compiled) : compiled_{compiled} {
        for (std::size_t bit = 0; bit < compiled.languages.size(); ++bit) bit_of_[compiled.languages[bit]] = directory::bit_of_language(bit);
        for (const Word& word : compiled.words)
            if (word.domain != "interface") words_[word.key].push_back(&word);
        for (const Organization& organization : compiled.organizations) organizations_[organization.id.value] = &organization;
        for (std::size_t i = 0; i < compiled.services.size(); ++i)
            for (const Text& act : compiled.services[i].acts)
                if (auto& members = members_of_[act.value]; members.empty() || members.back() != i) members.push_back(static_cast<std::uint32_t>(i));
    }

    Index run() {
        Index out;
        const auto enter = [&](const char* kind, const auto& record) {
            entry_ = static_cast<std::uint32_t>(out.entries.size());
            out.entries.emplace_back(kind, record.id.value);
            add(record);
        };
        for (const Service& service : compiled_.services) enter("service", service);
        for (const Guide& guide : compiled_.guides) enter("guide", guide);
        out.first_act = out.entries.size();
        for (const Term& act : compiled_.acts) {
            const auto members = members_of_.find(act.id.value);
            if (members == members_of_.end()) continue;
            enter("act", act);
            out.members.push_back(members->second);
        }
        out.terms.assign(std::make_move_iterator(terms_.begin()), std::make_move_iterator(terms_.end()));
        std::sort(out.terms.begin(), out.terms.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
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
        hits.back().weight = std::max(hits.back().weight, weight);
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

    // What many entries share (a town, an organization) is taken apart once.
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
    void add(const Term& act) {
        add_text(act.label, in_act);
        add_translations("act." + act.id.value + ".label", in_act);
        const auto bit_of = [&](const std::string& language) {
            const auto bit = bit_of_.find(language);
            return bit == bit_of_.end() ? 15 : bit->second;
        };
        const auto synonyms = [&](const Synonyms& all, std::uint8_t weight) {
            for (const auto& [language, words] : all)
                for (const auto& word : words) add_text(word, weight, bit_of(language));
        };
        synonyms(act.synonyms, in_synonym);
        for (const auto& [language, words] : act.synonyms)                       // "passport" is what people say; of "French passport" it is a word
            for (const auto& word : words)
                if (const std::string form = language::search_form(word); !form.empty() && form.find(' ') == std::string::npos) add(terms_[form], is_synonym, bit_of(language));
        for (const Situation& situation : compiled_.situations) {                // what happened is answered by its first act before its second
            const auto at = std::find_if(situation.acts.begin(), situation.acts.end(), [&](const Text& id) { return id.value == act.id.value; });
            if (at == situation.acts.end()) continue;
            const auto weight = static_cast<std::uint8_t>(in_situation - 3 * std::min<std::ptrdiff_t>(at - situation.acts.begin(), 4));
            add_text(situation.label, weight);
            add_translations("situation." + situation.id.value + ".label", weight);
            synonyms(situation.synonyms, weight);
        }
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
        if (service.location) {
            add_text(service.location->address_1, in_address);
            add_text(service.location->address_2, in_address);
            const std::string town = service.location->postal_code + " " + service.location->city;
            add_shared("town " + town, [&](auto say) { say(town, in_town, 0); });
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
    std::unordered_map<std::string, std::vector<std::uint32_t>> members_of_;
    std::unordered_map<std::string, std::vector<Hit>> terms_;
    std::unordered_map<std::string, std::vector<Said>> shared_;
    std::uint32_t entry_ = 0;
};

// The ready lists: for whatever begins many finds, the best of them.
class Beginnings {
public:
    explicit Beginnings(const Index& index) : index_{index}, found_at_(index.first_act), acts_hit_(index.members.size()) {}

    std::vector<Beginning> run() {
        begin_with(0, index_.terms.size(), 0);
        std::sort(beginnings_.begin(), beginnings_.end(), [](const Beginning& a, const Beginning& b) { return a.text < b.text; });
        return std::move(beginnings_);
    }

private:
    // What the terms [first, last) find: the hits of services and guides, and of each act among them its members, once.
    std::size_t finds_of(std::size_t first, std::size_t last) {
        std::size_t finds = 0;
        std::fill(acts_hit_.begin(), acts_hit_.end(), Hit{});
        for (std::size_t i = first; i < last; ++i) {
            const auto& hits = index_.terms[i].second;
            finds += hits.size();
            for (auto hit = hits.rbegin(); hit != hits.rend() && hit->entry >= index_.first_act; ++hit, --finds)
                if (Hit& act = acts_hit_[hit->entry - index_.first_act]; act.weight == 0) act.weight = 1, finds += index_.members[hit->entry - index_.first_act].size();
        }
        return finds;
    }

    // The terms [first, last) have their first `depth` letters in common. What begins many finds gets its list of the best.
    void begin_with(std::size_t first, std::size_t last, std::size_t depth) {
        const std::size_t finds = finds_of(first, last);
        if (finds <= directory::heavy) return;
        if (depth > 0) beginnings_.push_back(best_of(first, last, depth, finds));
        while (first < last && directory::letters(index_.terms[first].first) <= depth) ++first;      // the word itself goes no further
        while (first < last) {
            const std::string shared = directory::first_letters(index_.terms[first].first, depth + 1);
            std::size_t end = first + 1;
            while (end < last && index_.terms[end].first.starts_with(shared)) ++end;
            begin_with(first, end, depth + 1);
            first = end;
        }
    }

    Beginning best_of(std::size_t first, std::size_t last, std::size_t depth, std::size_t finds) {
        struct Found { std::uint32_t entry; std::uint16_t languages; float itself, its_act; };
        std::vector<Found> found;
        const auto at = [&](std::uint32_t entry) -> Found& {
            std::size_t& place = found_at_[entry];
            if (place == 0) found.push_back({entry, 0, 0, 0}), place = found.size();
            return found[place - 1];
        };
        std::fill(acts_hit_.begin(), acts_hit_.end(), Hit{});
        std::vector<float> act_score(acts_hit_.size());
        for (std::size_t i = first; i < last; ++i) {
            const float like = directory::likeness(depth, directory::letters(index_.terms[i].first));
            for (const Hit& hit : index_.terms[i].second) {
                const float score = static_cast<float>(hit.weight) * like;
                if (hit.entry >= index_.first_act) {
                    const std::size_t act = hit.entry - index_.first_act;
                    act_score[act] = std::max(act_score[act], score);
                    acts_hit_[act].languages = static_cast<std::uint16_t>(acts_hit_[act].languages | hit.languages);
                } else {
                    Found& one = at(hit.entry);
                    one.itself = std::max(one.itself, score);
                    one.languages = static_cast<std::uint16_t>(one.languages | hit.languages);
                }
            }
        }
        for (std::size_t act = 0; act < act_score.size(); ++act)
            if (act_score[act] > 0)
                for (const std::uint32_t member : index_.members[act]) {
                    Found& one = at(member);
                    one.its_act = std::max(one.its_act, act_score[act]);
                    one.languages = static_cast<std::uint16_t>(one.languages | acts_hit_[act].languages);
                }
        std::vector<Hit> best;
        best.reserve(found.size());
        for (const Found& one : found) {
            found_at_[one.entry] = 0;
            best.push_back({one.entry, static_cast<std::uint8_t>(std::max(1.0f, directory::together(one.itself, one.its_act) * 4)), one.languages});      // 58 × 4 fits
        }
        const std::size_t kept = std::min(best.size(), directory::ready);
        std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
                          [](const Hit& a, const Hit& b) { return a.weight != b.weight ? a.weight > b.weight : a.entry < b.entry; });
        best.resize(kept);
        return {directory::first_letters(index_.terms[first].first, depth), std::move(best), finds};
    }

    const Index& index_;
    std::vector<Beginning> beginnings_;
    std::vector<std::size_t> found_at_;                      // of each entry: one more than its place in the list being made
    std::vector<Hit> acts_hit_;                              // of each act, while a list is made
};

}  // namespace

Index index_of(const Compiled& compiled) { return Indexer{compiled}.run(); }

std::vector<Beginning> beginnings_of(const Index& index) { return Beginnings{index}.run(); }

std::vector<std::pair<std::uint32_t, std::string>> near_of(const Index& index) {
    std::vector<std::pair<std::uint32_t, std::string>> near;
    std::unordered_set<std::string> seen;
    for (const bool spelt_only : {false, true})              // two mistakes in what is written, one in what is only spelt so
        for (const auto& [text, hits] : index.terms) {
            if (spelt_only != std::all_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.weight < directory::written; })) continue;
            for (auto& beginning : directory::beginnings(text))
                if (seen.insert(beginning).second)
                    for (const std::uint32_t trace : directory::traces(beginning, spelt_only ? 1 : 2)) near.emplace_back(trace, beginning);
        }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    return near;
}

}  // namespace repere::authoring
