#pragma once

#include "benchmark/browser.hpp"
#include "given/finger.hpp"

namespace benchmark {

using given::Finger;
using given::middle;
using given::Spot;

}  // namespace benchmark
