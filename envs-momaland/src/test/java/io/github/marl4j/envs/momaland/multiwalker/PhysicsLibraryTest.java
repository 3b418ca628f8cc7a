package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.badlogic.gdx.utils.SharedLibraryLoader;
import io.github.marl4j.Marl4j;
import io.github.marl4j.env.VectorEnv;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When the native library is loaded, and what is said where it cannot be. In JVMs of their own, because a library stays loaded. */
final class PhysicsLibraryTest {

    /** Makes every environment of the family but the walkers, or the walkers. */
    static final class Program {
        public static void main(String[] arguments) {
            StringBuilder told = new StringBuilder();
            for (String id : Marl4j.ids()) {
                Marl4j.spec(id);
                if (!id.equals(MultiwalkerOptions.ID) && !id.contains("route-choice"))
                    Marl4j.vector(id, 1).close();
            }
            told.append("loaded=")
                    .append(SharedLibraryLoader.isLoaded("gdx-box2d"))
                    .append('\n');
            try (VectorEnv env = Marl4j.vector(MultiwalkerOptions.ID, 1)) {
                env.reset(1, env.newBatch());
                told.append("made=").append(SharedLibraryLoader.isLoaded("gdx-box2d"));
            } catch (IllegalStateException refused) {
                told.append("refused=").append(refused.getMessage());
            }
            System.Logger log = System.getLogger("test");
            log.log(System.Logger.Level.INFO, told.toString());
        }
    }

    private static String run(String without) throws IOException, InterruptedException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> without.isEmpty() || !entry.contains(without))
                .collect(Collectors.joining(File.pathSeparator));
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(java, "-cp", path, Program.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void theLibraryIsLoadedByTheFirstWalkersOnly() throws IOException, InterruptedException {
        assertThat(run("")).contains("loaded=false", "made=true");
    }

    @Test
    void withoutTheNativeJarTheRestWorksAndWalkersAreRefusedInOneSentence() throws IOException, InterruptedException {
        assertThat(run("gdx-box2d-platform"))
                .contains("loaded=false")
                .contains(
                        "refused=momaland/multiwalker-stability-v1: the native library of gdx-box2d cannot be loaded on "
                                + System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .contains("natives-desktop");
    }

    @Test
    void aRefusingLoaderIsNamedAsTheCause() {
        UnsatisfiedLinkError cause = new UnsatisfiedLinkError("wrong ELF class");
        assertThatThrownBy(() -> PhysicsLibrary.load(() -> {
                    throw cause;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wrong ELF class")
                .hasCause(cause);
    }
}
