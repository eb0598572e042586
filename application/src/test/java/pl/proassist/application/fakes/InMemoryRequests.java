package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.RepeatedRequests;

/** Idempotency keys in memory. A claim never ends by itself, see {@link #forgetLeases}. */
public final class InMemoryRequests implements RepeatedRequests {

    private final InMemoryTransactions transactions;
    private final Table<String, Row> rows;

    public InMemoryRequests(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Claim claim(String key, String digest, Instant now) {
        return transactions.record(() -> rows.get(key).fold(() -> {
            rows.put(key, new Row(key, digest, now, Option.none()));
            return new Claim.Fresh();
        }, known -> known(known, digest)));
    }

    private static Claim known(Row row, String digest) {
        if (!row.digest.equals(digest)) {
            return new Claim.OtherRequest();
        }
        return row.answer.<Claim>map(Claim.Answered::new).getOrElse(Claim.Running::new);
    }

    @Override public void answered(String key, Answer answer) {
        transactions.record(() -> rows.get(key).peek(row -> rows.put(key, new Row(key, row.digest, row.claimedAt, Option.some(answer)))));
    }

    @Override public void forget(String key) {
        transactions.record(() -> rows.get(key).filter(row -> row.answer.isEmpty()).peek(row -> rows.remove(key)));
    }

    int drop(Instant before, int limit) {
        var old = rows.where(row -> row.claimedAt.isBefore(before) && row.answer.isDefined()).stream().limit(limit).toList();
        old.forEach(row -> rows.remove(row.key));
        return old.size();
    }

    /** The server died: requests it was working on may be tried again. */
    public void forgetLeases() {
        transactions.record(() -> {
            rows.removeIf(row -> row.answer.isEmpty());
            return rows;
        });
    }

    private record Row(String key, String digest, Instant claimedAt, Option<Answer> answer) {
    }
}
