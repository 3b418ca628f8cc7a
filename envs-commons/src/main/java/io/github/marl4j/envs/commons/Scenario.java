package io.github.marl4j.envs.commons;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a society shares: its numbers and its words. Scenarios are JSON files of the schema {@value #FORMAT}, see {@link #read}.
 *
 * <p>Numbers of the three that come with the library: GovSim, scenarios/common/environment/concurrent_env.py and scenarios/fishing|sheep|pollution/conf.
 *
 * @param name letters, digits and {@code _}
 * @param description one sentence
 * @param numbers of the world
 * @param revealsRequest whether an agent is reminded of what it asked for when it learns what it got
 * @param names of the agents, in the order of their seats; those of further seats are made up
 * @param places where the phases take place
 * @param words for texts; the keys of {@link #WORDS} are there, others may be
 */
public record Scenario(
        String name,
        String description,
        Numbers numbers,
        boolean revealsRequest,
        List<String> names,
        Places places,
        Map<String, String> words) {

    /** The schema of scenario files. */
    public static final String FORMAT = "marl4j-commons-scenario/1";

    /** The words that every scenario has: what an agent is, who chairs the meeting, what is shared, its unit, and how one takes from it. */
    public static final List<String> WORDS =
            List.of("role", "roles", "chair", "pool", "resource", "unit", "units", "act", "acted", "acting");

    /**
     * The numbers of a world.
     *
     * @param agents how many there are at the start, at least 2
     * @param months after which it ends, at least 1
     * @param initialResource units at the start, from 0 to {@code capacity}
     * @param capacity most units that there can be, at least 1
     * @param growth in a month
     * @param collapseBelow the society collapses if a month leaves fewer units than this
     * @param incomePerUnit dollars, for texts
     * @param memoriesAtHarvest how many memories an agent looks up before it harvests, for language models
     */
    public record Numbers(
            int agents,
            int months,
            int initialResource,
            int capacity,
            Growth growth,
            int collapseBelow,
            int incomePerUnit,
            int memoriesAtHarvest) {}

    /**
     * Where the phases take place, one word each.
     *
     * @param harvest and what it yielded
     * @param discussion of all
     * @param home of everybody
     */
    public record Places(String harvest, String discussion, String home) {

        /** Returns where a phase takes place. */
        public String of(Phase phase) {
            return switch (phase) {
                case HARVEST, REVEAL -> harvest;
                case DISCUSSION -> discussion;
                case HOME -> home;
            };
        }
    }

    public Scenario {
        names = List.copyOf(names);
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /**
     * Returns one of the scenarios that come with the library.
     *
     * @throws io.github.marl4j.env.UnknownNameException if there is none of this name
     */
    public static Scenario named(String name) {
        return ScenarioFiles.named(name);
    }

    /** Returns the names of the scenarios that come with the library: fishery, pasture, pollution. */
    public static List<String> known() {
        return ScenarioFiles.NAMES;
    }

    /**
     * Reads a scenario file. Every key of the schema must be there, no other may be:
     *
     * <pre>{@code
     * {
     *   "format": "marl4j-commons-scenario/1",
     *   "name": "fishery", "description": "Fishermen share a lake.",
     *   "numbers": {"agents": 5, "months": 12, "initialResource": 100, "capacity": 100, "growth": 2, "collapseBelow": 5,
     *               "incomePerUnit": 1000, "memoriesAtHarvest": 10},
     *   "revealsRequest": true,
     *   "names": ["John", "Kate", "Jack", "Emma", "Luke"],
     *   "places": {"harvest": "lake", "discussion": "restaurant", "home": "home"},
     *   "words": {"role": "fisherman", "roles": "fishermen", "chair": "Mayor", "pool": "lake", "resource": "fish", "unit": "ton of fish",
     *             "units": "tons of fish", "act": "catch", "acted": "caught", "acting": "fishing"}
     * }
     * }</pre>
     *
     * {@code growth} is a number or a text like {@code "3/2"}; {@code words} may hold further words.
     *
     * @throws IllegalArgumentException if it cannot be read or is not of the schema; names file and key
     */
    public static Scenario read(Path file) {
        return ScenarioFiles.read(file);
    }

    /** Returns the name of the agent on a seat. */
    public String nameOf(int seat) {
        return seat < names.size() ? names.get(seat) : "Agent " + seat;
    }

    /**
     * Returns a word.
     *
     * @throws io.github.marl4j.env.UnknownNameException if the scenario does not have it
     */
    public String word(String key) {
        return ScenarioFiles.word(this, key);
    }
}
