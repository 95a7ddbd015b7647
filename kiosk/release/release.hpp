// Releases: is what lies there ours, newer, whole and good? Then it takes the place of the one before; else nothing changes.
//
// A release is a folder of three files, on a server, a share or a USB stick: manifest.json, manifest.json.minisig and the compressed
// directory that the manifest names (publish.hpp makes it). A kiosk keeps what it adopted under its state folder, one folder a version:
//
//     STATE/releases/202611240900/{directory.sqlite, manifest.json, manifest.json.minisig, adopted.json}       the newest is the current one,
//     STATE/releases/202610010900/…                                                                             the next the last good one
//
// Such a folder is made under another name, synced, and renamed: this one call is the adoption. There is no other record that could tell
// another story, and start() only reads. A desk's file stays sealed there.
//
// Everything that is read may be hostile; everything but the folder under STATE. Time is an argument: minutes on the wall clock of the place.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "directory/directory.hpp"
#include "language/language.hpp"
#include "release/files.hpp"
#include "release/minisign.hpp"

namespace repere::release {

using language::Day;
using language::Minute;
using Version = std::int64_t;                              // the minute it was made, 202611240900, or one more than the one before; 0: none

inline constexpr std::size_t longest_manifest = 16 * 1024, longest_signature = 1024;       // bytes; longer ones are not read
inline constexpr std::uint64_t largest_file = 4ull << 30;  // bytes; no manifest may promise more
inline constexpr const char* manifest_name = "manifest.json";
inline constexpr const char* signature_name = "manifest.json.minisig";

enum class Kind { open, desks };                           // what any passer-by may read; what is sealed to the desks' key (people.md, P1)

struct Manifest {
    Version version = 0;
    Kind kind = Kind::open;
    Minute created{};
    Day expires{};                                         // the last day it may be adopted
    Day data_date{};                                       // no clock that shows less is right
    int schema = 0;                                        // of the compiled directory: directory::newest_schema
    std::string file;                                      // a name without folders, other in each version: "directory-202611240900.sqlite.zst"
    std::uint64_t stored_size = 0, size = 0;               // bytes: of this file; of the directory in it
    std::string stored_sha256, sha256;                     // in hexadecimal; of a desks' directory the second is empty: it would confirm a guess
    std::optional<PublicKey> next_key;                     // signs what comes after, for whoever adopted this one
    friend bool operator==(const Manifest&, const Manifest&) = default;
};
std::string text(const Manifest& manifest);                // JSON
std::optional<Manifest> parse(std::string_view json);      // nothing, too, when it promises what nobody may promise

enum class Refused {
    missing,       // there is no release
    unreadable,    // a file cannot be read, or a signed manifest is none: a stick was pulled out
    signature,     // by none of the keys that count here
    older,         // than one that was adopted: a rollback
    expired,       // nobody vouches for it any more: a freeze
    kind,          // a desk's release at a kiosk, or the other way round; sealed to another key
    schema,        // of another time than this program
    incomplete,    // the file is shorter than the manifest says
    mixed,         // the file is another than the manifest's
    oversized,     // longer than the manifest says, packed or unpacked
    broken,        // the directory in it failed its trial
    busy,          // another process is adopting
    disk           // this kiosk's own disk is full or fails
};
const char* code(Refused reason);                          // "signature": for heartbeats and scripts

struct Refusal {
    Refused reason;
    std::string words;                                     // one sentence, for standard error
};

struct Kiosk {
    std::string state;                                     // a folder; made when it is missing
    PublicKey key;                                         // --public-key: whom to believe at first
    std::optional<SecretKey> desk;                         // a desk: releases of Kind::desks, no others
    // More to try than is tried here (integrity, records, search in every language): the pages. Says what is wrong, or "".
    std::function<std::string(const directory::Directory&)> trial;
};

struct Standing {                                          // what a kiosk holds; all of it empty at first
    Version current = 0;                                   // the newest that is there
    Version highest = 0;                                   // ever seen: nothing older is adopted, also when it was damaged since
    std::vector<PublicKey> keys;                           // that count now: the one that signed the current release, and the one it names next
    std::optional<Manifest> manifest;                      // of the current one
};
Standing standing(const Kiosk& kiosk);

// May this be adopted, as far as the manifest tells? Read it before fetching the file it names.
std::variant<Manifest, Refusal> judged(View manifest, std::string_view signature, const Standing& standing, bool desk, Minute now);

struct Adopted { Version version; };
struct Unchanged {};                                       // it is the current one
// Adopts the release that lies in `folder`, in whole, or changes nothing. Reads each file once, and believes what it read. For the helper: this takes
// seconds. Between visits the kiosk then opens what start() finds.
using Outcome = std::variant<Adopted, Unchanged, Refusal>;
Outcome adopt(const std::string& folder, const Kiosk& kiosk, Minute now, Files& files);

struct Found {
    Version version;
    std::string file;                                      // directory.sqlite; of a desk directory.sealed: unsealed() reads it
    bool fell_back;                                        // a newer one is there and does not open
};
// The newest adopted directory that opens. Writes nothing, links no decompression: for the screen.
std::optional<Found> start(const std::string& state, const std::function<bool(const std::string& file)>& opens);
std::optional<Bytes> unsealed(const std::string& file, const SecretKey& desk);

}  // namespace repere::release
