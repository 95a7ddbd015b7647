// A frame: the pointer is followed, the page painted, the picture shown. And the end of a visit, which leaves none of it behind.
#include <epoxy/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <png.h>

#include <cmath>

#include "touch/imgui_version.hpp"
#include "touch/kept.hpp"

namespace repere::touch {

namespace {

constexpr float notch_mm = 15;                      // that the content moves by a notch of the wheel
constexpr float first_step = 1.0f / 60;             // of a motion that begins now, however long nothing moved before
constexpr float same_place_mm = 10;
constexpr double unhurried = 1;                     // seconds: a swipe takes less
constexpr double leaning = 8;                       // seconds in one place: an arm that rests on the glass
constexpr std::size_t most_at_once = 10'000;        // quads; a vertex index has 16 bits
constexpr int buffers = 3;                          // that a driver swaps, at most

layout::Rect shared(const layout::Rect& a, const layout::Rect& b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::min(a.x + a.w, b.x + b.w) - x, std::min(a.y + a.h, b.y + b.h) - y};
}

// Uppermost first: of two buttons that overlap, Dear ImGui gives the pointer to the one it is told of first.
std::vector<const layout::Node*> touchable(const layout::Placed& placed, const layout::View& view) {
    std::vector<const layout::Node*> nodes;
    const int layers = static_cast<int>(placed.layers.size());
    for (int layer = layers - 1; layer >= placed.open_from; --layer) {
        if (!layout::there(placed, view, placed.layers[static_cast<std::size_t>(layer)])) continue;
        for (auto node = placed.nodes.rbegin(); node != placed.nodes.rend(); ++node)
            if (node->layer == layer && node->event && !node->id.empty()) nodes.push_back(&*node);
    }
    return nodes;
}

void write(ImDrawList& list, const Quad* quads, std::size_t count, float u_scale, float v_scale) {
    list.PrimReserve(static_cast<int>(6 * count), static_cast<int>(4 * count));
    for (const Quad* quad = quads; quad != quads + count; ++quad) {
        const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
        for (const int corner : {0, 1, 2, 0, 2, 3}) list.PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
        for (const Vertex& v : *quad) list.PrimWriteVtx(ImVec2(v.x, v.y), ImVec2(v.u * u_scale, v.v * v_scale), v.colour);
    }
}

void emit(const Drawing& drawing, ImDrawList& list, unsigned texture, int texture_height, unsigned film) {
    for (const Part& part : drawing.parts) {
        if (part.film && !film) continue;
        list.PushTextureID(imgui::texture(part.film ? film : texture));
        list.PushClipRect(ImVec2(part.clip.x, part.clip.y), ImVec2(part.clip.x + part.clip.w, part.clip.y + part.clip.h), true);
        for (std::size_t done = 0; done < part.count; done += most_at_once)
            write(list, drawing.quads.data() + part.from + done, std::min(most_at_once, part.count - done),
                  part.film ? 1 : 1.0f / Atlas::side, part.film ? 1 : 1.0f / static_cast<float>(texture_height));
        list.PopClipRect();
        list.PopTextureID();
    }
}

const layout::Clip* clip_in(const layout::Placed& placed) {
    for (const layout::Layer& layer : placed.layers)
        for (const layout::Paint& paint : layer.paints)
            if (const auto* clip = std::get_if<layout::Clip>(&paint)) return clip;
    return nullptr;
}

int draw_calls_of(const ImDrawData& data) {
    int calls = 0;
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) calls += command.ElemCount > 0;
    return calls;
}

}  // namespace

void Window::Kept::follow_pointer(const layout::Placed& placed, layout::View& view) {
    gesture.begin_frame(placed);
    const bool inspecting = inspector && control;   // then the pointer is the inspector's
    if (settled)
        for (const Moment& moment : path.take()) {
            const bool was_down = gesture.down(), was_pressing = gesture.acts();
            if (moment.down && !was_down) down_since = now(), tapping = true, explored.clear();
            if (was_down && !gesture.strayed() && now() - down_since > leaning) gesture.lose();
            const layout::View followed = gesture.follow(view, placed, moment, time);
            if (!habits.explore) view = followed;   // a finger that explores moves nothing
            if (inspecting) gesture.lose();
            if (was_down && !moment.down && gesture.far() && was_pressing && now() - down_since > unhurried) say(Slid{});
        }
    const Moment now = path.now();
    imgui::pointer(now.x, now.y, now.down);
    if (notches != 0 && inspecting) imgui::wheel(notches);
    if (notches != 0 && !inspecting && can_scroll(placed))
        view = layout::dragged(view, placed, notches * notch_mm * placed.size.px_per_mm);
    notches = 0;
}

// The page's buttons, where layout put them: one window without a look of its own, as large as the screen.
std::optional<Touched> Window::Kept::touch(const layout::Placed& placed, layout::View& view) {
    std::optional<Touched> touched;
    pressed.clear();
    ImGui::SetNextWindowPos(ImVec2(0, 0));
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    if (gesture.acts())
        for (const layout::Node* node : touchable(placed, view)) {
            const layout::Rect at = shared(layout::on_screen(placed, view, *node), placed.layers[node->layer].clip);
            if (at.w < 1 || at.h < 1) continue;
            ImGui::PushID(node->id.c_str());
            ImGui::SetCursorScreenPos(ImVec2(at.x, at.y));
            if (ImGui::InvisibleButton("node", ImVec2(at.w, at.h))) touched = Touched{*node->event, node->id};
            if (ImGui::IsItemActive() && ImGui::IsItemHovered()) pressed = node->id;
            ImGui::PopID();
        }
    ImGui::End();
    ImGui::PopStyleVar(2);
    settled = true;
    if (habits.explore) touched = explore(placed, view);
    else if (touched && struck_twice(placed, *touched)) touched.reset();
    if (touched) act = {now(), gesture.began().x, gesture.began().y, page_of(placed)};
    if (const auto* turned = touched ? std::get_if<page::PageTurned>(&touched->event) : nullptr) {
        view = layout::turned(view, placed, turned->by);
        if (inspector) inspector->page_turned(turned->by);
        touched.reset();
    }
    return touched;
}

// A hand that trembles, or taps twice out of habit, does not mean what has only just come under it.
bool Window::Kept::struck_twice(const layout::Placed& placed, const Touched& touched) const {
    const Moment began = gesture.began();
    const layout::Node* node = layout::node(placed, touched.id);
    const bool writes = node && node->role == page::Role::key;       // a letter is meant twice
    const bool near = std::hypot(began.x - act.x, began.y - act.y) < same_place_mm * placed.size.px_per_mm;
    return !writes && near && now() - act.at < habits.touch_strike && act.page != page_of(placed);
}

// Explore by touch (people.md, P14): what lies under the finger is said; lifting does nothing; a second tap in the same place acts.
std::optional<Touched> Window::Kept::explore(const layout::Placed& placed, const layout::View& view) {
    const Moment at = path.now();
    pressed.clear();
    if (at.down) {
        if (!tapping) return {};
        const layout::Node* node = layout::under(placed, view, at.x, at.y);
        const int index = node ? static_cast<int>(node - placed.nodes.data()) : -1;
        if (node && index != explored_node) say(Explored{node->event ? node->id : "", node->name, node->language, node->role});
        explored_node = index;
        explored = node && node->event ? node->id : "";
        return {};
    }
    explored_node = -1;
    if (!std::exchange(tapping, false)) return {};
    const layout::Node* node = layout::node(placed, explored);
    const std::string here = node ? page_of(placed) + '\n' + explored : "";
    if (node && node->event && here == armed && !gesture.strayed() && layout::visible(placed, view, *node)) {
        armed.clear();
        return Touched{*node->event, node->id};
    }
    armed = here;
    return {};
}

void Window::Kept::render(int width, int height) {
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(clear.r / 255.0f, clear.g / 255.0f, clear.b / 255.0f, 1);   // a rectangle as large would cost 9 ms in software
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

std::vector<Input> Window::frame(const layout::Placed& placed, layout::View& view, typography::Shaper& shaper, float seconds) {
    Kept& k = *kept_;
    k.time += seconds;
    if (k.size.width <= 0 || k.size.height <= 0) return k.said();
    const double began = k.options.stopwatch ? k.options.stopwatch() : 0;

    glfwMakeContextCurrent(k.window);
    imgui::frame_of(k.size.width, k.size.height, seconds);
    k.follow_pointer(placed, view);
    if (layout::moving(view) && !k.gesture.scrolling())
        view = layout::after(view, placed, k.moving ? seconds : std::min(seconds, first_step));
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    std::optional<Touched> touched = k.touch(placed, view);
    k.moving = layout::moving(view) && !k.gesture.scrolling();       // content held past its end rests under the finger
    if (touched) {
        ImGui::EndFrame();
        k.painted = false;
        k.need(1);
        k.say(std::move(*touched));
        return k.said();
    }
    if (k.path.waiting()) {                         // the finger is gone already: what came of it is painted, not how it was pressed
        ImGui::EndFrame();
        k.painted = false;
        return k.said();
    }

    const layout::Clip* clip = clip_in(placed);
    if (std::string why = k.player.show(clip, k.clips); !why.empty()) k.say(Unplayable{clip->name, std::move(why)});
    paint(k.drawing, placed, view, k.pressed, k.atlas, shaper);
    if (k.atlas.full()) {                           // nothing of this frame was shown yet, so nobody sees it being emptied
        k.atlas.empty();
        paint(k.drawing, placed, view, k.pressed, k.atlas, shaper);
    }
    const unsigned texture = k.atlas.upload();
    emit(k.drawing, *ImGui::GetBackgroundDrawList(), texture, k.atlas.height(), k.player.upload());
    if (k.inspector)
        k.inspector->show(placed, view, k.path.now().x, k.path.now().y, k.control, figures(), k.milliseconds,
                          static_cast<int>(k.frames % static_cast<long>(k.milliseconds.size())), texture, k.atlas.height());
    ImGui::Render();
    k.clear = placed.clear;
    k.render(k.size.width, k.size.height);
    glfwSwapBuffers(k.window);
    for (; k.stale > 0; --k.stale) {                // the window's other buffers still hold what was forgotten
        k.render(k.size.width, k.size.height);
        glfwSwapBuffers(k.window);
    }

    k.painted = true;
    k.due = std::max(0, k.due - 1);
    k.draw_calls = draw_calls_of(*ImGui::GetDrawData());
    k.most_quads = std::max(k.most_quads, k.drawing.quads.size());
    ++k.frames;
    if (k.options.stopwatch)
        k.milliseconds[static_cast<std::size_t>(k.frames) % k.milliseconds.size()] =
            static_cast<float>(1000 * (k.options.stopwatch() - began));
    return k.said();
}

const std::string& Window::pressed() const { return kept_->pressed; }

void Window::foresee(const layout::Placed& placed, typography::Shaper& shaper) {
    Kept& k = *kept_;
    glfwMakeContextCurrent(k.window);
    Drawing ahead;
    paint(ahead, placed, layout::fit({}, placed), {}, k.atlas, shaper);
    k.most_quads = std::max(k.most_quads, ahead.quads.size());
    ahead.wipe();
    if (!k.atlas.full()) k.atlas.upload();
}

std::string Window::graphics() const {
    glfwMakeContextCurrent(kept_->window);
    const auto* const name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    return name ? name : "OpenGL, of a driver that does not say its name";
}

Figures Window::figures() const {
    const Kept& k = *kept_;
    const std::size_t known = std::min(static_cast<std::size_t>(k.frames), k.milliseconds.size());
    std::vector<float> sorted;                      // the newest ones, wherever the ring begins
    for (std::size_t i = 0; i < known; ++i)
        sorted.push_back(k.milliseconds[(static_cast<std::size_t>(k.frames) - i) % k.milliseconds.size()]);
    const double last = sorted.empty() ? 0 : sorted.front();
    std::sort(sorted.begin(), sorted.end());
    const double p95 = sorted.empty() ? 0 : sorted[static_cast<std::size_t>(0.95 * static_cast<double>(sorted.size() - 1))];
    return {k.frames, last, p95, static_cast<int>(k.drawing.quads.size()), k.draw_calls, k.atlas.size(), k.atlas.use()};
}

// Painted once more, out of sight: after a swap the window's own buffer holds no promise.
bool Window::screenshot(const std::string& png_file) {
    Kept& k = *kept_;
    const auto [width, height] = k.size;
    if (!k.painted || width <= 0 || height <= 0) return false;
    glfwMakeContextCurrent(k.window);
    GLuint buffer = 0, target = 0;
    glGenRenderbuffers(1, &buffer);
    glBindRenderbuffer(GL_RENDERBUFFER, buffer);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glGenFramebuffers(1, &target);
    glBindFramebuffer(GL_FRAMEBUFFER, target);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, buffer);
    k.render(width, height);
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height * 3);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &target);
    glDeleteRenderbuffers(1, &buffer);

    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    const int upside_down = -width * 3;             // GL counts rows from below
    return png_image_write_to_file(&image, png_file.c_str(), 0, pixels.data(), upside_down, nullptr) != 0;
}

void Window::drop_gl() {
    glfwMakeContextCurrent(kept_->window);
    imgui::drop_gl();
    kept_->atlas.drop_gl();
    kept_->player.drop_gl();
    kept_->painted = false;
    kept_->need(1);
}

void Window::forget() {
    Kept& k = *kept_;
    glfwMakeContextCurrent(k.window);
    std::erase_if(k.inputs, [](const Input& input) {  // what the visitor did, not what became of the window
        return !std::holds_alternative<Resized>(input) && !std::holds_alternative<CloseAsked>(input);
    });
    k.path.forget();
    k.gesture.forget();
    for (std::string* id : {&k.pressed, &k.explored, &k.armed, &k.act.page}) {
        std::fill(id->begin(), id->end(), '\0');
        id->clear();
    }
    k.tapping = false;                              // a finger that is still there was the last visitor's
    k.explored_node = -1;
    k.notches = 0;
    k.moving = false;
    if (k.inspector) k.inspector.emplace();

    // Two frames without anything, and Dear ImGui remembers no button; then as many empty vertices as any frame had, over the last
    // ones: in the draw list and in the buffers of the graphics card.
    for (int i = 0; i < 3; ++i) {
        imgui::frame_of(std::max(1, k.size.width), std::max(1, k.size.height), first_step);
        imgui::pointer_away();
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        const Drawing empty{std::vector<Quad>(i < 2 ? 0 : k.most_quads), {{{0, 0, 1, 1}, 0, i < 2 ? 0 : k.most_quads}}};
        emit(empty, *ImGui::GetBackgroundDrawList(), k.atlas.upload(), k.atlas.height(), 0);
        ImGui::Render();
    }
    k.render(k.size.width, k.size.height);
    k.most_quads = 0;
    k.drawing.wipe();
    k.player.drop();
    k.atlas.empty();
    k.atlas.upload();
    k.painted = false;
    k.settled = false;                              // its window was not there for two frames
    k.need(1);
    k.stale = buffers - 1;
}

}  // namespace repere::touch
