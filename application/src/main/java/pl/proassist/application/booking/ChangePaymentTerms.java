package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.TermsHistory;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.TermsChange;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/** Somebody decides by hand about the payment of one visit; its link keeps its address, and what held before stays in the history (VIS-04, LNK-02, A08, A15). */
public final class ChangePaymentTerms {

    public record Command(VisitId visit, TermsByHand terms) {
    }

    private final Visits visits;
    private final PaymentLinks links;
    private final TermsHistory history;
    private final Transactions transactions;
    private final Clock clock;

    public ChangePaymentTerms(Visits visits, PaymentLinks links, TermsHistory history, Transactions transactions, Clock clock) {
        this.visits = visits;
        this.links = links;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Visit> handle(Caller caller, Command command) {
        var now = clock.instant();
        return transactions.run(act(caller, command), () -> visits.require(command.visit(), caller, Permission.VISIT_TERMS)
                .flatMap(visit -> unpaid(links.ofVisit(visit.id())).flatMap(link -> change(visit, command.terms().of(caller, visit.details().facility()), now)
                        .flatMap(visits::save)
                        .map(Change::next)
                        .peek(changed -> follow(links, changed, link))
                        .peek(changed -> history.add(new TermsChange(visit.id(), now, caller.actor().id(), TermsChange.Terms.of(visit.details().terms()),
                                TermsChange.Terms.of(changed.details().terms()), command.terms().reason()))))));
    }

    private static Act act(Caller caller, Command command) {
        var change = caller.does("visit.terms").on("visit", command.visit().value());
        return command.terms().requirement().fold(() -> change, asked -> change.saying("requirement", asked.name()));
    }

    private Either<Refusal, Option<PaymentLink>> unpaid(Option<PaymentLink> link) {
        return link.exists(found -> LinkStatus.of(found).isPaid())
                ? Either.left(new PaymentRefusal.AlreadyPaid(link.get().id()))
                : Either.right(link);
    }

    private Either<Refusal, Change<Visit>> change(Visit visit, Occasion.ManualTerms terms, Instant now) {
        var details = visit.details();
        return details.terms().byHand(terms, details.facility(), details.specialist(), details.service(), details.slot().start(), details.channel(), now)
                .<Refusal>mapLeft(refusal -> refusal)
                .flatMap(visit::changeTerms);
    }

    /** The link follows: made, changed, or withdrawn. */
    static void follow(PaymentLinks links, Visit visit, Option<PaymentLink> link) {
        var terms = visit.details().terms();
        if (terms.deadline().isEmpty()) {
            link.flatMap(found -> found.withdraw().toOption()).forEach(links::save);
        } else {
            link.fold(() -> Option.some(PaymentLink.request(visit.id(), visit.details().facility(), LinkTerms.of(terms))),
                    found -> found.change(LinkTerms.of(terms)).toOption()).forEach(links::save);
        }
    }
}
