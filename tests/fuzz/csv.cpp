// Any bytes as a table, and as an HSDS package (its tables one after the other, a form feed between two): rows, or sentences that say what is
// wrong and where; cells lie in the text, and a row is never lost in silence.
#include <algorithm>
#include <filesystem>

#include "authoring/csv.hpp"
#include "authoring/hsds.hpp"
#include "fuzz/fuzz.hpp"
#include "given/folder.hpp"
#include "language/language.hpp"

using namespace repere::authoring;

namespace {

constexpr const char* tables[] = {"organizations.csv", "services.csv", "locations.csv", "addresses.csv", "service_at_location.csv", "phones.csv", "schedules.csv",
                                  "languages.csv", "taxonomy_terms.csv", "attributes.csv", "x_translations.csv"};

void hold(const Problems& problems) {
    for (const Problem& problem : problems) {
        fuzz::holds(!problem.words.empty() && problem.line >= 0 && problem.column >= 0, "a problem has words and a place");
        fuzz::holds(repere::language::is_utf8(problem.words), "a problem can be printed");
    }
}

void read_table(std::string_view text) {
    Problems problems;
    const Report report{"any.csv", problems};
    Csv csv{text, report};
    int line = 0;
    while (csv.next()) {
        fuzz::holds(!csv.row().empty(), "a row has a cell");
        fuzz::holds(csv.row().front().line > line, "rows go on down the file");
        line = csv.row().back().line;
        for (const Cell& cell : csv.row()) fuzz::holds(cell.column >= 1, "a cell has a column");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const given::Folder folder;
    std::string_view rest = fuzz::text(bytes, size);
    read_table(rest);
    for (const char* name : tables) {
        const std::string file = folder / name;
        const std::size_t end = std::min(rest.find('\f'), rest.size());
        if (end > 0) given::write(file, std::string{rest.substr(0, end)});
        else std::filesystem::remove(file);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    Problems problems;
    const Package package = read_package(folder.path(), problems);
    hold(problems);
    for (const Service& service : package.data.services)
        if (service.location && service.location->latitude)
            fuzz::holds(*service.location->latitude >= -90 && *service.location->latitude <= 90 && *service.location->longitude >= -180 && *service.location->longitude <= 180,
                        "a door is somewhere on earth");
    published(package.data.services);
    return 0;
}
