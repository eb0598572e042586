package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pl.proassist.application.access.AcceptInvitation;
import pl.proassist.application.access.ChangePassword;
import pl.proassist.application.access.ChooseSecondFactor;
import pl.proassist.application.access.ConfirmLogin;
import pl.proassist.application.access.DeactivateUser;
import pl.proassist.application.access.EndLogins;
import pl.proassist.application.access.EndUserSessions;
import pl.proassist.application.access.FacilityLogins;
import pl.proassist.application.access.FinishLogin;
import pl.proassist.application.access.GrantMembership;
import pl.proassist.application.access.IdentifyCaller;
import pl.proassist.application.access.IntegrationKeys;
import pl.proassist.application.access.Invitations;
import pl.proassist.application.access.InviteUser;
import pl.proassist.application.access.MySessions;
import pl.proassist.application.access.OpenSession;
import pl.proassist.application.access.ReadTrail;
import pl.proassist.application.access.RegisterUser;
import pl.proassist.application.access.ResendCode;
import pl.proassist.application.access.SecondSteps;
import pl.proassist.application.access.ShowUsers;
import pl.proassist.application.access.StartLogin;
import pl.proassist.application.access.SwitchOffSecondStep;
import pl.proassist.application.fakes.FakeCertificateFiles;
import pl.proassist.application.fakes.FakePasswords;
import pl.proassist.application.fakes.FakeSecondFactor;
import pl.proassist.application.fakes.FakeSecrets;
import pl.proassist.application.fakes.World;
import pl.proassist.application.invoicing.EnterKsefCredentials;
import pl.proassist.application.invoicing.RemoveKsefCredentials;
import pl.proassist.application.invoicing.ShowKsefCredentials;
import pl.proassist.application.invoicing.ShowKsefSetup;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.StaffLetters.Letter;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.invoice.TokenTerm;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PhoneNumber;

/** The people with accounts in the clinic of {@link World}, and everything that lets them in, wired as the composition root wires it. */
final class Staff {

    private static final TokenTerm TOKENS = new TokenTerm(LocalDate.parse("2026-12-31"));

    static final String PASSWORD = "cztery słonie tańczą";

    final IdentifyCaller identifyCaller;

    private final World world;
    private final FakeSecrets secrets = new FakeSecrets();
    private final ConfirmLogin confirmLogin;
    private final Object[] resources;

    Staff(World world) {
        this.world = world;
        var s = world.stores;
        var passwords = new FakePasswords(s.transactions());
        var logins = new EndLogins(s.sessions(), s.attempts());
        var openSession = new OpenSession(s.sessions(), s.failures(), secrets);
        var secondSteps = new SecondSteps(List.<SecondFactor>of(new FakeSecondFactor(SecondFactorMethod.SMS_CODE, s.transactions()),
                new FakeSecondFactor(SecondFactorMethod.EMAIL_CODE, s.transactions()),
                new FakeSecondFactor(SecondFactorMethod.EMAIL_LINK, s.transactions())), s.attempts(), s.staffLetters());
        var invitations = new Invitations(s.staffLetters(), secrets);
        var grantMembership = new GrantMembership(s.accounts(), s.directory(), s.transactions());
        var integrationKeys = new IntegrationKeys(s.keys(), s.directory(), secrets, s.transactions(), world.clock);
        confirmLogin = new ConfirmLogin(s.attempts(), secrets, s.transactions(), world.clock);
        identifyCaller = new IdentifyCaller(s.accounts(), s.sessions(), s.keys(), secrets, openSession, RunningApi.TOKEN, s.transactions(), world.clock);
        resources = new Object[] {
            new LoginResource(new StartLogin(s.accounts(), s.failures(), s.loginRules(), passwords, secrets, secondSteps, openSession,
                            s.staffLetters(), s.transactions(), world.clock),
                    new FinishLogin(s.accounts(), s.attempts(), secrets, openSession, s.transactions(), world.clock),
                    new ResendCode(s.accounts(), s.attempts(), secrets, secondSteps, s.transactions(), world.clock)),
            new InvitationsResource(new AcceptInvitation(s.accounts(), logins, passwords, secrets, secondSteps, s.transactions(),
                    world.clock)),
            new SessionsResource(new MySessions(s.accounts(), s.sessions(), openSession, s.transactions(), world.clock)),
            new OwnAccountResource(new ChangePassword(s.accounts(), logins, s.failures(), passwords, secrets,
                    s.transactions(), world.clock),
                    new ChooseSecondFactor(s.accounts(), secondSteps, logins, s.failures(), passwords, secrets,
                            s.transactions(), world.clock)),
            new UsersResource(new RegisterUser(s.accounts(), logins, s.staffLetters(), invitations, s.transactions(), world.clock),
                    new ShowUsers(s.accounts(), s.transactions()), new InviteUser(s.accounts(), invitations, s.transactions(), world.clock),
                    new DeactivateUser(s.accounts(), logins, s.transactions()),
                    new EndUserSessions(s.accounts(), logins, s.transactions()),
                    new SwitchOffSecondStep(s.accounts(), s.loginRules(), s.transactions())),
            new FacilityMembersResource(grantMembership),
            new MembersResource(grantMembership),
            new LoginRulesResource(new FacilityLogins(s.loginRules(), s.directory(), s.transactions())),
            new FacilityApiKeysResource(integrationKeys, world.clock),
            new ApiKeysResource(integrationKeys, world.clock),
            new AuditResource(new ReadTrail(s.trail(), s.transactions()), world.lookUp),
            new KsefCredentialsResource(new EnterKsefCredentials(s.ksefCredentials(), new FakeCertificateFiles(), s.directory(), s.tasks(), s.ksefQueue(), TOKENS,
                            s.transactions(), world.clock),
                    new ShowKsefCredentials(s.ksefCredentials(), s.directory(), TOKENS, s.transactions(), world.clock),
                    new RemoveKsefCredentials(s.ksefCredentials(), s.tasks(), s.transactions(), world.clock)),
            new KsefSetupResource(new ShowKsefSetup(s.ksefCredentials(), world.ksef, s.directory(), TOKENS, Option.some("https://ap-test.ksef.mf.gov.pl"), s.transactions(), world.clock)),
            new PermissionsResource()};
    }

    Object[] resources() {
        return resources;
    }

    /** A person who has accepted the invitation and chose the code by SMS. */
    UserId active(String login, Membership... parts) {
        var id = id(login);
        var details = new AccountDetails(id, new Login(login), "Anna", "Maj", Option.some(new PhoneNumber("+48500600700")),
                Option.some(new EmailAddress(login + "@klinika.example")), Language.PL, List.of(parts));
        var password = new FakePasswords(world.stores.transactions()).hash(PASSWORD);
        save(new Account.Active(details, password, SecondFactorMethod.SMS_CODE, true, Option.none()));
        return id;
    }

    /** Whom nobody could write down: the very first administrator. @return the secret of the link */
    String invitedWithoutContact(String login, Membership... parts) {
        var id = id(login);
        var token = secrets.derived("invitation", id.value(), 1);
        save(new Account.Invited(new AccountDetails(id, new Login(login), "Administrator", "Proassist", Option.none(), Option.none(), Language.PL,
                List.of(parts)), new Invitation(secrets.fingerprint(token), 1, world.clock.instant().plus(Invitation.LIFETIME))));
        return token;
    }

    private void save(Account account) {
        world.stores.transactions().record(() -> world.stores.accounts().save(account).get());
    }

    static UserId id(String login) {
        return new UserId(UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8)));
    }

    static Membership everywhere(Set<Permission> permissions) {
        return new Membership(Option.none(), Option.none(), permissions, Set.of());
    }

    static Membership here(Role role) {
        return new Membership(Option.some(Builders.FACILITY), Option.some(role), Set.of(), Set.of());
    }

    /** Somebody who is logged in. */
    static Caller caller(String login, Grants grants) {
        return new Caller(Actor.person(id(login), "192.0.2.1"), grants, Option.none());
    }

    /** What the owner of the phone or the mailbox reads in the latest letter. */
    String code() {
        var letter = latest();
        return secrets.code(letter.attempt().get().value(), letter.number());
    }

    /** The secret in the link of the latest letter, which invites. */
    String invitation() {
        var letter = latest();
        return secrets.derived("invitation", letter.user().value(), letter.number());
    }

    /** The owner of the mailbox opens the link of the latest letter, somewhere, and presses the button. */
    void pressesTheButton() {
        var letter = latest();
        var attempt = letter.attempt().get();
        confirmLogin.press(attempt + "." + secrets.derived("login link", attempt.value(), letter.number()), "203.0.113.9").get();
    }

    private Letter latest() {
        var all = world.stores.staffLetters().written();
        return all.get(all.size() - 1);
    }
}
