// Simple French: one idea a line, each with a picture (people.md, P8; the European rules for easy-to-read information).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/language.hpp"

namespace repere::messages {

struct Idea {
    language::Words words;
    std::string pictogram;                   // of what it names; "list" where there is no picture of it
};

// A text cut after each sentence; a question stays with its answer.
std::vector<Idea> ideas(const language::Words& text);

}  // namespace repere::messages
