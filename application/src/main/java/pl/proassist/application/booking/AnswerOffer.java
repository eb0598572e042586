package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.Visits;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/**
 * A patient who waits takes the slot that is kept: it is booked like online, and the facility's rules decide what must be paid (A25). Or declines it,
 * and the next one is asked at once. Looking changes nothing, for mail scanners open links too.
 */
@OpenDoor("for whoever holds the address of the page")
public final class AnswerOffer {

    private static final VisitId NOBODYS = new VisitId(new UUID(0, 0));

    private final Waitlist waitlist;
    private final Promising promising;
    private final Offering offering;
    private final PaymentLinks links;
    private final Directory directory;
    private final Patients patients;
    private final PaymentAddresses addresses;
    private final Transactions transactions;
    private final Clock clock;

    public AnswerOffer(Waitlist waitlist, Visits visits, PaymentLinks links, PaymentPolicies policies, BookingFacts facts, Directory directory, Patients patients,
                       MessagePolicies messagePolicies, Messages messages, PaymentAddresses addresses, Transactions transactions, Clock clock) {
        this.waitlist = waitlist;
        this.promising = new Promising(visits, links, policies, facts);
        this.offering = new Offering(waitlist, patients, messagePolicies, messages, policies);
        this.links = links;
        this.directory = directory;
        this.patients = patients;
        this.addresses = addresses;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, OfferPage> look(String token) {
        return transactions.run(() -> offered(token).map(this::page));
    }

    /** Pressed again, the page shows what was taken. */
    public Either<Refusal, OfferPage> take(String token) {
        return transactions.run(() -> offered(token)).flatMap(offer -> offer.state() == SlotOffer.State.TAKEN ? look(token)
                : transactions.run(Actor.PATIENT.does("offer.take").on("visit", offer.visit().value()).on("facility", offer.facility().value()),
                        () -> offered(token).flatMap(current -> taken(current, clock.instant()))).flatMap(booked -> look(token)));
    }

    /** Pressed again, the page says so again. The patient waits on for another time. */
    public Either<Refusal, OfferPage> decline(String token) {
        return transactions.run(() -> offered(token)).flatMap(offer -> offer.state() == SlotOffer.State.DECLINED ? look(token)
                : transactions.run(Actor.PATIENT.does("offer.decline").on("visit", offer.visit().value()).on("facility", offer.facility().value()), () -> {
                    var now = clock.instant();
                    return offered(token).flatMap(current -> current.decline(now)).peek(declined -> offering.passOn(declined, now));
                }).flatMap(declined -> look(token)));
    }

    private Either<Refusal, SlotOffer> offered(String token) {
        return waitlist.ofToken(token).toEither(() -> new VisitRefusal.UnknownVisit(NOBODYS));
    }

    /** The slot is let go and taken in one transaction, so nobody comes in between; when the rules refuse the booking, it is kept on. */
    private Either<Refusal, VisitView> taken(SlotOffer offer, Instant now) {
        return offer.take(now).peek(waitlist::end).flatMap(taken -> promising.promise(new Promising.Wish(taken.visit(),
                        new BookingFacts.Place(taken.facility(), taken.specialist(), taken.service(), Option.none()), taken.patient(), taken.slot().start(),
                        BookingChannel.ONLINE, UUID.nameUUIDFromBytes(taken.toString().getBytes(StandardCharsets.UTF_8)).toString(), Option.none()), now))
                .peek(booked -> waitlist.remove(offer.entry()));
    }

    private OfferPage page(SlotOffer offer) {
        var facility = directory.facility(offer.facility()).get().thing();
        var specialist = directory.specialist(offer.specialist()).map(Versioned::thing).map(Specialist::displayName).getOrElse("");
        var state = switch (offer.state()) {
            case TAKEN -> OfferPage.State.TAKEN;
            case DECLINED -> OfferPage.State.DECLINED;
            case OPEN, OVER -> offer.isOpen(clock.instant()) ? OfferPage.State.OPEN : OfferPage.State.OVER;
        };
        return new OfferPage(facility.name(), facility.phone(), specialist, offer.slot().start(), offer.until(), facility.zone(), state,
                links.ofVisit(offer.visit()).map(link -> addresses.url(link.id())), patients.require(offer.patient()).map(Patient::language).getOrElse(Language.PL));
    }
}
