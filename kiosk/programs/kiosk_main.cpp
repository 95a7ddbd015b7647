// repere-kiosk: the command line, what the process forbids itself, and what the maintainer is told when it cannot start.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "programs/kiosk.hpp"
#include "programs/kiosk_check.hpp"

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

// Or nowhere: the driver would complain, or choose a folder of its own.
void keep_shaders_in(const std::string& folder) {
    std::error_code ignored;
    const bool there = std::filesystem::is_directory(folder, ignored) && access(folder.c_str(), W_OK | X_OK) == 0;
    setenv(there ? "MESA_SHADER_CACHE_DIR" : "MESA_SHADER_CACHE_DISABLE", there ? folder.c_str() : "true", 1);
}

}  // namespace

int main(int argc, char** argv) {
    auto parsed = programs::options(argc, argv);
    if (const int* exit = std::get_if<int>(&parsed)) return *exit;
    const auto& options = std::get<programs::Options>(parsed);
    if (options.check) return programs::check(options);
    if (options.set_pin) return programs::set_pin(options.settings);
    start_again_wiping_memory(argv);
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (options.helper) return programs::helper_main();
    if (!options.state.empty()) keep_shaders_in(options.state);
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
