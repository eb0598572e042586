package pl.proassist.adapters.email;

/** The part of the door's address that nobody guesses. */
public record BounceSecret(String value) {

    public BounceSecret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a door without a secret is open to everybody");
        }
    }

    @Override public String toString() {
        return "secret ***";
    }
}
