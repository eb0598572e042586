package pl.proassist.adapters.rehearsal;

import java.util.List;

/** Why a door of the rehearsal does not do what was asked (RFC 9457). */
record Problem(int status, String code, String title, String detail, List<Wrong> errors) {

    static Problem malformed(List<Wrong> errors) {
        return new Problem(400, "malformed-request", "The request is malformed", "Every wrong member is listed.", errors);
    }

    static Problem unknown(String thing, String detail) {
        return new Problem(404, "unknown-" + thing, "Unknown " + thing, detail, List.of());
    }

    static Problem conflict(String code, String title, String detail) {
        return new Problem(409, code, title, detail, List.of());
    }

    /** One member that cannot be used. */
    record Wrong(String field, String message) {
    }
}
