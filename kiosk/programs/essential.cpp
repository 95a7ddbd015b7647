// repere-essential DATA LOCALES OUT.cpp: writes, at build time, the directory that is set into the kiosk itself.
#include <cstdio>
#include <iostream>
#include <string>

#include "authoring/authoring.hpp"
#include "authoring/files.hpp"

namespace {

using namespace repere;

// A string literal compiles fifty times faster than a list of numbers. Octal escapes take three digits and stop there.
std::string literal(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % 64 == 0) text += i == 0 ? "    \"" : "\"\n    \"";
        char escaped[5];
        std::snprintf(escaped, sizeof escaped, "\\%03o", static_cast<unsigned char>(bytes[i]));
        text += escaped;
    }
    return text + "\"";
}

std::string source(std::string_view bytes) {
    return "#include \"programs/essential.hpp\"\n\nnamespace repere::programs {\n\nnamespace {\nalignas(8) const char bytes[] =\n" +
           literal(bytes) +
           ";\n}  // namespace\n\nconst std::span<const std::byte> essential{reinterpret_cast<const std::byte*>(bytes), " +
           std::to_string(bytes.size()) + "};\n\n}  // namespace repere::programs\n";
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::cerr << "repere-essential DATA LOCALES OUT.cpp\n";
        return 2;
    }
    try {
        const std::string out = words[3], file = out + ".sqlite";
        const auto problems = authoring::build({words[1], words[2]}, file, authoring::Extent::essential);
        for (const auto& problem : problems)
            if (problem.error) std::cerr << to_string(problem) << "\n";
        if (any_error(problems)) return 1;
        authoring::write_file(out, source(authoring::read_file(file).value()));
        std::remove(file.c_str());
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
