#include "programs/play.hpp"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

#include "language/language.hpp"

namespace repere::programs {

namespace {

enum class Kind { id, name_or_id, words, number, key, duration, moment, file };

const std::map<std::string, std::vector<Kind>, std::less<>>& verbs() {
    static const std::map<std::string, std::vector<Kind>, std::less<>> table{
        {"tap", {Kind::name_or_id}},    {"press", {Kind::id}},          {"slide", {Kind::number, Kind::number}},
        {"lift", {}},                   {"type", {Kind::words}},        {"scroll", {Kind::id, Kind::number}},
        {"key", {Kind::key}},           {"wait", {Kind::duration}},     {"now", {Kind::moment}},
        {"expect", {Kind::words}},      {"expect-absent", {Kind::words}}, {"expect-screen", {Kind::id}},
        {"expect-language", {Kind::id}}, {"tree", {Kind::file}},        {"screenshot", {Kind::file}},
        {"handout", {Kind::file}},        {"expect-said", {Kind::words}},   {"utterances", {Kind::file}},
        {"keypad", {Kind::id}}};
    return table;
}

constexpr std::array keys{"Tab", "Enter", "Escape", "Up", "Down", "Left", "Right", "Home", "Space", "Backspace", "Shift"};

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

std::string fault(Kind kind, const std::string& text, bool quoted) {
    if (quoted && text.empty() && (kind == Kind::words || kind == Kind::name_or_id)) return "expected words between the double quotes";
    switch (kind) {
        case Kind::words: return quoted ? "" : "expected words in double quotes";
        case Kind::id:
        case Kind::file: return quoted ? "expected a plain word, without quotes" : "";
        case Kind::name_or_id: return "";
        case Kind::number: {
            std::string_view digits = text;
            if (digits.starts_with('-')) digits.remove_prefix(1);
            return !quoted && all_digits(digits) && digits.size() < 7 ? "" : "expected a whole number, not \"" + text + "\"";
        }
        case Kind::key:
            return std::find(keys.begin(), keys.end(), text) != keys.end()
                       ? ""
                       : "there is no key \"" + text + "\" (Tab Enter Escape Up Down Left Right Home Space Backspace Shift)";
        case Kind::duration: {
            const std::string_view number = text.ends_with("ms") ? std::string_view{text}.substr(0, text.size() - 2)
                                            : text.ends_with('s') ? std::string_view{text}.substr(0, text.size() - 1)
                                                                  : std::string_view{};
            return all_digits(number) && number.size() < 10 ? "" : "expected a time as 500ms or 90s, not \"" + text + "\"";
        }
        case Kind::moment: return language::minute_of(text) ? "" : "expected a moment as 2026-05-01T10:00, not \"" + text + "\"";
    }
    return {};
}

}  // namespace

std::variant<std::optional<Command>, ScriptError> command(std::string_view line, int number) {
    struct Piece {
        std::string text;
        int column;
        bool quoted;
    };
    std::vector<Piece> pieces;
    int column = 0;
    std::size_t i = 0;
    const auto advance = [&] {                                    // a character is one column, however many bytes
        ++column;
        for (++i; i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80;) ++i;
    };
    if (!language::is_utf8(line)) return ScriptError{number, 1, "the line is not UTF-8"};
    while (i < line.size()) {
        const char c = line[i];
        if (c == '#') break;
        if (c == ' ' || c == '\t' || c == '\r') {
            advance();
            continue;
        }
        Piece piece{"", column + 1, c == '"'};
        if (piece.quoted) {
            advance();
            while (i < line.size() && line[i] != '"') {
                const std::size_t from = i;
                advance();
                piece.text += line.substr(from, i - from);
            }
            if (i == line.size()) return ScriptError{number, piece.column, "the quotation mark that opens here is never closed"};
            advance();
        } else {
            while (i < line.size() && line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                const std::size_t from = i;
                advance();
                piece.text += line.substr(from, i - from);
            }
        }
        pieces.push_back(std::move(piece));
    }
    if (pieces.empty()) return std::optional<Command>{};
    const auto verb = verbs().find(pieces.front().text);
    if (verb == verbs().end() || pieces.front().quoted)
        return ScriptError{number, pieces.front().column, "there is no command \"" + pieces.front().text + "\""};
    const auto& wanted = verb->second;
    if (pieces.size() - 1 < wanted.size())
        return ScriptError{number, column + 1, "\"" + verb->first + "\" needs " + std::to_string(wanted.size()) + (wanted.size() == 1 ? " word" : " words") + " after it"};
    if (pieces.size() - 1 > wanted.size())
        return ScriptError{number, pieces[wanted.size() + 1].column, "\"" + verb->first + "\" ends before this"};
    Command out{.verb = verb->first, .line = number};
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        const Piece& piece = pieces[k + 1];
        if (std::string words = fault(wanted[k], piece.text, piece.quoted); !words.empty()) return ScriptError{number, piece.column, std::move(words)};
        out.quoted = out.quoted || piece.quoted;
        out.arguments.push_back(piece.text);
    }
    return std::optional<Command>{std::move(out)};
}

std::variant<Script, std::string> Script::open(const std::string& file) {
    const auto at = [&](int line, int column, const std::string& words) {
        return file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": error: " + words;
    };
    struct stat about {};
    if (stat(file.c_str(), &about) != 0) return at(1, 1, std::string{"cannot be read: "} + std::strerror(errno));
    if (S_ISREG(about.st_mode)) {                                 // a script with an error does nothing at all
        std::ifstream lines{file};
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            const auto parsed = command(line, ++number);
            if (const auto* error = std::get_if<ScriptError>(&parsed)) return at(error->line, error->column, error->words);
        }
    } else if (S_ISDIR(about.st_mode)) {
        return at(1, 1, "is a folder");
    }
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return at(1, 1, std::string{"cannot be read: "} + std::strerror(errno));
    return Script{descriptor};
}

Script::Script(Script&& other) noexcept : descriptor_{other.descriptor_}, number_{other.number_}, kept_{std::move(other.kept_)} {
    other.descriptor_ = -1;
}

Script::~Script() {
    explicit_bzero(kept_.data(), kept_.size());
    if (descriptor_ >= 0) close(descriptor_);
}

std::optional<std::string> Script::line() {
    char bytes[1024];
    std::optional<std::string> out;
    while (!out) {
        if (const std::size_t end = kept_.find('\n'); end != std::string::npos) {
            out = kept_.substr(0, end);
            std::string rest = kept_.substr(end + 1);
            explicit_bzero(kept_.data(), kept_.size());
            kept_ = std::move(rest);
            break;
        }
        const ssize_t n = read(descriptor_, bytes, sizeof bytes);
        if (n <= 0) {
            if (kept_.empty()) break;
            out = kept_;
            explicit_bzero(kept_.data(), kept_.size());
            kept_.clear();
            break;
        }
        kept_.append(bytes, static_cast<std::size_t>(n));
    }
    explicit_bzero(bytes, sizeof bytes);
    return out;
}

std::variant<std::optional<Command>, ScriptError> Script::next() {
    while (auto text = line()) {
        auto parsed = command(*text, ++number_);
        explicit_bzero(text->data(), text->size());
        const auto* found = std::get_if<std::optional<Command>>(&parsed);
        if (!found || *found) return parsed;
    }
    return std::optional<Command>{};
}

}  // namespace repere::programs
