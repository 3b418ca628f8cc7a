package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.MassData;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WalkerWorldTest {
    private static final MultiwalkerOptions THREE = MultiwalkerOptions.DEFAULT;
    private static final Percentage CLOSE = Percentage.withPercentage(1e-3);

    private static WalkerWorld world(MultiwalkerOptions options) {
        PhysicsLibrary.load();
        double[] heights = new double[options.terrainLength()];
        Arrays.fill(heights, MultiwalkerSpec.GROUND_Y);
        return new WalkerWorld(options, heights, 0, new float[options.nWalkers()], 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4.571429, 71.69247, 0, 0, 0.5, 4, 0",
        "1, 5.4222226, 2.0017447, -0.0200364, -0.0056466, 0.1, 1, -4",
        "2, 0.30222222, 0.03413992, 0, 0, 0.2, 1, -4",
        "3, 0.24177778, 0.02679614, 0, 0, 0.2, 1, -4",
        "6, 5.4222226, 2.0017447, -0.0200364, -0.0056466, 0.1, 1, -9",
        "15, 0.24177778, 0.02679614, 0, 0, 0.2, 1, -14"
    })
    void bodiesAreAsHeavyAndAsRoughAsInTheReference(
            int number, float mass, float inertia, float x, float y, float friction, short category, short group) {
        WalkerWorld world = world(THREE);
        Body body = world.body(number);
        MassData masses = body.getMassData();
        assertThat(masses.mass).isCloseTo(mass, CLOSE);
        assertThat(masses.I).isCloseTo(inertia, CLOSE);
        assertThat(masses.center.x).isCloseTo(x, within(1e-6f));
        assertThat(masses.center.y).isCloseTo(y, within(1e-6f));
        Fixture fixture = body.getFixtureList().first();
        assertThat(fixture.getFriction()).isEqualTo(friction);
        assertThat(fixture.getRestitution()).isZero();
        assertThat(fixture.getFilterData().categoryBits).isEqualTo(category);
        assertThat(fixture.getFilterData().maskBits).isEqualTo((short) -1);
        assertThat(fixture.getFilterData().groupIndex).isEqualTo(group);
        world.dispose();
    }

    @Test
    void jointsStartAtZeroWithKneesBeyondTheirLimits() {
        WalkerWorld world = world(THREE);
        for (int j = 0; j < 12; j++) {
            RevoluteJoint joint = world.joint(j);
            boolean hip = j % 2 == 0;
            assertThat(joint.getJointAngle()).isZero();
            assertThat(joint.getLowerLimit()).isEqualTo(hip ? -0.8f : -1.6f);
            assertThat(joint.getUpperLimit()).isEqualTo(hip ? 1.1f : -0.1f);
            assertThat(joint.getMaxMotorTorque()).isEqualTo(80);
            assertThat(joint.getMotorSpeed()).isEqualTo(hip ? j % 4 - 1 : 1);
            assertThat(joint.getLocalAnchorA().y).isEqualTo(hip ? -8 / 30f : -17 / 30f);
            assertThat(joint.getLocalAnchorB().y).isEqualTo(17 / 30f);
            assertThat(joint.isLimitEnabled() && joint.isMotorEnabled()).isTrue();
            assertThat(joint.getCollideConnected()).isFalse();
        }
        world.dispose();
    }

    @Test
    void thePackageFallsFreelyUntilItLandsOnTheHulls() {
        WalkerWorld world = world(THREE);
        for (int k = 1; k <= 22; k++) {
            world.advance(new float[12], 0);
            double expected = MultiwalkerSpec.PACKAGE_Y - 0.004 * k * (k + 1) / 2;
            assertThat((double) world.body(0).getPosition().y).isCloseTo(expected, within(1e-4));
            assertThat(world.body(0).getAngle()).isZero();
        }
        world.dispose();
    }

    @Test
    void removedWalkersLeaveTheWorldAndOthersGoOn() {
        WalkerWorld world = world(MultiwalkerOptions.of(Map.of("terminateOnFall", false)));
        int whole = world.body(0).getWorld().getBodyCount();
        assertThat(whole).isEqualTo(17);
        boolean[] fallen = new boolean[3];
        while (!fallen[0] && !fallen[1] && !fallen[2]) {
            world.advance(new float[12], 0);
            world.readFallen(fallen, 0);
        }
        world.removeFallen();
        int gone = 0;
        for (boolean one : fallen) if (one) gone++;
        assertThat(world.body(0).getWorld().getBodyCount()).isEqualTo(whole - 5 * gone);
        assertThat(world.body(0).getWorld().getJointCount()).isEqualTo(12 - 4 * gone);
        float[] bodies = new float[16 * MultiwalkerSpec.NUMBERS];
        world.advance(new float[12], 0);
        world.removeFallen();
        world.readBodies(bodies, 0);
        assertThat(bodies[0]).isPositive();
        world.dispose();
    }

    /** A world that is not freed keeps more than 100 000 bytes. */
    @Test
    void nativeMemoryDoesNotGrowOverTenThousandEpisodes() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "the memory of the process is told by Linux only");
        try (OneTeam team = new OneTeam(Map.of())) {
            for (int episode = 0; episode < 2000; episode++) team.reset(episode);
            long before = residentKilobytes(status);
            for (int episode = 0; episode < 10_000; episode++) {
                team.reset(episode);
                if (episode % 100 == 0) team.randomStep(new SplittableRandom(episode));
            }
            assertThat(residentKilobytes(status) - before).isLessThan(300_000);
        }
    }

    private static long residentKilobytes(Path status) throws IOException {
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", ""));
        }
        throw new IOException(status + " has no VmRSS");
    }
}
