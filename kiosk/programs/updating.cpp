#include "programs/updating.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace repere::programs {

using nlohmann::json;

void Updating::start() {
    if ((child_ && !child_->ended()) || (asked_.from.empty() && asked_.heartbeat_to.empty())) return;
    std::vector<std::string> arguments{"repere-updater", "--state", asked_.state};
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) arguments.insert(arguments.end(), {option, value});
    };
    add("--from", asked_.from);
    add("--public-key", asked_.public_key);
    add("--desk-key", asked_.desk_key);
    add("--heartbeat-to", asked_.heartbeat_to);
    add("--every", asked_.every > 0 ? std::to_string(asked_.every) : "");
    add("--now", asked_.now ? language::iso(*asked_.now) : "");
    if (asked_.goes_on || child_) arguments.push_back("--goes-on");
    child_ = std::make_unique<Child>(wake_);
    if (child_->start(beside_this_program("repere-updater"), arguments)) return;
    child_.reset();
    if (!std::exchange(told_ended_, true)) std::fprintf(stderr, "repere-kiosk: repere-updater cannot be started: no newer release is looked for\n");
}

bool Updating::adopted() {
    bool out = false;
    while (const auto line = child_ ? child_->line() : std::nullopt) {
        const json said = json::parse(*line, nullptr, false);
        if (!said.is_object()) continue;
        const auto text = [&](const char* name) { return said.contains(name) && said[name].is_string() ? said[name].get<std::string>() : ""; };
        if (said.contains("adopted")) out = true;
        if (said.contains("unheard")) std::fprintf(stderr, "repere-kiosk: its heartbeat is not heard: %s\n", text("unheard").c_str());
        if (!said.contains("trouble")) continue;
        trouble_ = text("trouble");
        if (!trouble_.empty() && !text("why").empty()) std::fprintf(stderr, "repere-kiosk: no newer release (%s): %s\n", trouble_.c_str(), text("why").c_str());
    }
    if (child_ && child_->ended() && !std::exchange(told_ended_, true)) std::fprintf(stderr, "repere-kiosk: repere-updater has ended; the next visit has another\n");
    return out;
}

}  // namespace repere::programs
