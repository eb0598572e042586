package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.WorkingDays;

/**
 * What is due to KSeF, in one line for each facility: the order is kept, and one server at a time works a line, because KSeF counts calls and
 * logins for each facility. What is known of each invoice's way is written down before the next step, so that whoever comes after a crash goes on.
 */
public interface KsefQueue {

    /**
     * Puts an invoice at the end of its facility's line. One that stands there with the same bytes stays as it is; with other bytes it begins
     * anew, at its place. Inside a transaction.
     */
    void add(Submission submission);

    /** Inside a transaction. */
    Option<Submission> find(InvoiceId invoice);

    /** Inside a transaction. */
    void save(Submission submission);

    /** Claims a line in which something is to be done now; the one that was worked longest ago first. A transaction of its own. */
    Option<Line> lease(Instant now);

    /** Gives a line back as it is now, unless the claim was lost meanwhile. In the transaction that is open, or in one of its own. */
    void release(Line line, Instant now);

    /** When there is something to do in any line. A transaction of its own. */
    Option<Instant> nextDue();

    /** What is due in a line and in one of these states, in its order. In the transaction that is open, or in one of its own. */
    List<Submission> due(FacilityId facility, Set<State> states, Instant now, int limit);

    /** Everything that KSeF has not taken, the refused too, in the order of the line. In the transaction that is open, or in one of its own. */
    List<Submission> open(FacilityId facility);

    /** How a line is; one in which nothing was ever put is fresh. In the transaction that is open, or in one of its own. */
    Line line(FacilityId facility);

    /** Something has changed: all that waits in any line is tried again now, unless KSeF asked us to be silent. Inside a transaction. */
    void hasten(Instant now);

    /** The same for one line. Inside a transaction. */
    void hasten(FacilityId facility, Instant now);

    /** The facilities in whose lines somebody waits. In the transaction that is open, or in one of its own. */
    List<FacilityId> waiting();

    /** In the transaction that is open, or in one of its own. */
    Depth depth();

    /** @param oldest since when the one waits that waits longest */
    record Depth(long waiting, Option<Instant> oldest) {
    }

    enum State {
        /** KSeF does not have it, for all that is known. */
        WAITING,
        /** A try began, and whether KSeF has it is not known. */
        IN_DOUBT,
        /** KSeF has it and has not said what becomes of it. */
        SENT,
        /** It has its number; the receipt is still to be fetched. */
        ACCEPTED,
        DONE,
        /** Not taken; a person must see to it. */
        REFUSED,
        /** Never to be sent: a total failure ended the duty. */
        OVER;

        public static final Set<State> TO_SEND = Set.of(WAITING, IN_DOUBT);
        public static final Set<State> TO_ASK = Set.of(SENT, ACCEPTED);
        public static final Set<State> OPEN = Set.of(WAITING, IN_DOUBT, SENT, ACCEPTED);
    }

    /**
     * An invoice on its way.
     *
     * @param number      on its paper
     * @param issued      the day on it (P_1)
     * @param hash        of the bytes that are sent, at every try the same
     * @param replaces    the hash of the refused document that it replaces (technical correction)
     * @param reason      why it is not online: a person's words, or the sign that decided
     * @param since       when it was issued in that mode: from then its deadline is counted
     * @param transmitted a try began at some time: it is never dated anew
     * @param session     within which the latest try was made
     * @param reference   by which KSeF knows it in that session; the session's own while it lies in a batch that was not opened
     * @param tries       that ended badly
     * @param asked       how often its status was asked for
     * @param code        what KSeF said last
     */
    record Submission(InvoiceId invoice, FacilityId facility, String number, LocalDate issued, String hash, Option<String> replaces, IssueMode mode,
                      Option<String> reason, Instant since, State state, boolean transmitted, Option<String> session, Option<String> reference, Instant dueAt, int tries, int asked,
                      Option<Integer> code) {

        public static Submission of(InvoiceId invoice, FacilityId facility, String number, LocalDate issued, String hash, Option<String> replaces,
                                    IssueMode mode, Option<String> reason, Instant since, Instant now) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, State.WAITING, false, Option.none(), Option.none(), now, 0, 0,
                    Option.none());
        }

        /** A try begins. */
        public Submission begun(String within) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, State.IN_DOUBT, true, Option.some(within), Option.none(), dueAt,
                    tries, asked, code);
        }

        /** KSeF has it, under this reference; ask then. */
        public Submission sent(String taken, Instant ask) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, State.SENT, transmitted, session, Option.some(taken), ask,
                    tries, 0, code);
        }

        /** It went in a batch, and KSeF has not told yet by which reference it knows the invoice itself. */
        public boolean isInUnopenedBatch() {
            return reference.isDefined() && reference.equals(session);
        }

        /** Nothing is known yet; ask again then. */
        public Submission askedAgain(Instant ask) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, state, transmitted, session, reference, ask, tries, asked + 1,
                    code);
        }

        /** KSeF certainly does not have it. */
        public Submission again(Instant at, Option<Integer> why) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, State.WAITING, transmitted, Option.none(), Option.none(), at,
                    tries + 1, 0, why);
        }

        /** Not before then, and nothing is known that was not known. */
        public Submission postponed(Instant until) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, state, transmitted, session, reference, until, tries, asked,
                    code);
        }

        /** It moves on, and this was the last that KSeF said. */
        public Submission now(State next, Option<Integer> said, Instant at) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, next, transmitted, session, reference, at, tries, 0,
                    said.orElse(code));
        }

        /** It was found in another session than the one that was believed, under this reference. */
        public Submission foundAs(String within, String taken) {
            return new Submission(invoice, facility, number, issued, hash, replaces, mode, reason, since, state, transmitted, Option.some(within), Option.some(taken),
                    dueAt, tries, asked, code);
        }

        /** What it was to replace is with KSeF: it is about that one again. */
        public Submission uncorrected() {
            return new Submission(invoice, facility, number, issued, replaces.get(), Option.none(), mode, reason, since, state, transmitted, session, reference, dueAt,
                    tries, asked, code);
        }

        /** Made anew with another day on it. */
        public Submission redated(LocalDate day, String anew, Instant at) {
            return new Submission(invoice, facility, number, day, anew, replaces, mode, reason, at, state, transmitted, session, reference, dueAt, tries, asked, code);
        }

        /** Its buyer has it. When that comes later, the day on it still counts, because the law counts from there. */
        public Submission handedOver(IssueMode in, String why, Instant at) {
            var dayEnds = issued.plusDays(1).atStartOfDay(WorkingDays.POLAND).toInstant().minusSeconds(1);
            return new Submission(invoice, facility, number, issued, hash, replaces, in, Option.some(why), at.isBefore(dayEnds) ? at : dayEnds, state, transmitted, session,
                    reference, dueAt, tries, asked, code);
        }
    }

    /**
     * The line of one facility.
     *
     * @param session      in which is sent now
     * @param openedAt     when it was opened
     * @param notBefore    KSeF has asked us to be silent until then
     * @param sendAt       nothing is sent before
     * @param askAt        nothing is asked before
     * @param lookAt       when the open session is looked at again
     * @param failures     calls in a row that found nobody
     * @param troubleSince since when nobody is found
     * @param shutOutSince since when KSeF does not let the facility in
     */
    record Line(FacilityId facility, Option<String> session, Option<Instant> openedAt, Instant notBefore, Instant sendAt, Instant askAt, Option<Instant> lookAt,
                int failures, Option<Instant> troubleSince, Option<Instant> shutOutSince) {

        public static Line fresh(FacilityId facility) {
            return new Line(facility, Option.none(), Option.none(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Option.none(), 0, Option.none(), Option.none());
        }

        public Line opened(String reference, Instant now, Instant look) {
            return new Line(facility, Option.some(reference), Option.some(now), notBefore, sendAt, askAt, Option.some(look), failures, troubleSince, shutOutSince);
        }

        public Line withoutSession() {
            return new Line(facility, Option.none(), Option.none(), notBefore, sendAt, askAt, Option.none(), failures, troubleSince, shutOutSince);
        }

        public Line lookAt(Instant later) {
            return new Line(facility, session, openedAt, notBefore, sendAt, askAt, Option.some(later), failures, troubleSince, shutOutSince);
        }

        public Line sendAt(Instant then) {
            return new Line(facility, session, openedAt, notBefore, then, askAt, lookAt, failures, troubleSince, shutOutSince);
        }

        public Line askAt(Instant then) {
            return new Line(facility, session, openedAt, notBefore, sendAt, then, lookAt, failures, troubleSince, shutOutSince);
        }

        public Line silentUntil(Instant then) {
            return new Line(facility, session, openedAt, then, sendAt, askAt, lookAt, failures, troubleSince, shutOutSince);
        }

        /** Nobody was found; nothing more until then, unless something changes. */
        public Line inTrouble(Instant now, Instant again) {
            return new Line(facility, session, openedAt, notBefore, again, again, lookAt.map(look -> again), failures + 1, troubleSince.orElse(Option.some(now)),
                    shutOutSince);
        }

        /** Not let in; nothing more until then, unless something changes. */
        public Line shutOut(Instant now, Instant again) {
            return new Line(facility, session, openedAt, notBefore, again, again, lookAt.map(look -> again), failures, Option.none(),
                    shutOutSince.orElse(Option.some(now)));
        }

        /** KSeF answers, and lets the facility in. */
        public Line answered() {
            return new Line(facility, session, openedAt, notBefore, sendAt, askAt, lookAt, 0, Option.none(), Option.none());
        }

        /** Something has changed: it is tried again now. */
        public Line hastened(Instant now) {
            return new Line(facility, session, openedAt, notBefore, sendAt.isBefore(now) ? sendAt : now, askAt.isBefore(now) ? askAt : now, lookAt, failures,
                    troubleSince, shutOutSince);
        }
    }
}
