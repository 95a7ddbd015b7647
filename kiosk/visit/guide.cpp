// Guide: one question a page, then what to do, in order, beside who can receive you for that very act.
#include <algorithm>

#include "messages/simple_french.hpp"
#include "visit/parts.hpp"
#include "visit/print.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Group;
using page::Place;

namespace {

struct At {                                    // where a page of a guide stands
    const GuideScreen& screen;
    guides::Guide guide;
    bool quiet;                                // nobody else should read it: neutral title, drafts with their French (P3, P16)
    const House& house;
    const std::vector<std::string>& ticked;    // guide/act
    bool is_ticked(const std::string& act) const { return std::find(ticked.begin(), ticked.end(), guide.id + "/" + act) != ticked.end(); }
    Words text(std::string_view thing, std::string_view id, std::string_view field, const std::string& french) const {
        return house.say.text("guides", guides::key(guide.id, thing, id, field), french);
    }
    Widget careful(Widget widget, const std::string& french) const {
        return quiet ? with_french(std::move(widget), language::words(language::typographic(french, language::french), language::french)) : widget;
    }
};

// The heading over a guide's pages: how far one is, and in which guide.
Group crumb(const At& at) {
    const auto& [screen, guide, quiet, house, ticked] = at;
    const auto [done, all] = guides::progress(house.directory, screen.guide, screen.answers);
    Group group{.id = "guide", .arrangement = Arrangement::row};
    group.widgets.push_back({.role = Role::progress, .progress = {std::min(done + 1, all), all}});
    group.widgets.push_back(note(quiet ? house.say.how_we_call_it() : at.text("guide", "", "title", guide.title)));
    return group;
}

// What stands over a page: its title, which stays neutral where somebody may look over a shoulder.
Group heading_of(const At& at, const Words& name, Page& page, const std::string& french) {
    Group top;
    page.title = at.quiet ? at.house.say.how_we_call_it() : name;
    if (at.quiet) top.widgets.push_back(at.careful(heading(name), french));
    else top.widgets.push_back(title(name));
    return top;
}

Words language_words(const guides::Answer& answer, const messages::Messages& say) {
    return answer.id == guides::other_language ? say.another_language() : language::words(answer.label, {answer.id});
}

Page question_page(const At& at, const guides::Question& question) {
    const auto& [screen, guide, quiet, house, ticked] = at;
    const auto& say = house.say;
    Page page{.screen = "guide", .step = guide.id + "/" + question.id};
    auto& header = page.region(Place::header).groups;
    header.push_back(crumb(at));
    Group top = heading_of(at, at.text("question", question.id, "ask", question.ask), page, question.ask);
    if (!question.help.empty()) top.widgets.push_back(at.careful(note(at.text("question", question.id, "help", question.help)), question.help));
    header.push_back(std::move(top));

    const bool many = question.choose == guides::Choose::many;
    Group answers{.id = "guide.answers", .arrangement = Arrangement::doors};
    for (const guides::Answer& answer : question.answers)
        answers.widgets.push_back(at.careful({.id = "guide.answer." + answer.id,
                                              .role = many ? Role::checkbox : Role::button,
                                              .words = question.choose == guides::Choose::language ? language_words(answer, say)
                                                       : at.text("answer", question.id + "." + answer.id, "label", answer.label),
                                              .pictogram = answer.pictogram,
                                              .tone = door_tone(guide.tone),
                                              .event = page::AnswerTouched{answer.id},
                                              .checked = std::find(screen.chosen.begin(), screen.chosen.end(), answer.id) != screen.chosen.end()},
                                             answer.label));
    for (const guides::Sentence& tip : question.tips)
        answers.widgets.push_back({.words = at.text("tip", question.id + "." + tip.id, "text", tip.text), .pictogram = tip.pictogram,
                                   .tone = door_tone(guide.tone)});
    page.region(Place::main).groups.push_back(std::move(answers));
    const bool read = question.choose == guides::Choose::read;
    if (read || (many && !screen.chosen.empty())) {
        Group go;
        go.widgets.push_back({.id = "guide.continue", .role = Role::button,
                              .words = read ? say.go_on() : say.continue_with(static_cast<int>(screen.chosen.size())),
                              .tone = Tone::primary, .event = page::ContinueAsked{}});
        page.region(Place::bar).groups.push_back(std::move(go));
    }
    return page;
}

Widget sentence_widget(const At& at, const guides::Act& act, const guides::Sentence& sentence) {
    const auto& say = at.house.say;
    Widget out = text(at.text("sentence", act.id + "." + sentence.id, "text", sentence.text));
    if (sentence.kind == guides::SentenceKind::bring) out.words = say.bring(out.words);
    if (sentence.kind == guides::SentenceKind::say) out.pictogram = "sentence";
    if (sentence.kind == guides::SentenceKind::avoid) out.pictogram = "cross", out.tone = Tone::closed;      // its words say no already
    const bool rule = sentence.kind == guides::SentenceKind::rule;
    if (at.quiet || rule || act.before == "danger" || act.before == "insurer")       // law, danger and delays: a draft stands with its French (P16)
        out = with_french(std::move(out), language::words(language::typographic(sentence.text, language::french), language::french));
    if (rule && !sentence.sourced)
        out.words = messages::joined(out.words, " ", say.to_check_with({language::Span{"3039", language::french, language::SpanKind::phone, true}}));
    return out;
}

bool has_more(const guides::Act& act) { return !act.need.empty() || !act.french.empty() || !act.phrases.empty(); }      // something stands beside it

Group act_group(const At& at, const guides::Act& act, int n, bool chosen) {
    Group group{.id = "guide.action." + std::to_string(n), .arrangement = Arrangement::act};
    const Words what = at.text("act", act.id, "title", act.title);
    group.name = what;
    Widget head{.role = Role::heading, .words = what, .pictogram = act.pictogram, .number = n};
    group.widgets.push_back(at.quiet || act.before == "danger" ? with_french(std::move(head), language::words(language::typographic(act.title, language::french), language::french)) : std::move(head));
    for (const guides::Sentence& sentence : act.sentences) {
        Widget line = sentence_widget(at, act, sentence);
        if (at.house.say.language().value != "fr-x-simple") {
            group.widgets.push_back(std::move(line));
            continue;
        }
        for (auto& [words, pictogram] : messages::ideas(line.words)) {
            Widget idea = line;
            idea.words = std::move(words);
            if (idea.pictogram.empty()) idea.pictogram = std::move(pictogram);
            group.widgets.push_back(std::move(idea));
        }
    }
    if (has_more(act)) {
        group.event = page::ActionChosen{act.id};
        group.checked = chosen;
    }
    return group;
}

// The act whose doors stand beside the list: the one touched; else the one the outcome opens with; care where it is quiet, the complaint
// elsewhere; the first that has any.
const guides::Act* act_shown(const At& at, const guides::Outcome& outcome) {
    const auto find = [&](const auto& wanted) -> const guides::Act* {
        const auto found = std::find_if(outcome.acts.begin(), outcome.acts.end(), wanted);
        return found == outcome.acts.end() ? nullptr : &*found;
    };
    if (const auto* act = find([&](const guides::Act& each) { return each.id == at.screen.action && has_more(each); })) return act;
    if (const auto* act = find([&](const guides::Act& each) { return each.id == outcome.opens; })) return act;
    const char* usual = at.quiet ? "care" : "complaint";
    if (const auto* act = find([&](const guides::Act& each) { return !each.need.empty() && each.before == usual; })) return act;
    return find([](const guides::Act& each) { return !each.need.empty(); });
}

// --- A checklist: what to do is ticked, and says what comes before it -------------------------------------------------------------
Words act_title(const At& at, const guides::Act& act) { return at.text("act", act.id, "title", act.title); }

Group check_group(const At& at, const guides::Outcome& outcome, const guides::Act& act, int n) {
    Group group{.id = "guide.tick." + std::to_string(n), .arrangement = Arrangement::stack};
    Widget box{.id = "guide.check." + std::to_string(n), .role = Role::checkbox, .words = at.house.say.done(), .event = page::ActTicked{act.id}, .checked = at.is_ticked(act.id)};
    box.spoken = messages::joined(act_title(at, act), " · ", at.house.say.done());
    Words first;
    for (const std::string& id : act.after)
        for (const guides::Act& before : outcome.acts)
            if (before.id == id && !at.is_ticked(id)) first = messages::joined(first, ", ", act_title(at, before));
    group.arrangement = Arrangement::chips;
    group.widgets.push_back(std::move(box));
    if (!first.empty() && !at.is_ticked(act.id)) group.widgets.push_back(note(messages::joined(at.house.say.first_of_all(), " ", first)));
    return group;
}

Group ticked_so_far(const At& at, const guides::Outcome& outcome) {
    int done = 0;
    for (const guides::Act& act : outcome.acts) done += at.is_ticked(act.id);
    Group group;
    group.widgets.push_back({.role = Role::status, .words = at.house.say.ticked(done, static_cast<int>(outcome.acts.size())), .tone = Tone::open});
    return group;
}

// --- Sentences for the person, in their language; the agent reads the French (people.md, P7) ---------------------------------------
language::Tag person_of(const At& at) {
    return guides::wanted(at.house.directory, at.screen.guide, at.screen.answers).language.value_or(at.house.say.language());
}

Words phrase_words(const At& at, const guides::Phrase& phrase) {
    return at.house.say.in(person_of(at)).text("guides", guides::key("", "phrase", phrase.id, "text"), phrase.text);
}

void add_phrases(std::vector<Group>& aside, const At& at, const guides::Act& act) {
    const language::Tag person = person_of(at);
    const Words over = at.house.say.to_show_in(language::words(language::name_in(person, at.house.say.language()), at.house.say.language()));
    for (const guides::Phrase& phrase : guides::phrases(at.house.directory, act.phrases)) {
        Group panel = french_panel("guide.phrase." + phrase.id, over, phrase_words(at, phrase), page::FrenchShown{"phrase." + phrase.id}, at.house);
        if (person != language::french) panel.widgets.push_back(note(language::words(language::typographic(phrase.text, language::french), language::french)));
        aside.push_back(std::move(panel));
    }
}

Words french_words(const std::string& french) {
    return {language::Span{language::typographic("« " + french + " »", language::french), language::french, language::SpanKind::french, true}};
}

Group sentence_panel(const std::string& id, const Words& sentence, const std::string& which, const House& house) {
    return french_panel(id, house.say.show_at_the_desk(), sentence, page::FrenchShown{which}, house);
}

// What can be kept here and now (P12); nothing is promised on a quiet page where nobody is trained for it.
void add_promises(Group& group, const At& at) {
    const auto& say = at.house.say;
    const auto& here = at.house.here;
    if (!here.place.somebody_is_there(here.minute) || (at.quiet && !here.place.trained_host)) return;
    group.widgets.push_back(at.careful({.role = Role::status, .words = say.somebody_here(), .tone = Tone::open}, language::plain(say.in(language::french).somebody_here())));
    if (at.quiet && here.place.private_room) group.widgets.push_back(at.careful(note(say.room_here()), language::plain(say.in(language::french).room_here())));
}

// Whose papers? Asked only where a consulate helps, and never guessed from the language (P4).
void add_country(std::vector<Group>& aside, const At& at, const std::vector<directory::Service>& services) {
    const auto& say = at.house.say;
    const std::string* code = nullptr;
    for (const guides::Answered& answered : at.screen.answers)
        if (answered.question == guides::country && !answered.answers.empty()) code = &answered.answers.front();
    const Words name = !code ? Words{} : code->empty() ? say.other_country() : say.country(*code);
    Group card{.id = "guide.country", .arrangement = Arrangement::panel, .tone = Tone::slate, .event = page::CountryAsked{}};
    Widget line = heading(code ? say.papers_of(name) : say.whose_papers());
    line.pictogram = "globe";
    card.widgets.push_back(std::move(line));
    aside.push_back(std::move(card));
    const bool found = std::any_of(services.begin(), services.end(), [](const auto& service) { return !service.countries.empty(); });
    if (!code || found) return;
    Group none;
    none.widgets.push_back({.role = Role::status, .words = say.no_sure_consulate(), .tone = Tone::unknown});
    aside.push_back(std::move(none));
}

// At a desk, what the agent has to ask them for this person: what nobody has written down, what does not fit (people.md, P5, P7).
Group with_questions(Group card, const directory::Service& service, const guides::Wanted& wanted, const House& house) {
    const auto& say = house.say;
    const language::Tag person = wanted.language.value_or(language::french);
    std::vector<directory::Filter> unknown, missing;
    for (const directory::Filter filter : wanted.filters) {
        const auto fits = directory::fits(service, filter, house.here.minute, person);
        if (fits == directory::Fits::unknown) unknown.push_back(filter);
        if (fits == directory::Fits::no) missing.push_back(filter);
    }
    if (service.tig)
        if (Words place = say.tig_place(*service.tig); !place.empty()) card.widgets.push_back(text(std::move(place)));
    const bool door = service.kind == directory::Class::desk;
    for (Words words : {service.papers_asked == directory::Known::no ? say.no_papers_asked() : Words{}, say.intake(service.intake),
                        say.does_not_fit(missing, person), say.to_ask_them(unknown, person, door && service.papers_asked == directory::Known::unknown)})
        if (!words.empty()) card.widgets.push_back(note(std::move(words)));
    return card;
}

void add_doors(Page& page, const At& at, const guides::Outcome& outcome, const guides::Act& act) {
    const auto& [screen, guide, quiet, house, ticked] = at;
    const auto& [directory, say, here] = house;
    auto& aside = page.region(Place::aside).groups;
    const auto asked = wanted(screen.guide, screen.answers, house);
    const auto services = act.need.empty() ? std::vector<directory::Service>{} : guides::who_can(directory, act.need, screen.answers, here.minute, asked);
    Group top{.id = "guide.who"};
    top.widgets.push_back(at.careful({.id = "guide.who.title", .role = Role::heading, .words = at.text("act", act.id, "title", act.title)}, act.title));
    bool desk = false, open = false;
    for (const auto& service : services) {
        desk = desk || service.kind == directory::Class::desk;
        const auto available = directory::availability(service, here.minute);
        open = open || (!closed_today(service, house) && service.kind == directory::Class::desk && available.badge == directory::Badge::open && !available.by_phone);
    }
    if (!act.need.empty() && services.empty()) top.widgets.push_back({.role = Role::status, .words = guide.staff ? say.nothing_in_date() : say.nobody_on_file(), .tone = Tone::unknown});
    else if (desk && !open) top.widgets.push_back({.role = Role::status, .words = say.no_desk_known_open(), .tone = Tone::unknown});
    add_promises(top, at);
    aside.push_back(std::move(top));
    if (act.asks == guides::country) add_country(aside, at, services);
    if (!act.french.empty()) aside.push_back(sentence_panel("french.act", french_words(act.french), act.id, house));
    else if (act.before == "complaint" && !outcome.french.empty()) aside.push_back(sentence_panel("french.show", french_words(outcome.french), "", house));
    for (const auto& service : services) {
        Group card = service_card(service, "guide.service." + service.id, house);
        aside.push_back(guide.staff ? with_questions(std::move(card), service, asked, house) : std::move(card));
    }
    add_phrases(aside, at, act);
}

Page outcome_page(const At& at, const guides::Outcome& outcome) {
    const auto& [screen, guide, quiet, house, ticked] = at;
    const auto& say = house.say;
    Page page{.screen = outcome.checklist ? "checklist" : "guide", .step = guide.id + "/" + outcome.id};
    auto& header = page.region(Place::header).groups;
    header.push_back(crumb(at));
    header.push_back(heading_of(at, at.text("outcome", outcome.id, "title", outcome.title), page, outcome.title));

    auto& main = page.region(Place::main).groups;
    if (guides::without_phone(screen.answers)) main.push_back(no_phone_card("guide.no-phone", house));
    if (outcome.checklist) main.push_back(ticked_so_far(at, outcome));
    const guides::Act* shown = act_shown(at, outcome);
    std::string moment;
    int n = 0;
    for (const guides::Act& act : outcome.acts) {
        if (act.moment != moment) {
            moment = act.moment;
            Group when;
            when.widgets.push_back({.role = Role::label, .words = say.moment(moment), .tone = Tone::ochre});
            main.push_back(std::move(when));
        }
        main.push_back(act_group(at, act, ++n, shown && shown->id == act.id));
        if (outcome.checklist) main.push_back(check_group(at, outcome, act, n));
    }
    for (Group& group : coming(guide.id + "/" + outcome.id, "guide.coming", house)) main.push_back(std::move(group));
    if (!outcome.french.empty() && !(shown && shown->before == "complaint" && shown->french.empty()))
        main.push_back(sentence_panel("french.show", french_words(outcome.french), "", house));
    if (!quiet && !guide.staff) {                            // a list in a telephone is a trace: not offered where traces harm
        Group list{.id = "guide.take-away", .arrangement = Arrangement::card, .event = page::TakeAwayAsked{}, .name = say.see_the_list()};
        Widget line = heading(say.see_the_list());
        line.pictogram = "list";
        list.widgets.push_back(std::move(line));
        main.push_back(std::move(list));
    }
    if (shown) add_doors(page, at, outcome, *shown);
    if (!screen.action.empty()) page.bring = "guide.who.title";
    return page;
}

// In the person's language and large, the French under it.
Page phrase_page(const At& at, const std::string& step, const guides::Phrase& phrase) {
    const auto& say = at.house.say;
    Page page{.screen = "guide", .step = step, .title = say.how_we_call_it()};
    Group panel{.id = "guide.sentence", .arrangement = Arrangement::panel, .tone = Tone::blue};
    panel.widgets.push_back({.role = Role::sentence, .words = phrase_words(at, phrase), .tone = Tone::primary});
    page.region(Place::main).groups.push_back(std::move(panel));
    if (person_of(at) != language::french) {
        Group under;
        under.widgets.push_back(text(language::words(language::typographic(phrase.text, language::french), language::french)));
        page.region(Place::main).groups.push_back(std::move(under));
    }
    return page;
}

// The sentence that was asked for, with what it says in the visitor's language.
Page sentence_page(const At& at, const guides::Outcome& outcome, const std::string& which) {
    const auto& say = at.house.say;
    const std::string step = at.guide.id + "/" + outcome.id + "/sentence";
    if (which.starts_with("phrase."))
        for (const guides::Phrase& phrase : guides::phrases(at.house.directory, {which.substr(7)})) return phrase_page(at, step + "/" + phrase.id, phrase);
    if (which == "call") return sentence_page("guide", step + "/call", say.could_you_call(), say.means_call(), at.house);
    for (const guides::Act& act : outcome.acts)
        if (act.id == which && !act.french.empty())
            return sentence_page("guide", step + "/" + act.id, french_words(act.french), at.text("act", act.id, "means", act.means), at.house);
    return sentence_page("guide", step, french_words(outcome.french), at.text("outcome", outcome.id, "means", outcome.means), at.house);
}

// Who helps with it, in short: the first that has something to be written down, its price before its number, its age after.
std::optional<std::vector<Widget>> contact(const directory::Service& service, const House& house) {
    const auto& [directory, say, here] = house;
    Widget line = text({});
    std::optional<Widget> honest;
    for (std::size_t i = 0; i < service.phones.size() && line.words.empty(); ++i) {
        if (directory::trust(service.phones[i].verified, service.kind, here.minute) == directory::Trust::hidden) continue;
        line.words = messages::phone_words(service.phones[i]);
        if (!service.phones[i].cost.empty()) line.words = messages::joined(say.cost(service, i), " · ", line.words);
        honest = age(service, service.phones[i], house);
    }
    if (line.words.empty() && directory::shows_address(service, here.minute)) {
        line.words = address_words(*service.location);
        honest = age(service, *service.location, house);
    }
    if (line.words.empty() && !service.url.empty()) line.words = site_words(service.url, false);
    if (line.words.empty()) return std::nullopt;
    std::vector<Widget> out{note(say.name(service)), std::move(line)};
    if (honest) out.push_back(std::move(*honest));
    return out;
}

}  // namespace

Page show(const GuideScreen& screen, const Visit& visit, const House& house) {
    const auto guide = guides::guide(house.directory, screen.guide);
    const auto step = guides::next(house.directory, screen.guide, screen.answers, visit.language);
    if (!guide || !step) return show(EmergencyScreen{}, visit, house);      // a guide that a newer directory no longer has: help, never an error
    if (guide->staff && !house.here.unlocked) return lock_page(visit, house);
    const At at{screen, *guide, guides::sensitive(house.directory, screen.guide, screen.answers), house, visit.ticked};
    if (const auto* question = std::get_if<guides::Question>(&*step)) return question_page(at, *question);
    const auto& outcome = std::get<guides::Outcome>(*step);
    if (screen.sentence) return sentence_page(at, outcome, *screen.sentence);
    Page page = outcome_page(at, outcome);
    for (Group& group : take_away_outcome(visit, house)) page.region(Place::main).groups.push_back(std::move(group));
    return page;
}

// The acts once more, in short, to be photographed or copied: what, and the first door or number for it.
Page show(const TakeAwayScreen&, const Visit& visit, const House& house) {
    const auto& [directory, say, here] = house;
    const auto found = std::find_if(visit.history.rbegin(), visit.history.rend(), [](const Screen& s) { return std::holds_alternative<GuideScreen>(s); });
    if (found == visit.history.rend()) return show(EmergencyScreen{}, visit, house);
    const auto& screen = std::get<GuideScreen>(*found);
    const auto guide = guides::guide(directory, screen.guide);
    const auto step = guides::next(directory, screen.guide, screen.answers, visit.language);
    const auto* outcome = step ? std::get_if<guides::Outcome>(&*step) : nullptr;
    if (!guide || !outcome || (guide->staff && !here.unlocked)) return show(EmergencyScreen{}, visit, house);
    const At at{screen, *guide, false, house, visit.ticked};
    Page page{.screen = "take-away", .step = guide->id + "/" + outcome->id, .title = say.to_take_away()};
    Group top;
    top.widgets.push_back(title(say.to_take_away()));
    top.widgets.push_back(note(say.take_a_picture()));
    page.region(Place::header).groups.push_back(std::move(top));
    for (Group& group : take_away("take-away.ways", {print_button("take-away.print", say.print(), "")}, "take-away.qr", visit, house))
        page.region(Place::header).groups.push_back(std::move(group));
    int n = 0;
    for (const guides::Act& act : outcome->acts) {
        Group line{.arrangement = Arrangement::act};
        line.widgets.push_back({.role = Role::heading, .words = at.text("act", act.id, "title", act.title), .number = ++n});
        if (!act.need.empty())
            for (const auto& service : guides::who_can(directory, act.need, screen.answers, here.minute, wanted(screen.guide, screen.answers, house))) {
                auto lines = contact(service, house);
                if (!lines) continue;
                line.widgets.insert(line.widgets.end(), lines->begin(), lines->end());
                break;
            }
        page.region(n <= (static_cast<int>(outcome->acts.size()) + 1) / 2 ? Place::main : Place::aside).groups.push_back(std::move(line));
    }
    if (!outcome->french.empty()) {
        Group panel{.id = "take-away.sentence", .arrangement = Arrangement::panel, .tone = Tone::blue};
        panel.widgets.push_back(note(say.show_at_the_desk()));
        panel.widgets.push_back({.role = Role::sentence, .words = french_words(outcome->french)});
        page.region(Place::aside).groups.push_back(std::move(panel));
    }
    return page;
}

}  // namespace repere::visit
