// Languages: which way does one run, what stands in for it, what is its own name, how is a piece of text kept whole in it?
//
// Tags are BCP 47 (`ar`, `zh-Hans`, `fr-x-simple`). Text is UTF-8. Thin over ICU: decided by us are the fallbacks, whose usage of hours is taken,
// and what keys that write together make.
// Words that reach a person are spans, so that speech can read a number as a number, layout can isolate it, and nobody parses text back.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace repere::language {

// A moment on the wall clock of the place, to the minute. No zone: the caller brings it in the place's own (Europe/Paris).
using Minute = std::chrono::local_time<std::chrono::minutes>;
using Day = std::chrono::local_days;

std::optional<Minute> minute_of(std::string_view iso);   // "2026-05-01T10:00" or "2026-05-01 10:00"
std::optional<Day> day_of(std::string_view iso);         // "2026-05-01"
Minute local_minute(std::chrono::sys_seconds instant);   // on the wall clocks of France (ICU's zones: GCC 12 has none)
std::string iso(Minute minute);                          // "2026-05-01T10:00"
std::string iso(Day day);

struct Tag {
    std::string value;
    friend auto operator<=>(const Tag&, const Tag&) = default;
};

inline const Tag french{"fr"};

enum class Direction { left_to_right, right_to_left };

std::optional<Tag> parse(std::string_view tag);          // canonical form; nothing when it is not BCP 47
Direction direction(const Tag& tag);
std::vector<Tag> fallbacks(const Tag& tag);              // the tag itself first, French last
std::string own_name(const Tag& tag);                    // "Français", "العربية", "Français simple"
std::string name_in(const Tag& tag, const Tag& reader);  // `ar` read in French: "arabe"
std::string country_name(std::string_view code, const Tag& reader);  // ISO 3166-1 `JP` read in French: "Japon"
Tag local_usage(const Tag& tag);                          // with the telephone's digits, the Gregorian year, 24 hours where it writes otherwise
std::string joined(const std::vector<std::string>& items, const Tag& tag);   // "a, b et c"

// Moments in words, as a reader of the language writes them
std::string time_words(Minute minute, const Tag& tag);        // "18 h", "9:30"; digits are those of telephones in every language
std::string day_words(Day day, const Tag& tag);               // "lundi 17 août"
std::string month_words(Day day, const Tag& tag);             // "novembre 2026"
std::string weekday_short(Day day, const Tag& tag);           // "lun."
std::string number_words(double number, const Tag& tag);

// Text as the person reads it
enum class SpanKind { plain, phone, hours, address, french };

struct Span {
    std::string text;
    Tag language = french;
    SpanKind kind = SpanKind::plain;
    bool reviewed = true;     // false: a draft translation, no named person has read it yet
    friend bool operator==(const Span&, const Span&) = default;
};

using Words = std::vector<Span>;

Words words(std::string_view text, const Tag& tag);      // one plain span
std::string plain(const Words& words);                   // what tests, `tree` and `expect` compare: see plain(string_view)
bool reviewed(const Words& words);

// Anything that is not running text of the line around it (a number, an hour, an address, French amid Arabic) keeps its own direction:
// wrapped in U+2066 or U+2068 … U+2069, its spaces made no-break when it is a number or an hour. The one place where this is done.
std::string isolated(const Span& span, Direction around);

// French with the no-break spaces its typography asks for: before ? ! : ; », after «. Other languages as they are.
std::string typographic(std::string_view text, const Tag& tag);
// NFC, without bidi controls, every no-break or narrow space an ordinary one.
std::string plain(std::string_view text);
// `plain`, and ’ as ', and without case: how `expect` compares.
std::string folded(std::string_view text);
// For finding: `folded`, without marks over letters (é → e, أ → ا), œ as oe (no keyboard has it), and other punctuation as spaces.
// Hangul in the jamo that type it, so that half a syllable is its beginning; katakana as hiragana.
std::string search_form(std::string_view text);

// What keys wrote one after another, put together: Hangul syllables from jamo (the two-set keyboard, KS X 5002), kana with their ゛ and ゜.
// Other text as it is. A visit keeps the keys, so that erasing takes back one of them.
std::string composed(std::string_view keys);

std::size_t word_count(std::string_view text, const Tag& tag);   // ICU word boundaries: right for Chinese too
bool is_utf8(std::string_view text);

// Order of a list as a reader of the language expects it (ICU collation).
struct Collator {
    explicit Collator(const Tag& tag);
    ~Collator();
    Collator(Collator&&) noexcept;
    Collator& operator=(Collator&&) noexcept;
    bool before(std::string_view a, std::string_view b) const;

private:
    void* icu_;
};

}  // namespace repere::language
