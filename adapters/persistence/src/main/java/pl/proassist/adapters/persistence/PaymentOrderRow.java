package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.shared.Money;

/** One order of a link at the operator, with the payer's attempts. */
@Entity
@Table(name = "payment_order")
class PaymentOrderRow {

    @Id String id;
    UUID link;
    int number;
    long amount;
    @Column(name = "placed_at") Instant placedAt;
    @Column(name = "valid_until") Instant validUntil;
    @Enumerated(EnumType.STRING) PaymentOrder.State state;
    @Column(name = "remote_id") String remoteId;
    @Column(name = "pay_url") String payUrl;
    String attempts;

    protected PaymentOrderRow() {
    }

    static PaymentOrderRow of(PaymentLinkId link, PaymentOrder order) {
        var row = new PaymentOrderRow();
        row.id = order.id().value();
        row.link = link.value();
        row.take(order);
        return row;
    }

    void take(PaymentOrder order) {
        number = order.number();
        amount = order.amount().grosze();
        placedAt = order.placedAt();
        validUntil = order.validUntil();
        state = order.state();
        remoteId = order.remoteId().getOrNull();
        payUrl = order.payUrl().getOrNull();
        attempts = write(order.attempts());
    }

    PaymentOrder toOrder() {
        return new PaymentOrder(new OrderId(id), number, Money.ofGrosze(amount), placedAt, validUntil, state,
                Option.of(remoteId), Option.of(payUrl), read(attempts));
    }

    private static String write(List<Attempt> attempts) {
        return Json.text(attempts, (json, all) -> {
            json.writeStartArray("attempts");
            all.forEach(attempt -> {
                json.writeStartObject().write("remoteId", attempt.remoteId()).write("status", attempt.status().name());
                attempt.pendingSince().forEach(since -> json.write("pendingSince", since.toString()));
                json.writeEnd();
            });
            json.writeEnd();
        });
    }

    private static List<Attempt> read(String attempts) {
        return Json.read(attempts).getJsonArray("attempts").getValuesAs(JsonObject.class).stream()
                .map(json -> new Attempt(json.getString("remoteId"), Attempt.Status.valueOf(json.getString("status")),
                        Option.of(json.getString("pendingSince", null)).map(Instant::parse)))
                .toList();
    }
}
