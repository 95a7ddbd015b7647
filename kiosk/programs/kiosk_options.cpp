#include "programs/kiosk_options.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "programs/installed.hpp"

namespace repere::programs {

namespace {

bool size_of(const std::string& text, Options& out) {
    char rest = 0;
    return std::sscanf(text.c_str(), "%dx%d%c", &out.width, &out.height, &rest) == 2 && out.width > 0 && out.height > 0 &&
           out.width <= 16384 && out.height <= 16384;
}

}  // namespace

std::variant<Options, int> options(int argc, char** argv) {
    Options out;
    std::string language, size, now;
    double diagonal = 0;
    bool window = false;
    CLI::App app{"Repère: a touch kiosk on a shared referral directory."};
    app.set_version_flag("--version", "repere-kiosk " REPERE_VERSION);
    auto* directory = app.add_option("--directory", out.directory, "the compiled directory")->type_name("FILE");
    app.add_option("--language", language, "open at home in this language; without it at attract")->type_name("TAG");
    app.add_option("--size", size, "of the window, in pixels")->type_name("WxH");
    app.add_option("--diagonal", diagonal, "of the screen; else the monitor is asked")->type_name("INCHES")->check(CLI::Range(5.0, 120.0));
    app.add_flag("--fullscreen", out.fullscreen, "fill the first monitor");
    app.add_flag("--window", window, "in a window (the default)")->excludes("--fullscreen");
    app.add_option("--place", out.place, "where it stands: an id of places.yaml")->type_name("ID");
    app.add_option("--now", now, "start the kiosk's clock there")->type_name("2026-05-01T10:00");
    app.add_option("--profile", out.profile, "tourist-office, mjd or staff")->check(CLI::IsMember({"tourist-office", "mjd", "staff"}));
    app.add_option("--state", out.state, "a folder it may write to")->type_name("DIR");
    app.add_option("--settings", out.settings, "of this kiosk: the PIN of the desk, sound, keys, keypad")->type_name("FILE");
    app.add_option("--usage", out.usage, "what is counted and noted: the one file it writes")->type_name("FILE");
    app.add_flag("--set-pin", out.set_pin, "read a PIN from standard input into --settings, and stop");
    app.add_option("--play", out.play, "follow a script in a real window")->type_name("FILE");
    app.add_flag("--inspect", out.inspect, "the maintainers' windows over the page");
    app.add_flag("--check", out.check, "say what this machine lacks, and stop");
    app.add_flag("--helper", out.helper)->group("");        // how it starts its own helper process
    app.add_option("--update-from", out.update_from, "newer releases: a web server, a share, a stick; kept in --state")->type_name("URL|DIR");
    app.add_option("--public-key", out.public_key, "the key that signs them")->type_name("PUB");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp& error) {
        return app.exit(error);
    } catch (const CLI::CallForVersion& error) {
        return app.exit(error);
    } catch (const CLI::ParseError& error) {
        std::cerr << "repere-kiosk: " << error.what() << "\n\n" << app.help();
        return 2;
    }
    const auto refuse = [&](const std::string& words) {
        std::cerr << "repere-kiosk: " << words << "\n\n" << app.help();
        return 2;
    };
    if (out.set_pin && out.settings.empty()) return refuse("--set-pin writes into --settings FILE");
    if (out.update_from.empty() != out.public_key.empty()) return refuse("--update-from and --public-key belong together");
    if (!out.update_from.empty() && out.state.empty()) return refuse("--update-from keeps what it fetches in --state DIR");
    if (directory->empty()) out.directory = out.profile == "staff" ? "build/staff.sqlite" : installed_directory().value_or(out.directory);
    if (!size.empty() && !size_of(size, out)) return refuse("--size is a width and a height, as 1920x1080, not \"" + size + "\"");
    if (!language.empty()) {
        out.language = language::parse(language);
        if (!out.language) return refuse("\"" + language + "\" is not a language tag (BCP 47)");
    }
    if (!now.empty()) {
        out.now = language::minute_of(now);
        if (!out.now) return refuse("--now is a moment, as 2026-05-01T10:00, not \"" + now + "\"");
    }
    if (diagonal > 0) out.diagonal = diagonal;
    return out;
}

}  // namespace repere::programs
