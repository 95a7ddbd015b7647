// Whatever is typed, or claims to be: what the visit keeps of it can be shown, and is short.
#include "given/catch.hpp"
#include "given/visit.hpp"

using namespace repere;
using namespace repere::visit;
using page::TextTyped;

namespace {

Visit searching() { return given::after(given::visit(), {page::Started{}, page::LanguageChosen{{"fr"}}, page::SearchOpened{}}); }
Visit typing(const std::string& text) { return given::after(searching(), {TextTyped{text}}); }

}  // namespace

TEST_CASE("what no key writes is not typed", "[visit]") {
    const auto [text, kept, because] = GENERATE(table<std::string, std::string, const char*>({
        {"police", "police", "as it is"},
        {"护照", "护照", "in any script"},
        {"\u202Epolice\u202C", "police", "nothing turns the direction of the page around"},
        {"\u2067police\u2069\u200F\u061C", "police", "in whatever way"},
        {"po\nli\tce\r\x1B\x7F", "police", "control characters"},
        {std::string("po\0lice", 7), "police", "not even NUL"},
        {"\xC2\x85police\xC2\x9F", "police", "nor those beyond ASCII"},
        {"\xEF\xBB\xBFpolice", "police", "a byte order mark"},
        {"\xED\xA0\x80", "", "half of a surrogate pair is no UTF-8"},
        {"police\xFF", "", "nor is this"},
        {"\xE8\xAD", "", "nor half a character"},
        {"پلیس\u200Cها", "پلیس\u200Cها", "Persian keyboards write a non-joiner"},
    }));
    INFO(because);
    CHECK(typing(text).typed == kept);
}

TEST_CASE("the page stands, whatever is sought", "[visit]") {
    const auto text = GENERATE(values<std::string>({"!?…/*%_\"'\\`;--", "     ", "....", "e" + std::string(40, '\xCC') , std::string(180, '\''), "' OR 1=1 --", "%", "_", "👩‍👩‍👧", "\u0301\u0301\u0301", "ﷺ", "%s%n"}));
    const Visit visit = typing(text);
    CHECK(language::is_utf8(visit.typed));
    const page::Page page = show(visit, given::house());
    CHECK(given::widget(page, "search.field"));
    CHECK_FALSE(page::plain_text(page).empty());
}

TEST_CASE("ten thousand characters at once, or one by one, are not kept", "[visit]") {
    CHECK(typing(std::string(10'000, 'a')).typed.empty());
    Visit visit = searching();
    for (int i = 0; i < 10'000; ++i) visit = given::after(std::move(visit), {TextTyped{"被"}});
    CHECK(visit.typed.size() <= 200);
    CHECK(language::is_utf8(visit.typed));
    CHECK(given::widget(show(visit, given::house()), "search.field"));
}
