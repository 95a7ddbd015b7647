// Whether this program is linked with the rooms that the sanitizers watch (REPERE_SANITIZE): the test itself is compiled once for both.
#pragma once

extern "C" void __asan_init() __attribute__((weak));

namespace given {

inline bool sanitized() { return &__asan_init != nullptr; }

}  // namespace given
