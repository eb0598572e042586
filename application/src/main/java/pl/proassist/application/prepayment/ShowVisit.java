package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.policy.Because;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.VisitStatus;

/** Staff look at one visit: its state, its money, and what the patient was told of it, a message that failed included (MSG-14). */
public final class ShowVisit {

    /**
     * @param accepted the terms of prepayment that the patient accepted for it
     * @param people   the names of those whose accounts the reasons speak of
     */
    public record Shown(VisitView visit, Option<LinkView> link, List<Messages.Told> messages, List<TermsAcceptance> accepted, Map<UUID, String> people) {

        /** It waits for money of which its patient knows nothing, because no message arrived. */
        public boolean waitsUnheard() {
            return visit.status() == VisitStatus.AWAITING_PAYMENT && Reach.missed(visit.requirement(), messages);
        }
    }

    private final VisitViews views;
    private final PaymentLinks links;
    private final Messages messages;
    private final PrepaymentTexts texts;
    private final Accounts accounts;
    private final PaymentAddresses addresses;
    private final Transactions transactions;

    public ShowVisit(VisitViews views, PaymentLinks links, Messages messages, PrepaymentTexts texts, Accounts accounts,
                     PaymentAddresses addresses, Transactions transactions) {
        this.views = views;
        this.links = links;
        this.messages = messages;
        this.texts = texts;
        this.accounts = accounts;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    public Either<Refusal, Shown> handle(Caller caller, VisitId id) {
        var unknown = new VisitRefusal.UnknownVisit(id);
        return transactions.run(caller.looks("visit.show").on("visit", id.value()), () -> views.find(id).<Refusal>toEither(unknown)
                .flatMap(visit -> caller.may(Permission.VISITS_VIEW, visit.facility(), unknown).map(may -> shown(visit))));
    }

    private Shown shown(VisitView visit) {
        var link = visit.link().flatMap(links::find).map(found -> LinkView.of(found, addresses.url(found.id())));
        var people = visit.because().stream().filter(step -> step.code().equals(Because.MANUAL_BY)).flatMap(step -> step.values().stream())
                .filter(id -> !id.isEmpty()).map(UUID::fromString).toList();
        return new Shown(visit, link, messages.of(visit.id()), texts.accepted(visit.id()), accounts.names(people));
    }
}
