#include "visit/parts.hpp"

#include <algorithm>

namespace repere::visit {

using directory::Badge;
using directory::Service;
using directory::Trust;
using language::Span;

Tone door_tone(const std::string& name) {
    if (name == "plum") return Tone::plum;
    if (name == "olive") return Tone::olive;
    if (name == "ochre") return Tone::ochre;
    if (name == "teal") return Tone::teal;
    if (name == "slate") return Tone::slate;
    return Tone::blue;
}

Widget title(Words words) { return {.role = Role::title, .words = std::move(words)}; }
std::vector<language::Tag> spread(const std::vector<language::Tag>& languages, std::size_t from, std::size_t count) {
    count = std::min(count, languages.size());
    std::vector<language::Tag> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(languages[(from + i * languages.size() / count) % languages.size()]);
    return out;
}

Widget heading(Words words) { return {.role = Role::heading, .words = std::move(words)}; }
Widget text(Words words) { return {.role = Role::text, .words = std::move(words)}; }
Widget note(Words words) { return {.role = Role::note, .words = std::move(words), .tone = Tone::soft}; }

Widget with_french(Widget widget, const Words& french) {
    const auto draft = [](const Words& words) {              // simple French is French to whoever helps
        return std::any_of(words.begin(), words.end(), [](const Span& span) { return !span.reviewed && !span.language.value.starts_with("fr"); });
    };
    if (draft(widget.words) || draft(widget.detail)) widget.french = french;
    return widget;
}

bool closed_today(const Service& service, const House& house) {
    const auto& closed = house.here.desk.closed_today;
    return std::find(closed.begin(), closed.end(), service.id) != closed.end();
}

std::string service_below(const Visit& visit) {
    for (auto it = visit.history.rbegin(); it != visit.history.rend(); ++it)
        if (const auto* service = std::get_if<ServiceScreen>(&*it)) return service->service;
    return {};
}

bool has_desk(const directory::Directory& directory) {
    const auto all = guides::guides(directory);
    return std::any_of(all.begin(), all.end(), [](const guides::Guide& guide) { return guide.staff; });
}

guides::Wanted wanted(const std::string& guide, const guides::Answers& answers, const House& house) {
    guides::Wanted out = guides::wanted(house.directory, guide, answers);
    out.staff = house.here.unlocked;
    out.closed_today = house.here.desk.closed_today;
    return out;
}

Widget badge(const Service& service, const House& house) {
    const auto& [directory, say, here] = house;
    if (closed_today(service, house)) return {.role = Role::badge, .words = say.closed_today(), .tone = Tone::closed};
    const auto available = directory::availability(service, here.minute);
    Widget out{.role = Role::badge};
    switch (available.badge) {
        case Badge::open:
            out.tone = Tone::open;
            out.words = !available.opening.until ? say.always_open() : say.open_until(*available.opening.until);
            break;
        case Badge::closed:
            out.tone = Tone::closed;
            // whoever is closed for works or for good does not open when the hours on the door say so
            out.words = service.paused() ? say.closed()
                        : !available.opening.holiday.empty()
                            ? messages::joined(say.closed_for(available.opening.holiday), " · ",
                                               available.opening.until ? say.opens(*available.opening.until, here.minute) : Words{})
                        : available.opening.until            ? say.closed_until(*available.opening.until, here.minute)
                                                             : say.closed();
            break;
        case Badge::to_confirm:
            out.tone = Tone::unknown;
            out.words = say.hours_to_confirm();
            break;
        case Badge::none: break;
    }
    return out;
}

std::optional<Widget> in_principle(const Service& service, const House& house) {
    const auto available = directory::availability(service, house.here.minute);
    const auto& [state, until, then, comment, holiday] = available.opening;
    if (available.badge != Badge::to_confirm || !until || closed_today(service, house)) return std::nullopt;
    if (state == directory::OpenState::open) return note(house.say.in_principle_open(*until));
    if (state == directory::OpenState::closed) return note(house.say.in_principle_closed(*until, house.here.minute));
    return std::nullopt;
}

Widget number(const directory::Phone& phone) { return {.role = Role::number, .words = messages::phone_words(phone), .tone = Tone::blue}; }

namespace {

std::optional<Widget> said(Words words) { return words.empty() ? std::nullopt : std::optional{note(std::move(words))}; }

}  // namespace

std::optional<Widget> fallback(const Service& service, const House& house) {
    return said(messages::fallback(service, house.say, house.here.minute, house.here.unlocked));
}

std::optional<Widget> age(const Service& service, const directory::Phone& phone, const House& house) {
    return said(messages::age(service, phone, house.say, house.here.minute, house.here.unlocked));
}

std::optional<Widget> age(const Service& service, const directory::Location& location, const House& house) {
    return said(messages::age(service, location, house.say, house.here.minute));
}

Group french_panel(const std::string& id, const Words& over, const Words& sentence, page::Event event, const House& house) {
    Group panel{.id = id, .arrangement = page::Arrangement::panel, .tone = Tone::blue, .event = std::move(event),
                .name = house.say.show_full_screen(sentence)};
    Widget head = note(over);
    head.pictogram = "sentence";
    panel.widgets.push_back(std::move(head));
    panel.widgets.push_back({.role = Role::sentence, .words = sentence});
    return panel;
}

Page sentence_page(const std::string& screen, const std::string& step, const Words& sentence, const Words& means, const House& house) {
    const auto& say = house.say;
    Page page{.screen = screen, .step = step, .title = say.show_at_the_desk()};
    Group top;
    top.widgets.push_back(title(say.show_at_the_desk()));
    top.widgets.push_back(note(say.full_screen_hint()));
    page.region(page::Place::header).groups.push_back(std::move(top));
    Group panel{.id = screen + ".sentence", .arrangement = page::Arrangement::panel, .tone = Tone::blue};
    panel.widgets.push_back({.role = Role::sentence, .words = sentence, .tone = Tone::primary});
    page.region(page::Place::main).groups.push_back(std::move(panel));
    if (say.language() != language::french && !means.empty()) {
        Group under;
        under.widgets.push_back(with_french(text(means), {}));
        page.region(page::Place::main).groups.push_back(std::move(under));
    }
    return page;
}

std::vector<Group> coming(std::string_view at, const std::string& id, const House& house) {
    const auto& [directory, say, here] = house;
    constexpr std::size_t most = 3;
    const auto activities = directory.activities(at, here.minute, most, here.unlocked);
    if (activities.empty()) return {};
    const messages::Messages french = say.in(language::french);
    std::vector<Group> groups;
    Group top{.id = id};
    top.widgets.push_back({.role = Role::label, .words = say.coming_activities(), .tone = Tone::ochre});
    groups.push_back(std::move(top));
    for (const directory::Activity& activity : activities) {
        Group card{.id = id + "." + activity.id, .arrangement = page::Arrangement::card};
        card.widgets.push_back(with_french(heading(say.title(activity)), french.title(activity)));
        Widget when = text(say.when(activity));
        when.pictogram = "calendar";
        card.widgets.push_back(std::move(when));
        if (Words where = messages::place_words(activity); !where.empty()) {
            Widget line = text(std::move(where));
            line.pictogram = "pin";
            card.widgets.push_back(std::move(line));
        }
        if (Words honest = messages::age(activity, say, here.minute); !honest.empty()) card.widgets.push_back(note(std::move(honest)));
        groups.push_back(std::move(card));
    }
    return groups;
}

Group no_phone_card(const std::string& id, const House& house) {
    const auto& say = house.say;
    const messages::Messages french = say.in(language::french);
    const auto& here = house.here;
    Group card{.id = id, .arrangement = page::Arrangement::card, .event = page::FrenchShown{"call"},
               .name = say.show_full_screen(say.could_you_call())};
    Widget head = with_french(note(messages::joined(say.no_telephone(), " ", say.show_this_sentence())),
                              messages::joined(french.no_telephone(), " ", french.show_this_sentence()));
    head.pictogram = "no-phone";
    if (here.place.telephone_to_lend && here.place.somebody_is_there(here.minute))
        card.widgets.push_back(with_french(text(say.telephone_here()), french.telephone_here()));
    card.widgets.push_back(std::move(head));
    card.widgets.push_back({.role = Role::sentence, .words = say.could_you_call()});
    return card;
}

Group service_card(const Service& service, const std::string& id, const House& house) {
    const auto& [directory, say, here] = house;
    Group card{.id = id, .arrangement = page::Arrangement::card, .event = page::ServiceOpened{service.id}, .name = say.name(service)};
    card.widgets.push_back(heading(say.name(service)));
    if (Widget state = badge(service, house); !state.words.empty()) card.widgets.push_back(std::move(state));
    if (auto hours = in_principle(service, house)) card.widgets.push_back(*std::move(hours));
    if (!service.alert.empty()) card.widgets.push_back(note(say.alert(service)));
    std::size_t most = 2;                                   // the first two: near and from abroad, say; the rest stands on its page
    for (std::size_t i = 0; i < service.phones.size() && most > 0; ++i) {
        if (directory::trust(service.phones[i].verified, service.kind, here.minute) == Trust::hidden) continue;
        if (!service.phones[i].cost.empty()) card.widgets.push_back(note(say.cost(service, i)));       // the price before the number
        Widget line = number(service.phones[i]);
        line.detail = phone_notes(service, i, say);
        card.widgets.push_back(std::move(line));
        --most;
    }
    const bool door = directory::shows_address(service, here.minute);
    if (door) {
        Widget line = text(address_words(*service.location));
        line.pictogram = "pin";
        card.widgets.push_back(std::move(line));
        if (const auto spot = spot_of(service, house)) {
            Widget way = text(say.about_on_foot(minutes_to(*spot)));
            way.pictogram = "walk";
            card.widgets.push_back(std::move(way));
        }
    }
    const auto phones = directory::shown_phones(service, here.minute);
    std::optional<Widget> honest;
    if (!phones.empty()) honest = age(service, phones.front(), house);
    if (!honest && door) honest = age(service, *service.location, house);
    if (honest) card.widgets.push_back(std::move(*honest));
    if (phones.empty() && service.kind != directory::Class::online)
        if (auto other = fallback(service, house)) card.widgets.push_back(std::move(*other));
    if (service.kind == directory::Class::online && !service.url.empty()) {
        Widget site = text(site_words(service.url, false));
        site.pictogram = "web";
        card.widgets.push_back(std::move(site));
    }
    return card;
}

}  // namespace repere::visit
