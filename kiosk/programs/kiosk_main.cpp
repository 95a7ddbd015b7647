// repere-kiosk: the command line, what the process forbids itself, and what the maintainer is told when it cannot start.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include "programs/kiosk.hpp"
#include "programs/printing.hpp"
#include "programs/voice.hpp"

namespace {

using namespace repere;

// glibc overwrites what is freed, and keeps no small pieces aside: only settable before a program starts, so it starts itself again.
void start_again_wiping_memory(char** argv) {
    constexpr const char* wiping = "glibc.malloc.tcache_count=0:glibc.malloc.perturb=90";
    const char* set = std::getenv("GLIBC_TUNABLES");
    if (set && std::string{set}.find("perturb") != std::string::npos) return;
    setenv("GLIBC_TUNABLES", wiping, 1);
    execv("/proc/self/exe", argv);                                 // fails: goes on without, and the amnesia test says so
}

// The speech server tells its voices within a few seconds; what keeps it from being heard is told before.
std::variant<std::size_t, std::string> voices() {
    programs::Voice voice{[] {}};
    voice.start();
    for (int tries = 0; voice.started() && tries < 1500; ++tries) {
        if (const auto news = voice.news()) {
            if (!news->trouble.empty()) return news->trouble;
            if (!news->voices.empty()) return news->voices.size();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return voice.started() ? "the program that speaks does not answer" : "there is no repere-voice beside this program";
}

// Why nothing can be printed; "" it can.
std::string printer_lacks(const programs::Queue& queue) {
    programs::Printing printing{queue, [] {}};
    printing.start();
    for (int tries = 0; tries < 3000 && !printing.lacking(); ++tries) {
        printing.result({});
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return printing.lacking().value_or("the program that prints does not answer");
}

int check(const programs::Options& options) {
    int lacking = 0;
    const auto say = [&](bool good, const std::string& words) {
        std::printf("%s  %s\n", good ? "  ok" : "LACK", words.c_str());
        lacking += !good;
    };
    const auto opened = directory::Directory::open(options.directory);
    if (const auto* refusal = std::get_if<directory::Refusal>(&opened)) say(false, refusal->words);
    else say(true, "directory " + options.directory + ", " + std::to_string(std::get<directory::Directory>(opened).services().size()) + " services");
    try {
        typography::Shaper shaper;
        const std::string& missing = shaper.missing_families();
        say(missing.empty(), missing.empty() ? "fonts for Latin, Arabic and Chinese" : "fonts: " + missing + " (packages fonts-noto-core and fonts-noto-cjk)");
    } catch (const std::exception& error) {
        say(false, error.what());
    }
    const auto spoken = voices();
    if (const auto* languages = std::get_if<std::size_t>(&spoken)) say(true, "a voice, in " + std::to_string(*languages) + " languages and accents");
    else say(false, "a voice: " + std::get<std::string>(spoken));
    const auto settings = options.settings.empty() ? programs::Settings{} : programs::read_settings(options.settings);
    if (const auto* words = std::get_if<std::string>(&settings)) say(false, *words);
    else if (const auto& queue = std::get<programs::Settings>(settings).printer; queue.name.empty()) say(true, "no printer is set up (--settings): nothing is offered on paper");
    else if (const std::string why = printer_lacks(queue); why.empty()) say(true, "a printer, the queue \"" + queue.name + "\"");
    else say(false, "a printer: " + why);
    say(std::getenv("DISPLAY") != nullptr, "a display (DISPLAY is " + std::string{std::getenv("DISPLAY") ? std::getenv("DISPLAY") : "not set"} + ")");
    return lacking ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    auto parsed = programs::options(argc, argv);
    if (const int* exit = std::get_if<int>(&parsed)) return *exit;
    const auto& options = std::get<programs::Options>(parsed);
    if (options.check) return check(options);
    if (options.set_pin) return programs::set_pin(options.settings);
    start_again_wiping_memory(argv);
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (options.helper) return programs::helper_main();
    if (!options.state.empty()) setenv("MESA_SHADER_CACHE_DIR", options.state.c_str(), 1);
    try {
        const auto again = programs::started_again();
        if (options.play.empty()) {
            programs::Kiosk kiosk{options, again};
            while (kiosk.run() == programs::Kiosk::Ended::quiet_visit) programs::start_again(argv, kiosk.let_go());
            return 0;
        }
        auto script = programs::Script::open(options.play);
        if (const auto* error = std::get_if<std::string>(&script)) {
            std::fprintf(stderr, "%s\n", error->c_str());
            return 1;
        }
        return programs::Kiosk{options, again}.play(std::move(std::get<programs::Script>(script)), options.play);
    } catch (const programs::Kiosk::Usage& error) {
        std::fprintf(stderr, "repere-kiosk: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "repere-kiosk: %s\n", error.what());
        return 1;
    }
}
