package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import pl.proassist.application.port.OnlinePayments.Line;
import pl.proassist.application.port.OnlinePayments.Person;
import pl.proassist.application.port.OnlinePayments.Variant;
import pl.proassist.application.port.Sheets.Cell;
import pl.proassist.application.port.Sheets.Column;
import pl.proassist.application.port.Sheets.Kind;
import pl.proassist.application.port.Sheets.Sheet;
import pl.proassist.application.reporting.ReportOnlinePayments.Layout;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.Money;

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
        return new Layout(new Sheet(speech.report("title"), speech.report("sums"), columns.stream().map(Shown::column).toList()),
                line -> columns.stream().map(column -> column.cell().apply(line)).toList());
    }

    private List<Shown> columns(Variant variant) {
        return Stream.of(
                Stream.of(word("needs-receipt", 18, line -> speech.report(line.needsReceipt() ? "receipt.due" : "receipt.none")),
                        moment("issued-at", line -> Option.some(line.issuedAt())),
                        text("id", 38, line -> line.link().toString())),
                variant == Variant.BASIC ? Stream.<Shown>of() : Stream.of(
                        text("patient", 28, line -> line.patient().map(Person::name).getOrElse("")),
                        text("phone", 16, line -> line.patient().flatMap(Person::phone).map(PhoneNumber::value).getOrElse(""))),
                Stream.of(moment("visit-at", line -> Option.some(line.visitAt())),
                        word("visit-status", 22, line -> speech.file("status", line.visitStatus().name())),
                        word("service", 28, Line::service),
                        word("specialist", 28, Line::specialist),
                        word("requirement", 18, line -> speech.report(line.required() ? "required" : "optional")),
                        word("status", 20, line -> speech.report("status." + line.status(now).name())),
                        amount("amount", Line::amount),
                        amount("paid", Line::paid),
                        amount("refunded", Line::refunded),
                        word("refund", 18, line -> line.refund().map(state -> speech.report("refund." + state.name())).getOrElse("")),
                        word("withdrawn", 22, line -> yesOrNo(line.withdrawn())),
                        moment("paid-at", Line::paidAt),
                        word("means", 16, line -> line.means().map(means -> speech.file("means", means.name())).getOrElse(""))))
                .flatMap(Function.identity()).toList();
    }

    private String yesOrNo(boolean flag) {
        return speech.report(flag ? "yes" : "no");
    }

    private Shown text(String key, int width, Function<Line, String> text) {
        return new Shown(new Column(speech.report(key), Kind.TEXT, width), line -> new Cell.Text(text.apply(line)));
    }

    private Shown word(String key, int width, Function<Line, String> word) {
        return new Shown(new Column(speech.report(key), Kind.TEXT, width), line -> new Cell.Word(word.apply(line)));
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
