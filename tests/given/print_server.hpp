// A print server, the real one, set up with the very files of assets/cups/, in a folder of its own, and a printer that does what the test says.
//
//     given::PrintServer server;                                  // its queue: counter
//     server.does(given::no_paper);
//     … {"printer": {"queue": "counter", "server": server.socket()}} …
#pragma once

#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "given/process.hpp"

namespace given {

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) text.replace(at, what.size(), with);
    return text;
}

// What a printer does with a sheet: lines of a shell, in which `keep` prints it and `wait_for X` waits until the test says X.
inline const std::string prints = "keep", no_paper = "echo 'STATE: +media-empty-error' >&2; wait_for paper; echo 'STATE: -media-empty-error' >&2; keep",
                         jam = "echo 'STATE: +media-jam-error' >&2; wait_for paper; keep", silence = "wait_for paper; keep";

class PrintServer {
public:
    PrintServer() {
        std::filesystem::copy("/usr/lib/cups", folder_ / "bin", std::filesystem::copy_options::recursive);
        for (const char* file : {"cupsd.conf", "cups-files.conf"})
            write(folder_ / "etc/" + file, replaced(read(REPERE_SOURCE "/assets/cups/" + std::string{file}), "/run/cups", folder_ / "run"));
        write(folder_ / "etc/cups-files.conf", read(folder_ / "etc/cups-files.conf") + "ServerBin " + folder_ / "bin\n");
        write(folder_ / "etc/printers.conf", "<Printer counter>\nDeviceURI keep:/\nState Idle\nAccepting Yes\n</Printer>\n");
        write(folder_ / "bin/backend/keep", "#!/bin/sh\n[ $# -ge 5 ] || exit 0\nhere=" + folder_.path() + " job=$1 file=$6\necho $$ >$here/backend\n"
                                            "echo \"$5\" >$here/options\n"
                                            "keep() { cat \"$file\" >$here/coming && mv $here/coming $here/kept/$job; }\n"
                                            "wait_for() { until [ -e $here/said/$1 ]; do sleep 0.05; done; }\n"
                                            ". $here/how\n");
        std::filesystem::permissions(folder_ / "bin/backend/keep", std::filesystem::perms::owner_all);      // run as whoever runs the server
        for (const char* each : {"run", "kept", "said"}) std::filesystem::create_directories(folder_ / each);
        does(prints);
        start();
    }
    ~PrintServer() { crash(); }

    // As the drop-in of cups.service has it.
    void start() {
        Surroundings around;
        std::istringstream lines{read(REPERE_SOURCE "/assets/cups/repere.conf")};
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("ExecStartPre=") && run({"sh", "-c", replaced(replaced(line.substr(13), "/run/cups", folder_ / "run"), "/etc/cups", folder_ / "etc")}).status != 0)
                throw std::runtime_error{line};
            if (const auto value = line.find('=', 12); line.starts_with("Environment=")) around.environment[line.substr(12, value - 12)] = line.substr(value + 1);
        }
        process_.emplace(std::vector<std::string>{"/usr/sbin/cupsd", "-f", "-c", folder_ / "etc/cupsd.conf", "-s", folder_ / "etc/cups-files.conf"}, around);
        if (!soon([&] { return run({"lpstat", "-h", socket(), "-r"}).out.find("is running") != std::string::npos; }, Seconds{60}))
            throw std::runtime_error{"cupsd cannot be started: " + process_->err()};
    }
    // With its printers' drivers, as systemd ends what is left of a service.
    void crash() {
        if (process_) process_->end(SIGKILL);
        process_.reset();
        const int backend = std::atoi(read(folder_ / "backend").c_str());
        if (read("/proc/" + std::to_string(backend) + "/cmdline").find(folder_.path()) != std::string::npos) kill(backend, SIGKILL);
    }
    void hang() { kill(process_->pid(), SIGSTOP); }
    void go_on() { kill(process_->pid(), SIGCONT); }
    int pid() const { return process_->pid(); }
    const std::string& folder() const { return folder_.path(); }

    void does(const std::string& lines) { write(folder_ / "how", lines + "\n"); }
    void say(const std::string& what) { write(folder_ / "said/" + what, ""); }
    bool working() { return soon([&] { return read(folder_ / "backend").ends_with('\n'); }, Seconds{60}); }      // a sheet has reached the printer
    std::string socket() const { return folder_ / "run/cups.sock"; }
    std::string jobs() const { return run({"lpstat", "-h", socket(), "-W", "all", "-o"}).out; }

    std::string options() const { return read(folder_ / "options"); }     // that the last sheet came with

    // What lies on the disk: the settings, as they were given.
    std::map<std::string, std::string> on_disk() const {
        std::map<std::string, std::string> out;
        for (const auto& file : std::filesystem::recursive_directory_iterator{folder_ / "etc"})
            if (file.is_regular_file()) out[file.path().filename()] = read(file.path());
        return out;
    }

    // Documents that wait there, or are printing.
    std::vector<std::string> spooled() const {
        std::vector<std::string> out;
        for (const auto& each : std::filesystem::directory_iterator{folder_ / "run/spool"})
            if (each.path().filename().string().starts_with("d")) out.push_back(read(each.path()));
        return out;
    }
    // What came out, sheet after sheet.
    std::vector<std::string> tray() const {
        std::vector<std::string> out;
        for (const auto& each : std::filesystem::directory_iterator{folder_ / "kept"}) out.push_back(read(each.path()));
        return out;
    }
    // And whoever printed it goes away with it.
    std::vector<std::string> take() {
        auto out = tray();
        for (const auto& each : std::filesystem::directory_iterator{folder_ / "kept"}) std::filesystem::remove(each.path());
        return out;
    }
    // Files of the server's in which one of these stands: its spool, cache, state and settings.
    std::string traces(const std::vector<std::string>& words) const {
        std::string out;
        std::error_code error;
        for (const char* each : {"run", "etc"})
            for (std::filesystem::recursive_directory_iterator at{folder_ / each, error}, end; !error && at != end; at.increment(error))
                for (const std::string& what : words)
                    if (at->is_regular_file(error) && read(at->path()).find(what) != std::string::npos) out += at->path().string() + ": " + what + "\n";
        return out;
    }

private:
    Folder folder_;
    std::optional<Process> process_;
};

// Under which a kiosk's sheets are sent.
inline std::vector<std::string> title_and_user() {
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    return {"Repère", "repere-" + std::string{host}};
}

}  // namespace given
