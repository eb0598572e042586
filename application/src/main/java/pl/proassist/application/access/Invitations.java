package pl.proassist.application.access;

import java.time.Instant;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.UserId;

/** How invitations are made and sent: a link, used once, within 24 hours. Belongs inside a transaction. */
public final class Invitations {

    private static final String PURPOSE = "invitation";

    private final StaffLetters letters;
    private final Secrets secrets;

    public Invitations(StaffLetters letters, Secrets secrets) {
        this.letters = letters;
        this.secrets = secrets;
    }

    /** A new account, with the letter to its person. */
    Account.Invited first(AccountDetails person, Instant now) {
        var invitation = next(person.id(), now);
        send(person, invitation, now);
        return new Account.Invited(person, invitation);
    }

    /** The second it was made in is its number, so each has a secret of its own; the ones before are worth nothing. */
    Invitation next(UserId user, Instant now) {
        var number = (int) now.getEpochSecond();
        return new Invitation(secrets.fingerprint(token(user, number)), number, now.plus(Invitation.LIFETIME));
    }

    void send(AccountDetails person, Invitation invitation, Instant now) {
        StaffMail.preferred(person).forEach(to -> letters.add(
                StaffMail.letter(person.id(), StaffLetters.Kind.INVITATION, to, String.valueOf(invitation.number()), invitation.number(), now)));
    }

    String token(UserId user, int number) {
        return secrets.derived(PURPOSE, user.value(), number);
    }
}
