// Paper: a handout, or a report, becomes a PDF.
//
// cairo and Pango, with the fonts and shaping of typography/: embedded fonts, selectable text, the language of each column, neutral
// metadata (title of the sheet, no author, no program, no date: the same handout gives the same bytes). Two columns, the reader's
// language at the side where it begins; one where they are the same. Blocks stay whole unless longer than a page. Lengths are points
// (1/72 inch) inside, millimetres in names.
#pragma once

#include <string>

#include "handout/handout.hpp"
#include "messages/messages.hpp"

namespace repere::paper {

struct Pdf {
    std::string bytes;
    int pages = 0;
    bool missing_glyphs = false;             // some character has no glyph in our fonts
};

inline constexpr int most_pages = 60;        // of a sheet: beyond, the rest is left out and the last page says so
inline constexpr int most_pages_of_a_leaflet = 500;

// `say` brings the few words paper itself says (page, draft, printed on), in any language.
Pdf pdf(const handout::Handout& handout, const messages::Messages& say, int most = most_pages);

}  // namespace repere::paper
