/** Spaces, environments, batches, registry and wrappers of MARL4J. */
module io.github.marl4j.env {
    requires transitive java.desktop;

    exports io.github.marl4j;
    exports io.github.marl4j.env;
    exports io.github.marl4j.env.files;
    exports io.github.marl4j.env.render;
    exports io.github.marl4j.env.replay;
    exports io.github.marl4j.env.shared;
    exports io.github.marl4j.env.wrappers;

    uses io.github.marl4j.env.EnvProvider;
    uses io.github.marl4j.env.VectorBackend;
    uses io.github.marl4j.env.ConformanceCheck;
}
