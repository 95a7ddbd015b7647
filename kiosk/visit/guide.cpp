// Guide: one question a page, then what to do, in order, beside who can receive you for that very act.
#include <algorithm>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Group;
using page::Place;

namespace {

Words guide_text(const House& house, std::string_view guide, std::string_view thing, std::string_view id, std::string_view field,
                 const std::string& french) {
    return house.say.text("guides", guides::key(guide, thing, id, field), french);
}

// The heading over a guide's pages: how far one is, and in which guide.
Group crumb(const GuideScreen& screen, const guides::Guide& guide, const House& house) {
    const auto [done, all] = guides::progress(house.directory, screen.guide, screen.answers);
    Group group{.id = "guide", .arrangement = Arrangement::row};
    group.widgets.push_back({.role = Role::progress, .progress = {std::min(done + 1, all), all}});
    group.widgets.push_back(note(guide_text(house, guide.id, "guide", "", "title", guide.title)));
    return group;
}

Page question_page(const GuideScreen& screen, const guides::Guide& guide, const guides::Question& question, const House& house) {
    const auto& say = house.say;
    const Words ask = guide_text(house, guide.id, "question", question.id, "ask", question.ask);
    Page page{.screen = "guide", .step = guide.id + "/" + question.id, .title = ask, .sensitive = guide.sensitive};
    auto& header = page.region(Place::header).groups;
    header.push_back(crumb(screen, guide, house));
    Group top;
    top.widgets.push_back(title(ask));
    if (!question.help.empty()) top.widgets.push_back(note(guide_text(house, guide.id, "question", question.id, "help", question.help)));
    header.push_back(std::move(top));

    const bool many = question.choose == guides::Choose::many;
    Group answers{.id = "guide.answers", .arrangement = Arrangement::doors};
    for (const guides::Answer& answer : question.answers)
        answers.widgets.push_back({.id = "guide.answer." + answer.id,
                                   .role = many ? Role::checkbox : Role::button,
                                   .words = guide_text(house, guide.id, "answer", question.id + "." + answer.id, "label", answer.label),
                                   .pictogram = answer.pictogram,
                                   .tone = door_tone(guide.tone),
                                   .event = page::AnswerTouched{answer.id},
                                   .checked = std::find(screen.chosen.begin(), screen.chosen.end(), answer.id) != screen.chosen.end()});
    page.region(Place::main).groups.push_back(std::move(answers));
    if (many && !screen.chosen.empty()) {
        Group go;
        go.widgets.push_back({.id = "guide.continue", .role = Role::button, .words = say.continue_with(static_cast<int>(screen.chosen.size())),
                              .tone = Tone::primary, .event = page::ContinueAsked{}});
        page.region(Place::bar).groups.push_back(std::move(go));
    }
    return page;
}

Words moment_words(const std::string& moment, const messages::Messages& say) {
    if (moment == "now") return say.now();
    if (moment == "today") return say.today();
    if (moment == "before-leaving") return say.before_leaving();
    return say.later();
}

Widget sentence_widget(const guides::Guide& guide, const guides::Act& act, const guides::Sentence& sentence, const House& house) {
    const auto& say = house.say;
    Widget out = text(guide_text(house, guide.id, "sentence", act.id + "." + sentence.id, "text", sentence.text));
    if (sentence.kind == guides::SentenceKind::bring) out.words = say.bring(out.words);
    const bool rule = sentence.kind == guides::SentenceKind::rule;
    if (rule || act.before == "danger" || act.before == "insurer")       // law, danger and delays: a draft stands with its French (P16)
        out = with_french(std::move(out), language::words(sentence.text, language::french));
    if (rule) {
        if (!sentence.sourced)
            out.words = messages::joined(out.words, " ", say.to_check_with({language::Span{"3039", language::french, language::SpanKind::phone, true}}));
    }
    return out;
}

Group act_group(const guides::Guide& guide, const guides::Act& act, int n, bool chosen, const House& house) {
    Group group{.id = "guide.action." + std::to_string(n), .arrangement = Arrangement::act};
    const Words what = guide_text(house, guide.id, "act", act.id, "title", act.title);
    group.name = what;
    Widget head{.role = Role::heading, .words = what, .pictogram = act.pictogram, .number = n};
    group.widgets.push_back(act.before == "danger" ? with_french(std::move(head), language::words(act.title, language::french)) : std::move(head));
    for (const guides::Sentence& sentence : act.sentences) group.widgets.push_back(sentence_widget(guide, act, sentence, house));
    if (!act.need.empty()) {
        group.event = page::ActionChosen{act.id};
        group.checked = chosen;
    }
    return group;
}

const guides::Act* act_shown(const guides::Outcome& outcome, const std::string& chosen) {
    const guides::Act* first = nullptr;
    const guides::Act* complaint = nullptr;
    for (const guides::Act& act : outcome.acts) {
        if (act.need.empty()) continue;
        if (act.id == chosen) return &act;
        if (!first) first = &act;
        if (!complaint && act.before == "complaint") complaint = &act;
    }
    return complaint ? complaint : first;
}

bool without_phone(const guides::Answers& answers) {
    return std::any_of(answers.begin(), answers.end(), [](const guides::Answered& answered) {
        return answered.question == "phone" && !answered.answers.empty() && answered.answers.front() == "no";
    });
}

Words sentence_words(const guides::Outcome& outcome) {
    return {language::Span{language::typographic("« " + outcome.french + " »", language::french), language::french, language::SpanKind::french, true}};
}

// The French sentence stays French in every language; touched, it fills the screen.
Group sentence_panel(const guides::Outcome& outcome, const House& house) {
    Group panel{.id = "french.show", .arrangement = Arrangement::panel, .tone = Tone::blue, .event = page::FrenchShown{},
                .name = house.say.show_full_screen(sentence_words(outcome))};
    Widget head = note(house.say.show_at_the_desk());
    head.pictogram = "sentence";
    panel.widgets.push_back(std::move(head));
    panel.widgets.push_back({.role = Role::sentence, .words = sentence_words(outcome)});
    return panel;
}

void add_doors(Page& page, const GuideScreen& screen, const guides::Guide& guide, const guides::Outcome& outcome, const guides::Act& act,
               const House& house) {
    const auto& [directory, say, here] = house;
    auto& aside = page.region(Place::aside).groups;
    const auto services = guides::who_can(directory, act.need, screen.answers, here.minute);
    Group top{.id = "guide.who"};
    top.widgets.push_back({.id = "guide.who.title", .role = Role::heading,
                           .words = say.who_can_help_with(guide_text(house, guide.id, "act", act.id, "title", act.title))});
    bool desk = false, open = false;
    for (const auto& service : services) {
        desk = desk || service.kind == directory::Class::desk;
        const auto available = directory::availability(service, here.minute);
        open = open || (service.kind == directory::Class::desk && available.badge == directory::Badge::open && !available.by_phone);
    }
    if (services.empty()) top.widgets.push_back({.role = Role::status, .words = say.nobody_on_file(), .tone = Tone::unknown});
    else if (desk && !open) top.widgets.push_back({.role = Role::status, .words = say.no_desk_known_open(), .tone = Tone::unknown});
    aside.push_back(std::move(top));
    if (act.before == "complaint" && !outcome.french.empty()) aside.push_back(sentence_panel(outcome, house));
    for (const auto& service : services) aside.push_back(service_card(service, "guide.service." + service.id, house));
}

Page outcome_page(const GuideScreen& screen, const guides::Guide& guide, const guides::Outcome& outcome, const House& house) {
    const auto& say = house.say;
    const Words name = guide_text(house, guide.id, "outcome", outcome.id, "title", outcome.title);
    Page page{.screen = "guide", .step = guide.id + "/" + outcome.id, .title = name, .sensitive = guide.sensitive};
    auto& header = page.region(Place::header).groups;
    header.push_back(crumb(screen, guide, house));
    Group top;
    top.widgets.push_back(title(name));
    header.push_back(std::move(top));

    auto& main = page.region(Place::main).groups;
    if (without_phone(screen.answers)) {
        Group card{.id = "guide.no-phone", .arrangement = Arrangement::card};
        Widget head = heading(say.no_telephone());
        head.pictogram = "no-phone";
        card.widgets.push_back(std::move(head));
        card.widgets.push_back(note(say.show_this_sentence()));
        card.widgets.push_back({.role = Role::sentence, .words = say.ask_someone_to_call()});
        main.push_back(std::move(card));
    }
    const guides::Act* shown = act_shown(outcome, screen.action);
    std::string moment;
    int n = 0;
    for (const guides::Act& act : outcome.acts) {
        if (act.moment != moment) {
            moment = act.moment;
            Group when;
            when.widgets.push_back({.role = Role::label, .words = moment_words(moment, say), .tone = Tone::ochre});
            main.push_back(std::move(when));
        }
        main.push_back(act_group(guide, act, ++n, shown && shown->id == act.id, house));
    }
    if (!outcome.french.empty() && !(shown && shown->before == "complaint")) page.region(Place::main).groups.push_back(sentence_panel(outcome, house));
    if (shown) add_doors(page, screen, guide, outcome, *shown, house);
    if (!screen.action.empty()) page.bring = "guide.who.title";
    return page;
}

Page sentence_page(const guides::Guide& guide, const guides::Outcome& outcome, const House& house) {
    Page page{.screen = "guide", .step = guide.id + "/" + outcome.id + "/sentence", .title = house.say.show_at_the_desk(), .sensitive = guide.sensitive};
    Group top;
    top.widgets.push_back(title(house.say.show_at_the_desk()));
    top.widgets.push_back(note(house.say.full_screen_hint()));
    page.region(Place::header).groups.push_back(std::move(top));
    Group panel{.id = "guide.sentence", .arrangement = Arrangement::panel, .tone = Tone::blue};
    panel.widgets.push_back({.role = Role::sentence,
                             .words = sentence_words(outcome),
                             .tone = Tone::primary});
    page.region(Place::main).groups.push_back(std::move(panel));
    return page;
}

}  // namespace

Page show(const GuideScreen& screen, const Visit& visit, const House& house) {
    const auto guide = guides::guide(house.directory, screen.guide);
    const auto step = guides::next(house.directory, screen.guide, screen.answers, visit.language);
    if (!guide || !step) return show(EmergencyScreen{}, visit, house);      // a guide that a newer directory no longer has: help, never an error
    if (const auto* question = std::get_if<guides::Question>(&*step)) return question_page(screen, *guide, *question, house);
    const auto& outcome = std::get<guides::Outcome>(*step);
    return screen.sentence ? sentence_page(*guide, outcome, house) : outcome_page(screen, *guide, outcome, house);
}

}  // namespace repere::visit
