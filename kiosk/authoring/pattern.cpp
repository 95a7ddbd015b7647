#include "authoring/pattern.hpp"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/plurrule.h>

#include <memory>
#include <optional>

#include "language/language.hpp"

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

std::optional<Choice::Kind> kind_of(UMessagePatternArgType type) {
    switch (type) {
        case UMSGPAT_ARG_TYPE_PLURAL: return Choice::Kind::plural;
        case UMSGPAT_ARG_TYPE_SELECTORDINAL: return Choice::Kind::ordinal;
        case UMSGPAT_ARG_TYPE_SELECT: return Choice::Kind::select;
        default: return {};
    }
}

// `start` begins the argument: its name, then a selector and a message for each case.
Choice choice_at(const icu::MessagePattern& parts, int32_t start, Choice::Kind kind) {
    Choice choice{kind, utf8(parts.getSubstring(parts.getPart(start + 1))), {}};
    std::string which;
    for (int32_t i = start + 2; i < parts.getLimitPartIndex(start); ++i) {
        if (parts.getPartType(i) == UMSGPAT_PART_TYPE_ARG_SELECTOR) choice.cases.insert(which = utf8(parts.getSubstring(parts.getPart(i))));
        if (parts.getPartType(i) != UMSGPAT_PART_TYPE_MSG_START) continue;
        for (const int32_t end = parts.getLimitPartIndex(i); i < end; ++i) {
            const bool argument = parts.getPartType(i) == UMSGPAT_PART_TYPE_ARG_NAME && utf8(parts.getSubstring(parts.getPart(i))) == choice.argument;
            if (which == "other" && (argument || parts.getPartType(i) == UMSGPAT_PART_TYPE_REPLACE_NUMBER)) choice.numbered = true;
        }
    }
    return choice;
}

}  // namespace

Categories plural_categories(const std::string& tag, Choice::Kind kind) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules{
        icu::PluralRules::forLocale(icu::Locale::forLanguageTag(language::local_usage({tag}).value, status), kind == Choice::Kind::ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, status)};
    if (U_FAILURE(status) || !rules) return {{"other"}, {"other"}};
    Categories out;
    const std::unique_ptr<icu::StringEnumeration> keywords{rules->getKeywords(status)};
    while (const icu::UnicodeString* keyword = U_SUCCESS(status) ? keywords->snext(status) : nullptr) out.known.insert(utf8(*keyword));
    for (int32_t number = 0; number <= 200; ++number) out.needed.insert(utf8(rules->select(number)));
    return out;
}

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
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_START)
            if (const auto kind = kind_of(part.getArgType())) result.choices.push_back(choice_at(parts, i, *kind));
    }
    return result;
}

}  // namespace repere::authoring
