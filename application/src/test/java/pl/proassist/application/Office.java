package pl.proassist.application;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.anAccountOf;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import pl.proassist.application.access.ChangePassword;
import pl.proassist.application.access.ChooseSecondFactor;
import pl.proassist.application.access.DeactivateUser;
import pl.proassist.application.access.EndLogins;
import pl.proassist.application.access.EndUserSessions;
import pl.proassist.application.access.FacilityLogins;
import pl.proassist.application.access.GrantMembership;
import pl.proassist.application.access.IntegrationKeys;
import pl.proassist.application.access.Invitations;
import pl.proassist.application.access.InviteUser;
import pl.proassist.application.access.MySessions;
import pl.proassist.application.access.OpenSession;
import pl.proassist.application.access.ReadTrail;
import pl.proassist.application.access.RegisterUser;
import pl.proassist.application.access.RotateDataKeys;
import pl.proassist.application.access.SecondSteps;
import pl.proassist.application.access.ShowUsers;
import pl.proassist.application.access.SwitchOffSecondStep;
import pl.proassist.application.fakes.FakeCertificateFiles;
import pl.proassist.application.fakes.FakePasswords;
import pl.proassist.application.fakes.FakeSecondFactor;
import pl.proassist.application.fakes.FakeSecrets;
import pl.proassist.application.fakes.InMemoryDataKeys;
import pl.proassist.application.fakes.InMemoryStores;
import pl.proassist.application.fakes.World;
import pl.proassist.application.invoicing.EnterKsefCredentials;
import pl.proassist.application.invoicing.RemoveKsefCredentials;
import pl.proassist.application.invoicing.ShowKsefCredentials;
import pl.proassist.application.invoicing.ShowKsefSetup;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.TokenTerm;

/** Where the accounts and keys of a clinic are managed: somebody works here, somebody everywhere, somebody nowhere yet, and nobody may do anything. */
final class Office {

    static final UserId PERSON = new UserId(id("person"));
    static final SessionId SESSION = new SessionId(id("session"));
    static final SessionId OTHER_SESSION = new SessionId(id("other session"));
    static final UserId HERE = new UserId(id("here"));
    static final UserId EVERYWHERE = new UserId(id("everywhere"));
    static final UserId NEWCOMER = new UserId(id("newcomer"));
    static final ApiKeyId KEY_HERE = new ApiKeyId(id("key here"));
    static final ApiKeyId KEY_EVERYWHERE = new ApiKeyId(id("key everywhere"));
    static final TokenTerm TOKENS = new TokenTerm(LocalDate.parse("2026-12-31"));
    static final KsefCredential.Token TOKEN = new KsefCredential.Token("20261120-EC-0000000001-0000000002-03|nip-5252248481|" + "5a".repeat(32));
    static final String PASSPHRASE = "cztery zielone parasole";

    final RegisterUser registerUser;
    final InviteUser inviteUser;
    final DeactivateUser deactivateUser;
    final EndUserSessions endUserSessions;
    final GrantMembership grantMembership;
    final ShowUsers showUsers;
    final SwitchOffSecondStep switchOffSecondStep;
    final FacilityLogins facilityLogins;
    final IntegrationKeys integrationKeys;
    final ReadTrail readTrail;
    final RotateDataKeys rotateDataKeys;
    final EnterKsefCredentials enterKsefCredentials;
    final ShowKsefCredentials showKsefCredentials;
    final RemoveKsefCredentials removeKsefCredentials;
    final ShowKsefSetup showKsefSetup;
    final MySessions mySessions;
    final ChangePassword changePassword;
    final ChooseSecondFactor chooseSecondFactor;

    Office(World world) {
        var stores = world.stores;
        var clock = world.clock;
        var transactions = stores.transactions();
        var secrets = new FakeSecrets();
        var passwords = new FakePasswords(transactions);
        var invitations = new Invitations(stores.staffLetters(), secrets);
        var secondSteps = new SecondSteps(List.of(new FakeSecondFactor(SecondFactorMethod.SMS_CODE, transactions)), stores.attempts(), stores.staffLetters());
        var logins = new EndLogins(stores.sessions(), stores.attempts());
        registerUser = new RegisterUser(stores.accounts(), logins, stores.staffLetters(), invitations, transactions, clock);
        inviteUser = new InviteUser(stores.accounts(), invitations, transactions, clock);
        deactivateUser = new DeactivateUser(stores.accounts(), logins, transactions);
        endUserSessions = new EndUserSessions(stores.accounts(), logins, transactions);
        grantMembership = new GrantMembership(stores.accounts(), stores.directory(), transactions);
        showUsers = new ShowUsers(stores.accounts(), transactions);
        switchOffSecondStep = new SwitchOffSecondStep(stores.accounts(), stores.loginRules(), transactions);
        facilityLogins = new FacilityLogins(stores.loginRules(), stores.directory(), transactions);
        integrationKeys = new IntegrationKeys(stores.keys(), stores.directory(), secrets, transactions, clock);
        readTrail = new ReadTrail(stores.trail(), transactions);
        rotateDataKeys = new RotateDataKeys(new InMemoryDataKeys(), transactions);
        enterKsefCredentials = new EnterKsefCredentials(stores.ksefCredentials(), new FakeCertificateFiles(), stores.directory(), stores.tasks(), stores.ksefQueue(), TOKENS, transactions, clock);
        showKsefCredentials = new ShowKsefCredentials(stores.ksefCredentials(), stores.directory(), TOKENS, transactions, clock);
        removeKsefCredentials = new RemoveKsefCredentials(stores.ksefCredentials(), stores.tasks(), transactions, clock);
        showKsefSetup = new ShowKsefSetup(stores.ksefCredentials(), world.ksef, stores.directory(), TOKENS, Option.none(), transactions, clock);
        mySessions = new MySessions(stores.accounts(), stores.sessions(), new OpenSession(stores.sessions(), stores.failures(), secrets), transactions, clock);
        changePassword = new ChangePassword(stores.accounts(), logins, stores.failures(), passwords, secrets, transactions, clock);
        chooseSecondFactor = new ChooseSecondFactor(stores.accounts(), secondSteps, logins, stores.failures(), passwords, secrets,
                transactions, clock);
        open(world, passwords.hash(PASSPHRASE));
    }

    private static void open(World world, String password) {
        var stores = world.stores;
        var now = world.clock.instant();
        stores.transactions().record(() -> {
            save(stores, anAccountOf("person").password(password).active());
            save(stores, anAccountOf("here").part(allowingNothing(Option.some(FACILITY))).active());
            save(stores, anAccountOf("everywhere").part(allowingNothing(Option.none())).active());
            save(stores, anAccountOf("newcomer").active());
            stores.loginRules().requireSecondStep(FACILITY, false);
            stores.sessions().save(new Session(SESSION, PERSON, "token", now, now, "", ""));
            stores.sessions().save(new Session(OTHER_SESSION, PERSON, "other token", now, now, "", ""));
            stores.keys().save(key(world, KEY_HERE, Option.some(FACILITY)));
            stores.keys().save(key(world, KEY_EVERYWHERE, Option.none()));
            return now;
        });
    }

    private static void save(InMemoryStores stores, Account account) {
        stores.accounts().save(account).get();
    }

    private static ApiKey key(World world, ApiKeyId id, Option<FacilityId> facility) {
        return new ApiKey(id, "laboratorium", allowingNothing(facility), id.toString(), Option.none(), world.clock.instant(),
                world.clock.instant().plus(Duration.ofDays(30)), Option.none(), false);
    }

    /** A part that anybody who manages users there may give and take. */
    static Membership allowingNothing(Option<FacilityId> facility) {
        return new Membership(facility, Option.none(), Set.of(), Set.of());
    }
}
