package pl.proassist.application.fakes;

import io.vavr.control.Option;
import pl.proassist.application.port.Attendances;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.VisitId;

/** What patients said about coming, in memory. */
public final class InMemoryAttendances implements Attendances {

    private final InMemoryTransactions transactions;
    private final PaymentAddresses addresses;
    private final Table<VisitId, Attendance> rows;

    public InMemoryAttendances(InMemoryTransactions transactions, PaymentAddresses addresses) {
        this.transactions = transactions;
        this.addresses = addresses;
        this.rows = transactions.table();
    }

    @Override public Option<Attendance> find(VisitId visit) {
        transactions.mustBeOpen();
        return rows.get(visit);
    }

    @Override public Option<Attendance> ofToken(String token) {
        transactions.mustBeOpen();
        return Option.ofOptional(rows.where(each -> addresses.attendanceToken(each.visit()).equals(token)).stream().findFirst());
    }

    @Override public void save(Attendance attendance) {
        transactions.mustBeOpen();
        rows.put(attendance.visit(), attendance);
    }
}
