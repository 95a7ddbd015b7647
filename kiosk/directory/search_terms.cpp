#include "directory/search_terms.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "language/language.hpp"

namespace repere::directory {

namespace {

constexpr std::size_t longest_text = 4000, longest_query = 200, most_words = 8;

std::vector<std::string> split(const std::string& form) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < form.size();) {
        const std::size_t end = std::min(form.find(' ', begin), form.size());
        if (end > begin) words.push_back(form.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string_view shortened(std::string_view text, std::size_t longest) {
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
    return text.substr(0, end);
}

bool ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Chinese, Japanese and Thai write no spaces: there a word may begin anywhere.
// E3 is the first byte of U+3000 and beyond; E0 B8 and E0 B9 are Thai. Hangul (EA AF B0 to ED 9E A3) has spaces.
bool written_without_spaces(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { const auto b = static_cast<unsigned char>(c); return b >= 0xE3 && b <= 0xE9; }) ||
           word.find("\xE0\xB8") != std::string_view::npos || word.find("\xE0\xB9") != std::string_view::npos;
}

// U+4E00 to U+9FFF, each three bytes.
bool written_in_han(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); i += 3)
        if (const auto b = static_cast<unsigned char>(word[i]); b < 0xE4 || b > 0xE9 || (b == 0xE4 && static_cast<unsigned char>(word[i + 1]) < 0xB8)) return false;
    return true;
}

bool has_cyrillic(std::string_view word) {                                  // U+0400 to U+04FF
    return std::any_of(word.begin(), word.end(), [](char c) { const auto b = static_cast<unsigned char>(c); return b >= 0xD0 && b <= 0xD3; });
}

std::vector<std::size_t> starts(std::string_view word) {                    // of its characters
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) out.push_back(i);
    return out;
}

// How other scripts are spelt by somebody who has Latin keys only: the usual romanisation and, for Russian, the way it is heard. Each in
// its syllables: pinyin "hu zhao" is typed "huzhao". Words come back, so they are spelt once: only `build` asks, never a visitor's words.
using Spelling = std::vector<std::string>;
const std::vector<Spelling>& latin_spellings(const std::string& word) {
    static std::mutex one_at_a_time;
    static std::unordered_map<std::string, std::vector<Spelling>> spelt;
    static const auto transliterators = [] {
        std::vector<std::unique_ptr<icu::Transliterator>> out;
        for (const char* id : {"Any-Latin; Latin-ASCII; Lower", "Russian-Latin/BGN; Latin-ASCII; Lower"}) {
            UErrorCode error = U_ZERO_ERROR;
            std::unique_ptr<icu::Transliterator> one{icu::Transliterator::createInstance(id, UTRANS_FORWARD, error)};
            if (U_SUCCESS(error) && one) out.push_back(std::move(one));
        }
        return out;
    }();
    const std::lock_guard lock{one_at_a_time};
    const auto spell = [&](const icu::Transliterator& by, const std::string& what) {
        icu::UnicodeString text = icu::UnicodeString::fromUTF8(what);
        by.transliterate(text);
        std::string latin;
        text.toUTF8String(latin);
        return ascii(latin) ? split(language::search_form(latin)) : Spelling{};
    };
    const auto [known, fresh] = spelt.try_emplace(word);
    if (!fresh || transliterators.empty()) return known->second;
    if (const auto at = starts(word); at.size() > 1 && written_in_han(word)) {        // ICU spells these one by one: few characters, many words
        Spelling spelling;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const auto [one, first_time] = spelt.try_emplace(word.substr(at[i], i + 1 < at.size() ? at[i + 1] - at[i] : std::string::npos));
            if (first_time) one->second.push_back(spell(*transliterators.front(), one->first));
            for (const auto& syllable : one->second.empty() ? Spelling{} : one->second.front()) spelling.push_back(syllable);
        }
        auto& all = spelt[word];                                                       // the map may have grown meanwhile
        if (!spelling.empty()) all.push_back(std::move(spelling));
        return all;
    }
    for (const auto& each : transliterators) {
        if (&each != &transliterators.front() && !has_cyrillic(word)) break;
        Spelling spelling = spell(*each, word);
        if (!spelling.empty() && std::find(known->second.begin(), known->second.end(), spelling) == known->second.end()) known->second.push_back(std::move(spelling));
    }
    return known->second;
}

std::string joined(const Spelling& syllables, std::size_t from, std::size_t count) {
    std::string out;
    for (std::size_t i = from; i < syllables.size() && i < from + count; ++i) out += syllables[i];
    return out;
}

// "الشرطة" is looked for as "شرطة": without the article, and what is written together with it (و ب ل ك).
std::string_view without_article(std::string_view word) {
    constexpr std::string_view alef_lam = "\u0627\u0644", lam_lam = "\u0644\u0644";
    for (const std::string_view before : {"", "\u0648", "\u0628", "\u0643", "\u0641"})
        if (word.starts_with(before) && word.substr(before.size()).starts_with(alef_lam) && word.size() > before.size() + 4 + 4) return word.substr(before.size() + 4);
    if (word.starts_with(lam_lam) && word.size() > 8) return word.substr(4);
    return {};
}

bool is_number(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos && text.find_first_not_of("0123456789 .+-/()") == std::string_view::npos;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// +33 4 42 and 0033 4 42 are 04 42.
std::string national(std::string_view number) {
    std::string digits = digits_of(number);
    if (digits.starts_with("0033")) return "0" + digits.substr(4);
    if (number.find('+') != std::string_view::npos && digits.starts_with("33")) return "0" + digits.substr(2);
    return digits;
}

}  // namespace

std::vector<std::string> query_words(std::string_view text) {
    text = shortened(text, longest_query);
    if (is_number(text)) return {national(text)};
    std::vector<std::string> words;
    for (auto& word : split(language::search_form(text))) {
        const auto at = starts(word);
        if (at.size() <= longest_tail || !written_without_spaces(word)) words.push_back(std::move(word));
        else for (std::size_t i = 0; i < at.size(); i += longest_tail)
            words.push_back(word.substr(at[i], i + longest_tail < at.size() ? at[i + longest_tail] - at[i] : std::string::npos));
    }
    if (words.size() > most_words) words.resize(most_words);
    return words;
}

namespace {

struct Said { std::string written, word; };       // as it stands in the text, and in the form by which it is found

// Kana and Hangul are spelt from what is written: their search form has lost what is heard.
bool taken_apart(std::string_view written) {
    return std::any_of(written.begin(), written.end(), [](char c) { const auto b = static_cast<unsigned char>(c); return b == 0xE3 || (b >= 0xEA && b <= 0xED); });
}

std::vector<Said> said_in(std::string_view text) {
    std::vector<Said> out;
    const std::string form = language::search_form(text);
    for (auto& word : split(form)) out.push_back({{}, std::move(word)});
    if (ascii(form) || !taken_apart(text)) return out;
    std::vector<std::string> written;               // the same cuts: at whatever is neither letter nor digit
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(language::folded(text));
    icu::UnicodeString run;
    for (int32_t i = 0; i <= unicode.length(); i = unicode.moveIndex32(i, 1)) {
        const UChar32 c = i < unicode.length() ? unicode.char32At(i) : UChar32{' '};
        if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK) run.append(c);
        else if (!run.isEmpty()) run.toUTF8String(written.emplace_back()), run.remove();
        if (i == unicode.length()) break;
    }
    if (written.size() == out.size())
        for (std::size_t i = 0; i < out.size(); ++i) out[i].written = std::move(written[i]);
    return out;
}

}  // namespace

Terms index_terms(std::string_view text) {
    Terms terms;
    const auto whole = [](const Spelling& spelling) { return joined(spelling, 0, spelling.size()); };
    const auto as_read = [](const Said& said) -> const std::string& { return taken_apart(said.written) ? said.written : said.word; };
    for (auto& said : said_in(shortened(text, longest_text))) {
        auto& word = said.word;
        if (!ascii(word)) {
            const auto& spellings = latin_spellings(as_read(said));
            std::transform(spellings.begin(), spellings.end(), std::back_inserter(terms.spelt), whole);
            if (const auto bare = without_article(word); !bare.empty()) {
                terms.words.emplace_back(bare);
                const auto& bare_spellings = latin_spellings(terms.words.back());
                std::transform(bare_spellings.begin(), bare_spellings.end(), std::back_inserter(terms.spelt), whole);
            }
            if (written_without_spaces(word)) {
                const auto at = starts(word);
                for (std::size_t i = 0; i < at.size(); ++i)
                    terms.words.push_back(word.substr(at[i], i + longest_tail < at.size() ? at[i + longest_tail] - at[i] : std::string::npos));
                for (const auto& spelling : spellings)
                    if (spelling.size() == at.size())                                          // a syllable a character
                        for (std::size_t i = 1; i < at.size(); ++i) terms.spelt.push_back(joined(spelling, i, longest_tail));
            }
        }
        terms.words.push_back(std::move(word));
    }
    for (auto* list : {&terms.words, &terms.spelt}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return terms;
}

std::vector<std::string> number_terms(std::string_view number) {
    const std::string digits = national(number);
    std::vector<std::string> terms;
    if (digits.empty()) return terms;
    terms.push_back(digits);
    for (std::size_t from = 2; from + 4 <= digits.size(); from += 2) terms.push_back(digits.substr(from));      // a part, as people remember it
    return terms;
}

std::size_t letters(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string first_letters(std::string_view word, std::size_t count) {
    std::size_t at = 0;
    while (at < word.size() && count-- > 0)
        do ++at; while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80);
    return std::string{word.substr(0, at)};
}

float likeness(std::size_t typed, std::size_t term) {
    if (typed >= term) return 1;
    return typed + 1 == term && typed > 3 ? 0.8f : 0.2f + 0.3f * static_cast<float>(typed) / static_cast<float>(term);      // avocat, avocats
}

int allowed_errors(std::size_t count) { return count < 4 ? 0 : count < 6 ? 1 : 2; }

namespace {

constexpr std::array<std::size_t, 3> levels{4, 5, 7};            // letters of a beginning
constexpr std::size_t errors_at(std::size_t level) { return level == levels.back() ? 2 : 1; }

std::vector<std::uint32_t> traces_at(std::string_view word, std::size_t level, std::size_t errors) {
    std::vector<std::string> left{first_letters(word, level)};
    std::size_t from = 0;
    for (std::size_t error = 0; error < std::min(errors_at(level), errors); ++error) {
        const std::size_t to = left.size();
        for (; from < to; ++from) {
            const std::string whole = left[from];
            const auto at = starts(whole);
            if (at.size() <= 2) continue;
            for (std::size_t i = 0; i < at.size(); ++i) {
                std::string less = whole;
                less.erase(at[i], (i + 1 < at.size() ? at[i + 1] : whole.size()) - at[i]);
                left.push_back(std::move(less));
            }
        }
    }
    std::vector<std::uint32_t> out;
    for (const auto& text : left) {
        std::uint32_t hash = 2166136261u ^ static_cast<std::uint32_t>(level);              // FNV-1a, one a level
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
        out.push_back(hash);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

std::vector<std::string> beginnings(std::string_view term) {
    std::vector<std::string> out;
    const std::size_t count = letters(term);
    if (count < 3 || written_without_spaces(term) || term.find_first_not_of("0123456789") == std::string_view::npos) return out;
    for (const std::size_t level : levels)
        if (level == levels.front() || count + errors_at(level) >= level) out.push_back(first_letters(term, level));
    return out;
}

std::vector<std::uint32_t> traces(std::string_view beginning, int errors) {
    std::vector<std::uint32_t> out;
    const std::size_t count = letters(beginning);
    for (const std::size_t level : levels) {
        // a whole short word stands for the levels above it too
        if (count > level || (level != levels.front() && count + errors_at(level) < level)) continue;
        for (const auto trace : traces_at(beginning, level, static_cast<std::size_t>(errors))) out.push_back(trace);
    }
    return out;
}

std::vector<std::uint32_t> typed_traces(std::string_view typed) {
    const std::size_t count = letters(typed);
    const int errors = allowed_errors(count);
    return errors == 0 ? std::vector<std::uint32_t>{} : traces_at(typed, errors == 2 ? levels[2] : count == levels[0] ? levels[0] : levels[1], static_cast<std::size_t>(errors));
}

std::u32string letters_of(std::string_view word) {
    if (ascii(word)) return {word.begin(), word.end()};
    std::u32string out;
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
    for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) out += static_cast<char32_t>(unicode.char32At(i));
    return out;
}

int errors_from(std::u32string_view a, std::u32string_view b, int most) {
    constexpr std::size_t longest = 40;
    a = a.substr(0, longest);
    const std::size_t width = std::min({b.size(), a.size() + static_cast<std::size_t>(most), longest});      // the rest of the word costs nothing
    std::array<std::array<int, longest + 1>, 3> rows;
    for (std::size_t j = 0; j <= width; ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto &now = rows[i % 3], &last = rows[(i + 2) % 3], &before = rows[(i + 1) % 3];
        now[0] = static_cast<int>(i);
        int least = now[0];
        for (std::size_t j = 1; j <= width; ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > most) return most + 1;
    }
    const auto& end = rows[a.size() % 3];
    return std::min(*std::min_element(end.begin(), end.begin() + static_cast<std::ptrdiff_t>(width) + 1), most + 1);
}

std::string packed(const std::vector<std::uint32_t>& members) {
    std::string out;
    out.reserve(members.size() * bytes_of_member);
    for (const std::uint32_t member : members)
        for (int shift : {0, 8, 16}) out += static_cast<char>(member >> shift & 0xFF);
    return out;
}

std::string packed(const std::vector<Hit>& hits) {
    std::string out;
    out.reserve(hits.size() * bytes_of_hit);
    for (const Hit& hit : hits) {
        for (int shift : {0, 8, 16}) out += static_cast<char>(hit.entry >> shift & 0xFF);
        out += static_cast<char>(hit.weight);
        out += static_cast<char>(hit.languages & 0xFF);
        out += static_cast<char>(hit.languages >> 8);
    }
    return out;
}

}  // namespace repere::directory
