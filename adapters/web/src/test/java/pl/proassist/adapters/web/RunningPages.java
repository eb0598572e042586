package pl.proassist.adapters.web;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static pl.proassist.domain.Builders.id;

import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpHandlerContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import pl.proassist.application.access.AcceptInvitation;
import pl.proassist.application.access.ConfirmLogin;
import pl.proassist.application.access.EndLogins;
import pl.proassist.application.access.SecondSteps;
import pl.proassist.application.fakes.FakePasswords;
import pl.proassist.application.fakes.FakeSecondFactor;
import pl.proassist.application.fakes.FakeSecrets;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountBuilder;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;

/** The pages for staff over a real socket. */
final class RunningPages implements AutoCloseable {

    /** The other end of every socket; in front of it stands a proxy that is believed. */
    private static final String PEER = "192.0.2.1";
    private static final LoginAttemptId ATTEMPT = new LoginAttemptId(id("attempt"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** It complains of resources that come ready made. */
    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

    static {
        JERSEY.setLevel(Level.OFF);
    }

    final World world = new World();
    final FakePasswords passwords = new FakePasswords(world.stores.transactions());
    private final FakeSecrets secrets = new FakeSecrets();
    private final HttpServer server;

    RunningPages() {
        this(UnaryOperator.identity());
    }

    /** @param between puts something between the page and the passwords */
    RunningPages(UnaryOperator<Passwords> between) {
        var stores = world.stores;
        var factors = Stream.of(SecondFactorMethod.values()).<SecondFactor>map(method -> new FakeSecondFactor(method, stores.transactions())).toList();
        var writer = new PageWriter("https://pay.autopay.example");
        VisitorAddress visitors = (peer, forwarded) -> forwarded == null ? peer : forwarded;
        server = serve(new ResourceConfig().register(new AbstractBinder() {
            @Override protected void configure() {
                var request = mock(HttpServletRequest.class);
                when(request.getRemoteAddr()).thenReturn(PEER);
                bind(request).to(HttpServletRequest.class);
            }
        }).registerInstances(
                new LoginPages(new ConfirmLogin(stores.attempts(), secrets, stores.transactions(), world.clock), visitors, writer),
                new InvitationPages(new AcceptInvitation(stores.accounts(), new EndLogins(stores.sessions(), stores.attempts()), between.apply(passwords), secrets,
                        new SecondSteps(factors, stores.attempts(), stores.staffLetters()), stores.transactions(), world.clock), visitors, writer),
                new AdvicePages(writer), new PayPages(world.showPayPage, world.leadToOperator, world.myInvoices, writer),
                new AttendancePages(world.answerAttendance, world.myInvoices, writer), new InvoicePages(world.myInvoices, writer), new OfferPages(world.answerOffer, writer)));
    }

    private static HttpServer serve(ResourceConfig config) {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", ContainerFactory.createContainer(JdkHttpHandlerContainer.class, config));
            server.start();
            return server;
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }

    /** Somebody is invited; the path of the page. */
    String invite(AccountBuilder person) {
        var token = "invitationOf" + person.details().login().value().replaceAll("\\W", "") + "1234567890";
        var invitation = new Invitation(secrets.fingerprint(token), 1, world.clock.instant().plus(Invitation.LIFETIME));
        save(person.invited(invitation));
        return "/invitation/" + token;
    }

    /** Somebody gave the right password and waits for the link; the path of the page. */
    String beginLogin(String device) {
        var details = new LoginAttempt.Details(ATTEMPT, AccountBuilder.ANNA, secrets.fingerprint("challenge"), world.clock.instant(), device, "192.0.2.7");
        world.stores.transactions().record(() -> {
            world.stores.attempts().save(LoginAttempt.Asked.first(details, SecondFactorMethod.EMAIL_LINK));
            return details;
        });
        return "/login/" + ATTEMPT + "." + secrets.derived("login link", ATTEMPT.value(), 1);
    }

    LoginAttempt attempt() {
        return world.stores.transactions().record(() -> world.stores.attempts().find(ATTEMPT)).get();
    }

    Account account(UserId user) {
        return world.stores.transactions().record(() -> world.stores.accounts().find(user)).map(Versioned::thing).get();
    }

    private void save(Account account) {
        world.stores.transactions().run(() -> world.stores.accounts().save(account).map(Versioned::thing))
                .getOrElseThrow(refusal -> new IllegalStateException(refusal.code()));
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return ask(HttpRequest.newBuilder(url(path)), headers);
    }

    /** As a browser sends a form. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
        return ask(HttpRequest.newBuilder(url(path)).POST(BodyPublishers.ofString(body)).header("Content-Type", "application/x-www-form-urlencoded"), headers);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request, String... headers) {
        try {
            return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override public void close() {
        server.stop(0);
    }
}
