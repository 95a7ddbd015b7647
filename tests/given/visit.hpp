// A house to visit, small and dull, and visits in it.
//
//     const Visit used = given::after(given::visit(), {Started{}, LanguageChosen{{"ar"}}, SearchOpened{}});
//     update(used, HomeAsked{}, given::house()).visit …
//
// It stands in the tourist office on Monday 23 November 2026 at ten, speaks French and some Arabic, and has one guide of three
// questions.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "given/data.hpp"
#include "given/words.hpp"
#include "visit/visit.hpp"

namespace given {

inline constexpr const char* a_monday = "2026-11-23 10:00";

// Another directory than the usual one: `const given::Houses other{given::house_data().with(…)}; show(visit, other.at("…"))`.
class Houses {
public:
    explicit Houses(const Data& data) : built_{data.built()}, say_{built_.directory(), repere::language::french} {}
    Houses(const Houses&) = delete;
    Houses& operator=(const Houses&) = delete;

    repere::visit::House at(const char* moment = a_monday, int turn = 0) const {
        repere::visit::Surroundings here;
        here.minute = minute(moment);
        if (auto place = built_.directory().place("tourist-office")) here.place = std::move(*place);
        here.turn = turn;
        return {built_.directory(), say_, here};
    }
    const repere::directory::Directory& directory() const { return built_.directory(); }

private:
    Built built_;
    repere::messages::Messages say_;
};

inline Data house_data() {
    return data()
        .with("guides/victim.yaml", R"(id: victim
title: Il m’est arrivé quelque chose
start: who
questions:
  - id: who
    ask: Vous habitez ici ?
    answers:
      - {id: visiting, label: Je suis en visite, next: lost}
      - {id: living, label: J’habite ici, next: lost}
  - id: lost
    ask: Qu’est-ce qui a disparu ?
    choose: many
    next: phone
    answers:
      - {id: bag, label: Sac, french: mon sac}
      - {id: card, label: Carte, french: ma carte}
      - {id: keys, label: Clés, french: mes clés}
  - id: phone
    ask: Avez-vous un téléphone ?
    answers:
      - {id: "yes", label: Oui, next: go}
      - {id: "no", label: Non, next: go}
outcomes:
  - {id: go, title: Que faire, french: "On m’a volé {items}{language}."}
acts:
  - {id: safe, outcomes: [go], before: danger, moment: now, title: Être en sécurité, need: emergency}
  - {id: complain, outcomes: [go], before: complaint, moment: today, title: Porter plainte, need: complaint-intake}
  - {id: tell, outcomes: [go], before: insurer, moment: later, title: Prévenir l’assurance}
)")
        .with("locales/ar/interface.po", R"(msgctxt "emergency.17"
msgid "Police, gendarmerie"
msgstr "الشرطة"

# reviewed: interpreter, 2026-10-01
msgctxt "attract.need-help"
msgid "Besoin d’aide ?"
msgstr "هل تحتاج إلى مساعدة؟"

msgctxt "attract.touch"
msgid "Touchez l’écran"
msgstr "يُرجى لمس الشاشة"

# reviewed: interpreter, 2026-10-01
msgctxt "home.title"
msgid "Comment pouvons-nous vous aider ?"
msgstr "كيف يمكننا مساعدتك؟"
)");
}

inline const Houses& usual_house() {
    static const Houses houses{house_data()};
    return houses;
}

inline repere::visit::House house(const char* moment = a_monday) { return usual_house().at(moment); }

// The same house, where a voice reads these languages.
inline repere::visit::House speaking(repere::visit::House house, std::initializer_list<const char*> tags) {
    for (const char* each : tags) house.here.hearing.voices.push_back(tag(each));
    return house;
}

inline repere::visit::Visit visit() { return {}; }

inline repere::visit::Visit after(repere::visit::Visit visit, std::initializer_list<repere::visit::Event> events,
                                  const repere::visit::House& in = house()) {
    for (const auto& event : events) visit = repere::visit::update(std::move(visit), event, in).visit;
    return visit;
}

// --- Finding one's way on a page ---------------------------------------------------------------------------------------------

inline const repere::page::Region* region(const repere::page::Page& page, repere::page::Place place) {
    const auto found =
        std::find_if(page.regions.begin(), page.regions.end(), [&](const auto& region) { return region.place == place; });
    return found == page.regions.end() ? nullptr : &*found;
}

inline const repere::page::Widget* widget(const repere::page::Page& page, const std::string& id) {
    for (const auto& region : page.regions)
        for (const auto& group : region.groups)
            for (const auto& widget : group.widgets)
                if (widget.id == id) return &widget;
    return nullptr;
}

inline const repere::page::Group* group(const repere::page::Page& page, const std::string& id) {
    for (const auto& region : page.regions)
        for (const auto& group : region.groups)
            if (group.id == id) return &group;
    return nullptr;
}

// Ids of whatever can be touched, in reading order.
inline std::vector<std::string> touchable(const repere::page::Page& page) {
    std::vector<std::string> out;
    for (const auto& region : page.regions)
        for (const auto& group : region.groups) {
            if (group.event) out.push_back(group.id);
            for (const auto& widget : group.widgets)
                if (widget.event) out.push_back(widget.id);
        }
    return out;
}

}  // namespace given
