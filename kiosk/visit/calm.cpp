// Calm: before the first page that nobody else should read, what Leave does, and what nobody can promise.
#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

Page show(const CalmScreen&, const Visit&, const House& house) {
    const auto& say = house.say;
    const messages::Messages french = say.in(language::french);
    Page page{.screen = "calm", .title = say.before_you_begin()};
    Group top;
    top.widgets.push_back(title(say.before_you_begin()));
    page.region(page::Place::header).groups.push_back(std::move(top));
    Group facts{.id = "calm.facts", .arrangement = page::Arrangement::doors};
    const auto fact = [&](const char* pictogram, Tone tone, Words words, const Words& in_french) {
        facts.widgets.push_back(with_french({.words = std::move(words), .pictogram = pictogram, .tone = tone}, in_french));
    };
    fact("leave", Tone::leave, say.what_leaving_does(say.leave_now()), french.what_leaving_does(french.leave_now()));
    fact("sun", Tone::ochre, say.what_leaving_keeps(), french.what_leaving_keeps());
    fact("eye", Tone::slate, say.who_may_see(), french.who_may_see());
    page.region(page::Place::main).groups.push_back(std::move(facts));
    Group back;
    back.widgets.push_back({.id = "calm.back", .role = Role::button, .words = say.back(), .event = page::BackAsked{}});
    page.region(page::Place::main).groups.push_back(std::move(back));
    Group go;                                                // in the bar: in sight however long the page is
    go.widgets.push_back({.id = "calm.continue", .role = Role::button, .words = say.go_on(), .tone = Tone::primary, .event = page::ContinueAsked{}});
    page.region(page::Place::bar).groups.push_back(std::move(go));
    return page;
}

}  // namespace repere::visit
