package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PastBookings;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.PolicyRefusal;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.VisitStatus;

/**
 * The one way by which rules that were changed reach visits that are booked already: somebody looks at each visit that would change, and
 * applies the rules to those seen. Visits that are paid are never touched, visits that a person decided about only when they are named.
 */
public final class ApplyRules {

    private static final int PAGE = 200;

    /** @param until not included; both ends are of the visit's start */
    public record Filter(Option<SpecialistId> specialist, Option<ServiceId> service, Option<Instant> from, Option<Instant> until) {
    }

    /**
     * A visit that would change.
     *
     * @param seen    stands for the visit as it is now; it is handed back when the rules are applied
     * @param byHand  a person decided about it, so it changes only when it is named
     * @param message what the patient would be told; none when nothing is to be told
     */
    public record Preview(VisitView visit, PaymentTerms now, PaymentTerms then, boolean byHand, Option<MessageKind> message, String seen) {
    }

    /** @param version of the rules that the changes come from */
    public record Previewed(long version, List<Preview> visits, Option<VisitViews.After> next) {
    }

    /** @param evenByHand names a visit that a person decided about */
    public record Seen(VisitId visit, String seen, boolean evenByHand) {
    }

    /** What became of one visit. */
    public enum Outcome { APPLIED, APPLIED_BEFORE, CHANGED_SINCE, DECIDED_BY_HAND, NOTHING_TO_CHANGE, UNKNOWN }

    public record Result(VisitId visit, Outcome outcome) {
    }

    private final VisitViews views;
    private final Visits visits;
    private final PaymentLinks links;
    private final PaymentPolicies policies;
    private final PastBookings bookings;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public ApplyRules(VisitViews views, Visits visits, PaymentLinks links, PaymentPolicies policies, PastBookings bookings, Directory directory,
                      Transactions transactions, Clock clock) {
        this.views = views;
        this.visits = visits;
        this.links = links;
        this.policies = policies;
        this.bookings = bookings;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ordered by start. */
    public Either<Refusal, Previewed> preview(Caller caller, FacilityId facility, Filter filter, Option<VisitViews.After> after, int limit) {
        var now = clock.instant();
        return transactions.run(caller.looks("rules.apply-preview").on("facility", facility.value()), () -> may(caller, Permission.VISITS_VIEW, facility)
                .map(may -> previewed(policies.whole(facility), filter, after, limit, now)));
    }

    /** Each visit for itself: what was done before a crash stays done, and the same request again does the rest. */
    public Either<Refusal, List<Result>> apply(Caller caller, FacilityId facility, long version, List<Seen> wanted) {
        var act = caller.does("rules.apply").on("facility", facility.value()).saying("version", String.valueOf(version))
                .saying("visits", String.valueOf(wanted.size()));
        return transactions.run(act, () -> may(caller, Permission.VISIT_TERMS, facility).map(may -> policies.whole(facility))
                        .filterOrElse(policy -> policy.version() == version, policy -> new PolicyRefusal.RulesChanged()))
                .map(policy -> wanted.stream().map(each -> new Result(each.visit(), applied(caller, facility, version, each))).toList());
    }

    private Either<Refusal, FacilityId> may(Caller caller, Permission besides, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(Permission.FACILITY_RULES, facility, unknown).flatMap(may -> caller.may(besides, facility, unknown))
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> facility);
    }

    private Previewed previewed(PaymentPolicy policy, Filter filter, Option<VisitViews.After> after, int limit, Instant now) {
        var from = filter.from().filter(now::isBefore).getOrElse(now);
        var found = new ArrayList<Preview>();
        var last = after;
        while (true) {
            var page = views.search(new VisitViews.Filter(Option.some(policy.facility()), Option.some(from), filter.until(), Option.none(),
                    filter.specialist(), Option.none(), Option.none(), last), PAGE);
            for (var view : page) {
                if (found.size() == limit) {
                    return new Previewed(policy.version(), found, last);
                }
                last = Option.some(new VisitViews.After(view.start(), view.id()));
                if (filter.service().forAll(view.service()::equals) && isOpen(view)) {
                    preview(policy, view, now).forEach(found::add);
                }
            }
            if (page.size() < PAGE) {
                return new Previewed(policy.version(), found, Option.none());
            }
        }
    }

    /** Booked, and no money came for it that could be lost sight of. */
    private static boolean isOpen(VisitView view) {
        return (view.status() == VisitStatus.AWAITING_PAYMENT || view.status() == VisitStatus.CONFIRMED)
                && !view.linkStatus().exists(LinkStatus::isPaid) && view.paid().isZero() && view.unmatched().isZero();
    }

    private Option<Preview> preview(PaymentPolicy policy, VisitView view, Instant now) {
        return visits.find(view.id()).flatMap(visit -> next(policy, visit, now).map(then -> {
            var terms = visit.details().terms();
            return new Preview(view, terms, then, terms.areByHand(), message(terms, then), digest(visit));
        }));
    }

    private Option<PaymentTerms> next(PaymentPolicy policy, Visit visit, Instant now) {
        var terms = visit.details().terms();
        var alreadyLate = terms.requirement() == Requirement.REQUIRED && terms.deadline().exists(deadline -> !deadline.isAfter(now));
        return alreadyLate ? Option.none() : bookings.of(visit.id(), policy.firstTime().scope())
                .flatMap(booking -> terms.under(policy, booking.occasion(), booking.bookedAt(), now));
    }

    private static Option<MessageKind> message(PaymentTerms now, PaymentTerms then) {
        if (then.deadline().isEmpty()) {
            return Option.when(now.requirement() == Requirement.REQUIRED, MessageKind.VISIT_CONFIRMED);
        }
        if (now.deadline().isDefined()) {
            return Option.some(MessageKind.PAYMENT_RULES_CHANGED);
        }
        return Option.some(then.requirement() == Requirement.REQUIRED ? MessageKind.PAYMENT_REQUIRED : MessageKind.PAYMENT_OPTIONAL);
    }

    /** The visit as it is now; any change of its time or its terms is another digest. */
    private static String digest(Visit visit) {
        var details = visit.details();
        var terms = details.terms();
        var facts = List.of(visit.id(), VisitStatus.of(visit), details.slot(), details.specialist(), details.service(), terms.policyVersion(), terms.requirement(),
                terms.amount(), terms.kind(), terms.deadline(), terms.decidedBy(), terms.because());
        return UUID.nameUUIDFromBytes(facts.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The trail has an entry for each visit that changed, and for no other. */
    private Outcome applied(Caller caller, FacilityId facility, long version, Seen wanted) {
        var act = caller.does("visit.rules-applied").on("facility", facility.value()).on("visit", wanted.visit().value()).saying("version", String.valueOf(version));
        return transactions.run(() -> visits.require(wanted.visit()).filterOrElse(visit -> visit.details().facility().equals(facility),
                        elsewhere -> new VisitRefusal.UnknownVisit(wanted.visit()))
                .map(visit -> left(visit, version, wanted).getOrElse(() -> next(policies.whole(facility), visit, clock.instant())
                        .map(then -> change(act, visit, then)).getOrElse(Outcome.NOTHING_TO_CHANGE))))
                .getOrElse(Outcome.UNKNOWN);
    }

    /** Why a visit is left as it is. */
    private Option<Outcome> left(Visit visit, long version, Seen wanted) {
        var terms = visit.details().terms();
        if (!digest(visit).equals(wanted.seen())) {
            return Option.some(terms.policyVersion() == version ? Outcome.APPLIED_BEFORE : Outcome.CHANGED_SINCE);
        }
        if (policies.whole(visit.details().facility()).version() != version || links.ofVisit(visit.id()).exists(ApplyRules::holdsMoney)) {
            return Option.some(Outcome.CHANGED_SINCE);
        }
        return Option.when(terms.areByHand() && !wanted.evenByHand(), Outcome.DECIDED_BY_HAND);
    }

    private static boolean holdsMoney(PaymentLink link) {
        return LinkStatus.of(link).isPaid() || link.details().payments().stream().anyMatch(payment -> payment.fate() != Payment.Fate.GIVEN_BACK);
    }

    private Outcome change(Act act, Visit visit, PaymentTerms then) {
        return transactions.run(act, () -> visit.changeTerms(then).flatMap(visits::save).peek(change ->
                        ChangePaymentTerms.follow(links, change.next(), links.ofVisit(visit.id()))))
                .fold(closed -> Outcome.CHANGED_SINCE, done -> Outcome.APPLIED);
    }
}
