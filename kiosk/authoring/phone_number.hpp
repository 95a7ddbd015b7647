// A telephone number as it is written in France: a short code (15, 114, 3919, 116 006), ten digits, or +E.164.
#pragma once

#include <string>
#include <string_view>

namespace repere::authoring {

struct PhoneNumber {
    std::string dial;                    // "114", "+33442263196"; "" when it is not a number
    std::string error, warning;          // one sentence, or ""
};

PhoneNumber phone_number(std::string_view written);

}  // namespace repere::authoring
