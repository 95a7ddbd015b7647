// The facts of an organization, one by one, in the words of those who are asked about them: for its sheet and for the call sheet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "authoring/data.hpp"

namespace repere::authoring {

enum class FactKind { existence, phone, phone_hours, email, website, address, coordinates, door_hours, step_free };

struct FactLine {
    const Organization* organization = nullptr;
    const Service* service = nullptr;
    const Phone* phone = nullptr;                // of a number and of its hours
    FactKind kind = FactKind::existence;
    std::string key;                             // "ccas-aix/info-seniors-aix/phone/+33442992380"; a fact nobody wrote yet ends in "new"
    std::string what;                            // « Téléphone 1 »
    std::string value;                           // in plain French; "" when it is not known
    std::optional<Fact> fact;                    // its proof; nothing for an e-mail, a website, a step
};

// Of services that exist and whose numbers are not fixed by law: those the coordinator checks (`statutory`) only when they are asked for.
std::vector<FactLine> facts_of(const Data& data, const Organization& organization, bool statutory_too);

std::string address_in_french(const Location& location);          // "32 avenue Sainte-Victoire, 13100 Aix-en-Provence"
std::string hours_said(const std::string& opening_hours);         // in French, or as they are written where French has no short words for them

}  // namespace repere::authoring
