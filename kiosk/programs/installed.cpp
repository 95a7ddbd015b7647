#include "programs/installed.hpp"

#include <filesystem>

namespace repere::programs {

namespace {

std::filesystem::path under_the_prefix(const std::string& name) {
    std::error_code ignored;
    return (std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / REPERE_DATA_FROM_PROGRAMS / name).lexically_normal();
}

}  // namespace

std::string asset(const std::string& name) {
    std::error_code ignored;
    const auto installed = under_the_prefix(name);
    return std::filesystem::is_directory(installed, ignored) ? installed.string() : REPERE_ASSETS "/" + name;
}

std::optional<std::string> installed_directory() {
    std::error_code ignored;
    const auto installed = under_the_prefix("directory.sqlite");
    return std::filesystem::is_regular_file(installed, ignored) ? std::optional{installed.string()} : std::nullopt;
}

}  // namespace repere::programs
