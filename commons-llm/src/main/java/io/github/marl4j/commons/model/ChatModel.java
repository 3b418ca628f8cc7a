package io.github.marl4j.commons.model;

/** Something that answers like a language model. Any number of threads may ask at the same time. */
public interface ChatModel {

    /**
     * Answers.
     *
     * @throws EndpointException if the model cannot be reached or refuses
     * @throws BudgetSpentException if no more may be asked
     * @throws CassetteException if only recorded answers are allowed and this one is not recorded
     */
    Answered<ChatReply> chat(ChatRequest request);
}
