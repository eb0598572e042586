package pl.proassist.application.notifying;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.Reminders;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.message.MessageRefusal;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.SmsParts;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Refusal;

/**
 * A facility reads and decides which messages its patients get, by which ways, when and in which words (MSG-01, MSG-02). It counts for
 * reminders of visits that are booked already too: they are looked at anew.
 */
public final class FacilityMessages {

    private final MessagePolicies policies;
    private final Directory directory;
    private final Reminders reminders;
    private final PaymentAddresses addresses;
    private final int mostParts;
    private final Transactions transactions;
    private final Clock clock;

    /** @param mostParts an SMS of more parts is not sent in this installation */
    public FacilityMessages(MessagePolicies policies, Directory directory, Reminders reminders, PaymentAddresses addresses, int mostParts,
                            Transactions transactions, Clock clock) {
        this.policies = policies;
        this.directory = directory;
        this.reminders = reminders;
        this.addresses = addresses;
        this.mostParts = mostParts;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, MessageSettings> read(Caller caller, FacilityId facility) {
        return transactions.run(caller.looks("messages.show").on("facility", facility.value()), () ->
                known(caller, facility).map(found -> policies.of(facility)));
    }

    /**
     * @param wanted its version does not matter
     * @param seen   the version that the caller replaces
     */
    public Either<Refusal, MessageSettings> replace(Caller caller, MessageSettings wanted, Option<Long> seen) {
        var act = caller.does("messages.change").on("facility", wanted.facility().value());
        return transactions.run(() -> {
            var next = next(caller, wanted, seen);
            return transactions.run(next.fold(no -> act, settings -> act.saying("version", String.valueOf(settings.version()))), () -> next.peek(settings -> store(settings, caller)));
        });
    }

    private Either<Refusal, MessageSettings> next(Caller caller, MessageSettings wanted, Option<Long> seen) {
        return known(caller, wanted.facility()).flatMap(facility -> sendable(wanted, facility)).flatMap(settings -> {
            var before = policies.of(settings.facility()).version();
            return seen.exists(version -> version != before)
                    ? Either.left(new RegistrationRefusal.Stale(settings.facility().value())) : Either.right(settings.next(before));
        });
    }

    private void store(MessageSettings settings, Caller caller) {
        policies.save(settings, Author.of(caller), clock.instant());
        reminders.lookAtAll(settings.facility(), clock.instant());
    }

    private Either<Refusal, Facility> known(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(Permission.FACILITY_RULES, facility, unknown)
                .flatMap(may -> directory.facility(facility).map(Versioned::thing).toEither(unknown));
    }

    /** What the gateway would refuse each time is refused here once. */
    private Either<Refusal, MessageSettings> sendable(MessageSettings wanted, Facility facility) {
        return wanted.texts().entrySet().stream().filter(each -> each.getKey().channel() == MessageChannel.SMS)
                .filter(each -> {
                    var sample = PreviewMessage.sample(facility, addresses, each.getKey().kind());
                    var text = each.getValue().filled(Letters.values(MessageChannel.SMS, facility.zone(), sample)).text();
                    return SmsParts.of(wanted.asSms(text)).parts() > mostParts;
                })
                .findFirst().<Either<Refusal, MessageSettings>>map(each -> Either.left(new MessageRefusal.TooManyParts(each.getKey().kind(), mostParts)))
                .orElse(Either.right(wanted));
    }
}
