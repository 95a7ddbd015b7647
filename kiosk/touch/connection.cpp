// Alone here: Xlib's macros (None, Status …) spoil the names of whoever includes it.
#include <X11/Xlib.h>

#include "touch/touch.hpp"

extern "C" Display* glfwGetX11Display(void);         // GLFW/glfw3native.h would ask for the headers of every X extension

namespace repere::touch {

int Window::connection() const {
    Display* const display = glfwGetX11Display();
    return display ? ConnectionNumber(display) : -1;
}

}  // namespace repere::touch
