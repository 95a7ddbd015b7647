// What the taxonomy may say: acts and audiences with their codes in data·inclusion, situations that lead to acts.
#include "given/catch.hpp"
#include "given/data.hpp"

using namespace repere;

namespace {

constexpr const char* taxonomy = "taxonomy.yaml";

// The small house with one more line in the list of that name.
given::Data with(const std::string& list, const std::string& line) {
    const auto data = given::data();
    if (list == "situations") return data.changed(taxonomy, "audiences:\n", "situations:\n  - " + line + "\naudiences:\n");
    return data.changed(taxonomy, list + ":\n", list + ":\n  - " + line + "\n");
}

}  // namespace

TEST_CASE("an act has codes of data·inclusion, an audience too, or says that there are none", "[authoring]") {
    const auto [list, line] = GENERATE(table<std::string, std::string>({
        {"acts", "{id: food, label: Manger, x_thematiques: [equipement-et-alimentation--alimentation]}"},
        {"acts", "{id: tig, label: TIG, x_thematiques: []}"},
        {"acts", "{id: tig, label: TIG}"},
        {"audiences", "{id: women, label: Femmes, x_publics: [femmes, personnes-en-situation-durgence]}"},
        {"audiences", "{id: tourists, label: Touristes, x_publics: []}"},
        {"situations", "{id: hungry, label: Faim, acts: [emergency], synonyms: {fr: [la dalle]}}"},
    }));
    INFO(line);
    CHECK_THAT(with(list, line).said(), !Catch::Matchers::Contains("error"));      // that nobody uses it yet is a warning
}

TEST_CASE("a code or an act that does not exist is refused where it stands", "[authoring]") {
    const auto [list, line, said] = GENERATE(table<std::string, std::string, std::string>({
        {"acts", "{id: food, label: Manger, x_thematiques: [alimentation]}", "taxonomy.yaml:3:47: error: data·inclusion has no code `alimentation` for `x_thematiques`\n"},
        {"acts", "{id: food, label: Manger, x_thematiques: [femmes]}", "taxonomy.yaml:3:47: error: data·inclusion has no code `femmes` for `x_thematiques`\n"},
        {"acts", "{id: food, label: Manger, x_publics: [femmes]}", "taxonomy.yaml:3:31: error: "},
        {"audiences", "{id: women, label: Femmes, x_publics: [femme]}", "taxonomy.yaml:6:44: error: data·inclusion has no code `femme` for `x_publics`\n"},
        {"situations", "{id: hungry, label: Faim, acts: [emergency, eat]}", "taxonomy.yaml:6:49: error: no act of the taxonomy is called `eat`\n"},
        {"situations", "{id: hungry, label: Faim, acts: []}", "taxonomy.yaml:6:6: error: a situation names at least one act that answers it (`acts`)\n"},
        {"situations", "{id: hungry, label: Faim}", "error: a situation names at least one act that answers it (`acts`)\n"},
        {"situations", "{id: hungry, label: Faim, acts: [emergency], synonyms: {fr: [[]]}}", "error: a synonym is a word or a few\n"},
    }));
    INFO(line);
    CHECK_THAT(with(list, line).said(), Catch::Matchers::Contains(said));
}

TEST_CASE("a situation is there once", "[authoring]") {
    const std::string line = "{id: hungry, label: Faim, acts: [emergency]}";
    CHECK_THAT(with("situations", line + "\n  - " + line).said(), Catch::Matchers::Contains("taxonomy.yaml:7:10: error: the situation `hungry` is already in taxonomy.yaml:6"));
}

TEST_CASE("labels of the taxonomy are translated, and are in the file in French too", "[authoring]") {
    const auto built = with("situations", "{id: hungry, label: J’ai faim, acts: [emergency]}")
                           .with("locales/de/directory.po", "msgctxt \"situation.hungry.label\"\nmsgid \"J’ai faim\"\nmsgstr \"Hunger\"\n\n"
                                                            "msgctxt \"audience.everybody.label\"\nmsgid \"Tout le monde\"\nmsgstr \"Alle\"\n").built();
    const auto said = [&](const char* tag, const char* key) { return built.directory().translation({tag}, "directory", key).value().text; };
    CHECK(said("de", "situation.hungry.label") == "Hunger");
    CHECK(said("fr", "situation.hungry.label") == "J’ai faim");
    CHECK(said("de", "audience.everybody.label") == "Alle");
    CHECK(said("fr", "audience.everybody.label") == "Tout le monde");
}
