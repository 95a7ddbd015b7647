// benchmark-adopting SIZE FOLDER: does somebody at the screen see that a release is adopted? FOLDER/release is laid where the kiosk looks while a finger
// drags a long page; the frames of that time beside those of the same drag before. Then what the swap holds the screen's thread for, between visits.
#include <filesystem>

#include "benchmark/dragged.hpp"
#include "programs/open_directory.hpp"

namespace {

using namespace benchmark;

constexpr int drags = 3;

int measure(const std::string& size, const std::string& folder) {
    const given::Display display{size};
    const given::Folder own;
    const given::Surroundings here = around(display, own);
    std::filesystem::create_directories(own / "stick");
    given::write(own / "settings.json", R"({"sound": "off", "update_every_seconds": 1})");
    Command words = kiosk(size, {"--language", "fr", "--now", "2026-11-24T10:00", "--settings", own / "settings.json", "--state", own / "state",
                                 "--update-from", own / "stick", "--public-key", folder + "/keys/repere.pub"});

    const std::vector<std::string> walk{"home.victim", "guide.answer.living", "guide.answer.theft", "guide.answer.phone", "guide.continue", "guide.answer.no"};
    std::string script;
    for (std::size_t i = 0; i < walk.size(); ++i) script += "tree " + (own / std::to_string(i)) + "\ntap " + walk[i] + "\n";
    play(script, words, here, own);

    const Eye screen{display.name()};
    const Watch watch{display.name()};
    given::Process process{words, here};
    if (!given::soon([&] { return screen.useful(); }, given::Seconds{60})) throw std::runtime_error{"the kiosk showed nothing useful"};
    rest(3);
    Finger finger{display.name()};
    for (std::size_t i = 0; i < walk.size(); ++i) {
        finger.move(middle(json::parse(given::read(own / std::to_string(i))), walk[i]));
        finger.press();
        rest(0.1);
        finger.lift();
        rest(1);
    }
    std::vector<double> quiet, quiet_gaps, busy, busy_gaps;
    const auto dragged = [&](std::vector<double>& per_s, std::vector<double>& gaps) {
        auto out = drag(screen, watch, finger, size);
        per_s.push_back(out.per_s);
        gaps.insert(gaps.end(), out.gap_ms.begin(), out.gap_ms.end());
    };
    for (int i = 0; i < drags; ++i) dragged(quiet, quiet_gaps);
    std::filesystem::copy(folder + "/release", own / "stick", std::filesystem::copy_options::recursive);
    const auto began = Clock::now();
    const std::string releases = own / "state/releases";
    const auto adopted = [&] {
        std::error_code none;
        for (const auto& each : std::filesystem::directory_iterator{releases, none})
            if (each.path().filename() != "incoming") return true;
        return false;
    };
    while (!adopted() && Clock::now() - began < std::chrono::minutes{5}) dragged(busy, busy_gaps);
    const double took = given::Seconds{Clock::now() - began}.count();
    if (!adopted()) throw std::runtime_error{"the release was not adopted: " + process.err()};
    end(process, words);

    std::vector<double> swap;
    for (int i = 0; i < 5; ++i) {
        const auto from = Clock::now();
        const auto opened = repere::programs::open_newest(own / "state", {}, "");
        if (!std::holds_alternative<repere::programs::OpenDirectory>(opened)) throw std::runtime_error{"the release does not open"};
        swap.push_back(milliseconds(Clock::now() - from));
    }
    std::printf("adopting, %s, %s, %ld cores; adopted %.0f s after it lay there\n", today().c_str(), size.c_str(), sysconf(_SC_NPROCESSORS_ONLN), took);
    const auto line = [](const char* what, const std::vector<double>& rate, const std::vector<double>& gaps) {
        std::printf("%-28s %5.1f frames/s   from one to the next p50 %5.1f   p95 %5.1f   p99 %5.1f   longest %5.1f ms\n", what, quantile(rate, 0.5), quantile(gaps, 0.5), quantile(gaps, 0.95),
                    quantile(gaps, 0.99), quantile(gaps, 1));
    };
    line("a finger drags", quiet, quiet_gaps);
    line("  while one is adopted", busy, busy_gaps);
    std::printf("  ratio                      %5.2f frames/s, %.2f p99\n", quantile(busy, 0.5) / quantile(quiet, 0.5), quantile(busy_gaps, 0.99) / quantile(quiet_gaps, 0.99));
    std::printf("opening it between visits: %.1f ms, longest %.1f\n", quantile(swap, 0.5), quantile(swap, 1));
    return 0;
}

}  // namespace

int main(int count, char** words) try {
    if (count != 3) return std::fprintf(stderr, "benchmark-adopting SIZE FOLDER\n"), 2;
    return measure(words[1], words[2]);
} catch (const std::exception& error) {
    return std::fprintf(stderr, "benchmark-adopting: %s\n", error.what()), 1;
}
