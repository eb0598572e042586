package pl.proassist.application.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.LoginRules;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Failures;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/**
 * The first step in: login and password. An unknown login and a wrong password get the same answer after the same work (SEC-01, SEC-07).
 * A try is counted as a failure before the password is looked at, so that many at once gain nothing.
 */
@OpenDoor("nobody is known before the login")
public final class StartLogin {

    /** @param device what the browser says it is; shown to the person, believed by nobody */
    public record Command(String login, String password, String address, String device) {
        @Override public String toString() { return "login ***"; }
    }

    private static final int WARNING_AT = 10;
    private static final Duration A_DAY = Duration.ofDays(1);
    /** Asked about when the login does not exist, so that it takes as long. */
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final Accounts accounts;
    private final LoginFailures failures;
    private final LoginRules rules;
    private final Passwords passwords;
    private final Secrets secrets;
    private final SecondSteps secondSteps;
    private final OpenSession openSession;
    private final StaffLetters letters;
    private final Transactions transactions;
    private final Clock clock;

    public StartLogin(Accounts accounts, LoginFailures failures, LoginRules rules, Passwords passwords, Secrets secrets, SecondSteps secondSteps,
                      OpenSession openSession, StaffLetters letters, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.failures = failures;
        this.rules = rules;
        this.passwords = passwords;
        this.secrets = secrets;
        this.secondSteps = secondSteps;
        this.openSession = openSession;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A challenge, or a session at once for somebody whose facilities leave the second step to each person and who never chose one (A19). */
    public Either<Refusal, Either<Challenge, SessionGiven>> handle(Command command) {
        var now = clock.instant();
        var found = transactions.record(() -> active(command.login()));
        var keys = keys(command);
        var pause = transactions.record(() -> count(keys, found, command.address(), now));
        if (!pause.isZero()) {
            return left(new AccessRefusal.TooManyAttempts(pause));
        }
        var isRight = passwords.matches(command.password(), found.map(Account.Active::password));
        var known = found.filter(each -> isRight);
        var hash = known.map(each -> upToDate(each.password(), command.password()));
        return transactions.run(act(command, found), () -> known.flatMap(this::unchanged).<Refusal>toEither(AccessRefusal.WrongCredentials::new)
                .flatMap(account -> goOn(account, hash.get(), command, keys, now)));
    }

    private static Act act(Command command, Option<Account.Active> found) {
        var act = Actor.stranger(command.address()).does("login.password");
        return found.fold(() -> act, account -> act.on("user", account.details().id().value()));
    }

    private Option<Account.Active> active(String login) {
        var meant = login.strip().toLowerCase(Locale.ROOT);
        return Login.isValid(meant) ? accounts.byLogin(new Login(meant)).flatMap(account -> account.requireActive().toOption()) : Option.none();
    }

    /** The account as it is stored now, unless it was shut or got another password while this one was checked. */
    private Option<Account.Active> unchanged(Account.Active checked) {
        return accounts.find(checked.details().id()).flatMap(stored -> stored.thing().requireActive().toOption())
                .filter(account -> account.password().equals(checked.password()));
    }

    private Map<Failures.Kind, String> keys(Command command) {
        var login = command.login().strip().toLowerCase(Locale.ROOT);
        var keys = new LinkedHashMap<Failures.Kind, String>();
        keys.put(Failures.Kind.ADDRESS, secrets.pseudonym("address", command.address()));
        keys.put(Failures.Kind.STRANGERS, secrets.pseudonym("login", login));
        keys.put(Failures.Kind.PAIR, secrets.pseudonym("login and address", login + "\n" + command.address()));
        return keys;
    }

    /** How long to wait; when not at all, one more failure is counted in advance. */
    private Duration count(Map<Failures.Kind, String> keys, Option<Account.Active> found, String address, Instant now) {
        var place = secrets.pseudonym("place", address);
        var familiar = failures.isFamiliar(found.map(account -> account.details().id()).getOrElse(NOBODY), place);
        var counts = new LinkedHashMap<Failures.Kind, Failures>();
        keys.forEach((kind, key) -> counts.put(kind, failures.of(kind, key)));
        var pause = counts.entrySet().stream().filter(count -> !familiar || count.getKey() == Failures.Kind.PAIR)
                .map(count -> count.getValue().pause(count.getKey(), now)).max(Comparator.naturalOrder()).get();
        if (pause.isZero()) {
            counts.replaceAll((kind, count) -> count.oneMore(now));
            counts.forEach((kind, count) -> failures.save(kind, keys.get(kind), count));
            found.filter(account -> counts.get(Failures.Kind.STRANGERS).count() >= WARNING_AT).forEach(account -> warn(account.details(), now));
        }
        return pause;
    }

    /** The owner is told of repeated failures, once a day. */
    private void warn(AccountDetails account, Instant now) {
        if (!letters.wasWritten(account.id(), StaffLetters.Kind.LOGINS_FAILING, now.minus(A_DAY))) {
            StaffMail.preferred(account).forEach(to ->
                    letters.add(StaffMail.letter(account.id(), StaffLetters.Kind.LOGINS_FAILING, to, now.toString(), 0, now)));
        }
    }

    /** Parameters rise over the years; a password that is known now can be hashed anew. */
    private String upToDate(String hash, String password) {
        return passwords.isOutdated(hash) ? passwords.hash(password) : hash;
    }

    private Either<Refusal, Either<Challenge, SessionGiven>> goOn(Account.Active account, String hash, Command command,
                                                                  Map<Failures.Kind, String> keys, Instant now) {
        if (!hash.equals(account.password())) {
            accounts.save(account.hashedAnew(hash));
        }
        takeBack(Failures.Kind.ADDRESS, keys);
        takeBack(Failures.Kind.STRANGERS, keys);
        failures.clear(Failures.Kind.PAIR, keys.get(Failures.Kind.PAIR));
        return account.twoSteps() || SecondStep.isRequired(rules, account.details())
                ? challenge(account, command, now).map(Either::left)
                : transactions.run(FinishLogin.done(account.details().id(), command.address(), FinishLogin.NO_SECOND_STEP), () ->
                        right(right(openSession.to(account.details(), command.device(), command.address(), now))));
    }

    /** It was no failure after all. */
    private void takeBack(Failures.Kind kind, Map<Failures.Kind, String> keys) {
        failures.save(kind, keys.get(kind), failures.of(kind, keys.get(kind)).oneLess());
    }

    private Either<Refusal, Challenge> challenge(Account.Active account, Command command, Instant now) {
        var secret = secrets.fresh();
        var fingerprint = secrets.fingerprint(secret);
        var id = new LoginAttemptId(UUID.nameUUIDFromBytes(("attempt:" + fingerprint).getBytes(StandardCharsets.UTF_8)));
        var details = new LoginAttempt.Details(id, account.details().id(), fingerprint, now, command.device(), command.address());
        return secondSteps.send(LoginAttempt.Asked.first(details, secondSteps.way(account)), account.details(), now)
                .map(sending -> new Challenge(secret, sending));
    }
}
