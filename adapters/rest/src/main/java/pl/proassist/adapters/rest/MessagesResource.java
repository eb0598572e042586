package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.oneOf;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import pl.proassist.application.notifying.SendAgain;
import pl.proassist.application.port.Messages.Message;
import pl.proassist.domain.policy.MessageChannel;

/** Single messages to patients. */
@Path("/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class MessagesResource {

    private final SendAgain sendAgain;

    @Inject
    public MessagesResource(SendAgain sendAgain) {
        this.sendAgain = sendAgain;
    }

    @POST @Path("/{id}/send-again") @OncePerKey
    public Response sendAgain(@Context SecurityContext who, @PathParam("id") MessageId id, Body body) {
        var channel = body.required("channel", oneOf(MessageChannel.class));
        return body.done(() -> sendAgain.handle(Callers.of(who), new SendAgain.Command(id.value(), channel.get())))
                .fold(Problems::from, message -> Response.ok(SentAgainResponse.of(message)).build());
    }

    /** A message in a path. */
    public record MessageId(UUID value) {
    }

    /** The message that goes out now; what becomes of it is seen on the visit. */
    public record SentAgainResponse(String id, String visit, String kind, String channel) {

        static SentAgainResponse of(Message message) {
            return new SentAgainResponse(message.id().toString(), message.visit().toString(), message.kind().name(), message.channel().name());
        }
    }
}
