// What a kernel begins and ends with: each row is played by one thread. Fields of its own come from the host of the translation.
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
