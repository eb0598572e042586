package pl.proassist.adapters.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** What one thread does between the beginning and the end of a database transaction, all of it on one connection. */
final class UnitOfWork {

    private final EntityManager entities;
    private final Connection connection;
    private final List<DomainEvent> events = new ArrayList<>();
    private final ActsOfUnit acts = new ActsOfUnit();
    private final Set<Key> missed = new HashSet<>();
    private final Map<UUID, StoredLink> links = new HashMap<>();
    private final ReadVersions versions = new ReadVersions();
    private boolean refused;

    UnitOfWork(EntityManager entities) {
        this.entities = entities;
        entities.getTransaction().begin();
        this.connection = entities.unwrap(Connection.class);
    }

    EntityManager entities() {
        return entities;
    }

    /** For plain statements; what the rows have to say is written first, so that those see it. */
    Connection connection() {
        entities.flush();
        return connection;
    }

    /** The row, or null; a row that is not there is remembered, so that nobody asks again before it is made. */
    <R> R find(Class<R> type, UUID id) {
        if (missed.contains(new Key(type, id))) {
            return null;
        }
        var row = entities.find(type, id);
        if (row == null) {
            missed.add(new Key(type, id));
        }
        return row;
    }

    void add(UUID id, Object row) {
        entities.persist(row);
        missed.remove(new Key(row.getClass(), id));
    }

    /** From now on its time can be claimed by visits. */
    void canBeBooked(UUID resource) {
        Sql.run(connection(), "INSERT INTO bookable (id) VALUES (?) ON DUPLICATE KEY UPDATE id = id", resource);
    }

    /** The payment links that were read or made, with their orders and payments. */
    Map<UUID, StoredLink> links() {
        return links;
    }

    ReadVersions versions() {
        return versions;
    }

    /** Events are written at the end, when every row they speak of is locked: their order is then the order of the commits. */
    void happened(List<DomainEvent> what) {
        events.addAll(what);
    }

    List<DomainEvent> events() {
        return events;
    }

    ActsOfUnit acts() {
        return acts;
    }

    /** The database refused a part of this work, so none of it may be committed. */
    void refuse() {
        refused = true;
    }

    void commit() {
        if (refused) {
            throw new IllegalStateException("work went on after the database had refused a part of it");
        }
        entities.getTransaction().commit();
    }

    /** Rolls back what was not committed. */
    void end() {
        try {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        } finally {
            entities.close();
        }
    }

    private record Key(Class<?> type, UUID id) {
    }
}
