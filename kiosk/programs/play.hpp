// Play scripts: one command a line, `#` comments (DESIGN §12). Read here, followed by the Player.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace repere::programs {

struct Command {
    std::string verb;
    std::vector<std::string> arguments;      // a quoted one without its quotes
    bool quoted = false;                     // the first argument stood in quotes: a visible name, not an id
    int line = 0;
};

struct ScriptError {
    int line, column;                        // from 1, in characters
    std::string words;
};

// Nothing for an empty line or a comment.
std::variant<std::optional<Command>, ScriptError> command(std::string_view line, int number);

// The lines of a script, one after another: of a regular file, which was checked whole before, or of a pipe, as they come.
// What was read is overwritten once it is handed out.
class Script {
public:
    static std::variant<Script, std::string> open(const std::string& file);     // else file:line:column: error: words
    Script(Script&& other) noexcept;
    ~Script();
    std::variant<std::optional<Command>, ScriptError> next();                   // nothing: the end

private:
    explicit Script(int descriptor) : descriptor_{descriptor} {}
    std::optional<std::string> line();
    int descriptor_;
    int number_ = 0;
    std::string kept_;
};

}  // namespace repere::programs
