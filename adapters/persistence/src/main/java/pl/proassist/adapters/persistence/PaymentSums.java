package pl.proassist.adapters.persistence;

import java.util.List;
import pl.proassist.application.port.OnlinePayments.By;

/**
 * Adds what became of payment links to the sums of the report (V20), to be run each minute by every server: each takes what no other one
 * holds, and a piece is added and taken away in one transaction, so that whoever reads finds everything once.
 */
public final class PaymentSums implements Runnable {

    private static final int PIECE = 2_000;

    private final JpaSession session;
    private final JpaTransactions transactions;

    public PaymentSums(JpaSession session, JpaTransactions transactions) {
        this.session = session;
        this.transactions = transactions;
    }

    @Override public void run() {
        int added;
        do {
            added = transactions.record(this::addSome);
        } while (added == PIECE);
    }

    private int addSome() {
        var connection = session.unit().connection();
        var changes = Sql.list(connection, "SELECT seq FROM online_payment_change ORDER BY seq LIMIT ? FOR UPDATE SKIP LOCKED", row -> row.number("seq"), PIECE);
        if (!changes.isEmpty()) {
            List.of(By.values()).forEach(by -> Sql.run(connection, added(by, changes), changes.toArray()));
            Sql.run(connection, "DELETE FROM online_payment_change WHERE seq IN " + Sql.in(changes), changes.toArray());
        }
        return changes.size();
    }

    /** In the order of the key, so that two servers wait for each other and do not block each other. */
    private static String added(By by, List<Long> changes) {
        return """
                INSERT INTO online_payment_day (facility, whose, dated, day, is_paid, withdrawn, required, links, amount, paid, refunded)
                SELECT c.facility, IF(w.seq = 1, c.facility, c.service) AS whose, '%1$s', DATE(c.%2$s) AS day, c.is_paid, c.withdrawn, c.required,
                       SUM(c.links), SUM(c.amount), SUM(c.paid), SUM(c.refunded)
                FROM online_payment_change c JOIN (SELECT 1 AS seq UNION ALL SELECT 2) w WHERE c.seq IN %3$s AND c.%2$s IS NOT NULL
                GROUP BY c.facility, whose, day, c.is_paid, c.withdrawn, c.required ORDER BY c.facility, whose, day, c.is_paid, c.withdrawn, c.required
                ON DUPLICATE KEY UPDATE links = links + VALUES(links), amount = amount + VALUES(amount), paid = paid + VALUES(paid),
                    refunded = refunded + VALUES(refunded)""".formatted(by, PaymentRanges.date(by), Sql.in(changes));
    }
}
