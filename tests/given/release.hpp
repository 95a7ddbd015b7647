// Somebody who publishes, and a kiosk that adopts, in folders that go with them.
//
//     const given::Publisher publisher;
//     const auto folder = publisher.release(given::directory_named("Poste").file(), "2026-11-24T09:00");
//     const auto kiosk = publisher.kiosk(state);
//     adopt(folder, kiosk, given::minute("2026-11-24T10:00"), files);
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "given/data.hpp"
#include "given/folder.hpp"
#include "language/language.hpp"
#include "release/hash.hpp"
#include "release/packing.hpp"
#include "release/publish.hpp"

namespace given {

using repere::release::Bytes;
using repere::release::View;

inline repere::language::Minute moment(const char* iso) { return repere::language::minute_of(iso).value(); }
inline View bytes(const std::string& text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

// The small house, in which the police desk is called so: compiled once a name.
inline const Built& directory_named(const std::string& name) {
    static std::map<std::string, std::unique_ptr<Built>> all;
    auto& one = all[name];
    if (!one) one = std::make_unique<Built>(data().changed("organizations/state.yaml", "name: Commissariat", "name: " + name).built());
    return *one;
}

class Publisher {
public:
    explicit Publisher(repere::release::SecretKey key = repere::release::SecretKey::make()) : key_{std::move(key)} {}

    const repere::release::SecretKey& key() const { return key_; }
    repere::release::Kiosk kiosk(const std::string& state) const { return {.state = state, .key = key_.of()}; }

    // A new folder each time; `more` sets what else a publication may say.
    template <class More>
    std::string release(const std::string& file, const char* when, More&& more) const {
        const std::string folder = folder_ / std::to_string(++count_);
        repere::release::Publication asked{.file = file, .output = folder, .now = moment(when)};
        more(asked);
        const auto made = repere::release::publish(asked, key_, files_);
        if (const auto* words = std::get_if<std::string>(&made)) throw std::runtime_error{*words};
        return folder;
    }
    std::string release(const std::string& file, const char* when) const {
        return release(file, when, [](auto&) {});
    }
    // The manifest changed, and signed again: what nobody but the publisher can do.
    void sign(const std::string& folder, const std::string& manifest) const {
        write(folder + "/manifest.json", manifest);
        write(folder + "/manifest.json.minisig", key_.sign(bytes(manifest), "a comment"));
    }
    // Another directory in it, whatever it holds, signed as that of a public release: what publish() would refuse.
    void put(const std::string& folder, const std::string& directory) const {
        const Bytes stored = repere::release::packed(bytes(directory));
        auto manifest = repere::release::published(folder).value();
        manifest.stored_size = stored.size();
        manifest.size = directory.size();
        manifest.stored_sha256 = repere::release::sha256_of(View{stored});
        manifest.sha256 = repere::release::sha256_of(bytes(directory));
        sign(folder, text(manifest));
        write(folder + "/" + manifest.file, {stored.begin(), stored.end()});
    }

private:
    repere::release::SecretKey key_;
    Folder folder_;
    mutable int count_ = 0;
    mutable repere::release::Files files_;
};

}  // namespace given
