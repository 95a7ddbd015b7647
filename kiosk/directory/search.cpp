// Search: every word of the query begins, or nearly begins, a word of what is found. Read from the index that `build` wrote: see
// search_terms.hpp for the words, schema.sql for the tables.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "directory/directory.hpp"
#include "directory/rows.hpp"
#include "directory/search_terms.hpp"

namespace repere::directory {

namespace {

constexpr std::size_t few = 3;                   // finds of a query as it was typed; with fewer, misspellings stand behind them
constexpr std::size_t most_near = 1500;          // terms looked at for a misspelt word
constexpr std::size_t too_many = 400'000;        // finds that are not gone through one by one: the best of them have to do
constexpr std::size_t barely_begun = 2;          // letters of a word that says little yet: beside other words it ranks, it does not choose
constexpr std::size_t common = 20'000;           // finds of a short word (de, la) beyond which it says little even when it is whole
constexpr std::size_t looked_at = 24;            // of the best, for what the moment and the place say of them

// The first string that no longer begins with this one.
std::string after(std::string text) {
    while (!text.empty() && static_cast<unsigned char>(text.back()) == 0xFF) text.pop_back();
    if (!text.empty()) text.back() = static_cast<char>(static_cast<unsigned char>(text.back()) + 1);
    return text;
}

// How surely a word of the query is one of a record: spelt or written nearly so, begun, written whole (avocat and avocats alike).
enum Sure : std::uint8_t { nearly = 1, begun = 2, whole = 3 };
enum class By : std::uint8_t { itself, its_act, list };      // a record says the word; what it does is called so; it stands in a ready list
struct One { std::uint32_t entry; float score; Sure sure; By by; };
struct Best { std::uint32_t entry; float score; };
constexpr float surer = 10'000;                  // of a score: no weight of words comes near it

// What one word of the query finds.
struct Finds {
    std::string word;
    std::vector<One> ones;                       // an entry may stand there more than once: the best counts
    std::size_t hits = 0;
    bool vague = false;                          // it ranks, it does not choose: too many, or only begun
    bool many = false;                           // it chooses, and is read only against what other words have chosen; `ones` are its best
    std::vector<One> near[2];                    // where one letter is wrong, or two
};

class Finder {
public:
    Finder(const Database& database, const language::Tag& reader, bool services_only)
        : database_{database},
          term_{database.prepare("SELECT text, hits FROM search_term WHERE text >= ? AND text < ? ORDER BY text")},
          whole_{database.prepare("SELECT hits FROM search_term WHERE text = ?")},
          beginning_{database.prepare("SELECT best, hits FROM search_beginning WHERE text = ?")},
          near_{database.prepare("SELECT beginning FROM search_near WHERE trace = ?")},
          members_{database.prepare("SELECT count, entries FROM search_members WHERE act = ?")} {
        // services stand before guides, guides before acts
        std::size_t acts = 0;
        auto last = database_.prepare("SELECT n, kind FROM search_entry ORDER BY n DESC");
        for (bool found = false; !found && last.step();) {
            const std::string kind = last.text(1);
            const auto end = static_cast<std::size_t>(last.number(0)) + 1;
            if (first_act_ == 0) first_act_ = end;
            found = kind == "service" || (kind == "guide" && !services_only);
            if (found) entries_ = end;
            if (kind == "act") ++acts;
        }
        first_act_ -= acts;
        act_.resize(acts);
        auto tags = database_.prepare("SELECT tag FROM language ORDER BY position, tag");
        const auto known = language::fallbacks(reader);
        for (std::size_t position = 0; tags.step(); ++position)
            if (std::any_of(known.begin(), known.end(), [&](const language::Tag& tag) { return tag.value == tags.text(0); }))
                languages_ = static_cast<std::uint16_t>(languages_ | 1u << bit_of_language(position));
        entry_.resize(entries_);
    }

    std::vector<Found> find(const std::vector<std::string>& words, std::size_t limit) {
        if (words.empty()) return everything(limit);
        std::vector<Finds> finds = as_one_word(words);
        if (!finds.empty())
            if (const auto best = ranked(finds, limit, false); !best.empty()) return named(best);
        finds.clear();
        for (std::size_t i = 0; i < words.size(); ++i) finds.push_back(as_typed(words[i], words.size() == 1, i + 1 == words.size()));
        std::vector<Found> out = named(ranked(finds, limit, false));
        if (out.size() >= std::min(limit, words.size() == 1 ? few : 1)) return out;

        // Perhaps a word is misspelt, first of all one that nothing begins with: with one wrong letter, then with two; at last, whatever
        // has some of the words.
        const bool unknown = std::any_of(finds.begin(), finds.end(), [](const Finds& each) { return each.hits == 0; });
        for (Finds& each : finds)
            if (!each.vague && (!unknown || each.hits == 0)) guess(each);
        for (const int wrong : {0, 1}) {
            if (std::all_of(finds.begin(), finds.end(), [&](const Finds& each) { return each.near[wrong].empty(); })) continue;
            for (Finds& each : finds) {
                each.ones.insert(each.ones.end(), each.near[wrong].begin(), each.near[wrong].end());
                each.hits += each.near[wrong].size();
            }
            for (auto& each : named(ranked(finds, limit, false)))      // behind what was typed
                if (out.size() < limit && std::none_of(out.begin(), out.end(), [&](const Found& known) { return known.id == each.id && known.kind == each.kind; }))
                    out.push_back(std::move(each));
            if (out.size() >= std::min(limit, words.size() == 1 ? few : 1)) return out;
        }
        if (out.empty()) out = named(ranked(finds, limit, true));
        return out;
    }

private:
    std::vector<Found> named(const std::vector<Best>& entries) const {
        std::vector<Found> out;
        auto row = database_.prepare("SELECT kind, id FROM search_entry WHERE n = ?");
        for (const Best& best : entries) {
            row.again();
            if (row.bind(std::int64_t{best.entry}).step()) out.push_back({row.text(0), row.text(1), best.score});
        }
        return out;
    }

    // Pinyin is typed with a space after each syllable as well as without: "hu zhao" is huzhao, by as many syllables as a term has.
    std::vector<Finds> as_one_word(const std::vector<std::string>& words) {
        constexpr std::size_t longest_syllable = 6;
        const bool syllables = words.size() > 1 && std::all_of(words.begin(), words.end(), [](const std::string& word) {
            return word.size() <= longest_syllable && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        });
        std::vector<Finds> out;
        for (std::size_t i = 0; syllables && i < words.size(); i += longest_tail) {
            std::string word;
            for (std::size_t k = i; k < words.size() && k < i + longest_tail; ++k) word += words[k];
            out.push_back(as_typed(word, false, false));
            if (out.back().ones.empty()) return {};
        }
        return out;
    }

    std::vector<Found> everything(std::size_t limit) {
        std::vector<Found> out;
        auto row = database_.prepare("SELECT kind, id FROM search_entry WHERE n < ? ORDER BY n LIMIT ?");
        for (row.bind(static_cast<std::int64_t>(entries_)).bind(static_cast<std::int64_t>(limit)); row.step();) out.push_back({row.text(0), row.text(1), 0});
        return out;
    }

    // `quality` of what the hits weigh; they are as sure as `sure` where the words are written so, and not only spelt.
    One one(const Hit& hit, float quality, Sure sure, By by) const {
        return {hit.entry, static_cast<float>(hit.weight) * quality * ((hit.languages & languages_) != 0 ? 1.0f : 0.6f), hit.weight < written ? nearly : sure, by};
    }
    // What the hits of one term find among the records; `take` gets them one by one. The acts among them wait until all terms are read.
    template <typename Take>
    void read(std::string_view hits, float quality, Sure sure, By by, Take take) {
        for (std::size_t i = 0; i < count_of_hits(hits); ++i) {
            const Hit hit = hit_at(hits, i);
            if (hit.entry < entries_) {
                take(one(hit, quality, sure, by));
            } else if (hit.entry >= first_act_ && hit.entry - first_act_ < act_.size()) {      // a damaged file names what is not there
                const One found = one(hit, quality, sure, By::its_act);
                One& best = act_[hit.entry - first_act_];
                if (best.score == 0) acts_found_.push_back(hit.entry);
                best.score = std::max(best.score, found.score);
                best.sure = std::max(best.sure, found.sure);
            }
        }
    }
    // The members of the acts that the terms found, once for each act.
    template <typename Take>
    void open_acts(Take take) {
        for (const std::uint32_t act : acts_found_) {
            One& best = act_[act - first_act_];
            members_.again();
            if (members_.bind(std::int64_t{act}).step()) {
                const std::string_view entries = members_.bytes(1);
                for (std::size_t i = 0; i < entries.size() / bytes_of_member; ++i)
                    if (const std::uint32_t member = member_at(entries, i); member < entries_) take(One{member, best.score, best.sure, By::its_act});
            }
            best = {};
        }
        acts_found_.clear();
    }
    std::size_t finds_of(std::string_view hits) {
        std::size_t finds = 0;
        for (std::size_t i = 0; i < count_of_hits(hits); ++i) {
            const std::uint32_t entry = hit_at(hits, i).entry;
            if (entry < first_act_) { ++finds; continue; }
            members_.again();
            if (members_.bind(std::int64_t{entry}).step()) finds += static_cast<std::size_t>(members_.number(0));
        }
        return finds;
    }
    // avocat and avocats, bureau and bureaux
    static Sure sure_of(std::string_view word, std::string_view term) {
        return term.size() == word.size() || (term.size() == word.size() + 1 && (term.back() == 's' || term.back() == 'x')) ? whole : begun;
    }

    // All terms that begin so. Of a beginning of many only the best, for now.
    Finds as_typed(const std::string& word, bool alone, bool last) {
        Finds finds{.word = word};
        const auto take = [&](const One& one) { finds.ones.push_back(one); };
        const std::size_t count = letters(word);
        beginning_.again();
        if (beginning_.bind(word).step()) {
            read(beginning_.bytes(0), 0.25f, begun, By::list, take);
            finds.hits = static_cast<std::size_t>(beginning_.number(1));
            if (alone) return finds;
            finds.vague = finds.hits > too_many || count <= barely_begun;
            finds.many = !finds.vague;
            if (!finds.vague) return finds;
            // "5 rue …": a short word that is whole does choose, but not while it may be the beginning of the next
            whole_.again();
            if (whole_.bind(word).step() && finds_of(whole_.bytes(0)) <= common) {
                read(whole_.bytes(0), 1, whole, By::itself, take);
                open_acts(take);
                finds.vague = last;
            }
            return finds;
        }
        each_term(word, [&](std::string_view term, std::string_view hits) {
            read(hits, likeness(count, letters(term)), sure_of(word, term), By::itself, take);
        });
        open_acts(take);
        finds.hits = finds.ones.size();
        return finds;
    }

    template <typename Take>
    void each_term(const std::string& beginning, Take take) {
        term_.again();
        for (term_.bind(beginning).bind(after(beginning)); term_.step();) take(term_.bytes(0), term_.bytes(1));
    }

    // Words that would begin so but for a mistake or two. A number that is nearly right is another number.
    void guess(Finds& to) {
        const std::string& word = to.word;
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
        struct Near { std::string hits; float quality; Sure sure; };
        std::vector<Near> near[2];
        std::size_t looked = 0;
        std::string last;                                    // beginnings may begin with one another: a term counts once
        for (const auto& beginning : beginnings) {
            if (!last.empty() && beginning.starts_with(last)) continue;
            last = beginning;
            if (looked > most_near) break;
            const std::u32string start = letters_of(beginning);      // as far as it goes, it must be as near as its words
            if (errors_from(typed, start, errors) > errors && errors_from(start, typed, errors) > errors) continue;
            each_term(beginning, [&](std::string_view text, std::string_view hits) {
                if (++looked > most_near) return;
                const std::u32string term = letters_of(text);
                const int wrong = errors_from(typed, term, errors);
                if (wrong == 0 || wrong > errors) return;
                // nearest to a whole word of its length, with the same first letter: people rarely miss that one
                const float rest = static_cast<float>(count) / static_cast<float>(std::max(count, term.size()));
                const float first = typed.front() == term.front() ? 1.0f : 0.8f;
                near[wrong - 1].push_back({std::string{hits}, (wrong == 1 ? 0.4f : 0.25f) * (0.3f + 0.7f * rest) * first, rest > 0.85f ? begun : nearly});
            });
        }
        for (const int wrong : {0, 1}) {
            const auto take = [&](const One& one) { to.near[wrong].push_back(one); };
            for (const Near& each : near[wrong]) read(each.hits, each.quality, each.sure, By::itself, take);
            open_acts(take);
        }
    }

    // The best that every word finds that chooses; or, of `any`, some of them. All words before some, the surest before the heaviest.
    std::vector<Best> ranked(const std::vector<Finds>& finds, std::size_t limit, bool any) {
        std::vector<const Finds*> in_order, beside;
        for (const Finds& each : finds) (each.vague ? beside : in_order).push_back(&each);
        if (in_order.empty()) in_order.swap(beside);
        std::stable_sort(in_order.begin(), in_order.end(), [](const Finds* a, const Finds* b) { return a->hits < b->hits; });      // the fewest choose first
        std::vector<std::uint32_t> found, touched, ever;
        std::uint8_t wanted = 0;
        const auto touch = [&](const One& one) {
            Entry& entry = entry_[one.entry];
            if (entry.now == 0) touched.push_back(one.entry);
            float& best = entry.by[static_cast<std::size_t>(one.by)];
            best = std::max(best, one.score);
            entry.now = std::max<std::uint8_t>(entry.now, one.sure);
        };
        for (const bool chooses : {true, false})
            for (const Finds* each : chooses ? in_order : beside) {
                touched.clear();
                for (const One& one : each->ones) touch(one);
                if (each->many && chooses && !any) read_against(*each, wanted, touch);
                const float rare = std::log2(2.0f + static_cast<float>(entries_) / static_cast<float>(each->hits + 1));
                for (const std::uint32_t number : touched) {
                    Entry& entry = entry_[number];
                    if (entry.total == 0) ever.push_back(number);
                    entry.total += std::max(together(entry.by[0], entry.by[1]), entry.by[2]) * rare;
                    if (chooses && entry.matched++ == 0) found.push_back(number);
                    if (chooses) entry.sure = static_cast<std::uint8_t>(entry.sure + entry.now);
                    entry.by = {}, entry.now = 0;
                }
                if (chooses) ++wanted;
            }
        if (!any) std::erase_if(found, [&](std::uint32_t number) { return entry_[number].matched < wanted; });
        const auto better = [&](std::uint32_t a, std::uint32_t b) {
            const Entry &left = entry_[a], &right = entry_[b];
            if (left.matched != right.matched) return left.matched > right.matched;
            if (left.sure != right.sure) return left.sure > right.sure;
            return left.total != right.total ? left.total > right.total : a < b;
        };
        const std::size_t kept = std::min(limit, found.size());
        std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), better);
        found.resize(kept);
        std::vector<Best> out;
        for (const std::uint32_t number : found) {
            // one word of several is not what was asked for, where something has more of them; nor is a far likeness beside the word itself
            const Entry &entry = entry_[number], &first = entry_[found.front()];
            if (entry.matched == first.matched && entry.total >= first.total * 0.1f) out.push_back({number, static_cast<float>(entry.sure) * surer + entry.total});
        }
        for (const std::uint32_t number : ever) entry_[number] = {};
        return out;
    }

    // A word of many, for those entries only that all words before it found.
    template <typename Touch>
    void read_against(const Finds& finds, std::uint8_t before, Touch touch) {
        const std::size_t count = letters(finds.word);
        const auto if_chosen = [&](const One& one) { if (entry_[one.entry].matched == before) touch(one); };
        each_term(finds.word, [&](std::string_view term, std::string_view hits) {
            read(hits, likeness(count, letters(term)), sure_of(finds.word, term), By::itself, if_chosen);
        });
        open_acts(if_chosen);
    }

    // What is known of an entry while it is ranked; all of them are {} between.
    struct Entry {
        float total = 0;
        std::array<float, 3> by = {};                        // By
        std::uint8_t matched = 0, sure = 0, now = 0;
    };
    const Database& database_;
    Statement term_, whole_, beginning_, near_, members_;
    std::size_t entries_ = 0, first_act_ = 0;                // the services, and the guides where they are asked for; then acts
    std::uint16_t languages_ = 1;                            // French, names and numbers: bit 0
    std::vector<Entry> entry_;
    std::vector<One> act_;                                   // the best of each act while the terms of a word are read
    std::vector<std::uint32_t> acts_found_;
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
        if (now.badge == Badge::open) more += 0.04;
        if (now.badge == Badge::closed) more -= 0.02;
        if (trust(service.verified, service.kind, *seeker.now) == Trust::good) more += 0.01;
    }
    if (seeker.latitude && seeker.longitude && service.location && service.location->latitude && service.location->longitude)
        more += 0.04 / (1 + metres(*seeker.latitude, *seeker.longitude, *service.location) / 1000);
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
                if (const auto one = read.one(all[i].id)) {
                    const double sure = std::floor(all[i].score / surer) * surer;
                    all[i].score = sure + (all[i].score - sure) * favour(*one, seeker);
                }
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
