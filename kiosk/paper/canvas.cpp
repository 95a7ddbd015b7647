#include "paper/canvas.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <numbers>
#include <stdexcept>
#include <string_view>

namespace repere::paper {

namespace {

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

// cairo writes the moment by itself and can only be told another. Spaces in its place keep every offset of the file true.
void without_date(std::string& file) {
    for (const char* key : {"/CreationDate (", "/ModDate ("}) {
        const auto at = file.rfind(key);
        if (at == std::string::npos) continue;
        const auto end = file.find(')', at);
        if (end != std::string::npos) std::fill(file.begin() + static_cast<std::ptrdiff_t>(at), file.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
    }
}

// cairo 1.16 writes the structure of the text, but not that it did, nor the language: who listens to the file needs both. The catalogue is
// its last object, so that only the place of the table behind it moves.
void say_language(std::string& file, const std::string& language) {
    const auto table = file.rfind("\n>>\nendobj\nxref\n"), start = file.rfind("startxref\n");
    const auto catalogue = file.rfind("<< /Type /Catalog");
    if (table == std::string::npos || start == std::string::npos || catalogue == std::string::npos || file.find("endobj", catalogue) != table + 4) return;
    const std::string more = "\n   /MarkInfo << /Marked true >>\n   /Lang (" + language + ")\n   /ViewerPreferences << /DisplayDocTitle true >>";
    const auto digits = start + std::string_view{"startxref\n"}.size(), end = file.find('\n', digits);
    const std::size_t moved = std::stoul(file.substr(digits, end - digits)) + more.size();
    file.replace(digits, end - digits, std::to_string(moved));
    file.insert(table, more);
}

}  // namespace

struct Canvas::Surface {
    std::string bytes;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, 1, 1);
    cairo_t* cairo = cairo_create(surface);
    bool begun = false;
    ~Surface() {
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    }
};

Canvas::Canvas(const std::string& title, const language::Tag& language) : surface_{std::make_unique<Surface>()}, language_{language.value} {
    cairo_pdf_surface_set_metadata(surface_->surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
}
Canvas::~Canvas() = default;

int Canvas::lines(const Text& text) {
    const auto shaped = shaper_.shape(text.words, text.style, text.width, text.direction);
    missing_glyphs_ = missing_glyphs_ || shaped->missing_glyphs > 0;
    return text.words.empty() ? 0 : shaped->lines;
}

float Canvas::natural_width(const Text& text) { return shaper_.shape(text.words, text.style, 0, text.direction)->width; }

void Canvas::page(float width, float height) {
    if (surface_->begun) cairo_show_page(surface_->cairo);
    surface_->begun = true;
    cairo_pdf_surface_set_size(surface_->surface, width, height);
}

void Canvas::begin_at(float x) {
    cairo_identity_matrix(surface_->cairo);
    cairo_translate(surface_->cairo, x, 0);
}

void Canvas::use(Ink ink) { cairo_set_source_rgb(surface_->cairo, ink.red, ink.green, ink.blue); }

void Canvas::text(const Text& text, float x, float y, int from, int to) {
    if (text.words.empty() || from >= to) return;
    use(text.ink);
    cairo_tag_begin(surface_->cairo, text.role, nullptr);
    shaper_.draw(surface_->cairo, text.words, text.style, text.width, text.direction, x, y, from, to);
    cairo_tag_end(surface_->cairo, text.role);
}

void Canvas::centred(Text words, float x, float y) {
    words.width = 0;
    text(words, x - natural_width(words) / 2, y - words.line_height() / 2);
}

void Canvas::line(float x1, float y1, float x2, float y2, float thickness, Ink ink) { strokes({{x1, y1}, {x2, y2}}, thickness, ink); }

void Canvas::strokes(const std::vector<std::pair<float, float>>& points, float thickness, Ink ink) {
    cairo_t* cairo = surface_->cairo;
    use(ink);
    cairo_set_line_width(cairo, thickness);
    cairo_new_path(cairo);
    for (const auto& [x, y] : points) cairo_line_to(cairo, x, y);
    cairo_stroke(cairo);
}

void Canvas::box(float x, float y, float width, float height, float radius, float thickness, Ink ink) {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_t* cairo = surface_->cairo;
    use(ink);
    cairo_new_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(cairo, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(cairo, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
    cairo_set_line_width(cairo, thickness);
    thickness > 0 ? cairo_stroke(cairo) : cairo_fill(cairo);
}

void Canvas::disc(float x, float y, float radius, float thickness, Ink ink) { box(x - radius, y - radius, 2 * radius, 2 * radius, radius, thickness, ink); }

void Canvas::hatch(float x, float y, float width, float height, Ink ink) {
    cairo_t* cairo = surface_->cairo;
    cairo_save(cairo);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_clip(cairo);
    for (float at = x - height; at < x + width; at += 4) line(at, y + height, at + height, y, 0.8f, ink);
    cairo_restore(cairo);
    box(x, y, width, height, 0, 0.8f, ink);
}

// One path for all of them: squares painted one by one would let hair-thin lines of paper shine through between them.
void Canvas::squares(const std::vector<bool>& dark, int side, float x, float y, float module) {
    cairo_t* cairo = surface_->cairo;
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_new_path(cairo);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side;) {
            const auto is_dark = [&](int c) { return c < side && dark[static_cast<std::size_t>(row * side + c)]; };
            int end = column;
            while (is_dark(end)) ++end;
            if (end > column) cairo_rectangle(cairo, x + module * static_cast<float>(column), y + module * static_cast<float>(row), module * static_cast<float>(end - column), module);
            column = end + 1;
        }
    cairo_fill(cairo);
}

void Canvas::pictogram(std::string_view name, float x, float y, float size, bool mirrored, Ink ink) {
    use(ink);
    typography::draw_pictogram(surface_->cairo, name, x, y, size, mirrored);
}

std::string Canvas::finish() {
    cairo_show_page(surface_->cairo);
    const cairo_status_t drawn = cairo_status(surface_->cairo);
    cairo_surface_finish(surface_->surface);
    const cairo_status_t written = drawn ? drawn : cairo_surface_status(surface_->surface);
    if (written) throw std::runtime_error{std::string{"the sheet cannot be drawn: "} + cairo_status_to_string(written)};
    without_date(surface_->bytes);
    say_language(surface_->bytes, language_);
    return std::move(surface_->bytes);
}

}  // namespace repere::paper
