package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import pl.proassist.application.port.Messages;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.VisitId;

/** The outbox of messages in memory. A lease never ends by itself, see {@link #forgetLeases}. */
public final class InMemoryMessages implements Messages {

    private final InMemoryTransactions transactions;
    private final Table<UUID, Row> rows;

    public InMemoryMessages(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public void add(List<Message> messages) {
        transactions.mustBeOpen();
        messages.stream().filter(message -> rows.get(message.id()).isEmpty())
                .forEach(message -> rows.put(message.id(), new Row(message, State.WAITING, Option.none(), Option.none(), Option.none(), Option.none(), false)));
    }

    @Override public List<Message> lease(MessageChannel channel, Instant now, int limit) {
        return transactions.record(() -> {
            var due = rows.where(row -> row.waitsFor(channel) && !row.leased && !row.message.dueAt().isAfter(now)).stream()
                    .sorted(comparing(row -> row.message.dueAt())).limit(limit).toList();
            due.forEach(row -> rows.put(row.message.id(), row.leased(true)));
            return due.stream().map(Row::message).toList();
        });
    }

    @Override public void settle(UUID message, Settlement settlement) {
        transactions.record(() -> {
            if (settlement instanceof Settlement.Sent sent) {
                change(message, row -> row.knownAs(sent.providerId(), sent.parts()));
                return end(message, State.SENT, sent.at(), Option.none());
            }
            if (settlement instanceof Settlement.RetryAt retry) {
                return change(message, row -> row.state == State.WAITING ? row.retryAt(retry) : row);
            }
            return settlement instanceof Settlement.Failed failed
                    ? end(message, State.FAILED, failed.at(), Option.some(failed.reason()))
                    : end(message, State.TOO_LATE, ((Settlement.TooLate) settlement).at(), Option.none());
        });
    }

    private Option<Row> end(UUID message, State state, Instant at, Option<String> reason) {
        return change(message, row -> row.state == State.WAITING ? row.settled(state, at, reason) : row);
    }

    private Option<Row> change(UUID message, UnaryOperator<Row> change) {
        return rows.get(message).peek(row -> rows.put(message, change.apply(row)));
    }

    @Override public Option<Instant> nextDue(MessageChannel channel) {
        return transactions.record(() -> Option.ofOptional(rows.where(row -> row.waitsFor(channel)).stream()
                .map(row -> row.message.dueAt()).min(Instant::compareTo)));
    }

    @Override public Option<Message> find(UUID message) {
        return transactions.record(() -> rows.get(message).map(Row::message));
    }

    @Override public Option<State> fate(UUID message) {
        transactions.mustBeOpen();
        return rows.get(message).map(Row::state);
    }

    int drop(Predicate<Row> which, int limit) {
        var dropped = rows.where(which).stream().limit(limit).toList();
        dropped.forEach(row -> rows.remove(row.message.id()));
        return dropped.size();
    }

    List<Row> rows() {
        return rows.all();
    }

    @Override public List<Told> of(VisitId visit) {
        return transactions.record(() -> rows.where(row -> row.message.visit().equals(visit)).stream()
                .sorted(comparing(row -> row.message.createdAt()))
                .map(row -> new Told(row.message.id(), row.message.kind(), row.message.channel(), row.state, row.reason, row.message.fallback(),
                        row.at.getOrElse(row.message.createdAt()), row.parts)).toList());
    }

    @Override public Option<Message> reported(Option<UUID> message, Option<String> providerId, boolean delivered, Instant now) {
        transactions.mustBeOpen();
        return Option.ofOptional(rows.where(row -> message.fold(() -> providerId.isDefined() && row.providerId.equals(providerId), row.message.id()::equals))
                .stream().findFirst()).filter(row -> row.believes(delivered)).flatMap(row -> {
                    rows.put(row.message.id(), row.settled(delivered ? State.DELIVERED : State.UNDELIVERED, now, row.reason));
                    return Option.when(!delivered, row.message);
                });
    }

    /** The server died: what it had claimed is free again. */
    public void forgetLeases() {
        transactions.record(() -> {
            rows.all().forEach(row -> rows.put(row.message.id(), row.leased(false)));
            return rows;
        });
    }

    record Row(Message message, State state, Option<String> reason, Option<Instant> at, Option<String> providerId, Option<Integer> parts, boolean leased) {

        boolean waitsFor(MessageChannel channel) {
            return state == State.WAITING && message.channel() == channel;
        }

        /** What reached the handset has reached it, whatever was believed before; bad news changes nothing that is settled for good. */
        boolean believes(boolean delivered) {
            return delivered ? state != State.DELIVERED : state == State.WAITING || state == State.SENT;
        }

        /** From the claim on nobody knows what the provider has. */
        Row leased(boolean anew) {
            return new Row(anew ? with(message.dueAt(), message.tries(), message.route().inDoubt()) : message, state, reason, at, providerId, parts, anew);
        }

        Row knownAs(Option<String> provider, int counted) {
            return new Row(message, state, reason, at, provider, Option.some(counted), leased);
        }

        Row settled(State anew, Instant when, Option<String> why) {
            return new Row(message, anew, why, Option.some(when), providerId, parts, false);
        }

        Row retryAt(Settlement.RetryAt retry) {
            return new Row(with(retry.at(), message.tries() + 1, retry.route()), state, Option.some(retry.reason()), at, providerId, parts, false);
        }

        private Message with(Instant dueAt, int tries, Route route) {
            return new Message(message.id(), message.visit(), message.kind(), message.occasion(), message.channel(), message.createdAt(),
                    dueAt, message.notAfter(), message.fallback(), tries, route);
        }
    }
}
