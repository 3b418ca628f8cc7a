package io.github.marl4j.translate;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;

/** What local variables and {@code this} stand for while a method is translated. */
final class Scope {
    private final Scope outer;
    private final Map<Element, Value> values = new HashMap<>();

    /** The object whose method it is; null in a static method. */
    final Value.Thing self;

    Scope(Value.Thing self) {
        this(null, self);
    }

    private Scope(Scope outer, Value.Thing self) {
        this.outer = outer;
        this.self = self;
    }

    Scope inner() {
        return new Scope(this, self);
    }

    void put(Element variable, Value value) {
        values.put(variable, value);
    }

    /** Returns what a variable stands for, null if it is unknown. */
    Value get(Element variable) {
        Value own = values.get(variable);
        if (own != null || outer == null) return own;
        return outer.get(variable);
    }
}
