package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** One way to prove that somebody holds the phone or the mailbox that the administrator wrote down (SEC-02 to SEC-04). */
public interface SecondFactor {

    SecondFactorMethod method();

    /** Where it goes; none when the person cannot be reached this way. */
    Option<Either<PhoneNumber, EmailAddress>> target(AccountDetails account);

    /** Sends the secret; the same id is at most one SMS, or the same Message-ID. Never called inside a transaction. */
    Handover send(UUID message, AccountDetails account, Proof proof);

    /**
     * @param secret  the code, or the whole address of the page with the button
     * @param until   how long it can be used
     * @param device  what wants to log in
     * @param address where it calls from
     */
    record Proof(String secret, Instant until, String device, String address) {
        @Override public String toString() { return "proof ***"; }
    }
}
