package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.OutsideReason;

/** An invoice in whatever state, as one row. */
record InvoiceRow(Invoice invoice) {

    static final String TABLE = "invoice";
    static final String SET = "facility = ?, status = ?, kind = ?, seller = ?, business = ?, total = ?, details = ?, number = ?, issued = ?, frozen_at = ?, hash = ?, size = ?, "
            + "replaces = ?, handover_mode = ?, handed_over_at = ?, invoice_link = ?, certificate_link = ?, settled_at = ?, refusal = ?, ksef_number = ?, outside = ?, "
            + "latest_correction = ?";

    UUID id() {
        return invoice.id().value();
    }

    /** In the order of {@link #SET}. */
    List<Object> values(Vault vault) {
        var details = invoice.details();
        var end = invoice.fold(new End.OfState());
        var values = new ArrayList<Object>(Arrays.asList(details.facility().value(), InvoiceStatus.of(invoice), details.kind(), details.parties().seller().nip().value(),
                details.parties().buyer().isBusiness(), details.content().total().grosze(),
                vault.seal(TABLE, "details", id(), RecordJson.write(InvoiceDetails.class, details))));
        values.addAll(kept(invoice.kept()));
        values.addAll(Arrays.asList(end.at(), end.refusal(), end.ksefNumber().map(KsefNumber::value), end.outside(), end.latest().map(InvoiceId::value)));
        return values;
    }

    private static List<Object> kept(Option<Kept> kept) {
        var handover = kept.flatMap(Kept::handover);
        return Arrays.asList(kept.map(it -> it.invoice().number()), kept.map(it -> it.invoice().issued()), kept.map(Kept::frozenAt), kept.map(it -> it.document().hash()),
                kept.map(it -> it.document().size()), kept.flatMap(Kept::replaces), handover.map(Handover::mode), handover.map(Handover::at), handover.map(Handover::invoiceLink),
                handover.map(Handover::certificateLink));
    }

    static InvoiceRow of(Columns row, Vault vault) {
        var details = RecordJson.read(InvoiceDetails.class, vault.open(TABLE, "details", row.uuid("id"), row.text("details")));
        return new InvoiceRow(switch (row.constant(InvoiceStatus.class, "status")) {
            case DRAFT -> new Invoice.Draft(details);
            case AWAITING_ORIGINALS -> new Invoice.AwaitingOriginals(details, awaited(row));
            case FROZEN -> new Invoice.Frozen(kept(row, details));
            case SENT -> new Invoice.Sent(kept(row, details), row.instant("settled_at"));
            case HANDED_OVER -> new Invoice.HandedOver(kept(row, details));
            case REFUSED -> new Invoice.Refused(kept(row, details), (int) row.number("refusal"), row.instant("settled_at"));
            case GIVEN_UP -> new Invoice.GivenUp(details, Option.when(row.textIfAny("number").isDefined(), () -> kept(row, details)), row.instant("settled_at"));
            case ACCEPTED, OUTSIDE -> issued(row, details);
            case CORRECTED -> new Invoice.Corrected(issued(row, details), new InvoiceId(row.uuid("latest_correction")));
        });
    }

    private static Set<InvoiceId> awaited(Columns row) {
        return Stream.of(row.text("awaits").split(",")).map(id -> new InvoiceId(UUID.fromString(id))).collect(Collectors.toUnmodifiableSet());
    }

    private static Invoice.Issued issued(Columns row, InvoiceDetails details) {
        var kept = kept(row, details);
        var at = row.instant("settled_at");
        return row.textIfAny("ksef_number").<Invoice.Issued>map(number -> new Invoice.Accepted(kept, new KsefNumber(number), at))
                .getOrElse(() -> new Invoice.Outside(kept, row.constant(OutsideReason.class, "outside"), at));
    }

    private static Kept kept(Columns row, InvoiceDetails details) {
        var handover = row.constantIfAny(IssueMode.class, "handover_mode")
                .map(mode -> new Handover(mode, row.text("invoice_link"), row.text("certificate_link"), row.instant("handed_over_at")));
        return new Kept(new NumberedInvoice(details, row.text("number"), LocalDate.parse(row.text("issued"))),
                new FrozenDocument(row.text("hash"), (int) row.number("size")), row.instant("frozen_at"), handover, row.textIfAny("replaces"));
    }

    /** What only some states know. */
    private record End(Option<Instant> at, Option<Integer> refusal, Option<KsefNumber> ksefNumber, Option<OutsideReason> outside, Option<InvoiceId> latest) {

        private static final End NONE = new End(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

        private static final class OfState implements Invoice.States<End> {
            @Override public End draft(Invoice.Draft it) { return NONE; }

            @Override public End awaitingOriginals(Invoice.AwaitingOriginals it) { return NONE; }

            @Override public End frozen(Invoice.Frozen it) { return NONE; }

            @Override public End sent(Invoice.Sent it) { return new End(Option.some(it.at()), Option.none(), Option.none(), Option.none(), Option.none()); }

            @Override public End handedOver(Invoice.HandedOver it) { return NONE; }

            @Override public End refused(Invoice.Refused it) { return new End(Option.some(it.at()), Option.some(it.code()), Option.none(), Option.none(), Option.none()); }

            @Override public End givenUp(Invoice.GivenUp it) { return new End(Option.some(it.at()), Option.none(), Option.none(), Option.none(), Option.none()); }

            @Override public End accepted(Invoice.Accepted it) { return new End(Option.some(it.at()), Option.none(), Option.some(it.number()), Option.none(), Option.none()); }

            @Override public End outside(Invoice.Outside it) { return new End(Option.some(it.at()), Option.none(), Option.none(), Option.some(it.reason()), Option.none()); }

            @Override public End corrected(Invoice.Corrected it) {
                var before = it.issued().fold(this);
                return new End(before.at, before.refusal, before.ksefNumber, before.outside, Option.some(it.latest()));
            }
        }
    }
}
