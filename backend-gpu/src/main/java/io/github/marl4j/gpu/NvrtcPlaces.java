package io.github.marl4j.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lwjgl.system.Platform;

/** Where NVIDIA's compiler library may lie: CUDA toolkits, the wheel of PyPI, which is 60 to 90 MB where a toolkit is several GB, and a folder of our own for that wheel. */
final class NvrtcPlaces {
    /** What users give to {@code pip install --target}. */
    static final Path OWN = ImageCache.userFolder().resolve("nvrtc");

    /** Folders below {@link #OWN} and below Python's folder of packages. */
    private static final List<String> WHEELS =
            List.of("nvidia/cu13/lib", "nvidia/cu13/bin/x86_64", "nvidia/cuda_nvrtc/lib", "nvidia/cuda_nvrtc/bin");

    private NvrtcPlaces() {}

    /** Returns files and names for the system's loader, newest first within each kind; they need not exist. */
    static List<String> all() {
        String given = System.getProperty("marl4j.nvrtc");
        if (given != null) return List.of(given);
        List<Path> folders = new ArrayList<>();
        for (String wheel : WHEELS) folders.add(OWN.resolve(wheel));
        for (String variable : List.of("CUDA_PATH", "CUDA_HOME")) {
            String toolkit = System.getenv(variable);
            if (toolkit != null) folders.addAll(List.of(Path.of(toolkit, "lib64"), Path.of(toolkit, "bin")));
        }
        folders.add(Path.of("/usr/local/cuda/lib64"));
        for (Path packages : pythonPackages()) for (String wheel : WHEELS) folders.add(packages.resolve(wheel));
        List<String> all = new ArrayList<>();
        for (Path folder : folders) all.addAll(libraries(folder));
        if (Platform.get() == Platform.LINUX) {
            all.addAll(List.of("libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so"));
        }
        return all;
    }

    private static List<Path> pythonPackages() {
        List<Path> roots = new ArrayList<>();
        String environment = System.getenv("VIRTUAL_ENV");
        if (environment != null) roots.add(Path.of(environment));
        String conda = System.getenv("CONDA_PREFIX");
        if (conda != null) roots.add(Path.of(conda));
        roots.add(Path.of(System.getProperty("user.home"), ".local"));
        roots.addAll(List.of(Path.of("/usr/local"), Path.of("/usr")));
        List<Path> packages = new ArrayList<>();
        for (Path root : roots) {
            for (Path python : list(root.resolve("lib"), "python3")) {
                packages.addAll(List.of(python.resolve("site-packages"), python.resolve("dist-packages")));
            }
        }
        return packages;
    }

    private static List<String> libraries(Path folder) {
        String start = Platform.get() == Platform.WINDOWS ? "nvrtc64_" : "libnvrtc.so";
        return list(folder, start).stream().map(Path::toString).toList();
    }

    private static List<Path> list(Path folder, String start) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder, 1, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)
                            && !file.getFileName().toString().contains(".alt."))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
