#include "handout/parts.hpp"

namespace repere::handout {

std::optional<Handout> make(const Request& request, const Sources& sources) {
    switch (request.kind) {
        case Kind::acts: return acts(request, sources);
        case Kind::service: return service(request, sources);
        case Kind::slip: return slip(request, sources);
        case Kind::complaint: return complaint(request, sources);
        case Kind::shortlist: return shortlist(request, sources);
        case Kind::orientation: return orientation(request, sources);
        case Kind::reflex: return reflex(request, sources);
        case Kind::host_form: return host_form(request, sources);
        case Kind::leaflet: return leaflet(request, sources);
    }
    return std::nullopt;
}

}  // namespace repere::handout
