// What several screens have in common: a heading, a line of text, the card of a service, its badge.
#pragma once

#include "messages/contact.hpp"
#include "visit/visit.hpp"

namespace repere::visit {

using language::Words;
using page::Group;
using page::Role;
using page::Tone;
using page::Widget;

page::Tone door_tone(const std::string& name);          // the colour a guide asks for

Widget title(Words words);
// So many of the languages, from one of them on, as far apart as they stand in their list: neighbours there are neighbours in script.
std::vector<language::Tag> spread(const std::vector<language::Tag>& languages, std::size_t from, std::size_t count);

Widget heading(Words words);
Widget text(Words words);
Widget note(Words words);
// On pages where a mistake could harm: a draft translation stands with its French (people.md, P16).
Widget with_french(Widget widget, const Words& french);

bool closed_today(const directory::Service& service, const House& house);      // somebody at this desk found it so
guides::Wanted wanted(const std::string& guide, const guides::Answers& answers, const House& house);
bool has_desk(const directory::Directory& directory);      // the file holds what desks need: a public one never does
std::string service_below(const Visit& visit);             // the service whose page is open, or lies under the page that is; ""
// What a staff page shows while it is locked, and wherever there is none.
Page lock_page(const Visit& visit, const House& house);
inline constexpr const char* rights_helpline = "tel-3039";     // the human who knows whom to ask about rights
inline constexpr const char* received_kinds[] = {"tourist", "violence", "victim", "released", "tig", "rights"};
inline constexpr const char* wrong_categories[] = {"number", "address", "hours", "closed", "other"};

Widget badge(const directory::Service& service, const House& house);
// What unconfirmed hours say of this moment; nothing where they are confirmed, or say nothing.
std::optional<Widget> in_principle(const directory::Service& service, const House& house);
Widget number(const directory::Phone& phone);
using messages::address_words, messages::email_words, messages::phone_notes, messages::site_words;
// How sure we are of this number, and what to do if nobody answers; nothing to say of a number that was confirmed in time.
std::optional<Widget> age(const directory::Service& service, const directory::Phone& phone, const House& house);
std::optional<Widget> age(const directory::Service& service, const directory::Location& location, const House& house);
std::optional<Widget> fallback(const directory::Service& service, const House& house);
// The French sentence stays French in every language; touched, it fills the screen, with what it says under it.
Group french_panel(const std::string& id, const Words& over, const Words& sentence, page::Event event, const House& house);
Page sentence_page(const std::string& screen, const std::string& step, const Words& sentence, const Words& means, const House& house);
// What is coming at a service ("spip") or an outcome of a guide ("after-prison/family"), next first; nothing when nothing is (people.md, P10).
std::vector<Group> coming(std::string_view at, const std::string& id, const House& house);
// What to do without a telephone: a sentence to show; a telephone to lend, where and while there is one (P12).
Group no_phone_card(const std::string& id, const House& house);
// Straight-line minutes from this kiosk to a door: only where both stand verified, and never written without "about" (P5).
std::optional<page::Spot> spot_of(const directory::Service& service, const House& house);
int minutes_to(const page::Spot& spot);
// The map of some of them, numbered from 1; nothing where none can be drawn.
struct Mark { directory::Service service; page::Spot spot; };
std::vector<Mark> marks(const std::vector<directory::Service>& services, const House& house);
Group map_group(const std::string& id, const std::vector<Mark>& marks, const House& house);
// What the search on a visit's top finds: what fits the filters, what nobody knows, and how many do not fit.
struct Results {
    std::vector<directory::Found> fitting, to_check;         // in the order of their finding
    int left_out = 0;
};
Results results(const SearchScreen& screen, const Visit& visit, const House& house);
// The card of a service in a list: touched as a whole, it opens its page.
Group service_card(const directory::Service& service, const std::string& id, const House& house);

}  // namespace repere::visit
