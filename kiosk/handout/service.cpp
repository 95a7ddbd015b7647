// One service, as its page has it: what it does for you, by which number, where, when, and how sure we are of each.
#include "handout/parts.hpp"
#include "messages/contact.hpp"

namespace repere::handout {

using directory::Service;

namespace {

Block about(const Sheet& sheet, const Service& service) {
    Block block;
    auto& lines = block.lines;
    if (sheet.out.sensitive) add(lines, sheet, Part::heading, [&](const Messages& say) { return say.name(service); });
    add(lines, sheet, Part::text, [&](const Messages& say) { return say.alert(service); }, "warning");
    add(lines, sheet, Part::text, [&](const Messages& say) { return say.description(service); });
    add(lines, sheet, Part::note, [&](const Messages& say) { return say.fees(service); });
    add(lines, sheet, Part::note, [&](const Messages& say) { return service.application_process.empty() ? say.intake(service.intake) : say.application(service); });
    for (const auto how : {directory::HowSpoken::spoken, directory::HowSpoken::interpreter, directory::HowSpoken::on_request})
        add(lines, sheet, Part::note, [&](const Messages& say) {
            std::vector<std::string> names;
            for (const auto& language : service.languages)
                if (language.how == how) names.push_back(language::name_in({language.code}, say.language()));
            return names.empty() ? Words{} : say.spoken_here(language::words(language::joined(names, say.language()), say.language()), how);
        });
    if (service.location) add(lines, sheet, Part::note, [&](const Messages& say) { return say.steps(service.location->step_free); });
    return block;
}

Block numbers(const Sheet& sheet, const Service& service) {
    Block block;
    for (std::size_t i = 0; i < service.phones.size(); ++i) {
        const directory::Phone& phone = service.phones[i];
        if (directory::trust(phone.verified, service.kind, sheet.now()) == directory::Trust::hidden) continue;
        add(block.lines, sheet, Part::contact, [&](const Messages& say) {
            Words words = messages::joined(say.cost(service, i), " · ", messages::phone_words(phone));
            words = messages::joined(words, " · ", messages::phone_notes(service, i, say));
            if (phone.free) words = messages::joined(words, " · ", say.free_call());
            return phone.not_on_bill ? messages::joined(words, " · ", say.not_on_the_bill()) : words;
        }, phone.type == directory::PhoneType::text ? "letter-sms" : "phone-call");
        add(block.lines, sheet, Part::note, [&](const Messages& say) { return messages::age(service, phone, say, sheet.now(), false); });
    }
    if (block.lines.empty() && service.kind != directory::Class::online)
        add(block.lines, sheet, Part::text, [&](const Messages& say) { return messages::fallback(service, say, sheet.now(), false); }, "forward");
    return block;
}

Block door(Sheet& sheet, const Service& service) {
    Block block;
    for (Line& line : contact(sheet, service, Fully::no))            // its map mark is counted there
        if (line.part == Part::contact && line.pictogram == "pin") block.lines.push_back(std::move(line));
    if (!block.lines.empty()) add(block.lines, sheet, Part::note, [&](const Messages& say) { return messages::age(service, *service.location, say, sheet.now()); });
    add_hours(block.lines, sheet, service);
    if (!service.url.empty()) add(block.lines, sheet, Part::contact, [&](const Messages&) { return messages::site_words(service.url, true); }, "web");
    return block;
}

// A day and a place on a sheet tell where somebody will be: none on a quiet one.
Block coming(const Sheet& sheet, const Service& service) {
    Block block;
    if (sheet.out.sensitive) return block;
    constexpr std::size_t most = 3;
    const auto activities = sheet.directory().activities(service.id, sheet.now(), most, service.staff);
    if (!activities.empty()) add(block.lines, sheet, Part::heading, [](const Messages& say) { return say.coming_activities(); });
    for (const directory::Activity& activity : activities) {
        add(block.lines, sheet, Part::text, [&](const Messages& say) {
            return messages::joined(say.title(activity), " · ", messages::joined(say.when(activity), " · ", messages::place_words(activity)));
        }, "calendar");
        add(block.lines, sheet, Part::note, [&](const Messages& say) { return messages::age(activity, say, sheet.now()); });
    }
    return block;
}

// How to reach them without a voice (people.md, P14). Where only a telephone is known, somebody else calls.
Block without_a_voice(const Sheet& sheet, const Service& service) {
    Block block;
    const auto routes = directory::silent_routes(service, sheet.now());
    if (!routes.empty()) add(block.lines, sheet, Part::heading, [](const Messages& say) { return say.without_a_voice(); });
    else if (!directory::shown_phones(service, sheet.now()).empty()) add_no_telephone(block.lines, sheet);
    for (const auto route : routes)
        add(block.lines, sheet, Part::text, [&](const Messages& say) { return say.silent_route(route, messages::email_words(service.email)); });
    return block;
}

}  // namespace

std::optional<Handout> service(const Request& request, const Sources& sources) {
    const auto found = sources.directory.service(request.service);
    if (!found || (found->staff && !request.staff)) return std::nullopt;
    const Service& service = *found;
    const bool sensitive = request.quiet || sources.directory.sensitive(service.id) || guides::sensitive(sources.directory, request.guide, request.answers);
    Sheet out = sheet(request, sources, request.language, sensitive, Dated::yes);
    title(out, [&](const Messages& say) { return sensitive ? say.how_we_call_it() : say.name(service); });
    auto& blocks = out.out.blocks;
    blocks.push_back(about(out, service));
    blocks.push_back(numbers(out, service));
    blocks.push_back(door(out, service));
    blocks.push_back(without_a_voice(out, service));
    blocks.push_back(coming(out, service));
    if (const auto& checked = service.verified; checked.on) {
        Block last;
        const bool good = directory::trust(checked, service.kind, sources.now) == directory::Trust::good;
        add(last.lines, out, Part::note, [&](const Messages& say) { return good ? say.checked_on(*checked.on) : say.seen_on(*checked.on); });
        blocks.push_back(std::move(last));
    }
    if (!sensitive && !service.staff && service.alert.empty()) out.out.code = vcard(service, {sources.directory, request.language}, sources.now);
    return finished(std::move(out));
}

}  // namespace repere::handout
