package pl.proassist.play;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.UUID;

/** JSON bodies on one line, and what people call things. */
public final class Words {

    private Words() {
    }

    /** {@code object("name", "Klinika", "limit", 3)}; a member whose value is null is left out. */
    public static JsonObject object(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                members.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return Json.createObjectBuilder(members).build();
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** The beginning of an id, as people say it. */
    public static String brief(String id) {
        return id.length() > 8 ? id.substring(0, 8) : id;
    }
}
