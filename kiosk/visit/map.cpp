// Map: walking rings around this kiosk. Only doors whose coordinates are verified, around a kiosk whose own are (people.md, P5, P12); as
// the crow flies, so every minute is "about". Beside it the same as a list, for whoever does not read maps.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Group;
using page::Place;
using page::Spot;

namespace {

constexpr double metres_a_minute = 80;

// 0 north, 1 north-east … 7 north-west.
int eighth(const Spot& spot) {
    const double turn = std::atan2(spot.east, spot.north) / (2 * std::numbers::pi) * 8;
    return (static_cast<int>(std::lround(turn)) + 8) % 8;
}

}  // namespace

std::optional<Spot> spot_of(const directory::Service& service, const House& house) {
    const auto way = directory::offset(house.here.place, service, house.here.minute);
    return way ? std::optional{Spot{way->east, way->north}} : std::nullopt;
}

int minutes_to(const Spot& spot) { return std::max(1, static_cast<int>(std::ceil(std::hypot(spot.east, spot.north) / metres_a_minute))); }

std::vector<Mark> marks(const std::vector<directory::Service>& services, const House& house) {
    std::vector<Mark> out;
    for (const auto& service : services) {
        const auto spot = spot_of(service, house);
        if (spot && directory::drawn(service) && std::hypot(spot->east, spot->north) <= directory::farthest_on_foot) out.push_back({service, *spot});
    }
    return out;
}

Group map_group(const std::string& id, const std::vector<Mark>& marks, const House& house) {
    const auto& say = house.say;
    Group group{.id = id, .arrangement = Arrangement::map, .name = say.map_title()};
    double far = 0;
    for (const Mark& mark : marks) far = std::max(far, std::hypot(mark.spot.east, mark.spot.north));
    const int step = far > 15 * metres_a_minute ? 10 : 5;
    for (const int minutes : {step, 2 * step, 3 * step})
        group.widgets.push_back({.role = Role::label, .words = say.minutes(minutes), .spot = Spot{0, minutes * metres_a_minute}});
    group.widgets.push_back({.role = Role::note, .words = say.north_sign()});
    group.widgets.push_back({.role = Role::heading, .words = say.you_are_here(), .spot = Spot{}});
    int n = 0;
    for (const Mark& mark : marks) {
        ++n;
        group.widgets.push_back({.role = Role::picture, .words = say.name(mark.service), .detail = say.about_on_foot(minutes_to(mark.spot), eighth(mark.spot)),
                                 .number = marks.size() == 1 ? 0 : n, .spot = mark.spot});
    }
    return group;
}

Page show(const MapScreen& screen, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    std::vector<directory::Service> services;
    if (!screen.service.empty()) {
        if (auto one = directory.service(screen.service); one && (!one->staff || here.unlocked)) services.push_back(*std::move(one));
    } else {
        const auto below = std::find_if(visit.history.rbegin(), visit.history.rend(), [](const Screen& s) { return std::holds_alternative<SearchScreen>(s); });
        const Results found = below == visit.history.rend() ? Results{} : results(std::get<SearchScreen>(*below), visit, house);
        for (const auto* list : {&found.fitting, &found.to_check})
            for (const auto& each : *list)
                if (auto service = each.kind == "service" ? directory.service(each.id) : std::nullopt) services.push_back(*std::move(service));
    }
    const auto marked = marks(services, house);
    if (marked.empty()) return show(EmergencyScreen{}, visit, house);       // gone from a newer directory: help, never an error

    Page page{.screen = "map", .step = screen.service, .title = say.map_title()};
    Group top;
    top.widgets.push_back(title(say.map_title()));
    top.widgets.push_back(note(say.as_the_crow_flies()));
    page.region(Place::header).groups.push_back(std::move(top));
    page.region(Place::main).groups.push_back(map_group("map.rings", marked, house));
    int n = 0;
    for (const Mark& mark : marked) {
        Group line{.id = "map.place." + std::to_string(++n), .arrangement = Arrangement::act, .event = page::ServiceOpened{mark.service.id},
                   .name = say.name(mark.service)};
        Widget head = heading(say.name(mark.service));
        head.number = n;
        line.widgets.push_back(std::move(head));
        line.widgets.push_back(text(say.about_on_foot(minutes_to(mark.spot), eighth(mark.spot))));
        if (Widget state = badge(mark.service, house); !state.words.empty()) line.widgets.push_back(std::move(state));
        page.region(Place::aside).groups.push_back(std::move(line));
    }
    return page;
}

}  // namespace repere::visit
