// The power fails at every operation on files of an adoption, and what was never synced is lost in many ways: the next start finds a whole directory.
#include <sys/stat.h>

#include <iostream>
#include <random>
#include <set>

#include "given/catch.hpp"
#include "given/release.hpp"
#include "release/lossy_disk.hpp"

namespace {

using namespace repere::release;
using given::Fate;

const std::string memory = std::filesystem::exists("/dev/shm") ? "/dev/shm" : "/tmp";

bool opens(const std::string& file) { return std::holds_alternative<repere::directory::Directory>(repere::directory::Directory::open(file)); }

std::size_t counted = 0, different = 0, scenarios = 0;

// What may be lost of so many operations that wait.
std::vector<std::vector<Fate>> losses(std::size_t waiting, std::mt19937& random) {
    std::vector<std::vector<Fate>> out{std::vector(waiting, Fate::kept)};
    if (waiting == 0) return out;
    out.emplace_back(waiting, Fate::lost);
    for (const Fate fate : {Fate::lost, Fate::half}) out.emplace_back(waiting, Fate::kept).back() = fate;
    for (std::size_t i = 0; i < std::min<std::size_t>(waiting, 8); ++i) {
        const std::size_t one = waiting <= 8 ? i : random() % waiting;
        out.emplace_back(waiting, Fate::kept)[one] = Fate::lost;
        out.emplace_back(waiting, Fate::lost)[one] = Fate::kept;
    }
    for (int i = 0; i < 12; ++i)
        for (auto& fate : out.emplace_back(waiting)) fate = static_cast<Fate>(random() % 3);
    return out;
}

class Scenario {
public:
    std::string state() const { return folder_ / "state"; }
    explicit Scenario(std::optional<SecretKey> desk = {}) : desk_{std::move(desk)} { std::filesystem::create_directories(state()); }

    // Kills `adopting` everywhere; every start finds one of `whole` (bytes of directories, unsealed at a desk), or nothing where that is among them as "".
    // `ended`: what it must find once the adoption has said that it is done. Gives back how often it did not.
    template <class Adopting>
    int killed(Adopting&& adopting, const std::vector<std::string>& whole, const std::string& ended, bool syncs = true) {
        ++scenarios;
        given::Disk disk{state()};
        given::Recording files;
        files.syncs = syncs;
        adopting(files);
        std::mt19937 random{20261124};
        int faults = 0;
        std::set<std::map<std::string, std::string>> seen;
        for (std::size_t done = 0; done <= files.log.size(); ++done) {
            if (done > 0) disk.apply(files.log[done - 1]);
            const bool last = done == files.log.size();
            for (const auto& fates : losses(disk.waiting(), random)) {
                ++counted;
                const auto there = disk.after(fates);
                if (!seen.insert(there).second && !last) continue;
                ++different;
                const std::string found = started(disk, there);
                const bool well = last ? found == ended : std::find(whole.begin(), whole.end(), found) != whole.end();
                if (!well) ++faults;
            }
        }
        return faults;
    }

private:
    // The bytes of what a start finds there; "" nothing.
    std::string started(const given::Disk& disk, const std::map<std::string, std::string>& there) {
        const std::string root = folder_ / "after";
        std::filesystem::remove_all(root);
        std::filesystem::create_directories(root);
        for (const auto& [path, key] : there)
            if (key.empty()) std::filesystem::create_directories(root + "/" + path);
            else std::filesystem::create_hard_link(kept(disk, key), root + "/" + path);
        const auto found = start(root, [&](const std::string& file) {
            const auto [known, fresh] = opens_.try_emplace(inode(file));
            if (fresh) known->second = desk_ ? unseals(file) : opens(file);
            return known->second;
        });
        return found ? bytes_.at(inode(found->file)) : "";
    }
    bool unseals(const std::string& file) {
        const auto plain = unsealed(file, *desk_);
        if (plain) bytes_[inode(file)] = {plain->begin(), plain->end()};
        return plain.has_value();
    }
    // Each content is written once, and opened once: the files of one content are one file under many names.
    std::string kept(const given::Disk& disk, const std::string& key) {
        auto& file = contents_[key];
        if (file.empty()) {
            file = folder_ / ("content-" + std::to_string(contents_.size()));
            const std::string bytes = disk.bytes(key);
            std::ofstream{file, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            bytes_[inode(file)] = bytes;
        }
        return file;
    }
    static ino_t inode(const std::string& file) {
        struct stat is{};
        stat(file.c_str(), &is);
        return is.st_ino;
    }

    std::optional<SecretKey> desk_;
    given::Folder folder_{memory};
    std::map<std::string, std::string> contents_;          // key of Disk → the file that holds it
    std::map<ino_t, std::string> bytes_;
    std::map<ino_t, bool> opens_;
};

// Three releases by one publisher, and the directories in them.
struct Releases {
    given::Publisher publisher;
    std::string first_bytes = given::directory_named("Premier").bytes(), second_bytes = given::directory_named("Deuxième").bytes(), third_bytes = given::directory_named("Troisième").bytes();
    std::string first = publisher.release(given::directory_named("Premier").file(), "2026-11-01T09:00"),
                second = publisher.release(given::directory_named("Deuxième").file(), "2026-11-02T09:00"),
                third = publisher.release(given::directory_named("Troisième").file(), "2026-11-03T09:00");

    auto adopting(const std::string& folder, const Scenario& scenario) const {
        return [this, folder, state = scenario.state()](Files& files) { REQUIRE(std::holds_alternative<Adopted>(adopt(folder, publisher.kiosk(state), given::moment("2026-11-04T10:00"), files))); };
    }
    void adopted(const std::string& folder, const Scenario& scenario) const {
        Files files;
        adopting(folder, scenario)(files);
    }
};

const Releases& releases() {
    static const Releases all;
    return all;
}

void spoil(const std::string& file) {                      // the disk forgot a page in the middle
    std::string bytes = given::read(file);
    std::fill_n(bytes.begin(), 100, 'x');
    given::write(file, bytes);
}

}  // namespace

TEST_CASE("killed anywhere in a first adoption, a kiosk has the new directory or none yet", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    CHECK(scenario.killed(releases().adopting(first, scenario), {"", one}, one) == 0);
}

TEST_CASE("killed anywhere in an update, a kiosk has the directory of before or the new one", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    releases().adopted(first, scenario);
    CHECK(scenario.killed(releases().adopting(second, scenario), {one, two}, two) == 0);
}

TEST_CASE("killed anywhere in the update after, while the oldest goes, likewise", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    releases().adopted(first, scenario);
    releases().adopted(second, scenario);
    CHECK(scenario.killed(releases().adopting(third, scenario), {two, three}, three) == 0);
}

TEST_CASE("killed anywhere in an update over one that was cut short, likewise", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    releases().adopted(first, scenario);
    given::write(scenario.state() + "/releases/incoming/directory.sqlite", two.substr(0, two.size() / 2));
    given::write(scenario.state() + "/releases/incoming/manifest.json", "{");
    CHECK(scenario.killed(releases().adopting(second, scenario), {one, two}, two) == 0);
}

TEST_CASE("killed anywhere while a damaged current directory is fetched again, a kiosk has the last good one or the new", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    releases().adopted(first, scenario);
    releases().adopted(second, scenario);
    spoil(scenario.state() + "/releases/202611020900/directory.sqlite");
    CHECK(scenario.killed(releases().adopting(second, scenario), {one, two}, two) == 0);
}

TEST_CASE("killed anywhere while a newer one follows a damaged one, the last good one is kept", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    releases().adopted(first, scenario);
    releases().adopted(second, scenario);
    spoil(scenario.state() + "/releases/202611020900/directory.sqlite");
    CHECK(scenario.killed(releases().adopting(third, scenario), {one, three}, three) == 0);
}

TEST_CASE("killed anywhere while a key is followed by the next, likewise", "[release][kill]") {
    Scenario scenario;
    const given::Publisher old, next;
    const auto named = [](const char* name) -> const given::Built& { return given::directory_named(name); };
    const auto first = old.release(named("Premier").file(), "2026-11-01T09:00", [&](auto& asked) { asked.next_key = next.key().of(); });
    const auto second = next.release(named("Deuxième").file(), "2026-11-02T09:00");
    const auto adopting = [&](const std::string& folder) {
        return [&, folder](Files& files) { REQUIRE(std::holds_alternative<Adopted>(adopt(folder, old.kiosk(scenario.state()), given::moment("2026-11-04T10:00"), files))); };
    };
    Files files;
    adopting(first)(files);
    CHECK(scenario.killed(adopting(second), {named("Premier").bytes(), named("Deuxième").bytes()}, named("Deuxième").bytes()) == 0);
}

TEST_CASE("killed anywhere in an update, a desk has the sealed directory of before or the new one, and neither in plain", "[release][kill]") {
    const given::Publisher publisher;
    const auto desk = SecretKey::make();
    Scenario scenario{desk};
    auto kiosk = publisher.kiosk(scenario.state());
    kiosk.desk = desk;
    const auto &one = given::directory_named("Premier"), &two = given::directory_named("Deuxième");
    const auto sealed = [&](auto& asked) { asked.desk = desk.of(); };
    const auto first = publisher.release(one.file(), "2026-11-01T09:00", sealed), second = publisher.release(two.file(), "2026-11-02T09:00", sealed);
    std::string written;
    const auto adopting = [&](const std::string& folder) {
        return [&, folder](Files& files) {
            REQUIRE(std::holds_alternative<Adopted>(adopt(folder, kiosk, given::moment("2026-11-04T10:00"), files)));
            if (const auto* recording = dynamic_cast<const given::Recording*>(&files))
                for (const auto& operation : recording->log) written += operation.bytes;
        };
    };
    Files files;
    adopting(first)(files);
    CHECK(scenario.killed(adopting(second), {one.bytes(), two.bytes()}, two.bytes()) == 0);
    CHECK(written.size() > two.bytes().size());
    CHECK(written.find("Services de l’État") == std::string::npos);
}

TEST_CASE("killed anywhere while a release is refused, a kiosk has what it had", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    releases().adopted(first, scenario);
    auto kiosk = publisher.kiosk(scenario.state());
    kiosk.trial = [](const auto&) { return "A page says nothing."; };
    CHECK(scenario.killed([&](Files& files) { REQUIRE(std::holds_alternative<Refusal>(adopt(second, kiosk, given::moment("2026-11-04T10:00"), files))); }, {one}, one) == 0);
}

TEST_CASE("the harness finds an adoption that forgets to sync", "[release][kill]") {
    Scenario scenario;
    const auto& [publisher, one, two, three, first, second, third] = releases();
    releases().adopted(first, scenario);
    const auto before = counted;
    CHECK(scenario.killed(releases().adopting(second, scenario), {one, two}, two, false) > 0);
    counted = before;                                      // these prove the harness, not the kiosk
}

TEST_CASE("more than ten thousand times", "[release][kill]") {
    std::cout << counted << " kill points in " << scenarios << " adoptions, " << different << " different states of a disk\n";
    if (scenarios == 10) CHECK(counted >= 10'000);          // all of them ran
}
