package pl.proassist.adapters.persistence;

import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.Messages.State;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.VisitId;

/** Messages for lists, straight from SQL. */
public final class JpaMessageViews implements MessageViews {

    private final JpaSession session;

    public JpaMessageViews(JpaSession session) {
        this.session = session;
    }

    @Override public List<MessageView> list(Filter filter, int limit) {
        var where = new StringBuilder("""
                SELECT m.*, v.patient, v.deadline, EXISTS (SELECT 1 FROM message o WHERE o.visit = m.visit AND o.kind = m.kind
                    AND o.occasion = m.occasion AND o.state IN ('SENT', 'DELIVERED')) AS carried
                FROM message m JOIN visit v ON v.id = m.visit
                WHERE v.facility = ? AND\s""").append(condition(filter.which()));
        var values = new ArrayList<Object>(List.of(filter.facility().value()));
        filter.from().forEach(from -> {
            where.append(" AND m.created_at >= ?");
            values.add(from);
        });
        filter.to().forEach(to -> {
            where.append(" AND m.created_at < ?");
            values.add(to);
        });
        filter.before().forEach(before -> {
            where.append(" AND m.seq < ?");
            values.add(before);
        });
        values.add(limit);
        return session.read(unit -> Sql.list(unit.connection(), where + " ORDER BY m.seq DESC LIMIT ?", JpaMessageViews::view, values.toArray()));
    }

    private static String condition(Which which) {
        return switch (which) {
            case NOT_DELIVERED -> "(m.state IN ('FAILED', 'UNDELIVERED', 'TOO_LATE') OR m.state = 'WAITING' AND m.tries > 0)";
            case WAITING, SENT, DELIVERED -> "m.state = '" + which.name() + "'";
            case ALL -> "TRUE";
        };
    }

    private static MessageView view(Columns row) {
        return new MessageView(row.number("seq"), row.uuid("id"), new VisitId(row.uuid("visit")), new PatientId(row.uuid("patient")),
                row.constant(MessageKind.class, "kind"), row.constant(MessageChannel.class, "channel"), row.constant(State.class, "state"),
                row.textIfAny("reason"), row.instant("created_at"), row.instantIfAny("deadline"), row.flag("carried"));
    }
}
