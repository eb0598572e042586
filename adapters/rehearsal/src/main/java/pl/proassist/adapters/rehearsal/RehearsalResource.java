package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The doors of the world in a box (api.md 6): its clock, its messages, its payers and its faults. Without a token, but only for
 * callers on this machine, and not there at all unless the product rehearses.
 */
@Path("/rehearsal")
public class RehearsalResource {

    private static final String JSON = "application/json";

    private final Rehearsal rehearsal;

    @Inject
    public RehearsalResource(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @GET
    @Path("/clock")
    public Response now(@Context HttpServletRequest caller) {
        return inside(caller, () -> Either.right(RehearsalJson.of(new TimeTravel.Arrival(rehearsal.now(), List.of()))));
    }

    @PUT
    @Path("/clock")
    public Response jump(@Context HttpServletRequest caller, String body) {
        return inside(caller, () -> Demand.time(body).map(rehearsal::jump).map(RehearsalJson::of));
    }

    @POST
    @Path("/clock/advance")
    public Response advance(@Context HttpServletRequest caller, String body) {
        return inside(caller, () -> Demand.step(body, rehearsal.zone()).map(rehearsal::advance).map(RehearsalJson::of));
    }

    @GET
    @Path("/messages")
    public Response messages(@Context HttpServletRequest caller, @QueryParam("to") String to) {
        return inside(caller, () -> Either.right(RehearsalJson.items(rehearsal.messages(Option.of(to)), RehearsalJson::of)));
    }

    @GET
    @Path("/autopay/orders")
    public Response orders(@Context HttpServletRequest caller) {
        return inside(caller, () -> Either.right(RehearsalJson.items(rehearsal.orders(),
                order -> RehearsalJson.of(order, rehearsal.pageOf(order.order())))));
    }

    @POST
    @Path("/autopay/orders/{orderId}/pay")
    public Response pay(@Context HttpServletRequest caller, @PathParam("orderId") String orderId, String body) {
        return inside(caller, () -> Demand.payment(body).flatMap(pay -> rehearsal.pay(orderId, pay)).map(RehearsalJson::of));
    }

    @POST
    @Path("/autopay/orders/{orderId}/fail")
    public Response fail(@Context HttpServletRequest caller, @PathParam("orderId") String orderId, String body) {
        return inside(caller, () -> Demand.attempt(body).flatMap(attempt -> rehearsal.fail(orderId, attempt)).map(RehearsalJson::of));
    }

    @POST
    @Path("/autopay/orders/{orderId}/pending")
    public Response pending(@Context HttpServletRequest caller, @PathParam("orderId") String orderId, String body) {
        return inside(caller, () -> Demand.attempt(body).flatMap(attempt -> rehearsal.begin(orderId, attempt)).map(RehearsalJson::of));
    }

    @POST
    @Path("/autopay/orders/{orderId}/repeat")
    public Response repeat(@Context HttpServletRequest caller, @PathParam("orderId") String orderId, String body) {
        return inside(caller, () -> Demand.nothing(body).flatMap(nothing -> rehearsal.repeat(orderId)).map(RehearsalJson::of));
    }

    @GET
    @Path("/faults")
    public Response faults(@Context HttpServletRequest caller) {
        return inside(caller, () -> Either.right(RehearsalJson.of(rehearsal.faults())));
    }

    @PUT
    @Path("/faults")
    public Response setFaults(@Context HttpServletRequest caller, String body) {
        return inside(caller, () -> Demand.faults(body).map(rehearsal::goWrong).map(RehearsalJson::of));
    }

    @GET
    @Path("/ksef/invoices")
    public Response ksefInvoices(@Context HttpServletRequest caller) {
        return inside(caller, () -> Either.right(RehearsalJson.items(rehearsal.ksefInvoices(), sent -> RehearsalJson.of(sent, rehearsal.now()))));
    }

    @POST
    @Path("/ksef/purchases")
    public Response buy(@Context HttpServletRequest caller, String body) {
        return inside(caller, () -> Demand.purchase(body).flatMap(rehearsal::buy).map(sent -> RehearsalJson.of(sent, rehearsal.now()).build()));
    }

    @GET
    @Path("/ksef/announcement")
    public Response announcement(@Context HttpServletRequest caller) {
        return inside(caller, () -> Either.right(RehearsalJson.of(rehearsal.ksefState(), rehearsal.ksefEvents())));
    }

    @PUT
    @Path("/ksef/announcement")
    public Response announce(@Context HttpServletRequest caller, String body) {
        return inside(caller, () -> Demand.announcement(body).map(rehearsal::announce).map(state -> RehearsalJson.of(state, rehearsal.ksefEvents())));
    }

    @GET
    @Path("/ksef/credentials")
    public Response ksefCredentials(@Context HttpServletRequest caller, @QueryParam("nip") String nip) {
        return inside(caller, () -> Demand.taxpayer(nip).map(rehearsal::fetched).map(RehearsalJson::of));
    }

    @PUT
    @Path("/ksef/attachments")
    public Response declareAttachments(@Context HttpServletRequest caller, String body) {
        return inside(caller, () -> Demand.attachments(body).map(rehearsal::declareAttachments)
                .map(declared -> Json.createObjectBuilder().add("declared", declared).build()));
    }

    @POST
    @Path("/reset")
    public Response reset(@Context HttpServletRequest caller, String body) {
        return inside(caller, () -> Demand.nothing(body).map(nothing -> {
            var ids = Json.createObjectBuilder();
            rehearsal.reset().forEach(ids::add);
            return ids.build();
        }));
    }

    private Response inside(HttpServletRequest caller, Supplier<Either<Problem, JsonObject>> door) {
        return admitted(caller).flatMap(here -> door.get()).fold(RehearsalResource::refusal,
                answer -> Response.ok(answer.toString(), JSON).header("Cache-Control", "no-store").build());
    }

    private Either<Problem, Rehearsal> admitted(HttpServletRequest caller) {
        if (!rehearsal.isOpen()) {
            return Either.left(new Problem(404, "not-found", "Not found", "This server does not rehearse.", List.of()));
        }
        return isLoopback(caller.getRemoteAddr()) ? Either.right(rehearsal)
                : Either.left(new Problem(403, "loopback-only", "Only from this machine", "A rehearsal is played on the machine it runs on.", List.of()));
    }

    private static Response refusal(Problem problem) {
        return Response.status(problem.status()).type("application/problem+json").entity(RehearsalJson.of(problem).toString()).build();
    }

    /** The address is a literal, so nothing is looked up. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException odd) {
            return false;
        }
    }
}
