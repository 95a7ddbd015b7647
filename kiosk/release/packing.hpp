// zstd. Who unpacks says how much there may be: a small file can hold terabytes of nothing.
#pragma once

#include <functional>
#include <memory>

#include "release/minisign.hpp"

namespace repere::release {

Bytes packed(View plain);

class Unpacking {
public:
    enum class State { goes_on, stopped, damaged };        // stopped: by `take`
    Unpacking();
    State feed(View packed, const std::function<bool(View)>& take);      // what came out of it, in parts; false stops

private:
    struct Free { void operator()(void* stream) const; };
    std::unique_ptr<void, Free> stream_;
    Bytes part_;
};

}  // namespace repere::release
