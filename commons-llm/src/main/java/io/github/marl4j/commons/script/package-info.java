/** A stand-in for a language model: rules that answer every prompt, so that all of it can be tried and tested without a network. */
package io.github.marl4j.commons.script;
