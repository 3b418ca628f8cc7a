package dl4j;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.nd4j.Nd4jRows;
import io.github.marl4j.nd4j.Nd4jVectorEnv;
import io.github.marl4j.nd4j.dl4j.Dl4jPolicy;
import java.io.File;
import java.io.IOException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.ops.NDBase;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network of DL4J learns to play a team of SMAX as a script does: it plays, the script says what it would have done, and that is what the network is fitted to (DAgger, Ross et al. 2011).
 *
 * <pre>
 * OMP_NUM_THREADS=1 mvn -q compile exec:java -Dexec.args="smax/3m-v1 3000 1 team.zip"
 * </pre>
 *
 * Arguments: the environment, steps, seed, and the file for the network. {@code ./marl4j render smax/3m-v1 --policy team.zip --gif team.gif} shows it afterwards.
 */
public final class TrainTeam {
    private static final int ENVS = 128;
    private static final int JUDGED = 512;

    private TrainTeam() {}

    /** Trains. */
    public static void main(String[] args) throws IOException {
        String id = args[0];
        int steps = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        Policy teacher = Marl4j.policies(id).get("heuristic");
        System.out.printf("the script wins %.1f %%%n", 100 * winRate(id, teacher));
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector(id, ENVS)) {
            MultiLayerNetwork network = network(env.group(0), seed);
            Policy student = Dl4jPolicy.of(network);
            System.out.printf("the network wins %.1f %% before%n", 100 * winRate(id, student));
            long start = System.nanoTime();
            train(env, network, teacher.newPlayer(env, 0, seed), student.newPlayer(env, 0, seed), steps, seed);
            System.out.printf("%d steps of %d copies in %.0f s%n", steps, ENVS, (System.nanoTime() - start) * 1e-9);
            System.out.printf("the network wins %.1f %% after%n", 100 * winRate(id, student));
            ModelSerializer.writeModel(network, new File(args[3]), false);
        }
    }

    private static MultiLayerNetwork network(Nd4jRows team, long seed) {
        int features = (int) team.observations().size(2);
        int choices = (int) team.actionMask().size(2);
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(1e-3))
                .list()
                .layer(new DenseLayer.Builder().nIn(features).nOut(128).activation(Activation.RELU).build())
                .layer(new DenseLayer.Builder().nIn(128).nOut(128).activation(Activation.RELU).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(128)
                        .nOut(choices)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        network.init();
        return network;
    }

    /** Observations come out of the environment as arrays of ND4J and go into the network as they are. */
    private static void train(
            Nd4jVectorEnv env,
            MultiLayerNetwork network,
            Policy.Player teacher,
            Policy.Player student,
            int steps,
            long seed) {
        Nd4jRows team = env.group(0);
        NDBase operations = new NDBase();
        int choices = (int) team.actionMask().size(2);
        int rows = ENVS * team.group().size();
        Actions wanted = env.newActions();
        Actions played = env.newActions();
        env.reset(seed);
        for (int step = 0; step < steps; step++) {
            teacher.act(env.batch(), wanted);
            student.act(env.batch(), played);
            INDArray alive = team.alive().castTo(DataType.FLOAT).reshape(rows, 1);
            INDArray labels = operations.oneHot(
                    Nd4j.createFromArray(wanted.groups[0].ints), choices, 1, 1, 0, DataType.FLOAT);
            INDArray seen = team.observations().reshape(rows, team.observations().size(2));
            network.fit(seen, labels, null, alive); // the mask leaves out who has fallen
            env.step(played, env.batch());
        }
    }

    /** Returns the share of 512 episodes that a policy wins, the first of each copy: short ones would count too often otherwise. */
    private static double winRate(String id, Policy policy) {
        try (Nd4jVectorEnv env = Nd4jVectorEnv.vector(id, JUDGED)) {
            INDArray won = env.infos().getColumn(env.spec().infos().indexOf("won"));
            INDArray first = Nd4j.create(DataType.FLOAT, JUDGED).subi(1);
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = policy.newPlayer(env, 0, 1);
            env.reset(1_000_000, batch);
            while (first.minNumber().intValue() < 0) {
                player.act(batch, actions);
                env.step(actions, batch);
                INDArray ended = env.episodeOver().castTo(DataType.FLOAT).mul(first.lt(0).castTo(DataType.FLOAT));
                first.addi(ended.mul(won.add(1))); // -1 becomes 0 or 1
            }
            return first.meanNumber().doubleValue();
        }
    }
}
