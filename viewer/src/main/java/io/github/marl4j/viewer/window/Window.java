package io.github.marl4j.viewer.window;

import static org.lwjgl.glfw.GLFW.GLFW_ANY_PLATFORM;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_CREATION_API;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MAJOR;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MINOR;
import static org.lwjgl.glfw.GLFW.GLFW_EGL_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_FALSE;
import static org.lwjgl.glfw.GLFW.GLFW_NATIVE_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_CORE_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_FORWARD_COMPAT;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_NULL;
import static org.lwjgl.glfw.GLFW.GLFW_PRESS;
import static org.lwjgl.glfw.GLFW.GLFW_RELEASE;
import static org.lwjgl.glfw.GLFW.GLFW_TRUE;
import static org.lwjgl.glfw.GLFW.GLFW_VISIBLE;
import static org.lwjgl.glfw.GLFW.glfwCreateWindow;
import static org.lwjgl.glfw.GLFW.glfwDefaultWindowHints;
import static org.lwjgl.glfw.GLFW.glfwDestroyWindow;
import static org.lwjgl.glfw.GLFW.glfwGetFramebufferSize;
import static org.lwjgl.glfw.GLFW.glfwGetPrimaryMonitor;
import static org.lwjgl.glfw.GLFW.glfwGetVideoMode;
import static org.lwjgl.glfw.GLFW.glfwGetWindowPos;
import static org.lwjgl.glfw.GLFW.glfwGetWindowSize;
import static org.lwjgl.glfw.GLFW.glfwInit;
import static org.lwjgl.glfw.GLFW.glfwInitHint;
import static org.lwjgl.glfw.GLFW.glfwMakeContextCurrent;
import static org.lwjgl.glfw.GLFW.glfwPollEvents;
import static org.lwjgl.glfw.GLFW.glfwSetErrorCallback;
import static org.lwjgl.glfw.GLFW.glfwSetFramebufferSizeCallback;
import static org.lwjgl.glfw.GLFW.glfwSetKeyCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowFocusCallback;
import static org.lwjgl.glfw.GLFW.glfwSetWindowMonitor;
import static org.lwjgl.glfw.GLFW.glfwSetWindowShouldClose;
import static org.lwjgl.glfw.GLFW.glfwSwapBuffers;
import static org.lwjgl.glfw.GLFW.glfwSwapInterval;
import static org.lwjgl.glfw.GLFW.glfwTerminate;
import static org.lwjgl.glfw.GLFW.glfwWaitEventsTimeout;
import static org.lwjgl.glfw.GLFW.glfwWindowHint;
import static org.lwjgl.glfw.GLFW.glfwWindowShouldClose;
import static org.lwjgl.system.MemoryUtil.NULL;

import java.util.StringJoiner;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.glfw.GLFWFramebufferSizeCallback;
import org.lwjgl.glfw.GLFWKeyCallback;
import org.lwjgl.glfw.GLFWVidMode;
import org.lwjgl.glfw.GLFWWindowFocusCallback;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL11C;

/**
 * A window with an OpenGL 3.3 core context. On a screen it asks for the system's own way to a context and falls back to EGL; headless it needs no display at all (GLFW's null platform with EGL) and falls
 * back to an invisible window. One for each process; to be used by one thread, which on macOS must be the first.
 */
public final class Window implements AutoCloseable {

    /** Told what a keyboard does. */
    public interface Keys {
        /** A key, GLFW's number, goes down or up. */
        void key(int key, boolean down);

        /** The window has lost the keyboard: whatever is held counts as released. */
        void lost();
    }

    private final long handle;
    private final boolean headless;
    private GLFWErrorCallback errors;
    private GLFWKeyCallback keyCallback;
    private GLFWFramebufferSizeCallback sizeCallback;
    private GLFWWindowFocusCallback focusCallback;
    private int width;
    private int height;
    private boolean fullScreen;
    private final int[] place = new int[4];
    private String lastError = "";
    /** What was said at each attempt to open a window. */
    private final StringJoiner refusals = new StringJoiner("; ");

    private Window(String title, int width, int height, boolean headless) {
        this.headless = headless;
        this.width = width;
        this.height = height;
        errors = GLFWErrorCallback.create((code, text) ->
                lastError = "GLFW error " + Integer.toHexString(code) + ": " + GLFWErrorCallback.getDescription(text));
        GLFWErrorCallback before = glfwSetErrorCallback(errors);
        if (before != null) before.free();
        handle = create(title);
        if (handle == NULL) {
            NoWindowException none =
                    new NoWindowException("no window with OpenGL 3.3 could be opened (" + refusals + ")");
            glfwTerminate();
            freeCallbacks();
            throw none;
        }
        try {
            glfwMakeContextCurrent(handle);
            GL.createCapabilities();
            listenToSize();
        } catch (IllegalStateException | LinkageError refused) { // LWJGL finds no library of OpenGL, or no context
            glfwDestroyWindow(handle);
            glfwTerminate();
            freeCallbacks();
            throw new NoWindowException("OpenGL cannot be used (" + refused.getMessage() + ")");
        }
    }

    /**
     * Opens a window.
     *
     * @param headless whether it is never shown, and needs no display
     * @throws NoWindowException if there is no display or no OpenGL 3.3
     */
    public static Window open(String title, int width, int height, boolean headless) {
        load();
        return new Window(title, width, height, headless);
    }

    /**
     * Loads what windows and the names of keys need.
     *
     * @throws NoWindowException if that cannot be done
     */
    public static void load() {
        try {
            GLFW.getLibrary();
        } catch (LinkageError missing) { // a library of the system or of LWJGL
            throw new NoWindowException("GLFW cannot be loaded (" + missing.getMessage() + ")");
        }
    }

    private long create(String title) {
        if (headless) {
            glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_NULL);
            if (glfwInit()) {
                long found = create(title, GLFW_EGL_CONTEXT_API);
                if (found != NULL) return found;
                refusals.add("without a display " + lastError);
                glfwTerminate();
            }
        }
        glfwInitHint(GLFW_PLATFORM, GLFW_ANY_PLATFORM);
        if (!glfwInit()) {
            refusals.add(lastError);
            freeCallbacks();
            throw new NoWindowException(
                    (headless ? "there is no OpenGL and no display (" : "there is no display (") + refusals + ")");
        }
        long found = create(title, GLFW_NATIVE_CONTEXT_API);
        if (found != NULL) return found;
        refusals.add(lastError);
        found = create(title, GLFW_EGL_CONTEXT_API);
        if (found == NULL) refusals.add(lastError);
        return found;
    }

    private long create(String title, int contextApi) {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_CONTEXT_CREATION_API, contextApi);
        glfwWindowHint(GLFW_VISIBLE, headless ? GLFW_FALSE : GLFW_TRUE);
        return glfwCreateWindow(width, height, title, NULL, NULL);
    }

    private void listenToSize() {
        int[] w = new int[1];
        int[] h = new int[1];
        glfwGetFramebufferSize(handle, w, h);
        width = Math.max(1, w[0]);
        height = Math.max(1, h[0]);
        sizeCallback = GLFWFramebufferSizeCallback.create((window, newWidth, newHeight) -> {
            if (newWidth > 0 && newHeight > 0) { // a window that is made small to an icon has none
                width = newWidth;
                height = newHeight;
            }
        });
        glfwSetFramebufferSizeCallback(handle, sizeCallback);
        glfwSwapInterval(headless ? 0 : 1);
    }

    /** Tells a listener about the keyboard from now on. Called by {@link #poll}. */
    public void listen(Keys keys) {
        keyCallback = GLFWKeyCallback.create((window, key, scancode, action, mods) -> {
            if (action == GLFW_PRESS) keys.key(key, true);
            if (action == GLFW_RELEASE) keys.key(key, false);
        });
        glfwSetKeyCallback(handle, keyCallback);
        focusCallback = GLFWWindowFocusCallback.create((window, focused) -> {
            if (!focused) keys.lost();
        });
        glfwSetWindowFocusCallback(handle, focusCallback);
    }

    /** Sends a key through the callback that GLFW calls for keys of the keyboard: for scripts where no keyboard is. */
    public void type(int key, boolean down) {
        keyCallback.invoke(handle, key, 0, down ? GLFW_PRESS : GLFW_RELEASE, 0);
    }

    /** Takes in what has happened at keyboard, gamepads and window. */
    public void poll() {
        glfwPollEvents();
    }

    /** Waits until something happens at keyboard or window and takes it in, but not longer than so many seconds. */
    public void await(double seconds) {
        glfwWaitEventsTimeout(seconds);
    }

    /** Returns how many pictures a second the main screen shows, 0 where that is unknown. */
    public int hertz() {
        long monitor = headless ? NULL : glfwGetPrimaryMonitor();
        GLFWVidMode mode = monitor == NULL ? null : glfwGetVideoMode(monitor);
        return mode == null ? 0 : mode.refreshRate();
    }

    /** Shows what has been drawn; waits for the screen if there is one. */
    public void show() {
        glfwSwapBuffers(handle);
    }

    /** Returns whether somebody wants the window closed. */
    public boolean closing() {
        return glfwWindowShouldClose(handle);
    }

    /** Asks for the window to be closed, as its close button does. */
    public void requestClose() {
        glfwSetWindowShouldClose(handle, true);
    }

    /** Returns the width that can be drawn on [px]. */
    public int width() {
        return width;
    }

    /** Returns the height that can be drawn on [px]. */
    public int height() {
        return height;
    }

    /** Returns whether it is never shown. */
    public boolean headless() {
        return headless;
    }

    /** Returns what draws, e.g. {@code llvmpipe (LLVM 15.0.6, 256 bits)}. */
    public String renderer() {
        return GL11C.glGetString(GL11C.GL_RENDERER);
    }

    /** Changes between a window and the full screen. Does nothing where there is no screen. */
    public void toggleFullScreen() {
        long monitor = glfwGetPrimaryMonitor();
        GLFWVidMode mode = headless || monitor == NULL ? null : glfwGetVideoMode(monitor);
        if (mode == null) return;
        if (fullScreen) {
            glfwSetWindowMonitor(handle, NULL, place[0], place[1], place[2], place[3], 0);
        } else {
            int[] first = new int[1];
            int[] second = new int[1];
            glfwGetWindowPos(handle, first, second);
            place[0] = first[0];
            place[1] = second[0];
            glfwGetWindowSize(handle, first, second); // in the units of the system, which need not be pixels
            place[2] = first[0];
            place[3] = second[0];
            glfwSetWindowMonitor(handle, monitor, 0, 0, mode.width(), mode.height(), mode.refreshRate());
        }
        fullScreen = !fullScreen;
    }

    @Override
    public void close() {
        glfwMakeContextCurrent(NULL);
        GL.setCapabilities(null);
        glfwDestroyWindow(handle);
        glfwTerminate();
        freeCallbacks();
    }

    private void freeCallbacks() {
        glfwSetErrorCallback(null);
        if (errors != null) errors.free();
        if (keyCallback != null) keyCallback.free();
        if (sizeCallback != null) sizeCallback.free();
        if (focusCallback != null) focusCallback.free();
        errors = null;
    }
}
