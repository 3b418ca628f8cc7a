package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.physics.box2d.World;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two ways to the same answer: ours and Box2D's own ray casts. */
final class LidarTest {

    @Test
    void raysComeAsFarAsBox2dSays() {
        try (OneTeam team = new OneTeam(Map.of("terminateOnFall", false, "nWalkers", 4, "removeOnFall", false))) {
            SplittableRandom random = new SplittableRandom(1);
            int far = 0;
            int rays = 0;
            boolean[] kinds = new boolean[3];
            for (int episode = 0; episode < 4; episode++) {
                team.reset(episode);
                WalkerWorld world = team.world();
                for (int t = 0; t < 80 && !team.batch.episodeOver[0]; t++) {
                    team.randomStep(random);
                    for (int i = 0; i < team.n; i++) {
                        float[] expected = cast(world, i);
                        for (int k = 0; k < expected.length; k++) {
                            rays++;
                            float got = team.seen(i, 14 + k);
                            if (Math.abs(got - expected[k]) > 1e-4) far++;
                            kinds[got == 1 ? 0 : got < 0.1 ? 1 : 2] = true;
                        }
                    }
                }
            }
            assertThat(kinds).as("nothing, a leg near by, the ground").containsOnly(true);
            assertThat(rays).isGreaterThan(2500);
            // Rays that graze a corner may pass in one of the two.
            assertThat(far).isLessThanOrEqualTo(rays / 1000);
        }
    }

    private static float[] cast(WalkerWorld walkers, int i) {
        World world = walkers.body(0).getWorld();
        float x = walkers.body(MultiwalkerSpec.hull(i)).getPosition().x;
        float y = walkers.body(MultiwalkerSpec.hull(i)).getPosition().y;
        float[] hit = new float[MultiwalkerSpec.LIDAR_RAYS];
        Arrays.fill(hit, 1f);
        for (int k = 0; k < hit.length; k++) {
            int ray = k;
            float toX = x + (float) (160 / 30.0 * Math.sin(0.15 * k));
            float toY = y - (float) (160 / 30.0 * Math.cos(0.15 * k));
            world.rayCast(
                    (fixture, point, normal, fraction) -> {
                        if ((fixture.getFilterData().categoryBits & 1) == 0) return -1;
                        hit[ray] = fraction;
                        return fraction;
                    },
                    x,
                    y,
                    toX,
                    toY);
        }
        return hit;
    }
}
