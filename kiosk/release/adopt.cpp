// Adopting, step by step; after each of them the power may fail.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "release/hash.hpp"
#include "release/shelf.hpp"
#include "release/stored.hpp"
#include "release/trial.hpp"

namespace repere::release {

namespace {

Refusal refused(Refused reason, std::string words) { return {reason, std::move(words)}; }

class Lock {                                               // one adoption at a time; goes with the process
public:
    explicit Lock(const std::string& folder) : descriptor_{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)} {}
    ~Lock() { if (descriptor_ >= 0) ::close(descriptor_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    bool held() const { return descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0; }

private:
    int descriptor_;
};

void remove_all(Files& files, const std::string& path) {
    for (const std::string& name : names_in(path)) remove_all(files, path + "/" + name);
    files.remove(path);
}

std::string parent(const std::string& path) { return std::filesystem::absolute(path).lexically_normal().parent_path().string(); }

View bytes_of(const std::string& text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

MaybeRefused tried(const directory::Directory& directory, const Manifest& manifest, const Kiosk& kiosk) {
    if (manifest.kind == Kind::open && for_desks(directory)) return refused(Refused::kind, "The directory holds what only desks may read.");
    if (std::string words = fault(directory); !words.empty()) return refused(Refused::broken, std::move(words));
    if (kiosk.trial)
        if (std::string words = kiosk.trial(directory); !words.empty()) return refused(Refused::broken, std::move(words));
    return {};
}

MaybeRefused tried(const std::string& file, const Manifest& manifest, const Kiosk& kiosk) {
    const auto opened = directory::Directory::open(file);
    if (const auto* directory = std::get_if<directory::Directory>(&opened)) return tried(*directory, manifest, kiosk);
    const auto& refusal = std::get<directory::Refusal>(opened);
    const bool schema = refusal.reason == directory::Refused::older_schema || refusal.reason == directory::Refused::newer_schema;
    return refused(schema ? Refused::schema : Refused::broken, refusal.words);
}

// Write the directory into `incoming` and try it; `sha256`: of what lies there now.
MaybeRefused take_open(const std::string& folder, const std::string& incoming, const Manifest& manifest, const Kiosk& kiosk, Files& files, std::string& sha256) {
    const std::string file = incoming + "/" + plain_file;
    NewFile out{files, file};
    if (auto refusal = unpacked(folder, manifest, [&](View part) { out.write(part); })) return refusal;
    out.keep();
    sha256 = manifest.sha256;
    return tried(file, manifest, kiosk);
}

// Opened in memory only; sealed again without compression, so that the screen of a desk needs nothing to unpack it.
MaybeRefused take_sealed(const std::string& folder, const std::string& incoming, const Manifest& manifest, const Kiosk& kiosk, Files& files, std::string& sha256) {
    const auto read = unsealed(folder, manifest, *kiosk.desk);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return *refusal;
    const Bytes& plain = std::get<Bytes>(read);
    try {
        const auto directory = directory::Directory::from(std::as_bytes(std::span{plain}));
        if (auto refusal = tried(directory, manifest, kiosk)) return refusal;
    } catch (const directory::SqliteError& error) {
        return refused(Refused::broken, error.what());
    }
    const Bytes sealed = seal(plain, kiosk.desk->of());
    write_file(files, incoming + "/" + sealed_file, sealed);
    sha256 = sha256_of(View{sealed});
    return {};
}

// The newest that is byte for byte what was adopted: a kiosk falls back on it.
std::optional<Version> good(const std::string& state) {
    for (const Version version : versions(state))
        if (whole(folder_of(state, version))) return version;
    return {};
}

Outcome adopt_locked(const std::string& folder, const Kiosk& kiosk, Minute now, Files& files) {
    const Standing stands = standing(kiosk);
    const auto there = lying(folder, stands, kiosk.desk.has_value(), now);
    if (const auto* refusal = std::get_if<Refusal>(&there)) return *refusal;
    const auto& [manifest, bytes, signature] = std::get<Lying>(there);
    const auto last_good = good(kiosk.state);
    if (manifest.version == last_good) return Unchanged{};

    const std::string incoming = shelf(kiosk.state) + "/incoming", place = folder_of(kiosk.state, manifest.version);
    remove_all(files, incoming);                           // of an adoption that was cut short
    files.make_folder(incoming);
    std::string sha256;
    const auto take = kiosk.desk ? take_sealed : take_open;
    if (auto refusal = take(folder, incoming, manifest, kiosk, files, sha256)) {
        remove_all(files, incoming);
        return *refusal;
    }
    write_file(files, incoming + "/" + manifest_name, bytes);
    write_file(files, incoming + "/" + signature_name, bytes_of(signature));
    write_file(files, incoming + "/" + adopted_file, bytes_of(text(Note{kiosk.key, *signed_by(bytes, signature, stands.keys), sha256})));
    files.sync_folder(incoming);

    if (std::filesystem::exists(place)) {                  // it was adopted before, and damaged since: its number stays to be read in its name
        remove_all(files, place + ".damaged");
        files.rename(place, place + ".damaged");
        files.sync_folder(shelf(kiosk.state));
    }
    files.rename(incoming, place);                         // this is the adoption
    files.sync_folder(shelf(kiosk.state));

    for (const std::string& name : names_in(shelf(kiosk.state)))
        if (name != std::to_string(manifest.version) && !(last_good && name == std::to_string(*last_good))) remove_all(files, shelf(kiosk.state) + "/" + name);
    return Adopted{manifest.version};
}

}  // namespace

Outcome adopt(const std::string& folder, const Kiosk& kiosk, Minute now, Files& files) {
    const std::string releases = shelf(kiosk.state);
    try {
        if (!std::filesystem::exists(releases)) {
            files.make_folder(kiosk.state);
            files.make_folder(releases);
            files.sync_folder(kiosk.state);
            files.sync_folder(parent(kiosk.state));
        }
        const Lock lock{releases};
        if (!lock.held()) return refused(Refused::busy, "Another process is adopting a release.");
        return adopt_locked(folder, kiosk, now, files);
    } catch (const FileError& error) {
        try {
            remove_all(files, releases + "/incoming");     // room for the next, when the disk is full
        } catch (const FileError&) {
        }
        return refused(Refused::disk, std::string{"The release cannot be kept on this disk: "} + error.what());
    }
}

}  // namespace repere::release
