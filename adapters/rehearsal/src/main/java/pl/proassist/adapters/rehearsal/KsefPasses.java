package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The bearer tokens of KSeF (ksef.md 4.4): JWTs that expire by the business clock. What was handed out cannot be called back. */
final class KsefPasses {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final KsefKeys keys;

    KsefPasses(KsefKeys keys) {
        this.keys = keys;
    }

    /** For what a pass lets in: asking how a login goes, working, or getting another pass to work with. */
    enum Kind { OPERATION, ACCESS, REFRESH }

    record Pass(Kind kind, String login, String nip) {
    }

    String issue(Pass pass, Instant until) {
        var claims = Json.createObjectBuilder().add("typ", pass.kind().name()).add("sub", pass.login()).add("nip", pass.nip())
                .add("exp", until.getEpochSecond()).add("jti", UUID.randomUUID().toString()).build();
        var body = HEADER + "." + encode(claims.toString());
        return body + "." + keys.mark(body);
    }

    /** None when it is not ours, or over. */
    Option<Pass> read(String token, Instant now) {
        var cut = token.lastIndexOf('.');
        if (cut < 0 || !keys.mark(token.substring(0, cut)).equals(token.substring(cut + 1))) {
            return Option.none();
        }
        var claims = new String(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, cut)), StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(claims))) {
            var json = reader.readObject();
            return Option.when(now.getEpochSecond() < json.getJsonNumber("exp").longValue(),
                    () -> new Pass(Kind.valueOf(json.getString("typ")), json.getString("sub"), json.getString("nip")));
        } catch (JsonException unreadable) {
            return Option.none();
        }
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
