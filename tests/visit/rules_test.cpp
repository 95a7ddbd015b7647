// What a guide says of the law: shown with where to check it when it has no source, and with its French while it is a draft.
#include "given/catch.hpp"
#include "given/visit.hpp"

using namespace repere;

namespace {

std::string complaint_page(const given::Data& data, const language::Tag& tag) {
    const given::Houses houses{data};
    const visit::Visit asked = given::after(
        visit::Visit{}, {page::Started{}, page::LanguageChosen{tag}, page::GuideOpened{"victim"}, page::AnswerTouched{"theft"}}, houses.at());
    return page::plain_text(visit::show(asked, houses.at()));
}

constexpr const char* guide = "guides/victim.yaml";
constexpr const char* rule = "Tout commissariat reçoit votre plainte.";

}  // namespace

TEST_CASE("a rule without a source says where to check it, one with a source does not", "[visit]") {
    CHECK_THAT(complaint_page(given::data(), {"fr"}), Catch::Matchers::Contains(rule) && !Catch::Matchers::Contains("3039"));
    CHECK_THAT(complaint_page(given::data().changed(guide, ", source: code de procédure pénale art. 15-3", ""), {"fr"}),
               Catch::Matchers::Contains(std::string{rule} + " À vérifier auprès du 3039."));
}

TEST_CASE("a rule in a draft translation stands with its French, a reviewed one alone", "[visit]") {
    const std::string entry = "msgctxt \"victim.sentence.complain.anywhere.text\"\nmsgid \"" + std::string{rule} + "\"\nmsgstr \"يتلقى كل مركز شكواك.\"\n";
    CHECK_THAT(complaint_page(given::data().with("locales/ar/guides.po", entry), {"ar"}),
               Catch::Matchers::Contains("يتلقى كل مركز شكواك.") && Catch::Matchers::Contains(rule));
    CHECK_THAT(complaint_page(given::data().with("locales/ar/guides.po", "# reviewed: une interprète, 2026-11-01\n" + entry), {"ar"}),
               Catch::Matchers::Contains("يتلقى كل مركز شكواك.") && !Catch::Matchers::Contains(rule));
}
