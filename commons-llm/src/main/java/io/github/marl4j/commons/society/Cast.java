package io.github.marl4j.commons.society;

import io.github.marl4j.commons.memory.Recency;
import io.github.marl4j.commons.model.Cassette;
import io.github.marl4j.commons.model.ChatModel;
import io.github.marl4j.commons.model.Embedder;
import io.github.marl4j.commons.model.ModelSettings;
import io.github.marl4j.commons.model.Recorder;
import io.github.marl4j.commons.model.Threads;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.envs.commons.Persona;
import io.github.marl4j.envs.commons.Society;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts somebody on every seat of a society. One thread at a time. */
public final class Cast implements AutoCloseable {
    private final Society society;
    private final long seed;
    private final Wording wording;
    private final Cassette cassette;
    private final Tally tally;
    private final Map<Integer, Seat> seats = new LinkedHashMap<>();
    private final List<Mirror> mirrors = new ArrayList<>();
    private final Scripts scripts;

    /**
     * Begins with empty seats.
     *
     * @param seed of the society, also for scripts that use chance
     */
    public Cast(Society society, long seed, Wording wording, Cassette cassette, Tally tally) {
        this.society = society;
        this.seed = seed;
        this.wording = wording;
        this.cassette = cassette;
        this.tally = tally;
        this.scripts = new Scripts(society, seed);
    }

    /**
     * What the minds of language models have in common.
     *
     * @param embeddings settings of the embedding model, or {@code null}: texts are hashed
     * @param embedder asks it
     * @param recency which memories count as recent
     */
    public record MindSettings(ModelSettings embeddings, Embedder embedder, Recency recency) {}

    /**
     * Seats a language model.
     *
     * @param persona kind of person, a key of the prompt set
     */
    public void model(int seat, ModelSettings settings, ChatModel model, String persona, MindSettings mind) {
        String caller = "persona_" + seat;
        Notebook notes = new Notebook();
        Recorder recorder = new Recorder(cassette, caller);
        Interview interview = new Interview(caller, settings, model, recorder, wording, tally, notes);
        Meaning meaning = new Meaning(caller, mind.embeddings(), mind.embedder(), recorder, tally, notes);
        seats.put(seat, new Mind(persona, society.options(), mind.recency(), wording, interview, meaning, notes));
    }

    /** Seats a script. */
    public void script(int seat, Persona persona) {
        seats.put(seat, new SilentSeat(scene -> scripts.amount(persona, scene)));
    }

    /**
     * Seats a trained policy.
     *
     * @param scenarioFile file of the scenario; empty for those of the library
     */
    public void policy(int seat, TrainedPolicy policy, String scenarioFile) {
        Mirror mirror = new Mirror(society, scenarioFile, seed, seat, policy);
        mirrors.add(mirror);
        seats.put(seat, new SilentSeat(mirror::amount));
    }

    /** Seats a person. */
    public void person(int seat, Person person, String persona) {
        seats.put(seat, new PersonSeat(person, persona, wording, new Recorder(cassette, "persona_" + seat)));
    }

    /**
     * Returns the play of this cast.
     *
     * @param framework settings of the model that sums up conversations
     * @param model asks it
     * @param mostLines lines after which a conversation ends, the chair's included
     * @param progress called when something was done
     * @throws IllegalStateException if a seat is empty
     */
    public SocietyPlay play(
            ModelSettings framework, ChatModel model, int mostLines, Threads threads, Runnable progress) {
        for (int seat = 0; seat < society.options().seats(); seat++) {
            if (!seats.containsKey(seat)) throw new IllegalStateException("nobody sits on seat " + seat);
        }
        Notebook notes = new Notebook();
        Recorder recorder = new Recorder(cassette, Framework.ID);
        Interview interview = new Interview(Framework.ID, framework, model, recorder, wording, tally, notes);
        return new SocietyPlay(
                society, wording, seats, new Framework(wording, interview, notes), mostLines, threads, progress);
    }

    @Override
    public void close() {
        mirrors.forEach(Mirror::close);
    }
}
