#include "typography/typography.hpp"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <unordered_map>

namespace repere::typography {

using language::Direction;
using language::Span;
using language::Tag;
using language::Words;

namespace {

// Only our few families, out of the system's own cache: a third of the first layout's time, and never DejaVu by mistake.
constexpr const char* our_fonts = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/truetype/noto</dir>
  <dir>/usr/share/fonts/opentype/noto</dir>
  <dir>/usr/share/fonts/noto</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <selectfont>
    <rejectfont><glob>*</glob></rejectfont>
    <acceptfont>
      <glob>*/NotoSans-Regular.ttf</glob> <glob>*/NotoSans-Bold.ttf</glob> <glob>*/NotoSans[[]*</glob>
      <glob>*/NotoSansArabic-Regular.ttf</glob> <glob>*/NotoSansArabic-Bold.ttf</glob> <glob>*/NotoSansArabic[[]*</glob>
      <glob>*/NotoSansCJK-Regular.ttc</glob> <glob>*/NotoSansCJK-Bold.ttc</glob>
    </acceptfont>
  </selectfont>
</fontconfig>)";

// Where one of ours is missing, whatever there is stands in for it: a number in another face is still a number.
constexpr const char* any_font = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
</fontconfig>)";

struct Destroy {
    void operator()(FcConfig* configuration) const { FcConfigDestroy(configuration); }
};
using Configuration = std::unique_ptr<FcConfig, Destroy>;

Configuration configured(const char* xml) {
    Configuration configuration{FcConfigCreate()};
    if (!FcConfigParseAndLoadFromMemory(configuration.get(), reinterpret_cast<const FcChar8*>(xml), FcTrue) || !FcConfigBuildFonts(configuration.get()))
        throw std::runtime_error{"the private font configuration cannot be read"};
    return configuration;
}

std::set<std::string> families_in(const Configuration& configuration) {
    std::set<std::string> found;
    const FcFontSet* fonts = FcConfigGetFonts(configuration.get(), FcSetSystem);
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcChar8* family = nullptr;
        for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &family) == FcResultMatch; ++n)
            found.insert(reinterpret_cast<const char*>(family));
    }
    return found;
}

const char* families(const Tag& tag) {
    const std::string_view t = tag.value;
    if (t.starts_with("ar") || t.starts_with("fa")) return "Noto Sans Arabic, Noto Sans, Noto Sans CJK SC";
    if (t.starts_with("ja")) return "Noto Sans, Noto Sans CJK JP, Noto Sans Arabic";
    if (t.starts_with("ko")) return "Noto Sans, Noto Sans CJK KR, Noto Sans Arabic";
    return "Noto Sans, Noto Sans CJK SC, Noto Sans Arabic";
}

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

bool loses_glyphs(PangoFont* font);
cairo_font_face_t* shapes_of(PangoFont* font);

}  // namespace

struct Shaper::Kept {
    Configuration configuration;
    std::string missing_families;
    Object<PangoFontMap> map;
    Object<PangoContext> context;
    std::vector<PangoFont*> fonts;     // a reference each; a glyph names its font by its place here
    std::size_t most_paragraphs;
    Medium medium;
    std::unordered_map<std::string, std::shared_ptr<const Paragraph>> paragraphs;
    std::unordered_map<PangoFont*, cairo_font_face_t*> shaped;       // on paper: nullptr for what cairo embeds well

    float whole(float length) const { return medium == Medium::screen ? std::round(length) : length; }
    float line_height(const Style& style) const { return whole(style.size * style.line_height); }

    Kept(std::size_t most, Medium drawn_on) : most_paragraphs{most}, medium{drawn_on} {
        configuration = configured(our_fonts);
        const auto there = families_in(configuration);
        for (const char* family : {"Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC"})
            if (!there.contains(family)) missing_families += (missing_families.empty() ? "" : ", ") + std::string{family};
        if (!missing_families.empty()) {
            configuration = configured(any_font);
            if (families_in(configuration).empty())
                throw std::runtime_error{"no font is installed (packages fonts-noto-core and fonts-noto-cjk)"};
        }
        map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), configuration.get());
        pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 96);
        context.reset(pango_font_map_create_context(map.get()));
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context.get(), options);
        cairo_font_options_destroy(options);
        pango_context_set_round_glyph_positions(context.get(), medium == Medium::screen);
    }

    ~Kept() {
        forget_fonts();
        context.reset();
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), nullptr);      // else Pango keeps its hold on it
    }

    void forget_fonts() {
        for (const auto& [font, shapes] : shaped)
            if (shapes) cairo_font_face_destroy(shapes);
        shaped.clear();
        for (PangoFont* font : fonts) g_object_unref(font);
        fonts.clear();
    }

    cairo_font_face_t* shapes(PangoFont* font) {
        number(font);
        const auto [place, fresh] = shaped.try_emplace(font, nullptr);
        if (fresh && loses_glyphs(font)) place->second = shapes_of(font);
        return place->second;
    }

    std::uint32_t number(PangoFont* font) {
        const auto found = std::find(fonts.begin(), fonts.end(), font);
        if (found != fonts.end()) return static_cast<std::uint32_t>(found - fonts.begin());
        fonts.push_back(PANGO_FONT(g_object_ref(font)));
        return static_cast<std::uint32_t>(fonts.size() - 1);
    }

    Object<PangoLayout> lay_out(const Words& words, const Style& style, float width, Direction direction) {
        Object<PangoLayout> layout{pango_layout_new(context.get())};
        PangoAttrList* attributes = pango_attr_list_new();
        PangoFontDescription* font = pango_font_description_new();
        pango_font_description_set_absolute_size(font, whole(style.size) * PANGO_SCALE);
        pango_font_description_set_weight(font, style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_family(font, families(words.empty() ? language::french : words.front().language));
        pango_layout_set_font_description(layout.get(), font);
        pango_font_description_free(font);

        std::string text;
        for (const Span& span : words) {
            const std::size_t from = text.size();
            text += language::isolated(span, direction);
            add(attributes, pango_attr_language_new(pango_language_from_string(span.language.value.c_str())), from, text.size());
            add(attributes, pango_attr_family_new(families(span.language)), from, text.size());
        }
        add(attributes, pango_attr_line_height_new_absolute(static_cast<int>(line_height(style) * PANGO_SCALE)), 0, text.size() + 1);
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_attributes(layout.get(), attributes);
        pango_attr_list_unref(attributes);

        const bool rtl = direction == Direction::right_to_left;
        pango_context_set_base_dir(context.get(), rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
        pango_layout_set_auto_dir(layout.get(), FALSE);
        pango_layout_context_changed(layout.get());
        const bool right = (style.align == Align::start && rtl) || (style.align == Align::end && !rtl);
        pango_layout_set_alignment(layout.get(), style.align == Align::centre ? PANGO_ALIGN_CENTER
                                                 : right                      ? PANGO_ALIGN_RIGHT
                                                                              : PANGO_ALIGN_LEFT);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        if (width > 0) pango_layout_set_width(layout.get(), static_cast<int>((medium == Medium::screen ? std::floor(width) : width) * PANGO_SCALE));
        return layout;
    }
};

Shaper::Shaper(std::size_t kept, Medium medium) : kept_{std::make_unique<Kept>(std::max<std::size_t>(kept, 1), medium)} {}
Shaper::~Shaper() = default;
const std::string& Shaper::missing_families() const { return kept_->missing_families; }

namespace {

// All that a paragraph depends on.
std::string key_of(const Words& words, const Style& style, float width, Direction direction) {
    std::string key;
    for (const Span& span : words) {
        key += span.text;
        key += '\0';
        key += span.language.value;
        key += static_cast<char>(1 + static_cast<int>(span.kind));
    }
    const float numbers[]{style.size, style.line_height, width};
    key.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
    for (const int choice : {static_cast<int>(style.weight), static_cast<int>(style.align), static_cast<int>(direction)}) key += static_cast<char>(choice);
    return key;
}

}  // namespace

// A page is laid out anew after every event, and most of its words are those of before.
std::shared_ptr<const Paragraph> Shaper::shape(const Words& words, const Style& style, float width, Direction direction) {
    std::string key = key_of(words, style, width, direction);
    if (const auto known = kept_->paragraphs.find(key); known != kept_->paragraphs.end()) return known->second;
    if (kept_->paragraphs.size() >= kept_->most_paragraphs) kept_->paragraphs.clear();
    const Object<PangoLayout> layout = kept_->lay_out(words, style, width, direction);
    const auto shaped = std::make_shared<Paragraph>();
    Paragraph& paragraph = *shaped;
    paragraph.box_width = width;
    paragraph.missing_glyphs = pango_layout_get_unknown_glyphs_count(layout.get());
    paragraph.lines = pango_layout_get_line_count(layout.get());

    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    paragraph.width = static_cast<float>(logical.width) / PANGO_SCALE;
    if (kept_->medium == Medium::screen) paragraph.width = std::ceil(paragraph.width);
    paragraph.height = kept_->line_height(style) * static_cast<float>(paragraph.lines);
    if (width <= 0) paragraph.box_width = paragraph.width;

    int count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout.get(), &count);
    const char* text = pango_layout_get_text(layout.get());
    for (int i = 1; i < paragraph.lines; ++i) {
        const PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
        const glong at = g_utf8_pointer_to_offset(text, text + line->start_index);
        if (at < count && !attributes[at].is_line_break) paragraph.broken_word = true;
    }

    PangoLayoutIter* iter = pango_layout_get_iter(layout.get());
    do {
        PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iter);
        if (!run) continue;
        PangoRectangle extents;
        pango_layout_iter_get_run_extents(iter, nullptr, &extents);
        const int baseline = pango_layout_iter_get_baseline(iter);
        int x = extents.x + run->start_x_offset;
        const std::uint32_t font = kept_->number(run->item->analysis.font);
        for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
            const PangoGlyphInfo& glyph = run->glyphs->glyphs[i];
            if (glyph.glyph != PANGO_GLYPH_EMPTY && !(glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG))
                paragraph.glyphs.push_back({font, glyph.glyph,
                                            static_cast<float>(x + glyph.geometry.x_offset) / PANGO_SCALE,
                                            static_cast<float>(baseline + glyph.geometry.y_offset - run->y_offset) / PANGO_SCALE});
            x += glyph.geometry.width;
        }
    } while (pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
    kept_->paragraphs.emplace(std::move(key), shaped);
    return shaped;
}

Mask Shaper::rasterise(std::uint32_t font, std::uint32_t index) {
    cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(kept_->fonts.at(font)));
    cairo_glyph_t glyph{index, 0, 0};
    cairo_text_extents_t extents;
    cairo_scaled_font_glyph_extents(scaled, &glyph, 1, &extents);
    Mask mask;
    if (extents.width <= 0 || extents.height <= 0) return mask;
    mask.left = static_cast<int>(std::floor(extents.x_bearing)) - 1;
    mask.top = static_cast<int>(std::floor(extents.y_bearing)) - 1;
    mask.width = static_cast<int>(std::ceil(extents.x_bearing + extents.width)) + 1 - mask.left;
    mask.height = static_cast<int>(std::ceil(extents.y_bearing + extents.height)) + 1 - mask.top;
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, mask.width, mask.height);
    cairo_t* cairo = cairo_create(surface);
    cairo_set_scaled_font(cairo, scaled);
    glyph.x = -mask.left;
    glyph.y = -mask.top;
    cairo_show_glyphs(cairo, &glyph, 1);
    cairo_surface_flush(surface);
    const unsigned char* pixels = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    mask.coverage.reserve(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height));
    for (int y = 0; y < mask.height; ++y) mask.coverage.insert(mask.coverage.end(), pixels + y * stride, pixels + y * stride + mask.width);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return mask;
}

namespace {

// cairo 1.16 takes a font with PostScript outlines (ours for Chinese, Japanese, Korean) apart to embed what is used of it, and loses some
// signs on the way: 如 would leave a hole in every PDF. Such glyphs become a font of shapes (Type 3), which is text all the same.
bool loses_glyphs(PangoFont* font) {
    hb_blob_t* outlines = hb_face_reference_table(hb_font_get_face(pango_font_get_hb_font(font)), HB_TAG('C', 'F', 'F', ' '));
    const bool there = hb_blob_get_length(outlines) > 0;
    hb_blob_destroy(outlines);
    return there;
}

const cairo_user_data_key_t outlines_of_shapes{};

cairo_status_t draw_shape(cairo_scaled_font_t* shapes, unsigned long index, cairo_t* on, cairo_text_extents_t* extents) {
    auto* font = static_cast<cairo_scaled_font_t*>(cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(shapes), &outlines_of_shapes));
    cairo_matrix_t matrix;
    cairo_scaled_font_get_font_matrix(font, &matrix);
    const double em = matrix.xx;
    const cairo_glyph_t glyph{index, 0, 0};
    cairo_scaled_font_glyph_extents(font, &glyph, 1, extents);
    for (double* each : {&extents->x_bearing, &extents->y_bearing, &extents->width, &extents->height, &extents->x_advance, &extents->y_advance}) *each /= em;
    cairo_scale(on, 1 / em, 1 / em);
    cairo_set_scaled_font(on, font);
    cairo_glyph_path(on, &glyph, 1);
    cairo_fill(on);
    return CAIRO_STATUS_SUCCESS;
}

cairo_font_face_t* shapes_of(PangoFont* font) {
    cairo_font_face_t* shapes = cairo_user_font_face_create();
    cairo_user_font_face_set_render_glyph_func(shapes, draw_shape);
    cairo_scaled_font_t* outlines = cairo_scaled_font_reference(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)));
    cairo_font_face_set_user_data(shapes, &outlines_of_shapes, outlines, [](void* held) { cairo_scaled_font_destroy(static_cast<cairo_scaled_font_t*>(held)); });
    return shapes;
}

void show_shapes(cairo_t* on, const char* text, PangoGlyphItem* run, cairo_font_face_t* shapes, double x, double y) {
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    PangoGlyphItemIter cluster;
    for (gboolean more = pango_glyph_item_iter_init_start(&cluster, run, text); more; more = pango_glyph_item_iter_next_cluster(&cluster)) {
        const std::size_t before = glyphs.size();
        for (int i = cluster.start_glyph; i != cluster.end_glyph; i += cluster.start_glyph < cluster.end_glyph ? 1 : -1) {
            const PangoGlyphInfo& glyph = run->glyphs->glyphs[i];
            if (glyph.glyph != PANGO_GLYPH_EMPTY && !(glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG))
                glyphs.push_back({glyph.glyph, x + static_cast<double>(glyph.geometry.x_offset) / PANGO_SCALE, y + static_cast<double>(glyph.geometry.y_offset) / PANGO_SCALE});
            x += static_cast<double>(glyph.geometry.width) / PANGO_SCALE;
        }
        clusters.push_back({cluster.end_index - cluster.start_index, static_cast<int>(glyphs.size() - before)});
    }
    cairo_matrix_t matrix;
    cairo_scaled_font_get_font_matrix(static_cast<cairo_scaled_font_t*>(cairo_font_face_get_user_data(shapes, &outlines_of_shapes)), &matrix);
    cairo_set_font_face(on, shapes);
    cairo_set_font_matrix(on, &matrix);
    cairo_show_text_glyphs(on, text + run->item->offset, run->item->length, glyphs.data(), static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                           static_cast<cairo_text_cluster_flags_t>(0));
}

}  // namespace

void Shaper::draw(cairo_t* on, const Words& words, const Style& style, float width, Direction direction, float x, float y, int from, int to) {
    const Object<PangoLayout> layout = kept_->lay_out(words, style, width, direction);
    const char* text = pango_layout_get_text(layout.get());
    const double height = kept_->line_height(style);
    const double baseline = height / 2 + 0.388 * style.size;      // Noto Sans stands in the middle of its line: half of ascent less descent
    PangoLayoutIter* iter = pango_layout_get_iter(layout.get());
    int line = 0;
    do {
        if (line < from) continue;
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, nullptr, &logical);
        double at = x + static_cast<double>(logical.x) / PANGO_SCALE;
        const double on_line = y + height * (line - from) + baseline;
        for (GSList* each = pango_layout_iter_get_line_readonly(iter)->runs; each; each = each->next) {
            auto* run = static_cast<PangoGlyphItem*>(each->data);
            cairo_font_face_t* shapes = kept_->shapes(run->item->analysis.font);
            cairo_move_to(on, at, on_line);
            if (shapes) show_shapes(on, text, run, shapes, at, on_line);
            else pango_cairo_show_glyph_item(on, text, run);
            at += static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
        }
    } while (++line < to && pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
}

std::vector<char32_t> Shaper::missing(std::string_view text, const Tag& tag) {
    std::set<char32_t> found;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<int32_t>(text.size());
    if (shape(language::words(text, tag), {}, 0, language::direction(tag))->missing_glyphs == 0) return {};
    for (int32_t i = 0; i < length;) {
        const int32_t from = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (shape(language::words(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(i - from)), tag), {}, 0,
                  language::direction(tag))
                ->missing_glyphs > 0)
            found.insert(static_cast<char32_t>(c));
    }
    return {found.begin(), found.end()};
}

void Shaper::forget() {                                    // the font map knows fonts, not words: it stays
    kept_->paragraphs = {};
    kept_->forget_fonts();
}

}  // namespace repere::typography
