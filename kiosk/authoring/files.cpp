#include "authoring/files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace repere::authoring {

namespace {

template <typename Wanted>
std::vector<std::string> names_in(const std::string& folder, Wanted wanted) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(".") && wanted(entry, name)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

std::optional<std::string> read_file(const std::string& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return {};
    std::ifstream in{file, std::ios::binary};
    if (!in) return {};
    std::string text(static_cast<std::size_t>(std::filesystem::file_size(file, error)), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

void write_file(const std::string& file, std::string_view text) {
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << text;
    out.close();
    if (!out) throw std::runtime_error{file + " cannot be written."};
}

std::vector<std::string> files_in(const std::string& folder, std::string_view ending) {
    return names_in(folder,
                    [&](const auto& entry, const std::string& name) { return entry.is_regular_file() && name.ends_with(ending); });
}

std::vector<std::string> folders_in(const std::string& folder) {
    return names_in(folder, [](const auto& entry, const std::string&) { return entry.is_directory(); });
}

}  // namespace repere::authoring
