package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.PersonalData;

/** The outbox of letters to persons with accounts. The text, and any secret in it, is made when it is sent; the address is stored sealed. */
public interface StaffLetters {

    /** Adds a letter inside the transaction of its reason; one that exists already stays as it is. */
    void add(Letter letter);

    /** Claims letters that are waiting and due, oldest first. From now on nobody knows whether the provider has it. A transaction of its own. */
    List<Letter> lease(Instant now, int limit);

    /** Writes down what became of a leased letter. A transaction of its own. */
    void settle(UUID letter, Messages.Settlement settlement);

    /**
     * Writes down what a mail server tells later of a letter that it had taken; what arrived stays so. Inside a transaction.
     *
     * @return whether it is news; none when there is no such letter
     */
    Option<Boolean> reported(UUID letter, boolean delivered, Instant now);

    /** When the next waiting letter is due. A transaction of its own. */
    Option<Instant> nextDue();

    /** How many codes and login links went to this number or mailbox since then. Inside a transaction. */
    int loginsSentTo(Either<PhoneNumber, EmailAddress> to, Instant since);

    /** Whether a letter of this kind was written to the person since then. Inside a transaction. */
    boolean wasWritten(UserId user, Kind kind, Instant since);

    /** The kinds of prepayment.md 3 for those who work here, and the two that lead in and warn. */
    enum Kind { LOGIN_CODE, LOGIN_LINK, INVITATION, CONTACT_DATA_CHANGED, LOGINS_FAILING }

    /**
     * @param attempt  of a code or login link
     * @param number   which sending of the attempt, or which invitation of the account
     * @param notAfter not sent after: it would only mislead
     * @param route    by which of our accounts an SMS goes
     */
    record Letter(UUID id, UserId user, Kind kind, Either<PhoneNumber, EmailAddress> to, Option<LoginAttemptId> attempt, int number,
                  Instant createdAt, Instant dueAt, Instant notAfter, int tries, Messages.Route route) implements PersonalData {

        public Letter(UUID id, UserId user, Kind kind, Either<PhoneNumber, EmailAddress> to, Option<LoginAttemptId> attempt, int number,
                      Instant createdAt, Instant dueAt, Instant notAfter, int tries) {
            this(id, user, kind, to, attempt, number, createdAt, dueAt, notAfter, tries, Messages.Route.FRESH);
        }

        @Override public String toString() { return "letter " + id; }
    }
}
