package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.MOMENT;
import static pl.proassist.adapters.rest.Member.NAME;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import pl.proassist.application.access.ReadTrail;
import pl.proassist.application.port.Trail;
import pl.proassist.application.registering.LookUp;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.shared.Refusal;

/** The log of what was done, for reading and for taking away (SEC-21). Both are written into it. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private final ReadTrail readTrail;
    private final LookUp lookUp;

    @Inject
    public AuditResource(ReadTrail readTrail, LookUp lookUp) {
        this.readTrail = readTrail;
        this.lookUp = lookUp;
    }

    @GET
    public Response read(@Context SecurityContext who, @QueryParam("facility") String facilities, @QueryParam("patient") String patients,
                         @QueryParam("user") String users, @QueryParam("what") String acts, @QueryParam("from") String begin,
                         @QueryParam("to") String end, @QueryParam("limit") String limits, @QueryParam("cursor") String cursors) {
        var query = new Query().with("facility", facilities).with("patient", patients).with("user", users).with("what", acts)
                .with("from", begin).with("to", end).with("limit", limits).with("cursor", cursors).read();
        var facility = query.optional("facility", ID.as(FacilityId::new));
        var patient = query.optional("patient", ID.as(PatientId::new));
        var user = query.optional("user", ID.as(UserId::new));
        var what = query.optional("what", NAME);
        var from = query.optional("from", MOMENT);
        var to = query.optional("to", MOMENT);
        var limit = Query.limit(query);
        var before = Query.cursor(query, "\\d{1,18}").map(Long::valueOf);
        return query.done(() -> zone(who, facility).map(zone -> new Trail.Filter(Option.none(), patient, user, what,
                        from.map(moment -> moment.begin().apply(zone)), to.map(moment -> moment.end().apply(zone)))))
                .flatMap(filter -> readTrail.page(Callers.of(who), facility, filter, before, limit + 1))
                .map(found -> Page.of(found, limit, EntryResponse::of, entry -> String.valueOf(entry.number())))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    /** Days are counted where the facility is; without one, in Poland. */
    private Either<Refusal, ZoneId> zone(SecurityContext who, Option<FacilityId> facility) {
        return facility.fold(() -> Either.right(PolicySettings.DEFAULT.zone()),
                id -> lookUp.facility(Callers.of(who), id).map(card -> card.thing().zone()));
    }

    @GET @Path("/export") @Produces("text/plain;charset=utf-8")
    public Response export(@Context SecurityContext who) {
        return readTrail.export(Callers.of(who)).fold(Problems::from, lines -> Response.ok((StreamingOutput) stream -> write(lines, stream)).build());
    }

    /** Line by line as they are read: the log may be larger than the memory. Whoever goes away ends the reading too. */
    private static void write(Consumer<Consumer<String>> lines, OutputStream stream) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        try {
            lines.accept(line -> write(text, line));
            text.flush();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void write(Writer text, String line) {
        try {
            text.append(line).append('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * One entry of the trail.
     *
     * @param entry the line that the hash was made of, as JSON
     */
    public record EntryResponse(long number, String at, String hash, JsonObject entry) {

        private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

        static EntryResponse of(Trail.Entry entry) {
            try (var reader = READERS.createReader(new StringReader(entry.body()))) {
                return new EntryResponse(entry.number(), entry.at().toString(), entry.hash(), reader.readObject());
            }
        }

        @Override public String toString() {
            return "entry " + number;
        }
    }
}
