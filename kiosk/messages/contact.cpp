#include "messages/contact.hpp"

namespace repere::messages {

using directory::Service;
using directory::Trust;
using language::Span;
using language::SpanKind;

namespace {

// What is copied letter by letter: a long one may go on in the next line after one of its signs.
Words written(std::string_view text) {
    std::string breakable;
    for (const char c : text) {
        breakable += c;
        if (c == '.' || c == '-' || c == '/' || c == '@') breakable += "\u200B";
    }
    return {Span{std::move(breakable), language::french, SpanKind::address, true}};
}

}  // namespace

Words site_words(const std::string& url, bool whole) {
    std::string_view text = url;
    for (const std::string_view start : {"https://", "http://", "www."})
        if (text.starts_with(start)) text.remove_prefix(start.size());
    if (!whole) text = text.substr(0, text.find('/'));
    if (text.ends_with('/')) text.remove_suffix(1);
    return written(text);
}

Words email_words(const std::string& address) { return written(address); }

Words address_words(const directory::Location& location) {
    std::string text = location.address_1;
    if (!location.address_2.empty()) text += ", " + location.address_2;
    std::string town = location.postal_code;
    if (!location.city.empty()) town += (town.empty() ? "" : " ") + location.city;
    if (!town.empty()) text += (text.empty() ? "" : ", ") + town;
    if (text.empty()) return {};
    return {Span{std::move(text), language::french, SpanKind::address, true}};
}

Words phone_notes(const Service& service, std::size_t i, const Messages& say) {
    const directory::Phone& phone = service.phones.at(i);
    Words out;
    const auto also = [&](const Words& words) { out = joined(out, " · ", words); };
    if (phone.type == directory::PhoneType::text) also(say.by_text_message());
    if (!phone.description.empty()) also(say.phone_description(service, i));
    else if (phone.from_abroad) also(say.from_abroad());
    return out;
}

Words fallback(const Service& service, const Messages& say, directory::Minute now, bool staff) {
    if (service.fallback.empty()) return {};
    const auto other = say.directory().service(service.fallback);
    if (!other || (other->staff && !staff)) return {};
    const bool callable = !directory::shown_phones(service, now).empty();
    const auto phones = directory::shown_phones(*other, now);
    const Words name = say.name(*other);
    if (phones.empty()) return callable ? say.no_answer_see(name) : say.no_sure_number_see(name);
    const Words number = phone_words(phones.front());
    if (!callable) return say.no_sure_number_call(name, number);
    const bool named_by_number = language::plain(name).find(phones.front().number) != std::string::npos;        // "116 006 – Aide aux victimes"
    return named_by_number ? say.no_answer_name(name) : say.no_answer_call(name, number);
}

Words age(const Service& service, const directory::Phone& phone, const Messages& say, directory::Minute now, bool staff) {
    if (directory::trust(phone.verified, service.kind, now) != Trust::aged) return {};
    const auto& on = phone.verified.on;
    return joined(on ? say.number_unchecked_since(*on) : say.number_undated(), " ", fallback(service, say, now, staff));
}

Words age(const Service& service, const directory::Location& location, const Messages& say, directory::Minute now) {
    if (directory::trust(location.verified, service.kind, now) != Trust::aged) return {};
    const auto& on = location.verified.on;
    return joined(on ? say.address_unchecked_since(*on) : say.address_undated(), " ",
                  directory::shown_phones(service, now).empty() ? Words{} : say.call_first());
}

Words age(const directory::Activity& activity, const Messages& say, directory::Minute now) {
    if (directory::trust(activity.verified, directory::Class::desk, now) != directory::Trust::aged) return {};
    return joined(activity.verified.on ? say.seen_on(*activity.verified.on) : Words{}, " · ", say.call_first());
}

Words place_words(const directory::Activity& activity) {
    if (activity.place.empty()) return {};
    return {language::Span{activity.place, language::french, language::SpanKind::address, true}};
}

}  // namespace repere::messages
