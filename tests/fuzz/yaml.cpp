// Any bytes as a YAML file, read as each kind of file there is: records, or sentences that say what is wrong and where.
#include "authoring/check.hpp"
#include "authoring/read.hpp"
#include "authoring/translations.hpp"
#include "fuzz/fuzz.hpp"
#include "language/language.hpp"

using namespace repere::authoring;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    Problems problems;
    const Report report{"any.yaml", problems};
    const auto root = parse_yaml(fuzz::text(bytes, size), report);
    fuzz::holds(root.has_value() == problems.empty(), "what cannot be read has a reason, and only that");
    if (root) {
        Data data;
        for (const auto read : {read_organization, read_staff_organization, read_places, read_taxonomy, read_staff_taxonomy, read_guide, read_staff_guide, read_phrases}) read(*root, report, data);
        check_ties(data, problems);
        french_of_guides(data);
        french_of_directory(data);
    }
    sort(problems);
    for (const Problem& problem : problems) {
        fuzz::holds(!problem.words.empty() && problem.line >= 0 && problem.column >= 0, "a problem has words and a place");
        fuzz::holds(repere::language::is_utf8(to_string(problem)), "a problem can be printed");
    }
    return 0;
}
