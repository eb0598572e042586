package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import pl.proassist.application.port.OnlinePayments.Line;
import pl.proassist.application.port.OnlinePayments.Person;
import pl.proassist.application.port.OnlinePayments.Variant;
import pl.proassist.application.port.Sheets.Cell;
import pl.proassist.application.port.Sheets.Column;
import pl.proassist.application.port.Sheets.Kind;
import pl.proassist.application.port.Sheets.Sheet;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.reporting.ReportOnlinePayments.Layout;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitStatus;

/** The columns of the report as a file, in the language of whoever asks (PAR-03, PAR-04, A14); hours as the clocks of the facility tell them. */
final class OnlinePaymentsTable {

    private final Speech speech;
    private final ZoneId zone;
    private final Instant now;

    OnlinePaymentsTable(Speech speech, ZoneId zone, Instant now) {
        this.speech = speech;
        this.zone = zone;
        this.now = now;
    }

    Layout layout(Variant variant) {
        var columns = columns(variant);
        return new Layout(new Sheet(speech.report("title"), speech.report("sums"), columns.stream().map(Shown::column).toList()), line -> {
            var row = new ArrayList<Cell>(columns.size());
            columns.forEach(column -> row.add(column.cell().apply(line)));
            return row;
        });
    }

    private List<Shown> columns(Variant variant) {
        return Stream.of(
                Stream.of(word("needs-receipt", 18, either("receipt.due", "receipt.none", Line::needsReceipt)),
                        moment("issued-at", line -> Option.some(line.issuedAt())),
                        text("id", 38, line -> line.link().toString())),
                variant == Variant.BASIC ? Stream.<Shown>of() : Stream.of(
                        text("patient", 28, line -> line.patient().map(Person::name).getOrElse("")),
                        text("phone", 16, line -> line.patient().flatMap(Person::phone).map(PhoneNumber::value).getOrElse(""))),
                Stream.of(moment("visit-at", line -> Option.some(line.visitAt())),
                        word("visit-status", 22, oneOf(VisitStatus.class, status -> speech.file("status", status.name()), line -> Option.some(line.visitStatus()))),
                        word("service", 28, line -> new Cell.Word(line.service())),
                        word("specialist", 28, line -> new Cell.Word(line.specialist())),
                        word("requirement", 18, either("required", "optional", Line::required)),
                        word("status", 20, oneOf(VisitView.PaymentStatus.class, status -> speech.report("status." + status.name()), line -> Option.some(line.status(now)))),
                        amount("amount", Line::amount),
                        amount("paid", Line::paid),
                        amount("refunded", Line::refunded),
                        word("refund", 18, oneOf(Refund.State.class, state -> speech.report("refund." + state.name()), Line::refund)),
                        word("withdrawn", 22, yesOrNo(Line::withdrawn)),
                        moment("paid-at", Line::paidAt),
                        word("means", 16, oneOf(Payment.Means.class, means -> speech.file("means", means.name()), Line::means))))
                .flatMap(Function.identity()).toList();
    }

    private Function<Line, Cell> yesOrNo(Predicate<Line> asked) {
        return either("yes", "no", asked);
    }

    private Function<Line, Cell> either(String one, String other, Predicate<Line> asked) {
        var cells = List.of(new Cell.Word(speech.report(one)), new Cell.Word(speech.report(other)));
        return line -> cells.get(asked.test(line) ? 0 : 1);
    }

    /** A word is looked up once and not for each row; nothing is an empty word. */
    private static <E extends Enum<E>> Function<Line, Cell> oneOf(Class<E> type, Function<E, String> word, Function<Line, Option<E>> which) {
        var cells = new EnumMap<E, Cell>(type);
        var none = new Cell.Word("");
        return line -> which.apply(line).fold(() -> none, found -> cells.computeIfAbsent(found, each -> new Cell.Word(word.apply(each))));
    }

    private Shown text(String key, int width, Function<Line, String> text) {
        return new Shown(new Column(speech.report(key), Kind.TEXT, width), line -> new Cell.Text(text.apply(line)));
    }

    private Shown word(String key, int width, Function<Line, Cell> word) {
        return new Shown(new Column(speech.report(key), Kind.TEXT, width), word);
    }

    private Shown amount(String key, Function<Line, Money> money) {
        return new Shown(new Column(speech.report(key), Kind.SUM, 14), line -> new Cell.Amount(money.apply(line)));
    }

    private Shown moment(String key, Function<Line, Option<Instant>> at) {
        return new Shown(new Column(speech.report(key), Kind.MOMENT, 18),
                line -> at.apply(line).map(moment -> (Cell) new Cell.Moment(LocalDateTime.ofInstant(moment, zone))).getOrElse(Cell.EMPTY));
    }

    private record Shown(Column column, Function<Line, Cell> cell) {
    }
}
