package pl.proassist.adapters.rest;

import java.util.List;

/** The body of every refusal and fault: {@code application/problem+json} (RFC 9457). */
public record ProblemResponse(String type, String title, int status, String detail, String code, List<Field> errors, String requestId) {

    public record Field(String field, String code, String message) {
    }
}
