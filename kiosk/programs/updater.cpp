#include "programs/updater.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "release/shelf.hpp"

namespace repere::programs {

using namespace std::chrono_literals;
using release::Refused;

namespace {

constexpr std::size_t longest_note = 8192;
constexpr std::chrono::seconds longest_wait = 1h;

std::string fetched_in(const std::string& state) { return state + "/fetched"; }

std::string text_of(const std::string& file) {
    const auto bytes = release::read_file(file, longest_note);
    return bytes && bytes->size() <= longest_note ? std::string{bytes->begin(), bytes->end()} : "";
}

release::View bytes_of(const std::string& text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

class Alone {                                                // two processes would write into one file
public:
    explicit Alone(const std::string& folder) : descriptor_{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)} {}
    ~Alone() { if (descriptor_ >= 0) close(descriptor_); }
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;
    bool held() const { return descriptor_ >= 0 && flock(descriptor_, LOCK_EX | LOCK_NB) == 0; }

private:
    int descriptor_;
};

// It may be otherwise the next time, though the release is the same.
bool passes(Refused reason) {
    return reason == Refused::missing || reason == Refused::unreadable || reason == Refused::incomplete || reason == Refused::busy || reason == Refused::disk ||
           reason == Refused::expired;
}

Looked trouble(Refused reason, std::string why) { return {.trouble = release::code(reason), .why = std::move(why)}; }
Looked unreachable(std::string why) { return {.trouble = "unreachable", .why = std::move(why)}; }

void remove_but(const std::string& folder, const std::string& kept) {
    for (const std::string& name : release::names_in(folder))
        if (name != kept && name != "again" && name != "next" && name != "sent") std::filesystem::remove_all(folder + "/" + name);
}

}  // namespace

Updater::Updater(std::string from, release::Kiosk kiosk, const Patience& patience) : from_{std::move(from)}, kiosk_{std::move(kiosk)}, web_{patience} {
    while (from_.size() > 1 && from_.ends_with('/')) from_.pop_back();
}

Looked Updater::look(language::Minute now) {
    try {
        return is_url(from_) ? look_there(now) : look_here(now);
    } catch (const release::FileError& error) {
        return trouble(Refused::disk, error.what());
    } catch (const std::filesystem::filesystem_error& error) {
        return trouble(Refused::disk, error.what());
    }
}

Looked Updater::told(const release::Outcome& outcome) {
    if (const auto* refusal = std::get_if<release::Refusal>(&outcome)) return trouble(refusal->reason, refusal->words);
    const auto* adopted = std::get_if<release::Adopted>(&outcome);
    return {.adopted = adopted ? adopted->version : 0};
}

// A stick that is not plugged in is no trouble.
Looked Updater::look_here(language::Minute now) {
    auto manifest = release::read_file(from_ + "/" + release::manifest_name, release::longest_manifest);
    auto signature = release::read_file(from_ + "/" + release::signature_name, release::longest_signature);
    if (!manifest) return settled_.reset(), Looked{};
    auto seen = std::pair{std::move(*manifest), std::move(signature).value_or(release::Bytes{})};
    if (settled_ == seen) return of_settled_;
    const auto outcome = release::adopt(from_, kiosk_, now, files_);
    const auto* refusal = std::get_if<release::Refusal>(&outcome);
    const Looked out = told(outcome);
    settled_.reset();
    if (!refusal || !passes(refusal->reason)) settled_ = std::move(seen), of_settled_ = {.trouble = out.trouble, .why = out.why};
    return out;
}

Looked Updater::look_there(language::Minute now) {
    const std::string folder = fetched_in(kiosk_.state), again = folder + "/again";
    files_.make_folder(kiosk_.state);
    files_.make_folder(folder);
    const Alone alone{folder};
    if (!alone.held()) return trouble(Refused::busy, "Another process is looking for releases.");

    const auto stands = release::standing(kiosk_);
    const bool good = stands.current > 0 && stands.current == stands.highest && release::whole(release::folder_of(kiosk_.state, stands.current));
    const std::string remembered = text_of(again), of_here = from_ + "\n" + kiosk_.key.line() + "\n";
    const std::string validator = good && remembered.starts_with(of_here) ? remembered.substr(of_here.size()) : "";
    const auto manifest = web_.get(from_ + "/" + release::manifest_name, release::longest_manifest, validator);
    if (manifest.is == Answer::Is::unchanged) return {};
    if (manifest.is == Answer::Is::not_there) return trouble(Refused::missing, manifest.why);
    if (manifest.is == Answer::Is::failed) return unreachable(manifest.why);
    const auto signature = web_.get(from_ + "/" + release::signature_name, release::longest_signature);
    if (signature.is == Answer::Is::failed) return unreachable(signature.why);

    const auto verdict = release::judged(bytes_of(manifest.body), signature.body, stands, kiosk_.desk.has_value(), now);
    if (const auto* refusal = std::get_if<release::Refusal>(&verdict)) return trouble(refusal->reason, refusal->words);
    const auto& file = std::get<release::Manifest>(verdict).file;
    const auto version = std::get<release::Manifest>(verdict).version;
    Looked out;
    if (!good || version != stands.current) {
        remove_but(folder, file);
        const auto fetched = web_.fetch(from_ + "/" + file, folder + "/" + file, std::get<release::Manifest>(verdict).stored_size);
        if (fetched.is == Fetched::Is::disk) return std::filesystem::remove(folder + "/" + file), trouble(Refused::disk, fetched.why);
        if (fetched.is == Fetched::Is::failed) return unreachable(fetched.why);
        release::write_file(files_, folder + "/" + release::manifest_name, bytes_of(manifest.body));
        release::write_file(files_, folder + "/" + release::signature_name, bytes_of(signature.body));
        const auto outcome = release::adopt(folder, kiosk_, now, files_);
        const auto* refusal = std::get_if<release::Refusal>(&outcome);
        if (!refusal || refusal->reason != Refused::busy) remove_but(folder, "");      // another time it is fetched anew
        out = told(outcome);
        if (refusal) return out;
    }
    if (!manifest.validator.empty()) release::replace_file(files_, again, bytes_of(of_here + manifest.validator));
    return out;
}

Wait first_wait(std::chrono::seconds every, double drawn) { return std::chrono::duration_cast<Wait>(every * drawn); }

Wait next_wait(std::chrono::seconds every, int troubles, double drawn) {
    const double longest = std::chrono::duration<double>{std::max(every, longest_wait)}.count();
    const double wait = std::min(std::chrono::duration<double>{every}.count() * std::ldexp(1.0, std::min(troubles, 32)), longest);
    return std::chrono::duration_cast<Wait>(std::chrono::duration<double>{wait * (0.5 + drawn)});
}

namespace {

// Not synced: after a power cut the first wait is drawn anew.
void replace(const std::string& state, const char* name, const std::string& text) {
    std::error_code ignored;
    std::filesystem::create_directories(fetched_in(state), ignored);
    const std::string file = fetched_in(state) + "/" + name, fresh = file + ".new";
    std::FILE* out = std::fopen(fresh.c_str(), "we");
    if (!out) return;
    const bool well = std::fwrite(text.data(), 1, text.size(), out) == text.size();
    if (std::fclose(out) == 0 && well) std::rename(fresh.c_str(), file.c_str());
}

}  // namespace

std::optional<Due> due_in(const std::string& state) {
    long at = 0;
    int troubles = 0;
    char said[32]{};
    if (std::sscanf(text_of(fetched_in(state) + "/next").c_str(), "%ld %d %31s", &at, &troubles, said) < 2 || troubles < 0) return {};
    return Due{std::chrono::sys_seconds{std::chrono::seconds{at}}, troubles, said};
}

void keep(const std::string& state, const Due& due) {
    replace(state, "next", std::to_string(due.at.time_since_epoch().count()) + " " + std::to_string(due.troubles) + " " + due.said + "\n");
}

std::string sent_from(const std::string& state) { return text_of(fetched_in(state) + "/sent"); }
void keep_sent(const std::string& state, const std::string& heartbeat) { replace(state, "sent", heartbeat); }

}  // namespace repere::programs
