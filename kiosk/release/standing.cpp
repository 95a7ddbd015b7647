// What a kiosk holds, whom it believes, and what a manifest must say to be believed.
#include <nlohmann/json.hpp>

#include "release/hash.hpp"
#include "release/shelf.hpp"

namespace repere::release {

namespace {

using nlohmann::json;

std::optional<Manifest> manifest_in(const std::string& folder) {
    const auto bytes = read_file(folder + "/" + manifest_name, longest_manifest);
    if (!bytes) return {};
    return parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

Refusal refused(Refused reason, std::string words) { return {reason, std::move(words)}; }

}  // namespace

std::string text(const Note& note) { return json{{"root", note.root.line()}, {"key", note.key.line()}, {"sha256", note.sha256}}.dump(2) + "\n"; }

std::optional<Note> note_in(const std::string& folder) {
    const auto bytes = read_file(folder + "/" + adopted_file, longest_manifest);
    if (!bytes) return {};
    const json in = json::parse(bytes->begin(), bytes->end(), nullptr, false);
    if (!in.is_object()) return {};
    const auto key = [&](const char* name) { return in.contains(name) && in[name].is_string() ? PublicKey::parse(in[name].get<std::string>()) : std::nullopt; };
    const auto root = key("root"), signed_by = key("key");
    if (!root || !signed_by || !in.contains("sha256") || !in["sha256"].is_string()) return {};
    return Note{*root, *signed_by, in["sha256"].get<std::string>()};
}

bool whole(const std::string& folder) {
    const auto note = note_in(folder);
    const auto file = directory_in(folder);
    return note && file && sha256_of(*file) == note->sha256;
}

// The newest that says whom it was signed by; one that was damaged on this disk says nothing.
Standing standing(const Kiosk& kiosk) {
    Standing out{.highest = highest(kiosk.state), .keys = {kiosk.key}};
    for (const Version version : versions(kiosk.state)) {
        const std::string folder = folder_of(kiosk.state, version);
        const auto note = note_in(folder);
        auto manifest = manifest_in(folder);
        if (!note || !manifest) continue;
        out.current = version;
        if (note->root == kiosk.key) {                       // else the settings name another since: it alone counts
            out.keys = {note->key};
            if (manifest->next_key) out.keys.push_back(*manifest->next_key);
        }
        out.manifest = std::move(manifest);
        break;
    }
    return out;
}

std::variant<Manifest, Refusal> judged(View bytes, std::string_view signature, const Standing& standing, bool desk, Minute now) {
    if (bytes.size() > longest_manifest) return refused(Refused::oversized, "The manifest is longer than any manifest is.");
    if (signature.size() > longest_signature) return refused(Refused::oversized, "The signature is longer than any signature is.");
    if (!signed_by(bytes, signature, standing.keys)) return refused(Refused::signature, "The manifest is not signed by a key that counts here.");
    const auto manifest = parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!manifest) return refused(Refused::unreadable, "The manifest is signed, and none that this program can read.");
    const std::string version = std::to_string(manifest->version);
    if (manifest->version < standing.highest) return refused(Refused::older, "Release " + version + " is older than " + std::to_string(standing.highest) + ", which was adopted here.");
    if ((manifest->kind == Kind::desks) != desk)
        return refused(Refused::kind, desk ? "Release " + version + " is the public one; this desk adopts those that are sealed to it." : "Release " + version + " is for desks.");
    if (manifest->schema < directory::oldest_schema || manifest->schema > directory::newest_schema)
        return refused(Refused::schema, "Release " + version + " has schema " + std::to_string(manifest->schema) + "; this program reads " + std::to_string(directory::newest_schema) + ".");
    // A clock that shows less than the date of any data here is wrong, and says nothing of expiry.
    const Day today = std::chrono::floor<std::chrono::days>(now);
    const Day known = std::max(manifest->data_date, standing.manifest ? standing.manifest->data_date : manifest->data_date);
    if (today >= known && today > manifest->expires) return refused(Refused::expired, "Release " + version + " was to be adopted until " + language::iso(manifest->expires) + ".");
    return *manifest;
}

std::optional<PublicKey> signed_by(View bytes, std::string_view signature, const std::vector<PublicKey>& keys) {
    for (const PublicKey& key : keys)
        if (verified(bytes, signature, key)) return key;
    return {};
}

}  // namespace repere::release
