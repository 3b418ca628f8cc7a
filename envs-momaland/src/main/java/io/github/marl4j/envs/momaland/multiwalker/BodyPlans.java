package io.github.marl4j.envs.momaland.multiwalker;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.Shape;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJointDef;

/**
 * What bodies and joints are made from: shapes, masses, friction, limits. Worlds copy what is here, so these plans are closed when it is built.
 *
 * <p>Source: PettingZoo 1.27.0, {@code sisl/multiwalker/multiwalker_base.py}.
 */
final class BodyPlans implements AutoCloseable {
    private static final short PACKAGE_CATEGORY = 4;
    private static final short COMMON_CATEGORY = 1;
    private static final float HULL_DENSITY = 5;
    private static final float HULL_FRICTION = 0.1f;
    private static final float LEG_DENSITY = 1;
    private static final float LEG_FRICTION = 0.2f;
    private static final float PACKAGE_DENSITY = 1;
    private static final float PACKAGE_FRICTION = 0.5f;
    private static final float GROUND_FRICTION = 2.5f;

    final FixtureDef packageFixture;
    final FixtureDef hullFixture;
    final FixtureDef upperLegFixture;
    final FixtureDef lowerLegFixture;
    private final EdgeShape edge = new EdgeShape();
    private final FixtureDef edgeFixture;
    private final BodyDef place = new BodyDef();
    private final RevoluteJointDef joint = new RevoluteJointDef();

    BodyPlans(int walkers) {
        float half = (float) (120 * MultiwalkerSpec.packageScale(walkers) / MultiwalkerSpec.SCALE);
        float thin = (float) (5 / MultiwalkerSpec.SCALE);
        PolygonShape packageShape = polygon(-half, thin, half, thin, half, -thin, -half, -thin);
        packageFixture = fixture(packageShape, PACKAGE_DENSITY, PACKAGE_FRICTION, PACKAGE_CATEGORY);
        hullFixture = fixture(polygon(MultiwalkerSpec.HULL), HULL_DENSITY, HULL_FRICTION, COMMON_CATEGORY);
        upperLegFixture =
                fixture(box(MultiwalkerSpec.UPPER_LEG_HALF_WIDTH), LEG_DENSITY, LEG_FRICTION, COMMON_CATEGORY);
        lowerLegFixture =
                fixture(box(MultiwalkerSpec.LOWER_LEG_HALF_WIDTH), LEG_DENSITY, LEG_FRICTION, COMMON_CATEGORY);
        edgeFixture = fixture(edge, 0, GROUND_FRICTION, COMMON_CATEGORY);
        joint.enableLimit = true;
        joint.enableMotor = true;
        joint.maxMotorTorque = MultiwalkerSpec.MOTOR_TORQUE;
    }

    private static PolygonShape polygon(float... corners) {
        PolygonShape shape = new PolygonShape();
        shape.set(corners);
        return shape;
    }

    private static PolygonShape box(float halfWidth) {
        PolygonShape shape = new PolygonShape();
        shape.setAsBox(halfWidth, MultiwalkerSpec.LEG_HALF_HEIGHT);
        return shape;
    }

    private static FixtureDef fixture(Shape shape, float density, float friction, short category) {
        FixtureDef fixture = new FixtureDef();
        fixture.shape = shape;
        fixture.density = density;
        fixture.friction = friction;
        fixture.restitution = 0;
        fixture.filter.categoryBits = category;
        return fixture;
    }

    /** Returns a plan for walker parts of one group: parts of a group never touch each other. Valid until the next call. */
    FixtureDef of(FixtureDef fixture, short group) {
        fixture.filter.groupIndex = group;
        return fixture;
    }

    /** Returns a plan for a body at a place [m] with an angle [rad]. Valid until the next call. */
    BodyDef place(BodyDef.BodyType type, double x, double y, float angle) {
        place.type = type;
        place.position.set((float) x, (float) y);
        place.angle = angle;
        return place;
    }

    /** Returns a plan for the edge from corner k of the ground to the next. Valid until the next call. */
    FixtureDef edge(int k, double from, double to) {
        edge.set(
                (float) (k * MultiwalkerSpec.TERRAIN_STEP),
                (float) from,
                (float) ((k + 1) * MultiwalkerSpec.TERRAIN_STEP),
                (float) to);
        return edgeFixture;
    }

    /** Returns a plan for a hip. The reference angle makes the angle that joints start with zero. Valid until the next call. */
    RevoluteJointDef hip(Body hull, Body upper, float tilt, float speed) {
        joint.bodyA = hull;
        joint.bodyB = upper;
        joint.localAnchorA.set(0, MultiwalkerSpec.HIP_DOWN);
        joint.localAnchorB.set(0, MultiwalkerSpec.LEG_HALF_HEIGHT);
        joint.referenceAngle = tilt;
        joint.lowerAngle = -0.8f;
        joint.upperAngle = 1.1f;
        joint.motorSpeed = speed;
        return joint;
    }

    /** Returns a plan for a knee; it starts outside its limits. Valid until the next call. */
    RevoluteJointDef knee(Body upper, Body lower) {
        joint.bodyA = upper;
        joint.bodyB = lower;
        joint.localAnchorA.set(0, -MultiwalkerSpec.LEG_HALF_HEIGHT);
        joint.localAnchorB.set(0, MultiwalkerSpec.LEG_HALF_HEIGHT);
        joint.referenceAngle = 0;
        joint.lowerAngle = -1.6f;
        joint.upperAngle = -0.1f;
        joint.motorSpeed = 1;
        return joint;
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        packageFixture.shape.dispose();
        hullFixture.shape.dispose();
        upperLegFixture.shape.dispose();
        lowerLegFixture.shape.dispose();
        edge.dispose();
    }
}
