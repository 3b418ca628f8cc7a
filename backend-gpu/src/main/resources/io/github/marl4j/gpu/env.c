// The kernels of an environment: each row is a copy of it.

// Episode 0 of a seed.
ROW_KERNEL void env_reset(ALL_ARGS, i64 seed) {
    ROW_OR_RETURN;
    k->CHANCE_SEED[0] = seed;
    k->CHANCE_EPISODES[0] = 0;
    k->CHANCE_KEYS[0] = chance_key(k, seed, k->env, 0);
#ifdef OVER
    k->OVER[0] = 0;
#endif
    env_begin(k);
    env_clear(k);
    env_observe(k);
    KEEP;
}

// The next episode of one row.
ROW_KERNEL void env_reset_row(ALL_ARGS, i64 only) {
    if (ROW != (i32) only) return;
    ROW_OR_RETURN;
    env_next(k);
    env_begin(k);
    env_observe(k);
#ifdef OVER
    k->OVER[0] = 0;
#endif
    KEEP;
}

// What a host sees of state that it wrote.
ROW_KERNEL void env_show(ALL_ARGS) {
    ROW_OR_RETURN;
    env_clear(k);
    env_observe(k);
    KEEP;
}

// One step with the actions that stand in the shared arrays.
ROW_KERNEL void env_step(ALL_ARGS) {
    ROW_OR_RETURN;
    env_tile(k);
    KEEP;
}

// Steps with random legal actions. Observations are taken in every one of them; those at the end of an episode that the next step hides, and whose turn makes the 32 rows that run in step wait for
// one of them, are not.
ROW_KERNEL void env_play(ALL_ARGS, i64 steps) {
    ROW_OR_RETURN;
    k->playing = 1;
    LOOP for (i64 step = 0; step < steps; step++) {
        k->unseen = step < steps - 1;
        env_tile(k);
    }
    KEEP;
}
