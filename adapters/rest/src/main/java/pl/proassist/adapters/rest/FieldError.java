package pl.proassist.adapters.rest;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with one member of a request. The words for it are found later, in the caller's language; the value itself is
 * never repeated, as it may be personal data.
 *
 * @param field  the path of the member, {@code facility.deadline.lead}; empty for the body as a whole
 * @param values what its sentence names: the allowed values, the largest length
 */
public record FieldError(String field, String code, List<String> values) {

    static FieldError of(String field, String code, Object... values) {
        return new FieldError(field, code, Arrays.stream(values).map(String::valueOf).toList());
    }
}
