// The kernels of an environment: each row is a copy of it, played by one thread.
#if RECORDED
#define DRAWS_ARG GLOBAL i64 *draws,
#define FIND_DRAWS \
    k->draws = draws + 1 + env * draws[0]; \
    if (k->draws[0] < 0) k->draws = 0
#else
#define DRAWS_ARG
#define FIND_DRAWS k->draws = 0
#endif
#define ALL_ARGS TABLE_ARGS, STATE_ARGS, SHARED_ARGS, GLOBAL i32 *failed, DRAWS_ARG i32 n, i64 first
#define ROW_OR_RETURN \
    i32 env = ROW; \
    if (env >= n) return; \
    K row; \
    K *k = &row; \
    ROW_ARRAYS \
    enter(k, TABLE_NAMES, SHARED_NAMES, env, n, first); \
    FIND_DRAWS; \
    load_state(k, STATE_NAMES, env)
#define KEEP \
    store_state(k, STATE_NAMES, env); \
    if (k->failed) *failed = 1

FN void enter(K *k, TABLE_ARGS, SHARED_ARGS, i32 env, i32 n, i64 first) {
    k->env = env + (i32) first;
    k->rows = n;
    k->failed = 0;
    k->playing = 0;
    k->unseen = 0;
    k->table_i8 = table_i8;
    k->table_i16 = table_i16;
    k->table_i32 = table_i32;
    k->table_i64 = table_i64;
    k->table_f32 = table_f32;
    k->table_f64 = table_f64;
    clear_scratch(k);
    bind_shared(k, SHARED_NAMES, env, n);
}

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
