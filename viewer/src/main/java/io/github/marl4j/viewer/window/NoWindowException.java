package io.github.marl4j.viewer.window;

/** There is no display or no OpenGL 3.3. The message says what to install. */
public final class NoWindowException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private static final String REMEDY =
            "; on Debian or Ubuntu install the packages libgl1-mesa-dri libglx-mesa0 libegl1 libegl-mesa0,"
                    + " on a machine without a screen use --headless, or install xvfb and run xvfb-run -a ./marl4j view";

    NoWindowException(String what) {
        super("viewer: " + what + REMEDY);
    }
}
