// What a text can be found by: the one place where the words of a record and those of a query are brought to the same form.
//
// Normalised words (language::search_form), and beside them: Latin spellings of other scripts (ICU transliteration), the tails of words
// that are written without spaces, Arabic words without their article, the digits of a number. Near misses are found by traces: what is
// left of the beginning of a word without one or two of its letters (a deletion neighbourhood; W. Garbe, SymSpell).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repere::directory {

// As they were typed, at most eight; what is written without spaces in pieces; a number, however it is spaced, as one word of digits.
std::vector<std::string> query_words(std::string_view text);
inline constexpr std::size_t longest_tail = 6;                     // characters, or syllables, of what is written without spaces
struct Terms { std::vector<std::string> words, spelt; };           // each once; `spelt`: other scripts in Latin letters
Terms index_terms(std::string_view text);
std::vector<std::string> number_terms(std::string_view number);    // "04 42 26 31 96": 0442263196, and its parts

std::size_t letters(std::string_view word);
std::string first_letters(std::string_view word, std::size_t count);

// How many letters may be wrong in a word of that length: of 0 to 3 letters none, of 4 and 5 one, then two.
int allowed_errors(std::size_t letters);
// The beginnings of a word that have traces (its first 4, 5 and 7 letters, or all of it), so that a word typed halfway is near too.
std::vector<std::string> beginnings(std::string_view term);
// What is left of a beginning without one letter, without two (at most `errors`) where it has more than five: 32 bits each. A typed word
// has those of as many of its letters as its length allows mistakes in.
std::vector<std::uint32_t> traces(std::string_view beginning, int errors);
std::vector<std::uint32_t> typed_traces(std::string_view typed);
// Letters to change, leave out, put in or exchange with a neighbour to make `typed` a beginning of `word`; at most `most` + 1.
int errors_from(std::u32string_view typed, std::u32string_view word, int most);
std::u32string letters_of(std::string_view word);

// One find of a term: which entry, how much it says of it, in which languages it was written (bits; 0 French, numbers, names).
struct Hit {
    std::uint32_t entry = 0;             // 24 bits of it are kept
    std::uint8_t weight = 0;
    std::uint16_t languages = 0;
};
inline constexpr std::size_t bytes_of_hit = 6;
// The bit of the n-th language of the list, French first. From the sixteenth on they share one: each counts as the others' own.
constexpr int bit_of_language(std::size_t position) { return static_cast<int>(std::min<std::size_t>(position, 15)); }
std::string packed(const std::vector<Hit>& hits);
inline Hit hit_at(std::string_view packed, std::size_t i) {
    const auto* b = reinterpret_cast<const unsigned char*>(packed.data()) + i * bytes_of_hit;
    return {static_cast<std::uint32_t>(b[0] | b[1] << 8 | b[2] << 16), b[3], static_cast<std::uint16_t>(b[4] | b[5] << 8)};
}
inline std::size_t count_of_hits(std::string_view packed) { return packed.size() / bytes_of_hit; }

// The services that an act is done by: what finds the act finds each of them.
inline constexpr std::size_t bytes_of_member = 3;
std::string packed(const std::vector<std::uint32_t>& members);
inline std::uint32_t member_at(std::string_view packed, std::size_t i) {
    const auto* b = reinterpret_cast<const unsigned char*>(packed.data()) + i * bytes_of_member;
    return static_cast<std::uint32_t>(b[0] | b[1] << 8 | b[2] << 16);
}
// A service that says a word itself (its name, its street …) and whose act is called so too is a little surer than either.
inline float together(float itself, float its_act) { return std::max(itself, its_act) + std::min(itself, its_act) / 7; }

// What a word is only spelt like, in Latin letters of another script, weighs less than this; what is written weighs more.
inline constexpr std::uint8_t written = 16;

// What begins more than `heavy` finds has a ready list of the best `ready` of them; whatever begins fewer is put together when asked.
inline constexpr std::size_t heavy = 5000, ready = 256;
// How well a term answers to a beginning of it: 1 when it is all of it. Of 255 parts, as a ready list keeps it.
float likeness(std::size_t typed_letters, std::size_t term_letters);

}  // namespace repere::directory
