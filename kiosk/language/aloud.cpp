#include "language/aloud.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <memory>
#include <span>
#include <string_view>

namespace repere::language {

namespace {

struct Voice {
    std::string_view language, voice;
    Reading reading;
    std::array<UScriptCode, 3> scripts;      // that it reads
};

constexpr UScriptCode none = USCRIPT_INVALID_CODE;
constexpr Voice voices[] = {
    {"fr", "fr", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"fr-x-simple", "fr", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"en", "en", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"de", "de", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"it", "it", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"es", "es", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"pt", "pt", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"nl", "nl", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"pl", "pl", Reading::as_written, {USCRIPT_LATIN, none, none}},
    {"ru", "ru", Reading::as_written, {USCRIPT_CYRILLIC, USCRIPT_LATIN, none}},
    {"uk", "uk", Reading::as_written, {USCRIPT_CYRILLIC, USCRIPT_LATIN, none}},
    {"ar", "", Reading::no_vowels, {USCRIPT_ARABIC, USCRIPT_LATIN, none}},
    {"fa", "fa", Reading::as_written, {USCRIPT_ARABIC, USCRIPT_LATIN, none}},
    {"zh-Hans", "cmn-latn-pinyin", Reading::pinyin, {USCRIPT_HAN, USCRIPT_LATIN, none}},
    {"ja", "", Reading::no_readings, {USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_LATIN}},
    {"ko", "ko", Reading::as_written, {USCRIPT_HANGUL, USCRIPT_LATIN, none}},
};

const Voice* voice_of(const Tag& tag) {
    for (const Voice& each : voices)
        if (each.language == tag.value) return &each;
    return nullptr;
}

bool reads(const Voice& voice, UScriptCode script) {
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return true;
    for (const UScriptCode each : voice.scripts)
        if (each == script) return true;
    return false;
}

bool is_vowel_mark(UChar32 c) { return (c >= 0x64B && c <= 0x652) || c == 0x670; }

std::string pinyin(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    static const std::unique_ptr<icu::Transliterator> reader{
        icu::Transliterator::createInstance("Han-Latin; Latin-NumericPinyin", UTRANS_FORWARD, error)};
    if (!reader) return std::string{text};
    icu::UnicodeString read = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    reader->transliterate(read);
    std::string out;
    return read.toUTF8String(out);
}

// Digits apart, so that each is said; two together where that is how numbers are said.
std::string dialled(std::string_view number, bool in_pairs) {
    std::string out;
    std::string group;
    const auto end_group = [&] {
        if (group.empty()) return;
        const bool whole = in_pairs && group.size() <= 3 && group.front() != '0';       // 17, 112: as one says them
        const bool pairs = in_pairs && group.size() % 2 == 0;
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (i > 0 && !whole && !(pairs && i % 2 == 1)) out += ' ';
            out += group[i];
        }
        group.clear();
    };
    for (const char c : number) {
        if (c >= '0' && c <= '9') {
            group += c;
            continue;
        }
        end_group();
        if (c == '+') out += "+ ";
        else if (!out.empty() && out.back() != ' ') out += c == ' ' ? " " : std::string{c} + " ";
    }
    end_group();
    return out;
}

std::string without_signs(std::string_view text) {
    constexpr std::string_view silent[] = {"«", "»", "“", "”", "„", "「", "」", "•", "→", "←"};
    constexpr std::pair<std::string_view, std::string_view> paused[] = {{" · ", ", "}, {"·", ","}, {" – ", ", "}, {"–", " – "}, {"\n", ", "}};
    std::string out{text};
    const auto replace = [&](std::string_view what, std::string_view with) {
        for (std::size_t at = 0; (at = out.find(what, at)) != std::string::npos; at += with.size()) out.replace(at, what.size(), with);
    };
    for (const auto sign : silent) replace(sign, "");
    for (const auto& [sign, pause] : paused) replace(sign, pause);
    replace("  ", " ");
    const auto first = out.find_first_not_of(' ');
    return first == std::string::npos ? std::string{} : out.substr(first, out.find_last_not_of(' ') - first + 1);
}

// "9 h 30" → "9 heures 30", "9 h–12 h" → "9 heures à 12 heures".
std::string french_hours(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hour = text[i] == 'h' && i > 0 && (text[i - 1] == ' ' || (text[i - 1] >= '0' && text[i - 1] <= '9'));
        if (hour) out += text[i - 1] == ' ' ? "heures" : " heures";
        else if (text.substr(i).starts_with("–")) out += "à", i += std::string_view{"–"}.size() - 1;      // spaces stand around it already
        else out += text[i];
    }
    return out;
}

}  // namespace

Aloud aloud(const Tag& tag) {
    const Voice* voice = voice_of(tag);
    return voice ? Aloud{std::string{voice->voice}, voice->reading} : Aloud{"", Reading::no_readings};
}

bool readable(std::string_view text, const Tag& tag) {
    const Voice* voice = voice_of(tag);
    if (!voice) return false;
    const icu::UnicodeString letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    int arabic = 0, vowels = 0;
    for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const UChar32 c = letters.char32At(i);
        UErrorCode error = U_ZERO_ERROR;
        if (is_vowel_mark(c)) ++vowels;
        if (!u_isalpha(c)) continue;
        const UScriptCode script = uscript_getScript(c, &error);
        if (script == USCRIPT_ARABIC) ++arabic;
        if (!reads(*voice, script)) return false;
    }
    if (voice->reading == Reading::no_vowels) return arabic == 0 || 3 * vowels >= arabic;
    if (voice->reading == Reading::pinyin) {
        const icu::UnicodeString read = icu::UnicodeString::fromUTF8(pinyin(text));
        for (int32_t i = 0; i < read.length(); i = read.moveIndex32(i, 1)) {
            UErrorCode error = U_ZERO_ERROR;
            if (uscript_getScript(read.char32At(i), &error) == USCRIPT_HAN) return false;
        }
    }
    return true;
}

std::string for_voice(const Span& span, const Tag& tag) {
    const bool is_french = tag.value.starts_with("fr");
    const std::string text = plain(span.text);
    if (span.kind == SpanKind::phone) return dialled(text, is_french);
    if (span.kind == SpanKind::hours && is_french) return french_hours(without_signs(text));
    const std::string said = without_signs(text);
    return aloud(tag).reading == Reading::pinyin ? pinyin(said) : said;
}

}  // namespace repere::language
