package pl.proassist.application.access;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.notifying.SmsAccounts;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.Messages.Route;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.StaffLetters.Letter;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.message.PlainSms;

/**
 * Hands letters to persons with accounts to the gateways; a secret in one is derived now, and only while it is still worth something. When the
 * first SMS account does not work, the next one sends, also the codes of logins.
 */
public final class SendStaffLetters implements DueWork {

    private static final int BATCH = 20;
    private static final Duration CHANNEL_PAUSE = Duration.ofMinutes(1);

    private final StaffLetters letters;
    private final Accounts accounts;
    private final LoginAttempts attempts;
    private final SecondSteps secondSteps;
    private final Invitations invitations;
    private final Secrets secrets;
    private final SmsAccounts smsAccounts;
    private final List<SecondFactor> smsCodes;
    private final Mailer mailer;
    private final String publicUrl;
    private final Transactions transactions;
    private final Clock clock;

    /** @param smsCodes sends codes by SMS, one for each account, the main one first */
    public SendStaffLetters(StaffLetters letters, Accounts accounts, LoginAttempts attempts, SecondSteps secondSteps, Invitations invitations,
                            Secrets secrets, SmsAccounts smsAccounts, List<SecondFactor> smsCodes, Mailer mailer, String publicUrl,
                            Transactions transactions, Clock clock) {
        this.letters = letters;
        this.accounts = accounts;
        this.attempts = attempts;
        this.secondSteps = secondSteps;
        this.invitations = invitations;
        this.secrets = secrets;
        this.smsAccounts = smsAccounts;
        this.smsCodes = List.copyOf(smsCodes);
        this.mailer = mailer;
        this.publicUrl = publicUrl;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public int runSome() {
        var due = letters.lease(clock.instant(), BATCH);
        due.forEach(this::send);
        return due.size();
    }

    @Override public Option<Instant> nextDue() {
        return letters.nextDue();
    }

    private void send(Letter letter) {
        var now = clock.instant();
        if (!now.isBefore(letter.notAfter())) {
            letters.settle(letter.id(), new Settlement.TooLate(now));
            return;
        }
        var detour = bySms(letter).flatMap(smsAccounts::detour);
        if (detour.isDefined()) {
            letters.settle(letter.id(), new Settlement.RetryAt(now, "account rests", detour.get()));
            return;
        }
        try {
            var account = transactions.record(() -> accounts.find(letter.user())).map(Versioned::thing).map(Account::details);
            letters.settle(letter.id(), account.flatMap(known -> handOver(letter, known))
                    .map(handover -> settlement(letter, handover)).getOrElse(() -> new Settlement.TooLate(now)));
        } catch (GatewayUnreached nothingDone) {
            letters.settle(letter.id(), elsewhere(letter, DeliverEvents.pause(letter.tries()), "unreached"));
        } catch (GatewayUnavailable weather) {
            letters.settle(letter.id(), retry(DeliverEvents.pause(letter.tries()), "unavailable", letter.route().inDoubt()));
        }
    }

    private static Option<Route> bySms(Letter letter) {
        return Option.when(letter.to().isLeft(), letter.route());
    }

    /** Nobody has it: the next account at once, or after a while the first one again. */
    private Settlement elsewhere(Letter letter, Duration pause, String reason) {
        return bySms(letter).flatMap(smsAccounts::next).<Settlement>map(route -> new Settlement.RetryAt(clock.instant(), reason, route))
                .getOrElse(() -> retry(pause, reason, SmsAccounts.anew(letter.route())));
    }

    private Option<SecondFactor> factor(LoginAttempt.Asked asked, Letter letter) {
        return asked.method() == SecondFactorMethod.SMS_CODE
                ? Option.some(smsCodes.get(Math.min(letter.route().account(), smsCodes.size() - 1))) : secondSteps.factor(asked.method());
    }

    /** None when the secret in it is worth nothing any more. */
    private Option<Handover> handOver(Letter letter, AccountDetails account) {
        return switch (letter.kind()) {
            case LOGIN_CODE, LOGIN_LINK -> letter.attempt().flatMap(id -> transactions.record(() -> attempts.find(id)))
                    .flatMap(attempt -> asked(attempt, letter)).flatMap(asked -> factor(asked, letter)
                            .map(factor -> factor.send(letter.id(), account, proof(asked))));
            case INVITATION -> Option.some(plain(letter, account, StaffPost.invitation(publicUrl, invitations.token(letter.user(), letter.number()))));
            case CONTACT_DATA_CHANGED, LOGINS_FAILING -> Option.some(plain(letter, account, publicUrl));
        };
    }

    private static Option<LoginAttempt.Asked> asked(LoginAttempt attempt, Letter letter) {
        return attempt.fold(new LoginAttempt.States<>() {
            @Override public Option<LoginAttempt.Asked> asked(LoginAttempt.Asked asked) {
                return Option.some(asked).filter(waiting -> waiting.sendings() == letter.number());
            }

            @Override public Option<LoginAttempt.Asked> confirmed(LoginAttempt.Confirmed confirmed) { return Option.none(); }

            @Override public Option<LoginAttempt.Asked> over(LoginAttempt.Over over) { return Option.none(); }
        });
    }

    private SecondFactor.Proof proof(LoginAttempt.Asked asked) {
        var details = asked.details();
        var secret = switch (asked.method()) {
            case SMS_CODE, EMAIL_CODE -> secrets.code(details.id().value(), asked.sendings());
            case EMAIL_LINK -> StaffPost.loginLink(publicUrl, ConfirmLogin.token(secrets, details.id(), asked.sendings()));
        };
        return new SecondFactor.Proof(secret, asked.expiresAt(), details.device(), details.address());
    }

    private Handover plain(Letter letter, AccountDetails account, String link) {
        var words = StaffPost.write(letter, account, link);
        return letter.to().fold(phone -> smsAccounts.by(letter.route()).send(letter.id(), phone, PlainSms.of(words.text())),
                email -> mailer.send(letter.id(), email, words.subject(), words.text()));
    }

    private Settlement settlement(Letter letter, Handover handover) {
        return handover.fold(
                accepted -> new Settlement.Sent(clock.instant(), accepted.providerId(), accepted.parts()),
                later -> retry(later.notBefore().getOrElse(DeliverEvents.pause(letter.tries())), later.reason(), letter.route().inDoubt()),
                down -> elsewhere(letter, CHANNEL_PAUSE, down.reason()),
                rejected -> new Settlement.Failed(clock.instant(), rejected.reason()),
                refused -> new Settlement.Failed(clock.instant(), refused.reason()));
    }

    private Settlement retry(Duration pause, String reason, Route route) {
        return new Settlement.RetryAt(clock.instant().plus(pause), reason, route);
    }
}
