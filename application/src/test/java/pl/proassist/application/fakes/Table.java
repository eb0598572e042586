package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Rows of an in-memory database by their key, oldest first. Rows are immutable, so a copy of the map is a whole snapshot. */
final class Table<K, V> {

    private final Map<K, V> rows = new LinkedHashMap<>();

    Option<V> get(K key) {
        return Option.of(rows.get(key));
    }

    void put(K key, V row) {
        rows.put(key, row);
    }

    boolean remove(K key) {
        return rows.remove(key) != null;
    }

    void removeIf(Predicate<V> which) {
        rows.values().removeIf(which);
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
        var kept = new LinkedHashMap<>(rows);
        return () -> {
            rows.clear();
            rows.putAll(kept);
        };
    }
}
