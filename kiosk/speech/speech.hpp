// Speech: what a voice says of a Page, in the order of reading. Says nothing itself: the program hands it to the process that speaks.
//
// EN 301 549 5.1.3: all that is seen and needed is heard, in the language of the page; what is French to be shown at a counter is read by
// a French voice. The French of a draft translation is not read after it: whoever listens hears their own language. Signs say what they
// mean (`spoken`), numbers are said as they are dialled. Keys of the screen's keyboard and the bar are heard one by one, with the focus.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/language.hpp"
#include "messages/messages.hpp"
#include "page/page.hpp"

namespace repere::speech {

struct Utterance {
    std::string text;                        // as the voice is given it (language/aloud.hpp)
    std::string written;                     // as it is on the screen, in plain form: a recording is found by it
    language::Tag language;                  // whose voice
    friend bool operator==(const Utterance&, const Utterance&) = default;
};
using Utterances = std::vector<Utterance>;

Utterances page_aloud(const page::Page& page, const messages::Messages& say);        // of a page with a warning over it: the warning
Utterances widget_aloud(const page::Page& page, std::string_view id, const messages::Messages& say);     // a group too; nothing where there is none
Utterances words_aloud(const language::Words& words, const language::Tag& around);       // a number among them is said in that language
// Of a quiet page where others would hear it.
Utterances only_in_private(bool headphones_to_lend, const messages::Messages& say);

std::string to_string(const Utterances& said);       // a line each: "[fr] …", for people and for tests

}  // namespace repere::speech
