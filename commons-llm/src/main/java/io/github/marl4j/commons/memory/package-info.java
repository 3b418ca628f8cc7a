/** What an agent remembers, and which of it comes to mind. After GovSim, persona/memory/associative_memory.py and persona/cognition/retrieve.py. */
package io.github.marl4j.commons.memory;
