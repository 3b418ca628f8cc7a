package io.github.marl4j.envs.momaland.routechoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class RoadNetworksTest {
    private static final String SMALL = """
            {"schema": "marl4j-road-network/1", "name": "small", "latency": "affine",
             "linkColumns": ["from", "to", "intercept", "slope"],
             "nodes": ["a", "b", "c"],
             "links": [["a", "b", 1, 0.1], ["b", "c", 1, 0], ["a", "c", 3, 0], ["b", "a", 1, 0]],
             "odPairs": ["a|c", "a|a"]%s}
            """;

    private static final String NET = """
            <NUMBER OF ZONES> 2
            <NUMBER OF NODES> 4
            <FIRST THRU NODE> 3
            <NUMBER OF LINKS> 5
            <END OF METADATA>

            ~ init term capacity length time b power speed toll type ;
            \t1\t3\t100\t1\t5\t0.15\t4\t0\t0\t1\t;
            \t3\t2\t100\t1\t5\t0.15\t4\t0\t0\t1\t;
            \t1\t4\t100\t1\t7\t0.15\t4\t0\t0\t1\t;
            \t4\t2\t100\t1\t7\t0.15\t4\t0\t0\t1\t;
            \t2\t1\t100\t1\t1\t0.15\t4\t0\t0\t1\t;
            """;

    private static final String TRIPS = """
            <NUMBER OF ZONES> 2
            <END OF METADATA>

            Origin  1
                1 :    0.0;     2 :    10.0;
            Origin 2
                1 :    3.5;     2 :     0.0;
            """;

    @TempDir
    Path folder;

    private RoadNetwork load(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return RoadNetworks.load(file, 16);
    }

    @TestFactory
    Stream<DynamicTest> everyBundledNetworkLoadsAndHasRoutes() {
        assertThat(RoadNetworks.names()).hasSize(14);
        return RoadNetworks.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    RoadNetwork network = RoadNetworks.bundled(name);
                    assertThat(network.name()).isEqualTo(name);
                    assertThat(network.routedTrips()).isNotEmpty();
                }));
    }

    @Test
    void siouxFallsHasTheSizesOfTheReference() {
        RoadNetwork network = RoadNetworks.bundled("SF.json");
        assertThat(network.nodes()).hasSize(24);
        assertThat(network.links()).hasSize(76);
        assertThat(network.trips()).hasSize(576);
        assertThat(network.routedTrips()).hasSize(552);
        assertThat(network.longestRoute()).isEqualTo(11);
    }

    @Test
    void routesThatAFileDoesNotListAreTheShortestSimpleOnes() throws IOException {
        RoadNetwork network = load("small.json", SMALL.formatted(""));
        assertThat(network.trips().get(0).routes()).containsExactly(List.of(0, 1), List.of(2));
        assertThat(network.trips().get(1).routes()).isEmpty();
        Path file = folder.resolve("small.json");
        assertThat(RoadNetworks.load(file, 1).trips().get(0).routes()).containsExactly(List.of(0, 1));
    }

    @Test
    void routesThatAFileListsKeepTheirOrder() throws IOException {
        RoadNetwork network = load("small.json", SMALL.formatted(", \"routes\": {\"a|c\": [[2], [0, 1]]}"));
        assertThat(network.trips().get(0).routes()).containsExactly(List.of(2), List.of(0, 1));
    }

    @Test
    void badJsonFilesAreRefusedWithTheKeyOrLine() {
        assertThatThrownBy(() -> load("x.json", SMALL.formatted(", \"routes\": {\"a|c\": [[1]]}")))
                .hasMessage("road network x.json: routes[a|c][0]: link 1 (b-c) does not begin at a");
        assertThatThrownBy(() -> load("x.json", SMALL.formatted(", \"routes\": {\"a|c\": [[0]]}")))
                .hasMessage("road network x.json: routes[a|c][0]: ends at b");
        assertThatThrownBy(() -> load("x.json", SMALL.formatted(", \"routes\": {\"a|c\": [[0, 3, 2]]}")))
                .hasMessage("road network x.json: routes[a|c][0]: visits a twice");
        assertThatThrownBy(() -> load("x.json", SMALL.formatted("").replace("3, 0]", "-3, 0]")))
                .hasMessage("road network x.json: links[2]: intercept=-3.0 must be a number of at least 0");
        assertThatThrownBy(() -> load("x.json", SMALL.formatted("").replace("[\"a\", \"c\", 3", "[\"a\", \"d\", 3")))
                .hasMessage("road network x.json: links[2]: node d is not in nodes");
        assertThatThrownBy(() -> load("x.json", SMALL.formatted("").replace("\"odPairs\"", "\"pairs\"")))
                .hasMessage("road network x.json: odPairs: is missing");
        assertThatThrownBy(() -> load("x.json", SMALL.formatted("").replace("\"nodes\": [", "\"nodes\": [[")))
                .hasMessageContaining("road network x.json")
                .hasMessageContaining("line");
    }

    @Test
    void tntpFilesGiveLinksTripsAndRoutesThatAvoidZones() throws IOException {
        Files.writeString(folder.resolve("Town_trips.tntp"), TRIPS);
        RoadNetwork network = load("Town_net.tntp", NET);
        assertThat(network.name()).isEqualTo("Town");
        assertThat(network.links().get(2)).isEqualTo(new RoadNetwork.Link("1", "4", new Latency.Bpr(7, 0.15, 100, 4)));
        assertThat(network.trips()).extracting(RoadNetwork.Trip::name).containsExactly("1|2", "2|1");
        assertThat(network.trips().get(0).routes()).containsExactly(List.of(0, 1), List.of(2, 3));
        assertThat(network.trips().get(1).routes()).containsExactly(List.of(4));
    }

    @Test
    void zonesAreNotDrivenThrough() throws IOException {
        Files.writeString(
                folder.resolve("Town_trips.tntp"),
                TRIPS.replace("Origin 2", "Origin 3").replace("1 :    3.5", "1 : 1; 4 : 2.0"));
        String back = NET.replace("\t2\t1\t100", "\t2\t4\t100");
        RoadNetwork network = load("Town_net.tntp", back);
        // From 3 the only way to 4 leads through zone 2.
        assertThat(network.trips()).extracting(RoadNetwork.Trip::name).containsExactly("1|2", "3|1", "3|4");
        assertThat(network.trips().get(2).routes()).isEmpty();
    }

    @Test
    void badTntpFilesAreRefusedWithTheLine() throws IOException {
        assertThatThrownBy(() -> load("Town_net.tntp", NET)).hasMessageContaining("Town_trips.tntp does not exist");
        Files.writeString(folder.resolve("Town_trips.tntp"), TRIPS);
        assertThatThrownBy(() -> load("Town_net.tntp", NET.replace("\t4\t2\t100", "\t4\tx\t100")))
                .hasMessageContaining("Town_net.tntp line 11: \"x\" is not a number");
        assertThatThrownBy(() -> load("Town_net.tntp", NET.replace("\t4\t2\t100", "\t4\t9\t100")))
                .hasMessageContaining("line 11: node 9 is not a number from 1 to 4");
        assertThatThrownBy(() -> load("Town_net.tntp", NET.replace("\t4\t2\t100", "\t4\t2\t0")))
                .hasMessageContaining("line 11: capacity=0.0 must be above 0");
        assertThatThrownBy(() -> load("Town_net.tntp", NET.replace("LINKS> 5", "LINKS> 6")))
                .hasMessageContaining("has 5 links, <NUMBER OF LINKS> says 6");
        assertThatThrownBy(() -> load("Town_net.tntp", NET.replace("<END OF METADATA>", "")))
                .hasMessageContaining("<END OF METADATA> is missing");
        Files.writeString(folder.resolve("Town_trips.tntp"), TRIPS.replace("2 :    10.0", "2 =    10.0"));
        assertThatThrownBy(() -> load("Town_net.tntp", NET))
                .hasMessageContaining("Town_trips.tntp line 5: \"2 =    10.0\" must be destination : demand");
    }

    @Test
    void filesInMomalandsLayoutAreRead() throws IOException {
        String text = """
                {"graph": {"directed": true, "nodes": [{"id": "A"}, {"id": "B"}],
                  "links": [{"source": "A", "target": "B", "name": "other",
                             "latency_function": {"expr": "t*(1+a*(f/c)^b)", "param": "f",
                                                  "constants": {"t": 2, "a": 0.15, "c": 10, "b": 4}}},
                            {"source": "B", "target": "A", "name": "B-A",
                             "latency_function": {"expr": "t+0.02*f", "param": "f", "constants": {"t": "3"}}}]},
                 "od": ["A|B"], "routes": {"A|B": ["A-B"]}}
                """;
        RoadNetwork network = load("town.json", text);
        assertThat(network.links().get(0).latency()).isEqualTo(new Latency.Bpr(2, 0.15, 10, 4));
        assertThat(network.links().get(1).latency()).isEqualTo(new Latency.Affine(3, 0.02));
        assertThat(network.trips().get(0).routes()).containsExactly(List.of(0));
        assertThatThrownBy(() -> load("town.json", text.replace("\"A-B\"", "\"A-C\"")))
                .hasMessage("road network town.json: routes[A|B]: link A-C does not exist");
        assertThatThrownBy(() -> load("town.json", text.replace("t+0.02*f", "t*f")))
                .hasMessageContaining("graph.links[1].latency_function.expr: \"t*f\" is unknown");
    }
}
