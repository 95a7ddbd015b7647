#include "authoring/phone_number.hpp"

#include "language/language.hpp"

namespace repere::authoring {

namespace {

PhoneNumber wrong(std::string words) { return {"", std::move(words), ""}; }

PhoneNumber international(const std::string& digits) {
    if (digits.size() < 7 || digits.size() > 15) return wrong("a number after + has 7 to 15 digits");
    if (digits[0] == '0') return wrong("no country's code begins with 0");
    if (digits.starts_with("33") && (digits.size() != 11 || digits[2] == '0'))
        return wrong("after +33 stand nine digits, the first of them not 0");
    return {"+" + digits, "", ""};
}

PhoneNumber national(const std::string& digits, std::string_view written) {
    if (digits.size() != 10) return wrong("a French number has 10 digits, this one " + std::to_string(digits.size()));
    PhoneNumber number{"+33" + digits.substr(1), "", ""};
    // 0 800 123 456 is read as a freephone; in pairs it looks like somebody's number, and callers doubt that it is free.
    if (digits.starts_with("080") && digits[3] <= '5' && (written.starts_with("08 ") || written.starts_with("08.")))
        number.warning = "a freephone is written 0 800 123 456, not in pairs";
    return number;
}

}  // namespace

PhoneNumber phone_number(std::string_view written) {
    const std::string plain = language::plain(written);
    std::string digits;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '.' && !(c == '+' && i == 0))
            return wrong("a number is written with digits and spaces");
    }
    if (plain.starts_with("+")) return international(digits);
    if (digits.starts_with("0")) return national(digits, plain);
    if (digits.size() >= 2 && digits.size() <= 6) return {digits, "", ""};
    return wrong("a number is a short code of 2 to 6 digits, a French number of 10, or begins with +");
}

PhoneUse use_of(std::string_view dial) {
    if (dial.starts_with("+338")) return dial.starts_with("+3380") && dial.size() > 5 && dial[5] <= '5' ? PhoneUse::ordinary : PhoneUse::paid;
    if (dial.starts_with("+")) return PhoneUse::ordinary;
    if (dial == "114") return PhoneUse::text_only;
    switch (dial.size()) {
        case 2: return dial == "15" || dial == "17" || dial == "18" ? PhoneUse::ordinary : PhoneUse::odd;
        case 3: return dial[0] == '1' ? PhoneUse::ordinary : PhoneUse::odd;
        case 4: return dial[0] == '1' || dial[0] == '3' ? PhoneUse::ordinary : PhoneUse::odd;
        case 5: return dial[0] >= '3' && dial[0] <= '8' ? PhoneUse::text_only : PhoneUse::odd;
        default: return dial.starts_with("116") || dial.starts_with("118") ? PhoneUse::ordinary : PhoneUse::odd;
    }
}

}  // namespace repere::authoring
