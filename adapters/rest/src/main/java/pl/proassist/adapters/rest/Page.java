package pl.proassist.adapters.rest;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; left out on the last one
 */
public record Page<T>(List<T> items, String next) {

    /** @param found one more than the limit, when there is more */
    static <F, T> Page<T> of(List<F> found, int limit, Function<F, T> body, Function<F, String> cursor) {
        var more = found.size() > limit;
        return of(more ? found.subList(0, limit) : found, more, body, cursor);
    }

    static <F, T> Page<T> of(List<F> shown, boolean more, Function<F, T> body, Function<F, String> cursor) {
        return new Page<>(shown.stream().map(body).toList(), more ? Query.cursor(cursor.apply(shown.get(shown.size() - 1))) : null);
    }

    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
