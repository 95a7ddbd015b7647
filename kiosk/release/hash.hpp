// SHA-256, as manifests write it.
#pragma once

#include <sodium.h>

#include <optional>
#include <string>

#include "release/minisign.hpp"

namespace repere::release {

class Sha256 {
public:
    Sha256() { crypto_hash_sha256_init(&state_); }
    void add(View bytes) { crypto_hash_sha256_update(&state_, bytes.data(), bytes.size()); }
    std::string hex();                                     // once, at the end

private:
    crypto_hash_sha256_state state_;
};

std::string sha256_of(View bytes);
std::optional<std::string> sha256_of(const std::string& file);       // nothing when it cannot be read

}  // namespace repere::release
