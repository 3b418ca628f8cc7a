//$ ASSUMED - io.github.marl4j.envs.foraging.ForagingKernel$Forager worker
//$ ASSUMED - true worker.this$0.options.normalizeReward()
//$ ASSUMED - false worker.this$0.options.reference()
//$ ASSUMED - false worker.view.options.gridObservation()
//$ ASSUMED - true worker.view.options.observeAgentLevels()
//$ ASSUMED - false worker.view.options.reference()
//$ ASSUMED - io.github.marl4j.envs.foraging.ForagingKernel env.kernel
//$ ASSUMED - true static io.github.marl4j.env.ResetOptions.NONE.values.isEmpty()
//$ ASSUMED - false worker.start.options.reference()
//$ ASSUMED - false worker.start.options.forceCoop()
//$ ASSUMED - null env.listener
//$ ASSUMED - 0 batch.spec.infos().size()
//$ CONSTANT ForagingKernel_players i32 worker.this$0.players
//$ CONSTANT ForagingOptions_rows i32 worker.this$0.options.rows()
//$ CONSTANT ForagingOptions_columns i32 worker.this$0.options.columns()
//$ CONSTANT ForagingKernel_foods i32 worker.this$0.foods
//$ CONSTANT ForagingOptions_penalty f64 worker.this$0.options.penalty()
//$ CONSTANT ForagingOptions_maxEpisodeSteps i32 worker.this$0.options.maxEpisodeSteps()
//$ CONSTANT autoreset_autoreset i32 env.autoreset
//$ CONSTANT Rows_observationSize i32 env.stepOut.groups[0].observationSize
//$ CONSTANT ForagingView_sight i32 worker.view.sight
//$ CONSTANT Batch_stateSize i32 env.stepOut.stateSize
//$ CONSTANT Rows_numAgents i32 env.stepOut.groups[0].numAgents
//$ CONSTANT Rows_numObjectives i32 batch.groups[0].numObjectives
//$ SHARED groups_0__ints i32 env.stepActions.groups[0].ints
//$ STATE this_0_row i32 worker.this$0.row
//$ STATE this_0_column i32 worker.this$0.column
//$ STATE this_0_foodLevel i32 worker.this$0.foodLevel
//$ STATE this_0_foodRow i32 worker.this$0.foodRow
//$ STATE this_0_foodColumn i32 worker.this$0.foodColumn
//$ SCRATCH worker_does i32 worker.does
//$ TABLE ForagingSpec_ROW_STEP i32 static io.github.marl4j.envs.foraging.ForagingSpec.ROW_STEP
//$ TABLE ForagingSpec_COLUMN_STEP i32 static io.github.marl4j.envs.foraging.ForagingSpec.COLUMN_STEP
//$ SCRATCH worker_wants i32 worker.wants
//$ SHARED groups_0__rewards f32 env.stepOut.groups[0].rewards
//$ STATE this_0_level i32 worker.this$0.level
//$ STATE this_0_spawned i32 worker.this$0.spawned
//$ STATE this_0_step i32 worker.this$0.step
//$ SHARED groups_0__terminated i8 env.stepOut.groups[0].terminated
//$ SHARED groups_0__truncated i8 env.stepOut.groups[0].truncated
//$ SHARED stepOut_episodeOver i8 env.stepOut.episodeOver
//$ SCRATCH env_over i8 env.over
//$ SHARED groups_0__alive i8 env.stepOut.groups[0].alive
//$ SHARED groups_0__actionMask i8 env.stepOut.groups[0].actionMask
//$ SHARED groups_0__observations f32 env.stepOut.groups[0].observations
//$ SHARED stepOut_state f32 env.stepOut.state
//$ SHARED stepOut_finalState f32 env.stepOut.finalState
//$ SHARED groups_0__finalObservations f32 env.stepOut.groups[0].finalObservations
//$ STATE chance_episodes i64 env.kernel.chance.episodes
//$ STATE chance_seed i64 env.kernel.chance.seed
//$ STATE chance_keys i64 env.kernel.chance.keys
//$ SCRATCH start_order i32 worker.start.order
//$ TABLE start_lowPlayer i32 worker.start.lowPlayer
//$ TABLE start_highPlayer i32 worker.start.highPlayer
//$ SCRATCH start_sorted i32 worker.start.sorted
//$ TABLE start_highFood i32 worker.start.highFood
//$ TABLE start_lowFood i32 worker.start.lowFood
//$ SHARED batch_infos f32 batch.infos

typedef struct {
    i32 env;
    i32 failed;
    GLOBAL const i8 *table_i8;
    GLOBAL const i16 *table_i16;
    GLOBAL const i32 *table_i32;
    GLOBAL const i64 *table_i64;
    GLOBAL const f32 *table_f32;
    GLOBAL const f64 *table_f64;
    i32 ForagingReset_env;
    i32 ForagingReset_draws;
    GLOBAL i32 *groups_0__ints;
    i32 this_0_row[SIZE_this_0_row];
    i32 this_0_column[SIZE_this_0_column];
    i32 this_0_foodLevel[SIZE_this_0_foodLevel];
    i32 this_0_foodRow[SIZE_this_0_foodRow];
    i32 this_0_foodColumn[SIZE_this_0_foodColumn];
    i32 worker_does[SIZE_worker_does];
    i32 worker_wants[SIZE_worker_wants];
    GLOBAL f32 *groups_0__rewards;
    i32 this_0_level[SIZE_this_0_level];
    i32 this_0_spawned[SIZE_this_0_spawned];
    i32 this_0_step[SIZE_this_0_step];
    GLOBAL i8 *groups_0__terminated;
    GLOBAL i8 *groups_0__truncated;
    GLOBAL i8 *stepOut_episodeOver;
    i8 env_over[SIZE_env_over];
    GLOBAL i8 *groups_0__alive;
    GLOBAL i8 *groups_0__actionMask;
    GLOBAL f32 *groups_0__observations;
    GLOBAL f32 *stepOut_state;
    GLOBAL f32 *stepOut_finalState;
    GLOBAL f32 *groups_0__finalObservations;
    i64 chance_episodes[SIZE_chance_episodes];
    i64 chance_seed[SIZE_chance_seed];
    i64 chance_keys[SIZE_chance_keys];
    i32 start_order[SIZE_start_order];
    i32 start_sorted[SIZE_start_sorted];
    GLOBAL f32 *batch_infos;
} K;

FN bit ForagingKernel_beside(K *k, i32 v_player, i32 v_food) {
    return ((j_abs_i32((k->this_0_row[v_player] - k->this_0_foodRow[v_food])) + j_abs_i32((k->this_0_column[v_player] - k->this_0_foodColumn[v_food]))) == 1);
}

FN i32 ForagingKernel_legal(K *k, i32 v_env, i32 v_player) {
    i32 v_r = k->this_0_row[v_player];
    i32 v_c = k->this_0_column[v_player];
    i32 v_legal = 1;
    if ((v_r > 0)) {
        (v_legal = (i32) (v_legal | ((i32) ((u32) 1 << (1 & 31)))));
    }
    if ((v_r < (ForagingOptions_rows - 1))) {
        (v_legal = (i32) (v_legal | ((i32) ((u32) 1 << (2 & 31)))));
    }
    if ((v_c > 0)) {
        (v_legal = (i32) (v_legal | ((i32) ((u32) 1 << (3 & 31)))));
    }
    if ((v_c < (ForagingOptions_columns - 1))) {
        (v_legal = (i32) (v_legal | ((i32) ((u32) 1 << (4 & 31)))));
    }
    {
        i32 v_f = (v_env * ForagingKernel_foods);
        LOOP for (; (v_f < ((v_env + 1) * ForagingKernel_foods)); (v_f++)) {
            if (((k->this_0_foodLevel[v_f] == 0) || !ForagingKernel_beside(k, v_player, v_f))) {
                continue;
            }
            i32 v_down = (k->this_0_foodRow[v_f] - v_r);
            i32 v_right = (k->this_0_foodColumn[v_f] - v_c);
            i32 v_direction = ((v_down < 0) ? 1 : ((v_down > 0) ? 2 : ((v_right < 0) ? 3 : 4)));
            (v_legal = ((v_legal & (~((i32) ((u32) 1 << (v_direction & 31))))) | ((i32) ((u32) 1 << (5 & 31)))));
        }
    }
    return v_legal;
}

FN i32 ForagingKernel_cell(K *k, i32 v_r, i32 v_c) {
    return ((v_r * ForagingOptions_columns) + v_c);
}

FN void Forager_aim(K *k, i32 v_env) {
    {
        i32 v_i = 0;
        LOOP for (; (v_i < ForagingKernel_players); (v_i++)) {
            i32 v_player = ((v_env * ForagingKernel_players) + v_i);
            i32 v_action = k->groups_0__ints[v_player];
            if (((v_action < 0) || (v_action >= 6))) {
                k->failed = 1;
                return;
            }
            (k->worker_does[v_i] = (((((i32) ((u32) ForagingKernel_legal(k, v_env, v_player) >> (v_action & 31))) & 1) == 1) ? v_action : 0));
            (k->worker_wants[v_i] = ForagingKernel_cell(k, (k->this_0_row[v_player] + k->table_i32[AT_ForagingSpec_ROW_STEP + k->worker_does[v_i]]), (k->this_0_column[v_player] + k->table_i32[AT_ForagingSpec_COLUMN_STEP + k->worker_does[v_i]])));
        }
    }
}

FN void Forager_move(K *k, i32 v_env) {
    {
        i32 v_i = 0;
        LOOP for (; (v_i < ForagingKernel_players); (v_i++)) {
            if (((k->worker_does[v_i] == 0) || (k->worker_does[v_i] == 5))) {
                continue;
            }
            bit v_alone = 1;
            {
                i32 v_j = 0;
                LOOP for (; (v_j < ForagingKernel_players); (v_j++)) {
                    (v_alone = (bit) (v_alone & ((v_j == v_i) || (k->worker_wants[v_j] != k->worker_wants[v_i]))));
                }
            }
            if (!v_alone) {
                continue;
            }
            (k->this_0_row[((v_env * ForagingKernel_players) + v_i)] = (i32) (k->this_0_row[((v_env * ForagingKernel_players) + v_i)] + k->table_i32[AT_ForagingSpec_ROW_STEP + k->worker_does[v_i]]));
            (k->this_0_column[((v_env * ForagingKernel_players) + v_i)] = (i32) (k->this_0_column[((v_env * ForagingKernel_players) + v_i)] + k->table_i32[AT_ForagingSpec_COLUMN_STEP + k->worker_does[v_i]]));
        }
    }
}

FN bit Forager_loads(K *k, i32 v_env, i32 v_i, i32 v_food) {
    return ((k->worker_does[v_i] == 5) && ForagingKernel_beside(k, ((v_env * ForagingKernel_players) + v_i), v_food));
}

FN void Forager_load(K *k, i32 v_env) {
    {
        i32 v_f = (v_env * ForagingKernel_foods);
        LOOP for (; (v_f < ((v_env + 1) * ForagingKernel_foods)); (v_f++)) {
            if ((k->this_0_foodLevel[v_f] == 0)) {
                continue;
            }
            i32 v_strength = 0;
            {
                i32 v_i = 0;
                LOOP for (; (v_i < ForagingKernel_players); (v_i++)) {
                    if (Forager_loads(k, v_env, v_i, v_f)) {
                        (v_strength = (i32) (v_strength + k->this_0_level[((v_env * ForagingKernel_players) + v_i)]));
                    }
                }
            }
            if ((v_strength == 0)) {
                continue;
            }
            bit v_eaten = (v_strength >= k->this_0_foodLevel[v_f]);
            {
                i32 v_i = 0;
                LOOP for (; (v_i < ForagingKernel_players); (v_i++)) {
                    if (!Forager_loads(k, v_env, v_i, v_f)) {
                        continue;
                    }
                    f64 v_share = (((f64) k->this_0_level[((v_env * ForagingKernel_players) + v_i)]) * k->this_0_foodLevel[v_f]);
                    {
                        (v_share = (f64) (v_share / (((f64) v_strength) * k->this_0_spawned[v_env])));
                    }
                    (k->groups_0__rewards[((v_env * ForagingKernel_players) + v_i)] = ((f32) (v_eaten ? v_share : (0 - ForagingOptions_penalty))));
                }
            }
            if (v_eaten) {
                (k->this_0_foodLevel[v_f] = 0);
            }
        }
    }
}

FN bit ForagingKernel_cleared(K *k, i32 v_env) {
    {
        i32 v_f = (v_env * ForagingKernel_foods);
        LOOP for (; (v_f < ((v_env + 1) * ForagingKernel_foods)); (v_f++)) {
            if ((k->this_0_foodLevel[v_f] > 0)) {
                return 0;
            }
        }
    }
    return 1;
}

FN void Forager_end(K *k, i32 v_env) {
    bit v_cleared = ForagingKernel_cleared(k, v_env);
    bit v_late = (k->this_0_step[v_env] >= ForagingOptions_maxEpisodeSteps);
    bit v_terminated = (v_cleared || (v_late && 0));
    COPY for (i32 q = (v_env * ForagingKernel_players), n = ((v_env + 1) * ForagingKernel_players); q < n; q++) k->groups_0__terminated[0 + q] = v_terminated;
    COPY for (i32 q = (v_env * ForagingKernel_players), n = ((v_env + 1) * ForagingKernel_players); q < n; q++) k->groups_0__truncated[0 + q] = (v_late && !v_terminated);
    (k->stepOut_episodeOver[v_env] = (v_cleared || v_late));
}

FN void Forager_step(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            Forager_aim(k, v_env);
            Forager_move(k, v_env);
            COPY for (i32 q = (v_env * ForagingKernel_players), n = ((v_env + 1) * ForagingKernel_players); q < n; q++) k->groups_0__rewards[0 + q] = 0.0f;
            Forager_load(k, v_env);
            (k->this_0_step[v_env]++);
            Forager_end(k, v_env);
        }
    }
}

FN bit ForagingKernel_over(K *k, i32 v_env) {
    return ((k->this_0_step[v_env] > 0) && (ForagingKernel_cleared(k, v_env) || (k->this_0_step[v_env] >= ForagingOptions_maxEpisodeSteps)));
}

FN bit ForagingView_within(K *k, i32 v_self, i32 v_r, i32 v_c) {
    return ((j_abs_i32((v_r - k->this_0_row[v_self])) <= ForagingView_sight) && (j_abs_i32((v_c - k->this_0_column[v_self])) <= ForagingView_sight));
}

FN i32 ForagingView_nobody(K *k, i32 v_first, bit v_withLevel) {
    i32 v_at = v_first;
    (k->groups_0__observations[(v_at++)] = (-1));
    (k->groups_0__observations[(v_at++)] = (-1));
    if (v_withLevel) {
        (k->groups_0__observations[(v_at++)] = 0);
    }
    return v_at;
}

FN i32 ForagingView_someone(K *k, i32 v_first, i32 v_player, i32 v_top, i32 v_left) {
    i32 v_at = v_first;
    (k->groups_0__observations[(v_at++)] = (k->this_0_row[v_player] - v_top));
    (k->groups_0__observations[(v_at++)] = (k->this_0_column[v_player] - v_left));
    {
        (k->groups_0__observations[(v_at++)] = k->this_0_level[v_player]);
    }
    return v_at;
}

FN bit ForagingView_sees(K *k, i32 v_self, i32 v_other, i32 v_top, i32 v_left) {
    {
        return ForagingView_within(k, v_self, k->this_0_row[v_other], k->this_0_column[v_other]);
    }
    i32 v_down = (k->this_0_row[v_other] - v_top);
    i32 v_right = (k->this_0_column[v_other] - v_left);
    return ((((v_down >= 0) && (v_down <= (2 * ForagingView_sight))) && (v_right >= 0)) && (v_right <= (2 * ForagingView_sight)));
}

FN void ForagingView_writeLists(K *k, i32 v_env, i32 v_self, i32 v_first) {
    i32 v_top = j_max_i32(0, (k->this_0_row[v_self] - ForagingView_sight));
    i32 v_left = j_max_i32(0, (k->this_0_column[v_self] - ForagingView_sight));
    i32 v_at = v_first;
    {
        i32 v_f = (v_env * ForagingKernel_foods);
        LOOP for (; (v_f < ((v_env + 1) * ForagingKernel_foods)); (v_f++)) {
            if (((k->this_0_foodLevel[v_f] == 0) || !ForagingView_within(k, v_self, k->this_0_foodRow[v_f], k->this_0_foodColumn[v_f]))) {
                continue;
            }
            (k->groups_0__observations[(v_at++)] = (k->this_0_foodRow[v_f] - v_top));
            (k->groups_0__observations[(v_at++)] = (k->this_0_foodColumn[v_f] - v_left));
            (k->groups_0__observations[(v_at++)] = k->this_0_foodLevel[v_f]);
        }
    }
    i32 v_players = (v_first + (3 * ForagingKernel_foods));
    while ((v_at < v_players)) {
        (v_at = ForagingView_nobody(k, v_at, 1));
    }
    (v_at = ForagingView_someone(k, v_at, v_self, v_top, v_left));
    {
        i32 v_other = (v_env * ForagingKernel_players);
        LOOP for (; (v_other < ((v_env + 1) * ForagingKernel_players)); (v_other++)) {
            if (((v_other != v_self) && ForagingView_sees(k, v_self, v_other, v_top, v_left))) {
                (v_at = ForagingView_someone(k, v_at, v_other, v_top, v_left));
            }
        }
    }
    i32 v_end = (v_players + (3 * ForagingKernel_players));
    while ((v_at < v_end)) {
        (v_at = ForagingView_nobody(k, v_at, 1));
    }
}

FN void ForagingView_write(K *k, i32 v_env, i32 v_player, i32 v_at) {
    {
        ForagingView_writeLists(k, v_env, v_player, v_at);
    }
}

FN i32 ForagingView_nobody_2(K *k, i32 v_first, bit v_withLevel) {
    i32 v_at = v_first;
    (k->stepOut_state[(v_at++)] = (-1));
    (k->stepOut_state[(v_at++)] = (-1));
    if (v_withLevel) {
        (k->stepOut_state[(v_at++)] = 0);
    }
    return v_at;
}

FN void ForagingView_writeState(K *k, i32 v_env, i32 v_first) {
    i32 v_at = v_first;
    {
        i32 v_f = (v_env * ForagingKernel_foods);
        LOOP for (; (v_f < ((v_env + 1) * ForagingKernel_foods)); (v_f++)) {
            if ((k->this_0_foodLevel[v_f] == 0)) {
                continue;
            }
            (k->stepOut_state[(v_at++)] = k->this_0_foodRow[v_f]);
            (k->stepOut_state[(v_at++)] = k->this_0_foodColumn[v_f]);
            (k->stepOut_state[(v_at++)] = k->this_0_foodLevel[v_f]);
        }
    }
    i32 v_players = (v_first + (3 * ForagingKernel_foods));
    while ((v_at < v_players)) {
        (v_at = ForagingView_nobody_2(k, v_at, 1));
    }
    {
        i32 v_p = (v_env * ForagingKernel_players);
        LOOP for (; (v_p < ((v_env + 1) * ForagingKernel_players)); (v_p++)) {
            (k->stepOut_state[(v_at++)] = k->this_0_row[v_p]);
            (k->stepOut_state[(v_at++)] = k->this_0_column[v_p]);
            (k->stepOut_state[(v_at++)] = k->this_0_level[v_p]);
        }
    }
}

FN void Forager_observe(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            COPY for (i32 q = (v_env * ForagingKernel_players), n = ((v_env + 1) * ForagingKernel_players); q < n; q++) k->groups_0__alive[0 + q] = !ForagingKernel_over(k, v_env);
            {
                i32 v_player = (v_env * ForagingKernel_players);
                LOOP for (; (v_player < ((v_env + 1) * ForagingKernel_players)); (v_player++)) {
                    i32 v_legal = ForagingKernel_legal(k, v_env, v_player);
                    {
                        i32 v_a = 0;
                        LOOP for (; (v_a < 6); (v_a++)) {
                            (k->groups_0__actionMask[((v_player * 6) + v_a)] = ((((i32) ((u32) v_legal >> (v_a & 31))) & 1) == 1));
                        }
                    }
                    ForagingView_write(k, v_env, v_player, (v_player * Rows_observationSize));
                }
            }
            ForagingView_writeState(k, v_env, (v_env * Batch_stateSize));
        }
    }
}

FN void Batch_keepFinal(K *k, i32 v_env) {
    COPY for (i32 q = 0, n = Batch_stateSize; q < n; q++) k->stepOut_finalState[(v_env * Batch_stateSize) + q] = k->stepOut_state[(v_env * Batch_stateSize) + q];
    {
        i32 v_row = (Rows_numAgents * Rows_observationSize);
        COPY for (i32 q = 0, n = v_row; q < n; q++) k->groups_0__finalObservations[(v_env * v_row) + q] = k->groups_0__observations[(v_env * v_row) + q];
    }
}

FN i64 Chance_mix(K *k, i64 v_z) {
    (v_z = ((i64) ((u64) (v_z ^ ((i64) ((u64) v_z >> (30 & 63)))) * (u64) (-4658895280553007687L))));
    (v_z = ((i64) ((u64) (v_z ^ ((i64) ((u64) v_z >> (27 & 63)))) * (u64) (-7723592293110705685L))));
    return (v_z ^ ((i64) ((u64) v_z >> (31 & 63))));
}

FN i64 Chance_key(K *k, i64 v_seed, i64 v_env, i64 v_episode) {
    return Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) v_seed + (u64) (-7046029254386353131L)))) + (u64) ((i64) ((u64) ((i64) ((u64) v_env + (u64) 1)) * (u64) (-7046029254386353131L)))))) + (u64) ((i64) ((u64) ((i64) ((u64) v_episode + (u64) 1)) * (u64) (-7046029254386353131L))))));
}

FN void Chance_nextEpisode(K *k, i32 v_env) {
    (k->chance_episodes[v_env]++);
    (k->chance_keys[v_env] = Chance_key(k, k->chance_seed[0], (k->env + v_env), k->chance_episodes[v_env]));
}

FN bit ResetOptions_isEmpty(K *k) {
    return 1;
}

FN void ResetOptions_requireNone(K *k) {
    if (ResetOptions_isEmpty(k)) {
        return;
    }
    k->failed = 1;
    return;
}

FN i64 Chance_bits(K *k, i32 v_env, i32 v_site, i64 v_index) {
    return Chance_mix(k, ((i64) ((u64) k->chance_keys[v_env] + (u64) ((i64) ((u64) ((i64) ((u64) (((i64) ((u64) ((i64) v_site) << (48 & 63))) ^ v_index) + (u64) 1)) * (u64) (-7046029254386353131L))))));
}

FN i32 Chance_below(K *k, i32 v_env, i32 v_site, i64 v_index, i32 v_bound) {
    return ((i32) ((i64) ((u64) ((i64) ((u64) ((i64) ((u64) Chance_bits(k, v_env, v_site, v_index) >> (32 & 63))) * (u64) v_bound)) >> (32 & 63))));
}

FN void Chance_permute(K *k, i32 v_env, i32 v_site, i32 v_count) {
    {
        i32 v_i = 0;
        LOOP for (; (v_i < v_count); (v_i++)) {
            (k->start_order[v_i] = v_i);
        }
    }
    {
        i32 v_i = (v_count - 1);
        LOOP for (; (v_i > 0); (v_i--)) {
            i32 v_j = Chance_below(k, v_env, v_site, v_i, (v_i + 1));
            i32 v_kept = k->start_order[v_i];
            (k->start_order[v_i] = k->start_order[v_j]);
            (k->start_order[v_j] = v_kept);
        }
    }
}

FN i32 ForagingReset_number(K *k, i32 v_low, i32 v_highExcluded) {
    return (v_low + Chance_below(k, k->ForagingReset_env, 2, (k->ForagingReset_draws++), (v_highExcluded - v_low)));
}

FN bit ForagingReset_playerAt(K *k, i32 v_r, i32 v_c) {
    {
        i32 v_p = (k->ForagingReset_env * ForagingKernel_players);
        LOOP for (; (v_p < ((k->ForagingReset_env + 1) * ForagingKernel_players)); (v_p++)) {
            if (((k->this_0_row[v_p] == v_r) && (k->this_0_column[v_p] == v_c))) {
                return 1;
            }
        }
    }
    return 0;
}

FN void ForagingReset_put(K *k, i32 v_player, i32 v_r, i32 v_c, i32 v_range) {
    (k->this_0_row[v_player] = v_r);
    (k->this_0_column[v_player] = v_c);
    (k->this_0_level[v_player] = ForagingReset_number(k, k->table_i32[AT_start_lowPlayer + v_range], (k->table_i32[AT_start_highPlayer + v_range] + 1)));
}

FN void ForagingReset_place(K *k, i32 v_player, i32 v_range) {
    {
        i32 v_t = 0;
        LOOP for (; (v_t < 1000); (v_t++)) {
            i32 v_r = ForagingReset_number(k, 0, ForagingOptions_rows);
            i32 v_c = ForagingReset_number(k, 0, ForagingOptions_columns);
            if (ForagingReset_playerAt(k, v_r, v_c)) {
                continue;
            }
            ForagingReset_put(k, v_player, v_r, v_c, v_range);
            return;
        }
    }
    if ((k->this_0_row[v_player] >= 0)) {
        return;
    }
    {
        i32 v_cell = 0;
        LOOP for (; (v_cell < (ForagingOptions_rows * ForagingOptions_columns)); (v_cell++)) {
            if (ForagingReset_playerAt(k, (v_cell / ForagingOptions_columns), (v_cell % ForagingOptions_columns))) {
                continue;
            }
            ForagingReset_put(k, v_player, (v_cell / ForagingOptions_columns), (v_cell % ForagingOptions_columns), v_range);
            return;
        }
    }
}

FN i32 ForagingReset_strength(K *k, i32 v_first) {
    COPY for (i32 q = 0, n = ForagingKernel_players; q < n; q++) k->start_sorted[0 + q] = k->this_0_level[v_first + q];
    LOOP for (i32 q = 1; q < LEN_start_sorted; q++) { i32 r = q; i32 x = k->start_sorted[r]; while (r > 0 && k->start_sorted[r - 1] > x) { k->start_sorted[r] = k->start_sorted[r - 1]; r--; } k->start_sorted[r] = x; };
    i32 v_sum = 0;
    {
        i32 v_i = 0;
        LOOP for (; (v_i < j_min_i32(3, ForagingKernel_players)); (v_i++)) {
            (v_sum = (i32) (v_sum + k->start_sorted[v_i]));
        }
    }
    return v_sum;
}

FN bit ForagingReset_foodNear(K *k, i32 v_first, i32 v_placed, i32 v_r, i32 v_c) {
    {
        i32 v_f = v_first;
        LOOP for (; (v_f < (v_first + v_placed)); (v_f++)) {
            i32 v_down = j_abs_i32((k->this_0_foodRow[v_f] - v_r));
            i32 v_right = j_abs_i32((k->this_0_foodColumn[v_f] - v_c));
            if (((((v_down <= 1) && (v_right <= 1)) || ((v_down == 0) && (v_right <= 2))) || ((v_right == 0) && (v_down <= 2)))) {
                return 1;
            }
        }
    }
    return 0;
}

FN bit ForagingReset_before(K *k, i32 v_r, i32 v_c, i32 v_food) {
    return ((v_r < k->this_0_foodRow[v_food]) || ((v_r == k->this_0_foodRow[v_food]) && (v_c < k->this_0_foodColumn[v_food])));
}

FN void ForagingReset_insert(K *k, i32 v_first, i32 v_placed, i32 v_r, i32 v_c, i32 v_level) {
    i32 v_at = (v_first + v_placed);
    while (((v_at > v_first) && ForagingReset_before(k, v_r, v_c, (v_at - 1)))) {
        (k->this_0_foodRow[v_at] = k->this_0_foodRow[(v_at - 1)]);
        (k->this_0_foodColumn[v_at] = k->this_0_foodColumn[(v_at - 1)]);
        (k->this_0_foodLevel[v_at] = k->this_0_foodLevel[(v_at - 1)]);
        (v_at--);
    }
    (k->this_0_foodRow[v_at] = v_r);
    (k->this_0_foodColumn[v_at] = v_c);
    (k->this_0_foodLevel[v_at] = v_level);
}

FN void ForagingReset_placeFoods(K *k, i32 v_first, i32 v_strength) {
    i32 v_placed = 0;
    {
        i32 v_t = 0;
        LOOP for (; ((v_t < 1000) && (v_placed < ForagingKernel_foods)); (v_t++)) {
            i32 v_r = ForagingReset_number(k, 1, (ForagingOptions_rows - 1));
            i32 v_c = ForagingReset_number(k, 1, (ForagingOptions_columns - 1));
            if ((ForagingReset_foodNear(k, v_first, v_placed, v_r, v_c) || ForagingReset_playerAt(k, v_r, v_c))) {
                continue;
            }
            i32 v_high = ((LEN_start_highFood == 0) ? v_strength : k->table_i32[AT_start_highFood + k->start_order[v_placed]]);
            i32 v_low = k->table_i32[AT_start_lowFood + k->start_order[v_placed]];
            i32 v_level = ((v_low == v_high) ? v_low : ForagingReset_number(k, v_low, (v_high + 1)));
            ForagingReset_insert(k, v_first, (v_placed++), v_r, v_c, v_level);
            (k->this_0_spawned[k->ForagingReset_env] = (i32) (k->this_0_spawned[k->ForagingReset_env] + v_level));
        }
    }
}

FN void ForagingReset_run(K *k, i32 v_newEnv) {
    (k->ForagingReset_env = v_newEnv);
    (k->ForagingReset_draws = 0);
    i32 v_first = (k->ForagingReset_env * ForagingKernel_players);
    {
        COPY for (i32 q = v_first, n = (v_first + ForagingKernel_players); q < n; q++) k->this_0_row[0 + q] = (-1);
        COPY for (i32 q = v_first, n = (v_first + ForagingKernel_players); q < n; q++) k->this_0_column[0 + q] = (-1);
    }
    Chance_permute(k, k->ForagingReset_env, 0, ForagingKernel_players);
    {
        i32 v_i = 0;
        LOOP for (; (v_i < ForagingKernel_players); (v_i++)) {
            ForagingReset_place(k, (v_first + v_i), k->start_order[v_i]);
        }
    }
    i32 v_foodFrom = (k->ForagingReset_env * ForagingKernel_foods);
    COPY for (i32 q = v_foodFrom, n = (v_foodFrom + ForagingKernel_foods); q < n; q++) k->this_0_foodLevel[0 + q] = 0;
    COPY for (i32 q = v_foodFrom, n = (v_foodFrom + ForagingKernel_foods); q < n; q++) k->this_0_foodRow[0 + q] = (-1);
    COPY for (i32 q = v_foodFrom, n = (v_foodFrom + ForagingKernel_foods); q < n; q++) k->this_0_foodColumn[0 + q] = (-1);
    i32 v_strength = ForagingReset_strength(k, v_first);
    Chance_permute(k, k->ForagingReset_env, 1, ForagingKernel_foods);
    (k->this_0_spawned[k->ForagingReset_env] = 0);
    ForagingReset_placeFoods(k, v_foodFrom, v_strength);
    (k->this_0_step[k->ForagingReset_env] = 0);
}

FN void Forager_reset(K *k, i32 v_env) {
    ResetOptions_requireNone(k);
    ForagingReset_run(k, v_env);
}

FN void KernelVectorEnv_stepTile(K *k, i32 v_from, i32 v_to) {
    Forager_step(k, v_from, v_to);
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            if (!k->stepOut_episodeOver[v_env]) {
                continue;
            }
            if ((autoreset_autoreset == 1)) {
                (k->env_over[v_env] = 1);
                continue;
            }
            Forager_observe(k, v_env, (v_env + 1));
            Batch_keepFinal(k, v_env);
            Chance_nextEpisode(k, v_env);
            Forager_reset(k, v_env);
        }
    }
    Forager_observe(k, v_from, v_to);
    if ((autoreset_autoreset == 1)) {
        {
            i32 v_env = v_from;
            LOOP for (; (v_env < v_to); (v_env++)) {
                if (k->env_over[v_env]) {
                    Batch_keepFinal(k, v_env);
                }
            }
        }
    }
}

FN void Batch_clearOutcome(K *k, i32 v_env) {
    (k->stepOut_episodeOver[v_env] = 0);
    i32 v_numInfos = 0;
    COPY for (i32 q = (v_env * v_numInfos), n = ((v_env + 1) * v_numInfos); q < n; q++) k->batch_infos[0 + q] = 0.0f;
    {
        i32 v_first = (v_env * Rows_numAgents);
        i32 v_end = (v_first + Rows_numAgents);
        COPY for (i32 q = (v_first * Rows_numObjectives), n = (v_end * Rows_numObjectives); q < n; q++) k->groups_0__rewards[0 + q] = 0.0f;
        COPY for (i32 q = v_first, n = v_end; q < n; q++) k->groups_0__terminated[0 + q] = 0;
        COPY for (i32 q = v_first, n = v_end; q < n; q++) k->groups_0__truncated[0 + q] = 0;
    }
}

FN i64 Chance_key_2(K *k, i64 v_seed, i64 v_env, i64 v_episode) {
    return Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) v_seed + (u64) (-7046029254386353131L)))) + (u64) ((i64) ((u64) ((i64) ((u64) v_env + (u64) 1)) * (u64) (-7046029254386353131L)))))) + (u64) ((i64) ((u64) ((i64) ((u64) v_episode + (u64) 1)) * (u64) (-7046029254386353131L))))));
}

FN void env_tile(K *k) {
    KernelVectorEnv_stepTile(k, 0, 1);
}

FN void env_begin(K *k) {
    Forager_reset(k, 0);
}

FN void env_clear(K *k) {
    Batch_clearOutcome(k, 0);
}

FN void env_observe(K *k) {
    Forager_observe(k, 0, 1);
}

FN i64 chance_key(K *k, i64 p0, i64 p1, i64 p2) {
    return Chance_key_2(k, p0, p1, p2);
}

FN void clear_scratch(K *k) {
    k->ForagingReset_env = 0;
    k->ForagingReset_draws = 0;
    COPY for (i32 q = 0; q < LEN_worker_does; q++) k->worker_does[q] = 0;
    COPY for (i32 q = 0; q < LEN_worker_wants; q++) k->worker_wants[q] = 0;
    COPY for (i32 q = 0; q < LEN_env_over; q++) k->env_over[q] = 0;
    COPY for (i32 q = 0; q < LEN_start_order; q++) k->start_order[q] = 0;
    COPY for (i32 q = 0; q < LEN_start_sorted; q++) k->start_sorted[q] = 0;
}

FN void bind_shared(K *k, SHARED_ARGS, i32 env, i64 n) {
    k->groups_0__ints = shared_i32 + SHARED_groups_0__ints * n + (i64) env * LEN_groups_0__ints;
    k->groups_0__rewards = shared_f32 + SHARED_groups_0__rewards * n + (i64) env * LEN_groups_0__rewards;
    k->groups_0__terminated = shared_i8 + SHARED_groups_0__terminated * n + (i64) env * LEN_groups_0__terminated;
    k->groups_0__truncated = shared_i8 + SHARED_groups_0__truncated * n + (i64) env * LEN_groups_0__truncated;
    k->stepOut_episodeOver = shared_i8 + SHARED_stepOut_episodeOver * n + (i64) env * LEN_stepOut_episodeOver;
    k->groups_0__alive = shared_i8 + SHARED_groups_0__alive * n + (i64) env * LEN_groups_0__alive;
    k->groups_0__actionMask = shared_i8 + SHARED_groups_0__actionMask * n + (i64) env * LEN_groups_0__actionMask;
    k->groups_0__observations = shared_f32 + SHARED_groups_0__observations * n + (i64) env * LEN_groups_0__observations;
    k->stepOut_state = shared_f32 + SHARED_stepOut_state * n + (i64) env * LEN_stepOut_state;
    k->stepOut_finalState = shared_f32 + SHARED_stepOut_finalState * n + (i64) env * LEN_stepOut_finalState;
    k->groups_0__finalObservations = shared_f32 + SHARED_groups_0__finalObservations * n + (i64) env * LEN_groups_0__finalObservations;
    k->batch_infos = shared_f32 + SHARED_batch_infos * n + (i64) env * LEN_batch_infos;
}

FN void load_state(K *k, STATE_ARGS, i32 env, i64 n) {
    COPY for (i32 q = 0; q < LEN_this_0_row; q++) k->this_0_row[q] = state_i32[(STATE_this_0_row + q) * n + env];
    COPY for (i32 q = 0; q < LEN_this_0_column; q++) k->this_0_column[q] = state_i32[(STATE_this_0_column + q) * n + env];
    COPY for (i32 q = 0; q < LEN_this_0_foodLevel; q++) k->this_0_foodLevel[q] = state_i32[(STATE_this_0_foodLevel + q) * n + env];
    COPY for (i32 q = 0; q < LEN_this_0_foodRow; q++) k->this_0_foodRow[q] = state_i32[(STATE_this_0_foodRow + q) * n + env];
    COPY for (i32 q = 0; q < LEN_this_0_foodColumn; q++) k->this_0_foodColumn[q] = state_i32[(STATE_this_0_foodColumn + q) * n + env];
    COPY for (i32 q = 0; q < LEN_this_0_level; q++) k->this_0_level[q] = state_i32[(STATE_this_0_level + q) * n + env];
    COPY for (i32 q = 0; q < LEN_this_0_spawned; q++) k->this_0_spawned[q] = state_i32[(STATE_this_0_spawned + q) * n + env];
    COPY for (i32 q = 0; q < LEN_this_0_step; q++) k->this_0_step[q] = state_i32[(STATE_this_0_step + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_episodes; q++) k->chance_episodes[q] = state_i64[(STATE_chance_episodes + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_seed; q++) k->chance_seed[q] = state_i64[(STATE_chance_seed + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_keys; q++) k->chance_keys[q] = state_i64[(STATE_chance_keys + q) * n + env];
}

FN void store_state(K *k, STATE_ARGS, i32 env, i64 n) {
    COPY for (i32 q = 0; q < LEN_this_0_row; q++) state_i32[(STATE_this_0_row + q) * n + env] = k->this_0_row[q];
    COPY for (i32 q = 0; q < LEN_this_0_column; q++) state_i32[(STATE_this_0_column + q) * n + env] = k->this_0_column[q];
    COPY for (i32 q = 0; q < LEN_this_0_foodLevel; q++) state_i32[(STATE_this_0_foodLevel + q) * n + env] = k->this_0_foodLevel[q];
    COPY for (i32 q = 0; q < LEN_this_0_foodRow; q++) state_i32[(STATE_this_0_foodRow + q) * n + env] = k->this_0_foodRow[q];
    COPY for (i32 q = 0; q < LEN_this_0_foodColumn; q++) state_i32[(STATE_this_0_foodColumn + q) * n + env] = k->this_0_foodColumn[q];
    COPY for (i32 q = 0; q < LEN_this_0_level; q++) state_i32[(STATE_this_0_level + q) * n + env] = k->this_0_level[q];
    COPY for (i32 q = 0; q < LEN_this_0_spawned; q++) state_i32[(STATE_this_0_spawned + q) * n + env] = k->this_0_spawned[q];
    COPY for (i32 q = 0; q < LEN_this_0_step; q++) state_i32[(STATE_this_0_step + q) * n + env] = k->this_0_step[q];
    COPY for (i32 q = 0; q < LEN_chance_episodes; q++) state_i64[(STATE_chance_episodes + q) * n + env] = k->chance_episodes[q];
    COPY for (i32 q = 0; q < LEN_chance_seed; q++) state_i64[(STATE_chance_seed + q) * n + env] = k->chance_seed[q];
    COPY for (i32 q = 0; q < LEN_chance_keys; q++) state_i64[(STATE_chance_keys + q) * n + env] = k->chance_keys[q];
}

