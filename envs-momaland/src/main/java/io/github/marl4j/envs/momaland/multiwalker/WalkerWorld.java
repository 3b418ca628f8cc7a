package io.github.marl4j.envs.momaland.multiwalker;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.Manifold;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;

/**
 * One native Box2D world: package, ground, walkers, and what touches what. A fresh one is made for every episode, always in the same order, so that an episode is a function of its ground,
 * its pushes and its actions. Not thread-safe; different threads may use it one after the other.
 *
 * <p>Box2D's solver remembers impulses that no caller can read or set, so a world cannot be copied; but another one that is built alike and advances with the same actions comes to the same bits.
 */
final class WalkerWorld implements ContactListener {
    private final int walkers;
    private final boolean reference;
    private final World world;
    private final Part[] parts;
    private final RevoluteJoint[] joints;

    /** New contacts minus ended ones of each lower leg, {@code [walker][side]}; as the reference counts them, 1 after any new contact and 0 after any ended one. */
    private final int[] contacts;

    private final boolean[] fallen;
    private final boolean[] removed;
    private boolean dropped;

    /** What a body is: kind, walker and side are what contacts are judged by. */
    private record Part(Kind kind, int walker, int side, Body body) {}

    private enum Kind {
        PACKAGE,
        GROUND,
        HULL,
        UPPER_LEG,
        LOWER_LEG
    }

    /**
     * Builds the world of an episode.
     *
     * @param heights of the corners of the ground [m], from {@code first} on
     * @param pushes force on each hull in the first step [N], from {@code firstPush} on
     */
    WalkerWorld(MultiwalkerOptions options, double[] heights, int first, float[] pushes, int firstPush) {
        walkers = options.nWalkers();
        reference = options.reference();
        world = new World(new Vector2(0, MultiwalkerSpec.GRAVITY), true);
        world.setContactListener(this);
        parts = new Part[MultiwalkerSpec.bodies(walkers)];
        joints = new RevoluteJoint[MultiwalkerSpec.JOINTS * walkers];
        contacts = new int[2 * walkers];
        fallen = new boolean[walkers];
        removed = new boolean[walkers];
        try (BodyPlans plans = new BodyPlans(walkers)) {
            ground(plans, heights, first, options.terrainLength());
            load(plans);
            for (int i = 0; i < walkers; i++) walker(plans, i, pushes[firstPush + i]);
        }
    }

    private void load(BodyPlans plans) {
        Body load = world.createBody(plans.place(
                BodyDef.BodyType.DynamicBody, MultiwalkerSpec.packageX(walkers), MultiwalkerSpec.PACKAGE_Y, 0));
        load.createFixture(plans.packageFixture);
        parts[0] = part(Kind.PACKAGE, -1, 0, load);
    }

    private Part part(Kind kind, int walker, int side, Body body) {
        Part part = new Part(kind, walker, side, body);
        body.setUserData(part);
        return part;
    }

    /**
     * One body with all edges, made before all others and from right to left.
     *
     * <p>Under a foot that stands on a corner the solver takes one of two edges first, which moves the foot by millimetres. The reference's Box2D sorts new contacts by age, so that the left edge
     * comes first; libGDX's takes them as its tree of boxes lists them, and the tree that grows in this order lists the left edge first at 98 of 100 corners. One body per edge, as in the
     * reference, moves all others to the same bits and takes twice as long to make.
     */
    private void ground(BodyPlans plans, double[] heights, int first, int corners) {
        Body ground = world.createBody(plans.place(BodyDef.BodyType.StaticBody, 0, 0, 0));
        part(Kind.GROUND, -1, 0, ground);
        for (int k = corners - 2; k >= 0; k--) {
            ground.createFixture(plans.edge(k, heights[first + k], heights[first + k + 1]));
        }
    }

    private void walker(BodyPlans plans, int i, float push) {
        int at = MultiwalkerSpec.hull(i);
        double x = MultiwalkerSpec.startX(i);
        short group = MultiwalkerSpec.group(i);
        Body hull = world.createBody(plans.place(BodyDef.BodyType.DynamicBody, x, MultiwalkerSpec.HULL_Y, 0));
        hull.createFixture(plans.of(plans.hullFixture, group));
        hull.applyForceToCenter(push, 0, true);
        parts[at] = part(Kind.HULL, i, 0, hull);
        for (int side = 0; side < 2; side++) {
            float sign = 2 * side - 1;
            float tilt = MultiwalkerSpec.LEG_TILT * sign;
            Body upper =
                    world.createBody(plans.place(BodyDef.BodyType.DynamicBody, x, MultiwalkerSpec.UPPER_LEG_Y, tilt));
            upper.createFixture(plans.of(plans.upperLegFixture, group));
            parts[at + 1 + 2 * side] = part(Kind.UPPER_LEG, i, side, upper);
            joints[MultiwalkerSpec.JOINTS * i + 2 * side] =
                    (RevoluteJoint) world.createJoint(plans.hip(hull, upper, tilt, sign));
            Body lower =
                    world.createBody(plans.place(BodyDef.BodyType.DynamicBody, x, MultiwalkerSpec.LOWER_LEG_Y, tilt));
            lower.createFixture(plans.of(plans.lowerLegFixture, group));
            parts[at + 2 + 2 * side] = part(Kind.LOWER_LEG, i, side, lower);
            joints[MultiwalkerSpec.JOINTS * i + 2 * side + 1] =
                    (RevoluteJoint) world.createJoint(plans.knee(upper, lower));
        }
    }

    /** Sets the motors of all walkers that have not fallen and lets 1/50 s pass. Allocates nothing. */
    void advance(float[] actions, int first) {
        for (int i = 0; i < walkers; i++) {
            if (fallen[i]) continue;
            for (int j = MultiwalkerSpec.JOINTS * i; j < MultiwalkerSpec.JOINTS * (i + 1); j++) {
                float action = actions[first + j];
                joints[j].setMotorSpeed(MultiwalkerSpec.motorSpeed(j) * Math.signum(action));
                joints[j].setMaxMotorTorque(MultiwalkerSpec.MOTOR_TORQUE * Math.min(Math.abs(action), 1));
            }
        }
        world.step(MultiwalkerSpec.TIME_STEP, MultiwalkerSpec.VELOCITY_ITERATIONS, MultiwalkerSpec.POSITION_ITERATIONS);
    }

    /** Takes the walkers that have fallen out of the world. */
    void removeFallen() {
        for (int i = 0; i < walkers; i++) {
            if (!fallen[i] || removed[i]) continue;
            removed[i] = true;
            int at = MultiwalkerSpec.hull(i);
            for (int b = at; b < at + MultiwalkerSpec.PARTS; b++) world.destroyBody(parts[b].body);
        }
    }

    /**
     * Writes where bodies are and how they move, {@link MultiwalkerSpec#NUMBERS} numbers each; those of removed walkers stay as they are. Allocates nothing.
     */
    void readBodies(float[] into, int first) {
        for (int b = 0; b < parts.length; b++) {
            if (b > 0 && removed[(b - 1) / MultiwalkerSpec.PARTS]) continue;
            Body body = parts[b].body;
            int at = first + b * MultiwalkerSpec.NUMBERS;
            Vector2 position = body.getPosition();
            into[at] = position.x;
            into[at + 1] = position.y;
            into[at + 2] = body.getAngle();
            Vector2 velocity = body.getLinearVelocity();
            into[at + 3] = velocity.x;
            into[at + 4] = velocity.y;
            into[at + 5] = body.getAngularVelocity();
        }
    }

    /** Writes which lower legs stand on something, {@code [walker][side]}. */
    void readGround(boolean[] into, int first) {
        for (int leg = 0; leg < contacts.length; leg++) into[first + leg] = contacts[leg] > 0;
    }

    /** Writes who has fallen, {@code [walker]}. */
    void readFallen(boolean[] into, int first) {
        System.arraycopy(fallen, 0, into, first, walkers);
    }

    /** Returns whether the package has touched anything but a hull. */
    boolean dropped() {
        return dropped;
    }

    Body body(int b) {
        return parts[b].body;
    }

    RevoluteJoint joint(int j) {
        return joints[j];
    }

    /** Frees the native memory; nothing else may be called after that. */
    void dispose() {
        world.dispose();
    }

    @Override
    public void beginContact(Contact contact) {
        Part a = (Part) contact.getFixtureA().getBody().getUserData();
        Part b = (Part) contact.getFixtureB().getBody().getUserData();
        judge(a, b);
        judge(b, a);
    }

    private void judge(Part one, Part other) {
        switch (one.kind) {
            case HULL -> fallen[one.walker] |= other.kind != Kind.PACKAGE;
            case PACKAGE -> dropped |= other.kind != Kind.HULL;
            case LOWER_LEG -> {
                int leg = 2 * one.walker + one.side;
                contacts[leg] = reference ? 1 : contacts[leg] + 1;
            }
            default -> {}
        }
    }

    @Override
    public void endContact(Contact contact) {
        lift((Part) contact.getFixtureA().getBody().getUserData());
        lift((Part) contact.getFixtureB().getBody().getUserData());
    }

    private void lift(Part part) {
        if (part.kind != Kind.LOWER_LEG) return;
        int leg = 2 * part.walker + part.side;
        contacts[leg] = reference ? 0 : contacts[leg] - 1;
    }

    @Override
    public void preSolve(Contact contact, Manifold oldManifold) {}

    @Override
    public void postSolve(Contact contact, ContactImpulse impulse) {}
}
