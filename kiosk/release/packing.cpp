#include "release/packing.hpp"

#include <zstd.h>

#include <stdexcept>

namespace repere::release {

namespace {

constexpr int level = 15;                                  // beyond, it takes longer and gains little
constexpr int longest_window = 27;                         // 128 MiB: more memory than that, no release asks for

ZSTD_DStream* of(void* stream) { return static_cast<ZSTD_DStream*>(stream); }

}  // namespace

Bytes packed(View plain) {
    Bytes out(ZSTD_compressBound(plain.size()));
    const std::size_t size = ZSTD_compress(out.data(), out.size(), plain.data(), plain.size(), level);
    if (ZSTD_isError(size)) throw std::runtime_error{std::string{"The file cannot be compressed: "} + ZSTD_getErrorName(size)};
    out.resize(size);
    return out;
}

void Unpacking::Free::operator()(void* stream) const { ZSTD_freeDStream(of(stream)); }

Unpacking::Unpacking() : stream_{ZSTD_createDStream()}, part_(ZSTD_DStreamOutSize()) {
    if (!stream_) throw std::bad_alloc{};
    ZSTD_DCtx_setParameter(of(stream_.get()), ZSTD_d_windowLogMax, longest_window);
}

Unpacking::State Unpacking::feed(View packed, const std::function<bool(View)>& take) {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    for (bool full = false; in.pos < in.size || full;) {
        ZSTD_outBuffer out{part_.data(), part_.size(), 0};
        if (ZSTD_isError(ZSTD_decompressStream(of(stream_.get()), &out, &in))) return State::damaged;
        full = out.pos == out.size;
        if (out.pos > 0 && !take(View{part_}.first(out.pos))) return State::stopped;
    }
    return State::goes_on;
}

}  // namespace repere::release
