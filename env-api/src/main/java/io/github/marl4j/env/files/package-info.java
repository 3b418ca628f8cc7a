/** Whole files that appear at once. */
package io.github.marl4j.env.files;
