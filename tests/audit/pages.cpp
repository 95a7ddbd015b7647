// audit-pages FILE TAG       every page of the kiosk in a language, line by line beside the French, each line once: to be proof-read
//
// As tab-separated text: a line that begins with # names the page; then the French and the language.
#include <algorithm>
#include <iostream>
#include <set>
#include <stdexcept>

#include "directory/directory.hpp"
#include "house/walk.hpp"
#include "messages/messages.hpp"
#include "page/page.hpp"

using namespace repere;

namespace {

using Line = std::pair<std::string, std::string>;           // French, the language

void add(std::vector<Line>& lines, const language::Words& french, const language::Words& words) {
    if (!french.empty() || !words.empty()) lines.emplace_back(language::plain(french), language::plain(words));
}

std::vector<Line> lines_of(const page::Page& french, const page::Page& page) {
    std::vector<Line> lines;
    add(lines, french.title, page.title);
    for (std::size_t r = 0; r < std::min(french.regions.size(), page.regions.size()); ++r) {
        const auto &these = french.regions[r].groups, &those = page.regions[r].groups;
        for (std::size_t g = 0; g < std::min(these.size(), those.size()); ++g) {
            add(lines, these[g].name, those[g].name);
            for (std::size_t w = 0; w < std::min(these[g].widgets.size(), those[g].widgets.size()); ++w) {
                const auto &a = these[g].widgets[w], &b = those[g].widgets[w];
                if (a.role == page::Role::key) continue;
                add(lines, a.words, b.words);
                add(lines, a.detail, b.detail);
                add(lines, a.spoken, b.spoken);
            }
        }
    }
    return lines;
}

}  // namespace

int main(int count, char** words) try {
    if (count != 3) throw std::invalid_argument{"audit-pages FILE TAG"};
    const auto opened = directory::Directory::open(words[1]);
    if (const auto* refused = std::get_if<directory::Refusal>(&opened)) throw std::runtime_error{refused->words};
    const auto& directory = std::get<directory::Directory>(opened);
    const auto tag = language::parse(words[2]);
    if (!tag) throw std::invalid_argument{std::string{words[2]} + " is the tag of no language"};
    const messages::Messages french{directory, language::french}, say{directory, *tag};
    const visit::Surroundings here = house::tuesday_morning(directory);
    std::set<Line> said;
    const auto pages = house::walk(directory, language::french);
    for (const house::Seen& seen : house::walk(directory, *tag, false, &pages)) {
        visit::Visit in_french = seen.visit;
        in_french.language = language::french;
        std::string page;
        for (const auto& [a, b] : lines_of(show(in_french, {directory, french, here}), seen.page))
            if (said.emplace(a, b).second) page += a + '\t' + b + '\n';
        if (!page.empty()) std::cout << "# " << seen.page.screen << ' ' << seen.page.step << '\n' << page;
    }
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
