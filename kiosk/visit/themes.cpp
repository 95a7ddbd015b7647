#include "visit/themes.hpp"

#include <algorithm>

namespace repere::visit {

using page::Tone;

std::span<const Theme> themes() {
    static const std::vector<Theme> all{
        {"police", "police", Tone::blue,
         {"complaint-intake", "police-desk", "online-complaint", "online-fraud-report", "city-police", "rail-security", "emergency"}},
        {"victims", "lifebuoy", Tone::plum,
         {"victim-support", "distress-support", "vulnerable-support", "orientation", "medical-certificate", "victim-compensation", "victim-records"}},
        {"family", "family", Tone::plum,
         {"partner-violence-support", "sexual-violence-support", "women-rights", "child-protection", "missing-child", "family-information", "violence-emergency-aid"}},
        {"health", "doctor", Tone::teal,
         {"medical-care", "emergency-room", "mental-health", "addiction-support", "youth-health", "child-health", "health-information", "health-insurance"}},
        {"shelter", "bed", Tone::ochre,
         {"emergency-shelter", "day-centre", "food", "vouchers", "domiciliation", "housing", "housing-information"}},
        {"rights", "scales", Tone::olive,
         {"legal-information", "legal-advice", "court", "probation", "community-service", "prison-families"}},
        {"papers", "passport", Tone::blue,
         {"identity-papers", "consular-help", "town-hall", "civil-records", "prefecture", "immigration-information"}},
        {"blocking", "card", Tone::slate,
         {"card-blocking", "cheque-blocking", "phone-blocking", "fraud-report", "online-harassment", "digital-safety"}},
        {"work", "wrench", Tone::teal,
         {"social-support", "employment", "iae", "clause-insertion", "youth-insertion", "youth-places", "school-dropout", "street-educators", "family-benefits", "senior-information", "disability-information"}},
        {"visit", "suitcase", Tone::ochre,
         {"tourist-information", "lost-property", "rail-security", "consular-help"}},
    };
    return all;
}

const Theme* theme_named(std::string_view id) {
    const auto all = themes();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Theme& theme) { return theme.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace repere::visit
