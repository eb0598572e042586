package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import pl.proassist.application.port.Attendances;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.VisitId;

/** What patients said about coming, in MariaDB. */
public final class JpaAttendances implements Attendances {

    private final JpaSession session;
    private final PaymentAddresses addresses;

    public JpaAttendances(JpaSession session, PaymentAddresses addresses) {
        this.session = session;
        this.addresses = addresses;
    }

    @Override public Option<Attendance> find(VisitId visit) {
        return by("visit = ?", visit.value());
    }

    @Override public Option<Attendance> ofToken(String token) {
        return by("token = ?", token);
    }

    private Option<Attendance> by(String which, Object key) {
        return Sql.first(session.unit().connection(), "SELECT * FROM attendance WHERE " + which, row -> new Attendance(new VisitId(row.uuid("visit")),
                row.instant("start_at"), row.constant(Attendance.Answer.class, "answer"), row.instant("at")), key);
    }

    @Override public void save(Attendance attendance) {
        Sql.run(session.unit().connection(), """
                INSERT INTO attendance (visit, token, start_at, answer, at) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE start_at = VALUE(start_at), answer = VALUE(answer), at = VALUE(at)""",
                attendance.visit().value(), addresses.attendanceToken(attendance.visit()), attendance.start(), attendance.answer(), attendance.at());
    }
}
