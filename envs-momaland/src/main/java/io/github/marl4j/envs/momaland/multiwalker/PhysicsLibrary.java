package io.github.marl4j.envs.momaland.multiwalker;

import com.badlogic.gdx.physics.box2d.Box2D;
import com.badlogic.gdx.utils.SharedLibraryLoadRuntimeException;

/** Box2D's native code, which libGDX unpacks from its jar to the folder for temporary files and loads once. Only who makes an environment with walkers needs it. */
final class PhysicsLibrary {
    private PhysicsLibrary() {}

    /**
     * Loads the library if it is not loaded yet. Any thread may call it.
     *
     * @throws IllegalStateException if it cannot be loaded here; says what is missing
     */
    static void load() {
        load(Box2D::init);
    }

    static synchronized void load(Runnable loading) {
        try {
            loading.run();
        } catch (SharedLibraryLoadRuntimeException | LinkageError refused) {
            throw new IllegalStateException(
                    MultiwalkerOptions.ID + ": the native library of gdx-box2d cannot be loaded on "
                            + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + "; put gdx-box2d-platform with classifier natives-desktop on the class path (it serves Linux, macOS and Windows)"
                            + " and let it unpack itself to java.io.tmpdir=" + System.getProperty("java.io.tmpdir")
                            + ": " + refused.getMessage(),
                    refused);
        }
    }
}
