package pl.proassist.application.port;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aRoom;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.aSpecialist;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.domain.Builders;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkRequested;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitConfirmed;

/** The small clinic in which every store is tried: its people and places exist, nothing is booked, and it is 15:20. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class StoresContract {

    protected static final Instant NOW = Builders.BOOKED;
    protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    protected static final PatientId ANOTHER_PATIENT = new PatientId(id("another patient"));
    protected static final SpecialistId ANOTHER_SPECIALIST = new SpecialistId(id("another specialist"));
    protected static final RoomId ANOTHER_ROOM = new RoomId(id("another room"));
    protected static final FacilityId ANOTHER_FACILITY = new FacilityId(id("another facility"));

    /** Two reactions to a booking, one to a confirmation, one to a link, one to an invoice. */
    protected static final Subscriptions SUBSCRIPTIONS = new Subscriptions(Map.<Class<? extends DomainEvent>, List<String>>of(
            VisitBooked.class, List.of("tell-patient", "count-visits"),
            VisitConfirmed.class, List.of("tell-patient"),
            PaymentLinkRequested.class, List.of("open-link"),
            InvoiceFrozen.class, List.of("send-invoice")));

    protected Stores stores;

    /** Stores with nothing in them. */
    protected abstract Stores emptyStores(Subscriptions subscriptions, Clock clock);

    /** What time it is for the stores. */
    protected Clock clock() {
        return CLOCK;
    }

    @BeforeEach void open_the_clinic() {
        stores = emptyStores(SUBSCRIPTIONS, clock());
        inTransaction(() -> {
            stores.directory().save(aFacility());
            stores.directory().save(aFacility(ANOTHER_FACILITY));
            stores.directory().save(aSpecialist());
            stores.directory().save(aSpecialist(ANOTHER_SPECIALIST));
            stores.directory().save(aRoom());
            stores.directory().save(aRoom(ANOTHER_ROOM));
            stores.directory().save(aService());
            stores.patients().save(aPatient().build());
            stores.patients().save(aPatient().id(ANOTHER_PATIENT).named("Ewa", "Łoś").email("ewa@los.example").phone("+48500600800").build());
            return FACILITY;
        });
    }

    protected <T> T inTransaction(Supplier<T> work) {
        return stores.transactions().record(work);
    }

    /** Stores a visit as it is; the slot must be free. */
    protected <V extends Visit> V given(V visit) {
        save(Change.to(visit)).get();
        return visit;
    }

    protected <L extends PaymentLink> L given(L link) {
        inTransaction(() -> stores.links().save(Change.to(link)));
        return link;
    }

    protected Either<Refusal, Change<Visit>> save(Change<? extends Visit> change) {
        return stores.transactions().run(() -> stores.visits().save(new Change<>(change.next(), change.events())));
    }

    protected Option<Visit> stored(Visit visit) {
        return inTransaction(() -> stores.visits().find(visit.id()));
    }

    protected Option<PaymentLink> stored(PaymentLink link) {
        return inTransaction(() -> stores.links().find(link.id()));
    }

    /** Every entry of the trail, oldest first. */
    protected List<Trail.Entry> trail() {
        var all = new Trail.Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
        return stores.trail().page(all, Option.none(), 1000).stream().sorted(Comparator.comparing(Trail.Entry::number)).toList();
    }

    protected List<String> bodies() {
        return trail().stream().map(Trail.Entry::body).toList();
    }

    /** Everything that waits to be delivered now, by event. */
    protected List<DomainEvent> announced() {
        return stores.deliveries().lease(NOW, 100).stream().map(Deliveries.Delivery::event).distinct().toList();
    }
}
