package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.Language;

/** As long as nobody administers the installation, each start makes an invitation for the one who shall. */
@OpenDoor("called at the start of the server, where nobody can ask for it")
public final class FirstAdministrator {

    private static final UserId FIRST = new UserId(UUID.nameUUIDFromBytes("first administrator".getBytes(StandardCharsets.UTF_8)));
    private static final AccountDetails PERSON = new AccountDetails(FIRST, new Login("administrator"), "Administrator", "Proassist",
            Option.none(), Option.none(), Language.PL, List.of(new Membership(Option.none(), Option.some(Role.ADMINISTRATOR), Set.of(), Set.of())));

    private final Accounts accounts;
    private final Invitations invitations;
    private final String publicUrl;
    private final Transactions transactions;
    private final Clock clock;

    public FirstAdministrator(Accounts accounts, Invitations invitations, String publicUrl, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.publicUrl = publicUrl;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The address of the page where the password is set; none when somebody administers already. */
    public Option<String> handle() {
        return transactions.run(Actor.SYSTEM.looks("account.first"), () -> Either.right(
                accounts.hasAdministratorBeside(Option.none()) ? Option.<String>none() : Option.some(invite()))).get();
    }

    private String invite() {
        var invitation = invitations.next(FIRST, clock.instant());
        accounts.save(accounts.find(FIRST).map(known -> known.thing().invite(invitation)).getOrElse(() -> new Account.Invited(PERSON, invitation)))
                .getOrElseThrow(refusal -> new IllegalStateException("somebody else has the login of the first administrator: " + refusal.code()));
        return StaffPost.invitation(publicUrl, invitations.token(FIRST, invitation.number()));
    }
}
