package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.util.List;

/** A refusal or fault on its way out, before {@link ProblemsInWords} gives it a title in the caller's language (RFC 9457). */
record Problem(int status, String code, List<FieldError> errors, Option<Throwable> cause) {

    static Problem of(int status, String code) {
        return new Problem(status, code, List.of(), Option.none());
    }
}
