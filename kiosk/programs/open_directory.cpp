#include "programs/open_directory.hpp"

namespace repere::programs {

namespace {

constexpr std::size_t longest_key = 4096;

std::string text_of(const std::string& file) {
    const auto bytes = release::read_file(file, longest_key);
    return bytes ? std::string{bytes->begin(), bytes->end()} : "";
}

directory::Refusal refused(std::string words) { return {directory::Refused::damaged, std::move(words)}; }

}  // namespace

MaybeOpen open_directory(const std::string& file, const std::optional<release::SecretKey>& desk) {
    if (!file.ends_with(".sealed")) {
        auto opened = directory::Directory::open(file);
        if (auto* refusal = std::get_if<directory::Refusal>(&opened)) return std::move(*refusal);
        return OpenDirectory{{}, std::move(std::get<directory::Directory>(opened)), file};
    }
    if (!desk) return refused(file + " is sealed, and there is no key of a desk");
    auto plain = release::unsealed(file, *desk);
    if (!plain) return refused(file + " is sealed to another key, or damaged");
    try {
        auto directory = directory::Directory::from(std::as_bytes(std::span{*plain}));
        return OpenDirectory{std::move(*plain), std::move(directory), file};
    } catch (const directory::SqliteError& error) {
        return refused(file + " is damaged: " + error.what());
    }
}

MaybeOpen open_newest(const std::string& state, const std::optional<release::SecretKey>& desk, const std::string& otherwise) {
    if (state.empty()) return open_directory(otherwise, desk);
    std::optional<MaybeOpen> opened;
    const auto found = release::start(state, [&](const std::string& file) {
        opened.emplace(open_directory(file, desk));
        return std::holds_alternative<OpenDirectory>(*opened);
    });
    if (!found) return open_directory(otherwise, desk);
    std::get<OpenDirectory>(*opened).fell_back = found->fell_back;
    return *std::move(opened);
}

std::optional<release::PublicKey> public_key_in(const std::string& file) { return release::PublicKey::parse(text_of(file)); }

std::optional<release::SecretKey> desk_key_in(const std::string& file) {
    if (file.empty()) return {};
    const std::string text = text_of(file);
    if (release::SecretKey::wants_password(text)) return {};
    return release::SecretKey::parse(text, "");
}

}  // namespace repere::programs
