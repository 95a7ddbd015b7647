// What a text can be found by: the one place where the words of a record and those of a query are brought to the same form.
//
// Normalised words (language::search_form), and beside them: Latin spellings of other scripts (ICU transliteration), the tails of words
// that are written without spaces, the digits of a number. Near misses are found by traces: what is left of a word without one or two
// of its letters (a deletion neighbourhood; W. Garbe, SymSpell).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repere::directory {

std::vector<std::string> query_words(std::string_view text);       // as they were typed, at most eight
std::vector<std::string> index_terms(std::string_view text);       // each once
std::vector<std::string> number_terms(std::string_view number);    // "04 42 26 31 96": 0442263196, and its parts

// A word of at most this many letters has a ready list of the best it begins.
inline constexpr std::size_t short_word = 2;
std::size_t letters(std::string_view word);
std::string first_letters(std::string_view word, std::size_t count);

// How many letters may be wrong in a word of that length: of 0 to 3 letters none, of 4 to 6 one, then two.
int allowed_errors(std::size_t letters);
// Of the beginning of a word, so that a word typed halfway is near too: of its first 4 or 5 letters with one left out, of its first 8
// with two.
// A word that is typed has those of its own length; a term has all.
std::vector<std::int64_t> traces(std::string_view typed);
std::vector<std::int64_t> all_traces(std::string_view term);
// Letters to change, leave out, put in or exchange with a neighbour to make `typed` a beginning of `word`; at most `most` + 1.
int errors_from(std::string_view typed, std::string_view word, int most);

// One find of a term: which entry, how much it says of it, in which languages it was written (bits; 0 French, numbers, names).
struct Hit {
    std::uint32_t entry = 0;
    std::uint8_t weight = 0;
    std::uint16_t languages = 0;
};
inline constexpr std::size_t bytes_of_hit = 7;
std::string packed(const std::vector<Hit>& hits);
Hit hit_at(std::string_view packed, std::size_t i);
inline std::size_t count_of_hits(std::string_view packed) { return packed.size() / bytes_of_hit; }

}  // namespace repere::directory
