// Whatever is asked, there is an answer: what exists, each once, no more than were wanted. (Any bytes at all: tests/fuzz/query.cpp.)
#include <set>

#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;

namespace {

std::string times(int count, const std::string& text) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

std::set<std::string> found(const std::string& query, const char* tag = "fr") {
    std::set<std::string> ids;
    const auto& directory = given::real_directory();
    const auto all = directory.find(query, {tag}, 20);
    CHECK(all.size() <= 20);
    for (const auto& one : all) {
        CHECK(ids.insert(one.id).second);
        if (one.kind == "service") CHECK(directory.service(one.id));
    }
    return ids;
}

}  // namespace

TEST_CASE("a hostile query is answered like any other", "[directory]") {
    const auto query = GENERATE(values<std::string>({
        times(10'000, "a"), times(10'000, "被"), times(2'000, "police "), times(10'000, "0"), times(10'000, " "), times(5'000, "e\u0301"), times(10'000, "\u0301"),
        "\xED\xA0\x80", "\xED\xB0\x80 police", "\xFF\xFE\xC0\xAF", "\xE8\xAD", "caf\xE9", std::string(1, '\0'), std::string("po\0lice", 7), "\x01\x02\x1B[31m\x7F",
        "\u202E\u202D\u2066\u2067\u2068\u2069\u200E\u200F\u061C", "!", "!?.,;:/\\|#@&%$*()[]{}<>\"'`~^_-+=", "؟،؛", "。，！", "' OR 1=1 --", "%", "_", "*", "\"",
        "NULL", "🚓👮‍♀️", "ﷺ", "İıßǆ", "\U0010FFFF", "\uFFFD\uFFFE",
    }));
    const auto tag = GENERATE("fr", "ar", "zh-Hans", "ru");
    found(query, tag);
}

TEST_CASE("signs alone find nothing; words among signs, marks and controls are found", "[directory]") {
    for (const char* signs : {"!", "…", "؟", "。", "%", "_", "*", "\"'`", "\u202E", "\x01"}) {
        INFO(signs);
        CHECK(found(signs).empty());
    }
    for (const std::string& word : {std::string{"commissariat"}, std::string{"!commissariat?"}, std::string{"\u202Ecommissariat\u202C"}, std::string{"\u200Fcommissariat"},
                                    std::string{"\x01" "commissariat\x7F"}, std::string{"commissariat\0", 13}, times(100, "'") + "commissariat"}) {
        INFO(word);
        CHECK(found(word).contains("aix-commissariat"));
    }
}
