package io.github.marl4j.cli;

import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures an environment. */
@Command(
        name = "speed",
        description = {
            "Measure steps per second of an environment with random legal actions.",
            "Drawing actions, observations, masks, state and resets all count. Episodes are staggered first."
        })
final class SpeedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Environment, e.g. smax/3m-v1.")
    private String id;

    @Option(
            names = {"--num-envs", "--envs"},
            paramLabel = "N",
            defaultValue = "1024",
            description = "Copies, all threads together [${DEFAULT-VALUE}].")
    private int numEnvs;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that step; the default is one per processor.")
    private Integer threads;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "5",
            description = "Time measured, all windows together [${DEFAULT-VALUE}].")
    private double seconds;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measurements; the median is reported [${DEFAULT-VALUE}].")
    private int windows;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            defaultValue = "3",
            description = "Time before the first window [${DEFAULT-VALUE}].")
    private double warmup;

    @Option(
            names = "--kernel",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "auto, plain or simd [${DEFAULT-VALUE}].")
    private KernelChoice kernel;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = VectorBackend.JVM,
            description = "Where the copies live: jvm, nd4j, opencl, cuda, or auto [${DEFAULT-VALUE}].")
    private String backend;

    @Option(
            names = "--resident",
            description = {
                "Random players act where the copies live and nothing is copied to the JVM;",
                "what the device does alone. For opencl and cuda."
            })
    private boolean resident;

    @Option(
            names = "--lockstep",
            description = "One batch whose threads meet after every step, instead of one batch per thread.")
    private boolean lockstep;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of episodes and actions [${DEFAULT-VALUE}].")
    private long seed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private EnvOptionsMixin options;

    @Override
    public Integer call() {
        int used = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        SpeedTest.Result result = new SpeedTest(
                        id,
                        options.values(),
                        numEnvs,
                        used,
                        lockstep,
                        kernel,
                        backend,
                        resident,
                        windows,
                        seconds / windows,
                        warmup,
                        seed)
                .run();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> facts = facts(result, load);
        out.print(json ? Json.pretty(facts) : text(result, facts));
        out.flush();
        return ExitCodes.OK;
    }

    private Map<String, Object> facts(SpeedTest.Result result, double load) {
        Manifest machine = Manifest.starting(Build.version(), Build.commit(), "", result.kernel(), result.threads());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", result.spec().id());
        facts.put("options", options.values());
        facts.put("numEnvs", numEnvs);
        facts.put("threads", result.threads());
        facts.put("lockstep", lockstep);
        facts.put("backend", backend);
        facts.put("resident", resident);
        facts.put("kernel", machine.kernel());
        facts.put("envStepsPerSecond", Math.round(result.median()));
        facts.put("bestEnvStepsPerSecond", Math.round(result.best()));
        facts.put(
                "windows",
                Arrays.stream(result.perWindow()).map(Math::rint).boxed().toList());
        facts.put("agents", result.spec().agents().size());
        facts.put(
                "agentStepsPerSecond",
                Math.round(result.median() * result.spec().agents().size()));
        facts.put("allocatedBytesPerStep", result.bytesPerStep());
        facts.put("loadAverageBefore", load);
        facts.put("jvm", machine.jvm());
        facts.put("os", machine.os());
        facts.put("cpu", machine.cpu());
        facts.put("version", machine.version());
        facts.put("commit", machine.commit());
        return facts;
    }

    private String text(SpeedTest.Result result, Map<String, Object> facts) {
        String nl = System.lineSeparator();
        return facts.get("id") + "  " + Words.whole(numEnvs) + " copies, " + result.threads()
                + (result.threads() == 1 ? " thread, " : " threads, ") + facts.get("kernel") + " kernel" + nl
                + "median  " + Words.whole(result.median()) + " environment steps/s, "
                + Words.whole(result.median() * result.spec().agents().size()) + " agent steps/s" + nl
                + "best    " + Words.whole(result.best()) + " environment steps/s, of " + windows + " windows" + nl
                + facts.get("cpu") + "; " + facts.get("jvm") + "; load average before " + facts.get("loadAverageBefore")
                + nl;
    }
}
