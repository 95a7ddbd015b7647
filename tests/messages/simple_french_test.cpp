// Simple French: one idea a line, a picture before each.
#include "messages/simple_french.hpp"

#include "given/catch.hpp"

using namespace repere;
using namespace repere::messages;

namespace {

const language::Tag simple{"fr-x-simple"};

std::vector<std::string> lines(const language::Words& words) {
    std::vector<std::string> out;
    for (const Idea& idea : ideas(words)) out.push_back(idea.pictogram + ": " + language::plain(idea.words));
    return out;
}

}  // namespace

TEST_CASE("simple French stands one idea a line, each with the picture of what it names", "[messages]") {
    using Lines = std::vector<std::string>;
    const auto [text, expected] = GENERATE(table<std::string, Lines>({
        {"Ce papier est unique. Faites une photocopie.", {"passport: Ce papier est unique.", "document: Faites une photocopie."}},
        {"Prenez une photo. Gardez le courrier.", {"phone: Prenez une photo.", "mail: Gardez le courrier."}},
        {"Vous avez une blessure ? Voyez un médecin.", {"doctor: Vous avez une blessure ? Voyez un médecin."}},
        {"Appelez ! Dites où vous êtes.", {"phone-call: Appelez !", "speech: Dites où vous êtes."}},
        {"Demandez le récépissé : le papier de la police.", {"police: Demandez le récépissé : le papier de la police."}},
        {"Un lit pour la nuit.", {"bed: Un lit pour la nuit."}},
        {"Une ordonnance de protection : une décision du juge.", {"gavel: Une ordonnance de protection : une décision du juge."}},
        {"Montrez votre carte d’identité.", {"passport: Montrez votre carte d’identité."}},
        {"Jour et nuit, des professionnels vous écoutent.", {"calendar: Jour et nuit, des professionnels vous écoutent."}},
        {"C’est la limite.", {"list: C’est la limite."}},
        {"", {}},
    }));
    CHECK(lines(text.empty() ? language::Words{} : language::words(text, simple)) == expected);
}

TEST_CASE("a number in a simple sentence stays a number, on its line", "[messages]") {
    const language::Words words{{"Ne restez pas seul. À vérifier au ", simple}, {"3039", language::french, language::SpanKind::phone}, {".", simple}};
    const auto found = ideas(words);
    REQUIRE(found.size() == 2);
    CHECK(language::plain(found[1].words) == "À vérifier au 3039.");
    CHECK(found[1].words[1].kind == language::SpanKind::phone);
}
