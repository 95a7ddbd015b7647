#include <fstream>
#include <string>
#include <vector>

#include "given/catch.hpp"
#include "given/folder.hpp"

namespace {

// What `repere-directory hours --batch` answers to these lines.
std::vector<std::string> answers(const std::string& lines) {
    const given::Folder folder;
    given::write(folder / "in", lines);
    const std::string command = REPERE_BUILD "/bin/repere-directory hours --batch < '" + (folder / "in") + "' > '" +
                                (folder / "out") + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    std::ifstream out(folder / "out");
    std::vector<std::string> all;
    for (std::string line; std::getline(out, line);) all.push_back(line);
    return all;
}

std::string answer(const std::string& line) {
    const auto all = answers(line + "\n");
    REQUIRE(all.size() == 1);
    return all[0];
}

std::string asked(const std::string& hours, const std::string& at = "2026-08-15T10:00") {
    return R"({"hours":")" + hours + R"(","at":")" + at + R"("})";
}

}  // namespace

TEST_CASE("a line about opening hours is answered with state, next change and comment", "[programs][hours]") {
    const auto [line, expected] = GENERATE(table<std::string, std::string>({
        {asked("Mo-Sa 09:00-12:00; PH off"), R"({"open":false,"unknown":false,"next_change":"2026-08-17T09:00","comment":""})"},
        {asked("Sa 09:00-12:00 open \\\"sonnez\\\""), R"({"open":true,"unknown":false,"next_change":"2026-08-15T12:00","comment":"sonnez"})"},
        {asked("\\\"sur rendez-vous\\\""), R"({"open":false,"unknown":true,"next_change":null,"comment":"sur rendez-vous"})"},
        {asked("24/7"), R"({"open":true,"unknown":false,"next_change":null,"comment":""})"},
        {asked(""), R"({"open":false,"unknown":true,"next_change":null,"comment":""})"},
        {asked("24/7", "9999-12-31T23:59"), R"({"open":true,"unknown":false,"next_change":null,"comment":""})"},
        {R"({"hours":"24/7","at":"2026-08-15T10:00","country":"FR","lat":43.53,"lon":5.45})",
         R"({"open":true,"unknown":false,"next_change":null,"comment":""})"},
        {R"({"hours":"sunrise-sunset","at":"2026-01-01T10:30","lat":43.53,"lon":5.45})",
         R"({"open":true,"unknown":false,"next_change":"2026-01-01T17:12","comment":""})"},
        {R"({"hours":"24/7","at":"2026-08-15T10:00","country":"fr","lat":null,"lon":null})",
         R"({"open":true,"unknown":false,"next_change":null,"comment":""})"},
    }));
    INFO(line);
    CHECK(answer(line) == expected);
}

TEST_CASE("a line that cannot be answered says why, and where in the hours", "[programs][hours]") {
    const auto [line, expected] = GENERATE(table<std::string, std::string>({
        {asked("Mo 09:00-1x"), R"({"error":"\"1\" is not understood here: hours are written 09:00.","column":10})"},
        {asked("Mo 09:00-12:00 \\\"à l'été\\\" Lux"), R"("column":26})"},
        {asked("Mo \\u0000"), R"({"error":"This character is not understood.","column":4})"},
        {asked("Mo \xff"), R"("column":0})"},
        {asked("Mo \\ud800"), R"("column":0})"},
        {asked(std::string(100000, 'x')), R"({"error":"These hours are longer than any real ones.","column":1})"},
        {asked("24/7", "2026-02-30T10:00"), R"({"error":"`at` is not a minute that exists, such as 2026-05-01T10:00.","column":0})"},
        {asked("24/7", "2026-05-01"), "`at` is not a minute"},
        {asked("24/7", "2026-05-01T24:00"), "`at` is not a minute"},
        {R"({"at":"2026-05-01T10:00"})", R"({"error":"`hours` is missing, or is not text.","column":0})"},
        {R"({"hours":7,"at":"2026-05-01T10:00"})", "`hours` is missing, or is not text."},
        {R"({"hours":"24/7"})", R"({"error":"`at` is missing, or is not text.","column":0})"},
        {R"({"hours":"24/7","at":20260501})", "`at` is missing, or is not text."},
        {R"({"hours":"24/7","at":"2026-05-01T10:00","country":"DE"})", "only the public holidays of France are known"},
        {R"({"hours":"24/7","at":"2026-05-01T10:00","country":33})", "only the public holidays of France are known"},
        {R"({"hours":"24/7","at":"2026-05-01T10:00","lat":"north"})", "`lat` and `lon` are degrees, or absent."},
        {R"({"hours":"24/7","at":"2026-05-01T10:00","lat":1e300})", "`lat` and `lon` are degrees, or absent."},
        {"", "A line is one object"},
        {"nonsense", "A line is one object"},
        {"[]", "A line is one object"},
        {"null", "A line is one object"},
        {R"({"hours":"24/7","at":)", "A line is one object"},
        {std::string(100000, '['), "A line is one object"},
        {"\xff\xfe", "A line is one object"},
        {std::string("{\0}", 3), "A line is one object"},
    }));
    INFO(line.substr(0, 200));
    const std::string told = answer(line);
    INFO(told);
    CHECK(told.starts_with(R"({"error":")"));
    CHECK(told.find(expected) != std::string::npos);
}

TEST_CASE("there is an answer for each line, in their order", "[programs][hours]") {
    const auto all = answers(asked("24/7") + "\n\nnonsense\r\n" + asked("off") + "\n" + asked("24/7"));   // the last line may lack its end
    REQUIRE(all.size() == 5);
    CHECK(all[0] == all[4]);
    CHECK(all[0].starts_with(R"({"open":true)"));
    CHECK(all[1].starts_with(R"({"error":")"));
    CHECK(all[2] == all[1]);
    CHECK(all[3].starts_with(R"({"open":false)"));
}
