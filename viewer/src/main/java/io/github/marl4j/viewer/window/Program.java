package io.github.marl4j.viewer.window;

import static org.lwjgl.opengl.GL33C.GL_COMPILE_STATUS;
import static org.lwjgl.opengl.GL33C.GL_FALSE;
import static org.lwjgl.opengl.GL33C.GL_FRAGMENT_SHADER;
import static org.lwjgl.opengl.GL33C.GL_LINK_STATUS;
import static org.lwjgl.opengl.GL33C.GL_VERTEX_SHADER;
import static org.lwjgl.opengl.GL33C.glAttachShader;
import static org.lwjgl.opengl.GL33C.glCompileShader;
import static org.lwjgl.opengl.GL33C.glCreateProgram;
import static org.lwjgl.opengl.GL33C.glCreateShader;
import static org.lwjgl.opengl.GL33C.glDeleteProgram;
import static org.lwjgl.opengl.GL33C.glDeleteShader;
import static org.lwjgl.opengl.GL33C.glGetProgramInfoLog;
import static org.lwjgl.opengl.GL33C.glGetProgrami;
import static org.lwjgl.opengl.GL33C.glGetShaderInfoLog;
import static org.lwjgl.opengl.GL33C.glGetShaderi;
import static org.lwjgl.opengl.GL33C.glGetUniformLocation;
import static org.lwjgl.opengl.GL33C.glLinkProgram;
import static org.lwjgl.opengl.GL33C.glShaderSource;

/** A vertex shader and a fragment shader, linked. */
final class Program {
    /** Places in pixels from the top left; colours by vertex. */
    static final String SHAPES_VERTEX = """
            #version 330 core
            layout(location = 0) in vec2 place;
            layout(location = 1) in vec4 tint;
            uniform vec2 size;
            out vec4 colour;
            void main() {
                gl_Position = vec4(2.0 * place.x / size.x - 1.0, 1.0 - 2.0 * place.y / size.y, 0.0, 1.0);
                colour = tint;
            }
            """;

    static final String SHAPES_FRAGMENT = """
            #version 330 core
            in vec4 colour;
            out vec4 pixel;
            void main() {
                pixel = colour;
            }
            """;

    /** Places in pixels from the top left; places in the picture by vertex. */
    static final String PICTURES_VERTEX = """
            #version 330 core
            layout(location = 0) in vec2 place;
            layout(location = 1) in vec2 from;
            uniform vec2 size;
            out vec2 at;
            void main() {
                gl_Position = vec4(2.0 * place.x / size.x - 1.0, 1.0 - 2.0 * place.y / size.y, 0.0, 1.0);
                at = from;
            }
            """;

    static final String PICTURES_FRAGMENT = """
            #version 330 core
            in vec2 at;
            uniform sampler2D picture;
            out vec4 pixel;
            void main() {
                pixel = texture(picture, at);
            }
            """;

    final int id;
    final int size;

    Program(String vertex, String fragment) {
        int first = compile(GL_VERTEX_SHADER, vertex);
        int second = compile(GL_FRAGMENT_SHADER, fragment);
        id = glCreateProgram();
        glAttachShader(id, first);
        glAttachShader(id, second);
        glLinkProgram(id);
        glDeleteShader(first);
        glDeleteShader(second);
        if (glGetProgrami(id, GL_LINK_STATUS) == GL_FALSE) {
            throw new NoWindowException("the driver refuses to link a shader: " + glGetProgramInfoLog(id));
        }
        size = glGetUniformLocation(id, "size");
    }

    private static int compile(int kind, String source) {
        int shader = glCreateShader(kind);
        glShaderSource(shader, source);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            throw new NoWindowException("the driver refuses a shader: " + glGetShaderInfoLog(shader));
        }
        return shader;
    }

    void free() {
        glDeleteProgram(id);
    }
}
