package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.EInvoicing.Document;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.SendAnswer;
import pl.proassist.application.port.EInvoicing.Sent;
import pl.proassist.application.port.EInvoicing.Throttled;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefLog;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefQueue.Line;
import pl.proassist.application.port.KsefQueue.State;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.application.port.Transactions;

/**
 * Works the lines before KSeF: asks what became of what was sent, sends what is due, fetches receipts, and closes sessions that are not
 * needed. Each step is written down before the next, and every doubt ends by sending the very same bytes again, which KSeF takes only once.
 */
public final class SendInvoices implements DueWork {

    private static final Logger LOG = Logger.getLogger("pl.proassist.ksef");

    /** So many at most before a line is given back: KSeF takes no more in a second, and a claim lasts long enough for as many slow answers. */
    private static final int AT_ONCE = 8;

    /** What is decided without asking KSeF does not wait until it answers. */
    private static final int DECIDED_AT_ONCE = 200;

    private static final int ASKED_AT_ONCE = 10_000;
    private static final Duration UNTIL_MENDED = Duration.ofHours(1);
    private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(5);
    private static final Duration WHILE_AWAY = Duration.ofMinutes(5);
    private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);
    /** KSeF closes a session after twelve hours. */
    private static final Duration SESSION = Duration.ofHours(11);

    private final EInvoicing ksef;
    private final Invoices invoices;
    private final KsefQueue queue;
    private final KsefLog log;
    private final KsefSigns signs;
    private final KsefTasks tasks;
    private final KsefOutcomes outcomes;
    private final BeforeSending before;
    private final KsefPace pace;
    private final Transactions transactions;
    private final Clock clock;

    public SendInvoices(EInvoicing ksef, Invoices invoices, KsefQueue queue, KsefLog log, KsefSigns signs, KsefTasks tasks, BeforeSending before,
                        Transactions transactions, Clock clock) {
        this.ksef = ksef;
        this.invoices = invoices;
        this.queue = queue;
        this.log = log;
        this.signs = signs;
        this.tasks = tasks;
        this.outcomes = new KsefOutcomes(ksef, invoices, queue, log, tasks, transactions);
        this.before = before;
        this.pace = new KsefPace(log);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public int runSome() {
        return queue.lease(clock.instant()).map(line -> {
            work(new KsefTurn(line, ksef, log, pace, transactions, clock.instant()));
            return 1;
        }).getOrElse(0);
    }

    @Override public Option<Instant> nextDue() {
        return queue.nextDue();
    }

    private void work(KsefTurn turn) {
        var now = turn.now();
        try {
            ask(turn);
            send(turn);
            fetchReceipts(turn);
            lookAtSession(turn);
            readLimits(turn);
            release(turn, now);
        } catch (Throttled throttled) {
            queue.release(turn.line().silentUntil(throttled.until()), now);
        } catch (NotLoggedIn shut) {
            shutOut(turn.line().shutOut(now, now.plus(UNTIL_MENDED)), now);
        } catch (GatewayUnavailable weather) {
            trouble(turn.line().inTrouble(now, now.plus(DeliverEvents.pause(turn.line().failures(), turn.facility().value()))), now);
        } catch (RuntimeException bug) {
            queue.release(turn.line().inTrouble(now, now.plus(AFTER_A_BUG)), now);
            throw bug;
        }
    }

    private void release(KsefTurn turn, Instant now) {
        transactions.record(() -> {
            if (turn.wasShutOut() && turn.line().shutOutSince().isEmpty()) {
                tasks.settled(turn.facility().value(), now);
            }
            queue.release(turn.line(), now);
            return now;
        });
    }

    private void shutOut(Line line, Instant now) {
        transactions.record(() -> {
            tasks.about(line.facility(), Kind.KSEF_LOGIN, line.shutOutSince().get().toString(), now);
            queue.release(line, now);
            return line;
        });
    }

    /** Whether KSeF is away for all is asked at once. */
    private void trouble(Line line, Instant now) {
        transactions.record(() -> {
            signs.lookNotLaterThan(now);
            queue.release(line, now);
            return line;
        });
    }

    // What became of what was sent

    private void ask(KsefTurn turn) {
        if (turn.line().askAt().isAfter(turn.now())) {
            return;
        }
        var due = queue.due(turn.facility(), Set.of(State.SENT), turn.now(), ASKED_AT_ONCE).stream()
                .collect(Collectors.groupingBy(each -> each.session().get(), LinkedHashMap::new, Collectors.toList()));
        due.forEach((session, within) -> ask(turn, session, within));
    }

    /** Of several in one session all are asked for by one call. */
    private void ask(KsefTurn turn, String session, List<Submission> within) {
        var alone = within.size() == 1 && !within.get(0).isInUnopenedBatch();
        var call = alone ? KsefCall.INVOICE_STATUS : KsefCall.SESSION_INVOICES;
        if (!turn.may(call)) {
            turn.line(turn.line().askAt(turn.next(call)));
            return;
        }
        var said = turn.call(call, () -> alone
                ? List.of(ksef.status(turn.facility(), session, within.get(0).reference().get())) : ksef.sent(turn.facility(), session));
        if (!alone && within.get(0).isInUnopenedBatch()) {
            askOfBatch(turn, within.get(0), said);
            return;
        }
        var known = byReference(said);
        within.forEach(submission -> Option.of(known.get(submission.reference().get()))
                .peek(each -> outcomes.settle(turn, submission, each))
                .onEmpty(() -> outcomes.untold(turn, submission)));
    }

    /** A batch of ours holds one invoice; from now on it goes by whatever reference KSeF gave it. */
    private void askOfBatch(KsefTurn turn, Submission submission, List<Sent> said) {
        Option.ofOptional(said.stream().findFirst())
                .peek(each -> outcomes.settle(turn, submission.foundAs(submission.session().get(), each.reference()), each))
                .onEmpty(() -> outcomes.untold(turn, submission));
    }

    private static Map<String, Sent> byReference(List<Sent> said) {
        return said.stream().collect(Collectors.toMap(Sent::reference, each -> each, (one, same) -> one));
    }

    // What is to be sent

    private void send(KsefTurn turn) {
        var now = turn.now();
        var due = turn.line().sendAt().isAfter(now) ? List.<Submission>of() : queue.due(turn.facility(), State.TO_SEND, now, DECIDED_AT_ONCE);
        if (due.isEmpty()) {
            return;
        }
        var signsNow = before.signs(turn.line());
        var ready = before.ready(turn.facility(), due, signsNow, now);
        if (signsNow.isAway(now)) {
            ready.forEach(each -> before.notNow(each, now.plus(WHILE_AWAY)));
            return;
        }
        for (var next : ready.subList(0, Math.min(ready.size(), AT_ONCE))) {
            if (!send(turn, next)) {
                return;
            }
        }
    }

    /** @return whether the next one may follow */
    private boolean send(KsefTurn turn, Submission submission) {
        if (submission.state() == State.IN_DOUBT) {
            return !wait(turn, KsefCall.SESSION_INVOICES) && (isFound(turn, submission) || transmit(turn, submission));
        }
        return transmit(turn, submission);
    }

    private boolean wait(KsefTurn turn, KsefCall call) {
        var next = turn.next(call);
        if (next.isAfter(turn.now())) {
            turn.line(turn.line().sendAt(next));
            return true;
        }
        return false;
    }

    /** The answer to the latest try was lost: what came of it is asked before it is sent again. */
    private boolean isFound(KsefTurn turn, Submission submission) {
        var session = submission.session().get();
        return Option.ofOptional(turn.call(KsefCall.SESSION_INVOICES, () -> ksef.sent(turn.facility(), session)).stream()
                .filter(each -> each.hash().forAll(submission.hash()::equals)).findFirst())
                .peek(each -> outcomes.settle(turn, outcomes.taken(submission, each.reference(), turn.now()), each)).isDefined();
    }

    private boolean transmit(KsefTurn turn, Submission submission) {
        return mustGoInABatch(submission) ? transmitInABatch(turn, submission) : transmitOnline(turn, submission);
    }

    /** A technical correction goes online, whatever is attached (ksef.md 13.4). */
    private boolean mustGoInABatch(Submission submission) {
        return submission.replaces().isEmpty()
                && transactions.record(() -> invoices.find(submission.invoice())).exists(invoice -> invoice.details().attachment().isDefined());
    }

    /** It takes three calls: the others have their own turn. */
    private boolean transmitInABatch(KsefTurn turn, Submission submission) {
        if (wait(turn, KsefCall.OPEN_BATCH) || wait(turn, KsefCall.CLOSE_BATCH)) {
            return false;
        }
        var document = transactions.record(() -> document(submission));
        turn.call(KsefCall.OPEN_BATCH, () -> ksef.openBatch(turn.facility(), document)).peek(batch -> {
            transactions.record(() -> {
                log.opened(turn.facility(), batch.session(), turn.now());
                return begin(submission, batch.session(), turn.now());
            });
            isTaken(turn, submission, batch.session(), handOver(turn, submission, KsefCall.CLOSE_BATCH, batch::send));
            closed(turn, batch.session());
        }).peekLeft(refused -> outcomes.refuse(submission, refused.code(), turn.now()));
        return false;
    }

    private boolean transmitOnline(KsefTurn turn, Submission submission) {
        if (turn.line().session().isEmpty() && wait(turn, KsefCall.OPEN_SESSION) || wait(turn, KsefCall.SEND)) {
            return false;
        }
        var session = turn.session();
        var document = transactions.record(() -> {
            begin(submission, session, turn.now());
            return document(submission);
        });
        return isTaken(turn, submission, session, handOver(turn, submission, KsefCall.SEND, () -> ksef.send(turn.facility(), session, document)));
    }

    private Document document(Submission submission) {
        return new Document(invoices.bytes(submission.invoice()).get(), submission.mode().isOffline(), submission.replaces());
    }

    private Submission begin(Submission submission, String session, Instant now) {
        var begun = submission.begun(session);
        queue.save(begun);
        log.trying(submission.invoice(), session, submission.hash(), now);
        return begun;
    }

    private SendAnswer handOver(KsefTurn turn, Submission submission, KsefCall call, Supplier<SendAnswer> sending) {
        try {
            return turn.call(call, sending);
        } catch (GatewayUnreached | Throttled | NotLoggedIn nothingSaid) {
            didNotArrive(submission, "NOT_SENT", turn.now());
            throw nothingSaid;
        }
    }

    private boolean isTaken(KsefTurn turn, Submission submission, String session, SendAnswer answer) {
        return answer.fold(taken -> {
            outcomes.taken(submission.begun(session), taken.reference(), turn.now());
            return true;
        }, ended -> {
            turn.leave(session);
            turn.line(turn.line().sendAt(turn.now().plus(BETWEEN_SESSIONS)));
            didNotArrive(submission, "SESSION_ENDED", turn.now());
            return false;
        }, refused -> {
            outcomes.notTaken(turn, submission.begun(session), refused.code());
            return true;
        });
    }

    /** Of this try nothing is left; an earlier one may still be in doubt. */
    private Submission didNotArrive(Submission submission, String outcome, Instant now) {
        return transactions.record(() -> {
            log.ended(submission.invoice(), outcome, Option.none(), Option.none(), now);
            queue.save(submission);
            return submission;
        });
    }

    // What is kept of it

    private void fetchReceipts(KsefTurn turn) {
        for (var submission : turn.line().askAt().isAfter(turn.now()) ? List.<Submission>of()
                : queue.due(turn.facility(), Set.of(State.ACCEPTED), turn.now(), AT_ONCE)) {
            if (!turn.may(KsefCall.RECEIPT)) {
                turn.line(turn.line().askAt(turn.next(KsefCall.RECEIPT)));
                return;
            }
            turn.call(KsefCall.RECEIPT, () -> ksef.receipt(turn.facility(), submission.session().get(), submission.reference().get()))
                    .peek(receipt -> outcomes.confirmed(submission, receipt, turn.now()))
                    .onEmpty(() -> outcomes.askAgain(submission, turn.now()));
        }
    }

    /** A session in which nothing waits for its outcome is closed, and so is one that grows old. */
    private void lookAtSession(KsefTurn turn) {
        var line = turn.line();
        if (line.lookAt().forAll(look -> look.isAfter(turn.now()))) {
            return;
        }
        var busy = !queue.due(line.facility(), State.OPEN, turn.now().plus(SESSION), 1).isEmpty() && line.openedAt().get().plus(SESSION).isAfter(turn.now());
        if (busy || !turn.may(KsefCall.CLOSE_SESSION)) {
            turn.line(line.lookAt(turn.now().plus(WHILE_AWAY)));
            return;
        }
        close(turn, line.session().get());
    }

    /** What KSeF allows by now; it is asked when it is there anyway, and when it does not tell, nothing is held up by that. */
    private void readLimits(KsefTurn turn) {
        if (!turn.isHeard() || !pace.asks(turn.facility(), turn.now()) || !turn.may(KsefCall.OTHER)) {
            return;
        }
        try {
            pace.learns(turn.facility(), turn.call(KsefCall.OTHER, () -> ksef.limits(turn.facility())), turn.now());
        } catch (Throttled silence) {
            throw silence;
        } catch (GatewayUnavailable untold) {
            LOG.info(() -> "KSeF does not tell its limits, those that are known count on: " + untold.getMessage());
        }
    }

    private void close(KsefTurn turn, String session) {
        turn.call(KsefCall.CLOSE_SESSION, () -> {
            ksef.close(turn.facility(), session);
            return session;
        });
        turn.leave(session);
        closed(turn, session);
    }

    private void closed(KsefTurn turn, String session) {
        transactions.record(() -> {
            log.closed(session, turn.now());
            return session;
        });
    }
}
