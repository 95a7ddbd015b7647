// Inside this room: how `search_form` takes the letters of Korean and Japanese.
#pragma once

#include <unicode/unistr.h>

namespace repere::language {

// A character of a decomposed text (NFKD) in the form by which it is found: a jamo as the key that types it, two keys where it takes two;
// katakana as hiragana. False where it is neither: nothing was appended.
bool append_for_search(icu::UnicodeString& out, UChar32 c);

}  // namespace repere::language
