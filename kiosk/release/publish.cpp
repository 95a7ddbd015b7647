#include "release/publish.hpp"

#include <algorithm>
#include <filesystem>

#include "release/hash.hpp"
#include "release/packing.hpp"
#include "release/shelf.hpp"
#include "release/stored.hpp"
#include "release/trial.hpp"

namespace repere::release {

namespace {

View bytes_of(const std::string& text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

Version number(Minute now) {
    std::string digits = language::iso(now);               // 2026-11-24T09:00
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return std::stoll(digits);
}

Day in_six_months(Minute now) {
    using namespace std::chrono;
    year_month_day date = year_month_day{floor<days>(now)} + months{6};
    if (!date.ok()) date = date.year() / date.month() / last;
    return local_days{date};
}

int schema_of(const directory::Directory& directory) {
    auto row = directory.database().prepare("PRAGMA user_version");
    return row.step() ? static_cast<int>(row.number(0)) : 0;
}

std::string refusal_of(const directory::Directory& directory, const Publication& asked) {
    if (!asked.desk && for_desks(directory)) return asked.file + " holds what only desks may read: it is published with --staff.";
    return fault(directory);
}

}  // namespace

std::optional<Manifest> published(const std::string& output) {
    const auto bytes = read_file(output + "/" + manifest_name, longest_manifest);
    if (!bytes) return {};
    return parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

std::optional<Bytes> published_directory(const std::string& output) {
    const auto manifest = published(output);
    Bytes plain;
    if (!manifest || manifest->kind != Kind::open) return {};
    if (unpacked(output, *manifest, [&](View part) { plain.insert(plain.end(), part.begin(), part.end()); })) return {};
    return plain;
}

std::variant<Manifest, std::string> publish(const Publication& asked, const SecretKey& key, Files& files) {
    const auto tried = directory::Directory::open(asked.file);
    if (const auto* refusal = std::get_if<directory::Refusal>(&tried)) return refusal->words;
    const auto& directory = std::get<directory::Directory>(tried);
    if (std::string words = refusal_of(directory, asked); !words.empty()) return words;

    const Day today = std::chrono::floor<std::chrono::days>(asked.now);
    if (const auto data_date = directory.data_date(); data_date && today < *data_date)
        return "The clock shows " + language::iso(today) + ", and the data is of " + language::iso(*data_date) + ": set the clock first.";
    if (asked.expires && *asked.expires < today) return "The release would expire before it is made: " + language::iso(*asked.expires) + ".";

    const std::string manifest_file = asked.output + "/" + manifest_name;
    const auto before = published(asked.output);
    if (!before && std::filesystem::exists(manifest_file)) return manifest_file + " is the manifest of no release: choose another folder.";
    if (before) {
        const Bytes bytes = read_file(manifest_file, longest_manifest).value_or(Bytes{});
        const Bytes signature = read_file(asked.output + "/" + signature_name, longest_signature).value_or(Bytes{});
        const bool ours = verified(bytes, {reinterpret_cast<const char*>(signature.data()), signature.size()}, key.of()).has_value();
        if (!ours && before->next_key != key.of())
            return "The release in " + asked.output + " was signed with another key and does not name this one as the next: no kiosk would believe it. Publish with the old key and --next-key first.";
        if (before->kind != (asked.desk ? Kind::desks : Kind::open)) return "The release in " + asked.output + " is of the other kind: choose another folder.";
    }

    const auto plain = read_file(asked.file, largest_file);
    if (!plain || plain->size() > largest_file) return asked.file + " cannot be read, or is longer than a release may be.";
    Bytes stored = packed(*plain);
    if (asked.desk) stored = seal(stored, *asked.desk);

    Manifest manifest;
    manifest.version = std::max({number(asked.now), asked.at_least, before ? before->version + 1 : Version{0}});
    manifest.kind = asked.desk ? Kind::desks : Kind::open;
    manifest.created = asked.now;
    manifest.expires = asked.expires.value_or(in_six_months(asked.now));
    manifest.data_date = directory.data_date().value_or(today);
    manifest.schema = schema_of(directory);
    manifest.file = (asked.desk ? "staff-" : "directory-") + std::to_string(manifest.version) + (asked.desk ? ".sqlite.zst.sealed" : ".sqlite.zst");
    manifest.stored_size = stored.size();
    manifest.stored_sha256 = sha256_of(View{stored});
    manifest.size = plain->size();
    if (!asked.desk) manifest.sha256 = sha256_of(View{*plain});
    manifest.next_key = asked.next_key;

    const std::string words = text(manifest);
    const std::string comment = "release " + std::to_string(manifest.version) + " of Repère, " + language::iso(asked.now) + ", to be adopted until " + language::iso(manifest.expires);
    try {
        files.make_folder(asked.output);
        replace_file(files, asked.output + "/" + manifest.file, stored);
        // Whoever reads between these two finds a signature of another manifest, refuses, and comes back.
        replace_file(files, asked.output + "/" + signature_name, bytes_of(key.sign(bytes_of(words), comment)));
        replace_file(files, manifest_file, bytes_of(words));
        for (const std::string& name : names_in(asked.output)) {
            const bool of_release = (name.starts_with("directory-") || name.starts_with("staff-")) && name.find(".sqlite.zst") != std::string::npos;
            if (of_release && name != manifest.file && !(before && name == before->file)) files.remove(asked.output + "/" + name);
        }
    } catch (const FileError& error) {
        return std::string{"The release cannot be written: "} + error.what();
    }
    return manifest;
}

std::variant<Opened, Refusal> opened(const std::string& folder, const PublicKey& key, const std::optional<SecretKey>& desk, Minute now) {
    const auto is = published(folder);
    auto there = lying(folder, {.keys = {key}}, is && is->kind == Kind::desks, now);
    if (auto* refusal = std::get_if<Refusal>(&there)) return std::move(*refusal);
    Opened out{std::get<Lying>(there).manifest, {}};
    const Manifest& manifest = out.manifest;
    if (manifest.kind == Kind::desks && !desk) {           // who holds no key of a desk still learns whether the file is the one that was signed
        if (auto refusal = stored(folder, manifest, [](View) {})) return *refusal;
        return out;
    }
    if (desk && manifest.kind == Kind::desks) {
        auto read = unsealed(folder, manifest, *desk);
        if (auto* refusal = std::get_if<Refusal>(&read)) return std::move(*refusal);
        out.directory = std::move(std::get<Bytes>(read));
    } else if (auto refusal = unpacked(folder, manifest, [&](View part) { out.directory.insert(out.directory.end(), part.begin(), part.end()); })) {
        return *refusal;
    }
    try {
        const auto directory = directory::Directory::from(std::as_bytes(std::span{out.directory}));
        if (manifest.kind == Kind::open && for_desks(directory)) return Refusal{Refused::kind, "The directory holds what only desks may read."};
        if (std::string words = fault(directory); !words.empty()) return Refusal{Refused::broken, std::move(words)};
    } catch (const directory::SqliteError& error) {
        return Refusal{Refused::broken, error.what()};
    }
    return out;
}

}  // namespace repere::release
