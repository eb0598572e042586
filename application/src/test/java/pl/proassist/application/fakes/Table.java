package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Rows of an in-memory database by their key, oldest first. Rows are immutable, so the map is a whole snapshot; whoever writes first
 * after that goes on with a copy, as most transactions touch few tables.
 */
final class Table<K, V> {

    private Map<K, V> rows = new LinkedHashMap<>();
    private boolean remembered;

    /** What was remembered is not touched any more. */
    private Map<K, V> own() {
        if (remembered) {
            rows = new LinkedHashMap<>(rows);
            remembered = false;
        }
        return rows;
    }

    Option<V> get(K key) {
        return Option.of(rows.get(key));
    }

    void put(K key, V row) {
        own().put(key, row);
    }

    boolean remove(K key) {
        return rows.containsKey(key) && own().remove(key) != null;
    }

    void removeIf(Predicate<V> which) {
        own().values().removeIf(which);
    }

    List<V> all() {
        return List.copyOf(rows.values());
    }

    List<V> where(Predicate<V> which) {
        return rows.values().stream().filter(which).toList();
    }

    List<K> keys(Predicate<K> which) {
        return rows.keySet().stream().filter(which).toList();
    }

    /** Remembers the rows as they are. @return what brings them back */
    Runnable snapshot() {
        var before = rows;
        remembered = true;
        return () -> {
            rows = before;
            remembered = true;
        };
    }
}
