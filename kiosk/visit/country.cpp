// Country: whose papers? All names in the visitor's own language and order, in parts small enough for one page.
#include <algorithm>

#include "visit/parts.hpp"
#include "visit/screens.hpp"

namespace repere::visit {

namespace {
constexpr int most = 6;                        // doors a page, beside « another »: three pages lead to 216 countries
}

Page show(const CountryScreen& screen, const Visit& visit, const House& house) {
    const auto& say = house.say;
    const auto all = guides::countries(house.directory, visit.language);
    const int size = static_cast<int>(all.size());
    const int from = std::clamp(screen.from, 0, size);
    const int count = screen.count > 0 ? std::min(screen.count, size - from) : size - from;
    Page page{.screen = "guide", .step = "country/" + std::to_string(from) + "-" + std::to_string(count), .title = say.whose_papers()};
    Group top;
    top.widgets.push_back(title(say.whose_papers()));
    page.region(page::Place::header).groups.push_back(std::move(top));
    const auto name = [&](int i) { return say.country(all[static_cast<std::size_t>(i)].code); };
    Group doors{.id = "guide.countries", .arrangement = page::Arrangement::doors};
    if (count <= most) {
        for (int i = from; i < from + count; ++i) {
            const std::string& code = all[static_cast<std::size_t>(i)].code;
            std::string id = code;
            std::transform(id.begin(), id.end(), id.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
            doors.widgets.push_back({.id = "guide.answer." + id, .role = Role::button, .words = name(i), .event = page::CountryChosen{code}});
        }
    } else {
        for (int part = 0; part < most; ++part) {
            const int first = from + count * part / most, last = from + count * (part + 1) / most;
            if (last <= first) continue;
            doors.widgets.push_back({.id = "guide.part." + std::to_string(part + 1), .role = Role::button,
                                     .words = last - first == 1 ? name(first) : say.from_to(name(first), name(last - 1)),
                                     .event = page::CountriesOpened{first, last - first}});
        }
    }
    doors.widgets.push_back({.id = "guide.answer.other", .role = Role::button, .words = say.other_country(), .event = page::CountryChosen{}});
    page.region(page::Place::main).groups.push_back(std::move(doors));
    return page;
}

}  // namespace repere::visit
