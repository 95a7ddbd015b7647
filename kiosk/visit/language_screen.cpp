// Language: every language by its own name in its own script, without flags.
#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

Page show(const LanguageScreen&, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    Page page{.screen = "language", .title = say.choose_your_language()};
    page::Group top;
    top.widgets.push_back(title(say.choose_your_language()));
    Words others;
    page::Group doors{.id = "language", .arrangement = page::Arrangement::doors};
    for (const language::Tag& tag : spread(directory.languages(), 2, 5))
        if (tag != visit.language) others = messages::joined(others, "  ·  ", say.in(tag).choose_your_language());
    for (const language::Tag& tag : directory.languages()) {
        doors.widgets.push_back({.id = "language." + tag.value, .role = Role::button, .words = language::words(language::own_name(tag), tag),
                                 .event = page::LanguageChosen{tag}});
    }
    if (visit.modes.voice) {                                 // whoever listens hears how to go on, in the town's language and in the one most visitors know
        const auto hint = [&](const messages::Messages& say) { return visit.modes.explore ? say.explore_hint() : say.keys_hint(); };
        top.widgets.push_back(note(hint(say)));
        if (visit.language.value != "en") top.widgets.push_back(note(hint(say.in({"en"}))));
    } else if (!others.empty()) top.widgets.push_back(note(std::move(others)));
    page.region(page::Place::header).groups.push_back(std::move(top));
    page.region(page::Place::main).groups.push_back(std::move(doors));
    return page;
}

}  // namespace repere::visit
