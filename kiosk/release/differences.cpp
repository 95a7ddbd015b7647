#include "release/differences.hpp"

#include <algorithm>
#include <set>

namespace repere::release {

namespace {

using directory::Directory;
using directory::Service;
using Rows = std::set<std::string>;

void append(std::string& text, const std::string& word, const char* between = ", ") {
    if (!word.empty()) text += (text.empty() ? "" : between) + word;
}

std::string phones(const Service& service) {
    std::string text;
    for (const auto& phone : service.phones) append(text, phone.number + (phone.description.empty() ? "" : " (" + phone.description + ")"));
    return text;
}

std::string address(const Service& service) {
    std::string text;
    if (!service.location) return text;
    const auto& at = *service.location;
    for (const auto& part : {at.address_1, at.address_2, at.postal_code + " " + at.city, at.access}) append(text, part == " " ? "" : part);
    return text;
}

std::string phone_hours(const Service& service) {          // alike on all its lines, most often: said once
    std::string text;
    for (const auto& phone : service.phones)
        if (const std::string hours{phone.hours.text()}; text.find(hours) == std::string::npos) append(text, hours, " | ");
    return text;
}

std::string list(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) append(text, word);
    return text;
}

std::vector<Detail> details(const Service& before, const Service& after) {
    std::vector<Detail> out;
    const auto compare = [&](What what, const std::string& was, const std::string& is) {
        if (was != is) out.push_back({what, was, is});
    };
    const auto online = [](const Service& service) { return list({service.url, service.email}); };
    compare(What::name, before.name, after.name);
    compare(What::status, before.status, after.status);
    compare(What::alert, before.alert, after.alert);
    compare(What::phone, phones(before), phones(after));
    compare(What::address, address(before), address(after));
    compare(What::hours, before.location ? std::string{before.location->hours.text()} : "", after.location ? std::string{after.location->hours.text()} : "");
    compare(What::phone_hours, phone_hours(before), phone_hours(after));
    compare(What::online, online(before), online(after));
    compare(What::steps, before.application_process, after.application_process);
    compare(What::description, before.description, after.description);
    compare(What::acts, list(before.acts), list(after.acts));
    const bool others = before.audiences != after.audiences || before.languages != after.languages || before.intake != after.intake || before.silent != after.silent ||
                        before.fees_description != after.fees_description || before.papers_asked != after.papers_asked || before.leads_to != after.leads_to ||
                        before.countries != after.countries || before.fallback != after.fallback || before.tig != after.tig ||
                        (before.location && after.location && before.location->step_free != after.location->step_free);
    if (others) out.push_back({What::others, "", ""});
    return out;
}

std::vector<std::string> audiences(const Directory& directory, const Service& service) {
    std::vector<std::string> labels;
    for (const auto& id : service.audiences) {
        const auto label = directory.translation(language::french, "directory", "audience." + id + ".label");
        labels.push_back(label ? label->text : id);
    }
    return labels;
}

ServiceChange change(How how, const Directory& directory, const Service& service) {
    return {how, service.id, service.organization_name, service.name, audiences(directory, service), {}};
}

Rows rows(const Directory& directory, const std::string& sql, const std::string& guide) {
    Rows out;
    auto row = directory.database().prepare(sql);
    row.bind(guide);
    while (row.step())
        if (!row.text(0).empty()) out.insert(row.text(0));
    return out;
}

// What a guide says, in French.
constexpr const char* said =
    "WITH it(id) AS (VALUES (?)) SELECT title FROM guide JOIN it USING (id) UNION SELECT subtitle FROM guide JOIN it USING (id) "
    "UNION SELECT ask FROM question JOIN it ON guide_id = it.id UNION SELECT help FROM question JOIN it ON guide_id = it.id "
    "UNION SELECT label FROM answer JOIN it ON guide_id = it.id UNION SELECT text FROM tip JOIN it ON guide_id = it.id "
    "UNION SELECT title FROM outcome JOIN it ON guide_id = it.id UNION SELECT french FROM outcome JOIN it ON guide_id = it.id "
    "UNION SELECT title FROM act JOIN it ON guide_id = it.id UNION SELECT french FROM act JOIN it ON guide_id = it.id "
    "UNION SELECT text FROM sentence JOIN it ON guide_id = it.id";

// How one goes through it.
Rows way(const Directory& directory, const std::string& guide) {
    Rows out;
    for (const char* sql : {"SELECT 'start ' || start FROM guide WHERE id = ?", "SELECT id || ' ' || position || ' ' || choose || ' ' || next FROM question WHERE guide_id = ?",
                            "SELECT question_id || ' ' || id || ' ' || position || ' ' || next || ' ' || guide FROM answer WHERE guide_id = ?",
                            "SELECT outcome_id || ' ' || question_id || ' ' || answer_id FROM outcome_when WHERE guide_id = ?",
                            "SELECT outcome_id || ' ' || act_id FROM act_outcome WHERE guide_id = ?", "SELECT act_id || ' ' || question_id || ' ' || answer_id FROM act_when WHERE guide_id = ?",
                            "SELECT id || ' ' || position || ' ' || need || ' ' || before FROM act WHERE guide_id = ?",
                            "SELECT act_id || ' ' || sentence_id || ' ' || question_id || ' ' || answer_id FROM sentence_when WHERE guide_id = ?"})
        out.merge(rows(directory, sql, guide));
    return out;
}

std::vector<std::string> without(const Rows& all, const Rows& these) {
    std::vector<std::string> out;
    std::set_difference(all.begin(), all.end(), these.begin(), these.end(), std::back_inserter(out));
    return out;
}

std::vector<std::pair<std::string, std::string>> guides(const Directory& directory) {
    std::vector<std::pair<std::string, std::string>> out;
    for (auto row = directory.database().prepare("SELECT id, title FROM guide ORDER BY position"); row.step();) out.emplace_back(row.text(0), row.text(1));
    return out;
}

template <class Pairs>
bool has(const Pairs& pairs, const std::string& id) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == id; });
}

std::map<std::string, Rows> words(const Directory& directory) {
    std::map<std::string, Rows> out;
    for (auto row = directory.database().prepare("SELECT language, domain || ' ' || key || ' ' || text FROM words WHERE language <> 'fr'"); row.step();)
        out[row.text(0)].insert(row.text(1));
    return out;
}

}  // namespace

Differences differences(const Directory& before, const Directory& after) {
    Differences out;
    for (const Service& service : before.services())
        if (!after.service(service.id)) out.services.push_back(change(How::removed, before, service));
    for (const Service& service : after.services()) {
        const auto was = before.service(service.id);
        ServiceChange one = change(was ? How::changed : How::added, after, service);
        if (was) one.details = details(*was, service);
        if (!was || !one.details.empty()) out.services.push_back(std::move(one));
    }
    const auto old_guides = guides(before), new_guides = guides(after);
    for (const auto& [id, title] : old_guides)
        if (!has(new_guides, id)) out.guides.push_back({How::removed, id, title, {}, {}});
    for (const auto& [id, title] : new_guides) {
        if (!has(old_guides, id)) {
            out.guides.push_back({How::added, id, title, {}, {}});
            continue;
        }
        const Rows was = rows(before, said, id), is = rows(after, said, id);
        if (was != is || way(before, id) != way(after, id)) out.guides.push_back({How::changed, id, title, without(was, is), without(is, was)});
    }
    const auto old_words = words(before), new_words = words(after);
    for (const auto& [tag, is] : new_words) {
        const auto was = old_words.find(tag);
        const std::size_t changed = without(is, was == old_words.end() ? Rows{} : was->second).size();
        if (changed > 0) out.translations[tag] = changed;
    }
    return out;
}

}  // namespace repere::release
