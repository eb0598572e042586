package pl.proassist.adapters.rest;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpHandlerContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import pl.proassist.application.access.IdentifyCaller;
import pl.proassist.application.access.RotateDataKeys;
import pl.proassist.application.booking.FindVisits;
import pl.proassist.application.delivery.ListBlocked;
import pl.proassist.application.fakes.InMemoryDataKeys;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.application.prepayment.MakePaymentLink;
import pl.proassist.application.prepayment.OperatorOrders;
import pl.proassist.application.registering.RegisterFacility;
import pl.proassist.application.registering.RegisterPatient;
import pl.proassist.application.registering.RegisterRoom;
import pl.proassist.application.registering.RegisterServiceOffer;
import pl.proassist.application.registering.RegisterSpecialist;
import pl.proassist.domain.access.Caller;

/** The whole API over a real socket, with the small clinic of {@link World} behind it. */
final class RunningApi implements AutoCloseable {

    static final String TOKEN = "the-token-of-the-administrator";

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Jersey complains of resources that come ready made; our own lines would bury what a failing test says. */
    private static final List<Logger> QUIET = List.of(Logger.getLogger("org.glassfish.jersey"), Logger.getLogger("pl.proassist"));

    static {
        QUIET.forEach(each -> each.setLevel(Level.OFF));
    }

    /** Beyond its buffer the server of the JDK sends chunks although the length was told, and nobody understands that. */
    private static final int LONGEST_ANSWER = 1 << 20;

    /** Requests a minute that a session or a key may make. */
    static final int QUOTA = 30;
    static final String PROXY = "127.0.0.1";
    static final PublicUrl HERE = new PublicUrl(URI.create("http://127.0.0.1:8080"));

    /** Made once for all tests, as JAX-RS takes its time to look at the resources; each request goes to those of the clinic that it came to. */
    private static HttpHandler shared;
    private static final ThreadLocal<RunningApi> ASKED = new ThreadLocal<>();

    final World world = new World();
    final Staff staff = new Staff(world);
    final Map<String, Caller> callers = new ConcurrentHashMap<>(Map.of(TOKEN, Caller.installation(PROXY)));
    final List<IdentifyCaller.Credentials> presented = new CopyOnWriteArrayList<>();

    private final Map<Class<?>, Object> resources = new LinkedHashMap<>();
    private final TokenBuckets buckets = new TokenBuckets(QUOTA, Duration.ofMinutes(1), world.clock);
    private final RepeatedRequests keys;
    private final HttpServer server;

    RunningApi() {
        this(UnaryOperator.identity());
    }

    /** @param keys puts something between the API and the store of idempotency keys */
    RunningApi(UnaryOperator<RepeatedRequests> keys) {
        this.keys = keys.apply(world.stores.requests());
        Stream.of(resources(world), staff.resources()).flatMap(Stream::of).forEach(each -> resources.put(each.getClass(), each));
        var all = handler(resources.keySet());
        server = serve("/api/v1/", exchange -> {
            ASKED.set(this);
            try {
                all.handle(exchange);
            } finally {
                ASKED.remove();
            }
        });
    }

    private static synchronized HttpHandler handler(Set<Class<?>> resources) {
        if (shared == null) {
            var config = mannered(HERE);
            ApiApplication.READING.forEach(config::register);
            config.registerClasses(resources);
            config.register(new AbstractBinder() {
                @Override protected void configure() {
                    resources.forEach(this::ofTheClinic);
                }

                private <T> void ofTheClinic(Class<T> resource) {
                    bindFactory(() -> resource.cast(ASKED.get().resources.get(resource))).to(resource).ranked(1);
                }
            });
            config.registerInstances(new Doorkeeper(entrance(), new ClientAddress(List.of(PROXY)), RunningApi::wire),
                    new RateLimit(asked(TokenBuckets.class, api -> api.buckets)),
                    new IdempotencyKeys(asked(RepeatedRequests.class, api -> api.keys), asked(Clock.class, api -> api.world.clock)));
            config.addProperties(new ApiApplication().getProperties());
            config.property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, LONGEST_ANSWER);
            shared = ContainerFactory.createContainer(JdkHttpHandlerContainer.class, config);
        }
        return shared;
    }

    /** That of the clinic which the request came to. */
    private static <T> T asked(Class<T> type, Function<RunningApi, T> which) {
        return mock(type, withSettings().stubOnly().defaultAnswer(call -> {
            try {
                call.getMethod().setAccessible(true);
                return call.getMethod().invoke(which.apply(ASKED.get()), call.getArguments());
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    /** What every application has, as the server would inject it. */
    static ResourceConfig mannered(PublicUrl publicUrl) {
        return new ResourceConfig(ApiApplication.MANNERS.toArray(Class<?>[]::new)).register(new AbstractBinder() {
            @Override protected void configure() {
                bind(publicUrl).to(PublicUrl.class);
            }
        });
    }

    /** Knows whoever stands in {@link #callers} or has logged in, and remembers what was shown at the entrance. */
    private static IdentifyCaller entrance() {
        return mock(IdentifyCaller.class, withSettings().stubOnly().defaultAnswer(call -> {
            var api = ASKED.get();
            var shown = call.getArgument(0, IdentifyCaller.Credentials.class);
            api.presented.add(shown);
            return Option.of(api.callers.get(shown.token())).fold(() -> api.staff.identifyCaller.handle(shown), Either::right);
        }));
    }

    private static HttpServletRequest wire() {
        var wire = mock(HttpServletRequest.class);
        when(wire.getRemoteAddr()).thenReturn(PROXY);
        return wire;
    }

    private static Object[] resources(World world) {
        var s = world.stores;
        var orders = new OperatorOrders(s.links(), s.visits(), s.patients(), world.operator, s.addresses(), s.transactions(), world.clock);
        var words = new VisitWords(s.addresses(), world.clock);
        var showVisit = world.showVisit;
        return new Object[] {
            new FacilitiesResource(new RegisterFacility(s.directory(), s.transactions()), world.lookUp),
            new SpecialistsResource(new RegisterSpecialist(s.directory(), s.transactions()), world.lookUp),
            new ServicesResource(new RegisterServiceOffer(s.directory(), s.transactions()), world.lookUp),
            new RoomsResource(new RegisterRoom(s.directory(), s.transactions()), world.lookUp),
            new PatientsResource(new RegisterPatient(s.patients(), s.transactions()), world.lookUp, world.clock),
            new BlacklistResource(world.markPatient, world.showBlacklist, world.contestBlacklisting, world.proposeBlacklisting),
            new ExemptionsResource(world.markPatient),
            new PaymentRulesResource(world.paymentRules),
            new RulesInUseResource(world.rulesHistory, world.dryRunRules, world.applyRules, world.lookUp),
            new RulePreviewResource(world.previewRule),
            new RuleHintsResource(),
            new MessageSettingsResource(world.facilityMessages, world.messagesHistory, world.previewMessage),
            new VisitsResource(world.bookVisit, showVisit, new FindVisits(s.views(), s.transactions()), world.lookUp, world.cancelVisit, world.moveVisit,
                    world.completeVisit, world.recordNoShow, words),
            new PrepaymentTermsResource(world.prepaymentTerms),
            new WaitingListResource(world.waitingList, world.lookUp), new FacilityCancelledDaysResource(world.cancelDay, world.showCancelledDay, world.lookUp),
            new CancelledDaysResource(world.showCancelledDay, world.liftCancelledDay),
            new LedgerBreachesResource(world.showLedgerBreaches),
            new VisitPaymentsResource(world.changePaymentTerms, world.showTermsHistory, world.acceptPrepaymentTerms,
                    new MakePaymentLink(s.links(), s.visits(), orders, s.addresses(), s.transactions()), world.takePaymentAtDesk, world.releaseVisit, showVisit, words),
            new PaymentLinksResource(world.showPaymentLink, world.sendPaymentLink, world.withdrawPaymentLink),
            new PaymentsResource(world.settleUnmatched, world.refundPayment, world.retryRefund),
            new AvailabilityResource(world.freeTimes, world.lookUp),
            new FacilityTasksResource(world.listTasks),
            new TasksResource(world.finishTask),
            new FacilityMessagesResource(world.listMessages, world.lookUp),
            new MessagesResource(world.sendAgain),
            new DeliverySettingsResource(world.facilityDelivery),
            new KsefModeResource(world.ksefMode), new KsefQueueResource(world.showKsefQueue), new InvoiceHandoverResource(world.handOverOffline),
            new DeliveriesResource(new ListBlocked(s.deliveries(), s.transactions()), world.unblockDelivery),
            new PatientExportResource(world.exportPatientFile),
            new PatientErasureResource(world.erasePatient),
            new PatientConsentsResource(world.patientConsents),
            new DisclosuresResource(world.whoHasSeen),
            new DataKeysResource(new RotateDataKeys(new InMemoryDataKeys(), s.transactions())),
            new OnlinePaymentsReportResource(world.reportOnlinePayments), new InvoicePaperResource(world.printInvoice), new InvoiceExportResource(world.exportInvoices),
            new RevenueReportResource(world.reportRevenue),
            new AttendanceReportResource(world.reportAttendance),
            new InvoicingSettingsResource(world.facilityInvoicing),
            new FacilityInvoicesResource(world.findInvoices, world.issueMonthly, world.issueByHand),
            new AccountingNotesResource(world.findAccountingNotes), new AccountingNotePaperResource(world.findAccountingNotes),
            new InvoicesResource(world.findInvoices, world.correctInvoice, world.rebuildInvoice, world.reviseInvoice, world.giveUpCorrection),
            new VisitInvoicesResource(world.issueInvoice, world.findInvoices, world.billVisit, world.writeAccountingNote),
            new PurchaseInvoicesResource(world.importPurchase, world.listPurchases),
            new PurchaseDocumentsResource(world.showPurchase)};
    }

    static HttpServer serve(String path, ResourceConfig config) {
        return serve(path, ContainerFactory.createContainer(JdkHttpHandlerContainer.class, config));
    }

    private static HttpServer serve(String path, HttpHandler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext(path, handler);
            server.start();
            return server;
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** With the token and the content type of JSON unless the headers say otherwise; an empty value leaves a header out. */
    Answer send(String method, String path, byte[] body, String... headers) {
        var all = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(Map.of("Authorization", "Bearer " + TOKEN));
        if (body.length > 0) {
            all.put("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return ask(server, "/api/v1" + path, method, body, all);
    }

    /** A file, which is no text. */
    byte[] download(String path, String token, String type) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token).header("Accept", type).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Answer ask(HttpServer server, String path, String method, byte[] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().getString("code");
        }

        /** {@code 404 unknown-visit}: what went wrong, as one sees it at a glance. */
        String no() {
            return status() + " " + code();
        }

        /** {@code facility.name too-long}: each wrong field and what is wrong with it. */
        List<String> wrong() {
            return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                    .map(each -> (each.getString("field") + " " + each.getString("code")).strip()).toList();
        }

        @Override public String toString() {
            return status() + " " + body();
        }
    }
}
