#include "benchmark/search/words.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace benchmark {

std::vector<std::string_view> split(std::string_view text) {   // at anything that is neither letter nor digit
    std::vector<std::string_view> out;
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t begin = -1, at = 0;
    while (at <= length) {
        const std::int32_t here = at;
        UChar32 c = ' ';
        if (at < length) U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, length, c);
        else ++at;
        const bool word = c < 0x80 ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
        if (word && begin < 0) begin = here;
        if (!word && begin >= 0) {
            out.push_back(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(here - begin)));
            begin = -1;
        }
    }
    return out;
}

icu::UnicodeString unicode(std::string_view text) { return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())}); }
std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}
Letters letters(std::string_view text) {
    const icu::UnicodeString from = unicode(text);
    Letters out(static_cast<std::size_t>(from.countChar32()), U' ');
    UErrorCode error = U_ZERO_ERROR;
    from.toUTF32(reinterpret_cast<UChar32*>(out.data()), static_cast<std::int32_t>(out.size()), error);
    return out;
}
std::string utf8(const Letters& text) { return utf8(icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<std::int32_t>(text.size()))); }

std::string lower(std::string_view text) { return utf8(unicode(text).toLower(icu::Locale::getFrench())); }

std::string folded(std::string_view word) {
    UErrorCode error = U_ZERO_ERROR;
    static const icu::Normalizer2* apart = icu::Normalizer2::getNFKDInstance(error);
    icu::UnicodeString text = unicode(word), out;
    text.foldCase();
    text = apart->normalize(text, error);
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        if (const UChar32 c = text.char32At(i); c == 0x153) out += icu::UnicodeString{"oe"};
        else if (c == 0xE6) out += icu::UnicodeString{"ae"};
        else if (u_charType(c) != U_NON_SPACING_MARK) out += c;
    return utf8(out);
}

}  // namespace benchmark
