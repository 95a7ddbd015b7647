#include "authoring/pattern.hpp"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

namespace repere::authoring {

namespace {

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

std::string sentence(UErrorCode status, const UParseError& where) {
    std::string near = utf8(icu::UnicodeString{where.postContext});
    return "the pattern cannot be read" + (near.empty() ? std::string{} : ", near \"" + near + "\"") + " (" + u_errorName(status) +
           ")";
}

}  // namespace

Pattern pattern(std::string_view text, const std::string& tag) {
    Pattern result;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    const icu::MessagePattern parts{unicode, &where, status};
    if (U_SUCCESS(status)) {
        // The format itself also knows whether {closes, time, short} names a style that exists.
        const icu::MessageFormat format{unicode, icu::Locale::forLanguageTag(tag, status), where, status};
    }
    if (U_FAILURE(status)) {
        result.error = sentence(status, where);
        return result;
    }
    for (int32_t i = 0; i < parts.countParts(); ++i) {
        const auto& part = parts.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME || part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER)
            result.arguments.insert(utf8(parts.getSubstring(part)));
    }
    return result;
}

}  // namespace repere::authoring
