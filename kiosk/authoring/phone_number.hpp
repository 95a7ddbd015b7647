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

// By the French numbering plan; short codes may cost or not, and are `ordinary`.
enum class PhoneUse {
    ordinary,            // 0 800 … 0 805 too: whether a call is free is a fact, and has a source
    paid,                // every other 08: the call, or the service too
    text_only,           // 114, and the five digits to which one writes
    odd                  // a short code that begins as none does
};
PhoneUse use_of(std::string_view dial);

}  // namespace repere::authoring
