// benchmark-search FOLDER       Repère's search beside its peers, on the directory that benchmark-generate wrote into FOLDER
//
// Each engine makes its index of all services, then answers the same lines in the same order: of each class in turn a whole query (to see what
// is found), and, for ROUNDS of each class, the same query letter by letter (to see how long each keystroke takes).
//   recall@5   of the services that answer, how many are among the first five; the mean of the queries of a class
//   p50, p95   of a keystroke, from the words typed to the five ids, inside the engine's process
//   CPU        processor time of the whole program, its start, reading and writing included: what is left to compare by on a busy machine
// Prints the figures and their ratio to ours; writes FOLDER.json, and FOLDER.losses.txt: queries that a peer answers better than we do.
// Asserts nothing. ENGINES: which ones (ours fts5 trigram xapian minisearch). ROUNDS: 20. SECONDS_EACH: an engine has for its answers (900);
// what it did not reach is left out, and that is said. KEEP=1: answers of peers that lie in FOLDER are taken as they are.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "benchmark/search/words.hpp"
#include "given/process.hpp"

namespace {

using nlohmann::json;
using nlohmann::ordered_json;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string setting(const char* name, const std::string& otherwise) { return std::getenv(name) && *std::getenv(name) ? std::getenv(name) : otherwise; }
const std::string build = setting("REPERE_BUILD", "build"), source = setting("REPERE_SOURCE", ".");

struct Query { std::string words, language, kind, meant; std::set<std::string> relevant; };
struct Line { std::size_t query; std::size_t letters; bool whole; };          // letters of it that are typed

struct Figures {
    std::string engine, remark;
    double build_seconds = 0, build_cpu = 0, megabytes = 0, answers_cpu = 0;       // seconds of processor time
    std::size_t answers = 0;
    std::vector<double> keystrokes, first_letters;                 // microseconds
    std::map<std::string, std::vector<double>> recall;             // class
    std::map<std::size_t, std::vector<std::string>> found;         // query, ids
    bool answered = false;
};

std::vector<Query> read_queries(const fs::path& file) {
    std::vector<Query> out;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        const json one = json::parse(line);
        out.push_back({one.at("q"), one.at("lang"), one.at("class"), one.at("meant"), one.at("relevant").get<std::set<std::string>>()});
    }
    if (out.empty()) throw std::runtime_error{file.string() + " has no queries"};
    return out;
}

std::vector<Line> lines_of(const std::vector<Query>& queries, std::size_t rounds) {
    std::vector<Line> out;
    std::map<std::string, std::size_t> turn, turns;
    for (const Query& query : queries) ++turns[query.kind];
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const std::size_t all = benchmark::letters(queries[i].words).size();
        out.push_back({i, all, true});
        const std::size_t every = std::max<std::size_t>(1, turns[queries[i].kind] / std::max<std::size_t>(1, rounds));      // spread, so that who is slow is seen in all
        if (turn[queries[i].kind]++ % every != 0) continue;
        for (std::size_t typed = 1; typed <= all; ++typed) out.push_back({i, typed, false});
    }
    return out;
}

void write_lines(const std::vector<Query>& queries, const std::vector<Line>& lines, const fs::path& file) {
    std::ofstream out{file};
    for (const Line& line : lines)
        out << json{{"q", benchmark::utf8(benchmark::letters(queries[line.query].words).substr(0, line.letters))}, {"lang", queries[line.query].language}}.dump() << '\n';
}

double megabytes(const fs::path& path) {
    std::uintmax_t bytes = 0;
    if (fs::is_directory(path)) {
        for (const auto& entry : fs::recursive_directory_iterator{path})
            if (entry.is_regular_file()) bytes += entry.file_size();
    } else if (fs::exists(path)) {
        bytes = fs::file_size(path);
    }
    return static_cast<double>(bytes) / 1e6;
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }
std::string last_line(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text.substr(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
}

double processor_seconds() {                                       // of the programs that have ended
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// Nothing when it went well, otherwise why not.
std::string run(const std::string& command, double seconds) {
    given::Process process{{"sh", "-c", command}};
    const auto status = process.wait(given::Seconds{seconds});
    if (!status) return "stopped after " + std::to_string(static_cast<int>(seconds)) + " s";
    return *status == 0 ? "" : last_line(process.err());
}

void read_answers(const std::vector<Query>& queries, const std::vector<Line>& lines, const fs::path& file, Figures& figures) {
    std::ifstream in{file};
    std::size_t at = 0;
    for (std::string text; std::getline(in, text) && at < lines.size();) {
        const json answer = json::parse(text, nullptr, false);
        if (answer.is_discarded()) break;                          // it was stopped within a line
        if (answer.contains("seconds")) {                          // MiniSearch, which indexes as it starts
            figures.build_seconds = answer["seconds"];
            figures.build_cpu = answer["cpu"], figures.answers_cpu -= figures.build_cpu;
            figures.megabytes = answer["bytes"].get<double>() / 1e6;
            continue;
        }
        const Line& line = lines[at++];
        if (!line.whole) {
            figures.keystrokes.push_back(answer.at("us"));
            if (line.letters <= 2) figures.first_letters.push_back(answer.at("us"));
            continue;
        }
        const Query& query = queries[line.query];
        std::vector<std::string> ids;
        for (const auto& hit : answer.at("hits")) ids.push_back(hit.at("id"));
        if (ids.size() > 5) ids.resize(5);
        const auto right = std::count_if(ids.begin(), ids.end(), [&](const auto& id) { return query.relevant.contains(id); });
        figures.recall[query.kind].push_back(static_cast<double>(right) / static_cast<double>(std::min<std::size_t>(5, query.relevant.size())));
        figures.found[line.query] = std::move(ids);
    }
    figures.answers = at;
    figures.answered = at > 0;
    if (at < lines.size()) figures.remark += (figures.remark.empty() ? "" : "; ") + std::to_string(at) + " of " + std::to_string(lines.size()) + " lines answered";
}

// Whether they are answers to these lines.
bool answered(const fs::path& asked, const fs::path& answers) {
    std::ifstream in{answers}, questions{asked};
    for (std::string answer, question; std::getline(in, answer);) {
        const json one = json::parse(answer, nullptr, false);
        if (one.is_discarded() || one.contains("seconds")) continue;
        if (!std::getline(questions, question) || json::parse(question).at("q") != one.at("q")) return false;
    }
    return true;
}

double quantile(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}
double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

Figures measure(const std::string& engine, const fs::path& folder, const std::vector<Query>& queries, const std::vector<Line>& lines) {
    Figures out{engine};
    const fs::path index = folder / (engine + ".index"), asked = folder / "lines.jsonl", answers = folder / (engine + ".answers.jsonl"), costs = folder / (engine + ".cost.json");
    const double patience = std::stod(setting("SECONDS_EACH", "900"));
    if (engine != "ours" && setting("KEEP", "") == "1" && fs::exists(answers) && fs::exists(costs) && answered(asked, answers)) {
        std::ifstream in{costs};
        const json cost = json::parse(in);
        out.build_seconds = cost["seconds"], out.build_cpu = cost.value("cpu", 0.0), out.megabytes = cost["megabytes"], out.answers_cpu = cost.value("answers_cpu", 0.0), out.remark = cost["remark"];
        read_answers(queries, lines, answers, out);
        out.remark += (out.remark.empty() ? "" : "; ") + std::string{"kept from an earlier run"};
        return out;
    }
    std::cerr << engine << "…" << std::endl;
    fs::remove_all(index);
    fs::remove(answers);
    std::string make, search;
    if (engine == "ours") {
        make = build + "/bin/repere-directory build " + quoted(folder / "package") + " --output " + quoted(index);
        search = build + "/bin/repere-directory search " + quoted(index) + " --batch --limit 5";
    } else if (engine == "minisearch") {
        search = "node --max-old-space-size=" + setting("NODE_MEGABYTES", "10000") + " " + source + "/tests/benchmark/search/minisearch.mjs " + build + "/benchmark/peers " + quoted(folder / "documents.tsv");
    } else {
        make = build + "/bin/benchmark-peers index " + engine + " " + quoted(folder / "documents.tsv") + " " + quoted(index);
        search = build + "/bin/benchmark-peers search " + engine + " " + quoted(index);
    }
    double used = processor_seconds();
    if (!make.empty()) {
        const auto begun = Clock::now();
        out.remark = run(make, 3600);
        out.build_cpu = processor_seconds() - used;
        out.build_seconds = std::chrono::duration<double>(Clock::now() - begun).count();
        if (!out.remark.empty()) return out;
        out.megabytes = megabytes(index);
    }
    used = processor_seconds();
    const bool indexes_first = make.empty();                        // so it looks at the time itself, from its first answer
    out.remark = run("SECONDS_EACH=" + std::to_string(patience) + " exec " + search + " < " + quoted(asked) + " > " + quoted(answers), patience + (indexes_first ? 3600 : 0));
    out.answers_cpu = processor_seconds() - used;
    std::ofstream{costs} << json{{"seconds", out.build_seconds}, {"cpu", out.build_cpu}, {"answers_cpu", out.answers_cpu}, {"megabytes", out.megabytes}, {"remark", out.remark}};
    read_answers(queries, lines, answers, out);
    return out;
}

// --- What is said of it -----------------------------------------------------------------------------------------------------------
std::string beside(double value, double ours, int digits, bool ratio) {
    char text[64];
    if (ratio && ours > 0) std::snprintf(text, sizeof text, "%.*f (×%.2g)", digits, value, value / ours);
    else std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}
void cell(const std::string& text, std::size_t width) {
    const std::size_t shown = benchmark::letters(text).size();
    std::cout << std::string(width > shown ? width - shown : 1, ' ') << text;
}

double cpu_of_an_answer(const Figures& one) { return one.answers_cpu * 1000 / static_cast<double>(std::max<std::size_t>(one.answers, 1)); }

std::size_t asked(const std::vector<Figures>& all, const std::string& kind) {           // queries of a class, by whoever answered most
    std::size_t most = 0;
    for (const Figures& one : all)
        if (const auto at = one.recall.find(kind); at != one.recall.end()) most = std::max(most, at->second.size());
    return most;
}

void print(const std::vector<Figures>& all, const std::vector<std::string>& kinds, std::size_t services) {
    const Figures& ours = all.front();
    const bool known = ours.engine == "ours" && ours.answered;
    const auto ours_or_none = [&](double value) { return known ? value : 0.0; };
    std::printf("%-12s%10s%8s%12s%16s%16s%16s%25s%20s\n", "engine", "build s", "CPU s", "services/s", "size MB", "p50 ms", "p95 ms", "p95 ms of 1, 2 letters", "CPU ms an answer");
    for (const Figures& one : all) {
        std::cout << one.engine << std::string(12 - std::min<std::size_t>(11, one.engine.size()), ' ') << std::flush;
        if (!one.answered) { std::cout << "  not measured: " << one.remark << "\n"; continue; }
        const bool peer = one.engine != "ours";
        cell(beside(one.build_seconds, 0, 1, false), 9);
        cell(beside(one.build_cpu, 0, 1, false), 8);
        cell(beside(static_cast<double>(services) / std::max(one.build_seconds, 1e-3), 0, 0, false), 12);
        cell(beside(one.megabytes, ours_or_none(ours.megabytes), 0, peer), 16);
        cell(beside(quantile(one.keystrokes, 0.5) / 1000, ours_or_none(quantile(ours.keystrokes, 0.5) / 1000), 2, peer), 16);
        cell(beside(quantile(one.keystrokes, 0.95) / 1000, ours_or_none(quantile(ours.keystrokes, 0.95) / 1000), 2, peer), 16);
        cell(beside(quantile(one.first_letters, 0.95) / 1000, ours_or_none(quantile(ours.first_letters, 0.95) / 1000), 2, peer), 25);
        cell(beside(cpu_of_an_answer(one), ours_or_none(cpu_of_an_answer(ours)), 2, peer), 20);
        std::cout << (one.remark.empty() ? "" : "   " + one.remark) << "\n";
    }
    std::cout << "\nrecall@5        queries";
    for (const Figures& one : all) if (one.answered) cell(one.engine, 16);
    std::cout << "\n";
    constexpr std::size_t few = 20;                                 // queries of which a mean says nothing
    const auto recall = [&](const Figures& one, const std::string& kind) {
        const auto at = one.recall.find(kind);
        return at == one.recall.end() || (at->second.size() < few && at->second.size() < asked(all, kind)) ? -1.0 : mean(at->second);
    };
    const auto row = [&](const std::string& name, std::size_t count, const auto& value) {
        std::cout << name << std::string(16 - std::min<std::size_t>(15, name.size()), ' ');
        cell(std::to_string(count), 7);
        for (const Figures& one : all)
            if (one.answered) cell(value(one) < 0 ? "–" : beside(value(one), ours_or_none(value(ours)), 3, one.engine != "ours"), 16);
        std::cout << "\n";
    };
    for (const auto& kind : kinds) row(kind, asked(all, kind), [&](const Figures& one) { return recall(one, kind); });
    row("mean", kinds.size(), [&](const Figures& one) {
        double sum = 0;
        for (const auto& kind : kinds) {
            if (recall(one, kind) < 0) return -1.0;
            sum += recall(one, kind);
        }
        return sum / static_cast<double>(kinds.size());
    });
}

void write_json(const std::vector<Figures>& all, const std::vector<std::string>& kinds, std::size_t services, const fs::path& file) {
    ordered_json out{{"services", services}, {"engines", ordered_json::array()}};
    for (const Figures& one : all) {
        ordered_json row{{"engine", one.engine}, {"remark", one.remark}};
        if (one.answered) {
            row["build_seconds"] = one.build_seconds, row["megabytes"] = one.megabytes, row["keystrokes"] = one.keystrokes.size();
            row["p50_ms"] = quantile(one.keystrokes, 0.5) / 1000, row["p95_ms"] = quantile(one.keystrokes, 0.95) / 1000, row["p95_ms_first_letters"] = quantile(one.first_letters, 0.95) / 1000;
            row["build_cpu_seconds"] = one.build_cpu, row["cpu_ms_an_answer"] = cpu_of_an_answer(one);
            row["longest_ms"] = quantile(one.keystrokes, 1) / 1000;
            for (const auto& kind : kinds) if (const auto at = one.recall.find(kind); at != one.recall.end()) row["recall_at_5"][kind] = mean(at->second);
        }
        out["engines"].push_back(row);
    }
    std::ofstream{file} << out.dump(2) << '\n';
}

std::map<std::string, std::string> lines_by_id(const fs::path& documents, const std::set<std::string>& wanted) {
    std::map<std::string, std::string> out;
    std::ifstream in{documents};
    for (std::string line; std::getline(in, line);)
        if (const std::string id = line.substr(0, line.find('\t')); wanted.contains(id)) {
            std::vector<std::string> parts;
            std::istringstream fields{line};
            for (std::string part; std::getline(fields, part, '\t');) parts.push_back(part);
            parts.resize(9);
            out[id] = parts[1] + " | " + parts[2] + " | " + parts[5] + " | " + parts[7] + " | " + parts[8];
        }
    return out;
}

void write_losses(const std::vector<Figures>& all, const std::vector<Query>& queries, const std::vector<std::string>& kinds, const fs::path& folder, const fs::path& file) {
    const Figures& ours = all.front();
    if (ours.engine != "ours" || !ours.answered) return;
    const auto recall_of = [&](const Figures& one, std::size_t i) {
        const auto found = one.found.find(i);
        if (found == one.found.end()) return -1.0;
        return static_cast<double>(std::count_if(found->second.begin(), found->second.end(), [&](const auto& id) { return queries[i].relevant.contains(id); })) /
               static_cast<double>(queries[i].relevant.size());
    };
    struct Loss { std::size_t query; double ours, best; std::string who; };
    std::map<std::string, std::vector<Loss>> losses;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        Loss loss{i, recall_of(ours, i), -1, "nobody"};
        if (loss.ours < 0 || loss.ours >= 1) continue;
        for (const Figures& one : all)
            if (&one != &ours && one.answered && recall_of(one, i) > std::max(loss.best, loss.ours)) loss.best = recall_of(one, i), loss.who = one.engine;
        losses[queries[i].kind].push_back(loss);
        ids.insert(queries[i].relevant.begin(), queries[i].relevant.end());
        for (const auto& id : ours.found.at(i)) ids.insert(id);
    }
    const auto known = lines_by_id(folder / "documents.tsv", ids);
    std::ofstream out{file};
    for (const auto& kind : kinds) {
        auto& list = losses[kind];
        std::stable_sort(list.begin(), list.end(), [](const Loss& a, const Loss& b) { return a.best - a.ours > b.best - b.ours; });
        out << "== " << kind << ": " << list.size() << " queries not wholly answered, " << std::count_if(list.begin(), list.end(), [](const Loss& one) { return one.best > one.ours; }) << " of them better by a peer\n";
        for (const Loss& loss : list) {
            const Query& query = queries[loss.query];
            out << "\n[" << query.words << "] " << query.language << (query.meant == query.words ? "" : ", meant [" + query.meant + "]") << ": ours " << loss.ours << ", best peer " << (loss.best < 0 ? "no better" : loss.who + " " + std::to_string(loss.best).substr(0, 4)) << '\n';
            for (const auto& id : query.relevant) {
                const auto& found = ours.found.at(loss.query);
                out << (std::find(found.begin(), found.end(), id) == found.end() ? "  missed  " : "  found   ") << id.substr(0, 8) << "  " << known.at(id) << '\n';
            }
            for (const auto& id : ours.found.at(loss.query))
                if (!query.relevant.contains(id)) out << "  instead " << id.substr(0, 8) << "  " << (known.contains(id) ? known.at(id) : id) << '\n';
        }
        out << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) {
        std::cerr << "benchmark-search FOLDER, as benchmark-generate wrote it\n";
        return 2;
    }
    const fs::path folder = fs::path{argv[1]}.lexically_normal();
    const auto queries = read_queries(folder / "queries.jsonl");
    const auto lines = lines_of(queries, std::stoul(setting("ROUNDS", "20")));
    write_lines(queries, lines, folder / "lines.jsonl");
    std::vector<std::string> kinds;
    for (const Query& query : queries) if (std::find(kinds.begin(), kinds.end(), query.kind) == kinds.end()) kinds.push_back(query.kind);
    std::size_t services = 0;
    {
        std::ifstream in{folder / "documents.tsv"};
        for (std::string line; std::getline(in, line);) ++services;
    }
    std::vector<Figures> all;
    std::istringstream engines{setting("ENGINES", "ours fts5 trigram xapian minisearch")};
    for (std::string engine; engines >> engine;) all.push_back(measure(engine, folder, queries, lines));
    if (all.empty()) throw std::runtime_error{"ENGINES names none"};

    double load = 0;
    if (getloadavg(&load, 1) == 1 && load > static_cast<double>(std::thread::hardware_concurrency()) + 0.5)
        std::printf("The machine has more to do than this (load %.1f on %u processors): times are too long, and compare badly.\n\n", load, std::thread::hardware_concurrency());
    std::fflush(stdout);
    std::cout << services << " services, " << queries.size() << " queries, " << std::count_if(lines.begin(), lines.end(), [](const Line& line) { return !line.whole; })
              << " keystrokes; (×…) is the ratio to ours\n\n";
    print(all, kinds, services);
    const std::string beside_folder = folder.string();
    write_json(all, kinds, services, beside_folder + ".json");
    write_losses(all, queries, kinds, folder, beside_folder + ".losses.txt");
    std::cout << "\nIn " << beside_folder << ".json; what a peer answers better: " << beside_folder << ".losses.txt\n";
    return 0;
} catch (const std::exception& error) {
    std::cerr << "benchmark-search: " << error.what() << '\n';
    return 1;
}
