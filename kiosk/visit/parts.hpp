// What several screens have in common: a heading, a line of text, the card of a service, its badge.
#pragma once

#include "visit/visit.hpp"

namespace repere::visit {

using language::Words;
using page::Group;
using page::Role;
using page::Tone;
using page::Widget;

page::Tone door_tone(const std::string& name);          // the colour a guide asks for

Widget title(Words words);
Widget heading(Words words);
Widget text(Words words);
Widget note(Words words);
// On pages where a mistake could harm: a draft translation stands with its French (people.md, P16).
Widget with_french(Widget widget, const Words& french);

Widget badge(const directory::Service& service, const House& house);
// What unconfirmed hours say of this moment; nothing where they are confirmed, or say nothing.
std::optional<Widget> in_principle(const directory::Service& service, const House& house);
Widget number(const directory::Phone& phone);
Words phone_notes(const directory::Service& service, std::size_t phone, const messages::Messages& say);
// How sure we are of this number, and what to do if nobody answers; nothing to say of a number that was confirmed in time.
std::optional<Widget> age(const directory::Service& service, const directory::Phone& phone, const House& house);
std::optional<Widget> age(const directory::Service& service, const directory::Location& location, const House& house);
std::optional<Widget> fallback(const directory::Service& service, const House& house);
Words site_words(const std::string& url, bool whole);   // without what only machines need; or its host alone
Words address_words(const directory::Location& location);
// The French sentence stays French in every language; touched, it fills the screen, with what it says under it.
Group french_panel(const std::string& id, const Words& over, const Words& sentence, page::Event event, const House& house);
Page sentence_page(const std::string& screen, const std::string& step, const Words& sentence, const Words& means, const House& house);
// What to do without a telephone: a sentence to show; a telephone to lend, where and while there is one (P12).
Group no_phone_card(const std::string& id, const House& house);
// The card of a service in a list: touched as a whole, it opens its page.
Group service_card(const directory::Service& service, const std::string& id, const House& house);

}  // namespace repere::visit
