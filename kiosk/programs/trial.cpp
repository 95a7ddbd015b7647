#include "programs/trial.hpp"

#include "visit/visit.hpp"

namespace repere::programs {

std::string shows(const directory::Directory& directory) {
    const messages::Messages say{directory, language::french};
    visit::Surroundings here;
    here.minute = language::Minute{directory.data_date().value_or(language::Day{})};
    const visit::House house{directory, say, here};
    for (const auto& tag : directory.languages())
        for (const visit::Screen& screen : {visit::Screen{visit::HomeScreen{}}, visit::Screen{visit::EmergencyScreen{}}, visit::Screen{visit::SearchScreen{}}}) {
            visit::Visit visit{.language = tag, .history = {screen}};
            try {
                if (page::plain_text(visit::show(visit, house)).empty()) return "A page in " + tag.value + " says nothing.";
            } catch (const std::exception& error) {
                return "A page in " + tag.value + " cannot be shown: " + error.what();
            }
        }
    return "";
}

}  // namespace repere::programs
