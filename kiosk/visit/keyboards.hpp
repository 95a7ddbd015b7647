// Keyboards: which keys lie under the fingers of people who write a language? A table, a line a layout; a row a word.
//
// Rows are those of the keyboards sold for that language, from left to right also where its words run from right to left; kana stand in the
// order of the fifty sounds, as on the ticket machines of Japan. Letters that search does not tell apart (é is e) have no key, except where a
// language counts them among its own. Digits and the wide keys are not in the table. What several keys write together (jamo, kana and their
// marks) language::composed puts together.
#pragma once

#include <string_view>
#include <vector>

#include "language/language.hpp"

namespace repere::visit {

struct Keyboard {
    std::string_view name;                           // "azerty"
    std::vector<std::vector<std::string_view>> rows; // a character a key
    std::string_view sign;                           // three letters of it, for the key that leads back to it; "" for Latin ones
};

struct Keyboards {
    const Keyboard& own;                             // of the language
    const Keyboard* latin;                           // the other one, where the language's letters are not Latin; else nothing
};

Keyboards keyboards(const language::Tag& tag);

// Chinese: no key writes its signs; search finds them by their pinyin, and the page says so.
bool spelt_in_latin(const language::Tag& tag);

}  // namespace repere::visit
