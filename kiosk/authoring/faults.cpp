#include "authoring/faults.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "authoring/pattern.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

std::string listed(const std::set<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
    return out;
}

void check_choices(const Pattern& french, const Pattern& translation, const std::string& language, std::vector<Fault>& out) {
    for (const Choice& choice : french.choices) {
        const auto same = std::find_if(translation.choices.begin(), translation.choices.end(), [&](const Choice& other) {
            return other.argument == choice.argument && other.kind == choice.kind;
        });
        if (same == translation.choices.end()) {
            if (choice.kind != Choice::Kind::select && plural_categories(language, choice.kind).needed.size() < 2) continue;     // 3件: no choice to make
            out.push_back({true, false, "{" + choice.argument + "} chooses between no cases, as it does in the French"});
        } else if (choice.numbered && !same->numbered) {
            out.push_back({true, false, "the plural of {" + choice.argument + "} does not say the number: # stands for it"});
        } else if (choice.kind == Choice::Kind::select && same->cases != choice.cases) {
            out.push_back({true, false, "{" + choice.argument + "} chooses between " + listed(same->cases) + ", in the French between " + listed(choice.cases)});
        }
    }
    for (const Choice& choice : translation.choices) {
        if (choice.kind == Choice::Kind::select) continue;
        const auto [known, needed] = plural_categories(language, choice.kind);
        for (const std::string& category : needed)
            if (!choice.cases.contains(category)) out.push_back({true, false, "the plural of {" + choice.argument + "} lacks `" + category + "`: this language has " + listed(needed)});
        for (const std::string& category : choice.cases)
            if (!category.starts_with('=') && !known.contains(category))
                out.push_back({true, false, "the plural of {" + choice.argument + "} has `" + category + "`: this language has " + listed(needed)});
    }
}

void check_pattern(const PoEntry& entry, const std::string& language, std::vector<Fault>& out) {
    const Pattern french = pattern(entry.msgid, "fr");
    if (!french.error.empty()) return out.push_back({true, true, "in the French, " + french.error});
    if (entry.msgstr.empty()) return;
    const Pattern translation = pattern(entry.msgstr, language);
    if (!translation.error.empty()) return out.push_back({true, false, translation.error});
    for (const auto& name : french.arguments)
        if (!translation.arguments.contains(name)) out.push_back({true, false, "the argument {" + name + "} of the French is missing"});
    for (const auto& name : translation.arguments)
        if (!french.arguments.contains(name)) out.push_back({true, false, "the argument {" + name + "} is not in the French"});
    check_choices(french, translation, language, out);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_digit);
    return out;
}

using Numbers = std::map<std::string, int>;             // each run of digits, and how often

Numbers numbers_in(std::string_view text) {
    Numbers out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t from = text.find_first_of("0123456789", i);
        if (from == std::string_view::npos) break;
        i = std::min(text.find_first_not_of("0123456789", from), text.size());
        ++out[std::string{text.substr(from, i - from)}];
    }
    return out;
}

// "04 42 26 31 96", "116 006", "3 750": digits with nothing but a space or a dot between them, put together; of two groups at least.
std::vector<std::string> grouped_numbers(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        std::string digits;
        bool groups = false;
        while (i < text.size() && is_digit(text[i])) {
            digits += text[i++];
            std::size_t after = i;
            for (const std::string_view between : {" ", ".", "\u00A0", "\u202F"})
                if (text.substr(i).starts_with(between)) after = i + between.size();
            if (after > i && after < text.size() && is_digit(text[after])) groups = true, i = after;
        }
        if (groups) out.push_back(digits);
    }
    return out;
}

// Numbers to dial, amounts, years, delays. Left to the language: 1 to 9 as a word (“two”), and what it writes with digits where French has a
// word (5月, 9:00).
void check_numbers(const PoEntry& entry, std::vector<Fault>& out) {
    const Numbers french = numbers_in(entry.msgid), translation = numbers_in(entry.msgstr);
    const auto here = [&](const std::string& number) {
        const auto found = translation.find(number);
        return found == translation.end() ? 0 : found->second;
    };
    const std::string form = language::search_form(entry.msgid);
    const bool of_age = form.find("mineur") != std::string::npos || form.find("majeur") != std::string::npos;      // at eighteen, in France
    bool others = false;                                 // than in the French
    for (const auto& [number, times] : translation) {
        if (french.contains(number)) continue;
        others = others || number != "00";
        if (number.size() >= 3 || number == "15" || number == "17" || (number == "18" && !of_age)) out.push_back({true, false, "the number " + number + " is not in the French"});
    }
    for (const auto& [number, times] : french)
        if (here(number) < times && (number.size() >= 2 || (others && here(number) == 0)))
            out.push_back({true, false, "the number " + number + " of the French is missing"});
    const std::string all = digits_of(entry.msgstr);
    for (const std::string& number : grouped_numbers(entry.msgid))
        if (all.find(number) == std::string::npos) out.push_back({true, false, "the number " + number + " of the French is written otherwise"});
}

void check_digits(const icu::UnicodeString& text, std::vector<Fault>& out) {
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (c > 0x7F && u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
            out.push_back({true, false, "digits are 0 to 9 in every language: those of a telephone"});
            return;
        }
    }
}

// The text without what may stay French in it: quotations and brackets.
std::string around_quotations(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> pairs{
        {{"«", "»"}, {"(", ")"}, {"（", "）"}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"「", "」"}, {"『", "』"}}};
    std::string out{text};
    for (const auto& [opens, closes] : pairs)
        for (std::size_t from; (from = out.find(opens)) != std::string::npos;) {
            const std::size_t to = out.find(closes, from + opens.size());
            if (to == std::string::npos) break;
            out.erase(from, to + closes.size() - from);
        }
    return out;
}

// French words of which another language hardly has two.
bool reads_as_french(std::string_view text) {
    constexpr std::array words{"vous", "votre", "vos", "une", "avec", "pour", "dans", "chez", "sont", "aux", "cette", "nous", "être", "peut", "par", "appelez", "demandez"};
    const std::string form = " " + language::search_form(around_quotations(text)) + " ";
    int found = 0;
    for (const std::string_view word : words) found += form.find(" " + language::search_form(word) + " ") != std::string::npos ? 1 : 0;
    return found >= 2;
}

// In columns: what is written in squares (Chinese, Japanese, Korean) is twice as wide as a Latin letter.
int columns(const icu::UnicodeString& text) {
    int out = 0;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_FORMAT_CHAR) continue;
        const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        out += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return out;
}

void check_length(const PoEntry& entry, const icu::UnicodeString& text, std::vector<Fault>& out) {
    if (!entry.context.ends_with(".label") && !entry.context.ends_with(".title")) return;
    const int french = columns(icu::UnicodeString::fromUTF8(entry.msgid)), here = columns(text);
    if (here > std::max(2 * french, french + 24))
        out.push_back({false, false, "is " + std::to_string(here) + " letters wide, the French " + std::to_string(french) + ": too long for a button or a title"});
}

}  // namespace

std::vector<Fault> faults(const PoEntry& entry, const std::string& language, bool pattern) {
    std::vector<Fault> out;
    if (pattern) check_pattern(entry, language, out);
    if (entry.msgstr.empty() || !out.empty()) return out;
    const auto text = icu::UnicodeString::fromUTF8(entry.msgstr);
    check_digits(text, out);
    check_numbers(entry, out);
    if (!language.starts_with("fr") && reads_as_french(entry.msgstr)) out.push_back({false, false, "French seems to be left in the translation"});
    check_length(entry, text, out);
    return out;
}

}  // namespace repere::authoring
