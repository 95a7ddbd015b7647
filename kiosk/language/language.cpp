#include "language/language.hpp"


#include <unicode/brkiter.h>
#include <unicode/coll.h>
#include <unicode/datefmt.h>
#include <unicode/listformatter.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/localpointer.h>
#include <unicode/normalizer2.h>
#include <unicode/numfmt.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "language/composition.hpp"

namespace repere::language {

namespace {

icu::Locale locale(const Tag& tag) {
    UErrorCode error = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag(tag.value, error);
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data() + from, text.data() + from + count, value);
    if (error != std::errc{} || end != text.data() + from + count || text[from] == '-') return std::nullopt;
    return value;
}

bool is_bidi_control(UChar32 c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

constexpr const char* left_to_right_isolate = "\u2066";
constexpr const char* first_strong_isolate = "\u2068";
constexpr const char* pop_isolate = "\u2069";

std::string with_no_break_spaces(std::string_view text) {
    std::string out;
    for (const char c : text) c == ' ' ? out += "\u00A0" : out += c;
    return out;
}

}  // namespace

std::optional<Day> day_of(std::string_view iso) {
    const auto y = digits(iso, 0, 4), m = digits(iso, 5, 2), d = digits(iso, 8, 2);
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || !y || !m || !d) return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{*y}, std::chrono::month(static_cast<unsigned>(*m)),
                                          std::chrono::day(static_cast<unsigned>(*d))};
    if (!day.ok()) return std::nullopt;
    return Day{day};
}

std::optional<Minute> minute_of(std::string_view iso) {
    if (iso.size() != 16 || (iso[10] != 'T' && iso[10] != ' ') || iso[13] != ':') return std::nullopt;
    const auto day = day_of(iso.substr(0, 10));
    const auto h = digits(iso, 11, 2), m = digits(iso, 14, 2);
    if (!day || !h || !m || *h > 23 || *m > 59) return std::nullopt;
    return Minute{*day} + std::chrono::hours{*h} + std::chrono::minutes{*m};
}

Minute local_minute(std::chrono::sys_seconds instant) {
    const icu::LocalPointer<icu::TimeZone> paris{icu::TimeZone::createTimeZone("Europe/Paris")};
    UErrorCode error = U_ZERO_ERROR;
    int32_t raw = 0, summer = 0;
    paris->getOffset(static_cast<UDate>(instant.time_since_epoch().count()) * 1000, false, raw, summer, error);
    const auto local = instant.time_since_epoch() + std::chrono::seconds{(raw + summer) / 1000};
    return Minute{std::chrono::floor<std::chrono::minutes>(local)};
}

std::string iso(Day day) {
    const std::chrono::year_month_day ymd{day};
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                  static_cast<unsigned>(ymd.day()));
    return out;
}

std::string iso(Minute minute) {
    const Day day = std::chrono::floor<std::chrono::days>(minute);
    const int of_day = static_cast<int>((minute - day).count());
    char out[16];
    std::snprintf(out, sizeof out, "T%02d:%02d", of_day / 60, of_day % 60);
    return iso(day) + out;
}

std::optional<Tag> parse(std::string_view tag) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Locale parsed = icu::Locale::forLanguageTag({tag.data(), static_cast<int32_t>(tag.size())}, error);
    if (U_FAILURE(error) || tag.empty() || std::string_view{parsed.getLanguage()}.empty()) return std::nullopt;
    auto canonical = parsed.toLanguageTag<std::string>(error);
    if (U_FAILURE(error)) return std::nullopt;
    return Tag{std::move(canonical)};
}

Direction direction(const Tag& tag) {
    return locale(tag).isRightToLeft() ? Direction::right_to_left : Direction::left_to_right;
}

std::vector<Tag> fallbacks(const Tag& tag) {
    std::vector<Tag> out{tag};
    if (tag != french) out.push_back(french);
    return out;
}

std::string own_name(const Tag& tag) {
    if (tag.value == "fr-x-simple") return "Français simple";
    if (tag.value == "zh-Hans") return "简体中文";
    icu::UnicodeString name;
    const icu::Locale of = locale(tag);
    of.getDisplayName(of, name);
    name.toTitle(nullptr, of, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_NO_BREAK_ADJUSTMENT);
    return utf8(name);
}

// Numbers, hours and dates as they stand on the doors and letters of Aix.
// English there is the traveller's of any country: 18:00 and 17 August, for "12 PM" is noon to few.
Tag local_usage(const Tag& tag) {
    if (tag.value == "en") return {"en-GB"};
    if (tag.value == "pt") return {"pt-PT"};                 // our Portuguese is that of Portugal, CLDR's `pt` that of Brazil
    return direction(tag) == Direction::right_to_left ? Tag{tag.value + "-u-ca-gregory-hc-h23-nu-latn"} : tag;
}

std::string name_in(const Tag& tag, const Tag& reader) {
    icu::UnicodeString name;
    locale(tag).getDisplayLanguage(locale(reader), name);
    return utf8(name);
}

std::string country_name(std::string_view code, const Tag& reader) {
    const auto named = [&](UDisplayContext length) {
        UDisplayContext contexts[]{length, UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
        const std::unique_ptr<icu::LocaleDisplayNames> names{icu::LocaleDisplayNames::createInstance(locale(local_usage(reader)), contexts, 2)};
        icu::UnicodeString name;
        names->regionDisplayName(std::string{code}.c_str(), name);
        return utf8(name);
    };
    const std::string brief = named(UDISPCTX_LENGTH_SHORT);          // "Hong Kong", without its status; but not "US", "R.-U."
    const bool shortened = brief.find('.') != std::string::npos || std::all_of(brief.begin(), brief.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return shortened ? named(UDISPCTX_LENGTH_FULL) : brief;
}

namespace {

std::string dated(Minute minute, const Tag& tag, const char* skeleton) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::LocalPointer<icu::DateFormat> format{
        icu::DateFormat::createInstanceForSkeleton(icu::UnicodeString{skeleton}, locale(local_usage(tag)), error)};
    if (U_FAILURE(error)) throw std::runtime_error{"ICU has no date format: its data are missing"};
    format->setTimeZone(*icu::TimeZone::getGMT());     // a wall-clock moment is formatted as it stands
    icu::UnicodeString out;
    format->format(static_cast<UDate>(minute.time_since_epoch().count()) * 60'000, out);
    return utf8(out);
}

}  // namespace

std::string time_words(Minute minute, const Tag& tag) {
    if (tag.value.starts_with("fr")) {                       // as French doors have it: 9 h, 9 h 30 (CLDR writes 09 h, 09:30)
        const auto of_day = (minute - std::chrono::floor<std::chrono::days>(minute)).count();
        const auto past = of_day % 60;
        return std::to_string(of_day / 60) + " h" + (past == 0 ? "" : (past < 10 ? " 0" : " ") + std::to_string(past));
    }
    const auto number_alone = [](std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; };
    if (minute.time_since_epoch().count() % 60 == 0)
        if (std::string hour = dated(minute, tag, "j"); !number_alone(hour)) return hour;      // 18 Uhr, 18时; else 18:00
    return dated(minute, tag, direction(tag) == Direction::right_to_left ? "Hm" : "jm");
}
std::string day_words(Day day, const Tag& tag) { return dated(day, tag, "EEEEdMMMM"); }
std::string month_words(Day day, const Tag& tag) { return dated(day, tag, "yMMMM"); }
std::string weekday_short(Day day, const Tag& tag) { return dated(day, tag, "ccc"); }

std::string number_words(double number, const Tag& tag) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::LocalPointer<icu::NumberFormat> format{icu::NumberFormat::createInstance(locale(local_usage(tag)), error)};
    if (U_FAILURE(error)) throw std::runtime_error{"ICU has no number format: its data are missing"};
    icu::UnicodeString out;
    format->format(number, out);
    return utf8(out);
}

std::string joined(const std::vector<std::string>& items, const Tag& tag) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::LocalPointer<icu::ListFormatter> list{icu::ListFormatter::createInstance(locale(tag), error)};
    if (U_FAILURE(error)) throw std::runtime_error{"ICU has no list format: its data are missing"};
    std::vector<icu::UnicodeString> unicode;
    for (const std::string& item : items) unicode.push_back(icu::UnicodeString::fromUTF8(item));
    icu::UnicodeString out;
    list->format(unicode.data(), static_cast<int32_t>(unicode.size()), out, error);
    return utf8(out);
}

Words words(std::string_view text, const Tag& tag) { return {Span{std::string{text}, tag, SpanKind::plain, true}}; }

std::string plain(const Words& words) {
    std::string all;
    for (const Span& span : words) all += span.text;
    return plain(std::string_view{all});
}

bool reviewed(const Words& words) {
    for (const Span& span : words)
        if (!span.reviewed) return false;
    return true;
}

std::string isolated(const Span& span, Direction around) {
    switch (span.kind) {
        case SpanKind::phone:
        case SpanKind::hours: return left_to_right_isolate + with_no_break_spaces(span.text) + pop_isolate;
        case SpanKind::french: return left_to_right_isolate + span.text + pop_isolate;
        case SpanKind::address: return first_strong_isolate + span.text + pop_isolate;
        case SpanKind::plain: break;
    }
    return direction(span.language) == around ? span.text : first_strong_isolate + span.text + pop_isolate;
}

std::string typographic(std::string_view text, const Tag& tag) {
    std::string out{text};
    if (!tag.value.starts_with("fr")) return out;
    for (const std::string_view tight : {" ?", " !", " :", " ;", " »", "« "})
        for (std::size_t at = 0; (at = out.find(tight, at)) != std::string::npos;) {
            const std::size_t space = tight.front() == ' ' ? at : at + tight.size() - 1;
            out.replace(space, 1, "\u00A0");
            at = space;
        }
    return out;
}

std::string plain(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    const icu::UnicodeString normal =
        nfc->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), error);
    icu::UnicodeString out;
    for (int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
        const UChar32 c = normal.char32At(i);
        if (is_bidi_control(c) || c == 0x200B || c == 0x2060 || c == 0xFEFF) continue;       // nor what only tells where a line may break
        out.append(c == 0x00A0 || c == 0x202F || c == 0x2007 ? UChar32{' '} : c);
    }
    return utf8(out);
}

std::string folded(std::string_view text) {
    icu::UnicodeString out = icu::UnicodeString::fromUTF8(plain(text));
    out.findAndReplace(icu::UnicodeString{UChar32{0x2019}}, icu::UnicodeString{UChar32{'\''}});
    return utf8(out.foldCase());
}

namespace {

// The letters of French and its neighbours, without ICU: national directories have millions of them. Nothing where another character
// stands. (U+00C0 to U+00FF; letters that Unicode takes apart, and those it does not: ð ø þ.)
constexpr const char* latin[] = {"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "\u00F0", "n", "o", "o", "o", "o",
                                 "o", " ", "\u00F8", "u", "u", "u", "u", "y", "\u00FE", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e",
                                 "e", "i", "i", "i", "i", "\u00F0", "n", "o", "o", "o", "o", "o", " ", "\u00F8", "u", "u", "u", "u", "y", "\u00FE", "y"};

std::optional<std::string> search_form_of_latin(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto space = [&] { if (!out.empty() && out.back() != ' ') out += ' '; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto after = [&](std::size_t n) { return i + n < text.size() ? static_cast<unsigned char>(text[i + n]) : 0; };
        if (c >= 'A' && c <= 'Z') out += static_cast<char>(c | 0x20);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += static_cast<char>(c);
        else if (c < 0x80) space();
        else if (c == 0xC3 && after(1) >= 0x80 && after(1) <= 0xBF) {
            const char* letters = latin[after(1) - 0x80];
            *letters == ' ' ? space() : void(out += letters);
            ++i;
        } else if (c == 0xC2 && (after(1) == 0xA0 || after(1) == 0xAB || after(1) == 0xBB)) space(), ++i;                  // no-break space, « »
        else if (c == 0xC5 && (after(1) == 0x92 || after(1) == 0x93)) out += "oe", ++i;                                      // Œ œ
        else if (c == 0xE2 && after(1) == 0x80 && ((after(2) >= 0x90 && after(2) <= 0x9F) || after(2) == 0xA6)) space(), i += 2;      // – — ’ “ …
        else if (c == 0xE2 && after(1) == 0x80 && after(2) == 0xAF) space(), i += 2;                                          // narrow no-break space
        else return {};
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace

std::string search_form(std::string_view text) {
    if (auto form = search_form_of_latin(text)) return *std::move(form);
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(error);
    const icu::UnicodeString taken_apart = nfkd->normalize(icu::UnicodeString::fromUTF8(folded(text)), error);
    icu::UnicodeString out;
    bool space = true;
    for (int32_t i = 0; i < taken_apart.length(); i = taken_apart.moveIndex32(i, 1)) {
        const UChar32 c = taken_apart.char32At(i);
        if (append_for_search(out, c)) {
            space = false;
            continue;
        }
        if (u_charType(c) == U_NON_SPACING_MARK || c == 0x0640) continue;
        if (u_isalnum(c)) {
            c == 0x0153 ? out.append(icu::UnicodeString{"oe"}) : c == 0x00E6 ? out.append(icu::UnicodeString{"ae"}) : out.append(c);
            space = false;
        } else if (!space) {
            out.append(UChar32{' '});
            space = true;
        }
    }
    return utf8(out.trim());
}

std::size_t word_count(std::string_view text, const Tag& tag) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::LocalPointer<icu::BreakIterator> breaks{icu::BreakIterator::createWordInstance(locale(tag), error)};
    if (U_FAILURE(error)) return 0;
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    breaks->setText(unicode);
    std::size_t count = 0;
    while (breaks->next() != icu::BreakIterator::DONE)
        if (breaks->getRuleStatus() != UBRK_WORD_NONE) ++count;
    return count;
}

bool is_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (c < 0) return false;
    }
    return true;
}

Collator::Collator(const Tag& tag) {
    UErrorCode error = U_ZERO_ERROR;
    icu_ = icu::Collator::createInstance(locale(tag), error);
    if (U_FAILURE(error)) throw std::runtime_error{"ICU has no collation: its data are missing"};
}
Collator::~Collator() { delete static_cast<icu::Collator*>(icu_); }
Collator::Collator(Collator&& other) noexcept : icu_{std::exchange(other.icu_, nullptr)} {}
Collator& Collator::operator=(Collator&& other) noexcept {
    std::swap(icu_, other.icu_);
    return *this;
}

bool Collator::before(std::string_view a, std::string_view b) const {
    UErrorCode error = U_ZERO_ERROR;
    return static_cast<icu::Collator*>(icu_)->compareUTF8({a.data(), static_cast<int32_t>(a.size())},
                                                          {b.data(), static_cast<int32_t>(b.size())}, error) == UCOL_LESS;
}

}  // namespace repere::language
