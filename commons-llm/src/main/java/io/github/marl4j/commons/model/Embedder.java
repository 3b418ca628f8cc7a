package io.github.marl4j.commons.model;

/** Turns texts into vectors whose cosine tells how alike the texts are. Any number of threads may ask at the same time. */
public interface Embedder {

    /**
     * Embeds a text.
     *
     * @throws EndpointException if the model cannot be reached or refuses
     * @throws BudgetSpentException if no more may be asked
     */
    Answered<Embedding> embed(EmbeddingRequest request);
}
