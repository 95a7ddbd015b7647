#include "release/shelf.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace repere::release {

namespace {

// "202611240900", "202611240900.damaged": the number, and what follows it.
std::optional<std::pair<Version, std::string>> read_name(const std::string& name) {
    Version version = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), version);
    if (error != std::errc{} || version <= 0) return {};
    return std::pair{version, std::string{end, name.data() + name.size()}};
}

}  // namespace

std::string shelf(const std::string& state) { return state + "/releases"; }
std::string folder_of(const std::string& state, Version version) { return shelf(state) + "/" + std::to_string(version); }

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (auto at = std::filesystem::directory_iterator{folder, error}; !error && at != std::filesystem::directory_iterator{}; at.increment(error))
        names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<Version> versions(const std::string& state) {
    std::vector<Version> found;
    for (const std::string& name : names_in(shelf(state)))
        if (const auto read = read_name(name); read && read->second.empty()) found.push_back(read->first);
    std::sort(found.rbegin(), found.rend());
    return found;
}

Version highest(const std::string& state) {
    Version most = 0;
    for (const std::string& name : names_in(shelf(state)))
        if (const auto read = read_name(name)) most = std::max(most, read->first);
    return most;
}

std::optional<std::string> directory_in(const std::string& folder) {
    std::error_code error;
    for (const char* name : {plain_file, sealed_file})
        if (const std::string file = folder + "/" + name; std::filesystem::is_regular_file(file, error)) return file;
    return {};
}

std::optional<Found> start(const std::string& state, const std::function<bool(const std::string& file)>& opens) {
    bool newest = true;
    for (const Version version : versions(state)) {
        const auto file = directory_in(folder_of(state, version));
        if (file && opens(*file)) return Found{version, *file, !newest};
        newest = false;
    }
    return {};
}

std::optional<Bytes> unsealed(const std::string& file, const SecretKey& desk) {
    const auto sealed = read_file(file, largest_file);
    if (!sealed) return {};
    return desk.open(*sealed);
}

}  // namespace repere::release
