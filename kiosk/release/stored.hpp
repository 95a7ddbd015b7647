// A release as it lies in a folder, read part by part and held against its manifest. Every byte of it may be hostile.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "release/release.hpp"

namespace repere::release {

using MaybeRefused = std::optional<Refusal>;
using Take = std::function<void(View)>;

struct Lying {                                             // what lies there, its manifest signed and judged
    Manifest manifest;
    Bytes bytes;                                           // of the manifest
    std::string signature;
};
std::variant<Lying, Refusal> lying(const std::string& folder, const Standing& standing, bool desk, Minute now);

MaybeRefused stored(const std::string& folder, const Manifest& manifest, const Take& take);                    // the file, as it lies there
MaybeRefused unpacked(const std::string& folder, const Manifest& manifest, const Take& take);                  // the directory in it
std::variant<Bytes, Refusal> unsealed(const std::string& folder, const Manifest& manifest, const SecretKey& desk);      // the same of a desk's

}  // namespace repere::release
