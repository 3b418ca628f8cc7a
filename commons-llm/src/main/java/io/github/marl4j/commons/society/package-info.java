/**
 * A society month by month: who sits in it, what goes on in an agent that is a language model, the conversation, and everything that is written down about it.
 */
package io.github.marl4j.commons.society;
