// What is declared for the evaluation, and announced until it was held: sessions, trainings, permanences; and the community service that hosts received (people.md, P10).
#include <set>

#include "authoring/check.hpp"
#include "authoring/fields.hpp"
#include "authoring/read.hpp"

namespace repere::authoring {

namespace {

std::optional<int> people(Fields& fields, std::string_view key) {
    const auto number = fields.whole(key);
    if (!number || (*number >= 0 && *number <= 1'000'000)) return number;
    fields.error(fields.text(key), "`" + std::string{key} + "` is a number of people, not \"" + fields.text(key).value + "\"");
    return {};
}

std::string time(Fields& fields, std::string_view key) {
    const Text time = fields.text(key);
    if (!time.empty() && (time.value.size() != 5 || !language::minute_of("2026-01-01T" + time.value)))
        fields.error(time, "`" + std::string{key} + "` is a time such as 09:30, not \"" + time.value + "\"");
    return time.value;
}

// Where and when it is announced.
void read_announcement(Fields& fields, Activity& one) {
    one.place = fields.text("place").value;
    one.opens_at = time(fields, "opens_at");
    one.closes_at = time(fields, "closes_at");
    if (!one.closes_at.empty() && one.closes_at <= one.opens_at) fields.error(fields.text("closes_at"), "`closes_at` is later than `opens_at`, on the same day");
    if (!one.closes_at.empty() && one.opens_at.empty()) fields.error(fields.text("closes_at"), "`closes_at` needs `opens_at`");
    one.service = fields.slug("service");
    one.outcome = fields.text("outcome");
    const bool announced = !one.service.empty() || !one.outcome.empty();
    one.verified = fact(fields, "x_verified", announced ? Need::required : Need::optional);
    // Else somebody would read it whom a judge forbids a contact: only who answered no to that question comes to these ends.
    const bool asked = one.service.empty() && (one.outcome.value == "after-prison/family" || one.outcome.value == "after-prison/relative");
    if (one.type == "famille" && announced && !asked)
        fields.error(one.service.empty() ? one.outcome : one.service,
                     "what is about family is announced at after-prison/family or after-prison/relative alone, behind the question about a judge (people.md, P8)");
}

}  // namespace

void read_activities(const Node& root, const Report& report, Data& data) {
    if (root.kind != Kind::sequence) return report.error(root.line, root.column, "the file is a list of activities; [] when there is none");
    for (const Node& node : root.items) {
        Fields fields{node, report, "an activity"};
        Activity one;
        one.id = fields.slug("id", Need::required);
        one.title = fields.text("title", Need::required).value;
        one.on = fields.text("date", Need::required);
        fields.date("date");
        const std::string kind = fields.one_of("kind", {"session", "training", "permanence"});
        one.training = kind == "training", one.permanence = kind == "permanence";
        one.type = fields.one_of("type", {"sante", "famille", "sensibilisation", "tourisme", "tig", "insertion", "evaluation"});
        read_announcement(fields, one);
        one.audiences = fields.slugs("audiences");
        one.partner = fields.slug("partner");
        const Text present = fields.text("present");
        one.present = people(fields, "present");
        one.present_line = present.line, one.present_column = present.column;
        const auto trades = fields.texts("trades");
        for (const Text& trade : trades) one.trades.push_back(trade.value);
        if (!trades.empty() && !one.training) fields.error(trades.front(), "`trades` are those of a training, not of a session");
        one.satisfaction = fields.decimal("satisfaction", 1, 5, "a mean from 1 to 5");
        if (one.satisfaction && !one.present) fields.error(fields.text("satisfaction"), "`satisfaction` needs `present`: of how many people");
        fields.done();
        data.activities.push_back(std::move(one));
    }
}

void read_declarations(const Node& root, const Report& report, Data& data) {
    if (root.kind != Kind::sequence) return report.error(root.line, root.column, "the file is a list of declarations; [] when there is none");
    for (const Node& node : root.items) {
        Fields fields{node, report, "a declaration"};
        Declaration one;
        one.organization = fields.slug("organization", Need::required);
        const Text year = fields.text("year", Need::required);
        one.year = fields.whole("year").value_or(0);
        if (!year.empty() && (one.year < 2013 || one.year > 2199)) fields.error(year, "`year` is a year such as 2026, not \"" + year.value + "\"");
        one.adults = people(fields, "adults");
        one.minors = people(fields, "minors");
        if (node.kind == Kind::mapping && !one.adults && !one.minors) report.error(node.line, node.column, "a declaration has `adults`, `minors` or both");
        fields.done();
        data.declarations.push_back(std::move(one));
    }
}

void check_activities(const Data& data, Problems& problems) {
    const std::string activities = data.folder + "/activities.yaml", declarations = data.folder + "/staff/declarations.yaml";
    Ids organizations, audiences, services, hidden;
    for (const Service& each : data.services) {
        services.insert(each.id.value);
        if (each.status == "contact-only") hidden.insert(each.id.value);
    }
    for (const Organization& each : data.organizations) organizations.insert(each.id.value);
    for (const Term& each : data.audiences) audiences.insert(each.id.value);
    const auto known = [&](const Text& id, const Ids& ids, const std::string& what, const std::string& file) {
        if (!id.empty() && !ids.contains(id.value)) problems.push_back({file, id.line, id.column, true, "no " + what + " is called `" + id.value + "`"});
    };
    Ids outcomes;
    for (const Guide& guide : data.guides)
        for (const Outcome& each : guide.outcomes) outcomes.insert(guide.id.value + "/" + each.id.value);
    Once once{"activity", problems};
    for (const Activity& each : data.activities) {
        once.add(each.id, activities);
        known(each.partner, organizations, "organization", activities);
        known(each.service, services, "service", activities);
        known(each.outcome, outcomes, "outcome of a guide", activities);
        if (hidden.contains(each.service.value) && !each.place.empty())
            problems.push_back({activities, each.service.line, each.service.column, true,
                                "`" + each.service.value + "` is contact-only: an activity there has no `place` (people.md, P2)"});
        for (const Text& audience : each.audiences) known(audience, audiences, "audience of the taxonomy", activities);
    }
    std::set<std::pair<std::string, int>> said;
    for (const Declaration& each : data.declarations) {
        known(each.organization, organizations, "organization", declarations);
        if (!said.emplace(each.organization.value, each.year).second)
            problems.push_back({declarations, each.organization.line, each.organization.column, true,
                                "`" + each.organization.value + "` has already declared " + std::to_string(each.year)});
    }
}

}  // namespace repere::authoring
