package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import pl.proassist.application.delivery.DueWork;

/** The world in a box as a whole: its time, its providers, and how it begins anew (api.md 6). */
public final class Rehearsal implements AutoCloseable {

    private final RehearsalClock clock;
    private final Simulators simulators;
    private final TimeTravel travel;
    private final EmptyWorld emptyWorld;
    private final DemoFacility demo;
    private final RehearsalSettings settings;

    /**
     * @param clock the same that the product has
     * @param works everything of the product that falls due by that clock
     */
    public Rehearsal(DataSource source, RehearsalClock clock, Simulators simulators, List<DueWork> works, DemoFacility demo,
                     RehearsalSettings settings) {
        var all = new ArrayList<>(works);
        all.addAll(simulators.works());
        this.clock = clock;
        this.simulators = simulators;
        this.travel = new TimeTravel(clock, all);
        this.emptyWorld = new EmptyWorld(new RehearsalDatabase(source), settings.keptTables());
        this.demo = demo;
        this.settings = settings;
    }

    public void start() {
        simulators.start();
    }

    @Override
    public void close() {
        simulators.close();
    }

    /** Its doors are closed unless it was started. */
    boolean isOpen() {
        return simulators.isRunning();
    }

    Instant now() {
        return clock.instant();
    }

    TimeTravel.Arrival jump(Instant to) {
        return travel.jump(to);
    }

    TimeTravel.Arrival advance(UnaryOperator<Instant> by) {
        return travel.advance(by);
    }

    ZoneId zone() {
        return settings.zone();
    }

    /** What is under way is finished first, so that it writes nothing into the empty world. */
    Map<String, String> reset() {
        simulators.faults().replace(Map.of());
        travel.finish();
        emptyWorld.make();
        clock.release();
        return demo.make();
    }

    List<SimulatedMessages.Message> messages(Option<String> to) {
        return to.map(simulators.messages()::to).getOrElse(simulators.messages()::all);
    }

    Map<FaultySpot, Fault> faults() {
        return simulators.faults().all();
    }

    Map<FaultySpot, Fault> goWrong(Map<FaultySpot, Fault> faults) {
        simulators.goWrong(faults);
        return faults();
    }

    /** Everything that was ever sent to KSeF, oldest first. */
    List<KsefBooks.Sent> ksefInvoices() {
        return simulators.ministry().books().all();
    }

    Fetched fetched(String nip) {
        return simulators.fetched(nip);
    }

    KsefBoard.State ksefState() {
        return simulators.ministry().board().state(now());
    }

    List<KsefBoard.Event> ksefEvents() {
        return simulators.ministry().board().events();
    }

    KsefBoard.State announce(Demand.Announcement announcement) {
        simulators.ministry().board().announce(announcement.state(), announcement.start(), announcement.end(), now());
        return ksefState();
    }

    boolean declareAttachments(Demand.Attachments attachments) {
        simulators.ministry().credentials().declareAttachments(attachments.nip(), attachments.declared());
        return attachments.declared();
    }

    /** Another company issues an invoice to one of ours. */
    Either<Problem, KsefBooks.Sent> buy(KsefPurchase purchase) {
        var now = now();
        var xml = purchase.xml(now);
        var books = simulators.ministry().books();
        return books.read(xml).mapLeft(verdict -> Problem.malformed(List.of(new Problem.Wrong("xml", String.join(" ", verdict.details())))))
                .flatMap(invoice -> books.issueElsewhere(invoice, xml, now)
                        .toEither(() -> Problem.conflict("number-used", "The number is used", "KSeF has an invoice of this seller, kind and number.")));
    }

    List<AutopayOperator.History> orders() {
        return simulators.operator().histories();
    }

    /** Where a payer's browser finds the order. */
    String pageOf(AutopayOperator.Order order) {
        return simulators.pageOf(order);
    }

    Either<Problem, ItnDelivery.Outcome> pay(String orderId, AutopayOperator.Pay pay) {
        return simulators.payers().pay(orderId, pay);
    }

    Either<Problem, ItnDelivery.Outcome> fail(String orderId, AutopayOperator.Pay pay) {
        return simulators.payers().fail(orderId, pay);
    }

    Either<Problem, ItnDelivery.Outcome> begin(String orderId, AutopayOperator.Pay pay) {
        return simulators.payers().begin(orderId, pay);
    }

    Either<Problem, ItnDelivery.Outcome> repeat(String orderId) {
        return simulators.payers().repeat(orderId);
    }
}
