/** What the pictures of this family share. */
package io.github.marl4j.envs.momaland.draw;
