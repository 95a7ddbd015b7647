// Lines of activities.yaml: `given::activity("one", "2026-12-03", "  service: police-desk\n")`, a session that somebody confirmed.
#pragma once

#include <string>

namespace given {

inline std::string activity(const std::string& id, const std::string& day, const std::string& lines, const std::string& kind = "session",
                            const std::string& confidence = "confirmed") {
    return "- id: " + id + "\n  title: Rencontre " + id + "\n  date: " + day + "\n  kind: " + kind + "\n  type: sante\n" + lines +
           "  x_verified: {on: 2026-11-02, method: call, confidence: " + confidence + "}\n";
}

}  // namespace given
