#include "authoring/check.hpp"

#include <algorithm>

namespace repere::authoring {

void Once::add(const Text& id, const std::string& file) {
    if (id.empty()) return;
    const auto known = seen_.lower_bound({id.value, ""});
    if (known != seen_.end() && known->first == id.value)
        problems_.push_back(
            {file, id.line, id.column, true, "the " + what_ + " `" + id.value + "` is already in " + known->second});
    else
        seen_.emplace(id.value, file + ":" + std::to_string(id.line));
}

namespace {

Ids ids_of(const std::vector<Term>& terms) {
    Ids ids;
    for (const Term& term : terms) ids.insert(term.id.value);
    return ids;
}

void check_known(const std::vector<Text>& used, const Ids& known, const std::string& what, const std::string& file,
                 Problems& problems) {
    for (const Text& id : used)
        if (!known.contains(id.value))
            problems.push_back({file, id.line, id.column, true, "no " + what + " is called `" + id.value + "`"});
}

void check_ids(const Data& data, Problems& problems) {
    Once organizations{"organization", problems}, services{"service", problems}, places{"place", problems}, acts{"act", problems},
        audiences{"audience", problems}, situations{"situation", problems}, guides{"guide", problems};
    for (const auto& each : data.organizations) organizations.add(each.id, each.file);
    for (const auto& each : data.services) services.add(each.id, each.file);
    for (const auto& each : data.places) places.add(each.id, data.folder + "/places.yaml");
    for (const auto& each : data.acts) acts.add(each.id, data.folder + "/taxonomy.yaml");
    for (const auto& each : data.audiences) audiences.add(each.id, data.folder + "/taxonomy.yaml");
    for (const auto& each : data.situations) situations.add(each.id, data.folder + "/taxonomy.yaml");
    for (const auto& each : data.guides) guides.add(each.id, each.file);
}

void check_countries(const Data& data, Problems& problems) {
    Ids known;
    for (const Text& code : data.countries) {
        if (code.value.size() != 2 || !std::all_of(code.value.begin(), code.value.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
            problems.push_back({data.folder + "/taxonomy.yaml", code.line, code.column, true, "a country is two capital letters (ISO 3166-1), not `" + code.value + "`"});
        if (!known.insert(code.value).second)
            problems.push_back({data.folder + "/taxonomy.yaml", code.line, code.column, true, "the country `" + code.value + "` is already there"});
    }
    for (const Service& service : data.services) check_known(service.countries, known, "country of the taxonomy", service.file, problems);
}

void check_service(const Service& service, const Ids& services, const Ids& acts, const Ids& audiences, Problems& problems) {
    check_known(service.acts, acts, "act of the taxonomy", service.file, problems);
    check_known(service.audiences, audiences, "audience of the taxonomy", service.file, problems);
    if (service.fallback.empty()) return;
    check_known({service.fallback}, services, "service", service.file, problems);
    if (service.fallback.value == service.id.value)
        problems.push_back(
            {service.file, service.fallback.line, service.fallback.column, true, "a service does not stand in for itself"});
}

}  // namespace

void check_ties(const Data& data, Problems& problems) {
    check_ids(data, problems);
    check_countries(data, problems);

    const Ids acts = ids_of(data.acts), audiences = ids_of(data.audiences);
    Ids services, needs_met;
    for (const Service& service : data.services) {
        services.insert(service.id.value);
        if (!service.published()) continue;
        for (const Text& act : service.acts) needs_met.insert(act.value);
    }
    for (const Situation& situation : data.situations) check_known(situation.acts, acts, "act of the taxonomy", data.folder + "/taxonomy.yaml", problems);
    for (const Service& service : data.services) check_service(service, services, acts, audiences, problems);
    Known known{acts, needs_met, {}, {}}, of_desks{acts, needs_met, {}, {}};
    for (const Service& service : data.services)
        if (service.for_desks())
            for (const Text& act : service.acts) of_desks.needs_met.insert(act.value);
    for (const Term& act : data.acts)
        if (act.staff) of_desks.needs_met.insert(act.id.value), known.acts.erase(act.id.value);      // a desk's list may be empty: it says so
    Once phrases{"phrase", problems};
    for (const Phrase& phrase : data.phrases) phrases.add(phrase.id, data.folder + "/phrases.yaml"), of_desks.phrases.insert(phrase.id.value);
    for (const Guide& guide : data.guides) {
        of_desks.guides.insert(guide.id.value);
        if (!guide.staff) known.guides.insert(guide.id.value);
    }
    for (const Guide& guide : data.guides) check_guide(guide, guide.staff ? of_desks : known, problems);
}

}  // namespace repere::authoring
