//$ ASSUMED - io.github.marl4j.envs.smax.SmaxKernel$Battle worker
//$ ASSUMED - false worker.orders.continuous
//$ ASSUMED - false worker.orders.spec.options.bothSides()
//$ ASSUMED - false worker.spec.options.bothSides()
//$ ASSUMED - io.github.marl4j.envs.smax.PlainEngine worker.engine
//$ ASSUMED - null worker.engine.enemy.grid
//$ ASSUMED - false worker.engine.enemy.mind.randomTarget
//$ ASSUMED - true worker.engine.enemy.mind.shoots
//$ ASSUMED - io.github.marl4j.envs.smax.SmaxEnemy worker.engine.enemy
//$ ASSUMED - true worker.engine.fight.spec.options.wallsCauseDeath()
//$ ASSUMED - null worker.engine.fight.push.grid
//$ ASSUMED - false worker.outcome.spec.options.useSelfPlayReward()
//$ ASSUMED - false worker.outcome.spec.options.bothSides()
//$ ASSUMED - 4 static io.github.marl4j.envs.smax.SmaxSpec.INFOS.size()
//$ ASSUMED - null worker.engine.observation.conic
//$ ASSUMED - true worker.engine.observation.masks
//$ ASSUMED - false worker.engine.observation.spec.options.bothSides()
//$ ASSUMED - io.github.marl4j.envs.smax.SmaxKernel env.kernel
//$ ASSUMED - true static io.github.marl4j.env.ResetOptions.NONE.values().isEmpty()
//$ ASSUMED - false worker.reset.spec.options.scenario().smacv2UnitTypeGeneration()
//$ ASSUMED - false worker.reset.spec.options.scenario().smacv2PositionGeneration()
//$ ASSUMED - null worker.reset.push.grid
//$ ASSUMED - null env.listener
//$ ASSUMED - 4 batch.spec.infos().size()
//$ CONSTANT Battle_tile i32 worker.tile
//$ CONSTANT SmaxSpec_numUnits i32 worker.spec.numUnits
//$ CONSTANT SmaxSpec_numAllies i32 worker.orders.spec.numAllies
//$ CONSTANT SmaxSpec_numEnemies i32 worker.engine.enemy.spec.numEnemies
//$ CONSTANT SmaxMind_width f32 worker.engine.enemy.mind.width
//$ CONSTANT SmaxMind_height f32 worker.engine.enemy.mind.height
//$ CONSTANT SmaxFight_numUnits i32 worker.engine.fight.numUnits
//$ CONSTANT SmaxFight_dt f32 worker.engine.fight.dt
//$ CONSTANT SmaxOptions_worldStepsPerEnvStep i32 worker.engine.fight.spec.options.worldStepsPerEnvStep()
//$ CONSTANT SmaxFight_width f32 worker.engine.fight.width
//$ CONSTANT SmaxFight_height f32 worker.engine.fight.height
//$ CONSTANT SmaxOptions_maxSteps i32 worker.outcome.spec.options.maxSteps()
//$ CONSTANT SmaxOptions_wonBattleBonus f32 worker.outcome.spec.options.wonBattleBonus()
//$ CONSTANT Rows_numAgents i32 env.stepOut.groups[0].numAgents
//$ CONSTANT autoreset_autoreset i32 env.autoreset
//$ CONSTANT SmaxSpec_stateSize i32 worker.engine.observation.unitRows.spec.stateSize
//$ CONSTANT Rows_observationSize i32 env.stepOut.groups[0].observationSize
//$ CONSTANT SmaxSpec_perWidth f32 worker.engine.observation.unitRows.spec.perWidth
//$ CONSTANT SmaxSpec_perHeight f32 worker.engine.observation.unitRows.spec.perHeight
//$ CONSTANT Rows_maskSize i32 env.stepOut.groups[0].maskSize
//$ CONSTANT Batch_stateSize i32 env.stepOut.stateSize
//$ CONSTANT SmaxReset_width f32 worker.reset.width
//$ CONSTANT SmaxReset_height f32 worker.reset.height
//$ CONSTANT Rows_numObjectives i32 batch.groups[0].numObjectives
//$ SHARED groups_0__ints i32 env.stepActions.groups[0].ints
//$ TABLE SmaxOrders_MOVE_X f32 static io.github.marl4j.envs.smax.SmaxOrders.MOVE_X
//$ STATE s_moveX f32 worker.orders.s.moveX
//$ TABLE SmaxOrders_MOVE_Y f32 static io.github.marl4j.envs.smax.SmaxOrders.MOVE_Y
//$ STATE s_moveY f32 worker.orders.s.moveY
//$ STATE s_attack i32 worker.orders.s.attack
//$ STATE s_step i32 worker.engine.enemy.s.step
//$ STATE s_health f32 worker.engine.enemy.s.health
//$ STATE s_x f32 worker.engine.enemy.s.x
//$ STATE s_y f32 worker.engine.enemy.s.y
//$ STATE s_type i32 worker.engine.enemy.s.type
//$ TABLE spec_sightRange f32 worker.engine.enemy.spec.sightRange
//$ SCRATCH mind_numbers i32 worker.engine.enemy.mind.numbers
//$ SCRATCH mind_relX f32 worker.engine.enemy.mind.relX
//$ SCRATCH mind_relY f32 worker.engine.enemy.mind.relY
//$ STATE s_goalX f32 worker.engine.enemy.s.goalX
//$ STATE s_goalY f32 worker.engine.enemy.s.goalY
//$ STATE s_lastAttacked i32 worker.engine.enemy.s.lastAttacked
//$ TABLE spec_attackRange f32 worker.engine.enemy.spec.attackRange
//$ STATE chance_keys i64 worker.engine.enemy.chance.keys
//$ SCRATCH worker_healthBefore f32 worker.healthBefore
//$ TABLE spec_speed f32 worker.engine.fight.spec.speed
//$ SCRATCH fight_walkX f32 worker.engine.fight.walkX
//$ SCRATCH fight_walkY f32 worker.engine.fight.walkY
//$ SCRATCH fight_target i32 worker.engine.fight.target
//$ SCRATCH fight_damage f32 worker.engine.fight.damage
//$ STATE s_cooldown f32 worker.engine.fight.s.cooldown
//$ SCRATCH fight_nextCooldown f32 worker.engine.fight.nextCooldown
//$ TABLE spec_damage f32 worker.engine.fight.spec.damage
//$ TABLE spec_weaponCooldown f32 worker.engine.fight.spec.weaponCooldown
//$ SCRATCH push_units i32 worker.engine.fight.push.units
//$ SCRATCH push_px f32 worker.engine.fight.push.px
//$ SCRATCH push_py f32 worker.engine.fight.push.py
//$ TABLE spec_radius f32 worker.engine.fight.push.spec.radius
//$ SCRATCH push_radius f32 worker.engine.fight.push.radius
//$ SCRATCH push_sumX f32 worker.engine.fight.push.sumX
//$ SCRATCH push_sumY f32 worker.engine.fight.push.sumY
//$ TABLE spec_maxHealth f32 worker.outcome.spec.maxHealth
//$ SHARED groups_0__rewards f32 env.stepOut.groups[0].rewards
//$ SHARED groups_0__terminated i8 env.stepOut.groups[0].terminated
//$ SHARED groups_0__truncated i8 env.stepOut.groups[0].truncated
//$ SHARED stepOut_episodeOver i8 env.stepOut.episodeOver
//$ SHARED stepOut_infos f32 env.stepOut.infos
//$ SCRATCH env_over i8 env.over
//$ SCRATCH unitRows_own f32 worker.engine.observation.unitRows.own
//$ TABLE SmaxRows_FLAGS f32 static io.github.marl4j.envs.smax.SmaxRows.FLAGS
//$ TABLE spec_perCooldown f32 worker.engine.observation.unitRows.spec.perCooldown
//$ SHARED stepOut_state f32 env.stepOut.state
//$ SHARED groups_0__alive i8 env.stepOut.groups[0].alive
//$ SHARED groups_0__observations f32 env.stepOut.groups[0].observations
//$ TABLE spec_perSight f32 worker.engine.observation.spec.perSight
//$ SHARED groups_0__actionMask i8 env.stepOut.groups[0].actionMask
//$ SHARED stepOut_finalState f32 env.stepOut.finalState
//$ SHARED groups_0__finalObservations f32 env.stepOut.groups[0].finalObservations
//$ STATE chance_episodes i64 env.kernel.chance.episodes
//$ STATE chance_seed i64 env.kernel.chance.seed
//$ TABLE spec_unitTypes i32 worker.reset.spec.unitTypes
//$ SCRATCH push2_units i32 worker.reset.push.units
//$ SCRATCH push2_px f32 worker.reset.push.px
//$ SCRATCH push2_py f32 worker.reset.push.py
//$ SCRATCH push2_radius f32 worker.reset.push.radius
//$ SCRATCH push2_sumX f32 worker.reset.push.sumX
//$ SCRATCH push2_sumY f32 worker.reset.push.sumY

typedef struct {
    i32 env;
    i32 failed;
    GLOBAL const i8 *table_i8;
    GLOBAL const i16 *table_i16;
    GLOBAL const i32 *table_i32;
    GLOBAL const i64 *table_i64;
    GLOBAL const f32 *table_f32;
    GLOBAL const f64 *table_f64;
    i32 SmaxEnemy_env;
    i64 SmaxEnemy_index;
    i32 SmaxMind_seen;
    f32 SmaxMind_goalX;
    f32 SmaxMind_goalY;
    i32 SmaxMind_lastAttacked;
    GLOBAL i32 *groups_0__ints;
    f32 s_moveX[SIZE_s_moveX];
    f32 s_moveY[SIZE_s_moveY];
    i32 s_attack[SIZE_s_attack];
    i32 s_step[SIZE_s_step];
    f32 s_health[SIZE_s_health];
    f32 s_x[SIZE_s_x];
    f32 s_y[SIZE_s_y];
    i32 s_type[SIZE_s_type];
    i32 mind_numbers[SIZE_mind_numbers];
    f32 mind_relX[SIZE_mind_relX];
    f32 mind_relY[SIZE_mind_relY];
    f32 s_goalX[SIZE_s_goalX];
    f32 s_goalY[SIZE_s_goalY];
    i32 s_lastAttacked[SIZE_s_lastAttacked];
    i64 chance_keys[SIZE_chance_keys];
    f32 worker_healthBefore[SIZE_worker_healthBefore];
    f32 fight_walkX[SIZE_fight_walkX];
    f32 fight_walkY[SIZE_fight_walkY];
    i32 fight_target[SIZE_fight_target];
    f32 fight_damage[SIZE_fight_damage];
    f32 s_cooldown[SIZE_s_cooldown];
    f32 fight_nextCooldown[SIZE_fight_nextCooldown];
    i32 push_units[SIZE_push_units];
    f32 push_px[SIZE_push_px];
    f32 push_py[SIZE_push_py];
    f32 push_radius[SIZE_push_radius];
    f32 push_sumX[SIZE_push_sumX];
    f32 push_sumY[SIZE_push_sumY];
    GLOBAL f32 *groups_0__rewards;
    GLOBAL i8 *groups_0__terminated;
    GLOBAL i8 *groups_0__truncated;
    GLOBAL i8 *stepOut_episodeOver;
    GLOBAL f32 *stepOut_infos;
    i8 env_over[SIZE_env_over];
    f32 unitRows_own[SIZE_unitRows_own];
    GLOBAL f32 *stepOut_state;
    GLOBAL i8 *groups_0__alive;
    GLOBAL f32 *groups_0__observations;
    GLOBAL i8 *groups_0__actionMask;
    GLOBAL f32 *stepOut_finalState;
    GLOBAL f32 *groups_0__finalObservations;
    i64 chance_episodes[SIZE_chance_episodes];
    i64 chance_seed[SIZE_chance_seed];
    i32 push2_units[SIZE_push2_units];
    f32 push2_px[SIZE_push2_px];
    f32 push2_py[SIZE_push2_py];
    f32 push2_radius[SIZE_push2_radius];
    f32 push2_sumX[SIZE_push2_sumX];
    f32 push2_sumY[SIZE_push2_sumY];
} K;

FN void SmaxOrders_order(K *k, i32 v_index, i32 v_code) {
    i32 v_move = j_min_i32(v_code, 5);
    (k->s_moveX[v_index] = k->table_f32[AT_SmaxOrders_MOVE_X + v_move]);
    (k->s_moveY[v_index] = k->table_f32[AT_SmaxOrders_MOVE_Y + v_move]);
    (k->s_attack[v_index] = ((v_code >= 5) ? v_code : 0));
}

FN void SmaxOrders_team(K *k, i32 v_env, i32 v_from, i32 v_to) {
    i32 v_first = (v_env * SmaxSpec_numUnits);
    i32 v_row = (v_env * (v_to - v_from));
    {
        i32 v_u = v_from;
        LOOP for (; (v_u < v_to); (v_u++), (v_row++)) {
            {
                SmaxOrders_order(k, (v_first + v_u), k->groups_0__ints[v_row]);
            }
        }
    }
}

FN void SmaxOrders_decode(K *k, i32 v_env) {
    SmaxOrders_team(k, v_env, 0, SmaxSpec_numAllies);
}

FN i64 SmaxEnemy_drawIndex(K *k, i32 v_inEnv, i32 v_e) {
    return ((i64) ((u64) ((i64) ((u64) ((i64) k->s_step[v_inEnv]) * (u64) SmaxSpec_numEnemies)) + (u64) v_e));
}

FN bit SmaxRules_within(K *k, f32 v_dx, f32 v_dy, f32 v_range) {
    return (((v_dx * v_dx) + (v_dy * v_dy)) < (v_range * v_range));
}

FN i32 SmaxEnemy_lookAtAll(K *k, f32 v_x, f32 v_y, f32 v_sight) {
    i32 v_seen = 0;
    {
        i32 v_k = 0;
        i32 v_j = (((k->SmaxEnemy_env * SmaxSpec_numUnits) + SmaxSpec_numAllies) - 1);
        LOOP for (; (v_k < SmaxSpec_numAllies); (v_k++), (v_j--)) {
            f32 v_dx = (k->s_x[v_j] - v_x);
            f32 v_dy = (k->s_y[v_j] - v_y);
            (k->mind_numbers[v_seen] = v_k);
            (k->mind_relX[v_seen] = v_dx);
            (k->mind_relY[v_seen] = v_dy);
            if (((k->s_health[v_j] > 0.0f) && SmaxRules_within(k, v_dx, v_dy, v_sight))) {
                (v_seen++);
            }
        }
    }
    return v_seen;
}

FN void SmaxEnemy_look(K *k, i32 v_i, bit v_alive) {
    (k->SmaxMind_seen = 0);
    if (!v_alive) {
        return;
    }
    f32 v_x = k->s_x[v_i];
    f32 v_y = k->s_y[v_i];
    f32 v_sight = k->table_f32[AT_spec_sightRange + k->s_type[v_i]];
    (k->SmaxMind_seen = SmaxEnemy_lookAtAll(k, v_x, v_y, v_sight));
}

FN void SmaxMind_setGoal(K *k, f32 v_x, f32 v_y) {
    if ((((k->SmaxMind_goalX != 0.0f) || (k->SmaxMind_goalY != 0.0f)) || (k->SmaxMind_lastAttacked != (-1)))) {
        return;
    }
    (k->SmaxMind_goalX = ((SmaxMind_width / 2) - (v_x - (SmaxMind_width / 2))));
    (k->SmaxMind_goalY = ((SmaxMind_height / 2) - (v_y - (SmaxMind_height / 2))));
}

FN i32 SmaxMind_pickTarget(K *k, f32 v_attackRange) {
    i32 v_inRange = 0;
    i32 v_nearest = (-1);
    bit v_keep = 0;
    f32 v_least = INFINITY;
    {
        i32 v_i = 0;
        LOOP for (; (v_i < k->SmaxMind_seen); (v_i++)) {
            if (!SmaxRules_within(k, k->mind_relX[v_i], k->mind_relY[v_i], v_attackRange)) {
                continue;
            }
            (v_inRange++);
            (v_keep = (bit) (v_keep | (k->mind_numbers[v_i] == k->SmaxMind_lastAttacked)));
            f32 v_square = ((k->mind_relX[v_i] * k->mind_relX[v_i]) + (k->mind_relY[v_i] * k->mind_relY[v_i]));
            if ((v_square < v_least)) {
                (v_least = v_square);
                (v_nearest = k->mind_numbers[v_i]);
            }
        }
    }
    if ((v_inRange == 0)) {
        return (-1);
    }
    i32 v_pick = v_nearest;
    return (v_keep ? k->SmaxMind_lastAttacked : v_pick);
}

FN i32 SmaxRules_towards(K *k, f32 v_dx, f32 v_dy) {
    i32 v_code = 0;
    f32 v_best = v_dy;
    if ((v_dx > v_best)) {
        (v_code = 1);
        (v_best = v_dx);
    }
    if (((-v_dy) > v_best)) {
        (v_code = 2);
        (v_best = (-v_dy));
    }
    return (((-v_dx) > v_best) ? 3 : v_code);
}

FN i64 Chance_mix(K *k, i64 v_z) {
    (v_z = ((i64) ((u64) (v_z ^ ((i64) ((u64) v_z >> (30 & 63)))) * (u64) (-4658895280553007687L))));
    (v_z = ((i64) ((u64) (v_z ^ ((i64) ((u64) v_z >> (27 & 63)))) * (u64) (-7723592293110705685L))));
    return (v_z ^ ((i64) ((u64) v_z >> (31 & 63))));
}

FN i64 Chance_bits(K *k, i32 v_env, i32 v_site, i64 v_index) {
    return Chance_mix(k, ((i64) ((u64) k->chance_keys[v_env] + (u64) ((i64) ((u64) ((i64) ((u64) (((i64) ((u64) ((i64) v_site) << (48 & 63))) ^ v_index) + (u64) 1)) * (u64) (-7046029254386353131L))))));
}

FN i32 Chance_below(K *k, i32 v_env, i32 v_site, i64 v_index, i32 v_bound) {
    return ((i32) ((i64) ((u64) ((i64) ((u64) ((i64) ((u64) Chance_bits(k, v_env, v_site, v_index) >> (32 & 63))) * (u64) v_bound)) >> (32 & 63))));
}

FN i32 SmaxEnemy_below(K *k, i32 v_site, i32 v_bound) {
    return Chance_below(k, k->SmaxEnemy_env, v_site, k->SmaxEnemy_index, v_bound);
}

FN i32 SmaxMind_decide(K *k, f32 v_x, f32 v_y, f32 v_attackRange) {
    SmaxMind_setGoal(k, v_x, v_y);
    i32 v_pick = SmaxMind_pickTarget(k, v_attackRange);
    (k->SmaxMind_lastAttacked = v_pick);
    if ((v_pick >= 0)) {
        return (5 + v_pick);
    }
    if ((k->SmaxMind_seen == 0)) {
        return SmaxRules_towards(k, (k->SmaxMind_goalX - v_x), (k->SmaxMind_goalY - v_y));
    }
    i32 v_walkTo = SmaxEnemy_below(k, 9, k->SmaxMind_seen);
    return SmaxRules_towards(k, k->mind_relX[v_walkTo], k->mind_relY[v_walkTo]);
}

FN void SmaxOrders_order_2(K *k, i32 v_index, i32 v_code) {
    i32 v_move = j_min_i32(v_code, 5);
    (k->s_moveX[v_index] = k->table_f32[AT_SmaxOrders_MOVE_X + v_move]);
    (k->s_moveY[v_index] = k->table_f32[AT_SmaxOrders_MOVE_Y + v_move]);
    (k->s_attack[v_index] = ((v_code >= 5) ? v_code : 0));
}

FN void SmaxEnemy_decide(K *k, i32 v_inEnv, i32 v_e) {
    (k->SmaxEnemy_env = v_inEnv);
    (k->SmaxEnemy_index = SmaxEnemy_drawIndex(k, v_inEnv, v_e));
    i32 v_memory = ((k->SmaxEnemy_env * SmaxSpec_numEnemies) + v_e);
    i32 v_i = (((k->SmaxEnemy_env * SmaxSpec_numUnits) + SmaxSpec_numAllies) + v_e);
    bit v_alive = (k->s_health[v_i] > 0.0f);
    SmaxEnemy_look(k, v_i, v_alive);
    (k->SmaxMind_goalX = k->s_goalX[v_memory]);
    (k->SmaxMind_goalY = k->s_goalY[v_memory]);
    (k->SmaxMind_lastAttacked = k->s_lastAttacked[v_memory]);
    i32 v_code = SmaxMind_decide(k, (v_alive ? k->s_x[v_i] : 0.0f), (v_alive ? k->s_y[v_i] : 0.0f), k->table_f32[AT_spec_attackRange + k->s_type[v_i]]);
    (k->s_goalX[v_memory] = k->SmaxMind_goalX);
    (k->s_goalY[v_memory] = k->SmaxMind_goalY);
    (k->s_lastAttacked[v_memory] = k->SmaxMind_lastAttacked);
    SmaxOrders_order_2(k, v_i, v_code);
}

FN void SmaxEnemy_decide_2(K *k, i32 v_inEnv) {
    {
        i32 v_e = 0;
        LOOP for (; (v_e < SmaxSpec_numEnemies); (v_e++)) {
            SmaxEnemy_decide(k, v_inEnv, v_e);
        }
    }
}

FN void PlainEngine_enemyOrders(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            SmaxEnemy_decide_2(k, v_env);
        }
    }
}

FN i32 SmaxSpec_target(K *k, i32 v_unit, i32 v_attack) {
    i32 v_k = (v_attack - 5);
    return ((v_unit < SmaxSpec_numAllies) ? (SmaxSpec_numAllies + v_k) : ((SmaxSpec_numAllies - 1) - v_k));
}

FN void SmaxFight_readOrders(K *k, i32 v_first) {
    {
        i32 v_u = 0;
        LOOP for (; (v_u < SmaxFight_numUnits); (v_u++)) {
            i32 v_i = (v_first + v_u);
            f32 v_speed = k->table_f32[AT_spec_speed + k->s_type[v_i]];
            (k->fight_walkX[v_u] = ((k->s_moveX[v_i] * v_speed) * SmaxFight_dt));
            (k->fight_walkY[v_u] = ((k->s_moveY[v_i] * v_speed) * SmaxFight_dt));
            (k->fight_target[v_u] = ((k->s_attack[v_i] >= 5) ? (v_first + SmaxSpec_target(k, v_u, k->s_attack[v_i])) : (-1)));
        }
    }
}

FN i64 SmaxRules_cooldownDraw(K *k, i32 v_step, i32 v_worldStep, i32 v_numUnits, i32 v_unit) {
    return ((i64) ((u64) ((i64) ((u64) ((i64) ((u64) ((i64) ((u64) ((i64) v_step) * (u64) 4096)) + (u64) v_worldStep)) * (u64) v_numUnits)) + (u64) v_unit));
}

FN f32 Chance_uniform(K *k, i32 v_env, i32 v_site, i64 v_index, f32 v_low, f32 v_high) {
    return (v_low + ((v_high - v_low) * (((i64) ((u64) Chance_bits(k, v_env, v_site, v_index) >> (40 & 63))) * 5.9604645E-8f)));
}

FN f32 SmaxRules_reloaded(K *k, f32 v_cooldown, f32 v_weaponCooldown, f32 v_draw) {
    return (v_cooldown + ((v_weaponCooldown + v_draw) - v_cooldown));
}

FN void SmaxFight_shoot(K *k, i32 v_env, i32 v_first, i32 v_worldStep) {
    COPY for (i32 q = 0, n = LEN_fight_damage; q < n; q++) k->fight_damage[0 + q] = 0.0f;
    {
        i32 v_u = 0;
        LOOP for (; (v_u < SmaxFight_numUnits); (v_u++)) {
            i32 v_i = (v_first + v_u);
            f32 v_cooldown = k->s_cooldown[v_i];
            (k->fight_nextCooldown[v_u] = (v_cooldown - SmaxFight_dt));
            i32 v_t = k->fight_target[v_u];
            if (((((v_t < 0) || (v_cooldown > 0.0f)) || (k->s_health[v_i] <= 0.0f)) || (k->s_health[v_t] <= 0.0f))) {
                continue;
            }
            i32 v_type = k->s_type[v_i];
            if (!SmaxRules_within(k, (k->s_x[v_i] - k->s_x[v_t]), (k->s_y[v_i] - k->s_y[v_t]), k->table_f32[AT_spec_attackRange + v_type])) {
                continue;
            }
            (k->fight_damage[(v_t - v_first)] = (f32) (k->fight_damage[(v_t - v_first)] + k->table_f32[AT_spec_damage + v_type]));
            i64 v_draw = SmaxRules_cooldownDraw(k, k->s_step[v_env], v_worldStep, SmaxFight_numUnits, v_u);
            f32 v_extra = Chance_uniform(k, v_env, 8, v_draw, ((-1.0f) * SmaxFight_dt), (2.0f * SmaxFight_dt));
            (k->fight_nextCooldown[v_u] = SmaxRules_reloaded(k, v_cooldown, k->table_f32[AT_spec_weaponCooldown + v_type], v_extra));
        }
    }
}

FN f32 SmaxFight_clamp(K *k, f32 v_place, f32 v_size) {
    return ((v_place < 0.0f) ? 0.0f : ((v_place > v_size) ? v_size : v_place));
}

FN void SmaxFight_move(K *k, i32 v_first) {
    {
        i32 v_u = 0;
        LOOP for (; (v_u < SmaxFight_numUnits); (v_u++)) {
            i32 v_i = (v_first + v_u);
            if ((k->s_health[v_i] <= 0.0f)) {
                continue;
            }
            (k->s_x[v_i] = SmaxFight_clamp(k, (k->s_x[v_i] + k->fight_walkX[v_u]), SmaxFight_width));
            (k->s_y[v_i] = SmaxFight_clamp(k, (k->s_y[v_i] + k->fight_walkY[v_u]), SmaxFight_height));
        }
    }
}

FN void SmaxFight_sufferAndReload(K *k, i32 v_first) {
    {
        i32 v_u = 0;
        LOOP for (; (v_u < SmaxFight_numUnits); (v_u++)) {
            f32 v_left = (k->s_health[(v_first + v_u)] - k->fight_damage[v_u]);
            (k->s_health[(v_first + v_u)] = ((v_left > 0.0f) ? v_left : 0.0f));
            (k->s_cooldown[(v_first + v_u)] = k->fight_nextCooldown[v_u]);
        }
    }
}

FN bit SmaxRules_inWall(K *k, f32 v_x, f32 v_y, f32 v_width, f32 v_height) {
    return ((((v_x <= 0.0f) || (v_y <= 0.0f)) || (v_x >= v_width)) || (v_y >= v_height));
}

FN void SmaxFight_dieAtWalls(K *k, i32 v_first) {
    {
        i32 v_i = v_first;
        LOOP for (; (v_i < (v_first + SmaxFight_numUnits)); (v_i++)) {
            if (SmaxRules_inWall(k, k->s_x[v_i], k->s_y[v_i], SmaxFight_width, SmaxFight_height)) {
                (k->s_health[v_i] = 0.0f);
            }
        }
    }
}

FN i32 SmaxPush_collect(K *k, i32 v_first) {
    i32 v_living = 0;
    {
        i32 v_i = v_first;
        LOOP for (; (v_i < (v_first + SmaxSpec_numUnits)); (v_i++)) {
            if ((k->s_health[v_i] <= 0.0f)) {
                continue;
            }
            (k->push_units[v_living] = v_i);
            (k->push_px[v_living] = k->s_x[v_i]);
            (k->push_py[v_living] = k->s_y[v_i]);
            (k->push_radius[v_living] = k->table_f32[AT_spec_radius + k->s_type[v_i]]);
            (k->push_sumX[v_living] = 0.0f);
            (k->push_sumY[v_living] = 0.0f);
            (v_living++);
        }
    }
    return v_living;
}

FN f32 SmaxRules_overlap(K *k, f32 v_dx, f32 v_dy, f32 v_radii) {
    f32 v_distance = (((f32) sqrt((f64) ((v_dx * v_dx) + (v_dy * v_dy)))) + 1.0E-6f);
    return j_max_f32(0.0f, ((v_radii / v_distance) - 1.0f));
}

FN void SmaxPush_allPairs(K *k, i32 v_count) {
    {
        i32 v_i = 0;
        LOOP for (; (v_i < v_count); (v_i++)) {
            f32 v_x = k->push_px[v_i];
            f32 v_y = k->push_py[v_i];
            f32 v_r = k->push_radius[v_i];
            {
                i32 v_j = (v_i + 1);
                LOOP for (; (v_j < v_count); (v_j++)) {
                    f32 v_dx = (v_x - k->push_px[v_j]);
                    f32 v_dy = (v_y - k->push_py[v_j]);
                    f32 v_radii = (v_r + k->push_radius[v_j]);
                    if ((((v_dx * v_dx) + (v_dy * v_dy)) < (v_radii * v_radii))) {
                        f32 v_overlap = SmaxRules_overlap(k, v_dx, v_dy, v_radii);
                        (k->push_sumX[v_i] = (f32) (k->push_sumX[v_i] + (v_dx * v_overlap)));
                        (k->push_sumY[v_i] = (f32) (k->push_sumY[v_i] + (v_dy * v_overlap)));
                        (k->push_sumX[v_j] = (f32) (k->push_sumX[v_j] - (v_dx * v_overlap)));
                        (k->push_sumY[v_j] = (f32) (k->push_sumY[v_j] - (v_dy * v_overlap)));
                    }
                }
            }
        }
    }
}

FN void SmaxPush_push(K *k, i32 v_env) {
    i32 v_living = SmaxPush_collect(k, (v_env * SmaxSpec_numUnits));
    {
        SmaxPush_allPairs(k, v_living);
    }
    {
        i32 v_a = 0;
        LOOP for (; (v_a < v_living); (v_a++)) {
            (k->s_x[k->push_units[v_a]] = (f32) (k->s_x[k->push_units[v_a]] + (0.5f * k->push_sumX[v_a])));
            (k->s_y[k->push_units[v_a]] = (f32) (k->s_y[k->push_units[v_a]] + (0.5f * k->push_sumY[v_a])));
        }
    }
}

FN void SmaxFight_fight(K *k, i32 v_env) {
    i32 v_first = (v_env * SmaxFight_numUnits);
    SmaxFight_readOrders(k, v_first);
    {
        i32 v_worldStep = 0;
        LOOP for (; (v_worldStep < SmaxOptions_worldStepsPerEnvStep); (v_worldStep++)) {
            SmaxFight_shoot(k, v_env, v_first, v_worldStep);
            SmaxFight_move(k, v_first);
            SmaxFight_sufferAndReload(k, v_first);
            {
                SmaxFight_dieAtWalls(k, v_first);
            }
            SmaxPush_push(k, v_env);
        }
    }
}

FN void PlainEngine_fight(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            SmaxFight_fight(k, v_env);
        }
    }
}

FN i32 SmaxOutcome_living(K *k, i32 v_first, i32 v_from, i32 v_to) {
    i32 v_living = 0;
    {
        i32 v_u = v_from;
        LOOP for (; (v_u < v_to); (v_u++)) {
            if ((k->s_health[(v_first + v_u)] > 0.0f)) {
                (v_living++);
            }
        }
    }
    return v_living;
}

FN f32 SmaxOutcome_reward(K *k, i32 v_first, i32 v_at, i32 v_from, i32 v_to, i32 v_living, i32 v_livingOpponents) {
    f32 v_bonus = (((v_livingOpponents == 0) && (v_living > 0)) ? SmaxOptions_wonBattleBonus : 0.0f);
    f32 v_lost = 0.0f;
    {
        i32 v_u = v_from;
        LOOP for (; (v_u < v_to); (v_u++)) {
            f32 v_change = (k->worker_healthBefore[(v_at + v_u)] - k->s_health[(v_first + v_u)]);
            if ((v_change != 0.0f)) {
                (v_lost = (f32) (v_lost + (v_change / k->table_f32[AT_spec_maxHealth + k->s_type[(v_first + v_u)]])));
            }
        }
    }
    return ((v_lost / (v_to - v_from)) + v_bonus);
}

FN void SmaxOutcome_markTeam(K *k, i32 v_env, f32 v_reward, bit v_decided, bit v_timeUp) {
    i32 v_row = (v_env * Rows_numAgents);
    i32 v_unit = ((v_env * SmaxSpec_numUnits) + 0);
    {
        i32 v_end = (v_row + Rows_numAgents);
        LOOP for (; (v_row < v_end); (v_row++), (v_unit++)) {
            (k->groups_0__rewards[v_row] = v_reward);
            (k->groups_0__terminated[v_row] = (v_decided || (k->s_health[v_unit] <= 0.0f)));
            (k->groups_0__truncated[v_row] = (v_timeUp && !k->groups_0__terminated[v_row]));
        }
    }
}

FN void SmaxOutcome_end(K *k, i32 v_env, i32 v_at) {
    i32 v_first = (v_env * SmaxSpec_numUnits);
    i32 v_livingAllies = SmaxOutcome_living(k, v_first, 0, SmaxSpec_numAllies);
    i32 v_livingEnemies = SmaxOutcome_living(k, v_first, SmaxSpec_numAllies, SmaxSpec_numUnits);
    bit v_decided = ((v_livingAllies == 0) || (v_livingEnemies == 0));
    bit v_timeUp = (!v_decided && (k->s_step[v_env] >= SmaxOptions_maxSteps));
    (k->s_step[v_env]++);
    f32 v_toAllies = SmaxOutcome_reward(k, v_first, v_at, SmaxSpec_numAllies, SmaxSpec_numUnits, v_livingAllies, v_livingEnemies);
    SmaxOutcome_markTeam(k, v_env, v_toAllies, v_decided, v_timeUp);
    (k->stepOut_episodeOver[v_env] = (v_decided || v_timeUp));
    i32 v_info = (v_env * 4);
    (k->stepOut_infos[v_info] = ((v_decided && (v_livingAllies > 0)) ? 1.0f : 0.0f));
    (k->stepOut_infos[(v_info + 1)] = ((v_decided && (v_livingEnemies > 0)) ? 1.0f : 0.0f));
    (k->stepOut_infos[(v_info + 2)] = ((v_decided && ((v_livingAllies + v_livingEnemies) == 0)) ? 1.0f : 0.0f));
    (k->stepOut_infos[(v_info + 3)] = (v_timeUp ? 1.0f : 0.0f));
}

FN void Battle_stepTile(K *k, i32 v_from, i32 v_to) {
    i32 v_units = SmaxSpec_numUnits;
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            SmaxOrders_decode(k, v_env);
        }
    }
    {
        PlainEngine_enemyOrders(k, v_from, v_to);
    }
    COPY for (i32 q = 0, n = ((v_to - v_from) * v_units); q < n; q++) k->worker_healthBefore[0 + q] = k->s_health[(v_from * v_units) + q];
    PlainEngine_fight(k, v_from, v_to);
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            SmaxOutcome_end(k, v_env, ((v_env - v_from) * v_units));
        }
    }
}

FN void Battle_step(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_start = v_from;
        LOOP for (; (v_start < v_to); (v_start = (i32) (v_start + Battle_tile))) {
            Battle_stepTile(k, v_start, j_min_i32(v_to, (v_start + Battle_tile)));
        }
    }
}

FN f32 SmaxRows_lastAttackCode(K *k, i32 v_unit) {
    i32 v_opponents = ((v_unit < SmaxSpec_numAllies) ? SmaxSpec_numEnemies : SmaxSpec_numAllies);
    return ((5 + v_opponents) - 1);
}

FN f32 SmaxRules_clamp01(K *k, f32 v_share) {
    return ((v_share < 0.0f) ? 0.0f : ((v_share > 1.0f) ? 1.0f : v_share));
}

FN void SmaxRows_read(K *k, i32 v_env) {
    i32 v_first = (v_env * SmaxSpec_numUnits);
    {
        i32 v_u = 0;
        i32 v_at = 0;
        LOOP for (; (v_u < SmaxSpec_numUnits); (v_u++), (v_at = (i32) (v_at + 16))) {
            i32 v_i = (v_first + v_u);
            i32 v_type = k->s_type[v_i];
            COPY for (i32 q = 0, n = 16; q < n; q++) k->unitRows_own[v_at + q] = k->table_f32[AT_SmaxRows_FLAGS + (v_type * 16) + q];
            (k->unitRows_own[(v_at + 0)] = (k->s_health[v_i] / k->table_f32[AT_spec_maxHealth + v_type]));
            (k->unitRows_own[(v_at + 1)] = k->s_x[v_i]);
            (k->unitRows_own[(v_at + 2)] = k->s_y[v_i]);
            (k->unitRows_own[(v_at + 3)] = k->s_moveX[v_i]);
            (k->unitRows_own[(v_at + 4)] = k->s_moveY[v_i]);
            (k->unitRows_own[(v_at + 5)] = (k->s_attack[v_i] / SmaxRows_lastAttackCode(k, v_u)));
            (k->unitRows_own[(v_at + 6)] = SmaxRules_clamp01(k, (k->s_cooldown[v_i] * k->table_f32[AT_spec_perCooldown + v_type])));
            {
                continue;
            }
            COPY for (i32 q = 0, n = 16; q < n; q++) k->unitRows_own[v_at + q] = k->unitRows_own[v_at + q];
            COPY for (i32 q = (v_at + 3), n = ((v_at + 5) + 1); q < n; q++) k->unitRows_own[0 + q] = 0.0f;
        }
    }
}

FN void SmaxRows_writeState(K *k, i32 v_env) {
    i32 v_first = (v_env * SmaxSpec_numUnits);
    i32 v_at = (v_env * SmaxSpec_stateSize);
    {
        i32 v_u = 0;
        LOOP for (; (v_u < SmaxSpec_numUnits); (v_u++), (v_at = (i32) (v_at + 10))) {
            if ((k->s_health[(v_first + v_u)] <= 0.0f)) {
                COPY for (i32 q = v_at, n = (v_at + 10); q < n; q++) k->stepOut_state[0 + q] = 0.0f;
                continue;
            }
            (k->stepOut_state[v_at] = k->unitRows_own[((v_u * 16) + 0)]);
            (k->stepOut_state[(v_at + 1)] = k->s_x[(v_first + v_u)]);
            (k->stepOut_state[(v_at + 2)] = k->s_y[(v_first + v_u)]);
            (k->stepOut_state[(v_at + 3)] = k->s_cooldown[(v_first + v_u)]);
            COPY for (i32 q = 0, n = 6; q < n; q++) k->stepOut_state[(v_at + 4) + q] = k->unitRows_own[((v_u * 16) + 7) + q];
        }
    }
    {
        i32 v_u = 0;
        LOOP for (; (v_u < SmaxSpec_numUnits); (v_u++)) {
            (k->stepOut_state[(v_at + v_u)] = ((v_u < SmaxSpec_numAllies) ? 0.0f : 1.0f));
            (k->stepOut_state[((v_at + SmaxSpec_numUnits) + v_u)] = k->s_type[(v_first + v_u)]);
        }
    }
}

FN void SmaxRows_setUnseen(K *k, i32 v_unit) {
    i32 v_unseen = (SmaxSpec_numUnits * 16);
    (k->unitRows_own[(v_unseen + 1)] = (k->unitRows_own[(v_unseen + 1)] = k->unitRows_own[((v_unit * 16) + 1)]));
    (k->unitRows_own[(v_unseen + 2)] = (k->unitRows_own[(v_unseen + 2)] = k->unitRows_own[((v_unit * 16) + 2)]));
}

FN i32 SmaxObservation_blocks(K *k, i32 v_first, i32 v_unit, i32 v_from, i32 v_to, i32 v_direction, i32 v_start) {
    i32 v_type = k->s_type[(v_first + v_unit)];
    f32 v_sightSquare = (k->table_f32[AT_spec_sightRange + v_type] * k->table_f32[AT_spec_sightRange + v_type]);
    f32 v_perSight = k->table_f32[AT_spec_perSight + v_type];
    f32 v_x = k->s_x[(v_first + v_unit)];
    f32 v_y = k->s_y[(v_first + v_unit)];
    f32 *v_rows_at = (((v_unit < SmaxSpec_numAllies) == (v_from < SmaxSpec_numAllies)) ? k->unitRows_own : k->unitRows_own);
    i32 v_rows_n = (((v_unit < SmaxSpec_numAllies) == (v_from < SmaxSpec_numAllies)) ? LEN_unitRows_own : LEN_unitRows_own);
    i32 v_at = v_start;
    {
        i32 v_j = v_from;
        LOOP for (; (v_j != v_to); (v_j = (i32) (v_j + v_direction)), (v_at = (i32) (v_at + 13))) {
            f32 v_dx = (k->s_x[(v_first + v_j)] - v_x);
            f32 v_dy = (k->s_y[(v_first + v_j)] - v_y);
            bit v_seen = ((((v_dx * v_dx) + (v_dy * v_dy)) < v_sightSquare) & (k->s_health[(v_first + v_j)] > 0.0f));
            i32 v_row = ((v_seen ? v_j : SmaxSpec_numUnits) * 16);
            COPY for (i32 q = 0, n = 13; q < n; q++) k->groups_0__observations[v_at + q] = v_rows_at[v_row + q];
            (k->groups_0__observations[(v_at + 1)] = ((v_rows_at[(v_row + 1)] - v_x) * v_perSight));
            (k->groups_0__observations[(v_at + 2)] = ((v_rows_at[(v_row + 2)] - v_y) * v_perSight));
        }
    }
    return v_at;
}

FN void SmaxRows_writeOwn(K *k, i32 v_unit, i32 v_at) {
    i32 v_row = (v_unit * 16);
    (k->groups_0__observations[v_at] = k->unitRows_own[(v_row + 0)]);
    (k->groups_0__observations[(v_at + 1)] = (k->unitRows_own[(v_row + 1)] * SmaxSpec_perWidth));
    (k->groups_0__observations[(v_at + 2)] = (k->unitRows_own[(v_row + 2)] * SmaxSpec_perHeight));
    (k->groups_0__observations[(v_at + 3)] = k->unitRows_own[(v_row + 6)]);
    COPY for (i32 q = 0, n = 6; q < n; q++) k->groups_0__observations[(v_at + 4) + q] = k->unitRows_own[(v_row + 7) + q];
}

FN void SmaxObservation_unitList(K *k, i32 v_first, i32 v_unit, i32 v_from) {
    bit v_ally = (v_unit < SmaxSpec_numAllies);
    i32 v_at = v_from;
    SmaxRows_setUnseen(k, v_unit);
    if (v_ally) {
        (v_at = SmaxObservation_blocks(k, v_first, v_unit, 0, v_unit, 1, v_at));
        (v_at = SmaxObservation_blocks(k, v_first, v_unit, (v_unit + 1), SmaxSpec_numAllies, 1, v_at));
        (v_at = SmaxObservation_blocks(k, v_first, v_unit, SmaxSpec_numAllies, SmaxSpec_numUnits, 1, v_at));
    } else {
        (v_at = SmaxObservation_blocks(k, v_first, v_unit, (SmaxSpec_numUnits - 1), v_unit, (-1), v_at));
        (v_at = SmaxObservation_blocks(k, v_first, v_unit, (v_unit - 1), (SmaxSpec_numAllies - 1), (-1), v_at));
        (v_at = SmaxObservation_blocks(k, v_first, v_unit, (SmaxSpec_numAllies - 1), (-1), (-1), v_at));
    }
    SmaxRows_writeOwn(k, v_unit, v_at);
}

FN void SmaxObservation_mask(K *k, i32 v_first, i32 v_unit, i32 v_at) {
    i32 v_i = (v_first + v_unit);
    bit v_alive = (k->s_health[v_i] > 0.0f);
    f32 v_range = k->table_f32[AT_spec_attackRange + k->s_type[v_i]];
    {
        i32 v_code = 0;
        LOOP for (; (v_code <= 3); (v_code++)) {
            (k->groups_0__actionMask[(v_at + v_code)] = v_alive);
        }
    }
    (k->groups_0__actionMask[(v_at + 4)] = 1);
    i32 v_opponents = ((v_unit < SmaxSpec_numAllies) ? SmaxSpec_numEnemies : SmaxSpec_numAllies);
    {
        i32 v_k = 0;
        LOOP for (; (v_k < v_opponents); (v_k++)) {
            i32 v_t = (v_first + SmaxSpec_target(k, v_unit, (5 + v_k)));
            bit v_hits = ((v_alive && (k->s_health[v_t] > 0.0f)) && SmaxRules_within(k, (k->s_x[v_t] - k->s_x[v_i]), (k->s_y[v_t] - k->s_y[v_i]), v_range));
            (k->groups_0__actionMask[((v_at + 5) + v_k)] = v_hits);
        }
    }
}

FN void SmaxObservation_team(K *k, i32 v_env, i32 v_firstUnit) {
    i32 v_first = (v_env * SmaxSpec_numUnits);
    {
        i32 v_a = 0;
        i32 v_row = (v_env * Rows_numAgents);
        LOOP for (; (v_a < Rows_numAgents); (v_a++), (v_row++)) {
            i32 v_unit = (v_firstUnit + v_a);
            bit v_alive = (k->s_health[(v_first + v_unit)] > 0.0f);
            (k->groups_0__alive[v_row] = v_alive);
            i32 v_at = (v_row * Rows_observationSize);
            if (!v_alive) {
                COPY for (i32 q = v_at, n = (v_at + Rows_observationSize); q < n; q++) k->groups_0__observations[0 + q] = 0.0f;
            } else {
                {
                    SmaxObservation_unitList(k, v_first, v_unit, v_at);
                }
            }
            {
                SmaxObservation_mask(k, v_first, v_unit, (v_row * Rows_maskSize));
            }
        }
    }
}

FN void SmaxObservation_write(K *k, i32 v_env) {
    SmaxRows_read(k, v_env);
    SmaxRows_writeState(k, v_env);
    SmaxObservation_team(k, v_env, 0);
}

FN void PlainEngine_observe(K *k, i32 v_from, i32 v_to) {
    {
        i32 v_env = v_from;
        LOOP for (; (v_env < v_to); (v_env++)) {
            SmaxObservation_write(k, v_env);
        }
    }
}

FN void Battle_observe(K *k, i32 v_from, i32 v_to) {
    PlainEngine_observe(k, v_from, v_to);
}

FN void Batch_keepFinal(K *k, i32 v_env) {
    COPY for (i32 q = 0, n = Batch_stateSize; q < n; q++) k->stepOut_finalState[(v_env * Batch_stateSize) + q] = k->stepOut_state[(v_env * Batch_stateSize) + q];
    {
        i32 v_row = (Rows_numAgents * Rows_observationSize);
        COPY for (i32 q = 0, n = v_row; q < n; q++) k->groups_0__finalObservations[(v_env * v_row) + q] = k->groups_0__observations[(v_env * v_row) + q];
    }
}

FN i64 Chance_key(K *k, i64 v_seed, i64 v_env, i64 v_episode) {
    return Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) Chance_mix(k, ((i64) ((u64) v_seed + (u64) (-7046029254386353131L)))) + (u64) ((i64) ((u64) ((i64) ((u64) v_env + (u64) 1)) * (u64) (-7046029254386353131L)))))) + (u64) ((i64) ((u64) ((i64) ((u64) v_episode + (u64) 1)) * (u64) (-7046029254386353131L))))));
}

FN void Chance_nextEpisode(K *k, i32 v_env) {
    (k->chance_episodes[v_env]++);
    (k->chance_keys[v_env] = Chance_key(k, k->chance_seed[0], (k->env + v_env), k->chance_episodes[v_env]));
}

FN void SmaxReset_unitTypes(K *k, i32 v_env) {
    i32 v_first = (v_env * SmaxSpec_numUnits);
    {
        COPY for (i32 q = 0, n = SmaxSpec_numUnits; q < n; q++) k->s_type[v_first + q] = k->table_i32[AT_spec_unitTypes + 0 + q];
        return;
    }
    {
        i32 v_i = 0;
        LOOP for (; (v_i < SmaxSpec_numAllies); (v_i++)) {
            (k->s_type[(v_first + v_i)] = Chance_below(k, v_env, 7, v_i, 6));
        }
    }
    {
        i32 v_i = 0;
        LOOP for (; (v_i < SmaxSpec_numEnemies); (v_i++)) {
            (k->s_type[((v_first + SmaxSpec_numAllies) + v_i)] = ((v_i < SmaxSpec_numAllies) ? k->s_type[(v_first + v_i)] : 0));
        }
    }
}

FN void SmaxReset_placeNear(K *k, i32 v_env, i32 v_unit, f32 v_x, f32 v_y) {
    i32 v_i = ((v_env * SmaxSpec_numUnits) + v_unit);
    (k->s_x[v_i] = (v_x + Chance_uniform(k, v_env, 1, ((i64) ((u64) 2L * (u64) v_unit)), (-2.0f), 2.0f)));
    (k->s_y[v_i] = (v_y + Chance_uniform(k, v_env, 1, ((i64) ((u64) ((i64) ((u64) 2L * (u64) v_unit)) + (u64) 1)), (-2.0f), 2.0f)));
}

FN void SmaxReset_standardPositions(K *k, i32 v_env) {
    {
        i32 v_u = 0;
        LOOP for (; (v_u < SmaxSpec_numUnits); (v_u++)) {
            SmaxReset_placeNear(k, v_env, v_u, ((v_u < SmaxSpec_numAllies) ? (SmaxReset_width / 4) : ((3 * SmaxReset_width) / 4)), (SmaxReset_height / 2));
        }
    }
}

FN void SmaxReset_forget(K *k, i32 v_env) {
    {
        i32 v_i = (v_env * SmaxSpec_numEnemies);
        LOOP for (; (v_i < ((v_env + 1) * SmaxSpec_numEnemies)); (v_i++)) {
            (k->s_goalX[v_i] = 0.0f);
            (k->s_goalY[v_i] = 0.0f);
            (k->s_lastAttacked[v_i] = (-1));
        }
    }
}

FN i32 SmaxPush_collect_2(K *k, i32 v_first) {
    i32 v_living = 0;
    {
        i32 v_i = v_first;
        LOOP for (; (v_i < (v_first + SmaxSpec_numUnits)); (v_i++)) {
            if ((k->s_health[v_i] <= 0.0f)) {
                continue;
            }
            (k->push2_units[v_living] = v_i);
            (k->push2_px[v_living] = k->s_x[v_i]);
            (k->push2_py[v_living] = k->s_y[v_i]);
            (k->push2_radius[v_living] = k->table_f32[AT_spec_radius + k->s_type[v_i]]);
            (k->push2_sumX[v_living] = 0.0f);
            (k->push2_sumY[v_living] = 0.0f);
            (v_living++);
        }
    }
    return v_living;
}

FN void SmaxPush_allPairs_2(K *k, i32 v_count) {
    {
        i32 v_i = 0;
        LOOP for (; (v_i < v_count); (v_i++)) {
            f32 v_x = k->push2_px[v_i];
            f32 v_y = k->push2_py[v_i];
            f32 v_r = k->push2_radius[v_i];
            {
                i32 v_j = (v_i + 1);
                LOOP for (; (v_j < v_count); (v_j++)) {
                    f32 v_dx = (v_x - k->push2_px[v_j]);
                    f32 v_dy = (v_y - k->push2_py[v_j]);
                    f32 v_radii = (v_r + k->push2_radius[v_j]);
                    if ((((v_dx * v_dx) + (v_dy * v_dy)) < (v_radii * v_radii))) {
                        f32 v_overlap = SmaxRules_overlap(k, v_dx, v_dy, v_radii);
                        (k->push2_sumX[v_i] = (f32) (k->push2_sumX[v_i] + (v_dx * v_overlap)));
                        (k->push2_sumY[v_i] = (f32) (k->push2_sumY[v_i] + (v_dy * v_overlap)));
                        (k->push2_sumX[v_j] = (f32) (k->push2_sumX[v_j] - (v_dx * v_overlap)));
                        (k->push2_sumY[v_j] = (f32) (k->push2_sumY[v_j] - (v_dy * v_overlap)));
                    }
                }
            }
        }
    }
}

FN void SmaxPush_push_2(K *k, i32 v_env) {
    i32 v_living = SmaxPush_collect_2(k, (v_env * SmaxSpec_numUnits));
    {
        SmaxPush_allPairs_2(k, v_living);
    }
    {
        i32 v_a = 0;
        LOOP for (; (v_a < v_living); (v_a++)) {
            (k->s_x[k->push2_units[v_a]] = (f32) (k->s_x[k->push2_units[v_a]] + (0.5f * k->push2_sumX[v_a])));
            (k->s_y[k->push2_units[v_a]] = (f32) (k->s_y[k->push2_units[v_a]] + (0.5f * k->push2_sumY[v_a])));
        }
    }
}

FN void SmaxReset_reset(K *k, i32 v_env) {
    SmaxReset_unitTypes(k, v_env);
    {
        SmaxReset_standardPositions(k, v_env);
    }
    i32 v_first = (v_env * SmaxSpec_numUnits);
    {
        i32 v_i = v_first;
        LOOP for (; (v_i < (v_first + SmaxSpec_numUnits)); (v_i++)) {
            (k->s_health[v_i] = k->table_f32[AT_spec_maxHealth + k->s_type[v_i]]);
            (k->s_cooldown[v_i] = 0.0f);
            (k->s_moveX[v_i] = 0.0f);
            (k->s_moveY[v_i] = 0.0f);
            (k->s_attack[v_i] = 0);
        }
    }
    (k->s_step[v_env] = 0);
    if ((LEN_s_lastAttacked > 0)) {
        SmaxReset_forget(k, v_env);
    }
    SmaxPush_push_2(k, v_env);
}

FN void Battle_reset(K *k, i32 v_env) {
    SmaxReset_reset(k, v_env);
}

FN void KernelVectorEnv_stepTile(K *k, i32 v_from, i32 v_to) {
    Battle_step(k, v_from, v_to);
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
            Battle_observe(k, v_env, (v_env + 1));
            Batch_keepFinal(k, v_env);
            Chance_nextEpisode(k, v_env);
            Battle_reset(k, v_env);
        }
    }
    Battle_observe(k, v_from, v_to);
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
    i32 v_numInfos = 4;
    COPY for (i32 q = (v_env * v_numInfos), n = ((v_env + 1) * v_numInfos); q < n; q++) k->stepOut_infos[0 + q] = 0.0f;
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
    Battle_reset(k, 0);
}

FN void env_clear(K *k) {
    Batch_clearOutcome(k, 0);
}

FN void env_observe(K *k) {
    Battle_observe(k, 0, 1);
}

FN i64 chance_key(K *k, i64 p0, i64 p1, i64 p2) {
    return Chance_key_2(k, p0, p1, p2);
}

FN void clear_scratch(K *k) {
    k->SmaxEnemy_env = 0;
    k->SmaxEnemy_index = 0;
    k->SmaxMind_seen = 0;
    k->SmaxMind_goalX = 0;
    k->SmaxMind_goalY = 0;
    k->SmaxMind_lastAttacked = 0;
    COPY for (i32 q = 0; q < LEN_mind_numbers; q++) k->mind_numbers[q] = 0;
    COPY for (i32 q = 0; q < LEN_mind_relX; q++) k->mind_relX[q] = 0;
    COPY for (i32 q = 0; q < LEN_mind_relY; q++) k->mind_relY[q] = 0;
    COPY for (i32 q = 0; q < LEN_worker_healthBefore; q++) k->worker_healthBefore[q] = 0;
    COPY for (i32 q = 0; q < LEN_fight_walkX; q++) k->fight_walkX[q] = 0;
    COPY for (i32 q = 0; q < LEN_fight_walkY; q++) k->fight_walkY[q] = 0;
    COPY for (i32 q = 0; q < LEN_fight_target; q++) k->fight_target[q] = 0;
    COPY for (i32 q = 0; q < LEN_fight_damage; q++) k->fight_damage[q] = 0;
    COPY for (i32 q = 0; q < LEN_fight_nextCooldown; q++) k->fight_nextCooldown[q] = 0;
    COPY for (i32 q = 0; q < LEN_push_units; q++) k->push_units[q] = 0;
    COPY for (i32 q = 0; q < LEN_push_px; q++) k->push_px[q] = 0;
    COPY for (i32 q = 0; q < LEN_push_py; q++) k->push_py[q] = 0;
    COPY for (i32 q = 0; q < LEN_push_radius; q++) k->push_radius[q] = 0;
    COPY for (i32 q = 0; q < LEN_push_sumX; q++) k->push_sumX[q] = 0;
    COPY for (i32 q = 0; q < LEN_push_sumY; q++) k->push_sumY[q] = 0;
    COPY for (i32 q = 0; q < LEN_env_over; q++) k->env_over[q] = 0;
    COPY for (i32 q = 0; q < LEN_unitRows_own; q++) k->unitRows_own[q] = 0;
    COPY for (i32 q = 0; q < LEN_push2_units; q++) k->push2_units[q] = 0;
    COPY for (i32 q = 0; q < LEN_push2_px; q++) k->push2_px[q] = 0;
    COPY for (i32 q = 0; q < LEN_push2_py; q++) k->push2_py[q] = 0;
    COPY for (i32 q = 0; q < LEN_push2_radius; q++) k->push2_radius[q] = 0;
    COPY for (i32 q = 0; q < LEN_push2_sumX; q++) k->push2_sumX[q] = 0;
    COPY for (i32 q = 0; q < LEN_push2_sumY; q++) k->push2_sumY[q] = 0;
}

FN void bind_shared(K *k, SHARED_ARGS, i32 env, i64 n) {
    k->groups_0__ints = shared_i32 + SHARED_groups_0__ints * n + (i64) env * LEN_groups_0__ints;
    k->groups_0__rewards = shared_f32 + SHARED_groups_0__rewards * n + (i64) env * LEN_groups_0__rewards;
    k->groups_0__terminated = shared_i8 + SHARED_groups_0__terminated * n + (i64) env * LEN_groups_0__terminated;
    k->groups_0__truncated = shared_i8 + SHARED_groups_0__truncated * n + (i64) env * LEN_groups_0__truncated;
    k->stepOut_episodeOver = shared_i8 + SHARED_stepOut_episodeOver * n + (i64) env * LEN_stepOut_episodeOver;
    k->stepOut_infos = shared_f32 + SHARED_stepOut_infos * n + (i64) env * LEN_stepOut_infos;
    k->stepOut_state = shared_f32 + SHARED_stepOut_state * n + (i64) env * LEN_stepOut_state;
    k->groups_0__alive = shared_i8 + SHARED_groups_0__alive * n + (i64) env * LEN_groups_0__alive;
    k->groups_0__observations = shared_f32 + SHARED_groups_0__observations * n + (i64) env * LEN_groups_0__observations;
    k->groups_0__actionMask = shared_i8 + SHARED_groups_0__actionMask * n + (i64) env * LEN_groups_0__actionMask;
    k->stepOut_finalState = shared_f32 + SHARED_stepOut_finalState * n + (i64) env * LEN_stepOut_finalState;
    k->groups_0__finalObservations = shared_f32 + SHARED_groups_0__finalObservations * n + (i64) env * LEN_groups_0__finalObservations;
}

FN void load_state(K *k, STATE_ARGS, i32 env, i64 n) {
    COPY for (i32 q = 0; q < LEN_s_moveX; q++) k->s_moveX[q] = state_f32[(STATE_s_moveX + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_moveY; q++) k->s_moveY[q] = state_f32[(STATE_s_moveY + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_attack; q++) k->s_attack[q] = state_i32[(STATE_s_attack + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_step; q++) k->s_step[q] = state_i32[(STATE_s_step + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_health; q++) k->s_health[q] = state_f32[(STATE_s_health + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_x; q++) k->s_x[q] = state_f32[(STATE_s_x + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_y; q++) k->s_y[q] = state_f32[(STATE_s_y + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_type; q++) k->s_type[q] = state_i32[(STATE_s_type + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_goalX; q++) k->s_goalX[q] = state_f32[(STATE_s_goalX + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_goalY; q++) k->s_goalY[q] = state_f32[(STATE_s_goalY + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_lastAttacked; q++) k->s_lastAttacked[q] = state_i32[(STATE_s_lastAttacked + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_keys; q++) k->chance_keys[q] = state_i64[(STATE_chance_keys + q) * n + env];
    COPY for (i32 q = 0; q < LEN_s_cooldown; q++) k->s_cooldown[q] = state_f32[(STATE_s_cooldown + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_episodes; q++) k->chance_episodes[q] = state_i64[(STATE_chance_episodes + q) * n + env];
    COPY for (i32 q = 0; q < LEN_chance_seed; q++) k->chance_seed[q] = state_i64[(STATE_chance_seed + q) * n + env];
}

FN void store_state(K *k, STATE_ARGS, i32 env, i64 n) {
    COPY for (i32 q = 0; q < LEN_s_moveX; q++) state_f32[(STATE_s_moveX + q) * n + env] = k->s_moveX[q];
    COPY for (i32 q = 0; q < LEN_s_moveY; q++) state_f32[(STATE_s_moveY + q) * n + env] = k->s_moveY[q];
    COPY for (i32 q = 0; q < LEN_s_attack; q++) state_i32[(STATE_s_attack + q) * n + env] = k->s_attack[q];
    COPY for (i32 q = 0; q < LEN_s_step; q++) state_i32[(STATE_s_step + q) * n + env] = k->s_step[q];
    COPY for (i32 q = 0; q < LEN_s_health; q++) state_f32[(STATE_s_health + q) * n + env] = k->s_health[q];
    COPY for (i32 q = 0; q < LEN_s_x; q++) state_f32[(STATE_s_x + q) * n + env] = k->s_x[q];
    COPY for (i32 q = 0; q < LEN_s_y; q++) state_f32[(STATE_s_y + q) * n + env] = k->s_y[q];
    COPY for (i32 q = 0; q < LEN_s_type; q++) state_i32[(STATE_s_type + q) * n + env] = k->s_type[q];
    COPY for (i32 q = 0; q < LEN_s_goalX; q++) state_f32[(STATE_s_goalX + q) * n + env] = k->s_goalX[q];
    COPY for (i32 q = 0; q < LEN_s_goalY; q++) state_f32[(STATE_s_goalY + q) * n + env] = k->s_goalY[q];
    COPY for (i32 q = 0; q < LEN_s_lastAttacked; q++) state_i32[(STATE_s_lastAttacked + q) * n + env] = k->s_lastAttacked[q];
    COPY for (i32 q = 0; q < LEN_chance_keys; q++) state_i64[(STATE_chance_keys + q) * n + env] = k->chance_keys[q];
    COPY for (i32 q = 0; q < LEN_s_cooldown; q++) state_f32[(STATE_s_cooldown + q) * n + env] = k->s_cooldown[q];
    COPY for (i32 q = 0; q < LEN_chance_episodes; q++) state_i64[(STATE_chance_episodes + q) * n + env] = k->chance_episodes[q];
    COPY for (i32 q = 0; q < LEN_chance_seed; q++) state_i64[(STATE_chance_seed + q) * n + env] = k->chance_seed[q];
}

