#include <algorithm>
#include <nlohmann/json.hpp>

#include "release/release.hpp"

namespace repere::release {

namespace {

using nlohmann::json;

bool plain_name(const std::string& name) {                 // no folder, no option, nothing hidden
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    return !name.empty() && name.size() <= 100 && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), plain);
}

bool hash(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

template <class Value>
Value given(const std::optional<Value>& value) {
    if (!value) throw std::invalid_argument{"not a value"};
    return *value;
}

}  // namespace

std::string text(const Manifest& manifest) {
    nlohmann::ordered_json out{{"version", manifest.version},
                               {"kind", manifest.kind == Kind::desks ? "desks" : "open"},
                               {"created", language::iso(manifest.created)},
                               {"expires", language::iso(manifest.expires)},
                               {"data_date", language::iso(manifest.data_date)},
                               {"schema", manifest.schema},
                               {"file", manifest.file},
                               {"stored_size", manifest.stored_size},
                               {"stored_sha256", manifest.stored_sha256},
                               {"size", manifest.size},
                               {"sha256", manifest.sha256}};
    if (manifest.next_key) out["next_key"] = manifest.next_key->line();
    return out.dump(2) + "\n";
}

std::optional<Manifest> parse(std::string_view text) {
    try {
        const json in = json::parse(text);
        Manifest out;
        out.version = in.at("version").get<Version>();
        const auto kind = in.at("kind").get<std::string>();
        out.kind = kind == "desks" ? Kind::desks : Kind::open;
        out.created = given(language::minute_of(in.at("created").get<std::string>()));
        out.expires = given(language::day_of(in.at("expires").get<std::string>()));
        out.data_date = given(language::day_of(in.at("data_date").get<std::string>()));
        out.schema = in.at("schema").get<int>();
        out.file = in.at("file").get<std::string>();
        out.stored_size = in.at("stored_size").get<std::uint64_t>();
        out.stored_sha256 = in.at("stored_sha256").get<std::string>();
        out.size = in.at("size").get<std::uint64_t>();
        out.sha256 = in.at("sha256").get<std::string>();
        if (in.contains("next_key")) out.next_key = given(PublicKey::parse(in.at("next_key").get<std::string>()));
        const bool sane = out.version > 0 && (kind == "desks" || kind == "open") && plain_name(out.file) && out.file != manifest_name &&
                          out.file != signature_name && out.stored_size <= largest_file && out.size <= largest_file && hash(out.stored_sha256) &&
                          (out.kind == Kind::desks ? out.sha256.empty() : hash(out.sha256));
        if (sane) return out;
    } catch (const json::exception&) {
    } catch (const std::invalid_argument&) {
    }
    return {};
}

const char* code(Refused reason) {
    switch (reason) {
        case Refused::missing: return "missing";
        case Refused::unreadable: return "unreadable";
        case Refused::signature: return "signature";
        case Refused::older: return "older";
        case Refused::expired: return "expired";
        case Refused::kind: return "kind";
        case Refused::schema: return "schema";
        case Refused::incomplete: return "incomplete";
        case Refused::mixed: return "mixed";
        case Refused::oversized: return "oversized";
        case Refused::broken: return "broken";
        case Refused::busy: return "busy";
        case Refused::disk: return "disk";
    }
    return "";
}

}  // namespace repere::release
