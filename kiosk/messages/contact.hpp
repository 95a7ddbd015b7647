// How a contact is written, on the screen and on paper alike: its number, its door, how sure we are of each, who answers instead.
//
// Nothing comes back as `Words{}`: of a fact confirmed in time there is nothing to say.
#pragma once

#include "messages/messages.hpp"

namespace repere::messages {

Words address_words(const directory::Location& location);
Words site_words(const std::string& url, bool whole);   // without what only machines need; or its host alone
Words email_words(const std::string& address);
// What kind of number it is: a text message, from where. The price stands before it.
Words phone_notes(const directory::Service& service, std::size_t phone, const Messages& say);
// Who answers instead: "no answer?" where there is a number to call, else that there is none. `staff`: desks' own services may be named.
Words fallback(const directory::Service& service, const Messages& say, directory::Minute now, bool staff);
// How old this fact is, and what to do then.
Words age(const directory::Service& service, const directory::Phone& phone, const Messages& say, directory::Minute now, bool staff);
Words age(const directory::Service& service, const directory::Location& location, const Messages& say, directory::Minute now);
Words age(const directory::Activity& activity, const Messages& say, directory::Minute now);
// Where it is held, as it is written on the door: never translated.
Words place_words(const directory::Activity& activity);

}  // namespace repere::messages
