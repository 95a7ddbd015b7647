// The French sentences of the data, each under the key that its translations carry.
#include <set>

#include "authoring/translations.hpp"
#include "guides/guides.hpp"

namespace repere::authoring {

namespace {

struct Sentences {
    std::vector<PoEntry> entries;
    void add(std::string key, const std::string& french) {
        if (!french.empty()) entries.push_back({.context = std::move(key), .msgid = french});
    }
};

void add(Sentences& to, const Guide& guide) {
    const auto key = [&](std::string_view thing, const std::string& id, std::string_view field) {
        return guides::key(guide.id.value, thing, id, field);
    };
    to.add(key("guide", guide.id.value, "title"), guide.title);
    to.add(key("guide", guide.id.value, "subtitle"), guide.subtitle);
    for (const Question& question : guide.questions) {
        to.add(key("question", question.id.value, "ask"), question.ask);
        to.add(key("question", question.id.value, "help"), question.help);
        for (const Answer& answer : question.answers)
            to.add(key("answer", question.id.value + "." + answer.id.value, "label"), answer.label);
        for (const Sentence& tip : question.tips) to.add(key("tip", question.id.value + "." + tip.id.value, "text"), tip.text);
    }
    for (const Outcome& outcome : guide.outcomes) {
        to.add(key("outcome", outcome.id.value, "title"), outcome.title);
        to.add(key("outcome", outcome.id.value, "means"), outcome.means);
    }
    for (const Act& act : guide.acts) {
        to.add(key("act", act.id.value, "title"), act.title);
        to.add(key("act", act.id.value, "means"), act.means);
        for (const Sentence& sentence : act.sentences)
            to.add(key("sentence", act.id.value + "." + sentence.id.value, "text"), sentence.text);
    }
}

void add(Sentences& to, const Service& service) {
    const std::string prefix = "service." + service.id.value + ".";
    to.add(prefix + "name", service.name);
    to.add(prefix + "description", service.description);
    to.add(prefix + "alert", service.alert);
    to.add(prefix + "fees_description", service.fees_description);
    to.add(prefix + "application_process", service.application_process);
    to.add(prefix + "referred_by", service.referred_by);
    for (const LeadsTo& way : service.leads_to) to.add(prefix + "leads_to." + way.service.value, way.when);
    int n = 0;  // counted as the public file counts them: a hidden number has no translation
    for (const Phone& phone : service.phones) {
        const std::string prefix_of_phone = "phone." + service.id.value + "." + std::to_string(++n) + ".";
        to.add(prefix_of_phone + "description", phone.description);
        to.add(prefix_of_phone + "cost", phone.cost);
    }
}

}  // namespace

std::vector<PoEntry> french_of_guides(const Data& data) {
    Sentences sentences;
    for (const Guide& guide : data.guides)
        if (!guide.staff) add(sentences, guide);
    for (const Phrase& phrase : data.phrases) sentences.add("phrase." + phrase.id.value + ".text", phrase.text);
    return sentences.entries;
}

std::vector<PoEntry> french_of_directory(const Data& data) {
    Sentences sentences;
    std::set<std::string> organizations;
    for (const Service& service : published(data.services)) {
        organizations.insert(service.organization);
        add(sentences, service);
    }
    for (const Organization& organization : data.organizations)
        if (organizations.contains(organization.id.value))
            sentences.add("organization." + organization.id.value + ".name", organization.name);
    for (const Activity& activity : announced(data)) sentences.add("activity." + activity.id.value + ".title", activity.title);
    for (const Place& place : data.places) sentences.add("place." + place.id.value + ".name", place.name);
    for (const Term& act : data.acts)
        if (!act.staff) sentences.add("act." + act.id.value + ".label", act.label);
    for (const Term& audience : data.audiences) sentences.add("audience." + audience.id.value + ".label", audience.label);
    for (const Situation& situation : data.situations) sentences.add("situation." + situation.id.value + ".label", situation.label);
    return sentences.entries;
}

}  // namespace repere::authoring
