// keys, publish, verify: releases, from the side of whoever makes them.
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "programs/directory_commands.hpp"
#include "programs/trial.hpp"
#include "programs/unseen.hpp"
#include "release/publish.hpp"

namespace repere::programs {

namespace {

using directory::Directory;
using release::Bytes;

std::optional<std::string> password(const std::string& prompt) {
    if (const char* given = std::getenv("REPERE_KEY_PASSWORD")) return given;
    if (!isatty(STDIN_FILENO)) return std::cerr << "There is no terminal to ask for the password: set REPERE_KEY_PASSWORD.\n", std::nullopt;
    std::cerr << prompt;
    std::string typed;
    const Unseen unseen;
    std::getline(std::cin, typed);
    std::cerr << "\n";
    return typed;
}

std::optional<std::string> text_of(const std::string& file) {
    constexpr std::size_t longest_key = 4096;
    const auto bytes = release::read_file(file, longest_key);
    if (!bytes) return std::cerr << file << " cannot be read.\n", std::nullopt;
    return std::string{bytes->begin(), bytes->end()};
}

std::optional<release::PublicKey> public_key(const std::string& file) {
    const auto text = text_of(file);
    if (!text) return {};
    const auto key = release::PublicKey::parse(*text);
    if (!key) std::cerr << file << " is no public key: it has two lines, the second begins with RW.\n";
    return key;
}

std::optional<release::SecretKey> secret_key(const std::string& file) {
    const auto text = text_of(file);
    if (!text) return {};
    const auto word = release::SecretKey::wants_password(*text) ? password("Password of " + file + ": ") : std::string{};
    if (!word) return {};
    const auto key = release::SecretKey::parse(*text, *word);
    if (!key) std::cerr << file << " is no secret key, or its password is another.\n";
    return key;
}

// Never over another key: what it signed would be believed by nobody any more.
bool write_new(const std::string& file, const std::string& text, mode_t mode) {
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    const bool well = descriptor >= 0 && write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(descriptor) == 0;
    if (!well) std::cerr << file << ": " << std::strerror(errno) << "\n";
    if (descriptor >= 0) close(descriptor);
    return well;
}

Directory in_memory(const Bytes& bytes) { return Directory::from(std::as_bytes(std::span{bytes})); }

void tell(const release::Manifest& manifest, const std::string& folder) {
    std::cout << folder << ": release " << manifest.version << (manifest.kind == release::Kind::desks ? ", sealed to the desks" : "") << ", "
              << manifest.stored_size << " bytes (" << manifest.size << " unpacked), to be adopted until " << language::iso(manifest.expires) << "\n";
}

// What it changes beside the one that lies there.
std::string changes_from(const std::optional<Bytes>& before, const std::string& file) {
    if (!before) return "";
    try {
        const Directory old = in_memory(*before);
        const auto fresh = opened(file);
        return fresh ? changes(old, *fresh) : "";
    } catch (const directory::SqliteError&) {
        return "";                                         // of another schema: not to be compared
    }
}

int told(const std::variant<release::Manifest, std::string>& made, const std::string& folder) {
    if (const auto* words = std::get_if<std::string>(&made)) return std::cerr << *words << "\n", 1;
    return tell(std::get<release::Manifest>(made), folder), 0;
}

}  // namespace

int keys(const std::string& output) {
    const auto word = password("Password for the new key (none: a desk opens its file unattended): ");
    if (!word) return 1;
    if (!std::getenv("REPERE_KEY_PASSWORD") && password("The same again: ") != word) return std::cerr << "The two passwords are not the same.\n", 1;
    release::Files{}.make_folder(output);
    const auto key = release::SecretKey::make();
    std::string secret = key.file(*word);
    const bool well = write_new(output + "/repere.key", secret, 0600) && write_new(output + "/repere.pub", key.of().file(), 0644);
    sodium_memzero(secret.data(), secret.size());
    if (!well) return 1;
    std::cout << output << "/repere.pub: for every kiosk (--public-key)\n"
              << output << "/repere.key: " << (word->empty() ? "without a password: for a desk, or a machine nobody else reads\n" : "keep it, and a copy elsewhere: who loses it has to visit every kiosk\n");
    return 0;
}

int publish(const Publishing& asked) {
    std::optional<release::PublicKey> next, desk;
    if (!asked.next_key.empty() && !(next = public_key(asked.next_key))) return 1;
    if (!asked.desk_key.empty() && !(desk = public_key(asked.desk_key))) return 1;
    const auto key = secret_key(asked.key);
    if (!key) return 1;
    if (desk && desk->bytes == key->of().bytes) return std::cerr << "The desks' key is the one that signs: desks need a pair of their own.\n", 1;

    const std::string of_desks = asked.output + "-desks";
    const auto before = release::published_directory(asked.output);
    release::Version number = 0;                           // both bear the same, whichever was published last
    for (const auto& folder : {asked.output, of_desks})
        if (const auto there = release::published(folder)) number = std::max(number, there->version + 1);
    const std::string said = changes_from(before, asked.file);
    release::Files files;
    const auto made = release::publish({asked.file, asked.output, asked.now, asked.expires, number, {}, next}, *key, files);
    if (const int failed = told(made, asked.output)) return failed;
    if (desk) {
        const auto version = std::get<release::Manifest>(made).version;
        if (const int failed = told(release::publish({asked.staff, of_desks, asked.now, asked.expires, version, desk, next}, *key, files), of_desks)) return failed;
    }
    std::cout << said;
    return 0;
}

int verify(const Verifying& asked) {
    const auto key = public_key(asked.public_key);
    if (!key) return 1;
    std::optional<release::SecretKey> desk;
    if (!asked.desk_key.empty() && !(desk = secret_key(asked.desk_key))) return 1;
    auto read = release::opened(asked.folder, *key, desk, asked.now);
    if (const auto* refusal = std::get_if<release::Refusal>(&read)) return std::cerr << release::code(refusal->reason) << ": " << refusal->words << "\n", 1;
    const auto& [manifest, bytes] = std::get<release::Opened>(read);
    if (bytes.empty()) {
        tell(manifest, asked.folder);
        return std::cout << "It is the file that was signed. What is in it, a desk's key would tell (--desk-key).\n", 0;
    }
    const Directory directory = in_memory(bytes);
    if (const std::string words = shows(directory); !words.empty()) return std::cerr << release::code(release::Refused::broken) << ": " << words << "\n", 1;
    tell(manifest, asked.folder);
    std::cout << directory.services().size() << " services, " << directory.languages().size() << " languages, data of " << language::iso(manifest.data_date) << "\n";
    if (manifest.next_key) std::cout << "The releases after it may be signed by " << manifest.next_key->line() << "\n";
    if (asked.against.empty()) return 0;
    const auto before = opened(asked.against);
    if (!before) return 1;
    std::cout << changes(*before, directory);
    return 0;
}

}  // namespace repere::programs
