package pl.proassist.domain.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.shared.Refusal;

/** A person's account, from the invitation on. What is done to it is remembered in the trail; nothing follows from it by itself. */
public sealed interface Account {

    AccountDetails details();

    /** The same account about a person of whom something has changed. */
    Account about(AccountDetails details);

    /** A new link to set a password, in place of any earlier one. */
    Account invite(Invitation invitation);

    /** The person follows the link of the invitation and sets a password. From then on two steps lead in. */
    default Either<Refusal, Active> accept(String fingerprint, String password, SecondFactorMethod method, Instant now) {
        return left(new AccessRefusal.InvitationEnded());
    }

    default Either<Refusal, Active> requireActive() {
        return left(new AccessRefusal.AccountNotActive(details().id()));
    }

    default Option<Invitation> invitation() {
        return Option.none();
    }

    <R> R fold(States<R> states);

    /** Waits for its person to set a password. */
    record Invited(AccountDetails details, Invitation sent) implements Account {

        @Override public Account about(AccountDetails other) { return new Invited(other, sent); }

        @Override public Option<Invitation> invitation() { return Option.some(sent); }

        @Override public Account invite(Invitation another) { return new Invited(details, another); }

        @Override public Either<Refusal, Active> accept(String fingerprint, String password, SecondFactorMethod method, Instant now) {
            return sent.isLive(now) && sent.fingerprint().equals(fingerprint)
                    ? right(new Active(details, password, method, true, Option.none()))
                    : left(new AccessRefusal.InvitationEnded());
        }

        @Override public <R> R fold(States<R> states) { return states.invited(this); }
    }

    /**
     * Can log in.
     *
     * @param password hashed, with the parameters it was hashed by
     * @param twoSteps activated: from then on at every login (SEC-05); switched off by an administrator only (A19)
     * @param reset    an invitation to set another password; the old one holds until then
     */
    record Active(AccountDetails details, String password, SecondFactorMethod method, boolean twoSteps, Option<Invitation> reset) implements Account {

        @Override public Account about(AccountDetails other) { return new Active(other, password, method, twoSteps, reset); }

        @Override public Option<Invitation> invitation() { return reset; }

        @Override public Account invite(Invitation another) {
            return new Active(details, password, method, twoSteps, Option.some(another));
        }

        @Override public Either<Refusal, Active> accept(String fingerprint, String another, SecondFactorMethod chosen, Instant now) {
            return reset.exists(sent -> sent.isLive(now) && sent.fingerprint().equals(fingerprint))
                    ? right(new Active(details, another, chosen, true, Option.none()))
                    : left(new AccessRefusal.InvitationEnded());
        }

        @Override public Either<Refusal, Active> requireActive() { return right(this); }

        /** The link of an earlier invitation has no meaning any more. */
        public Active withPassword(String another) { return new Active(details, another, method, twoSteps, Option.none()); }

        /** The same password, kept by the parameters of today. */
        public Active hashedAnew(String hash) { return new Active(details, hash, method, twoSteps, reset); }

        /** Choosing a way is activating it (SEC-08). */
        public Active choosing(SecondFactorMethod another) { return new Active(details, password, another, true, reset); }

        public Active withoutSecondStep() { return new Active(details, password, method, false, reset); }

        @Override public <R> R fold(States<R> states) { return states.active(this); }

        @Override public String toString() { return "active " + details; }
    }

    /** Shut by an administrator; an invitation opens it again. */
    record Deactivated(AccountDetails details) implements Account {

        @Override public Account about(AccountDetails other) { return new Deactivated(other); }

        @Override public Account invite(Invitation another) { return new Invited(details, another); }

        @Override public <R> R fold(States<R> states) { return states.deactivated(this); }
    }

    /** For those outside who must speak of every state. */
    interface States<R> {
        R invited(Invited account);

        R active(Active account);

        R deactivated(Deactivated account);
    }
}
