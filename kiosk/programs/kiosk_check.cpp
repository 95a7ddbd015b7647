#include "programs/kiosk_check.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "directory/directory.hpp"
#include "programs/machine.hpp"
#include "programs/open_directory.hpp"
#include "programs/printing.hpp"
#include "programs/settings.hpp"
#include "programs/voice.hpp"
#include "touch/touch.hpp"
#include "typography/typography.hpp"

namespace repere::programs {

namespace {

class Said {
public:
    void has(const std::string& words) { std::printf("  ok  %s\n", words.c_str()); }
    void lacks(const std::string& words) {
        std::printf("LACK  %s\n", words.c_str());
        ++lacking_;
    }
    void either(bool good, const std::string& words) { good ? has(words) : lacks(words); }
    int status() const { return lacking_ ? 1 : 0; }

private:
    int lacking_ = 0;
};

// The speech server tells its voices within a few seconds; what keeps it from being heard is told before.
std::variant<std::size_t, std::string> voices() {
    Voice voice{[] {}};
    voice.start();
    for (int tries = 0; voice.started() && tries < 1500; ++tries) {
        if (const auto news = voice.news()) {
            if (!news->trouble.empty()) return news->trouble;
            if (!news->voices.empty()) return news->voices.size();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return voice.started() ? "the program that speaks does not answer" : "there is no repere-voice beside this program";
}

// Why nothing can be printed; "" it can.
std::string printer_lacks(const Queue& queue) {
    Printing printing{queue, [] {}};
    printing.start();
    for (int tries = 0; tries < 3000 && !printing.lacking(); ++tries) {
        printing.result({});
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return printing.lacking().value_or("the program that prints does not answer");
}

void check_place(const std::string& id, const directory::Directory& directory, Said& said) {
    if (id.empty()) return said.lacks("a place: --place names none, so the kiosk says only that it is in Aix, and draws no map");
    const auto place = directory.place(id);
    if (!place) return said.lacks("a place: this directory knows none that is called \"" + id + "\"");
    const std::string where = "the place, " + place->name;
    if (place->latitude && place->longitude) said.has(where + ", its coordinates verified");
    else said.lacks(where + ": it has no verified coordinates (latitude, longitude in places.yaml): no map, no minutes on foot");
    if (place->address.empty()) said.lacks(where + ": it has no verified address: whoever calls for help cannot read it from the screen");
}

void check_directory(const Options& options, Said& said) {
    const auto settings = options.settings.empty() ? Settings{} : read_settings(options.settings);
    const auto* read = std::get_if<Settings>(&settings);                   // what is wrong with them, the printer's line says
    const std::string key = read ? read->desk_key : "";
    if (!key.empty()) said.either(desk_key_in(key).has_value(), "the key of this desk, " + key + (desk_key_in(key) ? "" : ": it is no secret key without a password"));
    if (!options.update_from.empty()) said.either(public_key_in(options.public_key).has_value(), "the key of those who publish, " + options.public_key + (public_key_in(options.public_key) ? "" : ": it is no public key"));
    const auto opened = open_newest(options.update_from.empty() ? "" : options.state, desk_key_in(key), options.directory);
    if (const auto* refusal = std::get_if<directory::Refusal>(&opened)) return said.lacks(refusal->words);
    const auto& [memory, directory, file, fell_back] = std::get<OpenDirectory>(opened);
    if (fell_back) said.lacks("the newest release: it does not open, the one before it is shown");
    said.has("directory " + file + ", " + std::to_string(directory.services().size()) + " services");
    check_place(options.place, directory, said);
    const auto today = std::chrono::floor<std::chrono::days>(language::local_minute(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
    if (const auto date = directory.data_date(); date && today < *date)
        said.lacks("a clock: it shows " + language::iso(today) + ", the directory is of " + language::iso(*date) + ": opening hours would be wrong");
}

void check_fonts(Said& said) {
    try {
        const typography::Shaper shaper;
        const std::string& missing = shaper.missing_families();
        said.either(missing.empty(), missing.empty() ? "fonts for Latin, Arabic and Chinese" : "fonts: " + missing + " (packages fonts-noto-core and fonts-noto-cjk)");
    } catch (const std::exception& error) {
        said.lacks(error.what());
    }
}

void check_voice(Said& said) {
    const auto spoken = voices();
    if (const auto* languages = std::get_if<std::size_t>(&spoken)) said.has("a voice, in " + std::to_string(*languages) + " languages and accents");
    else said.lacks("a voice: " + std::get<std::string>(spoken));
}

void check_printer(const std::string& file, Said& said) {
    const auto settings = file.empty() ? Settings{} : read_settings(file);
    if (const auto* words = std::get_if<std::string>(&settings)) return said.lacks(*words);
    const Queue& queue = std::get<Settings>(settings).printer;
    if (queue.name.empty()) return said.has("no printer is set up (--settings): nothing is offered on paper");
    const std::string why = printer_lacks(queue);
    said.either(why.empty(), why.empty() ? "a printer, the queue \"" + queue.name + "\"" : "a printer: " + why);
}

void check_screen(const Options& options, Said& said) {
    const char* const display = std::getenv("DISPLAY");
    said.either(display != nullptr, "a display (DISPLAY is " + std::string{display ? display : "not set"} + ")");
    if (display) {
        const auto window = touch::Window::open({.width = 64, .height = 64, .visible = false});
        if (const auto* why = std::get_if<std::string>(&window)) said.lacks("graphics: " + *why + " (packages libgl1 and libgl1-mesa-dri)");
        else said.has("graphics: " + std::get<touch::Window>(window).graphics());
    }
    if (const auto name = touch_screen()) said.has("a touch screen, " + *name);
    else if (options.profile == "staff") said.has("no touch screen: this desk has a mouse");
    else said.lacks("a touch screen: none says that it is touched");
}

void check_folders(const Options& options, Said& said) {
    const auto check = [&](const std::string& folder, const std::string& what) {
        const std::string why = cannot_write_in(folder);
        said.either(why.empty(), what + (why.empty() ? "" : ": nothing can be written there (" + why + ")"));
    };
    if (!options.state.empty()) check(options.state, "the folder " + options.state + " (--state)");
    if (!options.usage.empty()) check(std::filesystem::path{options.usage}.parent_path(), "the folder of " + options.usage + " (--usage)");
}

}  // namespace

int check(const Options& options) {
    Said said;
    check_directory(options, said);
    check_fonts(said);
    check_voice(said);
    check_printer(options.settings, said);
    check_screen(options, said);
    check_folders(options, said);
    return said.status();
}

}  // namespace repere::programs
