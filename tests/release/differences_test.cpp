// What is told of two directories to whoever is about to adopt the second.
#include "given/catch.hpp"
#include "given/data.hpp"
#include "release/differences.hpp"

using namespace repere::release;

namespace {

const std::string organization = "organizations/state.yaml", guide = "guides/victim.yaml", arabic = "locales/ar/directory.po";

const std::string listening = R"(id: listening
name: Écoute 13
services:
  - id: night-line
    name: Ligne de nuit
    description: Écoute la nuit.
    x_class: helpline
    x_acts: [complaint-intake]
    x_audiences: [everybody]
    x_fallback: tel-17
    x_verified: {on: 2026-01-10, method: call, confidence: confirmed}
    phones:
      - {number: "04 42 00 00 77", x_verified: {on: 2026-01-10, method: call, confidence: confirmed}}
)";

const std::string witness = R"(id: witness
title: J’ai vu quelque chose
start: what
questions:
  - {id: what, ask: Quoi ?, answers: [{id: theft, label: Un vol, next: go}]}
outcomes:
  - {id: go, title: Que faire, french: "Bonjour. J’ai vu {items}{language}."}
acts:
  - {id: tell, outcomes: [go], before: complaint, moment: today, title: Le dire, need: complaint-intake, sentences: [{id: note, text: Notez l’heure., kind: bring}]}
)";

const given::Data house = given::data().with(arabic, "msgctxt \"act.emergency.label\"\nmsgid \"Urgence\"\nmsgstr \"طوارئ\"\n");
const given::Data with_line = house.with("organizations/listening.yaml", listening), with_witness = house.with("guides/witness.yaml", witness);

// A line each: "+ night-line, Écoute 13 – Ligne de nuit, for Tout le monde", below it what is other of it.
std::string told(const given::Data& before, const given::Data& after) {
    std::string lines;
    const auto sign = [](How how) { return how == How::added ? "+ " : how == How::removed ? "- " : "~ "; };
    const auto found = differences(before.built().directory(), after.built().directory());
    for (const auto& service : found.services) {
        lines += sign(service.how) + service.id + ", " + service.organization + " – " + service.name + ", for " + repere::language::joined(service.audiences, repere::language::french) + "\n";
        for (const auto& detail : service.details) lines += "  " + detail.before + " → " + detail.after + "\n";
    }
    for (const auto& each : found.guides) {
        lines += sign(each.how) + std::string{"guide "} + each.id + ", " + each.title + "\n";
        for (const auto& sentence : each.removed) lines += "  - " + sentence + "\n";
        for (const auto& sentence : each.added) lines += "  + " + sentence + "\n";
    }
    for (const auto& [tag, count] : found.translations) lines += tag + ": " + std::to_string(count) + "\n";
    CHECK(found.empty() == lines.empty());
    return lines;
}

}  // namespace

TEST_CASE("what comes, what goes and what is other between two directories is named, and for whom", "[release]") {
    const auto [before, after, expected, because] = GENERATE(table<given::Data, given::Data, std::string, const char*>({
        {house, with_line, "+ night-line, Écoute 13 – Ligne de nuit, for Tout le monde\n", "a service comes"},
        {with_line, house, "- night-line, Écoute 13 – Ligne de nuit, for Tout le monde\n", "and goes"},
        {with_line, with_line.changed("organizations/listening.yaml", "id: night-line", "id: day-line"),
         "- night-line, Écoute 13 – Ligne de nuit, for Tout le monde\n+ day-line, Écoute 13 – Ligne de nuit, for Tout le monde\n", "another id is another service"},
        {house, house.changed(organization, "Mo-Fr 08:00-18:00", "Mo-Fr 08:00-12:00"), "~ police-desk, Services de l’État – Commissariat, for \n  Mo-Fr 08:00-18:00 → Mo-Fr 08:00-12:00\n",
         "hours, of a place that is for nobody in particular"},
        {house, house.changed(organization, "{on: 2026-01-10, method: visit", "{on: 2026-11-10, method: visit"), "", "verified again: nobody sees another thing"},
        {house, with_witness, "+ guide witness, J’ai vu quelque chose\n", "a guide comes: its title says enough"},
        {with_witness, house, "- guide witness, J’ai vu quelque chose\n", "and goes"},
        {house, house.changed(guide, "Appelez le 17.", "Appelez le 112."), "~ guide victim, Il m’est arrivé quelque chose\n  - Appelez le 17.\n  + Appelez le 112.\n", "a sentence"},
        {house, house.changed(guide, "when: {what: [assault]}", "when: {what: [theft]}"), "~ guide victim, Il m’est arrivé quelque chose\n", "the same sentences, another way"},
        {house, house.changed(arabic, "طوارئ", "الطوارئ"), "ar: 1\n", "a translation, for whoever reads it"},
    }));
    INFO(because);
    CHECK(told(before, after) == expected);
}
