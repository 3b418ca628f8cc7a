package io.github.marl4j.commons.model;

/**
 * Tokens of one or several requests.
 *
 * @param prompt tokens the model read
 * @param completion tokens it wrote
 */
public record TokenCount(long prompt, long completion) {
    /** No tokens. */
    public static final TokenCount NONE = new TokenCount(0, 0);

    /** Characters of a token, roughly; only for endpoints that do not count. */
    private static final int CHARACTERS = 4;

    /** Returns the sum. */
    public TokenCount plus(TokenCount other) {
        return new TokenCount(prompt + other.prompt, completion + other.completion);
    }

    /** Returns all tokens, read and written. */
    public long total() {
        return prompt + completion;
    }

    /** Returns a guess for a model that did not count: a token for each four characters, rounded up. */
    public static TokenCount guess(int promptCharacters, int completionCharacters) {
        return new TokenCount(
                (promptCharacters + CHARACTERS - 1) / CHARACTERS, (completionCharacters + CHARACTERS - 1) / CHARACTERS);
    }
}
