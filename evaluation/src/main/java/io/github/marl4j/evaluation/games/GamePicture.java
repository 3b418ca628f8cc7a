package io.github.marl4j.evaluation.games;

import io.github.marl4j.env.render.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Pictures of small games: the table of payoffs with what was chosen, or the cards with what was done. */
final class GamePicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final int MARGIN = 28;
    private static final int TITLE = 44;
    private static final int CARD_WIDTH = 92;
    private static final int CARD_HEIGHT = 128;
    private static final int CARDS_TOP = 104;
    private static final int MOVES_TOP = 318;

    private static final Color GROUND = new Color(0xF7F9FB);
    private static final Color INK = new Color(0x1F2933);
    private static final Color PALE = new Color(0x7B8794);
    private static final Color CELL = new Color(0xE4E9EE);
    private static final Color CHOSEN = new Color(0xFFD27A);
    private static final Color[] PLAYERS = {new Color(0x0072B2), new Color(0xB45309)};

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D g = image.createGraphics();

    private GamePicture(String title) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(GROUND);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        text(title, MARGIN, TITLE, 20, Font.BOLD, INK);
    }

    private Frame done() {
        g.dispose();
        return Frame.of(image);
    }

    /**
     * Paints a matrix game.
     *
     * @param row what the row player chose, negative for nothing yet
     * @param column what the column player chose
     */
    static Frame matrix(NamedMatrixGame game, String title, int row, int column) {
        GamePicture picture = new GamePicture(title);
        picture.payoffs(game, row, column);
        return picture.done();
    }

    private void payoffs(NamedMatrixGame game, int row, int column) {
        List<String> rows = game.actions().get(0);
        List<String> columns = game.actions().get(1);
        int left = MARGIN + 150;
        int top = 130;
        int width = Math.min(170, (WIDTH - MARGIN - left) / columns.size());
        int height = Math.min(76, (HEIGHT - MARGIN - top) / rows.size());
        text("row player", MARGIN, top - 12, 14, Font.PLAIN, PLAYERS[0]);
        text("column player", left, top - 44, 14, Font.PLAIN, PLAYERS[1]);
        for (int c = 0; c < columns.size(); c++) {
            int style = c == column ? Font.BOLD : Font.PLAIN;
            centred(columns.get(c), left + c * width + width / 2, top - 14, 16, style, PLAYERS[1]);
        }
        for (int r = 0; r < rows.size(); r++) {
            int y = top + r * height;
            text(rows.get(r), MARGIN, y + height / 2 + 6, 16, r == row ? Font.BOLD : Font.PLAIN, PLAYERS[0]);
            for (int c = 0; c < columns.size(); c++) {
                int x = left + c * width;
                g.setColor(r == row && c == column ? CHOSEN : CELL);
                g.fillRoundRect(x + 2, y + 2, width - 4, height - 4, 10, 10);
                String first = number(game.matrix().payoff(0, r, c));
                String second = number(game.matrix().payoff(1, r, c));
                int middle = x + width / 2;
                centred(first, middle - width / 4, y + height / 2 + 6, 18, Font.BOLD, PLAYERS[0]);
                centred(second, middle + width / 4, y + height / 2 + 6, 18, Font.BOLD, PLAYERS[1]);
            }
        }
    }

    /**
     * Paints a game of cards.
     *
     * @param turn whose turn it is, negative when the game is over
     * @param returns what each has won, or {@code null} while the game goes on
     */
    static Frame cards(String title, ObservedGame.Table table, int turn, double[] returns) {
        GamePicture picture = new GamePicture(title);
        int step = WIDTH / (table.hands().size() + 1);
        for (int player = 0; player < table.hands().size(); player++) {
            picture.hand(player, table.hands().get(player), step * (player + 1), player == turn, returns);
        }
        if (!table.open().isEmpty()) {
            picture.card(table.open(), WIDTH / 2, CARDS_TOP, INK);
            picture.centred("open", WIDTH / 2, CARDS_TOP + CARD_HEIGHT + 24, 15, Font.PLAIN, PALE);
        }
        picture.moves(table.moves());
        return picture.done();
    }

    private void hand(int player, String shown, int x, boolean turn, double[] returns) {
        Color colour = PLAYERS[player % PLAYERS.length];
        card(shown, x, CARDS_TOP, colour);
        int below = CARDS_TOP + CARD_HEIGHT + 24;
        centred("player " + player, x, below, 16, turn ? Font.BOLD : Font.PLAIN, colour);
        if (turn) centred("to move", x, below + 20, 14, Font.PLAIN, PALE);
        if (returns == null) return;
        String won = (returns[player] >= 0 ? "wins " : "loses ") + number(Math.abs(returns[player]));
        centred(won, x, below + 22, 16, Font.BOLD, INK);
    }

    private void card(String shown, int x, int top, Color colour) {
        g.setColor(Color.WHITE);
        g.fillRoundRect(x - CARD_WIDTH / 2, top, CARD_WIDTH, CARD_HEIGHT, 16, 16);
        g.setColor(colour);
        g.setStroke(new BasicStroke(3));
        g.drawRoundRect(x - CARD_WIDTH / 2, top, CARD_WIDTH, CARD_HEIGHT, 16, 16);
        centred(shown, x, top + CARD_HEIGHT / 2 + 20, 56, Font.BOLD, colour);
    }

    /** In columns of four. */
    private void moves(List<String> moves) {
        if (moves.isEmpty()) text("nobody has moved yet", MARGIN, MOVES_TOP + 20, 15, Font.PLAIN, PALE);
        for (int move = 0; move < moves.size(); move++) {
            int x = MARGIN + move / 4 * 220;
            text(move + 1 + ".  " + moves.get(move), x, MOVES_TOP + 20 + move % 4 * 26, 15, Font.PLAIN, INK);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private void text(String text, int x, int y, int size, int style, Color colour) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.setColor(colour);
        g.drawString(text, x, y);
    }

    private void centred(String text, int x, int y, int size, int style, Color colour) {
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        text(text, x - g.getFontMetrics().stringWidth(text) / 2, y, size, style, colour);
    }
}
