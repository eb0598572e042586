package pl.proassist.adapters.persistence;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Route;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.policy.MessageChannel;

/** The outbox of letters to persons with accounts, in MariaDB. Number and mailbox are sealed, and counted by their keyed hash. */
public final class JpaStaffLetters implements StaffLetters {

    private final JpaSession session;
    private final Transactions transactions;
    private final OutboxTable outbox;
    private final Vault vault;

    public JpaStaffLetters(JpaSession session, Transactions transactions, Leases leases, Vault vault) {
        this.session = session;
        this.transactions = transactions;
        this.outbox = new OutboxTable("account_letter", ", unsure = TRUE", session, leases);
        this.vault = vault;
    }

    @Override public void add(Letter letter) {
        Sql.run(session.unit().connection(), """
                INSERT INTO account_letter (id, account, kind, channel, target, target_index, attempt, number, created_at, due_at, not_after, tries)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = id""",
                letter.id(), letter.user().value(), letter.kind(), letter.to().isLeft() ? MessageChannel.SMS : MessageChannel.EMAIL,
                sealed(letter.id()).seal("target", Option.some(letter.to().fold(PhoneNumber::value, EmailAddress::value))), index(letter.to()),
                letter.attempt().map(LoginAttemptId::value), letter.number(), letter.createdAt(), letter.dueAt(), letter.notAfter(), letter.tries());
    }

    @Override public List<Letter> lease(Instant now, int limit) {
        return transactions.record(() -> outbox.lease(this::letter, Letter::id, now, limit));
    }

    private Letter letter(Columns row) {
        var target = sealed(row.uuid("id")).open("target", row.text("target")).get();
        Either<PhoneNumber, EmailAddress> to = row.constant(MessageChannel.class, "channel") == MessageChannel.SMS
                ? Either.left(new PhoneNumber(target)) : Either.right(new EmailAddress(target));
        return new Letter(row.uuid("id"), new UserId(row.uuid("account")), row.constant(Kind.class, "kind"), to,
                row.uuidIfAny("attempt").map(LoginAttemptId::new), (int) row.number("number"), row.instant("created_at"), row.instant("due_at"),
                row.instant("not_after"), (int) row.number("tries"), new Route((int) row.number("account_used"), row.flag("unsure")));
    }

    @Override public void settle(UUID letter, Settlement settlement) {
        transactions.record(() -> {
            if (settlement instanceof Settlement.RetryAt retry) {
                Sql.run(session.unit().connection(), "UPDATE account_letter SET account_used = ?, unsure = ? WHERE id = ?", retry.route().account(),
                        retry.route().unsure(), letter);
            }
            return outbox.settle(letter, settlement);
        });
    }

    @Override public Option<Boolean> reported(UUID letter, boolean delivered, Instant now) {
        var connection = session.unit().connection();
        return Sql.first(connection, "SELECT arrival FROM account_letter WHERE id = ? FOR UPDATE", row -> row.constantIfAny(Messages.State.class, "arrival"), letter)
                .map(before -> before.forAll(known -> delivered && known == Messages.State.UNDELIVERED))
                .peek(news -> {
                    if (news) {
                        Sql.run(connection, "UPDATE account_letter SET arrival = ?, reported_at = ? WHERE id = ?",
                                delivered ? Messages.State.DELIVERED : Messages.State.UNDELIVERED, now, letter);
                    }
                });
    }

    @Override public Option<Instant> nextDue() {
        return outbox.nextDue();
    }

    /** Holds what it has counted: of many who ask for a code at once, each sees the letter of the one before. */
    @Override public int loginsSentTo(Either<PhoneNumber, EmailAddress> to, Instant since) {
        return Sql.list(session.unit().connection(),
                "SELECT id FROM account_letter WHERE target_index = ? AND created_at >= ? AND attempt IS NOT NULL FOR UPDATE",
                row -> row.uuid("id"), index(to), since).size();
    }

    @Override public boolean wasWritten(UserId user, Kind kind, Instant since) {
        return Sql.first(session.unit().connection(), "SELECT id FROM account_letter WHERE account = ? AND kind = ? AND created_at >= ? LIMIT 1",
                row -> row.uuid("id"), user.value(), kind, since).isDefined();
    }

    private byte[] index(Either<PhoneNumber, EmailAddress> to) {
        return to.fold(phone -> vault.index("letter-phone", phone.value()),
                email -> vault.index("letter-email", email.value().toLowerCase(Locale.ROOT)));
    }

    private SealedRow sealed(UUID letter) {
        return new SealedRow(vault, "account_letter", letter);
    }
}
