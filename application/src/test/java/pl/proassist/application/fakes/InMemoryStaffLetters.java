package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.Messages.Route;
import pl.proassist.application.port.Messages.Settlement;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** The outbox of letters to persons with accounts, in memory. A lease never ends by itself, see {@link #forgetLeases}. */
public final class InMemoryStaffLetters implements StaffLetters {

    private record Row(Letter letter, boolean waiting, boolean leased) {
    }

    private final InMemoryTransactions transactions;
    private final Table<UUID, Row> rows;
    private final Table<UUID, Boolean> arrived;

    public InMemoryStaffLetters(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
        this.arrived = transactions.table();
    }

    @Override public void add(Letter letter) {
        transactions.mustBeOpen();
        if (rows.get(letter.id()).isEmpty()) {
            rows.put(letter.id(), new Row(letter, true, false));
        }
    }

    @Override public List<Letter> lease(Instant now, int limit) {
        return transactions.record(() -> {
            var due = rows.where(row -> row.waiting && !row.leased && !row.letter.dueAt().isAfter(now)).stream()
                    .map(Row::letter).sorted(comparing(Letter::dueAt)).limit(limit).toList();
            due.forEach(letter -> rows.put(letter.id(), new Row(again(letter, letter.dueAt(), letter.tries(), letter.route().inDoubt()), true, true)));
            return due;
        });
    }

    @Override public void settle(UUID letter, Settlement settlement) {
        transactions.record(() -> rows.get(letter).filter(Row::waiting).peek(row -> rows.put(letter,
                settlement instanceof Settlement.RetryAt retry
                        ? new Row(again(row.letter, retry.at(), row.letter.tries() + 1, retry.route()), true, false)
                        : new Row(row.letter, false, false))));
    }

    private static Letter again(Letter letter, Instant at, int tries, Route route) {
        return new Letter(letter.id(), letter.user(), letter.kind(), letter.to(), letter.attempt(), letter.number(), letter.createdAt(), at,
                letter.notAfter(), tries, route);
    }

    @Override public Option<Boolean> reported(UUID letter, boolean delivered, Instant now) {
        transactions.mustBeOpen();
        return rows.get(letter).map(row -> arrived.get(letter).forAll(known -> delivered && !known)).peek(news -> {
            if (news) {
                arrived.put(letter, delivered);
            }
        });
    }

    @Override public Option<Instant> nextDue() {
        return transactions.record(() -> Option.ofOptional(rows.where(Row::waiting).stream().map(row -> row.letter.dueAt()).min(Instant::compareTo)));
    }

    @Override public int loginsSentTo(Either<PhoneNumber, EmailAddress> to, Instant since) {
        transactions.mustBeOpen();
        return rows.where(row -> row.letter.attempt().isDefined() && row.letter.to().equals(to) && !row.letter.createdAt().isBefore(since)).size();
    }

    @Override public boolean wasWritten(UserId user, Kind kind, Instant since) {
        transactions.mustBeOpen();
        return !rows.where(row -> row.letter.user().equals(user) && row.letter.kind() == kind && !row.letter.createdAt().isBefore(since)).isEmpty();
    }

    /** Every letter that was ever written, oldest first. */
    public List<Letter> written() {
        return transactions.record(() -> rows.all().stream().map(Row::letter).toList());
    }

    /** The server died: what it had claimed is free again. */
    public void forgetLeases() {
        transactions.record(() -> {
            rows.all().forEach(row -> rows.put(row.letter.id(), new Row(row.letter, row.waiting, false)));
            return rows;
        });
    }
}
