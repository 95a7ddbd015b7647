// Who answers the needs of the guides, at every quarter of an ordinary week: somebody, or the fallback, or nobody for sure.
// What the answers ask besides (a language, a country's consulate) is not looked at here.
#include <array>
#include <bitset>
#include <map>

#include "authoring/check.hpp"
#include "directory/hours.hpp"

namespace repere::authoring {

namespace {

using directory::Hours;
using directory::OpenState;

constexpr int a_day = 24 * 4, a_week = 7 * a_day;           // quarters of an hour
using Week = std::bitset<a_week>;                            // from Monday at midnight

// No holiday, no school holiday: 14 to 20 September 2026.
constexpr language::Day monday{std::chrono::days{20710}};
static_assert(std::chrono::weekday{std::chrono::sys_days{monday.time_since_epoch()}} == std::chrono::Monday);

struct Answers {
    Week surely, perhaps;                                    // at hours that somebody wrote down; at hours that nobody knows
};

void add(Answers& to, const std::string& hours) {
    auto parsed = Hours::parse(hours);
    const Hours* known = std::get_if<Hours>(&parsed);
    for (int quarter = 0; quarter < a_week; ++quarter) {
        const auto state = known ? known->at(monday + std::chrono::minutes{15 * quarter}).state : OpenState::unknown;
        to.surely[quarter] = to.surely[quarter] || state == OpenState::open;
        to.perhaps[quarter] = to.perhaps[quarter] || state == OpenState::unknown;
    }
}

Answers answers_of(const Service& service) {
    Answers out;
    if (service.status == "temporarily closed" || service.status == "inactive") return out;
    if (service.kind == "online") out.surely.set();
    for (const Phone& phone : service.phones) add(out, phone.hours);
    if (service.location) add(out, service.location->hours);
    if (service.phones.empty() && !service.location && service.kind != "online") out.perhaps.set();
    return out;
}

// "Mo-Fr 00:00-08:00,18:00-24:00; Sa-Su"
std::string words_of(const Week& week) {
    if (week.all()) return "at every hour";
    constexpr std::array names{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    std::array<std::string, 7> days;
    for (int day = 0; day < 7; ++day) {
        const auto time = [](int q) {
            const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
            return two(q / 4) + ":" + two(q % 4 * 15);
        };
        for (int from = 0; from < a_day; ++from) {
            if (!week[day * a_day + from]) continue;
            int to = from;
            while (to < a_day && week[day * a_day + to]) ++to;
            days[day] += (days[day].empty() ? "" : ",") + (from == 0 && to == a_day ? std::string{"all day"} : time(from) + "-" + time(to));
            from = to;
        }
    }
    std::string out;
    for (int day = 0; day < 7; ++day) {
        if (days[day].empty()) continue;
        int last = day;
        while (last < 6 && days[last + 1] == days[day]) ++last;
        out += (out.empty() ? "" : "; ") + std::string{names[day]} + (last == day ? "" : std::string{"-"} + names[last]) + " " + days[day];
        day = last;
    }
    return out;
}

class WeekCheck {
public:
    WeekCheck(const Data& data, Readers readers) {
        for (Service& service : published(data.services, readers)) {
            const auto id = service.id.value;
            for (const Text& act : service.acts) doing_[act.value].push_back(id);
            services_.emplace(id, std::pair{std::move(service), Answers{}});
        }
        for (auto& [id, each] : services_) each.second = answers_of(each.first);
    }

    void check(const Guide& guide, Problems& problems) const {
        Ids told;
        for (const Act& act : guide.acts) {
            const auto doing = doing_.find(act.need.value);
            if (doing == doing_.end() || !told.insert(act.need.value).second) continue;      // check_guide says who meets nobody
            Answers direct, behind;
            Ids fallbacks;
            for (const std::string& id : doing->second) {
                add(direct, services_.at(id).second);
                follow(id, behind, fallbacks);
            }
            std::string names;
            for (const std::string& id : fallbacks) names += (names.empty() ? "" : ", ") + id;
            const Week nobody = ~direct.surely, fallback = nobody & behind.surely, unsure = nobody & ~behind.surely & (direct.perhaps | behind.perhaps);
            const Week lost = nobody & ~behind.surely & ~unsure;
            const Week asleep = fallback & ~direct.perhaps, unknown = fallback & direct.perhaps;
            const auto say = [&](const Week& when, bool error, const std::string& words) {
                if (when.any()) problems.push_back({guide.file, act.need.line, act.need.column, error, "`" + act.need.value + "`: " + words_of(when) + ": " + words, !error});
            };
            say(lost, true, "nobody answers, nor any fallback");
            say(asleep, false, "only the fallback answers: " + names);
            say(unknown, false, "nobody's hours are known, the fallback answers: " + names);
            say(unsure, false, "nobody is known to answer");
        }
    }

private:
    static void add(Answers& to, const Answers& more) {
        to.surely |= more.surely;
        to.perhaps |= more.perhaps;
    }

    void follow(const std::string& id, Answers& to, Ids& names) const {
        Ids seen{id};
        for (std::string at = services_.at(id).first.fallback.value; !at.empty() && seen.insert(at).second;) {
            const auto found = services_.find(at);
            if (found == services_.end()) return;
            add(to, found->second.second);
            names.insert(at);
            at = found->second.first.fallback.value;
        }
    }

    std::map<std::string, std::pair<Service, Answers>> services_;
    std::map<std::string, std::vector<std::string>> doing_;
};

}  // namespace

void check_week(const Data& data, Problems& problems) {
    const WeekCheck everybody{data, Readers::everybody}, desks{data, Readers::staff};
    for (const Guide& guide : data.guides) (guide.staff ? desks : everybody).check(guide, problems);
}

}  // namespace repere::authoring
