#include "release/minisign.hpp"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <stdexcept>

namespace repere::release {

namespace {

static_assert(std::endian::native == std::endian::little);     // as the two limits of scrypt are written

constexpr std::string_view untrusted = "untrusted comment: ", trusted = "trusted comment: ";

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used on this machine."};
}

std::string base64(View bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

template <std::size_t size>
std::optional<std::array<unsigned char, size>> from_base64(std::string_view text) {
    std::array<unsigned char, size> bytes{};
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(bytes.data(), size, text.data(), text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL);
    if (failed || length != size || end != text.data() + text.size()) return {};
    if (base64(bytes) != text) return {};                  // libsodium 1.0.18 takes some bytes above 127 for letters
    return bytes;
}

// The lines of a file; the last one may end without its newline.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

std::string key_name(const std::array<unsigned char, 8>& id) {       // as minisign says it: the bytes as a number
    std::array<unsigned char, 8> turned = id;
    std::reverse(turned.begin(), turned.end());
    std::array<char, 17> hex{};
    sodium_bin2hex(hex.data(), hex.size(), turned.data(), turned.size());
    std::string name{hex.data()};
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    return name;
}

// A secret key as it is written: 158 bytes, the last 104 of them under the stream that scrypt makes of the password.
struct Written {
    unsigned char signs[2] = {'E', 'd'}, kdf[2] = {0, 0}, check[2] = {'B', '2'};
    unsigned char salt[32] = {}, operations[8] = {}, memory[8] = {};
    unsigned char id[8] = {}, key[64] = {}, sum[32] = {};
    ~Written() { sodium_memzero(this, sizeof *this); }
};
static_assert(sizeof(Written) == 158);

void sum(const Written& written, unsigned char (&out)[32]) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sizeof out);
    crypto_generichash_update(&state, written.signs, sizeof written.signs);
    crypto_generichash_update(&state, written.id, sizeof written.id);
    crypto_generichash_update(&state, written.key, sizeof written.key);
    crypto_generichash_final(&state, out, sizeof out);
}

bool under_password(Written& written, const std::string& password) {
    std::uint64_t operations = 0, memory = 0;
    std::memcpy(&operations, written.operations, 8);
    std::memcpy(&memory, written.memory, 8);
    constexpr std::size_t hidden = sizeof written.id + sizeof written.key + sizeof written.sum;
    std::array<unsigned char, hidden> stream{};
    if (crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), password.data(), password.size(), written.salt, operations, memory) != 0)
        return false;
    auto* bytes = reinterpret_cast<unsigned char*>(&written) + (sizeof written - hidden);
    for (std::size_t i = 0; i < hidden; ++i) bytes[i] ^= stream[i];
    sodium_memzero(stream.data(), stream.size());
    return true;
}

// Of a .key file.
bool read(std::string_view file, Written& written) {
    const auto lines = lines_of(file);
    if (lines.size() != 2 || !lines[0].starts_with(untrusted)) return false;
    auto bytes = from_base64<sizeof(Written)>(lines[1]);
    if (!bytes) return false;
    std::copy(bytes->begin(), bytes->end(), reinterpret_cast<unsigned char*>(&written));
    sodium_memzero(bytes->data(), bytes->size());
    return std::memcmp(written.signs, "Ed", 2) == 0 && std::memcmp(written.check, "B2", 2) == 0;
}

std::array<unsigned char, 64> hashed(View file) {
    std::array<unsigned char, 64> hash{};
    crypto_generichash(hash.data(), hash.size(), file.data(), file.size(), nullptr, 0);
    return hash;
}

Bytes joined(View first, std::string_view second) {
    Bytes all(first.size() + second.size());
    std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), all.begin()));
    return all;
}

}  // namespace

std::optional<PublicKey> PublicKey::parse(std::string_view text) {
    start_sodium();
    auto lines = lines_of(text);
    if (lines.size() == 2 && lines[0].starts_with(untrusted)) lines.erase(lines.begin());
    if (lines.size() != 1) return {};
    const auto read = from_base64<42>(lines[0]);
    if (!read || (*read)[0] != 'E' || (*read)[1] != 'd') return {};
    PublicKey key;
    std::copy_n(read->begin() + 2, 8, key.id.begin());
    std::copy_n(read->begin() + 10, 32, key.bytes.begin());
    return key;
}

std::string PublicKey::line() const {
    Bytes all{'E', 'd'};
    all.insert(all.end(), id.begin(), id.end());
    all.insert(all.end(), bytes.begin(), bytes.end());
    return base64(all);
}

std::string PublicKey::file() const { return std::string{untrusted} + "minisign public key " + key_name(id) + "\n" + line() + "\n"; }

SecretKey SecretKey::make() {
    start_sodium();
    SecretKey key;
    std::array<unsigned char, 32> ignored{};                       // the public half stands in the secret one too
    crypto_sign_keypair(ignored.data(), key.bytes_.data());
    randombytes_buf(key.id_.data(), key.id_.size());
    return key;
}

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

bool SecretKey::wants_password(std::string_view file) {
    start_sodium();
    Written written;
    return read(file, written) && std::memcmp(written.kdf, "Sc", 2) == 0;
}

std::optional<SecretKey> SecretKey::parse(std::string_view file, const std::string& password) {
    start_sodium();
    Written written;
    if (!read(file, written)) return {};
    if (std::memcmp(written.kdf, "Sc", 2) == 0) {
        if (!under_password(written, password)) return {};
    } else if (written.kdf[0] != 0 || written.kdf[1] != 0) {
        return {};
    }
    unsigned char expected[32];
    sum(written, expected);
    const bool unsummed = written.kdf[0] == 0 && sodium_is_zero(written.sum, sizeof written.sum);      // as minisign leaves them without a password
    if (!unsummed && sodium_memcmp(expected, written.sum, sizeof expected) != 0) return {};
    SecretKey key;
    std::copy_n(written.id, 8, key.id_.begin());
    std::copy_n(written.key, 64, key.bytes_.begin());
    return key;
}

std::string SecretKey::file(const std::string& password) const {
    Written written;
    std::copy(id_.begin(), id_.end(), written.id);
    std::copy(bytes_.begin(), bytes_.end(), written.key);
    sum(written, written.sum);
    if (!password.empty()) {
        std::memcpy(written.kdf, "Sc", 2);
        randombytes_buf(written.salt, sizeof written.salt);
        const std::uint64_t operations = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE, memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;
        std::memcpy(written.operations, &operations, 8);
        std::memcpy(written.memory, &memory, 8);
        if (!under_password(written, password)) throw std::runtime_error{"There is not enough memory to encrypt a key with a password: 1 GiB."};
    }
    return std::string{untrusted} + "minisign secret key " + key_name(id_) + "\n" + base64({reinterpret_cast<const unsigned char*>(&written), sizeof written}) + "\n";
}

PublicKey SecretKey::of() const {
    PublicKey key{.id = id_};
    std::copy_n(bytes_.begin() + 32, 32, key.bytes.begin());
    return key;
}

std::string SecretKey::sign(View file, const std::string& trusted_comment) const {
    std::array<unsigned char, 64> signature{}, whole{};
    const auto hash = hashed(file);
    crypto_sign_detached(signature.data(), nullptr, hash.data(), hash.size(), bytes_.data());
    const Bytes with_comment = joined(signature, trusted_comment);
    crypto_sign_detached(whole.data(), nullptr, with_comment.data(), with_comment.size(), bytes_.data());
    Bytes first{'E', 'D'};
    first.insert(first.end(), id_.begin(), id_.end());
    first.insert(first.end(), signature.begin(), signature.end());
    return std::string{untrusted} + "signature of a release of Repère\n" + base64(first) + "\n" + std::string{trusted} + trusted_comment + "\n" + base64(whole) + "\n";
}

std::optional<std::string> verified(View file, std::string_view signature, const PublicKey& key) {
    start_sodium();
    const auto lines = lines_of(signature);
    if (lines.size() != 4 || !lines[0].starts_with(untrusted) || !lines[2].starts_with(trusted)) return {};
    const auto first = from_base64<74>(lines[1]);
    const auto whole = from_base64<64>(lines[3]);
    if (!first || !whole || !std::equal(key.id.begin(), key.id.end(), first->begin() + 2)) return {};
    const View of_file = View{*first}.subspan(10);
    const bool of_hash = (*first)[0] == 'E' && (*first)[1] == 'D';
    if (!of_hash && !((*first)[0] == 'E' && (*first)[1] == 'd')) return {};
    const auto hash = hashed(file);
    const View signed_bytes = of_hash ? View{hash} : file;
    if (crypto_sign_verify_detached(of_file.data(), signed_bytes.data(), signed_bytes.size(), key.bytes.data()) != 0) return {};
    const std::string_view comment = lines[2].substr(trusted.size());
    const Bytes with_comment = joined(of_file, comment);
    if (crypto_sign_verify_detached(whole->data(), with_comment.data(), with_comment.size(), key.bytes.data()) != 0) return {};
    return std::string{comment};
}

Bytes seal(View plain, const PublicKey& desk) {
    start_sodium();
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> to{};
    if (crypto_sign_ed25519_pk_to_curve25519(to.data(), desk.bytes.data()) != 0) throw std::runtime_error{"Nothing can be sealed to this public key."};
    Bytes sealed(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), to.data()) != 0) throw std::runtime_error{"Nothing can be sealed to this public key."};
    return sealed;
}

std::optional<Bytes> SecretKey::open(View sealed) const {
    if (sealed.size() < crypto_box_SEALBYTES) return {};
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> to{};
    std::array<unsigned char, crypto_box_SECRETKEYBYTES> mine{};
    Bytes plain(sealed.size() - crypto_box_SEALBYTES);
    const bool well = crypto_sign_ed25519_pk_to_curve25519(to.data(), of().bytes.data()) == 0 && crypto_sign_ed25519_sk_to_curve25519(mine.data(), bytes_.data()) == 0 &&
                      crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), to.data(), mine.data()) == 0;
    sodium_memzero(mine.data(), mine.size());
    if (!well) return {};
    return plain;
}

}  // namespace repere::release
