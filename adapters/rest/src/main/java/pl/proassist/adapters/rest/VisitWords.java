package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.prepayment.LinkView;
import pl.proassist.application.prepayment.ShowVisit;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.policy.Because;
import pl.proassist.domain.policy.PolicySettings;

/** Makes the body of a visit: its payment status as of now, and the reasons of its terms in the caller's language. */
public final class VisitWords {

    private static final String NOT_REACHED = "no-reachable-channel";
    private static final String UNHEARD = "payment-message-not-delivered";
    private static final String ZONE_NOTE = "zone";

    private final PaymentAddresses addresses;
    private final Clock clock;

    @Inject
    public VisitWords(PaymentAddresses addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    VisitResponse of(ShowVisit.Shown shown, Speech speech) {
        return of(shown.visit(), shown.link().map(LinkView::status), shown.waitsUnheard() ? List.of(UNHEARD) : List.of(),
                shown.messages().stream().map(VisitResponse.Message::of).toList(),
                shown.accepted().stream().map(VisitResponse.Accepted::of).toList(), shown.people(), speech);
    }

    /** A visit that was just booked, of which nobody was told yet. */
    VisitResponse booked(VisitView visit, Speech speech) {
        return of(visit, visit.linkStatus().map(Enum::name), List.of(), List.of(), List.of(), Map.of(), speech);
    }

    /** A visit among many. */
    VisitResponse listed(VisitView visit, Speech speech) {
        return of(visit, visit.linkStatus().map(Enum::name), List.of(), null, null, Map.of(), speech);
    }

    private VisitResponse of(VisitView visit, Option<String> linkStatus, List<String> warnings, List<VisitResponse.Message> messages, List<VisitResponse.Accepted> accepted,
                             Map<UUID, String> people, Speech speech) {
        return new VisitResponse(visit.id().toString(), visit.facility().toString(), visit.specialist().toString(), visit.service().toString(),
                visit.patient().toString(), visit.room().map(Object::toString).getOrNull(), visit.start().toString(), visit.end().toString(),
                visit.channel().name(), visit.status().name(), visit.unreachable() ? List.of(NOT_REACHED) : warnings,
                payment(visit, linkStatus, accepted, people, speech), visit.attendance().name(), messages);
    }

    private VisitResponse.Payment payment(VisitView visit, Option<String> linkStatus, List<VisitResponse.Accepted> accepted,
                                          Map<UUID, String> people, Speech speech) {
        var reasons = Reasons.in(speech, zone(visit.because()), people);
        return new VisitResponse.Payment(visit.requirement().name(), visit.money().price().toString(), visit.amount().toString(), visit.paid().toString(),
                visit.refunded().toString(), visit.unmatched().isZero() ? null : visit.unmatched().toString(), visit.kind().name(),
                visit.deadline().map(Object::toString).getOrNull(), visit.deadline().map(reasons::until).getOrNull(), visit.paymentStatus(clock.instant()).name(), visit.decidedBy().name(),
                reasons.told(visit.because()),
                visit.link().map(link -> link(link, visit.linkStatus().exists(LinkStatus::hasAddress), linkStatus)).getOrNull(), VisitResponse.Ledger.of(visit.money().ledger()),
                visit.claimable().isZero() ? null : visit.claimable().toString(), accepted);
    }

    private VisitResponse.Link link(PaymentLinkId link, boolean hasAddress, Option<String> status) {
        return new VisitResponse.Link(link.toString(), hasAddress ? addresses.url(link) : null, status.getOrNull());
    }

    /** The zone that the decision was made in, when its trace tells it. */
    static ZoneId zone(List<Because> trace) {
        return trace.stream().filter(step -> step.code().equals(ZONE_NOTE)).findFirst().map(step -> ZoneId.of(step.values().get(0)))
                .orElse(PolicySettings.DEFAULT.zone());
    }
}
