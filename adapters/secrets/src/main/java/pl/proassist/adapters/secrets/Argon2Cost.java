package pl.proassist.adapters.secrets;

/** What one hash costs: memory in KiB, passes over it, and lanes that can be worked on at once. */
record Argon2Cost(int memory, int passes, int lanes) {

    /** The first of the settings that OWASP's Password Storage Cheat Sheet gives as the least for Argon2id. */
    static final Argon2Cost OWASP = new Argon2Cost(19 * 1024, 2, 1);

    boolean isBelow(Argon2Cost other) {
        return memory < other.memory || passes < other.passes || lanes < other.lanes;
    }
}
