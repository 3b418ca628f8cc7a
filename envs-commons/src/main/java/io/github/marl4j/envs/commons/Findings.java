package io.github.marl4j.envs.commons;

import io.github.marl4j.env.ConformanceCheck;
import java.util.Objects;

/** What one replay found: how much it compared, and the first difference. All numbers of a society are whole, so they agree or not. */
final class Findings {
    private int compared;
    private String first;

    void same(String where, Object got, Object expected) {
        compared++;
        if (first != null || Objects.equals(got, expected)) return;
        first = where + ": got " + got + ", expected " + expected;
    }

    ConformanceCheck.Result result(String variant) {
        return new ConformanceCheck.Result(variant, compared, 0, first);
    }
}
