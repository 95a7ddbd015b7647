// What a telephone takes from the screen or the sheet: a QR code that holds the text itself.
#include <qrcodegen.hpp>

#include <set>

#include "handout/parts.hpp"
#include "messages/contact.hpp"

namespace repere::handout {

namespace {

constexpr std::size_t longest_text = 600;                // bytes: a code that a plain camera reads at once, 77 modules or fewer

std::string cut(std::string_view text, std::size_t most) {      // never within a character
    if (text.size() <= most) return std::string{text};
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return std::string{text.substr(0, most)};
}

// --- vCard ----------------------------------------------------------------------------------------------------------------------
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') { out += "\\n"; continue; }
        if (c == '\\' || c == ',' || c == ';') out += '\\';
        out += c;
    }
    return out;
}

// A line of at most 75 bytes; what is longer goes on after a space.
void add_line(std::string& card, std::string_view line) {
    for (std::size_t room = 75; line.size() > room; room = 74) {
        const std::string piece = cut(line, room);
        card += piece + "\r\n ";
        line.remove_prefix(piece.size());
    }
    card.append(line) += "\r\n";
}

}  // namespace

std::optional<Code> code(std::string_view text) try {
    using qrcodegen::QrCode;
    using qrcodegen::QrSegment;
    // Bytes, not the library's own choice of text modes: a camera then takes them for UTF-8, whatever the words are.
    const std::vector<std::uint8_t> bytes{text.begin(), text.end()};
    const QrCode made = QrCode::encodeSegments({QrSegment::makeBytes(bytes)}, QrCode::Ecc::MEDIUM, QrCode::MIN_VERSION, QrCode::MAX_VERSION, -1, false);
    Code out{.side = made.getSize(), .dark = {}};
    for (int y = 0; y < out.side; ++y)
        for (int x = 0; x < out.side; ++x) out.dark.push_back(made.getModule(x, y));
    return out;
} catch (const qrcodegen::data_too_long&) {
    return std::nullopt;
}

std::string vcard(const directory::Service& service, const Messages& say, directory::Minute now) {
    std::string card;
    const auto add = [&](const char* what, const std::string& value) {
        if (!value.empty()) add_line(card, what + value);
    };
    add("BEGIN:", "VCARD");
    add("VERSION:", "3.0");
    add("N:", escaped(service.name) + ";;;;");
    add("FN:", escaped(service.name));
    if (service.organization_name != service.name) add("ORG:", escaped(service.organization_name));
    for (const directory::Phone& phone : directory::shown_phones(service, now))
        add(phone.type == directory::PhoneType::text ? "TEL;TYPE=MSG:" : "TEL;TYPE=VOICE:", escaped(phone.dial.empty() ? phone.number : phone.dial));
    if (directory::shows_address(service, now)) {
        const auto& door = *service.location;
        add("ADR;TYPE=WORK:", ";" + escaped(door.address_2) + ";" + escaped(door.address_1) + ";" + escaped(door.city) + ";;" + escaped(door.postal_code) + ";");
    }
    add("EMAIL:", escaped(service.email));
    add("URL:", escaped(service.url));
    std::set<std::string> ages;
    for (const directory::Phone& phone : directory::shown_phones(service, now)) ages.insert(language::plain(messages::age(service, phone, say, now, false)));
    if (directory::shows_address(service, now)) ages.insert(language::plain(messages::age(service, *service.location, say, now)));
    std::string note;
    for (const std::string& age : ages) note += age.empty() ? "" : (note.empty() ? "" : " ") + age;
    add("NOTE:", escaped(note));
    add("END:", "VCARD");
    return card;
}

// --- Plain text -------------------------------------------------------------------------------------------------------------------
namespace {

// The first sure number or door; else the first there is, with its age.
std::string first_contact(const std::vector<directory::Service>& services, const Messages& say, directory::Minute now) {
    using directory::Trust;
    for (const Trust wanted : {Trust::good, Trust::aged})
        for (const auto& service : services) {
            for (std::size_t i = 0; i < service.phones.size(); ++i) {
                const auto& phone = service.phones[i];
                if (directory::trust(phone.verified, service.kind, now) != wanted) continue;
                const Words number = messages::joined(say.cost(service, i), " · ", messages::phone_words(phone));
                return language::plain(messages::joined(number, " · ", messages::age(service, phone, say, now, false)));
            }
            if (directory::shows_address(service, now) && directory::trust(service.location->verified, service.kind, now) == wanted)
                return language::plain(messages::joined(messages::address_words(*service.location), " · ", messages::age(service, *service.location, say, now)));
            if (service.kind == directory::Class::online && !service.url.empty()) return service.url;
        }
    return {};
}

}  // namespace

std::string code_text(const Request& request, const Sources& sources) {
    const auto asked = meant(request, sources, request.language);
    if (!asked) return {};
    const auto& [guide, outcome, sensitive] = *asked;
    const Messages say{sources.directory, request.language};
    const auto words = [&](std::string_view thing, const std::string& id, const std::string& french) {
        return language::plain(say.text("guides", guides::key(guide.id, thing, id, "title"), french));
    };
    std::string out = cut(sensitive ? language::plain(outcome.checklist ? say.my_steps() : say.how_we_call_it()) : words("outcome", outcome.id, outcome.title), longest_text / 3);
    const std::string rest = "\n" + language::plain(say.rest_on_the_kiosk());
    int n = 0;
    for (const guides::Act& act : outcome.acts) {
        const std::string number = "\n" + std::to_string(++n) + ". ";
        std::string title = words("act", act.id, act.title), who;
        if (!act.need.empty()) {
            const auto services = guides::who_can(sources.directory, act.need, request.answers, sources.now, wanted(request, sources, guide.staff));
            if (const std::string contact = first_contact(services, say, sources.now); !contact.empty()) who = " – " + contact;
        }
        const std::size_t room = longest_text - (&act == &outcome.acts.back() ? 0 : rest.size()), others = out.size() + number.size() + who.size();
        if (n == 1) title = cut(title, others < room ? room - others : 0);      // it may lose its end, never its telephone number
        if (others + title.size() > room) return out + rest;
        out += number + title + who;
    }
    return out;
}

}  // namespace repere::handout
