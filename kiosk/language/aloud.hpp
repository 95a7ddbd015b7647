// Aloud: can a synthetic voice read this language from its written form, and what is it given to read?
//
// The engine is espeak-ng, through speech-dispatcher. What it makes of each language was tried on Debian 12: it reads no Han and no
// kanji, and guesses the vowels that Arabic does not write. A language it cannot read well is declared, not faked.
#pragma once

#include <string>
#include <string_view>

#include "language/language.hpp"

namespace repere::language {

enum class Reading {
    as_written,
    pinyin,                                  // Han characters, through ICU's readings: every character has one, not always the right one
    no_vowels,                               // words are written without the vowels that a voice needs
    no_readings                              // kanji have several readings, which only the sentence tells
};

struct Aloud {
    std::string voice;                       // what the engine calls it; "" none reads it
    Reading reading = Reading::as_written;
};

Aloud aloud(const Tag& tag);
inline bool readable(const Tag& tag) { return !aloud(tag).voice.empty(); }

// Whether the engine can read every letter of this text in this language: all in a script of its voice, Arabic with its vowels, no kanji.
// What `translations status` counts.
bool readable(std::string_view text, const Tag& tag);

// The text as the voice is given it: pinyin with its tones as digits for Chinese, plain spaces, no quotation marks or bullets, which
// some voices name. A number, in the way it is dialled: pairs in French ("39 19", "04 42 26 31 96"), digit by digit elsewhere ("1 1 2").
std::string for_voice(const Span& span, const Tag& tag);

}  // namespace repere::language
