// The directory file built into the program: what the emergency page needs when no other can be opened (DESIGN §8).
// Read it with directory::Directory::from.
#pragma once

#include <cstddef>
#include <span>

namespace repere::programs {

extern const std::span<const std::byte> essential;

}  // namespace repere::programs
