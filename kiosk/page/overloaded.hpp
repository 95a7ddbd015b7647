// One lambda an alternative, for std::visit over events, paints, effects.
#pragma once

namespace repere::page {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace repere::page
