package io.github.marl4j.envs.momaland.routechoice;

import com.google.gson.JsonObject;
import io.github.marl4j.env.UnknownNameException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds road networks: those that come with the library, by name, and those of the user, by file.
 *
 * <p>Three file formats are understood.
 *
 * <ul>
 *   <li>JSON with {@code "schema": "marl4j-road-network/1"}: {@code name}; {@code nodes}, a list of names; {@code latency}, {@code affine} or {@code bpr}; {@code linkColumns} and
 *       {@code links}, one row per link, with the columns {@code from, to, intercept, slope} or {@code from, to, freeFlowTime, alpha, capacity, beta}; {@code odPairs}, a list of
 *       {@code "origin|destination"}; and {@code routes}, for each pair a list of routes, each a list of indices into {@code links} in driving order. Without {@code routes} the
 *       shortest simple routes of the empty roads are taken.
 *   <li>JSON as MOMAland 0.2.0 lays it out: {@code graph} (node-link form, latency functions as text), {@code od}, {@code routes}.
 *   <li>The text format of TransportationNetworks, {@code NAME_net.tntp} with {@code NAME_trips.tntp} beside it; trips are the pairs with demand above 0, routes the shortest simple
 *       ones of the empty roads.
 * </ul>
 */
public final class RoadNetworks {
    private static final String INDEX = "index.json";

    private RoadNetworks() {}

    /** Returns the names of the networks that come with the library. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        JsonObject index = index();
        for (String name : index.keySet()) if (isBundled(index, name)) names.add(name);
        return names;
    }

    private static boolean isBundled(JsonObject index, String name) {
        return !index.getAsJsonObject(name).get("file").isJsonNull();
    }

    private static JsonObject index() {
        try (Reader reader = resource(INDEX)) {
            return RoadNetworkJson.parse(INDEX, reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns a network that comes with the library.
     *
     * @param name one of {@link #names()}; {@code .json} may follow
     * @throws UnknownNameException if there is none
     */
    public static RoadNetwork bundled(String name) {
        String bare = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        JsonObject index = index();
        if (!index.has(bare)) throw new UnknownNameException(RouteChoiceOptions.ID, "road network", bare, names());
        if (!isBundled(index, bare)) {
            throw new UnknownNameException(RouteChoiceOptions.ID + ": road network " + bare
                    + " does not come with the library; give its file with networkFile");
        }
        try (Reader reader = resource(bare + ".json")) {
            return RoadNetworkJson.read(bare, reader, RouteSearch.DEFAULT_ROUTES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reader resource(String name) {
        InputStream stream = RoadNetworks.class.getResourceAsStream(name);
        if (stream == null) throw new IllegalStateException("resource " + name + " is missing from the library");
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    /**
     * Reads a network from a file of any of the three formats.
     *
     * @param file a {@code .tntp} file has its trips in the file whose name has {@code _trips} for {@code _net}
     * @param routesPerTrip how many shortest routes to take where the file has none
     * @throws IllegalArgumentException if the file does not exist or is no such network; names the line or key
     */
    public static RoadNetwork load(Path file, int routesPerTrip) {
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(".tntp")) return TntpFiles.read(file, routesPerTrip);
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return RoadNetworkJson.read(name, reader, routesPerTrip);
            }
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("road network file " + missing.getFile() + " does not exist", missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "road network file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
