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

const PictogramPath* path_of(std::string_view name) {
    const auto found = std::ranges::find(pictogram_paths, name, &PictogramPath::name);
    return found == pictogram_paths.end() ? nullptr : &*found;
}

void stroke(cairo_t* cr, const PictogramPath& path, double size, bool mirrored) {
    if (mirrored && path.mirrors) {
        cairo_translate(cr, size, 0);
        cairo_scale(cr, -1, 1);
    }
    cairo_scale(cr, size / pictogram_grid, size / pictogram_grid);
    cairo_set_line_width(cr, pictogram_stroke);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    trace(cr, path.ops);
    cairo_stroke(cr);
}

}  // namespace

void draw_pictogram(cairo_t* on, std::string_view name, float x, float y, float size, bool mirrored) {
    const PictogramPath* path = path_of(name);
    if (!path) return;
    cairo_save(on);
    cairo_translate(on, x, y);
    stroke(on, *path, size, mirrored);
    cairo_restore(on);
}

Mask pictogram(std::string_view name, int size, bool mirrored) {
    const PictogramPath* path = path_of(name);
    if (!path || size <= 0) return {};

    Mask mask{.width = size, .height = size};
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, size, size), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cr(cairo_create(surface.get()), cairo_destroy);
    stroke(cr.get(), *path, size, mirrored);
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
