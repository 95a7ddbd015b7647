// Every door and every act has a picture, for whoever does not read: one that exists, and another than its neighbour's.
#include <filesystem>
#include <map>
#include <set>

#include "authoring/read.hpp"
#include "directory-data/real.hpp"
#include "given/catch.hpp"
#include "visit/themes.hpp"

using namespace real;
namespace fs = std::filesystem;

namespace {

const authoring::Data& files() {                           // what desks have too
    static const authoring::Data data = [] {
        authoring::Problems problems;
        return authoring::read(REPERE_SOURCE "/directory-data", problems);
    }();
    return data;
}

bool drawn(const std::string& name) { return fs::exists(fs::path{REPERE_SOURCE} / "assets/pictograms" / (name + ".svg")); }

}  // namespace

TEST_CASE("every guide, door, tip and act of a guide shows a pictogram that exists", "[directory-data]") {
    REQUIRE_FALSE(files().guides.empty());
    for (const auto& guide : files().guides) {
        INFO(guide.id.value);
        CHECK(drawn(guide.pictogram));
        for (const auto& question : guide.questions) {
            INFO(question.id.value);
            for (const auto& tip : question.tips) {
                INFO(tip.text);
                CHECK(drawn(tip.pictogram));
            }
            if (question.choose == "language") continue;   // a language is its name, in its own letters
            for (const auto& answer : question.answers) {
                INFO(answer.label << " [" << answer.pictogram << "]");
                CHECK(drawn(answer.pictogram));
            }
        }
        for (const auto& act : guide.acts) {
            INFO(act.title << " [" << act.pictogram << "]");
            CHECK(drawn(act.pictogram));
        }
    }
}

TEST_CASE("no two doors of a page show the same pictogram", "[directory-data]") {
    for (const auto& guide : files().guides)
        for (const auto& question : guide.questions) {
            if (question.choose == "language") continue;
            std::map<std::string, std::string> doors;
            for (const auto& answer : question.answers) {
                INFO(guide.id.value << ", " << question.ask << " " << answer.label << " and " << doors[answer.pictogram] << " [" << answer.pictogram << "]");
                CHECK(doors[answer.pictogram].empty());
                doors[answer.pictogram] = answer.label;
            }
        }
}

TEST_CASE("every theme of the search shows a pictogram of its own", "[directory-data]") {
    std::set<std::string_view> shown;
    for (const auto& theme : visit::themes()) {
        INFO(theme.id);
        CHECK(drawn(std::string{theme.pictogram}));
        CHECK(shown.insert(theme.pictogram).second);
    }
}

TEST_CASE("a service that names a pictogram names one that exists", "[directory-data]") {
    for (const auto& service : files().services) {
        INFO(service.id.value << " [" << service.pictogram.value << "]");
        CHECK((service.pictogram.value.empty() || drawn(service.pictogram.value)));
    }
}
