package io.github.marl4j.translate;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Java sources, read and attributed by the JDK's own compiler. */
public final class Sources {
    private final Trees trees;
    private final Types types;
    private final Elements elements;
    private final Map<ExecutableElement, TreePath> methods = new HashMap<>();
    private final Map<String, TypeElement> classes = new HashMap<>();
    private final Map<Tree, TreePath> paths = new java.util.IdentityHashMap<>();

    /**
     * Reads all Java files of some packages.
     *
     * @param folders of packages, e.g. {@code envs-smax/src/main/java/io/github/marl4j/envs/smax}; their subfolders are not read
     * @throws IllegalStateException if the JVM is no JDK
     * @throws IllegalArgumentException if a file does not compile against the class path of this JVM
     */
    public Sources(List<Path> folders) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null)
            throw new IllegalStateException("translating kernels needs a JDK, this JVM has no compiler");
        var files = compiler.getStandardFileManager(null, null, null);
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> list = Files.list(folder)) {
                list.filter(file -> file.toString().endsWith(".java")
                                && !file.endsWith("package-info.java")
                                && !file.endsWith("module-info.java"))
                        .sorted()
                        .forEach(sources::add);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        StringBuilder problems = new StringBuilder();
        JavacTask task = (JavacTask) compiler.getTask(
                null,
                files,
                problem -> {
                    if (problem.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                        problems.append(problem).append('\n');
                },
                withVectors(options),
                null,
                files.getJavaFileObjectsFromPaths(sources));
        trees = Trees.instance(task);
        types = task.getTypes();
        elements = task.getElements();
        try {
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            for (CompilationUnitTree unit : units) new Index().scan(new TreePath(unit), null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (problems.length() > 0) throw new IllegalArgumentException("kernels do not compile:\n" + problems);
    }

    private static List<String> withVectors(List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.add("--add-modules");
        all.add("jdk.incubator.vector");
        return all;
    }

    private final class Index extends TreePathScanner<Void, Void> {
        @Override
        public Void scan(Tree tree, Void nothing) {
            if (tree != null && getCurrentPath() != null) paths.put(tree, new TreePath(getCurrentPath(), tree));
            return super.scan(tree, nothing);
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
                classes.put(elements.getBinaryName(type).toString(), type);
            }
            return super.visitClass(tree, nothing);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method)
                methods.put(method, getCurrentPath());
            return super.visitMethod(tree, nothing);
        }
    }

    Trees trees() {
        return trees;
    }

    Types types() {
        return types;
    }

    Elements elements() {
        return elements;
    }

    /** Returns where a part of a method stands. */
    TreePath pathOf(Tree tree) {
        return paths.get(tree);
    }

    /** Returns what a name or member means. */
    Element element(Tree tree) {
        return trees.getElement(paths.get(tree));
    }

    /** Returns the type of an expression. */
    javax.lang.model.type.TypeMirror type(Tree tree) {
        return trees.getTypeMirror(paths.get(tree));
    }

    /** Returns where a method stands in the sources, if it does. */
    Optional<TreePath> path(ExecutableElement method) {
        return Optional.ofNullable(methods.get(method));
    }

    /** Returns the binary name of the class that a member belongs to. */
    String ownerOf(Element member) {
        return elements.getBinaryName((TypeElement) member.getEnclosingElement())
                .toString();
    }

    /** Returns the method that runs when {@code called} is called on an object of a class. */
    ExecutableElement implementation(Class<?> runtime, ExecutableElement called) {
        for (Class<?> type = runtime; type != null; type = type.getSuperclass()) {
            ExecutableElement found = declared(type, called);
            if (found != null) return found;
        }
        return called;
    }

    private ExecutableElement declared(Class<?> type, ExecutableElement called) {
        TypeElement element = classes.get(type.getName());
        if (element == null) return null;
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() != ElementKind.METHOD) continue;
            ExecutableElement method = (ExecutableElement) member;
            if (method.equals(called) || elements.overrides(method, called, element)) return method;
        }
        return null;
    }

    /** Returns the only method of that name in the class of an object. */
    ExecutableElement method(Class<?> type, String name, int parameters) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            TypeElement element = classes.get(at.getName());
            if (element == null) continue;
            for (Element member : element.getEnclosedElements()) {
                if (member instanceof ExecutableElement method
                        && method.getSimpleName().contentEquals(name)
                        && method.getParameters().size() == parameters) return method;
            }
        }
        throw new IllegalArgumentException(
                type.getName() + " has no method " + name + " with " + parameters + " parameters among the sources");
    }

    /** Returns where a tree stands, for messages. */
    static String place(TreePath path, Tree tree) {
        CompilationUnitTree unit = path.getCompilationUnit();
        return Path.of(unit.getSourceFile().getName()).getFileName() + ": " + tree;
    }
}
