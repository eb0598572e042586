package pl.proassist.application.fakes;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.Followers;
import pl.proassist.application.access.AcceptInvitation;
import pl.proassist.application.access.Challenge;
import pl.proassist.application.access.ChangePassword;
import pl.proassist.application.access.ChooseSecondFactor;
import pl.proassist.application.access.ConfirmLogin;
import pl.proassist.application.access.DeactivateUser;
import pl.proassist.application.access.EndLogins;
import pl.proassist.application.access.EndUserSessions;
import pl.proassist.application.access.FacilityLogins;
import pl.proassist.application.access.FinishLogin;
import pl.proassist.application.access.FirstAdministrator;
import pl.proassist.application.access.ForgetOldLogins;
import pl.proassist.application.access.GrantMembership;
import pl.proassist.application.access.IdentifyCaller;
import pl.proassist.application.access.IntegrationKeys;
import pl.proassist.application.access.Invitations;
import pl.proassist.application.access.InviteUser;
import pl.proassist.application.access.MySessions;
import pl.proassist.application.access.OpenSession;
import pl.proassist.application.access.RegisterUser;
import pl.proassist.application.access.ResendCode;
import pl.proassist.application.access.SecondSteps;
import pl.proassist.application.access.SendStaffLetters;
import pl.proassist.application.access.SessionGiven;
import pl.proassist.application.access.ShowUsers;
import pl.proassist.application.access.StartLogin;
import pl.proassist.application.access.SwitchOffSecondStep;
import pl.proassist.application.notifying.SmsAccounts;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountBuilder;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/**
 * Everything that lets people and integrations in, on fakes, wired as the composition root wires it: two facilities, nobody employed yet,
 * a Monday at 15:20, and a clock that stands still. Letters go out in {@link #settle}.
 */
public final class AccessWorld {

    public static final FacilityId ANOTHER_FACILITY = new FacilityId(id("another facility"));
    public static final String PASSPHRASE = "cztery zielone parasole";
    public static final String CLINIC = "192.0.2.7";
    public static final String ELSEWHERE = "198.51.100.9";
    public static final String BROWSER = "Firefox, Linux";
    public static final String INSTALLATION = "the token in the file";
    public static final String URL = "https://rej.example";

    public final SettableClock clock = new SettableClock(Builders.BOOKED);
    public final InMemoryStores stores = new InMemoryStores(Followers.SUBSCRIPTIONS, clock);
    public final FakeSecrets secrets = new FakeSecrets();
    public final FakePasswords passwords = new FakePasswords(stores.transactions());
    public final FakeSmsGateway sms = new FakeSmsGateway(stores.transactions());
    public final FakeSmsGateway secondSms = new FakeSmsGateway(stores.transactions());
    public final FakeMailer mail = new FakeMailer(stores.transactions());
    public final FakeSecondFactor bySms = new FakeSecondFactor(SecondFactorMethod.SMS_CODE, stores.transactions());
    /** The same by our second account. */
    public final FakeSecondFactor bySecondSms = new FakeSecondFactor(SecondFactorMethod.SMS_CODE, stores.transactions());
    public final FakeSecondFactor byMail = new FakeSecondFactor(SecondFactorMethod.EMAIL_CODE, stores.transactions());
    public final FakeSecondFactor byLink = new FakeSecondFactor(SecondFactorMethod.EMAIL_LINK, stores.transactions());

    private final EndLogins logins = new EndLogins(stores.sessions(), stores.attempts());
    public final OpenSession openSession = new OpenSession(stores.sessions(), stores.failures(), secrets);
    public final SecondSteps secondSteps = new SecondSteps(List.of(bySms, byMail, byLink), stores.attempts(), stores.staffLetters());
    public final Invitations invitations = new Invitations(stores.staffLetters(), secrets);

    public final StartLogin startLogin = new StartLogin(stores.accounts(), stores.failures(), stores.loginRules(), passwords, secrets, secondSteps,
            openSession, stores.staffLetters(), stores.transactions(), clock);
    public final FinishLogin finishLogin = new FinishLogin(stores.accounts(), stores.attempts(), secrets, openSession, stores.transactions(), clock);
    public final ResendCode resendCode = new ResendCode(stores.accounts(), stores.attempts(), secrets, secondSteps, stores.transactions(), clock);
    public final ConfirmLogin confirmLogin = new ConfirmLogin(stores.attempts(), secrets, stores.transactions(), clock);
    public final IdentifyCaller identifyCaller = new IdentifyCaller(stores.accounts(), stores.sessions(), stores.keys(), secrets, openSession,
            INSTALLATION, stores.transactions(), clock);
    public final MySessions mySessions = new MySessions(stores.accounts(), stores.sessions(), openSession, stores.transactions(), clock);
    public final ChangePassword changePassword = new ChangePassword(stores.accounts(), logins, stores.failures(),
            passwords, secrets, stores.transactions(), clock);
    public final ChooseSecondFactor chooseSecondFactor = new ChooseSecondFactor(stores.accounts(), secondSteps, logins,
            stores.failures(), passwords, secrets, stores.transactions(), clock);
    public final AcceptInvitation acceptInvitation = new AcceptInvitation(stores.accounts(), logins, passwords, secrets, secondSteps,
            stores.transactions(), clock);

    public final FirstAdministrator firstAdministrator = new FirstAdministrator(stores.accounts(), invitations, URL, stores.transactions(), clock);
    public final RegisterUser registerUser = new RegisterUser(stores.accounts(), logins, stores.staffLetters(), invitations,
            stores.transactions(), clock);
    public final InviteUser inviteUser = new InviteUser(stores.accounts(), invitations, stores.transactions(), clock);
    public final DeactivateUser deactivateUser = new DeactivateUser(stores.accounts(), logins, stores.transactions());
    public final EndUserSessions endUserSessions = new EndUserSessions(stores.accounts(), logins, stores.transactions());
    public final GrantMembership grantMembership = new GrantMembership(stores.accounts(), stores.directory(), stores.transactions());
    public final ShowUsers showUsers = new ShowUsers(stores.accounts(), stores.transactions());
    public final SwitchOffSecondStep switchOffSecondStep = new SwitchOffSecondStep(stores.accounts(), stores.loginRules(), stores.transactions());
    public final FacilityLogins facilityLogins = new FacilityLogins(stores.loginRules(), stores.directory(), stores.transactions());
    public final IntegrationKeys integrationKeys = new IntegrationKeys(stores.keys(), stores.directory(), secrets, stores.transactions(), clock);

    public final SendStaffLetters sendStaffLetters = new SendStaffLetters(stores.staffLetters(), stores.accounts(), stores.attempts(), secondSteps,
            invitations, secrets, SmsAccounts.of(List.of(sms, secondSms), clock), List.of(bySms, bySecondSms), mail, URL, stores.transactions(), clock);
    public final ForgetOldLogins forgetOldLogins = new ForgetOldLogins(stores.attempts(), stores.sessions(), stores.failures(), stores.transactions(), clock);

    public AccessWorld() {
        secondSms.answer(Option.some(new Handover.ChannelDown("no account")));
        stores.transactions().record(() -> {
            stores.directory().save(aFacility(FACILITY));
            return stores.directory().save(aFacility(ANOTHER_FACILITY));
        });
    }

    // What people do

    /** Somebody who has accepted the invitation with {@link #PASSPHRASE}. */
    public Account.Active employ(AccountBuilder who) {
        var account = who.password(passwords.hash(PASSPHRASE)).active();
        store(account);
        return account;
    }

    public void store(Account account) {
        stores.transactions().record(() -> stores.accounts().save(account).get());
    }

    /** The first step, from the clinic. */
    public Either<Refusal, Either<Challenge, SessionGiven>> starts(String login, String password) {
        return starts(login, password, CLINIC);
    }

    public Either<Refusal, Either<Challenge, SessionGiven>> starts(String login, String password, String address) {
        return startLogin.handle(new StartLogin.Command(login, password, address, BROWSER));
    }

    /** The first step with the right password; what follows it is on its way. */
    public Challenge challenge(String login) {
        return challenge(login, CLINIC);
    }

    public Challenge challenge(String login, String address) {
        var challenge = starts(login, PASSPHRASE, address).get().getLeft();
        settle();
        return challenge;
    }

    public Either<Refusal, SessionGiven> enters(Challenge challenge, String code) {
        return enters(challenge, code, CLINIC);
    }

    public Either<Refusal, SessionGiven> enters(Challenge challenge, String code, String address) {
        return finishLogin.handle(new FinishLogin.Command(challenge.secret(), Option.some(code), address, BROWSER));
    }

    /** The browser that began asks whether the link was confirmed. */
    public Either<Refusal, SessionGiven> goesOn(Challenge challenge) {
        return finishLogin.handle(new FinishLogin.Command(challenge.secret(), Option.none(), CLINIC, BROWSER));
    }

    public Either<Refusal, Challenge> asksAgain(Challenge challenge, Option<SecondFactorMethod> method) {
        var again = resendCode.handle(new ResendCode.Command(challenge.secret(), method, CLINIC));
        settle();
        return again;
    }

    /** Both steps, by SMS. */
    public SessionGiven logsIn(String login) {
        return logsIn(login, CLINIC);
    }

    public SessionGiven logsIn(String login, String address) {
        return enters(challenge(login, address), code(bySms), address).get();
    }

    /** A request with a token in its header. */
    public Either<Refusal, Caller> asks(String token) {
        return identifyCaller.handle(new IdentifyCaller.Credentials(token, CLINIC, false, true, Option.none()));
    }

    /** The person with what is granted now, as if just logged in. */
    public Caller caller(UserId user) {
        return new Caller(Actor.person(user, CLINIC), account(user).details().grants(), Option.none());
    }

    /** Sends what waits to be sent. */
    public void settle() {
        while (sendStaffLetters.runSome() > 0) {
            // another batch may wait
        }
    }

    // What can be seen

    /** The last code, or the last link, that went this way. */
    public String code(FakeSecondFactor way) {
        var sent = way.taken();
        return sent.get(sent.size() - 1).proof().secret();
    }

    /** What follows the last slash of the last link. */
    public String linkToken() {
        var link = code(byLink);
        return link.substring(link.lastIndexOf('/') + 1);
    }

    public Account account(UserId user) {
        return stores.transactions().record(() -> stores.accounts().find(user).get().thing());
    }

    public Versioned<Account> versioned(UserId user) {
        return stores.transactions().record(() -> stores.accounts().find(user).get());
    }

    /** {@code INVITATION anna@podlipa.example}: each letter that was ever written, oldest first. */
    public List<String> letters() {
        return stores.staffLetters().written().stream().map(each -> each.kind() + " " + each.to().fold(phone -> phone.value(), email -> email.value())).toList();
    }

    /** {@code login.done done PERSON}: what the trail remembers, oldest first. */
    public List<String> trail() {
        return stores.transactions().trail().stream().map(each -> each.act().what() + " " + each.result() + " " + each.act().who().kind()).toList();
    }

    /** What the trail remembers of one sort of acts. */
    public List<InMemoryTransactions.Kept> trail(String what) {
        return stores.transactions().trail().stream().filter(each -> each.act().what().equals(what)).toList();
    }
}
