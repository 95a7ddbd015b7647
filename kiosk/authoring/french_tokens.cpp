#include "authoring/french_tokens.hpp"

#include <algorithm>
#include <utility>

#include "authoring/hours_words.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

std::string without_accents(std::string_view text) {
    std::string out = language::folded(text);
    constexpr std::pair<std::string_view, std::string_view> plain[] = {
        {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"à", "a"}, {"â", "a"}, {"î", "i"}, {"ï", "i"}, {"ô", "o"}, {"û", "u"}, {"ù", "u"}, {"ç", "c"},
        {"–", "-"}, {"—", "-"}, {"‑", "-"}, {"‐", "-"}, {"→", "-"}, {"º", "e"}, {"°", "e"}, {"•", ";"}};
    for (const auto& [from, to] : plain)
        for (std::size_t at = 0; (at = out.find(from, at)) != std::string::npos; at += to.size()) out.replace(at, from.size(), to);
    return out;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    const auto add_plain = [&](std::string_view part) {
        const std::string plain = without_accents(part);
        const auto kind = [](char c) { return c >= '0' && c <= '9' ? 1 : (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) ? 2 : 0; };
        for (std::size_t i = 0; i < plain.size();) {
            std::size_t end = i + 1;
            if (kind(plain[i]) != 0)
                while (end < plain.size() && kind(plain[end]) == kind(plain[i])) ++end;
            const std::string one = plain.substr(i, end - i);
            if (one == "\n") tokens.push_back({";", ""});
            else if (one != " " && one != "\t" && one != "\r" && one != "'") tokens.push_back({one, ""});
            i = end;
        }
    };
    while (!text.empty()) {
        const std::size_t open = text.find("«");
        add_plain(text.substr(0, open));
        if (open == std::string_view::npos) break;
        const std::size_t close = text.find("»", open);
        if (close == std::string_view::npos) throw NotUnderstood{"Il manque un guillemet : « … »."};
        std::string remark = language::plain(text.substr(open + 2, close - open - 2));
        std::erase(remark, '"');
        std::replace(remark.begin(), remark.end(), '\n', ' ');
        while (remark.ends_with(' ')) remark.pop_back();
        while (remark.starts_with(' ')) remark.erase(0, 1);
        tokens.push_back({"«", remark});
        text.remove_prefix(close + 2);
    }
    return tokens;
}

int day_named(std::string_view word) {
    for (std::size_t i = 0; i < 7; ++i)
        if (word == french_days[i] || word == std::string{french_days[i]} + "s" || word == french_days[i].substr(0, 3) || word == french_days[i].substr(0, 2)) return static_cast<int>(i);
    return -1;
}

int month_named(std::string_view word) {
    const auto found = std::find(french_months.begin(), french_months.end(), word);
    return found == french_months.end() ? -1 : static_cast<int>(found - french_months.begin());
}

}  // namespace repere::authoring
