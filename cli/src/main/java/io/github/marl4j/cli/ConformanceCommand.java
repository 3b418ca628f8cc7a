package io.github.marl4j.cli;

import picocli.CommandLine.Command;

/** Placeholder until testkit lands. */
@Command(name = "conformance")
final class ConformanceCommand implements Runnable {
    @Override
    public void run() {}
}
