// Words for whoever judges engines, and for engines that need theirs prepared: not those of any engine.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

namespace benchmark {

using Letters = std::u32string;

std::vector<std::string_view> split(std::string_view text);    // at anything that is neither letter nor digit
std::string folded(std::string_view word);                     // without case and accents; œ as oe
std::string lower(std::string_view text);

icu::UnicodeString unicode(std::string_view text);
std::string utf8(const icu::UnicodeString& text);
std::string utf8(const Letters& text);
Letters letters(std::string_view text);

}  // namespace benchmark
