package pl.proassist.domain.invoice;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.shared.Refusal;

/**
 * An invoice of a facility, from its draft until KSeF has it or it stays outside for good. Once it has its number its bytes are kept and nothing
 * in it changes; only a correction does (INV-05). What KSeF says is a fact and is recorded in every state.
 */
public sealed interface Invoice extends PersonalData {

    InvoiceDetails details();

    <R> R fold(States<R> states);

    /** What is kept of it since it was numbered; none before. */
    default Option<Kept> kept() {
        return Option.none();
    }

    default Option<KsefNumber> ksefNumber() {
        return Option.none();
    }

    /** Whether it exists in law: KSeF took it, its buyer has it, or it was issued outside. */
    default boolean isIssued() {
        return kept().flatMap(Kept::handover).isDefined();
    }

    /** Whether it may still come to be issued. */
    default boolean isUnderWay() {
        return !isIssued();
    }

    default InvoiceId id() {
        return details().id();
    }

    /** @param awaits those of the invoices it refers to whose KSeF numbers are still to come */
    static Either<Refusal, Change<Invoice>> draft(InvoiceDetails details, Set<InvoiceId> awaits) {
        return Drafting.check(details).map(fine -> Change.to(awaits.isEmpty() ? new Draft(fine) : new AwaitingOriginals(fine, awaits)));
    }

    /** What it would say in other words, as long as it does not exist in law. */
    default Either<Refusal, InvoiceDetails> revised(Revision revision) {
        return left(new InvoiceRefusal.Immutable(id()));
    }

    /** Says something else from now on; only what has no number does. */
    default Either<Refusal, Change<Invoice>> revise(InvoiceDetails anew) {
        return left(new InvoiceRefusal.Immutable(id()));
    }

    /**
     * Gives it its number and keeps its bytes.
     *
     * @param invoice these details under a number
     * @param outside why KSeF does not get it; none when it is due there
     */
    default Either<Refusal, Change<Invoice>> issue(NumberedInvoice invoice, FrozenDocument document, Option<OutsideReason> outside, Instant now) {
        return left(new InvoiceRefusal.Immutable(id()));
    }

    /** An invoice that it refers to is settled with KSeF: it has its number, or will never have one. */
    default Change<Invoice> originalSettled(Issued original) {
        return Change.to(this);
    }

    /** KSeF has its bytes, and nothing is known of the outcome. */
    default Change<Invoice> sent(Instant now) {
        return Change.to(this);
    }

    /** KSeF took it. A number of somebody else, or a second one, is no fact about this invoice. */
    default Either<Refusal, Change<Invoice>> accepted(KsefNumber number, Instant at) {
        return left(new InvoiceRefusal.NotIssued(id()));
    }

    /** KSeF does not take it. */
    default Change<Invoice> refused(int code, Instant at) {
        return Change.to(this);
    }

    /** Its buyer gets it before KSeF has it; given once more, nothing changes. */
    default Either<Refusal, Change<Invoice>> handOver(Handover handover) {
        return left(new InvoiceRefusal.NotIssued(id()));
    }

    /** KSeF has another invoice of this seller under its number, which nobody was given: it goes out anew under the next one. */
    default boolean isNumberTaken() {
        return false;
    }

    /** A total failure ended the duty to send it. */
    default Either<Refusal, Change<Invoice>> leaveOutside(OutsideReason reason, Instant now) {
        return left(new InvoiceRefusal.AlreadyOut(id()));
    }

    /**
     * Makes its bytes anew, under its number unless that {@linkplain #isNumberTaken() is taken}: of an invoice that nobody has seen with today's day on it, of one that its buyer has as a technical
     * correction with the same content (ksef.md 13.2, 13.4).
     *
     * @param anew what nobody has seen says from now on
     */
    default Either<Refusal, Change<Invoice>> rebuild(NumberedInvoice anew, FrozenDocument document, Instant now) {
        return left(new InvoiceRefusal.AlreadyOut(id()));
    }

    /** Takes a technical correction back: KSeF has the document that its buyer has, and nothing needs to replace that. */
    default Either<Refusal, Change<Invoice>> uncorrected(FrozenDocument original) {
        return left(new InvoiceRefusal.AlreadyOut(id()));
    }

    /**
     * Issues what KSeF refused once more, under its number and in other words: it was not issued, so there is nothing to correct (ksef.md 5.4, 10.1).
     *
     * @param outside why KSeF does not get it any more; none when it is still due there
     */
    default Either<Refusal, Change<Invoice>> reissue(NumberedInvoice invoice, FrozenDocument document, Option<OutsideReason> outside, Instant now) {
        return left(new InvoiceRefusal.Immutable(id()));
    }

    /**
     * Ends a correction that does not exist in law: KSeF refused it, or it waits without a number. A number that it had is not given again, as KSeF has
     * seen it.
     */
    default Either<Refusal, Change<Invoice>> giveUp(Instant now) {
        return left(new InvoiceRefusal.AlreadyOut(id()));
    }

    /**
     * A correction of it will never be issued.
     *
     * @param before the one that stood before that
     */
    default Change<Invoice> correctionGivenUp(InvoiceId correction, Option<InvoiceId> before) {
        return Change.to(this);
    }

    /** A correction of it was issued. */
    default Either<Refusal, Change<Invoice>> corrected(InvoiceId correction) {
        return left(new InvoiceRefusal.NotIssued(id()));
    }

    /** It may still be changed; it has no number. */
    record Draft(InvoiceDetails details) implements Invoice {

        @Override public Either<Refusal, InvoiceDetails> revised(Revision revision) { return details.revised(revision); }

        @Override public Either<Refusal, Change<Invoice>> revise(InvoiceDetails anew) {
            return Drafting.check(anew).map(fine -> Change.to(new Draft(fine)));
        }

        @Override public Either<Refusal, Change<Invoice>> issue(NumberedInvoice invoice, FrozenDocument document, Option<OutsideReason> outside, Instant now) {
            return right(Ends.issued(invoice, document, outside, now));
        }

        @Override public Either<Refusal, Change<Invoice>> giveUp(Instant now) { return Ends.givenUp(details, Option.none(), now); }

        @Override public <R> R fold(States<R> states) { return states.draft(this); }

        @Override public String toString() { return "draft of " + details; }
    }

    /** Decided, but it must name KSeF numbers that have not been given yet; it is issued as soon as they are. */
    record AwaitingOriginals(InvoiceDetails details, Set<InvoiceId> originals) implements Invoice {

        public AwaitingOriginals {
            originals = Set.copyOf(originals);
            if (originals.isEmpty() || !details.content().refersTo().containsAll(originals)) {
                throw new IllegalArgumentException("only an invoice that is referred to is waited for");
            }
        }

        @Override public Either<Refusal, InvoiceDetails> revised(Revision revision) { return details.revised(revision); }

        @Override public Either<Refusal, Change<Invoice>> revise(InvoiceDetails anew) {
            return Drafting.check(anew).map(fine -> Change.to(new AwaitingOriginals(fine, originals)));
        }

        @Override public Either<Refusal, Change<Invoice>> issue(NumberedInvoice invoice, FrozenDocument document, Option<OutsideReason> outside, Instant now) {
            return left(new InvoiceRefusal.AwaitsOriginal(id()));
        }

        @Override public Change<Invoice> originalSettled(Issued original) {
            var left = new HashSet<>(originals);
            left.remove(original.id());
            var known = details.with(details.content().known(original));
            return Change.to(left.isEmpty() ? new Draft(known) : new AwaitingOriginals(known, left));
        }

        @Override public Either<Refusal, Change<Invoice>> giveUp(Instant now) { return Ends.givenUp(details, Option.none(), now); }

        @Override public <R> R fold(States<R> states) { return states.awaitingOriginals(this); }

        @Override public String toString() { return "awaiting " + details; }
    }

    /** What has a number: these bytes, and no others. */
    sealed interface Numbered extends Invoice permits Frozen, Sent, HandedOver, Refused, Issued, Corrected {

        /** What is kept of it. */
        Kept paper();

        @Override default Option<Kept> kept() { return Option.some(paper()); }

        @Override default InvoiceDetails details() { return paper().invoice().details(); }

        @Override default Either<Refusal, Change<Invoice>> accepted(KsefNumber number, Instant at) {
            return number.seller().equals(details().parties().seller().nip())
                    ? right(Change.to(new Accepted(paper(), number, at), new InvoiceAccepted(id())))
                    : left(new InvoiceRefusal.ForeignKsefNumber(id()));
        }
    }

    /** Numbered and on its way; KSeF has not got it. */
    record Frozen(Kept paper) implements Numbered {

        public Frozen {
            if (paper.handover().isDefined()) {
                throw new IllegalArgumentException("nobody has seen an invoice that is only frozen");
            }
        }

        @Override public Change<Invoice> sent(Instant now) { return Change.to(new Sent(paper, now)); }

        @Override public Change<Invoice> refused(int code, Instant at) { return Ends.refused(paper, code, at); }

        @Override public Either<Refusal, Change<Invoice>> handOver(Handover handover) {
            return right(Change.to(new HandedOver(paper.with(handover)), new InvoiceHandedOver(id(), handover.mode())));
        }

        @Override public Either<Refusal, Change<Invoice>> leaveOutside(OutsideReason reason, Instant now) { return right(Ends.outside(paper, reason, now)); }

        @Override public Either<Refusal, Change<Invoice>> rebuild(NumberedInvoice anew, FrozenDocument document, Instant now) {
            return right(Ends.frozenAnew(paper.anew(anew, false), document, now));
        }

        @Override public <R> R fold(States<R> states) { return states.frozen(this); }

        @Override public String toString() { return "frozen " + paper.invoice(); }
    }

    /** KSeF has the bytes, or may have them; the outcome is not known. */
    record Sent(Kept paper, Instant at) implements Numbered {

        @Override public Change<Invoice> refused(int code, Instant at) { return Ends.refused(paper, code, at); }

        @Override public Either<Refusal, Change<Invoice>> handOver(Handover handover) {
            return right(isIssued() ? Change.to(this)
                    : Change.to(new Sent(paper.with(handover), at), new InvoiceHandedOver(id(), handover.mode())));
        }

        @Override public Either<Refusal, Change<Invoice>> leaveOutside(OutsideReason reason, Instant now) { return right(Ends.outside(paper, reason, now)); }

        @Override public Either<Refusal, Change<Invoice>> uncorrected(FrozenDocument original) { return right(Ends.uncorrected(paper, original)); }

        @Override public <R> R fold(States<R> states) { return states.sent(this); }

        @Override public String toString() { return "sent " + paper.invoice(); }
    }

    /** Its buyer has it, with two codes; KSeF is still to get it. */
    record HandedOver(Kept paper) implements Numbered {

        public HandedOver {
            if (paper.handover().isEmpty()) {
                throw new IllegalArgumentException("a handover has codes and a mode");
            }
        }

        @Override public Change<Invoice> sent(Instant now) { return Change.to(new Sent(paper, now)); }

        @Override public Change<Invoice> refused(int code, Instant at) { return Ends.refused(paper, code, at); }

        @Override public Either<Refusal, Change<Invoice>> handOver(Handover handover) { return right(Change.to(this)); }

        @Override public Either<Refusal, Change<Invoice>> leaveOutside(OutsideReason reason, Instant now) { return right(Ends.outside(paper, reason, now)); }

        @Override public Either<Refusal, Change<Invoice>> uncorrected(FrozenDocument original) { return right(Ends.uncorrected(paper, original)); }

        @Override public <R> R fold(States<R> states) { return states.handedOver(this); }

        @Override public String toString() { return "handed over " + paper.invoice(); }
    }

    /**
     * KSeF did not take it. If its buyer has it, it exists all the same and is sent again as a technical correction; else it was not issued and is
     * rebuilt under its number.
     */
    record Refused(Kept paper, int code, Instant at) implements Numbered {

        /** Duplicate (ksef.md 5.4). */
        private static final int NUMBER_TAKEN = 440;

        @Override public boolean isNumberTaken() { return code == NUMBER_TAKEN && !isIssued(); }

        /** The content of what its buyer has must stay (ksef.md 13.4). */
        @Override public Either<Refusal, InvoiceDetails> revised(Revision revision) {
            return isIssued() ? left(new InvoiceRefusal.AlreadyOut(id())) : details().revised(revision);
        }

        @Override public Either<Refusal, Change<Invoice>> reissue(NumberedInvoice invoice, FrozenDocument document, Option<OutsideReason> outside, Instant now) {
            if (isIssued()) {
                return left(new InvoiceRefusal.AlreadyOut(id()));
            }
            var anew = paper.anew(invoice, isNumberTaken());
            return Drafting.check(anew.details()).map(fine -> Ends.issued(anew, document, outside, now));
        }

        @Override public Change<Invoice> refused(int code, Instant at) { return Change.to(new Refused(paper, code, at)); }

        @Override public Either<Refusal, Change<Invoice>> rebuild(NumberedInvoice anew, FrozenDocument document, Instant now) {
            return right(isIssued() ? Ends.technicallyCorrected(paper, document, now) : Ends.frozenAnew(paper.anew(anew, isNumberTaken()), document, now));
        }

        @Override public Either<Refusal, Change<Invoice>> giveUp(Instant now) {
            return isIssued() ? left(new InvoiceRefusal.AlreadyOut(id())) : Ends.givenUp(details(), kept(), now);
        }

        @Override public <R> R fold(States<R> states) { return states.refused(this); }

        @Override public String toString() { return "refused " + paper.invoice(); }
    }

    /**
     * A correction that was never issued and never will be; another one may follow it.
     *
     * @param kept what was refused; none when it had no number yet
     */
    record GivenUp(InvoiceDetails details, Option<Kept> kept, Instant at) implements Invoice {

        public GivenUp {
            if (!details.kind().isCorrection()) {
                throw new IllegalArgumentException("only a correction is given up");
            }
        }

        @Override public boolean isIssued() { return false; }

        @Override public boolean isUnderWay() { return false; }

        @Override public Either<Refusal, Change<Invoice>> giveUp(Instant now) { return right(Change.to(this)); }

        @Override public <R> R fold(States<R> states) { return states.givenUp(this); }

        @Override public String toString() { return "given up " + details; }
    }

    /** Issued, and done with KSeF one way or the other: what can be corrected. */
    sealed interface Issued extends Numbered permits Accepted, Outside {

        @Override default boolean isIssued() { return true; }

        @Override default Either<Refusal, Change<Invoice>> corrected(InvoiceId correction) { return right(Change.to(new Corrected(this, correction))); }
    }

    /** KSeF took it: it is issued. */
    record Accepted(Kept paper, KsefNumber number, Instant at) implements Issued {

        @Override public Option<KsefNumber> ksefNumber() { return Option.some(number); }

        @Override public Either<Refusal, Change<Invoice>> accepted(KsefNumber given, Instant when) {
            return given.equals(number) ? right(Change.to(this)) : left(new InvoiceRefusal.ForeignKsefNumber(id()));
        }

        @Override public <R> R fold(States<R> states) { return states.accepted(this); }

        @Override public String toString() { return "accepted " + paper.invoice(); }
    }

    /** Issued outside KSeF, and never sent there. */
    record Outside(Kept paper, OutsideReason reason, Instant at) implements Issued {

        @Override public Either<Refusal, Change<Invoice>> leaveOutside(OutsideReason why, Instant now) { return right(Change.to(this)); }

        @Override public <R> R fold(States<R> states) { return states.outside(this); }

        @Override public String toString() { return "outside " + paper.invoice(); }
    }

    /**
     * Corrected at least once; what it said stays as it was.
     *
     * @param latest the correction that stands now
     */
    record Corrected(Issued issued, InvoiceId latest) implements Numbered {

        @Override public Kept paper() { return issued.paper(); }

        @Override public Option<KsefNumber> ksefNumber() { return issued.ksefNumber(); }

        @Override public boolean isIssued() { return true; }

        @Override public Either<Refusal, Change<Invoice>> accepted(KsefNumber number, Instant at) {
            return issued.ksefNumber().contains(number) ? right(Change.to(this)) : left(new InvoiceRefusal.ForeignKsefNumber(id()));
        }

        @Override public Either<Refusal, Change<Invoice>> corrected(InvoiceId correction) { return right(Change.to(new Corrected(issued, correction))); }

        @Override public Change<Invoice> correctionGivenUp(InvoiceId correction, Option<InvoiceId> before) {
            return Change.to(!correction.equals(latest) ? this : before.<Invoice>map(earlier -> new Corrected(issued, earlier)).getOrElse(issued));
        }

        @Override public <R> R fold(States<R> states) { return states.corrected(this); }

        @Override public String toString() { return "corrected " + paper().invoice(); }
    }

    /** For those outside who must speak of every state. */
    interface States<R> {
        R draft(Draft invoice);

        R awaitingOriginals(AwaitingOriginals invoice);

        R frozen(Frozen invoice);

        R sent(Sent invoice);

        R handedOver(HandedOver invoice);

        R refused(Refused invoice);

        R givenUp(GivenUp invoice);

        R accepted(Accepted invoice);

        R outside(Outside invoice);

        R corrected(Corrected invoice);
    }
}
