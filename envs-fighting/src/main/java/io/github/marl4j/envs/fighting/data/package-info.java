/** Reading data files: every fault is told with the place and the key. */
package io.github.marl4j.envs.fighting.data;
