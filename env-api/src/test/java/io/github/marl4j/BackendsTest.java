package io.github.marl4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void aBackendThatIsNotOnTheClassPathIsNamedWithWhatIs() {
        String id = Marl4j.ids().get(0);
        VectorOptions how = VectorOptions.DEFAULT.withBackend("jmv");
        assertThatThrownBy(() -> Marl4j.vector(id, 4, Map.of(), how))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("no backend \"jmv\" on the class path; did you mean \"jvm\"?");
    }

    @Test
    void whatIsTooLargeForEverybodyIsNamedWithItsModule() {
        String id = Marl4j.ids().get(0);
        VectorOptions how = VectorOptions.DEFAULT.withBackend("nd4j");
        assertThatThrownBy(() -> Marl4j.vector(id, 4, Map.of(), how))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("backend \"nd4j\" is in marl4j-backend-nd4j");
    }
}
