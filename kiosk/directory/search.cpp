// Search: every word of the query begins, or nearly begins, a word of what is found. Read from the index that `build` wrote: see
// search_terms.hpp for the words, schema.sql for the tables.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "directory/directory.hpp"
#include "directory/rows.hpp"
#include "directory/search_terms.hpp"

namespace repere::directory {

namespace {

constexpr std::size_t enough = 12;               // finds of a word as it was typed, after which nobody looks for misspellings
constexpr std::size_t most_near = 1500;          // terms looked at for a misspelt word
constexpr std::size_t too_many = 150'000;        // finds that are not gone through one by one: the best of them have to do
constexpr std::size_t looked_at = 24;            // of the best, for what the moment and the place say of them

// The first string that no longer begins with this one.
std::string after(std::string text) {
    while (!text.empty() && static_cast<unsigned char>(text.back()) == 0xFF) text.pop_back();
    if (!text.empty()) text.back() = static_cast<char>(static_cast<unsigned char>(text.back()) + 1);
    return text;
}

// What one word of the query finds.
struct Finds {
    struct One { std::uint32_t entry; float score; };
    std::vector<One> ones;                       // an entry may stand there more than once: the best counts
    std::size_t hits = 0;
    bool whole = false;                          // it is a word as it stands, not only the beginning of one
    bool vague = false;                          // so many that only the best are here: it ranks, it does not choose
    bool guessed = false;                        // misspellings were looked for
};

class Finder {
public:
    Finder(const Database& database, const language::Tag& reader, bool services_only)
        : database_{database},
          term_{database.prepare("SELECT text, hits FROM search_term WHERE text >= ? AND text < ? ORDER BY text")},
          beginning_{database.prepare("SELECT best, hits FROM search_beginning WHERE text = ?")},
          near_{database.prepare("SELECT beginning FROM search_near WHERE trace = ?")} {
        auto count = database_.prepare(services_only ? "SELECT count(*) FROM search_entry WHERE kind = 'service'" : "SELECT coalesce(max(n) + 1, 0) FROM search_entry");
        if (count.step()) entries_ = static_cast<std::size_t>(count.number(0));
        auto tags = database_.prepare("SELECT tag FROM language ORDER BY position, tag");
        const auto known = language::fallbacks(reader);
        for (int bit = 0; tags.step() && bit < 16; ++bit)
            if (std::any_of(known.begin(), known.end(), [&](const language::Tag& tag) { return tag.value == tags.text(0); }))
                languages_ = static_cast<std::uint16_t>(languages_ | 1u << bit);
    }

    std::vector<Found> find(const std::vector<std::string>& words, std::size_t limit) {
        if (words.empty()) return everything(limit);
        std::vector<Finds> finds;
        for (const auto& word : words) {
            finds.push_back(as_typed(word, words.size() == 1));
            if (!finds.back().vague && !finds.back().whole && distinct_at_most(finds.back(), enough)) guess(word, finds.back());
        }
        std::vector<std::uint32_t> best = ranked(finds, limit, false);
        if (best.empty()) {                                  // nothing has them all: perhaps one is misspelt, and yet a word
            bool more = false;
            for (std::size_t i = 0; i < words.size(); ++i)
                if (!finds[i].guessed && !finds[i].vague) guess(words[i], finds[i]), more = true;
            if (more) best = ranked(finds, limit, false);
            if (best.empty()) best = ranked(finds, limit, true);
        }
        std::vector<Found> out;
        auto row = database_.prepare("SELECT kind, id FROM search_entry WHERE n = ?");
        for (const std::uint32_t entry : best) {
            row.again();
            if (row.bind(std::int64_t{entry}).step()) out.push_back({row.text(0), row.text(1), total_[entry]});
        }
        return out;
    }

private:
    std::vector<Found> everything(std::size_t limit) {
        std::vector<Found> out;
        auto row = database_.prepare("SELECT kind, id FROM search_entry WHERE n < ? ORDER BY n LIMIT ?");
        for (row.bind(static_cast<std::int64_t>(entries_)).bind(static_cast<std::int64_t>(limit)); row.step();) out.push_back({row.text(0), row.text(1), 0});
        return out;
    }

    void take(Finds& to, std::string_view hits, float quality) const {
        for (std::size_t i = 0; i < count_of_hits(hits); ++i) {
            const Hit hit = hit_at(hits, i);
            if (hit.entry < entries_) to.ones.push_back({hit.entry, static_cast<float>(hit.weight) * quality * ((hit.languages & languages_) != 0 ? 1.0f : 0.6f)});
        }
        to.hits += count_of_hits(hits);
    }

    // All terms that begin so. Of a beginning of many only the best, where this word stands alone or would find too many.
    Finds as_typed(const std::string& word, bool alone) {
        Finds finds;
        const std::size_t count = letters(word);
        beginning_.again();
        if (beginning_.bind(word).step()) {
            const auto hits = static_cast<std::size_t>(beginning_.number(1));
            if (alone || hits > too_many) {
                take(finds, beginning_.bytes(0), 0.25f);
                finds.hits = hits;
                finds.vague = !alone;
                return finds;
            }
        }
        term_.again();
        for (term_.bind(word).bind(after(word)); term_.step();) {
            const std::string_view text = term_.bytes(0);
            finds.whole = finds.whole || text == word;
            take(finds, term_.bytes(1), likeness(count, letters(text)));
        }
        return finds;
    }

    bool distinct_at_most(const Finds& finds, std::size_t most) const {
        if (finds.ones.size() > 20 * most) return false;
        std::vector<std::uint32_t> entries;
        for (const auto& one : finds.ones) entries.push_back(one.entry);
        std::sort(entries.begin(), entries.end());
        return static_cast<std::size_t>(std::unique(entries.begin(), entries.end()) - entries.begin()) < most;
    }

    // Words that would begin so but for a mistake or two. A number that is nearly right is another number.
    void guess(const std::string& word, Finds& to) {
        to.guessed = true;
        const std::size_t count = letters(word);
        const int errors = allowed_errors(count);
        if (errors == 0 || word.find_first_not_of("0123456789") == std::string::npos) return;
        std::vector<std::string> beginnings;
        for (const std::uint32_t trace : typed_traces(word)) {
            near_.again();
            for (near_.bind(std::int64_t{trace}); near_.step();) beginnings.push_back(near_.text(0));
        }
        std::sort(beginnings.begin(), beginnings.end());
        beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());

        const std::u32string typed = letters_of(word);
        std::size_t looked = 0;
        std::string last;                                    // beginnings may begin with one another: a term counts once
        for (const auto& beginning : beginnings) {
            if (!last.empty() && beginning.starts_with(last)) continue;
            last = beginning;
            term_.again();
            for (term_.bind(beginning).bind(after(beginning)); looked < most_near && term_.step(); ++looked) {
                const std::u32string term = letters_of(term_.bytes(0));
                const int wrong = errors_from(typed, term, errors);
                if (wrong == 0 || wrong > errors) continue;
                // nearest to a whole word of its length, with the same first letter: people rarely miss that one
                const float rest = static_cast<float>(count) / static_cast<float>(std::max(count, term.size()));
                const float first = typed.front() == term.front() ? 1.0f : 0.8f;
                take(to, term_.bytes(1), (wrong == 1 ? 0.4f : 0.25f) * (0.5f + 0.5f * rest) * first);
            }
        }
    }

    // The best that every word finds, whose finds are not too many to choose by; or `any` of them.
    std::vector<std::uint32_t> ranked(const std::vector<Finds>& finds, std::size_t limit, bool any) {
        const bool all_vague = std::all_of(finds.begin(), finds.end(), [](const Finds& each) { return each.vague; });
        total_.assign(entries_, 0);
        matched_.assign(entries_, 0);
        std::vector<float> best(entries_, 0);
        std::vector<std::uint32_t> found, touched;
        std::uint8_t wanted = 0;
        const auto add = [&](const Finds& each, bool chooses) {
            const float rare = std::log2(2.0f + static_cast<float>(entries_) / static_cast<float>(each.hits + 1));
            touched.clear();
            for (const auto& one : each.ones) {
                if (best[one.entry] == 0) touched.push_back(one.entry);
                best[one.entry] = std::max(best[one.entry], one.score);
            }
            for (const std::uint32_t entry : touched) {
                if (chooses && matched_[entry]++ == 0) found.push_back(entry);
                total_[entry] += best[entry] * rare;
                best[entry] = 0;
            }
            if (chooses) ++wanted;
        };
        for (const Finds& each : finds)
            if (!each.vague || all_vague) add(each, true);
        for (const Finds& each : finds)
            if (each.vague && !all_vague) add(each, false);
        if (!any) std::erase_if(found, [&](std::uint32_t entry) { return matched_[entry] < wanted; });
        const auto better = [&](std::uint32_t a, std::uint32_t b) {
            if (matched_[a] != matched_[b]) return matched_[a] > matched_[b];
            return total_[a] != total_[b] ? total_[a] > total_[b] : a < b;
        };
        const std::size_t kept = std::min(limit, found.size());
        std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), better);
        found.resize(kept);
        // one word of several is not what was asked for, where something has more of them
        if (!found.empty()) std::erase_if(found, [&, most = matched_[found.front()]](std::uint32_t entry) { return matched_[entry] < most; });
        return found;
    }

    const Database& database_;
    Statement term_, beginning_, near_;
    std::size_t entries_ = 0;
    std::uint16_t languages_ = 1;                            // French, names and numbers: bit 0
    std::vector<float> total_;
    std::vector<std::uint8_t> matched_;
};

// Metres as the crow flies; on the scale of a town the earth is a sphere.
double metres(double latitude, double longitude, const Location& to) {
    constexpr double radius = 6'371'000, degree = std::numbers::pi / 180;
    const double north = (*to.latitude - latitude) * degree, east = (*to.longitude - longitude) * degree * std::cos(latitude * degree);
    return radius * std::hypot(north, east);
}

// What is truly open now, near, and surely still there comes before what else answers as well.
double favour(const Service& service, const Seeker& seeker) {
    double more = 1;
    if (seeker.now) {
        const Availability now = availability(service, *seeker.now);
        if (now.badge == Badge::open) more += 0.10;
        if (now.badge == Badge::closed) more -= 0.05;
        if (trust(service.verified, service.kind, *seeker.now) == Trust::good) more += 0.03;
    }
    if (seeker.latitude && seeker.longitude && service.location && service.location->latitude && service.location->longitude)
        more += 0.10 / (1 + metres(*seeker.latitude, *seeker.longitude, *service.location) / 1000);
    return more;
}

}  // namespace

std::vector<Found> Directory::find(std::string_view query, const Seeker& seeker, std::size_t limit) const {
    return found(query, seeker, limit, false);
}

std::vector<Found> Directory::found(std::string_view query, const Seeker& seeker, std::size_t limit, bool services_only) const {
    const std::vector<std::string> words = query_words(query);
    if (words.empty() && query.find_first_not_of(" \t\n") != std::string_view::npos) return {};      // only signs: nothing is called so
    const bool ranks = !words.empty() && (seeker.now || seeker.latitude);
    auto all = Finder{database_, seeker.language, services_only}.find(words, ranks ? std::max(limit, looked_at) : limit);
    if (ranks) {
        ServiceReader read{database_};
        for (std::size_t i = 0; i < std::min(all.size(), looked_at); ++i)
            if (all[i].kind == "service")
                if (const auto one = read.one(all[i].id)) all[i].score *= favour(*one, seeker);
        std::stable_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), looked_at)), [](const Found& a, const Found& b) { return a.score > b.score; });
        if (all.size() > limit) all.resize(limit);
    }
    return all;
}

std::vector<Service> Directory::search(std::string_view query, const Seeker& seeker, std::size_t limit) const {
    std::vector<Service> out;
    ServiceReader read{database_};
    for (const Found& each : found(query, seeker, limit, true))
        if (auto one = read.one(each.id)) out.push_back(*std::move(one));
    return out;
}

}  // namespace repere::directory
