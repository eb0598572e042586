package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The form that anybody may post at the notifications' door, read up to a limit. */
final class PostedForm {

    private static final int LONGEST = 256 * 1024;

    private PostedForm() {
    }

    /** The document in the field {@code transactions}; nothing when there is no such single field or it is not Base64. */
    static Option<byte[]> document(InputStream body) {
        try {
            var form = body.readNBytes(LONGEST + 1);
            return form.length > LONGEST ? Option.none() : document(new String(form, StandardCharsets.ISO_8859_1));
        } catch (IOException brokenOff) {
            return Option.none();
        }
    }

    private static Option<byte[]> document(String form) {
        var found = Arrays.stream(form.split("&")).filter(field -> field.startsWith("transactions=")).toList();
        return found.size() == 1 ? decoded(found.get(0).substring("transactions=".length())) : Option.none();
    }

    /** A plus that nobody has encoded arrives as a space; lines may be broken as in a letter (autopay.md 6.1). */
    private static Option<byte[]> decoded(String value) {
        try {
            var base64 = URLDecoder.decode(value, StandardCharsets.UTF_8).replace(' ', '+').replaceAll("[\\r\\n\\t]", "");
            return Option.some(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException nonsense) {
            return Option.none();
        }
    }
}
