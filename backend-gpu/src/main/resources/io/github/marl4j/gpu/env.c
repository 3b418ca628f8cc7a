// The kernels of an environment: each row is a copy of it, played by one thread.
#define ALL_ARGS TABLE_ARGS, STATE_ARGS, SHARED_ARGS, i32 n

FN void enter(K *k, TABLE_ARGS, SHARED_ARGS, i32 env, i64 n) {
    k->env = env + FIRST_ENV;
    k->failed = 0;
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
KERNEL void env_reset(ALL_ARGS, i64 seed) {
    i32 env = ROW;
    if (env >= n) return;
    K row;
    K *k = &row;
    enter(k, TABLE_NAMES, SHARED_NAMES, env, n);
    load_state(k, STATE_NAMES, env, n);
    k->CHANCE_SEED[0] = seed;
    k->CHANCE_EPISODES[0] = 0;
    k->CHANCE_KEYS[0] = chance_key(k, seed, k->env, 0);
    env_begin(k);
    env_clear(k);
    env_observe(k);
    store_state(k, STATE_NAMES, env, n);
}

// One step with the actions that stand in the shared arrays.
KERNEL void env_step(ALL_ARGS) {
    i32 env = ROW;
    if (env >= n) return;
    K row;
    K *k = &row;
    enter(k, TABLE_NAMES, SHARED_NAMES, env, n);
    load_state(k, STATE_NAMES, env, n);
    env_tile(k);
    store_state(k, STATE_NAMES, env, n);
}
