// benchmark-polling KIOSKS DIRECTORY: what so many kiosks ask of one web server. The waits are drawn by the functions that the kiosks draw them with, the
// requests sent by those that they send them with. Prints requests a second and bytes; asserts nothing.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sstream>
#include <thread>

#include "given/release.hpp"
#include "given/web.hpp"
#include "programs/updater.hpp"

namespace {

using namespace repere::programs;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int day = 86'400;

struct Day {
    double a_second = 0;                                         // in the mean, without the seconds the server was away
    int busiest = 0, busiest_after = 0;                          // after it came back
    double all_after = 0;                                        // seconds until each kiosk was answered again
};

// All are switched on in the same second. Away: seconds in which the server answers nobody.
Day simulated(int kiosks, std::chrono::seconds every, int away_from, int away_until) {
    std::mt19937 random{2026};
    std::uniform_real_distribution<double> drawn{0, 1};
    std::vector<int> asked(day + 1);
    Day out;
    for (int kiosk = 0; kiosk < kiosks; ++kiosk) {
        int troubles = 0;
        double at = std::chrono::duration<double>{first_wait(every, drawn(random))}.count();
        for (bool answered = false; at < day; at += std::chrono::duration<double>{next_wait(every, troubles, drawn(random))}.count()) {
            ++asked[static_cast<std::size_t>(at)];
            const bool away = at >= away_from && at < away_until;
            troubles = away ? troubles + 1 : 0;
            if (at >= away_until && !answered) out.all_after = std::max(out.all_after, at - away_until), answered = true;
        }
    }
    long all = 0;
    for (int second = 0; second < day; ++second) {
        const int now = asked[static_cast<std::size_t>(second)];
        if (second < away_from || second >= away_until) all += now;
        out.busiest = std::max(out.busiest, now);
        if (second >= away_until) out.busiest_after = std::max(out.busiest_after, now);
    }
    out.a_second = static_cast<double>(all) / (day - (away_until - away_from));
    return out;
}

// So many clients, so long, each asking for the manifest with what it was told the last time.
double conditional_a_second(const std::string& url, int clients) {
    std::atomic<long> answered = 0;
    std::atomic<bool> over = false;
    std::vector<std::thread> threads;
    const auto began = Clock::now();
    for (int i = 0; i < clients; ++i)
        threads.emplace_back([&] {
            Web web;
            const auto first = web.get(url, 16384);
            while (!over)
                if (web.get(url, 16384, first.validator).is == Answer::Is::unchanged) ++answered;
        });
    std::this_thread::sleep_for(5s);
    over = true;
    for (auto& each : threads) each.join();
    return static_cast<double>(answered) / given::Seconds{Clock::now() - began}.count();
}

std::pair<long, long> wire(const std::string& line) {
    std::istringstream in{line};
    std::pair<long, long> out;
    in >> out.first >> out.second;
    return out;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

int measure(int kiosks, const std::string& directory) {
    std::printf("polling, %d kiosks switched on in one second, %ld cores\n", kiosks, sysconf(_SC_NPROCESSORS_ONLN));
    for (const auto every : {900s, 3600s}) {
        const Day usual = simulated(kiosks, every, day, day), away = simulated(kiosks, every, 8 * 3600, 14 * 3600);
        std::printf("every %4ld s: %.1f requests/s (computed %.1f), busiest second %d; not drawn: %d. Away from 8 to 14 h: busiest second after it %d, every kiosk served %.1f h later\n",
                    static_cast<long>(every.count()), usual.a_second, kiosks / static_cast<double>(every.count()), usual.busiest, kiosks, away.busiest_after, away.all_after / 3600);
    }

    const given::Publisher publisher;
    const std::string release = publisher.release(directory, "2026-11-24T09:00");
    const given::Nginx nginx{release};
    const given::Folder state;
    Updater updater{nginx.url(), publisher.kiosk(state / "state")};
    if (updater.look(given::moment("2026-11-24T10:00")).adopted == 0) throw std::runtime_error{"nothing was adopted"};
    if (!updater.look(given::moment("2026-11-24T10:00")).trouble.empty()) throw std::runtime_error{"the second look failed"};
    if (!given::soon([&] { return lines(nginx.wire()).size() == 4; })) throw std::runtime_error{"the log is another than was expected: " + nginx.log()};
    const auto sizes = lines(nginx.wire());
    long sent = 0;
    for (int i = 0; i < 3; ++i) sent += wire(sizes[static_cast<std::size_t>(i)]).first + wire(sizes[static_cast<std::size_t>(i)]).second;
    const auto [request, answer] = wire(sizes[3]);
    std::printf("nothing new: %ld + %ld bytes a look, without TLS; something new: %.2f MB for a kiosk, %.1f GB for all\n", request, answer, static_cast<double>(sent) / 1e6,
                static_cast<double>(sent) * kiosks / 1e9);
    const double needed = kiosks / 900.0;
    for (const int clients : {1, 4}) {
        const double answered = conditional_a_second(nginx.url("/manifest.json"), clients);
        std::printf("one nginx, one worker, %d clients beside it: %.0f conditional requests/s, %.0f times what is needed every 900 s\n", clients, answered, answered / needed);
    }
    return 0;
}

}  // namespace

int main(int count, char** words) try {
    if (count != 3 || std::atoi(words[1]) < 1) return std::fprintf(stderr, "benchmark-polling KIOSKS DIRECTORY\n"), 2;
    return measure(std::atoi(words[1]), words[2]);
} catch (const std::exception& error) {
    return std::fprintf(stderr, "benchmark-polling: %s\n", error.what()), 1;
}
