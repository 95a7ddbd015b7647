#include "authoring/index.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace repere::authoring {

namespace {

using directory::Hit;

// How much it says of a service that a word stands there.
constexpr std::uint8_t in_name = 40, in_number = 40, in_synonym = 30, in_act = 24, in_organization = 20, in_address = 16, in_description = 8;
constexpr std::size_t ready = 200;             // finds kept for a beginning of one or two letters

class Indexer {
public:
    explicit Indexer(const Compiled& compiled) : compiled_{compiled} {
        for (std::size_t bit = 0; bit < compiled.languages.size(); ++bit) bit_of_[compiled.languages[bit]] = static_cast<int>(std::min<std::size_t>(bit, 15));
        for (const Word& word : compiled.words)
            if (word.domain == "directory") words_[word.key].push_back(&word);
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
        out.terms = sorted(terms_);
        std::unordered_map<std::string, std::vector<Hit>> prefixes;
        for (std::size_t i = 0; i < out.terms.size(); ++i) {
            const auto& [text, hits] = out.terms[i];
            const std::size_t letters = directory::letters(text);
            for (std::size_t count = 1; count <= directory::short_word && count <= letters; ++count) {
                auto& list = prefixes[directory::first_letters(text, count)];
                list.insert(list.end(), hits.begin(), hits.end());
            }
            if (text.find_first_not_of("0123456789") != std::string::npos)
                for (const std::int64_t trace : directory::all_traces(text)) out.near.emplace_back(trace, static_cast<std::int64_t>(i + 1));
        }
        out.prefixes = sorted(prefixes);
        for (auto& [text, hits] : out.prefixes)
            if (hits.size() > ready) hits.resize(ready);
        std::sort(out.near.begin(), out.near.end());
        return out;
    }

private:
    using Terms = std::unordered_map<std::string, std::vector<Hit>>;

    void add_terms(const std::vector<std::string>& terms, std::uint8_t weight, int bit) {
        for (const auto& term : terms) terms_[term].push_back({entry_, weight, static_cast<std::uint16_t>(1u << bit)});
    }
    void add_text(const std::string& text, std::uint8_t weight, int bit = 0) {
        if (!text.empty()) add_terms(directory::index_terms(text), weight, bit);
    }
    void add_translations(const std::string& key, std::uint8_t weight) {
        const auto found = words_.find(key);
        if (found == words_.end()) return;
        for (const Word* word : found->second)
            if (const auto bit = bit_of_.find(word->language); bit != bit_of_.end()) add_text(word->text, weight, bit->second);
    }

    void add(const Service& service) {
        const std::string key = "service." + service.id.value + ".";
        add_text(service.name, in_name);
        add_translations(key + "name", in_name);
        add_text(service.description, in_description);
        add_translations(key + "description", in_description);
        if (const auto organization = organizations_.find(service.organization); organization != organizations_.end()) {
            add_text(organization->second->name, in_organization);
            add_text(organization->second->alternate_name, in_organization);
            add_translations("organization." + service.organization + ".name", in_organization);
        }
        for (const Text& id : service.acts) {
            const auto act = acts_.find(id.value);
            if (act == acts_.end()) continue;
            add_text(act->second->label, in_act);
            add_translations("act." + id.value + ".label", in_act);
            for (const auto& [language, words] : act->second->synonyms) {
                const auto bit = bit_of_.find(language);
                for (const auto& word : words) add_text(word, in_synonym, bit == bit_of_.end() ? 15 : bit->second);
            }
        }
        if (service.location)
            for (const auto* text : {&service.location->address_1, &service.location->address_2, &service.location->postal_code, &service.location->city})
                add_text(*text, in_address);
        for (const Phone& phone : service.phones) {
            add_terms(directory::number_terms(phone.number), in_number, 0);
            if (phone.dial != phone.number) add_terms(directory::number_terms(phone.dial), in_number, 0);
        }
    }

    // By the bytes of the words; of each entry once, with the best that is said of it and all languages it is said in.
    static std::vector<std::pair<std::string, std::vector<Hit>>> sorted(Terms& terms) {
        std::vector<std::pair<std::string, std::vector<Hit>>> out;
        out.reserve(terms.size());
        for (auto& [text, hits] : terms) {
            std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.entry < b.entry; });
            std::vector<Hit> once;
            for (const Hit& hit : hits) {
                if (once.empty() || once.back().entry != hit.entry) once.push_back(hit);
                else {
                    once.back().weight = std::max(once.back().weight, hit.weight);
                    once.back().languages = static_cast<std::uint16_t>(once.back().languages | hit.languages);
                }
            }
            std::stable_sort(once.begin(), once.end(), [](const Hit& a, const Hit& b) { return a.weight > b.weight; });
            out.emplace_back(text, std::move(once));
        }
        std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return out;
    }

    const Compiled& compiled_;
    std::map<std::string, int> bit_of_;
    std::unordered_map<std::string, std::vector<const Word*>> words_;
    std::unordered_map<std::string, const Organization*> organizations_;
    std::unordered_map<std::string, const Term*> acts_;
    Terms terms_;
    std::uint32_t entry_ = 0;
};

}  // namespace

Index index_of(const Compiled& compiled) { return Indexer{compiled}.run(); }

}  // namespace repere::authoring
