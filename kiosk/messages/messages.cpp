#include "messages/messages.hpp"

#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <functional>
#include <algorithm>
#include <stdexcept>
#include <variant>
#include <vector>

namespace repere::messages {

using directory::Day;
using directory::Minute;
using language::Span;
using language::SpanKind;

namespace {
using InLanguage = std::function<Words(const language::Tag&)>;      // a moment, worded in the language the sentence turns out to be in
}

struct Messages::Argument {
    const char* name;
    std::variant<int, Words, InLanguage> value;
};

namespace {

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

constexpr UChar first_mark = 0xE000;     // private use: stands for the n-th argument while ICU formats around it

Words french(std::string_view text) { return {Span{language::typographic(text, language::french), language::french, SpanKind::french, true}}; }

InLanguage hour(Minute minute) {
    return [=](const language::Tag& tag) { return hours_words(language::time_words(minute, tag), tag); };
}
InLanguage weekday(Day day) {
    return [=](const language::Tag& tag) { return language::words(language::day_words(day, tag), tag); };
}
InLanguage month(Day day) {
    return [=](const language::Tag& tag) { return language::words(language::month_words(day, tag), tag); };
}

}  // namespace

Words phone_words(const directory::Phone& phone) { return {Span{phone.number, language::french, SpanKind::phone, true}}; }
Words hours_words(std::string_view text, const language::Tag& tag) { return {Span{std::string{text}, tag, SpanKind::hours, true}}; }

Words joined(const Words& first, std::string_view between, const Words& second) {
    if (first.empty() || second.empty()) return first.empty() ? second : first;
    Words out = first;
    const std::string& before = first.back().text;           // 。！？ have their own space
    const bool full_width = before.ends_with("\u3002") || before.ends_with("\uFF01") || before.ends_with("\uFF1F");
    if (between != " " || !full_width) out.push_back(Span{std::string{between}, first.back().language, SpanKind::plain, true});
    out.insert(out.end(), second.begin(), second.end());
    return out;
}

Span Messages::pattern(std::string_view domain, const std::string& key, const std::string& french_text) const {
    if (tag_ != language::french)
        if (const auto found = directory_->translation(tag_, domain, key))
            return {language::typographic(found->text, tag_), tag_, SpanKind::plain, found->reviewed};
    return {language::typographic(french_text, language::french), language::french, SpanKind::plain, true};
}

// A French sentence to be said, quoted « … » in a text that runs from right to left, keeps its own direction.
Words Messages::text(std::string_view domain, const std::string& key, const std::string& french_text) const {
    if (french_text.empty()) return {};
    const Span whole = pattern(domain, key, french_text);
    if (language::direction(whole.language) == language::Direction::left_to_right) return {whole};
    Words out;
    const auto add = [&](std::string_view part, bool quotation) {
        if (part.empty()) return;
        Span span = whole;
        span.text = part;
        if (quotation) span = {std::string{part}, language::french, SpanKind::french, true};
        out.push_back(std::move(span));
    };
    constexpr std::string_view opens = "«", closes = "»";
    std::string_view rest = whole.text;
    for (std::size_t from; (from = rest.find(opens)) != std::string_view::npos;) {
        const std::size_t to = rest.find(closes, from);
        if (to == std::string_view::npos) break;
        const std::string_view quoted = rest.substr(from, to + closes.size() - from);
        const bool latin = std::any_of(quoted.begin(), quoted.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        add(rest.substr(0, from), false);
        add(quoted, latin);
        rest.remove_prefix(to + closes.size());
    }
    add(rest, false);
    return out;
}

Words Messages::words(const char* key, const char* french_text) const { return text("interface", key, french_text); }

Words Messages::words(const char* key, const char* french_text, std::initializer_list<Argument> arguments) const {
    const Span pattern = this->pattern("interface", key, french_text);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    std::vector<const Argument*> inserted;
    for (const Argument& argument : arguments) {
        names.push_back(unicode(argument.name));
        if (const auto* number = std::get_if<int>(&argument.value)) {
            values.emplace_back(static_cast<int32_t>(*number));
        } else {
            values.emplace_back(icu::UnicodeString{static_cast<UChar>(first_mark + static_cast<UChar>(inserted.size()))});
            inserted.push_back(&argument);
        }
    }
    const auto formatted = [&](std::string_view text, const language::Tag& tag) -> std::optional<icu::UnicodeString> {
        UErrorCode error = U_ZERO_ERROR;
        const icu::MessageFormat format{unicode(text), icu::Locale::forLanguageTag(language::local_usage(tag).value, error), error};
        icu::UnicodeString out;
        if (U_SUCCESS(error)) format.format(names.data(), values.data(), static_cast<int32_t>(values.size()), out, error);
        if (U_FAILURE(error)) return std::nullopt;
        return out;
    };
    // A broken translation costs that sentence its language, nothing else.
    auto out = formatted(pattern.text, pattern.language);
    const language::Tag said_in = out ? pattern.language : language::french;
    const bool reviewed = out ? pattern.reviewed : true;
    if (!out) out = formatted(language::typographic(french_text, language::french), language::french);
    if (!out) throw std::logic_error{std::string{"the French of "} + key + " is no message pattern"};

    Words words;
    icu::UnicodeString run;
    const auto end_run = [&] {
        if (run.isEmpty()) return;
        std::string text;
        run.toUTF8String(text);
        words.push_back(Span{std::move(text), said_in, SpanKind::plain, reviewed});
        run.remove();
    };
    for (int32_t i = 0; i < out->length(); ++i) {
        const UChar c = out->charAt(i);
        if (c >= first_mark && c < first_mark + inserted.size()) {
            end_run();
            const auto& value = inserted[c - first_mark]->value;
            const auto* in_language = std::get_if<InLanguage>(&value);
            const Words part = in_language ? (*in_language)(said_in) : std::get<Words>(value);
            words.insert(words.end(), part.begin(), part.end());
        } else {
            run.append(c);
        }
    }
    end_run();
    return words;
}

// --- attract, language ------------------------------------------------------------------------------------------------------
Words Messages::need_help() const { return words("attract.need-help", "Besoin d’aide ?"); }
Words Messages::touch_the_screen() const { return words("attract.touch", "Touchez l’écran"); }
Words Messages::only_our_screen() const { return words("attract.qr", "Nos QR codes n’apparaissent que sur l’écran."); }
Words Messages::choose_your_language() const { return words("language.choose", "Choisissez votre langue"); }

// --- the bar ----------------------------------------------------------------------------------------------------------------
Words Messages::back() const { return words("bar.back", "Retour"); }
Words Messages::home() const { return words("bar.home", "Accueil"); }
Words Messages::language_button(const Words& name) const { return words("bar.language", "Langue : {name}", {{"name", name}}); }
Words Messages::text_size() const { return words("bar.text-size", "Réglages : texte, voix, contraste"); }
Words Messages::emergency() const { return words("bar.emergency", "Urgence {number}", {{"number", Words{Span{"112", language::french, SpanKind::phone, true}}}}); }
Words Messages::continue_with(int count) const { return words("bar.continue-with", "Continuer · {count}", {{"count", count}}); }
Words Messages::further_up() const { return words("page.up", "Voir plus haut"); }
Words Messages::further_down() const { return words("page.down", "Voir la suite"); }

// --- home -------------------------------------------------------------------------------------------------------------------
Words Messages::how_can_we_help() const { return words("home.title", "Comment pouvons-nous vous aider ?"); }
Words Messages::nothing_is_kept() const { return words("home.nothing-kept", "Aucune information sur vous n’est gardée."); }
Words Messages::search_a_service() const { return words("home.search", "Chercher un service"); }
Words Messages::search_hint() const { return words("home.search-hint", "Tapez trois lettres, dans votre langue"); }
Words Messages::search_hint_latin() const { return words("home.search-hint-latin", "Tapez trois lettres latines, ou choisissez un thème"); }

// --- guide ------------------------------------------------------------------------------------------------------------------
Words Messages::now() const { return words("guide.now", "Maintenant"); }
Words Messages::today() const { return words("guide.today", "Aujourd’hui"); }
Words Messages::before_leaving() const { return words("guide.before-leaving", "Avant de partir"); }
Words Messages::later() const { return words("guide.later", "Plus tard"); }
Words Messages::this_week() const { return words("guide.this-week", "Cette semaine"); }
Words Messages::next_months() const { return words("guide.next-months", "Les mois suivants"); }
Words Messages::moment(std::string_view id) const {
    if (id == "now") return now();
    if (id == "today") return today();
    if (id == "this-week") return this_week();
    if (id == "before-leaving") return before_leaving();
    if (id == "next-months") return next_months();
    return later();
}
Words Messages::another_language() const { return words("guide.another-language", "Une autre langue"); }
Words Messages::to_show_in(const Words& language) const { return words("guide.to-show-in", "À montrer · {language}", {{"language", language}}); }
Words Messages::done() const { return words("checklist.done", "C’est fait"); }
Words Messages::first_of_all() const { return words("checklist.first", "D’abord :"); }
Words Messages::ticked(int done, int all) const { return words("checklist.ticked", "Fait : {done} sur {all}", {{"done", done}, {"all", all}}); }
Words Messages::show_at_the_desk() const { return words("guide.show-at-desk", "À montrer au guichet"); }
Words Messages::show_full_screen(const Words& sentence) const {
    return words("guide.show-large", "Montrer en grand : {sentence}", {{"sentence", sentence}});
}
Words Messages::full_screen_hint() const { return words("guide.show-hint", "Montrez cette phrase à la personne qui vous reçoit."); }
Words Messages::no_desk_known_open() const {
    return words("guide.no-desk-open", "Aucun guichet confirmé ouvert à cette heure.");
}
Words Messages::nobody_on_file() const { return words("guide.nobody", "Aucun service n’est encore dans la liste pour cela. Demandez à une personne près de vous."); }
Words Messages::ask_someone_to_call() const { return french("« Pouvez-vous appeler ce numéro pour moi, s’il vous plaît ? »"); }
Words Messages::to_check_with(const Words& number) const {
    return words("guide.to-check", "À vérifier auprès du {number}.", {{"number", number}});
}
Words Messages::bring(const Words& what) const { return words("guide.bring", "À apporter : {what}", {{"what", what}}); }

Words Messages::how_we_call_it() const { return words("guide.neutral-title", "Informations utiles"); }
Words Messages::whose_papers() const { return words("guide.whose-papers", "Quel pays a fait votre passeport ?"); }
Words Messages::papers_of(const Words& country) const { return words("guide.papers-of", "Passeport : {country}", {{"country", country}}); }
Words Messages::other_country() const { return words("guide.other-country", "Autre pays, ou je ne sais pas"); }
Words Messages::no_sure_consulate() const {
    return words("guide.no-consulate", "Pas de consulat vérifié ici pour ce pays. Cherchez son ambassade en France.");
}
Words Messages::from_to(const Words& first, const Words& last) const {
    return words("guide.from-to", "{first} – {last}", {{"first", first}, {"last", last}});
}
Words Messages::go_on() const { return words("guide.go-on", "Continuer"); }
Words Messages::to_take_away() const { return words("take-away.title", "À emporter"); }
Words Messages::take_a_picture() const { return words("take-away.hint", "Prenez cette page en photo, ou recopiez-la."); }
Words Messages::see_the_list() const { return words("take-away.see", "La liste, à prendre en photo"); }
Words Messages::means_call() const { return words("guide.means-call", "Cette phrase demande d’appeler un numéro pour vous."); }
Words Messages::means_where() const { return words("guide.means-where", "Cette phrase dit où vous êtes et demande de l’aide."); }

// --- what a place can keep --------------------------------------------------------------------------------------------------
Words Messages::somebody_here() const { return words("place.somebody", "Quelqu’un peut vous aider ici. Demandez."); }
Words Messages::telephone_here() const { return words("place.telephone", "On peut vous prêter un téléphone ici. Demandez."); }
Words Messages::room_here() const { return words("place.room", "Vous pouvez parler ici dans un bureau fermé."); }

// --- before the first page that nobody else should read -----------------------------------------------------------------------
Words Messages::before_you_begin() const { return words("calm.title", "Avant de commencer"); }
Words Messages::leave_now() const { return words("bar.leave", "Quitter"); }
Words Messages::what_leaving_does(const Words& button) const {
    return words("calm.leave", "Le bouton {button} reste en bas de l’écran. Il montre aussitôt une page de vacances.", {{"button", button}});
}
Words Messages::what_leaving_keeps() const { return words("calm.back", "Après, le bouton Retour ne revient jamais ici."); }
Words Messages::who_may_see() const {
    return words("calm.seen", "Cette borne ne garde rien de vous. Une personne ou une caméra peut voir l’écran. Un papier peut être trouvé.");
}

// --- service ----------------------------------------------------------------------------------------------------------------
Words Messages::open_until(Minute until) const {
    return words("service.open-until", "Ouvert jusqu’à {closes}", {{"closes", hour(until)}});
}
Words Messages::always_open() const { return words("service.always-open", "Jour et nuit"); }
Words Messages::closed_until(Minute opens, Minute now) const {
    const Day day = std::chrono::floor<std::chrono::days>(opens);
    if (day == std::chrono::floor<std::chrono::days>(now))
        return words("service.closed-until-hour", "Fermé. Ouvre à {opens}", {{"opens", hour(opens)}});
    return words("service.closed-until-day", "Fermé. Ouvre {day} à {opens}", {{"day", weekday(day)}, {"opens", hour(opens)}});
}
Words Messages::closed() const { return words("service.closed", "Fermé"); }
Words Messages::closed_for(std::string_view holiday) const {
    if (holiday == "new-year") return words("holiday.new-year", "Fermé : jour de l’an");
    if (holiday == "easter-monday") return words("holiday.easter-monday", "Fermé : lundi de Pâques");
    if (holiday == "labour-day") return words("holiday.labour-day", "Fermé : 1er mai");
    if (holiday == "victory-1945") return words("holiday.victory-1945", "Fermé : 8 mai");
    if (holiday == "ascension") return words("holiday.ascension", "Fermé : Ascension");
    if (holiday == "whit-monday") return words("holiday.whit-monday", "Fermé : lundi de Pentecôte");
    if (holiday == "bastille-day") return words("holiday.bastille-day", "Fermé : 14 juillet");
    if (holiday == "assumption") return words("holiday.assumption", "Fermé : Assomption");
    if (holiday == "all-saints") return words("holiday.all-saints", "Fermé : Toussaint");
    if (holiday == "armistice") return words("holiday.armistice", "Fermé : 11 novembre");
    if (holiday == "christmas") return words("holiday.christmas", "Fermé : Noël");
    return closed();
}
Words Messages::opens(Minute opens, Minute now) const {
    const Day day = std::chrono::floor<std::chrono::days>(opens);
    if (day == std::chrono::floor<std::chrono::days>(now)) return words("service.opens-hour", "ouvre à {opens}", {{"opens", hour(opens)}});
    return words("service.opens-day", "ouvre {day} à {opens}", {{"day", weekday(day)}, {"opens", hour(opens)}});
}
Words Messages::hours_to_confirm() const { return words("service.hours-to-confirm", "Horaires à confirmer"); }
Words Messages::in_principle() const { return words("service.in-principle", "En principe, à confirmer"); }
Words Messages::in_principle_open(Minute until) const {
    return words("service.in-principle-open", "En principe, ouvert jusqu’à {closes}", {{"closes", hour(until)}});
}
Words Messages::in_principle_closed(Minute opens, Minute now) const {
    const Day day = std::chrono::floor<std::chrono::days>(opens);
    if (day == std::chrono::floor<std::chrono::days>(now))
        return words("service.in-principle-closed-hour", "En principe, fermé. Ouvre à {opens}", {{"opens", hour(opens)}});
    return words("service.in-principle-closed-day", "En principe, fermé. Ouvre {day} à {opens}", {{"day", weekday(day)}, {"opens", hour(opens)}});
}
Words Messages::number_unchecked_since(Day on) const {
    return words("service.number-unchecked", "Numéro non revérifié depuis {month}.", {{"month", month(on)}});
}
Words Messages::number_undated() const { return words("service.number-undated", "Numéro lu dans une source sans date."); }
Words Messages::address_unchecked_since(Day on) const {
    return words("service.address-unchecked", "Adresse non revérifiée depuis {month}.",
                 {{"month", month(on)}});
}
Words Messages::address_undated() const { return words("service.address-undated", "Adresse lue dans une source sans date."); }
Words Messages::checked_on(Day on) const {
    return words("service.checked", "Vérifié en {month}", {{"month", month(on)}});
}
Words Messages::seen_on(Day on) const {
    return words("service.seen", "Information de {month}, à confirmer", {{"month", month(on)}});
}
Words Messages::no_answer_call(const Words& name, const Words& number) const {
    return words("service.no-answer", "Pas de réponse ? {number} ({name})", {{"name", name}, {"number", number}});
}
Words Messages::no_answer_name(const Words& name) const {
    return words("service.no-answer-name", "Pas de réponse ? {name}", {{"name", name}});
}
Words Messages::no_answer_see(const Words& name) const {
    return words("service.no-answer-see", "Pas de réponse ? Voyez : {name}", {{"name", name}});
}
Words Messages::call_first() const { return words("service.call-first", "Vérifiez avant d’y aller."); }
Words Messages::no_sure_number_call(const Words& name, const Words& number) const {
    return words("service.no-number-call", "Pas de numéro vérifié ici. Sinon : {number} ({name}).", {{"name", name}, {"number", number}});
}
Words Messages::no_sure_number_see(const Words& name) const {
    return words("service.no-number-see", "Pas de numéro vérifié ici. Voyez : {name}", {{"name", name}});
}
Words Messages::by_text_message() const { return words("service.by-text", "Par SMS"); }
Words Messages::free_call() const { return words("service.free", "Gratuit"); }
Words Messages::from_abroad() const { return words("service.from-abroad", "Depuis l’étranger"); }
Words Messages::not_on_the_bill() const { return words("service.not-on-bill", "N’apparaît pas sur la facture"); }
Words Messages::address() const { return words("service.address", "Adresse"); }
Words Messages::website() const { return words("service.website", "Site internet"); }
Words Messages::opening_hours() const { return words("service.hours", "Horaires"); }
Words Messages::telephone_hours() const { return words("service.phone-hours", "Horaires du téléphone"); }
Words Messages::closed_that_day() const { return words("service.closed-that-day", "—"); }
Words Messages::spoken_here(const Words& languages, directory::HowSpoken how) const {
    switch (how) {
        case directory::HowSpoken::spoken: break;
        case directory::HowSpoken::interpreter: return words("service.interpreter", "Avec un interprète : {languages}", {{"languages", languages}});
        case directory::HowSpoken::on_request: return words("service.languages-on-request", "Sur demande : {languages}", {{"languages", languages}});
    }
    return words("service.languages", "Langues : {languages}", {{"languages", languages}});
}
Words Messages::intake(directory::Intake intake) const {
    switch (intake) {
        case directory::Intake::unknown: break;
        case directory::Intake::walk_in: return filter(directory::Filter::walk_in);
        case directory::Intake::appointment: return words("service.appointment", "Sur rendez-vous");
        case directory::Intake::referral: return words("service.referral", "Un professionnel doit vous y envoyer");
    }
    return {};
}
Words Messages::steps(directory::Known step_free) const {
    switch (step_free) {
        case directory::Known::unknown: break;
        case directory::Known::yes: return filter(directory::Filter::step_free);
        case directory::Known::no: return words("service.steps", "Il y a des marches");
    }
    return {};
}
Words Messages::coming_activities() const { return words("service.coming", "Prochaines rencontres"); }
Words Messages::when(const directory::Activity& activity) const {
    const Words day = weekday(activity.on)(tag_);
    if (!activity.from) return day;
    const std::string from = language::time_words(*activity.from, tag_);
    return joined(day, " · ", hours_words(activity.to ? from + "–" + language::time_words(*activity.to, tag_) : from, tag_));
}
Words Messages::without_a_voice() const { return filter(directory::Filter::without_phone); }
Words Messages::silent_route(directory::SilentRoute route, const Words& email) const {
    switch (route) {
        case directory::SilentRoute::sms: return by_text_message();
        case directory::SilentRoute::chat: return words("service.by-chat", "Par tchat, sur internet");
        case directory::SilentRoute::video_sign_language: return words("service.by-video", "Par vidéo, en langue des signes");
        case directory::SilentRoute::email: return words("service.by-email", "Par e-mail : {address}", {{"address", email}});
        case directory::SilentRoute::relay: return words("service.by-relay", "Par un relais pour personnes sourdes");
        case directory::SilentRoute::door: return words("service.by-door", "Sur place");
    }
    return {};
}

// --- emergency --------------------------------------------------------------------------------------------------------------
Words Messages::in_danger_now() const { return words("emergency.title", "En danger maintenant"); }
Words Messages::free_day_and_night() const { return words("emergency.free", "Gratuit, jour et nuit. Il faut une carte SIM."); }
Words Messages::say_where_you_are() const { return words("emergency.where", "Dites où vous êtes"); }
Words Messages::i_am_at(std::string_view place) const { return french("« " + std::string{place} + ". J’ai besoin d’aide. »"); }
Words Messages::no_telephone() const { return words("emergency.no-phone", "Pas de téléphone ?"); }
Words Messages::could_you_call() const { return ask_someone_to_call(); }
Words Messages::show_this_sentence() const { return words("emergency.show-sentence", "Montrez cette phrase :"); }
Words Messages::text_114() const { return french("Danger. Je ne peux pas parler."); }
Words Messages::text_114_hint() const {
    return words("emergency.text-114", "Par SMS au {number}. Ajoutez la rue et l’étage. Réponse en une minute, sinon renvoyez.",
                 {{"number", Words{Span{"114", language::french, SpanKind::phone, true}}}});
}
Words Messages::number_112() const { return words("emergency.112", "Urgence, dans l’Union européenne"); }
Words Messages::number_17() const { return words("emergency.17", "Police, gendarmerie"); }
Words Messages::number_15() const { return words("emergency.15", "Médecin, Samu"); }
Words Messages::number_18() const { return words("emergency.18", "Pompiers"); }
Words Messages::number_114() const { return words("emergency.114", "Par SMS : je ne peux pas parler ou entendre"); }

// --- search -----------------------------------------------------------------------------------------------------------------
Words Messages::search_title() const { return words("search.title", "Que cherchez-vous ?"); }
Words Messages::type_here() const { return words("search.type", "Tapez les premières lettres"); }
Words Messages::type_latin() const { return words("search.type-latin", "Tapez en lettres latines, ou en anglais"); }
Words Messages::or_a_theme() const { return words("search.themes", "Ou choisissez un thème"); }
Words Messages::theme(std::string_view id) const {
    if (id == "police") return words("theme.police", "Police, plainte");
    if (id == "victims") return words("theme.victims", "Aide aux victimes");
    if (id == "family") return words("theme.family", "Femmes, enfants, famille");
    if (id == "health") return words("theme.health", "Santé, hôpital");
    if (id == "shelter") return words("theme.shelter", "Dormir, manger");
    if (id == "rights") return words("theme.rights", "Droits et justice");
    if (id == "papers") return words("theme.papers", "Papiers, mairie, consulat");
    if (id == "blocking") return words("theme.blocking", "Carte, téléphone, internet");
    if (id == "work") return words("theme.work", "Travail, aides sociales");
    if (id == "visit") return words("theme.visit", "Visites, objets perdus");
    return {};
}
Words Messages::filters() const { return words("filter.title", "Ne montrer que"); }
Words Messages::filter(directory::Filter filter) const {
    switch (filter) {
        case directory::Filter::open_now: return words("filter.open-now", "Ouvert maintenant");
        case directory::Filter::walk_in: return words("filter.walk-in", "Sans rendez-vous");
        case directory::Filter::my_language: return words("filter.my-language", "Dans ma langue");
        case directory::Filter::without_phone: return words("filter.without-phone", "Sans téléphoner");
        case directory::Filter::step_free: return words("filter.step-free", "Sans marche");
        default: return {};                                  // those of community service are answers of the desks' guide
    }
}
Words Messages::results(int count) const {
    return words("search.results", "{count, plural, =0 {Aucun service trouvé} one {# service} other {# services}}", {{"count", count}});
}
Words Messages::nothing_found() const { return words("search.nothing", "Rien ne correspond. Demandez à une personne près de vous. C’est grave ? Touchez Urgence."); }
Words Messages::to_check(int count) const {
    return words("search.to-check", "{count, plural, one {À vérifier : # service} other {À vérifier : # services}}", {{"count", count}});
}
Words Messages::to_check_hint() const { return words("search.to-check-hint", "Cette information manque ici. Demandez-leur d’abord."); }
Words Messages::left_out(int count) const {
    return words("search.left-out", "{count, plural, one {# service ne correspond pas} other {# services ne correspondent pas}}", {{"count", count}});
}
Words Messages::lift_filters() const { return words("search.lift", "Tout montrer"); }
Words Messages::erase() const { return words("search.erase", "Effacer"); }
Words Messages::clear() const { return words("search.clear", "Tout effacer"); }
Words Messages::space() const { return words("search.space", "Espace"); }
Words Messages::latin_letters() const { return words("search.latin-letters", "Lettres latines"); }
Words Messages::own_letters() const { return words("search.own-letters", "Lettres de ma langue"); }

// --- map --------------------------------------------------------------------------------------------------------------------
Words Messages::on_a_map() const { return words("map.show", "Sur un plan"); }
Words Messages::map_title() const { return words("map.title", "À pied d’ici"); }
Words Messages::as_the_crow_flies() const { return words("map.hint", "En ligne droite : le chemin est un peu plus long. Le nord est en haut."); }
Words Messages::you_are_here() const { return words("map.here", "Vous êtes ici"); }
Words Messages::north_sign() const { return words("map.north-sign", "N"); }
Words Messages::minutes(int count) const { return words("map.minutes", "{count, plural, one {# min} other {# min}}", {{"count", count}}); }
Words Messages::about_on_foot(int minutes) const {
    return words("map.about", "{count, plural, one {environ # minute à pied} other {environ # minutes à pied}}", {{"count", minutes}});
}
Words Messages::about_on_foot(int minutes, int eighth) const {
    const auto towards = [&] {
        switch (eighth) {
            case 0: return words("map.north", "vers le nord");
            case 1: return words("map.north-east", "vers le nord-est");
            case 2: return words("map.east", "vers l’est");
            case 3: return words("map.south-east", "vers le sud-est");
            case 4: return words("map.south", "vers le sud");
            case 5: return words("map.south-west", "vers le sud-ouest");
            case 6: return words("map.west", "vers l’ouest");
            default: return words("map.north-west", "vers le nord-ouest");
        }
    };
    return joined(about_on_foot(minutes), " · ", towards());
}

// --- "Aa" -------------------------------------------------------------------------------------------------------------------
Words Messages::comfort() const { return words("access.title", "Régler la borne pour vous"); }
Words Messages::comfort_hint() const { return words("access.hint", "Ces réglages sont oubliés à la fin de votre visite."); }
Words Messages::larger_text() const { return words("access.large", "Texte plus grand"); }
Words Messages::more_contrast() const { return words("access.contrast", "Plus de contraste"); }
Words Messages::on() const { return words("access.on", "Oui"); }
Words Messages::off() const { return words("access.off", "Non"); }

Words Messages::lower_buttons() const { return words("access.low", "Boutons plus bas"); }
Words Messages::without_motion() const { return words("access.motion", "Sans mouvement"); }
Words Messages::more_time() const { return words("access.time", "Plus de temps"); }
Words Messages::read_aloud() const { return words("access.voice", "Lire à voix haute"); }
Words Messages::explore_by_touch() const { return words("access.explore", "Explorer avec un doigt"); }
Words Messages::explore_hint() const { return words("access.explore-hint", "Glissez un doigt : la borne lit. Touchez deux fois au même endroit pour choisir."); }
Words Messages::dark_screen() const { return words("access.blank", "Écran éteint pendant l’écoute"); }

// --- The voice --------------------------------------------------------------------------------------------------------------
Words Messages::listen() const { return words("bar.listen", "Écouter"); }
Words Messages::in_sign_language() const { return words("sign.play", "Voir en langue des signes"); }
Words Messages::stop_listening() const { return words("bar.stop-listening", "Arrêter"); }
Words Messages::louder() const { return words("voice.louder", "Plus fort"); }
Words Messages::softer() const { return words("voice.softer", "Moins fort"); }
Words Messages::say_again() const { return words("voice.again", "Répéter"); }
Words Messages::choices(int count) const { return words("voice.choices", "{count, plural, one {# choix.} other {# choix.}}", {{"count", count}}); }
Words Messages::keys_hint() const { return words("voice.keys", "Les flèches parcourent la page. La touche Entrée choisit."); }
Words Messages::listen_in_private() const { return words("voice.private", "Cette page se lit seulement avec un casque."); }
Words Messages::headphones_here() const { return words("voice.headphones-here", "L’accueil peut prêter un casque."); }

// --- What is owed to whoever stands here (people.md, P13) ---------------------------------------------------------------------
Words Messages::your_data() const { return words("data.title", "Vos données"); }
Words Messages::nothing_asked() const { return words("data.nothing-asked", "La borne ne demande ni nom, ni adresse, ni papiers."); }
Words Messages::no_camera() const { return words("data.no-camera", "Elle n’a pas de caméra, pas de micro, pas de cookies."); }
Words Messages::all_erased() const { return words("data.erased", "À la fin de la visite, elle efface tout."); }
Words Messages::numbers_only() const { return words("data.numbers", "Elle compte des nombres, jamais des personnes. Pas de nom, pas d’heure, pas de suite de pages."); }
Words Messages::who_answers(const Words& who) const { return words("data.operator", "Responsable : {who}", {{"who", who}}); }
Words Messages::ask_who_answers() const { return words("data.ask-operator", "Qui est responsable de cette borne ? Demandez à l’accueil."); }
Words Messages::write_to(const Words& address) const { return words("data.contact", "Délégué à la protection des données : {address}", {{"address", address}}); }
Words Messages::ask_whom_to_write() const { return words("data.ask-contact", "Vous pouvez écrire au délégué à la protection des données. L’accueil donne son adresse."); }
Words Messages::accessibility() const { return words("accessibility.title", "Accessibilité"); }
Words Messages::works_here() const { return words("accessibility.works", "Ce qui marche"); }
Words Messages::works_settings() const { return words("accessibility.settings", "Texte plus grand, contraste, boutons plus bas, plus de temps, sans mouvement."); }
Words Messages::works_voice() const { return words("accessibility.voice", "La borne lit les pages à voix haute. On peut l’explorer avec un doigt."); }
Words Messages::works_keys() const { return words("accessibility.keys", "Un clavier suffit : flèches, Entrée, Échap."); }
Words Messages::works_silent() const { return words("accessibility.silent", "Chaque service dit comment le joindre sans téléphoner."); }
Words Messages::not_yet() const { return words("accessibility.not-yet", "Ce qui ne marche pas encore"); }
Words Messages::no_sign_language() const { return words("accessibility.no-signs", "Il n’y a pas encore de vidéo en langue des signes française (LSF)."); }
Words Messages::no_voice_for(const Words& languages) const { return words("accessibility.no-voice-for", "Pas de voix pour : {languages}", {{"languages", languages}}); }
Words Messages::no_voice_at_all() const { return words("accessibility.no-voice", "Cette borne n’a pas de voix."); }
Words Messages::private_only_with_headset() const { return words("accessibility.private", "Certaines pages se lisent seulement avec un casque, pour votre sécurité."); }
Words Messages::not_audited() const { return words("accessibility.not-audited", "Aucun organisme n’a encore contrôlé l’accessibilité de cette borne."); }
Words Messages::tell_us() const { return words("accessibility.tell", "Un problème ?"); }
Words Messages::tell_the_host() const { return words("accessibility.tell-host", "Dites à l’accueil ce qui vous a bloqué."); }
Words Messages::defender_of_rights() const { return words("accessibility.defender", "Sans réponse, vous pouvez saisir le Défenseur des droits. Un point d’accès au droit peut vous aider :"); }

// --- end of a visit -----------------------------------------------------------------------------------------------------------
Words Messages::print() const { return words("print.offer", "Imprimer"); }
Words Messages::your_sheet() const { return words("print.title", "Votre feuille"); }
Words Messages::whole_sheet() const { return words("print.whole", "Feuille entière"); }
Words Messages::pocket_slip() const { return words("print.slip", "Petit papier de poche"); }
Words Messages::large_type() const { return words("print.large", "Gros caractères"); }
Words Messages::pages(int count) const { return words("print.pages", "{count, plural, one {# page} other {# pages}}", {{"count", count}}); }
Words Messages::sheet_languages(const Words& language) const { return words("print.languages", "En {language} et en français", {{"language", language}}); }
Words Messages::printing() const { return words("print.busy", "La feuille s’imprime. Attendez-la ici."); }
Words Messages::printed() const { return words("print.done", "La feuille est imprimée. Prenez-la."); }
Words Messages::paper_out() const { return words("print.paper-out", "Il n’y a plus de papier."); }
Words Messages::printer_fails() const { return words("print.failed", "L’imprimante ne marche pas."); }
Words Messages::nothing_later() const { return words("print.not-later", "Rien ne s’imprimera plus tard."); }
Words Messages::instead_of_paper() const { return words("print.instead", "Demandez à l’accueil, ou recopiez l’écran."); }
Words Messages::pages_used_up() const { return words("print.limit-visit", "Six pages par visite. Pour plus, demandez à l’accueil."); }
Words Messages::printer_rests() const { return words("print.limit-time", "L’imprimante se repose. Réessayez dans dix minutes."); }
Words Messages::paper_may_be_found() const { return words("print.found", "Un papier peut être trouvé. Prenez-le tout de suite. Pliez-le."); }
Words Messages::to_my_telephone() const { return words("qr.offer", "Sur mon téléphone"); }
Words Messages::aim_at_the_square() const { return words("qr.hint", "Ouvrez l’appareil photo du téléphone. Visez ce carré."); }
Words Messages::no_site_opens() const { return words("qr.no-site", "Le texte est dans le carré. Aucun site ne s’ouvre."); }
Words Messages::square_leaves_a_trace() const { return words("qr.trace", "Le carré peut laisser une trace dans le téléphone. Quelqu’un qui le surveille peut la lire."); }
Words Messages::show_the_square() const { return words("qr.show", "Montrer le carré"); }
Words Messages::no_copy_is_kept() const { return words("data.paper", "La borne ne garde pas de copie de ce qu’elle imprime."); }
Words Messages::my_steps() const { return words("paper.my-steps", "Mes démarches"); }
Words Messages::useful_numbers() const { return words("paper.numbers", "Numéros utiles"); }
Words Messages::rest_left_out() const { return words("paper.rest", "La suite ne tient pas sur cette feuille. Demandez à l’accueil."); }
Words Messages::rest_on_the_kiosk() const { return words("paper.kiosk", "La suite est sur la borne."); }
Words Messages::draft_translation() const { return words("paper.draft", "Traduction non relue. Montrez le français."); }
Words Messages::page_of(int page, int pages) const { return words("paper.page", "Page {page} sur {pages}", {{"page", page}, {"pages", pages}}); }
Words Messages::printed_on(Day on) const { return words("paper.printed", "Imprimé le {day}", {{"day", weekday(on)}}); }
Words Messages::directory_of(Day on) const { return words("paper.data", "Informations de {month}", {{"month", month(on)}}); }
Words Messages::prepare_a_complaint() const { return words("complaint.title", "Préparer ma plainte"); }
Words Messages::write_by_hand() const { return words("complaint.by-hand", "Écrivez à la main. La borne ne garde rien."); }
Words Messages::no_proof_needed() const { return words("complaint.proof", "Aucune preuve n’est exigée. Apportez ce que vous avez."); }
Words Messages::ask_for_a_copy() const { return words("complaint.copy", "Demandez le récépissé et une copie de la plainte."); }
Words Messages::right_to_an_interpreter() const { return words("complaint.interpreter", "Vous avez droit à un interprète. Dites que vous ne parlez pas français."); }
Words Messages::blank_name() const { return words("complaint.name", "Nom, prénom"); }
Words Messages::blank_born() const { return words("complaint.born", "Date et lieu de naissance"); }
Words Messages::blank_address() const { return words("complaint.address", "Adresse ici, et dans votre pays"); }
Words Messages::blank_contact() const { return words("complaint.contact", "Téléphone, e-mail"); }
Words Messages::blank_when() const { return words("complaint.when", "Quel jour ? À quelle heure ?"); }
Words Messages::blank_where() const { return words("complaint.where", "À quel endroit ?"); }
Words Messages::blank_what() const { return words("complaint.what", "Que s’est-il passé ?"); }
Words Messages::blank_things() const { return words("complaint.things", "Objets volés ou cassés : marque, couleur, valeur"); }
Words Messages::blank_imei() const { return words("complaint.imei", "Téléphone : marque, numéro, code IMEI (tapez *#06#)"); }
Words Messages::blank_card() const { return words("complaint.card", "Carte bloquée : jour, heure, numéro reçu"); }
Words Messages::blank_persons() const { return words("complaint.persons", "La ou les personnes : vêtements, taille, véhicule"); }
Words Messages::blank_witnesses() const { return words("complaint.witnesses", "Témoins : nom, téléphone"); }
Words Messages::blank_hurt() const { return words("complaint.hurt", "Blessures ? Quel médecin ?"); }
Words Messages::blank_receipt() const { return words("complaint.receipt", "Récépissé : numéro, jour, bureau"); }
Words Messages::still_there() const { return words("idle.title", "Vous êtes toujours là ?"); }
Words Messages::all_will_be_forgotten() const { return words("idle.text", "Pas de réponse ? La borne efface tout. L’accueil revient."); }
Words Messages::i_am_here() const { return words("idle.continue", "Oui, continuer"); }

// --- the desk: French, as whoever sits there reads it; nothing of it stands in a translation or in the public file (people.md, P1) --
namespace {
Words of_desk(std::string_view text) { return language::words(language::typographic(text, language::french), language::french); }
}

Words Messages::staff_code() const { return of_desk("Code du personnel"); }
Words Messages::type_the_code() const { return of_desk("Tapez le code"); }
Words Messages::code_refused() const { return of_desk("Ce n’est pas ce code."); }
Words Messages::wait_seconds(int seconds) const { return of_desk("Attendez " + std::to_string(seconds) + (seconds > 1 ? " secondes." : " seconde.")); }
Words Messages::staff_enter() const { return of_desk("Valider"); }
Words Messages::for_the_desk() const { return of_desk("Espace du personnel"); }
Words Messages::print_reflex() const { return of_desk("Imprimer la fiche réflexe"); }
Words Messages::print_host_form() const { return of_desk("Imprimer une fiche de poste TIG"); }
Words Messages::lock_the_desk() const { return of_desk("Verrouiller"); }
Words Messages::received_today() const { return of_desk("Une personne reçue : touchez pour la compter"); }
Words Messages::received_hint() const { return of_desk("Un nombre par accueil et par trimestre. Ni nom, ni heure, ni langue."); }
Words Messages::received(std::string_view kind, int count) const {
    const char* name = kind == "tourist" ? "Touriste victime" : kind == "violence" ? "Violences" : kind == "victim" ? "Autre victime"
                     : kind == "released" ? "Sortie de prison" : kind == "tig" ? "TIG" : "Accès au droit";
    return of_desk(count ? std::string{name} + " · +" + std::to_string(count) : name);
}
Words Messages::undo_received() const { return of_desk("Annuler le dernier"); }
Words Messages::closed_today() const { return words("badge.closed-today", "Fermé aujourd’hui"); }
Words Messages::entry_is_wrong() const { return of_desk("Cette fiche est fausse"); }
Words Messages::what_is_wrong() const { return of_desk("Qu’est-ce qui est faux ?"); }
Words Messages::wrong(std::string_view category) const {
    return of_desk(category == "number" ? "Le numéro" : category == "address" ? "L’adresse" : category == "hours" ? "Les horaires"
                   : category == "closed" ? "Le service n’existe plus" : "Autre chose");
}
namespace {
std::string wish(directory::Filter filter, const language::Tag& person) {
    switch (filter) {
        case directory::Filter::my_language: return "langue (" + language::name_in(person, language::french) + ")";
        case directory::Filter::step_free: return "accès sans marche";
        case directory::Filter::without_phone: return "joindre sans téléphone";
        case directory::Filter::walk_in: return "sans rendez-vous";
        case directory::Filter::open_now: return "ouvert maintenant";
        case directory::Filter::tig_adults: return "majeurs";
        case directory::Filter::tig_minors: return "mineurs";
        case directory::Filter::tig_evening: return "soir ou week-end";
        case directory::Filter::tig_no_licence: return "sans permis";
        case directory::Filter::tig_no_minors_near: return "aucun mineur sur le lieu";
        case directory::Filter::tig_no_alcohol: return "pas d’alcool sur le lieu";
        case directory::Filter::tig_places_free: return "place libre";
        case directory::Filter::tig_short: return "peu d’heures";
        case directory::Filter::tig_clothing: return "équipement";
    }
    return {};
}
std::string wishes(const std::vector<directory::Filter>& filters, const language::Tag& person) {
    std::string out;
    for (const auto filter : filters) out += (out.empty() ? "" : ", ") + wish(filter, person);
    return out;
}
}

Words Messages::to_ask_them(const std::vector<directory::Filter>& unknown, const language::Tag& person, bool papers) const {
    std::string list = wishes(unknown, person);
    if (papers) list += list.empty() ? "papiers demandés ou non" : ", papiers demandés ou non";
    return list.empty() ? Words{} : of_desk("À demander : " + list + ".");
}
Words Messages::does_not_fit(const std::vector<directory::Filter>& missing, const language::Tag& person) const {
    return missing.empty() ? Words{} : of_desk("Ne convient pas : " + wishes(missing, person) + ".");
}
Words Messages::tig_place(const directory::Tig& place) const {
    std::string out;
    const auto also = [&](const std::string& text) { out += (out.empty() ? "" : " · ") + text; };
    if (place.places) also(std::to_string(*place.places) + (*place.places > 1 ? " places libres" : " place libre"));
    if (place.fewest_hours && place.most_hours) also("de " + std::to_string(*place.fewest_hours) + " à " + std::to_string(*place.most_hours) + " heures");
    else if (place.fewest_hours) also("dès " + std::to_string(*place.fewest_hours) + " heures");
    else if (place.most_hours) also("jusqu’à " + std::to_string(*place.most_hours) + " heures");
    if (place.habilitated_until) also("habilitation jusqu’au " + language::month_words(*place.habilitated_until, language::french));
    return out.empty() ? Words{} : of_desk(out);
}
Words Messages::nothing_in_date() const { return of_desk("Aucune fiche à jour ne répond à cela. Voyez la suite de la liste."); }
Words Messages::no_papers_asked() const { return of_desk("Ne demande pas de papiers."); }
Words Messages::noted() const { return of_desk("C’est noté. Merci."); }
Words Messages::noted_hint() const { return of_desk("La fiche et ce qui est faux, rien d’autre. Gardé ici trente jours."); }
Words Messages::read_without_date() const { return of_desk("Lu dans une source sans date."); }
Words Messages::to_verify() const { return of_desk("Fiches à revérifier"); }
Words Messages::entries(int count, int listed) const {
    const std::string all = std::to_string(count) + (count > 1 ? " fiches" : " fiche");
    return of_desk(listed < count ? all + ". Voici les " + std::to_string(listed) + " plus urgentes." : all);
}

// --- records ------------------------------------------------------------------------------------------------------------------
Words Messages::name(const directory::Service& service) const { return text("directory", "service." + service.id + ".name", service.name); }
Words Messages::description(const directory::Service& service) const {
    return text("directory", "service." + service.id + ".description", service.description);
}
Words Messages::alert(const directory::Service& service) const { return text("directory", "service." + service.id + ".alert", service.alert); }
Words Messages::fees(const directory::Service& service) const {
    return text("directory", "service." + service.id + ".fees_description", service.fees_description);
}
Words Messages::application(const directory::Service& service) const {
    return text("directory", "service." + service.id + ".application_process", service.application_process);
}
Words Messages::cost(const directory::Service& service, std::size_t phone) const {
    return text("directory", "phone." + service.id + "." + std::to_string(phone + 1) + ".cost", service.phones.at(phone).cost);
}
Words Messages::phone_description(const directory::Service& service, std::size_t phone) const {
    return text("directory", "phone." + service.id + "." + std::to_string(phone + 1) + ".description", service.phones.at(phone).description);
}
Words Messages::act(const std::string& id, const std::string& french_text) const { return text("directory", "act." + id + ".label", french_text); }
Words Messages::country(std::string_view code) const { return language::words(language::country_name(code, tag_), tag_); }
Words Messages::title(const directory::Activity& activity) const { return text("directory", "activity." + activity.id + ".title", activity.title); }
Words Messages::place_name(const directory::Place& place) const { return text("directory", "place." + place.id + ".name", place.name); }

}  // namespace repere::messages
