// Search: every word of the query begins, or nearly begins, a word of what is found. Read from the index that `build` wrote: see
// search_terms.hpp for the words, schema.sql for the tables.
#include <algorithm>
#include <cmath>

#include "directory/directory.hpp"
#include "directory/search_terms.hpp"

namespace repere::directory {

namespace {

constexpr std::size_t most_terms = 3000;         // that one word may begin
constexpr std::size_t enough = 12;               // finds of a word as it was typed, after which nobody looks for misspellings

// The first string that no longer begins with this one.
std::string after(std::string text) {
    while (!text.empty() && static_cast<unsigned char>(text.back()) == 0xFF) text.pop_back();
    if (!text.empty()) text.back() = static_cast<char>(static_cast<unsigned char>(text.back()) + 1);
    return text;
}

class Finder {
public:
    Finder(const Database& database, const language::Tag& reader) : database_{database} {
        auto count = database_.prepare("SELECT coalesce(max(n) + 1, 0) FROM search_entry");
        if (count.step()) entries_ = static_cast<std::size_t>(count.number(0));
        auto tags = database_.prepare("SELECT tag FROM language ORDER BY position, tag");
        const auto known = language::fallbacks(reader);
        for (int bit = 0; tags.step() && bit < 16; ++bit)
            if (std::any_of(known.begin(), known.end(), [&](const language::Tag& tag) { return tag.value == tags.text(0); }))
                languages_ = static_cast<std::uint16_t>(languages_ | 1u << bit);
        total_.resize(entries_);
        best_.resize(entries_);
        matched_.resize(entries_);
    }

    std::vector<Found> find(const std::vector<std::string>& words, std::size_t limit) {
        if (words.empty()) return everything(limit);
        for (const auto& word : words) {
            look_for(word);
            for (const std::uint32_t entry : touched_) {
                total_[entry] += best_[entry];
                best_[entry] = 0;
                if (matched_[entry]++ == 0) found_.push_back(entry);
            }
            touched_.clear();
        }
        const auto better = [&](std::uint32_t a, std::uint32_t b) {
            if (matched_[a] != matched_[b]) return matched_[a] > matched_[b];      // all the words before some of them
            if (total_[a] != total_[b]) return total_[a] > total_[b];
            return a < b;
        };
        const std::size_t wanted = std::min(limit, found_.size());
        std::partial_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(wanted), found_.end(), better);
        found_.resize(wanted);
        // one word of several is not what was asked for, where something has them all
        if (!found_.empty()) std::erase_if(found_, [&, most = matched_[found_.front()]](std::uint32_t entry) { return matched_[entry] < most; });
        std::vector<Found> out;
        auto row = database_.prepare("SELECT kind, id FROM search_entry WHERE n = ?");
        for (const std::uint32_t entry : found_) {
            row.again();
            if (row.bind(std::int64_t{entry}).step()) out.push_back({row.text(0), row.text(1), total_[entry]});
        }
        return out;
    }

private:
    std::vector<Found> everything(std::size_t limit) {
        std::vector<Found> out;
        auto row = database_.prepare("SELECT kind, id FROM search_entry ORDER BY n LIMIT ?");
        for (row.bind(static_cast<std::int64_t>(limit)); row.step();) out.push_back({row.text(0), row.text(1), 0});
        return out;
    }

    void take(std::string_view hits, float quality) {
        const std::size_t count = count_of_hits(hits);
        const float rare = std::log2(2.0f + static_cast<float>(entries_) / static_cast<float>(count + 1));
        for (std::size_t i = 0; i < count; ++i) {
            const Hit hit = hit_at(hits, i);
            if (hit.entry >= entries_) continue;
            const float familiar = (hit.languages & languages_) != 0 ? 1 : 0.6f;
            const float score = static_cast<float>(hit.weight) * quality * rare * familiar;
            if (best_[hit.entry] == 0) touched_.push_back(hit.entry);
            best_[hit.entry] = std::max(best_[hit.entry], score);
        }
    }

    void look_for(const std::string& word) {
        const std::size_t count = letters(word);
        if (count <= short_word) {
            auto ready = database_.prepare("SELECT hits FROM search_prefix WHERE text = ?");
            if (ready.bind(word).step()) take(ready.bytes(0), 0.5f);
        }
        auto term = database_.prepare("SELECT text, hits FROM search_term WHERE text >= ? AND text < ? ORDER BY text LIMIT ?");
        term.bind(word).bind(count <= short_word ? word + '\0' : after(word)).bind(static_cast<std::int64_t>(most_terms));
        while (term.step()) {
            const float whole = static_cast<float>(count) / static_cast<float>(letters(term.text(0)));
            take(term.bytes(1), whole >= 1 ? 1.0f : 0.45f + 0.45f * whole);
        }
        const int errors = allowed_errors(count);
        if (errors == 0 || touched_.size() >= enough) return;
        const bool digits = word.find_first_not_of("0123456789") == std::string::npos;
        if (digits) return;                                  // a number that is nearly right is another number
        auto near = database_.prepare("SELECT t.text, t.hits FROM search_near n JOIN search_term t ON t.n = n.term WHERE n.trace = ?");
        for (const std::int64_t trace : traces(word)) {
            near.again();
            for (near.bind(trace); near.step();) {
                const std::string text = near.text(0);
                const int wrong = errors_from(word, text, errors);
                if (wrong == 0 || wrong > errors) continue;
                const float rest = static_cast<float>(count) / static_cast<float>(std::max(count, letters(text)));
                take(near.bytes(1), (wrong == 1 ? 0.5f : 0.3f) * (0.6f + 0.4f * rest));
            }
        }
    }

    const Database& database_;
    std::size_t entries_ = 0;
    std::uint16_t languages_ = 1;                            // French, names and numbers: bit 0
    std::vector<float> total_, best_;
    std::vector<std::uint8_t> matched_;
    std::vector<std::uint32_t> touched_, found_;
};

}  // namespace

std::vector<Found> Directory::find(std::string_view query, const Seeker& seeker, std::size_t limit) const {
    std::vector<std::string> words = query_words(query);
    const bool number = query.find_first_not_of("0123456789 .+-/") == std::string_view::npos;
    if (number && words.size() > 1) {                        // "04 42 26": one number, however it is spaced
        std::string digits;
        for (const auto& word : words) digits += word;
        words = {digits};
    }
    if (words.empty() && query.find_first_not_of(" \t\n") != std::string_view::npos) return {};      // only signs: nothing is called so
    return Finder{database_, seeker.language}.find(words, limit);
}

std::vector<Service> Directory::search(std::string_view query, const Seeker& seeker, std::size_t limit) const {
    std::vector<Service> out;
    for (const Found& found : find(query, seeker, limit))
        if (auto one = service(found.id); one && found.kind == "service") out.push_back(*std::move(one));
    return out;
}

}  // namespace repere::directory
