/** Checks that any environment must pass, and the replay of recorded files. */
module io.github.marl4j.testkit {
    requires transitive io.github.marl4j.env;
    requires com.google.gson;
    requires jdk.management;
    requires static transitive org.junit.jupiter.api;

    exports io.github.marl4j.testkit;

    uses io.github.marl4j.env.ConformanceCheck;
}
