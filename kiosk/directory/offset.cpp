// Where a door lies, seen from a kiosk, on a sphere of 6371 km: good to a metre within a town.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "directory/directory.hpp"

namespace repere::directory {

std::optional<Offset> offset(const Place& kiosk, const Service& service, Minute now) {
    constexpr double metres_a_degree = 111'195;              // of latitude
    if (!kiosk.latitude || !kiosk.longitude || !shows_address(service, now)) return std::nullopt;
    const Location& door = *service.location;
    if (!door.latitude || !door.longitude) return std::nullopt;
    const double shrink = std::cos(*kiosk.latitude * std::numbers::pi / 180);
    return Offset{(*door.longitude - *kiosk.longitude) * metres_a_degree * shrink, (*door.latitude - *kiosk.latitude) * metres_a_degree};
}

bool drawn(const Service& service) {
    return std::any_of(service.acts.begin(), service.acts.end(), [](const std::string& act) { return act != "prison-families" && act != "probation"; });
}

}  // namespace repere::directory
