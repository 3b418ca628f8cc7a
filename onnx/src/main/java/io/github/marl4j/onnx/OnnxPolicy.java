package io.github.marl4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.Sha256;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * ONNX files as a policy, run by ONNX Runtime on one processor thread. Observations go in, logits come out; masks and choices are made here, so a file needs no knowledge of either. The native memory of the networks lives
 * until the process ends. Players may be used by different threads.
 */
public final class OnnxPolicy implements Policy {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final OnnxManifest manifest;
    private final Map<String, OrtSession> sessions;
    private final boolean greedy;

    private OnnxPolicy(OnnxManifest manifest, Map<String, OrtSession> sessions, boolean greedy) {
        this.manifest = manifest;
        this.sessions = sessions;
        this.greedy = greedy;
    }

    /**
     * Loads a policy.
     *
     * @param file the ONNX file, or its manifest ({@code .json}), which must lie beside it
     * @param greedy whether the most probable action is taken instead of a drawn one
     * @throws RunFileException if a file is missing, broken or not the one that the manifest means
     * @throws IllegalStateException if ONNX Runtime cannot run on this machine
     */
    public static OnnxPolicy read(Path file, boolean greedy) {
        Path manifestFile = file.getFileName().toString().endsWith(".json") ? file : OnnxManifest.beside(file);
        OnnxManifest manifest = OnnxManifest.read(manifestFile);
        Map<String, OrtSession> sessions = new LinkedHashMap<>();
        for (OnnxManifest.Group group : manifest.groups()) {
            Path onnx = manifestFile.resolveSibling(group.file());
            byte[] content = bytes(onnx);
            String found = Sha256.of(content);
            if (!found.equals(group.sha256())) {
                throw new RunFileException(onnx + ": is not the file that " + manifestFile.getFileName()
                        + " means: its SHA-256 is " + found + ", there stands " + group.sha256());
            }
            OrtSession session = session(onnx, content);
            requireShapes(onnx, session, group);
            sessions.put(group.group(), session);
        }
        return new OnnxPolicy(manifest, sessions, greedy);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw RunFileException.reading(file, failed);
        }
    }

    private static OrtSession session(Path file, byte[] content) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(content, options);
        } catch (OrtException refused) {
            throw new RunFileException(file + ": ONNX Runtime cannot load it: " + refused.getMessage(), refused);
        } catch (LinkageError | RuntimeException missing) {
            throw new IllegalStateException(
                    "ONNX Runtime does not run on this machine (" + missing
                            + "); its native library is there for Linux, macOS and"
                            + " Windows on x86-64 and ARM64, and must be on the class path: com.microsoft.onnxruntime:onnxruntime",
                    missing);
        }
    }

    private static void requireShapes(Path file, OrtSession session, OnnxManifest.Group group) {
        try {
            requireWidth(file, session.getInputInfo(), "input", OnnxManifest.OBSERVATIONS, group.inputs());
            requireWidth(file, session.getOutputInfo(), "output", OnnxManifest.LOGITS, group.actions());
            if (group.memory() == 0) return;
            requireWidth(file, session.getInputInfo(), "input", OnnxManifest.MEMORY, group.memory());
            requireWidth(file, session.getOutputInfo(), "output", OnnxManifest.NEXT_MEMORY, group.memory());
        } catch (OrtException broken) {
            throw new RunFileException(file + ": " + broken.getMessage(), broken);
        }
    }

    private static void requireWidth(Path file, Map<String, NodeInfo> nodes, String kind, String name, int width) {
        NodeInfo node = nodes.get(name);
        if (node == null) {
            throw new RunFileException(file + ": has no " + kind + " \"" + name + "\"; there are " + nodes.keySet());
        }
        long[] shape = node.getInfo() instanceof TensorInfo tensor ? tensor.getShape() : new long[0];
        if (shape.length == 2 && shape[0] < 0 && (shape[1] == width || shape[1] < 0)) return;
        throw new RunFileException(file + ": " + kind + " \"" + name + "\" has the shape " + Arrays.toString(shape)
                + "; expected [batch, " + width + "] with any batch");
    }

    /** Returns what the files say about themselves. */
    public OnnxManifest manifest() {
        return manifest;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        AgentGroup agents = spec.groups().get(group);
        OnnxManifest.Group own = manifest.groups().stream()
                .filter(each -> each.group().equals(agents.name()))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        spec.id() + ": policy of " + manifest.source(),
                        "agent group",
                        agents.name(),
                        sessions.keySet()));
        int features = agents.observationSpace().flatSize() + (own.agentCodes() ? agents.size() : 0);
        int choices = agents.actionSpace() instanceof Space.Discrete discrete ? discrete.n() : 0;
        if (features != own.inputs() || choices != own.actions()) {
            throw new IllegalArgumentException(
                    spec.id() + ": the ONNX policy sees " + own.inputs() + " features and has "
                            + own.actions() + " actions; group " + agents.name() + " has " + features + " and "
                            + (choices == 0 ? "no discrete ones" : choices));
        }
        return new OnnxPlayer(sessions.get(own.group()), own, group, agents.size(), numEnvs * agents.size(), seed);
    }

    private final class OnnxPlayer implements ExplainingPlayer {
        private final OrtSession session;
        private final OnnxManifest.Group own;
        private final int group;
        private final int agents;
        private final int rows;
        private final float[] inputs;
        private final float[] memory;
        private final float[] logits;
        private final long[] random;
        private final boolean[] first = {true};

        OnnxPlayer(OrtSession session, OnnxManifest.Group own, int group, int agents, int rows, long seed) {
            this.session = session;
            this.own = own;
            this.group = group;
            this.agents = agents;
            this.rows = rows;
            this.inputs = new float[rows * own.inputs()];
            this.memory = new float[rows * own.memory()];
            this.logits = new float[rows * own.actions()];
            this.random = new long[] {Chance.mix(seed), 0};
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("memory", memory, "random", random, "first", first);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows seen = batch.groups[group];
            forget(batch, memory);
            first[0] = false;
            fillInputs(seen);
            evaluate(memory);
            int[] chosen = actions.groups[group].ints;
            int n = own.actions();
            boolean turns = seen.acts != seen.alive;
            for (int row = 0; row < rows; row++) {
                if (turns && !seen.acts[row]) continue; // the others have no legal action
                Categorical.logSoftmax(logits, row * n, n, seen.actionMask, row * n);
                chosen[row] = greedy
                        ? Categorical.best(logits, row * n, n)
                        : Categorical.sample(
                                logits, row * n, n, Categorical.uniform(random[0] + (random[1] + row) * GAMMA));
            }
            random[1] += rows;
        }

        private void forget(Batch batch, float[] remembered) {
            Batch.Rows seen = batch.groups[group];
            for (int row = 0; row < rows; row++) {
                boolean fresh = first[0] || !seen.alive[row] || batch.episodeOver[row / agents];
                if (fresh) Arrays.fill(remembered, row * own.memory(), (row + 1) * own.memory(), 0f);
            }
        }

        /** The files hold no estimate of the value. */
        @Override
        public void explain(Batch batch, double[] odds, double[] values) {
            Arrays.fill(values, Double.NaN);
            Batch.Rows seen = batch.groups[group];
            float[] remembered = memory.clone();
            forget(batch, remembered);
            fillInputs(seen);
            evaluate(remembered);
            int n = own.actions();
            for (int row = 0; row < rows; row++) {
                if (!seen.acts[row]) continue;
                Categorical.logSoftmax(logits, row * n, n, seen.actionMask, row * n);
                for (int i = row * n; i < (row + 1) * n; i++) odds[i] = Math.exp(logits[i]);
            }
        }

        /** Observations, each followed by the code of its agent where the network wants one. */
        private void fillInputs(Batch.Rows seen) {
            int features = seen.observationSize;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(seen.observations, row * features, inputs, row * own.inputs(), features);
                for (int a = features; a < own.inputs(); a++) {
                    inputs[row * own.inputs() + a] = a - features == row % agents ? 1 : 0;
                }
            }
        }

        /** Fills the logits and moves the memory on. */
        private void evaluate(float[] remembered) {
            OrtEnvironment runtime = OrtEnvironment.getEnvironment();
            try (OnnxTensor observations = tensor(runtime, inputs, own.inputs());
                    OnnxTensor before = own.memory() == 0 ? null : tensor(runtime, remembered, own.memory());
                    OrtSession.Result result = session.run(
                            before == null
                                    ? Map.of(OnnxManifest.OBSERVATIONS, observations)
                                    : Map.of(OnnxManifest.OBSERVATIONS, observations, OnnxManifest.MEMORY, before))) {
                copy(result, OnnxManifest.LOGITS, logits);
                for (float logit : logits) {
                    if (Float.isNaN(logit))
                        throw new IllegalStateException(own.file() + ": a logit is NaN; expected numbers");
                }
                if (before != null) copy(result, OnnxManifest.NEXT_MEMORY, remembered);
            } catch (OrtException failed) {
                throw new IllegalStateException("ONNX Runtime: " + failed.getMessage(), failed);
            }
        }

        private OnnxTensor tensor(OrtEnvironment runtime, float[] values, int width) throws OrtException {
            return OnnxTensor.createTensor(runtime, FloatBuffer.wrap(values), new long[] {rows, width});
        }

        private static void copy(OrtSession.Result result, String name, float[] to) {
            OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
            tensor.getFloatBuffer().get(to);
        }
    }
}
