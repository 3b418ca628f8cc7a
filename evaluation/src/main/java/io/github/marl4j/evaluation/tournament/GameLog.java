package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.evaluation.Sides;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code games.csv} of a tournament: a line for each game, block after block. A block is written at once and forced to the disk; what a killed tournament left of an unfinished block is cut off when it is opened
 * again. A forfeited block has one line, with the outcome {@code first_forfeits} or {@code second_forfeits} and the reason.
 */
final class GameLog implements AutoCloseable {
    static final String NAME = "games.csv";
    private static final String HEADER = "block,first,second,game,outcome,first_return,second_return,steps,note\n";
    private static final String FIRST_FORFEITS = "first_forfeits";
    private static final String SECOND_FORFEITS = "second_forfeits";
    private static final List<String> OUTCOMES = List.of("second", "draw", "first"); // outcome + 1
    private static final int COLUMNS = 9;

    private final Path file;
    private final TournamentConfig config;
    private final List<String> names;
    private final FileChannel channel;
    private final List<Block> blocks = new ArrayList<>();

    private GameLog(Path file, TournamentConfig config, FileChannel channel) {
        this.file = file;
        this.config = config;
        this.names =
                config.players().stream().map(TournamentConfig.Player::name).toList();
        this.channel = channel;
    }

    /** Opens the log of a folder for writing, or begins one. */
    static GameLog open(Path folder, TournamentConfig config) {
        Path file = folder.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            GameLog log = new GameLog(file, config, channel);
            long valid = log.load();
            channel.truncate(valid).position(valid);
            if (valid == 0) log.append(HEADER);
            return log;
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
    }

    /** Returns the complete blocks of a folder. */
    static List<Block> read(Path folder, TournamentConfig config) {
        GameLog log = new GameLog(folder.resolve(NAME), config, null);
        log.load();
        return log.blocks();
    }

    /** Returns all blocks, in the order in which they were written. */
    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Writes a block. */
    void add(Block block) {
        StringBuilder lines = new StringBuilder();
        String pairing =
                block.pairing().block() + "," + names.get(block.pairing().first()) + ","
                        + names.get(block.pairing().second()) + ",";
        for (Game game : block.games()) {
            lines.append(pairing)
                    .append(game.number())
                    .append(',')
                    .append(OUTCOMES.get(game.outcome() + 1))
                    .append(',')
                    .append(game.firstReturn())
                    .append(',')
                    .append(game.secondReturn())
                    .append(',')
                    .append(game.steps())
                    .append(",\n");
        }
        if (block.fault() != null) {
            lines.append(pairing)
                    .append("0,")
                    .append(block.fault().side() == Sides.FIRST ? FIRST_FORFEITS : SECOND_FORFEITS)
                    .append(",0,0,0,")
                    .append(block.fault().reason())
                    .append('\n');
        }
        try {
            append(lines.toString());
            channel.force(false);
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
        blocks.add(block);
    }

    private void append(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    /** Reads all complete blocks and returns how many bytes they take. */
    private long load() {
        String text = text();
        if (text.isEmpty()) return 0;
        if (!text.startsWith(HEADER)) {
            if (HEADER.startsWith(text)) return 0;
            throw new RunFileException(file + ":1: is no file of games; expected " + HEADER.strip());
        }
        long valid = bytes(HEADER);
        long unfinished = 0;
        Block.Pairing open = null;
        List<Game> games = new ArrayList<>();
        int line = 1;
        for (int from = HEADER.length(), end; (end = text.indexOf('\n', from)) >= 0; from = end + 1) {
            String[] cells = text.substring(from, end).split(",", COLUMNS);
            line++;
            unfinished += bytes(text.substring(from, end + 1));
            Block.Pairing pairing = pairing(cells, line);
            if (!pairing.equals(open)) games = new ArrayList<>();
            open = pairing;
            boolean forfeited = cells[4].endsWith("_forfeits");
            if (forfeited) {
                int side = cells[4].equals(FIRST_FORFEITS) ? Sides.FIRST : Sides.SECOND;
                blocks.add(new Block(pairing, List.of(), new Block.Fault(side, cells[8])));
            } else {
                games.add(game(cells, line));
                if (games.size() < config.games(pairing.block())) continue;
                blocks.add(new Block(pairing, List.copyOf(games), null));
            }
            valid += unfinished;
            unfinished = 0;
            open = null;
        }
        return valid;
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw RunFileException.reading(file, failed);
        }
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Block.Pairing pairing(String[] cells, int line) {
        if (cells.length == COLUMNS) {
            int first = names.indexOf(cells[1]);
            int second = names.indexOf(cells[2]);
            if (first >= 0 && second >= 0) return new Block.Pairing((int) number(cells[0], line), first, second);
        }
        throw new RunFileException(
                file + ":" + line + ": \"" + String.join(",", cells) + "\" is no game of the players " + names);
    }

    private Game game(String[] cells, int line) {
        int outcome = OUTCOMES.indexOf(cells[4]) - 1;
        if (outcome < -1) {
            throw new RunFileException(file + ":" + line + ": outcome \"" + cells[4] + "\" is none of " + OUTCOMES);
        }
        return new Game((int) number(cells[3], line), outcome, number(cells[5], line), number(cells[6], line), (int)
                number(cells[7], line));
    }

    private double number(String cell, int line) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException wrong) {
            throw new RunFileException(file + ":" + line + ": \"" + cell + "\" is no number", wrong);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
    }
}
