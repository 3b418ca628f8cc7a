package io.github.marl4j.translate;

/**
 * How to find an object of a kernel from outside, e.g. {@code worker.spec.options()[0]}: a root or a class, then fields, calls without arguments, and places in arrays or lists.
 *
 * @param text readable by {@link Lookup}
 */
record Path(String text) {

    private static final String OF_CLASS = "static ";

    static Path root(String name) {
        return new Path(name);
    }

    static Path ofClass(String binaryName) {
        return new Path(OF_CLASS + binaryName);
    }

    Path field(String name) {
        return new Path(text + "." + name);
    }

    Path call(String name) {
        return new Path(text + "." + name + "()");
    }

    Path at(int index) {
        return new Path(text + "[" + index + "]");
    }

    /** Returns whether it begins at a class. */
    boolean ofClass() {
        return text.startsWith(OF_CLASS);
    }

    /** Returns the path to the object whose field, or the result of whose call, this leads to. */
    Path owner() {
        return new Path(text.substring(0, text.lastIndexOf('.')));
    }
}
