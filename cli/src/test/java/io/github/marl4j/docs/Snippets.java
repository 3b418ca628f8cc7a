package io.github.marl4j.docs;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the Java of the pages: whole types as they are, statements as the body of a method. */
final class Snippets {
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |sealed )*(?:class|record|interface|enum) (\\w+)");
    private static final String IMPORTS = Stream.of(
                    "io.github.marl4j",
                    "io.github.marl4j.algorithms",
                    "io.github.marl4j.algorithms.rollout",
                    "io.github.marl4j.algorithms.run",
                    "io.github.marl4j.env",
                    "io.github.marl4j.env.render",
                    "io.github.marl4j.env.wrappers",
                    "io.github.marl4j.envs.commons",
                    "io.github.marl4j.envs.fighting.arena",
                    "io.github.marl4j.envs.fighting.engine",
                    "io.github.marl4j.envs.fighting.paint",
                    "io.github.marl4j.envs.fighting.search",
                    "io.github.marl4j.evaluation",
                    "io.github.marl4j.evaluation.exploitability",
                    "io.github.marl4j.evaluation.games",
                    "io.github.marl4j.evaluation.metagame",
                    "io.github.marl4j.evaluation.pareto",
                    "io.github.marl4j.evaluation.ratings",
                    "io.github.marl4j.evaluation.runs",
                    "io.github.marl4j.evaluation.statistics",
                    "io.github.marl4j.evaluation.tournament",
                    "io.github.marl4j.onnx",
                    "io.github.marl4j.testkit",
                    "io.github.marl4j.walkthrough",
                    "java.nio.file",
                    "java.util",
                    "java.util.stream",
                    "org.junit.jupiter.api")
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining());

    private Snippets() {}

    /** Returns what the compiler objects to; empty if nothing. */
    static String problems(String snippet, Path output) {
        var type = TYPE.matcher(snippet);
        boolean whole = type.find();
        String name = whole ? type.group(1) : "Snippet";
        // Whole types come from the walk-through's package and use each other.
        String source = whole
                ? "package io.github.marl4j.walkthrough;\n" + IMPORTS + snippet
                : IMPORTS + "final class Snippet {\nvoid run() throws Exception {\n" + snippet + "}\n}\n";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean good = compiler.getTask(
                        new StringWriter(),
                        null,
                        found,
                        List.of("-cp", classPath, "-d", output.toString(), "-proc:none", "-nowarn"),
                        null,
                        List.of(new Source(name, source)))
                .call();
        return good ? "" : found.getDiagnostics().toString();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }
}
