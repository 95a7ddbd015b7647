// Play scripts: what a line means, and where exactly a bad one is wrong.
#include "programs/play.hpp"

#include "given/catch.hpp"
#include "given/folder.hpp"

using repere::programs::Command;
using repere::programs::command;
using repere::programs::Script;
using repere::programs::ScriptError;

namespace {

// "verb|argument|argument", a quoted first argument as 'argument'; "3:7 words" for an error; "" for nothing.
std::string read_as(const std::variant<std::optional<Command>, ScriptError>& parsed) {
    if (const auto* error = std::get_if<ScriptError>(&parsed))
        return std::to_string(error->line) + ":" + std::to_string(error->column) + " " + error->words;
    const auto& found = std::get<std::optional<Command>>(parsed);
    if (!found) return "";
    std::string out = found->verb;
    for (const std::string& argument : found->arguments) out += "|" + (found->quoted ? "'" + argument + "'" : argument);
    return out;
}

}  // namespace

TEST_CASE("a line of a play script is a command with its arguments, or nothing", "[programs][play]") {
    const auto [line, meant] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {"   \t ", ""},
        {"# a comment", ""},
        {"   # another", ""},
        {"\r", ""},
        {"lift", "lift"},
        {"lift   # the finger", "lift"},
        {"tap home.search", "tap|home.search"},
        {"  tap\thome.search  ", "tap|home.search"},
        {"tap home.search\r", "tap|home.search"},
        {"tap \"Chercher un service\"", "tap|'Chercher un service'"},
        {"tap search.key.é", "tap|search.key.é"},
        {"tap search.key.#", "tap|search.key.#"},
        {"tap \"# 1\" # a quoted sign is no comment", "tap|'# 1'"},
        {"type \"مساعدة  帮助\"", "type|'مساعدة  帮助'"},
        {"press bar.emergency", "press|bar.emergency"},
        {"slide -120 0", "slide|-120|0"},
        {"scroll search.field 3", "scroll|search.field|3"},
        {"key Tab", "key|Tab"},
        {"wait 500ms", "wait|500ms"},
        {"wait 90s", "wait|90s"},
        {"now 2026-05-01T10:00", "now|2026-05-01T10:00"},
        {"expect \"112\"", "expect|'112'"},
        {"expect-absent \"Erreur\"", "expect-absent|'Erreur'"},
        {"expect-screen home", "expect-screen|home"},
        {"expect-language zh-Hans", "expect-language|zh-Hans"},
        {"tree build/tree.json", "tree|build/tree.json"},
        {"screenshot home.png", "screenshot|home.png"},
        {"handout sheet.pdf", "handout|sheet.pdf"},
    }));
    CAPTURE(line);
    CHECK(read_as(command(line, 1)) == meant);
}

TEST_CASE("a line that is none says what is wrong, and at which character", "[programs][play]") {
    const auto [line, said] = GENERATE(table<std::string, std::string>({
        {"brew tea", "3:1 there is no command \"brew\""},
        {"  TAP home", "3:3 there is no command \"TAP\""},
        {"\"tap\" home", "3:1 there is no command \"tap\""},
        {"tap", "3:4 \"tap\" needs 1 word after it"},
        {"tap # home", "3:5 \"tap\" needs 1 word after it"},
        {"slide 5", "3:8 \"slide\" needs 2 words after it"},
        {"lift now", "3:6 \"lift\" ends before this"},
        {"tap a b", "3:7 \"tap\" ends before this"},
        {"expect \"é帮\" \"x\"", "3:13 \"expect\" ends before this"},
        {"expect 112", "3:8 expected words in double quotes"},
        {"expect \"\"", "3:8 expected words between the double quotes"},
        {"tap \"\"", "3:5 expected words between the double quotes"},
        {"expect \"112", "3:8 the quotation mark that opens here is never closed"},
        {"expect-screen \"home\"", "3:15 expected a plain word, without quotes"},
        {"tree \"a b.json\"", "3:6 expected a plain word, without quotes"},
        {"slide é 5", "3:7 expected a whole number, not \"é\""},
        {"slide 5 -", "3:9 expected a whole number, not \"-\""},
        {"slide 1.5 0", "3:7 expected a whole number, not \"1.5\""},
        {"slide 12345678 0", "3:7 expected a whole number, not \"12345678\""},
        {"key F1", "3:5 there is no key \"F1\" (Tab Enter Escape Up Down Left Right Home Space Backspace Shift)"},
        {"wait 5", "3:6 expected a time as 500ms or 90s, not \"5\""},
        {"wait s", "3:6 expected a time as 500ms or 90s, not \"s\""},
        {"wait -5s", "3:6 expected a time as 500ms or 90s, not \"-5s\""},
        {"wait 9999999999s", "3:6 expected a time as 500ms or 90s, not \"9999999999s\""},
        {"now 10:00", "3:5 expected a moment as 2026-05-01T10:00, not \"10:00\""},
        {"now 2026-02-30T10:00", "3:5 expected a moment as 2026-05-01T10:00, not \"2026-02-30T10:00\""},
        {"tap \xC3(", "3:1 the line is not UTF-8"},
    }));
    CAPTURE(line);
    CHECK(read_as(command(line, 3)) == said);
}

TEST_CASE("a script with an error anywhere is refused before its first line is followed", "[programs][play]") {
    const given::Folder folder;
    const std::string file = folder / "wrong.play";
    given::write(file, "tap home.search\n\n# fine so far\ntype \"é\" é\n");
    const auto opened = Script::open(file);
    REQUIRE(std::holds_alternative<std::string>(opened));
    CHECK(std::get<std::string>(opened) == file + ":4:10: error: \"type\" ends before this");

    const auto missing = Script::open(folder / "nowhere");
    CHECK(std::get<std::string>(missing) == (folder / "nowhere") + ":1:1: error: cannot be read: No such file or directory");
    CHECK(std::get<std::string>(Script::open(folder.path())) == folder.path() + ":1:1: error: is a folder");
}

TEST_CASE("commands come one after another, with the numbers of their lines", "[programs][play]") {
    const given::Folder folder;
    given::write(folder / "a.play", "# first\n\ntap a\r\n   \nlift\nwait 5s");       // the last line without an end
    auto opened = Script::open(folder / "a.play");
    REQUIRE(std::holds_alternative<Script>(opened));
    Script& script = std::get<Script>(opened);
    std::string lines;
    while (true) {
        const auto next = script.next();
        const auto& found = std::get<std::optional<Command>>(next);
        if (!found) break;
        lines += std::to_string(found->line) + " " + read_as(next) + "\n";
    }
    CHECK(lines == "3 tap|a\n5 lift\n6 wait|5s\n");
}
