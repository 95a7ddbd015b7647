#include "visit/visit.hpp"

#include <algorithm>

#include "page/overloaded.hpp"
#include "visit/parts.hpp"
#include "visit/print.hpp"
#include "visit/screens.hpp"
#include "visit/themes.hpp"

namespace repere::visit {

using page::Arrangement;
using page::Place;
using page::Region;

namespace {

constexpr std::size_t longest_history = 64;                   // steps back; somebody who plays with two buttons all day loses the oldest
constexpr std::size_t most_ticks = 200;
constexpr std::size_t longest_query = 200;                   // bytes; a cat may sleep on the keyboard

bool has(const std::vector<language::Tag>& tags, const language::Tag& tag) { return std::find(tags.begin(), tags.end(), tag) != tags.end(); }

template <class S>
S* top(Visit& visit) { return std::get_if<S>(&visit.history.back()); }

bool attracting(const Visit& visit) { return std::holds_alternative<AttractScreen>(visit.history.back()); }

bool searching(const Visit& visit) {                         // also when another page stands before the search for a moment
    return std::any_of(visit.history.begin(), visit.history.end(), [](const Screen& s) { return std::holds_alternative<SearchScreen>(s); });
}

void forget_search(Visit& visit) {                           // a draft goes with home, leave now, idle, and the way back (people.md, P15)
    visit.typed.clear();
    visit.filters.clear();
    visit.latin = false;
}

void to_home(Visit& visit) {
    visit.history = {AttractScreen{}, HomeScreen{}};
    visit.ticked.clear();
    forget_search(visit);
}

template <class S>
void open_once(Visit& visit, S screen) {                     // a second touch on the bar's button goes back
    if (top<S>(visit)) visit.history.pop_back();
    else visit.history.push_back(std::move(screen));
}

// A page of a desk: the PIN comes first, and nothing says what stands behind it.
void ask_for_pin(Visit& visit, const std::string& guide) {
    visit.pin = {};
    if (!top<StaffLockScreen>(visit)) visit.history.push_back(StaffLockScreen{guide});
}

bool of_desks(const std::string& guide, const House& house) {
    const auto found = guides::guide(house.directory, guide);
    return found && found->staff;
}

// One page of a guide further. The first that nobody else should read comes after the calm page, which says how to leave.
void enter(Visit& visit, GuideScreen next, const House& house) {
    if (of_desks(next.guide, house)) {                       // whoever is there knows the way out
        if (visit.unlocked) visit.history.push_back(std::move(next));
        else ask_for_pin(visit, next.guide);
        return;
    }
    if (guides::sensitive(house.directory, next.guide, next.answers) && !sensitive(visit, house)) visit.history.push_back(CalmScreen{std::move(next)});
    else visit.history.push_back(std::move(next));
}

// Leave now: the language and the settings stay; a page of holidays stands there, and behind it only its own first page.
void leave(Visit& visit, const House& house) {
    Visit fresh;
    fresh.language = visit.language;
    fresh.modes = visit.modes;
    to_home(fresh);
    GuideScreen holiday{.guide = "travel-safely"};
    if (const auto step = guides::next(house.directory, holiday.guide, {}, fresh.language)) {
        fresh.history.push_back(holiday);
        if (const auto* first = std::get_if<guides::Question>(&*step); first && first->choose == guides::Choose::read) {
            holiday.answers.push_back({first->id, {std::string{guides::was_read}}});
            fresh.history.push_back(holiday);
        }
    }
    visit = std::move(fresh);
}

GuideScreen* guide_below(Visit& visit) {                     // the guide over which a country or the list was asked for
    for (auto it = visit.history.rbegin(); it != visit.history.rend(); ++it)
        if (auto* guide = std::get_if<GuideScreen>(&*it)) return guide;
    return nullptr;
}

void choose_country(Visit& visit, const std::string& code) {
    if (!top<CountryScreen>(visit)) return;
    std::erase_if(visit.history, [](const Screen& screen) { return std::holds_alternative<CountryScreen>(screen); });
    GuideScreen* guide = guide_below(visit);
    if (!guide) return;
    std::erase_if(guide->answers, [](const guides::Answered& answered) { return answered.question == guides::country; });
    guide->answers.push_back({std::string{guides::country}, {code}});
}

void answer(Visit& visit, const std::string& id, const House& house) {
    GuideScreen* screen = top<GuideScreen>(visit);
    if (!screen) return;
    const auto step = guides::next(house.directory, screen->guide, screen->answers, visit.language);
    const auto* question = step ? std::get_if<guides::Question>(&*step) : nullptr;
    if (!question || std::none_of(question->answers.begin(), question->answers.end(), [&](const auto& a) { return a.id == id; })) return;
    if (question->choose == guides::Choose::one || question->choose == guides::Choose::language) {
        for (const guides::Answer& possible : question->answers)
            if (possible.id == id && !possible.guide.empty()) return enter(visit, GuideScreen{.guide = possible.guide}, house);
        GuideScreen next{.guide = screen->guide, .answers = screen->answers};
        next.answers.push_back({question->id, {id}});
        enter(visit, std::move(next), house);
        return;
    }
    const auto at = std::find(screen->chosen.begin(), screen->chosen.end(), id);
    if (at == screen->chosen.end()) screen->chosen.push_back(id);
    else screen->chosen.erase(at);
}

void go_on(Visit& visit, const House& house) {
    if (const auto* calm = top<CalmScreen>(visit)) {
        GuideScreen ahead = calm->ahead;
        visit.history.push_back(std::move(ahead));
        return;
    }
    GuideScreen* screen = top<GuideScreen>(visit);
    if (!screen) return;
    const auto step = guides::next(house.directory, screen->guide, screen->answers, visit.language);
    const auto* question = step ? std::get_if<guides::Question>(&*step) : nullptr;
    if (!question) return;
    GuideScreen next{.guide = screen->guide, .answers = screen->answers};
    guides::Answered given{question->id, {}};
    if (question->choose == guides::Choose::read) given.answers.emplace_back(guides::was_read);
    for (const guides::Answer& possible : question->answers)
        if (std::find(screen->chosen.begin(), screen->chosen.end(), possible.id) != screen->chosen.end()) given.answers.push_back(possible.id);
    if (given.answers.empty()) return;                       // a newer directory no longer has them
    next.answers.push_back(std::move(given));
    enter(visit, std::move(next), house);
}

// What was opened from a quiet page stays quiet, however many pages ago that was.
void drop_oldest(Visit& visit, const House& house) {
    if (visit.history.size() <= longest_history) return;
    const bool quiet = sensitive(visit, house);
    const Screen oldest = visit.history[1];
    visit.history.erase(visit.history.begin() + 1);
    if (quiet && !sensitive(visit, house)) visit.history[1] = oldest;
}

void go_back(Visit& visit) {
    visit.history.pop_back();
    if (visit.history.empty() || attracting(visit)) visit = Visit{};
    if (!searching(visit)) forget_search(visit);
}

void tick(Visit& visit, const std::string& act) {
    const auto* guide = top<GuideScreen>(visit);
    if (!guide) return;
    const std::string which = guide->guide + "/" + act;
    const auto at = std::find(visit.ticked.begin(), visit.ticked.end(), which);
    if (at != visit.ticked.end()) visit.ticked.erase(at);
    else if (visit.ticked.size() < most_ticks) visit.ticked.push_back(which);
}

// --- The desk --------------------------------------------------------------------------------------------------------------------
void type_digit(Visit& visit, char digit, const House& house) {
    auto* lock = top<StaffLockScreen>(visit);
    if (!lock || house.here.desk.wait > 0 || house.here.desk.checking || digit < '0' || digit > '9') return;
    lock->refused = false;
    visit.pin.add(digit);
}

void unlock(Visit& visit, bool right, const House& house) {
    auto* lock = top<StaffLockScreen>(visit);
    if (!lock) return;                                       // they went on while it was compared
    if (!right || !has_desk(house.directory)) {
        lock->refused = true;
        return;
    }
    const std::string guide = lock->guide;
    visit.unlocked = true;
    visit.received.clear();
    visit.history.pop_back();
    visit.history.push_back(StaffScreen{});
    if (!guide.empty()) enter(visit, GuideScreen{.guide = guide}, house);
}

bool known_kind(const std::string& kind) { return std::find(std::begin(received_kinds), std::end(received_kinds), kind) != std::end(received_kinds); }
bool known_category(const std::string& category) { return std::find(std::begin(wrong_categories), std::end(wrong_categories), category) != std::end(wrong_categories); }

// On a public kiosk the desk is open only as long as its page is on the way back: whoever comes next finds it locked.
void keep_locked(Visit& visit, const House& house) {
    const bool at_desk = std::any_of(visit.history.begin(), visit.history.end(), [](const Screen& s) { return std::holds_alternative<StaffScreen>(s); });
    if (!visit.unlocked || at_desk || house.here.profile == "staff") return;
    visit.unlocked = false;
    visit.received.clear();
}

// What a desk does to the world; nothing while it is locked.
std::vector<Effect> at_desk(Visit& visit, const Event& event, const House& house) {
    std::vector<Effect> effects;
    std::visit(page::Overloaded{
                   [&](const page::PinEntered&) {
                       if (!top<StaffLockScreen>(visit) || visit.pin.count == 0 || house.here.desk.wait > 0 || house.here.desk.checking) return;
                       effects.push_back(TryPin{visit.pin});
                       visit.pin = {};
                   },
                   [&](const page::ReceivedTapped& e) {
                       if (!visit.unlocked || !known_kind(e.kind)) return;
                       visit.received.push_back(e.kind);
                       effects.push_back(CountReceived{e.kind, 1});
                   },
                   [&](const page::ReceivedUndone&) {
                       if (!visit.unlocked || visit.received.empty()) return;
                       effects.push_back(CountReceived{visit.received.back(), -1});
                       visit.received.pop_back();
                   },
                   [&](const page::ClosedTodayToggled& e) { if (visit.unlocked && house.directory.service(e.service)) effects.push_back(NoteClosedToday{e.service}); },
                   [&](const page::WrongSaid& e) {
                       if (!visit.unlocked || !known_category(e.category) || e.service != service_below(visit)) return;
                       effects.push_back(NoteWrong{e.service, e.category});
                       if (top<StaffScreen>(visit)) visit.history.back() = StaffScreen{"thanks"};
                   },
                   [&](const auto&) {},
               },
               event);
    return effects;
}

// --- The search ------------------------------------------------------------------------------------------------------------------
// What keys write: no control characters, nothing that turns the direction around, nothing of what is no UTF-8.
std::string written(const std::string& typed) {
    if (!language::is_utf8(typed)) return "";
    const std::string text = language::plain(typed);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) ++i;        // U+0080 … U+009F
        else if (byte >= 0x20 && byte != 0x7F) out += text[i];
    }
    return out;
}

void type(Visit& visit, const std::string& text) {
    if (!top<SearchScreen>(visit) || text.empty() || visit.typed.size() + text.size() > longest_query) return;
    if (!top<SearchScreen>(visit)->theme.empty()) {          // words are sought everywhere: back to the page where one types
        visit.history.pop_back();
        if (!top<SearchScreen>(visit)) visit.history.push_back(SearchScreen{});
    }
    visit.typed += text;
    if (!visit.focus.starts_with("search.key.")) visit.focus.clear();      // whoever types on keys of their own: a space is a space again
}

void toggle(Visit& visit, const std::string& name) {
    const auto filter = directory::filter_named(name);
    if (!filter || !top<SearchScreen>(visit)) return;
    const auto at = std::lower_bound(visit.filters.begin(), visit.filters.end(), *filter);
    if (at != visit.filters.end() && *at == *filter) visit.filters.erase(at);
    else visit.filters.insert(at, *filter);
}

void open_theme(Visit& visit, const std::string& theme) {
    if (!top<SearchScreen>(visit) || !theme_named(theme)) return;
    visit.typed.clear();
    if (top<SearchScreen>(visit)->theme.empty()) visit.history.push_back(SearchScreen{theme});
    else top<SearchScreen>(visit)->theme = theme;
}

void erase_one(std::string& typed) {
    while (!typed.empty() && (static_cast<unsigned char>(typed.back()) & 0xC0) == 0x80) typed.pop_back();
    if (!typed.empty()) typed.pop_back();
}

Region bar(const Visit& visit, bool quiet, const House& house) {
    const auto& say = house.say;
    Region region{Place::bar, {}};
    page::Group group{.id = "bar", .arrangement = Arrangement::bar};
    const auto add = [&](Widget widget) { group.widgets.push_back(std::move(widget)); };
    const bool first = visit.history.size() < 3;             // language or home, straight from attract: nowhere to go back to
    const bool at_home = std::holds_alternative<HomeScreen>(visit.history.back());
    const bool choosing = std::holds_alternative<LanguageScreen>(visit.history.back());
    if (!first) add({.id = "bar.back", .role = Role::button, .words = say.back(), .pictogram = "back", .event = page::BackAsked{}});
    if (!at_home && !(choosing && first))
        add({.id = "bar.home", .role = Role::button, .pictogram = "home", .event = page::HomeAsked{}, .spoken = say.home()});
    if (!choosing)
        add({.id = "bar.language", .role = Role::button, .words = language::words(language::own_name(visit.language), visit.language),
             .pictogram = "globe", .event = page::LanguageAsked{},
             .spoken = say.language_button(language::words(language::own_name(visit.language), visit.language))});
    add({.id = "bar.access", .role = Role::button, .pictogram = "aa", .event = page::AccessAsked{}, .spoken = say.text_size()});
    if (can_speak(visit.language, house) || has(house.here.hearing.recorded, visit.language))
        add({.id = "bar.listen", .role = Role::button, .pictogram = visit.speaking ? "stop" : "listen", .event = page::ListenAsked{},
             .spoken = visit.speaking ? say.stop_listening() : say.listen()});
    if (quiet)
        add({.id = "bar.leave-now", .role = Role::button, .words = say.leave_now(), .pictogram = "leave", .tone = Tone::leave,
             .event = page::LeaveAsked{}});
    add({.id = "bar.emergency", .role = Role::button, .words = say.emergency(), .pictogram = "emergency", .tone = Tone::emergency,
         .event = page::EmergencyAsked{}});
    region.groups.push_back(std::move(group));
    return region;
}

Region pager(const House& house) {
    page::Group group{.id = "page"};
    group.widgets.push_back({.id = "page.up", .role = Role::button, .pictogram = "up", .event = page::PageTurned{-1}, .spoken = house.say.further_up()});
    group.widgets.push_back({.id = "page.down", .role = Role::button, .pictogram = "down", .event = page::PageTurned{1}, .spoken = house.say.further_down()});
    return {Place::pager, {std::move(group)}};
}

Region idle_warning(const House& house) {
    const auto& say = house.say;
    page::Group card{.id = "idle", .arrangement = Arrangement::card, .name = say.still_there()};
    card.widgets.push_back(title(say.still_there()));
    card.widgets.push_back(text(say.all_will_be_forgotten()));
    card.widgets.push_back({.id = "idle.continue", .role = Role::button, .words = say.i_am_here(), .tone = Tone::primary, .event = page::StillHere{}});
    return {Place::overlay, {std::move(card)}};
}

// The clip of a page, if there is one: a page with steps has one a step, since another step says something else.
std::string clip_of(const Page& page, const Visit& visit, const House& house) {
    if (attracting(visit) || visit.modes.blank) return {};
    std::string name = page.screen + (page.step.empty() ? "" : "." + page.step);
    std::replace(name.begin(), name.end(), '/', '-');
    const auto& signs = house.here.signs;
    return std::find(signs.begin(), signs.end(), name) == signs.end() ? "" : name;
}

Region signs(const std::string& clip, const Visit& visit, const House& house) {
    const auto& say = house.say;
    page::Group card{.id = "sign", .arrangement = Arrangement::card, .name = say.in_sign_language()};
    Widget picture{.id = "sign.clip", .role = Role::picture, .spoken = say.in_sign_language(), .number = visit.signing, .clip = clip};
    if (!visit.modes.low_reach) picture.event = page::SignsAsked{};      // it stands higher than some hands
    card.widgets.push_back(std::move(picture));
    card.widgets.push_back({.id = "sign.close", .role = Role::button, .words = say.stop_listening(), .tone = Tone::primary, .event = page::SignsClosed{}});
    return {Place::overlay, {std::move(card)}};
}

// The bar's own buttons stand first, a page's "continue" before the two that never move: leave now, emergency.
void merge_bar(Page& page, Region bar) {
    Region& own = page.region(Place::bar);
    std::vector<Widget>& widgets = bar.groups.front().widgets;
    const auto fixed = std::find_if(widgets.begin(), widgets.end(), [](const Widget& w) { return w.tone == Tone::leave || w.tone == Tone::emergency; });
    const auto at = fixed - widgets.begin();
    for (page::Group& group : own.groups) widgets.insert(widgets.begin() + at, group.widgets.begin(), group.widgets.end());
    own = std::move(bar);
}

// How long nobody may touch this page: time to read it, and not much more where somebody else could come and look.
std::pair<std::chrono::seconds, std::chrono::seconds> patience_with(const Visit& visit, const House& house) {
    if (visit.unlocked) return {desk_after, desk_grace};     // somebody is being listened to
    if (!sensitive(visit, house)) return {warn_after, end_after - warn_after};
    std::size_t words = 0;
    for (const page::Region& region : show(visit, house).regions) {
        if (region.place == Place::overlay) continue;        // the warning itself
        for (const page::Group& group : region.groups)
            for (const Widget& widget : group.widgets)
                for (const auto* text : {&widget.words, &widget.detail, &widget.french})
                    for (const language::Span& span : *text) words += language::word_count(span.text, span.language);
    }
    return {std::min(quiet_after + std::chrono::seconds{words / 3}, quiet_at_most), quiet_grace};
}

void be_patient(Visit& visit, const House& house) {
    const auto [wait, grace] = patience_with(visit, house);
    const int times = visit.modes.more_time && !visit.unlocked ? patience : 1;      // an open desk does not wait for longer
    visit.warn_at = times * wait;
    visit.end_at = times * (wait + grace);
}

// --- What is heard ---------------------------------------------------------------------------------------------------------------
void toggle(Visit& visit, page::Mode mode, const House& house) {
    using page::Mode;
    const bool spoken = mode == Mode::voice || mode == Mode::explore || mode == Mode::blank;
    if (spoken && !can_speak(visit.language, house)) return;
    bool& on = visit.modes[mode];
    on = !on;
    if (on && spoken) visit.modes.voice = true;
    if (on && mode == Mode::blank) visit.modes.explore = true;       // nobody taps on what nobody sees
    if (!visit.modes.voice || !visit.modes.explore) visit.modes.blank = false;
    if (!visit.modes.voice) visit.modes.explore = false;
    if (spoken && attracting(visit)) visit.history.push_back(LanguageScreen{});      // a finger that slides over the first page; a key of the keypad
}

// A headset begins the reading, and ends it where others would go on listening or looking.
void change_headset(Visit& visit, bool in, const House& house) {
    if (!in && (visit.modes.blank || sensitive(visit, house))) {
        visit = Visit{};
    } else if (!in) {
        visit.modes.voice = visit.modes.explore = false;
    } else {
        visit.modes.voice = true;
        if (attracting(visit)) visit.history.push_back(LanguageScreen{});
    }
}

// A clip goes with whatever is done but looking at it: keys and an exploring finger that look for its button leave it open.
bool leaves_signs(const Event& event) {
    return std::visit(page::Overloaded{[](const page::TimePassed&) { return true; }, [](const page::SpeechEnded&) { return true; },
                                       [](const page::DirectoryAdopted&) { return true; }, [](const page::Printed&) { return true; }, [](const page::FocusMoved&) { return true; },
                                       [](const page::TextExplored&) { return true; }, [](const page::StillHere&) { return true; },
                                       [](const page::LeaveKeyPressed&) { return true; }, [](const page::SignsAsked&) { return true; }, [](const auto&) { return false; }},
                      event);
}

bool by_itself(const Event& event) {                         // nobody did it
    return std::holds_alternative<page::TimePassed>(event) || std::holds_alternative<page::DirectoryAdopted>(event) || std::holds_alternative<page::Printed>(event) ||
           std::holds_alternative<page::PinChecked>(event) || std::holds_alternative<page::SpeechEnded>(event);
}

// Whether it is another page, not the same one with something ticked.
bool turned(const Visit& before, const Visit& visit, const House& house) {
    if (before.language != visit.language) return true;
    if (before.history == visit.history) return false;
    const Page was = show(before, house), is = show(visit, house);
    return was.screen != is.screen || was.step != is.step;
}

// What is said because of an event. Whatever somebody does ends what was being said (EN 301 549 5.1.3.5).
std::vector<Effect> heard(const Visit& before, Visit& visit, const Event& event, const House& house) {
    if (std::holds_alternative<page::SpeechEnded>(event)) visit.speaking = false;
    if (attracting(visit)) {
        visit.speaking = false;
        return before.speaking || before.modes.voice ? std::vector<Effect>{Hush{}} : std::vector<Effect>{};
    }
    const bool can = can_speak(visit.language, house), recorded = has(house.here.hearing.recorded, visit.language), listens = visit.modes.voice && can;
    if (!can || (sensitive(visit, house) && !house.here.hearing.alone())) visit.modes.blank = false;     // nobody is left before a dark screen that says nothing
    if (!can) visit.modes.explore = false;
    std::vector<Effect> effects;
    const auto say = [&](Effect effect) {
        visit.speaking = true;
        visit.speaking_for = {};
        effects = {std::move(effect)};
        return effects;
    };
    if (by_itself(event)) {
        const bool warned = visit.idle >= visit.warn_at && before.idle < before.warn_at;
        if (warned && can) return {SayWarning{}};            // the wait goes on
        if (std::holds_alternative<page::PinChecked>(event) && listens) return say(SayPage{});
        if (std::holds_alternative<page::Printed>(event) && listens && turned(before, visit, house)) return say(SayPage{});
        return {};
    }
    if (before.speaking && !std::holds_alternative<page::LeaveKeyPressed>(event)) {
        visit.speaking = false;
        effects = {Hush{}};
    }
    if (std::holds_alternative<page::ListenAsked>(event)) return !before.speaking && (can || recorded) ? say(SayPage{}) : effects;
    if (std::holds_alternative<page::SayAgainAsked>(event) && (can || recorded)) return say(SayPage{});
    if (const auto* volume = std::get_if<page::VolumeAsked>(&event); volume && can) return say(SayWords{volume->by > 0 ? house.say.in(visit.language).louder() : house.say.in(visit.language).softer()});
    if (!listens || std::holds_alternative<page::LeaveKeyPressed>(event)) return effects;
    if (const auto* under = std::get_if<page::TextExplored>(&event)) return say(SayWords{under->words});
    if (before.typed != visit.typed && !visit.typed.empty()) {
        const auto* typed = std::get_if<page::TextTyped>(&event);
        return say(SayWidget{"search.count", typed ? language::words(written(typed->text), visit.language) : language::Words{}});
    }
    if (!before.modes.voice || before.typed != visit.typed || turned(before, visit, house)) return say(SayPage{});
    return visit.focus.empty() ? effects : say(SayWidget{visit.focus, {}});
}

// The first time in this visit that somebody learns what to do: to be counted, without a word of it where nobody else should read. What has
// been counted goes with the visit; leave now keeps nothing of it either.
std::optional<CountOutcome> reached(Visit& visit, const House& house) {
    const auto* screen = top<GuideScreen>(visit);
    if (!screen || of_desks(screen->guide, house)) return {};
    const auto step = guides::next(house.directory, screen->guide, screen->answers, visit.language);
    const auto* outcome = step ? std::get_if<guides::Outcome>(&*step) : nullptr;
    if (!outcome) return {};
    const bool quiet = sensitive(visit, house);
    const CountOutcome count{screen->guide, quiet ? "" : outcome->id, quiet ? language::Tag{} : visit.language};
    const std::string which = count.guide + "/" + count.outcome;
    if (std::find(visit.counted.begin(), visit.counted.end(), which) != visit.counted.end()) return {};
    visit.counted.push_back(which);
    return count;
}

// Shift, three times in five seconds: the way out that no bystander understands, where there are keys (GOV.UK, "exit this page").
bool press_leave_key(Visit& visit, const House& house) {
    if (!sensitive(visit, house)) return false;
    if (visit.leave_keys == 0 || visit.leave_since > leave_keys_within) {
        visit.leave_keys = 0;
        visit.leave_since = {};
    }
    if (++visit.leave_keys < 3) return false;
    leave(visit, house);
    return true;
}

}  // namespace

bool can_speak(const language::Tag& tag, const House& house) {
    return has(house.here.hearing.voices, tag);
}

bool sensitive(const Visit& visit, const House& house) {
    for (std::size_t i = visit.history.size(); i-- > 0;) {
        if (std::holds_alternative<CalmScreen>(visit.history[i])) return true;
        const auto* shown = std::get_if<ServiceScreen>(&visit.history[i]);                // also when it was found by a search
        if (shown && house.directory.sensitive(shown->service)) return true;
        const auto* guide = std::get_if<GuideScreen>(&visit.history[i]);
        if (!guide) continue;
        if (guides::sensitive(house.directory, guide->guide, guide->answers)) return true;
        while (i > 0 && std::holds_alternative<GuideScreen>(visit.history[i - 1]) && std::get<GuideScreen>(visit.history[i - 1]).guide == guide->guide) --i;   // fewer answers to the same questions
    }
    return false;
}

Step update(Visit visit, const Event& event, const House& outside) {
    House house = outside;
    house.here.unlocked = visit.unlocked;
    const bool was_attracting = attracting(visit);
    const Visit before = visit;
    bool left = std::holds_alternative<page::LeaveAsked>(event);
    if (!by_itself(event)) visit.idle = {};
    std::vector<Effect> done = at_desk(visit, event, house);

    std::visit(page::Overloaded{
                   [&](const page::Started&) {
                       if (!attracting(visit)) return;
                       if (house.here.profile == "staff" && house.here.desk.configured && has_desk(house.directory)) visit.history.push_back(HomeScreen{}), ask_for_pin(visit, "");      // the desk's own screen, in French
                       else visit.history.push_back(LanguageScreen{});
                   },
                   [&](const page::LanguageAsked&) { open_once(visit, LanguageScreen{}); },
                   [&](const page::LanguageChosen& e) {
                       visit.language = e.tag;
                       if (top<LanguageScreen>(visit)) visit.history.pop_back();
                       if (top<CountryScreen>(visit)) {                        // another language, another order of the list
                           std::erase_if(visit.history, [](const Screen& s) { return std::holds_alternative<CountryScreen>(s); });
                           visit.history.push_back(CountryScreen{});
                       }
                       if (attracting(visit)) to_home(visit);
                   },
                   [&](const page::HomeAsked&) {
                       to_home(visit);
                       if (visit.unlocked && house.here.profile == "staff") visit.history.push_back(StaffScreen{});      // the desk's own home
                   },
                   [&](const page::BackAsked&) { go_back(visit); },
                   [&](const page::EmergencyAsked&) {
                       const auto* shown = top<EmergencyScreen>(visit);
                       if (shown && shown->sentence.empty()) return;
                       if (shown) visit.history.pop_back();                 // from a sentence to the numbers
                       if (!top<EmergencyScreen>(visit)) visit.history.push_back(EmergencyScreen{});
                   },
                   [&](const page::AccessAsked&) { open_once(visit, AccessScreen{}); },
                   [&](const page::SearchOpened&) { visit.history.push_back(SearchScreen{}); },
                   [&](const page::GuideOpened& e) { enter(visit, GuideScreen{.guide = e.guide}, house); },
                   [&](const page::AnswerTouched& e) { answer(visit, e.answer, house); },
                   [&](const page::ContinueAsked&) { go_on(visit, house); },
                   [&](const page::ActionChosen& e) { if (auto* guide = top<GuideScreen>(visit)) guide->action = e.action; },
                   [&](const page::FrenchShown& e) {
                       if (const auto* guide = top<GuideScreen>(visit)) {
                           GuideScreen large = *guide;
                           large.sentence = e.which;
                           visit.history.push_back(std::move(large));
                       } else if (top<EmergencyScreen>(visit) || top<ServiceScreen>(visit)) {
                           visit.history.push_back(EmergencyScreen{e.which});
                       }
                   },
                   [&](const page::CountryAsked&) { if (top<GuideScreen>(visit)) visit.history.push_back(CountryScreen{}); },
                   [&](const page::CountriesOpened& e) { if (top<CountryScreen>(visit)) visit.history.push_back(CountryScreen{e.from, e.count}); },
                   [&](const page::CountryChosen& e) { choose_country(visit, e.code); },
                   [&](const page::TakeAwayAsked&) { if (top<GuideScreen>(visit)) visit.history.push_back(TakeAwayScreen{}); },
                   [&](const page::PrintAsked&) {},                          // these are print.cpp's
                   [&](const page::SheetChosen&) {},
                   [&](const page::PrintNow&) {},
                   [&](const page::CodeAsked&) {},
                   [&](const page::CodeShown&) {},
                   [&](const page::LeaveAsked&) { if (!was_attracting) leave(visit, house); },
                   [&](const page::ServiceOpened& e) { visit.history.push_back(ServiceScreen{e.service}); },
                   [&](const page::ModeToggled& e) { toggle(visit, e.mode, house); },
                   [&](const page::YourDataAsked&) { if (top<AccessScreen>(visit)) visit.history.push_back(AccessScreen{"data"}); },
                   [&](const page::AccessibilityAsked&) { if (top<AccessScreen>(visit)) visit.history.push_back(AccessScreen{"accessibility"}); },
                   [&](const page::ListenAsked&) {},
                   [&](const page::SayAgainAsked&) {},
                   [&](const page::VolumeAsked& e) { if (!was_attracting) visit.volume = std::clamp(visit.volume + e.by, quietest, loudest); },
                   [&](const page::HeadsetChanged& e) { change_headset(visit, e.in, house); },
                   [&](const page::TextExplored&) { visit.focus.clear(); },
                   [&](const page::SpeechEnded&) {},
                   [&](const page::LeaveKeyPressed&) { left = press_leave_key(visit, house); },
                   [&](const page::SignsAsked&) { if (!clip_of(show(visit, house), visit, house).empty()) ++visit.signing; },
                   [&](const page::SignsClosed&) {},
                   [&](const page::TextTyped& e) {
                       if (!top<StaffLockScreen>(visit)) return type(visit, written(e.text));
                       for (const char digit : e.text) type_digit(visit, digit, house);      // a keyboard of its own
                   },
                   [&](const page::TextErased&) {
                       if (top<StaffLockScreen>(visit)) visit.pin.erase();
                       else erase_one(visit.typed);
                   },
                   [&](const page::TextCleared&) { visit.typed.clear(); },
                   [&](const page::LettersToggled&) { visit.latin = !visit.latin && top<SearchScreen>(visit); },
                   [&](const page::FilterToggled& e) { toggle(visit, e.filter); },
                   [&](const page::FiltersLifted&) { visit.filters.clear(); },
                   [&](const page::ThemeOpened& e) { open_theme(visit, e.theme); },
                   [&](const page::MapOpened& e) { if (e.service.empty() ? top<SearchScreen>(visit) != nullptr : top<ServiceScreen>(visit) != nullptr) visit.history.push_back(MapScreen{e.service}); },
                   [&](const page::ActTicked& e) { tick(visit, e.act); },
                   [&](const page::StaffAsked&) {
                       if (!visit.unlocked) ask_for_pin(visit, "");
                       else if (!top<StaffScreen>(visit)) visit.history.push_back(StaffScreen{});
                   },
                   [&](const page::DigitTyped& e) { type_digit(visit, e.digit, house); },
                   [&](const page::DigitErased&) { visit.pin.erase(); },
                   [&](const page::PinChecked& e) { unlock(visit, e.right, house); },
                   [&](const page::EndAsked&) { visit = Visit{}; },
                   [&](const page::DeskLocked&) { if (visit.unlocked) visit = Visit{}; },
                   [&](const page::StaffPageOpened& e) { if (visit.unlocked) visit.history.push_back(StaffScreen{e.page}); },
                   [&](const page::PinEntered&) {},
                   [&](const page::ReceivedTapped&) {},
                   [&](const page::ReceivedUndone&) {},
                   [&](const page::ClosedTodayToggled&) {},
                   [&](const page::WrongSaid&) {},
                   [&](const page::FocusMoved& e) { visit.focus = e.id; },
                   [&](const page::StillHere&) {},
                   [&](const page::PageTurned&) {},
                   [&](const page::TimePassed& e) {
                       if (was_attracting) return;
                       if (visit.speaking) visit.speaking_for += e.by;      // whoever listens is there
                       if (visit.speaking_for > longest_speech) visit.speaking = false;
                       if (!visit.speaking) visit.idle += e.by;
                       if (visit.leave_keys > 0) visit.leave_since += e.by;
                   },
                   [&](const page::Printed&) {},
                   [&](const page::DirectoryAdopted&) {},
               },
               event);

    const auto sheets = on_paper(visit, event, house);
    done.insert(done.end(), sheets.begin(), sheets.end());
    if (visit.idle >= visit.end_at) visit = Visit{};
    if (printing(before) && !printing(visit) && !std::holds_alternative<page::Printed>(event)) done.push_back(CancelPrinting{});
    drop_oldest(visit, house);

    if (before.history != visit.history)
        if (auto count = reached(visit, house)) done.push_back(std::move(*count));
    if (!leaves_signs(event) || visit.idle >= visit.warn_at) visit.signing = 0;
    if (!top<StaffLockScreen>(visit)) visit.pin = {};
    keep_locked(visit, house);

    if (!by_itself(event) || std::holds_alternative<page::PinChecked>(event) || std::holds_alternative<page::Printed>(event)) be_patient(visit, house);
    if (!by_itself(event) && !std::holds_alternative<page::LeaveKeyPressed>(event)) visit.leave_keys = 0;
    const auto spoken = heard(before, visit, event, house);
    done.insert(done.end(), spoken.begin(), spoken.end());
    Step step{std::move(visit), {}};
    if (!was_attracting && attracting(step.visit)) {
        step.visit = Visit{};
        step.effects = {ForgetVisit{}, LookForDirectory{}};
    } else if (left) {
        step.effects = {ForgetVisit{}};
    }
    step.effects.insert(step.effects.begin(), done.begin(), done.end());
    return step;
}

Page show(const Visit& visit, const House& house) {
    const messages::Messages say = house.say.in(visit.language);
    House here{house.directory, say, house.here};
    here.here.unlocked = visit.unlocked;
    Page page = std::visit([&](const auto& screen) { return show(screen, visit, here); }, visit.history.back());
    page.language = visit.language;
    page.sensitive = sensitive(visit, here);
    page.focus = visit.focus;
    if (attracting(visit)) return page;
    const std::string clip = clip_of(page, visit, here);
    if (!clip.empty())
        page.region(Place::header).groups.push_back({.widgets = {{.id = "page.sign", .role = Role::button, .words = say.in_sign_language(),
                                                                  .pictogram = "sign-language", .event = page::SignsAsked{}}}});
    merge_bar(page, bar(visit, page.sensitive, here));
    page.regions.push_back(pager(here));
    if (visit.idle >= visit.warn_at) page.regions.push_back(idle_warning(here));
    else if (visit.signing > 0 && !clip.empty()) page.regions.push_back(signs(clip, visit, here));
    return page;
}

std::optional<std::chrono::milliseconds> changes_in(const Visit& visit) {
    if (attracting(visit)) return std::nullopt;
    const std::chrono::milliseconds next = visit.idle < visit.warn_at ? visit.warn_at : visit.end_at;
    return std::max(next - visit.idle, std::chrono::milliseconds{0});
}

Visit emergency_only() {
    Visit visit;
    visit.history.push_back(EmergencyScreen{});
    return visit;
}

}  // namespace repere::visit
