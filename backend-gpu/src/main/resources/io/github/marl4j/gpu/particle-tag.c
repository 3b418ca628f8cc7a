//$ ASSUMED - io.github.marl4j.envs.particle.ParticleKernel$Mover worker
//$ ASSUMED - 2 env.stepActions.groups.length()
//$ ASSUMED - false worker.pushes.continuous
//$ ASSUMED - false worker.this$0.options.velocityFirst()
//$ ASSUMED - io.github.marl4j.envs.particle.TagScene worker.scene
//$ ASSUMED - false worker.scene.options.jaxmarl()
//$ ASSUMED - 2 env.stepOut.groups.length()
//$ ASSUMED - false worker.this$0.options.jaxmarl
//$ ASSUMED - false worker.this$0.options.terminateOnSuccess()
//$ ASSUMED - io.github.marl4j.envs.particle.ParticleKernel env.kernel
//$ ASSUMED - true static io.github.marl4j.env.ResetOptions.NONE.values.isEmpty()
//$ ASSUMED - false worker.scene.world.speech
//$ ASSUMED - null env.listener
//$ ASSUMED - 0 batch.spec.infos().size()
//$ CONSTANT World_entities i32 worker.scene.world.entities
//$ CONSTANT World_agents i32 worker.scene.world.agents
//$ CONSTANT Rows_numAgents i32 env.stepActions.groups[0].numAgents
//$ CONSTANT Rows2_numAgents i32 env.stepActions.groups[1].numAgents
//$ CONSTANT TagScene_predators i32 worker.scene.predators
//$ CONSTANT ParticleOptions_maxCycles i32 worker.this$0.options.maxCycles
//$ CONSTANT Rows3_numAgents i32 env.stepOut.groups[0].numAgents
//$ CONSTANT Rows4_numAgents i32 env.stepOut.groups[1].numAgents
//$ CONSTANT autoreset_autoreset i32 env.autoreset
//$ CONSTANT Batch_stateSize i32 env.stepOut.stateSize
//$ CONSTANT Rows_observationSize i32 env.stepOut.groups[0].observationSize
//$ CONSTANT ParticleOptions_numLandmarkNeighbors i32 worker.scene.options.numLandmarkNeighbors()
//$ CONSTANT ParticleOptions_numAgentNeighbors i32 worker.scene.options.numAgentNeighbors()
//$ CONSTANT Rows2_observationSize i32 env.stepOut.groups[1].observationSize
//$ CONSTANT Rows_maskSize i32 env.stepOut.groups[0].maskSize
//$ CONSTANT Rows2_maskSize i32 env.stepOut.groups[1].maskSize
//$ CONSTANT World_agentSpawn f64 worker.scene.world.agentSpawn
//$ CONSTANT World_landmarkSpawn f64 worker.scene.world.landmarkSpawn
//$ CONSTANT Rows_numObjectives i32 batch.groups[0].numObjectives
//$ CONSTANT Rows2_numObjectives i32 batch.groups[1].numObjectives
//$ TABLE world_groupOf i32 worker.pushes.world.groupOf
//$ TABLE world_indexInGroup i32 worker.pushes.world.indexInGroup
//$ SCRATCH pushes_forceX f64 worker.pushes.forceX
//$ SCRATCH pushes_forceY f64 worker.pushes.forceY
//$ SHARED groups_0__ints i32 env.stepActions.groups[0].ints
//$ SHARED groups_1__ints i32 env.stepActions.groups[1].ints
//$ TABLE pushes_moves i32 worker.pushes.moves
//$ TABLE pushes_symbols i32 worker.pushes.symbols
//$ TABLE pushes_push f64 worker.pushes.push
//$ TABLE pushes_speaks i8 worker.pushes.speaks
//$ STATE state_speech f32 worker.pushes.scene.state.speech
//$ TABLE world_pairLow i32 worker.contacts.world.pairLow
//$ TABLE world_pairHigh i32 worker.contacts.world.pairHigh
//$ STATE state_x f64 worker.this$0.state.x
//$ STATE state_y f64 worker.this$0.state.y
//$ TABLE world_size f64 worker.contacts.world.size
//$ TABLE worker_movable i8 worker.movable
//$ STATE state_vx f64 worker.this$0.state.vx
//$ STATE state_vy f64 worker.this$0.state.vy
//$ TABLE worker_mass f64 worker.mass
//$ TABLE worker_limit f64 worker.limit
//$ STATE state_step i32 worker.this$0.state.step
//$ SCRATCH worker_earned f64 worker.earned
//$ TABLE world_groupSize i32 worker.world.groupSize
//$ SHARED groups_0__rewards f32 env.stepOut.groups[0].rewards
//$ SHARED groups_1__rewards f32 env.stepOut.groups[1].rewards
//$ SHARED groups_0__terminated i8 env.stepOut.groups[0].terminated
//$ SHARED groups_0__truncated i8 env.stepOut.groups[0].truncated
//$ SHARED groups_1__terminated i8 env.stepOut.groups[1].terminated
//$ SHARED groups_1__truncated i8 env.stepOut.groups[1].truncated
//$ SHARED stepOut_episodeOver i8 env.stepOut.episodeOver
//$ SCRATCH env_over i8 env.over
//$ SHARED groups_0__observations f32 env.stepOut.groups[0].observations
//$ SCRATCH scene_listed i32 worker.scene.listed
//$ SCRATCH scene_distances f64 worker.scene.distances
//$ SHARED stepOut_state f32 env.stepOut.state
//$ SHARED groups_1__observations f32 env.stepOut.groups[1].observations
//$ SHARED groups_0__actionMask i8 env.stepOut.groups[0].actionMask
//$ SHARED groups_0__alive i8 env.stepOut.groups[0].alive
//$ SHARED groups_1__actionMask i8 env.stepOut.groups[1].actionMask
//$ SHARED groups_1__alive i8 env.stepOut.groups[1].alive
//$ SHARED stepOut_finalState f32 env.stepOut.finalState
//$ SHARED groups_0__finalObservations f32 env.stepOut.groups[0].finalObservations
//$ SHARED groups_1__finalObservations f32 env.stepOut.groups[1].finalObservations
//$ STATE chance_episodes i64 env.kernel.chance.episodes
//$ STATE chance_seed i64 env.kernel.chance.seed
//$ STATE chance_keys i64 env.kernel.chance.keys
//$ STATE state_goal i32 worker.scene.state.goal
//$ STATE state_memory i32 worker.scene.state.memory
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
    i32 Scene_env;
    i32 Scene_firstEntity;
    i32 Scene_firstAgent;
    i32 Scene_draws;
    f64 pushes_forceX[SIZE_pushes_forceX];
    f64 pushes_forceY[SIZE_pushes_forceY];
    GLOBAL i32 *groups_0__ints;
    GLOBAL i32 *groups_1__ints;
    f32 state_speech[SIZE_state_speech];
    f64 state_x[SIZE_state_x];
    f64 state_y[SIZE_state_y];
    f64 state_vx[SIZE_state_vx];
    f64 state_vy[SIZE_state_vy];
    i32 state_step[SIZE_state_step];
    f64 worker_earned[SIZE_worker_earned];
    GLOBAL f32 *groups_0__rewards;
    GLOBAL f32 *groups_1__rewards;
    GLOBAL i8 *groups_0__terminated;
    GLOBAL i8 *groups_0__truncated;
    GLOBAL i8 *groups_1__terminated;
    GLOBAL i8 *groups_1__truncated;
    GLOBAL i8 *stepOut_episodeOver;
    i8 env_over[SIZE_env_over];
    GLOBAL f32 *groups_0__observations;
    i32 scene_listed[SIZE_scene_listed];
    f64 scene_distances[SIZE_scene_distances];
    GLOBAL f32 *stepOut_state;
    GLOBAL f32 *groups_1__observations;
    GLOBAL i8 *groups_0__actionMask;
    GLOBAL i8 *groups_0__alive;
    GLOBAL i8 *groups_1__actionMask;
    GLOBAL i8 *groups_1__alive;
    GLOBAL f32 *stepOut_finalState;
    GLOBAL f32 *groups_0__finalObservations;
    GLOBAL f32 *groups_1__finalObservations;
    i64 chance_episodes[SIZE_chance_episodes];
    i64 chance_seed[SIZE_chance_seed];
    i64 chance_keys[SIZE_chance_keys];
    i32 state_goal[SIZE_state_goal];
    i32 state_memory[SIZE_state_memory];
    GLOBAL f32 *batch_infos;
} K;

FN void Scene_at(K *k, i32 v_row) {
    (k->Scene_env = v_row);
    (k->Scene_firstEntity = (v_row * World_entities));
    (k->Scene_firstAgent = (v_row * World_agents));
}

FN bit Scene_steered(K *k, i32 v_agent) {
    return 1;
}

FN void Pushes_readChoice(K *k, i32 v_a, i32 v_action) {
    if (((v_action < 0) || (v_action >= (k->table_i32[AT_pushes_moves + v_a] * k->table_i32[AT_pushes_symbols + v_a])))) {
        k->failed = 1;
        return;
    }
    i32 v_move = (v_action % k->table_i32[AT_pushes_moves + v_a]);
    (k->pushes_forceX[v_a] = ((v_move == 1) ? (-k->table_f64[AT_pushes_push + v_a]) : ((v_move == 2) ? k->table_f64[AT_pushes_push + v_a] : 0)));
    (k->pushes_forceY[v_a] = ((v_move == 3) ? (-k->table_f64[AT_pushes_push + v_a]) : ((v_move == 4) ? k->table_f64[AT_pushes_push + v_a] : 0)));
    if (!k->table_i8[AT_pushes_speaks + v_a]) {
        return;
    }
    i32 v_at = ((k->Scene_firstAgent + v_a) * k->table_i32[AT_pushes_symbols + v_a]);
    {
        i32 v_k = 0;
        LOOP for (; (v_k < k->table_i32[AT_pushes_symbols + v_a]); (v_k++)) {
            (k->state_speech[(v_at + v_k)] = ((v_k == (v_action / k->table_i32[AT_pushes_moves + v_a])) ? 1 : 0));
        }
    }
}

FN void Pushes_read(K *k) {
    {
        i32 v_a = 0;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            i32 v_row = ((k->Scene_env * (k->table_i32[AT_world_groupOf + v_a] == 0 ? Rows_numAgents : Rows2_numAgents)) + k->table_i32[AT_world_indexInGroup + v_a]);
            if (!Scene_steered(k, v_a)) {
                (k->pushes_forceX[v_a] = 0);
                (k->pushes_forceY[v_a] = 0);
            } else {
                {
                    Pushes_readChoice(k, v_a, (k->table_i32[AT_world_groupOf + v_a] == 0 ? k->groups_0__ints : k->groups_1__ints)[v_row]);
                }
            }
        }
    }
}

FN f64 Contacts_penetration(K *k, f64 v_distance, f64 v_reach) {
    f64 v_x = ((-(v_distance - v_reach)) / 0.001);
    return (0.001 * (j_max_f64(0, v_x) + log1p((f64) exp((f64) (-j_abs_f64(v_x))))));
}

FN void Contacts_add(K *k, i32 v_first) {
    {
        i32 v_p = 0;
        LOOP for (; (v_p < LEN_world_pairLow); (v_p++)) {
            i32 v_a = k->table_i32[AT_world_pairLow + v_p];
            i32 v_b = k->table_i32[AT_world_pairHigh + v_p];
            f64 v_dx = (k->state_x[(v_first + v_a)] - k->state_x[(v_first + v_b)]);
            f64 v_dy = (k->state_y[(v_first + v_a)] - k->state_y[(v_first + v_b)]);
            f64 v_squared = ((v_dx * v_dx) + (v_dy * v_dy));
            f64 v_reach = (k->table_f64[AT_world_size + v_a] + k->table_f64[AT_world_size + v_b]);
            if (((v_squared > ((v_reach + 0.04) * (v_reach + 0.04))) || (v_squared == 0))) {
                continue;
            }
            f64 v_distance = sqrt((f64) v_squared);
            f64 v_depth = Contacts_penetration(k, v_distance, v_reach);
            f64 v_fx = (((100.0 * v_dx) / v_distance) * v_depth);
            f64 v_fy = (((100.0 * v_dy) / v_distance) * v_depth);
            (k->pushes_forceX[v_a] = (f64) (k->pushes_forceX[v_a] + v_fx));
            (k->pushes_forceY[v_a] = (f64) (k->pushes_forceY[v_a] + v_fy));
            if ((v_b >= World_agents)) {
                continue;
            }
            (k->pushes_forceX[v_b] = (f64) (k->pushes_forceX[v_b] - v_fx));
            (k->pushes_forceY[v_b] = (f64) (k->pushes_forceY[v_b] - v_fy));
        }
    }
}

FN void Scene_addForces(K *k) {
}

FN void Mover_drift(K *k, i32 v_entity, f64 v_vx, f64 v_vy) {
    (k->state_x[v_entity] = (f64) (k->state_x[v_entity] + (v_vx * 0.1)));
    (k->state_y[v_entity] = (f64) (k->state_y[v_entity] + (v_vy * 0.1)));
}

FN void Mover_move(K *k) {
    {
        i32 v_a = 0;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            if (!k->table_i8[AT_worker_movable + v_a]) {
                continue;
            }
            i32 v_at = (k->Scene_firstAgent + v_a);
            i32 v_entity = (k->Scene_firstEntity + v_a);
            f64 v_vx = k->state_vx[v_at];
            f64 v_vy = k->state_vy[v_at];
            {
                Mover_drift(k, v_entity, v_vx, v_vy);
            }
            (v_vx = ((v_vx * 0.75) + ((k->pushes_forceX[v_a] / k->table_f64[AT_worker_mass + v_a]) * 0.1)));
            (v_vy = ((v_vy * 0.75) + ((k->pushes_forceY[v_a] / k->table_f64[AT_worker_mass + v_a]) * 0.1)));
            f64 v_squared = ((v_vx * v_vx) + (v_vy * v_vy));
            if ((v_squared > (k->table_f64[AT_worker_limit + v_a] * k->table_f64[AT_worker_limit + v_a]))) {
                f64 v_speed = sqrt((f64) v_squared);
                (v_vx = ((v_vx / v_speed) * k->table_f64[AT_worker_limit + v_a]));
                (v_vy = ((v_vy / v_speed) * k->table_f64[AT_worker_limit + v_a]));
            }
            (k->state_vx[v_at] = v_vx);
            (k->state_vy[v_at] = v_vy);
        }
    }
}

FN void Scene_happen(K *k) {
}

FN f64 Scene_squared(K *k, i32 v_i, i32 v_j) {
    f64 v_dx = (k->state_x[(k->Scene_firstEntity + v_i)] - k->state_x[(k->Scene_firstEntity + v_j)]);
    f64 v_dy = (k->state_y[(k->Scene_firstEntity + v_i)] - k->state_y[(k->Scene_firstEntity + v_j)]);
    return ((v_dx * v_dx) + (v_dy * v_dy));
}

FN f64 Scene_distance(K *k, i32 v_i, i32 v_j) {
    return sqrt((f64) Scene_squared(k, v_i, v_j));
}

FN bit Scene_touch(K *k, i32 v_i, i32 v_j) {
    return (Scene_distance(k, v_i, v_j) < (k->table_f64[AT_world_size + v_i] + k->table_f64[AT_world_size + v_j]));
}

FN i32 TagScene_touches(K *k, i32 v_prey) {
    i32 v_touches = 0;
    {
        i32 v_a = 0;
        LOOP for (; (v_a < TagScene_predators); (v_a++)) {
            if (Scene_touch(k, v_a, v_prey)) {
                (v_touches++);
            }
        }
    }
    return v_touches;
}

FN i32 TagScene_chargedFor(K *k, i32 v_prey) {
    return v_prey;
}

FN f64 Scene_bound(K *k, f64 v_coordinate) {
    f64 v_off = j_abs_f64(v_coordinate);
    if ((v_off < 0.9)) {
        return 0;
    }
    if ((v_off < 1)) {
        return ((v_off - 0.9) * 10);
    }
    return j_min_f64(exp((f64) ((2 * v_off) - 2)), 10);
}

FN f64 Scene_bounds(K *k, i32 v_agent) {
    return (Scene_bound(k, k->state_x[(k->Scene_firstEntity + v_agent)]) + Scene_bound(k, k->state_y[(k->Scene_firstEntity + v_agent)]));
}

FN void TagScene_reward(K *k) {
    i32 v_all = 0;
    {
        i32 v_a = TagScene_predators;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            (v_all = (i32) (v_all + TagScene_touches(k, v_a)));
            (k->worker_earned[v_a] = ((0 - (10.0 * TagScene_touches(k, TagScene_chargedFor(k, v_a)))) - Scene_bounds(k, v_a)));
        }
    }
    {
        i32 v_a = 0;
        LOOP for (; (v_a < TagScene_predators); (v_a++)) {
            (k->worker_earned[v_a] = (10.0 * v_all));
        }
    }
}

FN i32 ParticleOptions_lastStep(K *k) {
    return ParticleOptions_maxCycles;
}

FN bit TagScene_success(K *k) {
    {
        i32 v_a = TagScene_predators;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            if ((TagScene_touches(k, v_a) == 0)) {
                return 0;
            }
        }
    }
    return 1;
}

FN void Mover_end(K *k, i32 v_env) {
    bit v_late = (k->state_step[v_env] >= ParticleOptions_lastStep(k));
    bit v_done = ((!v_late && 0) && TagScene_success(k));
    {
        i32 v_first = (v_env * Rows3_numAgents);
        COPY for (i32 q = v_first, n = (v_first + Rows3_numAgents); q < n; q++) k->groups_0__terminated[0 + q] = v_done;
        COPY for (i32 q = v_first, n = (v_first + Rows3_numAgents); q < n; q++) k->groups_0__truncated[0 + q] = v_late;
    }
    {
        i32 v_first = (v_env * Rows4_numAgents);
        COPY for (i32 q = v_first, n = (v_first + Rows4_numAgents); q < n; q++) k->groups_1__terminated[0 + q] = v_done;
        COPY for (i32 q = v_first, n = (v_first + Rows4_numAgents); q < n; q++) k->groups_1__truncated[0 + q] = v_late;
    }
    (k->stepOut_episodeOver[v_env] = (v_late || v_done));
}

FN void Mover_step(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            Scene_at(k, v_env);
            Pushes_read(k);
            Contacts_add(k, k->Scene_firstEntity);
            Scene_addForces(k);
            Mover_move(k);
            (k->state_step[v_env]++);
            Scene_happen(k);
            TagScene_reward(k);
            {
                i32 v_a = 0;
                LOOP for (; (v_a < World_agents); (v_a++)) {
                    i32 v_row = ((v_env * k->table_i32[AT_world_groupSize + k->table_i32[AT_world_groupOf + v_a]]) + k->table_i32[AT_world_indexInGroup + v_a]);
                    ((k->table_i32[AT_world_groupOf + v_a] == 0 ? k->groups_0__rewards : k->groups_1__rewards)[v_row] = ((f32) k->worker_earned[v_a]));
                }
            }
            Mover_end(k, v_env);
        }
    }
}

FN i32 Scene_velocity(K *k, i32 v_agent, i32 v_at) {
    (k->groups_0__observations[v_at] = ((f32) k->state_vx[(k->Scene_firstAgent + v_agent)]));
    (k->groups_0__observations[(v_at + 1)] = ((f32) k->state_vy[(k->Scene_firstAgent + v_agent)]));
    return (v_at + 2);
}

FN i32 Scene_position(K *k, i32 v_entity, i32 v_at) {
    (k->groups_0__observations[v_at] = ((f32) k->state_x[(k->Scene_firstEntity + v_entity)]));
    (k->groups_0__observations[(v_at + 1)] = ((f32) k->state_y[(k->Scene_firstEntity + v_entity)]));
    return (v_at + 2);
}

FN i32 Scene_nearest(K *k, i32 v_self, i32 v_count, i32 v_most) {
    {
        i32 v_k = 0;
        LOOP for (; (v_k < v_count); (v_k++)) {
            i32 v_entity = k->scene_listed[v_k];
            f64 v_distance = Scene_distance(k, v_self, v_entity);
            i32 v_at = v_k;
            while (((v_at > 0) && (k->scene_distances[(v_at - 1)] > v_distance))) {
                (k->scene_listed[v_at] = k->scene_listed[(v_at - 1)]);
                (k->scene_distances[v_at] = k->scene_distances[(v_at - 1)]);
                (v_at--);
            }
            (k->scene_listed[v_at] = v_entity);
            (k->scene_distances[v_at] = v_distance);
        }
    }
    return j_min_i32(v_count, v_most);
}

FN i32 Scene_listLandmarks(K *k, i32 v_self) {
    i32 v_count = 0;
    {
        i32 v_e = World_agents;
        LOOP for (; (v_e < World_entities); (v_e++)) {
            (k->scene_listed[(v_count++)] = v_e);
        }
    }
    return ((ParticleOptions_numLandmarkNeighbors > 0) ? Scene_nearest(k, v_self, v_count, ParticleOptions_numLandmarkNeighbors) : v_count);
}

FN i32 World_landmarks(K *k) {
    return (World_entities - World_agents);
}

FN i32 Scene_landmarkSlots(K *k) {
    return ((ParticleOptions_numLandmarkNeighbors > 0) ? ParticleOptions_numLandmarkNeighbors : World_landmarks(k));
}

FN i32 Scene_relative(K *k, i32 v_self, i32 v_other, i32 v_at) {
    (k->groups_0__observations[v_at] = ((f32) (k->state_x[(k->Scene_firstEntity + v_other)] - k->state_x[(k->Scene_firstEntity + v_self)])));
    (k->groups_0__observations[(v_at + 1)] = ((f32) (k->state_y[(k->Scene_firstEntity + v_other)] - k->state_y[(k->Scene_firstEntity + v_self)])));
    return (v_at + 2);
}

FN i32 Scene_zeros(K *k, i32 v_count, i32 v_at) {
    COPY for (i32 q = v_at, n = (v_at + v_count); q < n; q++) k->groups_0__observations[0 + q] = 0.0f;
    return (v_at + v_count);
}

FN i32 Scene_relativeToListed(K *k, i32 v_self, i32 v_count, i32 v_slots, i32 v_first) {
    i32 v_at = v_first;
    {
        i32 v_k = 0;
        LOOP for (; (v_k < v_count); (v_k++)) {
            (v_at = Scene_relative(k, v_self, k->scene_listed[v_k], v_at));
        }
    }
    return Scene_zeros(k, (2 * (v_slots - v_count)), v_at);
}

FN i32 Scene_listOthers(K *k, i32 v_self) {
    i32 v_count = 0;
    {
        i32 v_a = 0;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            if ((v_a != v_self)) {
                (k->scene_listed[(v_count++)] = v_a);
            }
        }
    }
    return ((ParticleOptions_numAgentNeighbors > 0) ? Scene_nearest(k, v_self, v_count, ParticleOptions_numAgentNeighbors) : v_count);
}

FN i32 Scene_agentSlots(K *k) {
    return ((ParticleOptions_numAgentNeighbors > 0) ? ParticleOptions_numAgentNeighbors : (World_agents - 1));
}

FN i32 Scene_listed(K *k, i32 v_slot) {
    return k->scene_listed[v_slot];
}

FN i32 TagScene_velocitiesOfListed(K *k, i32 v_seen, i32 v_first) {
    i32 v_at = v_first;
    {
        i32 v_k = 0;
        LOOP for (; (v_k < v_seen); (v_k++)) {
            (v_at = ((Scene_listed(k, v_k) >= TagScene_predators) ? Scene_velocity(k, Scene_listed(k, v_k), v_at) : Scene_zeros(k, 2, v_at)));
        }
    }
    return Scene_zeros(k, (2 * (Scene_agentSlots(k) - v_seen)), v_at);
}

FN i32 TagScene_observe(K *k, i32 v_self, i32 v_first) {
    i32 v_at = Scene_position(k, v_self, Scene_velocity(k, v_self, v_first));
    (v_at = Scene_relativeToListed(k, v_self, Scene_listLandmarks(k, v_self), Scene_landmarkSlots(k), v_at));
    i32 v_seen = Scene_listOthers(k, v_self);
    (v_at = Scene_relativeToListed(k, v_self, v_seen, Scene_agentSlots(k), v_at));
    if ((ParticleOptions_numAgentNeighbors > 0)) {
        return TagScene_velocitiesOfListed(k, v_seen, v_at);
    }
    {
        i32 v_a = TagScene_predators;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            if ((v_a != v_self)) {
                (v_at = Scene_velocity(k, v_a, v_at));
            }
        }
    }
    return v_at;
}

FN i32 Scene_velocity_2(K *k, i32 v_agent, i32 v_at) {
    (k->groups_1__observations[v_at] = ((f32) k->state_vx[(k->Scene_firstAgent + v_agent)]));
    (k->groups_1__observations[(v_at + 1)] = ((f32) k->state_vy[(k->Scene_firstAgent + v_agent)]));
    return (v_at + 2);
}

FN i32 Scene_position_2(K *k, i32 v_entity, i32 v_at) {
    (k->groups_1__observations[v_at] = ((f32) k->state_x[(k->Scene_firstEntity + v_entity)]));
    (k->groups_1__observations[(v_at + 1)] = ((f32) k->state_y[(k->Scene_firstEntity + v_entity)]));
    return (v_at + 2);
}

FN i32 Scene_relative_2(K *k, i32 v_self, i32 v_other, i32 v_at) {
    (k->groups_1__observations[v_at] = ((f32) (k->state_x[(k->Scene_firstEntity + v_other)] - k->state_x[(k->Scene_firstEntity + v_self)])));
    (k->groups_1__observations[(v_at + 1)] = ((f32) (k->state_y[(k->Scene_firstEntity + v_other)] - k->state_y[(k->Scene_firstEntity + v_self)])));
    return (v_at + 2);
}

FN i32 Scene_zeros_2(K *k, i32 v_count, i32 v_at) {
    COPY for (i32 q = v_at, n = (v_at + v_count); q < n; q++) k->groups_1__observations[0 + q] = 0.0f;
    return (v_at + v_count);
}

FN i32 Scene_relativeToListed_2(K *k, i32 v_self, i32 v_count, i32 v_slots, i32 v_first) {
    i32 v_at = v_first;
    {
        i32 v_k = 0;
        LOOP for (; (v_k < v_count); (v_k++)) {
            (v_at = Scene_relative_2(k, v_self, k->scene_listed[v_k], v_at));
        }
    }
    return Scene_zeros_2(k, (2 * (v_slots - v_count)), v_at);
}

FN i32 TagScene_velocitiesOfListed_2(K *k, i32 v_seen, i32 v_first) {
    i32 v_at = v_first;
    {
        i32 v_k = 0;
        LOOP for (; (v_k < v_seen); (v_k++)) {
            (v_at = ((Scene_listed(k, v_k) >= TagScene_predators) ? Scene_velocity_2(k, Scene_listed(k, v_k), v_at) : Scene_zeros_2(k, 2, v_at)));
        }
    }
    return Scene_zeros_2(k, (2 * (Scene_agentSlots(k) - v_seen)), v_at);
}

FN i32 TagScene_observe_2(K *k, i32 v_self, i32 v_first) {
    i32 v_at = Scene_position_2(k, v_self, Scene_velocity_2(k, v_self, v_first));
    (v_at = Scene_relativeToListed_2(k, v_self, Scene_listLandmarks(k, v_self), Scene_landmarkSlots(k), v_at));
    i32 v_seen = Scene_listOthers(k, v_self);
    (v_at = Scene_relativeToListed_2(k, v_self, v_seen, Scene_agentSlots(k), v_at));
    if ((ParticleOptions_numAgentNeighbors > 0)) {
        return TagScene_velocitiesOfListed_2(k, v_seen, v_at);
    }
    {
        i32 v_a = TagScene_predators;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            if ((v_a != v_self)) {
                (v_at = Scene_velocity_2(k, v_a, v_at));
            }
        }
    }
    return v_at;
}

FN bit Mover_over(K *k, i32 v_env) {
    if ((k->state_step[v_env] >= ParticleOptions_lastStep(k))) {
        return 1;
    }
    {
        return 0;
    }
    Scene_at(k, v_env);
    TagScene_reward(k);
    return TagScene_success(k);
}

FN void Mover_observe(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            Scene_at(k, v_env);
            i32 v_at = (v_env * Batch_stateSize);
            i32 v_agent = 0;
            {
                i32 v_size = Rows_observationSize;
                i32 v_first = (v_env * Rows3_numAgents);
                {
                    i32 v_i = 0;
                    LOOP for (; (v_i < Rows3_numAgents); (v_i++)) {
                        TagScene_observe(k, (v_agent++), ((v_first + v_i) * v_size));
                    }
                }
                COPY for (i32 q = 0, n = (Rows3_numAgents * v_size); q < n; q++) k->stepOut_state[v_at + q] = k->groups_0__observations[(v_first * v_size) + q];
                (v_at = (i32) (v_at + (Rows3_numAgents * v_size)));
            }
            {
                i32 v_size = Rows2_observationSize;
                i32 v_first = (v_env * Rows4_numAgents);
                {
                    i32 v_i = 0;
                    LOOP for (; (v_i < Rows4_numAgents); (v_i++)) {
                        TagScene_observe_2(k, (v_agent++), ((v_first + v_i) * v_size));
                    }
                }
                COPY for (i32 q = 0, n = (Rows4_numAgents * v_size); q < n; q++) k->stepOut_state[v_at + q] = k->groups_1__observations[(v_first * v_size) + q];
                (v_at = (i32) (v_at + (Rows4_numAgents * v_size)));
            }
        }
    }
    {
        COPY for (i32 q = ((v_from * Rows3_numAgents) * Rows_maskSize), n = ((v_to * Rows3_numAgents) * Rows_maskSize); q < n; q++) k->groups_0__actionMask[0 + q] = 1;
        {
            i32 v_env = v_from;
            LOOP for (; (v_env < v_to); (v_env++)) {
                COPY for (i32 q = (v_env * Rows3_numAgents), n = ((v_env + 1) * Rows3_numAgents); q < n; q++) k->groups_0__alive[0 + q] = !Mover_over(k, v_env);
            }
        }
    }
    {
        COPY for (i32 q = ((v_from * Rows4_numAgents) * Rows2_maskSize), n = ((v_to * Rows4_numAgents) * Rows2_maskSize); q < n; q++) k->groups_1__actionMask[0 + q] = 1;
        {
            i32 v_env = v_from;
            LOOP for (; (v_env < v_to); (v_env++)) {
                COPY for (i32 q = (v_env * Rows4_numAgents), n = ((v_env + 1) * Rows4_numAgents); q < n; q++) k->groups_1__alive[0 + q] = !Mover_over(k, v_env);
            }
        }
    }
}

FN void Batch_keepFinal(K *k, i32 v_env) {
    COPY for (i32 q = 0, n = Batch_stateSize; q < n; q++) k->stepOut_finalState[(v_env * Batch_stateSize) + q] = k->stepOut_state[(v_env * Batch_stateSize) + q];
    {
        i32 v_row = (Rows3_numAgents * Rows_observationSize);
        COPY for (i32 q = 0, n = v_row; q < n; q++) k->groups_0__finalObservations[(v_env * v_row) + q] = k->groups_0__observations[(v_env * v_row) + q];
    }
    {
        i32 v_row = (Rows4_numAgents * Rows2_observationSize);
        COPY for (i32 q = 0, n = v_row; q < n; q++) k->groups_1__finalObservations[(v_env * v_row) + q] = k->groups_1__observations[(v_env * v_row) + q];
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

FN i32 Scene_memorySize(K *k) {
    return 0;
}

FN void Scene_drawGoals(K *k) {
}

FN i64 Chance_bits(K *k, i32 v_env, i32 v_site, i64 v_index) {
    return Chance_mix(k, ((i64) ((u64) k->chance_keys[v_env] + (u64) ((i64) ((u64) ((i64) ((u64) (((i64) ((u64) ((i64) v_site) << (48 & 63))) ^ v_index) + (u64) 1)) * (u64) (-7046029254386353131L))))));
}

FN f64 Chance_uniformDouble(K *k, i32 v_env, i32 v_site, i64 v_index) {
    return (((i64) ((u64) Chance_bits(k, v_env, v_site, v_index) >> (11 & 63))) * 1.1102230246251565E-16);
}

FN bit Chance_replays(K *k, i32 v_env) {
    return 0;
}

FN f64 Scene_uniform(K *k, i32 v_site, i64 v_index, f64 v_low, f64 v_high) {
    f64 v_draw = Chance_uniformDouble(k, k->Scene_env, v_site, v_index);
    return (Chance_replays(k, k->Scene_env) ? v_draw : (v_low + ((v_high - v_low) * v_draw)));
}

FN f64 Scene_uniform_2(K *k, f64 v_low, f64 v_high) {
    return Scene_uniform(k, 0, (k->Scene_draws++), v_low, v_high);
}

FN void Scene_place(K *k, i32 v_entity, f64 v_halfSide) {
    (k->state_x[(k->Scene_firstEntity + v_entity)] = Scene_uniform_2(k, (-v_halfSide), v_halfSide));
    (k->state_y[(k->Scene_firstEntity + v_entity)] = Scene_uniform_2(k, (-v_halfSide), v_halfSide));
}

FN void Scene_drawLandmarks(K *k) {
    {
        i32 v_e = World_agents;
        LOOP for (; (v_e < World_entities); (v_e++)) {
            Scene_place(k, v_e, World_landmarkSpawn);
        }
    }
}

FN void Scene_reset(K *k) {
    (k->Scene_draws = 0);
    COPY for (i32 q = k->Scene_firstAgent, n = (k->Scene_firstAgent + World_agents); q < n; q++) k->state_vx[0 + q] = 0;
    COPY for (i32 q = k->Scene_firstAgent, n = (k->Scene_firstAgent + World_agents); q < n; q++) k->state_vy[0 + q] = 0;
    COPY for (i32 q = (k->Scene_env * 2), n = ((k->Scene_env + 1) * 2); q < n; q++) k->state_goal[0 + q] = 0;
    COPY for (i32 q = (k->Scene_env * Scene_memorySize(k)), n = ((k->Scene_env + 1) * Scene_memorySize(k)); q < n; q++) k->state_memory[0 + q] = 0;
    (k->state_step[k->Scene_env] = 0);
    Scene_drawGoals(k);
    {
        i32 v_a = 0;
        LOOP for (; (v_a < World_agents); (v_a++)) {
            Scene_place(k, v_a, World_agentSpawn);
        }
    }
    Scene_drawLandmarks(k);
}

FN void Mover_reset(K *k, i32 v_env) {
    ResetOptions_requireNone(k);
    Scene_at(k, v_env);
    Scene_reset(k);
}

FN void KernelVectorEnv_stepTile(K *k, i32 v_from, i32 v_to) {
    Mover_step(k, v_from, v_to);
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
            Mover_observe(k, v_env, (v_env + 1));
            Batch_keepFinal(k, v_env);
            Chance_nextEpisode(k, v_env);
            Mover_reset(k, v_env);
        }
    }
    Mover_observe(k, v_from, v_to);
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
        i32 v_first = (v_env * Rows3_numAgents);
        i32 v_end = (v_first + Rows3_numAgents);
        COPY for (i32 q = (v_first * Rows_numObjectives), n = (v_end * Rows_numObjectives); q < n; q++) k->groups_0__rewards[0 + q] = 0.0f;
        COPY for (i32 q = v_first, n = v_end; q < n; q++) k->groups_0__terminated[0 + q] = 0;
        COPY for (i32 q = v_first, n = v_end; q < n; q++) k->groups_0__truncated[0 + q] = 0;
    }
    {
        i32 v_first = (v_env * Rows4_numAgents);
        i32 v_end = (v_first + Rows4_numAgents);
        COPY for (i32 q = (v_first * Rows2_numObjectives), n = (v_end * Rows2_numObjectives); q < n; q++) k->groups_1__rewards[0 + q] = 0.0f;
        COPY for (i32 q = v_first, n = v_end; q < n; q++) k->groups_1__terminated[0 + q] = 0;
        COPY for (i32 q = v_first, n = v_end; q < n; q++) k->groups_1__truncated[0 + q] = 0;
    }
}

FN i64 Chance_key_2(K *k, i64 v_seed, i64 v_env, i64 v_episode) {
    return Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) v_seed + (u64) (-7046029254386353131L)))) + (u64) ((i64) ((u64) ((i64) ((u64) v_env + (u64) 1)) * (u64) (-7046029254386353131L)))))) + (u64) ((i64) ((u64) ((i64) ((u64) v_episode + (u64) 1)) * (u64) (-7046029254386353131L))))));
}

FN void env_tile(K *k) {
    KernelVectorEnv_stepTile(k, 0, 1);
}

FN void env_begin(K *k) {
    Mover_reset(k, 0);
}

FN void env_clear(K *k) {
    Batch_clearOutcome(k, 0);
}

FN void env_observe(K *k) {
    Mover_observe(k, 0, 1);
}

FN i64 chance_key(K *k, i64 p0, i64 p1, i64 p2) {
    return Chance_key_2(k, p0, p1, p2);
}

FN void clear_scratch(K *k) {
    k->Scene_env = 0;
    k->Scene_firstEntity = 0;
    k->Scene_firstAgent = 0;
    k->Scene_draws = 0;
    COPY for (i32 q = 0; q < LEN_pushes_forceX; q++) k->pushes_forceX[q] = 0;
    COPY for (i32 q = 0; q < LEN_pushes_forceY; q++) k->pushes_forceY[q] = 0;
    COPY for (i32 q = 0; q < LEN_worker_earned; q++) k->worker_earned[q] = 0;
    COPY for (i32 q = 0; q < LEN_env_over; q++) k->env_over[q] = 0;
    COPY for (i32 q = 0; q < LEN_scene_listed; q++) k->scene_listed[q] = 0;
    COPY for (i32 q = 0; q < LEN_scene_distances; q++) k->scene_distances[q] = 0;
}

FN void bind_shared(K *k, SHARED_ARGS, i32 env, i64 n) {
    k->groups_0__ints = shared_i32 + SHARED_groups_0__ints * n + (i64) env * LEN_groups_0__ints;
    k->groups_1__ints = shared_i32 + SHARED_groups_1__ints * n + (i64) env * LEN_groups_1__ints;
    k->groups_0__rewards = shared_f32 + SHARED_groups_0__rewards * n + (i64) env * LEN_groups_0__rewards;
    k->groups_1__rewards = shared_f32 + SHARED_groups_1__rewards * n + (i64) env * LEN_groups_1__rewards;
    k->groups_0__terminated = shared_i8 + SHARED_groups_0__terminated * n + (i64) env * LEN_groups_0__terminated;
    k->groups_0__truncated = shared_i8 + SHARED_groups_0__truncated * n + (i64) env * LEN_groups_0__truncated;
    k->groups_1__terminated = shared_i8 + SHARED_groups_1__terminated * n + (i64) env * LEN_groups_1__terminated;
    k->groups_1__truncated = shared_i8 + SHARED_groups_1__truncated * n + (i64) env * LEN_groups_1__truncated;
    k->stepOut_episodeOver = shared_i8 + SHARED_stepOut_episodeOver * n + (i64) env * LEN_stepOut_episodeOver;
    k->groups_0__observations = shared_f32 + SHARED_groups_0__observations * n + (i64) env * LEN_groups_0__observations;
    k->stepOut_state = shared_f32 + SHARED_stepOut_state * n + (i64) env * LEN_stepOut_state;
    k->groups_1__observations = shared_f32 + SHARED_groups_1__observations * n + (i64) env * LEN_groups_1__observations;
    k->groups_0__actionMask = shared_i8 + SHARED_groups_0__actionMask * n + (i64) env * LEN_groups_0__actionMask;
    k->groups_0__alive = shared_i8 + SHARED_groups_0__alive * n + (i64) env * LEN_groups_0__alive;
    k->groups_1__actionMask = shared_i8 + SHARED_groups_1__actionMask * n + (i64) env * LEN_groups_1__actionMask;
    k->groups_1__alive = shared_i8 + SHARED_groups_1__alive * n + (i64) env * LEN_groups_1__alive;
    k->stepOut_finalState = shared_f32 + SHARED_stepOut_finalState * n + (i64) env * LEN_stepOut_finalState;
    k->groups_0__finalObservations = shared_f32 + SHARED_groups_0__finalObservations * n + (i64) env * LEN_groups_0__finalObservations;
    k->groups_1__finalObservations = shared_f32 + SHARED_groups_1__finalObservations * n + (i64) env * LEN_groups_1__finalObservations;
    k->batch_infos = shared_f32 + SHARED_batch_infos * n + (i64) env * LEN_batch_infos;
}

FN void load_state(K *k, STATE_ARGS, i32 env, i64 n) {
    COPY for (i32 q = 0; q < LEN_state_speech; q++) k->state_speech[q] = state_f32[(STATE_state_speech + q) * n + env];
    COPY for (i32 q = 0; q < LEN_state_x; q++) k->state_x[q] = state_f64[(STATE_state_x + q) * n + env];
    COPY for (i32 q = 0; q < LEN_state_y; q++) k->state_y[q] = state_f64[(STATE_state_y + q) * n + env];
    COPY for (i32 q = 0; q < LEN_state_vx; q++) k->state_vx[q] = state_f64[(STATE_state_vx + q) * n + env];
    COPY for (i32 q = 0; q < LEN_state_vy; q++) k->state_vy[q] = state_f64[(STATE_state_vy + q) * n + env];
    COPY for (i32 q = 0; q < LEN_state_step; q++) k->state_step[q] = state_i32[(STATE_state_step + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_episodes; q++) k->chance_episodes[q] = state_i64[(STATE_chance_episodes + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_seed; q++) k->chance_seed[q] = state_i64[(STATE_chance_seed + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_keys; q++) k->chance_keys[q] = state_i64[(STATE_chance_keys + q) * n + env];
    COPY for (i32 q = 0; q < LEN_state_goal; q++) k->state_goal[q] = state_i32[(STATE_state_goal + q) * n + env];
    COPY for (i32 q = 0; q < LEN_state_memory; q++) k->state_memory[q] = state_i32[(STATE_state_memory + q) * n + env];
}

FN void store_state(K *k, STATE_ARGS, i32 env, i64 n) {
    COPY for (i32 q = 0; q < LEN_state_speech; q++) state_f32[(STATE_state_speech + q) * n + env] = k->state_speech[q];
    COPY for (i32 q = 0; q < LEN_state_x; q++) state_f64[(STATE_state_x + q) * n + env] = k->state_x[q];
    COPY for (i32 q = 0; q < LEN_state_y; q++) state_f64[(STATE_state_y + q) * n + env] = k->state_y[q];
    COPY for (i32 q = 0; q < LEN_state_vx; q++) state_f64[(STATE_state_vx + q) * n + env] = k->state_vx[q];
    COPY for (i32 q = 0; q < LEN_state_vy; q++) state_f64[(STATE_state_vy + q) * n + env] = k->state_vy[q];
    COPY for (i32 q = 0; q < LEN_state_step; q++) state_i32[(STATE_state_step + q) * n + env] = k->state_step[q];
    COPY for (i32 q = 0; q < LEN_chance_episodes; q++) state_i64[(STATE_chance_episodes + q) * n + env] = k->chance_episodes[q];
    COPY for (i32 q = 0; q < LEN_chance_seed; q++) state_i64[(STATE_chance_seed + q) * n + env] = k->chance_seed[q];
    COPY for (i32 q = 0; q < LEN_chance_keys; q++) state_i64[(STATE_chance_keys + q) * n + env] = k->chance_keys[q];
    COPY for (i32 q = 0; q < LEN_state_goal; q++) state_i32[(STATE_state_goal + q) * n + env] = k->state_goal[q];
    COPY for (i32 q = 0; q < LEN_state_memory; q++) state_i32[(STATE_state_memory + q) * n + env] = k->state_memory[q];
}

