#include "authoring/translations.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_map>

#include "authoring/faults.hpp"
#include "authoring/files.hpp"
#include "guides/guides.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

std::string po_file(const std::string& folder, const std::string& language, const std::string& domain) {
    return folder + "/" + language + "/" + domain + ".po";
}

using French = std::unordered_map<std::string, const PoEntry*>;  // by key

French by_key(const std::vector<PoEntry>& entries) {
    French french;
    for (const PoEntry& entry : entries) french.emplace(entry.context, &entry);
    return french;
}

enum class State { missing, fuzzy, stale, unknown, faulty, translated };  // unknown: the key is not of today

std::vector<Fault> faults_of(const Catalogue& catalogue, const PoEntry& entry) {
    return faults(entry, catalogue.language, catalogue.domain == "interface");
}

// A sentence with an error in it is never shown; that of another is no reason to go without.
bool sound(const Catalogue& catalogue, const PoEntry& entry) {
    if (entry.broken) return false;
    const auto found = faults_of(catalogue, entry);
    return std::none_of(found.begin(), found.end(), [](const Fault& fault) { return fault.error; });
}

State state(const Catalogue& catalogue, const PoEntry& entry, const French* french) {
    const auto found = french ? french->find(entry.context) : French::const_iterator{};
    if (french && found == french->end()) return State::unknown;
    if (entry.msgstr.empty()) return State::missing;
    if (entry.fuzzy) return State::fuzzy;
    if (french && found->second->msgid != entry.msgid) return State::stale;
    return sound(catalogue, entry) ? State::translated : State::faulty;
}

void count(Progress& row, const PoEntry& entry, State state) {
    if (state == State::fuzzy || state == State::stale || state == State::faulty) ++row.fuzzy;
    if (state != State::translated) return;
    ++row.translated;
    if (entry.reviewed()) ++row.reviewed;
}

std::optional<French> french_of(const Locales& locales, const std::string& domain) {
    const auto found = locales.french.find(domain);
    if (found == locales.french.end()) return {};
    return by_key(found->second);
}

std::vector<std::string> in_offered_order(std::vector<std::string> languages, const std::string& folder) {
    std::vector<std::string> first;
    const std::string list = read_file(folder + "/languages.txt").value_or("");
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find('\n', begin), list.size());
        std::string tag = list.substr(begin, end - begin);
        tag.erase(std::remove_if(tag.begin(), tag.end(), [](char c) { return c == ' ' || c == '\r' || c == '\t'; }), tag.end());
        if (std::find(first.begin(), first.end(), tag) == first.end()) first.push_back(tag);
        begin = end + 1;
    }
    const auto rank = [&](const std::string& tag) { return std::find(first.begin(), first.end(), tag) - first.begin(); };
    std::stable_sort(languages.begin(), languages.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return languages;
}

void check_sentence(const Catalogue& catalogue, const PoEntry& entry, Problems& problems) {
    for (const Fault& fault : faults_of(catalogue, entry))
        problems.push_back({catalogue.file, fault.of_french ? entry.msgid_line : entry.msgstr_line, 1, fault.error && (fault.of_french || !entry.fuzzy), fault.words});
}

}  // namespace

std::vector<std::string> language_folders(const std::string& folder) {
    std::vector<std::string> languages;
    for (const auto& name : folders_in(folder)) {
        const auto tag = language::parse(name);
        if (tag && tag->value == name && name != "fr") languages.push_back(name);
    }
    return in_offered_order(std::move(languages), folder);
}

Locales read_locales(const std::string& folder, const Data& data, Problems& problems) {
    Locales locales;
    locales.folder = folder;
    locales.french["guides"] = french_of_guides(data);
    locales.french["directory"] = french_of_directory(data);
    const std::string interface = folder + "/interface.pot";
    if (const auto text = read_file(interface)) locales.french["interface"] = parse_po(*text, Report{interface, problems}).entries;

    for (const auto& name : folders_in(folder)) {
        const auto tag = language::parse(name);
        if (!tag || tag->value != name)
            problems.push_back({folder + "/" + name, 0, 0, false, "is not the tag of a language (BCP 47): left out"});
    }
    for (const auto& language : language_folders(folder)) {
        const std::size_t before = locales.catalogues.size();
        for (const std::string domain : domains) {
            const std::string file = po_file(folder, language, domain);
            if (const auto text = read_file(file))
                locales.catalogues.push_back({language, domain, file, parse_po(*text, Report{file, problems})});
        }
        if (locales.catalogues.size() > before) locales.languages.push_back(language);
    }
    return locales;
}

void check_translations(const Locales& locales, Problems& problems) {
    for (const Progress& row : progress_of(locales)) {
        if (row.missing + row.fuzzy == 0) continue;
        const std::string fuzzy = row.fuzzy == 0 ? "" : ", " + std::to_string(row.fuzzy) + " of them because the French has changed";
        problems.push_back({po_file(locales.folder, row.language, row.domain), 0, 0, false,
                            std::to_string(row.missing + row.fuzzy) + " of " + std::to_string(row.total) + " sentences are shown in French" + fuzzy});
    }
    for (const Catalogue& catalogue : locales.catalogues) {
        const auto french = french_of(locales, catalogue.domain);
        for (const PoEntry& entry : catalogue.po.entries) {
            if (entry.context.empty()) {
                problems.push_back({catalogue.file, entry.line, 1, true, "the entry has no msgctxt: its key"});
                continue;
            }
            check_sentence(catalogue, entry, problems);
            const State found = state(catalogue, entry, french ? &*french : nullptr);
            if (found == State::stale)
                problems.push_back({catalogue.file, entry.msgid_line, 1, false, "the French has changed: `" + entry.context + "`"});
            if (found == State::unknown)
                problems.push_back({catalogue.file, entry.line, 1, false, "nothing is called `" + entry.context + "` any more"});
        }
    }
}

std::vector<Word> words_of(const Locales& locales) {
    std::vector<Word> words;
    for (const Catalogue& catalogue : locales.catalogues) {
        const auto french = french_of(locales, catalogue.domain);
        for (const PoEntry& entry : catalogue.po.entries)
            if (state(catalogue, entry, french ? &*french : nullptr) == State::translated)
                words.push_back({catalogue.language, catalogue.domain, entry.context, entry.msgstr, entry.reviewed()});
    }
    return words;
}

std::vector<Progress> progress_of(const Locales& locales) {
    std::vector<Progress> rows;
    for (const auto& language : language_folders(locales.folder)) {
        for (const std::string domain : domains) {
            Progress row{language, domain};
            const auto french = french_of(locales, domain);
            if (french) row.total = static_cast<int>(locales.french.at(domain).size());
            for (const Catalogue& catalogue : locales.catalogues) {
                if (catalogue.language != language || catalogue.domain != domain) continue;
                if (!french) row.total = static_cast<int>(catalogue.po.entries.size());
                for (const PoEntry& entry : catalogue.po.entries) count(row, entry, state(catalogue, entry, french ? &*french : nullptr));
            }
            row.missing = row.total - row.translated - row.fuzzy;
            rows.push_back(row);
        }
    }
    return rows;
}

namespace {

using Key = std::pair<std::string, std::string>;                      // domain, key

bool grave(const Act& act, const Sentence& sentence) {
    return sentence.kind == "rule" || act.before == "danger" || act.before == "insurer";
}

std::set<Key> first_keys(const Locales& locales, const Data& data) {
    std::set<Key> keys;
    for (const auto& [domain, french] : locales.french)
        for (const PoEntry& entry : french) {
            const std::string& key = entry.context;
            const bool quiet = domain == "guides" && std::any_of(data.guides.begin(), data.guides.end(), [&](const Guide& guide) {
                return guide.sensitive && (key.starts_with(guide.id.value + ".") || key.starts_with("guide." + guide.id.value + "."));
            });
            if (quiet || key.starts_with("emergency.") || key.starts_with("calm.") || key.starts_with("phrase.")) keys.emplace(domain, key);
        }
    for (const Guide& guide : data.guides)
        for (const Act& act : guide.acts) {
            if (act.before == "danger") keys.emplace("guides", guides::key(guide.id.value, "act", act.id.value, "title"));
            for (const Sentence& sentence : act.sentences)
                if (grave(act, sentence)) keys.emplace("guides", guides::key(guide.id.value, "sentence", act.id.value + "." + sentence.id.value, "text"));
        }
    for (const Service& service : data.services)
        if (std::any_of(service.acts.begin(), service.acts.end(), [](const Text& act) { return act.value == "emergency"; }))
            for (const char* field : {"name", "description", "alert"}) keys.emplace("directory", "service." + service.id.value + "." + field);
    return keys;
}

}  // namespace

std::vector<Progress> to_review_first(const Locales& locales, const Data& data) {
    const std::set<Key> keys = first_keys(locales, data);
    std::vector<Progress> rows;
    for (const std::string& language : locales.languages) {
        Progress row{language, "first"};
        for (const auto& [domain, entries] : locales.french) {
            const French french = by_key(entries);
            row.total += static_cast<int>(std::count_if(entries.begin(), entries.end(), [&, domain = domain](const PoEntry& entry) { return keys.contains({domain, entry.context}); }));
            for (const Catalogue& catalogue : locales.catalogues) {
                if (catalogue.language != language || catalogue.domain != domain) continue;
                for (const PoEntry& entry : catalogue.po.entries)
                    if (keys.contains({domain, entry.context})) count(row, entry, state(catalogue, entry, &french));
            }
        }
        row.missing = row.total - row.translated - row.fuzzy;
        rows.push_back(row);
    }
    return rows;
}

Po merged(const Po& old, const std::vector<PoEntry>& french, const std::string& language) {
    std::unordered_map<std::string, const PoEntry*> known;
    for (const PoEntry& entry : old.entries) known.emplace(entry.context, &entry);

    Po po;
    po.header = old.header;
    if (po.header.msgstr.empty()) {
        po.header.msgstr = "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n";
        if (!language.empty())
            po.header.msgstr = "Project-Id-Version: Repère\nLast-Translator: draft, not yet reviewed by a named person\nLanguage-Team: " +
                               language::name_in({language}, {"en"}) + "\nLanguage: " + language + "\n" + po.header.msgstr;
    }
    for (const PoEntry& today : french) {
        PoEntry entry{.context = today.context, .msgid = today.msgid, .extracted = today.extracted};
        if (const auto found = known.find(today.context); found != known.end()) {
            const PoEntry& before = *found->second;
            entry.msgstr = before.msgstr;
            entry.comments = before.comments;
            entry.fuzzy = before.fuzzy;
            entry.previous = before.previous;
            if (before.msgid != today.msgid && !before.msgstr.empty()) {
                if (!before.fuzzy || before.previous.empty()) entry.previous = before.msgid;
                entry.fuzzy = true;
                std::erase_if(entry.comments, [](const std::string& comment) { return comment.starts_with("reviewed: "); });
            }
        }
        po.entries.push_back(std::move(entry));
    }
    return po;
}

}  // namespace repere::authoring
