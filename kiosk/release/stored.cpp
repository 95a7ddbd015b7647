#include "release/stored.hpp"

#include "release/hash.hpp"
#include "release/packing.hpp"

namespace repere::release {

namespace {

Refusal refused(Refused reason, std::string words) { return {reason, std::move(words)}; }

using MayTake = std::function<MaybeRefused(View)>;

MaybeRefused read(const std::string& folder, const Manifest& manifest, const MayTake& take) {
    Reading file{folder + "/" + manifest.file};
    if (file.missing()) return refused(Refused::incomplete, manifest.file + " is not there.");
    Sha256 hash;
    std::uint64_t size = 0;
    for (;;) {
        const auto part = file.next();
        if (!part) return refused(Refused::unreadable, manifest.file + " cannot be read.");
        if (part->empty()) break;
        size += part->size();
        if (size > manifest.stored_size) return refused(Refused::oversized, manifest.file + " is longer than its manifest says.");
        hash.add(*part);
        if (auto refusal = take(*part)) return refusal;
    }
    if (size < manifest.stored_size) return refused(Refused::incomplete, manifest.file + " is shorter than its manifest says.");
    if (hash.hex() != manifest.stored_sha256) return refused(Refused::mixed, manifest.file + " is not the file that its manifest was made for.");
    return {};
}

class Unpacked {                                           // stops at the size that the manifest says
public:
    Unpacked(const Manifest& manifest, const Take& take) : manifest_{manifest}, take_{take} {}

    MaybeRefused add(View part) {
        const auto state = unpacking_.feed(part, [&](View plain) {
            size_ += plain.size();
            if (size_ > manifest_.size) return false;
            hash_.add(plain);
            take_(plain);
            return true;
        });
        if (state == Unpacking::State::stopped) return refused(Refused::oversized, manifest_.file + " unpacks to more than its manifest says.");
        if (state == Unpacking::State::damaged) return refused(Refused::mixed, manifest_.file + " is not the file that its manifest was made for.");
        return {};
    }
    MaybeRefused end() {
        if (size_ == manifest_.size && (manifest_.sha256.empty() || hash_.hex() == manifest_.sha256)) return {};
        return refused(Refused::mixed, manifest_.file + " does not hold what its manifest says.");
    }

private:
    const Manifest& manifest_;
    const Take& take_;
    Unpacking unpacking_;
    Sha256 hash_;
    std::uint64_t size_ = 0;
};

}  // namespace

std::variant<Lying, Refusal> lying(const std::string& folder, const Standing& standing, bool desk, Minute now) {
    const std::string file = folder + "/" + manifest_name;
    const auto bytes = read_file(file, longest_manifest);
    if (!bytes && Reading{file}.missing()) return refused(Refused::missing, "There is no release in " + folder + ".");
    if (!bytes) return refused(Refused::unreadable, file + " cannot be read.");
    const Bytes signature = read_file(folder + "/" + signature_name, longest_signature).value_or(Bytes{});
    const std::string words{signature.begin(), signature.end()};
    auto verdict = judged(*bytes, words, standing, desk, now);
    if (auto* refusal = std::get_if<Refusal>(&verdict)) return std::move(*refusal);
    return Lying{std::move(std::get<Manifest>(verdict)), *bytes, words};
}

MaybeRefused stored(const std::string& folder, const Manifest& manifest, const Take& take) {
    return read(folder, manifest, [&](View part) { return take(part), MaybeRefused{}; });
}

MaybeRefused unpacked(const std::string& folder, const Manifest& manifest, const Take& take) {
    Unpacked unpacked{manifest, take};
    if (auto refusal = read(folder, manifest, [&](View part) { return unpacked.add(part); })) return refusal;
    return unpacked.end();
}

std::variant<Bytes, Refusal> unsealed(const std::string& folder, const Manifest& manifest, const SecretKey& desk) {
    const auto into = [](Bytes& bytes) { return [&bytes](View part) { bytes.insert(bytes.end(), part.begin(), part.end()); }; };
    Bytes sealed, plain;
    if (auto refusal = stored(folder, manifest, into(sealed))) return *refusal;
    const auto packed = desk.open(sealed);
    if (!packed) return refused(Refused::kind, manifest.file + " is sealed to another desk's key.");
    const Take take = into(plain);
    Unpacked unpacked{manifest, take};
    if (auto refusal = unpacked.add(*packed)) return *refusal;
    if (auto refusal = unpacked.end()) return *refusal;
    return plain;
}

}  // namespace repere::release
