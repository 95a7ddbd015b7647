// A slip for a pocket: one number among ordinary ones. No word of it tells, in any language, what the number is for; nor does its fallback,
// so that an old number says its age alone.
#include <algorithm>
#include <array>

#include "handout/parts.hpp"

namespace repere::handout {

using directory::Service;
using directory::Trust;

namespace {

struct Ordinary {
    const char* service;
    Words (Messages::*label)() const;                // what anybody may read; nullptr: the number alone
};
constexpr std::array emergency{Ordinary{"tel-112", &Messages::number_112}, Ordinary{"tel-15", &Messages::number_15}, Ordinary{"tel-18", &Messages::number_18}};
constexpr std::array useful{Ordinary{"tel-3039", nullptr}, Ordinary{"tel-3117", nullptr}};

// The number to call: sure before old, spoken before written, free before paid.
std::optional<std::size_t> best_number(const Service& service, directory::Minute now) {
    std::optional<std::size_t> best;
    const auto worth = [&](std::size_t i) {
        const auto& phone = service.phones[i];
        return std::tuple{directory::trust(phone.verified, service.kind, now) != Trust::good, phone.type != directory::PhoneType::voice, !phone.cost.empty()};
    };
    for (std::size_t i = 0; i < service.phones.size(); ++i) {
        if (directory::trust(service.phones[i].verified, service.kind, now) == Trust::hidden) continue;
        if (!best || worth(i) < worth(*best)) best = i;
    }
    return best;
}

bool ordinary(const std::string& id) {
    const auto is = [&](const Ordinary& each) { return id == each.service; };
    return std::any_of(emergency.begin(), emergency.end(), is) || std::any_of(useful.begin(), useful.end(), is);
}

// A service's own number, or of who answers instead.
std::optional<Service> with_a_number(const Sources& sources, std::optional<Service> service) {
    if (service && !best_number(*service, sources.now) && !service->fallback.empty()) service = sources.directory.service(service->fallback);
    return service && !service->staff && best_number(*service, sources.now) ? service : std::nullopt;
}

// Of the outcome: the first sure number beyond those every slip has, beginning with the act whose doors its page opens; else the first old one.
std::optional<Service> of_outcome(const Request& request, const Sources& sources, const guides::Outcome& outcome) {
    std::vector<const guides::Act*> acts;
    for (const guides::Act& act : outcome.acts) acts.push_back(&act);
    std::stable_partition(acts.begin(), acts.end(), [&](const guides::Act* act) { return act->id == outcome.opens; });
    std::optional<Service> old;
    for (const guides::Act* act : acts) {
        if (act->need.empty()) continue;
        for (Service& service : guides::who_can(sources.directory, act->need, request.answers, sources.now, wanted(request, sources, false))) {
            const auto i = best_number(service, sources.now);
            if (!i || ordinary(service.id) || service.does("emergency")) continue;
            if (directory::trust(service.phones[*i].verified, service.kind, sources.now) == Trust::good) return service;
            if (!old) old = std::move(service);
        }
    }
    return old;
}

void add_number(std::vector<Line>& lines, const Sheet& sheet, const Service& service, Words (Messages::*label)() const) {
    const auto i = best_number(service, sheet.now());
    if (!i) return;
    const directory::Phone& phone = service.phones[*i];
    add(lines, sheet, Part::contact, [&](const Messages& say) {
        Words words = messages::joined(say.cost(service, *i), " · ", messages::phone_words(phone));
        if (phone.type == directory::PhoneType::text) words = messages::joined(words, " · ", say.by_text_message());
        return label ? messages::joined(words, " · ", (say.*label)()) : words;
    });
    if (directory::trust(phone.verified, service.kind, sheet.now()) != Trust::aged) return;
    add(lines, sheet, Part::note, [&](const Messages& say) { return phone.verified.on ? say.number_unchecked_since(*phone.verified.on) : say.number_undated(); });
}

}  // namespace

std::optional<Handout> slip(const Request& request, const Sources& sources) {
    std::optional<Service> needed;
    if (!request.service.empty()) {
        const auto asked = sources.directory.service(request.service);
        if (!asked || (asked->staff && !request.staff)) return std::nullopt;
        needed = with_a_number(sources, asked);
    } else if (!request.guide.empty()) {
        const auto asked = meant(request, sources, request.language);
        if (!asked) return std::nullopt;
        needed = of_outcome(request, sources, asked->outcome);
    }
    Sheet out = sheet(request, sources, request.language, true, Dated::no);
    title(out, [](const Messages& say) { return say.useful_numbers(); });
    Block first, more;
    const auto add_ordinary = [&](std::vector<Line>& lines, const Ordinary& each) {
        if (const auto service = sources.directory.service(each.service); service && !service->staff) add_number(lines, out, *service, each.label);
    };
    for (const Ordinary& each : emergency) add_ordinary(first.lines, each);
    for (const Ordinary& each : useful) {                            // the needed one neither first nor last
        add_ordinary(more.lines, each);
        if (&each == &useful.front() && needed && !ordinary(needed->id)) add_number(more.lines, out, *needed, nullptr);
    }
    if (!more.lines.empty()) more.lines.insert(more.lines.begin(), line(out, Part::heading, [](const Messages& say) { return say.how_we_call_it(); }));
    out.out.blocks = {std::move(first), std::move(more)};
    return finished(std::move(out));
}

}  // namespace repere::handout
