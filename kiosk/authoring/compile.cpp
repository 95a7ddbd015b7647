// Which records go into a compiled file.
#include "authoring/compile.hpp"

#include <algorithm>
#include <set>

namespace repere::authoring {

namespace {

std::vector<Organization> with_services(const std::vector<Organization>& all, const std::vector<Service>& services) {
    std::set<std::string> used;
    for (const Service& service : services) used.insert(service.organization);
    std::vector<Organization> organizations;
    for (const Organization& organization : all)
        if (used.contains(organization.id.value)) organizations.push_back(organization);
    return organizations;
}

bool does(const Service& service, std::string_view act) {
    return std::any_of(service.acts.begin(), service.acts.end(), [&](const Text& each) { return each.value == act; });
}

// "service.tel-17.name" is of the service tel-17, "phone.tel-17.1.cost" too; a slug has no dot.
std::string subject(const std::string& key) {
    const std::size_t first = key.find('.');
    if (first == std::string::npos) return "";
    return key.substr(first + 1, key.find('.', first + 1) - first - 1);
}

}  // namespace

Compiled whole(const Data& data, const Locales& locales, Readers readers) {
    Compiled compiled;
    compiled.services = published(data.services, readers);
    compiled.organizations = with_services(data.organizations, compiled.services);
    compiled.places = data.places;
    compiled.acts = data.acts;
    if (readers == Readers::staff) compiled.phrases = data.phrases;
    compiled.audiences = data.audiences;
    compiled.situations = data.situations;
    compiled.countries = data.countries;
    compiled.activities = announced(data, readers);
    compiled.guides = data.guides;
    compiled.languages = locales.languages;
    compiled.languages.insert(compiled.languages.begin(), "fr");
    compiled.words = words_of(locales);
    if (readers == Readers::everybody) {
        std::erase_if(compiled.guides, [](const Guide& guide) { return guide.staff; });
        std::erase_if(compiled.acts, [](const Term& act) { return act.staff; });
        std::erase_if(compiled.words, [](const Word& word) { return word.domain == "guides" && word.key.starts_with("phrase."); });
    }
    return compiled;
}

Compiled whole(Package package, const Locales& locales) {
    std::set<std::string> languages(package.languages.begin(), package.languages.end());
    languages.erase("fr");
    Compiled compiled;
    compiled.words = words_of(locales);
    std::erase_if(compiled.words, [](const Word& word) { return word.domain != "interface"; });
    for (const Word& word : compiled.words) languages.insert(word.language);
    compiled.languages.assign(languages.begin(), languages.end());
    compiled.languages.insert(compiled.languages.begin(), "fr");
    for (Word& word : package.words)
        if (word.language != "fr") compiled.words.push_back(std::move(word));
    compiled.services = published(std::move(package.data.services));
    compiled.organizations = with_services(package.data.organizations, compiled.services);
    compiled.acts = std::move(package.data.acts);
    return compiled;
}

Compiled essential(Compiled compiled) {
    std::erase_if(compiled.services, [](const Service& service) { return !does(service, "emergency"); });
    std::set<std::string> kept;
    for (const Service& service : compiled.services) kept.insert(service.id.value);
    for (Service& service : compiled.services)
        if (!kept.contains(service.fallback.value)) service.fallback.value.clear();
    for (Service& service : compiled.services)
        std::erase_if(service.leads_to, [&](const LeadsTo& way) { return !kept.contains(way.service.value); });
    compiled.organizations = with_services(compiled.organizations, compiled.services);
    compiled.guides.clear();
    compiled.acts.clear();
    compiled.audiences.clear();
    compiled.situations.clear();
    compiled.countries.clear();
    compiled.activities.clear();
    std::erase_if(compiled.words, [&](const Word& word) {
        const bool of_service = word.key.starts_with("service.") || word.key.starts_with("phone.");
        const bool of_place = word.key.starts_with("place.");
        const bool needed = of_place || (of_service && kept.contains(subject(word.key)));
        return word.domain != "interface" && !(word.domain == "directory" && needed);
    });
    return compiled;
}

}  // namespace repere::authoring
