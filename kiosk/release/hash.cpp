#include "release/hash.hpp"

#include <array>

#include "release/files.hpp"

namespace repere::release {

std::string Sha256::hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> bytes{};
    crypto_hash_sha256_final(&state_, bytes.data());
    std::array<char, 2 * bytes.size() + 1> text{};
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    return text.data();
}

std::string sha256_of(View bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

std::optional<std::string> sha256_of(const std::string& path) {
    Reading file{path};
    Sha256 hash;
    for (auto part = file.next(); part; part = file.next()) {
        if (part->empty()) return hash.hex();
        hash.add(*part);
    }
    return {};
}

}  // namespace repere::release
