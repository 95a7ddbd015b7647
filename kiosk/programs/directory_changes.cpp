// What changes between two directories, in French: read by whoever is about to adopt it.
#include <algorithm>
#include <iterator>
#include <sstream>

#include "authoring/facts.hpp"
#include "programs/directory_commands.hpp"
#include "release/differences.hpp"

namespace repere::programs {

namespace {

using release::How;
using release::What;

constexpr std::size_t most_sentences = 6;                  // of one guide, each way; the rest is counted

const char* name(What what) {
    switch (what) {
        case What::name: return "nom";
        case What::status: return "état";
        case What::alert: return "avis";
        case What::phone: return "téléphone";
        case What::address: return "adresse";
        case What::hours: return "horaires";
        case What::phone_hours: return "horaires du téléphone";
        case What::online: return "site, courriel";
        case What::steps: return "démarche";
        case What::description: return "description";
        case What::acts: return "ce qu’il fait";
        case What::others: return "publics, langues, conditions ou orientation";
    }
    return "";
}

std::string said(What what, const std::string& value) {
    if (value.empty()) return "rien";
    return what == What::hours || what == What::phone_hours ? authoring::hours_said(value) : value;
}

std::string head(const release::ServiceChange& change) {
    std::string text = change.organization == change.name ? change.name : change.organization + " – " + change.name;
    if (!change.audiences.empty()) text += " (pour : " + language::joined(change.audiences, language::french) + ")";
    return text;
}

void tell(std::ostream& out, const release::ServiceChange& change) {
    out << (change.how == How::added ? "Nouveau : " : change.how == How::removed ? "Retiré : " : "Changé : ") << head(change) << "\n";
    for (const auto& [what, before, after] : change.details) {
        out << "    " << name(what);
        if (what != What::others) out << " : " << said(what, before) << " → " << said(what, after);
        out << "\n";
    }
}

void tell(std::ostream& out, const char* sign, const std::vector<std::string>& sentences) {
    for (std::size_t i = 0; i < std::min(sentences.size(), most_sentences); ++i) out << "    " << sign << " " << sentences[i] << "\n";
    if (sentences.size() > most_sentences) out << "    " << sign << " … et " << sentences.size() - most_sentences << " autres phrases\n";
}

void tell(std::ostream& out, const release::GuideChange& change) {
    out << (change.how == How::added ? "Nouveau guide : " : change.how == How::removed ? "Guide retiré : " : "Guide changé : ") << "« " << change.title << " »\n";
    if (change.how == How::changed && change.removed.empty() && change.added.empty()) out << "    les mêmes phrases, un autre chemin\n";
    tell(out, "–", change.removed);
    tell(out, "+", change.added);
}

}  // namespace

std::string changes(const directory::Directory& before, const directory::Directory& after) {
    const auto found = release::differences(before, after);
    std::ostringstream out;
    if (found.empty()) out << "Rien ne change pour personne.\n";
    for (const auto& change : found.services) tell(out, change);
    for (const auto& change : found.guides) tell(out, change);
    for (const auto& [tag, count] : found.translations)
        out << "Pour qui lit en " << language::name_in({tag}, language::french) << " : " << count << (count == 1 ? " phrase change\n" : " phrases changent\n");
    return out.str();
}

}  // namespace repere::programs
