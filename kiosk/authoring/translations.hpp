// locales/: what has been translated, of what, and how sure we are of it.
//
// Three domains: `interface` (the program's own words), `guides` and `directory` (the data's). A translation is in use only while
// it belongs to the French of today: when the French changed, the French is shown, never stale advice (DESIGN §6).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "authoring/data.hpp"
#include "authoring/po.hpp"
#include "authoring/problem.hpp"

namespace repere::authoring {

inline constexpr const char* domains[] = {"interface", "guides", "directory"};

// The French of a domain, by key, in its order. A translator may see where it stands: `extracted`.
std::vector<PoEntry> french_of_guides(const Data& data);
std::vector<PoEntry> french_of_directory(const Data& data);

struct Catalogue {                       // one PO file
    std::string language, domain, file;
    Po po;
};

struct Locales {
    std::string folder;
    std::vector<std::string> languages;                              // those that have a PO file, in the order they are offered
    std::vector<Catalogue> catalogues;
    std::map<std::string, std::vector<PoEntry>> french;              // domain → today’s; `interface` only with interface.pot
    bool knows_french(const std::string& domain) const { return french.contains(domain); }
};

Locales read_locales(const std::string& folder, const Data& data, Problems& problems);
std::vector<std::string> language_folders(const std::string& folder);      // also those still empty
void check_translations(const Locales& locales, Problems& problems);

struct Word {
    std::string language, domain, key, text;
    bool reviewed = false;
};
std::vector<Word> words_of(const Locales& locales);                  // what may be shown: translated, of today's French

struct Progress {
    std::string language, domain;
    int total = 0, translated = 0, fuzzy = 0, missing = 0, reviewed = 0;
    std::string note{};                      // to people
};
std::vector<Progress> progress_of(const Locales& locales);           // each language of the folder × each domain
// Each language × domain `first`: of the three, what harms most where it is wrong, and is shown with its French until it is reviewed (people.md,
// P16): the emergency page, quiet guides, danger, law and delays, phrases to a victim, emergency services.
std::vector<Progress> to_review_first(const Locales& locales, const Data& data);

// What `french` makes of an old file: translations kept by key; changed French → fuzzy with the sentence it was made for.
Po merged(const Po& old, const std::vector<PoEntry>& french, const std::string& language);

}  // namespace repere::authoring
