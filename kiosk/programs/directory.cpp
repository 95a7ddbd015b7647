// repere-directory: checks, builds and reads the directory. The command line, and the only clock among its commands.
#include <unicode/calendar.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "programs/directory_commands.hpp"

namespace {

using namespace repere;
using namespace repere::programs;

// The wall clock of the place, not of the computer: Debian's default zone is UTC. ICU brings the zones.
directory::Minute present() {
    using namespace std::chrono;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> paris{
        icu::Calendar::createInstance(icu::TimeZone::createTimeZone("Europe/Paris"), status)};
    if (U_FAILURE(status)) throw std::runtime_error{"The time of Europe/Paris is not known here."};
    paris->setTime(icu::Calendar::getNow(), status);
    const auto field = [&](UCalendarDateFields which) { return paris->get(which, status); };
    const auto date = year{field(UCAL_YEAR)} / (field(UCAL_MONTH) + 1) / field(UCAL_DAY_OF_MONTH);
    return local_days{date} + hours{field(UCAL_HOUR_OF_DAY)} + minutes{field(UCAL_MINUTE)};
}

struct Given {  // all that a command line can say
    authoring::Folders folders;
    std::string file, id, language = "fr", output, staff, answers, now, protect, sheet, day, only, url;
    std::vector<std::string> words;
    std::size_t limit = 20;
    int late_after = 3;
    Evaluation evaluation;
    Publishing publishing;
    Verifying verifying;
    bool json = false, batch = false, graph = false, dry_run = false, migrate = false;

    language::Tag reader() const { return language::parse(language).value_or(language::french); }
};

const auto is_language = CLI::Validator{
    [](std::string& text) { return language::parse(text) ? std::string{} : "\"" + text + "\" is not the tag of a language"; },
    "TAG"};
const auto is_minute = CLI::Validator{
    [](std::string& text) {
        return language::minute_of(text) ? std::string{} : "\"" + text + "\" is not a minute such as 2026-05-01T10:00";
    },
    "MINUTE"};

const auto is_day = CLI::Validator{
    [](std::string& text) { return language::day_of(text) ? std::string{} : "\"" + text + "\" is not a day such as 2026-05-01"; }, "DAY"};

const auto is_postgres = CLI::Validator{
    [](std::string& text) { return text.starts_with("postgresql://") || text.starts_with("postgres://") ? std::string{} : "an address begins with postgresql://"; }, "URL"};

class CommandLine {
public:
    CommandLine() {
        app_.require_subcommand(1);
        authoring_commands();
        shared_commands();
        steward_commands();
        report_command();
        release_commands();
        fleet_command();
        reading_commands();
        translation_commands();
    }

    int run(int count, char** words) {
        try {
            app_.parse(count, words);
        } catch (const CLI::ParseError& error) {
            return app_.exit(error) == 0 ? 0 : 2;
        }
        return command_();
    }

private:
    void on(CLI::App* app, std::function<int()> command) {
        app->callback([this, command = std::move(command)] { command_ = command; });
    }

    void data_and_locales(CLI::App* app) {
        app->add_option("DATA", given_.folders.data, "the folder of the data")->capture_default_str();
        app->add_option("--locales", given_.folders.locales, "the folder of the translations")->capture_default_str();
    }

    void protected_names(CLI::App* app) {
        app->add_option("--protected", given_.folders.protected_names, "the list of names that stand nowhere in public (else staff/protected.yaml of DATA)");
    }

    void json(CLI::App* app) { app->add_flag("--json", given_.json, "print JSON"); }

    void reader(CLI::App* app, bool required) {
        app->add_option("--language", given_.language, "the reader's language")->check(is_language)->required(required);
    }

    void authoring_commands() {
        auto* check_data = app_.add_subcommand("check", "says what is wrong with the data, and where");
        data_and_locales(check_data);
        protected_names(check_data);
        check_data->add_option("--protect", given_.protect, "print the line that adds a name to the list of protected ones; `-` reads it from standard input");
        json(check_data);
        on(check_data, [this] {
            if (!given_.protect.empty()) return protect(given_.folders, given_.protect);
            return check(given_.folders, std::chrono::floor<std::chrono::days>(present()), given_.json);
        });

        auto* build_file = app_.add_subcommand("build", "compiles the data into the file that kiosks read");
        data_and_locales(build_file);
        protected_names(build_file);
        build_file->add_option("--output", given_.output, "the public file")->required();
        build_file->add_option("--staff", given_.staff, "the file for the desks");
        build_file->add_option("--from", given_.url, "the shared directory, instead of DATA")->check(is_postgres);
        on(build_file, [this] {
            if (!given_.url.empty()) return build_from(given_.url, given_.folders, given_.output, given_.staff);
            return build(given_.folders, given_.output, given_.staff);
        });
    }

    void shared_commands() {
        auto* there = app_.add_subcommand("push", "puts what changed in a folder into the shared directory (PostgreSQL)");
        there->add_option("DATA", given_.folders.data, "the folder of the data; or the file of counts and notes of a kiosk")->capture_default_str();
        there->add_option("--to", given_.url, "the shared directory, postgresql://…")->check(is_postgres)->required();
        there->add_flag("--migrate", given_.migrate, "first make its tables, or bring them up to date (for whoever owns the database)");
        on(there, [this] { return push(given_.folders.data, given_.url, given_.migrate); });

        auto* back = app_.add_subcommand("pull", "brings what changed in the shared directory into a folder");
        back->add_option("--from", given_.url, "the shared directory, postgresql://…")->check(is_postgres)->required();
        auto* into = back->add_option("--into", given_.folders.data, "the folder of the data");
        auto* usage = back->add_option("--usage", given_.output, "what the kiosks counted and noted, into this folder, for `report`");
        into->excludes(usage);
        back->callback([this, into, usage] {
            if (into->empty() && usage->empty()) throw CLI::RequiredError{"--into or --usage"};
            command_ = [this] { return pull(given_.url, given_.folders.data, given_.output); };
        });
    }

    void on_day(CLI::App* app) { app->add_option("--on", given_.day, "another day than today")->check(is_day); }
    directory::Day today() const { return given_.day.empty() ? std::chrono::floor<std::chrono::days>(present()) : *language::day_of(given_.day); }

    void steward_commands() {
        auto* calls = app_.add_subcommand("freshness", "what must be verified again, by whom: the call sheet");
        calls->add_option("DATA", given_.folders.data, "the folder of the data")->capture_default_str();
        on_day(calls);
        json(calls);
        on(calls, [this] { return freshness(given_.folders, today(), given_.json); });

        auto* sheets = app_.add_subcommand("sheet", "the associations' sheets, out and back");
        sheets->add_option("DATA", given_.folders.data, "the folder of the data")->capture_default_str();
        auto* out = sheets->add_option("--output", given_.output, "write a sheet and a letter an organization into this folder");
        auto* back = sheets->add_option("--read", given_.sheet, "a sheet that came back: say what changes, and write it");
        out->excludes(back);
        sheets->add_flag("--dry-run", given_.dry_run, "only say what would change")->needs(back);
        on_day(sheets);
        sheets->callback([this, sheets] {
            if (given_.output.empty() && given_.sheet.empty()) throw CLI::RequiredError{"--output or --read"};
            command_ = [this] { return given_.sheet.empty() ? write_sheets(given_.folders, given_.output) : read_sheet(given_.folders, given_.sheet, today(), given_.dry_run); };
        });
    }

    void report_command() {
        auto& asked = given_.evaluation;
        auto* made = app_.add_subcommand("report", "the evaluation of a year or a quarter, as a PDF");
        made->add_option("USAGE", asked.usage, "what a kiosk counted, or a folder of such files: all of them in one report")->required();
        made->add_option("--year", asked.year, "which year")->check(CLI::Range(2013, 2199))->required();
        made->add_option("--quarter", asked.quarter, "one quarter of it")->check(CLI::Range(1, 4));
        made->add_option("--output", asked.output, "the PDF")->required();
        made->add_option("--csv", asked.csv, "the same figures, for a spreadsheet");
        made->add_option("--data", asked.data, "the folder of the data: activities and declarations, titles of guides")->default_val("directory-data");
        on(made, [this] { return report(given_.evaluation); });
    }

    void release_commands() {
        auto* pair = app_.add_subcommand("keys", "makes a pair of keys: repere.pub for every kiosk, repere.key for whoever publishes (or for a desk)");
        pair->add_option("--output", given_.output, "the folder")->required();
        on(pair, [this] { return keys(given_.output); });

        auto& asked = given_.publishing;
        auto* make = app_.add_subcommand("publish", "makes a signed release of a compiled directory, and says what it changes");
        make->add_option("FILE", asked.file, "the public directory")->required();
        make->add_option("--key", asked.key, "the secret key that signs it")->required();
        make->add_option("--output", asked.output, "the folder that is served, shared or carried")->required();
        make->add_option("--expires", given_.day, "the last day it may be adopted (else in six months)")->check(is_day);
        auto* staff = make->add_option("--staff", asked.staff, "the desks' directory, sealed into the folder beside it, DIR-desks");
        auto* desk = make->add_option("--desk-key", asked.desk_key, "the desks' public key");
        staff->needs(desk);
        desk->needs(staff);
        make->add_option("--next-key", asked.next_key, "the public key that will sign the releases after this one");
        make->add_option("--now", given_.now, "another moment than the present")->check(is_minute);
        on(make, [this] {
            auto& asked = given_.publishing;
            asked.now = now();
            if (!given_.day.empty()) asked.expires = language::day_of(given_.day);
            return publish(asked);
        });

        auto& checked = given_.verifying;
        auto* look = app_.add_subcommand("verify", "reads a release as a kiosk would, and tries it");
        look->add_option("DIR", checked.folder, "the folder of the release")->required();
        look->add_option("--public-key", checked.public_key, "the public key that kiosks believe")->required();
        look->add_option("--desk-key", checked.desk_key, "a desk's secret key, for what is sealed to it");
        look->add_option("--against", checked.against, "a compiled directory: say what adopting the release would change");
        look->add_option("--now", given_.now, "another moment than the present")->check(is_minute);
        on(look, [this] {
            given_.verifying.now = now();
            return verify(given_.verifying);
        });
    }

    directory::Minute now() const { return given_.now.empty() ? present() : *language::minute_of(given_.now); }

    void fleet_command() {
        auto* all = app_.add_subcommand("fleet", "how the kiosks are: their heartbeats, those that are late first");
        all->add_option("FOLDER|URL", given_.file, "the heartbeats, gathered: a file or a folder a kiosk; or what kiosks sent, one a line")->required();
        all->add_option("--late", given_.late_after, "so many hours of silence are late")->check(CLI::Range(1, 8760))->capture_default_str();
        all->add_option("--now", given_.now, "another moment than the present")->check(is_minute);
        json(all);
        on(all, [this] { return fleet({given_.file, given_.now.empty() ? present() : *language::minute_of(given_.now), given_.late_after, given_.json}); });
    }

    void reading_commands() {
        auto* find = app_.add_subcommand("search", "finds services");
        find->add_option("FILE", given_.file, "a compiled directory")->required();
        find->add_option("WORDS", given_.words, "what is looked for");
        find->add_option("--limit", given_.limit, "at most so many")->capture_default_str();
        find->add_flag("--batch", given_.batch, "queries as JSON lines on standard input");
        reader(find, false);
        json(find);
        on(find, [this] {
            if (given_.batch) return search_batch(given_.file, given_.limit);
            return search({given_.file, given_.reader(), given_.limit, given_.json, given_.words});
        });

        auto* show_one = app_.add_subcommand("show", "shows a service as a visitor would see it now");
        show_one->add_option("FILE", given_.file, "a compiled directory")->required();
        show_one->add_option("ID", given_.id, "a service")->required();
        show_one->add_option("--now", given_.now, "another moment than the present")->check(is_minute);
        reader(show_one, true);
        json(show_one);
        on(show_one, [this] {
            const auto now = given_.now.empty() ? present() : *language::minute_of(given_.now);
            return show(given_.file, given_.id, given_.reader(), now, given_.json);
        });

        auto* through = app_.add_subcommand("guide", "walks through a guide");
        through->add_option("--now", given_.now, "another moment than the present")->check(is_minute);
        through->add_option("FILE", given_.file, "a compiled directory")->required();
        through->add_option("ID", given_.id, "a guide")->required();
        through->add_option("--answers", given_.answers, "a,b,c: one a question; b+c where a question takes many");
        through->add_flag("--graph", given_.graph, "print the guide as a DOT graph");
        reader(through, false);
        json(through);
        on(through, [this] {
            if (given_.graph) return graph(given_.file, given_.id);
            const auto now = given_.now.empty() ? present() : *language::minute_of(given_.now);
            return walk({given_.file, given_.id, given_.reader(), given_.answers, now, given_.json});
        });

        auto* print = app_.add_subcommand("leaflets", "makes the leaflet of every guide in every language, as PDF");
        print->add_option("FILE", given_.file, "a compiled directory; of the desks' also their own sheets are made")->required();
        print->add_option("--output", given_.output, "the folder they are written into")->required();
        print->add_option("--language", given_.only, "this language alone")->check(is_language);
        print->add_option("--now", given_.now, "another moment than the present")->check(is_minute);
        on(print, [this] {
            const auto now = given_.now.empty() ? present() : *language::minute_of(given_.now);
            return leaflets({given_.file, given_.output, given_.only.empty() ? std::nullopt : language::parse(given_.only), now});
        });

        auto* opening = app_.add_subcommand("hours", "evaluates opening hours");
        opening->add_flag("--batch", given_.batch, "cases as JSON lines on standard input")->required();
        on(opening, [] { return hours_batch(); });
    }

    void translation_commands() {
        auto* translations = app_.add_subcommand("translations", "keeps the translations in step with the French");
        translations->require_subcommand(1);
        auto* extract_french = translations->add_subcommand("extract", "brings locales/ up to today's French");
        data_and_locales(extract_french);
        on(extract_french, [this] { return extract(given_.folders); });
        auto* show_status = translations->add_subcommand("status", "counts what is translated and reviewed");
        data_and_locales(show_status);
        json(show_status);
        on(show_status, [this] { return status(given_.folders, given_.json); });
    }

    CLI::App app_{"Checks, builds and reads the directory of services."};
    Given given_;
    std::function<int()> command_;
};

}  // namespace

int main(int count, char** words) {
    try {
        return CommandLine{}.run(count, words);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
