package pl.proassist.adapters.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.payment.LinkDetails;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

/** A payment link in whatever state; its orders and payments have rows of their own, guarded by the version of this one. */
@Entity
@Table(name = "payment_link")
class PaymentLinkRow {

    @Id UUID id;
    UUID visit;
    UUID facility;
    String token;
    @Column(name = "issued_at") Instant issuedAt;
    @Enumerated(EnumType.STRING) LinkStatus state;
    long amount;
    Instant deadline;
    @Column(name = "release_at") Instant releaseAt;
    @Column(name = "wait_until") Instant waitUntil;
    @Column(name = "look_at") Instant lookAt;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected PaymentLinkRow() {
    }

    static PaymentLinkRow of(PaymentLink link, String token, Instant issuedAt) {
        var row = new PaymentLinkRow();
        row.token = token;
        row.issuedAt = issuedAt;
        row.take(link);
        return row;
    }

    void take(PaymentLink link) {
        var details = link.details();
        id = details.id().value();
        visit = details.visit().value();
        facility = details.facility().value();
        state = LinkStatus.of(link);
        amount = details.terms().amount().grosze();
        deadline = details.terms().deadline();
        releaseAt = details.terms().releaseAt();
        waitUntil = details.terms().waitUntil();
        lookAt = details.lookAt();
    }

    PaymentLink toLink(List<PaymentOrder> orders, List<Payment> payments) {
        var terms = new LinkTerms(Money.ofGrosze(amount), deadline, releaseAt, waitUntil);
        var details = new LinkDetails(new PaymentLinkId(id), new VisitId(visit), new FacilityId(facility), terms, lookAt, orders, payments);
        return switch (state) {
            case REQUESTED -> new PaymentLink.Requested(details);
            case OPEN -> new PaymentLink.Open(details);
            case PAID -> new PaymentLink.Paid(details);
            case AT_DESK -> new PaymentLink.AtDesk(details);
            case EXPIRED -> new PaymentLink.Expired(details);
            case WITHDRAWN -> new PaymentLink.Withdrawn(details);
        };
    }
}
