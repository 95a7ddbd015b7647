// Which directory is shown: the release that was adopted last and opens, else the file of --directory. A desk's lies sealed on the disk and is
// opened in memory (people.md, P1).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "directory/directory.hpp"
#include "release/release.hpp"

namespace repere::programs {

struct OpenDirectory {
    release::Bytes memory;                   // of what lay sealed: the directory reads there
    directory::Directory directory;
    std::string file;
    bool fell_back = false;                  // a newer release is there and does not open
};
using MaybeOpen = std::variant<OpenDirectory, directory::Refusal>;

MaybeOpen open_directory(const std::string& file, const std::optional<release::SecretKey>& desk);
// state: "" for whoever adopts no releases
MaybeOpen open_newest(const std::string& state, const std::optional<release::SecretKey>& desk, const std::string& otherwise);

std::optional<release::PublicKey> public_key_in(const std::string& file);
std::optional<release::SecretKey> desk_key_in(const std::string& file);      // one without a password: nobody is there to type it

}  // namespace repere::programs
