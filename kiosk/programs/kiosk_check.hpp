// `repere-kiosk --check`: what this machine lacks, a line each, on standard output, with the package or the option that helps.
#pragma once

#include "programs/kiosk_options.hpp"

namespace repere::programs {

int check(const Options& options);           // the exit status: 1 where something is lacking. Shows no window

}  // namespace repere::programs
