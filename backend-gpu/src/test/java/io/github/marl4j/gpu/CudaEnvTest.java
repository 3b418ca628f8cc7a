package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments over the CUDA host code and the CUDA form of their kernels, on {@link FakeCuda}. */
class CudaEnvTest {
    @TempDir
    private Path cache;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smax/3m-v1",
                "smax/smacv2_5_units-v1",
                "particle/simple-spread-v3",
                "particle/simple-tag-v3",
                "foraging/8x8-2p-2f-v1"
            })
    void cudaPlaysTheEpisodesOfTheJavaKernel(String id) throws IOException, InterruptedException {
        try (FakeCuda fake = new FakeCuda(cache)) {
            try (Cuda device = Cuda.open()) {
                DeviceEnvTest.playsTheEpisodesOfTheJavaKernel(id, device);
            }
            assertThat(fake.held()).as("things that nobody gave back").isZero();
        }
    }
}
