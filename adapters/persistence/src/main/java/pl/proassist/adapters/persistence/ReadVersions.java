package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** In which version a unit of work has read the rows that it reads by plain statements; 0 is a row that was not there. */
final class ReadVersions {

    private final Map<Row, Long> versions = new HashMap<>();

    /** What was read first counts: on that the work was built. */
    void read(String table, UUID id, long version) {
        versions.putIfAbsent(new Row(table, id), version);
    }

    void saved(String table, UUID id, long version) {
        versions.put(new Row(table, id), version);
    }

    Option<Long> of(String table, UUID id) {
        return Option.of(versions.get(new Row(table, id)));
    }

    private record Row(String table, UUID id) {
    }
}
