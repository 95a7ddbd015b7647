#include "benchmark/search/questions.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <unordered_map>

#include "benchmark/search/phrases.hpp"
#include "benchmark/search/words.hpp"

namespace benchmark {

namespace {

using Rows = std::vector<std::uint32_t>;                       // services, ascending
constexpr std::size_t most_answers = 5, far_too_many = 50;      // words, of which no five services have all

// --- Words ------------------------------------------------------------------------------------------------------------------------
bool latin(std::string_view word) { return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }); }

class Transliterator {
public:
    explicit Transliterator(const char* id) {
        UErrorCode error = U_ZERO_ERROR;
        one_.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, error));
        if (U_FAILURE(error) || !one_) throw std::runtime_error{std::string{"ICU has no transliterator "} + id};
    }
    std::string operator()(std::string_view text) const {
        icu::UnicodeString out = unicode(text);
        one_->transliterate(out);
        return utf8(out);
    }

private:
    std::unique_ptr<icu::Transliterator> one_;
};

// Letters to put in, leave out, change or exchange with a neighbour; at most `most` + 1.
std::size_t distance(const Letters& a, const Letters& b, std::size_t most) {
    if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
    constexpr std::size_t longest = 40;
    if (a.size() >= longest || b.size() >= longest) return most + 1;
    std::array<std::array<std::size_t, longest>, 3> lines;
    std::size_t *before = lines[0].data(), *last = lines[1].data(), *now = lines[2].data();
    std::iota(last, last + b.size() + 1, 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        if (*std::min_element(now, now + b.size() + 1) > most) return most + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[b.size()], most + 1);
}

// --- Which services hold a word ---------------------------------------------------------------------------------------------------
class Fields {
public:
    explicit Fields(const Invented& all) : all_{all}, with_act_(all.acts.size()) {
        for (const Act& act : all.acts) {
            std::string text = act.label;
            for (const Category& category : categories)
                if (category.acts.front() == act.id) { for (const auto called : category.called) text += " " + std::string{called}; break; }
            for (const auto& [language, synonyms] : act.synonyms)
                for (const auto& synonym : synonyms) text += " " + synonym;
            for (const auto word : split(text)) acts_with_[id(word)].insert(static_cast<std::uint32_t>(&act - all.acts.data()));
        }
        for (std::uint32_t row = 0; row < all.services.size(); ++row) add(row);
        for (std::uint32_t i = 0; i < words_.size(); ++i) in_order_.push_back(i);
        std::sort(in_order_.begin(), in_order_.end(), [&](std::uint32_t a, std::uint32_t b) { return words_[a] < words_[b]; });
        for (const auto& word : words_) spelt_.push_back(benchmark::letters(word));
    }

    Rows holding(std::string_view folded_word) const {
        const auto found = ids_.find(std::string{folded_word});
        return found == ids_.end() ? Rows{} : holding_any({found->second});
    }
    Rows beginning(std::string_view text) const {
        std::vector<std::uint32_t> ids;
        for (auto at = first(text); at != in_order_.end() && words_[*at].starts_with(text); ++at) ids.push_back(*at);
        return holding_any(ids);
    }
    bool begins_a_word(std::string_view text) const { const auto at = first(text); return at != in_order_.end() && words_[*at].starts_with(text); }
    Rows near(std::string_view typed, std::size_t errors) const {
        const Letters a = benchmark::letters(typed);
        std::vector<std::uint32_t> ids;
        for (std::uint32_t i = 0; i < spelt_.size(); ++i)
            if (!(spelt_[i][0] >= U'0' && spelt_[i][0] <= U'9') && distance(a, spelt_[i], errors) <= errors) ids.push_back(i);
        return holding_any(ids);
    }
    std::size_t holders(std::string_view folded_word) const {           // without acts: to know what is distinctive
        const auto found = ids_.find(std::string{folded_word});
        return found == ids_.end() ? 0 : rows_[found->second].size();
    }
    bool itself_holds(std::uint32_t row, std::string_view folded_word) const {
        const auto found = ids_.find(std::string{folded_word});
        return found != ids_.end() && std::binary_search(rows_[found->second].begin(), rows_[found->second].end(), row);
    }
    const std::vector<std::string>& words() const { return words_; }
    Rows holding_any(const std::vector<std::uint32_t>& ids) const {
        std::vector<const Rows*> lists;
        for (const std::uint32_t word : ids) {
            lists.push_back(&rows_[word]);
            if (const auto acts = acts_with_.find(word); acts != acts_with_.end())
                for (const std::uint32_t act : acts->second) lists.push_back(&with_act_[act]);
        }
        if (lists.size() == 1) return *lists.front();
        std::size_t all = 0;
        for (const Rows* list : lists) all += list->size();
        Rows out;
        if (all > all_.services.size() / 20) {                            // many: ticked off rather than sorted
            std::vector<char> ticked(all_.services.size());
            for (const Rows* list : lists) for (const std::uint32_t row : *list) ticked[row] = 1;
            for (std::uint32_t row = 0; row < ticked.size(); ++row) if (ticked[row]) out.push_back(row);
            return out;
        }
        out.reserve(all);
        for (const Rows* list : lists) out.insert(out.end(), list->begin(), list->end());
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

private:
    std::uint32_t id(std::string_view written) {
        const auto known = ids_as_written_.find(std::string{written});
        if (known != ids_as_written_.end()) return known->second;
        const auto [at, fresh] = ids_.try_emplace(folded(written), static_cast<std::uint32_t>(words_.size()));
        if (fresh) { words_.push_back(at->first); rows_.emplace_back(); }
        return ids_as_written_[std::string{written}] = at->second;
    }
    void hold(std::uint32_t row, std::uint32_t word) { if (rows_[word].empty() || rows_[word].back() != row) rows_[word].push_back(row); }
    void add(std::uint32_t row, std::string_view text) { for (const auto word : split(text)) hold(row, id(word)); }
    void add_phrase(std::uint32_t row, std::string_view text) {         // one that comes again and again
        auto [at, fresh] = phrases_.try_emplace(std::string{text});
        if (fresh) for (const auto word : split(text)) at->second.push_back(id(word));
        for (const std::uint32_t word : at->second) hold(row, word);
    }
    void add(std::uint32_t row) {
        const Service& one = all_.services[row];
        const Organization& whose = all_.organizations[one.organization];
        add(row, one.name);
        for (const auto sentence : description(one)) add_phrase(row, sentence);
        add(row, whose.name);
        add(row, whose.alternate_name);
        if (one.has_location) {
            add(row, all_.locations[one.location].address_1);
            add(row, all_.communes[one.commune].name);
            add(row, all_.communes[one.commune].postal_code);
        }
        for (const std::string* number : {&one.number, &one.mobile}) { add(row, spaced(*number)); add(row, *number); }
        for (std::size_t language = 0; language < other_languages.size(); ++language) {
            if (!translated(one, language)) continue;
            add(row, translated_name(all_, one, language));
            add_phrase(row, categories[one.category].described[language]);
        }
        for (const Act* act : acts_of(all_, one)) with_act_[static_cast<std::size_t>(act - all_.acts.data())].push_back(row);
    }
    std::vector<std::uint32_t>::const_iterator first(std::string_view text) const {
        return std::lower_bound(in_order_.begin(), in_order_.end(), text, [&](std::uint32_t word, std::string_view wanted) { return words_[word] < wanted; });
    }

    const Invented& all_;
    std::unordered_map<std::string, std::uint32_t> ids_, ids_as_written_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> phrases_;
    std::vector<std::string> words_;
    std::vector<Letters> spelt_;
    std::vector<Rows> rows_;
    std::vector<std::uint32_t> in_order_;
    std::unordered_map<std::uint32_t, std::set<std::uint32_t>> acts_with_;
    std::vector<Rows> with_act_;
};

Rows both(const Rows& a, const Rows& b) {
    Rows out;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

// --- Questions --------------------------------------------------------------------------------------------------------------------
struct Question { std::string typed, language, meant; Rows answers; };

class Asker {
public:
    Asker(const Invented& all, const Fields& fields) : all_{all}, fields_{fields} {
        chinese_ = static_cast<std::size_t>(std::find(other_languages.begin(), other_languages.end(), "zh-Hans") - other_languages.begin());
        for (std::uint32_t row = 0; row < all.services.size(); ++row)
            if (translated(all.services[row], chinese_)) chinese_names_.emplace_back(row, translated_name(all, all.services[row], chinese_));
        for (std::uint32_t i = 0; i < fields.words().size(); ++i) {
            const std::string& word = fields.words()[i];
            if (latin(word)) continue;
            if (static_cast<unsigned char>(word[0]) >= 0xE3) {
                in_syllables_.emplace_back(i, " " + character_by_character(word) + " ");
                continue;
            }
            for (const auto* transliterator : {&any_, &russian_})
                if (auto spelt = plain((*transliterator)(word)); !spelt.empty() && latin(spelt)) spelt_so_[spelt].insert(word);
        }
    }

    using Kind = Question (Asker::*)(std::uint32_t row, Draw& draw) const;

    Question exact(std::uint32_t row, Draw&) const { return whole(row, false); }
    Question accentless(std::uint32_t row, Draw&) const { return whole(row, true); }

    Question prefix(std::uint32_t row, Draw& draw) const {
        auto words = distinctive(all_.services[row].name);
        std::erase_if(words, [](const auto& word) { return letters(word).size() < 4; });
        shuffle(words, draw);
        if (words.empty()) return {};
        words.resize(std::min<std::size_t>(words.size(), 1 + draw.below(2)));
        for (std::size_t length = 3; length < 20; ++length) {
            Question out{"", "fr", joined(words), {}};
            bool cut = false;
            for (const auto& word : words) {
                const Letters all = letters(word);
                const Letters part = all.substr(0, length);
                cut = cut || part.size() < all.size();
                append(out.typed, utf8(part));
                out.answers = out.answers.empty() && &word == &words.front() ? fields_.beginning(folded(utf8(part))) : both(out.answers, fields_.beginning(folded(utf8(part))));
            }
            if (!cut) return {};
            if (out.answers.size() <= most_answers) return out;
        }
        return {};
    }

    Question one_typo(std::uint32_t row, Draw& draw) const { return mistyped(row, draw, 1, 5); }
    Question two_typos(std::uint32_t row, Draw& draw) const { return mistyped(row, draw, 2, 8); }

    Question other_language(std::uint32_t row, Draw& draw) const {
        const Service& one = all_.services[row];
        const std::size_t language = draw.below(other_languages.size());
        if (!translated(one, language)) return {};
        const std::string name = translated_name(all_, one, language);
        std::vector<std::string> phrase, proper;
        for (const auto word : split(categories[one.category].called[language]))
            if (letters(word).size() > 2) phrase.push_back(lower(word));
        if (language == chinese_) phrase = {name};
        else {
            for (const auto word : split(name))
                if (std::find(phrase.begin(), phrase.end(), lower(word)) == phrase.end() && letters(word).size() > 2) proper.push_back(lower(word));
        }
        if (phrase.empty()) return {};
        shuffle(phrase, draw);
        std::vector<std::string> words{phrase.front()};
        std::reverse(proper.begin(), proper.end());
        while (true) {
            Rows answers = all_of(words);
            if (answers.size() <= most_answers) return {joined(words), std::string{other_languages[language]}, joined(words), answers};
            if (proper.empty()) return {};
            words.push_back(proper.back());
            proper.pop_back();
        }
    }

    Question chinese_part(std::uint32_t, Draw& draw) const {
        if (chinese_names_.empty()) return {};
        const auto part = part_of_chinese(draw);
        if (part.empty()) return {};
        Question out{part, "zh-Hans", part, {}};
        Rows words;
        for (const auto& [word, spelt] : in_syllables_)
            if (fields_.words()[word].find(part) != std::string::npos) {
                words.push_back(word);
                if (words.size() > far_too_many) return {};
            }
        out.answers = fields_.holding_any(words);
        return out;
    }

    Question transliterated(std::uint32_t row, Draw& draw) const {
        const unsigned script = draw.below(3);
        if (script == 0) {
            const auto part = part_of_chinese(draw);
            if (part.empty()) return {};
            const std::string apart = any_(part);
            const std::string syllables = character_by_character(part);
            if (plain(apart) != plain(syllables)) return {};
            Question out{draw.percent(50) ? apart : plain(apart), "zh-Hans", part, {}};
            const std::string within = " " + syllables + " ";
            Rows words;                                           // whichever characters are spelt so
            for (const auto& [word, spelt] : in_syllables_)
                if (spelt.find(within) != std::string::npos) {
                    words.push_back(word);
                    if (words.size() > far_too_many) return {};
                }
            out.answers = fields_.holding_any(words);
            return out;
        }
        const std::size_t language = static_cast<std::size_t>(std::find(other_languages.begin(), other_languages.end(), script == 1 ? "ru" : "ar") - other_languages.begin());
        if (!translated(all_.services[row], language)) return {};
        std::vector<std::string> words;
        for (const auto word : split(translated_name(all_, all_.services[row], language)))
            if (letters(word).size() > 3) words.push_back(folded(word));
        if (words.empty()) return {};
        std::sort(words.begin(), words.end(), [&](const auto& a, const auto& b) { return fields_.holders(a) < fields_.holders(b); });
        words.resize(std::min<std::size_t>(words.size(), 2));
        Question out{"", std::string{other_languages[language]}, "", {}};
        const Transliterator& as = script == 1 && draw.percent(50) ? russian_ : any_;
        for (const auto& word : words) {
            const std::string spelt = plain(as(word));
            if (!latin(spelt) || spelt.size() < 3) return {};
            append(out.typed, spelt);
            append(out.meant, word);
            Rows here = fields_.holding(spelt);
            if (const auto found = spelt_so_.find(spelt); found != spelt_so_.end())
                for (const auto& other : found->second) { const Rows more = fields_.holding(other); here.insert(here.end(), more.begin(), more.end()); }
            std::sort(here.begin(), here.end());
            here.erase(std::unique(here.begin(), here.end()), here.end());
            out.answers = out.answers.empty() && &word == &words.front() ? here : both(out.answers, here);
            if (out.answers.size() <= most_answers) break;
        }
        return out;
    }

    Question several_words(std::uint32_t row, Draw& draw) const {
        const Service& one = all_.services[row];
        if (!one.has_location) return {};
        std::vector<std::string> words = distinctive(one.name, 2), city = distinctive(all_.communes[one.commune].name, 2);
        shuffle(words, draw);
        shuffle(city, draw);
        words.resize(std::min<std::size_t>(words.size(), 1 + draw.below(3)));
        if (!city.empty()) words.push_back(city.front());
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        if (words.size() < 2) return {};
        shuffle(words, draw);
        return {joined(words), "fr", joined(words), all_of(words)};
    }

    Question synonym(std::uint32_t row, Draw& draw) const {
        const Service& one = all_.services[row];
        if (!one.has_location) return {};
        const auto acts = acts_of(all_, one);
        const Act& act = *draw.of(acts);
        if (act.synonyms.empty()) return {};
        const auto& [language, said] = draw.percent(50) ? act.synonyms.front() : draw.of(act.synonyms);
        if (said.empty()) return {};
        std::vector<std::string> words;
        for (const auto word : split(draw.of(said))) words.push_back(lower(word));
        if (words.empty() || std::any_of(words.begin(), words.end(), [&](const auto& word) { return fields_.itself_holds(row, folded(word)); })) return {};
        auto city = distinctive(all_.communes[one.commune].name, 2);
        if (city.empty()) return {};
        words.insert(words.end(), city.begin(), city.end());
        return {joined(words), language, joined(words), all_of(words)};
    }

    Question address(std::uint32_t row, Draw& draw) const {
        const Service& one = all_.services[row];
        if (!one.has_location) return {};
        std::vector<std::string> street, words, numbers;
        for (const auto word : split(all_.locations[one.location].address_1)) street.push_back(lower(word));
        if (!street.empty() && street.front().find_first_not_of("0123456789") == std::string::npos) numbers = {street.front()}, street.erase(street.begin());
        if (!street.empty() && (street.front() == "bis" || street.front() == "ter")) street.erase(street.begin());
        if (draw.percent(50)) std::erase_if(street, [&](const auto& word) { return letters(word).size() < 4 || fields_.holders(folded(word)) * 50 > all_.services.size(); });
        if (street.empty()) return {};
        words = street;
        if (auto answers = all_of(words); answers.size() <= most_answers) return {joined(words), "fr", joined(words), answers};
        for (const auto& word : distinctive(all_.communes[one.commune].name, 2)) words.push_back(word);
        if (auto answers = all_of(words); answers.size() <= most_answers) return {joined(words), "fr", joined(words), answers};
        words.insert(words.begin(), numbers.begin(), numbers.end());
        return {joined(words), "fr", joined(words), all_of(words)};
    }

    Question number(std::uint32_t row, Draw& draw) const {
        const Service& one = all_.services[row];
        if (one.number.empty()) return {};
        const std::size_t from = draw.percent(60) ? 0 : 2 * (1 + draw.below(3));
        const bool apart = draw.percent(50);
        for (std::size_t count = 4; from + count <= one.number.size(); count += 2) {
            const std::string part = one.number.substr(from, count);
            Question out{apart ? spaced(part) : part, "fr", one.number, fields_.beginning(part)};
            for (std::uint32_t i = 0; i < all_.services.size(); ++i)
                for (const std::string* other : {&all_.services[i].number, &all_.services[i].mobile})
                    for (std::size_t at = 0; at + count <= other->size(); at += 2)
                        if (other->compare(at, count, part) == 0) { out.answers.push_back(i); break; }
            std::sort(out.answers.begin(), out.answers.end());
            out.answers.erase(std::unique(out.answers.begin(), out.answers.end()), out.answers.end());
            if (out.answers.size() <= most_answers) return out;
        }
        return {};
    }

private:
    static void append(std::string& text, std::string_view word) { text += text.empty() ? std::string{word} : " " + std::string{word}; }
    static std::string joined(const std::vector<std::string>& words) {
        std::string out;
        for (const auto& word : words) append(out, word);
        return out;
    }
    static void shuffle(std::vector<std::string>& words, Draw& draw) {
        for (std::size_t i = words.size(); i > 1; --i) std::swap(words[i - 1], words[draw.below(i)]);
    }
    static std::string plain(std::string text) {
        std::erase_if(text, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80); });
        return text;
    }

    // Words that say something: three letters, and not in more than one service of twenty.
    std::vector<std::string> distinctive(std::string_view text, std::size_t over = 2) const {
        std::vector<std::string> out;
        for (const auto word : split(text))
            if (letters(word).size() > over && fields_.holders(folded(word)) * 20 <= std::max<std::size_t>(all_.services.size(), 200)) out.push_back(lower(word));
        return out;
    }
    Rows all_of(const std::vector<std::string>& words) const {
        Rows out;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Rows here = fields_.holding(folded(words[i]));
            out = i == 0 ? here : both(out, here);
        }
        return out;
    }

    // Words of the name; where that is not enough, of the city too.
    std::vector<std::string> telling(std::uint32_t row) const {
        const Service& one = all_.services[row];
        auto words = distinctive(one.name);
        if (words.size() > 4) words.resize(4);
        if (one.has_location && one.proper != all_.communes[one.commune].name && all_of(words).size() > most_answers)
            for (const auto& word : distinctive(all_.communes[one.commune].name)) words.push_back(word);
        std::vector<std::string> once;
        for (const auto& word : words) if (std::find(once.begin(), once.end(), word) == once.end()) once.push_back(word);
        return once;
    }
    Question whole(std::uint32_t row, bool without_accents) const {
        const auto words = telling(row);
        if (words.empty()) return {};
        Question out{joined(words), "fr", joined(words), all_of(words)};
        if (without_accents) {
            std::string typed;
            for (const auto& word : words) append(typed, folded(word));
            if (typed == out.typed) return {};
            out.typed = typed;
        }
        return out;
    }

    Question mistyped(std::uint32_t row, Draw& draw, std::size_t errors, std::size_t shortest) const {
        auto words = telling(row);
        if (words.empty()) return {};
        const auto which = draw.below(words.size());
        const std::string meant = words[which];
        Letters typed = letters(meant);
        if (typed.size() < shortest || !std::all_of(typed.begin(), typed.end(), [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)); })) return {};
        for (std::size_t error = 0; error < errors; ++error) {
            const auto at = draw.below(typed.size());
            const char32_t letter = U"eaisnrtoludcmpgvbfhq"[draw.uneven(20)];
            switch (draw.below(4)) {
                case 0: typed.insert(at, 1, letter); break;
                case 1: typed.erase(at, 1); break;
                case 2: typed[at] = letter; break;
                default: if (at + 1 < typed.size()) std::swap(typed[at], typed[at + 1]);
            }
        }
        const std::string mistake = folded(utf8(typed));
        if (distance(letters(mistake), letters(folded(meant)), errors) != errors || fields_.begins_a_word(mistake)) return {};
        // alone where that is enough, else beside what was typed rightly
        std::vector<std::string> rest;
        Rows answers = fields_.near(mistake, errors);
        for (std::size_t i = 0; i < words.size() && answers.size() > most_answers; ++i)
            if (i != which) { rest.push_back(words[i]); answers = both(answers, fields_.holding(folded(words[i]))); }
        Question out{utf8(typed), "fr", meant, answers};
        for (const auto& word : rest) append(out.typed, word), append(out.meant, word);
        return out;
    }

    std::string part_of_chinese(Draw& draw) const {
        const auto& [row, name] = draw.of(chinese_names_);
        const Letters all = letters(name);
        const std::size_t count = 2 + draw.below(3);
        if (all.size() < count + 2) return {};
        return utf8(all.substr(1 + draw.below(all.size() - count), count));
    }
    std::string character_by_character(std::string_view text) const {
        std::string out;
        for (const char32_t c : letters(text)) {
            auto& syllable = syllables_[c];
            if (syllable.empty()) syllable = plain(any_(utf8(Letters(1, c))));
            append(out, syllable);
        }
        return out;
    }

    const Invented& all_;
    const Fields& fields_;
    const Transliterator any_{"Any-Latin; Latin-ASCII; Lower"}, russian_{"Russian-Latin/BGN; Latin-ASCII; Lower"};
    std::size_t chinese_ = 0;
    std::vector<std::pair<std::uint32_t, std::string>> chinese_names_;
    std::vector<std::pair<std::uint32_t, std::string>> in_syllables_;              // words in Chinese
    std::unordered_map<std::string, std::set<std::string>> spelt_so_;
    mutable std::unordered_map<char32_t, std::string> syllables_;
};

}  // namespace

void write_questions(const Invented& all, std::size_t of_each_class, const std::filesystem::path& file) {
    const Fields fields{all};
    const Asker asker{all, fields};
    const std::vector<std::pair<std::string, Asker::Kind>> kinds{
        {"exact", &Asker::exact}, {"prefix", &Asker::prefix}, {"accent-less", &Asker::accentless}, {"one typo", &Asker::one_typo}, {"two typos", &Asker::two_typos},
        {"other language", &Asker::other_language}, {"chinese part", &Asker::chinese_part}, {"transliterated", &Asker::transliterated},
        {"several words", &Asker::several_words}, {"synonym", &Asker::synonym}, {"address", &Asker::address}, {"number", &Asker::number}};
    std::vector<std::vector<Question>> asked(kinds.size());
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        Draw draw{mixed(mixed(all.seed, 99), k)};
        std::set<std::string> once;
        for (std::size_t tries = 0; asked[k].size() < of_each_class && tries < of_each_class * 200; ++tries) {
            Question one = (asker.*kinds[k].second)(draw.below(all.services.size()), draw);
            if (!one.typed.empty() && !one.answers.empty() && one.answers.size() <= most_answers && once.insert(one.typed).second) asked[k].push_back(std::move(one));
        }
        if (asked[k].size() < of_each_class) std::cerr << "benchmark-generate: only " << asked[k].size() << " queries of the class " << kinds[k].first << '\n';
    }
    std::ofstream out{file, std::ios::binary};
    for (std::size_t i = 0; i < of_each_class; ++i)
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            if (i >= asked[k].size()) continue;
            const Question& one = asked[k][i];
            nlohmann::ordered_json line{{"q", one.typed}, {"lang", one.language}, {"class", kinds[k].first}, {"meant", one.meant}};
            line["relevant"] = nlohmann::ordered_json::array();
            for (const std::uint32_t row : one.answers) line["relevant"].push_back(uuid(all.seed, of_service, row));
            out << line.dump() << '\n';
        }
}

}  // namespace benchmark
