// Who can help with a need at a moment: P4, P5, P7, P9 decide who stands first.
#include <algorithm>
#include <tuple>

#include "guides/guides.hpp"

namespace repere::guides {

using directory::Badge;
using directory::Directory;
using directory::Service;

namespace {

bool is_closed(const Service& service, const Wanted& wanted) {
    return service.paused() || std::find(wanted.closed_today.begin(), wanted.closed_today.end(), service.id) != wanted.closed_today.end();
}

enum class Openness { open, supposed_open, unknown, supposed_closed, closed };      // in this order on the page

Openness openness(const Service& service, directory::Minute now, const Wanted& wanted) {
    if (is_closed(service, wanted)) return Openness::closed;
    const auto [badge, opening, by_phone] = directory::availability(service, now);
    if (badge == Badge::open) return Openness::open;
    if (badge == Badge::closed) return Openness::closed;
    if (badge == Badge::to_confirm && opening.state == directory::OpenState::open) return Openness::supposed_open;       // hours that nobody has confirmed
    if (badge == Badge::to_confirm && opening.state == directory::OpenState::closed) return Openness::supposed_closed;   // still tell the likelier door
    return Openness::unknown;
}

bool fits_place(const Service& service, directory::Minute now, const Wanted& wanted) {
    return service.kind != directory::Class::tig_place ||
           directory::fits(service, wanted.filters, now, wanted.language.value_or(language::french)) != directory::Fits::no;
}

}  // namespace

bool lapsed(const Service& service, directory::Minute now) {
    if (service.kind != directory::Class::tig_place) return false;
    if (directory::trust(service.verified, service.kind, now) != directory::Trust::good) return true;
    return service.tig && service.tig->habilitated_until && *service.tig->habilitated_until < std::chrono::floor<std::chrono::days>(now);
}

bool may_receive(const Service& service, directory::Minute now, const Wanted& wanted) {
    const Openness state = openness(service, now, wanted);
    return state != Openness::closed && state != Openness::supposed_closed;
}

std::vector<Service> who_can(const Directory& directory, std::string_view need, const Answers& answers, directory::Minute now, const Wanted& wanted) {
    std::vector<Service> out = directory.services_that(need);
    const auto papers = given_to(answers, country);
    std::erase_if(out, [&](const Service& service) {
        return (service.staff && !wanted.staff) || lapsed(service, now) || !fits_place(service, now, wanted) ||
               (!service.countries.empty() &&
                (papers.empty() || std::find(service.countries.begin(), service.countries.end(), papers.front()) == service.countries.end()));
    });
    const auto phone = given_to(answers, "phone");
    const bool on_foot = without_phone(answers);
    const bool by_text = !phone.empty() && phone.front() == "text";
    if (on_foot) {                               // what stands online is then offered only where nobody else can help
        const auto online = std::stable_partition(out.begin(), out.end(), [](const Service& s) { return s.kind != directory::Class::online; });
        if (online != out.begin()) out.erase(online, out.end());
    }
    const auto worth = [&](const Service& service) {
        const bool door = directory::shows_address(service, now);
        const bool reachable = door || !directory::shown_phones(service, now).empty() || service.kind == directory::Class::online;
        const bool written_to = service.kind == directory::Class::online ||
                                std::any_of(service.phones.begin(), service.phones.end(), [](const auto& p) { return p.type == directory::PhoneType::text; });
        const int papers_asked = service.papers_asked == directory::Known::no ? 0 : service.papers_asked == directory::Known::unknown ? 1 : 2;
        return std::tuple{service.countries.empty() && !papers.empty(), on_foot && !door, by_text && !door && !written_to,
                          openness(service, now, wanted), directory::fits(service, wanted.filters, now, wanted.language.value_or(language::french)),
                          papers_asked, !reachable};
    };
    std::stable_sort(out.begin(), out.end(), [&](const Service& a, const Service& b) { return worth(a) < worth(b); });
    return out;
}

}  // namespace repere::guides
