// Can everything the file says be drawn? The characters of every language, held against the fonts the kiosk uses.
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <iostream>
#include <map>
#include <vector>

#include "programs/directory_commands.hpp"
#include "typography/typography.hpp"

namespace repere::programs {

namespace {

using Characters = std::map<std::string, std::vector<bool>>;      // language → for each character, whether it needs it

void collect(Characters& into, const std::string& language, const std::string& text) {
    auto& needed = into[language];
    needed.resize(0x110000);
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1))
        needed[static_cast<std::size_t>(unicode.char32At(i))] = true;
}

Characters characters(const directory::Directory& directory) {
    Characters out;
    const auto all = [&](const char* sql) {                        // (language, text)
        for (auto row = directory.database().prepare(sql); row.step();) collect(out, row.text(0), row.text(1));
    };
    all("SELECT language, text FROM words");
    all("SELECT 'fr', name || description || alert || fees_description || application_process FROM service");
    all("SELECT 'fr', title || subtitle FROM guide");
    all("SELECT 'fr', ask || help FROM question");
    all("SELECT 'fr', label || french FROM answer");
    all("SELECT 'fr', title || french FROM outcome");
    all("SELECT 'fr', title FROM act");
    all("SELECT 'fr', text FROM sentence");
    all("SELECT 'fr', name || said_aloud || address FROM place");
    for (const auto& tag : directory.languages()) collect(out, tag.value, language::own_name(tag));
    return out;
}

}  // namespace

int undrawable(const std::string& file) {
    const auto directory = opened(file);
    if (!directory) return 1;
    int found = 0;
    try {
        typography::Shaper shaper;
        for (const auto& [language, needed] : characters(*directory)) {
            std::string text;
            for (UChar32 c = 0; c < static_cast<UChar32>(needed.size()); ++c)
                if (needed[static_cast<std::size_t>(c)] && u_isgraph(c)) icu::UnicodeString{c}.append(UChar32{' '}).toUTF8String(text);
            std::string names;
            for (const char32_t c : shaper.missing(text, {language})) {
                char code[16];
                std::snprintf(code, sizeof code, " U+%04X ", static_cast<unsigned>(c));
                names += code;
                icu::UnicodeString{static_cast<UChar32>(c)}.toUTF8String(names);
            }
            if (names.empty()) continue;
            std::cerr << "error: no font of the kiosk has these characters of \"" << language << "\":" << names << "\n";
            ++found;
        }
    } catch (const std::exception& error) {
        std::cerr << "error: " << error.what() << "\n";
        return 1;
    }
    return found > 0 ? 1 : 0;
}

}  // namespace repere::programs
