package pl.proassist.domain.access;

import java.time.Duration;
import pl.proassist.domain.shared.Postponed;
import pl.proassist.domain.shared.Refusal;

/** Why somebody was not let in, or not let do something. Whether an account exists is never told by which of them it is. */
public sealed interface AccessRefusal extends Refusal {

    /** The caller is known and has a part in the facility, but not this permission. */
    record Forbidden(Permission needed) implements AccessRefusal {
        @Override public String code() { return "forbidden"; }
        @Override public Kind kind() { return Kind.FORBIDDEN; }
    }

    /** No token, an unknown one, or one that has ended. */
    record Unauthenticated() implements AccessRefusal {
        @Override public String code() { return "unauthenticated"; }
        @Override public Kind kind() { return Kind.UNAUTHENTICATED; }
    }

    /** The login or the password is wrong; which of them is not told. */
    record WrongCredentials() implements AccessRefusal {
        @Override public String code() { return "wrong-credentials"; }
        @Override public Kind kind() { return Kind.UNAUTHENTICATED; }
    }

    /** Too many failures: the next try counts only after a while. */
    record TooManyAttempts(Duration retryAfter) implements AccessRefusal, Postponed {
        @Override public String code() { return "too-many-attempts"; }
        @Override public Kind kind() { return Kind.TOO_MANY; }
    }

    /** More requests than the key or the session may make in a while. */
    record TooManyRequests(Duration retryAfter) implements AccessRefusal, Postponed {
        @Override public String code() { return "too-many-requests"; }
        @Override public Kind kind() { return Kind.TOO_MANY; }
    }

    /** The code is not the one that was sent. */
    record WrongCode(int triesLeft) implements AccessRefusal {
        @Override public String code() { return "wrong-code"; }
        @Override public Kind kind() { return Kind.UNAUTHENTICATED; }
    }

    /** The login attempt is over, used up or was never there: it begins again with the password. */
    record LoginEnded() implements AccessRefusal {
        @Override public String code() { return "login-ended"; }
        @Override public Kind kind() { return Kind.UNAUTHENTICATED; }
    }

    /** The link in the e-mail was not confirmed yet. */
    record NotConfirmedYet() implements AccessRefusal {
        @Override public String code() { return "not-confirmed-yet"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Codes were sent too often: to this attempt, or to this number or mailbox within a day. */
    record TooManyCodes(Duration retryAfter) implements AccessRefusal, Postponed {
        @Override public String code() { return "too-many-codes"; }
        @Override public Kind kind() { return Kind.TOO_MANY; }
    }

    /** The person has no phone or no mailbox for the way that was asked for (SEC-09). */
    record NoSuchSecondFactor() implements AccessRefusal {
        @Override public String code() { return "no-such-second-factor"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** A facility of the person asks for two steps; they cannot be switched off (A19). */
    record SecondFactorRequired() implements AccessRefusal {
        @Override public String code() { return "second-factor-required"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The invitation was used, has run out, or was replaced by a newer one. */
    record InvitationEnded() implements AccessRefusal {
        @Override public String code() { return "invitation-ended"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Phone and mailbox were written down by an administrator, who alone changes them. */
    record ContactIsSet() implements AccessRefusal {
        @Override public String code() { return "contact-is-set"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record PasswordTooShort(int atLeast) implements AccessRefusal {
        @Override public String code() { return "password-too-short"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record PasswordTooLong(int atMost) implements AccessRefusal {
        @Override public String code() { return "password-too-long"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Known from leaks, or so common that it is guessed at once. */
    record PasswordTooCommon() implements AccessRefusal {
        @Override public String code() { return "password-too-common"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** It contains the person's own name, login or address. */
    record PasswordTooPersonal() implements AccessRefusal {
        @Override public String code() { return "password-too-personal"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record UnknownUser(UserId user) implements AccessRefusal {
        @Override public String code() { return "unknown-user"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownSession(SessionId session) implements AccessRefusal {
        @Override public String code() { return "unknown-session"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownApiKey(ApiKeyId key) implements AccessRefusal {
        @Override public String code() { return "unknown-api-key"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** Another account has this login. */
    record LoginTaken() implements AccessRefusal {
        @Override public String code() { return "login-taken"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Nobody gives rights that one does not have oneself. */
    record CannotGrant() implements AccessRefusal {
        @Override public String code() { return "cannot-grant"; }
        @Override public Kind kind() { return Kind.FORBIDDEN; }
    }

    /** The account is deactivated, or not active yet. */
    record AccountNotActive(UserId user) implements AccessRefusal {
        @Override public String code() { return "account-not-active"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Somebody must remain who can administer the installation. */
    record LastAdministrator(UserId user) implements AccessRefusal {
        @Override public String code() { return "last-administrator"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Only a person who is logged in has this; a key of an integration has not. */
    record PersonsOnly() implements AccessRefusal {
        @Override public String code() { return "persons-only"; }
        @Override public Kind kind() { return Kind.FORBIDDEN; }
    }

    /** A request by cookie that changes something did not prove that our own page made it. */
    record ForeignPage() implements AccessRefusal {
        @Override public String code() { return "foreign-page"; }
        @Override public Kind kind() { return Kind.FORBIDDEN; }
    }
}
