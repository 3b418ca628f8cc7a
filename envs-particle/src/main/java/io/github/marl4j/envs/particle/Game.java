package io.github.marl4j.envs.particle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The particle worlds: their names, what makes their rules, and the options that they have beside those of all. */
enum Game {
    SIMPLE("simple-v3", SimpleScene::new, "One agent goes to a landmark.", Map.of()),
    ADVERSARY(
            "simple-adversary-v3",
            AdversaryScene::new,
            "Good agents cover one of several landmarks without showing the adversary which.",
            options("n", 2, "numAgentNeighbors", 0, "numLandmarkNeighbors", 0)),
    CRYPTO("simple-crypto-v3", CryptoScene::new, "Alice tells Bob a secret that Eve must not understand.", Map.of()),
    PUSH("simple-push-v3", PushScene::new, "An adversary keeps a good agent from its landmark.", Map.of()),
    REFERENCE(
            "simple-reference-v3",
            ReferenceScene::new,
            "Two agents tell each other which landmark to go to.",
            options("localRatio", 0.5)),
    SPEAKER_LISTENER(
            "simple-speaker-listener-v4",
            SpeakerListenerScene::new,
            "A speaker that cannot move tells a listener which landmark to go to.",
            Map.of()),
    SPREAD(
            "simple-spread-v3",
            SpreadScene::new,
            "Agents cover all landmarks without bumping into each other.",
            options(
                    "n",
                    3,
                    "numLandmarks",
                    0,
                    "localRatio",
                    0.5,
                    "curriculum",
                    false,
                    "curriculumStage",
                    0,
                    "terminateOnSuccess",
                    false,
                    "numAgentNeighbors",
                    0,
                    "numLandmarkNeighbors",
                    0)),
    TAG(
            "simple-tag-v3",
            TagScene::new,
            "Slow predators hunt faster prey around obstacles.",
            options(
                    "numGood",
                    1,
                    "numAdversaries",
                    3,
                    "numObstacles",
                    2,
                    "curriculum",
                    false,
                    "curriculumStage",
                    0,
                    "terminateOnSuccess",
                    false,
                    "numAgentNeighbors",
                    0,
                    "numLandmarkNeighbors",
                    0)),
    WORLD_COMM(
            "simple-world-comm-v3",
            WorldCommScene::new,
            "Predators with a leader who sees and speaks hunt prey that eats and hides in forests.",
            options("numGood", 2, "numAdversaries", 4, "numObstacles", 1, "numFood", 2, "numForests", 2)),
    FORMATION(
            "simple-formation-v1",
            FormationScene::new,
            "Agents form a regular polygon around a landmark.",
            options("n", 4, "terminateOnSuccess", false)),
    LINE(
            "simple-line-v1",
            FormationScene::new,
            "Agents spread evenly on a line between two landmarks.",
            options("n", 4, "terminateOnSuccess", false)),
    TREASURE(
            "collect-treasure-v1",
            TreasureScene::new,
            "Collectors bring treasures to the deposit of their kind.",
            options("numCollectors", 6, "numDeposits", 2, "numTreasures", 6)),
    FACMAC(
            "simple-facmac-v1",
            FacmacScene::new,
            "3 slow predators hunt 1 faster, scripted prey.",
            options("numGood", 1, "numAdversaries", 3, "numObstacles", 2, "viewRadius", 1.5)),
    FACMAC_3A(
            "simple-facmac-3a-v1",
            FacmacScene::new,
            "3 slow predators hunt 1 faster, scripted prey.",
            options("numGood", 1, "numAdversaries", 3, "numObstacles", 2, "viewRadius", 1.5)),
    FACMAC_6A(
            "simple-facmac-6a-v1",
            FacmacScene::new,
            "6 slow predators hunt 2 faster, scripted prey.",
            options("numGood", 2, "numAdversaries", 6, "numObstacles", 4, "viewRadius", 1.5)),
    FACMAC_9A(
            "simple-facmac-9a-v1",
            FacmacScene::new,
            "9 slow predators hunt 3 faster, scripted prey.",
            options("numGood", 3, "numAdversaries", 9, "numObstacles", 6, "viewRadius", 1.5)),
    PREDATOR_PREY_LIAM(
            "predator-prey-liam-v1",
            PredatorPreyScene::new,
            "A short-sighted prey wants to be caught by exactly one of three predators; walls.",
            Map.of()),
    PREDATOR_PREY_CLAM(
            "predator-prey-clam-v1",
            PredatorPreyScene::new,
            "Three predators that should not bump into each other hunt one prey.",
            Map.of());

    final String id;
    final Scene.Maker scene;
    final String description;
    /** Defaults of the options that only some games have, by name. */
    final Map<String, Object> extras;

    Game(String name, Scene.Maker scene, String description, Map<String, Object> extras) {
        this.id = "particle/" + name;
        this.scene = scene;
        this.description = description;
        this.extras = extras;
    }

    private static Map<String, Object> options(Object... namesAndDefaults) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (int i = 0; i < namesAndDefaults.length; i += 2)
            options.put((String) namesAndDefaults[i], namesAndDefaults[i + 1]);
        return options;
    }

    boolean facmac() {
        return this == FACMAC || this == FACMAC_3A || this == FACMAC_6A || this == FACMAC_9A;
    }

    boolean predatorPrey() {
        return this == PREDATOR_PREY_LIAM || this == PREDATOR_PREY_CLAM;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(game -> game.id).toList();
    }

    static Game of(String id) {
        return Arrays.stream(values())
                .filter(game -> game.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no particle world \"" + id + "\"; there are " + ids()));
    }
}
