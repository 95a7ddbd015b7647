// assets/voice/: which sentences did a person record, in which language, and are they still what the kiosk says? (people.md, P8)
#pragma once

#include <string>
#include <vector>

#include "authoring/problem.hpp"
#include "authoring/translations.hpp"

namespace repere::authoring {

// sentences.txt: a domain and a key a line. A recording is <tag>/<key>.opus (Ogg Opus) beside <key>.txt, the words that were spoken.
// Errors: a line that asks for no sentence there is, a recording that no line asks for, one that is no Ogg Opus.
// Warnings: one without its words, or with others than today's.
void check_voices(const std::string& folder, const Locales& locales, Problems& problems);

// Rows of domain `voice`, a language of the kiosk each, French first: `translated` are recorded and say what is said today, `fuzzy` do not,
// `reviewed` are recordings of a reviewed sentence. Nothing where there is no list.
std::vector<Progress> voices_of(const std::string& folder, const Locales& locales);

// Rows of domain `spoken`, a language of the kiosk each: `translated` are the sentences every letter of which a synthetic voice can read, with
// the voice, or why there is none, as the note. Computed from the sentences themselves (language/aloud.hpp).
std::vector<Progress> spoken_of(const Locales& locales);

}  // namespace repere::authoring
