// Themes: the few doors that whoever does not know what to type can touch. Each gathers acts of the taxonomy; words are `messages`'.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "page/page.hpp"

namespace repere::visit {

struct Theme {
    std::string_view id, pictogram;
    page::Tone tone;
    std::vector<std::string_view> acts;      // the services of the first stand first
};

std::span<const Theme> themes();             // what presses first
const Theme* theme_named(std::string_view id);

}  // namespace repere::visit
