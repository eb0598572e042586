package pl.proassist.adapters.persistence;

import pl.proassist.application.port.OperatorNotices;

/** What the payment operator said, kept in MariaDB; the digest of a notice is unique. */
public final class JpaOperatorNotices implements OperatorNotices {

    private final JpaSession session;

    public JpaOperatorNotices(JpaSession session) {
        this.session = session;
    }

    @Override public void keep(Notice notice) {
        Sql.run(session.unit().connection(), """
                INSERT INTO operator_notice (digest, service_id, order_id, remote_id, amount, currency, status, details, payment_date, outcome, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE digest = digest""",
                notice.digest(), notice.serviceId(), notice.orderId(), notice.remoteId(), notice.amount(), notice.currency(), notice.status(),
                notice.details(), notice.paymentDate(), notice.outcome(), notice.receivedAt());
    }
}
