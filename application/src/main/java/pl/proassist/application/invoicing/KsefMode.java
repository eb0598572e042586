package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.KsefSigns.ByHand;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.ModeChoice;
import pl.proassist.domain.invoice.ModeChoice.Signs;
import pl.proassist.domain.invoice.Outage;
import pl.proassist.domain.shared.Refusal;

/** In which mode a facility issues now and why (KSF-23); a person may choose another one, with a reason (A26). */
public final class KsefMode {

    /**
     * @param choice  what is in force
     * @param outages what is announced and not over
     * @param silent  since when the status service does not answer
     * @param trouble since when KSeF does not answer
     * @param shutOut since when KSeF does not let the facility in
     */
    public record Shown(ModeChoice choice, Option<ByHand> byHand, List<Outage> outages, Option<Instant> silent, Option<Instant> trouble,
                        Option<Instant> shutOut) {
    }

    private final LookAtMinistry ministry;
    private final KsefSigns signs;
    private final KsefQueue queue;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public KsefMode(KsefAnnouncements announcements, KsefSigns signs, KsefQueue queue, Directory directory, Transactions transactions, Clock clock) {
        this.ministry = new LookAtMinistry(announcements, signs, queue, transactions);
        this.signs = signs;
        this.queue = queue;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** While nothing waits for KSeF nobody watches it: what is known is then made young again for whoever may see it. */
    public Either<Refusal, Shown> show(Caller caller, FacilityId facility) {
        return transactions.run(caller.looks("ksef-mode.show").on("facility", facility.value()), () -> allowed(caller, facility, Permission.INVOICES_VIEW)).map(may -> {
            ministry.look(clock.instant());
            return transactions.record(() -> shown(facility));
        });
    }

    /** @param mode none: what is known of KSeF decides again */
    public Either<Refusal, Shown> choose(Caller caller, FacilityId facility, Option<IssueMode> mode, String reason) {
        var act = caller.does("ksef-mode.choose").on("facility", facility.value()).saying("mode", mode.map(Enum::name).getOrElse("AUTOMATIC"));
        return transactions.run(act, () -> allowed(caller, facility, Permission.INVOICES_ISSUE).map(may -> {
            var now = clock.instant();
            signs.choose(facility, mode.map(chosen -> new ByHand(chosen, reason, caller.user(), now)));
            queue.hasten(facility, now);
            return shown(facility);
        }));
    }

    private Shown shown(FacilityId facility) {
        var now = clock.instant();
        var line = queue.line(facility);
        var byHand = signs.byHand(facility);
        var outages = signs.outages();
        var choice = ModeChoice.of(new Signs(byHand.map(ByHand::mode), outages, signs.silentSince().isDefined(), line.troubleSince()), now);
        return new Shown(choice, byHand, outages.stream().filter(outage -> outage.end().forAll(now::isBefore)).toList(), signs.silentSince(), line.troubleSince(),
                line.shutOutSince());
    }

    private Either<Refusal, FacilityId> allowed(Caller caller, FacilityId facility, Permission needed) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(needed, facility, unknown).flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> facility);
    }
}
