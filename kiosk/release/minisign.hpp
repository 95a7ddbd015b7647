// Keys and signatures in the format of minisign: Ed25519 over the BLAKE2b-512 of a file ("ED"), a trusted comment signed with it.
// The tool of that name verifies ours and makes those we verify.
//
// A secret key is encrypted with a password (scrypt), or with none when the password is empty: a desk opens its file unattended. The key of a
// desk is a pair like any other; what is sealed for it is sealed to the X25519 key that follows from it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace repere::release {

using Bytes = std::vector<unsigned char>;
using View = std::span<const unsigned char>;

struct PublicKey {
    std::array<unsigned char, 8> id{};                    // says which key signed, nothing more
    std::array<unsigned char, 32> bytes{};
    static std::optional<PublicKey> parse(std::string_view text);      // a .pub file, or its second line alone
    std::string line() const;                                          // "RWQ…": the second line
    std::string file() const;                                          // both
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

class SecretKey {                                          // its bytes are overwritten when it goes
public:
    static SecretKey make();
    // Nothing when it is none, or the password is another. Takes a second and 1 GiB where there is a password, as minisign's do.
    static std::optional<SecretKey> parse(std::string_view file, const std::string& password);
    static bool wants_password(std::string_view file);
    std::string file(const std::string& password) const;

    PublicKey of() const;                                              // the public one of the pair
    std::string sign(View file, const std::string& trusted_comment) const;      // the .minisig
    std::optional<Bytes> open(View sealed) const;                      // what was sealed to it; nothing when it was for another, or was changed

    ~SecretKey();
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;

private:
    SecretKey() = default;
    std::array<unsigned char, 8> id_{};
    std::array<unsigned char, 64> bytes_{};
};

Bytes seal(View plain, const PublicKey& desk);             // throws when the key is none that one can seal to

// The trusted comment when `signature` is one that `key` made of `file`, else nothing. Signatures of the old kind ("Ed") are good too.
std::optional<std::string> verified(View file, std::string_view signature, const PublicKey& key);

}  // namespace repere::release
