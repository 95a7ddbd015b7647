// Making a release: a compiled directory, compressed, its manifest and the manifest's signature, in a folder that any web server, share or USB
// stick carries. The desks' one is sealed to their key, and lies in a folder of its own, so that it is not served beside the public one (people.md, P1).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "release/release.hpp"

namespace repere::release {

struct Publication {
    std::string file;                                      // a compiled directory
    std::string output;                                    // the folder; made when it is missing
    Minute now{};
    std::optional<Day> expires;                            // else six months from now: by then its numbers want to be verified again
    Version at_least = 0;                                  // two releases made together bear the same number
    std::optional<PublicKey> desk;                         // sealed to it
    std::optional<PublicKey> next_key;                     // will sign the releases that follow
};

// What lies in `output` already, when it is a release.
std::optional<Manifest> published(const std::string& output);
std::optional<Bytes> published_directory(const std::string& output);       // of a public one, whoever signed it: to be compared with

// Else one sentence, and nothing changed. The file of the release before stays beside the new one: somebody may be fetching it.
std::variant<Manifest, std::string> publish(const Publication& publication, const SecretKey& key, Files& files);

struct Opened {                                            // a release that was read whole, into memory
    Manifest manifest;
    Bytes directory;                                       // none of what is sealed, without the key of a desk
};
// Verifies and tries without adopting, whatever was adopted before.
std::variant<Opened, Refusal> opened(const std::string& folder, const PublicKey& key, const std::optional<SecretKey>& desk, Minute now);

}  // namespace repere::release
