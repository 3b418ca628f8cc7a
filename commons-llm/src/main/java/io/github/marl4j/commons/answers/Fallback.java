package io.github.marl4j.commons.answers;

/** What had to be done with an answer that was not as asked for; each is counted in the report of a run. */
public enum Fallback {
    /** An answer that should have been JSON of a schema was not. */
    PARSE_FAILURE,
    /** The model was asked again. */
    ASKED_AGAIN,
    /** The rules for free text read an answer that should have been JSON. */
    READ_AS_TEXT,
    /** Nothing could be read; the default was taken. */
    DEFAULT_USED,
    /** A number was outside its range: an amount above what there is, a rating outside 1 to 10. */
    OUT_OF_RANGE,
    /** The answer was cut off at the model's limit of tokens. */
    TRUNCATED
}
