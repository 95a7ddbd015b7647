// Any bytes as a query, in any of a few languages: an answer, of what exists, no more than were asked for, each once.
#include <set>

#include "fuzz/fuzz.hpp"
#include "given/data.hpp"

using namespace repere;

namespace {

const directory::Directory& small() {
    static const given::Built built = given::data().with("locales/zh-Hans/directory.po", "msgctxt \"service.police-desk.name\"\nmsgid \"Commissariat\"\nmsgstr \"警察局\"\n")
                                          .with("locales/ar/directory.po", "msgctxt \"service.police-desk.name\"\nmsgid \"Commissariat\"\nmsgstr \"مركز الشرطة\"\n").built();
    return built.directory();
}

}  // namespace

// The first byte chooses the language and how many are wanted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    static const language::Tag readers[] = {{"fr"}, {"ar"}, {"zh-Hans"}, {"ru"}};
    const std::size_t limit = bytes[0] / 4 % 8;
    const auto found = small().find(fuzz::text(bytes + 1, size - 1), {readers[bytes[0] % 4]}, limit);
    fuzz::holds(found.size() <= limit, "no more than were asked for");
    std::set<std::string> seen;
    for (const auto& one : found) {
        fuzz::holds(seen.insert(one.kind + " " + one.id).second, "each once");
        fuzz::holds(one.kind != "service" || small().service(one.id), "what is found exists");
    }
    return 0;
}
