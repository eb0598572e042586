package pl.proassist.application.port;

/** A stored thing and the version that its ETag tells. */
public record Versioned<T>(T thing, long version) {
}
