package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.domain.shared.Money;

/** One notification of the operator about one attempt, on its way to the product until it is answered (autopay.md 6). */
record Itn(long id, String orderId, String remoteId, Money amount, String currency, AutopayOperator.Status status, Option<String> details,
           Instant happenedAt, int tries, boolean heldBack) {

    private static final DateTimeFormatter PAYMENT_DATE = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /**
     * Puts the news on its way; older news of the same attempt is no longer sent.
     *
     * @param leasedUntil real time until which nobody but the writer sends it
     */
    static Itn write(RehearsalDatabase tables, AutopayOperator.Attempt news, Instant now, long leasedUntil) {
        tables.update("UPDATE rehearsal_itn SET due_at = NULL WHERE remote_id = ?", news.remoteId());
        var id = tables.insertNumbered("""
                INSERT INTO rehearsal_itn (order_id, remote_id, grosze, currency, status, details, happened_at, due_at, leased_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", news.orderId(), news.remoteId(), news.amount().grosze(), news.currency(),
                news.status().name(), news.details().getOrNull(), news.changedAt(), now, leasedUntil);
        return new Itn(id, news.orderId(), news.remoteId(), news.amount(), news.currency(), news.status(), news.details(), news.changedAt(), 0, false);
    }

    static Itn of(ResultSet row) throws SQLException {
        return new Itn(row.getLong("id"), row.getString("order_id"), row.getString("remote_id"), Money.ofGrosze(row.getLong("grosze")),
                row.getString("currency"), AutopayOperator.Status.valueOf(row.getString("status")), Option.of(row.getString("details")),
                RehearsalDatabase.instant(row, "happened_at"), row.getInt("tries"), row.getBoolean("held_back"));
    }

    Itn pendingBeforeIt() {
        return new Itn(id, orderId, remoteId, amount, currency, AutopayOperator.Status.PENDING, Option.none(), happenedAt, tries, heldBack);
    }

    /** The document, signed as the operator signs it. */
    String document(String serviceId, ZoneId zone, AutopaySignature signature, boolean forged) {
        var fields = fields(zone);
        var values = new ArrayList<>(List.of(serviceId));
        fields.forEach(field -> values.add(field.value()));
        var hash = signature.over(values);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><transactionList>" + new Xml.Leaf("serviceID", serviceId)
                + "<transactions><transaction>" + Xml.of(fields) + "</transaction></transactions>"
                + new Xml.Leaf("hash", forged ? Xml.forged(hash) : hash) + "</transactionList>";
    }

    List<Xml.Leaf> fields(ZoneId zone) {
        return List.of(new Xml.Leaf("orderID", orderId), new Xml.Leaf("remoteID", remoteId), new Xml.Leaf("amount", amount.toString()),
                new Xml.Leaf("currency", currency), new Xml.Leaf("gatewayID", "106"),
                new Xml.Leaf("paymentDate", PAYMENT_DATE.format(happenedAt.atZone(zone))),
                new Xml.Leaf("paymentStatus", status.name()), new Xml.Leaf("paymentStatusDetails", details.getOrElse("")));
    }
}
