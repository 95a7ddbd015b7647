#include "authoring/freshness.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "authoring/facts.hpp"
#include "authoring/read.hpp"
#include "directory/directory.hpp"

namespace repere::authoring {

namespace {

constexpr const char* coordination = "coordination";

directory::Class class_of(const std::string& word) {
    return word == "helpline" ? directory::Class::helpline : word == "tig-place" ? directory::Class::tig_place : directory::Class::desk;
}

int months_between(language::Day from, language::Day to) {
    using namespace std::chrono;
    const year_month_day a{sys_days{from.time_since_epoch()}}, b{sys_days{to.time_since_epoch()}};
    const int months = (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 + static_cast<int>(static_cast<unsigned>(b.month())) - static_cast<int>(static_cast<unsigned>(a.month()));
    return months - (b.day() < a.day() ? 1 : 0);
}

std::optional<Reason> reason_of(const FactLine& line, language::Day today) {
    const Fact& fact = *line.fact;
    if (line.value.empty()) {
        const bool asked_for = line.service->kind == "desk" || line.service->kind == "tig-place" || line.kind == FactKind::phone_hours;
        return asked_for ? std::optional{Reason::missing} : std::nullopt;
    }
    if (!fact.shown()) return Reason::to_confirm;
    if (fact.confidence == "seen") return Reason::seen;
    const auto on = language::day_of(fact.on);
    if (!on) return Reason::undated;
    const directory::Verified verified{on, fact.method, directory::Confidence::confirmed};
    if (directory::trust(verified, class_of(line.service->kind), language::Minute{today}) != directory::Trust::good) return Reason::overdue;
    return {};
}

int urgency_of(const FactLine& line) {
    if (line.service->kind == "statutory") return 0;
    if (line.service->kind == "helpline") return 1;
    if (line.kind == FactKind::door_hours || line.kind == FactKind::phone_hours) return 2;
    if (line.kind == FactKind::phone || line.kind == FactKind::address) return 3;
    return 4;
}

bool emergency(const Service& service) {
    return service.kind == "statutory" || std::any_of(service.acts.begin(), service.acts.end(), [](const Text& act) { return act.value == "emergency"; });
}

std::string number_to_call(const Data& data, const FactLine& line) {
    if (line.phone && line.phone->type == "voice") return line.phone->number;
    const auto of = [](const Service& service) -> std::string {
        for (const bool shown : {true, false})
            for (const Phone& phone : service.phones)
                if (phone.type == "voice" && phone.verified.shown() == shown) return phone.number;
        return "";
    };
    if (const std::string own = of(*line.service); !own.empty()) return own;
    for (const Service& service : data.services)
        if (service.file == line.service->file && !emergency(service))
            if (const std::string other = of(service); !other.empty()) return other;
    if (!line.service->email.empty()) return line.service->email;
    return line.service->url.empty() ? line.organization->website : line.service->url;
}

std::string question(const FactLine& line) {
    const std::string known = line.value, name = "« " + line.service->name + " »";
    switch (line.kind) {
        case FactKind::existence: return "Le service " + name + " existe-t-il toujours, sous ce nom ?";
        case FactKind::phone: return known.empty() ? "À quel numéro peut-on vous appeler pour " + name + " ?" : "Le " + known + " est-il toujours le bon numéro pour " + name + " ?";
        case FactKind::phone_hours: return known.empty() ? "À quelles heures répondez-vous au " + line.phone->number + " ?" : "Répondez-vous toujours : " + known + " ?";
        case FactKind::address: return known.empty() ? "À quelle adresse recevez-vous pour " + name + " ?" : "Recevez-vous toujours au " + known + " ?";
        case FactKind::door_hours: return known.empty() ? "Quels jours et à quelles heures recevez-vous ? Et les jours fériés, en août ?" : "La porte est-elle toujours ouverte : " + known + " ?";
        case FactKind::coordinates: return "La porte est-elle bien placée sur le plan ? À relever sur place.";
        case FactKind::email:
        case FactKind::website:
        case FactKind::step_free: break;
    }
    return "";
}

const char* french(Reason reason) {
    switch (reason) {
        case Reason::to_confirm: return "à confirmer : la borne ne le montre pas";
        case Reason::missing: return "inconnu";
        case Reason::seen: return "lu, jamais confirmé";
        case Reason::undated: return "confirmé, sans date";
        case Reason::overdue: return "à revérifier";
    }
    return "";
}

std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Lines of at most 80 columns: the first after `first`, the others after as many spaces as `rest`.
std::string wrapped(const std::string& first, std::size_t rest, const std::string& text) {
    std::string out, line = first;
    bool fresh = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        if (!fresh && width(line) + 1 + width(word) > 80) {
            out += line + "\n";
            line = std::string(rest, ' ');
            fresh = true;
        }
        line += (fresh ? "" : " ") + word;
        fresh = false;
        begin = end + 1;
    }
    return out + line + "\n";
}

}  // namespace

const char* name(Reason reason) {
    constexpr const char* names[] = {"to-confirm", "missing", "seen", "undated", "overdue"};
    return names[static_cast<int>(reason)];
}

std::vector<Due> due(const Data& data, language::Day today) {
    std::vector<Due> all;
    for (const Organization& organization : data.organizations)
        for (const FactLine& line : facts_of(data, organization, true)) {
            if (!line.fact) continue;
            const auto reason = reason_of(line, today);
            if (!reason) continue;
            Due one;
            one.referent = organization.referent_role.empty() ? coordination : organization.referent_role;
            one.organization = organization.id.value, one.organization_name = organization.name;
            one.service = line.service->id.value, one.service_name = line.service->name;
            one.key = line.key, one.what = line.what, one.value = line.value, one.kind = line.service->kind;
            one.reason = *reason, one.on = line.fact->on;
            if (const auto on = language::day_of(line.fact->on)) one.months = months_between(*on, today);
            one.urgency = urgency_of(line);
            one.staff = line.service->staff;
            if (emergency(*line.service)) {
                one.referent = coordination;                       // whoever answers there has other calls to take
                one.ask = "N’appelez pas ce numéro : relisez une page officielle.";
            } else {
                one.call = number_to_call(data, line), one.ask = question(line);
            }
            all.push_back(std::move(one));
        }
    std::map<std::pair<std::string, std::string>, int> most;       // of an organization's facts
    for (const Due& one : all) {
        const auto [found, fresh] = most.try_emplace({one.referent, one.organization}, one.urgency);
        found->second = std::min(found->second, one.urgency);
    }
    std::stable_sort(all.begin(), all.end(), [&](const Due& a, const Due& b) {
        const auto rank = [&](const Due& x) {
            return std::tuple{x.referent != coordination, x.referent, most.at({x.referent, x.organization}), x.organization, x.urgency, x.service, -x.months.value_or(1000)};
        };
        return rank(a) < rank(b);
    });
    return all;
}

std::vector<Due> freshness(const Folders& folders, language::Day today, Problems& problems) {
    return due(read(folders.data, problems), today);
}

std::string call_sheet(const std::vector<Due>& all, language::Day today) {
    std::set<std::string> organizations;
    for (const Due& one : all) organizations.insert(one.organization);
    std::string out = wrapped("", 0, "FEUILLE D’APPELS au " + language::day_words(today, language::french) + " " + language::iso(today).substr(0, 4));
    out += wrapped("", 0, "Pour la coordination : contient aussi ce qui n’est pas public. Ne pas afficher, ne pas laisser traîner.");
    out += wrapped("", 0, std::to_string(all.size()) + " informations à vérifier, " + std::to_string(organizations.size()) + " organismes.");
    std::string referent, organization, service;
    for (const Due& one : all) {
        if (one.referent != referent) {
            referent = one.referent, organization.clear();
            out += "\n" + wrapped("== ", 3, "Référent : " + referent);
        }
        if (one.organization != organization) {
            organization = one.organization, service.clear();
            out += "\n" + wrapped("-- ", 3, one.organization_name + (one.staff ? " (réservé aux agents)" : ""));
        }
        if (one.service != service) {
            service = one.service;
            out += wrapped("   ", 3, one.service_name);
        }
        const std::string age = one.months ? ", " + std::to_string(*one.months) + " mois" : "";
        out += wrapped("   [ ] ", 7, one.what + (one.value.empty() ? "" : " : " + one.value) + " (" + french(one.reason) + age + ")");
        if (!one.call.empty()) out += wrapped("       ", 7, (one.call.starts_with("http") ? "Lire : " : one.call.find('@') != std::string::npos ? "Écrire à : " : "Appeler : ") + one.call);
        out += wrapped("       ", 7, one.ask);
    }
    return out;
}

}  // namespace repere::authoring
