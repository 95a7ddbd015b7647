// Where a handout's lines stand on a page: margins, columns, the gutter of numbers and boxes, the pictograms. Private to paper.
//
// Side by side, a line and its French share one row, so that a visitor and a clerk point at the same one. Where two columns would be
// too narrow for the size of the words (a roll, large type), the French stands under each line. Short lines without French fill a page as a
// newspaper does, two columns under one title. Drawn for a reader from left to right; `left` turns it round for the others.
#pragma once

#include "handout/handout.hpp"
#include "messages/messages.hpp"
#include "paper/canvas.hpp"
#include "paper/flow.hpp"
#include "paper/paper.hpp"

namespace repere::paper {

struct Columns {
    float width = 0, height = 0, margin = 0; // of the page; height 0: a roll
    float body = 11;                         // size of running text
    bool french = false;                     // there is any beside the reader's words
    bool two = false;                        // and it has a column of its own
    bool mirrored = false;
    std::size_t across = 1;                  // columns of a newspaper
    float gutter = 0, spine = 0;             // before the words; between the columns

    float page_content() const { return width - 2 * margin; }
    float content() const { return (page_content() - static_cast<float>(across - 1) * spine) / static_cast<float>(across); }
    float column() const { return two ? (content() - gutter - spine) / 2 : content() - gutter; }
    float left(float x, float w) const { return mirrored ? width - x - w : x; }
    float quiet() const { return body > 11 ? 14 : 9; }        // size of what is said more softly
};
Columns columns_of(const handout::Handout& handout);

class Sheet {
public:
    Sheet(const handout::Handout& handout, const messages::Messages& say, Canvas& canvas);

    const Columns& columns() const { return columns_; }
    Piece title();                                            // above all of it, as wide as the page
    std::vector<Group> groups();                              // the rest
    float foot_height();
    void foot(int page, int pages, float y);
    Piece rest_is_missing();                                  // the last thing on a sheet that was too long

private:
    struct Look {
        float size;
        typography::Weight weight = typography::Weight::regular;
        Ink ink = black;
        float above = 2;
        const char* role = "P";
        bool framed = false;                                  // its French, or else its words
        bool hanging = false;                                 // begins at the margin, before the gutter
        bool spanning = false;                                // as wide as the page, whatever its columns
    };
    struct Row {                                              // its words, and what is drawn beside and under them
        struct Layer {
            Text text;
            float x;
            std::size_t first, count;                         // of the row's strips
            int lines;
            bool framed;
        };
        handout::Line line;                                   // its mark
        std::size_t rules = 0;                                // strips after the words: lines for a hand
        bool underlined = false;                              // the last strip
        std::vector<Layer> layers;
        std::vector<float> strips;
        float top = 0;                                        // before the first line: the frame's
        float first_line = 0;
    };
    Look look_of(handout::Part part) const;
    bool stands_at_end(const handout::Line& line) const;
    Piece row(const language::Words& words, const language::Words& french, const Look& look, Row extras);
    Piece row(const handout::Line& line);
    Group map();
    Group code();
    void draw(const Row& row, float y, std::size_t from, std::size_t to);
    void mark(const Row& row, float middle);
    language::Direction direction() const;
    std::vector<Text> foot_words(int page, int pages) const;

    const handout::Handout& handout_;
    messages::Messages say_, french_;
    Canvas& canvas_;
    Columns columns_;
};

}  // namespace repere::paper
