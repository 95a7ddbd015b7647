// What repere-directory says to files of another version, to garbage, and to lines that are no question: one sentence, or one line, each.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "directory/directory.hpp"
#include "given/catch.hpp"
#include "given/process.hpp"

namespace {

using Catch::Matchers::Contains;
using namespace repere;

const std::string program = REPERE_BUILD "/bin/repere-directory", good_file = REPERE_BUILD "/directory.sqlite";

// The commands that read a compiled file, on this one.
std::vector<std::vector<std::string>> commands(const std::string& file) {
    return {{program, "search", file, "--language", "fr", "police"}, {program, "search", file, "--batch"}, {program, "show", file, "tel-17", "--language", "fr"},
            {program, "guide", file, "victim"}, {program, "guide", file, "victim", "--graph"}};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::vector<std::string> answers(const std::string& input) {
    const given::Folder folder;
    given::write(folder / "in", input);
    const auto ran = given::run({"sh", "-c", "'" + program + "' search '" + good_file + "' --batch --limit 3 < '" + (folder / "in") + "'"});
    CHECK(ran.status == 0);
    CHECK(ran.err == "");
    return lines_of(ran.out);
}

}  // namespace

TEST_CASE("a file of another version is refused by its name, its version, and what is read here", "[programs]") {
    const auto [user_version, kind] = GENERATE(table<int, std::string>({{directory::newest_schema + 1, "newer"}, {directory::newest_schema + 1000, "newer"}, {1, "older"}}));
    const given::Folder folder;
    const std::string file = folder / "of-tomorrow.sqlite";
    std::string bytes = given::read(good_file);
    for (int i = 0; i < 4; ++i) bytes[static_cast<std::size_t>(60 + i)] = static_cast<char>(user_version >> (24 - 8 * i) & 0xFF);
    given::write(file, bytes);
    for (const auto& command : commands(file)) {
        CAPTURE(command);
        const auto ran = given::run(command);
        CHECK(ran.status == 1);
        CHECK(ran.out == "");
        CHECK(ran.err == file + " is of " + (kind == "newer" ? "a newer" : "an older") + " version: it has schema " + std::to_string(user_version) + ", this program reads " +
                             (directory::oldest_schema == directory::newest_schema ? "" : std::to_string(directory::oldest_schema) + " to ") +
                             std::to_string(directory::newest_schema) + ".\n");
    }
}

TEST_CASE("garbage in place of a file is refused in one sentence that names it", "[programs]") {
    const std::string good = given::read(good_file);
    const auto [reason, bytes, said] = GENERATE_REF(table<std::string, std::string, std::string>({
        {"empty", "", "is not an SQLite file"},
        {"a text", "Bonjour,\n", "is not an SQLite file"},
        {"cut short", good.substr(0, good.size() / 2), "is cut short"},
        {"only its head", good.substr(0, 100), "is cut short"},
        {"its inside is noise", good.substr(0, 100) + std::string(good.size() - 100, '\xA5'), "is damaged"},
    }));
    CAPTURE(reason);
    const given::Folder folder;
    const std::string file = folder / "garbage.sqlite";
    given::write(file, bytes);
    for (const auto& command : commands(file)) {
        const auto ran = given::run(command);
        CHECK(ran.status == 1);
        CHECK(ran.out == "");
        CHECK_THAT(ran.err, Contains(file) && Contains(said));
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    }
}

TEST_CASE("a batch answers a line for a line, whatever the line", "[programs]") {
    const std::string long_query(10'000, 'a');
    const std::vector<std::string> lines{
        R"({"q":"police","lang":"fr"})",
        "",
        "nonsense",
        "{\"q\":",
        R"({"q":7})",
        R"({"lang":"fr"})",
        R"([])",
        "null",
        R"({"q":"police","lang":7})",
        R"({"q":"police","lang":"\u0000"})",
        R"({"q":"police","lang":"not_a_tag"})",
        R"({"q":"\ud800","lang":"fr"})",
        "{\"q\":\"caf\xE9\"}",
        "{\"q\":\"\xED\xA0\x80\"}",
        R"({"q":"po\u0000lice"})",
        std::string("{\"q\":\"po\0lice\"}", 15),
        R"({"q":"\u202epolice\u202c"})",
        R"({"q":"\u0001\u001b[31m"})",
        R"({"q":"!?…"})",
        "{\"q\":\"" + long_query + "\"}",
        std::string(20'000, '['),
        std::string(20'000, '{'),
        R"({"q":"police","q":"mairie"})",
        "\xEF\xBB\xBF{\"q\":\"police\"}",
        R"({"q":"112"})",
    };
    std::string input;
    for (const std::string& line : lines) input += line + "\n";
    const auto out = answers(input);
    REQUIRE(out.size() == lines.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        CAPTURE(lines[i].substr(0, 80), out[i].substr(0, 200));
        const auto answer = nlohmann::json::parse(out[i], nullptr, false);
        REQUIRE(answer.is_object());
        CHECK(answer.contains("hits") != answer.contains("error"));
        if (answer.contains("hits")) CHECK(answer["hits"].size() <= 3);
    }
    CHECK_THAT(out.front(), Contains("\"hits\":[{\"id\":"));
    CHECK_THAT(out[1], Contains("\"error\":"));
    CHECK_THAT(out.back(), Contains("tel-112"));
}

TEST_CASE("a query on the command line is answered, whatever it holds", "[programs]") {
    const auto words = GENERATE(values<std::string>({std::string(10'000, 'a'), "\xED\xA0\x80", "caf\xE9", "\u202Epolice", "!?", "' OR 1=1 --", "\x01"}));
    for (const char* json : {"--json", "--limit=5"}) {
        const auto ran = given::run({program, "search", good_file, "--language", "fr", json, "--", words});
        CHECK(ran.status == 0);
        CHECK(ran.err == "");
        if (std::string{json} == "--json") CHECK(nlohmann::json::parse(ran.out, nullptr, false).is_object());
    }
}
