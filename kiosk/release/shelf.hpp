// The folder STATE/releases: what was adopted, the newest first.
#pragma once

#include "release/release.hpp"

namespace repere::release {

inline constexpr const char *plain_file = "directory.sqlite", *sealed_file = "directory.sealed", *adopted_file = "adopted.json";

std::string shelf(const std::string& state);                           // STATE/releases
std::string folder_of(const std::string& state, Version version);
std::vector<std::string> names_in(const std::string& folder);          // sorted; none when it cannot be read
std::vector<Version> versions(const std::string& state);               // the newest first
Version highest(const std::string& state);                             // also of what was set aside as damaged
std::optional<std::string> directory_in(const std::string& folder);    // the file, as start() gives it

struct Note {                                                          // adopted.json
    PublicKey root, key;                                               // of the settings then; that signed it
    std::string sha256;                                                // of the directory as it lies there
};
std::string text(const Note& note);
std::optional<Note> note_in(const std::string& folder);
std::optional<PublicKey> signed_by(View file, std::string_view signature, const std::vector<PublicKey>& keys);      // which of them
bool whole(const std::string& folder);                                 // reads all of it: byte for byte what was adopted

}  // namespace repere::release
