// Hangul from its jamo, kana with their marks: what a person sees while typing, and what search takes apart again.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <string>
#include <string_view>

#include "language/composition.hpp"
#include "language/language.hpp"

namespace repere::language {

namespace {

// Compatibility jamo (U+3131 …), which keys and dictionaries write, in the order of Unicode's syllables.
constexpr std::u16string_view leads = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", vowels = u"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
                              tails = u"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

struct Pair { char16_t first, second, both; };
constexpr std::array pairs{Pair{u'ㅗ', u'ㅏ', u'ㅘ'}, Pair{u'ㅗ', u'ㅐ', u'ㅙ'}, Pair{u'ㅗ', u'ㅣ', u'ㅚ'}, Pair{u'ㅜ', u'ㅓ', u'ㅝ'}, Pair{u'ㅜ', u'ㅔ', u'ㅞ'},
                           Pair{u'ㅜ', u'ㅣ', u'ㅟ'}, Pair{u'ㅡ', u'ㅣ', u'ㅢ'}, Pair{u'ㄱ', u'ㅅ', u'ㄳ'}, Pair{u'ㄴ', u'ㅈ', u'ㄵ'}, Pair{u'ㄴ', u'ㅎ', u'ㄶ'},
                           Pair{u'ㄹ', u'ㄱ', u'ㄺ'}, Pair{u'ㄹ', u'ㅁ', u'ㄻ'}, Pair{u'ㄹ', u'ㅂ', u'ㄼ'}, Pair{u'ㄹ', u'ㅅ', u'ㄽ'}, Pair{u'ㄹ', u'ㅌ', u'ㄾ'},
                           Pair{u'ㄹ', u'ㅍ', u'ㄿ'}, Pair{u'ㄹ', u'ㅎ', u'ㅀ'}, Pair{u'ㅂ', u'ㅅ', u'ㅄ'}};

char16_t both(char16_t first, char16_t second) {
    for (const Pair& pair : pairs)
        if (pair.first == first && pair.second == second) return pair.both;
    return 0;
}

bool is_vowel(char16_t c) { return vowels.find(c) != std::u16string_view::npos; }

// Unicode 3.12: 0xAC00 + (lead × 21 + vowel) × 28 + tail.
char16_t syllable(char16_t lead, char16_t vowel, char16_t tail) {
    const auto t = tail == 0 ? 0 : tails.find(tail) + 1;
    return static_cast<char16_t>(0xAC00 + (leads.find(lead) * 21 + vowels.find(vowel)) * 28 + t);
}

// As decomposed text has it, a consonant always as one that leads.
UChar32 conjoining(char16_t jamo) {
    const auto vowel = vowels.find(jamo);
    return static_cast<UChar32>(vowel != std::u16string_view::npos ? 0x1161 + vowel : 0x1100 + leads.find(jamo));
}

bool is_kana(UChar32 c) { return c >= 0x3041 && c <= 0x30FF; }

}  // namespace

std::string composed(std::string_view keys) {
    const icu::UnicodeString in = icu::UnicodeString::fromUTF8({keys.data(), static_cast<int32_t>(keys.size())});
    const auto at = [&](int32_t i) { return i < in.length() ? in.charAt(i) : u'\0'; };
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    icu::UnicodeString out;
    for (int32_t i = 0; i < in.length(); ++i) {
        const char16_t c = at(i);
        if (const char16_t mark = c == 0x309B ? 0x3099 : c == 0x309C ? 0x309A : 0; mark != 0 && !out.isEmpty()) {      // か゛ is が
            const UChar32 with = nfc->composePair(out.charAt(out.length() - 1), mark);
            if (with >= 0) {
                out.truncate(out.length() - 1);
                out.append(with);
                continue;
            }
        }
        if (leads.find(c) == std::u16string_view::npos || !is_vowel(at(i + 1))) {
            out.append(c);
            continue;
        }
        char16_t vowel = at(++i), tail = 0;
        if (const char16_t two = both(vowel, at(i + 1))) vowel = two, ++i;
        if (tails.find(at(i + 1)) != std::u16string_view::npos && !is_vowel(at(i + 2))) {              // else it leads the next syllable
            tail = at(++i);
            if (const char16_t two = both(tail, at(i + 1)); two != 0 && !is_vowel(at(i + 2))) tail = two, ++i;
        }
        out.append(syllable(c, vowel, tail));
    }
    std::string text;
    out.toUTF8String(text);
    return text;
}

bool append_for_search(icu::UnicodeString& out, UChar32 c) {
    if (c >= 0x30A1 && c <= 0x30F6) return out.append(c - 0x60), true;                                 // katakana as hiragana
    if (c == 0x3099 || c == 0x309A) {                                                                  // が is not か
        UErrorCode error = U_ZERO_ERROR;
        const UChar32 before = out.isEmpty() ? 0 : out.char32At(out.length() - 1);
        const UChar32 with = is_kana(before) ? icu::Normalizer2::getNFCInstance(error)->composePair(before, c) : U_SENTINEL;
        if (with >= 0) out.truncate(out.length() - 1), out.append(with);
        return true;
    }
    char16_t jamo = 0;                                                                                 // each as its key, whatever its place
    if (c >= 0x1100 && c < 0x1100 + 19) jamo = leads[static_cast<std::size_t>(c - 0x1100)];
    if (c >= 0x1161 && c < 0x1161 + 21) jamo = vowels[static_cast<std::size_t>(c - 0x1161)];
    if (c >= 0x11A8 && c < 0x11A8 + 27) jamo = tails[static_cast<std::size_t>(c - 0x11A8)];
    if (jamo == 0) return false;
    for (const Pair& pair : pairs)
        if (pair.both == jamo) return out.append(conjoining(pair.first)).append(conjoining(pair.second)), true;
    out.append(conjoining(jamo));
    return true;
}

}  // namespace repere::language
