// Any bytes as a PO file: entries, or sentences that say what is wrong and where. What was read without complaint is written and read
// again the same, and each of its texts is an ICU pattern or has a reason not to be.
#include "authoring/pattern.hpp"
#include "authoring/po.hpp"
#include "fuzz/fuzz.hpp"
#include "language/language.hpp"

using namespace repere::authoring;

namespace {

bool same(const PoEntry& a, const PoEntry& b) {
    return a.context == b.context && a.msgid == b.msgid && a.msgstr == b.msgstr && a.fuzzy == b.fuzzy && a.previous == b.previous && a.reviewed() == b.reviewed();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    Problems problems;
    const Po po = parse_po(fuzz::text(bytes, size), Report{"any.po", problems});
    for (const Problem& problem : problems)
        fuzz::holds(!problem.words.empty() && problem.line >= 0 && repere::language::is_utf8(to_string(problem)), "a problem has words, and can be printed");
    for (const PoEntry& entry : po.entries)
        for (const auto* text : {&entry.msgid, &entry.msgstr}) pattern(*text, "ar");
    if (!problems.empty()) return 0;

    const Po again = parse_po(write_po(po), Report{"again.po", problems});
    fuzz::holds(problems.empty(), "what was written can be read");
    fuzz::holds(again.entries.size() == po.entries.size(), "no entry is lost, none is added");
    for (std::size_t i = 0; i < po.entries.size(); ++i) fuzz::holds(same(po.entries[i], again.entries[i]), "an entry comes back as it went");
    return 0;
}
