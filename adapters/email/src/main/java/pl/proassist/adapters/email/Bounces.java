package pl.proassist.adapters.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import pl.proassist.application.arriving.RecordBounce;

/**
 * The door where the facility's mail server hands in what came back: it pipes each mail for the bounce address here, whole (RFC 3464). The
 * address of the door is the secret. One word says what became of it; only what can never be read is refused, so that a pipe sends nothing twice.
 */
@Path("/webhooks/email/bounces/{secret}")
public class Bounces {

    private static final Logger LOG = System.getLogger(Bounces.class.getName());
    private static final int LONGEST = 1024 * 1024;

    private final BounceSecret secret;
    private final RecordBounce recordBounce;

    @Inject
    public Bounces(BounceSecret secret, RecordBounce recordBounce) {
        this.secret = secret;
        this.recordBounce = recordBounce;
    }

    @POST
    @Consumes({"message/rfc822", MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.TEXT_PLAIN)
    public Response take(@PathParam("secret") String given, InputStream mail) throws IOException {
        if (!MessageDigest.isEqual(given.getBytes(UTF_8), secret.value().getBytes(UTF_8))) {
            LOG.log(Level.WARNING, "a bounced mail at a wrong address");
            throw new NotFoundException();
        }
        var whole = mail.readNBytes(LONGEST + 1);
        if (whole.length > LONGEST) {
            return Response.status(413).entity("TOO-LONG").build();
        }
        try {
            return Response.ok(Bounce.read(whole).map(this::heard).getOrElse("NO-REPORT")).build();
        } catch (Bounce.Unreadable broken) {
            LOG.log(Level.WARNING, broken.getMessage());
            return Response.status(400).entity("UNREADABLE").build();
        }
    }

    private String heard(Bounce bounce) {
        if (bounce.message().isEmpty()) {
            return RecordBounce.Heard.UNKNOWN.name();
        }
        return switch (bounce.fate()) {
            case DELIVERED -> recordBounce.handle(bounce.message().get(), true).name();
            case UNDELIVERED -> recordBounce.handle(bounce.message().get(), false).name();
            case OPEN -> "NOT-FINAL";
        };
    }
}
