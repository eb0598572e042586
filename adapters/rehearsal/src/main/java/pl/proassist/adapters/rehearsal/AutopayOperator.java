package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import pl.proassist.domain.shared.Money;

/**
 * The books of the simulated payment operator: orders, what payers tried, what was cancelled and given back. It keeps to the
 * rules of autopay.md and knows nothing of the product.
 */
final class AutopayOperator {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final Duration REFUND_TAKES = Duration.ofMinutes(5);
    private static final int STARTS_A_MINUTE = 100;

    private final RehearsalDatabase database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AutopayOperator(RehearsalDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    enum Status { PENDING, SUCCESS, FAILURE }

    /** What the shop asked for. */
    record Start(String orderId, Money amount, String currency, Option<String> returnUrl, Option<Instant> linkUntil, Option<Instant> validUntil) {
    }

    record Order(String orderId, String remoteId, String page, Money amount, String currency, Option<String> returnUrl,
                 Instant linkUntil, Instant validUntil, Option<Instant> cancelledAt) {
    }

    record Attempt(String orderId, String remoteId, Money amount, String currency, Status status, Option<String> details, Instant changedAt) {
    }

    record Refund(String messageId, String remoteId, Money amount, String status) {
    }

    record Cancellation(String confirmation, String reason) {

        private static Cancellation refused(String reason) {
            return new Cancellation("NOTCONFIRMED", reason);
        }

        private static Cancellation confirmed(String reason) {
            return new Cancellation("CONFIRMED", reason);
        }
    }

    /** @return none when there was an order of that id before: it never comes back */
    Option<Order> start(Start start) {
        var now = clock.instant();
        var linkUntil = start.linkUntil().getOrElse(now.plus(Duration.ofDays(6)));
        var wanted = start.validUntil().getOrElse(() -> latest(linkUntil, now.plus(Duration.ofDays(6))));
        var longest = now.plus(Duration.ofDays(31));
        var order = new Order(start.orderId(), newId(), newId(), start.amount(), start.currency(), start.returnUrl(),
                linkUntil, wanted.isAfter(longest) ? longest : wanted, Option.none());
        return database.insert("""
                INSERT INTO rehearsal_order (order_id, remote_id, page, grosze, currency, return_url, started_at, link_until, valid_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", order.orderId(), order.remoteId(), order.page(), order.amount().grosze(),
                order.currency(), order.returnUrl().getOrNull(), now, order.linkUntil(), order.validUntil())
                ? Option.some(order) : Option.none();
    }

    boolean isFloodedWithStarts() {
        return database.first("SELECT COUNT(*) AS starts FROM rehearsal_order WHERE started_at > ?", row -> row.getInt("starts"),
                clock.instant().minus(Duration.ofMinutes(1))).get() >= STARTS_A_MINUTE;
    }

    /** Oldest first. */
    List<Order> orders() {
        return database.list("SELECT * FROM rehearsal_order ORDER BY seq", AutopayOperator::order);
    }

    Option<Order> order(String orderId) {
        return database.first("SELECT * FROM rehearsal_order WHERE order_id = ?", AutopayOperator::order, orderId);
    }

    Option<Order> orderOfPage(String remoteId, String page) {
        return database.first("SELECT * FROM rehearsal_order WHERE remote_id = ? AND page = ?", AutopayOperator::order, remoteId, page);
    }

    List<Attempt> attempts(String orderId) {
        return attempts(database, orderId);
    }

    /** The last word on an order, in the operator's terms. */
    private String status(Order order, List<Attempt> attempts) {
        if (attempts.stream().anyMatch(attempt -> attempt.status() == Status.SUCCESS)) {
            return "SUCCESS";
        }
        if (order.cancelledAt().isDefined()) {
            return "CANCELLED";
        }
        if (clock.instant().isAfter(order.validUntil())) {
            return "EXPIRED";
        }
        return attempts.isEmpty() ? "PENDING" : attempts.get(attempts.size() - 1).status().name();
    }

    /** @param at when the payer paid, if the caller insists on a time; @param amount another amount than was asked for */
    record Pay(Option<Instant> at, Option<Money> amount, Option<String> remoteId) {

        static final Pay NOW = new Pay(Option.none(), Option.none(), Option.none());
    }

    /** A payer pays, and the notification of it is put on its way. */
    Either<Problem, Itn> pay(String orderId, Pay pay, Money asMuchMore) {
        return onOrder(orderId, (tables, order) -> open(order, pay.at()).flatMap(open -> {
            var at = pay.at().getOrElse(clock::instant);
            var amount = pay.amount().getOrElse(order.amount().plus(asMuchMore));
            var remoteId = pay.remoteId().getOrElse(() -> nextRemoteId(tables, order));
            return write(tables, new Attempt(orderId, remoteId, amount, order.currency(), Status.SUCCESS, Option.some("AUTHORIZED"), at),
                    ItnDelivery.leaseEnd());
        }));
    }

    /** A payer did not succeed, or has only begun; never takes back a success. */
    Either<Problem, Itn> report(String orderId, Status status, Option<String> details, Pay pay) {
        return onOrder(orderId, (tables, order) -> open(order, pay.at()).flatMap(open -> {
            var remoteId = pay.remoteId().getOrElse(() -> nextRemoteId(tables, order));
            return write(tables, new Attempt(orderId, remoteId, pay.amount().getOrElse(order.amount()), order.currency(), status, details,
                    pay.at().getOrElse(clock::instant)), ItnDelivery.leaseEnd());
        }));
    }

    /** The last notification of an order once more. */
    Either<Problem, Itn> lastItn(String orderId) {
        return order(orderId).toEither(() -> unknownOrder(orderId)).flatMap(order ->
                database.first("SELECT * FROM rehearsal_itn WHERE order_id = ? ORDER BY id DESC LIMIT 1", Itn::of, orderId)
                        .toEither(() -> Problem.conflict("nothing-sent", "Nothing was sent yet",
                                "No notification of this order was ever sent, so none can be repeated.")));
    }

    /** What was answered to a message id once is answered to it for ever. */
    Cancellation cancel(String messageId, Option<String> orderId, Option<String> remoteId) {
        return database.together(tables -> tables.first("SELECT * FROM rehearsal_cancellation WHERE message_id = ?",
                        row -> new Cancellation(row.getString("confirmation"), row.getString("reason")), messageId)
                .getOrElse(() -> {
                    var cancellation = cancel(tables, orderId, remoteId);
                    tables.update("INSERT INTO rehearsal_cancellation (message_id, confirmation, reason) VALUES (?, ?, ?)",
                            messageId, cancellation.confirmation(), cancellation.reason());
                    return cancellation;
                }));
    }

    private Cancellation cancel(RehearsalDatabase tables, Option<String> orderId, Option<String> remoteId) {
        return orderId.orElse(() -> remoteId.flatMap(remote -> tables.first("""
                        SELECT order_id FROM rehearsal_order WHERE remote_id = ?
                        UNION SELECT order_id FROM rehearsal_attempt WHERE remote_id = ?""", row -> row.getString("order_id"), remote, remote)))
                .flatMap(id -> locked(tables, id))
                .map(order -> cancel(tables, order, remoteId))
                .getOrElse(() -> Cancellation.refused("TRANSACTION_NOT_FOUND"));
    }

    private Cancellation cancel(RehearsalDatabase tables, Order order, Option<String> remoteId) {
        var attempts = attempts(tables, order.orderId());
        var paid = attempts.stream().anyMatch(attempt -> attempt.status() == Status.SUCCESS);
        var pending = attempts.stream().filter(attempt -> attempt.status() == Status.PENDING)
                .filter(attempt -> remoteId.forAll(remote -> remote.equals(attempt.remoteId()) || remote.equals(order.remoteId())))
                .toList();
        if (order.cancelledAt().isDefined() || paid && pending.isEmpty()) {
            return Cancellation.refused("INCORRECT_PAYMENT_STATUS");
        }
        var now = clock.instant();
        tables.update("UPDATE rehearsal_order SET cancelled_at = ? WHERE order_id = ?", now, order.orderId());
        var given = attempts.isEmpty() ? List.of(order.remoteId()) : pending.stream().map(Attempt::remoteId).toList();
        given.forEach(remote -> write(tables, new Attempt(order.orderId(), remote, order.amount(), order.currency(), Status.FAILURE,
                Option.some("CANCELLED"), now), 0));
        return Cancellation.confirmed(paid ? "CANCELED_PARTIALLY" : "CANCELED_FULLY");
    }

    /** @return why not, in the operator's words; a message id that is known already is confirmed without a second refund */
    Either<OperatorError, String> refund(String messageId, String remoteId, Money amount, String currency, boolean withoutFunds) {
        return database.together(tables -> {
            var known = tables.first("SELECT remote_id, grosze FROM rehearsal_refund WHERE message_id = ?",
                    row -> row.getString("remote_id").equals(remoteId) && row.getLong("grosze") == amount.grosze(), messageId);
            if (known.isDefined()) {
                return known.get() ? Either.right(messageId) : Either.left(OperatorError.MESSAGE_ID_NOT_UNIQUE);
            }
            var attempt = tables.first("""
                    SELECT a.*, o.currency FROM rehearsal_attempt a JOIN rehearsal_order o ON o.order_id = a.order_id
                    WHERE a.remote_id = ? FOR UPDATE""", AutopayOperator::attempt, remoteId);
            if (attempt.filter(paid -> paid.currency().equals(currency)).isEmpty()) {
                return Either.left(OperatorError.TRANSACTION_NOT_FOUND);
            }
            if (attempt.get().status() != Status.SUCCESS) {
                return Either.left(OperatorError.TRANSACTION_NOT_IN_REFUNDABLE_STATUS);
            }
            var before = Money.ofGrosze(tables.first("SELECT COALESCE(SUM(grosze), 0) AS sum FROM rehearsal_refund WHERE remote_id = ? AND outcome = 'DONE'",
                    row -> row.getLong("sum"), remoteId).get());
            tables.update("INSERT INTO rehearsal_refund (message_id, remote_id, grosze, outcome, settled_at) VALUES (?, ?, ?, ?, ?)",
                    messageId, remoteId, amount.grosze(), withoutFunds ? "CANCELED_NO_FUNDS_ON_BALANCE"
                            : before.plus(amount).compareTo(attempt.get().amount()) > 0 ? "CANCELED_AMOUNT_EXCEEDS_TRANSACTION" : "DONE",
                    clock.instant().plus(REFUND_TAKES));
            return Either.right(messageId);
        });
    }

    Option<Refund> refund(String messageId) {
        return database.first("SELECT * FROM rehearsal_refund WHERE message_id = ?", this::refund, messageId);
    }

    /** An order with all that became of it. */
    record History(Order order, String status, List<Attempt> attempts, List<Refund> refunds) {
    }

    /** Of every order, oldest first. */
    List<History> histories() {
        var attempts = database.list("SELECT a.*, o.currency FROM rehearsal_attempt a JOIN rehearsal_order o ON o.order_id = a.order_id ORDER BY a.seq",
                AutopayOperator::attempt).stream().collect(Collectors.groupingBy(Attempt::orderId));
        var refunds = database.list("SELECT * FROM rehearsal_refund ORDER BY seq", this::refund).stream()
                .collect(Collectors.groupingBy(Refund::remoteId));
        return orders().stream().map(order -> {
            var tried = attempts.getOrDefault(order.orderId(), List.of());
            return new History(order, status(order, tried), tried,
                    tried.stream().flatMap(attempt -> refunds.getOrDefault(attempt.remoteId(), List.of()).stream()).toList());
        }).toList();
    }

    /** The errors of autopay.md 9.3 that can come from these books. */
    enum OperatorError {
        TRANSACTION_NOT_FOUND(-10), INVALID_FORMAT(2), INVALID_HASH(7), VALIDATION_FAILED(49), TRANSACTION_NOT_IN_REFUNDABLE_STATUS(54),
        MESSAGE_ID_NOT_UNIQUE(76), TRANSACTION_TOO_OLD_TO_REFUND(156), OTHER_ERROR(200);

        private final int code;

        OperatorError(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private interface OnOrder {
        Either<Problem, Itn> on(RehearsalDatabase tables, Order order);
    }

    private Either<Problem, Itn> onOrder(String orderId, OnOrder work) {
        return database.together(tables -> locked(tables, orderId).toEither(() -> unknownOrder(orderId))
                .flatMap(order -> work.on(tables, order)));
    }

    /** A dead order takes no money, except money that a payer gave before it died, or that the caller insists on. */
    private Either<Problem, Order> open(Order order, Option<Instant> insistedAt) {
        if (order.cancelledAt().exists(cancelled -> !insistedAt.exists(at -> at.isBefore(cancelled)))) {
            return Either.left(Problem.conflict("order-cancelled", "The order is cancelled",
                    "The operator takes no money for a cancelled order; with 'at' before " + order.cancelledAt().get()
                            + " it is money that was on its way then."));
        }
        if (insistedAt.isEmpty() && clock.instant().isAfter(order.validUntil())) {
            return Either.left(Problem.conflict("order-expired", "The order is no longer valid",
                    "The operator sends money back by itself after " + order.validUntil() + "; with 'at' the notification is sent all the same."));
        }
        return Either.right(order);
    }

    private Either<Problem, Itn> write(RehearsalDatabase tables, Attempt attempt, long leasedUntil) {
        var known = tables.first("""
                SELECT a.*, o.currency FROM rehearsal_attempt a JOIN rehearsal_order o ON o.order_id = a.order_id
                WHERE a.remote_id = ? FOR UPDATE""", AutopayOperator::attempt, attempt.remoteId());
        if (known.exists(before -> !before.orderId().equals(attempt.orderId()))) {
            return Either.left(Problem.conflict("remote-id-in-use", "The remoteId belongs to another order",
                    "An attempt belongs to one order; leave remoteId out to get a new one."));
        }
        // An attempt that brought its money keeps it, whatever is said about it later.
        if (known.forAll(before -> before.status() != Status.SUCCESS)) {
            tables.update("""
                    INSERT INTO rehearsal_attempt (remote_id, order_id, grosze, status, details, changed_at) VALUES (?, ?, ?, ?, ?, ?)
                    ON DUPLICATE KEY UPDATE grosze = VALUES(grosze), status = VALUES(status), details = VALUES(details),
                                            changed_at = VALUES(changed_at)""",
                    attempt.remoteId(), attempt.orderId(), attempt.amount().grosze(), attempt.status().name(),
                    attempt.details().getOrNull(), attempt.changedAt());
        }
        return Either.right(Itn.write(tables, attempt, clock.instant(), leasedUntil));
    }

    /** The payer goes on with what was begun; a new try is a new attempt. */
    private String nextRemoteId(RehearsalDatabase tables, Order order) {
        var attempts = attempts(tables, order.orderId());
        return attempts.isEmpty() ? order.remoteId() : Option.ofOptional(attempts.stream()
                .filter(attempt -> attempt.status() == Status.PENDING).reduce((first, second) -> second))
                .map(Attempt::remoteId).getOrElse(this::newId);
    }

    private static Option<Order> locked(RehearsalDatabase tables, String orderId) {
        return tables.first("SELECT * FROM rehearsal_order WHERE order_id = ? FOR UPDATE", AutopayOperator::order, orderId);
    }

    private static List<Attempt> attempts(RehearsalDatabase tables, String orderId) {
        return tables.list("""
                SELECT a.*, o.currency FROM rehearsal_attempt a JOIN rehearsal_order o ON o.order_id = a.order_id
                WHERE a.order_id = ? ORDER BY a.seq""", AutopayOperator::attempt, orderId);
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(row.getString("order_id"), row.getString("remote_id"), row.getString("page"), Money.ofGrosze(row.getLong("grosze")),
                row.getString("currency"), Option.of(row.getString("return_url")), RehearsalDatabase.instant(row, "link_until"),
                RehearsalDatabase.instant(row, "valid_until"), Option.of(RehearsalDatabase.instant(row, "cancelled_at")));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(row.getString("order_id"), row.getString("remote_id"), Money.ofGrosze(row.getLong("grosze")),
                row.getString("currency"), Status.valueOf(row.getString("status")), Option.of(row.getString("details")),
                RehearsalDatabase.instant(row, "changed_at"));
    }

    private Refund refund(ResultSet row) throws SQLException {
        var settled = !clock.instant().isBefore(RehearsalDatabase.instant(row, "settled_at"));
        return new Refund(row.getString("message_id"), row.getString("remote_id"), Money.ofGrosze(row.getLong("grosze")),
                settled ? row.getString("outcome") : "PROCESSING");
    }

    private static Problem unknownOrder(String orderId) {
        return Problem.unknown("order", "The operator knows no such order: the product has not started it yet, or it was never made.");
    }

    private String newId() {
        return random.ints(8, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1)).collect(Collectors.joining());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
