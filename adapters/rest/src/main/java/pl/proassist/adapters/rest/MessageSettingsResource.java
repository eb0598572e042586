package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.lines;
import static pl.proassist.adapters.rest.Member.oneOf;
import static pl.proassist.adapters.rest.Member.text;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.notifying.FacilityMessages;
import pl.proassist.application.notifying.MessagesHistory;
import pl.proassist.application.notifying.PreviewMessage;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.message.MessageSettings;
import pl.proassist.domain.message.Words;
import pl.proassist.domain.policy.MessageChannel;

/** Which messages a facility's patients get, when, by which ways and in which words, and what one of them would look like (MSG-01 to MSG-12). */
@Path("/facilities/{f}/message-settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class MessageSettingsResource {

    private final FacilityMessages messages;
    private final MessagesHistory history;
    private final PreviewMessage previewMessage;

    @Inject
    public MessageSettingsResource(FacilityMessages messages, MessagesHistory history, PreviewMessage previewMessage) {
        this.messages = messages;
        this.history = history;
        this.previewMessage = previewMessage;
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return messages.read(Callers.of(who), facility).fold(Problems::from, settings -> answer(200, settings));
    }

    @PUT
    public Response replace(@Context SecurityContext who, @PathParam("f") FacilityId facility, @HeaderParam("If-Match") String ifMatch, Body body) {
        var seen = Seen.of(ifMatch);
        var wanted = MessageMembers.settings(facility, body);
        return body.done(() -> messages.replace(Callers.of(who), wanted.get(), seen))
                .fold(Problems::from, stored -> answer(stored.version() == 1 ? 201 : 200, stored));
    }

    @GET @Path("/history")
    public Response versions(@Context SecurityContext who, @PathParam("f") FacilityId facility, @QueryParam("limit") String limits,
                             @QueryParam("cursor") String cursors) {
        var query = new Query().with("limit", limits).with("cursor", cursors).read();
        var limit = Query.limit(query);
        var before = Query.cursor(query, "\\d{1,18}").map(Long::valueOf);
        return query.done(() -> history.handle(Callers.of(who), facility, before, limit + 1))
                .map(found -> Page.of(found, limit, MessageSettingsStepResponse::of, step -> String.valueOf(step.version().settings().version())))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    @POST @Path("/preview")
    public Response preview(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var kind = body.required("kind", oneOf(MessageKind.class));
        var channel = body.required("channel", oneOf(MessageChannel.class));
        var language = body.required("language", Member.LANGUAGE);
        var words = words(body, kind, channel);
        return body.done(() -> previewMessage.handle(Callers.of(who), new PreviewMessage.Question(facility, kind.get(), channel.get(), language.get(), words)))
                .fold(Problems::from, preview -> Response.ok(MessagePreviewResponse.of(preview)).build());
    }

    /** Words to try; an e-mail has both a subject and a text. */
    private static Option<Words> words(Body body, Option<MessageKind> kind, Option<MessageChannel> channel) {
        var text = body.optional("text", lines(Integer.MAX_VALUE)).peek(given -> kind.forEach(of -> MessageMembers.complain(body, "text", Words.faultsOfText(of, given, true))));
        var subject = body.optional("subject", text(Integer.MAX_VALUE)).peek(given -> kind.forEach(of -> MessageMembers.complain(body, "subject", Words.faultsOfSubject(of, given, true))));
        if (channel.contains(MessageChannel.SMS) && body.says("subject")) {
            body.wrong("subject", "not-in-sms");
        }
        if (channel.contains(MessageChannel.EMAIL) && body.says("subject") != body.says("text")) {
            body.wrong(body.says("subject") ? "text" : "subject", "missing");
        }
        return text.map(given -> new Words(subject, given));
    }

    private static Response answer(int status, MessageSettings settings) {
        return Response.status(status).entity(MessageSettingsResponse.of(settings)).tag(String.valueOf(settings.version())).build();
    }
}
