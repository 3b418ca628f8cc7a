/** Episodes of any environment of the library, played by a policy and shown as a film with seek. */
package io.github.marl4j.viewer.watch;
