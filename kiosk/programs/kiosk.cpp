#include "programs/kiosk.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>
#include <tuple>

#include "messages/messages.hpp"
#include "page/overloaded.hpp"
#include "programs/essential.hpp"
#include "programs/installed.hpp"
#include "programs/screen_size.hpp"

namespace repere::programs {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto attract_turn = 6s;
constexpr auto breath = 2s;                                        // without a touch: then the voice is started, and slows no frame

// Words that were on the stack during the visit lie there until something else does.
__attribute__((noinline)) void overwrite_stack() {
    char bytes[192 * 1024];
    explicit_bzero(bytes, sizeof bytes);
}

// Onward, back, or neither: what has to be there at once, and what only changes words, does not move.
int way_of(const page::Event& event) {
    return std::visit(page::Overloaded{[](const page::BackAsked&) { return -1; }, [](const page::HomeAsked&) { return -1; },
                                       [](const page::GuideOpened&) { return 1; }, [](const page::AnswerTouched&) { return 1; },
                                       [](const page::ContinueAsked&) { return 1; }, [](const page::ServiceOpened&) { return 1; },
                                       [](const page::SearchOpened&) { return 1; }, [](const page::ThemeOpened&) { return 1; },
                                       [](const page::MapOpened&) { return 1; }, [](const page::FrenchShown&) { return 1; },
                                       [](const page::TakeAwayAsked&) { return 1; }, [](const page::PrintAsked&) { return 1; },
                                       [](const page::CodeAsked&) { return 1; }, [](const page::AccessibilityAsked&) { return 1; },
                                       [](const page::YourDataAsked&) { return 1; }, [](const auto&) { return 0; }},
                      event);
}

// A string that is emptied or assigned to keeps its letters; one that is freed is overwritten (GLIBC_TUNABLES, kiosk_main.cpp).
template <class T>
void put_anew(T& value, T fresh) { std::swap(value, fresh); }

}  // namespace

Kiosk::Kiosk(const Options& options, const std::optional<Again>& again) : options_{options}, again_{again}, passed_{again ? again->passed : 0} {
    if (options.now) began_ = *options.now;
    else read_the_clock();
    open_desk();
    open_directory();
    if (again) go_on_from(*again);

    if (essential_) {                                               // whatever the options say: the screen is never blank
        visit_ = visit::emergency_only();
        place_ = place_asked();
    } else {
        open_as_asked();
    }

    touch::Options look{.width = options.width, .height = options.height, .fullscreen = options.fullscreen};
    look.stopwatch = [] { return std::chrono::duration<double>(steady_clock::now().time_since_epoch()).count(); };
    auto window = touch::Window::open(look);
    if (const auto* why = std::get_if<std::string>(&window)) throw std::runtime_error{*why};
    window_.emplace(std::move(std::get<touch::Window>(window)));
    window_->inspect(options.inspect);
    window_->clips(asset("lsf"));
    find_signs();

    const auto size = window_->size();
    const auto measured = options.diagonal ? options.diagonal : diagonal_from_edid(size.width, size.height);
    if (!measured && !again) std::fprintf(stderr, "repere-kiosk: the size of the screen is unknown: taken for 24 inches (--diagonal says better)\n");
    diagonal_ = measured.value_or(24);
    screen_ = layout::screen_of(size.width, size.height, diagonal_);
    shaper_ = std::make_unique<typography::Shaper>();
    if (const auto& missing = shaper_->missing_families(); !missing.empty() && !again)
        std::fprintf(stderr, "repere-kiosk: fonts are missing: %s (packages fonts-noto-core and fonts-noto-cjk); others stand in\n", missing.c_str());
    take_on_children(again.value_or(Again{}));
    adjust();
}

void Kiosk::take_on_children(const Again& before) {
    helper_ = std::make_unique<Helper>([this] { window_->wake(); });
    updating_ = std::make_unique<Updating>(Updating::Asked{options_.update_from, options_.public_key, options_.state, settings_.desk_key,
                                                           options_.state.empty() ? "" : settings_.heartbeat_to, settings_.update_every,
                                                           options_.now ? std::optional{minute()} : std::nullopt, again_.has_value() || updating_}, [this] { window_->wake(); });
    printing_ = std::make_unique<Printing>(settings_.printer, [this] { window_->wake(); });
    printing_->already(before.pages, lived_);
    if (settings_.sound != Sound::off) speaker_ = std::make_unique<Speaker>(!options_.play.empty(), [this] { window_->wake(); }, before.mute);
    listen_around();
}

// --language and --place, held against the directory.
void Kiosk::open_as_asked() {
    if (options_.language && !again_) {
        const auto languages = directory_->languages();
        if (std::find(languages.begin(), languages.end(), *options_.language) == languages.end()) {
            std::string known;
            for (const auto& tag : languages) known += " " + tag.value;
            throw Usage{"this directory does not speak \"" + options_.language->value + "\", but:" + known};
        }
        visit_.language = *options_.language;
        visit_.history.push_back(visit::HomeScreen{});
    }
    place_ = place_asked();
    if (!options_.place.empty() && place_.id != options_.place) {
        std::string known;
        for (const auto& each : directory_->places()) known += " " + each.id;
        throw Usage{"there is no place \"" + options_.place + "\", but:" + known};
    }
}

// Nowhere in particular when --place names none that this directory knows: a wrong place would be told to the emergency services.
directory::Place Kiosk::place_asked() const {
    if (auto place = directory_->place(options_.place)) return *std::move(place);
    return {};
}

void Kiosk::open_desk() {
    if (!options_.settings.empty()) {
        auto read = read_settings(options_.settings);
        if (const auto* words = std::get_if<std::string>(&read)) throw Usage{*words};
        settings_ = std::get<Settings>(std::move(read));
    }
    read_keys();
    if (!options_.state.empty()) heartbeat_ = Heartbeat{options_.state, age_of_this_process(), again_.has_value()};
    if (options_.usage.empty()) return;
    std::string said;
    usage_ = usage::Usage::open(options_.usage, std::chrono::floor<std::chrono::days>(minute()), said);
    if (!said.empty()) std::fprintf(stderr, "repere-kiosk: %s\n", said.c_str());
    pin_again_ = lived_ + std::chrono::seconds{usage::pin_delay(usage_.wrong_pins())};      // a kiosk that starts again forgets no wrong PIN
}

// Whom to believe, and what opens a desk's release.
void Kiosk::read_keys() {
    if (!options_.public_key.empty() && !public_key_in(options_.public_key)) throw Usage{options_.public_key + " is no public key: it has two lines, the second begins with RW"};
    if (settings_.desk_key.empty()) return;
    desk_key_ = desk_key_in(settings_.desk_key);
    if (!desk_key_) throw Usage{settings_.desk_key + " (\"desk_key\" of the settings) is no secret key without a password"};
}

// A release that `repere-updater` adopted; never under somebody's eyes.
void Kiosk::take_newer() {
    newer_ = updating_->adopted() || newer_;
    if (newer_ && (attracting() || essential_)) {
        newer_ = false;
        adopt();
    }
}

int Kiosk::pin_wait() const {
    return pin_again_ > lived_ ? static_cast<int>(std::chrono::ceil<std::chrono::seconds>(pin_again_ - lived_).count()) : 0;
}

// The desk is there where a PIN is set and the file holds what desks need.
visit::Desk Kiosk::desk() const {
    return {.configured = !settings_.staff_pin.empty() && options_.profile != "tourist-office", .checking = pin_.valid(), .wait = pin_wait(),
            .closed_today = usage_.closed_on(std::chrono::floor<std::chrono::days>(minute()))};
}

void Kiosk::open_directory() {
    auto opened = newest();
    if (auto* refusal = std::get_if<directory::Refusal>(&opened)) {
        std::fprintf(stderr, "repere-kiosk: %s; only the emergency page is shown\n", refusal->words.c_str());
        refused_ = refusal->words;
        directory_.emplace(directory::Directory::from(essential));
        essential_ = true;
        return;
    }
    hold(std::get<OpenDirectory>(std::move(opened)));
    if (fell_back_ && !again_) std::fprintf(stderr, "repere-kiosk: the newest release does not open; the one before it is shown\n");
}

MaybeOpen Kiosk::newest() const { return open_newest(options_.update_from.empty() ? "" : options_.state, desk_key_, options_.directory); }

void Kiosk::hold(OpenDirectory opened) {
    directory_.emplace(std::move(opened.directory));
    memory_ = std::move(opened.memory);
    file_ = std::move(opened.file);
    fell_back_ = opened.fell_back;
}

// A newer file that the helper found sound, or a release that was adopted. Only between visits; a file that went away meanwhile costs nothing.
void Kiosk::adopt() {
    auto opened = newest();
    auto* found = std::get_if<OpenDirectory>(&opened);
    if (!found) return;
    hold(std::move(*found));
    refused_.clear();
    essential_ = false;                      // somebody may be reading the emergency page: it stays until they are gone
    place_ = place_asked();
    listen_around();
    handle(page::DirectoryAdopted{});
    std::fprintf(stderr, "repere-kiosk: adopted the directory %s\n", directory_->content_hash().c_str());
}

visit::House Kiosk::house() {
    say_.emplace(*directory_, visit_.language);
    return {*directory_, *say_, {minute(), place_, options_.profile, static_cast<int>(passed_ / attract_turn), desk(), hearing_, printer_, signs_}};
}

void Kiosk::handle(const page::Event& event) {
    const bool was_attracting = attracting();
    visit::Step step = visit::update(std::move(visit_), event, house());
    visit_ = std::move(step.visit);
    if (essential_ && attracting()) visit_ = visit::emergency_only();
    if (was_attracting != attracting()) {
        ++visit_number_;
        if (helper_->started()) updating_->start();
        if (helper_->ended()) helper_ = std::make_unique<Helper>([this] { window_->wake(); });
    }
    for (const visit::Effect& effect : step.effects) perform(effect);
    changed_ = true;
    adjust();
    way_ = way_of(event);
    led_ = led_ || std::holds_alternative<page::ActionChosen>(event);
    back_ = back_ || std::holds_alternative<page::BackAsked>(event);
}

void Kiosk::perform(const visit::Effect& effect) {
    std::visit(page::Overloaded{[&](const visit::LookForDirectory&) {
                              if (essential_ || file_ == options_.directory) helper_->ask({visit_number_, options_.directory, essential_ ? "" : directory_->content_hash()});
                          },
                          [&](const visit::ForgetVisit&) { forget(); },
                          [&](const visit::SayPage& effect) { to_say_ = effect; },
                          [&](const visit::SayWidget& effect) { to_say_ = effect; },
                          [&](const visit::SayWords& effect) { to_say_ = effect; },
                          [&](const visit::SayWarning& effect) { to_say_ = effect; },
                          [&](const visit::Hush&) {
                              put_anew(to_say_, {});
                              if (speaker_) speaker_->hush();
                          },
                          [&](const visit::TryPin& effect) {
                              pin_of_visit_ = visit_number_;
                              std::promise<bool> answer;
                              pin_ = answer.get_future();
                              comparing_ = std::async(std::launch::async, [this, hash = settings_.staff_pin, pin = effect.pin, answer = std::move(answer)]() mutable {
                                  answer.set_value(!hash.empty() && matches(hash, pin.text()));
                                  explicit_bzero(&pin, sizeof pin);
                                  window_->wake();             // the answer is there before anybody looks
                              });
                          },
                          [&](const visit::CountReceived& effect) { usage_.receive(place_.id, effect.kind, std::chrono::floor<std::chrono::days>(minute()), effect.by); },
                          [&](const visit::NoteClosedToday& effect) { usage_.toggle_closed(effect.service, std::chrono::floor<std::chrono::days>(minute())); },
                          [&](const visit::NoteWrong& effect) { usage_.note_wrong(effect.service, effect.category, std::chrono::floor<std::chrono::days>(minute())); },
                          [&](const visit::PrintHandout& effect) { print(effect); },
                          [&](const visit::CancelPrinting&) { printing_->cancel(); },
                          [&](const visit::CountOutcome& effect) { to_count_.push_back(effect); }},
               effect);
}

void Kiosk::count() {
    const auto today = std::chrono::floor<std::chrono::days>(minute());
    for (const visit::CountOutcome& reached : std::exchange(to_count_, {})) {
        if (reached.outcome.empty()) usage_.count_quiet(today, std::random_device{}());
        else usage_.count(reached.guide, reached.outcome, reached.language.value, today);
    }
}

// A desk that is open prints on while the printer rests (people.md, P15).
void Kiosk::print(const visit::PrintHandout& effect) {
    const int most = visit_.unlocked ? effect.most_pages : std::min(effect.most_pages, printing_->pages_left(lived_));
    handout::Request request = effect.request;
    request.paper = settings_.printer.paper;
    printing_->print({std::move(request), file_, settings_.desk_key, minute(), place_.id, desk().closed_today, most});
}

visit::Printer Kiosk::printer() const {
    return {.there = printing_->into_file() || (place_.printer && printing_->there()), .resting = printing_->pages_left(lived_) == 0};
}

void Kiosk::forget() {
    count();
    ++visit_number_;
    for (std::string* text : {&visit_.typed, &visit_.focus}) {      // a short string that was moved into keeps its letters
        text->resize(text->capacity());
        explicit_bzero(text->data(), text->size());
        text->clear();
    }
    put_anew(visit_, visit::Visit{visit_});
    put_anew(page_, {});
    put_anew(placed_, {});
    put_anew(view_, {});
    put_anew(scrolled_, {});
    put_anew(foreseen_, {});
    if (speaker_) speaker_->forget();
    printing_->cancel();
    listen_around();
    placed_once_ = false;
    window_->forget();
    shaper_->forget();
    overwrite_stack();
    changed_ = true;
}

void Kiosk::collect() {
    if (speaker_ && speaker_->hear()) {
        listen_around();
        changed_ = true;
    }
    if (pin_.valid() && pin_.wait_for(0s) == std::future_status::ready) {
        const bool right = pin_.get();
        usage_.pin_tried(right);
        pin_again_ = lived_ + std::chrono::seconds{usage::pin_delay(usage_.wrong_pins())};
        if (pin_of_visit_ == visit_number_) handle(page::PinChecked{right});
        changed_ = true;
    }
    while (const auto printed = printing_->result(lived_)) handle(*printed);
    if (const visit::Printer now = printer(); now != printer_) {
        printer_ = now;
        changed_ = true;
    }
    if (const int wait = pin_wait(); wait != waited_) {
        waited_ = wait;
        changed_ = changed_ || std::holds_alternative<visit::StaffLockScreen>(visit_.history.back());
    }
    take_newer();
    while (const auto result = helper_->result()) {
        if (result->visit != visit_number_) continue;               // an earlier visit's: too late
        if (result->newer && (attracting() || essential_)) adopt();
        else if (!result->refused.empty() && result->refused != refused_) {
            refused_ = result->refused;
            std::fprintf(stderr, "repere-kiosk: a newer directory cannot be used: %s\n", refused_.c_str());
        }
    }
}

void Kiosk::refresh() {
    const int turn = attracting() ? static_cast<int>(passed_ / attract_turn) : 0;
    if (!changed_ && shown_at_ == minute() && shown_turn_ == turn) return;
    if (shown_at_ != minute() && (attracting() || essential_)) perform(visit::LookForDirectory{});
    changed_ = false;
    shown_at_ = minute();
    shown_turn_ = turn;
    page::Page page = visit::show(visit_, house());
    const bool same = placed_once_ && page == page_ && placed_.size == screen_ && placed_.modes == visit_.modes;
    if (same) return;
    if (placed_once_) scrolled_[view_.screen + '/' + view_.step] = view_.scroll;
    page_ = std::move(page);
    quiet_ = quiet_ || page_.sensitive;
    placed_ = layout::layout(page_, visit_.modes, screen_, *shaper_);
    const bool another = placed_once_ && (view_.screen != placed_.screen || view_.step != placed_.step);
    view_ = layout::fit(view_, placed_);
    if (another) view_ = layout::arrived(view_, placed_, way_);
    way_ = 0;
    placed_once_ = true;
    if (const auto kept = scrolled_.find(view_.screen + '/' + view_.step); back_ && kept != scrolled_.end())
        view_ = layout::fit({.screen = view_.screen, .step = view_.step, .scroll = kept->second, .focus = view_.focus, .focus_shown = view_.focus_shown}, placed_);
    if (led_)
        if (const auto* node = layout::node(placed_, page_.bring)) view_ = layout::led_to(view_, placed_, *node);
    led_ = back_ = false;
    if (page_.focus != view_.focus) {
        view_.focus = page_.focus;
        if (const auto* node = layout::node(placed_, view_.focus)) view_ = layout::brought(view_, placed_, *node);
    }
    window_->dirty();
}

void Kiosk::listen_around() {
    hearing_.headset_only = settings_.sound == Sound::headset;
    if (!speaker_) return;
    const auto languages = directory_->languages();
    hearing_.voices = speaker_->voices(languages);
    hearing_.recorded = speaker_->recorded(languages);
}

void Kiosk::adjust() {
    window_->habits({settings_.repeat_after, settings_.repeat_every, settings_.key_strike, settings_.touch_strike, visit_.modes.explore});
}

// On a quiet page, at the lock and at an open desk, aloud only what keeps no secret: what stands on every page, and pages that say nothing of it.
bool Kiosk::may_be_heard(const visit::Effect& effect) const {
    if (hearing_.alone()) return true;
    if (!page_.sensitive && !visit_.unlocked && page_.screen != "staff-lock") return true;
    if (std::holds_alternative<visit::SayWarning>(effect)) return visit_.modes.voice;      // whoever does not listen shall not be noticed
    if (page_.screen == "access" || page_.screen == "language" || page_.screen == "emergency") return true;
    const auto* widget = std::get_if<visit::SayWidget>(&effect);
    return widget && (widget->id.starts_with("bar.") || widget->id.starts_with("idle."));
}

// A page in French sign language, where somebody was filmed: assets/lsf/README.md.
void Kiosk::find_signs() {
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator{asset("lsf"), error})
        if (file.path().extension() == ".webp") signs_.push_back(file.path().stem());
}

void Kiosk::speak() {
    if (speaker_ && speaker_->ended()) handle(page::SpeechEnded{});
    if (!to_say_ || !placed_once_ || !speaker_) return;
    const visit::Effect effect = *std::exchange(to_say_, std::nullopt);
    const visit::House here = house();
    const messages::Messages words = here.say.in(visit_.language);
    speech::Utterances said;
    if (!may_be_heard(effect)) {
        if (std::holds_alternative<visit::SayPage>(effect)) said = speech::only_in_private(place_.headphones_to_lend, words);
    } else if (const auto* widget = std::get_if<visit::SayWidget>(&effect)) {
        said = speech::words_aloud(widget->before, visit_.language);
        const auto rest = speech::widget_aloud(page_, widget->id, words);
        said.insert(said.end(), rest.begin(), rest.end());
    } else if (const auto* alone = std::get_if<visit::SayWords>(&effect)) {
        said = speech::words_aloud(alone->words, visit_.language);
    } else {
        said = speech::page_aloud(page_, words);
    }
    speaker_->say(said, visit_.volume * 100 / visit::loudest);
    changed_ = true;
}

void Kiosk::pass(Milliseconds by) {
    if (by <= 0ms) return;
    const auto warned = [&] { return visit_.idle >= visit_.warn_at; };
    passed_ += by;
    lived_ += by;
    window_->pass(by);
    if (attracting() || (essential_ && visit_ == visit::emergency_only())) return;
    const auto seen = [&] { return std::tuple{warned(), visit_.speaking, visit_.modes}; };
    const auto before = seen();
    const bool changed = changed_;
    handle(page::TimePassed{by});
    if (!attracting() && seen() == before) changed_ = changed;        // nothing to see
    if (speaker_ && !attracting() && visit_.idle >= breath) speaker_->start();
}

// The wall clock may be set, and summer time begins and ends, while the kiosk runs: it is read again, never only counted on.
void Kiosk::read_the_clock() {
    const auto now = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    passed_ = std::chrono::floor<std::chrono::minutes>(passed_) + now.time_since_epoch() % 1min;
    began_ = language::local_minute(std::chrono::floor<std::chrono::seconds>(now)) - std::chrono::floor<std::chrono::minutes>(passed_);
}

void Kiosk::set_clock(directory::Minute minute) {
    began_ = minute - std::chrono::floor<std::chrono::minutes>(passed_);
    changed_ = true;
}

void Kiosk::key(layout::Key key) {
    using layout::Key;
    view_.focus_shown = true;
    if (visit_.idle >= visit_.warn_at && !attracting() && key != Key::shift) return handle(page::StillHere{});      // and the place is kept; Shift may be on its way out
    switch (key) {
        case Key::tab:
        case Key::back_tab:
        case Key::up:
        case Key::down:
            if ((key == Key::up || key == Key::down) && nothing_to_choose()) {       // a page that is only read: the arrows turn it
                turn(key == Key::down ? 1 : -1);
                handle(page::StillHere{});
                break;
            }
            [[fallthrough]];
        case Key::left:
        case Key::right: handle(page::FocusMoved{layout::next_focus(placed_, visit_.focus, key)}); break;
        case Key::space:
            if (std::holds_alternative<visit::SearchScreen>(visit_.history.back()) && visit_.focus.empty()) {
                handle(page::TextTyped{" "});
                break;
            }
            [[fallthrough]];
        case Key::enter:
            if (attracting()) handle(page::Started{});
            else if (std::holds_alternative<visit::StaffLockScreen>(visit_.history.back()) && visit_.focus.empty()) handle(page::PinEntered{});
            else if (const auto* node = layout::node(placed_, visit_.focus); node && node->event && placed_once_) {
                const page::Event event = *node->event;
                if (node->layer >= placed_.open_from) handle(event);
            }
            break;
        case Key::escape: if (!attracting() && visit_.history.size() > 2) handle(page::BackAsked{}); break;
        case Key::home: if (!attracting()) handle(page::HomeAsked{}); break;
        case Key::backspace: handle(page::TextErased{}); break;
        case Key::shift: handle(page::LeaveKeyPressed{}); break;
    }
}

bool Kiosk::nothing_to_choose() const {
    return layout::most_scroll(placed_) > 0 && placed_.open_from == 0 && std::none_of(placed_.nodes.begin(), placed_.nodes.end(), [&](const layout::Node& node) {
        return node.event && placed_.layers[static_cast<std::size_t>(node.layer)].scrolls;
    });
}

void Kiosk::turn(int pages) {
    view_ = layout::turned(view_, placed_, pages);
    window_->dirty();
}

void Kiosk::keypad(const std::string& name) {
    const auto found = settings_.keypad.find(name);
    if (found == settings_.keypad.end()) {
        if (name != "PageUp" && name != "PageDown") return;
        turn(name == "PageDown" ? 1 : -1);
        return handle(page::StillHere{});
    }
    switch (found->second) {
        case KeypadDoes::headset_in:
        case KeypadDoes::headset_out:
            hearing_.headset = found->second == KeypadDoes::headset_in;
            handle(page::HeadsetChanged{hearing_.headset});
            break;
        case KeypadDoes::listen: attracting() ? handle(page::ModeToggled{page::Mode::voice}) : handle(page::ListenAsked{}); break;
        case KeypadDoes::again: handle(page::SayAgainAsked{}); break;
        case KeypadDoes::louder: handle(page::VolumeAsked{1}); break;
        case KeypadDoes::softer: handle(page::VolumeAsked{-1}); break;
        case KeypadDoes::back: key(layout::Key::escape); break;
        case KeypadDoes::home: key(layout::Key::home); break;
        case KeypadDoes::emergency: handle(page::EmergencyAsked{}); break;
        case KeypadDoes::next: key(layout::Key::tab); break;
        case KeypadDoes::previous: key(layout::Key::back_tab); break;
        case KeypadDoes::choose: key(layout::Key::enter); break;
        case KeypadDoes::leave: key(layout::Key::shift); break;
        case KeypadDoes::end_visit: handle(page::EndAsked{}); break;
    }
}

void Kiosk::take(const std::vector<touch::Input>& inputs) {
    for (const touch::Input& input : inputs)
        std::visit(page::Overloaded{[&](const touch::Typed& typed) { handle(page::TextTyped{typed.text}); },
                              [&](const touch::KeyPressed& pressed) { key(pressed.key); },
                              [&](const touch::Touched& touched) {
                                  view_.focus_shown = visit_.modes.explore;
                                  visit_.focus = visit_.modes.voice ? touched.id : "";      // what was touched is said, as it is now
                                  handle(touched.event);
                              },
                              [&](const touch::Explored& under) {
                                  view_.focus_shown = true;
                                  if (!under.id.empty()) return handle(page::FocusMoved{under.id});
                                  const auto kind = under.role == page::Role::number ? language::SpanKind::phone : language::SpanKind::plain;
                                  handle(page::TextExplored{{{under.name, under.language, kind, true}}});
                              },
                              [&](const touch::Slid&) { if (attracting() && !essential_) handle(page::ModeToggled{page::Mode::explore}); },
                              [&](const touch::KeypadPressed& pressed) { keypad(pressed.key); },
                              [&](const touch::Resized& size) {
                                  screen_ = layout::screen_of(size.width, size.height, diagonal_);
                                  changed_ = true;
                              },
                              [&](const touch::CloseAsked&) { closing_ = true; },
                              [&](const touch::Unplayable& bad) {
                                  std::fprintf(stderr, "repere-kiosk: %s/%s.webp: %s; the page goes without\n", asset("lsf").c_str(), bad.clip.c_str(), bad.why.c_str());
                                  std::erase(signs_, bad.clip);
                                  handle(page::SignsClosed{});
                              },
                              [&](const touch::PointerMoved&) {
                                  if (!attracting() && placed_.open_from == 0) visit_.idle = 0ms;
                              }},
                   input);
}

void Kiosk::frame(float seconds) {
    refresh();
    speak();
    refresh();
    if (!window_->wants_frame() || !placed_once_) return meanwhile();
    const auto inputs = window_->frame(placed_, view_, *shaper_, seconds);
    count();                                 // what is on the screen now: a disk delays no page
    take(inputs);
    foresee();
    if (speaker_) speaker_->retire();        // the page after it is on the screen
    meanwhile();
    if (again_ && again_->screen >= 0) close(std::exchange(again_->screen, -1));
    watchdog_.ready();
    if (!helper_->started()) {
        helper_->start();
        updating_->start();
        printing_->start();
        perform(visit::LookForDirectory{});
    }
}

void Kiosk::meanwhile() {
    printing_->renew();
    beat();
}

// While the finger is still down, the page it would lead to is made ready: its words shaped, its glyphs drawn. It is there when the finger lifts.
void Kiosk::foresee() {
    if (window_->pressed() == foreseen_) return;
    foreseen_ = window_->pressed();
    const layout::Node* node = layout::node(placed_, foreseen_);
    if (!node || !node->event) return;
    const visit::Visit ahead = visit::update(visit_, *node->event, house()).visit;
    window_->foresee(layout::layout(visit::show(ahead, house()), ahead.modes, screen_, *shaper_), *shaper_);
}

Kiosk::Milliseconds Kiosk::until_change() const {
    Milliseconds next = 60s - passed_ % 60s;                       // the minute
    if (attracting()) next = std::min<Milliseconds>(next, attract_turn - passed_ % attract_turn);
    if (pin_wait() > 0) next = std::min<Milliseconds>(next, (pin_again_ - lived_ - 1ms) % 1s + 1ms);
    if (speaker_ && !speaker_->started() && !attracting() && visit_.idle < breath) next = std::min<Milliseconds>(next, breath - visit_.idle);
    if (const auto idle = visit::changes_in(visit_)) next = std::min(next, *idle);
    return std::max(next, 1ms);
}

// Nobody is there, the attract screen is painted, and somebody read quiet pages since this process began.
Kiosk::Ended Kiosk::run() {
    auto last = steady_clock::now();
    auto drawn = last;
    while (!closing_) {
        watchdog_.turned(last);
        collect();
        const auto now = steady_clock::now();
        frame(std::min(std::chrono::duration<float>(now - drawn).count(), 0.1f));
        drawn = now;
        if (shall_start_again()) return Ended::quiet_visit;
        const auto inputs = window_->wait(window_->wants_frame() || changed_ ? std::chrono::duration<double>{0} : watchdog_.at_most(until_change()));
        const auto woke = steady_clock::now();
        const auto by = std::chrono::floor<Milliseconds>(woke - last);
        last += by;
        pass(by);
        if (!options_.now && by >= 10ms) read_the_clock();
        take(inputs);
    }
    return Ended::closed;
}

}  // namespace repere::programs
