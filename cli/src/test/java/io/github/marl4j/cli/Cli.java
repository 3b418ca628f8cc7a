package io.github.marl4j.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
