#include "directory/search_terms.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "language/language.hpp"

namespace repere::directory {

namespace {

constexpr std::size_t longest_text = 4000, longest_query = 200, most_words = 8, longest_tail = 12;

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

std::vector<std::size_t> starts(std::string_view word) {                    // of its characters
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) out.push_back(i);
    return out;
}

// How other scripts are spelt by somebody who has Latin keys only: the usual romanisation and, for Russian, the way it is heard.
std::vector<std::string> latin_spellings(const std::string& word) {
    static std::mutex one_at_a_time;
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
    std::vector<std::string> out;
    for (const auto& each : transliterators) {
        icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
        each->transliterate(text);
        std::string spelt, joined;
        text.toUTF8String(spelt);
        if (!ascii(spelt)) continue;
        for (const auto& part : split(language::search_form(spelt))) joined += part;      // pinyin: "hu zhao" is typed "huzhao"
        if (!joined.empty() && joined != word) out.push_back(joined);
    }
    return out;
}

}  // namespace

std::vector<std::string> query_words(std::string_view text) {
    auto words = split(language::search_form(shortened(text, longest_query)));
    if (words.size() > most_words) words.resize(most_words);
    return words;
}

std::vector<std::string> index_terms(std::string_view text) {
    std::vector<std::string> terms;
    for (const auto& word : split(language::search_form(shortened(text, longest_text)))) {
        terms.push_back(word);
        if (ascii(word)) continue;
        if (written_without_spaces(word)) {
            const auto at = starts(word);
            for (std::size_t i = 1; i < at.size(); ++i) {
                terms.push_back(word.substr(at[i], i + longest_tail < at.size() ? at[i + longest_tail] - at[i] : std::string::npos));
                for (auto& spelling : latin_spellings(terms.back())) terms.push_back(std::move(spelling));
            }
        }
        for (auto& spelling : latin_spellings(word)) terms.push_back(std::move(spelling));
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

std::vector<std::string> number_terms(std::string_view number) {
    std::string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    std::vector<std::string> terms;
    if (digits.empty()) return terms;
    terms.push_back(digits);
    for (std::size_t from = 2; from + 4 <= digits.size(); from += 2) terms.push_back(digits.substr(from));      // a part, as people remember it
    return terms;
}

std::size_t letters(std::string_view word) { return starts(word).size(); }

std::string first_letters(std::string_view word, std::size_t count) {
    const auto at = starts(word);
    return std::string{word.substr(0, count < at.size() ? at[count] : word.size())};
}

int allowed_errors(std::size_t count) { return count < 4 ? 0 : count < 7 ? 1 : 2; }

namespace {

void add_traces(std::vector<std::int64_t>& out, std::string_view word, std::size_t beginning, int errors) {
    std::vector<std::string> left{first_letters(word, beginning)};
    std::size_t from = 0;
    for (int error = 0; error < errors; ++error) {
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
    for (const auto& text : left) {
        std::uint64_t hash = 1469598103934665603ULL + beginning;                           // FNV-1a, one a level
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        out.push_back(static_cast<std::int64_t>(hash));
    }
}

std::vector<std::int64_t> once(std::vector<std::int64_t> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

constexpr std::size_t briefest = 4, brief = 5, long_enough = 8;

}  // namespace

std::vector<std::int64_t> traces(std::string_view typed) {
    std::vector<std::int64_t> out;
    const std::size_t count = letters(typed);
    if (const int errors = allowed_errors(count); errors == 2) add_traces(out, typed, long_enough, 2);
    else if (errors == 1) add_traces(out, typed, count == briefest ? briefest : brief, 1);
    return once(std::move(out));
}

std::vector<std::int64_t> all_traces(std::string_view term) {
    std::vector<std::int64_t> out;
    const std::size_t count = letters(term);
    if (count >= 4) add_traces(out, term, briefest, 1);
    if (count >= 4) add_traces(out, term, brief, 1);
    if (count >= 6) add_traces(out, term, long_enough, 2);
    return once(std::move(out));
}

int errors_from(std::string_view typed, std::string_view word, int most) {
    const auto split_letters = [](std::string_view text) {
        std::vector<std::string_view> out;
        const auto at = starts(text);
        for (std::size_t i = 0; i < at.size(); ++i) out.push_back(text.substr(at[i], (i + 1 < at.size() ? at[i + 1] : text.size()) - at[i]));
        return out;
    };
    const auto a = split_letters(typed), b = split_letters(word);
    const std::size_t width = std::min(b.size(), a.size() + static_cast<std::size_t>(most));      // the rest of the word costs nothing
    std::vector<int> before, last(width + 1), now(width + 1);
    for (std::size_t j = 0; j <= width; ++j) last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = static_cast<int>(i);
        int least = now[0];
        for (std::size_t j = 1; j <= width; ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > most) return most + 1;
        before = last;
        last = now;
    }
    return std::min(*std::min_element(last.begin(), last.end()), most + 1);
}

std::string packed(const std::vector<Hit>& hits) {
    std::string out;
    out.reserve(hits.size() * bytes_of_hit);
    for (const Hit& hit : hits) {
        for (int shift : {0, 8, 16, 24}) out += static_cast<char>(hit.entry >> shift & 0xFF);
        out += static_cast<char>(hit.weight);
        out += static_cast<char>(hit.languages & 0xFF);
        out += static_cast<char>(hit.languages >> 8);
    }
    return out;
}

Hit hit_at(std::string_view bytes, std::size_t i) {
    const auto byte = [&](std::size_t k) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i * bytes_of_hit + k])); };
    return {byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24, static_cast<std::uint8_t>(byte(4)), static_cast<std::uint16_t>(byte(5) | byte(6) << 8)};
}

}  // namespace repere::directory
