package pl.proassist.adapters.persistence;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pl.proassist.application.port.Messages;
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
    private final Leases leases;
    private final Vault vault;

    public JpaStaffLetters(JpaSession session, Transactions transactions, Leases leases, Vault vault) {
        this.session = session;
        this.transactions = transactions;
        this.leases = leases;
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
        return transactions.record(() -> {
            var connection = session.unit().connection();
            var due = Sql.list(connection, """
                    SELECT * FROM account_letter WHERE state = 'WAITING' AND due_at <= ? AND (leased_until IS NULL OR leased_until < ?)
                    ORDER BY due_at, seq LIMIT ? FOR UPDATE SKIP LOCKED""", this::letter, now, leases.now(), limit);
            if (!due.isEmpty()) {
                var values = new ArrayList<Object>(List.of(leases.holder(), leases.until()));
                due.forEach(letter -> values.add(letter.id()));
                Sql.run(connection, "UPDATE account_letter SET leased_by = ?, leased_until = ? WHERE id IN " + Sql.in(due), values.toArray());
            }
            return due;
        });
    }

    private Letter letter(Columns row) {
        var target = sealed(row.uuid("id")).open("target", row.text("target")).get();
        Either<PhoneNumber, EmailAddress> to = row.constant(MessageChannel.class, "channel") == MessageChannel.SMS
                ? Either.left(new PhoneNumber(target)) : Either.right(new EmailAddress(target));
        return new Letter(row.uuid("id"), new UserId(row.uuid("account")), row.constant(Kind.class, "kind"), to,
                row.uuidIfAny("attempt").map(LoginAttemptId::new), (int) row.number("number"), row.instant("created_at"), row.instant("due_at"),
                row.instant("not_after"), (int) row.number("tries"));
    }

    @Override public void settle(UUID letter, Settlement settlement) {
        transactions.record(() -> {
            if (settlement instanceof Settlement.RetryAt retry) {
                return run("""
                        UPDATE account_letter SET due_at = ?, tries = tries + 1, reason = LEFT(?, 2000), leased_by = NULL, leased_until = NULL
                        WHERE id = ? AND state = 'WAITING'""", retry.at(), retry.reason(), letter);
            }
            if (settlement instanceof Settlement.Sent sent) {
                return end(letter, Messages.State.SENT, sent.at(), Option.none(), sent.providerId(), Option.some(sent.parts()));
            }
            return settlement instanceof Settlement.Failed failed
                    ? end(letter, Messages.State.FAILED, failed.at(), Option.some(failed.reason()), Option.none(), Option.none())
                    : end(letter, Messages.State.TOO_LATE, ((Settlement.TooLate) settlement).at(), Option.none(), Option.none(), Option.none());
        });
    }

    private int end(UUID letter, Messages.State state, Instant at, Option<String> reason, Option<String> providerId, Option<Integer> parts) {
        return run("""
                UPDATE account_letter SET state = ?, settled_at = ?, reason = LEFT(?, 2000), provider_id = ?, parts = ?, leased_by = NULL, leased_until = NULL
                WHERE id = ? AND state = 'WAITING'""", state, at, reason, providerId, parts, letter);
    }

    @Override public Option<Instant> nextDue() {
        return session.read(unit -> Sql.first(unit.connection(),
                "SELECT due_at FROM account_letter WHERE state = 'WAITING' ORDER BY due_at LIMIT 1", row -> row.instant("due_at")));
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

    private int run(String sql, Object... values) {
        return Sql.run(session.unit().connection(), sql, values);
    }
}
