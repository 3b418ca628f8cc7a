package io.github.marl4j.viewer.window;

import static org.lwjgl.openal.AL10.AL_BUFFER;
import static org.lwjgl.openal.AL10.AL_FORMAT_MONO16;
import static org.lwjgl.openal.AL10.alBufferData;
import static org.lwjgl.openal.AL10.alDeleteBuffers;
import static org.lwjgl.openal.AL10.alDeleteSources;
import static org.lwjgl.openal.AL10.alGenBuffers;
import static org.lwjgl.openal.AL10.alGenSources;
import static org.lwjgl.openal.AL10.alSourcePlay;
import static org.lwjgl.openal.AL10.alSourceStop;
import static org.lwjgl.openal.AL10.alSourcei;
import static org.lwjgl.openal.ALC10.alcCloseDevice;
import static org.lwjgl.openal.ALC10.alcCreateContext;
import static org.lwjgl.openal.ALC10.alcDestroyContext;
import static org.lwjgl.openal.ALC10.alcMakeContextCurrent;
import static org.lwjgl.openal.ALC10.alcOpenDevice;
import static org.lwjgl.system.MemoryUtil.NULL;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.lwjgl.openal.AL;
import org.lwjgl.openal.ALC;

/** Short sounds, computed when the viewer starts: a tone that glides and fades, with noise. Silent where there is no sound device. */
public final class Sounds implements AutoCloseable {
    private static final int RATE = 22_050;
    private static final int VOICES = 8;

    /** What can be heard: first and last pitch [Hz], length [s], share of noise, loudness. */
    public enum Sound {
        /** The cursor moves. */
        MOVE(520, 620, 0.05, 0, 0.25),
        /** Something is chosen. */
        CHOOSE(500, 990, 0.14, 0, 0.3),
        /** A hit. */
        HIT(210, 60, 0.16, 0.65, 0.6),
        /** A guarded hit. */
        BLOCK(820, 420, 0.08, 0.35, 0.35),
        /** A throw. */
        THROW(140, 50, 0.3, 0.4, 0.6),
        /** A super begins. */
        SUPER(160, 1400, 0.55, 0.1, 0.5),
        /** Somebody is out. */
        KO(320, 35, 0.9, 0.5, 0.8),
        /** A round begins. */
        ROUND(660, 660, 0.35, 0, 0.35),
        /** Feet or a body touch the floor. */
        LAND(90, 50, 0.07, 0.8, 0.3);

        private final double from;
        private final double to;
        private final double seconds;
        private final double noise;
        private final double loudness;

        Sound(double from, double to, double seconds, double noise, double loudness) {
            this.from = from;
            this.to = to;
            this.seconds = seconds;
            this.noise = noise;
            this.loudness = loudness;
        }

        private short[] samples() {
            short[] samples = new short[(int) (seconds * RATE)];
            double phase = 0;
            long random = ordinal() + 1;
            for (int i = 0; i < samples.length; i++) {
                double part = i / (double) samples.length;
                phase += (from + (to - from) * part) / RATE;
                random = random * 6364136223846793005L + 1442695040888963407L;
                double hiss = (random >> 40) / (double) (1 << 23);
                double fade = Math.min(1, i / 60.0) * (1 - part) * (1 - part);
                double wave = (1 - noise) * Math.sin(2 * Math.PI * phase) + noise * hiss;
                samples[i] = (short) (30_000 * loudness * fade * wave);
            }
            return samples;
        }
    }

    private final long device;
    private final long context;
    private final int[] buffers = new int[Sound.values().length];
    private final int[] voices = new int[VOICES];
    private int nextVoice;
    private boolean muted;

    private Sounds(boolean wanted) {
        device = wanted ? open() : NULL;
        context = device == NULL ? NULL : alcCreateContext(device, (IntBuffer) null);
        if (context == NULL) return;
        alcMakeContextCurrent(context);
        AL.createCapabilities(ALC.createCapabilities(device));
        alGenBuffers(buffers);
        alGenSources(voices);
        for (Sound sound : Sound.values()) {
            alBufferData(buffers[sound.ordinal()], AL_FORMAT_MONO16, sound.samples(), RATE);
        }
    }

    private static long open() {
        try {
            return alcOpenDevice((ByteBuffer) null);
        } catch (UnsatisfiedLinkError noLibrary) {
            return NULL;
        }
    }

    /** Opens the sound device. */
    public static Sounds open(boolean wanted) {
        return new Sounds(wanted);
    }

    /** Returns whether there is a device. */
    public boolean available() {
        return context != NULL;
    }

    /** Turns all sounds off or on. */
    public void mute(boolean silent) {
        muted = silent;
    }

    /** Plays a sound. */
    public void play(Sound sound) {
        if (context == NULL || muted) return;
        int voice = voices[nextVoice];
        nextVoice = (nextVoice + 1) % VOICES;
        alSourceStop(voice);
        alSourcei(voice, AL_BUFFER, buffers[sound.ordinal()]);
        alSourcePlay(voice);
    }

    @Override
    public void close() {
        if (context != NULL) {
            alDeleteSources(voices);
            alDeleteBuffers(buffers);
            alcMakeContextCurrent(NULL);
            alcDestroyContext(context);
        }
        if (device != NULL) alcCloseDevice(device);
    }
}
