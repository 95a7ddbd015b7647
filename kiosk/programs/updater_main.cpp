// repere-updater: looks for newer releases, and adopts them, beside a kiosk that shows the ones it adopted (programs/updating.hpp).
//
// Says what happened on standard output, in lines of JSON; nothing else comes out of it. Its input is never read: when it ends, this ends.
// Nothing of a visit is known to it.
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

#include "programs/trial.hpp"
#include "programs/updater.hpp"

namespace {

using namespace repere;
using namespace std::chrono_literals;
using nlohmann::json;
using std::chrono::steady_clock;

constexpr std::size_t longest_file = 8192;                   // of a key, a heartbeat
constexpr auto folder_every = 5s;                            // a stick is expected to be noticed while somebody stands there

std::optional<std::string> text_of(const std::string& file) {
    const auto bytes = release::read_file(file, longest_file);
    if (!bytes) return {};
    return std::string{bytes->begin(), bytes->end()};
}

void say(const json& words) { std::cout << words.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl; }

double drawn() {
    static std::random_device source;
    return std::uniform_real_distribution<double>{0, 1}(source);
}

class Clock {                                                // the wall clock, or --now and what went by since
public:
    explicit Clock(const std::string& began) : began_{language::minute_of(began)} {}
    language::Minute now() const {
        if (began_) return *began_ + std::chrono::floor<std::chrono::minutes>(steady_clock::now() - since_);
        return language::local_minute(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    }

private:
    std::optional<language::Minute> began_;
    steady_clock::time_point since_ = steady_clock::now();
};

struct Options {
    std::string from, public_key, state, desk_key, heartbeat_to, now;
    int every = 900;                                         // seconds
    bool goes_on = false;
};

class Looking {
public:
    Looking(const Options& options, release::Kiosk kiosk)
        : updater_{options.from, std::move(kiosk)}, clock_{options.now}, state_{options.state}, local_{!programs::is_url(options.from)},
          every_{local_ ? std::min<std::chrono::seconds>(folder_every, std::chrono::seconds{options.every}) : std::chrono::seconds{options.every}} {
        programs::Wait wait = local_ ? programs::Wait{0} : programs::first_wait(every_, drawn());
        if (const auto kept = programs::due_in(state_)) {
            const auto left = kept->at - std::chrono::system_clock::now();
            if (!local_ && left >= 0s && left <= programs::next_wait(every_, kept->troubles, 1)) {      // a clock that was set since is not believed
                wait = std::chrono::ceil<programs::Wait>(left);
                troubles_ = kept->troubles;
            }
            if (options.goes_on) said_ = kept->said;
        }
        due_ = steady_clock::now() + wait;
        if (!said_.empty()) say({{"trouble", said_}, {"why", ""}});
    }
    steady_clock::time_point due() const { return due_; }
    void look() {
        const auto looked = updater_.look(clock_.now());
        troubles_ = looked.trouble.empty() ? 0 : troubles_ + 1;
        const auto wait = programs::next_wait(every_, local_ ? 0 : troubles_, drawn());
        due_ = steady_clock::now() + wait;
        if (!local_ || looked.trouble != said_) programs::keep(state_, {std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now() + wait), troubles_, looked.trouble});
        if (looked.adopted > 0) say({{"adopted", looked.adopted}});
        if (looked.trouble != said_) say({{"trouble", looked.trouble}, {"why", looked.why}});
        said_ = looked.trouble;
    }

private:
    programs::Updater updater_;
    Clock clock_;
    std::string state_;
    bool local_;
    std::chrono::seconds every_;
    int troubles_ = 0;
    steady_clock::time_point due_;
    std::string said_;
};

// The heartbeat that the kiosk wrote, once each that is another.
class Sending {
public:
    explicit Sending(const Options& options) : to_{options.heartbeat_to}, state_{options.state}, sent_{programs::sent_from(state_)}, every_{options.every} {}
    steady_clock::time_point due() const { return to_.empty() ? steady_clock::time_point::max() : due_; }
    void send() {
        due_ = steady_clock::now() + std::min<programs::Wait>(1min, every_);
        const auto beat = text_of(state_ + "/heartbeat.json");
        if (!beat || *beat == sent_) return;
        const std::string why = web_.post(to_, *beat);
        if (why.empty()) programs::keep_sent(state_, sent_ = *beat);
        failed_ = why.empty() ? 0 : failed_ + 1;
        if (failed_ > 0) due_ = steady_clock::now() + programs::next_wait(every_, failed_, drawn());
        if (failed_ == 1) say({{"unheard", why}});
    }

private:
    std::string to_, state_, sent_;
    std::chrono::seconds every_;
    programs::Web web_;
    steady_clock::time_point due_ = steady_clock::now();
    int failed_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"repere-updater: looks for newer releases for repere-kiosk"};
    Options options;
    app.add_option("--from", options.from, "URL or folder")->type_name("URL|DIR");
    app.add_option("--public-key", options.public_key, "whom to believe")->type_name("PUB");
    app.add_option("--state", options.state, "where they are kept")->type_name("DIR")->required();
    app.add_option("--desk-key", options.desk_key, "of a desk: adopts what is sealed to it")->type_name("KEY");
    app.add_option("--every", options.every, "how often it looks, about")->type_name("SECONDS")->check(CLI::Range(1, 86400));
    app.add_option("--heartbeat-to", options.heartbeat_to, "where heartbeats are sent")->type_name("URL");
    app.add_flag("--goes-on", options.goes_on, "what the process before this one said is not said again");
    app.add_option("--now", options.now)->group("");
    CLI11_PARSE(app, argc, argv);

    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);                        // what it did not finish goes on the next time
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    setpriority(PRIO_PROCESS, 0, 10);                        // a release waits, a finger does not
    signal(SIGPIPE, SIG_IGN);
    try {
        std::optional<Looking> looking;
        if (!options.from.empty()) {
            const auto key = release::PublicKey::parse(text_of(options.public_key).value_or(""));
            if (!key) return std::cerr << options.public_key << " is no public key\n", 1;
            release::Kiosk kiosk{.state = options.state, .key = *key, .trial = programs::shows};
            if (!options.desk_key.empty() && !(kiosk.desk = release::SecretKey::parse(text_of(options.desk_key).value_or(""), ""))) return std::cerr << options.desk_key << " is no key of a desk\n", 1;
            looking.emplace(options, std::move(kiosk));
        }
        Sending sending{options};
        for (;;) {
            const auto until = std::min(looking ? looking->due() : steady_clock::time_point::max(), sending.due());
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::clamp<steady_clock::duration>(until - std::min(until, steady_clock::now()), 0ms, 1h));
            pollfd input{STDIN_FILENO, POLLIN, 0};
            if (poll(&input, 1, static_cast<int>(left.count())) > 0) return 0;
            if (looking && steady_clock::now() >= looking->due()) looking->look();
            if (steady_clock::now() >= sending.due()) sending.send();
        }
    } catch (const std::exception& error) {
        return std::cerr << "repere-updater: " << error.what() << "\n", 1;
    }
}
