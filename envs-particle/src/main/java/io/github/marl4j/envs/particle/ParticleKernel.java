package io.github.marl4j.envs.particle;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import java.util.Arrays;

/** The physics that all particle worlds share; the rest is in their {@link Scene}. Source: mpe2 1.1.1, _mpe_utils/core.py. */
final class ParticleKernel extends GameKernel {
    /** Length of a step, and what of a velocity is left after it. */
    private static final double DT = 0.1;

    private static final double KEPT = 1 - 0.25;

    final ParticleOptions options;
    final ParticleState state;
    /** For pictures; workers have their own. */
    private final Scene shown;

    ParticleKernel(ParticleOptions options, int numEnvs, int firstEnv) {
        this(options, ParticleSpec.of(options), numEnvs, firstEnv);
    }

    private ParticleKernel(ParticleOptions options, EnvSpec facts, int numEnvs, int firstEnv) {
        super(facts, numEnvs, firstEnv);
        this.options = options;
        shown = options.game().scene.scene(options);
        state = new ParticleState(shown.world, shown.memorySize(), numEnvs, chance);
        shown.state = state;
        kept("x", state.x);
        kept("y", state.y);
        kept("vx", state.vx);
        kept("vy", state.vy);
        kept("speech", state.speech);
        kept("goal", state.goal);
        kept("memory", state.memory);
        kept("step", state.step);
    }

    Scene shown(int env) {
        shown.at(env);
        return shown;
    }

    @Override
    public Mover newWorker() {
        return new Mover();
    }

    @Override
    public Frame render(int env) {
        return ParticleRender.frame(shown(env));
    }

    @Override
    public String describe(int env) {
        return ParticleRender.text(shown(env));
    }

    /** The rules for one thread. */
    final class Mover implements Worker {
        private final Scene scene;
        private final World world;
        private final Contacts contacts;
        private final Pushes pushes;
        private final double[] forceX;
        private final double[] forceY;
        /** Of the agents, from their bodies. */
        private final boolean[] movable;

        private final double[] mass;
        private final double[] limit;
        /** What each agent earned in the step that was made last, before it is rounded. */
        final double[] earned;

        Mover() {
            scene = options.game().scene.scene(options);
            scene.state = state;
            world = scene.world;
            contacts = new Contacts(world);
            forceX = new double[world.agents];
            forceY = new double[world.agents];
            earned = new double[world.agents];
            movable = new boolean[world.agents];
            mass = new double[world.agents];
            limit = new double[world.agents];
            for (int a = 0; a < world.agents; a++) {
                movable[a] = world.bodies.get(a).movable();
                mass[a] = world.bodies.get(a).mass();
                limit[a] = world.bodies.get(a).maxSpeed() * scene.vigour(a);
            }
            pushes = new Pushes(spec(), scene, forceX, forceY);
        }

        @Override
        public void reset(int env, ResetOptions chosen) {
            chosen.requireNone(spec().id());
            scene.at(env);
            scene.reset();
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                scene.at(env);
                pushes.read(actions);
                contacts.add(state.x, state.y, scene.firstEntity, forceX, forceY);
                scene.addForces(forceX, forceY);
                move();
                state.step[env]++;
                scene.happen();
                scene.reward(earned);
                for (int a = 0; a < world.agents; a++) {
                    int row = env * world.groupSize[world.groupOf[a]] + world.indexInGroup[a];
                    out.groups[world.groupOf[a]].rewards[row] = (float) earned[a];
                }
                end(env, out);
            }
        }

        private void move() {
            for (int a = 0; a < world.agents; a++) {
                if (!movable[a]) continue;
                int at = scene.firstAgent + a;
                int entity = scene.firstEntity + a;
                double vx = state.vx[at];
                double vy = state.vy[at];
                if (!options.velocityFirst()) drift(entity, vx, vy);
                vx = vx * KEPT + forceX[a] / mass[a] * DT;
                vy = vy * KEPT + forceY[a] / mass[a] * DT;
                double squared = vx * vx + vy * vy;
                if (squared > limit[a] * limit[a]) {
                    double speed = Math.sqrt(squared);
                    vx = vx / speed * limit[a];
                    vy = vy / speed * limit[a];
                }
                if (options.velocityFirst()) drift(entity, vx, vy);
                state.vx[at] = vx;
                state.vy[at] = vy;
            }
        }

        private void drift(int entity, double vx, double vy) {
            state.x[entity] += vx * DT;
            state.y[entity] += vy * DT;
        }

        /** On the last step truncation wins. */
        private void end(int env, Batch out) {
            boolean late = state.step[env] >= options.lastStep();
            boolean done = !late && options.terminateOnSuccess() && scene.success();
            for (Batch.Rows rows : out.groups) {
                int first = env * rows.numAgents;
                Arrays.fill(rows.terminated, first, first + rows.numAgents, done);
                Arrays.fill(rows.truncated, first, first + rows.numAgents, late);
            }
            out.episodeOver[env] = late || done;
        }

        /** The state is what all agents see, one after the other. */
        @Override
        public void observe(int from, int to, Batch out) {
            for (int env = from; env < to; env++) {
                scene.at(env);
                int at = env * out.stateSize;
                int agent = 0;
                for (Batch.Rows rows : out.groups) {
                    int size = rows.observationSize;
                    int first = env * rows.numAgents;
                    for (int i = 0; i < rows.numAgents; i++)
                        scene.observe(agent++, rows.observations, (first + i) * size);
                    System.arraycopy(rows.observations, first * size, out.state, at, rows.numAgents * size);
                    at += rows.numAgents * size;
                }
            }
            for (Batch.Rows rows : out.groups) {
                Arrays.fill(
                        rows.actionMask,
                        from * rows.numAgents * rows.maskSize,
                        to * rows.numAgents * rows.maskSize,
                        true);
                for (int env = from; env < to; env++)
                    Arrays.fill(rows.alive, env * rows.numAgents, (env + 1) * rows.numAgents, !over(env));
            }
        }

        private boolean over(int env) {
            if (state.step[env] >= options.lastStep()) return true;
            if (!options.terminateOnSuccess() || state.step[env] == 0) return false;
            scene.at(env);
            scene.reward(earned);
            return scene.success();
        }
    }
}
