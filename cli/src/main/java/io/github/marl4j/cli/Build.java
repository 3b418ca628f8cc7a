package io.github.marl4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;

/** Which build of MARL4J this is. */
final class Build implements CommandLine.IVersionProvider {

    /** Returns the version, e.g. {@code 0.1.0}. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read build.properties", failed);
        }
        return properties.getProperty("version");
    }

    /** Returns the commit that the launcher script found, or {@code unknown} outside a checkout. */
    static String commit() {
        return System.getProperty("marl4j.commit", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "marl4j " + version() + " (" + commit() + ")",
            "JVM: " + System.getProperty("java.vm.name") + " " + Runtime.version()
        };
    }
}
