// What is wrong between records: said twice, dated tomorrow, leading in a circle or to nobody.
#include <algorithm>
#include <map>

#include "authoring/check.hpp"
#include "language/language.hpp"

namespace repere::authoring {

namespace {

std::string at(const Service& service) { return "`" + service.id.value + "` (" + service.file + ":" + std::to_string(service.id.line) + ")"; }

// --- Twice --------------------------------------------------------------------------------------------------------------------
void check_numbers(const Data& data, Problems& problems) {
    struct Line { const Service* service; const Phone* phone; };
    std::map<std::string, std::vector<Line>> lines;
    for (const Service& service : data.services)
        for (const Phone& phone : service.phones)
            if (!phone.dial.empty()) lines[phone.dial].push_back({&service, &phone});
    for (const auto& [dial, all] : lines) {
        const bool everybodys = std::any_of(all.begin(), all.end(), [](const Line& line) { return line.phone->shared || line.service->kind == "statutory"; });
        if (everybodys) continue;
        for (const Line& line : all) {
            if (line.service->organization == all.front().service->organization) continue;
            problems.push_back({line.service->file, line.phone->line, line.phone->column, false,
                                "the number " + line.phone->number + " is also that of " + at(*all.front().service) +
                                    ": one of the two is wrong, or `x_shared: true` says that both are right"});
        }
    }
}

void check_twins(const Data& data, Problems& problems) {
    std::map<std::string, const Service*> known;
    for (const Service& service : data.services) {
        const bool has_street = service.location && !service.location->address_1.empty();
        const std::string street = has_street ? language::search_form(service.location->address_1 + " " + service.location->city) : "";
        const auto [first, fresh] = known.emplace(language::search_form(service.name) + "|" + street, &service);
        if (fresh) continue;
        const bool same_street = !street.empty();
        problems.push_back({service.file, service.id.line, service.id.column, same_street,
                            "has the name " + std::string{same_street ? "and the street " : ""} + "of " + at(*first->second) +
                                (same_street ? ": one record is enough" : ": say what tells them apart, or keep one")});
    }
}

// --- Ways on ------------------------------------------------------------------------------------------------------------------
bool can_be_contacted(const Service& service) {
    const bool number = std::any_of(service.phones.begin(), service.phones.end(), [](const Phone& phone) { return phone.verified.shown(); });
    return number || !service.url.empty() || !service.email.empty() ||
           (service.location && service.location->verified.shown() && !service.location->address_1.empty());
}

class Ways {
public:
    Ways(const Data& data, Problems& problems) : problems_{problems} {
        for (const Service& service : data.services) all_.emplace(service.id.value, &service);
    }

    void check(const Service& service) {
        for (const LeadsTo& way : service.leads_to) {
            if (!all_.contains(way.service.value)) add(service, way.service, true, "no service is called `" + way.service.value + "`");
            if (way.service.value == service.id.value) add(service, way.service, true, "a service does not lead to itself");
        }
        if (!service.verified.shown() || service.status == "defunct" || can_be_contacted(service)) return;
        std::vector<std::string> circle;
        if (somebody_after(service.id.value, circle)) return;
        if (const std::string round = back_to(service.id.value); !round.empty())
            add(service, service.id, true, "leads in a circle where nobody can be reached: " + round);
        else
            add(service, service.id, false, "nobody can be reached here: no number, door, website or e-mail is shown, and no `x_fallback` has one");
    }

private:
    std::vector<std::string> next(const std::string& id) const {
        std::vector<std::string> ids;
        const auto found = all_.find(id);
        if (found == all_.end()) return ids;
        if (!found->second->fallback.empty()) ids.push_back(found->second->fallback.value);
        for (const LeadsTo& way : found->second->leads_to) ids.push_back(way.service.value);
        return ids;
    }
    bool somebody_after(const std::string& id, std::vector<std::string>& seen) const {
        if (std::find(seen.begin(), seen.end(), id) != seen.end()) return false;
        seen.push_back(id);
        const auto found = all_.find(id);
        if (found == all_.end()) return false;
        if (seen.size() > 1 && found->second->status != "defunct" && can_be_contacted(*found->second)) return true;
        const auto ids = next(id);
        return std::any_of(ids.begin(), ids.end(), [&](const std::string& each) { return somebody_after(each, seen); });
    }
    // "a → b → a", the shortest; "" when no way leads back
    std::string back_to(const std::string& start) const {
        std::map<std::string, std::string> from;
        std::vector<std::string> open{start};
        for (std::size_t i = 0; i < open.size(); ++i)
            for (const std::string& id : next(open[i])) {
                if (id == start) {
                    std::string words = start;
                    for (std::string step = open[i];; step = from.at(step)) {
                        words = step + " → " + words;
                        if (step == start) return words;
                    }
                }
                if (from.emplace(id, open[i]).second) open.push_back(id);
            }
        return "";
    }
    void add(const Service& service, const Text& where, bool error, std::string words) {
        problems_.push_back({service.file, where.line, where.column, error, std::move(words)});
    }

    std::map<std::string, const Service*> all_;
    Problems& problems_;
};

// --- Words nobody uses --------------------------------------------------------------------------------------------------------
void check_orphans(const Data& data, Problems& problems) {
    Ids used;
    for (const Service& service : data.services) {
        for (const Text& id : service.acts) used.insert("act " + id.value);
        for (const Text& id : service.audiences) used.insert("audience " + id.value);
    }
    for (const Guide& guide : data.guides) {
        for (const Act& act : guide.acts) used.insert("act " + act.need.value);
    }
    const auto each = [&](const std::vector<Term>& terms, const std::string& what) {
        for (const Term& term : terms)
            if (!term.id.empty() && !used.contains(what + " " + term.id.value))
                problems.push_back({data.folder + "/taxonomy.yaml", term.id.line, term.id.column, false,
                                    "no service and no guide uses the " + what + " `" + term.id.value + "`"});
    };
    each(data.acts, "act");
    each(data.audiences, "audience");
}

}  // namespace

void check_records(const Data& data, Problems& problems) {
    check_numbers(data, problems);
    check_twins(data, problems);
    Ways ways{data, problems};
    for (const Service& service : data.services) {
        ways.check(service);
        if (service.status == "contact-only" && service.location)
            problems.push_back({service.file, service.location->line, service.location->column, true,
                                "a place that is contact-only has no `location`: its address is written nowhere (people.md, P2)"});
        if (!service.referred_by.empty() && service.intake != "referral")
            problems.push_back({service.file, service.id.line, service.id.column, true, "`x_referred_by` goes with `x_intake: referral`"});
    }
    check_orphans(data, problems);
}

void check_dates(const Data& data, language::Day today, Problems& problems) {
    for (const Activity& activity : data.activities) {
        const auto on = language::day_of(activity.on.value);
        if (on && *on > today && activity.present)
            problems.push_back({data.folder + "/activities.yaml", activity.present_line, activity.present_column, true, "nobody was present yet: the activity is on " + activity.on.value});
    }
    for (const Service& service : data.services) {
        const auto fact = [&](const Fact& each) {
            const auto on = language::day_of(each.on);
            if (on && *on > today) problems.push_back({service.file, each.line, each.column, false, "`on` is a day to come: " + each.on});
        };
        fact(service.verified);
        for (const Phone& phone : service.phones) fact(phone.verified), fact(phone.hours_verified);
        if (!service.location) continue;
        for (const Fact* each : {&service.location->verified, &service.location->coordinates_verified, &service.location->hours_verified}) fact(*each);
    }
}

}  // namespace repere::authoring
