package io.github.marl4j.envs.fighting.paint;

/** The one number, 0 to 255, that a picture of one channel keeps of a colour. */
public enum Tone {
    /** Red. */
    RED {
        @Override
        int of(int rgb) {
            return rgb >> 16;
        }
    },
    /** Green. */
    GREEN {
        @Override
        int of(int rgb) {
            return rgb >> 8 & 255;
        }
    },
    /** Blue. */
    BLUE {
        @Override
        int of(int rgb) {
            return rgb & 255;
        }
    },
    /** Brightness, (77 red + 150 green + 29 blue) / 256. */
    LUMINANCE {
        @Override
        int of(int rgb) {
            return 77 * (rgb >> 16) + 150 * (rgb >> 8 & 255) + 29 * (rgb & 255) >> 8;
        }
    };

    /** Returns the tone of a colour 0xRRGGBB. */
    abstract int of(int rgb);
}
