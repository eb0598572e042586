package pl.proassist.adapters.rest;

/** An answer that is JSON text already. */
record Spoken(String json) {
}
