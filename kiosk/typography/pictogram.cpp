#include <cairo.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "typography/pictogram_paths.hpp"
#include "typography/typography.hpp"

namespace repere::typography {
namespace {

void trace(cairo_t* cr, std::span<const float> ops) {
    const float* at = ops.data();
    const float* const end = at + ops.size();
    while (at != end) {
        switch (static_cast<PictogramOp>(*at++)) {
            case move_op: cairo_move_to(cr, at[0], at[1]); at += 2; break;
            case line_op: cairo_line_to(cr, at[0], at[1]); at += 2; break;
            case curve_op: cairo_curve_to(cr, at[0], at[1], at[2], at[3], at[4], at[5]); at += 6; break;
            case close_op: cairo_close_path(cr); break;
        }
    }
}

}  // namespace

Mask pictogram(std::string_view name, int size, bool mirrored) {
    const auto found = std::ranges::find(pictogram_paths, name, &PictogramPath::name);
    if (found == pictogram_paths.end() || size <= 0) return {};

    Mask mask{.width = size, .height = size};
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, size, size), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cr(cairo_create(surface.get()), cairo_destroy);
    if (mirrored && found->mirrors) {
        cairo_translate(cr.get(), size, 0);
        cairo_scale(cr.get(), -1, 1);
    }
    cairo_scale(cr.get(), size / pictogram_grid, size / pictogram_grid);
    cairo_set_line_width(cr.get(), pictogram_stroke);
    cairo_set_line_cap(cr.get(), CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr.get(), CAIRO_LINE_JOIN_ROUND);
    trace(cr.get(), found->ops);
    cairo_stroke(cr.get());
    cairo_surface_flush(surface.get());

    const unsigned char* rows = cairo_image_surface_get_data(surface.get());
    if (!rows) return {};  // a size no surface can have
    const int stride = cairo_image_surface_get_stride(surface.get());
    mask.coverage.resize(static_cast<std::size_t>(size) * size);
    for (int y = 0; y < size; ++y)
        std::memcpy(&mask.coverage[static_cast<std::size_t>(size) * y], rows + static_cast<std::ptrdiff_t>(stride) * y, size);
    return mask;
}

std::vector<std::string> pictograms() {
    std::vector<std::string> names;
    for (const PictogramPath& path : pictogram_paths) names.push_back(path.name);
    return names;
}

}  // namespace repere::typography
