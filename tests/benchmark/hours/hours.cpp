// How often a second a value can be read and asked at twenty moments: `benchmark-hours VALUES MOMENTS SECONDS` prints the rate, and a
// count of open answers, which shows that the work was done and is compared with the peer's.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "directory/hours.hpp"

using namespace repere;
using Clock = std::chrono::steady_clock;

static std::vector<std::string> lines_of(const char* file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

int main(int count, char** arguments) {
    if (count != 4) return 2;
    const auto values = lines_of(arguments[1]);
    std::vector<language::Minute> moments;
    for (const std::string& line : lines_of(arguments[2])) moments.push_back(language::minute_of(line).value());
    const std::chrono::duration<double> least{std::atof(arguments[3])};

    long rounds = 0, open = 0, changes = 0;
    const auto start = Clock::now();
    std::chrono::duration<double> taken{};
    do {
        open = changes = 0;
        for (const std::string& value : values) {
            const auto hours = std::get<directory::Hours>(directory::Hours::parse(value));
            for (const auto moment : moments) {
                const auto opening = hours.at(moment, directory::Coordinates{43.5297, 5.4474});
                open += opening.state == directory::OpenState::open;
                changes += opening.until.has_value();
            }
        }
        ++rounds;
        taken = Clock::now() - start;
    } while (taken < least);
    std::printf("{\"rate\": %.1f, \"open\": %ld, \"changes\": %ld}\n", double(rounds) * double(values.size()) / taken.count(), open, changes);
}
