// The running kiosk: builds every room, owns the clock, turns inputs into events, performs effects. One loop in values (DESIGN §2).
#pragma once

#include <chrono>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "directory/directory.hpp"
#include "layout/layout.hpp"
#include "messages/messages.hpp"
#include "programs/again.hpp"
#include "programs/heartbeat.hpp"
#include "programs/helper.hpp"
#include "programs/kiosk_options.hpp"
#include "programs/open_directory.hpp"
#include "programs/play.hpp"
#include "programs/printing.hpp"
#include "programs/settings.hpp"
#include "programs/speaker.hpp"
#include "programs/updating.hpp"
#include "programs/watchdog.hpp"
#include "touch/touch.hpp"
#include "typography/typography.hpp"
#include "usage/usage.hpp"
#include "visit/visit.hpp"

namespace repere::programs {

class Kiosk {
public:
    // Opens the directory (or falls back to the one in the program, and says why once), the fonts and the window.
    // Throws Usage for an option that fits no directory, std::runtime_error when there is no screen or no font.
    struct Usage : std::runtime_error { using std::runtime_error::runtime_error; };
    explicit Kiosk(const Options& options, const std::optional<Again>& again = {});

    enum class Ended { closed, quiet_visit };
    Ended run();                             // until the window is closed, or nobody is there any more who read quiet pages
    Again let_go();                          // then: its children end, and this is handed on. It may run on
    int play(Script script, const std::string& name);

private:
    using Milliseconds = std::chrono::milliseconds;

    // the clock: a minute on the wall, and how much time went by since
    directory::Minute minute() const { return began_ + std::chrono::floor<std::chrono::minutes>(passed_); }
    void pass(Milliseconds by);
    void read_the_clock();
    void set_clock(directory::Minute minute);

    visit::House house();                    // valid until the next call
    void handle(const page::Event& event);
    void perform(const visit::Effect& effect);
    void key(layout::Key key);
    void take(const std::vector<touch::Input>& inputs);
    void collect();                          // what the helper process brought back, and whether a PIN was right
    void read_keys();
    void open_desk();                        // settings and usage, as the options name them
    int pin_wait() const;                    // seconds
    visit::Desk desk() const;
    void listen_around();                    // what can be heard here, for the visit to know
    void adjust();                           // touches and keys, to the settings and what "Aa" says
    void keypad(const std::string& key);
    bool nothing_to_choose() const;          // in what scrolls
    void turn(int pages);
    void speak();                            // what an effect asked for, once the page it is of is shown
    void print(const visit::PrintHandout& effect);
    visit::Printer printer() const;
    bool may_be_heard(const visit::Effect& effect) const;      // by whoever else is there
    void find_signs();
    void count();                            // once the page is shown: the disk keeps no frame waiting
    void forget();
    void refresh();                          // show and lay out again, if anything changed
    void frame(float seconds);
    void foresee();
    bool attracting() const { return std::holds_alternative<visit::AttractScreen>(visit_.history.back()); }
    void adopt();
    Milliseconds until_change() const;
    MaybeOpen newest() const;
    void open_directory();
    void hold(OpenDirectory opened);
    void take_newer();
    void open_as_asked();
    void go_on_from(const Again& before);
    void take_on_children(const Again& before);
    bool shall_start_again() const, would_begin_as_it_is() const;
    void meanwhile();                        // nobody waits for a frame now
    void beat();
    std::string printer_state() const, error_code() const;
    bool clock_before_data() const;
    directory::Place place_asked() const;

    // --play (player.cpp)
    std::string perform(const Command& command);        // why the line failed; empty when it held
    std::string tap(const Command& command);
    void settle();
    void await();                            // answers that a script does not look before
    const layout::Node* named(const std::string& words) const;
    std::string everything() const;

    Options options_;
    std::optional<Again> again_;             // what the process before this one handed on
    release::Bytes memory_;                  // of a desk's directory, which lies sealed on the disk
    std::optional<directory::Directory> directory_;
    std::string file_;                       // the one that is open
    bool fell_back_ = false;                 // a newer release is there and does not open
    bool newer_ = false;                     // a release was adopted, and waits for the end of the visit
    std::optional<release::SecretKey> desk_key_;
    std::optional<messages::Messages> say_;
    bool essential_ = false;                 // no directory could be opened: the emergency page, and repair behind it
    std::string refused_;                    // the last refusal that was said
    bool quiet_ = false;                     // somebody read quiet pages since it began
    std::unique_ptr<typography::Shaper> shaper_;
    std::optional<touch::Window> window_;
    std::unique_ptr<Helper> helper_;
    std::unique_ptr<Updating> updating_;
    Watchdog watchdog_;
    Heartbeat heartbeat_;
    layout::Screen screen_;
    double diagonal_ = 24;

    directory::Minute began_;
    Milliseconds passed_{0};
    directory::Place place_;
    visit::Visit visit_;
    long visit_number_ = 1;                  // of the work given away; another number's result is dropped
    page::Page page_;
    layout::Placed placed_;
    layout::View view_;
    Settings settings_;
    usage::Usage usage_;
    std::unique_ptr<Speaker> speaker_;       // none where sound is off
    std::vector<std::string> signs_;         // clips in sign language, by the page they belong to
    std::optional<visit::Effect> to_say_;
    std::vector<visit::CountOutcome> to_count_;
    visit::Hearing hearing_;
    std::unique_ptr<Printing> printing_;
    visit::Printer printer_;                 // as the visit knows it
    std::future<bool> pin_;                  // being compared, off this thread
    std::future<void> comparing_;
    long pin_of_visit_ = 0;
    Milliseconds lived_{0}, pin_again_{0};   // only ever counted on: the wall clock may be set, a delay may not; not before
    int waited_ = 0;                         // as it was shown
    std::map<std::string, float> scrolled_;  // where "back" finds a page again
    bool placed_once_ = false, led_ = false, back_ = false;
    int way_ = 0;                            // whither the last event led: a new page comes from there
    directory::Minute shown_at_;
    int shown_turn_ = -1;
    bool changed_ = true;
    std::string foreseen_;                   // id whose page is made ready
    bool closing_ = false;
    std::pair<double, double> pointer_{0, 0};   // of press, slide, lift
};

}  // namespace repere::programs
