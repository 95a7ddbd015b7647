// What is asked of the generated directory, and which services answer.
//
// The truth knows no engine: a service answers when its fields (name, description, both in all languages, organization, acts with their labels
// and synonyms, address, numbers) hold every word that was meant. Words are compared without case and accents, apart at anything that is
// neither letter nor digit. Only queries that 1 to 5 services answer are kept, so that five places hold them all:
//   exact         words of a name, typed whole; a word that stands in more than one service of twenty is left out
//   prefix        one or two of them, typed as far as needed (3 letters at least): every service that has words that begin so
//   accent-less   exact, where there were accents
//   one typo      a letter too many, missing, wrong, or two exchanged, in a word of 5 letters at least: every service that has a word no
//                 further from what was typed than the one that was meant. What begins another word is no mistake: left out
//   two typos     the same with two, in a word of 8 letters at least
//   other language words of a translated name
//   chinese part  2 to 4 characters from within a Chinese name
//   transliterated such a part in pinyin, a word of a Russian or Arabic name in Latin letters, as ICU writes them
//   several words two to four, from the name and the city, in any order
//   synonym       what people say of an act, where the service itself does not say it, and the city
//   address       words of the street, if needed with the number and the city
//   number        a part of a number, as people type it
#pragma once

#include <cstddef>
#include <filesystem>

#include "benchmark/search/invented.hpp"

namespace benchmark {

void write_questions(const Invented& invented, std::size_t of_each_class, const std::filesystem::path& file);

}  // namespace benchmark
