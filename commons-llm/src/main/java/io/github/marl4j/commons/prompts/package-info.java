/** The texts that agents are given, as resources: a prompt set is a folder with a manifest. Content after GovSim, wording our own. */
package io.github.marl4j.commons.prompts;
