#include "authoring/voices.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "authoring/files.hpp"
#include "language/aloud.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

struct Asked { std::string domain, key; int line = 0; };

std::vector<Asked> asked_in(const std::string& folder) {
    std::vector<Asked> out;
    std::istringstream lines{read_file(folder + "/sentences.txt").value_or("")};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        Asked asked{.line = number};
        std::istringstream words{line.substr(0, line.find('#'))};
        if (words >> asked.domain) words >> asked.key, out.push_back(std::move(asked));
    }
    return out;
}

struct Said { std::string text; bool reviewed = false; };
using Sentences = std::map<std::array<std::string, 3>, Said>;     // by language, domain, key: what the kiosk says today

Sentences sentences_of(const Locales& locales) {
    Sentences out;
    for (const auto& [domain, french] : locales.french)
        for (const PoEntry& entry : french) out[{"fr", domain, entry.context}] = {entry.msgid, true};
    for (const Word& word : words_of(locales)) out[{word.language, word.domain, word.key}] = {word.text, word.reviewed};
    return out;
}

const Said* find(const Sentences& sentences, const std::string& language, const Asked& asked) {
    const auto found = sentences.find({language, asked.domain, asked.key});
    return found == sentences.end() ? nullptr : &found->second;
}

bool is_ogg_opus(const std::string& file) {
    const std::string bytes = read_file(file).value_or("");
    return bytes.starts_with("OggS") && bytes.substr(0, 64).find("OpusHead") != std::string::npos;
}

// What is wrong with a recording that is there; "" when it may be played.
std::string why_not(const std::string& stem, const Said& today) {
    const auto spoken = read_file(stem + ".txt");
    if (!spoken) return "has no " + stem.substr(stem.rfind('/') + 1) + ".txt beside it: the words that were spoken";
    std::string words = language::plain(*spoken);
    words.erase(words.find_last_not_of("\r\n ") + 1);
    return words == language::plain(today.text) ? "" : "says other words than the kiosk today: it is not played";
}

std::vector<std::string> languages_of(const Locales& locales) {
    std::vector<std::string> out{"fr"};
    out.insert(out.end(), locales.languages.begin(), locales.languages.end());
    return out;
}

}  // namespace

void check_voices(const std::string& folder, const Locales& locales, Problems& problems) {
    const auto asked = asked_in(folder);
    const Sentences sentences = sentences_of(locales);
    for (const Asked& each : asked)
        if (!find(sentences, "fr", each) && (each.domain != "interface" || locales.knows_french("interface")))
            problems.push_back({folder + "/sentences.txt", each.line, 1, true, "no sentence of `" + each.domain + "` is called `" + each.key + "`"});
    for (const std::string& language : folders_in(folder))
        for (const std::string& name : files_in(folder + "/" + language, ".opus")) {
            const std::string file = folder + "/" + language + "/" + name, stem = file.substr(0, file.size() - 5);
            const std::string key = name.substr(0, name.size() - 5);
            const auto found = std::find_if(asked.begin(), asked.end(), [&](const Asked& each) { return each.key == key; });
            if (found == asked.end()) {
                problems.push_back({file, 0, 0, true, "sentences.txt does not ask for `" + key + "`"});
                continue;
            }
            if (!is_ogg_opus(file)) problems.push_back({file, 0, 0, true, "is no Ogg Opus file"});
            if (const Said* today = find(sentences, language, *found))
                if (const std::string why = why_not(stem, *today); !why.empty()) problems.push_back({file, 0, 0, false, why});
        }
}

std::vector<Progress> voices_of(const std::string& folder, const Locales& locales) {
    const auto asked = asked_in(folder);
    std::vector<Progress> rows;
    if (asked.empty()) return rows;
    const Sentences sentences = sentences_of(locales);
    for (const std::string& language : languages_of(locales)) {
        Progress row{language, "voice", static_cast<int>(asked.size())};
        for (const Asked& each : asked) {
            const std::string stem = folder + "/" + language + "/" + each.key;
            if (!is_ogg_opus(stem + ".opus")) continue;
            const Said* today = find(sentences, language, each);
            if (!today || !why_not(stem, *today).empty()) {
                ++row.fuzzy;
                continue;
            }
            ++row.translated;
            if (today->reviewed) ++row.reviewed;
        }
        row.missing = row.total - row.translated - row.fuzzy;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Progress> spoken_of(const Locales& locales) {
    std::map<std::string, Progress> rows;
    for (const auto& [key, said] : sentences_of(locales)) {
        Progress& row = rows[key[0]];
        ++row.total;
        if (language::readable(said.text, {key[0]})) ++row.translated;
    }
    std::vector<Progress> out;
    for (const std::string& language : languages_of(locales)) {
        Progress& row = rows[language];
        const language::Aloud aloud = language::aloud({language});
        row.language = language;
        row.domain = "spoken";
        row.missing = row.total - row.translated;
        switch (aloud.reading) {
            case language::Reading::no_vowels: row.note = "no voice: words are written without the vowels it needs"; break;
            case language::Reading::no_readings: row.note = "no voice: kanji have several readings"; break;
            default: row.note = "voice " + aloud.voice;
        }
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace repere::authoring
