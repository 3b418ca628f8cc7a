package io.github.marl4j.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** One call of the command in this process, with what it printed. */
record Cli(int code, String out, String err) {

    /** Runs the command with nothing typed into it; paths become their text. */
    static Cli run(Object... words) {
        return typing("", words);
    }

    /** Runs the command while a person types this text. */
    static Cli typing(String text, Object... words) {
        InputStream typed = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) arguments[i] = words[i].toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.newCommandLine(typed, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Cli(code, out.toString(), err.toString());
    }

    /** Trains the walk-through's algorithm on its environment. */
    static Cli train(Path folder, Object... more) {
        Object[] words = {
            "train",
            "--env",
            "walkthrough/meeting-v1",
            "--algo",
            "reinforce",
            "--steps",
            "12800",
            "--run-dir",
            folder,
            "--set",
            "evaluation.times=2",
            "--set",
            "evaluation.episodes=16",
            "--set",
            "evaluation.finalEpisodes=64"
        };
        Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return run(all);
    }

    /** Trains a small network on Kuhn poker. */
    static void trainOnKuhn(Path folder, long seed) {
        Cli trained = run(
                "train",
                "--env",
                "games/kuhn",
                "--algo",
                "ippo",
                "--steps",
                "512",
                "--seed",
                seed,
                "--run-dir",
                folder,
                "--threads",
                "1",
                "--set",
                "ippo.network=mlp",
                "--set",
                "ippo.numEnvs=16",
                "--set",
                "ippo.numSteps=16",
                "--set",
                "ippo.hidden=8",
                "--set",
                "evaluation.times=2",
                "--set",
                "evaluation.episodes=8",
                "--set",
                "evaluation.finalEpisodes=8");
        if (trained.code != 0) throw new IllegalStateException(trained.err);
    }

    /** Starts the command in a process of its own, which appends what it prints to a file. */
    static Process start(Path output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /** Returns some arguments and more. */
    static List<String> with(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all;
    }

    /** Returns the command with nowhere to print. */
    static CommandLine commandLine() {
        return Main.newCommandLine(
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()));
    }

    JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }
}
