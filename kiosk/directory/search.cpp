// Search, first cut: every word of the query begins a word of the service, in French or in the reader's language.
#include <algorithm>
#include <array>
#include <map>

#include "directory/directory.hpp"
#include "directory/rows.hpp"

namespace repere::directory {

namespace {

constexpr std::size_t longest_query = 200;  // bytes: nobody types more, and a script may send anything

std::string_view shortened(std::string_view text) {
    if (text.size() <= longest_query) return text;
    std::size_t end = longest_query;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
    return text.substr(0, end);
}

std::vector<std::string> words_of(std::string_view text) {
    const std::string form = language::search_form(text);
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin < form.size()) {
        const std::size_t end = std::min(form.find(' ', begin), form.size());
        if (end > begin) words.push_back(form.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// Chinese, Japanese and Thai write no spaces: there a word may begin anywhere.
// E3 is the first byte of U+3000 and beyond; E0 B8 and E0 B9 are Thai.
bool written_without_spaces(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; }) ||
           word.find("\xE0\xB8") != std::string_view::npos || word.find("\xE0\xB9") != std::string_view::npos;
}

struct Found {  // what one service can be found by
    std::vector<std::string> name, rest, digits;
};

bool begins_one_of(const std::string& word, const std::vector<std::string>& words) {
    const bool anywhere = written_without_spaces(word);
    return std::any_of(words.begin(), words.end(), [&](const std::string& candidate) {
        return anywhere ? candidate.find(word) != std::string::npos : candidate.starts_with(word);
    });
}

void add(std::vector<std::string>& words, std::string_view text) {
    for (auto& word : words_of(text)) words.push_back(std::move(word));
}

using Labels = std::multimap<std::string, std::string, std::less<>>;

// The translations a reader can find by: the reader's languages and French, keys as they stand in locales/.
Labels labels(const Database& database, const language::Tag& reader) {
    Labels labels;
    auto row = database.prepare("SELECT key, text FROM words WHERE domain = 'directory' AND language = ?");
    for (const auto& tag : language::fallbacks(reader)) {
        row.again();
        for (row.bind(tag.value); row.step();) labels.emplace(row.text(0), row.text(1));
    }
    return labels;
}

void add_labels(std::vector<std::string>& words, const Labels& labels, const std::string& key) {
    for (auto [label, end] = labels.equal_range(key); label != end; ++label) add(words, label->second);
}

Found found_by(const Service& service, const Labels& labels) {
    Found found;
    add(found.name, service.name);
    add_labels(found.name, labels, "service." + service.id + ".name");
    add(found.rest, service.organization_name);
    add_labels(found.rest, labels, "organization." + service.organization + ".name");
    add(found.rest, service.description);
    add_labels(found.rest, labels, "service." + service.id + ".description");
    for (const auto& act : service.acts) add_labels(found.rest, labels, "act." + act + ".label");
    for (const auto& phone : service.phones) {
        if (phone.verified.confidence == Confidence::to_confirm) continue;
        found.digits.push_back(digits_of(phone.number));
        found.digits.push_back(digits_of(phone.dial));
    }
    return found;
}

bool is_number(std::string_view query) {
    return query.find_first_not_of("0123456789 .+-") == std::string_view::npos && !digits_of(query).empty();
}

// 0: by its name; 1: by something else; nothing: not at all.
std::optional<int> rank(const Found& found, const std::vector<std::string>& query, const std::string& number) {
    if (!number.empty() && begins_one_of(number, found.digits)) return 0;
    const auto in_name = [&](const std::string& word) { return begins_one_of(word, found.name); };
    if (std::all_of(query.begin(), query.end(), in_name)) return 0;
    const auto anywhere = [&](const std::string& word) {
        return in_name(word) || begins_one_of(word, found.rest) || begins_one_of(word, found.digits);
    };
    if (std::all_of(query.begin(), query.end(), anywhere)) return 1;
    return {};
}

}  // namespace

std::vector<Service> Directory::search(std::string_view query, const language::Tag& reader, std::size_t limit) const {
    query = shortened(query);
    const auto words = words_of(query);
    const std::string number = is_number(query) ? digits_of(query) : "";
    if (words.empty() && query.find_first_not_of(" \t\n") != std::string_view::npos) return {};  // only signs: nothing is called so

    const Labels translated = labels(database_, reader);
    std::array<std::vector<Service>, 2> ranks;
    for (auto& service : services())
        if (const auto place = rank(found_by(service, translated), words, number)) ranks[*place].push_back(std::move(service));

    std::vector<Service> hits;
    for (auto& services : ranks)
        for (auto& service : services)
            if (hits.size() < limit) hits.push_back(std::move(service));
    return hits;
}

}  // namespace repere::directory
