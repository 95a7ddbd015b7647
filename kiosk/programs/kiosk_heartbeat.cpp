// What the heartbeat says of this kiosk (programs/heartbeat.hpp): states of the machine as they are now, never what a visit met.
#include "programs/kiosk.hpp"

namespace repere::programs {

std::string Kiosk::printer_state() const {
    if (settings_.printer.name.empty()) return "none";
    if (!printing_->lacking()) return "unknown";
    return printing_->there() ? "ready" : "lacking";
}

bool Kiosk::clock_before_data() const {
    const auto date = essential_ ? std::nullopt : directory_->data_date();
    return date && minute() < *date;
}

std::string Kiosk::error_code() const {
    if (essential_) return "no-directory";
    if (clock_before_data()) return "clock-before-data";
    if (!refused_.empty()) return "directory-refused";
    if (updating_ && !updating_->trouble().empty()) return "release-" + updating_->trouble();
    return printer_state() == "lacking" ? "printer-lacking" : "";
}

void Kiosk::beat() {
    if (!heartbeat_.due(lived_)) return;
    heartbeat_.write({.kiosk = settings_.kiosk.empty() ? name_of_this_machine() : settings_.kiosk, .place = place_.id, .program = REPERE_VERSION,
                      .data = essential_ ? "" : directory_->content_hash().substr(0, 12), .data_date = essential_ ? std::nullopt : directory_->data_date(),
                      .up_hours = heartbeat_.up_hours(lived_), .printer = printer_state(), .error = error_code(),
                      .written = std::chrono::floor<std::chrono::hours>(minute())});
}

}  // namespace repere::programs
