package pl.proassist.adapters.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** The request cannot be understood; it says everything that is wrong at once and nothing was changed. */
public final class MalformedRequest extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private final transient List<FieldError> errors;

    MalformedRequest(List<FieldError> errors) {
        super("malformed request", Problems.malformed(errors));
        this.errors = List.copyOf(errors);
    }

    static MalformedRequest of(String field, String code, Object... values) {
        return new MalformedRequest(List.of(FieldError.of(field, code, values)));
    }

    List<FieldError> errors() {
        return errors;
    }
}
