package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.MOMENT;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import pl.proassist.application.notifying.ListMessages;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.MessageViews.Which;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.facility.FacilityId;

/** Messages of a facility: those that did not arrive, for whoever calls the patients instead, and on request the others. */
@Path("/facilities/{f}/messages")
@Produces(MediaType.APPLICATION_JSON)
public final class FacilityMessagesResource {

    private static final Map<String, Which> STATES = Arrays.stream(Which.values())
            .collect(Collectors.toMap(which -> which.name().toLowerCase(Locale.ROOT).replace('_', '-'), which -> which, (one, other) -> one, LinkedHashMap::new));
    private static final Member<Which> STATE = Member.STRING.then(text -> Option.of(STATES.get(text))
            .toEither(() -> new Member.Wrong("not-allowed", List.of(String.join(", ", STATES.keySet())))));

    private final ListMessages listMessages;
    private final LookUp lookUp;

    @Inject
    public FacilityMessagesResource(ListMessages listMessages, LookUp lookUp) {
        this.listMessages = listMessages;
        this.lookUp = lookUp;
    }

    /** Without a state those that did not arrive. */
    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("state") String states,
                                 @QueryParam("from") String begin, @QueryParam("to") String end, @QueryParam("limit") String limits,
                                 @QueryParam("cursor") String cursors) {
        var query = new Query().with("state", states).with("from", begin).with("to", end).with("limit", limits).with("cursor", cursors).read();
        var which = query.optional("state", STATE).getOrElse(Which.NOT_DELIVERED);
        var from = query.optional("from", MOMENT);
        var to = query.optional("to", MOMENT);
        var limit = Query.limit(query);
        var before = Query.cursor(query, "\\d{1,18}").map(Long::valueOf);
        return query.done(() -> lookUp.facility(Callers.of(who), facility).map(card -> card.thing().zone()))
                .map(zone -> new MessageViews.Filter(facility, which, from.map(moment -> moment.begin().apply(zone)), to.map(moment -> moment.end().apply(zone)), before))
                .flatMap(filter -> listMessages.handle(Callers.of(who), filter, limit + 1))
                .map(found -> Page.of(found, limit, MessageResponse::of, shown -> String.valueOf(shown.message().number())))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    /**
     * @param to               where the patient is reached today; only its end, for whoever may not see patients
     * @param carriedOtherwise the same news went by the other channel
     */
    public record MessageResponse(String id, String visit, String kind, String channel, String status, String reason, String at, String deadline,
                                  String to, boolean carriedOtherwise) {

        static MessageResponse of(ListMessages.Shown shown) {
            var message = shown.message();
            return new MessageResponse(message.id().toString(), message.visit().toString(), message.kind().name(), message.channel().name(),
                    message.state().name(), message.reason().getOrNull(), message.createdAt().toString(), written(message.deadline()),
                    shown.to().getOrNull(), message.carriedOtherwise());
        }

        private static String written(Option<?> value) {
            return value.map(Object::toString).getOrNull();
        }
    }
}
