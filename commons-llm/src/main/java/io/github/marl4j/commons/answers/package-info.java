/** Reading what language models answer: JSON with a schema first, else rules for free text; every answer that needed a fallback is counted. */
package io.github.marl4j.commons.answers;
