#include <algorithm>
#include <set>
#include <utility>

#include "authoring/po.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

enum class Field { none, context, msgid, msgstr, previous_context, previous };

int characters(std::string_view text) {
    return static_cast<int>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view first_character(std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return text.substr(0, end);
}

// U+202A … U+202E turn what follows around, numbers included; U+2066 … U+2069, which we set ourselves, do not reach outside.
std::size_t bidi_override(std::string_view text) {
    for (std::size_t at = text.find("\xE2\x80"); at != std::string_view::npos; at = text.find("\xE2\x80", at + 1)) {
        const unsigned char last = at + 2 < text.size() ? static_cast<unsigned char>(text[at + 2]) : 0;
        if (last >= 0xAA && last <= 0xAE) return at;
    }
    return std::string_view::npos;
}

class PoReader {
public:
    explicit PoReader(const Report& report) : report_{report} {}

    Po read(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            if (line.ends_with('\r')) line.remove_suffix(1);
            ++number_;
            take(line);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        finish();
        return std::move(po_);
    }

private:
    void error(std::size_t bytes_before, std::string words) {
        entry_.broken = true;
        report_.error(number_, characters(line_.substr(0, bytes_before)) + 1, std::move(words));
    }

    void take(std::string_view line) {
        line_ = line;
        if (!language::is_utf8(line)) {
            const std::string_view begins = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
            if (begins.starts_with("#") || begins.starts_with("msgctxt") || begins.starts_with("msgid")) begin_entry_after_msgstr();
            entry_.broken = !begins.starts_with("#~");
            report_.error(number_, first_bad_character(line), "this is not UTF-8");
        }
        const std::size_t indent = line.find_first_not_of(" \t");
        if (indent == std::string_view::npos) return;
        const std::string_view rest = line.substr(indent);
        if (rest.starts_with("#~")) return;  // an old entry that gettext keeps for later
        if (rest.starts_with("#|")) return previous(rest, indent);
        if (rest.starts_with("#")) return comment(rest);
        if (rest.starts_with("\"")) return more(indent);
        keyword(rest, indent);
    }

    static int first_bad_character(std::string_view line) {
        int column = 1;
        for (; !line.empty(); ++column) {
            const std::string_view first = first_character(line);
            if (!language::is_utf8(first)) break;
            line.remove_prefix(first.size());
        }
        return column;
    }

    void comment(std::string_view text) {
        begin_entry_after_msgstr();
        if (text.starts_with("#,")) {
            entry_.fuzzy = entry_.fuzzy || text.find("fuzzy") != std::string_view::npos;
        } else if (text.starts_with("#.")) {
            entry_.extracted.emplace_back(text.substr(std::min<std::size_t>(text.starts_with("#. ") ? 3 : 2, text.size())));
        } else if (!text.starts_with("#:")) {
            entry_.comments.emplace_back(text.substr(std::min<std::size_t>(text.starts_with("# ") ? 2 : 1, text.size())));
        }
    }

    void previous(std::string_view rest, std::size_t indent) {
        begin_entry_after_msgstr();
        const std::size_t quote = rest.find('"');
        if (quote == std::string_view::npos) return error(indent, "after #| stands msgctxt or msgid and a text in quotation marks");
        const std::string_view word = rest.substr(2, quote - 2);
        if (word.find("msgctxt") != std::string_view::npos)
            field_ = Field::previous_context;
        else if (word.find("msgid") != std::string_view::npos)
            field_ = Field::previous;
        append(indent + quote);
    }

    void keyword(std::string_view rest, std::size_t indent) {
        static constexpr std::pair<std::string_view, Field> keywords[] = {
            {"msgctxt", Field::context}, {"msgid", Field::msgid}, {"msgstr", Field::msgstr}};
        if (rest.starts_with("msgid_plural") || rest.starts_with("msgstr["))
            return error(indent, "plural forms are not used here: a plural is written inside the message, {count, plural, …}");
        for (const auto& [word, field] : keywords) {
            if (!rest.starts_with(word)) continue;
            const std::size_t quote = rest.find_first_not_of(" \t", word.size());
            if (quote == std::string_view::npos || rest[quote] != '"')
                return error(quote == std::string_view::npos ? line_.size() : indent + quote,
                             "after " + std::string{word} + " stands a text in quotation marks");
            begin(field, indent);
            return append(indent + quote);
        }
        error(indent, "a line begins with msgctxt, msgid, msgstr, # or a quotation mark");
    }

    void begin(Field field, std::size_t indent) {
        if (field != Field::msgstr) begin_entry_after_msgstr();
        if (field == Field::msgstr && !has_msgid_) error(indent, "msgstr stands without its msgid");
        if (field == Field::context && has_msgid_) error(indent, "msgctxt stands before msgid");
        if (field == Field::msgid && has_msgid_) error(indent, "the msgid before has no msgstr");
        if (field == Field::msgid) has_msgid_ = true, entry_.msgid_line = number_;
        if (field == Field::msgstr) has_msgstr_ = true, entry_.msgstr_line = number_;
        if (entry_.line == 0) entry_.line = number_;
        field_ = field;
    }

    void more(std::size_t quote) {
        if (field_ == Field::none) return error(quote, "this text belongs to nothing");
        append(quote);
    }

    std::string& target() {
        switch (field_) {
            case Field::context:
                return entry_.context;
            case Field::msgid:
                return entry_.msgid;
            case Field::msgstr:
                return entry_.msgstr;
            case Field::previous:
                return entry_.previous;
            case Field::previous_context:
            case Field::none:
                break;
        }
        return ignored_;
    }

    void append(std::size_t quote) {
        if (const auto text = unquoted(quote)) {
            target() += *text;
        }
        if (field_ != Field::msgstr) return;
        if (const std::size_t at = bidi_override(line_); at != std::string_view::npos)
            error(at, "a character that turns the writing direction around (U+202A to U+202E) is not allowed in a translation");
    }

    std::optional<std::string> unquoted(std::size_t quote) {
        std::string text;
        for (std::size_t at = quote + 1; at < line_.size(); ++at) {
            const char c = line_[at];
            if (c == '"') {
                if (line_.find_first_not_of(" \t", at + 1) == std::string_view::npos) return text;
                error(at + 1, "nothing stands after the closing quotation mark");
                return {};
            }
            if (c != '\\') {
                text += c;
                continue;
            }
            static constexpr std::string_view names = "ntr\\\"", meanings = "\n\t\r\\\"";
            const std::size_t known = at + 1 < line_.size() ? names.find(line_[at + 1]) : std::string_view::npos;
            if (known == std::string_view::npos) {
                error(at, at + 1 < line_.size() ? "there is no escape \\" + std::string{first_character(line_.substr(at + 1))}
                                                : "the line ends inside an escape");
                return {};
            }
            text += meanings[known];
            ++at;
        }
        error(line_.size(), "the closing quotation mark is missing");
        return {};
    }

    void begin_entry_after_msgstr() {
        if (has_msgstr_) finish();
    }

    void finish() {
        field_ = Field::none;
        const PoEntry entry = std::exchange(entry_, {});
        const bool msgid = std::exchange(has_msgid_, false), msgstr = std::exchange(has_msgstr_, false);
        if (entry.line == 0) return;
        if (msgid && !msgstr) report_.error(entry.line, 1, "the entry has no msgstr");
        if (!msgid && !msgstr) report_.error(entry.line, 1, "the entry has no msgid");
        if (!msgid || !msgstr) return;
        if (entry.context.empty() && entry.msgid.empty() && po_.entries.empty()) {
            po_.header = entry;
        } else if (!seen_.emplace(entry.context, entry.context.empty() ? entry.msgid : "").second) {  // a key is said once
            report_.error(entry.line, 1, "the entry `" + (entry.context.empty() ? entry.msgid : entry.context) + "` is here twice");
            for (PoEntry& kept : po_.entries)
                if (kept.context == entry.context) kept.broken = true;       // nobody knows which of the two is meant
        } else {
            po_.entries.push_back(entry);
        }
    }

    const Report& report_;
    Po po_;
    PoEntry entry_;
    Field field_ = Field::none;
    bool has_msgid_ = false, has_msgstr_ = false;
    std::set<std::pair<std::string, std::string>> seen_;
    std::string_view line_;
    std::string ignored_;
    int number_ = 0;
};

}  // namespace

bool PoEntry::reviewed() const {
    return std::any_of(comments.begin(), comments.end(),
                       [](const std::string& comment) { return comment.starts_with("reviewed: "); });
}

const PoEntry* Po::find(std::string_view context) const {
    for (const PoEntry& entry : entries)
        if (entry.context == context) return &entry;
    return nullptr;
}

Po parse_po(std::string_view text, const Report& report) { return PoReader{report}.read(text); }

}  // namespace repere::authoring
