package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import pl.proassist.application.port.Trail;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;

/** The trail in MariaDB. What stands before a head never changes, so a head that was read first makes any number of later reads one picture. */
public final class JpaTrail implements Trail {

    private static final int PIECE = 1000;

    private final JpaSession session;
    private final TrailKey key;

    public JpaTrail(JpaSession session, TrailKey key) {
        this.session = session;
        this.key = key;
    }

    @Override public List<Entry> page(Filter filter, Option<Long> before, int limit) {
        var where = new ArrayList<>(List.of("TRUE"));
        var values = new ArrayList<>();
        before.forEach(number -> add(where, values, "n < ?", number));
        filter.facilities().map(JpaTrail::ids).forEach(ids ->
                add(where, values, ids.isEmpty() ? "FALSE" : "facility IN " + Sql.in(ids), ids.toArray()));
        filter.patient().forEach(patient -> add(where, values, "patient = ?", patient.value()));
        filter.user().forEach(user -> add(where, values, "actor_kind = 'PERSON' AND actor = ?", user.value()));
        filter.what().forEach(what -> add(where, values, "what = ?", what));
        filter.from().forEach(from -> add(where, values, "at >= ?", from));
        filter.to().forEach(to -> add(where, values, "at < ?", to));
        values.add(limit);
        return session.read(unit -> Sql.list(unit.connection(), "SELECT n, at, actor_kind, actor, what, body, hash FROM trail WHERE " + String.join(" AND ", where)
                + " ORDER BY n DESC LIMIT ?", JpaTrail::entry, values.toArray()));
    }

    private static List<UUID> ids(Set<FacilityId> facilities) {
        return facilities.stream().map(FacilityId::value).toList();
    }

    private static void add(List<String> where, List<Object> values, String condition, Object... given) {
        where.add(condition);
        values.addAll(List.of(given));
    }

    /** Each line is {@code {"hash":"hex","entry":body}}, the body letter for letter as it was hashed; the last is the line of the head. */
    @Override public void export(Consumer<String> line) {
        var head = head();
        for (long done = 0; done < head.number(); ) {
            var from = done;
            var piece = session.read(unit -> Sql.list(unit.connection(),
                    "SELECT n, at, actor_kind, actor, what, body, hash FROM trail WHERE n > ? AND n <= ? ORDER BY n LIMIT ?", JpaTrail::entry, from, head.number(), PIECE));
            if (piece.isEmpty()) {
                break;
            }
            piece.forEach(entry -> line.accept("{\"hash\":\"" + entry.hash() + "\",\"entry\":" + entry.body() + "}"));
            done = piece.get(piece.size() - 1).number();
        }
        line.accept(head.line());
    }

    @Override public Head head() {
        var head = session.read(unit -> TrailHead.seen(unit.connection(), key));
        return new Head(head.number(), hex(head.hash()), hex(key.mac(head.number(), head.hash())));
    }

    private static Entry entry(Columns row) {
        var person = row.text("actor_kind").equals(Actor.Kind.PERSON.name()) ? row.uuidIfAny("actor").map(UserId::new) : Option.<UserId>none();
        return new Entry(row.number("n"), row.instant("at"), person, row.text("what"), row.text("body"), hex(row.bytes("hash")));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
