package pl.proassist.application.reporting;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.OnlinePayments.Variant;
import pl.proassist.application.port.Sheets;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Refusal;

/**
 * The report "Płatności online", on the screen and as a file (RPT-01, RPT-08), for people who need neither the patients' cards nor a
 * login at the operator (RPT-11, RPT-12, A37). With names and phones it is an export of personal data and stands in the trail as one.
 */
public final class ReportOnlinePayments {

    public record Question(FacilityId facility, Period period, OnlinePayments.By by, Option<OnlinePayments.Status> status, Option<Boolean> required,
                           Option<SpecialistId> specialist, Option<ServiceId> service, Variant variant) {

        OnlinePayments.Filter filter(ZoneId zone) {
            return new OnlinePayments.Filter(facility, by, period.begin(zone), period.end(zone), status, required, specialist, service);
        }
    }

    /**
     * One page.
     *
     * @param at     the moment that waiting and overdue are told by
     * @param totals of the whole filter; with the first page only
     */
    public record Shown(List<OnlinePayments.Line> lines, Instant at, Option<OnlinePayments.Totals> totals) {
    }

    /** How a line becomes a row. */
    public record Layout(Sheets.Sheet sheet, Function<OnlinePayments.Line, List<Sheets.Cell>> row) {
    }

    private final OnlinePayments payments;
    private final Sheets sheets;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public ReportOnlinePayments(OnlinePayments payments, Sheets sheets, Directory directory, Transactions transactions, Clock clock) {
        this.payments = payments;
        this.sheets = sheets;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Shown> page(Caller caller, Question question, Option<OnlinePayments.After> after, int limit) {
        var act = question.variant() == Variant.BASIC ? caller.looks("payments-report.show") : caller.does("payments-report.show-personal");
        return transactions.run(told(act, question), () -> allowed(caller, question).map(facility -> {
            var now = clock.instant();
            var filter = question.filter(facility.zone());
            return new Shown(payments.page(filter, question.variant(), now, after, limit), now,
                    Option.when(after.isEmpty(), () -> payments.totals(filter, now)));
        }));
    }

    /** Remembered before the first byte goes out. @param layout by the zone of the facility and the moment of asking */
    public Either<Refusal, Consumer<Consumer<byte[]>>> file(Caller caller, Question question, Sheets.Format format,
                                                            BiFunction<ZoneId, Instant, Layout> layout) {
        var act = caller.does(question.variant() == Variant.BASIC ? "payments-report.export" : "payments-report.export-personal");
        return transactions.run(told(act, question), () -> allowed(caller, question).flatMap(facility -> {
            var now = clock.instant();
            var filter = question.filter(facility.zone());
            return payments.totals(filter, now).all().count() > format.capacity()
                    ? left(new ReportRefusal.TooManyRows(format.capacity()))
                    : right(written(filter, question.variant(), now, format, layout.apply(facility.zone(), now)));
        }));
    }

    private Consumer<Consumer<byte[]>> written(OnlinePayments.Filter filter, Variant variant, Instant now, Sheets.Format format, Layout layout) {
        return file -> sheets.write(format, layout.sheet(),
                rows -> payments.each(filter, variant, now, layout.row(), rows), file);
    }

    private Either<Refusal, Facility> allowed(Caller caller, Question question) {
        var unknown = new FacilityRefusal.UnknownFacility(question.facility());
        return caller.may(Permission.PAYMENTS_REPORT, question.facility(), unknown)
                .flatMap(may -> question.variant() == Variant.BASIC ? right(may) : caller.may(Permission.EXPORT_PERSONAL, question.facility(), unknown))
                .flatMap(may -> Statistics.facility(directory, question.facility()));
    }

    private static Act told(Act act, Question question) {
        return act.on("facility", question.facility().value()).saying("from", question.period().from().toString())
                .saying("to", question.period().to().toString());
    }
}
