// Emergency: numbers to be read from three metres, where one is, what to ask without a telephone. Also all there is when no directory is.
#include <map>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Group;
using page::Place;

namespace {

struct Line {
    Words (messages::Messages::*words)() const;
    Tone tone;
};

// What each number is for, short enough to be taken in at a glance.
const std::map<std::string, Line, std::less<>>& lines() {
    static const std::map<std::string, Line, std::less<>> table{
        {"112", {&messages::Messages::number_112, Tone::emergency}}, {"17", {&messages::Messages::number_17, Tone::blue}},
        {"15", {&messages::Messages::number_15, Tone::open}},        {"18", {&messages::Messages::number_18, Tone::ochre}},
        {"114", {&messages::Messages::number_114, Tone::plum}}};
    return table;
}

}  // namespace

Page show(const EmergencyScreen& screen, const Visit&, const House& house) {
    const auto& [directory, say, here] = house;
    const messages::Messages french = say.in(language::french);
    std::string place = here.place.said_aloud.empty() ? "Aix-en-Provence" : here.place.said_aloud;
    if (!here.place.address.empty()) place += ", " + here.place.address;
    if (screen.sentence == "call") return sentence_page("emergency", "call", say.could_you_call(), say.means_call(), house);
    if (screen.sentence == "where") return sentence_page("emergency", "where", say.i_am_at(place), say.means_where(), house);
    Page page{.screen = "emergency", .title = say.in_danger_now()};

    Group top;
    Widget head = title(say.in_danger_now());
    head.detail = say.free_day_and_night();
    head.pictogram = "emergency";
    head.tone = Tone::emergency;
    top.widgets.push_back(with_french(std::move(head), messages::joined(french.in_danger_now(), ". ", french.free_day_and_night())));
    page.region(Place::header).groups.push_back(std::move(top));

    Group numbers{.id = "emergency.numbers", .arrangement = Arrangement::numbers};
    for (const directory::Service& service : directory.services_that("emergency")) {
        const auto phones = directory::shown_phones(service, here.minute);
        if (phones.empty()) continue;
        const auto line = lines().find(phones.front().dial);
        if (line == lines().end()) continue;
        Widget widget{.id = "emergency." + phones.front().dial, .role = Role::number, .words = messages::phone_words(phones.front()),
                      .detail = (say.*line->second.words)(), .tone = line->second.tone};
        numbers.widgets.push_back(with_french(std::move(widget), (french.*line->second.words)()));
    }
    page.region(Place::header).groups.push_back(std::move(numbers));

    Group where = french_panel("emergency.where", say.say_where_you_are(), say.i_am_at(place), page::FrenchShown{"where"}, house);
    where.widgets.front() = with_french(std::move(where.widgets.front()), french.say_where_you_are());
    where.widgets.front().pictogram = "pin";
    page.region(Place::main).groups.push_back(std::move(where));

    Group silent{.id = "emergency.text-114", .arrangement = Arrangement::card};
    Widget message = with_french(note(say.text_114_hint()), french.text_114_hint());
    message.pictogram = "letter-sms";
    silent.widgets.push_back(std::move(message));
    Words copy = say.i_am_at(place);
    copy.front().text = language::typographic("« Je suis à : " + place + ". " + language::plain(say.text_114()) + " »", language::french);
    silent.widgets.push_back({.role = Role::sentence, .words = std::move(copy)});
    page.region(Place::aside).groups.push_back(std::move(silent));

    page.region(Place::main).groups.push_back(no_phone_card("emergency.no-phone", house));
    return page;
}

}  // namespace repere::visit
