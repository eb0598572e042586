package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.NotStored;
import pl.proassist.application.port.EInvoicing.Receipt;
import pl.proassist.application.port.EInvoicing.Sent;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefCall;
import pl.proassist.application.port.KsefLog;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefQueue.State;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.KsefNumber;

/** What KSeF says of an invoice, and what follows (ksef.md 5.4, 10.3). What it says is believed only about the very bytes that were sent. */
final class KsefOutcomes {

    private static final int ACCEPTED = 200;
    private static final int SESSION_FAILED = 405;
    private static final int NO_RIGHTS = 410;
    private static final int ATTACHMENT_NOT_DECLARED = 415;
    private static final int NOT_DECRYPTED = 435;
    private static final int DUPLICATE = 440;
    /** The session broke, KSeF cancelled it, or nobody knows: the same bytes may go again. */
    private static final Set<Integer> SAME_AGAIN = Set.of(SESSION_FAILED, 500, 550);
    /** A technical correction that nothing needs: it came through before, or what it was to replace did (ksef.md 5.2). */
    private static final Set<Integer> NOTHING_TO_CORRECT = Set.of(21166, 21167);
    private static final int PATIENT_TRIES = 8;
    /** Some eight minutes. */
    private static final int PATIENT_ASKS = 20;
    private static final Duration UNTIL_MENDED = Duration.ofHours(1);
    private static final Duration DOUBTFUL = Duration.ofMinutes(15);
    private static final List<Duration> ASKING = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(5),
            Duration.ofSeconds(10), Duration.ofSeconds(30));

    private final EInvoicing ksef;
    private final Invoices invoices;
    private final KsefQueue queue;
    private final KsefLog log;
    private final KsefTasks tasks;
    private final Transactions transactions;

    KsefOutcomes(EInvoicing ksef, Invoices invoices, KsefQueue queue, KsefLog log, KsefTasks tasks, Transactions transactions) {
        this.ksef = ksef;
        this.invoices = invoices;
        this.queue = queue;
        this.log = log;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    /** KSeF has the bytes. */
    Submission taken(Submission submission, String reference, Instant now) {
        var sent = submission.sent(reference, now.plus(ASKING.get(0)));
        return transactions.record(() -> {
            invoices.find(submission.invoice()).forEach(invoice -> invoices.save(invoice.sent(now)));
            return save(sent);
        });
    }

    void settle(KsefTurn turn, Submission submission, Sent said) {
        var now = turn.now();
        if (said.hash().exists(hash -> !hash.equals(submission.hash()))) {
            doubt(submission, "another document", now);
        } else if (said.code() < ACCEPTED) {
            askAgain(submission, now);
        } else if (said.code() == ACCEPTED) {
            said.number().filter(number -> said.hash().isDefined()).peek(number -> accept(submission, number, said, State.ACCEPTED, now))
                    .onEmpty(() -> doubt(submission, "no number", now));
        } else if (said.code() == DUPLICATE) {
            reconcile(turn, submission, said, DUPLICATE);
        } else {
            notAccepted(turn, submission, said.code());
        }
    }

    /** KSeF does not speak of it: it may take its time, and then has lost it. If it has not, the same bytes are a duplicate of ours. */
    void untold(KsefTurn turn, Submission submission) {
        if (submission.asked() < PATIENT_ASKS) {
            askAgain(submission, turn.now());
        } else {
            notAccepted(turn, submission, SESSION_FAILED);
        }
    }

    void askAgain(Submission submission, Instant now) {
        transactions.record(() -> save(submission.askedAgain(now.plus(ASKING.get(Math.min(submission.asked() + 1, ASKING.size() - 1))))));
    }

    private void notAccepted(KsefTurn turn, Submission submission, int code) {
        var now = turn.now();
        if (SAME_AGAIN.contains(code) || code == NOT_DECRYPTED && !submission.code().contains(NOT_DECRYPTED)) {
            submission.session().forEach(turn::leave);
            again(submission, code, DeliverEvents.pause(submission.tries(), submission.invoice().value()), now);
        } else if (code == NO_RIGHTS) {
            again(submission, code, UNTIL_MENDED, now);
            throw new NotLoggedIn("the facility may not send under this NIP");
        } else if (code == ATTACHMENT_NOT_DECLARED) {
            again(submission, code, UNTIL_MENDED, now);
            stuck(submission, code, now);
        } else {
            refuse(submission, code, now);
        }
    }

    private void again(Submission submission, int code, Duration pause, Instant now) {
        transactions.record(() -> {
            log.ended(submission.invoice(), "AGAIN", Option.some(code), Option.none(), now);
            if (submission.tries() + 1 >= PATIENT_TRIES) {
                tasks.about(submission.invoice(), submission.facility(), Kind.KSEF_STUCK, submission.hash(), now);
            }
            return save(submission.again(now.plus(pause), Option.some(code)));
        });
    }

    private void stuck(Submission submission, int code, Instant now) {
        transactions.record(() -> {
            tasks.about(submission.invoice(), submission.facility(), Kind.KSEF_STUCK, submission.hash() + code, now);
            return submission;
        });
    }

    /** KSeF did not even take it. */
    void notTaken(KsefTurn turn, Submission submission, int code) {
        if (NOTHING_TO_CORRECT.contains(code)) {
            findWhatIsThere(turn, submission, code);
        } else {
            refuse(submission, code, turn.now());
        }
    }

    /** KSeF says that it has a document in the place of this one, and not which: it is known by its hash once it is stored for good. */
    private void findWhatIsThere(KsefTurn turn, Submission submission, int code) {
        var now = turn.now();
        if (!turn.may(KsefCall.METADATA)) {
            again(submission, code, Duration.between(now, turn.next(KsefCall.METADATA)), now);
            return;
        }
        var there = turn.call(KsefCall.METADATA, () -> ksef.issued(turn.facility(), submission.number(), submission.issued()));
        if (there.isEmpty()) {
            again(submission, code, DOUBTFUL, now);
            return;
        }
        Option.ofOptional(there.stream().filter(each -> each.hash().exists(hash -> hash.equals(submission.hash()) || submission.replaces().contains(hash))).findFirst())
                .peek(each -> reconcile(turn, submission, each, code)).onEmpty(() -> refuse(submission, code, now));
    }

    /** Not to be sent again as it is: a person must see to it. */
    void refuse(Submission submission, int code, Instant now) {
        transactions.record(() -> {
            invoices.find(submission.invoice()).forEach(invoice -> invoices.save(invoice.refused(code, now)));
            log.ended(submission.invoice(), "REFUSED", Option.some(code), Option.none(), now);
            tasks.about(submission.invoice(), submission.facility(), Kind.KSEF_REFUSED, submission.hash(), now);
            return save(submission.now(State.REFUSED, Option.some(code), now));
        });
    }

    /**
     * There was one before: ours, if it has the same bytes, or those that its buyer has and that these were to replace; else somebody issues under
     * our numbers, which only a person can mend.
     */
    private void reconcile(KsefTurn turn, Submission submission, Sent said, int code) {
        if (said.number().isEmpty()) {
            refuse(submission, code, turn.now());
        } else if (!turn.may(KsefCall.DOWNLOAD)) {
            var next = turn.next(KsefCall.DOWNLOAD);
            transactions.record(() -> save(submission.postponed(next)));
        } else {
            compare(turn, submission, said, code);
        }
    }

    private void compare(KsefTurn turn, Submission submission, Sent said, int code) {
        try {
            var number = said.number().get();
            var there = turn.call(KsefCall.DOWNLOAD, () -> ksef.hashOf(turn.facility(), number));
            if (there.contains(submission.hash())) {
                takeOver(turn, submission, said);
            } else if (there.isDefined() && there.equals(submission.replaces())) {
                uncorrected(submission, turn.call(KsefCall.DOWNLOAD, () -> ksef.download(turn.facility(), number)), turn.now())
                        .forEach(original -> takeOver(turn, original, said));
            } else {
                refuse(submission, code, turn.now());
            }
        } catch (NotStored patience) {
            askAgain(submission, turn.now());
        }
    }

    /** The document that its buyer has is with KSeF after all: its bytes are kept again, as KSeF has them. */
    private Option<Submission> uncorrected(Submission submission, byte[] original, Instant now) {
        return transactions.run(() -> invoices.require(submission.invoice())
                .flatMap(invoice -> invoice.uncorrected(new FrozenDocument(submission.replaces().get(), original.length))).map(change -> {
                    invoices.save(change, original);
                    return save(submission.uncorrected());
                })).peekLeft(settled -> doubt(submission, settled.code(), now)).toOption();
    }

    /** Its receipt lies with the earlier sending, which is found when that was in a session of ours. */
    private void takeOver(KsefTurn turn, Submission submission, Sent said) {
        var now = turn.now();
        var number = said.number().get();
        var earlier = said.original().filter(session -> transactions.record(() -> log.knows(session)))
                .flatMap(session -> turn.call(KsefCall.SESSION_INVOICES, () -> Option.ofOptional(ksef.sent(turn.facility(), session).stream()
                        .filter(each -> each.hash().contains(submission.hash()) && each.number().contains(number)).findFirst()))
                        .map(found -> accept(submission.foundAs(session, found.reference()), number, found, State.ACCEPTED, now)));
        if (earlier.isEmpty()) {
            accept(submission, number, said, State.DONE, now);
        }
    }

    /** @param next whether the receipt is still to be fetched */
    private Submission accept(Submission submission, KsefNumber number, Sent said, State next, Instant now) {
        var at = said.acceptedAt().getOrElse(now);
        return transactions.run(() -> invoices.require(submission.invoice()).flatMap(invoice -> invoice.accepted(number, at)).map(invoices::save).map(saved -> {
            log.ended(submission.invoice(), "ACCEPTED", Option.some(ACCEPTED), Option.some(number.value()), now);
            log.dated(submission.invoice(), said.invoicedAt(), said.acceptedAt(), said.storedAt(), said.mode());
            tasks.settled(submission.invoice().value(), now);
            return save(submission.now(next, Option.some(ACCEPTED), now));
        })).fold(foreign -> doubt(submission, foreign.code(), now), accepted -> accepted);
    }

    /** The official receipt is there; one of another document is nobody's, and certainly not kept as ours. */
    void confirmed(Submission submission, Receipt receipt, Instant now) {
        if (!receipt.hash().equals(submission.hash())) {
            doubt(submission, "the receipt of another document", now);
            return;
        }
        transactions.record(() -> {
            log.keepReceipt(submission.invoice(), receipt.xml(), now);
            tasks.settled(submission.invoice().value(), now);
            return save(submission.now(State.DONE, Option.none(), now));
        });
    }

    /** KSeF speaks of something else: nothing is believed, a person is told, and it is asked again later. */
    private Submission doubt(Submission submission, String what, Instant now) {
        return transactions.record(() -> {
            tasks.about(submission.invoice(), submission.facility(), Kind.KSEF_STUCK, submission.hash() + what, now);
            return save(submission.askedAgain(now.plus(DOUBTFUL)));
        });
    }

    private Submission save(Submission submission) {
        queue.save(submission);
        return submission;
    }
}
