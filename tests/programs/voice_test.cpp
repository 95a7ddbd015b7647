// The voice, heard: ALSA writes what a loudspeaker would play into files, without a sound card, a session bus or a user's settings.
#include "programs/voice.hpp"

#include <signal.h>
#include <sndfile.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <numbers>
#include <sstream>
#include <thread>
#include <utility>

#include "given/catch.hpp"
#include "given/process.hpp"
#include "given/visit.hpp"
#include "speech/speech.hpp"

using repere::programs::Voice;
using Catch::Matchers::Contains;
using Parts = std::vector<Voice::Part>;

namespace {

const std::string page = "Bonjour. Vous êtes en sécurité ici. Le 39 19 écoute les femmes victimes de violences, jour et nuit, gratuitement. "
                         "Au guichet, montrez cet écran.";

// What stands in the environment while this lives.
class Set {
public:
    Set(std::string name, const std::string& value) : name_{std::move(name)} {
        if (const char* before = std::getenv(name_.c_str())) before_ = before;
        value.empty() ? unsetenv(name_.c_str()) : setenv(name_.c_str(), value.c_str(), 1);
    }
    ~Set() { before_ ? setenv(name_.c_str(), before_->c_str(), 1) : unsetenv(name_.c_str()); }
    Set(const Set&) = delete;
    Set& operator=(const Set&) = delete;

private:
    std::string name_;
    std::optional<std::string> before_;
};

struct Sound {
    double seconds = 0, loudness = 0, crossings = 0;        // root mean square of 1; times a second that the wave passes zero
};

// The file is not closed yet, and its header knows no length: the bytes are counted.
Sound heard_in(const std::string& file) {
    Sound out;
    const std::string bytes = given::read(file);
    if (bytes.size() <= 44) return out;
    std::uint32_t rate = 0;
    std::uint16_t channels = 0;
    std::memcpy(&channels, bytes.data() + 22, 2);
    std::memcpy(&rate, bytes.data() + 24, 4);
    std::vector<std::int16_t> wave((bytes.size() - 44) / 2);
    std::memcpy(wave.data(), bytes.data() + 44, wave.size() * 2);
    double squares = 0;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        squares += wave[i] / 32768.0 * wave[i] / 32768.0;
        if (i && (wave[i] < 0) != (wave[i - 1] < 0)) ++out.crossings;
    }
    out.seconds = static_cast<double>(wave.size()) / rate / channels;
    out.loudness = std::sqrt(squares / static_cast<double>(wave.size()));
    out.crossings /= out.seconds;
    return out;
}

// A machine where nothing is but one sound device that keeps what it plays, and a voice that believes itself at home there.
class Machine {
public:
    explicit Machine(const std::string& sound = "default") {
        given::write(alsa_ / "alsa.conf", "pcm." + sound + " { type file format wav file \"" + alsa_.path() + "/heard.wav\" slave.pcm null }\n"
                                          "pcm.null { type null }\n");
    }
    Sound heard() const { return heard_in(alsa_ / "heard.wav"); }
    const std::string& home() const { return home_.path(); }
    // Not the empty folders that PulseAudio's and the speech server's libraries make for themselves.
    std::string left_behind() const {
        std::string out;
        for (const auto& each : std::filesystem::recursive_directory_iterator{home_.path()})
            if (!each.is_directory() || each.path().filename().string().starts_with("repere")) out += each.path().string() + " ";
        return out;
    }

    void say(long number, const Parts& parts, int volume = 100) { voice_->say(number, parts, volume); }
    void hush() { voice_->hush(); }
    void leave() { voice_.reset(); }
    // Every news so far is read; `number` has ended.
    bool ends(long number) {
        return given::soon([&] { return listen(), std::find(ended.begin(), ended.end(), number) != ended.end(); }, given::Seconds{60});
    }
    bool knows_voices() {
        return given::soon([&] { return listen(), !voices.empty(); }, given::Seconds{60});
    }
    Sound said(const Parts& parts, int volume = 100) {
        REQUIRE((say(1, parts, volume), ends(1)));
        leave();                                             // the device is closed: nothing more comes
        return heard();
    }

    std::vector<std::string> voices, troubles;
    std::vector<long> ended;

private:
    void listen() {
        while (const auto news = voice_->news()) {
            if (!news->voices.empty()) voices = news->voices;
            if (!news->trouble.empty()) troubles.push_back(news->trouble);
            if (news->ended) ended.push_back(*news->ended);
        }
    }

    given::Folder home_, alsa_;
    Set alsa_there_{"ALSA_CONFIG_PATH", alsa_ / "alsa.conf"}, home_there_{"HOME", home_.path()}, temporary_{"TMPDIR", home_.path()},
        runtime_{"XDG_RUNTIME_DIR", home_.path()}, no_bus_{"DBUS_SESSION_BUS_ADDRESS", ""};
    std::optional<Voice> voice_{std::in_place, [] {}};
};

// What is said on standard error while this lives.
class StandardError {
public:
    StandardError() {
        const int file = open((folder_ / "err").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        dup2(file, 2);
        close(file);
    }
    ~StandardError() {
        dup2(before_, 2);
        close(before_);
    }
    StandardError(const StandardError&) = delete;
    StandardError& operator=(const StandardError&) = delete;
    std::string text() const { return given::read(folder_ / "err"); }

private:
    given::Folder folder_;
    int before_ = fcntl(2, F_DUPFD_CLOEXEC, 3);
};

// A speech server that takes everything and never finishes; what it was sent, line by line.
class SlowServer {
public:
    explicit SlowServer(const std::string& file) {
        sockaddr_un name{.sun_family = AF_UNIX, .sun_path = {}};
        file.copy(name.sun_path, sizeof name.sun_path - 1);
        if (bind(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 || listen(socket_, 1) != 0) throw std::runtime_error{"no socket"};
        thread_ = std::thread{[this] { serve(); }};
    }
    ~SlowServer() {
        shutdown(socket_, SHUT_RDWR);
        thread_.join();
        close(socket_);
    }
    SlowServer(const SlowServer&) = delete;
    SlowServer& operator=(const SlowServer&) = delete;
    bool was_sent(const std::string& line) {
        return given::soon([&] {
            const std::lock_guard lock{mutex_};
            return std::find(lines_.begin(), lines_.end(), line) != lines_.end();
        });
    }

private:
    void serve() {
        const int client = accept(socket_, nullptr, nullptr);
        std::string line;
        bool speech = false;
        for (char c; read(client, &c, 1) == 1;) {
            if (c != '\n') { line += c; continue; }
            if (line.ends_with('\r')) line.pop_back();
            std::string answer = "200 OK\r\n";
            if (line == "SPEAK") speech = true;
            else if (speech) answer = line == "." ? (speech = false, "225-1\r\n225 OK\r\n") : "";
            else if (line.starts_with("LIST")) answer = "249-French\tfr-FR\tnone\r\n249 OK\r\n";
            send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
            const std::lock_guard lock{mutex_};
            lines_.push_back(std::exchange(line, ""));
        }
        close(client);
    }

    int socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::mutex mutex_;
    std::vector<std::string> lines_;
    std::thread thread_;
};

int child_of(int pid, const std::string& name) {
    std::istringstream children{given::read("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) + "/children")};
    for (int child; children >> child;)
        if (given::read("/proc/" + std::to_string(child) + "/comm").starts_with(name)) return child;
    throw std::runtime_error{name + " does not run"};                   // rather than signal whoever is process 0
}

int voice_process() { return child_of(getpid(), "repere-voice"); }
int server_process() { return child_of(voice_process(), "speech-dispatch"); }

// A sound file grows only when its device's buffer is full; what the engine hands to the server is seen at once.
long bytes_read_by(int pid) {
    std::string name;
    long bytes = 0;
    std::istringstream{given::read("/proc/" + std::to_string(pid) + "/io")} >> name >> bytes;
    return bytes;
}

// 440 Hz, half as loud as can be: nobody's voice.
std::string recording(const given::Folder& folder) {
    const std::string file = folder / "tone.opus";
    SF_INFO info{.frames = 0, .samplerate = 48000, .channels = 1, .format = SF_FORMAT_OGG | SF_FORMAT_OPUS};
    SNDFILE* out = sf_open(file.c_str(), SFM_WRITE, &info);
    std::vector<float> wave(3 * 48000);
    for (std::size_t i = 0; i < wave.size(); ++i) wave[i] = 0.5F * static_cast<float>(std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / 48000));
    sf_write_float(out, wave.data(), static_cast<sf_count_t>(wave.size()));
    sf_close(out);
    return file;
}

bool is_the_recording(const Sound& sound) { return std::abs(sound.crossings - 880) < 20 && std::abs(sound.seconds - 3) < 0.3; }

}  // namespace

TEST_CASE("a page of the kiosk, as speech/ reads it, is not silent, and lasts about as long as its words need", "[programs][voice]") {
    const repere::visit::House house = given::house();
    const repere::visit::Visit first_page = given::after(given::visit(), {repere::page::Started{}, repere::page::LanguageChosen{repere::language::french}});
    Parts parts;
    double letters = 0;
    for (const auto& said : repere::speech::page_aloud(repere::visit::show(first_page, house), house.say)) {
        parts.push_back({said.text, said.language.value, ""});
        letters += static_cast<double>(said.text.size());
    }
    REQUIRE(letters > 100);
    Machine machine;
    const Sound sound = machine.said(parts);
    CHECK(sound.seconds / letters > 0.040);
    CHECK(sound.seconds / letters < 0.130);
    CHECK(sound.loudness > 0.02);
    CHECK(machine.troubles.empty());
}

TEST_CASE("the languages it speaks are told, those that espeak-ng reads from other letters too", "[programs][voice]") {
    Machine machine;
    machine.say(1, {});
    REQUIRE(machine.knows_voices());
    for (const char* language : {"fr", "en", "ar", "uk", "fa", "yue", "cmn", "cmn-latn-pinyin"}) CHECK_THAT(machine.voices, Catch::Matchers::VectorContains(std::string{language}));
    CHECK(machine.ends(1));
}

TEST_CASE("each part is said in its own language, and one that has no voice is left out", "[programs][voice]") {
    const std::string tones = "qing3 bo1da3 bao4 jing3";
    const auto seconds = [](const std::string& words, const std::string& language) { return Machine{}.said({{words, language, ""}}).seconds; };
    const double pinyin = seconds(tones, "cmn-latn-pinyin"), english = seconds(tones, "en");
    CHECK(pinyin > 1);
    CHECK(std::abs(pinyin - english) > 0.2);               // an English voice reads the figures as well
    CHECK(seconds(tones, "tlh") == 0);
    CHECK(std::abs(Machine{}.said({{tones, "en", ""}, {tones, "tlh", ""}, {tones, "cmn-latn-pinyin", ""}}).seconds - pinyin - english) < 0.1);
}

TEST_CASE("words that look like orders to the speech server are only said", "[programs][voice]") {
    Machine machine;
    machine.say(1, {{".", "fr", ""}, {".\r\n.\r\nQUIT\r\n<b>3 & 4", "fr", ""}});
    REQUIRE(machine.ends(1));
    const Sound before = machine.heard();
    machine.say(2, {{"Oui", "fr", ""}});
    REQUIRE(machine.ends(2));
    machine.leave();
    CHECK(machine.heard().seconds > before.seconds);
    CHECK(machine.troubles.empty());
}

TEST_CASE("what is said is replaced, or hushed, at once, and does not end afterwards", "[programs][voice]") {
    const bool hushed = GENERATE(false, true);
    const std::size_t pages = 60;
    std::string all_of_them;
    for (std::size_t i = 0; i < pages; ++i) all_of_them += page + " ";
    const Parts parts = GENERATE_COPY(Parts(pages, {page, "fr", ""}), Parts{{all_of_them, "fr", ""}});
    CAPTURE(hushed, parts.size());
    Machine machine;
    machine.say(0, {{"Oui", "fr", ""}});
    REQUIRE(machine.ends(0));
    machine.ended.clear();
    const int server = server_process();
    const long before = bytes_read_by(server);
    machine.say(1, parts);
    REQUIRE(given::soon([&] { return bytes_read_by(server) > before + 200'000; }));       // four seconds of sound were made
    if (hushed) machine.hush();
    machine.say(2, {{"Oui", "fr", ""}});
    CHECK(machine.ends(2));
    machine.leave();
    CHECK(machine.ended == std::vector<long>{2});
    CHECK(machine.heard().seconds < 0.040 * static_cast<double>(pages * page.size()));          // less than half of it
}

TEST_CASE("the speech server that SPEECHD_ADDRESS names is told to stop, when hushed and when replaced", "[programs][voice]") {
    const bool hushed = GENERATE(false, true);
    const given::Folder folder;
    SlowServer server{folder / "socket"};
    const Set address{"SPEECHD_ADDRESS", "unix_socket:" + (folder / "socket")};
    Machine machine;
    machine.say(1, {{"Bonjour", "fr", ""}}, 60);
    REQUIRE(server.was_sent("Bonjour"));
    CHECK(server.was_sent("SET SELF LANGUAGE fr"));
    CHECK(server.was_sent("SET SELF VOLUME -40"));
    if (hushed) machine.hush();
    else machine.say(2, {{"Au revoir", "fr", ""}});
    CHECK(server.was_sent("CANCEL SELF"));
    machine.leave();
    CHECK(machine.ended.empty());
}

TEST_CASE("a recording is played instead of its text; where it cannot be read, the text is said", "[programs][voice]") {
    const given::Folder folder;
    const std::string file = recording(folder);
    SECTION("as loud as asked") {
        const Sound full = Machine{}.said({{"trois", "fr", file}}), half = Machine{}.said({{"trois", "fr", file}}, 50);
        CHECK(is_the_recording(full));
        CHECK(std::abs(full.loudness - 0.354) < 0.02);
        CHECK(std::abs(half.loudness - 0.177) < 0.02);
    }
    SECTION("without any speech server") {
        const Set nowhere{"SPEECHD_ADDRESS", "unix_socket:/nowhere"};
        CHECK(is_the_recording(Machine{}.said({{"trois", "fr", file}})));
    }
    SECTION("in a language no engine speaks") { CHECK(is_the_recording(Machine{}.said({{"?", "ti", file}}))); }
    SECTION("a file that is none") {
        given::write(folder / "text.opus", "OggS, nearly");
        for (const std::string& none : {folder / "text.opus", folder / "missing.opus"}) {
            const Sound sound = Machine{}.said({{"trois", "fr", none}});
            CHECK(sound.seconds > 0);
            CHECK_FALSE(is_the_recording(sound));
        }
    }
}

TEST_CASE("what is lacking is one sentence, and everything ends nevertheless", "[programs][voice]") {
    const auto [device, name, value, words] = GENERATE(table<std::string, std::string, std::string, std::string>({
        {"another", "UNUSED", "", "there is no sound device"},
        {"default", "SPEECHD_ADDRESS", "unix_socket:/nowhere", "there is no speech server at SPEECHD_ADDRESS"},
        {"default", "PATH", "/nowhere", "the speech server cannot be started (package speech-dispatcher)"},
    }));
    const Set lacking{name, value};
    Machine machine{device};
    for (const long number : {1, 2, 3}) {
        machine.say(number, {{page, "fr", ""}});
        CHECK(machine.ends(number));
    }
    CHECK(machine.troubles == std::vector<std::string>{words});
}

TEST_CASE("a speech server that is killed in the middle is said once; it is not started again at once", "[programs][voice]") {
    Machine machine;
    machine.say(1, Parts(300, {page, "fr", ""}));
    REQUIRE(given::soon([&] { return machine.heard().seconds > 0; }));
    kill(server_process(), SIGKILL);
    CHECK(machine.ends(1));
    machine.say(2, {{page, "fr", ""}});
    CHECK(machine.ends(2));
    CHECK(machine.troubles == std::vector<std::string>{"the speech server has ended"});
}

TEST_CASE("a speech server that hangs holds nobody: what is said is replaced, and the voice goes", "[programs][voice]") {
    Machine machine;
    machine.say(1, {{page, "fr", ""}});
    REQUIRE(machine.ends(1));
    kill(server_process(), SIGSTOP);
    for (long number = 2; number < 40; ++number) machine.say(number, {{page, "fr", ""}});
    CHECK(machine.ends(39));
    CHECK(machine.troubles == std::vector<std::string>{"the speech server does not answer"});
    machine.leave();
    CHECK(machine.left_behind() == "");
}

TEST_CASE("a voice that dies is done without, and said once: what it was saying has ended, and its speech server with it", "[programs][voice]") {
    const StandardError errors;
    Machine machine;
    machine.say(1, Parts(300, {page, "fr", ""}));
    REQUIRE(given::soon([&] { return machine.heard().seconds > 0; }));
    const int voice = voice_process(), server = server_process();
    kill(voice, SIGKILL);
    CHECK(machine.ends(1));
    CHECK(given::soon([&] { return given::read("/proc/" + std::to_string(server) + "/cmdline").empty(); }));      // nobody speaks on
    machine.say(2, {{page, "fr", ""}});
    CHECK(machine.ends(2));
    CHECK(errors.text() == "repere-kiosk: there is no voice any more: repere-voice has ended\n");
}

TEST_CASE("no word that was said is in a file, and nothing is left behind", "[programs][voice]") {
    const std::string word = "borogrove";
    Machine machine;
    machine.say(1, {{word + ", " + word, "fr", ""}});
    REQUIRE(machine.ends(1));
    int files = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator{machine.home()}) {
        CAPTURE(each.path());
        if (each.is_directory()) CHECK((each.status().permissions() & std::filesystem::perms{077}) == std::filesystem::perms::none);
        if (!each.is_regular_file()) continue;
        CHECK_THAT(given::read(each.path()), !Contains(word));
        ++files;
    }
    CHECK(files > 0);                                       // the logs are there, and empty of it
    machine.leave();
    CHECK(machine.left_behind() == "");
}

TEST_CASE("--check says whether there is a voice", "[programs][voice]") {
    const auto check = [](const std::string& program) { return given::run({program, "--check"}).out; };
    {
        const Machine machine;
        CHECK_THAT(check(REPERE_BUILD "/bin/repere-kiosk"), Contains("  ok  a voice, in "));
    }
    {
        const Machine silent{"another"};
        CHECK_THAT(check(REPERE_BUILD "/bin/repere-kiosk"), Contains("LACK  a voice: there is no sound device"));
    }
    const given::Folder folder;
    std::filesystem::copy_file(REPERE_BUILD "/bin/repere-kiosk", folder / "repere-kiosk");
    CHECK_THAT(check(folder / "repere-kiosk"), Contains("LACK  a voice: there is no repere-voice beside this program"));
}
