// Writes the tables of directory/schema.sql.
#pragma once

#include <string>

#include "authoring/data.hpp"
#include "authoring/hsds.hpp"
#include "authoring/translations.hpp"

namespace repere::authoring {

struct Compiled {
    std::vector<Organization> organizations;
    std::vector<Service> services;               // published ones: see data.hpp
    std::vector<Place> places;
    std::vector<Term> acts, audiences;
    std::vector<Situation> situations;
    std::vector<Text> countries;
    std::vector<Guide> guides;
    std::vector<Activity> activities;            // announced ones
    std::vector<Phrase> phrases;                 // in the desks' file only
    std::vector<std::string> languages;          // French first
    std::vector<Word> words;
};

Compiled whole(const Data& data, const Locales& locales, Readers readers = Readers::everybody);
Compiled whole(Package package, const Locales& locales);                   // its own words, and of the locales the program's
Compiled essential(Compiled whole);

void write(const Compiled& compiled, const std::string& file, int page_size);

}  // namespace repere::authoring
